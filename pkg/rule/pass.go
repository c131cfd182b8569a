// A pass is one rule looking at one plan: what it may read and how it reports.
package rule

import (
	"cmp"
	"slices"
	"strings"

	"github.com/acctplan/acctplan/pkg/facts"
	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
)

// Vendor is what the house that writes the plans is called and sells; both may be empty.
type Vendor struct {
	Names    []string
	Products []string
}

// Called are the words for our house and for what it sells.
func (v Vendor) Called() []string { return slices.Concat(v.Names, v.Products) }

// Context is what a rule is told about the plan that it looks at.
type Context struct {
	Facts   *facts.Facts
	Tier    plan.Tier        // that applies
	Options map[string]Value // set by the team; what is absent has its default
	Vendor  Vendor
	Unused  []source.Span // rules named in suppression comments that silenced nothing
	History *History      // nil where nobody has asked git, or git does not know
	Book    Book          // that the rule belongs to; the zero Book stands for the standard one

	// Runs reports whether another rule looks at the plan too, so that only one of two says what
	// both see; nil where all do.
	Runs func(id string) bool

	// Standing is what the team set about other rules, by id, for a rule that leaves to another what both
	// see; nil where all are as in the book.
	Standing map[string]Standing

	// Failed is told when the rule cannot be worked out on this plan, which happens to rules
	// that a team wrote; may be nil.
	Failed func(error)
}

// Pass is one rule's look at one plan.
type Pass struct {
	Plan   *plan.Plan
	Facts  *facts.Facts
	AsOf   plan.Day
	Tier   plan.Tier
	Vendor Vendor
	Unused []source.Span

	History *History // nil where nobody knows

	memo     *Memo
	book     Book // handed in, because the book refers to the checks
	failed   func(error)
	others   func(id string) bool
	standing map[string]Standing
	rule     *Rule
	options  map[string]Value
	severity finding.Severity
	findings []finding.Finding
}

// Run lets the rule look at a plan. Findings carry the severity that the rule gives them,
// its tags, the plan's path and account; they come in the order of the rule's checks.
func (r *Rule) Run(context Context) []finding.Finding {
	return NewLook(context).Append(nil, r, context.Options)
}

// Look is one plan in front of the rules, which look at it one after the other and share what
// they have looked up. It must not be shared between goroutines.
type Look struct {
	pass Pass
	memo Memo
	only string // the rule that alone has something to say, of a file that is empty or says two things at once; empty for all
	has  Subject
}

// NewLook prepares a look at the plan of a context, whose options are left aside.
func NewLook(context Context) *Look {
	if context.Book.Len() == 0 {
		context.Book = standard()
	}
	look := &Look{has: subjectsOf(context.Facts.Plan)}
	look.pass = Pass{
		Plan: context.Facts.Plan, Facts: context.Facts, AsOf: context.Facts.AsOf, Tier: context.Tier,
		Vendor: context.Vendor, Unused: context.Unused, History: context.History,
		memo: &look.memo, book: context.Book, failed: context.Failed, others: context.Runs, standing: context.Standing,
	}
	switch {
	case hasProblem(context.Facts.Plan, plan.EmptyFile):
		look.only = emptyRule
	case hasProblem(context.Facts.Plan, plan.MergeConflict) && look.pass.runs(conflictRule):
		look.only = conflictRule
	}
	return look
}

// Append lets a rule, set by a team's options, look at the plan, and appends what it finds to
// the findings, as Run gives it.
func (l *Look) Append(findings []finding.Finding, r *Rule, options map[string]Value) []finding.Finding {
	if r.Check == nil {
		return findings
	}
	a := asked(r, l.pass.Tier)
	if !l.Asks(&a, Sight{History: l.pass.History != nil}) {
		return findings
	}
	return l.AppendAsked(findings, &a, options)
}

// runs reports whether another rule looks at the plan too.
func (p *Pass) runs(id string) bool { return p.others == nil || p.others(id) }

// The rules after which no other speaks: of an empty file, and of one that holds the lines of two
// branches.
const (
	emptyRule    = "structure/empty"
	conflictRule = "structure/merge-conflict"
)

func hasProblem(about *plan.Plan, kind plan.ProblemKind) bool {
	for problem := range each(about.Problems) {
		if problem.Kind == kind {
			return true
		}
	}
	return false
}

// Report adds a finding. What the rule leaves empty is filled in: the rule, its severity and
// tags, the plan, and the plan's owner as the one who should act.
func (p *Pass) Report(f finding.Finding) { p.report(&f) }

func (p *Pass) report(f *finding.Finding) {
	p.findings = append(p.findings, *f)
	complete(&p.findings[len(p.findings)-1], p.rule, p.severity, p.Plan)
}

// Fail says that the rule cannot be worked out on this plan. It is no finding: the mistake is
// the rule's, not the plan's.
func (p *Pass) Fail(err error) {
	if p.failed != nil {
		p.failed(err)
	}
}

func complete(f *finding.Finding, r *Rule, severity finding.Severity, about *plan.Plan) {
	f.Rule = r.ID
	if f.Severity == finding.Off {
		f.Severity = severity
	}
	if f.Tags == nil {
		f.Tags = r.Tags
	}
	f.Path = about.Path
	if f.Account == "" {
		f.Account = about.Account.Text
	}
	if f.Owner == "" {
		f.Owner = about.Owner.Label()
	}
	if f.Span.IsZero() {
		f.Span = about.Facts
	}
	if strings.HasSuffix(f.Message, "..") && !strings.HasSuffix(f.Message, "...") {
		f.Message = f.Message[:len(f.Message)-1] // a name ended in a full stop: "Slotwise Inc."
	}
}

// option is the team's value of an option, else its default. Asking for an option that the
// rule does not declare is a mistake in the rule and panics.
//
//go:noinline // many call it, and the binary has no room for copies of it
func option(r *Rule, set map[string]Value, name string) Value {
	for i := range r.Options {
		if o := &r.Options[i]; o.Name == name {
			if value, ok := set[name]; ok && value.Kind == o.Default.Kind {
				return value
			}
			return o.Default
		}
	}
	panic("rule " + r.ID + " has no option " + name)
}

// Whole is the value of a whole-number option.
//
//go:noinline // many call it, and the binary has no room for copies of it
func (p *Pass) Whole(name string) int { return option(p.rule, p.options, name).Whole }

// wholeOf is the value of another rule's whole-number option, for a rule that leaves to that one what
// both see.
func (p *Pass) wholeOf(id, name string) int {
	return option(p.book.Find(id), p.standing[id].Options, name).Whole
}

// Share is the value of a number option.
func (p *Pass) Share(name string) float64 { return option(p.rule, p.options, name).Share }

// YesNo is the value of a boolean option.
func (p *Pass) YesNo(name string) bool { return option(p.rule, p.options, name).YesNo }

// Words is the value of a list option.
func (p *Pass) Words(name string) []string { return option(p.rule, p.options, name).Words }

// Workspace is the look of one rule after the other at all plans together.
type Workspace struct {
	Plans []*Account // sorted by path; templates left out
	AsOf  plan.Day

	required []Requirement
	relative func(path string) string
	rule     *Rule
	options  map[string]Value
	findings []finding.Finding
}

// Surroundings is what a rule about all plans is told beside the plans.
type Surroundings struct {
	AsOf     plan.Day
	Required []Requirement            // accounts that must have a plan, as far as this run can tell
	Relative func(path string) string // of a plan's path: as Requirement.Path is written; may be nil without requirements
}

// NewWorkspace prepares the look of several rules at all plans, which must be sorted by path. A finding's
// path is a plan's or, for what a plan is missing for, the configuration's.
func NewWorkspace(plans []*Account, s Surroundings) *Workspace {
	w := &Workspace{Plans: plans, AsOf: s.AsOf, required: s.Required, relative: s.Relative}
	if w.relative == nil {
		w.relative = func(path string) string { return path }
	}
	return w
}

// Run lets a rule that has CheckWorkspace look at the plans, with the options that the team set: what is
// absent has its default.
func (w *Workspace) Run(r *Rule, options map[string]Value) []finding.Finding {
	w.rule, w.options, w.findings = r, options, nil
	r.CheckWorkspace(w)
	return w.findings
}

// Report adds a finding about one of the plans.
func (w *Workspace) Report(about *Account, f finding.Finding) {
	complete(&f, w.rule, w.rule.Severity, &plan.Plan{Path: about.Path, Facts: about.Facts})
	f.Account = cmp.Or(f.Account, about.Name)
	f.Owner = cmp.Or(f.Owner, about.Owner)
	w.findings = append(w.findings, f)
}

// Whole is the value of a whole-number option.
func (w *Workspace) Whole(name string) int { return option(w.rule, w.options, name).Whole }

// place is where a finding about a record's field points: the value or its empty cell, else
// what names the record.
func place(value plan.Origin, record *plan.Record) source.Span { return value.At(record.Head) }
