// Requirements: accounts that must have a plan.
package rule

import (
	"fmt"
	"strings"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/source"
)

// Requirement is an account that must have a plan, by the plan's path or by the account's id in
// the CRM, and where the configuration says so.
type Requirement struct {
	Path  string // relative to the configuration, with forward slashes; empty where CRMID is set
	CRMID string
	File  string // the configuration's path
	Span  source.Span
}

// checkRequired reports, in the configuration, what it asks for and nobody wrote.
func checkRequired(w *Workspace) {
	if len(w.required) == 0 {
		return
	}
	paths, ids := map[string]bool{}, map[string]bool{}
	for _, about := range w.Plans {
		paths[w.relative(about.Path)] = true
		if about.CRMID.IsSet() {
			ids[strings.ToLower(about.CRMID.Text)] = true
		}
	}
	for _, required := range w.required {
		f := finding.Finding{Path: required.File, Span: required.Span, Rule: w.rule.ID, Severity: w.rule.Severity, Tags: w.rule.Tags}
		switch {
		case required.Path != "" && !paths[required.Path]:
			f.Message = fmt.Sprintf("There must be a plan at %s, and there is none.", required.Path)
			f.Hint = fmt.Sprintf("Write it with `acctplan new`, or take %s off require_plans.", required.Path)
			f.Content = required.Path
		case required.CRMID != "" && !ids[strings.ToLower(required.CRMID)]:
			f.Message = fmt.Sprintf("No plan has crm_id: %s, and that account must have one.", required.CRMID)
			f.Hint = fmt.Sprintf("Write the plan with `acctplan new`, add crm_id: to the one that there is, or take %s off require_plans.", required.CRMID)
			f.Content = required.CRMID
		default:
			continue
		}
		w.findings = append(w.findings, f)
	}
}
