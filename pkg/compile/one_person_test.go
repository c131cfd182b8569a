package compile_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/acctplan/acctplan/pkg/plan"
)

// peopleOf tells the people of a plan: name, title, roles, and to whom they report.
func peopleOf(p *plan.Plan) string {
	var told []string
	for i := range p.Stakeholders {
		s := &p.Stakeholders[i]
		one := s.Name.Text
		if s.Title.IsSet() {
			one += ", " + s.Title.Text
		}
		if s.Roles.IsSet() {
			one += ", " + string(s.Roles.List[0].Value)
		}
		if s.ReportsTo.IsWritten() {
			one += fmt.Sprintf(" -> %s %q", map[plan.Side]string{plan.Theirs: "theirs", plan.Ours: "ours"}[s.ReportsTo.Side], s.ReportsTo.Label())
		}
		told = append(told, one)
	}
	return strings.Join(told, "; ")
}

// A heading below the stakeholders that is somebody's name is that person, with or without lines below it; those of a list
// are about them. Above a list of people it is a group.
func TestHeadingIsPerson(t *testing.T) {
	for name, test := range map[string]struct{ body, want string }{
		"bullets":       {"### Per Berg, Head of IT\n\n- champion\n- reports to Anna Svensson\n- last met 3 Nov 2026\n\n### Anna Svensson – CIO\n\n- Role: economic buyer\n", `Per Berg, Head of IT, champion -> theirs "Anna Svensson"; Anna Svensson, CIO, economic-buyer`},
		"remarks":       {"### Per Berg, Head of IT\n\n- likes the pilot\n- plays chess\n", "Per Berg, Head of IT"},
		"no title":      {"### Per Berg\n\n- champion\n- likes the pilot\n", "Per Berg, champion"},
		"without lines": {"### Ines Duarte, CFO\n\n### Bo Lindgren (COO)\n\n### Kim Foo | CTO\n", "Ines Duarte, CFO; Bo Lindgren, COO; Kim Foo, CTO"},
		"a group":       {"### Sony Music\n\n- Ines Duarte, CFO\n- Bo Lindgren, COO\n", "Ines Duarte, CFO; Bo Lindgren, COO"},
		"a department":  {"### Finance\n\n- Ines Duarte, CFO\n\n### Head office, Leeds\n", "Ines Duarte, CFO"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := peopleOf(compileBytes([]byte(soundFacts + "## Stakeholders\n\n" + test.body))); got != test.want {
				t.Errorf("%s, not %s", got, test.want)
			}
		})
	}
}

// Whom somebody reports to is found by the name alone, whatever stands in brackets behind it or within it, there or here.
func TestReportsToPastBrackets(t *testing.T) {
	for boss, mentions := range map[string][]string{
		"Mona Nast (she/her)":    {"Mona Nast", "mona nast", "Mona", "M. Nast", "Mona Nast (she/her)", "Mona Nast (CEO)", "Mona Nast [they]"},
		"Mona Nast":              {"Mona Nast (she/her)", "Mona Nast [CEO]"},
		"Robert (Bob) Hill":      {"Robert Hill", "Bob", "Robert (Bob) Hill", "R. Hill"},
		"محمد بن عبد الله (CEO)": {"محمد بن عبد الله", "محمد بن عبد الله (CEO)"},
		"Dr. Max Held (he/him)":  {"Max Held", "Held"},
	} {
		for _, mention := range mentions {
			text := soundFacts + "## Stakeholders\n\n| Name | Title | Reports to |\n|---|---|---|\n| " + boss + " | CEO | |\n| Ada Roth | COO | " + mention + " |\n"
			p := compileBytes([]byte(text))
			if last := p.Stakeholders[len(p.Stakeholders)-1].ReportsTo; last.Side != plan.Theirs || last.Index != 0 {
				t.Errorf("%q is not %q: %+v", mention, boss, last)
			}
		}
	}
}

// A figure of five in a column of its own says nothing of the other column; one cell for both is a pair.
func TestFiguresOfFive(t *testing.T) {
	for _, test := range []struct {
		table              string
		likelihood, impact plan.Level
	}{
		{"| Risk | Likelihood | Impact |\n|---|---|---|\n| Ops | 4/5 | 2/5 |\n", plan.High, plan.Low},
		{"| Risk | Impact | Likelihood |\n|---|---|---|\n| Ops | 2/5 | 4/5 |\n", plan.High, plan.Low},
		{"| Risk | Likelihood | Impact |\n|---|---|---|\n| Ops | 4/5 | |\n", plan.High, ""},
		{"| Risk | Likelihood |\n|---|---|\n| Ops | 2/5 |\n", plan.Low, ""},
		{"| Risk | Likelihood/Impact |\n|---|---|\n| Ops | 5/2 |\n", plan.High, plan.Low},
		{"| Risk | Level |\n|---|---|\n| Ops | H/M |\n", plan.High, plan.Medium},
	} {
		p := compileBytes([]byte(soundFacts + "## Risks\n\n" + test.table))
		risk := p.Risks[0]
		if risk.Likelihood.Value != test.likelihood || risk.Impact.Value != test.impact {
			t.Errorf("%s: likelihood %q, impact %q", test.table, risk.Likelihood.Value, risk.Impact.Value)
		}
		for _, problem := range p.Problems {
			t.Errorf("%s: %s: %q", test.table, problem.Kind, problem.Text)
		}
	}
}
