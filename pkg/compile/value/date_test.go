package value_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/acctplan/acctplan/pkg/compile/value"
	"github.com/acctplan/acctplan/pkg/plan"
)

func TestDate(t *testing.T) {
	day, month, quarter, half, year := plan.ToDay, plan.ToMonth, plan.ToQuarter, plan.ToHalf, plan.ToYear
	tests := []struct {
		text        string
		first, last string
		precision   plan.Precision
	}{
		// Days, as written around the world.
		{"2026-12-01", "2026-12-01", "2026-12-01", day},
		{"2026-1-5", "2026-01-05", "2026-01-05", day},
		{"2026/10/14", "2026-10-14", "2026-10-14", day},
		{"2026.10.14", "2026-10-14", "2026-10-14", day},
		{"20261014", "2026-10-14", "2026-10-14", day},
		{"1 Dec 2026", "2026-12-01", "2026-12-01", day},
		{"01 December 2026", "2026-12-01", "2026-12-01", day},
		{"1st Dec 2026", "2026-12-01", "2026-12-01", day},
		{"1st of December, 2026", "2026-12-01", "2026-12-01", day},
		{"2ND DEC 2026", "2026-12-02", "2026-12-02", day},
		{"Dec 1, 2026", "2026-12-01", "2026-12-01", day},
		{"Dec. 1, 2026", "2026-12-01", "2026-12-01", day},
		{"December 1st, 2026", "2026-12-01", "2026-12-01", day},
		{"February 4, 2026", "2026-02-04", "2026-02-04", day},
		{"1-Dec-2026", "2026-12-01", "2026-12-01", day},
		{"14-Oct-26", "2026-10-14", "2026-10-14", day},
		{"14 Oct 26", "2026-10-14", "2026-10-14", day},
		{"14 Oct '26", "2026-10-14", "2026-10-14", day},
		{"14 Oct 98", "1998-10-14", "1998-10-14", day},
		{"2026-Dec-14", "2026-12-14", "2026-12-14", day},
		{"2026 Dec 14", "2026-12-14", "2026-12-14", day},
		{"Tue 14 Oct 2026", "2026-10-14", "2026-10-14", day},
		{"Tuesday, October 14, 2026", "2026-10-14", "2026-10-14", day},
		{"Sept 9, 2026", "2026-09-09", "2026-09-09", day},
		{"29 Feb 2028", "2028-02-29", "2028-02-29", day},
		{"10/14/2026", "2026-10-14", "2026-10-14", day},
		{"14/10/2026", "2026-10-14", "2026-10-14", day},
		{"14-10-2026", "2026-10-14", "2026-10-14", day},
		{"05/05/2026", "2026-05-05", "2026-05-05", day},
		{"10/14/26", "2026-10-14", "2026-10-14", day},
		{"14.10.2026", "2026-10-14", "2026-10-14", day},
		{"11.06.2026", "2026-06-11", "2026-06-11", day},
		{"4.5.26", "2026-05-04", "2026-05-04", day},
		{"2026-10-14T10:00:00Z", "2026-10-14", "2026-10-14", day},
		{"2026-10-14T10:00:00.123+02:00", "2026-10-14", "2026-10-14", day},
		{"2026-10-14 09:30", "2026-10-14", "2026-10-14", day},
		{"14 Oct 2026 at 3pm", "2026-10-14", "2026-10-14", day},
		{"14 Oct 2026, 15:00 CET", "2026-10-14", "2026-10-14", day},
		{"2026年12月1日", "2026-12-01", "2026-12-01", day},
		{"📅 2026-10-14", "2026-10-14", "2026-10-14", day},
		{"2026‑10‑14", "2026-10-14", "2026-10-14", day}, // no-break hyphens
		// Other languages.
		{"14. Oktober 2026", "2026-10-14", "2026-10-14", day},
		{"3. März 2027", "2027-03-03", "2027-03-03", day},
		{"1er février 2027", "2027-02-01", "2027-02-01", day},
		{"14 août 2026", "2026-08-14", "2026-08-14", day},
		{"3 de marzo de 2027", "2027-03-03", "2027-03-03", day},
		{"7 de dezembro de 2026", "2026-12-07", "2026-12-07", day},
		{"14 ottobre 2026", "2026-10-14", "2026-10-14", day},
		{"14 mei 2026", "2026-05-14", "2026-05-14", day},
		{"Fe\u0301vrier 2027", "2027-02-01", "2027-02-28", month}, // a combining accent
		{"Dezember 2026", "2026-12-01", "2026-12-31", month},
		// Months.
		{"2026-12", "2026-12-01", "2026-12-31", month},
		{"2026/02", "2026-02-01", "2026-02-28", month},
		{"12/2026", "2026-12-01", "2026-12-31", month},
		{"Dec 2026", "2026-12-01", "2026-12-31", month},
		{"Dec. 2026", "2026-12-01", "2026-12-31", month},
		{"December, 2026", "2026-12-01", "2026-12-31", month},
		{"Dec '26", "2026-12-01", "2026-12-31", month},
		{"Dec-2026", "2026-12-01", "2026-12-31", month},
		{"2026 December", "2026-12-01", "2026-12-31", month},
		{"May 2026", "2026-05-01", "2026-05-31", month},
		// Quarters, halves and years.
		{"2026-Q4", "2026-10-01", "2026-12-31", quarter},
		{"2026Q4", "2026-10-01", "2026-12-31", quarter},
		{"2026 Q4", "2026-10-01", "2026-12-31", quarter},
		{"Q4 2026", "2026-10-01", "2026-12-31", quarter},
		{"q4 2026", "2026-10-01", "2026-12-31", quarter},
		{"Q4/2026", "2026-10-01", "2026-12-31", quarter},
		{"Q4-2026", "2026-10-01", "2026-12-31", quarter},
		{"Q4, 2026", "2026-10-01", "2026-12-31", quarter},
		{"Q4 '26", "2026-10-01", "2026-12-31", quarter},
		{"Q4 26", "2026-10-01", "2026-12-31", quarter},
		{"4Q26", "2026-10-01", "2026-12-31", quarter},
		{"CQ4 2026", "2026-10-01", "2026-12-31", quarter},
		{"Q4 CY2026", "2026-10-01", "2026-12-31", quarter},
		{"fourth quarter of 2026", "2026-10-01", "2026-12-31", quarter},
		{"4. Quartal 2026", "2026-10-01", "2026-12-31", quarter},
		{"H1 2027", "2027-01-01", "2027-06-30", half},
		{"2027-H1", "2027-01-01", "2027-06-30", half},
		{"2H 2027", "2027-07-01", "2027-12-31", half},
		{"first half of 2027", "2027-01-01", "2027-06-30", half},
		{"2026", "2026-01-01", "2026-12-31", year},
		{"CY 2026", "2026-01-01", "2026-12-31", year},
		// What people put around a date.
		{"by 14 Oct 2026", "2026-10-14", "2026-10-14", day},
		{"before 2026-10-14", "2026-10-14", "2026-10-14", day},
		{"no later than Oct 14, 2026", "2026-10-14", "2026-10-14", day},
		{"~Dec 2026", "2026-12-01", "2026-12-31", month},
		{"≈ Q4 2026", "2026-10-01", "2026-12-31", quarter},
		{"end of Q4 2026", "2026-10-01", "2026-12-31", quarter},
		{"End Q4 2026", "2026-10-01", "2026-12-31", quarter},
		{"early 2027", "2027-01-01", "2027-12-31", year},
		{"mid 2027", "2027-01-01", "2027-12-31", year},
		{"mid-2027", "2027-01-01", "2027-12-31", year},
		{"late Oct 2026", "2026-10-01", "2026-10-31", month},
		{"Ende 2026", "2026-01-01", "2026-12-31", year},
		{"14 Oct 2026 (moved from Sept)", "2026-10-14", "2026-10-14", day},
		{"May 2026 (End of Q4 FY26)", "2026-05-01", "2026-05-31", month},
		{"Month 9 (Dec 2026)", "2026-12-01", "2026-12-31", month},
		{"14 Oct 2026 tentative", "2026-10-14", "2026-10-14", day},
		{"  2026-10-14  ", "2026-10-14", "2026-10-14", day},
		{"1900-01-01", "1900-01-01", "1900-01-01", day},
		{"2200-12-31", "2200-12-31", "2200-12-31", day},
	}
	for _, test := range tests {
		date, problem := value.Date(test.text, value.Settings{})
		if problem != nil || !date.Known() || date.First.String() != test.first || date.Last.String() != test.last || date.Precision != test.precision {
			t.Errorf("Date(%q) = %s to %s, %s, state %d, problem %+v; want %s to %s, %s", test.text, date.First, date.Last, date.Precision, date.State, problem, test.first, test.last, test.precision)
		}
		if date.Text != strings.TrimSpace(test.text) {
			t.Errorf("Date(%q).Text = %q", test.text, date.Text)
		}
	}
}

func TestDateFiscal(t *testing.T) {
	tests := []struct {
		text        string
		start       time.Month
		first, last string
	}{
		{"FY27", time.April, "2026-04-01", "2027-03-31"},
		{"FY 27", time.April, "2026-04-01", "2027-03-31"},
		{"FY2027", time.April, "2026-04-01", "2027-03-31"},
		{"FY2026-27", time.April, "2026-04-01", "2027-03-31"},
		{"FY26/27", time.April, "2026-04-01", "2027-03-31"},
		{"FY2026/2027", time.April, "2026-04-01", "2027-03-31"},
		{"fiscal year 2027", time.April, "2026-04-01", "2027-03-31"},
		{"fiscal 2027", time.February, "2026-02-01", "2027-01-31"},
		{"Q4 FY27", time.April, "2027-01-01", "2027-03-31"},
		{"Q1 FY27", time.April, "2026-04-01", "2026-06-30"},
		{"FY27 Q1", time.October, "2026-10-01", "2026-12-31"},
		{"FY27-Q1", time.October, "2026-10-01", "2026-12-31"},
		{"FY27Q2", time.October, "2027-01-01", "2027-03-31"},
		{"H2 FY27", time.July, "2027-01-01", "2027-06-30"},
		{"FQ1 2027", time.July, "2026-07-01", "2026-09-30"},
		{"end of FY27", time.July, "2026-07-01", "2027-06-30"},
		{"FY27", time.January, "2027-01-01", "2027-12-31"},
		{"Q4 2026", time.July, "2026-10-01", "2026-12-31"}, // no FY: the calendar's quarter
	}
	for _, test := range tests {
		date, problem := value.Date(test.text, value.Settings{FiscalYearStart: test.start})
		if problem != nil || date.First.String() != test.first || date.Last.String() != test.last {
			t.Errorf("Date(%q), year from %s = %s to %s, problem %+v; want %s to %s", test.text, test.start, date.First, date.Last, problem, test.first, test.last)
		}
	}
	date, problem := value.Date("Q4 FY27", value.Settings{})
	if !date.Known() || date.First.String() != "2027-10-01" || problem == nil || problem.Kind != plan.AssumedFiscalYear {
		t.Errorf("Date(Q4 FY27) without a fiscal year = %+v, %+v; want Q4 of 2027 and AssumedFiscalYear", date, problem)
	}
	if !strings.Contains(problem.Detail, "2027") || !strings.Contains(problem.Hint, "fiscal_year_start") {
		t.Errorf("the problem says %q, %q", problem.Detail, problem.Hint)
	}
}

func TestDateTrouble(t *testing.T) {
	tests := []struct {
		text   string
		kind   plan.ProblemKind
		detail string
		hint   string // part of it
	}{
		{"2026-02-31", plan.ImpossibleDate, "does not exist: February 2026 has 28 days", "2026-02-28"},
		{"2028-02-30", plan.ImpossibleDate, "does not exist: February 2028 has 29 days", "2028-02-29"},
		{"31 Apr 2026", plan.ImpossibleDate, "does not exist: April 2026 has 30 days", "2026-04-30"},
		{"Apr 31, 2026", plan.ImpossibleDate, "does not exist: April 2026 has 30 days", "2026-04-30"},
		{"2026-13-01", plan.ImpossibleDate, "does not exist: there is no month 13", "2026-01-13"},
		{"2026-00-10", plan.ImpossibleDate, "does not exist: there is no month 0", ""},
		{"2026-13", plan.ImpossibleDate, "does not exist: there is no month 13", ""},
		{"2026-27", plan.ImpossibleDate, "does not exist: there is no month 27", ""},
		{"30/02/2026", plan.ImpossibleDate, "does not exist: February 2026 has 28 days", ""},
		{"31.02.2026", plan.ImpossibleDate, "does not exist: February 2026 has 28 days", ""},
		{"0 Dec 2026", plan.ImpossibleDate, "does not exist: December 2026 has 31 days", ""},
		{"1899-12-31", plan.ImpossibleDate, "does not exist: the year 1899 is not between 1900 and 2200", ""},
		{"2201", plan.ImpossibleDate, "does not exist: the year 2201 is not between 1900 and 2200", ""},
		{"Q3", plan.UnresolvableDate, "has no year", "Q3 2026"},
		{"H2", plan.UnresolvableDate, "has no year", "H2 2026"},
		{"15 Oct", plan.UnresolvableDate, "has no year", "15 Oct 2026"},
		{"Apr 18", plan.UnresolvableDate, "has no year", "Apr 18, 2026"},
		{"Dec 26", plan.UnresolvableDate, "has no year", ""}, // the day or the year
		{"October", plan.UnresolvableDate, "has no year", "October 2026"},
		{"10/14", plan.UnresolvableDate, "has no year", "2026-10-14"},
		{"15.10.", plan.UnresolvableDate, "has no year", ""},
		{"ASAP", plan.UnresolvableDate, "is not a date", "the day it means"},
		{"ASAP — sitting for 2 weeks", plan.UnresolvableDate, "is not a date", ""},
		{"ongoing", plan.UnresolvableDate, "is not a date", "the day it means"},
		{"next week", plan.UnresolvableDate, "is not a date", "the day it means"},
		{"soon", plan.UnresolvableDate, "is not a date", ""},
		{"T-90", plan.UnresolvableDate, "is not a date", ""},
		{"Week 3", plan.UnresolvableDate, "is not a date", ""},
		{"Day 30", plan.UnresolvableDate, "is not a date", ""},
		{"EOY", plan.UnresolvableDate, "is not a date", ""},
		{"Octember 2027", plan.UnresolvableDate, "is not a date", "2026-10-14"},
		{"Q5 2026", plan.UnresolvableDate, "is not a date", ""},
		{"H3 2026", plan.UnresolvableDate, "is not a date", ""},
		{"0.7", plan.UnresolvableDate, "is not a date", ""},
		{"v1.2.3", plan.UnresolvableDate, "is not a date", ""},
		{"12", plan.UnresolvableDate, "is not a date", ""},
		{"2026-12-01-05", plan.UnresolvableDate, "is not a date", ""},
		{"2026--12", plan.UnresolvableDate, "is not a date", ""},
		{"15 Oct 2026 / 21 Jan 2027", plan.UnresolvableDate, "names two dates", ""},
		{"Oct–Dec 2026", plan.UnresolvableDate, "names two dates", ""},
		{"2026-10-01 to 2026-12-31", plan.UnresolvableDate, "names two dates", ""},
		{"2 March 2026 → 1 September 2027", plan.UnresolvableDate, "names two dates", ""},
		{"99999999999999999999", plan.UnresolvableDate, "is not a date", ""},
		{strings.Repeat("9", 100_000), plan.UnresolvableDate, "is too long to be a date", ""},
		{strings.Repeat("1-", 90), plan.UnresolvableDate, "is not a date", ""},
		{"never", plan.UnresolvableDate, "is not a date", ""}, // this field has no such answer
		{"yes", plan.UnresolvableDate, "is not a date", ""},
		{"\xff\xfe2026", plan.UnresolvableDate, "is not a date", ""},
	}
	for _, test := range tests {
		date, problem := value.Date(test.text, value.Settings{})
		if problem == nil || date.State != plan.Unreadable || problem.Kind != test.kind || problem.Detail != test.detail || !strings.Contains(problem.Hint, test.hint) {
			t.Errorf("Date(%.60q) = state %d, problem %+v; want %s %q with hint %q", test.text, date.State, problem, test.kind, test.detail, test.hint)
		}
		if problem != nil && len(problem.Text) > 100 {
			t.Errorf("Date(%.60q): the problem repeats %d bytes", test.text, len(problem.Text))
		}
	}
}

func TestDateOrders(t *testing.T) {
	tests := []struct {
		text  string
		order value.DateOrder
		want  string
	}{
		{"11/06/2026", value.DayFirst, "2026-06-11"},
		{"11/06/2026", value.MonthFirst, "2026-11-06"},
		{"11-06-2026", value.MonthFirst, "2026-11-06"},
		{"11/06/26", value.DayFirst, "2026-06-11"},
		{"26/11/06", value.YearFirst, "2026-11-06"},
		{"14/10/2026", value.MonthFirst, "2026-10-14"}, // only one reading names a day
		{"10/14/2026", value.DayFirst, "2026-10-14"},
		{"11.06.2026", value.MonthFirst, "2026-06-11"},
		{"2026/11/06", value.DayFirst, "2026-11-06"},
	}
	for _, test := range tests {
		date, problem := value.Date(test.text, value.Settings{DateOrder: test.order})
		if problem != nil || date.First.String() != test.want {
			t.Errorf("Date(%q), order %d = %s, %+v; want %s", test.text, test.order, date.First, problem, test.want)
		}
	}
	ambiguous := []struct {
		text     string
		readings []string
	}{
		{"11/06/2026", []string{"2026-06-11", "2026-11-06"}},
		{"11-06-2026", []string{"2026-06-11", "2026-11-06"}},
		{"1/2/27", []string{"2027-02-01", "2027-01-02"}},
		{"26-10-14", []string{"2014-10-26", "2026-10-14"}},
	}
	for _, test := range ambiguous {
		date, problem := value.Date(test.text, value.Settings{})
		if date.State != plan.Ambiguous || problem == nil || problem.Kind != plan.AmbiguousValue || !slices.Equal(problem.Readings, test.readings) {
			t.Errorf("Date(%q) = state %d, %+v; want the readings %v", test.text, date.State, problem, test.readings)
		}
		if date.Known() {
			t.Errorf("Date(%q) is known", test.text)
		}
	}
}

func TestDateWords(t *testing.T) {
	all := value.AllowNone | value.AllowNever | value.AllowYes
	tests := []struct {
		text             string
		allow            value.Allow
		state            plan.State
		none, never, yes bool
	}{
		{"none", value.AllowNone, plan.Set, true, false, false},
		{"Evergreen", value.AllowNone, plan.Set, true, false, false},
		{"auto-renew", value.AllowNone, plan.Set, true, false, false},
		{"month-to-month (since 2024)", value.AllowNone, plan.Set, true, false, false},
		{"never", value.AllowNever, plan.Set, false, true, false},
		{"Not met", value.AllowNever, plan.Set, false, true, false},
		{"never", value.AllowNone, plan.Set, true, false, false},
		{"yes", value.AllowYes, plan.Set, false, false, true},
		{"✅", value.AllowYes, plan.Set, false, false, true},
		{"true", all, plan.Set, false, false, true},
		{"none", 0, plan.NotApplicable, false, false, false},
		{"none", value.AllowYes, plan.NotApplicable, false, false, false},
		{"evergreen", 0, plan.Unreadable, false, false, false},
		{"2026-10-14", all, plan.Set, false, false, false},
		{"—", all, plan.Missing, false, false, false},
		{"", all, plan.Missing, false, false, false},
		{"n/a", all, plan.NotApplicable, false, false, false},
		{"TBD", all, plan.Placeholder, false, false, false},
		{"[date]", all, plan.Placeholder, false, false, false},
		{"YYYY-MM-DD", all, plan.Placeholder, false, false, false},
	}
	for _, test := range tests {
		date, problem := value.DateOr(test.text, value.Settings{}, test.allow)
		if date.State != test.state || date.None != test.none || date.Never != test.never || date.Yes != test.yes {
			t.Errorf("DateOr(%q, %d) = %+v", test.text, test.allow, date)
		}
		if wrong := test.state == plan.Unreadable || test.state == plan.Placeholder; wrong != (problem != nil) {
			t.Errorf("DateOr(%q, %d) has the problem %+v", test.text, test.allow, problem)
		}
	}
}

func TestDateRange(t *testing.T) {
	for _, text := range []string{"2 March 2026 → 1 September 2027", "2026-03-02 to 2027-09-01", "2026-03-02 – 2027-09-01", "2026-03-02 - 2027-09-01 (18 months)", "2 Mar 2026–1 Sep 2027"} {
		start, end, ok := value.DateRange(text, value.Settings{})
		if !ok || start.First.String() != "2026-03-02" || end.Last.String() != "2027-09-01" {
			t.Errorf("DateRange(%q) = %s, %s, %v", text, start.First, end.Last, ok)
		}
	}
	for _, text := range []string{"", "2026-03-02", "Q4 2026", "2027 to 2026", "from here to there", "2026-10-14 - call Dana", strings.Repeat("x", 300)} {
		if start, end, ok := value.DateRange(text, value.Settings{}); ok {
			t.Errorf("DateRange(%q) = %s, %s", text, start.First, end.Last)
		}
	}
}
