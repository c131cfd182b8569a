// Tallies: how many findings of which severity, and how that is said.

package brief

import (
	"strings"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/locale"
)

// Tally counts findings by severity.
type Tally struct{ Errors, Warnings, Infos int }

// CountFindings counts; findings that are off do not count.
func CountFindings(findings []finding.Finding) Tally { return tallyOf(finding.CountsOf(findings)) }

func tallyOf(c finding.Counts) Tally {
	return Tally{Errors: int(c[finding.Error]), Warnings: int(c[finding.Warning]), Infos: int(c[finding.Info])}
}

// Text says "no errors, 2 warnings", with the infos where there are some.
func (t Tally) Text(say *locale.Labels) string {
	parts := []string{say.Errors.Of(t.Errors), say.Warnings.Of(t.Warnings)}
	if t.Infos > 0 {
		parts = append(parts, say.Infos.Of(t.Infos))
	}
	return strings.Join(parts, ", ")
}

// draft is the mark of a plan with errors; empty without.
func (t Tally) draft(say *locale.Labels) string {
	if t.Errors == 0 {
		return ""
	}
	return say.Draft + " · " + say.Errors.Of(t.Errors)
}
