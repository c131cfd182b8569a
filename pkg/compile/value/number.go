package value

// Plain numbers and percentages.

import (
	"strings"
	"unicode"

	"github.com/shopspring/decimal"

	"github.com/acctplan/acctplan/pkg/plan"
)

const (
	numberHint  = "write a number such as 12000"
	percentHint = "write a percentage such as 70%, or high, medium or low"
)

// Count is Number for what comes in wholes, people and seats: "2.300" is two thousand three hundred.
func Count(text string, settings Settings) (plan.Number, *plan.Problem) {
	number, trouble := Number(text, settings)
	if number.State != plan.Ambiguous {
		return number, trouble
	}
	read, _, _ := scanSigned(number.Text)
	number.State, number.Value = plan.Set, read.shift(read.amount.value)
	return number, nil
}

// Number reads an exact number: "12,000", "1.2M", "~220 users", "72/100", "92%", "250+". A
// comma before three digits groups them, for counts have no decimals; "1.200" is Ambiguous. A
// range is Unreadable.
func Number(text string, _ Settings) (plan.Number, *plan.Problem) {
	origin, trouble, settled := settle(text)
	number := plan.Number{Origin: origin}
	if settled {
		return number, trouble
	}
	if anyFold(origin.Text, "none", "nil") {
		number.State = plan.NotApplicable
		return number, nil
	}
	read, rest, detail := scanSigned(origin.Text)
	if detail == "" {
		rest = strings.TrimLeft(rest, "+")
		if word := wordAt(strings.TrimLeft(rest, " ")); word != "" {
			if power, ok := unitOf(word, false); ok {
				read.unit, read.hasUnit = power, true
				rest = strings.TrimLeft(rest, " ")[len(word):]
			}
		}
		detail = numberTail(rest)
	}
	if detail != "" {
		number.State = plan.Unreadable
		return number, problem(plan.UnreadableValue, origin.Text, detail, numberHint)
	}
	value, clear := settleAmount(read.amount, mixedConvention, read.hasUnit, true)
	if !clear && read.hasUnit && read.amount.separator == '.' {
		value, clear = read.amount.fraction, true // 1.250M
	}
	if !clear {
		number.State = plan.Ambiguous
		return number, ambiguousNumber(origin.Text, read)
	}
	number.Value = read.shift(value)
	return number, nil
}

// numberTail says what is wrong with the text behind a number; empty where it only names what
// is counted.
func numberTail(text string) string {
	text = strings.TrimSpace(text)
	switch text {
	case "", "%", "+", "/100", "/ 100", "of 100", "out of 100":
		return ""
	}
	if _, isRange := rangeSign(text, false); isRange {
		return "is a range, not one number"
	}
	for text != "" {
		word := wordAt(text)
		if !anyFold(word, "seats", "seat", "users", "user", "employees", "employee", "people", "persons", "staff", "licences", "licenses", "licence", "license", "fte", "ftes",
			"heads", "headcount", "members", "points", "pts", "active", "named", "paid", "full", "time", "mitarbeiter", "mitarbeitende", "worldwide", "globally", "total", "approx", "in", "est", "percent") {
			return "is not a number"
		}
		text = strings.TrimLeft(text[len(word):], " -,.")
	}
	return ""
}

// ambiguousNumber shows the two numbers that a number can be.
func ambiguousNumber(text string, side moneySide) *plan.Problem {
	thousands, fraction := side.shift(side.amount.value).String(), side.shift(side.amount.fraction).String()
	p := problem(plan.AmbiguousValue, text, "can be "+fraction+" or "+thousands, "write "+thousands+" or "+fraction)
	p.Readings = []string{fraction, thousands}
	return p
}

// scanSigned reads a number with its sign from the front of a text whose trailing comment does
// not count.
func scanSigned(text string) (side moneySide, rest, detail string) {
	if len(text) > MaxLength {
		return side, "", "is too long to be a number"
	}
	text, _ = withoutComment(text)
	text, _ = dropMoneyPrefix(text)
	if size := minusAt(text); size > 0 {
		side.negative = true
		text = strings.TrimLeftFunc(text[size:], unicode.IsSpace)
	} else {
		text = strings.TrimPrefix(text, "+")
	}
	number, size := scanAmount(text)
	if size == 0 {
		return side, "", "is not a number"
	}
	side.amount = number
	return side, text[size:], ""
}

// Percent reads a share or probability: "70%", "70 %", "70", "0.7" (a fraction below one is a
// share), or high, medium, low for 75, 50, 25. More than 100 % is read as written; a rule
// judges it. A bare "1" is Ambiguous: one percent or all of it. A range is Unreadable with
// its middle as the hint.
func Percent(text string, _ Settings) (plan.Percent, *plan.Problem) {
	origin, trouble, settled := settle(text)
	percent := plan.Percent{Origin: origin}
	if settled {
		return percent, trouble
	}
	if anyFold(origin.Text, "none", "nil") {
		percent.State = plan.NotApplicable
		return percent, nil
	}
	if share, ok := shareOfWord(origin.Text); ok {
		percent.Value = share
		return percent, nil
	}
	unreadable := func(detail, hint string) (plan.Percent, *plan.Problem) {
		percent.State = plan.Unreadable
		return percent, problem(plan.UnreadableValue, origin.Text, detail, hint)
	}
	read, rest, detail := scanSigned(origin.Text)
	if detail != "" {
		return unreadable(strings.Replace(detail, "number", "percentage", 1), percentHint)
	}
	rest = strings.TrimLeftFunc(rest, unicode.IsSpace)
	rest, marked := cutPercentSign(rest)
	if second, isRange := rangeSign(rest, false); isRange {
		hint := "write one percentage"
		if other, after, why := scanSigned(strings.TrimSpace(second)); why == "" && !read.amount.ambiguous && !other.amount.ambiguous {
			if after, _ = cutPercentSign(strings.TrimSpace(after)); after == "" {
				middle := read.shift(read.amount.value).Add(other.shift(other.amount.value)).Mul(decimal.New(5, -1))
				hint = "write one percentage, such as the middle, " + middle.String() + "%"
			}
		}
		return unreadable("is a range", hint)
	}
	if rest != "" && !anyFold(rest, "likely", "probability", "chance", "confidence", "confident", "complete", "done", "adoption", "+") {
		return unreadable("is not a percentage", percentHint)
	}
	// "1.250" of a percentage is one and a quarter: a share of thousands makes no sense.
	value := read.amount.value
	if read.amount.ambiguous {
		value = read.amount.fraction
	}
	value = read.shift(value)
	one := decimal.New(1, 0)
	switch {
	case marked:
	case value.Equal(one):
		percent.State = plan.Ambiguous
		p := problem(plan.AmbiguousValue, origin.Text, "can be 1% or 100%", "write 1% or 100%")
		p.Readings = []string{"1%", "100%"}
		return percent, p
	case value.Abs().LessThan(one):
		value = value.Shift(2)
	}
	percent.Value = value
	return percent, nil
}

// cutPercentSign takes "%" or its words from the front of the text.
func cutPercentSign(text string) (rest string, found bool) {
	for _, sign := range [...]string{"%", "％", "percent", "per cent", "pct", "prozent", "Prozent"} {
		if strings.HasPrefix(text, sign) {
			return strings.TrimSpace(text[len(sign):]), true
		}
	}
	return text, false
}

// shareOfWord is the percentage that a word stands for.
func shareOfWord(text string) (decimal.Decimal, bool) {
	text, _ = withoutComment(text)
	if len(text) > 8 {
		return decimal.Decimal{}, false
	}
	switch {
	case anyFold(text, "high", "h", "hoch", "alta", "alto"):
		return decimal.New(75, 0), true
	case anyFold(text, "medium", "med", "m", "mittel", "media", "medio"):
		return decimal.New(50, 0), true
	case anyFold(text, "low", "l", "niedrig", "baja", "bajo", "baixa"):
		return decimal.New(25, 0), true
	}
	return decimal.Decimal{}, false
}
