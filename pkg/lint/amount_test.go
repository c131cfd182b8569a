package lint_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/acctplan/acctplan/pkg/lint"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/rule"
)

// TestImpossibleAmounts: every amount at the top of the plan is looked at, and each is told by its name.
func TestImpossibleAmounts(t *testing.T) {
	text := strings.NewReplacer("\narr: ", "\npotential: -€1m\narr: -", "target_arr: ", "target_arr: -").Replace(rule.Example{}.Text())
	var said []string
	for _, f := range inspect(t, []*plan.Plan{compileText("harbor-foods.md", text)}, lint.Options{Select: []string{"overview/impossible-amount"}}) {
		said = append(said, f.Content)
	}
	if want := []string{"potential", "ARR", "target ARR"}; !slices.Equal(said, want) {
		t.Errorf("%q, want %q", said, want)
	}
}
