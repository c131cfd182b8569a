// Package lint runs the rule book over plans: which rules speak at which tier, how serious
// their findings are, and which of them the author has silenced with a reason.
package lint

import (
	"github.com/acctplan/acctplan/pkg/baseline"
	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/rule"
)

// Options says how to run the rule book. The zero value runs every rule as its plan's tier
// asks; only AsOf has no useful zero.
type Options struct {
	AsOf plan.Day

	// Select limits the run to these rules; Ignore takes rules out, and wins. Both take rule
	// ids, former ids, groups ("goals"), "goals/*" and tags ("tag:time"). A rule that Select names by its id
	// runs at every tier.
	Select, Ignore []string

	// Severity sets severities, by rule id, by group, or by tag ("tag:time"); the most
	// specific one wins. Off turns a rule off; no other severity says at which tiers the rule
	// speaks, which is for the layers' Tiers and for Select.
	Severity map[string]finding.Severity

	// Settings are the options of rules, by rule id and option name.
	Settings map[string]map[string]rule.Value

	// Layers say more about the rules, each over the one before it and all of them over
	// Severity and Settings; some of them for some plans only.
	Layers []rule.Layer

	// Required are the accounts that must have a plan, as far as the plans of this run can
	// tell; Relative gives a plan's path as they are written.
	Required []rule.Requirement
	Relative func(path string) string

	// Book is the rule book; the zero Book stands for the standard one.
	Book rule.Book

	// Vendor is what our own house is called and sells.
	Vendor rule.Vendor

	// History is what git knows about a plan, by its path; nil where it does not know the plan, and the
	// function itself where it was not asked. Rules that need it are silent about such plans. It must be
	// safe for concurrent use.
	History func(path string) *rule.History

	// Known are findings that are not reported again; nil where there is no baseline.
	Known *Known

	// Count asks for the number of findings instead of the findings, List for a list of them that takes little memory
	// also where there are thousands of plans. With Known, List is without effect.
	Count, List bool
	Plain       int // for how many plans a List holds the findings as they are, which takes less time than to pack them
}

// Result is what a run found.
type Result struct {
	Failures   []Failure            // rules that could not be worked out: one for each rule, in book order
	Findings   []finding.Finding    // sorted by finding.Compare
	Suppressed []finding.Suppressed // silenced by a comment with a reason, or known; sorted likewise
	Stale      []baseline.Entry     // of the baseline, which nothing corresponds to any more
	List       finding.List         // in the place of Findings, with Options.List
	Counts     []Count              // in the place of Findings, with Options.Count; the most frequent first
}

// Failure is a rule that could not be worked out on a plan. The mistake is the rule's.
type Failure struct {
	Rule  string
	Path  string // of the first plan where it failed
	Plans int    // on how many it failed
	Err   error  // on that first plan
}

// Validate reports the first rule, group, tag or option that the options name and nobody
// knows, with the nearest known one.
func (o Options) Validate() error {
	_, err := newProfiles(o)
	return err
}

// Run checks the plans and returns the findings that stand, sorted by finding.Compare. The
// result does not depend on the order of the plans. The error is about the options, never
// about a plan.
func Run(plans []*plan.Plan, o Options) ([]finding.Finding, error) {
	result, err := Inspect(plans, o)
	return result.Findings, err
}
