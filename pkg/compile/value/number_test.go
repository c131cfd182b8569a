package value_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/acctplan/acctplan/pkg/compile/value"
	"github.com/acctplan/acctplan/pkg/plan"
)

func TestPercent(t *testing.T) {
	tests := []struct {
		text  string
		state plan.State
		want  string
	}{
		{"70%", plan.Set, "70"},
		{"70 %", plan.Set, "70"},
		{"70 percent", plan.Set, "70"},
		{"70pct", plan.Set, "70"},
		{"70", plan.Set, "70"},
		{"0.7", plan.Set, "70"},
		{".7", plan.Set, "70"},
		{"0,7", plan.Set, "70"},
		{"0.725", plan.Set, "72.5"},
		{"0.5%", plan.Set, "0.5"},
		{"62.5%", plan.Set, "62.5"},
		{"0", plan.Set, "0"},
		{"0%", plan.Set, "0"},
		{"100%", plan.Set, "100"},
		{"100", plan.Set, "100"},
		{"140%", plan.Set, "140"},
		{"-5%", plan.Set, "-5"},
		{"+12%", plan.Set, "12"},
		{"~70%", plan.Set, "70"},
		{"70% (up from 50%)", plan.Set, "70"},
		{"70% likely", plan.Set, "70"},
		{"1%", plan.Set, "1"},
		{"1.5", plan.Set, "1.5"},
		{"1.250%", plan.Set, "1.25"},
		{"high", plan.Set, "75"},
		{"Medium", plan.Set, "50"},
		{"LOW", plan.Set, "25"},
		{"High (verbal)", plan.Set, "75"},
		{"1", plan.Ambiguous, "0"},
		{"1.0", plan.Ambiguous, "0"},
		{"60–70%", plan.Unreadable, "0"},
		{"60%-70%", plan.Unreadable, "0"},
		{"x", plan.Unreadable, "0"},
		{"70 apples", plan.Unreadable, "0"},
		{"%", plan.Unreadable, "0"},
		{"1e99", plan.Unreadable, "0"},
		{strings.Repeat("7", 5000) + "%", plan.Unreadable, "0"},
		{"", plan.Missing, "0"},
		{"-", plan.Missing, "0"},
		{"TBD", plan.Placeholder, "0"},
		{"__%", plan.Placeholder, "0"},
		{"High / Medium / Low", plan.Placeholder, "0"},
		{"n/a", plan.NotApplicable, "0"},
	}
	for _, test := range tests {
		percent, problem := value.Percent(test.text, value.Settings{})
		if percent.State != test.state || percent.Value.String() != test.want {
			t.Errorf("Percent(%.40q) = %s, state %d, %+v; want %s, state %d", test.text, percent.Value, percent.State, problem, test.want, test.state)
		}
		if fine := test.state == plan.Set || test.state == plan.Missing || test.state == plan.NotApplicable; fine != (problem == nil) {
			t.Errorf("Percent(%.40q) has the problem %+v", test.text, problem)
		}
	}
	_, problem := value.Percent("1", value.Settings{})
	if !slices.Equal(problem.Readings, []string{"1%", "100%"}) {
		t.Errorf("Percent(1) has the readings %v", problem.Readings)
	}
	_, problem = value.Percent("60–70%", value.Settings{})
	if problem.Detail != "is a range" || !strings.Contains(problem.Hint, "65%") {
		t.Errorf("Percent(60–70%%) says %q, %q", problem.Detail, problem.Hint)
	}
}

func TestNumber(t *testing.T) {
	tests := []struct {
		text  string
		state plan.State
		want  string
	}{
		{"12000", plan.Set, "12000"},
		{"12,000", plan.Set, "12000"},
		{"1,200", plan.Set, "1200"}, // a count has no decimals
		{"12.500", plan.Set, "12500"},
		{"12'500", plan.Set, "12500"},
		{"1.2M", plan.Set, "1200000"},
		{"12k", plan.Set, "12000"},
		{"4.5", plan.Set, "4.5"},
		{"-20", plan.Set, "-20"},
		{"+42", plan.Set, "42"},
		{"~220", plan.Set, "220"},
		{"≈220 users", plan.Set, "220"},
		{"about 12,000 employees", plan.Set, "12000"},
		{"250+", plan.Set, "250"},
		{"72/100", plan.Set, "72"},
		{"72 / 100", plan.Set, "72"},
		{"92%", plan.Set, "92"},
		{"42 (up from 30)", plan.Set, "42"},
		{"1.200", plan.Ambiguous, "0"},
		{"200–250", plan.Unreadable, "0"},
		{"12 of 40", plan.Unreadable, "0"},
		{"4.5/5", plan.Unreadable, "0"},
		{"many", plan.Unreadable, "0"},
		{"1e400", plan.Unreadable, "0"},
		{"", plan.Missing, "0"},
		{"TBD", plan.Placeholder, "0"},
	}
	for _, test := range tests {
		number, problem := value.Number(test.text, value.Settings{})
		if number.State != test.state || number.Value.String() != test.want {
			t.Errorf("Number(%q) = %s, state %d, %+v; want %s, state %d", test.text, number.Value, number.State, problem, test.want, test.state)
		}
	}
}

func TestDays(t *testing.T) {
	tests := []struct {
		text  string
		state plan.State
		want  int
	}{
		{"90d", plan.Set, 90},
		{"90 d", plan.Set, 90},
		{"90 days", plan.Set, 90},
		{"90-day", plan.Set, 90},
		{"90 days' notice", plan.Set, 90},
		{"90 days before renewal", plan.Set, 90},
		{"90", plan.Set, 90},
		{"P90D", plan.Set, 90},
		{"P3M", plan.Set, 90},
		{"3 months", plan.Set, 90},
		{"three months", plan.Set, 90},
		{"a month", plan.Set, 30},
		{"12 months", plan.Set, 365},
		{"18 months", plan.Set, 545},
		{"12 weeks", plan.Set, 84},
		{"1 quarter", plan.Set, 90},
		{"1 year", plan.Set, 365},
		{"2y", plan.Set, 730},
		{"3 Monate", plan.Set, 90},
		{"30 Tage Kündigungsfrist", plan.Set, 30},
		{"3 mois", plan.Set, 90},
		{"30 business days", plan.Set, 42},
		{"30 days (auto-renews)", plan.Set, 30},
		{"none", plan.NotApplicable, 0},
		{"n/a", plan.NotApplicable, 0},
		{"—", plan.Missing, 0},
		{"TBD", plan.Placeholder, 0},
		{"soon", plan.Unreadable, 0},
		{"90 apples", plan.Unreadable, 0},
		{"-90d", plan.Unreadable, 0},
		{"1.5 months", plan.Unreadable, 0},
		{"999999 days", plan.Unreadable, 0},
		{"36525 years", plan.Unreadable, 0},
		{strings.Repeat("9", 9999), plan.Unreadable, 0},
		{"30 to 60 days", plan.Unreadable, 0},
	}
	for _, test := range tests {
		days, problem := value.Days(test.text, value.Settings{})
		if days.State != test.state || days.Value != test.want {
			t.Errorf("Days(%.40q) = %d, state %d, %+v; want %d, state %d", test.text, days.Value, days.State, problem, test.want, test.state)
		}
	}
}

func TestFlag(t *testing.T) {
	for _, text := range []string{"yes", "Yes", "Y", "true", "TRUE", "x", "[x]", "✅", "☑", "☑️", "✔", "✓", "1", "ja", "oui", "sí", "yes (since May)"} {
		if flag, problem := value.Flag(text, value.Settings{}); flag.State != plan.Set || !flag.Value || problem != nil {
			t.Errorf("Flag(%q) = %+v, %+v; want yes", text, flag, problem)
		}
	}
	for _, text := range []string{"no", "No", "N", "false", "[ ]", "☐", "❌", "0", "nein", "non", "none"} {
		if flag, problem := value.Flag(text, value.Settings{}); flag.State != plan.Set || flag.Value || problem != nil {
			t.Errorf("Flag(%q) = %+v, %+v; want no", text, flag, problem)
		}
	}
	for _, text := range []string{"maybe", "yes and no", strings.Repeat("y", 300)} {
		flag, problem := value.Flag(text, value.Settings{})
		if flag.State != plan.Unreadable || problem == nil || problem.Kind != plan.UnknownValue || !slices.Equal(problem.Allowed, []string{"yes", "no"}) {
			t.Errorf("Flag(%.20q) = %+v, %+v", text, flag, problem)
		}
	}
	if flag, _ := value.Flag("Yes / No", value.Settings{}); flag.State != plan.Placeholder {
		t.Errorf("Flag(Yes / No) has state %d", flag.State)
	}
}
