package custom_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/acctplan/acctplan/pkg/custom"
)

// FuzzRule compiles anything as a rule and lets it look at a plan: nothing panics, every problem
// is one line about a place inside the file, and what goes wrong while it runs is one line too.
func FuzzRule(f *testing.F) {
	for _, seed := range [][4]string{
		{"plan", `plan.tier == "strategic" and days_until(plan.renewal) in 0..180`, `any(people("economic-buyer"), this_quarter(.last_contact))`, "{{ plan.account }} renews on {{ plan.renewal }}"},
		{"actions", "action.open", `known(action.due) and action.due < day("2027-01-01")`, "{{ action.action }}"},
		{"stakeholders", `"champion" in stakeholder.roles`, `stakeholder.stance in ["advocate"]`, "{{ stakeholder.name"},
		{"opportunities", "opportunity.amount > convert(1000, \"USD\")", `opportunity.opportunity matches "^a+" or mentions(opportunity.opportunity, "x")`, "}}{{"},
		{"plan", "find(plan.risks, true).risk == nil", "plan.extra[\"a\"] + \"b\" == \"c\" ? true : false", "{{ map(plan.goals, .goal) }}"},
		{"plan", "let x = 1; x > 0", "len(1..1000000) > 1 | len()", "{{ 1 / 0 }} {{ 1 % 0 }}"},
		{"plan", "plan?.arr ?? 1 > 2", "plan.stakeholders[1:2][0].left", "{{ plan.stakeholders[-1].name }}"},
		{"plan", "sum(map(plan.opportunities, #.amount)) > max(1, 2.5) ** 3", "not (true != false)", "é {{ \"é\" }}"},
	} {
		f.Add(seed[0], seed[1], seed[2], seed[3])
	}
	f.Fuzz(func(t *testing.T, scope, when, assert, message string) {
		for _, text := range []string{scope, when, assert, message} {
			if !utf8.ValidString(text) || strings.ContainsAny(text, "\r\n\x00") || text == "" {
				t.Skip("no text of one line")
			}
		}
		d := define(map[string]string{"for": scope, "when": when, "assert": assert, "message": message, "at": assert})
		d.At = custom.Text{}
		_, problems := custom.Compile(d, custom.Settings{})
		for _, p := range problems {
			if strings.ContainsAny(p.Message, "\r\n") || p.Span.Start < 0 || p.Span.Start > p.Span.End || p.Span.End > len(d.File.Bytes) {
				t.Errorf("%+v", p)
			}
		}
		if len(problems) > 0 {
			return
		}
		findings, err := run(t, d, account, custom.Settings{})
		if err != nil && strings.ContainsAny(err.Error(), "\r\n") {
			t.Errorf("more than one line: %v", err)
		}
		for _, found := range findings {
			if strings.ContainsAny(found.Message, "\r\n") || len(found.Message) > 600 {
				t.Errorf("%q", found.Message)
			}
		}
	})
}
