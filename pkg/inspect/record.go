package inspect

// One record: its own words, then its fields.

import (
	"cmp"
	"fmt"

	"github.com/acctplan/acctplan/pkg/field"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
)

// record shows a record. kind says what it is, where its heading does not; titled tells that
// its heading was shown already.
func (p *page) record(r field.Record, kind string, titled bool) {
	if !titled {
		p.entry(r.Head, r.Label, kind, p.box(r), r.ID.Text)
	}
	var rows []row
	for _, v := range r.Values {
		switch {
		case !v.Origin.IsWritten(), v.Name == "checked":
			continue
		case v.Origin.Text == r.Label && len(p.problems[v.Origin.Span]) == 0:
			continue // the entry's own line
		}
		rows = append(rows, p.row(v))
	}
	for _, mark := range r.Marks {
		if text := p.markText(r, mark); text != "" {
			rows = append(rows, row{at: r.Head, name: mark.Name, value: text})
		}
	}
	for _, note := range r.Notes {
		rows = append(rows, row{at: note.Span, name: "note", value: note.Text, quiet: true})
	}
	for _, extra := range r.Extra {
		rows = append(rows, row{at: extra.Value.At(extra.Name.Span), name: cmp.Or(extra.Name.Text, "(no heading)"), value: extra.Value.Text, remark: "kept; no field of the format", bad: len(p.take(extra.Name.Span)) > 0})
	}
	p.rows(append(rows, p.again(r, rows)...), recordIndent)
}

// again shows the record's name and values where they stand once more, on lines of which nothing else is shown.
func (p *page) again(r field.Record, shown []row) []row {
	lineOf := func(at source.Span) int { return p.file.Position(at.Start).Line }
	seen := map[int]bool{lineOf(r.Head): true}
	for _, row := range shown {
		seen[lineOf(row.at)] = true
	}
	var rows []row
	for _, at := range r.Again {
		if line := lineOf(at); !seen[line] && len(p.problems[at]) == 0 {
			seen[line] = true
			rows = append(rows, row{at: at, name: "again", value: p.file.Text(at), quiet: true})
		}
	}
	return rows
}

// box shows a record's box, where it has one.
func (p *page) box(r field.Record) string {
	for _, v := range r.Values {
		if flag, ok := v.Data.(plan.Flag); ok && v.Name == "checked" && flag.IsSet() {
			if flag.Value {
				return "[x]"
			}
			return "[ ]"
		}
	}
	return ""
}

// markText says what the model knows about a record besides its fields.
func (p *page) markText(r field.Record, mark field.Mark) string {
	switch {
	case mark.Number == 0:
		return ""
	case mark.Name == "group":
		return "several people, no single person"
	case mark.Name == "horizon":
		return fmt.Sprintf("within %d days, says the heading", mark.Number)
	case mark.Name == "parent" && r.Collection == plan.Actions && mark.Number <= len(p.plan.Actions):
		return "a step of: " + p.plan.Actions[mark.Number-1].Label
	}
	return fmt.Sprint(mark.Number)
}
