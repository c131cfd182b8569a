package export

// How each kind of value is written, and what becomes of one that is not understood.

import (
	"github.com/shopspring/decimal"

	"github.com/acctplan/acctplan/pkg/plan"
)

// text writes a text. "n/a" is an answer and stays one; a placeholder is no text.
func (e *encoder) text(name string, value plan.String) {
	e.key(name)
	switch value.State {
	case plan.Set, plan.NotApplicable:
		e.string(value.Text)
	default:
		e.missed(name, value.Origin)
		e.null()
	}
}

// texts writes a list of texts, without those that are placeholders.
func (e *encoder) texts(name string, value plan.Strings) {
	var kept []string
	for _, item := range value.List {
		if item.State == plan.Set || item.State == plan.NotApplicable {
			kept = append(kept, item.Text)
		} else {
			e.missed(name, item.Origin)
		}
	}
	if len(value.List) == 0 {
		e.missed(name, value.Origin)
	}
	list(e, name, kept, func(text *string) { e.string(*text) })
}

// paragraphs writes prose.
func (e *encoder) paragraphs(name string, items []plan.String) {
	list(e, name, items, func(item *plan.String) { e.string(item.Text) })
}

// date writes {date, precision, text}, {none, text}, {never, text}, {yes, text}, or {text}
// for what is no date. "date" is the last day of a period.
func (e *encoder) date(name string, value plan.Date) {
	e.key(name)
	if !value.IsWritten() {
		e.null()
		return
	}
	e.missed(name, value.Origin)
	e.open('{')
	switch {
	case !value.IsSet():
	case value.None:
		e.key("none")
		e.bool(true)
	case value.Never:
		e.key("never")
		e.bool(true)
	case value.Yes:
		e.key("yes")
		e.bool(true)
	default:
		e.key("date")
		e.string(value.Last.String())
		e.key("precision")
		e.string(value.Precision.String())
	}
	e.key("text")
	e.string(value.Text)
	e.close('}')
}

// money writes {amount, currency, text}, {min, max, currency, text} for a range, or {text}
// for what is no amount.
func (e *encoder) money(name string, value plan.Money) {
	e.key(name)
	if !value.IsWritten() {
		e.null()
		return
	}
	e.missed(name, value.Origin)
	e.open('{')
	if value.IsSet() {
		if value.IsRange() {
			e.key("min")
			e.string(value.Min.String())
			e.key("max")
			e.string(value.Max.String())
		} else {
			e.key("amount")
			e.string(value.Amount.String())
		}
		e.key("currency")
		e.orNull(value.Currency)
	}
	e.key("text")
	e.string(value.Text)
	e.close('}')
}

// decimal writes a number with exactly the digits that it has.
func (e *encoder) decimal(name string, origin plan.Origin, value decimal.Decimal) {
	e.key(name)
	if !origin.IsSet() {
		e.missed(name, origin)
		e.null()
		return
	}
	e.literal(value.String())
}

func (e *encoder) numeric(name string, value plan.Number) { e.decimal(name, value.Origin, value.Value) }
func (e *encoder) percent(name string, value plan.Percent) {
	e.decimal(name, value.Origin, value.Value)
}

// days writes a length of time as a number of days.
func (e *encoder) days(name string, value plan.Days) {
	e.key(name)
	if !value.IsSet() {
		e.missed(name, value.Origin)
		e.null()
		return
	}
	e.number(value.Value)
}

// flag writes true, false, or null where nothing is said.
func (e *encoder) flag(name string, value plan.Flag) {
	e.key(name)
	if !value.IsSet() {
		e.missed(name, value.Origin)
		e.null()
		return
	}
	e.bool(value.Value)
}

// enum writes the canonical word.
func enum[T ~string](e *encoder, name string, value plan.Enum[T]) {
	e.key(name)
	if !value.IsSet() {
		e.missed(name, value.Origin)
		e.null()
		return
	}
	e.orNull(string(value.Value))
}

// enums writes the canonical words of a list.
func enums[T ~string](e *encoder, name string, value plan.Enums[T]) {
	var words []string
	for _, item := range value.List {
		if item.IsSet() {
			words = append(words, string(item.Value))
		} else {
			e.missed(name, item.Origin)
		}
	}
	if len(value.List) == 0 {
		e.missed(name, value.Origin)
	}
	list(e, name, words, func(word *string) { e.string(*word) })
}

// stage writes an opportunity's stage: the canonical word, else the company's own.
func (e *encoder) stage(name string, value plan.Enum[plan.Stage]) {
	switch {
	case value.IsSet() && value.Value != "":
		e.key(name)
		e.string(string(value.Value))
	case value.State == plan.Set, value.State == plan.Unreadable:
		e.key(name)
		e.orNull(value.Text)
	default:
		enum(e, name, value)
	}
}

// sideNames says in which collection a person's id is to be looked up.
var sideNames = [...]string{plan.Unresolved: "", plan.Theirs: "theirs", plan.Ours: "ours", plan.Nobody: "nobody"}

// person writes {text, id, name, side}, or null. Somebody whom no record fits is a person
// all the same; a placeholder is not.
func (e *encoder) person(name string, value plan.Person) {
	e.key(name)
	if !isPerson(value) {
		e.missed(name, value.Origin)
		e.null()
		return
	}
	e.mention(value)
}

// isPerson reports whether somebody is named, known or not.
func isPerson(value plan.Person) bool {
	return value.State == plan.Set || value.State == plan.Unreadable || value.State == plan.Ambiguous
}

func (e *encoder) mention(value plan.Person) {
	e.open('{')
	e.key("text")
	e.string(value.Text)
	e.key("id")
	e.orNull(value.ID)
	e.key("name")
	e.orNull(value.Name)
	e.key("side")
	e.orNull(sideNames[value.Side])
	e.close('}')
}

// people writes a list of persons. field is what the format calls it.
func (e *encoder) people(name, field string, value plan.People) {
	for _, person := range value.List {
		if !isPerson(person) {
			e.missed(field, person.Origin)
		}
	}
	if len(value.List) == 0 {
		e.missed(field, value.Origin)
	}
	list(e, name, persons(value), func(person *plan.Person) { e.mention(*person) })
}

// persons leaves out placeholders.
func persons(value plan.People) []plan.Person {
	kept := make([]plan.Person, 0, len(value.List))
	for _, person := range value.List {
		if isPerson(person) {
			kept = append(kept, person)
		}
	}
	return kept
}

// lead writes the first person under the field's name, and all of them under the plural.
func (e *encoder) lead(field, all string, value plan.People) {
	e.key(field)
	if who := persons(value); len(who) > 0 {
		e.mention(who[0])
	} else {
		e.null()
	}
	e.people(all, field, value)
}

// references writes a list of mentions of other records.
func (e *encoder) references(name string, value plan.Refs) {
	if len(value.List) == 0 {
		e.missed(name, value.Origin)
	}
	list(e, name, value.List, func(ref *plan.Ref) {
		e.open('{')
		e.key("text")
		e.string(ref.Text)
		e.key("collection")
		e.orNull(string(ref.Collection))
		e.key("id")
		e.orNull(ref.Key)
		e.close('}')
	})
}
