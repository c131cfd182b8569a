// The health group, second half: the signals of the account, their age and what follows from them.
package rule

import (
	"fmt"
	"strings"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
)

func signalRules() []Rule {
	return []Rule{
		{
			ID: "health/escalation-unaddressed", Severity: finding.Warning, Since: "0.1.0",
			Summary: "an escalation is open, and no action is about it",
			Why:     "Open support tickets and escalations belong to the current state, one guide says, and what stands in the current state calls for action.",
			Do:      "Add an action that closes it: who, with whom, by when.",
			Bad:     changed("| Open escalations | 0 |", "| Open escalations | 2 |"),
			Good:    fine("| Open escalations | 0 |"),
			Check:   checkEscalations,
		},
		{
			ID: "health/usage-falling", Severity: finding.Warning, Since: "0.1.0",
			Summary: "usage is falling, and no risk or action is about it",
			Why:     "A drop in usage or health is a leading indicator of churn and should trigger a review of the plan, one guide says.",
			Do:      "Add the risk, or the action that finds out why.",
			Bad:     changed("| Usage trend | up 4% since July |", "| Usage trend | down 14% since July |"),
			Good:    fine("| Usage trend | up 4% since July |"),
			Check:   checkUsage,
		},
		{
			ID: "health/undated-metric", Severity: finding.Info, Tags: []string{TagTime}, Since: "0.1.0",
			Summary: "a figure about the account has no date, or an old one",
			Why:     "The health assessment changes frequently and should be live, one guide says. A figure without a day may be of last year.",
			Do:      "Add the day on which it was measured.",
			Options: []Option{{Name: "max_days", Default: WholeValue(45), Doc: "days after which a figure is old"}},
			Bad:     changed("| Usage trend | up 4% since July | 2026-09-25 |", "| Usage trend | up 4% since July | |"),
			Good:    fine("| Usage trend | up 4% since July | 2026-09-25 |"),
			Check:   checkMetricDates,
		},
		{
			ID: "health/stale", Severity: finding.Warning, Tags: []string{TagTime}, Since: "0.1.0",
			Summary: "the account's health was looked at long ago",
			Why:     "The health assessment changes frequently and should be live, one guide says. Last year's green is no colour.",
			Do:      "Look at it again, and write that day as `health_as_of:`.",
			Options: []Option{{Name: "max_days", Default: WholeValue(quarter), Doc: "days after which the health is old"}},
			Bad:     changed("health_as_of: 2026-09-25", "health_as_of: 2026-05-25"),
			Good:    fine("health_as_of: 2026-09-25"),
			Check:   checkHealthAge,
		},
		{
			ID: "health/no-signals", Severity: finding.Info, Since: "0.1.0",
			Summary: "no signal of the account's health is recorded",
			Why:     "Declining usage, stakeholder churn, competitive talk: the guides want the negative signals written down, or that there are none.",
			Do:      `Add tickets, escalations and the usage trend as metrics, or "None known" with a date.`,
			Bad:     changed("| Metric | Value | As of |\n|--------|-------|-------|\n| Open escalations | 0 | 2026-09-25 |\n| Usage trend | up 4% since July | 2026-09-25 |\n\n", "").showing("(no metrics)"),
			Good:    fine("| Open escalations | 0 | 2026-09-25 |\n| Usage trend | up 4% since July | 2026-09-25 |"),
			Check:   checkSignals,
		},
		{
			ID: "health/no-history", Severity: finding.Info, Since: "0.1.0",
			Summary: "the plan does not say what was won and lost before",
			Why:     "Current state and history, one guide says: the timeline of engagements, and opportunities won or lost and why. It builds continuity across handoffs.",
			Do:      "Add a log with the dates that the next owner of the account has to know.",
			Bad:     changed(section("Log"), "").showing("(no log)"),
			Good:    fine("| 2026-05-06 | lost | Gate terminals in Frozen went to Slotwise | Femke Bos | No terminal hardware of ours |"),
			Check:   checkHistory,
		},
	}
}

// isOpenEscalation reports whether a metric counts escalations and there are some.
func isOpenEscalation(metric *plan.Metric) bool {
	if !mentions(metric.Metric.Text, "escalation*", "escalated", "p1", "sev1") || !metric.Value.IsSet() {
		return false
	}
	if at := strings.IndexAny(metric.Value.Text, "0123456789"); at >= 0 {
		number := metric.Value.Text[at:]
		number = number[:len(number)-len(strings.TrimLeft(number, "0123456789"))]
		return strings.Trim(number, "0") != ""
	}
	return !mentions(metric.Value.Text, "none", "no", "closed", "resolved", "nil", "zero")
}

// hasMinus reports whether a value is a negative number.
func hasMinus(value string) bool {
	value = strings.TrimSpace(value)
	for _, sign := range []string{"-", "−", "–"} {
		if number, ok := strings.CutPrefix(value, sign); ok {
			number = strings.TrimPrefix(number, " ")
			return number != "" && number[0] >= '0' && number[0] <= '9'
		}
	}
	return false
}

// isFalling reports whether a metric of use or satisfaction goes down.
func isFalling(metric *plan.Metric) bool {
	if !mentions(metric.Metric.Text, "usage", "use", "adoption", "active", "login*", "nps", "csat", "trend", "satisfaction", "promoter") {
		return false
	}
	trend := metric.Trend.Text
	if trend == "" && mentions(metric.Value.Text, "down", "falling", "fell", "declin*", "dropp*", "drop", "decreas*", "shrinking") {
		return true
	}
	if hasMinus(metric.Value.Text) && mentions(metric.Metric.Text, "trend") {
		return true
	}
	return mentions(trend, "down", "falling", "fell", "declin*", "drop*", "decreas*") || strings.ContainsAny(trend, "↓↘▼📉")
}

func (p *Pass) reportMetric(metric *plan.Metric, f finding.Finding) {
	if f.Span.IsZero() {
		f.Span = place(metric.Value.Origin, &metric.Record)
	}
	p.reportRecord(plan.Metrics, &metric.Record, "", &f)
}

func checkEscalations(p *Pass) {
	var open []*plan.Metric
	for metric := range each(p.Plan.Metrics) {
		if isOpenEscalation(metric) {
			open = append(open, metric)
		}
	}
	if len(open) == 0 {
		return
	}
	for _, action := range p.Facts.OpenActions {
		if mentions(action.Action.Text, "escalat*", "p1", "sev1", "ticket*", "incident*") {
			return
		}
	}
	for _, metric := range open {
		if p.openActions().shares(metric.Value.Text, 2) {
			continue
		}
		p.reportMetric(metric, finding.Finding{
			Message: fmt.Sprintf("%s: %s, and no open action is about it.", shortened(metric.Metric.Text), shortened(metric.Value.Text)),
			Hint:    "Add an action that closes it: who, with whom, by when.",
		})
	}
}

func checkUsage(p *Pass) {
	for metric := range each(p.Plan.Metrics) {
		if !isFalling(metric) {
			continue
		}
		if p.speaksOfUsage() {
			return
		}
		p.reportMetric(metric, finding.Finding{
			Message: fmt.Sprintf("%s: %s, and no risk or action is about it.", shortened(metric.Metric.Text), shortened(orElse(metric.Value.Text, metric.Trend.Text))),
			Hint:    "Add the risk, or the action that finds out why.",
		})
	}
}

func (p *Pass) speaksOfUsage() bool {
	words := []string{"usage", "use", "adoption", "adopt", "logins", "churn", "declin*", "training", "inactive", "nps", "satisfaction", "users"}
	for _, action := range p.Facts.OpenActions {
		if mentions(action.Action.Text, words...) {
			return true
		}
	}
	for _, risk := range p.Facts.OpenRisks {
		if mentions(risk.Risk.Text, words...) || mentions(risk.Category.Text, words...) {
			return true
		}
	}
	return false
}

func checkHealthAge(p *Pass) {
	looked := p.Plan.HealthAsOf
	if since := p.Facts.Since(looked); since.Known && since.Days > p.Whole("max_days") {
		p.Report(finding.Finding{
			Span:    looked.Span,
			Message: fmt.Sprintf("The health was last looked at %s, %s ago.", when(looked), days(since.Days)),
			Hint:    "Look at it again, and write that day as health_as_of.",
			Content: "health_as_of",
		})
	}
}

// checkMetricDates speaks once a plan: the dates of a table are forgotten together.
func checkMetricDates(p *Pass) {
	var undated, old []*plan.Metric
	covered, datesMetrics := p.Plan.HealthAsOf.IsWritten(), p.datesMetrics()
	for metric := range each(p.Plan.Metrics) {
		since := p.Facts.Since(metric.AsOf)
		switch {
		case !metric.AsOf.IsWritten() && (!covered || datesMetrics) && !hasDate(metric.Value.Text):
			undated = append(undated, metric)
		case since.Known && since.Days > p.Whole("max_days"):
			old = append(old, metric)
		}
	}
	switch {
	case len(undated) > 0:
		p.Report(finding.Finding{ // about all of them: whichever comes first
			Span: place(undated[0].AsOf.Origin, &undated[0].Record), Tags: []string{},
			Message: fmt.Sprintf("%s no day.", subjectOf(undated)),
			Hint:    "Add the day on which it was measured.",
		})
	case len(old) > 0:
		since := p.Facts.Since(old[0].AsOf)
		p.Report(finding.Finding{
			Span:    old[0].AsOf.Span,
			Message: p.say(p.quoted(&old[0].Record), " was measured ", when(old[0].AsOf), ", ", days(since.Days), " ago."),
			Hint:    "Measure it again.",
		})
	}
}

// subjectOf names the figures that a sentence is about.
func subjectOf(metrics []*plan.Metric) string {
	first := quoted(nameOf(&metrics[0].Record))
	if len(metrics) == 1 {
		return first + " has"
	}
	return fmt.Sprintf("%s and %s have", first, counted(len(metrics)-1, "other figure", "other figures"))
}

// datesMetrics reports whether the author gives some of the metrics a date of their own.
func (p *Pass) datesMetrics() bool {
	for metric := range each(p.Plan.Metrics) {
		if metric.AsOf.IsWritten() {
			return true
		}
	}
	return false
}

func checkSignals(p *Pass) {
	if !p.tellsCurrentState() {
		return
	}
	for metric := range each(p.Plan.Metrics) {
		if mentions(metric.Metric.Text+" "+metric.Value.Text, "ticket*", "escalat*", "usage", "trend", "support", "incident*", "outage*", "competit*", "churn", "adoption", "sentiment", "complaint*", "login*", "active", "signal*", "none") {
			return
		}
	}
	for prose := range each(p.Plan.Prose) {
		if prose.Section >= 0 && prose.Section < len(p.Plan.Sections) && p.Plan.Sections[prose.Section].Has(plan.ConceptCurrentState) &&
			mentions(prose.Text.Text, "ticket*", "escalat*", "usage", "support", "incident*", "outage*", "competit*", "declin*", "complaint*", "signal*", "none") {
			return
		}
	}
	at, _ := p.headingOf(plan.ConceptCurrentState)
	p.Report(finding.Finding{
		Span:    at.Span,
		Message: "No signal is recorded: no tickets, no escalations, no trend of usage, no talk of competitors.",
		Hint:    `Add them as metrics under "Current state", or write there "None known" with a date and who was asked.`,
	})
}

func checkHistory(p *Pass) {
	if p.Plan.IsProspect() || len(p.Plan.Log) > 0 || p.isYoung(90) {
		return
	}
	for s := range each(p.Plan.Sections) {
		if s.Has(plan.ConceptLog) {
			return
		}
	}
	for o := range each(p.Plan.Opportunities) {
		if o.Stage.Value == plan.Won || o.Stage.Value == plan.Lost {
			return
		}
	}
	p.Report(finding.Finding{
		Span:    p.Plan.Title.At(p.Plan.Facts),
		Message: "The plan does not say what was won, lost or done before.",
		Hint:    "Add \"## Log\" with the dates that the next owner of the account has to know.",
	})
}
