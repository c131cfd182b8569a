package lint_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/acctplan/acctplan/pkg/compile"
	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/lint"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/rule"
	"github.com/acctplan/acctplan/pkg/source"
)

// plansOf compiles an example with the plans beside it.
func plansOf(e rule.Example) []*plan.Plan {
	plans := []*plan.Plan{compileText(e.Name(), e.Text())}
	for _, other := range e.Others {
		plans = append(plans, compileText(other.Name(), other.Text()))
	}
	return plans
}

// historyOf is what git knows of an example.
func historyOf(e rule.Example) func(string) *rule.History {
	if e.History == nil {
		return nil
	}
	return func(path string) *rule.History {
		if path != e.Name() {
			return nil
		}
		return e.History
	}
}

func compileText(path, text string) *plan.Plan {
	return compile.Compile(source.NewFile(path, []byte(text)), compile.Settings{})
}

func inspect(t *testing.T, plans []*plan.Plan, o lint.Options) []finding.Finding {
	t.Helper()
	if o.AsOf == 0 {
		o.AsOf = rule.ExampleDay()
	}
	findings, err := lint.Run(plans, o)
	if err != nil {
		t.Fatal(err)
	}
	return findings
}

// rulesIn lists the rules of findings, each once, sorted.
func rulesIn(findings []finding.Finding) []string {
	var ids []string
	for _, f := range findings {
		ids = append(ids, f.Rule)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

func describe(p *plan.Plan, f finding.Finding) string {
	return f.Severity.String() + " " + f.Rule + " at " + strings.TrimSpace(p.File.Text(f.Span)) + ": " + f.Message + " / " + f.Hint
}

// TestBad proves that every rule's bad plan fires that rule and no other.
func TestBad(t *testing.T) {
	for _, r := range rule.All() {
		t.Run(r.ID, func(t *testing.T) {
			plans := plansOf(r.Bad)
			findings := inspect(t, plans, lint.Options{Required: r.Bad.Required, History: historyOf(r.Bad)})
			if got := rulesIn(findings); !slices.Equal(got, []string{r.ID}) {
				t.Errorf("rules that fire: %v", got)
				for _, f := range findings {
					t.Log(describe(plans[0], f))
				}
				for _, problem := range plans[0].Problems {
					t.Logf("problem: %+v", problem)
				}
				return
			}
			for _, f := range findings {
				if testing.Verbose() {
					t.Log(describe(plans[0], f))
				}
				checkFinding(t, r, f)
			}
		})
	}
}

// checkFinding holds what every finding promises.
func checkFinding(t *testing.T, r rule.Rule, f finding.Finding) {
	t.Helper()
	if f.Message == "" || f.Hint == "" {
		t.Errorf("a finding says what is wrong and what to do: %+v", f)
	}
	if f.Message != "" && !strings.HasSuffix(f.Message, ".") && !strings.HasSuffix(f.Message, "?") {
		t.Errorf("a message ends a sentence: %q", f.Message)
	}
	if f.Span.IsZero() && r.ID != "structure/empty" {
		t.Errorf("a finding points somewhere: %+v", f)
	}
	if f.Path == "" || f.Severity == finding.Off {
		t.Errorf("a finding knows its plan and severity: %+v", f)
	}
	if strings.Contains(f.Message, "  ") || strings.Contains(f.Message, "%!") {
		t.Errorf("message: %q", f.Message)
	}
}

// TestGood proves that no rule's good plan fires it.
func TestGood(t *testing.T) {
	for _, r := range rule.All() {
		t.Run(r.ID, func(t *testing.T) {
			plans := plansOf(r.Good)
			for _, f := range inspect(t, plans, lint.Options{Required: r.Good.Required, History: historyOf(r.Good)}) {
				t.Errorf("%s", describe(plans[0], f))
			}
		})
	}
}
