package value

// Weeks: "w/c 11 Jan 2027", "week of 11 Jan 2027", "KW 3 2027", "2027-W03".

import (
	"time"

	"github.com/acctplan/acctplan/pkg/plan"
)

// readWeek reads a week that is named by its first day, or by its number as ISO 8601 counts.
func readWeek(list []dateToken, settings Settings) (period, []dateToken) {
	switch {
	case len(list) > 2 && list[0].is("w") && list[1].is("c", "b", "k") && list[1].before == '/':
		return readWeekOf(list[2:], settings)
	case len(list) > 1 && list[0].is("wc", "wb", "wk", "week", "woche"):
		rest := list[1:]
		for len(rest) > 1 && rest[0].is("of", "commencing", "beginning", "starting", "vom", "from", "the", "ab") {
			rest = rest[1:]
		}
		if len(rest) != len(list)-1 || !rest[0].isNumber() || list[0].is("wc", "wb") {
			return readWeekOf(rest, settings)
		}
	}
	if len(list) > 2 && list[0].is("kw", "week", "w", "wk", "woche", "cw", "semaine", "semana", "vecka", "uke", "uge", "v") && list[1].isNumber() && list[1].digits <= 2 {
		if year, ok := yearOf(&list[2]); ok {
			return ofWeek(year, list[1].number), list[3:]
		}
	}
	return failed(noDate), list
}

// readWeekOf is the seven days from a day on.
func readWeekOf(list []dateToken, settings Settings) (period, []dateToken) {
	read, rest := readForm(dropPrefix(list), settings)
	if read.failure != readable || read.precision != plan.ToDay {
		return read, rest
	}
	read.last, read.precision = read.first+6, plan.ToWeek
	return read, rest
}

// ofWeek is a week of a year.
func ofWeek(year, week int) period {
	if year < firstYear || year > lastYear || week < 1 || week > 53 {
		return failed(noDate)
	}
	fourth := plan.DayOf(year, time.January, 4) // it is always in the first week
	monday := fourth - plan.Day((int(fourth.Time().Weekday())+6)%7)
	first := monday + plan.Day(7*(week-1))
	if first.Time().AddDate(0, 0, 3).Year() != year {
		return failed(noDate)
	}
	return period{first: first, last: first + 6, precision: plan.ToWeek}
}
