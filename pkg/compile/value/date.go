package value

// Dates: the entry points, and what becomes of a text that is none. How a date's tokens are
// put together stands in date_form.go.

import (
	"strconv"
	"strings"
	"time"

	"github.com/acctplan/acctplan/pkg/plan"
)

// The years a date may have. Outside them a year is a slip of the keyboard.
const (
	firstYear = 1900
	lastYear  = 2200
)

// Allow says which words a field takes in place of a date.
type Allow uint8

// The words: AllowNone for a renewal that never comes due ("none", "evergreen"), AllowNever
// for something that has not happened ("never", "not met"), AllowYes for a fact whose date is
// not known ("yes", a tick). AllowSpan is for what may last several days: "5–9 Dec 2026".
const (
	AllowNone Allow = 1 << iota
	AllowNever
	AllowYes
	AllowSpan
)

// Date reads a date or period and keeps its precision. A date in a known month, quarter, half
// or year covers all its days. A trailing comment in parentheses and a leading "by", "end of",
// "~" are passed over. A fiscal year FY27 is the one that ends in 2027; without a configured
// start it is read as the calendar year and the problem says so, the state being Set.
//
// A date without its year, two dates, and words such as "ASAP" are Unreadable with a problem
// of kind UnresolvableDate; 2026-02-31 is Unreadable with ImpossibleDate; 11/06/2026 is
// Ambiguous with both readings. "none" is NotApplicable, as it says that there is no date.
func Date(text string, settings Settings) (plan.Date, *plan.Problem) {
	return DateOr(text, settings, 0)
}

// DateOr is Date for a field that also takes some words in place of a date.
func DateOr(text string, settings Settings, allow Allow) (plan.Date, *plan.Problem) {
	if day, ok := isoDay(text); ok {
		return plan.Date{Origin: plan.Origin{Text: text, State: plan.Set}, First: day, Last: day, Precision: plan.ToDay}, nil
	}
	origin, trouble, settled := settle(text)
	date := plan.Date{Origin: origin}
	if settled {
		return date, trouble
	}
	if len(origin.Text) > MaxLength {
		date.State = plan.Unreadable
		return date, problem(plan.UnresolvableDate, origin.Text, "is too long to be a date", dateHint)
	}
	value, comment := withoutComment(origin.Text)
	if word := dateWord(value); word != 0 {
		switch {
		case allow&word == 0 && word == AllowNone:
			if anyFold(value, "none", "no", "nil") {
				date.State = plan.NotApplicable
				return date, nil
			}
		case allow&word != 0:
			date.None, date.Never, date.Yes = word == AllowNone, word == AllowNever, word == AllowYes
			return date, nil
		case word == AllowNever && allow&AllowNone != 0:
			date.None = true // "renewal: never" means the same as none
			return date, nil
		}
	}

	read := readPeriod(value, settings)
	if read.failure == noDate && comment != "" {
		// "Month 9 (Dec 2026)": the author resolved it in the comment.
		if inner := readPeriod(comment, settings); inner.failure == readable {
			read = inner
		}
	}
	switch read.failure {
	case readable:
		date.First, date.Last, date.Precision = read.first, read.last, read.precision
		if read.assumedFiscal {
			return date, problem(plan.AssumedFiscalYear, origin.Text,
				"is taken as calendar "+strconv.Itoa(read.first.Time().Year())+", because no fiscal year is configured",
				"set fiscal_year_start to the month your fiscal year begins in")
		}
		return date, nil
	case twoReadings:
		date.State = plan.Ambiguous
		p := problem(plan.AmbiguousValue, origin.Text,
			"can be "+longDay(read.first)+" or "+longDay(read.last),
			"write "+read.first.String()+" or "+read.last.String()+", or set date_order")
		p.Readings = []string{read.first.String(), read.last.String()}
		return date, p
	case impossible:
		date.State = plan.Unreadable
		return date, problem(plan.ImpossibleDate, origin.Text, "does not exist: "+read.why(), read.remedy())
	default:
		if allow&AllowSpan != 0 {
			if start, end, ok := spanOf(value, settings); ok {
				date.First, date.Last = start.First, end.Last
				return date, nil
			}
		}
		date.State = plan.Unreadable
		detail, hint := notADate(value, read.failure)
		return date, problem(plan.UnresolvableDate, origin.Text, detail, hint)
	}
}

// isoDay reads a day that is written as most are: 2026-10-14.
func isoDay(text string) (plan.Day, bool) {
	if len(text) != len("2026-10-14") || text[4] != '-' || text[7] != '-' {
		return 0, false
	}
	var number [3]int
	for i, part := range [...]string{text[:4], text[5:7], text[8:]} {
		for j := 0; j < len(part); j++ {
			if part[j] < '0' || part[j] > '9' {
				return 0, false
			}
			number[i] = number[i]*10 + int(part[j]-'0')
		}
	}
	year, month, day := number[0], time.Month(number[1]), number[2]
	if year < firstYear || year > lastYear || month < time.January || month > time.December || day < 1 || day > daysIn(year, month) {
		return 0, false
	}
	return plan.DayOf(year, month, day), true
}

const dateHint = "write a date such as 2026-10-14, Oct 2026 or Q4 2026"

// dateWord recognises the words that a field may take in place of a date.
func dateWord(text string) Allow {
	if len(text) > 32 {
		return 0
	}
	text = strings.TrimRight(text, ".! ")
	switch {
	case anyFold(text, "none", "no", "nil", "evergreen", "auto-renew", "auto-renews", "auto renew", "auto-renewal", "autorenew", "auto-renewing", "automatic", "automatic renewal",
		"month-to-month", "month to month", "monthly rolling", "rolling", "perpetual", "open-ended", "open ended", "unbefristet", "no renewal", "no end date"):
		return AllowNone
	case anyFold(text, "never", "not met", "not yet met", "not met yet", "never met", "not yet", "no contact", "no contact yet", "not contacted", "none yet", "nie", "noch nie", "jamais", "nunca"):
		return AllowNever
	case anyFold(text, "yes", "true", "y", "x", "[x]", "ja", "oui", "sí", "✅", "☑", "☑️", "✔", "✔️", "✓", "left", "gone"):
		return AllowYes
	}
	return 0
}

// notADate says in the reader's terms why a text names no day.
func notADate(text string, failure dateFailure) (detail, hint string) {
	if left, right, found := cutRange(text); found && readPeriod(left, Settings{}).failure != noDate && readPeriod(right, Settings{}).failure != noDate {
		failure = twoDates
	}
	switch failure {
	case withoutYear:
		return "has no year", "add the year, as in " + withYear(strings.TrimPrefix(text, "in "))
	case twoDates:
		return "names two dates", "write one date, such as 2026-10-14; use two rows for two dates"
	}
	if relative(text) {
		return "is not a date", "write the day it means, such as 2026-10-14, or a period such as Q4 2026"
	}
	return "is not a date", dateHint
}

// withYear shows the author's own words with a year, where that is short enough to help.
func withYear(text string) string {
	if len(text) > 12 {
		return "14 Oct 2026 or Q4 2026"
	}
	if last := text[len(text)-1]; last >= '0' && last <= '9' && monthPrefix(text) {
		return text + ", 2026" // "Apr 18, 2026"
	}
	if strings.IndexByte(text, '/') >= 0 || strings.IndexByte(text, '.') >= 0 || strings.IndexByte(text, '-') >= 0 {
		return "2026-10-14"
	}
	return text + " 2026"
}

// monthPrefix reports whether a text begins with a month's name.
func monthPrefix(text string) bool {
	var tokens dateTokens
	return tokens.scan(text) && tokens.count > 1 && monthOf(tokens.list[0].word()) != 0
}

// relative recognises words that mean a day only to somebody who knows when they were written.
func relative(text string) bool {
	if len(text) > 40 {
		return false
	}
	first, _, _ := strings.Cut(text, " ")
	return anyFold(first, "next", "this", "last", "today", "tomorrow", "yesterday", "soon", "asap", "now", "immediately", "ongoing", "continuous",
		"in", "within", "after", "week", "day", "month", "weekly", "monthly", "quarterly", "later", "eom", "eoq", "eoy", "eow", "recently") ||
		strings.HasPrefix(text, "T-") || strings.HasPrefix(text, "T+") || strings.HasPrefix(text, "W-") || strings.HasPrefix(text, "D+")
}

// longDay writes a day so that day and month cannot be confused.
func longDay(day plan.Day) string { return day.Time().Format("2 January 2006") }

// daysIn is the number of days of a month.
func daysIn(year int, month time.Month) int {
	switch month {
	case time.April, time.June, time.September, time.November:
		return 30
	case time.February:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// DateRange reads two dates with a dash, an arrow or a "to" between them, as in a contract's
// term: "2 March 2026 → 1 September 2027". It reports false for anything else, one date that
// is a period included.
func DateRange(text string, settings Settings) (start, end plan.Date, ok bool) {
	text = strings.TrimSpace(text)
	if len(text) > MaxLength {
		return plan.Date{}, plan.Date{}, false
	}
	value, _ := withoutComment(text)
	left, right, found := cutRange(value)
	if !found {
		return plan.Date{}, plan.Date{}, false
	}
	start, _ = Date(left, settings)
	end, _ = Date(right, settings)
	return start, end, start.Known() && end.Known() && start.First <= end.Last
}

// IsSpan reports whether a text is two dates with a sign between them, and nothing else: "5–9 Dec 2026".
func IsSpan(text string, settings Settings) bool {
	_, _, ok := spanOf(text, settings)
	return ok
}

// spanOf is DateRange for days within a year of which the first may leave to the second what both have: "5–9 Dec 2026",
// "Dec 5–9, 2026".
func spanOf(text string, settings Settings) (start, end plan.Date, ok bool) {
	isSpan := func() bool {
		return start.Known() && end.Known() && start.Precision == plan.ToDay && end.Precision == plan.ToDay && start.First < end.Last && end.Last-start.First <= 366
	}
	if start, end, ok = DateRange(text, settings); ok || len(text) > MaxLength {
		return start, end, ok && isSpan()
	}
	left, right, found := cutRange(text)
	for _, sign := range [...]string{"/", "-"} {
		if !found {
			left, right, found = strings.Cut(text, sign)
		}
	}
	left, right = strings.TrimSpace(left), strings.TrimSpace(right)
	if left == "" || right == "" {
		return start, end, false
	}
	digits := len(right) - len(strings.TrimLeft(right, "0123456789"))
	word := strings.TrimRight(left, "0123456789")
	for _, both := range [...][2]string{
		{left, right},                  // 2026-12-05 | 2026-12-09
		{left + right[digits:], right}, // 5 | 9 Dec 2026
		{left + " " + right[strings.LastIndexByte(right, ' ')+1:], right}, // 5 Dec | 9 Dec 2026
		{left + right[digits:], word + right},                             // Dec 5 | 9, 2026
	} {
		start, _ = Date(both[0], settings)
		end, _ = Date(both[1], settings)
		if isSpan() {
			return start, end, true
		}
	}
	return start, end, false
}

// cutRange cuts a range in two at its sign.
func cutRange(text string) (left, right string, found bool) {
	for _, sign := range [...]string{"→", "->", " – ", " — ", " - ", " to ", " until ", " till ", " through ", " bis ", " ~ ", "~", " au ", " al ", " tot ", " t/m ", " up to ", " a ", "..", "–", "—"} {
		if left, right, found = strings.Cut(text, sign); found {
			return strings.TrimSpace(left), strings.TrimSpace(right), true
		}
	}
	return text, "", false
}
