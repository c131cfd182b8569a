// Comments that silence findings, and what is wrong with such comments.
package lint

import (
	"strings"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/rule"
	"github.com/acctplan/acctplan/pkg/source"
)

// silencer applies one plan's suppression comments and remembers which of them were needed.
type silencer struct {
	plan    *plan.Plan
	profile *profile
	entries []entry
}

// entry is one rule named by one comment.
type entry struct {
	comment *plan.Suppression
	pattern plan.RulePattern
	ids     map[string]bool // of the rules it names; empty where it names none
	used    bool
}

func newSilencer(p *plan.Plan, profile *profile) *silencer {
	s := &silencer{plan: p, profile: profile}
	for i := range p.Suppressions {
		comment := &p.Suppressions[i]
		if comment.Malformed != "" || comment.Until.Before(profile.asOf) {
			continue
		}
		for _, pattern := range comment.Rules {
			ids, err := rule.Match(pattern.Rule)
			if err != nil {
				continue
			}
			named := entry{comment: comment, pattern: pattern, ids: map[string]bool{}}
			for _, id := range ids {
				named.ids[id] = true
			}
			s.entries = append(s.entries, named)
		}
	}
	return s
}

// apply parts findings into those that stand and those that a comment silences.
func (s *silencer) apply(findings []finding.Finding) (standing, suppressed []finding.Finding) {
	for _, f := range findings {
		silenced := false
		for i := range s.entries {
			if s.entries[i].covers(f) {
				s.entries[i].used = true
				silenced = true
			}
		}
		if silenced {
			suppressed = append(suppressed, f)
		} else {
			standing = append(standing, f)
		}
	}
	return standing, suppressed
}

// covers reports whether the entry silences a finding. What is wrong with comments cannot be
// silenced by comments.
func (e entry) covers(f finding.Finding) bool {
	if !e.ids[f.Rule] {
		return false
	}
	if e.pattern.Record != "" {
		_, key, _ := strings.Cut(f.Record, "/")
		if !strings.EqualFold(key, e.pattern.Record) {
			return false
		}
	}
	target := e.comment.Target
	return e.comment.File || target.Start <= f.Span.Start && f.Span.Start < target.End || f.Span.Start == target.Start
}

// report runs the rules about comments. They come last, because whether a comment is needed
// is known only after everything else has spoken.
func (s *silencer) report() []finding.Finding {
	var unused []source.Span
	for _, e := range s.entries {
		if !e.used && s.couldHaveFired(e) {
			unused = append(unused, e.pattern.Span)
		}
	}
	if len(s.plan.Suppressions) == 0 {
		return nil
	}
	return s.profile.inspectGroup(s.plan, unused, aboutComments)
}

// aboutComments tells the rules that look at suppression comments from all others.
func aboutComments(r rule.Rule) bool { return r.Group() == "suppression" }

// couldHaveFired reports whether one of the entry's rules ran: a comment that silences a rule
// which this run leaves out is not unused.
func (s *silencer) couldHaveFired(e entry) bool {
	for _, r := range s.profile.rules {
		if e.ids[r.ID] && s.profile.runs(r, s.plan.EffectiveTier()) && (!IsTemplate(s.plan) || r.Templates) {
			return true
		}
	}
	return false
}
