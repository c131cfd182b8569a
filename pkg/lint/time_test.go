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
	run := func() string {
		result, err := lint.Inspect(plans, lint.Options{AsOf: exampleDay})
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		for _, f := range result.Findings {
			b.WriteString(printed(f) + "\n")
		}
		for _, f := range result.Suppressed {
			b.WriteString(printed(f.Finding) + f.Reason + "\n")
		}
		return b.String()
	}
	want := run()
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	random := rand.New(rand.NewPCG(1, 2))
	for _, processors := range []int{1, 2, 8, 1, 8} {
		runtime.GOMAXPROCS(processors)
		random.Shuffle(len(plans), func(i, j int) { plans[i], plans[j] = plans[j], plans[i] })
		if got := run(); got != want {
			t.Fatalf("on %d processors: %v", processors, without(strings.Split(got, "\n"), strings.Split(want, "\n")))
		}
	}
}
