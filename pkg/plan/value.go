// Package plan is the typed model of an account plan: what a plan IS, with the place in
// the source of every value. It reads nothing and prints nothing; package compile makes
// plans, rules and briefs read them.
package plan

import (
	"time"

	"github.com/shopspring/decimal"

	"github.com/acctplan/acctplan/pkg/source"
)

// State says how much of a value there is.
type State uint8

// The states of a value. The zero value is Missing.
const (
	Missing       State = iota // nothing written; Span, where set, is the place that should hold it
	Set                        // written and understood
	Placeholder                // written but not filled in: "TBD", "[Name]", "High / Medium / Low"
	Unreadable                 // written, but not as a value of this kind; a Problem says why
	Ambiguous                  // written, but with two plausible readings; a Problem shows both
	NotApplicable              // written as "n/a" where that is an answer
)

// Origin is where a value stands and what was written there.
type Origin struct {
	Span  source.Span // exactly the value's characters; for a missing value the empty cell, or zero
	Text  string      // what a reader sees: as written, without markup and surrounding space
	State State
}

// IsSet reports whether the value was written and understood.
func (o Origin) IsSet() bool { return o.State == Set }

// IsWritten reports whether anything at all was written, understood or not.
func (o Origin) IsWritten() bool { return o.State != Missing }

// At is the value's own span, or fallback where it has none.
func (o Origin) At(fallback source.Span) source.Span {
	if o.Span.IsZero() {
		return fallback
	}
	return o.Span
}

// String is text taken as it is.
type String struct{ Origin }

// Day is a calendar day, counted from 1970-01-01; days subtract to a number of days.
type Day int32

// DayOf converts a calendar date; month and day overflow as in time.Date.
func DayOf(year int, month time.Month, day int) Day {
	return Day(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

// Time is the day's midnight in UTC.
func (d Day) Time() time.Time { return time.Unix(int64(d)*86400, 0).UTC() }

// String writes the day as 2006-01-02.
func (d Day) String() string { return d.Time().Format(time.DateOnly) }

// Precision is how exactly a date was written.
type Precision uint8

// The precisions, finest first.
const (
	ToDay Precision = iota
	ToWeek
	ToMonth
	ToQuarter
	ToHalf
	ToYear
)

var precisionNames = [...]string{"day", "week", "month", "quarter", "half", "year"}

// String is the precision's word: day, week, month, quarter, half, year.
func (p Precision) String() string { return precisionNames[p] }

// Date is a day or a longer period. First and Last are its first and last day, both
// included: a quarter has begun once First is reached and is past once Last is.
// They are meaningful only while State is Set and neither None nor Never holds.
type Date struct {
	Origin
	First, Last Day
	Precision   Precision
	None        bool // "renewal: none", an evergreen contract
	Never       bool // "last contact: never"
	Yes         bool // "left: yes", a fact without its date
}

// Known reports whether the date names days that can be compared.
func (d Date) Known() bool { return d.State == Set && !d.None && !d.Never && !d.Yes }

// IsSpan reports whether the date is several days in a row, "5–9 Dec 2026", which are neither a week nor a month nor
// more: their precision is a day.
func (d Date) IsSpan() bool { return d.Known() && d.Precision == ToDay && d.First != d.Last }

// Before reports whether the whole period is over on the given day.
func (d Date) Before(day Day) bool { return d.Known() && d.Last < day }

// Money is an exact amount or a range of amounts in one currency. Min, Max and Amount are
// equal unless a range was written; then Amount is its middle.
type Money struct {
	Origin
	Amount   decimal.Decimal
	Min, Max decimal.Decimal
	Currency string // ISO 4217; empty where neither the value nor the plan names one
}

// IsRange reports whether a range of amounts was written.
func (m Money) IsRange() bool { return !m.Min.Equal(m.Max) }

// Percent is a share or a probability, from 0 to 100 where it makes sense; 70 % is 70.
type Percent struct {
	Origin
	Value decimal.Decimal
}

// IsChance reports whether it was written and understood, and can be a probability: 0 to 100 %.
func (p Percent) IsChance() bool {
	return p.IsSet() && !p.Value.IsNegative() && !p.Value.GreaterThan(decimal.NewFromInt(100))
}

// Number is an exact number.
type Number struct {
	Origin
	Value decimal.Decimal
}

// Days is a length of time in days, such as a notice period.
type Days struct {
	Origin
	Value int
}

// Flag is a yes or no.
type Flag struct {
	Origin
	Value bool
}

// Enum is a word of a closed vocabulary. Value is the canonical word, empty unless State is Set.
type Enum[T ~string] struct {
	Origin
	Value T
}

// Enums is a list of words of one vocabulary, as written in one place.
type Enums[T ~string] struct {
	Origin
	List []Enum[T]
}

// Has reports whether the list holds the word.
func (e Enums[T]) Has(word T) bool {
	for _, item := range e.List {
		if item.State == Set && item.Value == word {
			return true
		}
	}
	return false
}

// Side tells whose person somebody is.
type Side uint8

// The sides a reference to a person can resolve to.
const (
	Unresolved Side = iota // no record fits, or more than one
	Theirs                 // a stakeholder of the customer
	Ours                   // a member of our team
	Nobody                 // "team", "sales", "all": not a person
)

// Person is a mention of somebody: a handle, a name, a first name or a role. ID and Name
// are those of the record it resolves to; Index is its place in Plan.Stakeholders or
// Plan.Team, by Side.
type Person struct {
	Origin
	Side   Side
	ID     string
	Name   string
	Index  int
	Remark string // what stood in brackets behind the name in the frontmatter, which Text leaves out
}

// Label is the person's name where it is known, else what was written.
func (p Person) Label() string {
	if p.Name != "" {
		return p.Name
	}
	return p.Text
}

// People is a list of persons written in one place.
type People struct {
	Origin
	List []Person
}

// First is the first person of the list; its zero value, Missing, where there is none.
func (p People) First() Person {
	if len(p.List) == 0 {
		return Person{Origin: Origin{Span: p.Span, Text: p.Text, State: p.State}}
	}
	return p.List[0]
}

// Strings is a list of plain texts written in one place.
type Strings struct {
	Origin
	List []String
}

// Ref is a mention of another record by id or name. Collection is empty where no record fits.
type Ref struct {
	Origin
	Collection Collection
	Key        string // the record's Key
}

// Resolved reports whether a record of that id or name exists.
func (r Ref) Resolved() bool { return r.Collection != "" }

// Refs is a list of references written in one place.
type Refs struct {
	Origin
	List []Ref
}
