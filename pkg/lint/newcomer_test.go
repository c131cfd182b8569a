package lint_test

// What a plan says in its author's own way, it says: no finding may claim the opposite. And
// what findings say reads as a colleague would put it.

import (
	"slices"
	"strings"
	"testing"

	"github.com/acctplan/acctplan/pkg/lint"
	"github.com/acctplan/acctplan/pkg/plan"
)

func TestSaidInOwnWords(t *testing.T) {
	for name, test := range map[string]struct {
		text   string
		silent string // a rule that must say nothing
	}{
		"seats on one line":                     {"## Current state\n\n- Seats: 40, active: 31\n", "health/no-adoption"},
		"seats in a sentence":                   {"## Current state\n\n31 of 40 seats active, and they like it.\n", "health/no-adoption"},
		"seats in a bullet":                     {"## Current state\n\n- 31 of 40 seats active\n", "health/no-adoption"},
		"a share":                               {"## Current state\n\nWe see 78% adoption.\n", "health/no-adoption"},
		"a share is not empty":                  {"## Current state\n\nWe see 78% adoption.\n", "structure/section-empty"},
		"value so far":                          {"## Value so far\n\n- Tickets in 2 h, not 5 h\n", "health/no-value-delivered"},
		"results so far":                        {"## Results so far\n\n- Tickets in 2 h, not 5 h\n", "health/no-value-delivered"},
		"business value":                        {"## Business value\n\n- Tickets in 2 h, not 5 h\n", "health/no-value-delivered"},
		"success story":                         {"## Success story\n\nTickets in 2 h, not 5 h.\n", "health/no-value-delivered"},
		"a rating in words":                     {"## Risks\n\n- The champion leaves. Likelihood high, impact high.\n", "risks/unrated"},
		"no opportunity yet":                    {"## Opportunities\n\nNone until renewal is done.\n", "opportunities/none"},
		"a defence in a remark":                 {"## Competition\n\n- Siemens (Assembly): we win on service.\n", "competition/no-defence"},
		"people in paragraphs":                  {"## People\n\n**Monica Reyes** – COO\n\n**Tom Vale** – CFO\n", "stakeholders/map-missing"},
		"a list that is none":                   {"", "goals/none"},
		"and another":                           {"", "actions/none"},
		"and people":                            {"", "stakeholders/map-missing"},
		"who does what about it":                {"## Team\n\n- Jonas Petersen, owner\n\n## Risks\n\n- The platform becomes free in 2028: high, high. Jonas talks to them about what it cannot do, by March 2027.\n- The council stops the figures (medium, low). There is a draft of an agreement; we send the list by 15 December 2026 – Jonas\n", "risks/no-mitigation"},
		"and who that is":                       {"## Team\n\n- Jonas Petersen, owner\n\n## Risks\n\n- The platform becomes free in 2028: high, high. Jonas talks to them about what it cannot do, by March 2027.\n- The council stops the figures (medium, low). There is a draft of an agreement; we send the list by 15 December 2026 – Jonas\n", "risks/no-owner"},
		"and how bad it is":                     {"## Risks\n\n- The platform becomes free in 2028: high, high. Jonas talks to them, by March 2027.\n- The council stops the figures (medium, low).\n- The interface comes late: high / low\n", "risks/unrated"},
		"somebody by their job":                 {"## Stakeholders\n\n| Name | Title | Role |\n|--|--|--|\n| Katrin Voss | Treasurer | economic buyer |\n\n## Actions\n\n- [ ] Meet the treasurer, Tom introduces us @priya due:2026-12-11\n", "stakeholders/no-next-step"},
		"who owns a goal, and where it is from": {"## Goals\n\n- Put 60 of the 90 services online by the end of 2027. Owner: Frau Dr. Hinrichs. From the council paper 2026/118.\n", "goals/unsourced"},
		"a day before a source":                 {"## Goals\n\n- Cut waiting from 9 to 4 days by June 2027 (Bernd Alt, meeting on 6 October 2026). The booking module does that.\n", "goals/undated"},
		"no tickets":                            {"## Signals\n\nNone known, asked Karen on 2026-11-17.\n", "health/no-signals"},
		"columns of competitors":                {"## Competition\n\n| Competitor | Where | What they do | Our answer |\n|--|--|--|--|\n| Portbase | Sea | Piloted in Antwerp | Show the numbers |\n", "structure/unplaced"},
	} {
		t.Run(name, func(t *testing.T) {
			text := bare
			if test.text == "" {
				text = strings.Replace(bare, "tier:", "goals: yes\nactions: none\nstakeholders: {ada: Ada Roth}\ntier:", 1)
			}
			p := compileText("a.md", text+test.text)
			for _, f := range inspect(t, []*plan.Plan{p}, lint.Options{AsOf: exampleDay, Select: []string{test.silent}}) {
				t.Error(describe(p, f))
			}
		})
	}
}

// TestStillSaid keeps the rules awake that TestSaidInOwnWords puts to sleep.
func TestStillSaid(t *testing.T) {
	for name, test := range map[string]struct{ text, id, want string }{
		"two treasurers":      {"## Stakeholders\n\n| Name | Title | Role |\n|--|--|--|\n| Katrin Voss | Treasurer | economic buyer |\n| Bo Vale | Treasurer | influencer |\n\n## Actions\n\n- [ ] Meet the treasurer @priya due:2026-12-11\n", "stakeholders/no-next-step", "Nothing is planned with Katrin Voss, the economic buyer."},
		"nobody does a thing": {"## Risks\n\n- The platform becomes free in 2028: high, high. We do not know what to do.\n", "risks/no-mitigation", `Nothing is done about "The platform becomes free in 2028".`},
		"a wish":              {"## Current state\n\nWe want 78% adoption by summer.\n", "health/no-adoption", "The plan does not say how much of what Ledgerlark pays for is used."},
		"another share":       {"## Current state\n\nUptime was 99% in October.\n", "health/no-adoption", "The plan does not say how much of what Ledgerlark pays for is used."},
		"none, and no why":    {"## Opportunities\n\nNone.\n", "opportunities/none", "The plan says that there is no opportunity, but not why or until when."},
		"nobody has looked":   {"## Opportunities\n\nNot filled in yet by anybody here.\n", "opportunities/none", "The plan sees no opportunity at Ledgerlark."},
		"no opportunity":      {"", "opportunities/none", "The plan sees no opportunity at Ledgerlark."},
		"one stop":            {"## Competition\n\n- Slotwise Inc.\n", "competition/no-defence", "Nothing is planned against Slotwise Inc."},
		"a list that is one":  {"", "goals/none", "The plan has no goal of Ledgerlark."},
	} {
		t.Run(name, func(t *testing.T) {
			found := inspect(t, []*plan.Plan{compileText("a.md", bare+test.text)}, lint.Options{AsOf: exampleDay, Select: []string{test.id}})
			if got := messages(found, test.id); !slices.Equal(got, []string{test.want}) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// TestWording reads messages and hints that once were not English, or were nothing that a
// salesperson says.
func TestWording(t *testing.T) {
	facts := strings.Replace(bare, "tier:", "reviewed: Sep 2026\nnext_review: Aug 2026\nrenewal: 2026-11-23\ncreated: 11/06/2026\ntier:", 1)
	p := compileText("a.md", facts+"## Goals\n\n| ID | Goal | By | Enables | Source |\n|--|--|--|--|--|\n| g1 | Cut the wait to 3 h | 2027 | TBD | QBR |\n\n"+
		"## Stakeholders\n\n| Name | Priorities |\n|--|--|\n| Ada Roth | TBD |\n\n## Actions\n\n- [ ] Send the deck @TBD due:TBD\n")
	var said []string
	for _, f := range inspect(t, []*plan.Plan{p}, lint.Options{AsOf: exampleDay, Select: everyRule()}) {
		said = append(said, f.Message+" / "+f.Hint)
	}
	all := strings.Join(said, "\n")
	for _, want := range []string{
		`The "how we help" of "Cut the wait to 3 h" is not filled in: it says "TBD".`,
		`The next review is in Aug 2026, before the last one in Sep 2026.`,
		`The contract renews today, and no open action or risk mentions it.`,
		`date_order: day-first (or month-first) in .acctplan.yaml`,
		`"Send the deck" has 2 fields that are not filled in: owner and due date.`,
	} {
		if !strings.Contains(all, want) {
			t.Errorf("nobody says %q", want)
		}
	}
	if strings.Count(all, "Send the deck") != 1 {
		t.Errorf("more than one word about the same task:\n%s", all)
	}
	for _, word := range []string{"on Aug", "on Sep", " 0 days", "list of priorities", "enables of", ".."} {
		if strings.Contains(all, word) {
			t.Errorf("somebody says %q:\n%s", word, all)
		}
	}
}
