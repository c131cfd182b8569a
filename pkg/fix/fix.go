// Package fix applies the edits that findings carry. A fix is made only where the plan, read
// again, proves it: the finding is gone, and nothing has changed but what stands on the lines
// that the fix touches. An owner or a date is never invented.
package fix

import (
	"strings"
	"unicode/utf8"

	"github.com/acctplan/acctplan/pkg/compile"
	"github.com/acctplan/acctplan/pkg/edit"
	"github.com/acctplan/acctplan/pkg/field"
	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/meaning"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
)

// Options says which fixes to make.
type Options struct {
	Settings compile.Settings
	// Check runs the rules over the plan, as the findings to be fixed were found.
	Check func(*plan.Plan) []finding.Finding
	// Unsafe also makes fixes that could change what the author meant.
	Unsafe bool
}

// Result is what became of a plan.
type Result struct {
	File    *source.File
	Applied []Applied // in the order they were made
	Refused []finding.Finding
}

// Applied is a fix that was made.
type Applied struct {
	Finding finding.Finding // as it was found, in the version of the file that it was found in
	At      source.Position // where it began, in that version
	Before  string          // the text that the fix replaced; empty for an insertion
	After   string          // the text in its place; empty for a deletion
}

// most bounds how many fixes are made to one file.
const most = 500

// Apply makes the fixes of a file, one after the other, until none is left. Of fixes that
// overlap the first is made; the rules then see what it made of the others' places.
func Apply(p *plan.Plan, o Options) Result {
	result := Result{File: p.File}
	if p.Conflict() != nil {
		return result // of two versions of a line, a person has to choose
	}
	refused := map[string]bool{}
	for len(result.Applied)+len(result.Refused) < most {
		findings := o.Check(p)
		f, ok := next(findings, o.Unsafe, refused)
		if !ok {
			break
		}
		read, ok := tried(p, f, findings, o)
		if !ok {
			refused[identity(f)] = true
			result.Refused = append(result.Refused, f)
			continue
		}
		result.Applied = append(result.Applied, applied(p.File, f))
		p, result.File = read, read.File
	}
	return result
}

// next is the first finding with a fix that may be made and was not refused.
func next(findings []finding.Finding, unsafe bool, refused map[string]bool) (finding.Finding, bool) {
	for _, f := range findings {
		if len(f.Edits) > 0 && (unsafe || IsSafe(f)) && !refused[identity(f)] {
			return f, true
		}
	}
	return finding.Finding{}, false
}

// IsSafe reports whether a finding's fix cannot change what the author meant.
func IsSafe(f finding.Finding) bool {
	for _, e := range f.Edits {
		if !e.Safe {
			return false
		}
	}
	return len(f.Edits) > 0
}

// identity tells findings apart without their places, which move as fixes are made.
func identity(f finding.Finding) string {
	return strings.Join([]string{f.Rule, f.Record, f.Content, f.Message}, "\x00")
}

func applied(file *source.File, f finding.Finding) Applied {
	a := Applied{Finding: f, At: file.Position(f.Span.Start)}
	for i, e := range edit.Sorted(f.Edits) {
		if i == 0 {
			a.At = file.Position(e.Span.Start)
		} else {
			a.Before, a.After = a.Before+" … ", a.After+" … "
		}
		a.Before += strings.TrimSpace(file.Text(e.Span))
		a.After += strings.TrimSpace(e.Text)
	}
	return a
}

// tried makes one fix and reads the plan again; false where the fix does not prove itself.
func tried(p *plan.Plan, f finding.Finding, findings []finding.Finding, o Options) (*plan.Plan, bool) {
	content, err := edit.Apply(p.File.Bytes, f.Edits)
	if err != nil || !utf8.Valid(content) {
		return nil, false
	}
	read := compile.Compile(source.NewFile(p.File.Path, content), o.Settings)
	if count(o.Check(read), f) >= count(findings, f) {
		return nil, false // the finding is still there
	}
	touched := change{
		before: lines(p.File, spans(f.Edits)),
		after:  lines(read.File, edit.Moved(f.Edits)),
		texts:  edit.Moved(f.Edits),
	}
	for _, d := range meaning.Compare(p, read) {
		if !touched.explains(d, p) {
			return nil, false
		}
	}
	return read, true
}

// count is how many findings are the same as the given one but for their place.
func count(findings []finding.Finding, wanted finding.Finding) int {
	n := 0
	for _, f := range findings {
		if identity(f) == identity(wanted) {
			n++
		}
	}
	return n
}

func spans(edits []finding.Edit) []source.Span {
	var out []source.Span
	for _, e := range edits {
		out = append(out, e.Span)
	}
	return out
}

// lines widens spans to whole lines.
func lines(file *source.File, spans []source.Span) []source.Span {
	out := make([]source.Span, len(spans))
	for i, s := range spans {
		out[i] = source.Span{Start: edit.LineStart(file.Bytes, s.Start), End: edit.NextLine(file.Bytes, max(s.Start, s.End-1))}
	}
	return out
}

// change is what a fix touches.
type change struct {
	before, after []source.Span // the lines, in both versions
	texts         []source.Span // the texts that the fix wrote, in the later version
}

// explains reports whether a difference is one that the fix may make.
func (c change) explains(d meaning.Difference, before *plan.Plan) bool {
	if invents(d, c.texts) {
		return false
	}
	switch {
	case touches(c.before, d.BeforeSpan), touches(c.after, d.AfterSpan):
		return true
	case strings.HasPrefix(d.What, "order of "):
		return true // of records, whose coming and going is a difference of its own
	case strings.HasPrefix(d.What, "problem "+string(plan.Contradiction)) && d.Before == "":
		return true // a key that is understood now may contradict what stands elsewhere
	case strings.HasPrefix(d.What, "problem "):
		return d.After == "" && related(before, d, c.before)
	}
	return isMention(d) && d.Was.Origin.Text == d.Value.Origin.Text
}

// isMention reports whether a difference is about whom or what the same words mean: a person
// whom a mended line names is found wherever the plan mentions them.
func isMention(d meaning.Difference) bool {
	switch d.Value.Data.(type) {
	case plan.Person, plan.People, plan.Ref, plan.Refs:
		return d.Was.Data != nil
	}
	return false
}

// touches reports whether a span begins within one of the ranges.
func touches(ranges []source.Span, span source.Span) bool {
	for _, r := range ranges {
		if !span.IsZero() && r.Start <= span.Start && span.Start < r.End {
			return true
		}
	}
	return false
}

// related reports whether a problem that is gone had its other place in the ranges.
func related(p *plan.Plan, d meaning.Difference, ranges []source.Span) bool {
	for _, problem := range p.Problems {
		if problem.Span == d.BeforeSpan && touches(ranges, problem.Related) {
			return true
		}
	}
	return false
}

// invents reports whether a difference is a person or a date that the fix itself wrote.
func invents(d meaning.Difference, written []source.Span) bool {
	for _, v := range append([]field.Value{d.Value}, d.Value.Parts...) {
		switch v.Data.(type) {
		case plan.Person, plan.People, plan.Date:
			for _, w := range written {
				if v.Origin.IsWritten() && w.Len() > 0 && w.Overlaps(v.Origin.Span) {
					return true
				}
			}
		}
	}
	return false
}
