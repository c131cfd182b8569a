// Package rule is the rule book: what a good account plan contains and which mistakes it
// avoids. A rule is a value with its own documentation and examples; everything that is
// said about rules elsewhere is generated from these values.
package rule

import (
	"slices"
	"strings"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
)

// TagTime marks rules whose findings appear only because time passes.
const TagTime = "time"

// Rule is one checkable thing. The zero value is invalid. Exactly one of Check and
// CheckWorkspace is set; both are pure and keep no state between plans.
type Rule struct {
	ID      string // "group/name"; stable for ever
	Summary string // what the rule finds, one sentence without a full stop
	Why     string // why it matters, naming the guides that say so
	Do      string // what to do about it

	Severity  finding.Severity   // by default
	Strategic finding.Severity   // on strategic accounts, where it differs; else Off
	Varies    string             // when a single finding is milder or more serious; may be empty
	Others    []finding.Severity // which severities these are; empty where Varies is

	// Over is what the rule goes through: where a plan has nothing of it, the rule has nothing to say
	// and is not asked. The zero value is asked about every plan.
	Over Subject

	// Core rules speak at every tier. The others stay silent on standard accounts and,
	// where they are infos about one plan, on key accounts too.
	Core bool
	// Templates: the rule also looks at templates, which are otherwise left alone.
	Templates bool
	// NeedsHistory: the rule looks at nothing but plans whose History is known.
	NeedsHistory bool

	// Fix says what "lint --fix" or "--fix-unsafe" makes of some of the findings, one sentence;
	// empty where a person has to mend them all.
	Fix string

	Tags    []string // sorted
	Options []Option
	Since   string   // the release that brought it
	Aliases []string // former ids, still understood

	From  string   // where a team wrote it, "path:line"; empty for acctplan's own
	Terms []string // what a team wrote: "assert: …"; empty for acctplan's own

	Bad  Example // fires this rule and no other
	Good Example // does not fire it

	Check          func(*Pass)      // looks at one plan
	CheckWorkspace func(*Workspace) // looks at all plans together
}

// Group is the part of the id before the slash.
func (r *Rule) Group() string {
	group, _, _ := strings.Cut(r.ID, "/")
	return group
}

// Name is the part of the id behind the slash.
func (r *Rule) Name() string {
	_, name, _ := strings.Cut(r.ID, "/")
	return name
}

// HasTag reports whether the rule carries the tag.
func (r *Rule) HasTag(tag string) bool { return slices.Contains(r.Tags, tag) }

// SeverityFor is the rule's default severity at a tier; Off where the tier turns the rule off.
func (r *Rule) SeverityFor(tier plan.Tier) finding.Severity {
	severity := r.Severity
	if tier == plan.Strategic && r.Strategic != finding.Off {
		severity = r.Strategic
	}
	switch {
	case r.Core, tier == plan.Strategic:
		return severity
	case tier == plan.Standard:
		return finding.Off
	case severity == finding.Info && r.ID != tierMissing && r.CheckWorkspace == nil:
		return finding.Off // but what lies between plans is not about how deep one of them goes
	}
	return severity
}

// Severities lists how serious single findings can be at a tier, by default the usual one first; none
// where the tier turns the rule off.
func (r *Rule) Severities(tier plan.Tier) []finding.Severity {
	usual := r.SeverityFor(tier)
	if usual == finding.Off {
		return nil
	}
	return append([]finding.Severity{usual}, r.Others...)
}

// Tiers lists the tiers at which the rule speaks by default, deepest first.
func (r *Rule) Tiers() []plan.Tier {
	var tiers []plan.Tier
	for _, tier := range []plan.Tier{plan.Strategic, plan.Key, plan.Standard} {
		if r.SeverityFor(tier) != finding.Off {
			tiers = append(tiers, tier)
		}
	}
	return tiers
}

// tierMissing is the one info that plans without a tier, which count as key, still hear.
const tierMissing = "overview/tier-missing"
