package lint_test

// What the rules cost, in shares of what it costs to read the plan. The aim is a quarter. Whose
// goal a goal is has a price of its own, per goal, and is told apart.

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/acctplan/acctplan/pkg/compile"
	"github.com/acctplan/acctplan/pkg/lint"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/rule"
	"github.com/acctplan/acctplan/pkg/source"
)

// priced are the four things to measure about one plan. Judging goals cannot be left out of a
// run, because other rules ask for it; but it can be asked for alone.
type priced struct {
	read, rules   func()
	goals, nobody func() // a run that judges goals, and one that looks at nothing
}

func price(t testing.TB, text string) priced {
	t.Helper()
	content := []byte(text)
	plans := []*plan.Plan{compileText("plan.md", text)} // the one that was read last, as lint does it: an older one is out of the processor's sight
	run := func(rules ...string) func() {
		return func() {
			if _, err := lint.Run(plans, lint.Options{AsOf: rule.ExampleDay(), Select: rules}); err != nil {
				t.Fatal(err)
			}
		}
	}
	return priced{
		read:  func() { plans[0] = compile.Compile(source.NewFile("plan.md", content), compile.Settings{}) },
		rules: run(), goals: run("goals/quota-first"), nobody: run("structure/empty"),
	}
}

// fastest is how long the things took when nothing disturbed them. They are measured in turns, so
// that a busy machine slows down all of them or none.
type fastest struct{ read, rules, goals, nobody time.Duration }

func never() fastest { return fastest{time.Hour, time.Hour, time.Hour, time.Hour} }

func (f *fastest) measure(p priced) {
	for _, one := range []struct {
		least *time.Duration
		do    func()
	}{{&f.read, p.read}, {&f.rules, p.rules}, {&f.goals, p.goals}, {&f.nobody, p.nobody}} {
		began := time.Now()
		one.do()
		*one.least = min(*one.least, time.Since(began))
	}
}

// shares are what the rules cost without judging goals and what judging them adds, in per cent of
// reading.
func (f *fastest) shares() (rules, goals float64) {
	judging := max(f.goals-f.nobody, 0)
	return 100 * float64(f.rules-judging) / float64(f.read), 100 * float64(judging) / float64(f.read)
}

// TestPriceOfRules is for rules that look at everything for everything. It measures until the
// rules were once as fast as they should be, and gives up late: only being slow makes it fail, not
// being disturbed.
func TestPriceOfRules(t *testing.T) {
	if testing.Short() || racing {
		t.Skip("takes a second")
	}
	const enough, patience, guard = 40, 1000, 25
	for name, text := range benchmarked(t) {
		p, least := price(t, text), never()
		rules, goals := 0.0, 0.0
		for round := 0; round < enough || round < patience && rules > guard; round++ {
			least.measure(p)
			rules, goals = least.shares()
		}
		t.Logf("%s: read in %s, rules %.0f %%, judging goals %.0f %%", name, least.read.Round(time.Microsecond), rules, goals)
		if rules > guard {
			t.Errorf("%s: the rules cost %.0f %% of what reading the plan costs", name, rules)
		}
	}
}

// TestAllocationsOfReading is the price of reading that no machine changes: what a plan allocates on
// its way from bytes to the model. Whoever needs more should look for it in a profile first:
// go test ./pkg/lint -run xxx -bench Compile -memprofile mem.
func TestAllocationsOfReading(t *testing.T) {
	if racing {
		t.Skip("the race detector allocates")
	}
	budget := map[string]float64{"clean": 2150, "mistakes": 1420, "wild": 1960}
	for name, text := range benchmarked(t) {
		got := testing.AllocsPerRun(20, price(t, text).read)
		t.Logf("%s: %.0f allocations of %.0f", name, got, budget[name])
		if got > budget[name] {
			t.Errorf("%s: reading the plan allocates %.0f times, more than %.0f", name, got, budget[name])
		}
	}
}

// TestAllocationsOfRules is the price that no machine changes, judging goals included, for plans
// of each kind: what the rules cost hangs on how much they find. Whoever needs more should look for
// it in a profile first: go test ./pkg/lint -run xxx -bench Rules -memprofile mem.
func TestAllocationsOfRules(t *testing.T) {
	if racing {
		t.Skip("the race detector allocates")
	}
	for path, budget := range map[string]float64{
		"":                                   178, // the example, to which no rule objects
		"examples/mistakes/harbour-foods.md": 208,
		"testdata/wild/31-corvane-pharma-long.md":    300, // long
		"testdata/wild/68-ebonridge-mining.md":       144, // short, with much missing
		"testdata/wild/second/harrowgate-tooling.md": 105, // many records, each without something
		"testdata/wild/nasty/n39-goal-shapes.md":     96,  // nothing but goals
		"testdata/wild/nasty/n13-boxes-in-table.md":  74,  // nothing but actions
		"testdata/wild/55-yunhe-logistics-zh.md":     72,  // not in English
	} {
		text := rule.Example{}.Text()
		if path != "" {
			content, err := os.ReadFile(filepath.Join("..", "..", filepath.FromSlash(path)))
			if err != nil {
				t.Fatal(err)
			}
			text = string(content)
		}
		got := testing.AllocsPerRun(20, price(t, text).rules)
		t.Logf("%s: %.0f allocations of %.0f", path, got, budget)
		if got > budget {
			t.Errorf("%s: the rules allocate %.0f times, more than %.0f", path, got, budget)
		}
	}
}

// TestAllocationsOverPlans is that price over a quarter of the plans of BenchmarkEveryPlan, in the mean: whoever
// makes a rule dearer that the plans above do not hear is told here.
func TestAllocationsOverPlans(t *testing.T) {
	if testing.Short() || racing {
		t.Skip("takes a second; the race detector allocates")
	}
	const budget, step = 130.0, 4
	total, plans := 0.0, 0
	paths := pricedPlans(t)
	for i := 0; i < len(paths); i += step {
		path := paths[i]
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		total, plans = total+testing.AllocsPerRun(1, price(t, string(content)).rules), plans+1
	}
	got := total / float64(plans)
	t.Logf("%.1f allocations of %.0f in %d plans", got, budget, plans)
	if got > budget {
		t.Errorf("the rules allocate %.1f times a plan, more than %.0f", got, budget)
	}
}

// BenchmarkPrice prints the shares: go test ./pkg/lint -run xxx -bench Price -benchtime 200x
func BenchmarkPrice(b *testing.B) {
	for name, text := range benchmarked(b) {
		b.Run(name, func(b *testing.B) {
			p, least := price(b, text), never()
			for b.Loop() {
				least.measure(p)
			}
			rules, goals := least.shares()
			b.ReportMetric(rules, "rules-%")
			b.ReportMetric(goals, "goals-%")
			b.ReportMetric(0, "ns/op") // of all four together, which says nothing
		})
	}
}
