// Numbers, money and dates. The table is CLDR's for the countries that it has, with two
// deliberate differences: where a page's labels may be in another language than its dates,
// dates are written in figures, and a currency's sign stands where the country's businesses
// write it (DIN 5008 allows both sides; "€ 1.200.000" lines up in columns).

package locale

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/acctplan/acctplan/pkg/figure"
	"github.com/acctplan/acctplan/pkg/plan"
)

// format is how one country writes.
type format struct {
	tag             string
	group, point    string // between groups of digits, before decimals
	lakhs           bool   // groups of two above the first three: 12,00,000
	behind          bool   // the currency stands behind the amount
	joint           string // between the currency and the amount
	percent         string // behind a percentage
	day, short      string // a day with and without its year, as layouts of package time
	month           string // a month
	currency, local string // the country's own currency and its sign
}

const (
	wide   = "\u00a0" // a blank that does not break
	narrow = "\u202f" // a narrow one
)

var formats = [...]format{
	{"en-US", ",", ".", false, false, "", "%", "Jan 2, 2006", "Jan 2", "Jan 2006", "USD", "$"},
	{"en-GB", ",", ".", false, false, "", "%", "2 Jan 2006", "2 Jan", "Jan 2006", "GBP", "£"},
	{"en-IN", ",", ".", true, false, wide, "%", "2 Jan 2006", "2 Jan", "Jan 2006", "INR", "₹"},
	{"en-IE", ",", ".", false, false, "", "%", "2 Jan 2006", "2 Jan", "Jan 2006", "EUR", "€"},
	{"en-AU", ",", ".", false, false, "", "%", "2 Jan 2006", "2 Jan", "Jan 2006", "AUD", "$"},
	{"en-CA", ",", ".", false, false, "", "%", "Jan 2, 2006", "Jan 2", "Jan 2006", "CAD", "$"},
	{"de-DE", ".", ",", false, false, wide, wide + "%", "02.01.2006", "02.01.", "01/2006", "EUR", "€"},
	{"de-AT", ".", ",", false, false, wide, wide + "%", "02.01.2006", "02.01.", "01/2006", "EUR", "€"},
	{"de-CH", "’", ".", false, false, wide, "%", "02.01.2006", "02.01.", "01/2006", "CHF", "CHF"},
	{"sv-SE", wide, ",", false, true, wide, wide + "%", "2006-01-02", "2/1", "2006-01", "SEK", "kr"},
	{"nb-NO", wide, ",", false, true, wide, wide + "%", "02.01.2006", "02.01.", "01.2006", "NOK", "kr"},
	{"da-DK", ".", ",", false, true, wide, wide + "%", "02.01.2006", "02.01.", "01.2006", "DKK", "kr."},
	{"fi-FI", wide, ",", false, true, wide, wide + "%", "2.1.2006", "2.1.", "1.2006", "EUR", "€"},
	{"fr-FR", narrow, ",", false, true, wide, narrow + "%", "02/01/2006", "02/01", "01/2006", "EUR", "€"},
	{"nl-NL", ".", ",", false, false, wide, "%", "02-01-2006", "02-01", "01-2006", "EUR", "€"},
	{"es-ES", ".", ",", false, true, wide, wide + "%", "02/01/2006", "02/01", "01/2006", "EUR", "€"},
	{"it-IT", ".", ",", false, true, wide, "%", "02/01/2006", "02/01", "01/2006", "EUR", "€"},
	{"pl-PL", wide, ",", false, true, wide, "%", "02.01.2006", "02.01.", "01.2006", "PLN", "zł"},
	{"pt-BR", ".", ",", false, false, wide, "%", "02/01/2006", "02/01", "01/2006", "BRL", "R$"},
	{"hi-IN", ",", ".", true, false, wide, "%", "02/01/2006", "02/01", "01/2006", "INR", "₹"},
	{"ja-JP", ",", ".", false, false, "", "%", "2006/01/02", "01/02", "2006/01", "JPY", "¥"},
}

// format is the locale's row of the table; nil for the house style.
func (l Locale) format() *format {
	if l.Tag != "" {
		for i := range formats {
			if formats[i].tag == l.Tag {
				return &formats[i]
			}
		}
	}
	return nil
}

// Number writes a number without needless zeros, its digits in groups.
func (l Locale) Number(number decimal.Decimal) string {
	f := l.format()
	sign := ""
	if number.IsNegative() {
		sign, number = "−", number.Neg()
	}
	if f == nil {
		return sign + figure.Grouped(number)
	}
	whole, fraction, _ := strings.Cut(number.String(), ".")
	var out strings.Builder
	for i, digit := range whole {
		left := len(whole) - i
		if i > 0 && (left == 3 || left > 3 && (left%3 == 0 && !f.lakhs || left%2 == 1 && f.lakhs)) {
			out.WriteString(f.group)
		}
		out.WriteRune(digit)
	}
	if fraction = strings.TrimRight(fraction, "0"); fraction != "" {
		out.WriteString(f.point + fraction)
	}
	return sign + out.String()
}

// Percent writes a percentage: "70%", "70 %".
func (l Locale) Percent(percent decimal.Decimal) string {
	if f := l.format(); f != nil {
		return l.Number(percent) + f.percent
	}
	return l.Number(percent) + "%"
}

// exactBelow is the amount from which cents say nothing any more.
var exactBelow = decimal.NewFromInt(1000)

// Amount writes an amount of a currency, ISO 4217 or empty: in the house style shortly, in that
// of a country in full, rounded to cents below 1,000 and to whole units above.
func (l Locale) Amount(amount decimal.Decimal, currency string) string {
	f := l.format()
	if f == nil {
		return figure.Amount(amount, currency)
	}
	sign := ""
	if amount.IsNegative() {
		sign, amount = "−", amount.Neg()
	}
	if rounded := amount.Round(2); rounded.LessThan(exactBelow) {
		amount = rounded
	} else {
		amount = amount.Round(0)
	}
	number, mark, joint := l.Number(amount), f.sign(currency), f.joint
	if mark == currency {
		joint = wide // letters never touch figures
	}
	switch {
	case mark == "":
		return sign + number
	case f.behind:
		return sign + number + joint + mark
	}
	return sign + mark + joint + number
}

// sign is what stands for a currency in a country: its own sign for its own currency. A dollar
// is a country's own only at home.
func (f *format) sign(currency string) string {
	if currency == f.currency {
		return f.local
	}
	if currency == "USD" && f.local == "$" {
		return "US$"
	}
	return strings.TrimSpace(figure.Symbol(currency))
}

// Money writes an amount or a range of amounts that was understood; empty for every other.
func (l Locale) Money(money plan.Money) string {
	switch {
	case !money.IsSet():
		return ""
	case money.IsRange():
		return l.Amount(money.Min, money.Currency) + "–" + l.Amount(money.Max, money.Currency)
	}
	return l.Amount(money.Amount, money.Currency)
}

// Day writes a day: "23 Nov 2026", "23.11.2026".
func (l Locale) Day(day plan.Day) string {
	if f := l.format(); f != nil {
		return day.Time().Format(f.day)
	}
	return figure.Day(day)
}

// ShortDay writes a day without its year: "23 Nov", "23.11.".
func (l Locale) ShortDay(day plan.Day) string {
	if f := l.format(); f != nil {
		return day.Time().Format(f.short)
	}
	return day.Time().Format("2 Jan")
}

// Weekday writes a day with its weekday: "Mon 23 Nov 2026", "Mo 23.11.2026".
func (l Locale) Weekday(day plan.Day) string {
	return l.Labels().Weekdays[day.Time().Weekday()] + " " + l.Day(day)
}

// Date writes a date as exactly as it was meant, as figure.Date does. Quarters and halves are
// written alike everywhere: "Q4 2026".
func (l Locale) Date(date plan.Date) string {
	f := l.format()
	switch {
	case !date.Known():
		return ""
	case date.IsSpan():
		return l.Day(date.First) + " – " + l.Day(date.Last)
	}
	switch date.Precision {
	case plan.ToWeek:
		return fmt.Sprintf(l.Labels().WeekOf, l.Day(date.First))
	case plan.ToMonth:
		if f != nil {
			return date.First.Time().Format(f.month)
		}
	case plan.ToDay:
		return l.Day(date.First)
	}
	return figure.Date(date)
}

// Sentence begins a text with a capital.
func Sentence(text string) string {
	for _, char := range text {
		return strings.ToUpper(string(char)) + text[len(string(char)):]
	}
	return text
}
