// What comes next: actions and milestones.

package brief

import (
	"cmp"
	"slices"
	"strings"

	"github.com/acctplan/acctplan/pkg/facts"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/sorting"
)

// Action is who does what by when. Number is its place in the list, which the timeline shows.
type Action struct {
	Number  int
	Action  string
	Owners  string // may be empty
	Due     string // may be empty
	Overdue bool
	Done    bool
	Status  string   // "Blocked", "On hold" or "In progress"; empty for one that is simply open
	Day     plan.Day // the last day that it is due or, once done, was done; counts only where Dated
	Dated   bool
}

// Milestone is a dated point on the way.
type Milestone struct {
	Milestone string
	On        string   // may be empty
	State     Label    // "Done", "Missed", "At risk"; empty for one that lies ahead
	Day       plan.Day // counts only where Dated
	Dated     bool
}

// KeyDate is a day that the contract or the plan sets: the renewal, the last day to give
// notice, the next review.
type KeyDate struct {
	Name string // "Renewal"
	Day  plan.Day
}

// keyDatesOf lists the key dates that are known, earliest first.
func (v voice) keyDatesOf(p *plan.Plan, f *facts.Facts) []KeyDate {
	var dates []KeyDate
	if f.ToNotice.Known {
		dates = append(dates, KeyDate{v.say.KeyNotice, f.AsOf + plan.Day(f.ToNotice.Days)})
	}
	if f.ToRenewal.Known {
		dates = append(dates, KeyDate{v.say.Renewal, f.AsOf + plan.Day(f.ToRenewal.Days)})
	}
	if p.NextReview.Known() {
		dates = append(dates, KeyDate{v.say.KeyReview, p.NextReview.Last})
	}
	sorting.Stable(dates, func(a, b KeyDate) int { return cmp.Compare(a.Day, b.Day) })
	return dates
}

// actionsOf lists the open actions by due date, undated ones last, and then the two that
// were done last, if that was in the last 30 days. The rest is history.
func (v voice) actionsOf(p *plan.Plan, f *facts.Facts) []Action {
	var open, done []Action
	for i := range p.Actions {
		action := &p.Actions[i]
		text := shown(action.Action.Origin)
		if text == "" {
			continue
		}
		row := Action{Action: text, Owners: peopleText(action.Owners), Due: v.dateText(action.Due), Day: action.Due.Last, Dated: action.Due.Known()}
		switch {
		case action.IsOpen():
			row.Overdue = action.Due.Before(f.AsOf)
			switch action.Status.Value {
			case plan.Blocked:
				row.Status = v.blockedText(action.Status)
			case plan.Doing:
				row.Status = v.say.Term("status", "doing")
			}
			open = append(open, row)
		case action.Status.Value != plan.Dropped && action.Done.Known() && action.Done.Last <= f.AsOf && f.AsOf-action.Done.Last <= 30:
			row.Done, row.Due = true, v.dateText(action.Done)
			row.Day, row.Dated = action.Done.Last, true
			done = append(done, row)
		}
	}
	sorting.Stable(open, func(a, b Action) int {
		switch {
		case a.Dated != b.Dated && a.Dated:
			return -1
		case a.Dated != b.Dated:
			return 1
		case !a.Dated:
			return 0
		}
		return cmp.Compare(a.Day, b.Day)
	})
	sorting.Stable(done, func(a, b Action) int { return cmp.Compare(b.Day, a.Day) })
	actions := append(open, done[:min(2, len(done))]...)
	for i := range actions {
		actions[i].Number = i + 1
	}
	return actions
}

// blockedText is how the plan itself calls what does not go on: what is at risk is not blocked yet.
func (v voice) blockedText(status plan.Enum[plan.Status]) string {
	if own := shown(status.Origin); !strings.EqualFold(own, string(status.Value)) {
		return capital(own)
	}
	return v.say.Term("status", string(status.Value))
}

// milestonesOf lists the milestones by date, undated ones last.
func (v voice) milestonesOf(p *plan.Plan, f *facts.Facts) []Milestone {
	ordered := slices.Clone(p.Milestones)
	sorting.Stable(ordered, func(a, b plan.Milestone) int {
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
		row := Milestone{Milestone: text, On: v.dateText(milestone.On), Day: milestone.On.Last, Dated: milestone.On.Known()}
		switch {
		case !milestone.IsOpen():
			row.State = Label{Text: v.say.Term("status", "done"), Tone: Good}
		case milestone.Status.Value == plan.Blocked:
			row.State = Label{Text: v.blockedText(milestone.Status), Tone: Bad}
		case milestone.On.Before(f.AsOf):
			row.State = Label{Text: v.say.Missed, Tone: Bad}
		case milestone.Status.State == plan.Unreadable:
			row.State = Label{Text: capital(shown(milestone.Status.Origin)), Tone: Fair}
		}
		milestones = append(milestones, row)
	}
	return milestones
}
