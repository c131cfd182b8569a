// Search: the texts of all plans, in a form that a page can look through without a server.

package brief

import (
	"iter"
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

// Passages are those of one plan, packed: kind and text by turns, each ended by a zero byte, which no text holds. A portfolio
// keeps them of many plans.
type Passages string

// all unpacks them, with their places among those of the plan.
func (p Passages) all() iter.Seq2[int, Passage] {
	return func(yield func(int, Passage) bool) {
		for i := 0; p != ""; i++ {
			kind, rest, _ := strings.Cut(string(p), "\x00")
			text, rest, _ := strings.Cut(rest, "\x00")
			if p = Passages(rest); !yield(i, Passage{Kind: kind, Text: text}) {
				return
			}
		}
	}
}

// searchOf puts together what can be found of the plans that have a page, in the order of the entries; nil where there
// is nothing. Left counts passages that the bounds leave out.
func searchOf(entries []*Entry) (passages iter.Seq[Passage], left int) {
	found := false
	choose(entries, func(entry *Entry, chosen []bool) {
		left += entry.Summary.left + len(chosen)
		if entry.Passages == nil {
			return
		}
		for _, is := range chosen {
			if is {
				left--
				found = true
			}
		}
	})
	if !found {
		return nil, left
	}
	return func(yield func(Passage) bool) {
		more := true
		choose(entries, func(entry *Entry, chosen []bool) {
			if !more || entry.Passages == nil || !slices.Contains(chosen, true) {
				return
			}
			for i, one := range entry.Passages().all() {
				if i >= len(chosen) || !more {
					break
				}
				if chosen[i] {
					one.Account, one.Page = entry.Summary.row.Account, entry.Page
					more = yield(one)
				}
			}
		})
	}, left
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
			if size := int(length); size <= room {
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

// PassagesOf lists what can be found of a plan on a day: all that a portfolio can ask for.
func PassagesOf(p *plan.Plan, asOf plan.Day, l locale.Locale) Passages {
	v := voiceOf(l)
	var packed strings.Builder
	v.eachPassage(p, asOf, v.accountName(p), func(kind, text string) {
		packed.WriteString(kind + "\x00" + text + "\x00")
	})
	return Passages(strings.Clone(packed.String()))
}

// eachPassage hands over what PassagesOf lists: what the plan's own page says, with dates and amounts as they stand there, and
// the log, which only the plan has. Left counts those that are too many; long ones are cut.
func (v voice) eachPassage(p *plan.Plan, asOf plan.Day, account string, take func(kind, text string)) (left int) {
	number := 0
	add := func(kind string, texts ...string) {
		text := join(" · ", texts...)
		switch {
		case text == "":
		case number >= passagesPerPlan:
			left++
		default:
			number++
			take(kind, shortened(text))
		}
	}
	add(v.say.KindAccount, account, shown(p.Industry.Origin), shown(p.Location.Origin), tierText(v, p), v.healthLabel(p.Health).Text, v.moneyText(p.ARR), v.moneyText(p.TargetARR),
		v.dateText(p.Renewal), personText(p.Owner), personText(p.CSM), personText(p.ExecutiveSponsor), v.dateText(p.Reviewed), v.dateText(p.NextReview))
	for _, text := range p.Summary {
		add(v.say.KindSummary, shown(text.Origin))
	}
	for i := range p.Goals {
		one := &p.Goals[i]
		add(v.say.KindGoal, shown(one.Goal.Origin), shown(one.Metric.Origin), shown(one.Baseline.Origin), currentOf(p, one), shown(one.Target.Origin),
			v.dateText(one.By), peopleText(one.Owner), shown(one.Unit.Origin), shown(one.Enables.Origin))
	}
	for _, one := range v.valueOf(p) {
		add(v.say.ValueDelivered, one.Outcome, one.Result, one.Date, one.Source)
	}
	for i := range p.Stakeholders {
		one := &p.Stakeholders[i]
		add(v.say.KindPerson, shown(one.Name.Origin), placeOf(one), v.rolesText(one.Roles), v.stanceOf(one, asOf).Text, v.dateText(one.LastContact),
			personText(one.Counterpart), shown(one.NextAction.Origin))
	}
	for i := range p.Opportunities {
		one := &p.Opportunities[i]
		add(v.say.KindOpportunity, shown(one.Opportunity.Origin), shown(one.Product.Origin), shown(one.Unit.Origin), stageText(v, one.Stage), v.moneyText(one.Amount),
			shown(one.Probability.Origin), v.dateText(one.Close), peopleText(one.Owner), shown(one.NextAction.Origin))
	}
	for _, one := range v.competitionOf(p) {
		add(v.say.KindCompetitor, one.Name, one.Where, one.Status, one.Threat.Text, one.Strategy)
	}
	for i := range p.Risks {
		one := &p.Risks[i]
		add(v.say.KindRisk, shown(one.Risk.Origin), shown(one.Mitigation.Origin), peopleText(one.Owner), v.dateText(one.Due))
	}
	for i := range p.Actions {
		one := &p.Actions[i]
		add(v.say.KindAction, shown(one.Action.Origin), peopleText(one.Owners), v.dateText(one.Due), shown(one.Status.Origin))
	}
	for i := range p.Milestones {
		one := &p.Milestones[i]
		add(v.say.KindMilestone, shown(one.Milestone.Origin), v.dateText(one.On))
	}
	for i := range p.Asks {
		one := &p.Asks[i]
		add(v.say.KindAsk, shown(one.Ask.Origin), peopleText(one.Of), v.dateText(one.By))
	}
	for _, cell := range p.Whitespace {
		if text := v.whitespaceCell(cell).Text; text != "" {
			add(v.say.Whitespace, shown(cell.Product.Origin), shown(cell.Unit.Origin), text, v.moneyText(cell.Amount))
		}
	}
	for i := range p.Log { // which is long: what the bounds leave out is of it first
		one := &p.Log[i]
		add(v.say.KindLog, v.dateText(one.Date), shown(one.Text.Origin), peopleText(one.With), shown(one.Reason.Origin))
	}
	return left
}

// shortened is a text that is not too long to be looked through; no character is cut.
//
//go:noinline // many call it, and the binary has no room for copies of it
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
