// Money: short, in the manner of its currency.
package figure

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/acctplan/acctplan/pkg/plan"
)

// Money writes an amount or a range of amounts that was understood; empty for every other.
func Money(money plan.Money) string {
	switch {
	case !money.IsSet():
		return ""
	case money.IsRange():
		return Amount(money.Min, money.Currency) + "–" + Amount(money.Max, money.Currency)
	}
	return Amount(money.Amount, money.Currency)
}

// Exact writes an amount or a range of amounts to the last digit: €1,234,567; empty for what
// was not understood.
func Exact(money plan.Money) string {
	exact := func(amount decimal.Decimal) string {
		sign := ""
		if amount.IsNegative() {
			sign, amount = "−", amount.Neg()
		}
		return sign + Symbol(money.Currency) + Grouped(amount)
	}
	switch {
	case !money.IsSet():
		return ""
	case money.IsRange():
		return exact(money.Min) + "–" + exact(money.Max)
	}
	return exact(money.Amount)
}

// scale is a word for a large number and how many decimals are kept beside it.
type scale struct {
	exponent int32
	word     string
	decimals int32
}

// scalesOf are the steps that a currency is counted in, smallest first.
func scalesOf(currency string) []scale {
	switch currency {
	case "INR", "PKR", "NPR", "LKR", "BDT":
		return []scale{{0, "", 2}, {3, "k", 1}, {5, " lakh", 2}, {7, " Cr", 2}}
	}
	return []scale{{0, "", 2}, {3, "k", 1}, {6, "M", 2}, {9, "B", 2}, {12, "T", 2}}
}

// Symbol is what stands before an amount of a currency, ISO 4217: a sign, or the code and a blank.
func Symbol(currency string) string {
	switch currency {
	case "EUR":
		return "€"
	case "USD":
		return "$"
	case "GBP":
		return "£"
	case "INR":
		return "₹"
	case "JPY":
		return "¥"
	case "CNY":
		return "CN¥"
	case "BRL":
		return "R$"
	case "AUD":
		return "A$"
	case "CAD":
		return "C$"
	case "NZD":
		return "NZ$"
	case "SGD":
		return "S$"
	case "HKD":
		return "HK$"
	case "MXN":
		return "MX$"
	case "KRW":
		return "₩"
	case "ILS":
		return "₪"
	case "TRY":
		return "₺"
	case "VND":
		return "₫"
	case "NGN":
		return "₦"
	case "":
		return ""
	}
	return currency + " "
}

// Amount writes an amount shortly: €2.4M, ₹6.8 Cr, $312k, £640k, CHF 1.25M. A currency
// without a sign of its own is named by its code.
func Amount(amount decimal.Decimal, currency string) string {
	sign := ""
	if amount.IsNegative() {
		sign, amount = "−", amount.Neg()
	}
	sign += Symbol(currency)
	scales := scalesOf(currency)
	for i, scale := range scales {
		rounded := amount.Shift(-scale.exponent).Round(scale.decimals)
		// Rounding comes before the choice: 999,960 is 1M, not 1000k.
		if i+1 == len(scales) || rounded.LessThan(decimal.New(1, scales[i+1].exponent-scale.exponent)) {
			return sign + Grouped(rounded) + scale.word
		}
	}
	return sign + Grouped(amount)
}

// Grouped writes a number without needless zeros and with commas between thousands.
func Grouped(number decimal.Decimal) string {
	whole, fraction, _ := strings.Cut(number.String(), ".")
	var out strings.Builder
	for i, digit := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			out.WriteByte(',')
		}
		out.WriteRune(digit)
	}
	if fraction = strings.TrimRight(fraction, "0"); fraction != "" {
		out.WriteString("." + fraction)
	}
	return out.String()
}
