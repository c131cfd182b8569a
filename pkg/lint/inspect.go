// The run itself: every rule over every plan, in parallel where there are several.
package lint

import (
	"cmp"
	"path"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"github.com/acctplan/acctplan/pkg/facts"
	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/rule"
	"github.com/acctplan/acctplan/pkg/source"
)

// Inspect is Run that also returns what comments silenced.
func Inspect(plans []*plan.Plan, o Options) (Result, error) {
	profiles, err := newProfiles(o)
	if err != nil {
		return Result{}, err
	}
	sorted := slices.SortedStableFunc(slices.Values(plans), func(a, b *plan.Plan) int { return cmp.Compare(a.Path, b.Path) })

	perPlan := make([][]finding.Finding, len(sorted))
	judges := make([]*profile, len(sorted)) // made before the plans are looked at in parallel
	for i, p := range sorted {
		judges[i] = profiles.of(p.Path)
	}
	failed := make([]failures, len(sorted))
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, p := range sorted {
		look := func() error {
			perPlan[i] = judges[i].inspectGroup(p, nil, &failed[i], func(r *rule.Rule) bool { return !aboutComments(r) })
			return nil
		}
		if len(sorted) == 1 {
			_ = look() // an editor asks about one plan, and asks often
			break
		}
		group.Go(look)
	}
	_ = group.Wait() // no plan can fail: what is wrong with it is a finding

	elsewhere := profiles.inspectWorkspace(sorted, judges, perPlan)

	result := Result{Failures: together(profiles.common.rules, sorted, failed)}
	standing := [][]finding.Finding{elsewhere}
	for i, p := range sorted {
		silencer := newSilencer(p, judges[i])
		stand, suppressed := silencer.apply(perPlan[i])
		standing = append(standing, stand, silencer.report())
		result.Suppressed = append(result.Suppressed, suppressed...)
	}
	if o.Known != nil {
		result.Findings = finding.Sorted(standing...)
		profiles.hide(o.Known, sorted, judges, &result)
		standing = [][]finding.Finding{result.Findings}
	}
	result.Findings = finding.Together(standing...)
	slices.SortStableFunc(result.Suppressed, func(a, b finding.Suppressed) int { return finding.Compare(a.Finding, b.Finding) })
	return result, nil
}

// inspectGroup runs the rules of a part of the book that look at a single plan.
func (p *profile) inspectGroup(about *plan.Plan, unused []source.Span, failed *failures, part func(*rule.Rule) bool) []finding.Finding {
	findings := make([]finding.Finding, 0, 32) // most plans have some
	tier := about.EffectiveTier()
	looks := p.looks(about)
	running := ""
	look := rule.NewLook(rule.Context{
		Facts: facts.Of(about, p.asOf), Tier: tier, Vendor: p.vendor, Unused: unused, Book: p.book, History: p.history[about.Path],
		Runs: func(id string) bool {
			r := p.book.Find(id)
			return r != nil && (p.keep == nil || p.keep(r)) && looks(r)
		},
		Failed: func(err error) { *failed = append(*failed, failure{running, err}) },
	})
	for _, r := range p.rules {
		if r.Check == nil || !part(r) || !looks(r) {
			continue
		}
		running = r.ID
		before := len(findings)
		findings = look.Append(findings, r, p.options(r))
		findings = findings[:before+p.judged(r, tier, findings[before:])]
	}
	return findings
}

// looks tells which rules look at a plan in this run.
func (p *profile) looks(about *plan.Plan) func(*rule.Rule) bool {
	tier, template, history := about.EffectiveTier(), IsTemplate(about), p.history[about.Path] != nil
	return func(r *rule.Rule) bool {
		return (r.Templates || !template) && (!r.NeedsHistory || history) && p.runs(r, tier)
	}
}

// judged gives a rule's findings their effective severities, moves those that are not off to the
// front and returns how many they are.
func (p *profile) judged(r *rule.Rule, tier plan.Tier, findings []finding.Finding) int {
	kept := 0
	for i := range findings {
		f := &findings[i]
		if f.Severity = p.judge(r, tier, f.Severity); f.Severity == finding.Off {
			continue
		}
		if kept < i {
			findings[kept] = *f
		}
		kept++
	}
	return kept
}

// inspectWorkspace runs the rules that look at all plans, and adds each finding to its plan's.
// It returns those that stand in no plan.
func (s *profiles) inspectWorkspace(plans []*plan.Plan, judges []*profile, perPlan [][]finding.Finding) (elsewhere []finding.Finding) {
	p := s.of("")
	var accounts []*plan.Plan
	index := map[string]int{}
	for i, about := range plans {
		if !IsTemplate(about) {
			accounts = append(accounts, about)
			index[about.Path] = i
		}
	}
	for _, r := range p.rules {
		if r.CheckWorkspace == nil {
			continue
		}
		for _, f := range r.RunWorkspace(accounts, rule.Surroundings{
			AsOf: p.asOf, Options: p.options(r), Required: s.options.Required, Relative: s.options.Relative,
		}) {
			judge, tier, to := p, plan.Key, &elsewhere
			if at, inPlan := index[f.Path]; inPlan {
				judge, tier, to = judges[at], plans[at].EffectiveTier(), &perPlan[at]
			}
			if f.Severity = judge.judge(r, tier, f.Severity); judge.runs(r, tier) && f.Severity != finding.Off {
				*to = append(*to, f)
			}
		}
	}
	return elsewhere
}

// failures are the rules that could not be worked out on one plan.
type failures []failure

type failure struct {
	rule string
	err  error
}

// together makes one failure of those of a rule, because they have one cause.
func together(rules []*rule.Rule, plans []*plan.Plan, failed []failures) []Failure {
	var all []Failure
	for _, r := range rules {
		var one *Failure
		for i, p := range plans {
			at := slices.IndexFunc(failed[i], func(f failure) bool { return f.rule == r.ID })
			switch {
			case at < 0:
			case one == nil:
				one = &Failure{Rule: r.ID, Path: p.Path, Plans: 1, Err: failed[i][at].err}
			default:
				one.Plans++
			}
		}
		if one != nil {
			all = append(all, *one)
		}
	}
	return all
}

// IsTemplate reports whether a plan is a form to be filled out: marked `template: true`, or
// kept in a folder called _template or templates.
func IsTemplate(p *plan.Plan) bool {
	if p.Template.Value {
		return true
	}
	folders := strings.Split(path.Dir(p.Path), "/")
	return slices.ContainsFunc(folders, func(folder string) bool {
		return folder == "_template" || folder == "_templates" || folder == "templates"
	})
}
