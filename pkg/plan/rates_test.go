package plan_test

import (
	"testing"

	"github.com/shopspring/decimal"

	"github.com/acctplan/acctplan/pkg/plan"
)

func TestRates(t *testing.T) {
	rates := plan.Rates{Base: "EUR", Worth: map[string]decimal.Decimal{"USD": decimal.RequireFromString("0.92"), "GBP": decimal.RequireFromString("1.15")}}
	for _, test := range []struct{ amount, from, to, want string }{
		{"100", "USD", "EUR", "92"},
		{"0.1", "USD", "EUR", "0.092"}, // exact into the base
		{"100", "EUR", "USD", "108.69565217"},
		{"100", "GBP", "USD", "125"},
		{"100", "EUR", "EUR", "100"},
		{"100", "JPY", "JPY", "100"},
		{"100", "", "USD", "100"},
		{"100", "JPY", "EUR", "?"},
		{"100", "EUR", "JPY", "?"},
	} {
		got, known := rates.Convert(decimal.RequireFromString(test.amount), test.from, test.to)
		if text := got.String(); known && text != test.want || !known && test.want != "?" {
			t.Errorf("%s %s in %s: %s %v", test.amount, test.from, test.to, text, known)
		}
	}
	if _, known := (plan.Rates{}).Convert(decimal.NewFromInt(1), "USD", "EUR"); known || (plan.Rates{}).Known() {
		t.Error("no rates know no rate")
	}
	money := plan.Money{Amount: decimal.NewFromInt(20), Min: decimal.NewFromInt(10), Max: decimal.NewFromInt(30), Currency: "GBP"}
	if in, known := money.In("EUR", rates); !known || in.Currency != "EUR" || in.Min.String() != "11.5" || in.Max.String() != "34.5" || money.Currency != "GBP" {
		t.Errorf("%+v %v", in, known)
	}
}
