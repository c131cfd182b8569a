// Which rules are asked about a plan: those that run, in a list that is quickly gone through, because
// most rules of the book have nothing to do with most plans.
package rule

import (
	"strings"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
)

// Subject is a set of the things that rules go through.
type Subject uint8

const (
	overGoals Subject = 1 << iota
	overPeople
	overCompetitors
	overOpportunities
	overRisks
	overActions
	overProblems
)

// subjectsOf are those that a plan has.
func subjectsOf(p *plan.Plan) (has Subject) {
	for _, one := range [...]struct {
		number  int
		subject Subject
	}{
		{len(p.Goals), overGoals}, {len(p.Stakeholders), overPeople}, {len(p.Competitors), overCompetitors},
		{len(p.Opportunities), overOpportunities}, {len(p.Risks), overRisks}, {len(p.Actions), overActions}, {len(p.Problems), overProblems},
	} {
		if one.number > 0 {
			has |= one.subject
		}
	}
	return has
}

// Heard are the rules that look at the plans of a tier, in book order. It must not be changed.
type Heard struct {
	Plan     []Asked // that look at what the plan says
	Comments []Asked // that look at its suppression comments, when all others have spoken
}

// Asked is a rule with what decides whether it is asked about a plan: next to each other, because a
// book of rules is larger than what a processor has at hand.
type Asked struct {
	*Rule
	check     func(*Pass)
	over      Subject
	severity  finding.Severity // at the tier
	templates bool
	history   bool
}

// asked is a rule as it is asked about plans of a tier.
func asked(r *Rule, tier plan.Tier) Asked {
	a := Asked{Rule: r, check: r.Check, over: r.Over, severity: r.Severity, templates: r.Templates, history: r.NeedsHistory}
	if tier == plan.Strategic && r.Strategic != finding.Off {
		a.severity = r.Strategic
	}
	return a
}

// HeardOf parts rules into those that look at a plan, and leaves out those that do not run.
func HeardOf(rules []*Rule, tier plan.Tier, runs func(*Rule) bool) Heard {
	heard := Heard{Plan: make([]Asked, 0, len(rules))}
	for _, r := range rules {
		switch {
		case r.Check == nil || !runs(r):
		case strings.HasPrefix(r.ID, "suppression/"):
			heard.Comments = append(heard.Comments, asked(r, tier))
		default:
			heard.Plan = append(heard.Plan, asked(r, tier))
		}
	}
	return heard
}

// Sight is what of a plan, beside its records, decides which rules look at it.
type Sight struct {
	Template bool // the plan is one
	History  bool // what git knows of it is known
}

// Sees reports whether a rule looks at such a plan, whatever its tier.
func (s Sight) Sees(r *Rule) bool { return s.sees(r.Templates, r.NeedsHistory) }

func (s Sight) sees(templates, history bool) bool {
	return (templates || !s.Template) && (!history || s.History)
}

// Asks reports whether a rule may have something to say about the plan.
func (l *Look) Asks(a *Asked, sight Sight) bool {
	return sight.sees(a.templates, a.history) && (a.over == 0 || a.over&l.has != 0) && (l.only == "" || a.ID == l.only)
}

// AppendAsked lets a rule that is to be asked look at the plan, as Append does.
func (l *Look) AppendAsked(findings []finding.Finding, a *Asked, options map[string]Value) []finding.Finding {
	l.pass.rule, l.pass.options, l.pass.severity, l.pass.findings = a.Rule, options, a.severity, findings
	a.check(&l.pass)
	return l.pass.findings
}
