// Dates as the page writes them.

package brief

import (
	"fmt"

	"github.com/acctplan/acctplan/pkg/plan"
)

// dayText writes a day as "23 Nov 2026".
func (v voice) dayText(day plan.Day) string { return v.Day(day) }

// dateText writes a date as exactly as it was meant: "23 Nov 2026", "Nov 2026", "Q4 2026",
// "H1 2027", "2027". Fiscal periods and what could not be read stay as they were written.
// "None" and "never" are said as such.
func (v voice) dateText(date plan.Date) string {
	switch {
	case !date.IsSet():
		return shown(date.Origin)
	case date.None:
		return v.say.None
	case date.Never:
		return v.say.Never
	case date.Yes:
		return v.say.Yes
	}
	return clean(v.Date(date))
}

// daysText writes a number of days.
func (v voice) daysText(days int) string {
	return v.say.Days.Of(days)
}

// daysLeft says how far away a deadline is, and how that feels when it matters within
// `near` days.
func (v voice) daysLeft(days, near int) Label {
	switch {
	case days < 0:
		return Label{Text: fmt.Sprintf(v.say.DaysOverdue, v.daysText(-days)), Tone: Bad}
	case days == 0:
		return Label{Text: v.say.Today, Tone: Bad}
	case days <= near:
		return Label{Text: fmt.Sprintf(v.say.DaysLeft, v.daysText(days)), Tone: Fair}
	}
	return Label{Text: fmt.Sprintf(v.say.DaysLeft, v.daysText(days))}
}
