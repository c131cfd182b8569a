package lint_test

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"testing"
	"time"

	"github.com/acctplan/acctplan/pkg/facts"
	"github.com/acctplan/acctplan/pkg/lint"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/rule"
)

func TestScratch(t *testing.T) {
	if os.Getenv("SCRATCH") == "" {
		t.Skip()
	}
	all := hostilePlans()
	for _, name := range slices.Sorted(maps.Keys(all)) {
		b := time.Now()
		p := compileText("x.md", all[name])
		fmt.Printf("== %s: compile %s; goals %d people %d actions %d opps %d problems %d sections %d supp %d\n", name, time.Since(b).Round(time.Millisecond), len(p.Goals), len(p.Stakeholders), len(p.Actions), len(p.Opportunities), len(p.Problems), len(p.Sections), len(p.Suppressions))
		f := facts.Of(p, rule.ExampleDay())
		memo := &rule.Memo{}
		for _, r := range rule.All() {
			b := time.Now()
			done := make(chan bool)
			go func() {
				r.Run(rule.Context{Facts: f, Tier: plan.Strategic, Memo: memo})
				close(done)
			}()
			select {
			case <-done:
				if d := time.Since(b); d > 200*time.Millisecond {
					fmt.Printf("   %s %s\n", r.ID, d.Round(time.Millisecond))
				}
			case <-time.After(1500 * time.Millisecond):
				fmt.Printf("   %s TIMEOUT\n", r.ID)
				memo = &rule.Memo{}
				if os.Getenv("SCRATCH") == "wait" {
					<-done
				}
			}
		}
		if os.Getenv("SCRATCH") == "all" {
			b = time.Now()
			done := make(chan bool)
			go func() {
				lint.Inspect([]*plan.Plan{p}, lint.Options{AsOf: rule.ExampleDay(), Select: everyRule()})
				close(done)
			}()
			select {
			case <-done:
				fmt.Printf("   WHOLE %s\n", time.Since(b).Round(time.Millisecond))
			case <-time.After(6 * time.Second):
				fmt.Printf("   WHOLE TIMEOUT\n")
			}
		}
	}
}
