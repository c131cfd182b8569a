// Blank facts: what a first plan has not filled in at its top. One finding lists it all, because a form
// with five empty lines is one thing to do.
package rule

import (
	"slices"

	"github.com/acctplan/acctplan/pkg/plan"
)

// blankFacts are facts that other rules than overview/field-missing ask for.
var blankFacts = [...]struct {
	rule, words, line string
	isBlank           func(*plan.Plan) bool
}{
	{"health/missing", "how healthy the account is", "health", func(p *plan.Plan) bool { return !p.IsProspect() && !knowsHealth(p) }},
	{"overview/period-missing", "which period the plan is for", "period_end", func(p *plan.Plan) bool { return !p.PeriodEnd.IsWritten() }},
	{"review/next-missing-or-past", "when it is reviewed next", "next_review", func(p *plan.Plan) bool { return !p.NextReview.IsWritten() }},
}

// fieldMissing is the rule that speaks for all of them.
const fieldMissing = "overview/field-missing"

// blanks lists, by place in blankFacts, what overview/field-missing says in the place of the rules that
// ask for it: all that is blank, where it is more than one fact.
func (p *Pass) blanks() []int {
	if p.memo.blank == nil {
		blank := []int{}
		for i := range blankFacts {
			if fact := &blankFacts[i]; fact.isBlank(p.Plan) && !p.isMisspelt(fact.line) && p.runs(fact.rule) && !p.isNamedInSuppression(fact.rule) {
				blank = append(blank, i)
			}
		}
		about := p.Plan
		alone := len(blank) == 1 && about.Industry.IsWritten() && about.Location.IsWritten() && (about.Employees.IsWritten() || about.CompanyRevenue.IsWritten()) &&
			(about.IsProspect() || about.ARR.IsWritten() && about.Renewal.IsWritten() && (about.ProductsOwned.IsWritten() || len(about.Products)+len(about.Contracts) > 0))
		if alone || !p.runs(fieldMissing) {
			blank = blank[:0]
		}
		p.memo.blank = blank
	}
	return p.memo.blank
}

// saidTogether reports whether overview/field-missing says what the rule would.
func (p *Pass) saidTogether(rule string) bool {
	return slices.ContainsFunc(p.blanks(), func(i int) bool { return blankFacts[i].rule == rule })
}

// isNamedInSuppression reports whether a comment silences a rule by its name: then its finding stands
// for itself.
func (p *Pass) isNamedInSuppression(rule string) bool {
	for i := range p.Plan.Suppressions {
		for _, pattern := range p.Plan.Suppressions[i].Rules {
			if pattern.Rule == rule {
				return true
			}
		}
	}
	return false
}
