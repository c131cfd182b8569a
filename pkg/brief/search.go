// Search: the texts of all plans, in a form that a page can look through without a server.

package brief

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/acctplan/acctplan/pkg/locale"
	"github.com/acctplan/acctplan/pkg/plan"
)

// Passage is one text that can be found.
type Passage struct {
	Account string
	Page    string // as in Entry; never empty
	Kind    string // "Goal", "Person"
	Text    string
}

// Bounds of the search: what a page can load and a browser look through between two keys.
const (
	longestPassage  = 400     // bytes
	passagesPerPlan = 400     // passages
	longestSearch   = 4 << 20 // bytes of text over all plans
)

// searchOf puts together what can be found of the plans that have a page, in the order of the entries.
// Left counts passages that the bounds leave out.
func searchOf(entries []*Entry) (passages []Passage, left int) {
	choose(entries, func(entry *Entry, chosen []bool) {
		var own []Passage
		if entry.Passages != nil && slices.Contains(chosen, true) {
			own = entry.Passages()
		}
		left += entry.Summary.left + len(chosen)
		for i, one := range own[:min(len(own), len(chosen))] {
			if chosen[i] {
				left--
				one.Page = entry.Page
				passages = append(passages, one)
			}
		}
	})
	return passages, left
}

// choose tells take for each entry that has a page which of its passages can be found.
func choose(entries []*Entry, take func(entry *Entry, chosen []bool)) {
	room := longestSearch
	for _, entry := range entries {
		if entry.Page == "" {
			continue
		}
		chosen := make([]bool, len(entry.Summary.lengths))
		for i, length := range entry.Summary.lengths {
			if size := int(length) + len(entry.Summary.row.Account); size <= room {
				room -= size
				chosen[i] = true
			}
		}
		take(entry, chosen)
	}
}

// Findable are the paths of the plans of which a portfolio of these entries asks for passages.
func Findable(entries []*Entry) map[string]bool {
	paths := map[string]bool{}
	choose(inOrder(entries), func(entry *Entry, chosen []bool) {
		if slices.Contains(chosen, true) {
			paths[entry.Summary.Path()] = true
		}
	})
	return paths
}

// PassagesOf lists what can be found of a plan, without its page: all that a portfolio can ask for.
func PassagesOf(p *plan.Plan, l locale.Locale) []Passage {
	v := voiceOf(l)
	passages, _ := v.passagesOf(p, strings.Clone(v.accountName(p)))
	return passages
}

// passagesOf is PassagesOf. Left counts those that are too many; long ones are cut.
func (v voice) passagesOf(p *plan.Plan, account string) (passages []Passage, left int) {
	add := func(kind string, texts ...string) {
		text := join(" · ", texts...)
		switch {
		case text == "":
		case len(passages) >= passagesPerPlan:
			left++
		default:
			passages = append(passages, Passage{Account: account, Kind: kind, Text: strings.Clone(shortened(text))})
		}
	}
	add(v.say.KindAccount, account, shown(p.Industry.Origin), shown(p.Location.Origin), personText(p.Owner))
	for _, text := range p.Summary {
		add(v.say.KindSummary, shown(text.Origin))
	}
	for _, one := range p.Goals {
		add(v.say.KindGoal, shown(one.Goal.Origin), shown(one.Metric.Origin))
	}
	for _, one := range p.Stakeholders {
		add(v.say.KindPerson, shown(one.Name.Origin), shown(one.Title.Origin), shown(one.Unit.Origin))
	}
	for _, one := range p.Opportunities {
		add(v.say.KindOpportunity, shown(one.Opportunity.Origin), shown(one.Product.Origin))
	}
	for _, one := range p.Competitors {
		add(v.say.KindCompetitor, shown(one.Competitor.Origin), shown(one.Where.Origin))
	}
	for _, one := range p.Risks {
		add(v.say.KindRisk, shown(one.Risk.Origin), shown(one.Mitigation.Origin))
	}
	for _, one := range p.Actions {
		add(v.say.KindAction, shown(one.Action.Origin), peopleText(one.Owners))
	}
	for _, one := range p.Milestones {
		add(v.say.KindMilestone, shown(one.Milestone.Origin))
	}
	for _, one := range p.Asks {
		add(v.say.KindAsk, shown(one.Ask.Origin))
	}
	return passages, left
}

// shortened is a text that is not too long to be looked through; no character is cut.
func shortened(text string) string {
	if len(text) <= longestPassage {
		return text
	}
	cut := longestPassage
	for !utf8.RuneStart(text[cut]) {
		cut--
	}
	return text[:cut] + "…"
}
