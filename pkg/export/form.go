package export

// A form takes what plans and records say, one call a field. What there is to say stands once,
// in plan.go and record.go; the JSON document and the rows of tables are two forms of it.

import (
	"github.com/shopspring/decimal"

	"github.com/acctplan/acctplan/pkg/plan"
)

// form is filled by the descriptions in plan.go and record.go. They call the same methods with
// the same names in the same order, whatever is written and whatever is not, so that the zero
// plan shows which fields there are.
type form interface {
	// record frames the fields of a record: its identity before them, and after them what all
	// records have.
	record(r *plan.Record, fields func())

	text(name string, value plan.String)
	texts(name string, value plan.Strings)
	date(name string, value plan.Date)
	money(name string, value plan.Money)
	number(name string, origin plan.Origin, value decimal.Decimal, unit Unit)
	days(name string, value plan.Days)
	flag(name string, value plan.Flag)
	boolean(name string, value bool)
	// derived is a yes or no that follows from other fields. The document leaves it to its readers.
	derived(name string, value bool)
	// word is a canonical word of a vocabulary, empty where none was understood.
	word(name string, origin plan.Origin, word string)
	words(name string, origin plan.Origin, items []word)
	person(name string, value plan.Person)
	people(name string, value plan.People)
	// lead is the first of several people under the field's name, and all of them under the plural.
	lead(field, all string, value plan.People)
	references(name string, value plan.Refs)
	// sibling is the action of that number, counted from 1; 0 for none.
	sibling(name string, number int)
	// count is a number of days, 0 for none.
	count(name string, n int)
}

// word is one item of a list of words.
type word struct {
	plan.Origin
	word string
}

func numeric(f form, name string, value plan.Number) { f.number(name, value.Origin, value.Value, "") }
func percent(f form, name string, value plan.Percent) {
	f.number(name, value.Origin, value.Value, Percent)
}

// chance is percent of a probability: one outside of 0 to 100 is not understood.
func chance(f form, name string, value plan.Percent) {
	if value.IsSet() && !value.IsChance() {
		value.State = plan.Unreadable
	}
	percent(f, name, value)
}

//go:noinline // many call it, and the binary has no room for copies of it
func enum[T ~string](f form, name string, value plan.Enum[T]) {
	f.word(name, value.Origin, string(value.Value))
}

func enums[T ~string](f form, name string, value plan.Enums[T]) {
	var items []word
	for _, item := range value.List {
		items = append(items, word{item.Origin, string(item.Value)})
	}
	f.words(name, value.Origin, items)
}

// stage is an opportunity's stage: the canonical word, else the company's own, which is no less
// understood.
func stage(f form, name string, value plan.Enum[plan.Stage]) {
	origin, word := value.Origin, string(value.Value)
	switch {
	case value.State == plan.Set && word == "", value.State == plan.Unreadable:
		origin.State, word = plan.Set, value.Text
	}
	f.word(name, origin, word)
}

// isText reports whether a text is one: "n/a" is an answer and stays one, a placeholder is not.
func isText(value plan.Origin) bool {
	return value.State == plan.Set || value.State == plan.NotApplicable
}

// isPerson reports whether somebody is named, known or not.
func isPerson(value plan.Person) bool {
	return value.State == plan.Set || value.State == plan.Unreadable || value.State == plan.Ambiguous
}

// misses are the fields of one record, or of the plan's own facts, whose text was not understood.
type misses struct{ list []unread }

// unread is a field whose text was not understood.
type unread struct{ field, text string }

// missed remembers the text of a field that was written but not understood; the texts of
// several items of one list are joined.
//
//go:noinline // many call it, and the binary has no room for copies of it
func (m *misses) missed(field string, origin plan.Origin) {
	if !origin.IsWritten() || origin.IsSet() {
		return
	}
	if last := len(m.list) - 1; last >= 0 && m.list[last].field == field {
		m.list[last].text += ", " + origin.Text
		return
	}
	m.list = append(m.list, unread{field, origin.Text})
}

// kept are the texts of a list that are texts.
func (m *misses) kept(name string, value plan.Strings) []string {
	var kept []string
	for _, item := range value.List {
		if isText(item.Origin) {
			kept = append(kept, item.Text)
		} else {
			m.missed(name, item.Origin)
		}
	}
	if len(value.List) == 0 {
		m.missed(name, value.Origin)
	}
	return kept
}

// understood are the canonical words of a list.
func (m *misses) understood(name string, origin plan.Origin, items []word) []string {
	var words []string
	for _, item := range items {
		if item.IsSet() {
			words = append(words, item.word)
		} else {
			m.missed(name, item.Origin)
		}
	}
	if len(items) == 0 {
		m.missed(name, origin)
	}
	return words
}

// named are the people of a list that are people.
func (m *misses) named(field string, value plan.People) []plan.Person {
	kept := make([]plan.Person, 0, len(value.List))
	for _, person := range value.List {
		if isPerson(person) {
			kept = append(kept, person)
		} else {
			m.missed(field, person.Origin)
		}
	}
	if len(value.List) == 0 {
		m.missed(field, value.Origin)
	}
	return kept
}

// Unit is what a number counts, where its name does not say it.
type Unit string

// The units of numbers.
const (
	Percent  Unit = "percent" // 70 is 70 %
	Days     Unit = "days"
	Currency Unit = "currency" // the one that the amount's column X_currency names
)
