package value_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/acctplan/acctplan/pkg/compile/value"
	"github.com/acctplan/acctplan/pkg/plan"
)

func TestMoney(t *testing.T) {
	tests := []struct {
		text     string
		own      string // the plan's currency
		min, max string
		currency string
	}{
		{"480000", "EUR", "480000", "480000", "EUR"},
		{"480000", "", "480000", "480000", ""},
		{"480k", "EUR", "480000", "480000", "EUR"},
		{"0", "EUR", "0", "0", "EUR"},
		{"$1.2M", "", "1200000", "1200000", "USD"},
		{"$1.2m", "EUR", "1200000", "1200000", "USD"},
		{"$1.2M", "CAD", "1200000", "1200000", "CAD"},
		{"$1.2M", "MXN", "1200000", "1200000", "MXN"},
		{"US$1.2M", "CAD", "1200000", "1200000", "USD"},
		{"USD 45k", "", "45000", "45000", "USD"},
		{"45k EUR", "", "45000", "45000", "EUR"},
		{"320k usd", "", "320000", "320000", "USD"},
		{"₹12 Cr", "", "120000000", "120000000", "INR"},
		{"₹ 45 lakh", "", "4500000", "4500000", "INR"},
		{"₹45L", "", "4500000", "4500000", "INR"},
		{"45 L", "INR", "4500000", "4500000", "INR"},
		{"Rs. 3.5 crores", "", "35000000", "35000000", "INR"},
		{"₹2 lakh crore", "", "2000000000000", "2000000000000", "INR"},
		{"£0.4–0.8M", "", "400000", "800000", "GBP"},
		{"£0.4-0.8M", "", "400000", "800000", "GBP"},
		{"$180K-$250K", "", "180000", "250000", "USD"},
		{"$180-250K", "", "180000", "250000", "USD"},
		{"€1M to €2M", "", "1000000", "2000000", "EUR"},
		{"between $1M and $2M", "", "1000000", "2000000", "USD"},
		{"$500–$1M", "", "500", "1000000", "USD"},
		{"1-2M", "EUR", "1000000", "2000000", "EUR"},
		{"+$18K", "", "18000", "18000", "USD"},
		{"+$18K ARR", "", "18000", "18000", "USD"},
		{"-$180K", "", "-180000", "-180000", "USD"},
		{"−$180K", "", "-180000", "-180000", "USD"},
		{"$-180K", "", "-180000", "-180000", "USD"},
		{"($180K)", "", "-180000", "-180000", "USD"},
		{"€240,000", "", "240000", "240000", "EUR"},
		{"€ 240.000", "", "240000", "240000", "EUR"},
		{"~$118k", "", "118000", "118000", "USD"},
		{"≈ €118k", "", "118000", "118000", "EUR"},
		{"approx. 118k", "EUR", "118000", "118000", "EUR"},
		{"up to $50k", "", "50000", "50000", "USD"},
		{"$500k+", "", "500000", "500000", "USD"},
		{">$1M", "", "1000000", "1000000", "USD"},
		{"$850K/year", "", "850000", "850000", "USD"},
		{"$850K / yr", "", "850000", "850000", "USD"},
		{"$850K p.a.", "", "850000", "850000", "USD"},
		{"$850K per annum (list price)", "", "850000", "850000", "USD"},
		{"1.2bn", "USD", "1200000000", "1200000000", "USD"},
		{"$3 B", "", "3000000000", "3000000000", "USD"},
		{"1,2 Mio €", "", "1200000", "1200000", "EUR"},
		{"1,2 Mio. €", "", "1200000", "1200000", "EUR"},
		{"12 k€", "", "12000", "12000", "EUR"},
		{"1,2 M€", "", "1200000", "1200000", "EUR"},
		{"3 Mrd. EUR", "", "3000000000", "3000000000", "EUR"},
		{"240 T€", "", "240000", "240000", "EUR"},
		{"240 TEUR", "", "240000", "240000", "EUR"},
		{"120 kEUR", "", "120000", "120000", "EUR"},
		{"2 million dollars", "", "2000000", "2000000", "USD"},
		{"$ 2 thousand", "", "2000", "2000", "USD"},
		{"¥3,000,000", "", "3000000", "3000000", "JPY"},
		{"¥3,000,000", "CNY", "3000000", "3000000", "CNY"},
		{"45k kr", "SEK", "45000", "45000", "SEK"},
		{"zł 45k", "", "45000", "45000", "PLN"},
		{"45 000 zł", "", "45000", "45000", "PLN"},
		{"R$ 1.200", "", "1200", "1200", "BRL"},
		{"R$ 1.200,50", "", "1200.5", "1200.5", "BRL"},
		{"A$45k", "USD", "45000", "45000", "AUD"},
		{"C$1m", "", "1000000", "1000000", "CAD"},
		{"$45k CAD", "", "45000", "45000", "CAD"},
		{"Rp 4.5bn", "", "4500000000", "4500000000", "IDR"},
		{"CHF 1'200.50", "", "1200.5", "1200.5", "CHF"},
		{"Fr. 1'200.–", "", "1200", "1200", "CHF"},
		{"AED 1.5M", "", "1500000", "1500000", "AED"},
		// Separators.
		{"1.200.000", "", "1200000", "1200000", ""},
		{"1,200,000", "", "1200000", "1200000", ""},
		{"12,00,000", "INR", "1200000", "1200000", "INR"},
		{"₹1,20,00,000.50", "", "12000000.5", "12000000.5", "INR"},
		{"1'200'000", "", "1200000", "1200000", ""},
		{"1’200’000", "", "1200000", "1200000", ""},
		{"1 200 000", "", "1200000", "1200000", ""},
		{"1\u00a0200\u00a0000", "", "1200000", "1200000", ""},
		{"1\u202f200\u202f000,50", "", "1200000.5", "1200000.5", ""},
		{"1,200.50", "", "1200.5", "1200.5", ""},
		{"1.200,50", "", "1200.5", "1200.5", ""},
		{"1,234,567.891", "", "1234567.891", "1234567.891", ""},
		{"1.2M", "", "1200000", "1200000", ""},
		{"1,2M", "", "1200000", "1200000", ""},
		{"1,25M", "", "1250000", "1250000", ""},
		{".5M", "", "500000", "500000", ""},
		{"0,400", "", "0.4", "0.4", ""},
		{"1234.567", "", "1234.567", "1234.567", ""},
		{"12.500", "", "12500", "12500", ""},
		{"$12.500", "", "12500", "12500", "USD"},
		{"175,000", "DKK", "175000", "175000", "DKK"},
		{"240,000", "", "240000", "240000", ""},
		{"$1,200", "", "1200", "1200", "USD"},
		{"$1,200k", "", "1200000", "1200000", "USD"},
		{"$1.250M", "", "1250000", "1250000", "USD"},
		{"€1,200", "", "1200", "1200", "EUR"}, // a written euro sign: thousands
		{"1,200", "USD", "1200", "1200", "USD"},
		{"1.200", "BRL", "1200", "1200", "BRL"},
		{"99999999999999999999", "", "99999999999999999999", "99999999999999999999", ""},
	}
	for _, test := range tests {
		money, problem := value.Money(test.text, value.Settings{Currency: test.own})
		if problem != nil || money.State != plan.Set || money.Min.String() != test.min || money.Max.String() != test.max || money.Currency != test.currency {
			t.Errorf("Money(%q, %q) = %s to %s %q, state %d, problem %+v; want %s to %s %q", test.text, test.own, money.Min, money.Max, money.Currency, money.State, problem, test.min, test.max, test.currency)
			continue
		}
		if middle := money.Min.Add(money.Max).Shift(0); !money.Amount.Add(money.Amount).Equal(middle) {
			t.Errorf("Money(%q).Amount = %s, not the middle of %s and %s", test.text, money.Amount, money.Min, money.Max)
		}
	}
}

func TestMoneyTrouble(t *testing.T) {
	tests := []struct {
		text   string
		detail string
	}{
		{"abc", "is not an amount of money"},
		{"lots", "is not an amount of money"},
		{"$", "is not an amount of money"},
		{"1.2.3", "is not an amount of money"},
		{"1,2,3", "is not an amount of money"},
		{"12,34,56", "is not an amount of money"},
		{"1e999999999", "is not an amount of money"},
		{"1e9", "is not an amount of money"},
		{"0x10", "is not an amount of money"},
		{"Inf", "is not an amount of money"},
		{"NaN", "is not an amount of money"},
		{"--5", "is not an amount of money"},
		{"12 apples", "is not an amount of money"},
		{"$10k $20k", "is not one amount"},
		{"2026-10-14", "is not one amount"},
		{"10 20", "is not one amount"},
		{"$180K → $396K", "is a change, not one amount"},
		{"$180K → $396K (2.2x)", "is a change, not one amount"},
		{"$180K -> $396K", "is a change, not one amount"},
		{"$2M-$1M", "is a range that runs backwards"},
		{"€45k USD", "names two currencies"},
		{"€1M – $2M", "names two currencies"},
		{"$10k/month", "is an amount per month"},
		{"$10k MRR", "is an amount per month"},
		{"$30k per quarter", "is an amount per quarter"},
		{"$40 per user", "is an amount per user"},
		{strings.Repeat("9", 25), "is not an amount of money"},
		{strings.Repeat("9", 10_000), "is too long to be an amount"},
		{strings.Repeat("(", 150) + strings.Repeat(")", 40), "is not an amount of money"},
		{"1M lakh crore billion", "is not an amount of money"},
		{"$\xff", "is not an amount of money"},
	}
	for _, test := range tests {
		money, problem := value.Money(test.text, value.Settings{})
		if problem == nil || money.State != plan.Unreadable || problem.Kind != plan.UnreadableValue || problem.Detail != test.detail || problem.Hint == "" {
			t.Errorf("Money(%.60q) = %s, state %d, %+v; want %q", test.text, money.Amount, money.State, problem, test.detail)
		}
		if !money.Amount.IsZero() {
			t.Errorf("Money(%.60q) has the amount %s all the same", test.text, money.Amount)
		}
	}
}

func TestMoneyAmbiguous(t *testing.T) {
	tests := []struct {
		text, own string
		readings  []string
	}{
		{"1,200", "", []string{"1.2", "1200"}},
		{"1.200", "", []string{"1.2", "1200"}},
		{"1,200", "EUR", []string{"EUR 1.2", "EUR 1200"}},
		{"€1.200", "", []string{"EUR 1.2", "EUR 1200"}},
		{"$1.200", "", []string{"USD 1.2", "USD 1200"}},
		{"€1.250M", "", []string{"EUR 1250000", "EUR 1250000000"}},
		{"-1,200", "", []string{"-1.2", "-1200"}},
		{"45k kr", "", []string{"SEK", "NOK", "DKK"}},
	}
	for _, test := range tests {
		money, problem := value.Money(test.text, value.Settings{Currency: test.own})
		if problem == nil || money.State != plan.Ambiguous || problem.Kind != plan.AmbiguousValue || !slices.Equal(problem.Readings, test.readings) {
			t.Errorf("Money(%q, %q) = %s, state %d, %+v; want the readings %v", test.text, test.own, money.Amount, money.State, problem, test.readings)
		}
	}
}

func TestMoneyUnsaid(t *testing.T) {
	states := map[string]plan.State{"": plan.Missing, "—": plan.Missing, "n/a": plan.NotApplicable, "none": plan.NotApplicable, "TBD": plan.Placeholder, "£[n]": plan.Placeholder, "$XX,XXX": plan.Placeholder, "{{arr}}": plan.Placeholder, "$____": plan.Placeholder}
	for text, state := range states {
		if money, problem := value.Money(text, value.Settings{}); money.State != state || (problem != nil) != (state == plan.Placeholder) {
			t.Errorf("Money(%q) has state %d, problem %+v; want %d", text, money.State, problem, state)
		}
	}
}

func TestHugeNumbersCostNothing(t *testing.T) {
	hostile := []string{"1e999999999", "1E2147483647", strings.Repeat("9", 1<<20), strings.Repeat("1,", 1<<18), strings.Repeat("1'", 90), "1" + strings.Repeat("k", 190), "1" + strings.Repeat(" lakh", 35), strings.Repeat("(", 1<<20), strings.Repeat("~", 199) + "1"}
	start := time.Now()
	for range 100 {
		for _, text := range hostile {
			value.Money(text, value.Settings{})
			value.Percent(text, value.Settings{})
			value.Number(text, value.Settings{})
			value.Date(text, value.Settings{})
			value.Days(text, value.Settings{})
			value.Flag(text, value.Settings{})
		}
	}
	if took := time.Since(start); took > 20*time.Second {
		t.Errorf("hostile input took %s", took)
	}
}
