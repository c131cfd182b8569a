package lint_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/acctplan/acctplan/pkg/lint"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/rule"
)

// TestCount compares counting with counting what is found, over plans with and without comments
// that silence.
func TestCount(t *testing.T) {
	var plans []*plan.Plan
	for name, text := range benchmarked(t) {
		plans = append(plans, compileText(name+".md", text), compileText("silenced-"+name+".md", "<!-- acctplan-ignore-file actions/overdue: for a reason -->\n"+text), compileText("other/"+name+".md", text))
	}
	options := lint.Options{AsOf: rule.ExampleDay()}
	found, err := lint.Inspect(plans, options)
	if err != nil {
		t.Fatal(err)
	}
	options.Count = true
	counted, err := lint.Inspect(plans, options)
	if err != nil {
		t.Fatal(err)
	}
	if len(found.Findings) == 0 || counted.Findings != nil {
		t.Errorf("%d findings, and %d where they are counted", len(found.Findings), len(counted.Findings))
	}
	if diff := cmp.Diff(lint.Counts(found.Findings), counted.Counts); diff != "" {
		t.Error(diff)
	}
}
