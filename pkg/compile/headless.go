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

// about is the section as it is for a table or a list in it that is about something else.
func (s *section) about(concept plan.Concept) *section {
	inner := *s
	inner.concepts, inner.title, inner.role, inner.horizon, inner.owner, inner.due = []plan.Concept{concept}, false, "", 0, piece{}, piece{}
	return &inner
}

// opensWith reports whether a table or list is the first below a heading, of which that speaks first of all.
func (s *section) opensWith(b syntax.Block) bool {
	for i := range s.blocks {
		if kind := s.blocks[i].Kind; kind == syntax.TableBlock || kind == syntax.List {
			return s.blocks[i].Span == b.Span
		}
	}
	return true
}

// tellingTable is the concept that a table's own columns and rows speak for, where the section's is another or none;
// empty where they speak for nothing else surely, which a section without a concept then remembers.
func (c *compiler) tellingTable(s *section, b syntax.Block, heads []piece) plan.Concept {
	if s.record != nil || len(heads) < 2 || c.outline == nil {
		return ""
	}
	if allEmpty(heads) {
		return c.tellingUnheaded(s, b, heads)
	}
	own := 0
	if !s.isSilent() {
		if weight(s.concept()) < 0 || len(s.concepts) > 1 || s.opensWith(b) {
			return ""
		}
		for _, collection := range collectionsOf[s.concept()] {
			columns, n := c.fit(collection, heads)
			if own = max(own, n); slices.Contains(columns, labelField[collection]) {
				return ""
			}
		}
	}
	best, least, asked := -1, max(2, own+2), false
	var scores [len(weighed) + 1]float32
	for i, concept := range weighed {
		collection := collectionsOf[concept][0]
		columns, n := c.fit(collection, heads)
		if n < least || concept == plan.ConceptOpportunities && isAboutMoney(c.plan.Sections[s.index].Title.Text) {
			continue
		}
		if !asked {
			scores, asked = c.scoresOf(b), true
		}
		if !slices.Contains(columns, labelField[collection]) && n < least+1 && scores[i]-scores[len(weighed)] < strikingly {
			continue
		}
		if best < 0 || scores[i] > scores[best] {
			best = i
		}
	}
	if best >= 0 && scores[best]-scores[len(weighed)] >= evident {
		return weighed[best]
	}
	if s.isSilent() {
		if !asked {
			scores = c.scoresOf(b)
		}
		c.perhaps(s, &scores)
	}
	return ""
}

// scoresOf weighs what one block says.
func (c *compiler) scoresOf(b syntax.Block) [len(weighed) + 1]float32 {
	e := c.evidenceOf(c.outline, c.headingAt, piece{}, "", []syntax.Block{b})
	if e.items == 0 || e.isMethod() {
		return [len(weighed) + 1]float32{len(weighed): -conceivably}
	}
	return e.weigh()
}

// tellingList is tellingTable for a list. People list all kinds of things, so its items must speak up.
func (c *compiler) tellingList(s *section, b syntax.Block) plan.Concept {
	if s.record != nil || len(b.Items) < 2 || c.outline == nil {
		return ""
	}
	own := len(weighed)
	if !s.isSilent() {
		if own = int(weight(s.concept())); own < 0 || len(s.concepts) > 1 || s.opensWith(b) {
			return ""
		}
	}
	if s.statesFacts() && c.listsFacts(b) {
		return ""
	}
	if s.isSilent() && c.promises(b) {
		return plan.ConceptActions
	}
	scores := c.scoresOf(b)
	best := 0
	for i := range weighed {
		if scores[i] > scores[best] {
			best = i
		}
	}
	if best != own && scores[best]-max(scores[own], scores[len(weighed)]) >= strikingly && c.outline.claimed[best] == 0 {
		return weighed[best]
	}
	if s.isSilent() {
		c.perhaps(s, &scores)
	}
	return ""
}

// listsFacts reports whether all items of a list are facts of the account.
func (c *compiler) listsFacts(b syntax.Block) bool {
	for _, item := range b.Items {
		pair, ok := keyLine(firstLine(item.Inline))
		if !ok {
			return false
		}
		if _, fact := c.factOfPair(&pair); !fact {
			return false
		}
	}
	return true
}

// promises reports whether each item of a list begins with the day by which somebody does something, and who: "by 2
// Dec 2026 Siobhan sends the usage numbers".
func (c *compiler) promises(b syntax.Block) bool {
	for _, item := range b.Items {
		line := firstLine(item.Inline)
		if line.empty() || len(line.text) > 240 {
			return false
		}
		trial := &raw{collection: plan.Actions}
		if c.takeWorkLead(trial, line); !trial.has("due") || !trial.has("owner") {
			return false
		}
	}
	return true
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
