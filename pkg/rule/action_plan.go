// The actions group, second half: do the actions together make a plan for the next 90 days?
package rule

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
)

const soonActions = "- [ ] Send Carl Jansen the savings report of both stores @ines due:2026-10-22 for:g1\n- [ ] Walk Milan Kok through the sign-on concept @jonas due:2026-10-27 for:r3\n"

// nearTermCount is the rule that says that too little is due soon.
const nearTermCount = "actions/near-term-count"

func actionPlanRules() []Rule {
	return []Rule{
		{
			ID: nearTermCount, Over: overActions, Severity: finding.Warning, Tags: []string{TagTime}, Since: "0.1.0",
			Varies: "an info where there are too many", Others: []finding.Severity{finding.Info},
			Summary: "too few or too many actions are due in the next 30 days",
			Why:     "An action plan, one guide says, contains three to five specific actions for the next 30 days.",
			Do:      "Break the next milestone into steps with days, or move what can wait.",
			Options: []Option{
				{Name: "min", Default: WholeValue(3), Doc: "actions due in the window at least"},
				{Name: "max", Default: WholeValue(5), Doc: "actions due in the window at most"},
				{Name: "window", Default: WholeValue(30), Doc: "days to look ahead"},
			},
			Bad: changed("concept @jonas due:2026-10-27", "concept @jonas due:2026-11-27").
				showing("- [ ] Walk Milan Kok through the sign-on concept @jonas due:2026-11-27\n\n(two actions due in October)"),
			Good:  fine("(three actions due in October)"),
			Check: checkNearTerm,
		},
		{
			ID: "actions/no-90-day-milestone", Over: overActions, Severity: finding.Warning, Tags: []string{TagTime}, Since: "0.1.0",
			Summary: "nothing is due between 30 and 90 days from now",
			Why:     "The guides ask for the key milestones of the next 90 days: without them the plan ends with the month.",
			Do:      "Add the review, the decision or the go-live that comes next.",
			Bad: changed("ten trucks and Femke Bos @jonas due:2026-11-20", "ten trucks and Femke Bos @jonas due:2026-10-30", "Carl Jansen @priya due:2026-12-04", "Carl Jansen @priya due:2027-01-15",
				"| Sign-on concept approved | 2026-11-30 |", "| Sign-on concept approved | 2027-01-22 |"),
			Good:  fine("| Sign-on concept approved | 2026-11-30 |"),
			Check: checkMilestoneAhead,
		},
		{
			ID: "actions/too-far", Severity: finding.Info, Tags: []string{TagTime}, Since: "0.1.0",
			Summary: "all open actions are due later than in 90 days",
			Why:     "The action plan is about the next 90 days; what lies beyond is a wish until something is due before it.",
			Do:      "Add the first step, due this month.",
			Bad: changed(section("Actions"), "## Actions\n\n- [ ] Prepare the renewal offer for Carl Jansen @priya due:2027-01-15 for:r2\n- [ ] Run the Load Board trial with Femke Bos and g1 in mind @jonas due:2027-01-20 for:g1\n").
				showing("- [ ] Prepare the renewal offer for Carl Jansen @priya due:2027-01-15"),
			Good:  fine("- [ ] Agree the Venlo dock plan with Ada Roth @priya due:2026-10-14"),
			Check: checkTooFar,
		},
		{
			ID: "actions/vague", Over: overActions, Severity: finding.Info, Since: "0.1.0",
			Summary: "an action does not say what is to be done with whom",
			Why:     "The guides ask for specific actions. \"Follow up\" can be ticked off without anything having happened.",
			Do:      "Say with whom, about what, and what is there afterwards.",
			Options: []Option{{Name: "min_words", Default: WholeValue(5), Doc: "words from which on an action counts as specific"}},
			Bad:     changed("Walk Milan Kok through the sign-on concept @jonas", "Follow up @jonas"),
			Good:    fine("- [ ] Walk Milan Kok through the sign-on concept @jonas due:2026-10-27"),
			Check:   checkVague,
		},
		{
			ID: "actions/unlinked", Over: overActions, Severity: finding.Info, Since: "0.1.0",
			Summary: "an action serves no goal, opportunity, risk or person",
			Why:     "The guides want to know why each activity matters. The rule speaks only in plans that tie actions with `for:`.",
			Do:      "Add `for:` with the id of what it serves, or drop the action.",
			Bad:     changed("through the sign-on concept @jonas due:2026-10-27 for:r3", "through the sign-on concept @jonas due:2026-10-27", "Walk Milan Kok", "Walk the new colleagues"),
			Good:    fine("- [ ] Walk Milan Kok through the sign-on concept @jonas due:2026-10-27 for:r3"),
			Check:   checkUnlinked,
		},
		{
			ID: "actions/one-owner", Over: overActions, Severity: finding.Info, Since: "0.1.0",
			Summary: "one person owns most of the open actions",
			Why:     "Account planning is collaborative, not siloed, one guide says; a plan on two shoulders stops when they are on holiday.",
			Do:      "Hand some of the actions to others of the team.",
			Options: []Option{
				{Name: "share", Default: ShareValue(0.6), Doc: "share of the open actions that one person may own", Most: 1},
				{Name: "min", Default: WholeValue(5), Doc: "open actions from which on the rule speaks"},
			},
			Bad:   changed(soonActions, strings.NewReplacer("@ines", "@priya", "@jonas", "@priya").Replace(soonActions)),
			Good:  fine("(two of five actions belong to @priya)"),
			Check: checkOneOwner,
		},
		{
			ID: "actions/after-period", Over: overActions, Severity: finding.Info, Since: "0.1.0",
			Summary: "an action is due after the plan's period",
			Why:     "What is done after the period does not help the period's goals.",
			Do:      "Move it to the next plan, or bring the date forward.",
			Bad:     changed("Carl Jansen @priya due:2026-12-04", "Carl Jansen @priya due:2027-12-04"),
			Good:    fine("- [ ] Prepare the renewal offer for Carl Jansen @priya due:2026-12-04"),
			Check:   checkAfterPeriod,
		},
	}
}

func (p *Pass) actionsHeading() source.Span {
	at, _ := p.headingOf(plan.ConceptActions)
	return at.Span
}

func checkNearTerm(p *Pass) {
	if len(p.Facts.OpenActions) == 0 {
		return
	}
	window, least, most := p.Whole("window"), p.Whole("min"), p.Whole("max")
	number := len(p.Facts.DueWithin(window))
	switch {
	case p.tooFew(number, least):
		p.Report(finding.Finding{
			Span:    p.actionsHeading(),
			Message: isOrAre(number, "action") + " due in the next " + strconv.Itoa(window) + " days.",
			Hint:    fmt.Sprintf("Break the next milestone into steps until there are %d to %d.", least, most),
		})
	case number > most:
		p.Report(finding.Finding{
			Span: p.actionsHeading(), Severity: finding.Info,
			Message: fmt.Sprintf("%d actions are due in the next %d days; few teams do more than %d.", number, window, most),
			Hint:    "Move what can wait.",
		})
	}
}

// tooFew reports whether so many actions due soon are too few. Actions without a date could be due soon,
// and are reported as such.
func (p *Pass) tooFew(soon, least int) bool {
	return soon+len(p.Facts.Undated) < least && !p.allFar()
}

func isOrAre(number int, noun string) string {
	switch number {
	case 0:
		return "No " + noun + " is"
	case 1:
		return "Only 1 " + noun + " is"
	}
	return "Only " + strconv.Itoa(number) + " " + noun + "s are"
}

// allFar reports whether every open action is due later than in 90 days, which is a finding
// of its own where infos are on.
func (p *Pass) allFar() bool {
	if p.Tier != plan.Strategic {
		return false
	}
	return len(p.Facts.OpenActions) > 0 && len(p.Facts.Undated)+len(p.Facts.Overdue)+len(p.Facts.DueWithin(90)) == 0
}

func checkMilestoneAhead(p *Pass) {
	if len(p.Facts.OpenActions) == 0 || len(p.Facts.DueBetween(31, 90)) > 0 || p.allFar() {
		return
	}
	if p.Tier != plan.Strategic && p.runs(nearTermCount) && p.tooFew(len(p.Facts.DueWithin(p.wholeOf(nearTermCount, "window"))), p.wholeOf(nearTermCount, "min")) {
		return // it says that there are too few, whatever the day
	}
	for milestone := range each(p.Plan.Milestones) {
		if !milestone.On.Known() || !milestone.IsOpen() {
			continue
		}
		if in := int(milestone.On.Last - p.AsOf); in > 30 && in <= 90 {
			return
		}
	}
	p.Report(finding.Finding{
		Span:    p.actionsHeading(),
		Message: fmt.Sprintf("Nothing is due between %s and %s.", dayText(p.AsOf+31), dayText(p.AsOf+90)),
		Hint:    "Add the review, the decision or the go-live that comes next.",
	})
}

func checkTooFar(p *Pass) {
	if !p.allFar() {
		return
	}
	p.Report(finding.Finding{
		Span:    p.actionsHeading(),
		Message: "No open action is due within 90 days.",
		Hint:    "Add the first step, due this month.",
	})
}

func checkVague(p *Pass) {
	openings := []string{"follow up", "follow-up", "touch base", "check in", "check-in", "continue", "explore", "align", "sync", "keep", "monitor", "support", "reach out", "circle back"}
	for _, action := range p.Facts.OpenActions {
		text := p.lower(strings.TrimSpace(action.Action.Text))
		for _, opening := range openings {
			rest, begins := strings.CutPrefix(text, opening)
			if !begins || strings.HasPrefix(rest, "-") || rest != "" && !strings.HasPrefix(rest, " ") {
				continue
			}
			if !action.Owners.IsWritten() && !action.Due.IsWritten() || len(ordinary(text)) >= p.Whole("min_words") || len(contentWords(rest)) >= 2 || p.callings().callsAnybody(action.Action.Text) {
				break
			}
			p.reportAction(action, finding.Finding{
				Span:    place(action.Action.Origin, &action.Record),
				Message: p.say(p.quoted(&action.Record), " does not say what is to be done."),
				Hint:    "Say with whom, about what, and what is there afterwards.",
			})
			break
		}
	}
}

// checkUnlinked speaks only where most open actions say what they serve: elsewhere the
// author does not use ids, and silence about them is no mistake.
func checkUnlinked(p *Pass) {
	linked := 0
	for _, action := range p.Facts.OpenActions {
		if action.For.IsWritten() {
			linked++
		}
	}
	if linked*2 <= len(p.Facts.OpenActions) {
		return
	}
	for i, action := range p.Facts.OpenActions {
		if action.For.IsWritten() || action.Parent > 0 || askingWords().in(action.Action.Text) || p.callings().callsAnybody(action.Action.Text) || p.servesByWords(i) {
			continue
		}
		p.reportAction(action, finding.Finding{
			Span:    place(action.For.Origin, &action.Record),
			Message: p.say(p.quoted(&action.Record), " does not say what it serves."),
			Hint:    "Add for: with the id of a goal, an opportunity or a risk, or drop the action.",
		})
	}
}

func checkOneOwner(p *Pass) {
	open := len(p.Facts.OpenActions)
	if open < p.Whole("min") || len(p.Plan.Team) == 1 {
		return
	}
	owned := map[string]int{}
	for _, action := range p.Facts.OpenActions {
		for _, owner := range action.Owners.List {
			if owner.Side == plan.Nobody || owner.Label() == "" {
				continue
			}
			owned[owner.Label()]++
			if number := owned[owner.Label()]; float64(number) > p.Share("share")*float64(open) {
				total := p.ownedBy(owner.Label())
				p.Report(finding.Finding{
					Span:    p.actionsHeading(),
					Message: fmt.Sprintf("%s owns %d of %d open actions.", owner.Label(), total, open),
					Hint:    "Hand some of them to others of the team.",
					Owner:   owner.Label(), Content: owner.Label(),
				})
				return
			}
		}
	}
}

func (p *Pass) ownedBy(name string) int {
	number := 0
	for _, action := range p.Facts.OpenActions {
		for _, owner := range action.Owners.List {
			if owner.Label() == name {
				number++
				break
			}
		}
	}
	return number
}

func checkAfterPeriod(p *Pass) {
	end := p.Plan.PeriodEnd
	if !end.Known() {
		return
	}
	for _, action := range p.Facts.OpenActions {
		if !action.Due.Known() || action.Due.First <= end.Last {
			continue
		}
		p.reportAction(action, finding.Finding{
			Span:    action.Due.Span,
			Message: p.say(p.quoted(&action.Record), " is due ", dateText(action.Due), ", after the plan ends ", when(end), "."),
			Hint:    "Move it to the next plan, or bring the date forward.",
		})
	}
}
