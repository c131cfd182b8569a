package lint_test

// What the rules cost on every plan that somebody wrote, as a table: a mean over all plans hides
// the plan that is dear, and the aim is for each.

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// pricedPlans are the plans of the table, by path: the examples, and those of other authors.
func pricedPlans(t testing.TB) []string {
	t.Helper()
	var paths []string
	for _, pattern := range []string{"examples/accounts/*.md", "examples/repository/accounts/*.md", "examples/mistakes/*.md", "testdata/wild/*.md", "testdata/wild/*/*.md"} {
		some, err := filepath.Glob(filepath.Join("..", "..", filepath.FromSlash(pattern)))
		if err != nil || len(some) == 0 {
			t.Fatalf("%s: %v, %v", pattern, some, err)
		}
		paths = append(paths, some...)
	}
	return paths
}

// BenchmarkEveryPlan prints what the rules cost on each plan, in per cent of reading it, dearest
// first:
//
//	go test ./pkg/lint -run xxx -bench EveryPlan -benchtime 100x
//
// A plan is read and checked in turns, so that a busy machine slows down both or neither, and the
// fastest turn counts.
func BenchmarkEveryPlan(b *testing.B) {
	type row struct {
		path               string
		read, rules, goals time.Duration
		share              float64
	}
	var rows []row
	var read, rules time.Duration
	for _, path := range pricedPlans(b) {
		content, err := os.ReadFile(path)
		if err != nil {
			b.Fatal(err)
		}
		p, least := price(b, string(content)), never()
		for range b.N {
			least.measure(p)
		}
		rows = append(rows, row{
			path: strings.TrimPrefix(filepath.ToSlash(path), "../../"), read: least.read, rules: least.rules,
			goals: max(least.goals-least.nobody, 0), share: 100 * float64(least.rules) / float64(least.read),
		})
		read, rules = read+least.read, rules+least.rules
	}
	if b.N == 1 {
		return // the framework tries out how long it takes
	}
	slices.SortFunc(rows, func(x, y row) int { return cmp.Compare(y.share, x.share) })
	fmt.Printf("\n   read µs  rules µs  of it goals  rules-%%\n")
	for _, r := range rows {
		fmt.Printf("%10.0f %9.0f %12.0f %8.1f  %s\n", micro(r.read), micro(r.rules), micro(r.goals), r.share, r.path)
	}
	b.ReportMetric(100*float64(rules)/float64(read), "all-%")
	b.ReportMetric(rows[len(rows)/2].share, "median-%")
	b.ReportMetric(rows[len(rows)/10].share, "p90-%")
	b.ReportMetric(rows[0].share, "worst-%")
	b.ReportMetric(0, "ns/op")
}

func micro(d time.Duration) float64 { return float64(d) / float64(time.Microsecond) }
