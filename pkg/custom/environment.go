package custom

// The environment: what expressions can name beside the fields of the view, and what counts and
// bounds the work that they make.

import (
	"errors"
	"fmt"
	"math"
	"reflect"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"github.com/acctplan/acctplan/pkg/facts"
	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
)

// hidden begins the names that the checker puts in; nobody can write it.
const hidden = "·"

const (
	hiddenTurn    = hidden + "turn"
	hiddenMatches = hidden + "matches"
	hiddenConcat  = hidden + "concat"
	hiddenIn      = hidden + "in"
	hiddenBetween = hidden + "between"
	hiddenDates   = hidden + "dates"
	hiddenEqual   = hidden + "equal"
)

// timely are the names whose value changes as time passes.
var timely = []string{"as_of", "days_until", "days_since", "this_month", "this_quarter", "this_year"}

// Bounds on one look of one rule at one plan.
const (
	mostWork    = 3_000_000 // turns of loops, each weighed by what it does
	longestJoin = 64 << 10  // bytes of a text that is put together
	mostMemory  = 200_000   // entries of lists that are made
)

var errWork = errors.New("this is too much work for one plan; look at fewer things inside any, all, filter and such")

// environment is what the expressions of one rule see of one plan.
type environment struct {
	view     *Plan
	asOf     plan.Day
	rates    plan.Rates
	settings Settings

	work     int
	patterns []pattern // of the expression that runs
}

// values are the names that expressions can use.
func (e *environment) values() map[string]any {
	return map[string]any{
		"plan":         e.view,
		"as_of":        dayOf(e.asOf),
		"day":          day,
		"days_until":   e.daysUntil,
		"days_since":   e.daysSince,
		"this_month":   func(d *Date) bool { return e.within(d, 1) },
		"this_quarter": func(d *Date) bool { return e.within(d, 3) },
		"this_year":    func(d *Date) bool { return e.within(d, 12) },
		"known":        known,
		"people":       e.people,
		"mentions":     e.mentions,
		"convert":      e.convert,

		hiddenTurn:    func(cost int) bool { e.spend(cost); return true },
		hiddenMatches: e.matches,
		hiddenConcat:  concat,
		hiddenIn:      e.in,
		hiddenBetween: between,
		hiddenDates:   compareDates,
		hiddenEqual:   loosely,
	}
}

// sampleEnvironment has the names and types of values, for checking.
func sampleEnvironment(scope, record string) map[string]any {
	values := (&environment{view: &Plan{}}).values()
	if record == "" {
		return values
	}
	if field, ok := fieldOf(reflect.TypeFor[Plan](), scope); ok {
		values[record] = reflect.Zero(field.Type.Elem()).Interface()
	}
	return values
}

// spend counts work; it ends the expression where that is too much.
func (e *environment) spend(cost int) {
	if e.work += cost; e.work > mostWork {
		panic(errWork)
	}
}

// day reads a date such as 2027-03-31.
func day(text string) *Date {
	date, err := readDay(text)
	if err != nil {
		panic(err)
	}
	return date
}

func readDay(text string) (*Date, error) {
	at, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return nil, fmt.Errorf("day takes a date such as 2027-03-31, not %q", shortened(text))
	}
	return dayOf(plan.DayOf(at.Year(), at.Month(), at.Day())), nil
}

func (e *environment) daysUntil(d *Date) float64 {
	if d == nil || !d.Known {
		return unknown
	}
	return float64(d.last - e.asOf)
}

func (e *environment) daysSince(d *Date) float64 {
	if d == nil || !d.Known {
		return unknown
	}
	known := facts.Facts{AsOf: e.asOf}
	return float64(known.Since(plan.Date{Origin: plan.Origin{State: plan.Set}, First: d.first, Last: d.last}).Days)
}

// within reports whether a date lies in the month, quarter or year of the as-of day; the year is
// the fiscal one.
func (e *environment) within(d *Date, months int) bool {
	if d == nil || !d.Known {
		return false
	}
	start := int(e.settings.FiscalYearStart)
	if start == 0 {
		start = int(time.January)
	}
	period := func(day plan.Day) int {
		at := day.Time()
		return (at.Year()*12 + int(at.Month()) - start) / months
	}
	return period(d.first) == period(e.asOf) && period(d.last) == period(e.asOf)
}

// people lists those who play a part and have not left.
func (e *environment) people(role string) []*Stakeholder {
	found := []*Stakeholder{}
	for _, person := range e.view.Stakeholders {
		e.spend(1 + len(person.Roles))
		if !person.HasLeft {
			for _, has := range person.Roles {
				if has == role {
					found = append(found, person)
					break
				}
			}
		}
	}
	return found
}

// mentions reports whether a text holds one of some words or phrases; case and punctuation do
// not count.
func (e *environment) mentions(text string, phrases ...string) bool {
	e.spend(len(text) / 10)
	in := " " + finding.Normalise(text) + " "
	for _, phrase := range phrases {
		e.spend(len(text)/100 + len(phrase)/10)
		if folded := finding.Normalise(phrase); folded != "" && strings.Contains(in, " "+folded+" ") {
			return true
		}
	}
	return false
}

// convert is an amount of a currency in the plan's; unknown without a rate.
func (e *environment) convert(amount float64, currency string) float64 {
	if math.IsNaN(amount) || math.IsInf(amount, 0) {
		return unknown
	}
	converted, ok := e.rates.Convert(decimal.NewFromFloat(amount), currency, e.view.Currency)
	if !ok {
		return unknown
	}
	return number(converted)
}

func (e *environment) matches(index int, text string) bool {
	p := e.patterns[index]
	e.spend(1 + len(text)*p.steps/20)
	return p.MatchString(text)
}

// in looks for a value in a list.
func (e *environment) in(value, list any) bool {
	switch l := list.(type) {
	case []string:
		e.spend(1 + len(l))
		word, ok := value.(string)
		for _, one := range l {
			if ok && one == word {
				return true
			}
		}
		return false
	case []any:
		e.spend(1 + len(l))
		for _, one := range l {
			if equal(one, value) {
				return true
			}
		}
	}
	return false
}

// loosely is "==", or "!=" where it is negated, for values whose type nobody knew before.
func loosely(negated bool, a, b any) bool { return equal(a, b) != negated }

// equal compares two scalars, numbers by their value; nothing else equals anything but nil.
func equal(a, b any) bool {
	if !comparable(a) || !comparable(b) {
		return nothing(a) && nothing(b)
	}
	x, isNumber := float(a)
	y, both := float(b)
	if isNumber && both {
		return x == y
	}
	return a == b
}

// nothing reports whether a value is nil, in whatever type.
func nothing(value any) bool {
	if value == nil {
		return true
	}
	v := reflect.ValueOf(value)
	return v.Kind() == reflect.Pointer && v.IsNil()
}

func comparable(value any) bool {
	switch value.(type) {
	case string, bool, int, float64:
		return true
	}
	return false
}

func float(value any) (float64, bool) {
	switch v := value.(type) {
	case int:
		return float64(v), true
	case float64:
		return v, true
	}
	return 0, false
}

// between is "x in a..b", for every kind of number.
func between(value, low, high any) bool {
	v, ok := float(value)
	l, from := float(low)
	h, to := float(high)
	return ok && from && to && l <= v && v <= h
}

func concat(a, b string) string {
	if len(a)+len(b) > longestJoin {
		panic(errors.New("the text that is put together is too long"))
	}
	return a + b
}

// compareDates compares periods: one is before another where it is over when that one begins.
// An unknown date is neither before nor after nor equal to anything.
func compareDates(operator string, a, b *Date) bool {
	both := a != nil && b != nil && a.Known && b.Known
	switch operator {
	case "<":
		return both && a.last < b.first
	case ">":
		return both && b.last < a.first
	case "<=":
		return both && a.last <= b.last
	case ">=":
		return both && a.last >= b.last
	case "==":
		return both && a.first == b.first && a.last == b.last
	}
	return !both || a.first != b.first || a.last != b.last
}

// known reports whether there is anything in a value.
func known(value any) bool {
	switch v := value.(type) {
	case nil:
		return false
	case string:
		return strings.TrimSpace(v) != ""
	case float64:
		return !math.IsNaN(v)
	case *Date:
		return v != nil && v.Known
	case *Person:
		return v != nil && v.Known
	}
	if v := reflect.ValueOf(value); v.Kind() == reflect.Slice || v.Kind() == reflect.Map {
		return v.Len() > 0
	} else if v.Kind() == reflect.Pointer {
		return !v.IsNil()
	}
	return true
}
