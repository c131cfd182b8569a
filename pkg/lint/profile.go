// Which rules speak about which plan, and how seriously: selection, tiers and severities.
package lint

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/rule"
)

// profile is Options read against the rule book.
type profile struct {
	rules    []rule.Rule                 // that may run at all, in book order
	named    map[string]bool             // by id: chosen by its own name, so no tier turns it off
	severity map[string]finding.Severity // by id: set by the team
	settings map[string]map[string]rule.Value
	vendor   rule.Vendor
	history  map[string]*rule.History // by plan path
	asOf     plan.Day
}

func newProfile(o Options) (*profile, error) {
	p := &profile{
		named: map[string]bool{}, severity: map[string]finding.Severity{},
		settings: map[string]map[string]rule.Value{}, vendor: o.Vendor, history: o.History, asOf: o.AsOf,
	}
	selected, err := p.matchAll(o.Select, true)
	if err != nil {
		return nil, err
	}
	ignored, err := p.matchAll(o.Ignore, false)
	if err != nil {
		return nil, err
	}
	if err := p.readSeverities(o.Severity); err != nil {
		return nil, err
	}
	if err := p.readSettings(o.Settings); err != nil {
		return nil, err
	}
	all := rule.All()
	p.rules = make([]rule.Rule, 0, len(all))
	for _, r := range all {
		if (len(o.Select) == 0 || selected[r.ID]) && !ignored[r.ID] {
			p.rules = append(p.rules, r)
		}
	}
	return p, nil
}

// matchAll resolves patterns to the set of rule ids that they name.
func (p *profile) matchAll(patterns []string, selecting bool) (map[string]bool, error) {
	matched := map[string]bool{}
	for _, pattern := range patterns {
		ids, err := rule.Match(pattern)
		if err != nil {
			return nil, err
		}
		for _, id := range ids {
			matched[id] = true
			if selecting && namesRule(pattern) {
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

// readSeverities spreads severities over the rules they speak of: tags first, then groups,
// then single rules, so that the most specific wins.
func (p *profile) readSeverities(set map[string]finding.Severity) error {
	breadth := func(name string) int {
		switch {
		case strings.HasPrefix(name, "tag:"):
			return 0
		case !namesRule(name):
			return 1
		}
		return 2
	}
	names := slices.SortedFunc(maps.Keys(set), func(a, b string) int {
		return cmp.Or(cmp.Compare(breadth(a), breadth(b)), cmp.Compare(a, b))
	})
	for _, name := range names {
		if tag, ok := strings.CutPrefix(name, "tag:"); ok {
			if err := p.setTag(tag, set[name]); err != nil {
				return err
			}
			continue
		}
		ids, err := rule.Match(name)
		if err != nil {
			return err
		}
		for _, id := range ids {
			p.severity[id] = set[name]
			if namesRule(name) {
				p.named[id] = true
			}
		}
	}
	return nil
}

func (p *profile) setTag(tag string, severity finding.Severity) error {
	known := false
	for _, r := range rule.All() {
		if r.HasTag(tag) {
			known = true
			p.severity[r.ID] = severity
		}
	}
	if !known {
		return fmt.Errorf("no rule has the tag %q; the tag is %q", tag, rule.TagTime)
	}
	return nil
}

func (p *profile) readSettings(set map[string]map[string]rule.Value) error {
	for _, name := range slices.Sorted(maps.Keys(set)) {
		r, err := rule.Lookup(name)
		if err != nil {
			return err
		}
		for _, option := range slices.Sorted(maps.Keys(set[name])) {
			if err := checkOption(r, option, set[name][option]); err != nil {
				return err
			}
		}
		p.settings[r.ID] = set[name]
	}
	return nil
}

func checkOption(r rule.Rule, name string, value rule.Value) error {
	var names []string
	for _, option := range r.Options {
		if option.Name == name {
			if option.Default.Kind != value.Kind {
				return fmt.Errorf("option %q of rule %s takes a %s", name, r.ID, option.Default.Kind)
			}
			return nil
		}
		names = append(names, option.Name)
	}
	if len(names) == 0 {
		return fmt.Errorf("rule %s has no options; %q is none", r.ID, name)
	}
	nearest := slices.MinFunc(names, func(a, b string) int {
		return cmp.Compare(levenshtein.ComputeDistance(a, name), levenshtein.ComputeDistance(b, name))
	})
	return fmt.Errorf("rule %s has no option %q; did you mean %q?", r.ID, name, nearest)
}

// runs reports whether a rule looks at plans of a tier.
func (p *profile) runs(r *rule.Rule, tier plan.Tier) bool {
	if severity, set := p.severity[r.ID]; set && severity == finding.Off {
		return false
	}
	return p.named[r.ID] || r.SeverityFor(tier) != finding.Off
}

// judge gives a finding its effective severity. Off means that it is not reported: a remark
// is for strategic accounts only, unless its rule is nothing but remarks and speaks anyway.
func (p *profile) judge(r *rule.Rule, tier plan.Tier, f finding.Finding) finding.Severity {
	if severity, set := p.severity[r.ID]; set {
		return severity
	}
	if f.Severity == finding.Info && tier != plan.Strategic && !p.named[r.ID] && r.SeverityFor(tier) != finding.Info {
		return finding.Off
	}
	return f.Severity
}
