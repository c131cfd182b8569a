package export

// The encoder appends JSON in the order of its calls: no reflection and no maps, so that
// the same plan always gives the same bytes.

import (
	"strconv"

	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/report"
	"github.com/acctplan/acctplan/pkg/source"
)

// encoder writes one document.
type encoder struct {
	buffer []byte
	comma  bool       // the next key or element needs a comma before it
	of     *plan.Plan // the plan that is being written
	misses            // of the record, or the plan's own facts, being written
}

func (e *encoder) open(bracket byte) {
	e.buffer = append(e.buffer, bracket)
	e.comma = false
}

func (e *encoder) close(bracket byte) {
	e.buffer = append(e.buffer, bracket)
	e.comma = true
}

// element separates one element of a list, or member of an object, from the one before.
func (e *encoder) element() {
	if e.comma {
		e.buffer = append(e.buffer, ',')
	}
	e.comma = false
}

// key begins a member of an object.
func (e *encoder) key(name string) {
	e.element()
	e.string(name)
	e.buffer = append(e.buffer, ':')
	e.comma = false
}

//go:noinline // many call it, and the binary has no room for copies of it
func (e *encoder) string(text string) {
	e.buffer = report.AppendJSONString(e.buffer, text)
	e.comma = true
}

// literal appends JSON as it is: null, true, a number.
func (e *encoder) literal(json string) {
	e.buffer = append(e.buffer, json...)
	e.comma = true
}

func (e *encoder) null()          { e.literal("null") }
func (e *encoder) integer(n int)  { e.literal(strconv.Itoa(n)) }
func (e *encoder) bool(flag bool) { e.literal(strconv.FormatBool(flag)) }

// orNull writes text, null where it is empty.
func (e *encoder) orNull(text string) {
	if text == "" {
		e.null()
		return
	}
	e.string(text)
}

// list writes the member name with one element for each item.
func list[T any](e *encoder, name string, items []T, write func(item *T)) {
	e.key(name)
	e.open('[')
	for i := range items {
		e.element()
		write(&items[i])
	}
	e.close(']')
}

// place writes the members "start" and "end".
func (e *encoder) place(span source.Span) {
	e.position("start", span.Start)
	e.position("end", span.End)
}

func (e *encoder) position(name string, offset int) {
	at := source.Position{Line: 1, Column: 1, Offset: max(0, offset)}
	if e.of.File != nil { // nil for a plan made by hand
		at = e.of.File.Position(offset)
	}
	e.key(name)
	e.open('{')
	e.key("line")
	e.integer(at.Line)
	e.key("column")
	e.integer(at.Column)
	e.key("offset")
	e.integer(at.Offset)
	e.close('}')
}

// unreadFields writes the member "unread" and forgets what it holds.
func (e *encoder) unreadFields() {
	e.key("unread")
	e.open('{')
	for _, u := range e.misses.list {
		e.key(u.field)
		e.string(u.text)
	}
	e.close('}')
	e.misses.list = e.misses.list[:0]
}
