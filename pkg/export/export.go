// Package export writes the typed model of account plans for programs that want the plan and
// not the page: as one JSON document, described by schema/model.schema.json, or as tables, one a
// kind of record, described by schema/tables.schema.json.
//
// The rules of the document, the same everywhere:
//
//   - Every key is always present. A value that is not written is null, a list [].
//   - A value that is written but not understood ("ASAP", "TBD", a word outside the
//     vocabulary) is never guessed. Its text stands in the "unread" object of its record or
//     plan, under the name of its field. The value itself is null, except that dates and
//     amounts of money are an object of their text alone. A person or a reference that no
//     record fits keeps its text, with a null id, and is not counted as unread.
//   - Enumerations are the canonical words of the format. An opportunity's stage is an open
//     vocabulary: a company's own word for it is kept as it is.
//   - Amounts are decimal strings and never pass through a float.
//   - A record's id is the one that other records refer to: the written one, else one made
//     from its name.
//   - Records carry where they stand: line and column from 1, the column in code points,
//     the offset in bytes from 0.
//
// What becomes of that in a table, see [Table].
package export

import (
	"io"

	"github.com/acctplan/acctplan/pkg/plan"
)

// Document is a JSON document of plans that arrive one by one. Each is written before Add
// returns, so that memory holds one plan at a time.
type Document struct {
	w       io.Writer
	asOf    plan.Day
	encoder encoder
	begun   bool
}

// NewDocument is a document on a writer, to which nothing is written yet.
func NewDocument(w io.Writer, asOf plan.Day) *Document { return &Document{w: w, asOf: asOf} }

// begin writes what stands before the plans.
func (d *Document) begin() {
	if d.begun {
		return
	}
	d.begun = true
	e := &d.encoder
	e.open('{')
	e.key("version")
	e.integer(1)
	e.key("as_of")
	e.string(d.asOf.String())
	e.key("plans")
	e.open('[')
}

// Add writes a plan. The error is the writer's.
func (d *Document) Add(p *plan.Plan) error {
	d.begin()
	d.encoder.element()
	d.encoder.buffer = append(d.encoder.buffer, '\n')
	d.encoder.plan(p)
	return d.flush()
}

// Close writes what stands after the plans; the writer stays open. The error is the writer's.
func (d *Document) Close() error {
	d.begin()
	e := &d.encoder
	if e.comma {
		e.buffer = append(e.buffer, '\n')
	}
	e.close(']')
	e.close('}')
	e.buffer = append(e.buffer, '\n')
	return d.flush()
}

func (d *Document) flush() error {
	_, err := d.w.Write(d.encoder.buffer)
	d.encoder.buffer = d.encoder.buffer[:0]
	return err
}

// JSON writes the plans, in the order given, as one JSON document. The error is the writer's.
func JSON(w io.Writer, plans []*plan.Plan, asOf plan.Day) error {
	d := NewDocument(w, asOf)
	for _, p := range plans {
		if err := d.Add(p); err != nil {
			return err
		}
	}
	return d.Close()
}
