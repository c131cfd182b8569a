// Whose goal is it? What the rules goals/quota-first and goals/adoption-only ask package quota,
// and what the plan knows beside the goal's words.
package rule

import (
	"fmt"
	"slices"

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
	var room [16]said
	goals := appendSaid(room[:0], p.Plan.Goals)
	foreign := !inEnglish(goals)
	judge := quota.NewJudge(quota.Context{Customer: p.namesOfCustomer(), Vendor: p.Vendor.Names, Products: p.Vendor.Products})
	defer judge.Close()
	ours := 0
	for i := range p.Plan.Goals {
		goal := &p.Plan.Goals[i]
		verdict := quota.Verdict{Foreign: true}
		if !foreign {
			verdict = judge.Classify(goals[i].text, goals[i].language, p.beside(goal))
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

// said is what a goal says itself, and in which language.
type said struct {
	text     string
	language quota.Language
}

// appendSaid appends what each of the goals says.
func appendSaid(to []said, goals []plan.Goal) []said {
	to = slices.Grow(to, len(goals))
	for i := range goals {
		text := wording(&goals[i])
		to = append(to, said{ownClauses(text), quota.LanguageOf(text)})
	}
	return to
}

// wording is a goal in its own words: with what stands right behind it on its line, as behind a colon.
func wording(goal *plan.Goal) string {
	text := goal.Goal.Text
	if len(goal.Notes) > 0 && text != "" {
		if rest := goal.Notes[0]; rest.Span.Start >= goal.Goal.Span.End && rest.Span.Start-goal.Goal.Span.End <= len(" : ") {
			return text + ": " + rest.Text
		}
	}
	return text
}

// GoalsNotJudged lists the goals that are not in English, of which the rules that judge whose a goal
// is say nothing; all is true where these are all because most of the plan is not.
func GoalsNotJudged(p *plan.Plan) (foreign []*plan.Goal, all bool) {
	goals := appendSaid(nil, p.Goals)
	all = !inEnglish(goals)
	for i := range goals {
		if all || !goals[i].language.English() {
			foreign = append(foreign, &p.Goals[i])
		}
	}
	return foreign, all
}

// inEnglish reports whether goals, taken together, are in English: one alone is often too short to
// tell.
func inEnglish(goals []said) bool {
	const enough, between = 400, len(". ")
	var all quota.Language
	left := enough // bytes to read: more tell nothing new
	for _, goal := range goals {
		if len(goal.text) <= left {
			all = all.And(goal.language)
		} else {
			all = all.And(quota.LanguageOf(goal.text[:left]))
		}
		if left -= len(goal.text) + between; left <= 0 {
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

// beside is what a goal's record says about whose it is.
func (p *Pass) beside(goal *plan.Goal) (evidence quota.Evidence) {
	for _, person := range goal.Owner.List {
		if person.Side == plan.Theirs {
			evidence |= quota.TheirOwner
		}
	}
	if goal.Unit.IsSet() {
		evidence |= quota.TheirUnit
	}
	if goal.Metric.IsSet() {
		switch text := goal.Metric.Text; {
		case ourMeasures().in(text):
			evidence |= quota.OurSide
		case !salesMeasures().in(text):
			evidence |= quota.TheirMetric
		}
	}
	if goal.Source.IsSet() {
		if isOurSource(goal.Source.Text) {
			evidence |= quota.OurSide
		} else {
			evidence |= quota.TheirSource
		}
	}
	return evidence
}

var (
	ourMeasures   = newWordSet("our my quota")
	salesMeasures = newWordSet("arr acv tcv nrr revenue bookings licences licenses seats")
)

// isOurSource reports whether a source is a paper of our own sales: what stands there is what we want.
// "Our call with the CFO" is none, nor is "their sales plan".
func isOurSource(text string) bool {
	if !salesWords().in(text) || saidWords().in(text) {
		return false
	}
	return paperWords().in(text) && mentions(text, "our", "my", "sales", "internal") || mentions(text, "quota", "crm", "territory")
}

var (
	salesWords = newWordSet("our my sales internal quota crm territory")
	paperWords = newWordSet("plan plans planning target* forecast* strategy budget kickoff kick pipeline quota")
	saidWords  = newWordSet("their call meeting workshop interview said told agreed with")
)

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
