package lint_test

// Plans as people write them in their first year with a plan: honest, and not finished. What
// they hear is a handful of findings that their owners would agree with.

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/acctplan/acctplan/pkg/lint"
	"github.com/acctplan/acctplan/pkg/plan"
)

// handful is how many findings a plan of a tier may get; more are not read.
var handful = map[plan.Tier]int{plan.Standard: 3, plan.Key: 12, plan.Strategic: 12}

func TestFirstYear(t *testing.T) {
	paths, err := filepath.Glob("../../testdata/first-year/*.md")
	if err != nil || len(paths) < 3 {
		t.Fatalf("%d plans, %v", len(paths), err)
	}
	tiers := map[plan.Tier]bool{}
	for _, path := range paths {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		p := compileText(filepath.Base(path), string(content))
		findings := inspect(t, []*plan.Plan{p}, lint.Options{AsOf: fixtureDay})
		if most := handful[p.EffectiveTier()]; len(findings) > most {
			t.Errorf("%s: %d findings, want no more than %d", path, len(findings), most)
		}
		expect(t, strings.TrimSuffix(path, ".md")+".txt", listed(p, findings))
		tiers[p.EffectiveTier()] = true
	}
	if len(tiers) != len(handful) {
		t.Errorf("tiers: %v", tiers)
	}
}
