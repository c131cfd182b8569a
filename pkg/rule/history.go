// What git knows about a plan: whether somebody works on it, or only changes its dates.
package rule

import (
	"fmt"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
)

// History is what became of one plan over time, as far as rules ask. Days are those of the
// commits, in the author's calendar; 0 where nobody knows. Commits that the team calls mere
// reformatting do not count, nor do changes
// after which the plan says the same, as formatting makes them.
type History struct {
	Written plan.Day // the plan's first commit; known only where Once is
	Changed plan.Day // the last change of anything but the review dates
	Once    bool     // nothing but the review dates has changed since the first commit

	// Reviews are the review dates that were set since Changed without any other change, newest
	// first. A date that was set soon after a change counts as that change's review, not here.
	Reviews []plan.Day

	Actions plan.Day // the last change of an action
}

func historyRules() []Rule {
	return []Rule{
		{
			ID: "review/rubber-stamp", Severity: finding.Warning, NeedsHistory: true, Since: "0.1.0",
			Summary: "the review date moves and nothing else does",
			Why:     "The most common failure, one guide says, is the plan that is built in January and never updated; a plan written once and filed away is worthless, says another. A new date on an old plan hides that from everybody who trusts the date.",
			Do:      "Go through the plan with the team and write down what has changed: people met, actions done, risks gone. If nothing has, say so in the log.",
			Options: []Option{{Name: "reviews", Default: WholeValue(2), Doc: "how many reviews in a row may go by without a change"}},
			Bad: fine("2026-06-29  reviewed: 2026-06-29      only this line was changed\n2026-09-28  reviewed: 2026-09-28      only this line was changed").
				knowing(History{Changed: ExampleDay() - 180, Reviews: []plan.Day{ExampleDay() - 3, ExampleDay() - 94}, Actions: ExampleDay() - 10}),
			Good: fine("2026-06-29  reviewed: 2026-06-29      two actions closed, Milan Kok added\n2026-09-28  reviewed: 2026-09-28      risk r1 raised").
				knowing(History{Changed: ExampleDay() - 3, Actions: ExampleDay() - 3}),
			Check: checkRubberStamp,
		},
		{
			ID: "review/written-once", Severity: finding.Warning, Core: true, NeedsHistory: true, Tags: []string{TagTime}, Since: "0.1.0",
			Summary: "the plan has not been changed since it was written",
			Why:     "Account plans fail, the guides say, because they are written once, for a meeting, and filed away. People, budgets and competitors change in a quarter; a plan that has not is wrong by now.",
			Do:      "Go through it with the team: what is done, who is new, which dates have passed?",
			Options: []Option{{Name: "max_days", Default: WholeValue(quarter), Doc: "days after which a plan should have changed"}},
			Bad: changed("reviewed: 2026-09-28\nnext_review", "reviewed: 2026-05-11\nnext_review").
				showing("2026-05-11  the plan is written\n(no commit since)").knowing(History{Written: plan.DayOf(2026, 5, 11), Changed: plan.DayOf(2026, 5, 11), Once: true, Actions: plan.DayOf(2026, 5, 11)}),
			Good: fine("2026-05-11  the plan is written\n2026-09-28  two actions closed, risk r1 raised").
				knowing(History{Written: plan.DayOf(2026, 5, 11), Changed: ExampleDay() - 3, Actions: ExampleDay() - 3}),
			Check: checkWrittenOnce,
		},
	}
}

func actionHistoryRules() []Rule {
	return []Rule{
		{
			ID: "actions/untouched", Over: overActions, Severity: finding.Warning, NeedsHistory: true, Tags: []string{TagTime}, Since: "0.1.0",
			Summary: "no action was added, changed or closed for a month",
			Why:     "The action section is the live one: it is reviewed weekly or every two weeks, one guide says. Where nothing moves for a month, either nobody works on the account or nobody writes it down.",
			Do:      "Close what is done, move what is late, add what comes next.",
			Options: []Option{{Name: "max_days", Default: WholeValue(30), Doc: "days after which an action should have changed"}},
			Bad: changed("actions_reviewed: 2026-09-28\n", "").showing("2026-08-11  - [ ] Agree the Venlo dock plan @priya due:2026-10-14\n(no action was changed since)").
				knowing(History{Changed: ExampleDay() - 3, Actions: plan.DayOf(2026, 8, 11)}),
			Good: changed("actions_reviewed: 2026-09-28\n", "").showing("2026-09-29  - [x] Count the trucks in Venlo @jonas\n2026-09-29  - [ ] Agree the Venlo dock plan @priya due:2026-10-14").
				knowing(History{Changed: ExampleDay() - 2, Actions: ExampleDay() - 2}),
			Check: checkUntouchedActions,
		},
	}
}

// rubberStamped are the reviews in a row that changed nothing, as many as a rule cares about.
func (p *Pass) rubberStamped(most int) bool {
	return p.History != nil && p.History.Changed != 0 && len(p.History.Reviews) >= max(1, most)
}

func checkRubberStamp(p *Pass) {
	if !p.rubberStamped(p.Whole("reviews")) {
		return
	}
	many := len(p.History.Reviews)
	since := "Nothing else in the plan has changed since " + dayText(p.History.Changed)
	if p.History.Once {
		since = "Nothing else in the plan has changed since it was written on " + dayText(p.History.Changed)
	}
	p.Report(finding.Finding{
		Span:    p.Plan.Reviewed.At(p.Plan.Facts),
		Message: fmt.Sprintf("The review date was moved %s, last to %s. %s.", times(many), dayText(p.History.Reviews[0]), since),
		Hint:    "Go through it with the team, and write down what is new; if nothing is, say so in the log.",
		Content: "reviewed",
	})
}

// times is "once", "twice", "3 times".
func times(many int) string {
	switch many {
	case 1:
		return "once"
	case 2:
		return "twice"
	}
	return fmt.Sprintf("%d times", many)
}

// writtenOnce reports whether review/written-once has something to say.
func (p *Pass) writtenOnce(most int) bool {
	return p.History != nil && p.History.Once && p.History.Written != 0 && int(p.AsOf-p.History.Written) > most
}

func checkWrittenOnce(p *Pass) {
	if !p.writtenOnce(p.Whole("max_days")) || p.rubberStamped(2) && p.runs("review/rubber-stamp") {
		return
	}
	only := ""
	if len(p.History.Reviews) > 0 {
		only = " Only its review date has."
	}
	p.Report(finding.Finding{
		Span:    p.Plan.Reviewed.At(p.Plan.Facts),
		Message: fmt.Sprintf("The plan has not changed since it was written on %s, %s ago.%s", dayText(p.History.Written), days(int(p.AsOf-p.History.Written)), only),
		Hint:    "Go through it with the team: what is done, who is new, which dates have passed?",
		Content: "written",
	})
}

func checkUntouchedActions(p *Pass) {
	if p.History == nil || p.History.Actions == 0 || len(p.Facts.OpenActions) == 0 {
		return
	}
	age := int(p.AsOf - p.History.Actions)
	if age <= p.Whole("max_days") {
		return
	}
	if since := p.Facts.Since(p.Plan.ActionsReviewed); since.Known && (since.Days <= p.Whole("max_days") || p.runs("review/actions-not-reviewed")) {
		return // walked through and nothing to change, or another rule says that it was not
	}
	if p.writtenOnce(quarter) && p.runs("review/written-once") {
		return // the whole plan was not touched
	}
	at, _ := p.headingOf(plan.ConceptActions)
	span := at.Span
	if span.IsZero() {
		span = p.Facts.OpenActions[0].Head
	}
	p.Report(finding.Finding{
		Span:    span,
		Message: fmt.Sprintf("No action was added, changed or closed since %s, %s ago; %s open.", dayText(p.History.Actions), days(age), counted(len(p.Facts.OpenActions), "is", "are")),
		Hint:    "Close what is done, move what is late, add what comes next.",
		Content: "untouched",
	})
}
