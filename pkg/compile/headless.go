package compile

// Tables and lists about which no heading speaks: pasted below the title one after the other, or below a
// heading that is about something else. Their columns and their items say what they are.

import (
	"slices"

	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/syntax"
)

// isSilent reports whether nothing says what kind of records stand in a section.
func (s *section) isSilent() bool {
	if s.title {
		return true
	}
	switch s.concept() {
	case "", plan.ConceptOverview, plan.ConceptSummary, plan.ConceptNotes:
		return true
	}
	return false
}

// tellingTable is the concept that a table's own columns and rows speak for; empty where they speak for none
// surely, which the section then remembers.
func (c *compiler) tellingTable(s *section, b syntax.Block, heads []piece) plan.Concept {
	if s.record != nil || len(heads) < 2 || c.outline == nil {
		return ""
	}
	e := c.evidenceOf(c.outline, c.headingAt, piece{}, "", []syntax.Block{b})
	if e.items == 0 || e.isMethod() {
		return ""
	}
	scores := e.weigh()
	best, most := -1, 0
	for i, concept := range weighed {
		collection := collectionsOf[concept][0]
		columns, n := c.fit(collection, heads)
		if n < 2 || !slices.Contains(columns, labelField[collection]) && n < 3 {
			continue
		}
		if best < 0 || scores[i] > scores[best] {
			best, most = i, n
		}
	}
	_ = most
	if best >= 0 && scores[best]-scores[len(weighed)] >= evident {
		return weighed[best]
	}
	c.perhaps(s, &scores)
	return ""
}

// perhaps notes what a table or list may be about that was not understood.
func (c *compiler) perhaps(s *section, scores *[len(weighed) + 1]float32) {
	model := &c.plan.Sections[s.index]
	for i, concept := range weighed {
		if scores[i]-scores[len(weighed)] > conceivably && c.outline.claimed[i] == 0 && !slices.Contains(model.Perhaps, concept) {
			model.Perhaps = append(model.Perhaps, concept)
		}
	}
}
