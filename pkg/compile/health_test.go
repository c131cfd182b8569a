package compile_test

import (
	"testing"

	"github.com/acctplan/acctplan/pkg/compile"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
)

// TestHealthOfSeveralParts: a colour and a figure are read under either key, in any order, and nothing is said twice.
func TestHealthOfSeveralParts(t *testing.T) {
	for written, want := range map[string]string{
		"72":                          "- 72",
		"64 / 100 (Yellow)":           "amber 64",
		"green (72)":                  "green 72",
		"78 / 100, Green":             "green 78",
		"64/100 – yellow":             "amber 64",
		"green, I'd say":              "green -",
		"amber (was green in August)": "amber -",
		"red - see risks":             "red -",
		"amber":                       "amber -",
	} {
		for _, key := range []string{"Health", "Health score"} {
			p := compile.Compile(source.NewFile("acme.md", []byte("# Acme\n\n**Company:** Acme\n**"+key+":** "+written+"\n**NPS:** 22\n")), compile.Settings{})
			got := "-"
			if p.Health.Value != "" {
				got = string(p.Health.Value)
			}
			if p.HealthScore.State == plan.Set {
				got += " " + p.HealthScore.Value.String()
			} else {
				got += " -"
			}
			if got != want || len(p.Problems) > 0 {
				t.Errorf("%s: %s is %s, not %s; %v", key, written, got, want, p.Problems)
			}
		}
	}
}
