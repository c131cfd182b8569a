// Package inspect shows what the compiler understood of a plan, as a page to read: each fact,
// each heading with what it is taken for, each record with its fields in the words of the
// format, and, in its place among them, everything that was not understood.
package inspect

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/acctplan/acctplan/pkg/field"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/sorting"
	"github.com/acctplan/acctplan/pkg/source"
)

// Options says how to show a plan. The zero value is for a file or a pipe.
type Options struct {
	Color bool // ANSI colours
	Width int  // columns of the terminal; 0 where nobody knows
}

// Write shows a plan. The error is the writer's.
func Write(w io.Writer, p *plan.Plan, o Options) error {
	out := bufio.NewWriter(w)
	page := newPage(out, p, o)
	page.head()
	page.facts()
	page.top()
	page.frontmatterRecords()
	for i := range p.Sections {
		page.section(i)
	}
	page.foot()
	return out.Flush()
}

// page is a plan on its way to the reader.
type page struct {
	layout
	plan     *plan.Plan
	records  []field.Record
	inside   map[int][]int // records by the index of their section; -1 is the frontmatter
	problems map[source.Span][]plan.Problem
	beside   map[source.Span]bool // the places of values, which show their own problems

	factCount, troubleCount int
	trouble                 []int // the lines of what was not understood
}

const inFrontmatter = -1

func newPage(out *bufio.Writer, p *plan.Plan, o Options) *page {
	page := &page{
		layout: newLayout(out, p.File, o), plan: p, records: field.Records(p),
		inside: map[int][]int{}, problems: map[source.Span][]plan.Problem{}, beside: map[source.Span]bool{},
	}
	for i, r := range page.records {
		at := page.sectionOf(r.Head.Start)
		page.inside[at] = append(page.inside[at], i)
	}
	for _, list := range page.inside {
		sorting.Stable(list, func(a, b int) int {
			return cmp.Compare(page.records[a].Head.Start, page.records[b].Head.Start)
		})
	}
	page.findValues()
	for _, problem := range p.Problems {
		page.problems[problem.Span] = append(page.problems[problem.Span], problem)
	}
	return page
}

// findValues notes where values stand that are shown in rows.
func (p *page) findValues() {
	note := func(values []field.Value) {
		for _, v := range values {
			if v.Origin.IsWritten() {
				for _, part := range v.All() {
					p.beside[part.Origin.Span] = true
				}
			}
		}
	}
	note(field.Facts(p.plan))
	for _, r := range p.records {
		note(r.Values)
		for _, extra := range r.Extra {
			p.beside[extra.Name.Span] = true
		}
	}
	for _, extra := range p.plan.ExtraKeys {
		p.beside[extra.Name.Span] = true
	}
	delete(p.beside, source.Span{})
}

// sectionOf is the innermost section that holds the offset.
func (p *page) sectionOf(offset int) int {
	best := inFrontmatter
	for i, s := range p.plan.Sections {
		if s.Span.Start <= offset && offset < s.Span.End {
			best = i
		}
	}
	return best
}

// head says which file and whose plan this is.
func (p *page) head() {
	p.line(0, p.style.title, p.plan.Path)
	var about []string
	if name := p.plan.Account; name.IsSet() {
		about = append(about, name.Text)
	} else {
		about = append(about, "an account without a name")
	}
	switch {
	case p.plan.Marked:
		about = append(about, "marked as a plan")
	case p.plan.HasFrontmatter:
		about = append(about, "not marked as a plan (acctplan: 1)")
	default:
		about = append(about, "no facts at the top: acctplan adopt adds them")
	}
	lines := p.file.Lines()
	if last, _ := p.file.Line(lines); len(last) == 0 {
		lines-- // what follows the last line end is no line to a reader
	}
	about = append(about, counted(lines, "line"))
	p.line(0, "", strings.Join(about, " · "))
}

// facts shows what is known about the account, in the format's order, wherever it is written.
func (p *page) facts() {
	p.blank()
	p.line(0, p.style.heading, "Facts")
	var rows []row
	for _, fact := range field.Facts(p.plan) {
		if fact.Origin.IsWritten() {
			rows = append(rows, p.row(fact))
			p.factCount++
		}
	}
	for _, extra := range p.plan.ExtraKeys {
		r := row{at: extra.Name.Span, name: extra.Name.Text, value: extra.Value.Text, remark: "a key of your own"}
		if trouble := p.take(extra.Name.Span); len(trouble) > 0 {
			r.bad, r.remark = true, trouble[0]
		}
		rows = append(rows, r)
	}
	if len(rows) == 0 {
		p.line(p.gutter+2, p.style.dim, "none")
		return
	}
	p.rows(rows, 2)
}

// row is a value with its name, and what the reader should know about it.
func (p *page) row(v field.Value) row {
	r := row{at: v.Origin.Span, name: v.Name, value: p.value(v)}
	var trouble []string
	for _, part := range v.All() {
		trouble = append(trouble, p.take(part.Origin.Span)...)
	}
	switch {
	case len(trouble) > 0:
		r.bad, r.remark = true, strings.Join(slices.Compact(trouble), "; ")
	case misunderstood(v.Origin.State):
		r.bad, r.remark = true, "not understood"
	default:
		r.remark = p.remark(v, r.value)
	}
	return r
}

func misunderstood(state plan.State) bool {
	return state == plan.Placeholder || state == plan.Unreadable || state == plan.Ambiguous
}

// take returns the compiler's trouble with the place of a value, in words.
func (p *page) take(span source.Span) []string {
	if span.IsZero() {
		return nil
	}
	var texts []string
	for _, problem := range p.problems[span] {
		texts = append(texts, problemText(problem))
	}
	if len(texts) > 0 {
		p.count(span)
	}
	return texts
}

// count notes something that was not understood.
func (p *page) count(span source.Span) {
	p.troubleCount++
	if span.IsZero() {
		return // the file as a whole
	}
	if line := p.file.Position(span.Start).Line; !slices.Contains(p.trouble, line) {
		p.trouble = append(p.trouble, line)
	}
}

// frontmatterRecords shows the lists of records that stand at the top of the file.
func (p *page) frontmatterRecords() {
	list := p.inside[inFrontmatter]
	var last plan.Collection
	for i, at := range list {
		r := p.records[at]
		if r.Collection != last {
			p.blank()
			n := 1
			for _, other := range list[i+1:] {
				if p.records[other].Collection == r.Collection {
					n++
				}
			}
			p.heading(r.Head, name(string(r.Collection)), p.style.concept+"from the facts at the top", counted(n, "record"))
			last = r.Collection
		}
		p.record(r, "", false)
	}
}

// section shows a heading, what it is taken for, and what stands below it.
func (p *page) section(index int) {
	s := p.plan.Sections[index]
	title := strings.Repeat("#", s.Level) + " " + s.Title.Text
	if s.Headless {
		title = "before the first heading"
	}
	records := p.inside[index]
	var parts []string
	if n := len(records); n > 0 {
		parts = append(parts, counted(n, "record"))
	}
	if n := p.factsIn(index); n > 0 {
		parts = append(parts, counted(n, "fact"))
	}
	if s.Words > 0 {
		parts = append(parts, counted(s.Words, "word")+" of prose")
	}
	p.blank()
	at := s.Title.Span
	if at.IsZero() {
		at = s.Span
	}
	p.heading(at, title, p.concept(s), parts...)
	leftovers := p.leftovers(index)
	for _, i := range records {
		r := p.records[i]
		for len(leftovers) > 0 && leftovers[0].at.Start < r.Head.Start {
			p.leftover(leftovers[0])
			leftovers = leftovers[1:]
		}
		kind := ""
		if !s.Has(conceptOf(r.Collection)) {
			kind = name(string(r.Collection)) + ":"
		}
		p.record(r, kind, r.Head == s.Title.Span)
	}
	for _, l := range leftovers {
		p.leftover(l)
	}
}

// concept is what a heading is taken for.
func (p *page) concept(s plan.Section) string {
	switch {
	case s.Level == 1 && s.Title.Span == p.plan.Title.Span && !s.Headless:
		return p.style.concept + "the title"
	case s.Concept == plan.ConceptNotes:
		return p.style.dim + "narrative"
	case s.Concept != "":
		words := []string{name(string(s.Concept))}
		for _, also := range s.Also {
			words = append(words, name(string(also)))
		}
		if s.ByContent {
			words[len(words)-1] += ", by what it holds"
		}
		return p.style.concept + strings.Join(words, " + ")
	case s.Suggest != "":
		p.count(s.Title.Span)
		return p.style.bad + fmt.Sprintf("narrative; did you mean %q?", s.Suggest)
	}
	return p.style.dim + "narrative"
}

// conceptOf is the concept below whose headings the records of a collection usually stand.
func conceptOf(collection plan.Collection) plan.Concept {
	switch collection {
	case plan.Competitors:
		return plan.ConceptCompetition
	case plan.Products, plan.Metrics:
		return plan.ConceptCurrentState
	}
	return plan.Concept(strings.ReplaceAll(string(collection), "_", "-"))
}

// factsIn counts the facts that a section states itself.
func (p *page) factsIn(index int) int {
	n := 0
	for _, fact := range field.Facts(p.plan) {
		span := fact.Origin.Span
		if fact.Origin.IsWritten() && !span.IsZero() && p.sectionOf(span.Start) == index && !p.plan.Title.Span.Contains(span) {
			n++
		}
	}
	return n
}

// leftover is something that was not understood and belongs to no value, or found no place.
type leftover struct {
	at   source.Span
	text string
}

// leftovers lists those of a section, in the order of their places.
func (p *page) leftovers(index int) []leftover {
	var list []leftover
	for _, problem := range p.plan.Problems {
		if !p.beside[problem.Span] && (problem.Span.IsZero() && index == inFrontmatter || !problem.Span.IsZero() && p.sectionOf(problem.Span.Start) == index) {
			list = append(list, leftover{problem.Span, problemSentence(problem)})
		}
	}
	for _, unplaced := range p.plan.Unplaced {
		if span := unplaced.Text.Span; p.sectionOf(span.Start) == index {
			list = append(list, leftover{span, "no place for " + Unplaced(unplaced)})
		}
	}
	sorting.Stable(list, func(a, b leftover) int { return cmp.Compare(a.at.Start, b.at.Start) })
	return list
}

func (p *page) leftover(l leftover) {
	p.count(l.at)
	p.mark(l.at, l.text)
}

// top shows the trouble of the frontmatter, and of the file as a whole.
func (p *page) top() {
	leftovers := p.leftovers(inFrontmatter)
	if len(leftovers) == 0 {
		return
	}
	p.blank()
	p.line(0, p.style.heading, "At the top")
	for _, l := range leftovers {
		p.leftover(l)
	}
}

// foot sums up.
func (p *page) foot() {
	p.blank()
	p.line(0, p.style.title, fmt.Sprintf("Understood: %s, %s under %s.",
		counted(p.factCount, "fact"), counted(len(p.records), "record"), counted(len(p.plan.Sections), "heading")))
	if p.troubleCount == 0 {
		p.line(0, "", "Nothing was left over.")
		return
	}
	const most = 12
	slices.Sort(p.trouble)
	var lines []string
	for _, n := range p.trouble[:min(most, len(p.trouble))] {
		lines = append(lines, fmt.Sprint(n))
	}
	text := fmt.Sprintf("Not understood, or without a place: %s", counted(p.troubleCount, "thing"))
	if len(lines) > 0 {
		text += ", on " + many(len(lines), "line", "lines") + " " + strings.Join(lines, ", ")
	}
	if len(p.trouble) > most {
		text += ", …"
	}
	p.line(0, p.style.bad, text+".")
}

// name writes a concept or collection as words: "decision-process" is "decision process".
func name(id string) string { return strings.NewReplacer("-", " ", "_", " ").Replace(id) }

func counted(n int, word string) string { return fmt.Sprintf("%d %s", n, many(n, word, word+"s")) }

func many(n int, one, several string) string {
	if n == 1 {
		return one
	}
	return several
}
