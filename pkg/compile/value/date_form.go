package value

// The forms of dates: which arrangements of numbers and words name which days.

import (
	"strconv"
	"time"

	"github.com/acctplan/acctplan/pkg/plan"
)

// dateFailure says how the reading of a date went.
type dateFailure uint8

const (
	readable    dateFailure = iota
	noDate                  // nothing known about it
	withoutYear             // a day, month or quarter of no known year
	twoDates                // a range or list
	twoReadings             // day and month cannot be told apart; first and last are the readings
	impossible              // the form of a date, but no such day
)

// period is a date as it was read.
type period struct {
	failure       dateFailure
	first, last   plan.Day
	precision     plan.Precision
	assumedFiscal bool

	// Of an impossible date: what it asked for.
	year, month, day int // the day is 0 where the month is the trouble
}

// why says what is wrong with an impossible date.
func (p period) why() string {
	switch {
	case p.year < firstYear || p.year > lastYear:
		return "the year " + strconv.Itoa(p.year) + " is not between " + strconv.Itoa(firstYear) + " and " + strconv.Itoa(lastYear)
	case p.month < 1 || p.month > 12:
		return "there is no month " + strconv.Itoa(p.month)
	default:
		month := time.Month(p.month)
		return month.String() + " " + strconv.Itoa(p.year) + " has " + strconv.Itoa(daysIn(p.year, month)) + " days"
	}
}

// remedy offers the date that was most likely meant.
func (p period) remedy() string {
	switch {
	case p.year < firstYear || p.year > lastYear:
	case p.month > 12 && p.day <= 12 && p.day > 0 && p.month <= daysIn(p.year, time.Month(p.day)):
		return "did you mean " + plan.DayOf(p.year, time.Month(p.day), p.month).String() + "?"
	case p.month >= 1 && p.month <= 12 && p.day > 0:
		return "did you mean " + plan.DayOf(p.year, time.Month(p.month), daysIn(p.year, time.Month(p.month))).String() + "?"
	}
	return dateHint
}

func failed(failure dateFailure) period { return period{failure: failure} }

// ofDay is one day, or why there is none.
func ofDay(year, month, day int) period {
	if year < firstYear || year > lastYear || month < 1 || month > 12 || day < 1 || day > daysIn(year, time.Month(month)) {
		return period{failure: impossible, year: year, month: month, day: day}
	}
	d := plan.DayOf(year, time.Month(month), day)
	return period{first: d, last: d, precision: plan.ToDay}
}

// ofMonths is a period of whole months that starts with the given one, which may be beyond
// the year's end.
func ofMonths(year, month, months int, precision plan.Precision) period {
	if year < firstYear || year > lastYear {
		return period{failure: impossible, year: year, month: 1, day: 1}
	}
	return period{
		first:     plan.DayOf(year, time.Month(month), 1),
		last:      plan.DayOf(year, time.Month(month+months), 1) - 1,
		precision: precision,
	}
}

// readPeriod reads a date's text, comment cut off.
func readPeriod(text string, settings Settings) period {
	var tokens dateTokens
	if !tokens.scan(text) {
		return failed(noDate)
	}
	list := tokens.list[:tokens.count]
	list = dropPrefix(list)
	if len(list) == 0 {
		return failed(noDate)
	}
	read, rest := readForm(list, settings)
	if read.failure == noDate || len(rest) == 0 {
		return read
	}
	switch {
	case isClock(rest) && read.failure != withoutYear && (read.failure != readable || read.precision == plan.ToDay):
		return read
	case isAside(rest):
		return read
	}
	rest = dropPrefix(rest)
	if rest[0].is("to", "and", "or", "und", "through", "thru", "bis") && len(rest) > 1 {
		rest = rest[1:]
	}
	if next, after := readForm(rest, settings); next.failure != noDate && (len(after) == 0 || isAside(after)) {
		return failed(twoDates)
	}
	return failed(noDate)
}

// dropPrefix passes over weekdays and prepositions, keeping at least one token.
func dropPrefix(list []dateToken) []dateToken {
	for len(list) > 1 && !list[0].isNumber() && (isPreposition(list[0].word()) || isWeekday(list[0].word())) {
		list = list[1:]
	}
	return list
}

// isClock reports whether the rest of a date is a time of day.
func isClock(rest []dateToken) bool {
	i := 0
	for i < len(rest) && rest[i].is("t", "at", "um", "a") {
		i++
	}
	if i == len(rest) || !rest[i].isNumber() || rest[i].number > 24 || rest[i].digits > 2 {
		return false
	}
	if i == 0 && rest[0].before != ' ' {
		return false
	}
	clock := false
	for j, token := range rest[i+1:] {
		if token.isNumber() {
			if token.before != ':' && token.before != '.' && token.before != '+' && token.before != '-' {
				return false
			}
			clock = clock || token.before == ':'
			continue
		}
		if !token.is("z", "am", "pm", "h", "uhr", "utc", "gmt", "cet", "cest", "bst", "est", "edt", "cst", "cdt", "pst", "pdt", "ist", "sgt", "jst", "aest", "aedt") {
			return false
		}
		clock = clock || j == 0
	}
	return clock
}

// isAside reports whether the rest of a date says only how sure it is.
func isAside(rest []dateToken) bool {
	for _, token := range rest {
		if !token.is("tentative", "confirmed", "tbc", "est", "estimated", "expected", "latest", "target", "at", "the", "provisional", "planned", "approx", "eod", "cob") {
			return false
		}
	}
	return true
}

// readForm reads one date from the front of the tokens and returns what is left of them.
func readForm(list []dateToken, settings Settings) (period, []dateToken) {
	head := &list[0]
	if head.isNumber() {
		return readNumberFirst(list, settings)
	}
	if read, rest := readFiscal(list, settings); read.failure != noDate {
		return read, rest
	}
	if read, rest := readPart(list, settings); read.failure != noDate {
		return read, rest
	}
	if read, rest := readWeek(list, settings); read.failure != noDate {
		return read, rest
	}
	if month := int(monthOf(head.word())); month != 0 {
		return readMonthFirst(list[1:], month)
	}
	return failed(noDate), list
}

// readMonthFirst reads what follows a month's name: "Dec 2026", "Dec 1, 2026", "Dec '26".
func readMonthFirst(rest []dateToken, month int) (period, []dateToken) {
	rest = dropJoin(rest)
	if len(rest) == 0 || !rest[0].isNumber() {
		return failed(withoutYear), rest
	}
	if year, ok := yearOf(&rest[0]); ok {
		return ofMonth(year, month), rest[1:]
	}
	if rest[0].digits > 2 {
		return failed(noDate), rest
	}
	if rest[0].digits == 2 && rest[0].before == '-' && len(rest) == 1 && rest[0].number >= 20 {
		return ofMonth(century(rest[0].number), month), rest[1:] // "Mar-27", as spreadsheets write it
	}
	day := rest[0].number
	rest = dropOrdinal(rest[1:])
	if len(rest) > 0 && rest[0].isNumber() && rest[0].before != ':' && rest[0].before != '+' {
		if year, ok := anyYearOf(&rest[0]); ok {
			return ofDay(year, month, day), rest[1:]
		}
	}
	return failed(withoutYear), rest
}

// readNumberFirst reads the forms that begin with a number.
func readNumberFirst(list []dateToken, settings Settings) (period, []dateToken) {
	head := &list[0]
	if head.digits == 8 { // 20261201
		if year := head.number / 10000; year >= firstYear && year <= lastYear {
			return ofDay(year, head.number/100%100, head.number%100), list[1:]
		}
		return failed(noDate), list
	}
	if head.digits == 4 {
		return readYearFirst(list, settings)
	}
	if head.digits > 2 {
		return failed(noDate), list
	}
	rest := dropOrdinal(list[1:])
	if len(rest) > 0 && !rest[0].isNumber() {
		if month := int(monthOf(rest[0].word())); month != 0 {
			return readDayFirst(head.number, month, rest[1:])
		}
		// "4Q26", "1H 2027", "1st quarter 2027", "2. Halbjahr 2027"
		if read, rest := readPartAfterNumber(head.number, rest, settings); read.failure != noDate {
			return read, rest
		}
		return failed(noDate), list
	}
	return readNumbers(list, settings)
}

// readDayFirst reads what follows "14 Oct".
func readDayFirst(day, month int, rest []dateToken) (period, []dateToken) {
	rest = dropJoin(rest)
	if len(rest) > 0 && rest[0].isNumber() && rest[0].before != ':' {
		if year, ok := anyYearOf(&rest[0]); ok {
			return ofDay(year, month, day), rest[1:]
		}
	}
	return failed(withoutYear), rest
}

// readYearFirst reads the forms that begin with a four-digit year.
func readYearFirst(list []dateToken, settings Settings) (period, []dateToken) {
	year := list[0].number
	rest := list[1:]
	if len(rest) == 0 {
		return ofMonths(year, 1, 12, plan.ToYear), rest
	}
	next := &rest[0]
	if !next.isNumber() {
		if month := int(monthOf(next.word())); month != 0 {
			rest = rest[1:]
			if len(rest) > 0 && rest[0].isNumber() && rest[0].digits <= 2 && rest[0].before != ':' {
				return ofDay(year, month, rest[0].number), dropOrdinal(rest[1:])
			}
			return ofMonth(year, month), rest
		}
		if kind, number, after, ok := partName(rest); ok {
			return ofPart(kind, number, year, false, settings), after
		}
		return ofMonths(year, 1, 12, plan.ToYear), rest
	}
	if next.digits > 2 || next.before == ':' || next.before == '+' {
		return ofMonths(year, 1, 12, plan.ToYear), rest
	}
	if len(rest) > 1 && rest[1].isNumber() && rest[1].digits <= 2 && rest[1].before == next.before {
		return ofDay(year, next.number, rest[1].number), rest[2:]
	}
	if next.before == '-' || next.before == '/' || next.before == '.' {
		return ofMonth(year, next.number), rest[1:]
	}
	return failed(noDate), list
}

// readNumbers reads a date that is all numbers and does not begin with a year of four digits.
func readNumbers(list []dateToken, settings Settings) (period, []dateToken) {
	if len(list) < 2 || !list[1].isNumber() {
		return failed(noDate), list
	}
	separator := list[1].before
	if separator != '/' && separator != '.' && separator != '-' && separator != ' ' {
		return failed(noDate), list
	}
	if year, ok := yearOf(&list[1]); ok { // 12/2026
		return ofMonth(year, list[0].number), list[2:]
	}
	if list[1].digits > 2 {
		return failed(noDate), list
	}
	if len(list) < 3 || !list[2].isNumber() || list[2].before != separator {
		if separator == ' ' {
			return failed(noDate), list
		}
		if a, b := list[0].number, list[1].number; a < 1 || b < 1 || a > 31 || b > 31 || a > 12 && b > 12 {
			return failed(noDate), list // 0.7
		}
		return failed(withoutYear), list[2:] // 10/14
	}
	year, ok := anyYearOf(&list[2])
	if !ok {
		return failed(noDate), list
	}
	rest := list[3:]
	dayFirst := ofDay(year, list[1].number, list[0].number)
	if separator == '.' {
		return dayFirst, rest // dotted dates are written day first wherever they are written
	}
	monthFirst := ofDay(year, list[0].number, list[1].number)
	yearFirst := failed(impossible)
	if list[0].digits == 2 && list[2].digits == 2 && (settings.DateOrder == YearFirst || settings.DateOrder == OrderUnset && separator == '-') {
		century, _ := anyYearOf(&list[0])
		yearFirst = ofDay(century, list[1].number, list[2].number)
	}
	return chooseReading(dayFirst, monthFirst, yearFirst, settings.DateOrder), rest
}

// chooseReading takes the configured reading where it names a day, else the only one that
// does; two different ones are for the author to choose from.
func chooseReading(dayFirst, monthFirst, yearFirst period, order DateOrder) period {
	wanted := [...]period{DayFirst: dayFirst, MonthFirst: monthFirst, YearFirst: yearFirst}
	if order != OrderUnset && int(order) < len(wanted) && wanted[order].failure == readable {
		return wanted[order]
	}
	var found period
	found.failure = impossible
	for _, reading := range wanted[DayFirst:] {
		switch {
		case reading.failure != readable || found.failure == readable && found.first == reading.first:
		case found.failure == readable:
			return period{failure: twoReadings, first: found.first, last: reading.first}
		default:
			found = reading
		}
	}
	if found.failure == readable {
		return found
	}
	// None names a day. Blame the day, not the month, where the order leaves that open.
	if dayFirst.month >= 1 && dayFirst.month <= 12 {
		return dayFirst
	}
	return monthFirst
}

func ofMonth(year, month int) period {
	if month < 1 || month > 12 || year < firstYear || year > lastYear {
		return period{failure: impossible, year: year, month: month}
	}
	return ofMonths(year, month, 1, plan.ToMonth)
}

// yearOf is a year that cannot be a day: four digits, or two behind an apostrophe.
func yearOf(token *dateToken) (int, bool) {
	switch {
	case !token.isNumber():
		return 0, false
	case token.digits == 4:
		return token.number, true
	case token.digits == 2 && token.apostrophe:
		return century(token.number), true
	}
	return 0, false
}

// anyYearOf is a year where only a year can stand: four digits or two.
func anyYearOf(token *dateToken) (int, bool) {
	if token.isNumber() && token.digits == 2 {
		return century(token.number), true
	}
	return yearOf(token)
}

// century completes a two-digit year; plans look back some decades at most.
func century(year int) int {
	if year >= 70 {
		return 1900 + year
	}
	return 2000 + year
}

// dropOrdinal passes over what may follow a day's number: "1st of", "2nd", "1er", "3 de".
func dropOrdinal(rest []dateToken) []dateToken {
	if len(rest) > 1 && rest[0].before == 0 && rest[0].is("st", "nd", "rd", "th", "er", "o", "a", "e") {
		rest = rest[1:]
	}
	return dropJoin(rest)
}

// dropJoin passes over the words that join the parts of a date: "of", "de", "del".
func dropJoin(rest []dateToken) []dateToken {
	for len(rest) > 1 && rest[0].is("of", "de", "del", "di", "van", "in", "the") {
		rest = rest[1:]
	}
	return rest
}
