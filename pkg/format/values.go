package format

// Values: dates as ISO dates, and the words of the format in the frontmatter.

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/acctplan/acctplan/pkg/field"
	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/rewrite"
	"github.com/acctplan/acctplan/pkg/source"
	"github.com/acctplan/acctplan/pkg/syntax"
)

// values rewrites dates in the frontmatter, in table cells that hold nothing else, and in the
// fields of tasks; and words of closed vocabularies in the frontmatter.
func values(s *state) []rewrite.Change {
	places := s.places()
	done := map[source.Span]bool{}
	var changes []rewrite.Change
	look := func(v field.Value, fact bool) {
		for _, v := range v.All() {
			span := v.Origin.Span
			if v.Origin.State != plan.Set || done[span] || !s.verbatim(v.Origin) {
				continue
			}
			text, ok := "", false
			switch data, isDate := v.Data.(plan.Date); {
			case isDate && places.holdsDate(span):
				text, ok = rewrite.ISODate(data, s.Settings)
			case !isDate && places.front.Contains(span):
				text, ok = canonicalWord(v, fact)
			}
			if ok && text != s.File.Text(span) && unquoted(s.File.Text(span)) != text {
				done[span] = true
				changes = append(changes, s.replace(span, text))
			}
		}
	}
	for _, v := range field.Facts(s.Plan) {
		look(v, true)
	}
	for _, r := range field.Records(s.Plan) {
		for _, v := range r.Values {
			look(v, false)
		}
	}
	return disjoint(changes)
}

// disjoint drops changes that overlap an earlier one: a value that several fields share.
func disjoint(changes []rewrite.Change) []rewrite.Change {
	var kept []rewrite.Change
	var taken []finding.Edit
	for _, c := range changes {
		free := true
		for _, e := range c.Edits {
			for _, t := range taken {
				free = free && !t.Span.Overlaps(e.Span)
			}
		}
		if free {
			kept = append(kept, c)
			taken = append(taken, c.Edits...)
		}
	}
	return kept
}

// verbatim reports whether the file has exactly the value's text in its place, in quotes or not.
func (s *state) verbatim(o plan.Origin) bool {
	raw := s.File.Text(o.Span)
	return o.Text != "" && (raw == o.Text || unquoted(raw) == o.Text)
}

// unquoted is a YAML scalar without its quotes; empty for one that has none.
func unquoted(raw string) string {
	if len(raw) >= 2 && (raw[0] == '"' || raw[0] == '\'') && raw[0] == raw[len(raw)-1] {
		return raw[1 : len(raw)-1]
	}
	return ""
}

// canonicalWord is the format's word for an enumeration's, where it says all that was
// written. A stage is the company's own affair; and of a record, words such as "very high"
// say more than the grade they are read as.
func canonicalWord(v field.Value, fact bool) (string, bool) {
	word, ok := v.Word()
	if _, stage := v.Data.(plan.Enum[plan.Stage]); !ok || stage || word == "" || word == v.Origin.Text {
		return "", false
	}
	text := v.Origin.Text
	if strings.ContainsAny(text, "()[],;:/") || strings.Contains(text, " - ") || strings.ContainsAny(text, "–—") {
		return "", false
	}
	if !fact && letters(text) != letters(word) && strings.ContainsAny(strings.TrimSpace(text), " \t") {
		return "", false
	}
	return word, true
}

// letters is a text's letters and digits alone, in lower case.
func letters(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, text)
}

// places are the parts of a file in which values may be rewritten.
type places struct {
	file  *source.File
	front source.Span
	cells map[source.Span]bool
	tasks []source.Span // the first paragraphs of items with a box, in source order
}

func (s *state) places() *places {
	p := &places{file: s.File, cells: map[source.Span]bool{}}
	if s.doc.Frontmatter != nil {
		p.front = s.doc.Frontmatter.Span
	}
	var walk func(blocks []syntax.Block)
	walk = func(blocks []syntax.Block) {
		for _, b := range blocks {
			walk(b.Blocks)
			for _, item := range b.Items {
				if item.Task != syntax.NoTask {
					p.tasks = append(p.tasks, item.Inline.Span)
				}
				walk(item.Blocks)
			}
			if b.Table == nil {
				continue
			}
			for _, row := range b.Table.Rows {
				for _, cell := range row.Cells {
					p.cells[cell.Span] = true
				}
			}
		}
	}
	walk(s.doc.Blocks)
	return p
}

// holdsDate reports whether a date there is a value of its own, not part of a sentence.
func (p *places) holdsDate(span source.Span) bool {
	if p.front.Contains(span) || p.cells[span] {
		return true
	}
	for _, task := range p.tasks {
		if task.Contains(span) {
			return !inSentence(p.file.Text(source.Span{Start: task.Start, End: span.Start}))
		}
	}
	return false
}

// inSentence reports whether what stands before a date in a task makes it a part of the
// sentence, "Send the deck by 1 Dec 2026", which is prose.
func inSentence(before string) bool {
	before = strings.TrimRight(before, " ")
	word := before[strings.LastIndexAny(before, " (,[")+1:]
	last, _ := utf8.DecodeLastRuneInString(word)
	return unicode.IsLetter(last) && !strings.EqualFold(word, "due") && !strings.EqualFold(word, "done")
}
