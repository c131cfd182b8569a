package lint_test

// Plans that nobody writes and somebody may send: half a megabyte of one thing. A rule that
// looks at every record for every finding needs minutes for them.

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/acctplan/acctplan/pkg/lint"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/rule"
)

const (
	hostileSize = 512 << 10
	hostileTime = 10 * time.Second // for the rules alone; a laptop needs a fraction of it
)

// TestHostilePlans runs the whole book over large plans of one shape each.
func TestHostilePlans(t *testing.T) {
	if testing.Short() {
		t.Skip("half a megabyte a plan")
	}
	for name, text := range hostilePlans() {
		t.Run(name, func(t *testing.T) {
			p := compileText(strings.ReplaceAll(name, " ", "-")+".md", text)
			began := time.Now()
			findings := inspect(t, []*plan.Plan{p}, lint.Options{AsOf: rule.ExampleDay(), Select: everyRule()})
			took := time.Since(began)
			t.Logf("%d findings in %s", len(findings), took.Round(time.Millisecond))
			if took > hostileTime {
				t.Errorf("the rules took %s, want less than %s", took, hostileTime)
			}
		})
	}
}

// everyRule names every rule, so that no tier turns one off.
func everyRule() []string {
	var ids []string
	for _, r := range rule.All() {
		ids = append(ids, r.ID)
	}
	return ids
}

// hostilePlans writes the plans, by what they are made of.
func hostilePlans() map[string]string {
	const (
		facts         = "---\nacctplan: 1\naccount: Harbor Foods\ntier: strategic\ncurrency: EUR\narr: €480k\nowner: Priya Nair\n---\n\n# Harbor Foods\n\n"
		people        = "## Stakeholders\n\n| Name | Reports to | Role | Stance |\n|--|--|--|--|\n"
		goals         = "## Goals\n\n| ID | Goal |\n|--|--|\n"
		opportunities = "## Opportunities\n\n| ID | Opportunity | Goal | Product |\n|--|--|--|--|\n"
	)
	// many repeats a line, which may hold its number, until the text has its share of the size.
	many := func(share int, line string) string {
		var b strings.Builder
		for i := 1; b.Len() < hostileSize/share; i++ {
			b.WriteString(strings.ReplaceAll(line, "#", fmt.Sprint(i)))
		}
		return b.String()
	}
	heading := strings.NewReplacer("=", "#").Replace
	risks := "## Risks\n\n| ID | Risk | Likelihood | Impact |\n|--|--|--|--|\n"
	return map[string]string{
		"people who report to nobody known": facts + people + many(1, "| P# Q# | Ada | influencer | |\n"),
		"people who report in a line":       facts + people + many(1, "| p# | p# | | |\n"),
		"people who have left":              facts + strings.NewReplacer("Stance |\n|--", "Left |\n|--").Replace(people) + many(2, "| P# Q# | | champion | yes |\n") + "\n" + goals + many(2, "| g# | Cut cost # |\n"),
		"headings below a concept":          facts + "## Risks\n\n" + heading(many(1, "=== x\n")),
		"headings of a concept":             facts + heading(many(1, "== Risks\n")),
		"goals and dangling references":     facts + goals + many(2, "| g# | Grow our ARR # |\n") + "\n## Actions\n\n" + many(2, "- [ ] Call # for:x#\n"),
		"goals with a heading each":         facts + "## Goals\n\n" + heading(many(1, "=== Cut cost #\n\n- By: 2027\n\n")),
		"goals and opportunities":           facts + goals + many(2, "| g# | Cut waiting time # |\n") + "\n" + opportunities + many(2, "| o# | Sell dock # | | Load Board |\n"),
		"goals and people":                  facts + goals + many(2, "| g# | Cut waiting # |\n") + "\n" + people + many(2, "| P# Q# | | | |\n"),
		"people and actions":                facts + people + many(2, "| P# Q# | | champion | sceptic |\n") + "\n## Actions\n\n" + many(2, "- [ ] Follow up # \n"),
		"people and linked actions":         facts + people + many(2, "| P# Q# | | champion | sceptic |\n") + "\n## Actions\n\n- [ ] Call for:s1\n" + many(4, "- [ ] Go # for:s#\n") + many(8, "- [ ] Run #\n"),
		"opportunities and actions":         facts + opportunities + many(2, "| o# | Sell dock # | | |\n") + "\n## Actions\n\n" + many(2, "- [ ] Count trucks #\n"),
		"risks and actions":                 facts + risks + many(2, "| r# | Budget cut # | high | high |\n") + "\n## Actions\n\n" + many(2, "- [ ] Count trucks #\n"),
		"products and actions":              facts + "## Current state\n\n| Product | Seats | Active |\n|--|--|--|\n" + many(2, "| Prod # | 100 | 3 |\n") + "\n## Actions\n\n" + many(2, "- [ ] Count trucks #\n"),
		"products and goals":                facts + "## Current state\n\n| Product | Seats | Active |\n|--|--|--|\n" + many(2, "| Prod # | 100 | 3 |\n") + "\n" + goals + many(2, "| g# | Cut waiting # |\n"),
		"units and people":                  strings.Replace(facts, "currency:", "units: ["+strings.TrimSuffix(many(2, "U#, "), ", ")+"]\ncurrency:", 1) + strings.NewReplacer("Reports to", "Unit").Replace(people) + many(2, "| P# | U# | | |\n"),
		"a cell for each unit and product":  facts + "## Whitespace\n\n| Product | Unit | Status |\n|--|--|--|\n" + many(1, "| P# | U# | open |\n"),
		"metrics and actions":               facts + "## Current state\n\n| Metric | Value |\n|--|--|\n" + many(2, "| Open tickets # | # P1 rising |\n") + "\n## Actions\n\n" + many(2, "- [ ] Count trucks #\n"),
		"competitors":                       facts + "## Competition\n\n| Competitor | Threat |\n|--|--|\n" + many(2, "| Comp # | high |\n") + "\n" + people + many(2, "| P# Q# | | | |\n"),
		"a large team and actions":          facts + "## Team\n\n| Name | Role |\n|--|--|\n" + many(2, "| T# U# | CSM |\n") + "\n## Actions\n\n" + many(2, "- [ ] Count #\n"),
		"comments that silence nothing":     facts + "## Risks\n\n" + many(1, "<!-- acctplan-ignore risks/no-owner: x -->\n"),
		"comments and findings":             facts + "## Actions\n\n" + many(1, "<!-- acctplan-ignore actions/no-owner: x -->\n- [ ] Count #\n"),
		"comments about unknown rules":      facts + "## Risks\n\n" + many(1, "<!-- acctplan-ignore risks/no#: x -->\n"),
		"sub-tasks":                         facts + "## Actions\n\n" + many(1, "- [ ] Count # trucks\n  - [ ] Go #\n"),
		"placeholders":                      facts + "## Risks\n\n" + many(1, "== [Name]\n\n[Text #]\n\n"),
		"sections with prose":               facts + heading(many(1, "== Summary\n\nWe go.\n\n")),
		"comments about the file":           facts + "## Actions\n\n" + many(1, "<!-- acctplan-ignore-file actions/no-owner: x -->\n- [ ] Count #\n"),
		"log":                               facts + "## Log\n\n" + many(1, "- 2026-09-01 Lost deal #\n"),
		"milestones and opportunities":      facts + "## Milestones\n\n| Milestone | On |\n|--|--|\n" + many(2, "| Go # | 2026-12-01 |\n") + "\n" + opportunities + many(2, "| o# | Sell dock # | | |\n"),
		"commitments and questions":         facts + "## Commitments\n\n| Commitment | To | Due |\n|--|--|--|\n" + many(2, "| Give # | N# | 2026-01-01 |\n") + "\n## Questions\n\n" + many(2, "- Who is #?\n"),
	}
}
