package value

// Money: an amount or a range of amounts, its currency and its unit, in the order in which
// people write them.

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"github.com/acctplan/acctplan/pkg/plan"
)

const moneyHint = "write an amount such as 480000, 480k, $1.2M, EUR 45k, ₹12 Cr or £0.4–0.8M"

// Money reads an amount of money, exactly. A currency sign or code may stand in front or
// behind; without one the amount is in the plan's own currency. "$" is the plan's own currency
// where that is written with a dollar sign, else US dollars. A unit behind the last amount of
// a range applies to both. "~", "+", a sign, "/year" and a trailing comment in parentheses
// are passed over; parentheses around the whole mean a negative amount.
//
// An amount per month or quarter is Unreadable, for a reader of the plan expects a year's; so
// is a change ("$180K → $396K") and anything else that is not one amount. An amount that could
// be a thousand times smaller ("1,200" in a plan without a currency) and a currency that
// could be several ("45 kr") are Ambiguous with both readings.
func Money(text string, settings Settings) (plan.Money, *plan.Problem) {
	origin, trouble, settled := settle(text)
	money := plan.Money{Origin: origin}
	if settled {
		return money, trouble
	}
	unreadable := func(detail, hint string) (plan.Money, *plan.Problem) {
		money.State = plan.Unreadable
		return money, problem(plan.UnreadableValue, origin.Text, detail, hint)
	}
	if len(origin.Text) > MaxLength {
		return unreadable("is too long to be an amount", moneyHint)
	}
	if anyFold(origin.Text, "none", "nil") {
		money.State = plan.NotApplicable
		return money, nil
	}
	scan := moneyScan{settings: settings}
	scan.read(origin.Text)
	if scan.detail != "" {
		return unreadable(scan.detail, scan.hint)
	}

	currency, known := resolveCurrency(scan.code, scan.mark, settings.Currency)
	if !known {
		money.State = plan.Ambiguous
		p := problem(plan.AmbiguousValue, origin.Text, "names no one currency: several are written kr", "write SEK, NOK or DKK instead of kr")
		p.Readings = []string{"SEK", "NOK", "DKK"}
		return money, p
	}
	money.Currency = currency
	written := scan.mark != noCurrency
	habit := habitOf(currency)
	low, lowClear := scan.low.settle(habit, written)
	if !scan.isRange {
		if !lowClear {
			return ambiguousMoney(money, scan.low, currency)
		}
		money.Amount, money.Min, money.Max = low, low, low
		return money, nil
	}
	high, highClear := scan.high.settle(habit, written)
	if !lowClear || !highClear {
		if lowClear {
			return ambiguousMoney(money, scan.high, currency)
		}
		return ambiguousMoney(money, scan.low, currency)
	}
	if high.LessThan(low) {
		return unreadable("is a range that runs backwards", "write the smaller amount first")
	}
	money.Min, money.Max = low, high
	money.Amount = low.Add(high).Mul(decimal.New(5, -1))
	return money, nil
}

// ambiguousMoney shows the two amounts that an amount can be.
func ambiguousMoney(money plan.Money, side moneySide, currency string) (plan.Money, *plan.Problem) {
	money.State = plan.Ambiguous
	thousands, fraction := side.shift(side.amount.value), side.shift(side.amount.fraction)
	prefix := ""
	if currency != "" {
		prefix = currency + " "
	}
	p := problem(plan.AmbiguousValue, money.Text,
		"can be "+prefix+fraction.String()+" or "+prefix+thousands.String(),
		"write "+prefix+thousands.String()+" or "+prefix+fraction.String())
	p.Readings = []string{prefix + fraction.String(), prefix + thousands.String()}
	return money, p
}

// moneySide is one end of a range, or the whole amount.
type moneySide struct {
	amount   amount
	negative bool
	unit     int32 // power of ten
	hasUnit  bool
}

func (s moneySide) settle(habit convention, written bool) (decimal.Decimal, bool) {
	number, clear := settleAmount(s.amount, habit, s.hasUnit, written)
	return s.shift(number), clear
}

func (s moneySide) shift(number decimal.Decimal) decimal.Decimal {
	number = number.Shift(s.unit)
	if s.negative {
		return number.Neg()
	}
	return number
}

// moneyScan reads the parts of an amount of money from left to right.
type moneyScan struct {
	settings  Settings
	code      string
	mark      currencyMark
	low, high moneySide
	isRange   bool
	detail    string // why it cannot be read; empty while it can
	hint      string
}

func (m *moneyScan) fail(detail string) { m.detail, m.hint = detail, moneyHint }

// read fills the scan from the whole text.
func (m *moneyScan) read(text string) {
	accounting := false
	if len(text) > 2 && text[0] == '(' && text[len(text)-1] == ')' && strings.IndexByte(text[1:], '(') < 0 {
		text, accounting = strings.TrimSpace(text[1:len(text)-1]), true
	}
	text, comment := withoutComment(text)
	if strings.Contains(text, "→") || strings.Contains(text, "->") || strings.Contains(text, "=>") {
		m.detail, m.hint = "is a change, not one amount", "write one amount: where it stands now or where it should be"
		return
	}
	between := false
	text, between = dropMoneyPrefix(text)
	rest, ok := m.side(text, &m.low)
	if !ok {
		if m.detail == "" {
			m.fail("is not an amount of money")
		}
		return
	}
	if after, found := rangeSign(rest, between); found {
		m.isRange = true
		rest, ok = m.side(after, &m.high)
		if !ok {
			if m.detail == "" {
				m.fail("is not an amount of money")
			}
			return
		}
		m.shareUnit()
	}
	m.tail(rest)
	if code, _, size := currencyAt(comment); code != "" && size == len(comment) && m.mark == dollarSign && usesDollarSign(code) {
		m.code = code // "$264,000 (AUD)"
	}
	if accounting && m.detail == "" {
		m.low.negative = !m.low.negative
		if m.isRange {
			m.fail("is not one amount")
		}
	}
}

// shareUnit gives the first amount of "£0.4–0.8M" the unit of the second. In "$500–$1M" that
// would turn the range around; there the first amount is as it stands.
func (m *moneyScan) shareUnit() {
	if m.low.hasUnit || !m.high.hasUnit {
		return
	}
	if m.low.amount.value.LessThanOrEqual(m.high.amount.value) || m.low.negative {
		m.low.unit, m.low.hasUnit = m.high.unit, true
	}
}

// side reads one amount with its sign, currency and unit.
func (m *moneyScan) side(text string, side *moneySide) (rest string, ok bool) {
	signed := false
	for step := 0; step < 6; step++ {
		text = strings.TrimLeftFunc(text, unicode.IsSpace)
		if text == "" {
			return "", false
		}
		if size := minusAt(text); size > 0 && !signed {
			side.negative, signed = true, true
			text = text[size:]
			continue
		}
		if text[0] == '+' && !signed {
			signed = true
			text = text[1:]
			continue
		}
		if text[0] >= '0' && text[0] <= '9' || text[0] == '.' {
			break
		}
		size := m.currency(text)
		if size == 0 {
			return text, false
		}
		text = strings.TrimPrefix(text[size:], ".")
	}
	number, size := scanAmount(text)
	if size == 0 {
		return text, false
	}
	side.amount = number
	text = text[size:]
	for _, none := range [...]string{".–", ".-", ",–", ",-", ".—", ",—"} { // "1'200.–": no centimes
		text = strings.TrimPrefix(text, none)
	}
	return m.unitAndCurrency(text, side)
}

// unitAndCurrency reads what follows the digits, in either order: "M", "k€", "€ M", "Mio. EUR".
func (m *moneyScan) unitAndCurrency(text string, side *moneySide) (rest string, ok bool) {
	for step := 0; step < 3; step++ {
		trimmed := strings.TrimLeftFunc(text, unicode.IsSpace)
		if trimmed == "" {
			return "", true
		}
		word := wordAt(trimmed)
		if word != "" && !side.hasUnit {
			rupees := m.code == "INR" || m.mark == noCurrency && m.settings.Currency == "INR"
			power, isUnit := unitOf(word, rupees)
			if anyFold(word, "mil") && strings.HasPrefix(trimmed[len(word):], ".") && isCzech(trimmed[len(word)+1:]) {
				power = 6 // "3,4 mil. Kč"; the Spanish "mil" is a thousand
			}
			size := len(word)
			if !isUnit && len(word) > 3 && isoCode(word[len(word)-3:]) != "" { // "kEUR", "TEUR"
				power, isUnit = unitOf(word[:len(word)-3], false)
				size = len(word) - 3
			}
			if isUnit {
				if scaleTooLarge(side.unit + power) {
					return text, false
				}
				side.unit, side.hasUnit = side.unit+power, true
				text = strings.TrimPrefix(trimmed[size:], ".")
				// "₹2 lakh crore" and "3 thousand million" multiply.
				if next := wordAt(strings.TrimLeft(text, " ")); next != "" {
					if more, isUnit := unitOf(next, rupees); isUnit && len(next) > 1 {
						side.unit += more
						text = strings.TrimLeft(text, " ")[len(next):]
					}
				}
				continue
			}
		}
		if isTailWord(word) {
			return text, true
		}
		size := m.currency(trimmed)
		if size == 0 {
			return text, true
		}
		text = strings.TrimPrefix(trimmed[size:], ".")
	}
	return text, true
}

// isCzech reports whether an amount goes on in crowns or zloty, whose "mil." are millions.
func isCzech(text string) bool {
	text = strings.TrimLeft(text, " \u00a0")
	return strings.HasPrefix(text, "Kč") || strings.HasPrefix(text, "CZK") || strings.HasPrefix(text, "PLN") || strings.HasPrefix(text, "zł")
}

// scaleTooLarge keeps units from being piled up.
func scaleTooLarge(power int32) bool { return power > 15 }

// currency takes a currency from the front of the text and returns its size; 0 where there is
// none or it contradicts the one already seen.
func (m *moneyScan) currency(text string) int {
	code, mark, size := currencyAt(text)
	if mark == noCurrency || mark == unknownName {
		return 0
	}
	switch {
	case m.mark == noCurrency:
		m.code, m.mark = code, mark
	case m.mark == mark && m.code == code:
	case m.mark == dollarSign && usesDollarSign(code): // "$45k CAD"
		m.code, m.mark = code, mark
	case mark == dollarSign && usesDollarSign(m.code): // "CAD $45k"
	case m.mark == kronaWord || m.mark == yenSign || m.mark == rupeeWord:
		m.code, m.mark = code, mark
	case mark == kronaWord || mark == yenSign || mark == rupeeWord:
	default:
		m.fail("names two currencies")
		return 0
	}
	return size
}

// tail judges what is left behind the amount.
func (m *moneyScan) tail(text string) {
	for text = trimTail(text); text != "" && m.detail == ""; text = trimTail(text) {
		if text[0] == '+' { // "$500k+"
			text = text[1:]
			continue
		}
		word := wordAt(text)
		if word == "" {
			m.fail("is not one amount")
			return
		}
		text = text[len(word):]
		if anyFold(word, "month", "mo", "monthly", "mth", "pm", "mrr", "monat", "mois", "mes") {
			m.detail, m.hint = "is an amount per month", "write the amount per year"
			return
		}
		if anyFold(word, "quarter", "qtr", "quarterly", "q", "quartal") {
			m.detail, m.hint = "is an amount per quarter", "write the amount per year"
			return
		}
		if anyFold(word, "seat", "user", "licence", "license", "day", "week", "hour", "unit") {
			m.detail, m.hint = "is an amount per "+strings.ToLower(word), "write the amount per year"
			return
		}
		if !isTailWord(word) {
			m.fail("is not an amount of money")
			return
		}
	}
}

// trimTail passes over what divides the words behind an amount.
func trimTail(text string) string {
	return strings.TrimLeft(text, " \t\u00a0/.,;~*")
}

// isTailWord knows the words behind an amount that say what it is without changing it.
func isTailWord(word string) bool {
	if len(word) > 12 {
		return false
	}
	return anyFold(word, "year", "yr", "y", "annum", "annually", "annual", "yearly", "a", "p", "pa", "per", "an", "each", "jahr", "an", "año", "ano", "arr", "acv", "tcv",
		"net", "new", "gross", "ex", "excl", "excluding", "incl", "gst", "vat", "ht", "hors", "taxes", "taxe", "netto", "brutto", "zzgl", "mwst", "btw", "iva", "moms", "total", "est", "estimated", "approx", "ca", "recurring", "contract", "value", "revenue", "potential", "expansion", "incremental", "upsell", "budget", "fy")
}

// dropMoneyPrefix passes over the words and signs in front of an amount that make it less
// than certain, and tells whether a "between … and …" was opened.
func dropMoneyPrefix(text string) (rest string, between bool) {
	for step := 0; step < 4; step++ {
		text = strings.TrimLeft(text, " \t\u00a0~≈<>≤≥=*")
		word := wordAt(text)
		if !anyFold(word, "about", "approx", "approximately", "around", "circa", "ca", "roughly", "est", "estimated", "up", "to", "at", "least", "most", "over", "under", "min", "max",
			"ungefähr", "etwa", "environ", "between", "from", "nearly", "almost", "some") || strings.HasPrefix(text[len(word):], "$") {
			return text, between
		}
		between = between || anyFold(word, "between", "from")
		text = strings.TrimLeft(text[len(word):], ".")
	}
	return text, between
}

// rangeSign takes the sign between two amounts from the front of the text.
func rangeSign(text string, between bool) (rest string, found bool) {
	text = strings.TrimLeftFunc(text, unicode.IsSpace)
	if size := minusAt(text); size > 0 {
		return text[size:], true
	}
	if strings.HasPrefix(text, "..") {
		return strings.TrimLeft(text, "."), true
	}
	if strings.HasPrefix(text, "…") {
		return text[len("…"):], true
	}
	word := wordAt(text)
	if anyFold(word, "to", "bis", "à", "until", "up") || between && anyFold(word, "and", "und", "et", "y") {
		return text[len(word):], true
	}
	return text, false
}

// minusAt is the size of a minus sign or dash at the front of the text.
func minusAt(text string) int {
	for _, sign := range [...]string{"-", "–", "−", "‑", "—"} {
		if strings.HasPrefix(text, sign) {
			return len(sign)
		}
	}
	return 0
}

// wordAt is the run of letters at the front of the text.
func wordAt(text string) string {
	for i, r := range text {
		if !unicode.IsLetter(r) {
			return text[:i]
		}
		if i == 0 && (r == '万' || r == '萬' || r == '億' || r == '亿') {
			return text[:utf8.RuneLen(r)] // its currency follows without a blank
		}
		if i > 24 {
			return text[:i+utf8.RuneLen(r)]
		}
	}
	return text
}
