// Who is there: the customer's people, the engaged among them, and who plays which part.
package facts

import (
	"slices"

	"github.com/acctplan/acctplan/pkg/plan"
)

func (f *Facts) derivePeople() {
	f.People = slices.Grow(f.People, len(f.Plan.Stakeholders))
	f.Engaged = slices.Grow(f.Engaged, len(f.Plan.Stakeholders))
	for i := range f.Plan.Stakeholders {
		person := &f.Plan.Stakeholders[i]
		if person.Group || person.HasLeft(f.AsOf) || !person.Name.IsSet() {
			continue
		}
		f.People = append(f.People, person)
		if f.IsEngaged(person) {
			f.Engaged = append(f.Engaged, person)
		}
	}
}

// IsEngaged reports whether somebody was met within EngagedWithin days or is at least
// neutral towards us.
func (f *Facts) IsEngaged(person *plan.Stakeholder) bool {
	if since := f.Since(person.LastContact); since.Known && since.Days >= 0 && since.Days <= EngagedWithin {
		return true
	}
	switch person.Stance.Value {
	case plan.Advocate, plan.Supporter, plan.Neutral:
		return true
	}
	return false
}

// InRole lists the people, groups included, who play a part and have not left.
func (f *Facts) InRole(role plan.Role) []*plan.Stakeholder {
	var people []*plan.Stakeholder
	for i := range f.Plan.Stakeholders {
		if person := &f.Plan.Stakeholders[i]; person.Roles.Has(role) && !person.HasLeft(f.AsOf) {
			people = append(people, person)
		}
	}
	return people
}

// HasRole reports whether InRole lists anybody.
func (f *Facts) HasRole(role plan.Role) bool {
	for i := range f.Plan.Stakeholders {
		if person := &f.Plan.Stakeholders[i]; person.Roles.Has(role) && !person.HasLeft(f.AsOf) {
			return true
		}
	}
	return false
}

// SinceContact counts the days since somebody was met; unknown for "never" and for nothing written.
func (f *Facts) SinceContact(person *plan.Stakeholder) Count { return f.Since(person.LastContact) }
