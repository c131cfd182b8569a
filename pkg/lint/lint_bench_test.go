package lint_test

import (
	"testing"

	"github.com/acctplan/acctplan/pkg/lint"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/rule"
)

// BenchmarkRun checks one complete plan.
func BenchmarkRun(b *testing.B) {
	plans := []*plan.Plan{compileText("harbor-foods.md", rule.Example{}.Text())}
	for b.Loop() {
		if _, err := lint.Run(plans, lint.Options{AsOf: rule.ExampleDay()}); err != nil {
			b.Fatal(err)
		}
	}
}
