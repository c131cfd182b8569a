// Which rules speak about which plan, and how seriously: selection, tiers and severities.
package lint

import (
	"errors"
	"slices"
	"strings"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/rule"
)

// profile is Options read against the rule book, for the plans that the same layers apply to.
type profile struct {
	book     rule.Book
	rules    []*rule.Rule          // that may run at all, in book order
	across   []*rule.Rule          // of these, the ones that look at all plans together
	keep     func(*rule.Rule) bool // which those are; nil for all
	named    map[string]bool       // by id: selected by its own name, so no tier turns it off
	standing map[string]rule.Standing
	vendor   rule.Vendor
	history  func(path string) *rule.History // nil where git was not asked
	asOf     plan.Day
	heard    map[plan.Tier]rule.Heard // what hear has worked out
}

// profiles are the profiles of a run. Plans to which the same layers apply share one.
type profiles struct {
	options Options
	common  profile // all but the standing of the rules
	layers  []rule.Layer
	known   map[string]*profile // by the layers that apply
	only    *profile            // where all layers apply to all plans
}

func newProfiles(o Options) (*profiles, error) {
	common := profile{book: o.Book, vendor: o.Vendor, history: o.History, asOf: o.AsOf}
	if common.book.Len() == 0 {
		common.book = rule.Standard()
	}
	selected, err := common.matchAll(o.Select, true)
	if err != nil {
		return nil, err
	}
	ignored, err := common.matchAll(o.Ignore, false)
	if err != nil {
		return nil, err
	}
	var keep func(*rule.Rule) bool // nil in most runs
	if len(o.Select)+len(ignored) > 0 {
		keep = func(r *rule.Rule) bool { return (len(o.Select) == 0 || selected[r.ID]) && !ignored[r.ID] }
	}
	if len(ignored) > 0 && !slices.ContainsFunc(common.book.All(), func(r rule.Rule) bool { return keep(&r) }) {
		return nil, errors.New("no rule is left: all that are selected are ignored, too")
	}
	common.rules, common.across, common.keep = common.book.Pick(keep), common.book.PickAcross(keep), keep
	s := &profiles{options: o, common: common}
	s.layers = append([]rule.Layer{{Severity: o.Severity, Options: o.Settings}}, o.Layers...)
	// Every layer is read once, so that a mistake in it is found whichever plans there are.
	standing, err := common.book.Resolve(s.layers)
	if err != nil {
		return nil, err
	}
	if !slices.ContainsFunc(s.layers, func(layer rule.Layer) bool { return layer.Applies != nil }) {
		only := common
		only.standing, s.only = standing, &only
	}
	return s, nil
}

// of is the profile of a plan, by its path; the empty path stands for the workspace as a whole.
func (s *profiles) of(path string) *profile {
	if s.only != nil {
		return s.only
	}
	var applying []rule.Layer
	var key strings.Builder
	for _, layer := range s.layers {
		if layer.Applies == nil || path != "" && layer.Applies(path) {
			applying = append(applying, layer)
			key.WriteByte('+')
		} else {
			key.WriteByte('-')
		}
	}
	if known := s.known[key.String()]; known != nil {
		return known
	}
	p := s.common
	p.standing, _ = p.book.Resolve(applying) // newProfiles has read all layers
	if s.known == nil {
		s.known = map[string]*profile{}
	}
	s.known[key.String()] = &p
	return &p
}

// matchAll resolves patterns to the set of rule ids that they name.
func (p *profile) matchAll(patterns []string, selecting bool) (map[string]bool, error) {
	if len(patterns) == 0 {
		return nil, nil
	}
	matched := map[string]bool{}
	for _, pattern := range patterns {
		ids, err := p.book.Match(pattern)
		if err != nil {
			return nil, err
		}
		for _, id := range ids {
			matched[id] = true
			if selecting && namesRule(pattern) {
				if p.named == nil {
					p.named = map[string]bool{}
				}
				p.named[id] = true
			}
		}
	}
	return matched, nil
}

// namesRule reports whether a pattern names one rule, not a group.
func namesRule(pattern string) bool {
	return strings.Contains(pattern, "/") && !strings.HasSuffix(pattern, "/*")
}

// options are the team's options of a rule.
func (p *profile) options(r *rule.Rule) map[string]rule.Value {
	if len(p.standing) == 0 {
		return nil
	}
	return p.standing[r.ID].Options
}

// leavesBook reports whether nobody has said anything about when rules speak.
func (p *profile) leavesBook() bool { return len(p.standing)+len(p.named) == 0 }

// hear tells which rules look at plans of a tier. It must not be called from two goroutines at once.
func (p *profile) hear(tier plan.Tier) rule.Heard {
	if p.keep == nil && p.leavesBook() { // which knows who is heard
		return p.book.Heard(tier)
	}
	heard, known := p.heard[tier]
	if !known {
		if p.heard == nil {
			p.heard = map[plan.Tier]rule.Heard{}
		}
		heard = rule.HeardOf(p.rules, tier, func(r *rule.Rule) bool { return p.runs(r, tier) })
		p.heard[tier] = heard
	}
	return heard
}

// runs reports whether a rule looks at plans of a tier.
func (p *profile) runs(r *rule.Rule, tier plan.Tier) bool {
	if p.leavesBook() {
		return r.SeverityFor(tier) != finding.Off // most teams leave the book as it is
	}
	standing := p.standing[r.ID]
	if standing.SeverityBy != nil && standing.Severity == finding.Off {
		return false
	}
	return p.named[r.ID] || standing.Speaks(r, tier)
}

// judge gives a finding of a rule its effective severity, from that which the rule gave it. Off means that it is not reported: a remark
// is for strategic accounts only, unless its rule is nothing but remarks and speaks anyway, or
// the team has said where the rule speaks.
func (p *profile) judge(r *rule.Rule, tier plan.Tier, severity finding.Severity) finding.Severity {
	standing := p.standing[r.ID]
	if standing.SeverityBy != nil {
		return standing.Severity
	}
	if severity == finding.Info && tier != plan.Strategic && !p.named[r.ID] && standing.TierBy == nil && r.SeverityFor(tier) != finding.Info {
		return finding.Off
	}
	return severity
}

// historyOf is what git knows about a plan; nil where it does not know it.
func (p *profile) historyOf(about *plan.Plan) *rule.History {
	if p.history == nil {
		return nil
	}
	return p.history(about.Path)
}

// ran reports whether one of some rules looked at a plan.
func (p *profile) ran(ids map[string]bool, about *plan.Plan) bool {
	tier, sight := about.EffectiveTier(), p.sightOf(about)
	return slices.ContainsFunc(p.rules, func(r *rule.Rule) bool { return ids[r.ID] && sight.Sees(r) && p.runs(r, tier) })
}

func (p *profile) sightOf(about *plan.Plan) rule.Sight {
	return rule.Sight{Template: IsTemplate(about), History: p.historyOf(about) != nil}
}
