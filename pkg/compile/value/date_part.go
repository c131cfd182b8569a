package value

// Quarters, halves and fiscal years.

import (
	"time"

	"github.com/acctplan/acctplan/pkg/plan"
)

// partKind is a part of a year, as the number of them in it.
type partKind int

const (
	quarterPart partKind = 4
	halfPart    partKind = 2
	wholeYear   partKind = 1
)

// readPart reads a date that begins with a quarter or half: "Q4 2026", "H1 FY27".
func readPart(list []dateToken, settings Settings) (period, []dateToken) {
	kind, number, rest, ok := partName(list)
	if !ok {
		return failed(noDate), list
	}
	return readPartYear(kind, number, rest, settings, list[0].is("fq"))
}

// readPartAfterNumber reads what follows the number of "4Q26", "1st half of 2027".
func readPartAfterNumber(number int, rest []dateToken, settings Settings) (period, []dateToken) {
	kind, ok := partWord(&rest[0])
	if !ok || number < 1 || number > int(kind) {
		return failed(noDate), rest
	}
	return readPartYear(kind, number, rest[1:], settings, rest[0].is("fq"))
}

// readPartYear reads the year of a quarter or half.
func readPartYear(kind partKind, number int, rest []dateToken, settings Settings, fiscal bool) (period, []dateToken) {
	rest = dropJoin(rest)
	if len(rest) == 0 {
		return failed(withoutYear), rest
	}
	if year, after, ok := fiscalYear(rest); ok {
		return ofPart(kind, number, year, true, settings), after
	}
	if len(rest) > 1 && rest[0].is("cy") {
		rest = rest[1:]
	}
	if year, ok := anyYearOf(&rest[0]); ok && rest[0].before != ':' && rest[0].before != '+' {
		return ofPart(kind, number, year, fiscal, settings), rest[1:]
	}
	return failed(withoutYear), rest
}

// readFiscal reads a date that begins with a fiscal year: "FY27", "FY27 Q4", "FY2026-27".
func readFiscal(list []dateToken, settings Settings) (period, []dateToken) {
	year, rest, ok := fiscalYear(list)
	if !ok {
		return failed(noDate), list
	}
	if len(rest) > 0 {
		if kind, number, after, ok := partName(rest); ok {
			return ofPart(kind, number, year, true, settings), after
		}
	}
	return ofPart(wholeYear, 1, year, true, settings), rest
}

// fiscalYear reads the name of a fiscal year and gives the year it ends in.
func fiscalYear(list []dateToken) (year int, rest []dateToken, ok bool) {
	if !list[0].is("fy", "fiscal", "gj", "fye") {
		return 0, list, false
	}
	rest = list[1:]
	if len(rest) > 1 && list[0].is("fiscal") && rest[0].is("year") {
		rest = rest[1:]
	}
	if len(rest) == 0 || !rest[0].isNumber() {
		return 0, list, false
	}
	switch rest[0].digits {
	case 4:
		year = rest[0].number
	case 2:
		year = 2000 + rest[0].number
	default:
		return 0, list, false
	}
	rest = rest[1:]
	// FY2026-27 ends in 2027; the second number counts only as the year after the first.
	if len(rest) > 0 && rest[0].isNumber() && (rest[0].before == '-' || rest[0].before == '/') &&
		(rest[0].number == year+1 || rest[0].digits == 2 && rest[0].number == (year+1)%100) {
		year++
		rest = rest[1:]
	}
	return year, rest, true
}

// partName reads "Q4", "quarter 4", "H1", "fourth quarter", "first half".
func partName(list []dateToken) (kind partKind, number int, rest []dateToken, ok bool) {
	if list[0].is("t") && len(list) > 2 && list[1].isNumber() && list[1].digits == 1 && list[1].number >= 1 && list[1].number <= 4 && list[2].isNumber() && list[2].digits == 4 {
		return quarterPart, list[1].number, list[2:], true // "T2 2027", a trimester; without its year it may be a terminal
	}
	if kind, ok = partWord(&list[0]); ok {
		if len(list) > 1 && list[1].isNumber() && list[1].digits == 1 && list[1].number >= 1 && list[1].number <= int(kind) {
			return kind, list[1].number, list[2:], true
		}
		return 0, 0, list, false
	}
	if list[0].isNumber() {
		if len(list) > 1 && list[0].digits == 1 {
			after := dropOrdinal(list[1:])
			if kind, ok = partWord(&after[0]); ok && list[0].number >= 1 && list[0].number <= int(kind) {
				return kind, list[0].number, after[1:], true
			}
		}
		return 0, 0, list, false
	}
	switch {
	case list[0].is("first", "erstes"):
		number = 1
	case list[0].is("second", "zweites"):
		number = 2
	case list[0].is("third", "drittes"):
		number = 3
	case list[0].is("fourth", "last", "viertes"):
		number = 4
	default:
		return 0, 0, list, false
	}
	if len(list) > 1 {
		if kind, ok = partWord(&list[1]); ok && number <= int(kind) && !list[0].is("last") {
			return kind, number, list[2:], true
		}
	}
	return 0, 0, list, false
}

func partWord(token *dateToken) (partKind, bool) {
	switch string(token.word()) {
	case "q", "qtr", "quarter", "quartal", "cq", "fq", "trimestre", "kwartaal":
		return quarterPart, true
	case "h", "half", "halbjahr", "semestre", "hy":
		return halfPart, true
	}
	return 0, false
}

// ofPart is the given quarter or half of a year, calendar or fiscal.
func ofPart(kind partKind, number, year int, fiscal bool, settings Settings) period {
	months := 12 / int(kind)
	start := 1
	if fiscal && settings.FiscalYearStart > time.January && settings.FiscalYearStart <= time.December {
		// Fiscal 2027 that starts in April has its first month in April 2026.
		start = int(settings.FiscalYearStart) - 12
	}
	precision := plan.ToYear
	switch kind {
	case quarterPart:
		precision = plan.ToQuarter
	case halfPart:
		precision = plan.ToHalf
	}
	read := ofMonths(year, start+(number-1)*months, months, precision)
	read.assumedFiscal = fiscal && settings.FiscalYearStart == 0 && read.failure == readable
	return read
}
