package value_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/acctplan/acctplan/pkg/compile/value"
	"github.com/acctplan/acctplan/pkg/plan"
)

// TestDateRoundTrip writes random days in every form and reads them back.
func TestDateRoundTrip(t *testing.T) {
	forms := []string{
		"2006-01-02", "2006/01/02", "2006.01.02", "2006-1-2", "2 Jan 2006", "02 January 2006", "2. January 2006", "Jan 2, 2006", "January 2, 2006", "2-Jan-2006",
		"Mon 2 Jan 2006", "Monday, January 2, 2006", "Mon, 02 Jan 2006", "02.01.2006", "2.1.2006", "20060102", "2006-01-02T15:04:05Z07:00", "2006-01-02 15:04", "2006 January 2",
		"by 2 Jan 2006", "2 Jan 2006 (moved)", "2nd of January 2006",
	}
	rapid.Check(t, func(t *rapid.T) {
		day := time.Date(rapid.IntRange(1900, 2200).Draw(t, "year"), time.Month(rapid.IntRange(1, 12).Draw(t, "month")), rapid.IntRange(1, 31).Draw(t, "day"), 0, 0, 0, 0, time.UTC)
		if day.Year() > 2200 {
			day = day.AddDate(-1, 0, 0)
		}
		text := day.Format(rapid.SampledFrom(forms).Draw(t, "form"))
		date, problem := value.Date(text, value.Settings{})
		if problem != nil || date.First.String() != day.Format(time.DateOnly) || date.Last != date.First || date.Precision != plan.ToDay {
			t.Fatalf("Date(%q) = %s to %s, %+v", text, date.First, date.Last, problem)
		}
	})
}

// TestSlashRoundTrip checks that a configured order is always followed where it can be.
func TestSlashRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day := time.Date(rapid.IntRange(1900, 2200).Draw(t, "year"), time.Month(rapid.IntRange(1, 12).Draw(t, "month")), rapid.IntRange(1, 28).Draw(t, "day"), 0, 0, 0, 0, time.UTC)
		for order, form := range map[value.DateOrder]string{value.DayFirst: "2/1/2006", value.MonthFirst: "1/2/2006"} {
			date, problem := value.Date(day.Format(form), value.Settings{DateOrder: order})
			if problem != nil || date.First.String() != day.Format(time.DateOnly) {
				t.Fatalf("Date(%q) = %s, %+v", day.Format(form), date.First, problem)
			}
		}
		date, _ := value.Date(day.Format("2/1/2006"), value.Settings{})
		if clear := day.Day() > 12 || day.Day() == int(day.Month()); clear != date.Known() {
			t.Fatalf("Date(%q) is known: %v", day.Format("2/1/2006"), date.Known())
		}
	})
}

// TestPeriodRoundTrip checks that parts of years tile them, calendar and fiscal.
func TestPeriodRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		year := rapid.IntRange(2000, 2099).Draw(t, "year")
		settings := value.Settings{FiscalYearStart: time.Month(rapid.IntRange(1, 12).Draw(t, "start"))}
		tiles := func(whole string, parts ...string) {
			all, problem := value.Date(whole, settings)
			if problem != nil {
				t.Fatalf("Date(%q): %+v", whole, problem)
			}
			next := all.First
			for _, part := range parts {
				date, problem := value.Date(part, settings)
				if problem != nil || date.First != next {
					t.Fatalf("Date(%q) starts %s, not %s; %+v", part, date.First, next, problem)
				}
				next = date.Last + 1
			}
			if next != all.Last+1 {
				t.Fatalf("%v end %s, %s ends %s", parts, next-1, whole, all.Last)
			}
		}
		y, fy := strconv.Itoa(year), fmt.Sprintf("FY%02d", year%100)
		tiles(y, "Q1 "+y, y+"-Q2", "Q3/"+y, "4Q"+y)
		tiles(y, "H1 "+y, y+"-H2")
		tiles(fy, "Q1 "+fy, fy+" Q2", fy+"-Q3", fy+"Q4")
		tiles(fy, "H1 "+fy, fy+" H2")
		tiles("FY"+strconv.Itoa(year-1)+"-"+fmt.Sprintf("%02d", year%100), "H1 "+fy, "H2 "+fy)
		if all, _ := value.Date(fy, settings); settings.FiscalYearStart > 1 && all.Last.Time().Year() != year {
			t.Fatalf("%s ends in %d", fy, all.Last.Time().Year())
		}
	})
}

// TestMoneyRoundTrip writes random amounts in many ways and reads them back.
func TestMoneyRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		amount := decimal.New(rapid.Int64Range(0, 1e12).Draw(t, "cents"), -2)
		plainText := amount.StringFixed(2)
		whole, cents, _ := strings.Cut(plainText, ".")
		group := func(by string) string {
			text := whole
			for i := len(text) - 3; i > 0; i -= 3 {
				text = text[:i] + by + text[i:]
			}
			return text
		}
		texts := []string{
			plainText, "$" + plainText, "USD " + plainText, plainText + " USD", "~$" + plainText, "$" + plainText + "/year", "$" + plainText + " (est.)",
			group(",") + "." + cents, "$" + group(",") + "." + cents, group(".") + "," + cents, group("'") + "." + cents, group(" ") + "." + cents,
			group("\u00a0") + "," + cents, amount.Shift(-3).String() + "0k", amount.Shift(-6).String() + "0M",
		}
		for _, text := range texts {
			if strings.HasSuffix(text, "0k") || strings.HasSuffix(text, "0M") {
				if _, decimals, found := strings.Cut(text[:len(text)-1], "."); !found || len(decimals) == 3 {
					continue // "1.250M" is a question of its own
				}
			}
			money, problem := value.Money(text, value.Settings{Currency: "USD"})
			if problem != nil || !money.Amount.Equal(amount) || money.IsRange() || money.Currency != "USD" {
				t.Fatalf("Money(%q) = %s %s, %+v; want %s", text, money.Amount, money.Currency, problem, amount)
			}
			negative, problem := value.Money("-"+strings.TrimPrefix(text, "~"), value.Settings{Currency: "USD"})
			if problem != nil || !negative.Amount.Equal(amount.Neg()) {
				t.Fatalf("Money(-%q) = %s, %+v", text, negative.Amount, problem)
			}
		}
	})
}

func TestPercentRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		share := decimal.New(rapid.Int64Range(0, 20000).Draw(t, "share"), -2)
		for _, text := range []string{share.String() + "%", share.StringFixed(2) + " %", strings.Replace(share.StringFixed(2), ".", ",", 1) + "%"} {
			percent, problem := value.Percent(text, value.Settings{})
			if problem != nil || !percent.Value.Equal(share) {
				t.Fatalf("Percent(%q) = %s, %+v", text, percent.Value, problem)
			}
		}
		if share.LessThan(decimal.New(100, 0)) {
			percent, problem := value.Percent(share.Shift(-2).String(), value.Settings{})
			if problem != nil || !percent.Value.Equal(share) {
				t.Fatalf("Percent(%s) = %s, %+v", share.Shift(-2), percent.Value, problem)
			}
		}
	})
}
