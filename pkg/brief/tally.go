// Tallies: how many findings of which severity, and how that is said.

package brief

import (
	"fmt"
	"strings"

	"github.com/acctplan/acctplan/pkg/finding"
)

// Tally counts findings by severity.
type Tally struct{ Errors, Warnings, Infos int }

// CountFindings counts; findings that are off do not count.
func CountFindings(findings []finding.Finding) Tally {
	var tally Tally
	for _, f := range findings {
		switch f.Severity {
		case finding.Error:
			tally.Errors++
		case finding.Warning:
			tally.Warnings++
		case finding.Info:
			tally.Infos++
		}
	}
	return tally
}

// String says "no errors, 2 warnings", with the infos where there are some.
func (t Tally) String() string {
	parts := []string{count(t.Errors, "error", "errors"), count(t.Warnings, "warning", "warnings")}
	if t.Infos > 0 {
		parts = append(parts, count(t.Infos, "info", "infos"))
	}
	return strings.Join(parts, ", ")
}

// draft is the mark of a plan with errors; empty without.
func (t Tally) draft() string {
	if t.Errors == 0 {
		return ""
	}
	return "DRAFT · " + count(t.Errors, "error", "errors")
}

// count says "no errors", "1 error", "2 errors".
func count(n int, one, many string) string {
	switch n {
	case 0:
		return "no " + many
	case 1:
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
