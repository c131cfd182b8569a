package lint_test

import (
	"os"
	"testing"

	"github.com/acctplan/acctplan/pkg/facts"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/rule"
)

// What a rule says that it goes through is all that it goes through: asked about plans that have
// nothing of it, it says nothing.
func TestRulesHaveNothingToSayWithoutTheirSubject(t *testing.T) {
	less := []func(*plan.Plan){ // each leaves out a list that the author wrote
		func(p *plan.Plan) { p.Goals = nil },
		func(p *plan.Plan) { p.Stakeholders = nil },
		func(p *plan.Plan) { p.Competitors = nil },
		func(p *plan.Plan) { p.Opportunities = nil },
		func(p *plan.Plan) { p.Risks = nil },
		func(p *plan.Plan) { p.Actions = nil },
		func(p *plan.Plan) { p.Problems = nil },
	}
	all := rule.All()
	for _, path := range pricedPlans(t) {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		whole := compileText(path, string(content))
		for _, leaveOut := range less {
			p := *whole
			leaveOut(&p)
			look := rule.NewLook(rule.Context{Facts: facts.Of(&p, rule.ExampleDay()), Tier: plan.Strategic})
			for _, r := range all {
				asked := look.Append(nil, &r, nil)
				if r.Over == 0 || len(asked) > 0 {
					continue
				}
				if r.Over = 0; len(look.Append(nil, &r, nil)) > 0 {
					t.Errorf("%s has something to say of %s, and is not asked", r.ID, path)
				}
			}
		}
	}
}
