// Dates: as exactly as they were meant.
package figure

import (
	"fmt"
	"strings"
	"time"

	"github.com/acctplan/acctplan/pkg/plan"
)

// Day writes a day as "23 Nov 2026".
func Day(day plan.Day) string { return day.Time().Format("2 Jan 2006") }

// Date writes a date whose days are known: "23 Nov 2026", "5 Dec 2026 – 9 Dec 2026", "week of 11 Jan 2027", "Nov 2026", "Q4 2026", "H1 2027",
// "2027". Fiscal periods stay as they were written. Empty where no day is known.
func Date(date plan.Date) string {
	if !date.Known() {
		return ""
	}
	if date.IsSpan() {
		return Day(date.First) + " – " + Day(date.Last)
	}
	first := date.First.Time()
	if date.Precision > plan.ToMonth && (strings.Contains(strings.ToUpper(date.Text), "FY") || !calendarPeriod(date)) {
		return date.Text
	}
	switch date.Precision {
	case plan.ToWeek:
		return "week of " + Day(date.First)
	case plan.ToMonth:
		return first.Format("Jan 2006")
	case plan.ToQuarter:
		return fmt.Sprintf("Q%d %d", (first.Month()-1)/3+1, first.Year())
	case plan.ToHalf:
		return fmt.Sprintf("H%d %d", (first.Month()-1)/6+1, first.Year())
	case plan.ToYear:
		return fmt.Sprint(first.Year())
	}
	return Day(date.First)
}

// calendarPeriod reports whether a quarter, half or year is one of the calendar's.
func calendarPeriod(date plan.Date) bool {
	months := map[plan.Precision]time.Month{plan.ToQuarter: 3, plan.ToHalf: 6, plan.ToYear: 12}[date.Precision]
	first := date.First.Time()
	return months > 0 && first.Day() == 1 && (first.Month()-1)%months == 0
}
