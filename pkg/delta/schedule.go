// Schedule: the day that a record waits for, and how far open work has come.
package delta

import (
	"github.com/acctplan/acctplan/pkg/field"
	"github.com/acctplan/acctplan/pkg/plan"
)

// date is the day that a collection's records wait for, and what a sentence calls it.
type date struct {
	field string
	what  string // "action"
	now   string // "now due"
	word  string // "due date"
	// later is the kind of a change to a later day: work slips; what is agreed with the customer
	// just moves, because it may have been extended.
	later Kind
}

var dates = map[plan.Collection]date{
	plan.Actions:         {"due", "action", "now due", "due date", Slipped},
	plan.Commitments:     {"due", "commitment", "now due", "due date", Slipped},
	plan.Questions:       {"due", "question", "now due", "due date", Slipped},
	plan.Assumptions:     {"due", "assumption", "now due", "due date", Slipped},
	plan.Risks:           {"due", "work on the risk", "now due", "due date", Slipped},
	plan.Milestones:      {"on", "milestone", "now on", "date", Slipped},
	plan.Asks:            {"by", "ask", "now due", "due date", Slipped},
	plan.Goals:           {"by", "goal", "now due", "due date", Slipped},
	plan.Targets:         {"by", "target", "now due", "due date", Slipped},
	plan.DecisionProcess: {"by", "decision step", "now due", "due date", Slipped},
	plan.Opportunities:   {"close", "opportunity", "now closes", "closing date", Slipped},
	plan.Contracts:       {"renewal", "contract", "now renews", "renewal date", Moved},
}

// direction is the kind of a change from one date to another: that of a later day as given,
// brought forward, or only changed where both end on one day, one is a period that holds the other
// (vaguer or more exact, but not put off), or no days are known.
func direction(was, now field.Value, later Kind) Kind {
	before, okBefore := was.Data.(plan.Date)
	after, okAfter := now.Data.(plan.Date)
	switch {
	case !okBefore || !okAfter || !before.Known() || !after.Known():
		return Changed
	case holds(after, before) || holds(before, after):
		return Changed
	case after.Last > before.Last:
		return later
	case after.Last < before.Last:
		return BroughtForward
	}
	return Changed
}

// holds reports whether all days of one date are among those of another.
func holds(period, date plan.Date) bool {
	return period.First <= date.First && date.Last <= period.Last
}

// moved says that what a record waits for is on another day.
func (c *comparison) moved(change Change, was, now *record, take func(...string) []Value) {
	d, ok := dates[now.Collection]
	if !ok || c.progress(now, later) != "" {
		return
	}
	taken := take(d.field)
	if len(taken) == 0 {
		return
	}
	v := taken[0]
	change.Values = taken
	change.Before, change.After = spansOf(taken, change.Before, change.After)
	change.of = short(now.told())
	change.Kind = direction(was.value(d.field), now.value(d.field), d.later)
	what := d.what
	if now.Collection == plan.Contracts {
		change.rank = rankRenewal
		if change.Kind != Changed {
			what = "contract renewal"
		}
	}
	switch {
	case v.reserved:
		before, after := apart(v.Before, v.After)
		change.what = what + " " + d.word + " " + between(before, after)
	case change.Kind == Slipped:
		if change.rank == rankWork {
			change.rank = rankSlip
		}
		change.what = what + " slipped " + between(v.Before, v.After)
	case change.Kind == Moved:
		change.what = what + " moved " + between(v.Before, v.After)
	case change.Kind == BroughtForward:
		change.what = what + " brought forward " + between(v.Before, v.After)
	case v.After == "" || v.after.none:
		change.what = what + " no longer has a " + d.word + " (was " + short(v.Before) + ")"
	case v.Before == "" || v.before.none:
		change.what = what + " " + d.now + " " + short(v.After)
	default:
		change.what = what + " " + d.now + " " + short(v.After) + " (was " + short(v.Before) + ")"
	}
	c.add(change)
}

// worked says how far open work has come. That it is done or dropped was said before.
func (c *comparison) worked(change Change, was, now *record, take func(...string) []Value) {
	taken := take("status")
	if len(taken) == 0 {
		return
	}
	change.Kind, change.Values = Changed, taken
	change.Before, change.After = spansOf(taken, change.Before, change.After)
	noun := dates[now.Collection].what
	change.of = short(now.told())
	before, after := c.says(was.value("status"), earlier), c.says(now.value("status"), later)
	if reservations(was.value("status")) != reservations(now.value("status")) {
		// The plan's words say more than the format's.
		change.what, change.of = wordsOf(now.Collection).one+" "+called(now.told()), clauses(now.Collection, taken)
		c.add(change)
		return
	}
	switch plan.Status(after) {
	case plan.Doing:
		change.what = noun + " started"
		if plan.Status(before) == plan.Blocked {
			change.what = noun + " under way again"
		}
	case plan.Blocked:
		change.what = noun + " blocked"
	case plan.Accepted:
		change.what = noun + " accepted"
	case plan.Open, "":
		switch plan.Status(before) {
		case plan.Blocked:
			change.what = noun + " no longer blocked"
		case plan.Doing:
			change.what = noun + " open, no longer under way"
		default:
			change.what = noun + " open again"
		}
	default:
		change.what, change.of = wordsOf(now.Collection).one+" "+called(now.told()), clauses(now.Collection, taken)
	}
	c.add(change)
}
