package lint_test

import (
	"testing"

	"github.com/acctplan/acctplan/pkg/baseline"
	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/lint"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/rule"
)

// TestFormerNames renames a rule and proves that everything which was written under its former
// name still speaks of it: comments, configuration, flags and baselines.
func TestFormerNames(t *testing.T) {
	named := func(id string, former ...string) rule.Book {
		return rule.Standard().With(rule.Rule{
			ID: id, Aliases: former, Summary: "the title is short", Why: "It is.", Do: "Write more.", Severity: finding.Warning, Core: true, Since: "0.1.0",
			Options: []rule.Option{{Name: "least", Default: rule.WholeValue(100), Doc: "letters of the title at least"}},
			Check: func(p *rule.Pass) {
				if len(p.Plan.Title.Text) < p.Whole("least") {
					p.Report(finding.Finding{Span: p.Plan.Title.Span, Message: "The title is short.", Hint: "Write more.", Content: p.Plan.Title.Text})
				}
			},
		})
	}
	const former, now = "titles/short", "titles/too-short"
	before, after := named(former), named(now, former)
	p := compileText("plan.md", rule.Example{}.Text())
	count := func(p *plan.Plan, o lint.Options) int {
		o.AsOf = rule.ExampleDay()
		found := 0
		for _, f := range inspect(t, []*plan.Plan{p}, o) {
			if f.Rule == now || f.Rule == former {
				found++
			}
		}
		return found
	}
	if count(p, lint.Options{Book: before}) != 1 || count(p, lint.Options{Book: after}) != 1 {
		t.Fatal("the rule does not speak")
	}
	for name, o := range map[string]lint.Options{
		"ignore":          {Ignore: []string{former}},
		"severity":        {Severity: map[string]finding.Severity{former: finding.Off}},
		"option":          {Settings: map[string]map[string]rule.Value{former: {"least": rule.WholeValue(1)}}},
		"layer severity":  {Layers: []rule.Layer{{Severity: map[string]finding.Severity{former: finding.Off}}}},
		"select of other": {Select: []string{"goals/none"}},
	} {
		o.Book = after
		if got := count(p, o); got != 0 {
			t.Errorf("%s under the former name: %d findings", name, got)
		}
	}
	if got := count(p, lint.Options{Book: after, Select: []string{former}}); got != 1 {
		t.Errorf("selected under the former name: %d findings", got)
	}
	silenced := compileText("plan.md", rule.Example{}.Text()+"\n<!-- acctplan-ignore-file "+former+": it is the name of the house -->\n")
	if got := count(silenced, lint.Options{Book: after}); got != 0 {
		t.Errorf("silenced under the former name: %d findings", got)
	}
	old, err := lint.Run([]*plan.Plan{p}, lint.Options{AsOf: rule.ExampleDay(), Book: before})
	if err != nil {
		t.Fatal(err)
	}
	known := &lint.Known{Baseline: baseline.Record(old, lint.Names([]*plan.Plan{p}, samePath)), Path: samePath}
	result, err := lint.Inspect([]*plan.Plan{p}, lint.Options{AsOf: rule.ExampleDay(), Book: after, Known: known})
	if err != nil || len(result.Findings) != 0 || len(result.Stale) != 0 {
		t.Errorf("known under the former name: %v, %v, %v", result.Findings, result.Stale, err)
	}
}
