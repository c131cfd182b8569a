// Which rules are asked about a plan: those that run, in a list that is quickly gone through, because
// most rules of the book have nothing to do with most plans.
package rule

import (
	"math"
	"slices"
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
	overEverything // which every plan has
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
	Plan     Asking // that look at what the plan says
	Comments Asking // that look at its suppression comments, when all others have spoken
}

// Asking are rules in book order. What decides whether each is asked about a plan stands in a list of its
// own, which is quickly gone through: a book of rules is larger than what a processor has at hand.
type Asking struct {
	rules []Asked
	terms []terms
}

// Asked is a rule as it is asked about the plans of a tier.
type Asked struct {
	*Rule
	check    func(*Pass)
	severity finding.Severity // at the tier
}

// terms are on which a rule is asked.
type terms struct {
	over Subject // of which the plan must have something
	bars bars    // of which none must be down
}

// bars are what keeps a rule from being asked about a plan.
type bars uint8

const (
	barTemplate bars = 1 << iota // the plan is a template
	barHistory                   // nobody knows its history
)

// asked is a rule as it is asked about plans of a tier.
func asked(r *Rule, tier plan.Tier) Asked {
	a := Asked{Rule: r, check: r.Check, severity: r.Severity}
	if tier == plan.Strategic && r.Strategic != finding.Off {
		a.severity = r.Strategic
	}
	return a
}

func (a *Asking) add(r *Rule, tier plan.Tier) {
	t := terms{over: r.Over}
	if t.over == 0 {
		t.over = overEverything
	}
	if !r.Templates {
		t.bars |= barTemplate
	}
	if r.NeedsHistory {
		t.bars |= barHistory
	}
	a.rules, a.terms = append(a.rules, asked(r, tier)), append(a.terms, t)
}

// HeardOf parts rules into those that look at a plan, and leaves out those that do not run.
func HeardOf(rules []*Rule, tier plan.Tier, runs func(*Rule) bool) Heard {
	heard := Heard{Plan: Asking{make([]Asked, 0, len(rules)), make([]terms, 0, len(rules))}}
	for _, r := range rules {
		switch {
		case r.Check == nil || !runs(r):
		case strings.HasPrefix(r.ID, "suppression/"):
			heard.Comments.add(r, tier)
		default:
			heard.Plan.add(r, tier)
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
func (s Sight) Sees(r *Rule) bool {
	return (r.Templates || !s.Template) && (!r.NeedsHistory || s.History)
}

// down are the bars that are down.
func (s Sight) down() (down bars) {
	if s.Template {
		down |= barTemplate
	}
	if !s.History {
		down |= barHistory
	}
	return down
}

// Asked lists those of some rules that may have something to say about the plan. The list is good until
// the next one is asked for.
func (l *Look) Asked(of Asking, sight Sight) []*Asked {
	l.asked = slices.Grow(l.asked[:0], len(of.rules))[:len(of.rules)]
	list, has, down, number := l.asked, l.has|overEverything, sight.down(), 0
	for i, t := range of.terms {
		list[number] = &of.rules[i]
		some := (uint32(t.over&has) + math.MaxUint8) >> 8 // 1 where there is something, else 0, without a branch:
		barred := (uint32(t.bars&down) + math.MaxUint8) >> 8
		number += int(some &^ barred) // nobody can guess which are asked
	}
	if list = list[:number]; l.only == "" {
		return list
	}
	for i, a := range list {
		if a.ID == l.only {
			return list[i : i+1]
		}
	}
	return nil
}

// AppendAsked lets a rule that is to be asked look at the plan, as Append does.
func (l *Look) AppendAsked(findings []finding.Finding, a *Asked, options map[string]Value) []finding.Finding {
	l.pass.rule, l.pass.options, l.pass.severity, l.pass.findings = a.Rule, options, a.severity, findings
	a.check(&l.pass)
	return l.pass.findings
}
