// What is to be done: open, overdue and coming actions.
package facts

import (
	"cmp"
	"slices"

	"github.com/acctplan/acctplan/pkg/plan"
)

func (f *Facts) deriveActions() {
	f.OpenActions = slices.Grow(f.OpenActions, len(f.Plan.Actions))
	for i := range f.Plan.Actions {
		action := &f.Plan.Actions[i]
		if !action.IsOpen() {
			continue
		}
		f.OpenActions = append(f.OpenActions, action)
		switch {
		case !action.Due.Known():
			f.Undated = append(f.Undated, action)
		case action.Due.Before(f.AsOf):
			f.Overdue = append(f.Overdue, action)
		}
	}
	slices.SortStableFunc(f.Overdue, func(a, b *plan.Action) int { return cmp.Compare(a.Due.Last, b.Due.Last) })
}

// DueWithin lists the open actions due in [AsOf, AsOf+days], earliest first.
func (f *Facts) DueWithin(days int) []*plan.Action { return f.DueBetween(0, days) }

// DueBetween lists the open actions due from AsOf+first to AsOf+last, both days included,
// earliest first. Overdue actions are never among them.
func (f *Facts) DueBetween(first, last int) []*plan.Action {
	var due []*plan.Action
	for _, action := range f.OpenActions {
		if !action.Due.Known() {
			continue
		}
		if in := int(action.Due.Last - f.AsOf); in >= max(first, 0) && in <= last {
			due = append(due, action)
		}
	}
	slices.SortStableFunc(due, func(a, b *plan.Action) int { return cmp.Compare(a.Due.Last, b.Due.Last) })
	return due
}

// Horizons are the next 30, 60 and 90 days: the actions due in days 0 to 30, 31 to 60 and
// 61 to 90.
func (f *Facts) Horizons() [3][]*plan.Action {
	return [3][]*plan.Action{f.DueBetween(0, 30), f.DueBetween(31, 60), f.DueBetween(61, 90)}
}

// DaysOverdue is how long ago an open action was due; 0 where it is not overdue.
func (f *Facts) DaysOverdue(action *plan.Action) int {
	if !action.IsOpen() || !action.Due.Before(f.AsOf) {
		return 0
	}
	return int(f.AsOf - action.Due.Last)
}
