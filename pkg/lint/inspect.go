// The run itself: every rule over every plan, in parallel where there are several.
package lint

import (
	"cmp"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/acctplan/acctplan/pkg/facts"
	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/rule"
	"github.com/acctplan/acctplan/pkg/source"
)

// Inspect is Run that also returns what comments silenced.
func Inspect(plans []*plan.Plan, o Options) (Result, error) {
	run, err := Begin(o)
	if err != nil {
		return Result{}, err
	}
	if len(plans) == 1 {
		run.Look(plans[0]) // an editor asks about one plan, and asks often
		return run.End(), nil
	}
	var group sync.WaitGroup
	var next atomic.Int64
	for range min(runtime.GOMAXPROCS(0), len(plans)) {
		group.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(plans); i = int(next.Add(1)) - 1 {
				run.Look(plans[i])
			}
		})
	}
	group.Wait() // no plan can fail: what is wrong with it is a finding
	return run.End(), nil
}

// Inspection is a run that gets its plans one by one, and keeps of each no more than it will need
// again: so a run over thousands of plans takes little memory. Begin begins one.
type Inspection struct {
	profiles *profiles
	lock     sync.Mutex // of what follows
	looked   []*looked
	counts   counts // with Options.Count
}

// looked is what a run keeps of a plan that it has looked at.
type looked struct {
	account  *rule.Account
	template bool
	judge    *profile
	findings []finding.Finding
	joined   bool // findings are as finding.Together gives them
	failed   failures
	plan     *plan.Plan // nil where nothing more will be asked about it
	aside    bool       // nobody will ask for findings that stand in it
}

// Begin begins a run. The error is about the options.
func Begin(o Options) (*Inspection, error) {
	profiles, err := newProfiles(o)
	if err != nil {
		return nil, err
	}
	return &Inspection{profiles: profiles, counts: counts{}}, nil
}

// Look runs the rules that look at a single plan. It may be called from several goroutines.
func (run *Inspection) Look(p *plan.Plan) { run.look(p, SightOf(p), false) }

// LookAside is Look at a plan whose findings nobody will ask for: of it, the run says only which rules
// could not be worked out, and what the rules about all plans find in others because of it. With
// Options.Known it is Look, because every finding says what the baseline still needs.
func (run *Inspection) LookAside(p *plan.Plan, s Sight) {
	run.look(p, s, run.profiles.options.Known == nil)
}

// Sight is what the rules about all plans need of a plan.
type Sight struct {
	account  *rule.Account
	template bool
}

// SightOf is the Sight of a plan, which may be forgotten then.
func SightOf(p *plan.Plan) Sight { return Sight{rule.AccountOf(p), IsTemplate(p)} }

// Know takes in a plan that the run does not look at: only the rules about all plans know of it, and
// nobody will ask for what they find in it.
func (run *Inspection) Know(s Sight) {
	run.lock.Lock()
	defer run.lock.Unlock()
	run.looked = append(run.looked, &looked{account: s.account, template: s.template, judge: run.profiles.of(s.account.Path), aside: true})
}

func (run *Inspection) look(p *plan.Plan, s Sight, aside bool) {
	run.lock.Lock()
	judge := run.profiles.of(p.Path)
	heard := judge.hear(p.EffectiveTier())
	run.lock.Unlock()
	one := &looked{account: s.account, template: s.template, judge: judge, aside: aside}
	room := rooms.Get().(*[]finding.Finding)
	found := judge.inspectGroup((*room)[:0], p, nil, &one.failed, heard.Plan)
	o := &run.profiles.options
	var joined []*finding.Finding
	if !aside && (len(p.Suppressions) > 0 || o.Known != nil) {
		one.plan = p
	}
	switch {
	case aside:
	case one.plan != nil: // somebody may silence some of them
		one.findings = slices.Clone(found) // in room of their own size
	case o.Count:
		joined = finding.Joined(found)
	default:
		one.findings, one.joined = finding.Together(found), true
	}
	run.lock.Lock()
	defer run.lock.Unlock()
	run.counts.add(slices.Values(joined))
	clear(found)
	*room = found
	rooms.Put(room)
	run.looked = append(run.looked, one)
}

// rooms are where the findings of a plan are collected before anybody knows how many they are.
var rooms = sync.Pool{New: func() any { room := make([]finding.Finding, 0, 32); return &room }}

// End runs the rules that look at all plans, and says what the run found. Nothing may be looked at
// any more.
func (run *Inspection) End() Result {
	slices.SortStableFunc(run.looked, func(a, b *looked) int { return cmp.Compare(a.account.Path, b.account.Path) })
	elsewhere := run.inspectWorkspace()
	result := Result{Failures: together(run.profiles.common.rules, run.looked)}
	number := len(elsewhere)
	for _, one := range run.looked {
		number += len(one.findings)
	}
	if alone := len(run.looked) == 1 && run.looked[0].joined; number > 0 && !alone {
		result.Findings = make([]finding.Finding, 0, number)
	}
	for _, one := range run.looked { // in the order of their paths, and so are their findings
		stand := one.findings
		if one.plan != nil {
			silencer := newSilencer(one.plan, one.judge)
			var suppressed []finding.Suppressed
			stand, suppressed = silencer.apply(stand)
			stand = append(stand[:len(stand):len(stand)], silencer.report()...)
			result.Suppressed = append(result.Suppressed, suppressed...)
		}
		if one.joined {
			result.Findings = joinedWith(result.Findings, stand)
		} else if run.profiles.options.Known == nil {
			result.Findings = finding.AppendTogether(result.Findings, stand)
		} else { // a baseline knows them one by one
			result.Findings = append(result.Findings, finding.Sorted(stand)...)
		}
		one.findings = nil // there may be very many
	}
	if len(elsewhere) > 0 {
		result.Findings = finding.Sorted(elsewhere, result.Findings)
	}
	if run.profiles.options.Known != nil {
		run.hide(&result)
		result.Findings = finding.Together(result.Findings)
	}
	slices.SortStableFunc(result.Suppressed, func(a, b finding.Suppressed) int { return finding.Compare(a.Finding, b.Finding) })
	if run.profiles.options.Count {
		run.counts.add(each(result.Findings))
		result.Findings, result.Counts = nil, run.counts.sorted()
	}
	return result
}

// joinedWith appends the findings of a plan to those of others; where there are no others, they need
// not be copied.
func joinedWith(others, findings []finding.Finding) []finding.Finding {
	if len(others) == 0 && cap(others) == 0 {
		return findings
	}
	return append(others, findings...)
}

// inspectGroup runs some of the rules that look at a single plan, and appends what they find.
func (p *profile) inspectGroup(findings []finding.Finding, about *plan.Plan, unused []source.Span, failed *failures, rules []rule.Asked) []finding.Finding {
	tier, sight := about.EffectiveTier(), p.sightOf(about)
	var running *rule.Rule
	look := rule.NewLook(rule.Context{
		Facts: facts.Of(about, p.asOf), Tier: tier, Vendor: p.vendor, Unused: unused, Book: p.book, History: p.historyOf(about),
		Runs: func(id string) bool {
			r := p.book.Find(id)
			return r != nil && (p.keep == nil || p.keep(r)) && sight.Sees(r) && p.runs(r, tier)
		},
		Failed: func(err error) { *failed = append(*failed, failure{running.ID, err}) },
	})
	for i := range rules {
		r := &rules[i]
		if !look.Asks(r, sight) {
			continue
		}
		running = r.Rule
		before := len(findings)
		if findings = look.AppendAsked(findings, r, p.options(r.Rule)); len(findings) > before {
			findings = findings[:before+p.judged(r.Rule, tier, findings[before:])]
		}
	}
	return findings
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
func (run *Inspection) inspectWorkspace() (elsewhere []finding.Finding) {
	s := run.profiles
	p := s.of("")
	accounts := make([]*rule.Account, 0, len(run.looked))
	for _, one := range run.looked {
		if !one.template {
			accounts = append(accounts, one.account)
		}
	}
	var index map[string]*looked // made for the first finding
	for _, r := range p.rules {
		if r.CheckWorkspace == nil {
			continue
		}
		for _, f := range r.RunWorkspace(accounts, rule.Surroundings{
			AsOf: p.asOf, Options: p.options(r), Required: s.options.Required, Relative: s.options.Relative,
		}) {
			if index == nil {
				index = byPath(run.looked)
			}
			about, judge, tier := index[f.Path], p, plan.Key
			if about != nil {
				judge, tier = about.judge, about.account.Tier
			}
			f.Severity = judge.judge(r, tier, f.Severity)
			switch {
			case !judge.runs(r, tier) || f.Severity == finding.Off || about != nil && about.aside:
			case about != nil:
				about.findings, about.joined = append(about.findings, f), false
			default:
				elsewhere = append(elsewhere, f)
			}
		}
	}
	return elsewhere
}

// byPath finds what a run keeps of the plans that are no templates; of several at one path the last.
func byPath(all []*looked) map[string]*looked {
	index := make(map[string]*looked, len(all))
	for _, one := range all {
		if !one.template {
			index[one.account.Path] = one
		}
	}
	return index
}

// failures are the rules that could not be worked out on one plan.
type failures []failure

type failure struct {
	rule string
	err  error
}

// together makes one failure of those of a rule, because they have one cause.
func together(rules []*rule.Rule, plans []*looked) []Failure {
	if !slices.ContainsFunc(plans, func(p *looked) bool { return len(p.failed) > 0 }) {
		return nil // as it should be
	}
	var all []Failure
	for _, r := range rules {
		var one *Failure
		for _, p := range plans {
			at := slices.IndexFunc(p.failed, func(f failure) bool { return f.rule == r.ID })
			switch {
			case at < 0:
			case one == nil:
				one = &Failure{Rule: r.ID, Path: p.account.Path, Plans: 1, Err: p.failed[at].err}
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
	if !strings.Contains(p.Path, "template") {
		return false // as nearly all
	}
	folders := strings.Split(path.Dir(p.Path), "/")
	return slices.ContainsFunc(folders, func(folder string) bool {
		return folder == "_template" || folder == "_templates" || folder == "templates"
	})
}
