// Dates as the page writes them.

package brief

import (
	"fmt"

	"github.com/acctplan/acctplan/pkg/figure"
	"github.com/acctplan/acctplan/pkg/plan"
)

// dayText writes a day as "23 Nov 2026".
func dayText(day plan.Day) string { return figure.Day(day) }

// dateText writes a date as exactly as it was meant: "23 Nov 2026", "Nov 2026", "Q4 2026",
// "H1 2027", "2027". Fiscal periods and what could not be read stay as they were written.
// "None" and "never" are said as such.
func dateText(date plan.Date) string {
	switch {
	case !date.IsSet():
		return shown(date.Origin)
	case date.None:
		return "None"
	case date.Never:
		return "Never"
	case date.Yes:
		return "Yes"
	}
	return clean(figure.Date(date))
}

// daysText writes a number of days.
func daysText(days int) string {
	if days == 1 || days == -1 {
		return fmt.Sprintf("%d day", days)
	}
	return fmt.Sprintf("%d days", days)
}

// daysLeft says how far away a deadline is, and how that feels when it matters within
// `near` days.
func daysLeft(days, near int) Label {
	switch {
	case days < 0:
		return Label{Text: daysText(-days) + " overdue", Tone: Bad}
	case days == 0:
		return Label{Text: "today", Tone: Bad}
	case days <= near:
		return Label{Text: daysText(days) + " left", Tone: Fair}
	}
	return Label{Text: daysText(days) + " left"}
}
