// What comes next: actions and milestones.

package brief

import (
	"cmp"
	"slices"

	"github.com/acctplan/acctplan/pkg/facts"
	"github.com/acctplan/acctplan/pkg/plan"
)

// Action is who does what by when.
type Action struct {
	Action  string
	Owners  string // may be empty
	Due     string // may be empty
	Overdue bool
	Done    bool
	Status  string // "Blocked" or "In progress"; empty for one that is simply open
}

// Milestone is a dated point on the way.
type Milestone struct {
	Milestone string
	On        string // may be empty
	State     Label  // "Done", "Missed", "Blocked"; empty for one that lies ahead
}

// actionsOf lists the open actions by due date, undated ones last, and then the two that
// were done last, if that was in the last 30 days. The rest is history.
func actionsOf(p *plan.Plan, f *facts.Facts) []Action {
	type dated struct {
		Action
		due   plan.Day
		known bool
	}
	var open, done []dated
	for i := range p.Actions {
		action := &p.Actions[i]
		text := shown(action.Action.Origin)
		if text == "" {
			continue
		}
		row := dated{Action: Action{Action: text, Owners: peopleText(action.Owners), Due: dateText(action.Due)}, due: action.Due.Last, known: action.Due.Known()}
		switch {
		case action.IsOpen():
			row.Overdue = action.Due.Before(f.AsOf)
			switch action.Status.Value {
			case plan.Blocked:
				row.Status = "Blocked"
			case plan.Doing:
				row.Status = "In progress"
			}
			open = append(open, row)
		case action.Status.Value != plan.Dropped && action.Done.Known() && action.Done.Last <= f.AsOf && f.AsOf-action.Done.Last <= 30:
			row.Done, row.Due = true, dateText(action.Done)
			row.due, row.known = action.Done.Last, true
			done = append(done, row)
		}
	}
	slices.SortStableFunc(open, func(a, b dated) int {
		switch {
		case a.known != b.known && a.known:
			return -1
		case a.known != b.known:
			return 1
		case !a.known:
			return 0
		}
		return cmp.Compare(a.due, b.due)
	})
	slices.SortStableFunc(done, func(a, b dated) int { return cmp.Compare(b.due, a.due) })
	var actions []Action
	for _, row := range append(open, done[:min(2, len(done))]...) {
		actions = append(actions, row.Action)
	}
	return actions
}

// milestonesOf lists the milestones by date, undated ones last.
func milestonesOf(p *plan.Plan, f *facts.Facts) []Milestone {
	ordered := slices.Clone(p.Milestones)
	slices.SortStableFunc(ordered, func(a, b plan.Milestone) int {
		switch {
		case !a.On.Known() && !b.On.Known():
			return 0
		case !a.On.Known():
			return 1
		case !b.On.Known():
			return -1
		}
		return cmp.Compare(a.On.Last, b.On.Last)
	})
	var milestones []Milestone
	for _, milestone := range ordered {
		text := shown(milestone.Milestone.Origin)
		if text == "" || milestone.Status.Value == plan.Dropped {
			continue
		}
		row := Milestone{Milestone: text, On: dateText(milestone.On)}
		switch {
		case !milestone.IsOpen():
			row.State = Label{Text: "Done", Tone: Good}
		case milestone.Status.Value == plan.Blocked:
			row.State = Label{Text: "Blocked", Tone: Bad}
		case milestone.On.Before(f.AsOf):
			row.State = Label{Text: "Missed", Tone: Bad}
		}
		milestones = append(milestones, row)
	}
	return milestones
}
