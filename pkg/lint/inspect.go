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
	"github.com/acctplan/acctplan/pkg/sorting"
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
	packer   finding.Packer
	lock     sync.Mutex // of what follows
	looked   []*looked
	counts   counts // with Options.Count
}

// looked is what a run keeps of a plan that it has looked at.
type looked struct {
	account  *rule.Account
	template bool
	judge    *profile
	failed   failures

	// What is known for good as soon as the rules have looked at the plan, put together: the findings, plain or
	// packed, and what the plan's comments silence of them.
	findings   []finding.Finding
	packed     finding.Packed
	suppressed []finding.Suppressed
	// What the rules that look at all plans say of it.
	others []finding.Finding
	// The plan, where that is not enough: it has comments about such rules, or there is a baseline. Its findings are told
	// apart then, and nothing of them is silenced yet.
	plan  *plan.Plan
	aside bool // nobody will ask for findings that stand in it
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
	judge, many := run.profiles.of(p.Path), len(run.looked) >= run.profiles.options.Plain
	heard := judge.hear(p.EffectiveTier())
	run.lock.Unlock()
	o := &run.profiles.options
	one := &looked{account: s.account, template: s.template, judge: judge, aside: aside}
	room := rooms.Get().(*[]finding.Finding)
	found := judge.inspectGroup((*room)[:0], p, nil, &one.failed, heard.Plan)
	stand := found
	var silencer *silencer
	if len(p.Suppressions) > 0 && !aside {
		silencer = newSilencer(p, judge, heard.Comments)
	}
	if !aside && o.Known != nil || silencer.awaitsOthers() {
		one.plan = p
		one.findings = slices.Clone(found)
	} else if silencer != nil {
		stand, one.suppressed = silencer.finish(found)
	}
	var joined []*finding.Finding
	switch {
	case aside, one.plan != nil:
	case o.Count:
		joined = finding.Joined(stand)
	case o.List && many:
		one.packed = run.packer.Pack(finding.Joined(stand))
	default:
		one.findings = finding.Together(stand) // in room of their own size
	}
	if o.List && many {
		run.detach(one.suppressed)
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

// detach lets what is suppressed hold nothing of its plan's text.
func (run *Inspection) detach(suppressed []finding.Suppressed) {
	all := make([]*finding.Finding, len(suppressed))
	for i := range suppressed {
		all[i] = &suppressed[i].Finding
	}
	for i, own := range run.packer.Pack(all).Unpack() {
		suppressed[i].Finding, suppressed[i].Reason = own, strings.Clone(suppressed[i].Reason)
	}
}

// End runs the rules that look at all plans, and says what the run found. Nothing may be looked at
// any more.
func (run *Inspection) End() Result {
	slices.SortStableFunc(run.looked, func(a, b *looked) int { return cmp.Compare(a.account.Path, b.account.Path) })
	elsewhere := run.inspectWorkspace()
	result := Result{Failures: together(run.profiles.common.rules, run.looked)}
	list := make(finding.List, 0, len(run.looked))
	for _, one := range run.looked { // in the order of their paths, and so are their findings
		list = append(list, run.portion(one))
		result.Suppressed = append(result.Suppressed, one.suppressed...)
		one.findings, one.packed, one.suppressed = nil, finding.Packed{}, nil
	}
	list = among(list, elsewhere)
	switch o := &run.profiles.options; {
	case o.Known != nil:
		result.Findings = flat(list)
		run.hide(&result)
		result.Findings = finding.Together(result.Findings)
	case !o.List || o.Count:
		result.Findings = flat(list)
	default:
		result.List = list
	}
	sorting.Stable(result.Suppressed, func(a, b finding.Suppressed) int { return finding.Compare(a.Finding, b.Finding) })
	if run.profiles.options.Count {
		run.counts.add(each(result.Findings))
		result.Findings, result.Counts = nil, run.counts.sorted()
	}
	return result
}

// portion are the findings of a plan that stand, those of the rules that look at all plans included.
func (run *Inspection) portion(one *looked) finding.Portion {
	portion := finding.Portion{Path: one.account.Path, Plain: one.findings, Packed: one.packed}
	switch {
	case one.plan != nil:
		stand, suppressed := append(portion.Plain, one.others...), []finding.Suppressed(nil)
		if len(one.plan.Suppressions) > 0 {
			stand, suppressed = newSilencer(one.plan, one.judge, one.judge.hear(one.plan.EffectiveTier()).Comments).finish(stand)
		}
		one.suppressed = suppressed
		if run.profiles.options.Known == nil {
			portion.Plain = finding.Together(stand)
		} else { // a baseline knows them one by one
			portion.Plain = finding.Sorted(stand)
		}
	case len(one.others) > 0:
		portion.Plain = finding.Sorted(portion.Findings(), finding.Together(one.others))
	}
	return portion
}

// among puts findings that stand in no plan where they belong in a list.
func among(list finding.List, elsewhere []finding.Finding) finding.List {
	for rest := finding.Sorted(elsewhere); len(rest) > 0; {
		path, end := rest[0].Path, 1
		for end < len(rest) && rest[end].Path == path {
			end++
		}
		at, found := slices.BinarySearchFunc(list, path, func(p finding.Portion, path string) int { return cmp.Compare(p.Path, path) })
		if !found {
			list = slices.Insert(list, at, finding.Portion{Path: path})
		}
		list[at].Plain = finding.Sorted(rest[:end], list[at].Findings())
		rest = rest[end:]
	}
	return list
}

// flat are the findings of a list in one slice. Those of one plan need not be copied.
func flat(list finding.List) []finding.Finding {
	if len(list) == 1 {
		return list[0].Plain
	}
	number := 0
	for _, portion := range list {
		number += len(portion.Plain)
	}
	if number == 0 {
		return nil
	}
	findings := make([]finding.Finding, 0, number)
	for i := range list {
		findings = append(findings, list[i].Plain...)
		list[i].Plain = nil // there may be very many
	}
	return findings
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
		Standing: p.standing,
		Failed:   func(err error) { *failed = append(*failed, failure{running.ID, err}) },
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
	workspace := rule.NewWorkspace(accounts, rule.Surroundings{AsOf: p.asOf, Required: s.options.Required, Relative: s.options.Relative})
	for _, r := range p.across {
		for _, f := range workspace.Run(r, p.options(r)) {
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
				about.others = append(about.others, f)
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
