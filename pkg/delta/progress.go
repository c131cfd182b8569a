// Progress: how far a record has come, and what a sentence says of that.
package delta

import (
	"github.com/acctplan/acctplan/pkg/plan"
)

// progress is how far a record has come: done, closed, won, left and so on; empty while it is
// open or may be, with a question mark, and for collections whose records have no such end.
func (c *comparison) progress(r *record, of version) Kind {
	p := c.before
	if of == later {
		p = c.after
	}
	closed := func(status plan.Status) Kind {
		if status == plan.Dropped {
			return Dropped
		}
		return Done
	}
	if isDoubted(r.value("status")) || isDoubted(r.value("stage")) {
		return ""
	}
	switch r.Collection {
	case plan.Actions:
		if a := p.Actions[r.index]; !a.IsOpen() {
			return closed(a.Status.Value)
		}
	case plan.Milestones:
		if m := p.Milestones[r.index]; !m.IsOpen() {
			return closed(m.Status.Value)
		}
	case plan.Commitments:
		if status := p.Commitments[r.index].Status.Value; status.Closed() {
			return closed(status)
		}
	case plan.Risks:
		switch risk := p.Risks[r.index]; {
		case risk.Status.Value == plan.Accepted:
			return Accepted
		case !risk.IsOpen():
			return Closed
		}
	case plan.Opportunities:
		switch p.Opportunities[r.index].Stage.Value {
		case plan.Won:
			return Won
		case plan.Lost:
			return Lost
		case plan.Parked:
			return Parked
		}
	case plan.Stakeholders:
		if p.Stakeholders[r.index].HasLeft(plan.Someday) {
			return Left
		}
	}
	if r.Struck {
		return Dropped
	}
	return ""
}

// progressed says that a record reached another state: done, closed, won, gone, or open again.
func (c *comparison) progressed(change Change, before, after Kind, now *record, take func(...string) []Value) Change {
	noun := wordsOf(now.Collection).one
	change.Kind = after
	change.Values = take("status", "done", "left", "stage")
	name := short(now.told())
	if after == Left || before == Left {
		change.Values = append(change.Values, take("stance", "Status", "perception")...)
		if now.titleSaysLeft() {
			change.Values = append(change.Values, take("title")...)
		}
		if now.noteSaysLeft() {
			change.Values = append(change.Values, take("notes")...)
		}
	}
	change.what, change.of = noun+" "+string(after), name
	switch after {
	case "":
		change.Kind = Reopened
		change.what = noun + " open again"
		if before == Left {
			change.Kind = Returned
			change.what, change.of = name+" is back", ""
		}
	case Won, Lost:
		// How likely it was, and when it was to close, says nothing any more.
		change.Values = append(change.Values, take("probability", "close")...)
		if amount := c.shown(now.value("amount"), later); amount != "" {
			change.of += " (" + amount + ")"
		}
	case Left:
		change.rank = rankDeparture
		change.what, change.of = person(withoutLeft(now.name()), c.after.Stakeholders[now.index].Roles, "left"), ""
	}
	return change
}
