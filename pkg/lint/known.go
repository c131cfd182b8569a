// Known findings: what a baseline hides, and which of its entries nothing corresponds to any more.
package lint

import (
	"slices"
	"strings"
	"unicode"

	"github.com/acctplan/acctplan/pkg/baseline"
	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/rule"
)

// Known is a baseline and how to read it in this run.
type Known struct {
	baseline.Baseline

	// Path is a plan's path as the entries write it, by the path that the plan has in this run.
	Path func(path string) string
	// Gone reports whether there is no file any more at a path as the entries write it; nil
	// where nobody can tell.
	Gone func(path string) bool
}

// Names tells baselines how this run calls the plans.
func Names(plans []*plan.Plan, path func(string) string) baseline.Names {
	byPath := make(map[string]*plan.Plan, len(plans))
	for _, p := range plans {
		if p != nil {
			byPath[p.Path] = p
		}
	}
	return baseline.Names{
		Path: path,
		Key: func(path string) string {
			if p := byPath[path]; p != nil {
				return p.Key
			}
			return path // it stands in no plan
		},
		Former: func(string) []string { return nil },
		About:  func(f finding.Finding) string { return about(byPath[f.Path], f) },
	}
}

// about is the line that a finding points at, without what only lays it out; the finding's own
// words where nothing is left of it.
func about(p *plan.Plan, f finding.Finding) string {
	if p == nil {
		return baseline.Excerpt(f.Content)
	}
	text, _ := p.File.Line(p.File.Position(f.Span.Start).Line)
	line := strings.TrimLeft(string(text), " \t|#>*+-[]")
	if strings.ContainsFunc(line, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		return baseline.Excerpt(line)
	}
	return baseline.Excerpt(f.Content)
}

// hide moves what the baseline knows from a result's findings to what is suppressed.
func (run *Inspection) hide(result *Result) {
	known := run.profiles.options.Known
	plans := make([]*plan.Plan, len(run.looked))
	for i, one := range run.looked {
		plans[i] = one.plan // kept, because there is a baseline; nil where it is only known
	}
	names := Names(plans, known.Path)
	names.Former = func(id string) []string {
		r, err := run.profiles.common.book.Lookup(id)
		if err != nil {
			return nil
		}
		return r.Aliases
	}
	standing, hidden, met := known.Match(result.Findings, names)
	result.Findings = standing
	for _, f := range hidden {
		result.Suppressed = append(result.Suppressed, finding.Suppressed{Finding: f, By: finding.Baseline})
	}
	read := map[string]*plan.Plan{}
	judgeOf := map[string]*profile{}
	for _, one := range run.looked {
		path := known.Path(one.account.Path)
		read[path], judgeOf[path] = one.plan, one.judge
	}
	gone := map[string]bool{}
	all := true // plans that the baseline speaks of were read
	for _, entry := range known.Entries {
		if _, asked := gone[entry.Plan]; read[entry.Plan] == nil && !asked {
			gone[entry.Plan] = known.Gone != nil && known.Gone(entry.Plan)
			all = all && gone[entry.Plan]
		}
	}
	for i, entry := range known.Entries {
		if !met[i] && (gone[entry.Plan] || read[entry.Plan] != nil && judgeOf[entry.Plan].couldReport(read[entry.Plan], entry.Rule, all)) {
			result.Stale = append(result.Stale, entry)
		}
	}
}

// couldReport reports whether this run would have reported a finding of a rule: nothing is known
// of the findings of rules that it leaves out, and of what lies between plans only where all of
// them were read. A rule that is no more will not report any again.
func (p *profile) couldReport(about *plan.Plan, id string, all bool) bool {
	ids := p.book.Named(id)
	if len(ids) == 0 || IsTemplate(about) {
		return true
	}
	return slices.ContainsFunc(p.rules, func(r *rule.Rule) bool {
		return slices.Contains(ids, r.ID) && (all || r.CheckWorkspace == nil) && (!r.NeedsHistory || p.historyOf(about) != nil)
	})
}
