package compile_test

import (
	"strings"
	"testing"

	"github.com/acctplan/acctplan/pkg/compile"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
)

// Who is gone on 27 November 2026, by whatever the plan says of them.
func TestWhoHasLeft(t *testing.T) {
	const head = "---\nacctplan: 1\naccount: Acme\n---\n# Acme\n\n## Stakeholders\n\n| Name | Title | Status | Notes |\n|---|---|---|---|\n"
	today := plan.DayOf(2026, 11, 27)
	for row, left := range map[string]bool{
		"Bo Lind | COO | |":                                   false,
		"Bo Lind | COO – moved to DHL | |":                    true,
		"Bo Lind | COO, moved to Finance | |":                 false,
		"Bo Lind | COO, now at Zephyr | |":                    true,
		"Bo Lind, now at Zephyr | COO | |":                    true,
		"Bo Lind (fired) | COO | |":                           true,
		"Bo Lind - parti | COO | |":                           true,
		"Bo Lind (verlassen) | COO | |":                       true,
		"Bo Lind | Director, ausgeschieden | |":               true,
		"Bo Lind | Direktor i.R. | |":                         true,
		"Bo Lind | COO a.D. | |":                              true,
		"Bo Lind | COO (ret.) | |":                            true,
		"Bo Lind | Ehem. COO | |":                             true,
		"Bo Lind | Ancienne directrice | |":                   true,
		"Bo Lind † | COO | |":                                 true,
		"Bo Lind (†) | COO | |":                               true,
		"Bo Lind | COO | ex-employee |":                       true,
		"Bo Lind | COO | replaced by Ann |":                   true,
		"Bo Lind | COO | inactive |":                          true,
		"Bo Lind | COO | | moved to DHL":                      true,
		"Bo Lind | COO | | likes to be told early":            false,
		"Bo Lind (until 2026-09) | COO | |":                   true,
		"Bo Lind (until 2027-09) | COO | |":                   false,
		"Bo Lind (last day 31 Oct 2026) | COO | |":            true,
		"Bo Lind (last day 31 Dec 2026) | COO | |":            false,
		"Bo Lind (last working day: 31 Oct 2026) | COO | |":   true,
		"Bo Lind (last contacted 31 Oct 2026) | COO | |":      false,
		"Bo Lind (last proper meeting 31 Oct 2026) | COO | |": false,
		"Bo Lind | CTO (until March 2026) | |":                true,
		"Bo Lind | CTO, leaving 31 Oct 2026 | |":              true,
		"Bo Lind | CTO, leaving 31 Jan 2027 | |":              false,
		"Bo Lind | CTO, leaving soon | |":                     false,
		"Bo Lind (on garden leave) | CTO | |":                 true,
		"Bo Lind | CTO | on leave until March |":              false,
		"Bo Lind | COO (fired?) | |":                          false,
		"Bo Lind | Head of the retired-parts business | |":    false,
	} {
		p := compile.Compile(source.NewFile("plan.md", []byte(head+"| "+row+" |\n")), compile.Settings{})
		if len(p.Stakeholders) != 1 || p.Stakeholders[0].HasLeft(today) != left {
			t.Errorf("%s: %v, not %v", strings.Trim(row, "| "), !left, left)
		}
	}
}
