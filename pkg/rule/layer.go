// Layers: what a team says about the rules, one source over the other, and what that makes of
// each rule.
package rule

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
)

// Everything is the scope that names all rules. The other scopes are "tag:time" and such, a
// group ("goals"), and a rule by its id.
const Everything = "all"

// TeamGroup is the group of the rules that a team wrote itself. It may be named where there are
// none.
const TeamGroup = "custom"

// AsInBook, as a severity of a layer, takes back what earlier layers set. The tier that does so
// is the empty one.
const AsInBook finding.Severity = 255

// Layer is what one source (a file, a preset, an override) says about the rules. A later layer
// wins over an earlier one; within a layer, the narrowest scope wins.
type Layer struct {
	// Applies reports whether the layer speaks of a plan, by the plan's path; nil for every plan.
	Applies func(path string) bool

	Severity map[string]finding.Severity // by scope
	Tiers    map[string]plan.Tier        // by scope: the least tier at which the rules speak
	Options  map[string]map[string]Value // by rule id and the option's name
}

// speaks reports whether the layer says anything about any rule.
func (l Layer) speaks() bool { return len(l.Severity)+len(l.Tiers)+len(l.Options) > 0 }

// Origin is where something was set: in which layer, by its index, and by which scope.
type Origin struct {
	Layer int
	Scope string
}

// Standing is what layers make of one rule. What no layer sets is as in the book.
type Standing struct {
	Severity   finding.Severity // meaningful where SeverityBy is set
	SeverityBy *Origin
	Tier       plan.Tier // meaningful where TierBy is set
	TierBy     *Origin
	Options    map[string]Value
	OptionBy   map[string]Origin
}

// Speaks reports whether a rule looks at plans of a tier: how serious its findings are does not
// move it, unless they are off.
func (s Standing) Speaks(r *Rule, tier plan.Tier) bool {
	switch {
	case s.SeverityBy != nil && s.Severity == finding.Off:
		return false
	case s.TierBy != nil:
		return depth(tier) >= depth(s.Tier)
	}
	return r.SeverityFor(tier) != finding.Off
}

// depth orders the tiers.
func depth(tier plan.Tier) int {
	switch tier {
	case plan.Strategic:
		return 2
	case plan.Key:
		return 1
	}
	return 0
}

// Resolve works out how every rule stands under layers, by id; a rule that no layer speaks of
// is absent. The error names the first rule, group, tag or option that nobody knows, with the
// nearest known one.
func (b Book) Resolve(layers []Layer) (map[string]Standing, error) {
	if !slices.ContainsFunc(layers, Layer.speaks) {
		return nil, nil // as most teams leave the book
	}
	standing := map[string]Standing{}
	for i, layer := range layers {
		if err := b.severities(standing, layer.Severity, i); err != nil {
			return nil, err
		}
		if err := b.tiers(standing, layer.Tiers, i); err != nil {
			return nil, err
		}
		if err := b.options(standing, layer.Options, i); err != nil {
			return nil, err
		}
	}
	return standing, nil
}

func (b Book) severities(standing map[string]Standing, set map[string]finding.Severity, layer int) error {
	return b.spread(sortedKeys(set), func(id, scope string) {
		s := standing[id]
		s.Severity, s.SeverityBy = set[scope], &Origin{layer, scope}
		if set[scope] == AsInBook {
			s.Severity, s.SeverityBy = finding.Off, nil
		}
		standing[id] = s
	})
}

func (b Book) tiers(standing map[string]Standing, set map[string]plan.Tier, layer int) error {
	return b.spread(sortedKeys(set), func(id, scope string) {
		s := standing[id]
		s.Tier, s.TierBy = set[scope], &Origin{layer, scope}
		if s.Tier == "" {
			s.TierBy = nil
		}
		standing[id] = s
	})
}

func (b Book) options(standing map[string]Standing, set map[string]map[string]Value, layer int) error {
	for _, name := range sortedKeys(set) {
		r, err := b.Lookup(name)
		if err != nil {
			return err
		}
		s := standing[r.ID]
		s.Options, s.OptionBy = maps.Clone(s.Options), maps.Clone(s.OptionBy)
		if s.Options == nil {
			s.Options, s.OptionBy = map[string]Value{}, map[string]Origin{}
		}
		for _, option := range sortedKeys(set[name]) {
			if err := checkOption(r, option, set[name][option]); err != nil {
				return err
			}
			s.Options[option], s.OptionBy[option] = set[name][option], Origin{layer, r.ID}
		}
		standing[r.ID] = s
	}
	return nil
}

// The widths of scopes, widest first.
const (
	bookwide = iota
	tagwide
	groupwide
	rulewide
)

func narrowness(scope string) int {
	switch {
	case scope == Everything:
		return bookwide
	case strings.HasPrefix(scope, "tag:"):
		return tagwide
	case !strings.Contains(scope, "/") || strings.HasSuffix(scope, "/*"):
		return groupwide
	}
	return rulewide
}

// spread visits the rules that scopes name, the widest scope first.
func (b Book) spread(scopes []string, visit func(id, scope string)) error {
	slices.SortStableFunc(scopes, func(x, y string) int { return cmp.Compare(narrowness(x), narrowness(y)) })
	for _, scope := range scopes {
		named, err := b.InScope(scope)
		if err != nil {
			return err
		}
		for _, id := range named {
			visit(id, scope)
		}
	}
	return nil
}

// InScope lists the ids of the rules that a scope names.
func (b Book) InScope(scope string) ([]string, error) {
	switch group := strings.TrimSuffix(scope, "/*"); group {
	case Everything:
		return ids(b.rules), nil
	case TeamGroup:
		return b.Named(scope), nil
	}
	tag, tagged := strings.CutPrefix(scope, "tag:")
	if !tagged {
		return b.Match(scope)
	}
	var named []string
	for _, r := range b.rules {
		if r.HasTag(tag) {
			named = append(named, r.ID)
		}
	}
	if len(named) == 0 {
		return nil, fmt.Errorf("no rule has the tag %q; there are: %q", tag, b.Tags())
	}
	return named, nil
}

func checkOption(r Rule, name string, value Value) error {
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
