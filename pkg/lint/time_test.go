package lint_test

// Time and order. A team that changes nothing must be told nothing new, except by rules that say
// that they are about time; and the same plans give the same findings, however they are run.

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/lint"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/rule"
)

// repositoryPlans compiles the examples and the plans of other authors, under paths that tell
// them apart.
func repositoryPlans(t *testing.T, patterns ...string) []*plan.Plan {
	t.Helper()
	var plans []*plan.Plan
	for _, pattern := range patterns {
		paths, err := filepath.Glob(filepath.Join("..", "..", filepath.FromSlash(pattern)))
		if err != nil || len(paths) == 0 {
			t.Fatalf("%s: %v, %v", pattern, paths, err)
		}
		for _, path := range paths {
			content, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			plans = append(plans, compileText(filepath.ToSlash(path), string(content)))
		}
	}
	return plans
}

// printed is all of a finding that anybody sees.
func printed(f finding.Finding) string {
	return fmt.Sprintf("%s:%d-%d %s %s %s / %s %v %s %s %s %v %v", f.Path, f.Span.Start, f.Span.End, f.Severity, f.Rule, f.Message, f.Hint, f.Tags, f.Account, f.Record, f.Owner, f.Related, f.Edits)
}

// TestTimeAlone looks at unchanged plans on days of the next three years: what changes comes from
// rules that are tagged with time.
func TestTimeAlone(t *testing.T) {
	step, patterns := 3, []string{"examples/*/*.md", "testdata/wild/*.md", "testdata/first-year/*.md"}
	if testing.Short() {
		step, patterns = 60, patterns[:1]
	}
	plans := repositoryPlans(t, patterns...)
	timeless := func(day plan.Day) []string {
		findings, err := lint.Run(plans, lint.Options{AsOf: day})
		if err != nil {
			t.Fatal(err)
		}
		var kept []string
		for _, f := range findings {
			if r, err := rule.Lookup(f.Rule); err != nil || !r.HasTag(rule.TagTime) {
				kept = append(kept, printed(f))
			}
		}
		return kept
	}
	first := timeless(exampleDay)
	complained := map[string]bool{}
	for day := exampleDay + plan.Day(step); day <= exampleDay+3*366; day += plan.Day(step) {
		now := timeless(day)
		for _, one := range slices.Concat(without(now, first), without(first, now)) {
			if !complained[one] {
				complained[one] = true
				t.Errorf("on %s: %s", day, one)
			}
		}
	}
}

// TestTimeAloneByRule sweeps every rule over its own bad and good plan, whatever the tier: those
// that are not about time say the same on every day, and each rule is heard. Two rules object to
// days that have not come yet, and may fall silent when they come.
func TestTimeAloneByRule(t *testing.T) {
	const step, days = 9, 3 * 366
	falling := map[string]bool{"stakeholders/contact-in-future": true, "review/future": true}
	for _, r := range rule.All() {
		heard, selected := false, []string{r.ID}
		if r.Group() == "suppression" {
			selected = everyRule() // whether a comment is needed shows only then
		}
		for name, example := range map[string]rule.Example{"bad": r.Bad, "good": r.Good} {
			plans := plansOf(example)
			var first []string
			for day := rule.ExampleDay(); day <= rule.ExampleDay()+days; day += step {
				findings := inspect(t, plans, lint.Options{AsOf: day, Select: selected, Required: example.Required, History: historyOf(example)})
				heard = heard || len(findings) > 0
				if r.HasTag(rule.TagTime) {
					if heard {
						break
					}
					continue
				}
				var now []string
				for _, f := range findings {
					if f.Rule == r.ID {
						now = append(now, printed(f))
					}
				}
				if day == rule.ExampleDay() {
					first = now
				} else if !slices.Equal(first, now) && !(falling[r.ID] && len(without(now, first)) == 0) {
					t.Errorf("%s, its %s plan, on %s: %q, on the first day %q", r.ID, name, day, now, first)
					break
				}
			}
		}
		if !heard {
			t.Errorf("%s is never heard", r.ID)
		}
	}
}

// without lists what is in a and not in b.
func without(a, b []string) []string {
	known := map[string]bool{}
	for _, one := range b {
		known[one] = true
	}
	return slices.DeleteFunc(slices.Clone(a), func(one string) bool { return known[one] })
}

// TestSameFindings runs the same plans in any order, on any number of processors, again and again.
func TestSameFindings(t *testing.T) {
	plans := repositoryPlans(t, "examples/*/*.md", "testdata/wild/*.md")
	sets := [][]*plan.Plan{nil} // what lies between plans is told apart
	history := map[string]*rule.History{}
	var required []rule.Requirement
	for _, r := range rule.All() { // so that every rule is heard
		if len(r.Bad.Others) > 0 {
			sets = append(sets, plansOf(r.Bad))
		} else {
			path := r.ID + "/" + r.Bad.Name()
			plans = append(plans, compileText(path, r.Bad.Text()))
			history[path] = r.Bad.History
		}
		required = append(required, r.Bad.Required...)
	}
	sets[0] = plans
	var heard []string
	run := func() string {
		var b strings.Builder
		heard = nil
		for _, set := range sets {
			result, err := lint.Inspect(set, lint.Options{AsOf: rule.ExampleDay(), Select: everyRule(), History: func(path string) *rule.History { return history[path] }, Required: required})
			if err != nil {
				t.Fatal(err)
			}
			heard = append(heard, rulesIn(result.Findings)...)
			for _, f := range result.Findings {
				b.WriteString(printed(f) + "\n")
			}
			for _, f := range result.Suppressed {
				b.WriteString(printed(f.Finding) + f.Reason + "\n")
			}
		}
		return b.String()
	}
	want := run()
	for _, id := range everyRule() {
		if !slices.Contains(heard, id) {
			t.Errorf("%s is not heard", id)
		}
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	random := rand.New(rand.NewPCG(1, 2))
	for _, processors := range []int{1, 2, 8, 1, 8} {
		runtime.GOMAXPROCS(processors)
		for _, set := range sets {
			random.Shuffle(len(set), func(i, j int) { set[i], set[j] = set[j], set[i] })
		}
		if got := run(); got != want {
			t.Fatalf("on %d processors: %v", processors, without(strings.Split(got, "\n"), strings.Split(want, "\n")))
		}
	}
}
