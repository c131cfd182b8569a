// The review group: is the plan alive?
package rule

import (
	"fmt"
	"strings"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
)

// quarter is how many days may lie between two reviews of a plan.
const quarter = 92

func reviewRules() []Rule {
	return []Rule{
		{
			ID: "review/missing", Severity: finding.Error, Core: true, Since: "0.1.0",
			Summary: "the plan does not say when it was last reviewed",
			Why:     "The discipline lives in the review, the guides say: a plan written once and filed away is worthless. Without a date nobody can tell which one this is.",
			Do:      "Add `reviewed:` with the day on which the team last went through it.",
			Bad:     changed("reviewed: 2026-09-28\nnext", "next").showing("(no reviewed:)"),
			Good:    fine("reviewed: 2026-09-28"),
			Check:   checkReviewMissing,
		},
		{
			ID: "review/stale", Severity: finding.Warning, Core: true, Tags: []string{TagTime}, Since: "0.1.0",
			Summary: "the plan was not reviewed for longer than its cadence allows",
			Why:     "At least quarterly, the guides say, better monthly. The most common failure is a plan built in January and never updated.",
			Do:      "Go through the plan with the team, and set `reviewed:`.",
			Options: []Option{{Name: "max_days", Default: WholeValue(quarter), Doc: "days after which a plan is stale; a shorter cadence of the plan's own counts first"}},
			Bad:     changed("reviewed: 2026-09-28\nnext_review", "reviewed: 2026-05-11\nnext_review").showing("reviewed: 2026-05-11"),
			Good:    fine("reviewed: 2026-09-28"),
			Check:   checkReviewStale,
		},
		{
			ID: "review/future", Severity: finding.Error, Core: true, Since: "0.1.0",
			Summary: "the plan was reviewed on a day that has not come yet",
			Why:     "A review date in the future keeps the plan from ever looking stale.",
			Do:      "Write the day of the last review; the coming one is `next_review:`.",
			Bad:     changed("actions_reviewed: 2026-09-28", "actions_reviewed: 2026-11-28"),
			Good:    fine("actions_reviewed: 2026-09-28"),
			Check:   checkReviewFuture,
		},
		{
			ID: "review/next-missing-or-past", Severity: finding.Warning, Tags: []string{TagTime}, Since: "0.1.0",
			Summary: "no next review is set, or its day is over, or it is too far away",
			Why:     "Plan and maintain a regular cadence, the guides say. A review without a day in the calendar does not take place.",
			Do:      "Set `next_review:`, and invite the team.",
			Bad:     changed("next_review: 2026-12-14\n", "").showing("(no next_review:)"),
			Good:    fine("next_review: 2026-12-14"),
			Check:   checkNextReview,
		},
		{
			ID: "review/cadence-too-slow", Severity: finding.Warning, Since: "0.1.0",
			Summary: "the plan is reviewed less often than every quarter",
			Why:     "At a minimum quarterly, the guides say: in half a year people, budgets and competitors have changed.",
			Do:      "Set `cadence: quarterly` and the next review.",
			Bad:     changed("cadence: quarterly", "cadence: yearly"),
			Good:    fine("cadence: quarterly"),
			Check:   checkCadence,
		},
		{
			ID: "review/actions-not-reviewed", Severity: finding.Info, Tags: []string{TagTime}, Since: "0.1.0",
			Summary: "the actions were not walked through for two weeks",
			Why:     "Action plans are reviewed weekly or every two weeks, one guide says; accounts where they are not produce the same results as accounts with no plan.",
			Do:      "Walk through the actions, and set `actions_reviewed:`.",
			Options: []Option{{Name: "max_days", Default: WholeValue(14), Doc: "days after which the actions should be walked through"}},
			Bad:     changed("actions_reviewed: 2026-09-28", "actions_reviewed: 2026-08-24"),
			Good:    fine("actions_reviewed: 2026-09-28"),
			Check:   checkActionsReviewed,
		},
		{
			ID: "review/trigger-unhandled", Severity: finding.Warning, Since: "0.1.0",
			Summary: "something happened that should have led to a review, and none followed",
			Why:     "Four things trigger an update outside the cycle, one guide says: a stakeholder change, a competitive event, a business event, a drop in usage or health.",
			Do:      "Go through the plan with the event in mind, and set `reviewed:`.",
			Bad:     changed("| 2026-05-06 | lost | Gate", "| 2026-09-30 | competitor | Slotwise shows its dock module to Milan Kok | Milan Kok | |\n| 2026-05-06 | lost | Gate"),
			Good:    fine("reviewed: 2026-09-28"),
			Check:   checkTriggers,
		},
		{
			ID: "review/no-customer-review", Severity: finding.Info, Tags: []string{TagTime}, Since: "0.1.0",
			Summary: "the plan records no business review with the customer in the last four months",
			Why:     "The account team presents the plan in the QBR with the customer, one guide says, as alignment and as a checkpoint.",
			Do:      "Hold a QBR, and log it with kind `review` and who attended.",
			Options: []Option{{Name: "max_days", Default: WholeValue(120), Doc: "days in which a review with the customer should lie"}},
			Bad:     changed("| 2026-08-14 | review | QBR in Rotterdam", "| 2026-04-14 | review | QBR in Rotterdam"),
			Good:    fine("| 2026-08-14 | review | QBR in Rotterdam: wait down from 96 to 74 minutes | Carl Jansen, Ada Roth, Ines Carvalho |"),
			Check:   checkCustomerReview,
		},
		{
			ID: "review/no-qbr-sponsor", Severity: finding.Info, Tags: []string{TagTime}, Since: "0.1.0",
			Summary: "no executive of the customer's took part in a review in the last four months",
			Why:     "The QBR is held with the customer's executive sponsor, one guide says: whoever pays should hear what came of it.",
			Do:      "Invite the sponsor or the economic buyer, and log who attended.",
			Options: []Option{{Name: "max_days", Default: WholeValue(120), Doc: "days in which such a review should lie"}},
			Bad:     changed("| Carl Jansen, Ada Roth, Ines Carvalho |", "| Femke Bos, Ines Carvalho |"),
			Good:    fine("| Carl Jansen, Ada Roth, Ines Carvalho |"),
			Check:   checkReviewSponsor,
		},
	}
}

func checkReviewMissing(p *Pass) {
	if p.Plan.Reviewed.IsWritten() || p.isMisspelt("reviewed") || p.Plan.FactsUnread() != nil {
		return
	}
	p.Report(finding.Finding{
		Span:    p.Plan.Reviewed.At(p.Plan.Facts),
		Message: "The plan does not say when it was last reviewed.",
		Hint:    "Add \"reviewed: YYYY-MM-DD\" once the team has gone through it.",
	})
}

// reviewDays is how many days may lie between two reviews: the plan's own cadence, but no
// more than the team allows.
func (p *Pass) reviewDays(most int) int {
	if p.Plan.Cadence.IsSet() {
		return min(cadenceDays(p.Plan.Cadence.Value), most)
	}
	return most
}

func checkReviewStale(p *Pass) {
	most := p.reviewDays(p.Whole("max_days"))
	if !p.Facts.ReviewAge.Known || p.Facts.ReviewAge.Days <= most {
		return
	}
	if p.writtenOnce(quarter) && p.runs("review/written-once") {
		return // it was never touched: one finding says so
	}
	p.Report(finding.Finding{
		Span:    p.Plan.Reviewed.Span,
		Message: fmt.Sprintf("The plan was last reviewed %s, %s ago.", when(p.Plan.Reviewed), days(p.Facts.ReviewAge.Days)),
		Hint:    fmt.Sprintf("Go through it with the team; it should be reviewed every %s.", days(most)),
		Content: "reviewed",
	})
}

func checkReviewFuture(p *Pass) {
	for _, fact := range []struct {
		date plan.Date
		what string
		key  string
	}{
		{p.Plan.Reviewed, "The plan was reviewed", "reviewed"},
		{p.Plan.Created, "The plan was created", "created"},
		{p.Plan.ActionsReviewed, "The actions were walked through", "actions_reviewed"},
		{p.Plan.HealthAsOf, "The health was measured", "health_as_of"},
	} {
		if !fact.date.Known() || fact.date.First <= p.AsOf+1 { // a day of grace for time zones
			continue
		}
		p.Report(finding.Finding{
			Span:    fact.date.Span,
			Message: p.say(fact.what, " ", when(fact.date), ", which has not come yet."),
			Hint:    "Write the day on which it took place; the coming review is next_review.",
			Content: fact.key,
		})
	}
}

func checkNextReview(p *Pass) {
	next := p.Plan.NextReview
	switch {
	case p.Plan.FactsUnread() != nil, next.IsWritten() && !next.Known(), inverted(p.Plan.Reviewed, next):
		return
	case !next.IsWritten():
		if p.isMisspelt("next_review") || p.saidTogether("review/next-missing-or-past") {
			return
		}
		p.Report(finding.Finding{
			Span: next.At(p.Plan.Facts), Tags: []string{},
			Message: "No next review is set.",
			Hint:    "Add next_review: with a day, and invite the team.",
		})
	case next.Before(p.AsOf):
		if p.isStale() {
			return // the review did not take place: review/stale says so
		}
		p.Report(finding.Finding{
			Span:    next.Span,
			Message: fmt.Sprintf("The next review was planned for %s, %s ago.", dateText(next), days(int(p.AsOf-next.Last))),
			Hint:    "Set reviewed: if it took place, and the day of the next one.",
			Content: "next_review",
		})
	case p.Plan.Reviewed.Known():
		most := quarter
		if p.Plan.Cadence.IsSet() {
			most = cadenceDays(p.Plan.Cadence.Value)
		}
		if gap := int(next.First - p.Plan.Reviewed.Last); gap > most && !p.isStale() {
			p.Report(finding.Finding{
				Span: next.Span, Tags: []string{},
				Message: fmt.Sprintf("The next review is planned %s after the last; the plan should be reviewed every %s.", days(gap), days(most)),
				Hint:    "Move it to " + dayText(p.Plan.Reviewed.Last+plan.Day(most)) + " or earlier.",
				Content: "next_review",
			})
		}
	}
}

// isStale reports whether review/stale speaks with its default setting.
func (p *Pass) isStale() bool {
	return p.Facts.ReviewAge.Known && p.Facts.ReviewAge.Days > p.reviewDays(quarter)
}

func checkCadence(p *Pass) {
	cadence := p.Plan.Cadence
	if !cadence.IsSet() || cadenceDays(cadence.Value) <= quarter {
		return
	}
	p.Report(finding.Finding{
		Span:    cadence.Span,
		Message: "The plan is reviewed " + shortened(cadence.Text) + "; the guides want it at least every quarter.",
		Hint:    "Set cadence: quarterly and the next review.",
	})
}

func checkActionsReviewed(p *Pass) {
	since := p.Facts.Since(p.Plan.ActionsReviewed)
	if !since.Known || since.Days <= p.Whole("max_days") || len(p.Facts.OpenActions) == 0 {
		return
	}
	p.Report(finding.Finding{
		Span:    p.Plan.ActionsReviewed.Span,
		Message: fmt.Sprintf("The actions were last walked through %s, %s ago.", when(p.Plan.ActionsReviewed), days(since.Days)),
		Hint:    "Walk through them with the team, and write that day as actions_reviewed.",
		Content: "actions_reviewed",
	})
}

func checkTriggers(p *Pass) {
	if !p.Plan.Reviewed.Known() {
		return
	}
	for entry := range each(p.Plan.Log) {
		what := ""
		switch entry.Kind.Value {
		case plan.LogStakeholder:
			what = "a change among the people"
		case plan.LogCompetitor:
			what = "a move of a competitor"
		case plan.LogBusiness:
			what = "news of the customer's business"
		case plan.LogUsage:
			what = "a change in usage"
		default:
			continue
		}
		if !entry.Date.Known() || entry.Date.First <= p.Plan.Reviewed.Last || entry.Date.First > p.AsOf {
			continue
		}
		p.Report(finding.Finding{
			Span:    place(entry.Text.Origin, &entry.Record),
			Message: fmt.Sprintf("%s (%s, %s) came after the last review %s.", quoted(entry.Text.Text), what, dateText(entry.Date), when(p.Plan.Reviewed)),
			Hint:    "Go through the plan with it in mind, and write that day as reviewed.",
			Record:  recordOf(plan.Log, &entry.Record), Content: entry.Text.Text,
			Related: []finding.Related{{Path: p.Plan.Path, Span: p.Plan.Reviewed.Span, Message: "the last review"}},
		})
	}
}

// customerReviews lists the log's reviews of the last days.
func (p *Pass) customerReviews(days int) []*plan.LogEntry {
	var reviews []*plan.LogEntry
	for entry := range each(p.Plan.Log) {
		text := strings.ToLower(entry.Text.Text)
		isReview := entry.Kind.Value == plan.LogReview || mentions(text, "qbr", "ebr") || strings.Contains(text, "business review") || strings.Contains(text, "executive review")
		since := p.Facts.Since(entry.Date)
		if isReview && since.Known && since.Days >= 0 && since.Days <= days {
			reviews = append(reviews, entry)
		}
	}
	return reviews
}

func checkCustomerReview(p *Pass) {
	if p.Plan.IsProspect() || len(p.customerReviews(p.Whole("max_days"))) > 0 {
		return
	}
	at, found := p.headingOf(plan.ConceptLog)
	if !found && len(p.Plan.Log) == 0 {
		return // a plan without any history is health/no-history
	}
	p.Report(finding.Finding{
		Span:    at.Span,
		Message: fmt.Sprintf("No business review with %s is on record for the last %d days.", orElse(p.Plan.Account.Text, "the customer"), p.Whole("max_days")),
		Hint:    "Hold a QBR, and write it in the log with its date and who attended.",
	})
}

func checkReviewSponsor(p *Pass) {
	reviews := p.customerReviews(p.Whole("max_days"))
	for _, entry := range reviews {
		if !entry.With.IsWritten() {
			return // nobody knows who attended
		}
		for _, person := range entry.With.List {
			if person.Side != plan.Theirs || person.Index < 0 || person.Index >= len(p.Plan.Stakeholders) {
				continue
			}
			attendee := &p.Plan.Stakeholders[person.Index]
			if attendee.Roles.Has(plan.ExecutiveSponsor) || attendee.Roles.Has(plan.EconomicBuyer) || isTop(attendee.Title.Text) && attendee.Title.IsSet() {
				return
			}
		}
	}
	if len(reviews) == 0 || p.mapMissing() {
		return // no review at all is another rule's finding
	}
	last := reviews[0]
	p.Report(finding.Finding{
		Span:    place(last.With.Origin, &last.Record),
		Message: fmt.Sprintf("No sponsor or economic buyer of %s took part in a review in the last %d days.", orElse(p.Plan.Account.Text, "the customer"), p.Whole("max_days")),
		Hint:    "Invite them to the next one, and log who attended.",
	})
}
