// The goals group: are there goals, are they the customer's own, and can they be checked?
package rule

import (
	"fmt"
	"strings"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/rule/quota"
)

// goalRow is the example plan's first goal.
const goalRow = "| g1 | Cut the wait of trucks at the docks | Minutes per truck | 74 | 35 | 2027-04-30 | Ada Roth | Fresh | Annual report 2025, page 12 | Dock Planner gives every truck a slot |"

func goalRules() []Rule {
	goalsRemoved := []string{section("Goals"), "", "| Priya Nair | g1 | Offer", "| Priya Nair | | Offer", "| Jonas Weber | g2 | Trial", "| Jonas Weber | | Trial",
		"stores @ines due:2026-10-22 for:g1", "stores @ines due:2026-10-22"}
	withoutOurs := append([]string{section("Targets"), "", "target_arr: €600k\ntarget_by: 2027-09-30\n", ""}, goalsRemoved...)
	return append([]Rule{
		{
			ID: "goals/none", Severity: finding.Error, Core: true, Since: "0.1.0",
			Summary: "the plan has no goal of the customer's",
			Why:     "Account goals, the guides say, are the customer's own business objectives; the strongest plans start from them, not from the seller's quota.",
			Do:      "Ask the customer what they must achieve this year, and write it down in their words.",
			Bad:     changed(withoutOurs...).showing("(no goals)"),
			Good:    fine("## Goals\n\n| ID | Goal | By |\n|----|------|----|\n| g1 | Cut the wait of trucks at the docks | 2027-04-30 |"),
			Check:   checkGoalsNone,
		},
		{
			ID: "goals/only-ours", Severity: finding.Error, Core: true, Since: "0.1.0",
			Summary: "the plan has our targets, but no goal of the customer's",
			Why:     "Plans built around what you want to sell, rather than what the customer wants to achieve, ring hollow.",
			Do:      "Add `## Goals` with what the customer wants to achieve, above the targets.",
			Bad:     changed(goalsRemoved...).showing("## Targets\n\n| Target |\n|--------|\n| ARR of €600k |\n\n(no goals)"),
			Good:    fine("## Goals\n\n| Goal |\n|------|\n| Cut the wait of trucks at the docks |\n\n## Targets\n\n| Target |\n|--------|\n| ARR of €600k |"),
			Check:   checkGoalsOnlyOurs,
		},
		{
			ID: "goals/quota-first", Over: overGoals, Severity: finding.Warning, Core: true, Since: "0.1.0",
			Varies: "an info where the goal holds an outcome of the customer's too", Others: []finding.Severity{finding.Info},
			Summary: "a goal among the customer's goals is ours: the one who gains is the vendor",
			Why: "Starting from your quota is one of the biggest mistakes, the guides say: the customer reads such a plan as a price list. " +
				"A goal is judged by its words, in English only, and more cautiously where it names an owner, a unit, a measure or a source of the customer's; words that could only be ours, such as our quota or our ARR, are ours whoever stands beside them. " + measured(),
			Do:    "Write the goal as \"<customer team> <verb> <their KPI> from X to Y by <date>\", and move our number to Targets.",
			Bad:   changed(goalRow, "| g1 | Grow our ARR at Harbor Foods from €480k to €600k | | | | 2027-04-30 | | | | |").showing("Grow our ARR at Harbor Foods from €480k to €600k"),
			Good:  fine("Cut the wait of trucks at the docks from 74 to 35 minutes"),
			Check: checkQuotaFirst,
		},
		{
			ID: "goals/targets-first", Severity: finding.Warning, Since: "0.1.0",
			Summary: "our targets stand before the customer's goals",
			Why:     "A plan is read from the top. The strongest plans start from the customer's goals, not the seller's quota.",
			Do:      "Move the targets below the goals.",
			Bad:     changed("## Goals\n", section("Targets")+"## Goals\n", "| Load Board shows free places a day ahead |\n\n"+section("Targets"), "| Load Board shows free places a day ahead |\n\n").showing("## Targets\n…\n\n## Goals\n…"),
			Good:    fine("## Goals\n…\n\n## Targets\n…"),
			Check:   checkTargetsFirst,
		},
		{
			ID: "goals/unmeasurable", Over: overGoals, Severity: finding.Warning, Since: "0.1.0",
			Summary: "nobody could tell whether a goal was reached",
			Why:     "The guides ask for SMART goals: specific and measurable.",
			Do:      "Add a number with its unit, or a deliverable that is there or not. `measure: qualitative` says that it is meant so.",
			Bad:     changed(goalRow, "| g1 | Improve the work at the docks | | | | 2027-04-30 | Ada Roth | Fresh | Annual report, page nine | Dock Planner gives every truck a slot |").showing("Improve the work at the docks"),
			Good:    fine("Cut the wait of trucks at the docks from 74 to 35 minutes"),
			Check:   checkGoalMeasurable,
		},
		{
			ID: "goals/undated", Over: overGoals, Severity: finding.Warning, Since: "0.1.0",
			Summary: "a goal has no date",
			Why:     "The guides ask for time-bound goals; without a date a goal is never missed.",
			Do:      "Add the month or quarter by which the customer wants it.",
			Options: []Option{{Name: "inherit_period", Default: YesNoValue(false), Doc: "a goal without a date is meant for the plan's period"}},
			Bad:     changed("| 74 | 35 | 2027-04-30 |", "| 74 | 35 | |"),
			Good:    fine("| 74 | 35 | 2027-04-30 |"),
			Check:   checkGoalDated,
		},
		{
			ID: "goals/unsourced", Over: overGoals, Severity: finding.Warning, Since: "0.1.0",
			Summary: "a goal does not say where it comes from",
			Why:     "The customer's priorities are sourced from annual reports, earnings calls, press releases or conversations, one guide says. A goal without a source is our guess.",
			Do:      "Add the document, or who said it and when.",
			Bad:     changed("| Fresh | Annual report 2025, page 12 |", "| Fresh | |"),
			Good:    fine("| Fresh | Annual report 2025, page 12 |"),
			Check:   checkGoalSourced,
		},
	}, goalLinkRules()...)
}

// customersGoals lists the goals that are the customer's: what a goal of ours lacks is no
// further finding, because it does not belong there at all. The list is not to be changed.
func (p *Pass) customersGoals() []*plan.Goal {
	return remembered(&p.memo.theirs, func() []*plan.Goal {
		var goals []*plan.Goal
		for i := range p.Plan.Goals {
			if p.verdict(i).Kind != quota.Seller {
				goals = append(goals, &p.Plan.Goals[i])
			}
		}
		return goals
	})
}

// reportGoal reports something about one goal.
func (p *Pass) reportGoal(goal *plan.Goal, f finding.Finding) {
	p.reportRecord(plan.Goals, &goal.Record, "", &f)
}

// reportGoals reports what some of the customer's goals lack alike, for each of them.
func (p *Pass) reportGoals(lacking []*plan.Goal, all, some, hint string, each func(*plan.Goal) finding.Finding) {
	var common *finding.Common
	if len(lacking) >= together {
		common = p.inCommon(plan.ConceptGoals, "", len(p.customersGoals()), all, some, hint)
	}
	for _, goal := range lacking {
		f := each(goal)
		f.Common = common
		p.reportGoal(goal, f)
	}
}

// headingOf is where a finding about a missing collection points: the heading that should
// hold it, else the plan's facts.
func (p *Pass) headingOf(concept plan.Concept) (at plan.Origin, found bool) {
	for s := range each(p.Plan.Sections) {
		if s.Has(concept) && !s.Headless {
			return s.Title.Origin, true
		}
	}
	return plan.Origin{Span: p.Plan.Facts}, false
}

func (p *Pass) hasTargets() bool { return len(p.Plan.Targets) > 0 || p.Plan.TargetARR.IsSet() }

func checkGoalsNone(p *Pass) {
	if len(p.Plan.Goals) > 0 || p.hasTargets() || p.isUnread(plan.Goals) {
		return
	}
	at, found := p.headingOf(plan.ConceptGoals)
	f := finding.Finding{
		Span:    at.Span,
		Message: "The plan has no goal of " + orElse(p.Plan.Account.Text, "the customer") + ".",
		Hint:    "Ask them what they must achieve this year, and write it down in their words, one goal a line.",
	}
	if found {
		f.Message = fmt.Sprintf("%s holds no goal of %s.", quoted(at.Text), orElse(p.Plan.Account.Text, "the customer"))
	}
	p.Report(f)
}

func checkGoalsOnlyOurs(p *Pass) {
	if len(p.Plan.Goals) > 0 || !p.hasTargets() || p.isUnread(plan.Goals) {
		return
	}
	at := p.Plan.TargetARR.At(p.Plan.Facts)
	if len(p.Plan.Targets) > 0 {
		at = p.Plan.Targets[0].Head
	}
	p.Report(finding.Finding{
		Span:    at,
		Message: "The plan says what we want, but not what " + orElse(p.Plan.Account.Text, "the customer") + " wants.",
		Hint:    "Add \"## Goals\" above the targets, with what they want to achieve in their words.",
	})
}

func checkTargetsFirst(p *Pass) {
	if len(p.Plan.Targets) == 0 || len(p.Plan.Goals) == 0 || len(p.Plan.Sections) == 0 {
		return
	}
	target, goal := p.Plan.Targets[0], p.Plan.Goals[0]
	if target.Span.Start < p.Plan.Sections[0].Span.Start || target.Span.Start > goal.Span.Start {
		return
	}
	at := target.Head
	if heading, found := p.headingOf(plan.ConceptTargets); found && heading.Span.Start < target.Span.Start {
		at = heading.Span
	}
	p.Report(finding.Finding{
		Span:    at,
		Message: "Our targets stand before the goals of " + orElse(p.Plan.Account.Text, "the customer") + ".",
		Hint:    "Move the targets below the goals.",
		Related: []finding.Related{{Path: p.Plan.Path, Span: goal.Head, Message: "their first goal"}},
	})
}

func checkQuotaFirst(p *Pass) {
	for i := range p.Plan.Goals {
		goal := &p.Plan.Goals[i]
		verdict := p.verdict(i)
		switch verdict.Kind {
		case quota.Seller:
			p.reportGoal(goal, finding.Finding{
				Span:    place(goal.Goal.Origin, &goal.Record),
				Message: p.say(p.quoted(&goal.Record), " is our goal, not a goal of ", orElse(p.Plan.Account.Text, "the customer"), tipping(verdict), "."),
				Hint:    "Write \"<customer team> <verb> <their KPI> from X to Y by <date>\", and move our number to Targets.",
			})
		case quota.Mixed:
			p.reportGoal(goal, finding.Finding{
				Span: place(goal.Goal.Origin, &goal.Record), Severity: finding.Info,
				Message: p.say(p.quoted(&goal.Record), " mixes their outcome with what we want", tipping(verdict), "."),
				Hint:    "Lead with the outcome, and move what is ours to Targets.",
			})
		}
	}
}

// isUnmeasurable reports whether nothing of a goal could be measured, by its number among the
// customer's. What else it lacks is not worth a finding of its own: the goal has to be written again.
func (p *Pass) isUnmeasurable(number int) bool {
	goals := p.customersGoals()
	if p.memo.vague == nil {
		p.memo.vague = make([]vagueness, len(goals))
	}
	vague := &p.memo.vague[number]
	if *vague == notAsked {
		goal := goals[number]
		*vague = measurable
		if qualitative := strings.HasPrefix(p.lower(goal.Measure.Text), "qualitativ"); !qualitative && !goal.Metric.IsWritten() && !goal.Target.IsWritten() && !isMeasurable(goal.Goal.Text) {
			*vague = unmeasurable
		}
	}
	return *vague == unmeasurable
}

// vagueness is whether a goal can be measured, as far as somebody has asked.
type vagueness uint8

const (
	notAsked vagueness = iota
	measurable
	unmeasurable
)

// isUndated reports whether a goal says nothing about by when.
func (p *Pass) isUndated(goal *plan.Goal) bool {
	return !goal.By.IsWritten() && !hasDate(sentence(goal.Goal.Text, goal.Target.Text))
}

func checkGoalMeasurable(p *Pass) {
	for i, goal := range p.customersGoals() {
		if !p.isUnmeasurable(i) {
			continue
		}
		what := p.say("Nobody could tell whether ", p.quoted(&goal.Record), " was reached.")
		if p.isUndated(goal) && p.runs("goals/undated") {
			what = p.say("Nobody could tell whether ", p.quoted(&goal.Record), " was reached, nor by when it should be.")
		}
		p.reportGoal(goal, finding.Finding{
			Span:    place(goal.Goal.Origin, &goal.Record),
			Message: what,
			Hint:    "Add the number they watch, for example \"from 9 to 4 days\", or what will be there that is not there today.",
		})
	}
}

// isMeasurable reports whether a goal's text holds a number that is no date, or a
// deliverable that is there or not.
func isMeasurable(text string) bool {
	return countsSomething(text) || deliverables().in(text)
}

var deliverables = newWordSet("pass launch* migrat* retir* live open opens opened replac* certif* close* complet* finish* " +
	"sunset* decommission* deliver* deploy* ship ships roll rollout eliminat* zero double* halve* triple* accredit* " +
	"comply complian* switch* consolidat* introduc* build file publish* approv* win one every all no")

func checkGoalDated(p *Pass) {
	if p.YesNo("inherit_period") && p.Plan.PeriodEnd.IsSet() {
		return
	}
	var undated []*plan.Goal
	for i, goal := range p.customersGoals() {
		if p.isUndated(goal) && !(p.isUnmeasurable(i) && p.runs("goals/unmeasurable")) {
			undated = append(undated, goal)
		}
	}
	const hint = "Add the month or quarter by which they want it, for example Q2 2027."
	p.reportGoals(undated, "None of the {of} goals has a date.", "{n} of the {of} goals have no date: {names}.", hint, func(goal *plan.Goal) finding.Finding {
		return finding.Finding{Span: place(goal.By.Origin, &goal.Record), Message: p.quoted(&goal.Record) + " has no date.", Hint: hint}
	})
}

func checkGoalSourced(p *Pass) {
	var unsourced []*plan.Goal
	for _, goal := range p.customersGoals() {
		if !goal.Source.IsWritten() && !namesSource(goal.Goal.Text) && !anyNamesSource(goal.Notes) {
			unsourced = append(unsourced, goal)
		}
	}
	if p.sectionNamesSource() {
		return
	}
	p.reportGoals(unsourced, "None of the {of} goals says where it comes from.", "{n} of the {of} goals do not say where they come from: {names}.",
		"Add the report, the call or the person and the day, one a goal.", func(goal *plan.Goal) finding.Finding {
			return finding.Finding{
				Span:    place(goal.Source.Origin, &goal.Record),
				Message: p.say(p.quoted(&goal.Record), " does not say where it comes from."),
				Hint:    "Add the document, or who said it and when, for example \"Q2 earnings call, 2026-08-04\".",
			}
		})
}

// namesSource reports whether a text says where it comes from: a document, a link, a talk
// or a quotation.
func namesSource(text string) bool {
	return strings.Contains(text, "http") || strings.IndexByte(text, '"') >= 0 || strings.IndexByte(text, "“"[0]) >= 0 && strings.ContainsAny(text, "“”") || sourceWords().in(text)
}

var sourceWords = newWordSet("source sources report earnings press interview qbr ebr said told according filing 10-k workshop agreed call letter keynote")

func anyNamesSource(notes []plan.String) bool {
	for _, note := range notes {
		if namesSource(note.Text) {
			return true
		}
	}
	return false
}

// sectionNamesSource reports whether the prose of the goals' section gives one source for all.
func (p *Pass) sectionNamesSource() bool {
	for prose := range each(p.Plan.Prose) {
		if prose.Section >= 0 && prose.Section < len(p.Plan.Sections) && p.Plan.Sections[prose.Section].Has(plan.ConceptGoals) && namesSource(prose.Text.Text) {
			return true
		}
	}
	return false
}
