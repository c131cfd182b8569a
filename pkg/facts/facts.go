// Package facts derives what a plan says between its lines: how far the renewal is, what
// is overdue, what the open pipeline is worth, who is engaged. Pure functions of a plan
// and an as-of day; rules and briefs read the same numbers, so they cannot disagree.
package facts

import (
	"slices"

	"github.com/acctplan/acctplan/pkg/plan"
)

// EngagedWithin is how many days ago somebody may have been met last to count as engaged.
const EngagedWithin = 90

// Facts is everything derived from one plan on one day. Pointers lead into the plan's own
// slices; lists keep the plan's order unless they say otherwise.
type Facts struct {
	Plan *plan.Plan
	AsOf plan.Day

	ToRenewal Count // days from AsOf to the renewal's last day; negative once it is past
	ToNotice  Count // days from AsOf to the last day to give notice
	ReviewAge Count // days since the last review; negative for a review in the future

	OpenActions []*plan.Action
	Overdue     []*plan.Action // open and due before AsOf, longest overdue first
	Undated     []*plan.Action // open, and with no due date that can be compared

	OpenOpportunities []*plan.Opportunity
	Pipeline          Pipeline // of the open opportunities

	OpenRisks []*plan.Risk

	People  []*plan.Stakeholder // single persons of the customer's who have not left
	Engaged []*plan.Stakeholder // of these, the ones met within EngagedWithin days or at least neutral to us

	Adoption Adoption
}

// Count is a number of days that may be unknown.
type Count struct {
	Days  int
	Known bool
}

// Within reports whether the count is known and lies in [0, days].
func (c Count) Within(days int) bool { return c.Known && c.Days >= 0 && c.Days <= days }

// Of derives the facts of a plan as of a day.
func Of(p *plan.Plan, asOf plan.Day) *Facts {
	f := &Facts{Plan: p, AsOf: asOf}
	f.deriveDates()
	f.deriveActions()
	f.deriveOpportunities()
	f.deriveRisks()
	f.derivePeople()
	f.Adoption = adoptionOf(p)
	return f
}

func (f *Facts) deriveDates() {
	p := f.Plan
	f.ToRenewal = f.until(p.Renewal)
	if f.ToRenewal.Known && p.Notice.IsSet() {
		f.ToNotice = Count{Days: int(p.Renewal.First-f.AsOf) - p.Notice.Value, Known: true}
	}
	f.ReviewAge = f.Since(p.Reviewed)
}

// until counts the days to a date's last day.
func (f *Facts) until(date plan.Date) Count {
	if !date.Known() {
		return Count{}
	}
	return Count{Days: int(date.Last - f.AsOf), Known: true}
}

// Since counts the days that have passed since a date's last day. A period that AsOf lies in
// ("September 2026" on the 20th) counts as today: how much of it is left says nothing about
// the past.
func (f *Facts) Since(date plan.Date) Count {
	switch {
	case !date.Known():
		return Count{}
	case date.First <= f.AsOf && f.AsOf <= date.Last:
		return Count{Known: true}
	case date.First > f.AsOf:
		return Count{Days: int(f.AsOf - date.First), Known: true}
	}
	return Count{Days: int(f.AsOf - date.Last), Known: true}
}

func (f *Facts) deriveRisks() {
	f.OpenRisks = slices.Grow(f.OpenRisks, len(f.Plan.Risks))
	for i := range f.Plan.Risks {
		if risk := &f.Plan.Risks[i]; risk.IsOpen() {
			f.OpenRisks = append(f.OpenRisks, risk)
		}
	}
}
