package figure_test

import (
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"github.com/acctplan/acctplan/pkg/figure"
	"github.com/acctplan/acctplan/pkg/plan"
)

func TestAmount(t *testing.T) {
	for _, c := range []struct{ amount, currency, want string }{
		{"2400000", "EUR", "€2.4M"}, {"68000000", "INR", "₹6.8 Cr"}, {"312000", "USD", "$312k"}, {"640000", "GBP", "£640k"},
		{"8500000", "INR", "₹85 lakh"}, {"425000", "INR", "₹4.25 lakh"}, {"45000", "INR", "₹45k"}, {"9999000", "INR", "₹99.99 lakh"}, {"9999999", "INR", "₹1 Cr"},
		{"1234567", "EUR", "€1.23M"}, {"12345678", "EUR", "€12.35M"}, {"123456789", "EUR", "€123.46M"}, {"85200", "USD", "$85.2k"},
		{"999949", "EUR", "€999.9k"}, {"999960", "EUR", "€1M"}, {"999.994", "EUR", "€999.99"}, {"999.999", "EUR", "€1k"}, {"1500000000", "USD", "$1.5B"}, {"3200000000000", "JPY", "¥3.2T"}, {"3200000000000000", "USD", "$3,200T"},
		{"0", "EUR", "€0"}, {"-18000", "USD", "−$18k"}, {"1250000", "CHF", "CHF 1.25M"}, {"1250000", "", "1.25M"}, {"850", "SEK", "SEK 850"}, {"850.5", "EUR", "€850.5"},
	} {
		amount, err := decimal.NewFromString(c.amount)
		if err != nil {
			t.Fatal(err)
		}
		if got := figure.Amount(amount, c.currency); got != c.want {
			t.Errorf("%s %s: %s, want %s", c.amount, c.currency, got, c.want)
		}
	}
}

func TestExact(t *testing.T) {
	amount := decimal.NewFromInt(1234567)
	for _, c := range []struct {
		money plan.Money
		want  string
	}{
		{plan.Money{Origin: plan.Origin{State: plan.Set}, Amount: amount, Min: amount, Max: amount, Currency: "EUR"}, "€1,234,567"},
		{plan.Money{Origin: plan.Origin{State: plan.Set}, Amount: amount, Min: amount, Max: amount.Add(amount), Currency: "CHF"}, "CHF 1,234,567–CHF 2,469,134"},
		{plan.Money{}, ""},
	} {
		if got := figure.Exact(c.money); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

func TestDate(t *testing.T) {
	day := func(year int, month time.Month, date int) plan.Day { return plan.DayOf(year, month, date) }
	set := plan.Origin{State: plan.Set, Text: "Q1 FY27"}
	for _, c := range []struct {
		date plan.Date
		want string
	}{
		{plan.Date{Origin: set, First: day(2026, 12, 1), Last: day(2026, 12, 1)}, "1 Dec 2026"},
		{plan.Date{Origin: set, First: day(2026, 12, 1), Last: day(2026, 12, 31), Precision: plan.ToMonth}, "Dec 2026"},
		{plan.Date{Origin: set, First: day(2026, 4, 1), Last: day(2026, 6, 30), Precision: plan.ToQuarter}, "Q1 FY27"},
		{plan.Date{Origin: plan.Origin{State: plan.Set, Text: "2027H1"}, First: day(2027, 1, 1), Last: day(2027, 6, 30), Precision: plan.ToHalf}, "H1 2027"},
		{plan.Date{Origin: set, Never: true}, ""},
		{plan.Date{}, ""},
	} {
		if got := figure.Date(c.date); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
