// Whose goal is it? What the rules goals/quota-first and goals/adoption-only ask package quota,
// and what the plan knows beside the goal's words.
package rule

import (
	"fmt"

	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/rule/quota"
)

// verdict judges a goal, by its number, by its words and by what its record and the plan know.
func (p *Pass) verdict(goal int) *quota.Verdict {
	if p.memo.verdicts == nil {
		p.memo.verdicts = p.judgeGoals()
	}
	return &p.memo.verdicts[goal]
}

// lone is the margin, in hundredths, that a goal needs to be called ours where it would be the
// only one among the plan's goals. Whoever writes down what the customer wants in all the others
// has hardly started from the quota: nearly always such a goal is theirs, too, in terse words.
const lone = 25

// judgeGoals judges all goals, in their order.
func (p *Pass) judgeGoals() []quota.Verdict {
	verdicts := make([]quota.Verdict, len(p.Plan.Goals))
	if len(p.Plan.Goals) == 0 {
		return verdicts
	}
	var room [16]quota.Language
	languages := append(room[:0], make([]quota.Language, len(p.Plan.Goals))...)
	for i := range languages {
		languages[i] = quota.LanguageOf(p.Plan.Goals[i].Goal.Text)
	}
	foreign := !inEnglish(p.Plan.Goals, languages)
	judge := quota.NewJudge(p.namesOfCustomer(), p.Vendor.Names)
	defer judge.Close()
	ours := 0
	for i := range p.Plan.Goals {
		goal := &p.Plan.Goals[i]
		verdict := quota.Verdict{Foreign: true}
		if !foreign {
			verdict = judge.Classify(goal.Goal.Text, languages[i], p.belongsToCustomer(goal))
		}
		if verdict.Kind == quota.Seller {
			ours++
		}
		verdicts[i] = verdict
	}
	if ours == 1 && len(p.Plan.Goals) >= 3 {
		for i := range verdicts {
			if verdicts[i].Kind == quota.Seller && verdicts[i].Margin < lone {
				verdicts[i] = quota.Verdict{}
			}
		}
	}
	return verdicts
}

// GoalsInEnglish reports whether the plan's goals, taken together, are in English: one alone is
// often too short to tell. The rules that judge whose a goal is are silent in other languages.
func GoalsInEnglish(p *plan.Plan) bool { return inEnglish(p.Goals, nil) }

// inEnglish is GoalsInEnglish, with the languages of the single goals where they are known.
func inEnglish(goals []plan.Goal, known []quota.Language) bool {
	const enough, between = 400, len(". ")
	var all quota.Language
	left := enough // bytes to read: more tell nothing new
	for i := range goals {
		text := goals[i].Goal.Text
		if known != nil && len(text) <= left {
			all = all.And(known[i])
		} else {
			all = all.And(quota.LanguageOf(text[:min(len(text), left)]))
		}
		if left -= len(text) + between; left <= 0 {
			break
		}
	}
	return all.English()
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
func (p *Pass) belongsToCustomer(goal *plan.Goal) bool {
	for _, person := range goal.Owner.List {
		if person.Side == plan.Theirs {
			return true
		}
	}
	return goal.Unit.IsSet() || goal.Source.IsSet() || goal.Metric.IsSet() && !mentions(goal.Metric.Text, "arr", "acv", "tcv", "revenue", "bookings", "licences", "licenses", "seats")
}

// measured says how good the judgement is, in the figures of its last evaluation.
func measured() string {
	return fmt.Sprintf("By leaving one author out, measured on %d sentences by %d authors, %s of the goals called ours are ours (%s for the hardest author to read), and %s of those that are ours are found; about the rest the rule says nothing. "+
		"Of %d goals that mix both, it names %d.",
		quota.Sentences, quota.Authors, perCent(quota.Precision), perCent(quota.WorstPrecision), perCent(quota.Recall), quota.MixedAll, quota.MixedRight)
}

// measuredUsage says how often usage is seen.
func measuredUsage() string {
	return fmt.Sprintf("Measured as for goals/quota-first, %d of %d goals about usage are seen, and %d of %d called so are.",
		quota.AdoptionRight, quota.AdoptionAll, quota.AdoptionRight, quota.AdoptionSaid)
}

// perCent writes thousandths.
func perCent(thousandths int) string {
	return fmt.Sprintf("%d.%d %%", thousandths/10, thousandths%10)
}

// tipping says which words tipped a judgement, for the end of a sentence.
func tipping(v *quota.Verdict) string {
	var words []string
	for _, word := range v.Words {
		words = append(words, quoted(word))
	}
	var out string
	switch len(words) {
	case 0:
		return ""
	case 1:
		out = ": " + words[0] + " speaks for us"
	default:
		out = ": " + all(words) + " speak for us"
	}
	if v.Bare {
		out += ", and no outcome of theirs is named"
	}
	return out
}
