package facts_test

import (
	"slices"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"github.com/acctplan/acctplan/pkg/facts"
	"github.com/acctplan/acctplan/pkg/plan"
)

var today = plan.DayOf(2026, time.October, 1)

var set = plan.Origin{State: plan.Set}

// in is a date so many days from today.
func in(days int) plan.Date {
	return plan.Date{Origin: set, First: today + plan.Day(days), Last: today + plan.Day(days)}
}

func period(first, last plan.Day) plan.Date {
	return plan.Date{Origin: set, First: first, Last: last, Precision: plan.ToMonth}
}

func money(amount int64, currency string) plan.Money {
	d := decimal.NewFromInt(amount)
	return plan.Money{Origin: set, Amount: d, Min: d, Max: d, Currency: currency}
}

func percent(value int64) plan.Percent {
	return plan.Percent{Origin: set, Value: decimal.NewFromInt(value)}
}

func number(value int64) plan.Number {
	return plan.Number{Origin: set, Value: decimal.NewFromInt(value)}
}

func text(s string) plan.String { return plan.String{Origin: plan.Origin{Text: s, State: plan.Set}} }

func TestSince(t *testing.T) {
	for name, test := range map[string]struct {
		date plan.Date
		want facts.Count
	}{
		"missing":         {plan.Date{}, facts.Count{}},
		"never":           {plan.Date{Origin: set, Never: true}, facts.Count{}},
		"none":            {plan.Date{Origin: set, None: true}, facts.Count{}},
		"today":           {in(0), facts.Count{Known: true}},
		"yesterday":       {in(-1), facts.Count{Days: 1, Known: true}},
		"tomorrow":        {in(1), facts.Count{Days: -1, Known: true}},
		"this month":      {period(plan.DayOf(2026, 10, 1), plan.DayOf(2026, 10, 31)), facts.Count{Known: true}},
		"last month":      {period(plan.DayOf(2026, 9, 1), plan.DayOf(2026, 9, 30)), facts.Count{Days: 1, Known: true}},
		"a coming period": {period(plan.DayOf(2026, 11, 1), plan.DayOf(2026, 11, 30)), facts.Count{Days: -31, Known: true}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := facts.Of(&plan.Plan{}, today).Since(test.date); got != test.want {
				t.Errorf("got %+v, want %+v", got, test.want)
			}
		})
	}
}

func TestRenewal(t *testing.T) {
	f := facts.Of(&plan.Plan{Renewal: in(181), Notice: plan.Days{Origin: set, Value: 90}}, today)
	if f.ToRenewal != (facts.Count{Days: 181, Known: true}) || f.ToNotice != (facts.Count{Days: 91, Known: true}) {
		t.Errorf("got %+v and %+v", f.ToRenewal, f.ToNotice)
	}
	if !f.ToRenewal.Within(181) || f.ToRenewal.Within(180) {
		t.Error("within is inclusive")
	}
	if past := facts.Of(&plan.Plan{Renewal: in(-3)}, today); past.ToRenewal.Days != -3 || past.ToRenewal.Within(90) || past.ToNotice.Known {
		t.Errorf("a past renewal: %+v", past.ToRenewal)
	}
	if evergreen := facts.Of(&plan.Plan{Renewal: plan.Date{Origin: set, None: true}}, today); evergreen.ToRenewal.Known {
		t.Error("an evergreen contract has no renewal")
	}
}

func TestActions(t *testing.T) {
	p := &plan.Plan{Actions: []plan.Action{
		{Action: text("late"), Due: in(-2)},
		{Action: text("later"), Due: in(-40)},
		{Action: text("today"), Due: in(0)},
		{Action: text("in 30"), Due: in(30)},
		{Action: text("in 31"), Due: in(31)},
		{Action: text("in 90"), Due: in(90)},
		{Action: text("in 91"), Due: in(91)},
		{Action: text("some day")},
		{Action: text("done"), Due: in(5), Checked: plan.Flag{Origin: set, Value: true}},
		{Action: text("dropped"), Due: in(-5), Status: plan.Enum[plan.Status]{Origin: set, Value: plan.Dropped}},
	}}
	f := facts.Of(p, today)
	names := func(actions []*plan.Action) []string {
		var out []string
		for _, action := range actions {
			out = append(out, action.Action.Text)
		}
		return out
	}
	check := func(what string, got []*plan.Action, want ...string) {
		if !slices.Equal(names(got), want) {
			t.Errorf("%s: got %v, want %v", what, names(got), want)
		}
	}
	check("overdue", f.Overdue, "later", "late")
	check("undated", f.Undated, "some day")
	check("30 days", f.DueWithin(30), "today", "in 30")
	horizons := f.Horizons()
	check("next 30", horizons[0], "today", "in 30")
	check("next 60", horizons[1], "in 31")
	check("next 90", horizons[2], "in 90")
	if len(f.OpenActions) != 8 || f.DaysOverdue(f.Overdue[0]) != 40 || f.DaysOverdue(&p.Actions[8]) != 0 {
		t.Errorf("%d open, %d days late", len(f.OpenActions), f.DaysOverdue(f.Overdue[0]))
	}
}

func TestPipeline(t *testing.T) {
	ranged := money(60, "EUR")
	ranged.Min, ranged.Max = decimal.NewFromInt(40), decimal.NewFromInt(80)
	p := &plan.Plan{Currency: text("EUR"), Opportunities: []plan.Opportunity{
		{Opportunity: text("half"), Amount: money(100, "EUR"), Probability: percent(50)},
		{Opportunity: text("bare"), Amount: money(10, ""), Probability: percent(100)},
		{Opportunity: text("range"), Amount: ranged},
		{Opportunity: text("late"), Amount: money(0, "EUR"), Probability: percent(50), Close: in(-1)},
		{Opportunity: text("dollars"), Amount: money(1000, "USD"), Probability: percent(90)},
		{Opportunity: text("impossible"), Amount: money(7, "EUR"), Probability: percent(150)},
		{Opportunity: text("negative"), Amount: money(3, "EUR"), Probability: percent(-1)},
		{Opportunity: text("unpriced")},
		{Opportunity: text("won"), Amount: money(500, "EUR"), Stage: plan.Enum[plan.Stage]{Origin: set, Value: plan.Won}},
		{Opportunity: text("parked"), Amount: money(500, "EUR"), Stage: plan.Enum[plan.Stage]{Origin: set, Value: plan.Parked}},
	}}
	f := facts.Of(p, today)
	pipeline := f.Pipeline
	if len(f.OpenOpportunities) != 8 || pipeline.Currency != "EUR" {
		t.Errorf("%d open, in %s", len(f.OpenOpportunities), pipeline.Currency)
	}
	for what, got := range map[string]decimal.Decimal{"180": pipeline.Unweighted, "60": pipeline.Weighted, "160": pipeline.Min, "200": pipeline.Max} {
		if got.String() != what {
			t.Errorf("got %s, want %s", got, what)
		}
	}
	if len(pipeline.Counted) != 6 || len(pipeline.Unrated) != 3 || len(pipeline.Impossible) != 2 || len(pipeline.Late) != 1 || len(pipeline.Unpriced) != 1 || len(pipeline.Skipped) != 1 || pipeline.Skipped[0].Opportunity.Text != "dollars" {
		t.Errorf("%d counted, %d unrated, %d impossible, %d late, %d unpriced, %d skipped", len(pipeline.Counted), len(pipeline.Unrated), len(pipeline.Impossible), len(pipeline.Late), len(pipeline.Unpriced), len(pipeline.Skipped))
	}
	unnamed := facts.Of(&plan.Plan{Opportunities: []plan.Opportunity{{Amount: money(1, "GBP")}, {Amount: money(2, "USD")}}}, today).Pipeline
	if unnamed.Currency != "GBP" || len(unnamed.Skipped) != 1 {
		t.Errorf("without a currency of the plan the first amount's counts: %+v", unnamed)
	}
}

func TestPeople(t *testing.T) {
	stance := func(s plan.Stance) plan.Enum[plan.Stance] { return plan.Enum[plan.Stance]{Origin: set, Value: s} }
	champion := plan.Enums[plan.Role]{Origin: set, List: []plan.Enum[plan.Role]{{Origin: set, Value: plan.Champion}}}
	p := &plan.Plan{Stakeholders: []plan.Stakeholder{
		{Name: text("Warm"), Stance: stance(plan.Supporter), Roles: champion},
		{Name: text("Neutral"), Stance: stance(plan.Neutral)},
		{Name: text("Met"), Stance: stance(plan.Detractor), LastContact: in(-90)},
		{Name: text("Long ago"), Stance: stance(plan.Sceptic), LastContact: in(-91)},
		{Name: text("Gone"), Stance: stance(plan.Advocate), Roles: champion, Left: in(-3)},
		{Name: text("Dock leads"), Stance: stance(plan.Advocate), Group: true},
		{Name: text("Tomorrow"), LastContact: in(1)},
	}}
	f := facts.Of(p, today)
	if len(f.People) != 5 || len(f.Engaged) != 3 || len(f.InRole(plan.Champion)) != 1 {
		t.Errorf("%d people, %d engaged, %d champions", len(f.People), len(f.Engaged), len(f.InRole(plan.Champion)))
	}
}

func TestAdoption(t *testing.T) {
	for name, test := range map[string]struct {
		plan  plan.Plan
		known bool
		want  string
	}{
		"nothing":        {plan.Plan{}, false, "0"},
		"seats":          {plan.Plan{Products: []plan.ProductUse{{Seats: number(600), Active: number(420)}, {Seats: number(100), Active: number(35)}}}, true, "65"},
		"seats and rate": {plan.Plan{Products: []plan.ProductUse{{Seats: number(200), Adoption: percent(50)}}}, true, "50"},
		"rates":          {plan.Plan{Products: []plan.ProductUse{{Adoption: percent(40)}, {Adoption: percent(60)}}}, true, "50"},
		"metric of":      {plan.Plan{Metrics: []plan.Metric{{Metric: text("Seat adoption"), Value: text("420 of 1,200 seats")}}}, true, "35"},
		"metric percent": {plan.Plan{Metrics: []plan.Metric{{Metric: text("Adoption"), Value: text("about 70% in August")}}}, true, "70"},
		"one line":       {plan.Plan{Metrics: []plan.Metric{{Metric: text("Seats"), Value: text("40, active: 31")}}}, true, "77.5"},
		"two lines":      {plan.Plan{Metrics: []plan.Metric{{Metric: text("Seats"), Value: text("1,200")}, {Metric: text("Active users"), Value: text("300")}}}, true, "25"},
		"no value":       {plan.Plan{Metrics: []plan.Metric{{Metric: text("31 of 40 seats active")}}}, true, "77.5"},
		"share alone":    {plan.Plan{Metrics: []plan.Metric{{Metric: text("78% adoption")}}}, true, "78"},
		"in a sentence":  {plan.Plan{Prose: []plan.Prose{{Text: text("They like it. 31 of their 40 seats are active. More soon."), Section: -1}}}, true, "77.5"},
		"seats first":    {plan.Plan{Prose: []plan.Prose{{Text: text("Bought 40 paid seats, 31 of them active."), Section: -1}}}, true, "77.5"},
		"a share":        {plan.Plan{Prose: []plan.Prose{{Text: text("Adoption is up to 78 % now"), Section: -1}}}, true, "78"},
		"a wish":         {plan.Plan{Prose: []plan.Prose{{Text: text("We want 78% adoption"), Section: -1}}}, false, "0"},
		"not of seats":   {plan.Plan{Prose: []plan.Prose{{Text: text("3 of 4 goals are met"), Section: -1}}}, false, "0"},
		"not so many":    {plan.Plan{Prose: []plan.Prose{{Text: text("Seats sold: 12 of 3 kinds"), Section: -1}}}, false, "0"},
		"under goals":    {plan.Plan{Sections: []plan.Section{{Concept: plan.ConceptGoals}}, Prose: []plan.Prose{{Text: text("Adoption 78%")}}}, false, "0"},
		"another metric": {plan.Plan{Metrics: []plan.Metric{{Metric: text("Uptime"), Value: text("99%")}}}, false, "0"},
		"impossible":     {plan.Plan{Products: []plan.ProductUse{{Seats: number(60), Active: number(-5)}, {Seats: number(10), Active: number(5)}}}, false, "0"},
		"no seats":       {plan.Plan{Products: []plan.ProductUse{{Seats: number(0), Active: number(0)}}}, false, "0"},
	} {
		t.Run(name, func(t *testing.T) {
			got := facts.Of(&test.plan, today).Adoption
			if got.Known != test.known || got.Percent.String() != test.want {
				t.Errorf("got %+v", got)
			}
		})
	}
	silent := plan.Plan{Products: []plan.ProductUse{{Adoption: plan.Percent{Origin: plan.Origin{State: plan.NotApplicable}}}}}
	if got := facts.Of(&silent, today).Adoption; !got.NotApplicable || got.Known {
		t.Errorf("n/a is an answer: %+v", got)
	}
}
