// Whose goal is it? What the rules goals/quota-first and goals/adoption-only ask package quota,
// and what the plan knows beside the goal's words.
package rule

import (
	"strings"

	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/rule/quota"
)

// judgeGoal judges a goal by its words and by what its record and the plan know.
func (p *Pass) judgeGoal(goal plan.Goal) quota.Verdict {
	judged, known := p.memo.verdicts[goal.Key]
	if !known {
		judged = p.judgeAnew(goal)
		if p.memo.verdicts == nil {
			p.memo.verdicts = map[string]quota.Verdict{}
		}
		p.memo.verdicts[goal.Key] = judged
	}
	return judged
}

func (p *Pass) judgeAnew(goal plan.Goal) quota.Verdict {
	if !p.inEnglish() {
		return quota.Verdict{Foreign: true}
	}
	about := quota.Context{Customer: p.namesOfCustomer(), Vendor: p.Vendor.Names, Structure: p.belongsToCustomer(goal)}
	return quota.Classify(goal.Goal.Text, about)
}

// inEnglish reports whether the plan's goals, taken together, are in English: one goal alone is
// often too short to tell.
func (p *Pass) inEnglish() bool {
	return remembered(&p.memo.english, func() bool {
		var goals strings.Builder
		for _, goal := range p.Plan.Goals {
			goals.WriteString(goal.Goal.Text)
			goals.WriteString(". ")
		}
		return quota.English(goals.String())
	})
}

// namesOfCustomer are the names under which the plan speaks of the account.
func (p *Pass) namesOfCustomer() []string {
	return remembered(&p.memo.customer, func() []string {
		var names []string
		if p.Plan.Account.IsSet() {
			names = append(names, p.Plan.Account.Text)
		}
		for _, unit := range p.Plan.Units.List {
			names = append(names, unit.Text)
		}
		return names
	})
}

// belongsToCustomer reports whether a goal's record ties it to the customer.
func (p *Pass) belongsToCustomer(goal plan.Goal) bool {
	for _, person := range goal.Owner.List {
		if person.Side == plan.Theirs {
			return true
		}
	}
	return goal.Unit.IsSet() || goal.Source.IsSet() || goal.Metric.IsSet() && !mentions(goal.Metric.Text, "arr", "acv", "tcv", "revenue", "bookings", "licences", "licenses", "seats")
}

// tipping says which words tipped a judgement, for the end of a sentence.
func tipping(v quota.Verdict) string {
	if len(v.Words) == 0 {
		return ""
	}
	var words []string
	for _, word := range v.Words {
		words = append(words, quoted(word))
	}
	if v.Bare {
		return ": it reads as ours by " + all(words) + ", and names no outcome of theirs"
	}
	return ": it reads as ours by " + all(words)
}
