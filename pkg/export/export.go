// Package export writes the typed model of account plans as JSON, for programs that want
// the plan and not the page. schema/model.schema.json describes the document.
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
package export

import (
	"io"
	"iter"
	"slices"

	"github.com/acctplan/acctplan/pkg/plan"
)

// JSON writes the plans, in the order given, as one JSON document. The error is the writer's.
func JSON(w io.Writer, plans []*plan.Plan, asOf plan.Day) error {
	return Stream(w, slices.Values(plans), asOf)
}

// Stream is JSON for plans that arrive one by one: each is written before the next is
// asked for, so that memory holds one plan at a time. It stops asking once w fails.
func Stream(w io.Writer, plans iter.Seq[*plan.Plan], asOf plan.Day) error {
	e := &encoder{}
	e.open('{')
	e.key("version")
	e.number(1)
	e.key("as_of")
	e.string(asOf.String())
	e.key("plans")
	e.open('[')
	for p := range plans {
		e.element()
		e.buffer = append(e.buffer, '\n')
		e.plan(p)
		if _, err := w.Write(e.buffer); err != nil {
			return err
		}
		e.buffer = e.buffer[:0]
	}
	if e.comma {
		e.buffer = append(e.buffer, '\n')
	}
	e.close(']')
	e.close('}')
	e.buffer = append(e.buffer, '\n')
	_, err := w.Write(e.buffer)
	return err
}
