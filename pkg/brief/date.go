// Dates as the page writes them.

package brief

import (
	"fmt"
	"strings"
	"time"

	"github.com/acctplan/acctplan/pkg/plan"
)

// dayText writes a day as "23 Nov 2026".
func dayText(day plan.Day) string { return day.Time().Format("2 Jan 2006") }

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
	first := date.First.Time()
	if date.Precision > plan.ToMonth && (strings.Contains(strings.ToUpper(date.Text), "FY") || !calendarPeriod(date)) {
		return clean(date.Text)
	}
	switch date.Precision {
	case plan.ToMonth:
		return first.Format("Jan 2006")
	case plan.ToQuarter:
		return fmt.Sprintf("Q%d %d", (first.Month()-1)/3+1, first.Year())
	case plan.ToHalf:
		return fmt.Sprintf("H%d %d", (first.Month()-1)/6+1, first.Year())
	case plan.ToYear:
		return fmt.Sprint(first.Year())
	}
	return dayText(date.First)
}

// calendarPeriod reports whether a quarter, half or year is one of the calendar's.
func calendarPeriod(date plan.Date) bool {
	months := map[plan.Precision]time.Month{plan.ToQuarter: 3, plan.ToHalf: 6, plan.ToYear: 12}[date.Precision]
	first := date.First.Time()
	return months > 0 && first.Day() == 1 && (first.Month()-1)%months == 0
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
