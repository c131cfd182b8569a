// Package meaning compares what two versions of a plan say. Where something stands, how a date
// or a word that was understood is spelled, and whether the file is marked as a plan do not
// count; everything else does, down to the prose and the trouble that the compiler had.
package meaning

import (
	"fmt"
	"sort"
	"strconv"
	"strings"

	"github.com/acctplan/acctplan/pkg/field"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
)

// Difference is one thing that two versions of a plan do not say alike. A version that does
// not say it at all has an empty text and, usually, no span.
type Difference struct {
	What                  string // in words: "due of actions/send-the-deck"
	Before, After         string // what is said, in a form for comparing; readable, not pretty
	BeforeSpan, AfterSpan source.Span
	// Was and Value are the values of the two versions, where the difference is about one.
	Was, Value field.Value
}

// Compare returns what the two versions do not say alike, in the order of the earlier one;
// nothing where they mean the same.
func Compare(before, after *plan.Plan) []Difference {
	old, now := statementsOf(before), statementsOf(after)
	index := make(map[string]int, len(now))
	for i, s := range now {
		index[s.what] = i
	}
	var out []Difference
	matched := make([]bool, len(now))
	for _, s := range old {
		i, ok := index[s.what]
		if !ok {
			out = append(out, Difference{What: s.what, Before: s.says, BeforeSpan: s.span, Was: s.value})
			continue
		}
		matched[i] = true
		if t := now[i]; s.says != t.says {
			out = append(out, Difference{What: s.what, Before: s.says, After: t.says, BeforeSpan: s.span, AfterSpan: t.span, Was: s.value, Value: t.value})
		}
	}
	for i, s := range now {
		if !matched[i] {
			out = append(out, Difference{What: s.what, After: s.says, AfterSpan: s.span, Value: s.value})
		}
	}
	return out
}

// String is a difference in one line.
func (d Difference) String() string {
	return fmt.Sprintf("%s: %q became %q", d.What, d.Before, d.After)
}

// statement is one thing that a plan says. What is unique in its plan.
type statement struct {
	what, says string
	span       source.Span
	value      field.Value
}

// statements collects what a plan says.
type statements struct {
	list []statement
	seen map[string]int
}

// add notes a statement; where several have one subject, they are told apart by number.
func (s *statements) add(what, says string, span source.Span) *statement {
	s.seen[what]++
	if n := s.seen[what]; n > 1 {
		what += " #" + strconv.Itoa(n)
	}
	s.list = append(s.list, statement{what: what, says: says, span: span})
	return &s.list[len(s.list)-1]
}

func statementsOf(p *plan.Plan) []statement {
	s := &statements{seen: map[string]int{}}
	s.add("identity", p.Key, source.Span{})
	s.add("title", say(field.Value{Origin: p.Title.Origin, Data: p.Title}), p.Title.Span)
	for _, fact := range field.Facts(p) {
		s.add("fact "+fact.Name, say(fact), fact.Origin.Span).value = fact
	}
	s.records(p)
	for _, paragraph := range p.Summary {
		s.add("summary", paragraph.Text, paragraph.Span)
	}
	s.surroundings(p)
	s.problems(p)
	for _, comment := range p.Suppressions {
		s.add("comment "+comment.Reason.Text, suppression(p, comment), comment.Span)
	}
	return s.list
}

// records notes every record: its identity, its values, and its place among the others.
func (s *statements) records(p *plan.Plan) {
	order := map[plan.Collection][]string{}
	var collections []plan.Collection
	for _, r := range field.Records(p) {
		name := string(r.Collection) + "/" + r.Key
		if order[r.Collection] == nil {
			collections = append(collections, r.Collection)
		}
		order[r.Collection] = append(order[r.Collection], r.Key)
		s.add(name, r.ID.Text+"\x00"+r.Label, r.Head)
		for _, v := range r.Values {
			s.add(v.Name+" of "+name, say(v), v.Origin.At(r.Head)).value = v
		}
		for _, mark := range r.Marks {
			s.add(mark.Name+" of "+name, strconv.Itoa(mark.Number), r.Head)
		}
		for _, note := range r.Notes {
			s.add("notes of "+name, note.Text, note.Span)
		}
		for _, extra := range r.Extra {
			s.add(extra.Name.Text+" of "+name, extra.Value.Text, extra.Name.Span)
		}
	}
	for _, collection := range collections {
		s.add("order of "+string(collection), strings.Join(order[collection], "\x00"), source.Span{})
	}
}

// surroundings notes headings, narrative, sums, and what found no place.
func (s *statements) surroundings(p *plan.Plan) {
	for i, section := range p.Sections {
		s.add("section "+strconv.Itoa(i+1), fmt.Sprintf("%d %q %s %v parent %d, %d records, %d words, %v, %s",
			section.Level, section.Title.Text, section.Concept, section.Also, section.Parent, section.Records, section.Words, section.Headless, section.Suggest), section.Title.Span)
	}
	for _, prose := range p.Prose {
		s.add("prose of section "+strconv.Itoa(prose.Section+1), fmt.Sprintf("%d %s", prose.Text.State, prose.Text.Text), prose.Text.Span)
	}
	for _, total := range p.Totals {
		s.add("total of "+string(total.Collection), say(field.Value{Origin: total.Amount.Origin, Data: total.Amount}), total.Row)
	}
	for _, extra := range p.ExtraKeys {
		s.add("key "+extra.Name.Text, extra.Value.Text, extra.Name.Span)
	}
	for _, unplaced := range p.Unplaced {
		s.add("unplaced "+string(unplaced.Why)+" "+unplaced.Name, string(unplaced.Concept)+" "+unplaced.Text.Text, unplaced.Text.Span)
	}
}

// problems notes the compiler's trouble, whatever its order: that goes by places.
func (s *statements) problems(p *plan.Plan) {
	sorted := append([]plan.Problem(nil), p.Problems...)
	key := func(q plan.Problem) string {
		return strings.Join([]string{string(q.Kind), q.Field, string(q.Collection), q.Record, q.Text, q.Detail}, "\x00")
	}
	sort.SliceStable(sorted, func(i, j int) bool { return key(sorted[i]) < key(sorted[j]) })
	for _, q := range sorted {
		if q.Field == "acctplan" && q.Collection == "" {
			continue // the mark
		}
		what := strings.TrimSpace(fmt.Sprintf("problem %s %s %s", q.Kind, q.Field, strings.Trim(string(q.Collection)+"/"+q.Record, "/")))
		s.add(what+" "+q.Text, q.Detail+" "+q.Suggest, q.Span)
	}
}

// suppression says what a comment silences: its rules, how long, and what stands first in the
// stretch that it covers.
func suppression(p *plan.Plan, c plan.Suppression) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%v %s", c.File, c.Malformed)
	for _, rule := range c.Rules {
		fmt.Fprintf(&b, " %s@%s", rule.Rule, rule.Record)
	}
	fmt.Fprintf(&b, " until %s", say(field.Value{Origin: c.Until.Origin, Data: c.Until}))
	if c.File || c.Target.IsZero() {
		return b.String()
	}
	inside := func(span source.Span) bool {
		return !span.IsZero() && c.Target.Start <= span.Start && span.Start < c.Target.End
	}
	for _, fact := range field.Facts(p) {
		if inside(fact.Origin.Span) {
			b.WriteString(" " + fact.Name)
		}
	}
	for _, extra := range p.ExtraKeys {
		if inside(extra.Name.Span) {
			b.WriteString(" " + extra.Name.Text)
		}
	}
	for i, section := range p.Sections {
		if inside(section.Title.Span) {
			fmt.Fprintf(&b, " section %d", i+1)
		}
	}
	for _, r := range field.Records(p) {
		if inside(r.Head) {
			fmt.Fprintf(&b, " %s/%s", r.Collection, r.Key)
		}
	}
	return b.String()
}
