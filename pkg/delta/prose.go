// What happened to the prose: at most one line a section.
package delta

import (
	"slices"
	"strconv"
	"strings"

	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
)

// passage is the prose of one section, of whatever headings.
type passage struct {
	key        string // the concept, else the heading's words
	title      string
	narrative  bool     // the section is prose by nature, and no records stand under its heading
	paragraphs []string // folded
	written    []string
	span       source.Span
}

// isNarrative reports whether a section holds prose and not records.
func isNarrative(section plan.Section) bool {
	switch section.Concept {
	case "", plan.ConceptSummary, plan.ConceptOverview, plan.ConceptReview, plan.ConceptNotes:
		return section.Records == 0
	}
	return false
}

// named is what a sentence calls the passage: "Summary", or "text under Actions" where the
// heading is about records, which nobody rewrote.
func (p *passage) named() string {
	if p.narrative {
		return short(p.title)
	}
	return "text under " + short(p.title)
}

// quoted is the first sentence that the passage says and another one does not, in quotation
// marks; empty where there is none.
func (p *passage) quoted(other *passage) string {
	said := map[string]bool{}
	if other != nil {
		for _, paragraph := range other.written {
			for _, sentence := range sentencesOf(paragraph) {
				said[fold(sentence)] = true
			}
		}
	}
	for _, paragraph := range p.written {
		for _, sentence := range sentencesOf(paragraph) {
			if !said[fold(sentence)] && fold(sentence) != "" {
				return "“" + short(sentence) + "”"
			}
		}
	}
	return ""
}

// sentencesOf cuts a paragraph behind the marks that end a sentence.
func sentencesOf(paragraph string) []string {
	var out []string
	from := 0
	for i := 0; i < len(paragraph); i++ {
		if strings.IndexByte(".!?", paragraph[i]) >= 0 && (i+1 == len(paragraph) || paragraph[i+1] == ' ') {
			out = append(out, strings.TrimSpace(paragraph[from:i+1]))
			from = i + 1
		}
	}
	if rest := strings.TrimSpace(paragraph[from:]); rest != "" {
		out = append(out, rest)
	}
	return out
}

// text is all of it, as written, on one line.
func (p *passage) text() string { return strings.Join(p.written, " ") }

// passagesOf collects a version's prose by section, in the order of the plan. Notes of records
// belong to the records.
func passagesOf(p *plan.Plan, records map[plan.Collection][]*record) []*passage {
	notes := map[source.Span]bool{}
	for _, list := range records {
		for _, r := range list {
			for _, note := range r.Notes {
				notes[note.Span] = true
			}
		}
	}
	var out []*passage
	byKey := map[string]*passage{}
	for _, prose := range p.Prose {
		if notes[prose.Text.Span] || prose.Text.State == plan.Placeholder || fold(prose.Text.Text) == "" {
			continue
		}
		section := p.Sections[prose.Section]
		key, title := string(section.Concept), plain(section.Title.Text)
		switch {
		case section.Headless:
			key, title = "\x00", "introduction"
		case key == "" || section.Concept == plan.ConceptNotes:
			key = "\x00" + fold(title)
		}
		at := byKey[key]
		if at == nil {
			at = &passage{key: key, title: title, narrative: isNarrative(section), span: prose.Text.Span}
			byKey[key] = at
			out = append(out, at)
		}
		at.paragraphs = append(at.paragraphs, fold(prose.Text.Text))
		at.written = append(at.written, plain(prose.Text.Text))
	}
	return out
}

// sameAs reports whether two passages say the same: the same paragraphs in any order, or the
// same words in one order, however they are broken into paragraphs.
func (p *passage) sameAs(other *passage) bool {
	if strings.Join(p.paragraphs, " ") == strings.Join(other.paragraphs, " ") {
		return true
	}
	return slices.Equal(slices.Sorted(slices.Values(p.paragraphs)), slices.Sorted(slices.Values(other.paragraphs)))
}

// prose compares the narrative of the two versions.
func (c *comparison) prose() {
	before, after := passagesOf(c.before, c.old), passagesOf(c.after, c.new)
	byKey, gone := map[string]*passage{}, map[string][]*passage{}
	for _, p := range before {
		byKey[p.key] = p
	}
	known := map[string]bool{}
	for _, p := range after {
		known[p.key] = true
	}
	for _, p := range before {
		if !known[p.key] {
			text := strings.Join(p.paragraphs, " ")
			gone[text] = append(gone[text], p)
		}
	}
	moved := map[*passage]bool{}
	for _, now := range after {
		was := byKey[now.key]
		change := Change{Subject: now.title, After: now.span, rank: rankProse}
		if was == nil {
			text := strings.Join(now.paragraphs, " ")
			if same := gone[text]; len(same) > 0 {
				// The same words under another heading.
				gone[text] = same[1:]
				moved[same[0]] = true
				change.Kind, change.Before = Renamed, same[0].span
				change.what, change.of = "section renamed", short(same[0].title)+" → "+short(now.title)
				c.add(change)
				continue
			}
			change.Kind, change.what, change.of = Added, now.named()+" written", now.quoted(nil)
			change.Values = []Value{{Field: "text", After: now.text(), AfterSpan: now.span}}
			c.add(change)
			continue
		}
		if was.sameAs(now) {
			continue
		}
		change.Kind, change.Before = Rewritten, was.span
		change.Values = []Value{{Field: "text", Before: was.text(), After: now.text(), BeforeSpan: was.span, AfterSpan: now.span}}
		change.what, change.of = now.named()+" rewritten", now.quoted(was)
		if change.of == "" {
			change.what = now.named() + " shortened"
		} else if kept := alike(tokensOfText(was.text()), tokensOfText(now.text())); kept >= 0.7 {
			change.what = now.named() + " edited"
		}
		c.add(change)
	}
	for _, was := range before {
		if !known[was.key] && !moved[was] {
			c.add(Change{
				Kind: Removed, Subject: was.title, Before: was.span, rank: rankProse, what: was.named() + " removed",
				Values: []Value{{Field: "text", Before: was.text(), BeforeSpan: was.span}},
			})
		}
	}
	c.unplaced()
}

// tokensOfText are the different words of a text, sorted.
func tokensOfText(text string) []string {
	words := strings.Fields(fold(text))
	slices.Sort(words)
	return slices.Compact(words)
}

// unplaced compares what found no place in the model, so that no words come or go unnoticed.
func (c *comparison) unplaced() {
	counts := map[string]int{}
	for _, u := range c.before.Unplaced {
		counts[fold(u.Text.Text)]--
	}
	var span source.Span
	for _, u := range c.after.Unplaced {
		counts[fold(u.Text.Text)]++
		if span.IsZero() && counts[fold(u.Text.Text)] > 0 {
			span = u.Text.Span
		}
	}
	came, went := 0, 0
	for _, n := range counts {
		came += max(n, 0)
		went += max(-n, 0)
	}
	if came+went == 0 {
		return
	}
	var said []string
	if came > 0 {
		said = append(said, strconv.Itoa(came)+" new")
	}
	if went > 0 {
		said = append(said, strconv.Itoa(went)+" gone")
	}
	c.add(Change{
		Kind: Changed, Subject: "text that acctplan does not read", After: span, rank: rankRoutine,
		what: "text that acctplan does not read: " + strings.Join(said, ", "),
	})
}

// joined is the notes of a record as one text.
func joined(notes []plan.String) string {
	var parts []string
	for _, note := range notes {
		if note.State != plan.Placeholder {
			parts = append(parts, plain(note.Text))
		}
	}
	return strings.Join(parts, " ")
}

func firstSpan(notes []plan.String) source.Span {
	if len(notes) == 0 {
		return source.Span{}
	}
	return notes[0].Span
}

// comments compares which rules the plan silences: a reviewer wants to know.
func (c *comparison) comments() {
	before, after := map[string]plan.Suppression{}, map[string]plan.Suppression{}
	order := func(p *plan.Plan, into map[string]plan.Suppression) []string {
		var keys []string
		for _, s := range p.Suppressions {
			if s.Malformed != "" {
				continue
			}
			if key := silenced(s); into[key].Rules == nil {
				into[key] = s
				keys = append(keys, key)
			}
		}
		return keys
	}
	old, now := order(c.before, before), order(c.after, after)
	say := func(kind Kind, key string, s plan.Suppression) Change {
		change := Change{Kind: kind, Subject: key, rank: rankRoutine, what: string(kind), of: key}
		if kind == Unsilenced {
			change.what = "no longer silenced"
		}
		if reason := short(s.Reason.Text); reason != "" {
			change.of += " (" + reason + ")"
		}
		return change
	}
	for _, key := range now {
		if _, ok := before[key]; !ok {
			change := say(Silenced, key, after[key])
			change.After = after[key].Span
			c.add(change)
		}
	}
	for _, key := range old {
		if _, ok := after[key]; !ok {
			change := say(Unsilenced, key, before[key])
			change.Before = before[key].Span
			c.add(change)
		}
	}
}

// silenced names the rules of a comment, with the day until which it holds.
func silenced(s plan.Suppression) string {
	var parts []string
	for _, pattern := range s.Rules {
		name := pattern.Rule
		if pattern.Record != "" {
			name += "@" + pattern.Record
		}
		parts = append(parts, name)
	}
	text := strings.Join(parts, ", ")
	if s.File {
		text += " in the whole plan"
	}
	if s.Until.Known() {
		text += " until " + s.Until.Last.String()
	}
	return text
}
