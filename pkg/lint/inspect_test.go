package lint_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/lint"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/rule"
)

// A plan that is looked at aside, or only known, changes nothing of what is found in the others: so a
// run about what changed may forget the plans that did not.
func TestAside(t *testing.T) {
	var plans []*plan.Plan
	for _, r := range rule.All() {
		if r.CheckWorkspace != nil {
			plans = append(plans, plansOf(r.Bad)...)
		}
	}
	for i, p := range plans { // examples have names of their own only among themselves
		p.Path = string(rune('a'+i/26)) + string(rune('a'+i%26)) + "/" + p.Path
	}
	options := lint.Options{AsOf: rule.ExampleDay(), Select: everyRule()}
	result, err := lint.Inspect(plans, options)
	if err != nil {
		t.Fatal(err)
	}
	var want, others int
	for first := range 2 {
		kept := func(path string) bool {
			return slices.IndexFunc(plans, func(p *plan.Plan) bool { return p.Path == path })%2 == first
		}
		all := slices.DeleteFunc(slices.Clone(result.Findings), func(f finding.Finding) bool { return !kept(f.Path) })
		for _, known := range []bool{false, true} {
			run, err := lint.Begin(options)
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range plans {
				switch {
				case kept(p.Path):
					run.Look(p)
				case known:
					run.Know(lint.SightOf(p))
				default:
					run.LookAside(p, lint.SightOf(p))
				}
			}
			if diff := cmp.Diff(all, run.End().Findings); diff != "" {
				t.Errorf("known %t: %s", known, diff)
			}
		}
		want += len(all)
		others += len(slices.DeleteFunc(slices.Clone(all), func(f finding.Finding) bool {
			r, err := rule.Lookup(f.Rule)
			return err != nil || r.CheckWorkspace == nil
		}))
	}
	if want == 0 || others == 0 {
		t.Errorf("%d findings, %d of them of rules about all plans", want, others)
	}
}
