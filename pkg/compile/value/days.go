package value

// Lengths of time, such as a notice period.

import (
	"strings"

	"github.com/acctplan/acctplan/pkg/plan"
)

// maxDays is a hundred years: a longer notice period is a slip of the keyboard.
const maxDays = 36525

// Days reads a length of time as days: "90d", "90 days' notice", "3 months", "12 weeks", "1
// year", "P90D", "90". A month counts 30 days, twelve of them 365, a quarter 90; working days
// are five to the week. A trailing comment in parentheses does not count.
func Days(text string, _ Settings) (plan.Days, *plan.Problem) {
	origin, trouble, settled := settle(text)
	days := plan.Days{Origin: origin}
	if settled {
		return days, trouble
	}
	if anyFold(origin.Text, "none", "nil", "no notice") {
		days.State = plan.NotApplicable
		return days, nil
	}
	count, ok := 0, false
	if len(origin.Text) <= MaxLength {
		value, _ := withoutComment(origin.Text)
		count, ok = readDays(value)
	}
	if !ok {
		days.State = plan.Unreadable
		return days, problem(plan.UnreadableValue, origin.Text, "is not a length of time", "write a number of days such as 90d, or 3 months")
	}
	days.Value = count
	return days, nil
}

func readDays(text string) (int, bool) {
	text, _ = dropMoneyPrefix(text)
	if len(text) > 1 && (text[0] == 'P' || text[0] == 'p') && text[1] >= '0' && text[1] <= '9' {
		text = text[1:] // ISO 8601: P90D
	}
	number, text, ok := leadingCount(text)
	if !ok {
		return 0, false
	}
	working := false
	text = strings.TrimLeft(text, " -\u00a0")
	for {
		word := wordAt(text)
		if !anyFold(word, "calendar", "full", "business", "working", "complete", "clear") {
			break
		}
		working = working || anyFold(word, "business", "working")
		text = strings.TrimLeft(text[len(word):], " -")
	}
	unit := wordAt(text)
	text = text[len(unit):]
	switch {
	case unit == "" && text == "":
	case anyFold(unit, "d", "day", "days", "tag", "tage", "tagen", "jour", "jours", "día", "días", "dia", "dias", "giorni", "dagen"):
		if working {
			number = (number*7 + 4) / 5
		}
	case anyFold(unit, "w", "wk", "wks", "week", "weeks", "woche", "wochen", "semaines", "semaine", "semanas", "weken"):
		number *= 7
	case anyFold(unit, "m", "mo", "mos", "mth", "mths", "month", "months", "monat", "monate", "monaten", "mois", "mes", "meses", "mesi", "maanden"):
		number = number/12*365 + number%12*30
	case anyFold(unit, "q", "quarter", "quarters", "quartal", "quartale"):
		number = number/4*365 + number%4*90
	case anyFold(unit, "y", "yr", "yrs", "year", "years", "jahr", "jahre", "ans", "an", "años", "anos", "anni", "jaar"):
		number *= 365
	default:
		return 0, false
	}
	for text = strings.TrimLeft(text, " '’,.-"); text != ""; text = strings.TrimLeft(text, " '’,.-") {
		word := wordAt(text)
		if !anyFold(word, "notice", "written", "prior", "before", "in", "advance", "of", "the", "renewal", "end", "term", "to", "period", "contract", "expiry", "expiration", "ahead", "required", "min", "minimum", "s",
			"preavis", "préavis", "kündigungsfrist", "frist", "vor", "ende", "vertragsende", "zum") {
			return 0, false
		}
		text = text[len(word):]
	}
	return number, number <= maxDays
}

// leadingCount reads digits, or a small number's word, from the front of the text.
func leadingCount(text string) (int, string, bool) {
	number, size := 0, 0
	for size < len(text) && text[size] >= '0' && text[size] <= '9' {
		if number = number*10 + int(text[size]-'0'); number > maxDays {
			return 0, text, false
		}
		size++
	}
	if size > 0 {
		return number, text[size:], true
	}
	word := wordAt(text)
	if len(word) > 8 {
		return 0, text, false
	}
	switch strings.ToLower(word) {
	case "a", "an", "one", "ein", "einen":
		number = 1
	case "two", "zwei":
		number = 2
	case "three", "drei":
		number = 3
	case "four", "vier":
		number = 4
	case "six", "sechs":
		number = 6
	case "nine":
		number = 9
	case "twelve", "zwölf":
		number = 12
	case "thirty":
		number = 30
	case "sixty":
		number = 60
	case "ninety":
		number = 90
	default:
		return 0, text, false
	}
	return number, text[len(word):], true
}
