package lint_test

import (
	"testing"
	"time"

	"github.com/acctplan/acctplan/pkg/compile"
	"github.com/acctplan/acctplan/pkg/lint"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/rule"
	"github.com/acctplan/acctplan/pkg/source"
)

// TestPriceOfRules holds the rules to their share of what a plan costs. Both are measured in
// turns and the fastest of many counts, so that a busy machine slows down both or neither. The
// aim is a quarter; a plan that is all mistakes costs more, because findings are written in words.
// The guard is far above what is measured: it is for rules that look at everything for everything.
func TestPriceOfRules(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a second")
	}
	const rounds, guard = 60, 1.0
	for name, text := range benchmarked(t) {
		content := []byte(text)
		plans := []*plan.Plan{compileText("plan.md", text)}
		reading, judging := time.Hour, time.Hour
		for range rounds {
			began := time.Now()
			compile.Compile(source.NewFile("plan.md", content), compile.Settings{})
			reading = min(reading, time.Since(began))
			began = time.Now()
			if _, err := lint.Run(plans, lint.Options{AsOf: rule.ExampleDay()}); err != nil {
				t.Fatal(err)
			}
			judging = min(judging, time.Since(began))
		}
		share := float64(judging) / float64(reading)
		t.Logf("%s: read in %s, judged in %s: %.0f %%", name, reading.Round(time.Microsecond), judging.Round(time.Microsecond), 100*share)
		if share > guard {
			t.Errorf("%s: the rules cost %.0f %% of what reading the plan costs", name, 100*share)
		}
	}
}
