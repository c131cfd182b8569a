// Comments that silence findings, and what is wrong with such comments.
package lint

import (
	"cmp"
	"math"
	"slices"
	"sort"
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
	about   rule.Asking
	entries []entry
	reaches map[scope]*reach
}

// scope is what a comment names: a rule, and the record in lower case where it names one too.
type scope struct{ rule, record string }

// reach is what the comments about one scope cover: the entries by where their targets start, and
// how far those up to each one reach. Targets may lie in each other.
type reach struct {
	entries []*entry
	end     []int
}

// entry is one rule named by one comment.
type entry struct {
	comment *plan.Suppression
	pattern plan.RulePattern
	ids     map[string]bool // of the rules it names; empty where it names none
	used    bool
}

// newSilencer takes the rules about comments that look at the plan, too.
func newSilencer(p *plan.Plan, profile *profile, about rule.Asking) *silencer {
	s := &silencer{plan: p, profile: profile, about: about}
	for i := range p.Suppressions {
		comment := &p.Suppressions[i]
		if comment.Malformed != "" || comment.Until.Before(profile.asOf) {
			continue
		}
		for _, pattern := range comment.Rules {
			ids := profile.book.Named(pattern.Rule)
			if len(ids) == 0 {
				continue
			}
			named := entry{comment: comment, pattern: pattern, ids: map[string]bool{}}
			for _, id := range ids {
				named.ids[id] = true
			}
			s.entries = append(s.entries, named)
		}
	}
	s.index()
	return s
}

// index prepares the search for the entries that cover a finding.
func (s *silencer) index() {
	s.reaches = map[scope]*reach{}
	for i := range s.entries {
		for id := range s.entries[i].ids {
			named := scope{id, strings.ToLower(s.entries[i].pattern.Record)}
			if s.reaches[named] == nil {
				s.reaches[named] = &reach{}
			}
			s.reaches[named].entries = append(s.reaches[named].entries, &s.entries[i])
		}
	}
	for _, r := range s.reaches {
		slices.SortStableFunc(r.entries, func(a, b *entry) int { return cmp.Compare(a.target().Start, b.target().Start) })
		furthest := 0
		for _, e := range r.entries {
			furthest = max(furthest, e.target().End)
			r.end = append(r.end, furthest)
		}
	}
}

// silence marks the entries that cover a finding and returns the first of them in its plan; nil
// where there is none.
func (s *silencer) silence(f finding.Finding) *entry {
	first := s.reaches[scope{rule: f.Rule}].silence(f)
	if _, key, _ := strings.Cut(f.Record, "/"); key != "" {
		if e := s.reaches[scope{f.Rule, strings.ToLower(key)}].silence(f); first == nil || e != nil && e.target().Start < first.target().Start {
			first = e
		}
	}
	return first
}

// silence is that of the comments about one scope.
func (r *reach) silence(f finding.Finding) *entry {
	if r == nil {
		return nil
	}
	behind := sort.Search(len(r.entries), func(i int) bool { return r.entries[i].target().Start > f.Span.Start })
	var first *entry
	for i := behind - 1; i >= 0 && r.end[i] >= f.Span.Start; i-- {
		if r.entries[i].covers(f) {
			r.entries[i].used = true
			first = r.entries[i]
		}
	}
	return first
}

// apply parts findings into those that stand and those that a comment silences.
func (s *silencer) apply(findings []finding.Finding) (standing []finding.Finding, suppressed []finding.Suppressed) {
	if len(s.entries) == 0 {
		return findings, nil
	}
	for _, f := range findings {
		if e := s.silence(f); e != nil {
			suppressed = append(suppressed, finding.Suppressed{Finding: f, By: finding.Comment, Reason: e.comment.Reason.Text})
		} else {
			standing = append(standing, f)
		}
	}
	return standing, suppressed
}

// finish is apply together with what is wrong with the comments themselves, which is known only then.
func (s *silencer) finish(findings []finding.Finding) (standing []finding.Finding, suppressed []finding.Suppressed) {
	standing, suppressed = s.apply(findings)
	return append(standing[:len(standing):len(standing)], s.report()...), suppressed
}

// awaitsOthers reports whether a comment names a rule that looks at all plans, so that nobody can say what it
// silences before they have been read. The nil silencer has no comment.
func (s *silencer) awaitsOthers() bool {
	return s != nil && slices.ContainsFunc(s.profile.rules, func(r *rule.Rule) bool {
		return r.CheckWorkspace != nil && slices.ContainsFunc(s.entries, func(e entry) bool { return e.ids[r.ID] })
	})
}

// target is where the findings start that the entry silences.
func (e *entry) target() source.Span {
	if e.comment.File {
		return source.Span{End: math.MaxInt}
	}
	return e.comment.Target
}

// covers reports whether a finding of the entry's scope starts where the entry silences it. What
// is wrong with comments cannot be silenced by comments.
func (e *entry) covers(f finding.Finding) bool {
	target := e.target()
	return target.Start <= f.Span.Start && f.Span.Start < target.End || f.Span.Start == target.Start
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
	return s.profile.inspectGroup(nil, s.plan, unused, &failures{}, s.about)
}

// couldHaveFired reports whether one of the entry's rules ran: a comment that silences a rule
// which this run leaves out is not unused.
func (s *silencer) couldHaveFired(e entry) bool { return s.profile.ran(e.ids, s.plan) }
