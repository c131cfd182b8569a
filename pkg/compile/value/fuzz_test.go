package value_test

import (
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"github.com/acctplan/acctplan/pkg/compile/value"
	"github.com/acctplan/acctplan/pkg/plan"
)

// checkProblem holds for whatever a reader says about a value: trouble is told in full, and
// only where there is trouble.
func checkProblem(t *testing.T, text string, state plan.State, problem *plan.Problem) {
	t.Helper()
	switch state {
	case plan.Missing, plan.NotApplicable:
		if problem != nil {
			t.Errorf("%q is no value, but has the problem %+v", text, problem)
		}
	case plan.Unreadable, plan.Ambiguous, plan.Placeholder:
		if problem == nil {
			t.Fatalf("%q has state %d and no problem", text, state)
		}
		if problem.Detail == "" || problem.Hint == "" || len(problem.Text) > 100 {
			t.Errorf("%q: the problem does not say enough, or too much: %+v", text, problem)
		}
		if (state == plan.Ambiguous) != (len(problem.Readings) >= 2) {
			t.Errorf("%q has state %d and the readings %v", text, state, problem.Readings)
		}
	}
}

func FuzzDate(f *testing.F) {
	for _, text := range []string{"2026-12-01", "Dec 1, 2026", "Q4 FY27", "FY2026-27", "11/06/2026", "14. Oktober 2026", "2026年12月1日", "by mid 2027", "Month 9 (Dec 2026)", "2026-10-14T10:00Z", "[date]", "'26", "Fe\u0301v 26"} {
		f.Add(text, uint8(4), uint8(1))
	}
	for _, text := range []string{"5–9 Dec 2026", "2026-12-05 to 2026-12-09", "Dec 5–9, 2026", "FY00->FY00"} {
		f.Add(text, uint8(4), uint8(value.AllowSpan)<<4)
	}
	f.Fuzz(func(t *testing.T, text string, start, order uint8) {
		settings := value.Settings{FiscalYearStart: time.Month(start % 16), DateOrder: value.DateOrder(order % 6)}
		date, problem := value.DateOr(text, settings, value.Allow(order>>4))
		checkProblem(t, text, date.State, problem)
		if date.State == plan.Set && problem != nil && problem.Kind != plan.AssumedFiscalYear {
			t.Errorf("Date(%q) is set with the problem %+v", text, problem)
		}
		if !date.Known() {
			if date.First != 0 || date.Last != 0 {
				t.Errorf("Date(%q) is not known but has days", text)
			}
			return
		}
		if date.First > date.Last || date.Last-date.First > 366 || date.First.Time().Year() < 1899 || date.Last.Time().Year() > 2200 {
			t.Errorf("Date(%q) = %s to %s", text, date.First, date.Last)
		}
		if date.Precision == plan.ToDay && date.First != date.Last && (value.Allow(order>>4)&value.AllowSpan == 0) {
			t.Errorf("Date(%q) is a day of several days", text)
		}
		// What was read, written as a day, reads back the same.
		again, _ := value.Date(date.First.String(), settings)
		if date.First.Time().Year() >= 1900 && again.First != date.First {
			t.Errorf("%s reads as %s", date.First, again.First)
		}
	})
}

func FuzzMoney(f *testing.F) {
	for _, text := range []string{"480k", "$1.2M", "£0.4–0.8M", "₹ 45 lakh", "12,00,000", "1'200'000.50", "€1.200", "(180K)", "between $1M and $2M", "1e999999999", "45 kr", "kEUR", "1 200 000,5 Mio. €", "$10k/month"} {
		f.Add(text, "USD")
		f.Add(text, "")
	}
	limit := decimal.New(1, 60)
	f.Fuzz(func(t *testing.T, text, currency string) {
		money, problem := value.Money(text, value.Settings{Currency: currency})
		checkProblem(t, text, money.State, problem)
		if money.State != plan.Set {
			if !money.Amount.IsZero() || !money.Min.IsZero() || !money.Max.IsZero() {
				t.Errorf("Money(%q) is not set but has an amount", text)
			}
			return
		}
		if problem != nil {
			t.Errorf("Money(%q) is set with the problem %+v", text, problem)
		}
		if money.Min.GreaterThan(money.Amount) || money.Amount.GreaterThan(money.Max) || money.Max.Abs().GreaterThan(limit) || money.Min.Abs().GreaterThan(limit) {
			t.Errorf("Money(%q) = %s, from %s to %s", text, money.Amount, money.Min, money.Max)
		}
		if !money.IsRange() {
			// Four decimals show that a point is no thousands' sign. They count as digits, of which 24 are read.
			again, problem := value.Money(money.Amount.StringFixed(4)+" "+money.Currency, value.Settings{Currency: currency})
			if money.Amount.Abs().LessThan(decimal.New(1, 20)) && len(money.Currency) == 3 && currency == "" && money.Amount.Exponent() >= -4 && (problem != nil || !again.Amount.Equal(money.Amount)) {
				t.Errorf("Money(%q) = %s, which reads as %s, %+v", text, money.Amount, again.Amount, problem)
			}
		}
	})
}

func FuzzPercent(f *testing.F) {
	for _, text := range []string{"70%", "0.7", "high", "60–70%", "1", "1.250%", "140 percent", "-5%", "~70 % (up)", "72/100", "3 months", "P90D", "☑"} {
		f.Add(text)
	}
	limit := decimal.New(1, 40)
	f.Fuzz(func(t *testing.T, text string) {
		percent, problem := value.Percent(text, value.Settings{})
		checkProblem(t, text, percent.State, problem)
		number, problem := value.Number(text, value.Settings{})
		checkProblem(t, text, number.State, problem)
		if percent.Value.Abs().GreaterThan(limit) || number.Value.Abs().GreaterThan(limit) {
			t.Errorf("%q is %s %% or %s", text, percent.Value, number.Value)
		}
		days, problem := value.Days(text, value.Settings{})
		checkProblem(t, text, days.State, problem)
		if days.Value < 0 || days.Value > 36525 {
			t.Errorf("Days(%q) = %d", text, days.Value)
		}
		flag, problem := value.Flag(text, value.Settings{})
		checkProblem(t, text, flag.State, problem)
		if value.Blank(text) && value.Placeholder(text) {
			t.Errorf("%q is blank and a placeholder", text)
		}
		value.ContainsPlaceholder(text)
	})
}

func BenchmarkDate(b *testing.B) {
	texts := []string{"2026-12-01", "14 Oct 2026", "Q4 FY27", "Dec 2026", "by February 4, 2026"}
	settings := value.Settings{FiscalYearStart: time.April}
	b.ReportAllocs()
	for i := range b.N {
		value.Date(texts[i%len(texts)], settings)
	}
}

func BenchmarkMoney(b *testing.B) {
	texts := []string{"480000", "$1.2M", "€240,000", "£0.4–0.8M", "₹ 45 lakh"}
	b.ReportAllocs()
	for i := range b.N {
		value.Money(texts[i%len(texts)], value.Settings{Currency: "EUR"})
	}
}

func BenchmarkPlaceholder(b *testing.B) {
	texts := []string{"Reduce time to invoice by a third", "[Name]", "Dana Roth", "High / Medium / Low", "$1.2M"}
	b.ReportAllocs()
	for i := range b.N {
		value.Placeholder(texts[i%len(texts)])
	}
}
