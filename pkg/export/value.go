package export

// The document as a form: how each kind of value is written in JSON, and what becomes of one
// that is not understood.

import (
	"cmp"

	"github.com/shopspring/decimal"

	"github.com/acctplan/acctplan/pkg/plan"
)

// text writes a text. "n/a" is an answer and stays one; a placeholder is no text.
func (e *encoder) text(name string, value plan.String) {
	e.key(name)
	if !isText(value.Origin) {
		e.missed(name, value.Origin)
		e.null()
		return
	}
	e.string(value.Text)
}

// texts writes a list of texts, without those that are placeholders.
func (e *encoder) texts(name string, value plan.Strings) { e.strings(name, e.kept(name, value)) }

func (e *encoder) strings(name string, texts []string) {
	list(e, name, texts, func(text *string) { e.string(*text) })
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

// number writes a number with exactly the digits that it has.
func (e *encoder) number(name string, origin plan.Origin, value decimal.Decimal, _ Unit) {
	e.key(name)
	if !origin.IsSet() {
		e.missed(name, origin)
		e.null()
		return
	}
	e.literal(value.String())
}

// days writes a length of time as a number of days.
func (e *encoder) days(name string, value plan.Days) {
	e.key(name)
	if !value.IsSet() {
		e.missed(name, value.Origin)
		e.null()
		return
	}
	e.integer(value.Value)
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

func (e *encoder) boolean(name string, value bool) {
	e.key(name)
	e.bool(value)
}

func (e *encoder) derived(string, bool) {}

// word writes the canonical word.
func (e *encoder) word(name string, origin plan.Origin, word string) {
	e.key(name)
	if !origin.IsSet() {
		e.missed(name, origin)
		e.null()
		return
	}
	e.orNull(word)
}

// words writes the canonical words of a list.
func (e *encoder) words(name string, origin plan.Origin, items []word) {
	e.strings(name, e.understood(name, origin, items))
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

// people writes a list of persons.
func (e *encoder) people(name string, value plan.People) { e.mentions(name, e.named(name, value)) }

func (e *encoder) mentions(name string, people []plan.Person) {
	list(e, name, people, func(person *plan.Person) { e.mention(*person) })
}

// lead writes the first person, and all of them.
func (e *encoder) lead(field, all string, value plan.People) {
	people := e.named(field, value)
	e.key(field)
	if len(people) > 0 {
		e.mention(people[0])
	} else {
		e.null()
	}
	e.mentions(all, people)
}

// sibling writes the id of an action of the same plan.
func (e *encoder) sibling(name string, number int) {
	e.key(name)
	if number > 0 && number <= len(e.of.Actions) {
		e.string(e.of.Actions[number-1].Key)
		return
	}
	e.null()
}

func (e *encoder) count(name string, n int) {
	e.key(name)
	if n > 0 {
		e.integer(n)
		return
	}
	e.null()
}

// record writes an object: the record's identity, its own fields, and what all records have.
func (e *encoder) record(r *plan.Record, fields func()) {
	e.element()
	e.open('{')
	e.key("id")
	e.string(cmp.Or(r.Key, r.ID.Text))
	e.key("label")
	e.orNull(r.Label)
	fields()
	e.unreadFields()
	e.paragraphs("notes", r.Notes)
	list(e, "extra", r.Extra, e.extra)
	e.place(r.Span)
	e.close('}')
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
