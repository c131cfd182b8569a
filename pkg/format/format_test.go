package format_test

import (
	"strings"
	"testing"

	"github.com/acctplan/acctplan/pkg/compile"
	"github.com/acctplan/acctplan/pkg/format"
	"github.com/acctplan/acctplan/pkg/source"
)

func formatted(t *testing.T, text string) string {
	t.Helper()
	after, err := format.File(source.NewFile("acme.md", []byte(text)), compile.Settings{})
	if err != nil {
		t.Fatal(err)
	}
	return string(after)
}

// TestFrontmatter checks what becomes of frontmatters.
func TestFrontmatter(t *testing.T) {
	for name, test := range map[string]struct{ before, after string }{
		"order": {
			"tier: key\naccount: Acme\nacctplan: 1\n",
			"acctplan: 1\naccount: Acme\ntier: key\n",
		},
		"aliases": {
			"acctplan: 1\nclient: Acme\ncontract_end: 2027-01-31\naccount_owner: Lea\n",
			"acctplan: 1\naccount: Acme\nrenewal: 2027-01-31\nowner: Lea\n",
		},
		"an alias beside its canonical key stays": {
			"acctplan: 1\naccount: Acme\nclient: Acme\n",
			"acctplan: 1\naccount: Acme\nclient: Acme\n",
		},
		"dates": {
			"acctplan: 1\naccount: Acme\nrenewal: \"1 Dec 2026\"\nreviewed: Q3 2026 # by Lea\nperiod_end: FY27\ncreated: by 3 March 2024\n",
			"acctplan: 1\naccount: Acme\nrenewal: 2026-12-01\ncreated: by 3 March 2024\nreviewed: 2026-Q3 # by Lea\nperiod_end: FY27\n",
		},
		"words": {
			"acctplan: 1\naccount: Acme\ntier: Strategic\nhealth: 🟢\ncadence: \"Quarterly\"\n",
			"acctplan: 1\naccount: Acme\ntier: strategic\nhealth: green\ncadence: quarterly\n",
		},
		"comments move with their keys": {
			"# who buys\naccount: Acme\n# money\n# in euro\narr: €2M # last year\ntier: key\nacctplan: 1\n# the end\n",
			"acctplan: 1\n# who buys\naccount: Acme\ntier: key\n# money\n# in euro\narr: €2M # last year\n# the end\n",
		},
		"a comment for all stays on top": {
			"# keep this short\n\ntier: key\nacctplan: 1\naccount: Acme\n",
			"# keep this short\n\nacctplan: 1\naccount: Acme\ntier: key\n",
		},
		"foreign keys stand behind the facts, lists last": {
			"risks:\n  - {risk: Budget, owner: Lea}\ntags: [a, b]\nx-note: hi\naccount: Acme\nacctplan: 1\n",
			"acctplan: 1\naccount: Acme\ntags: [a, b]\nx-note: hi\nrisks:\n  - {risk: Budget, owner: Lea}\n",
		},
		"lists of records": {
			"acctplan: 1\naccount: Acme\ncontacts:\n  - name: Ada Roth\n    Role: Economic Buyer\n    last contact: 3 Nov 2026\n",
			"acctplan: 1\naccount: Acme\nstakeholders:\n  - name: Ada Roth\n    role: economic-buyer\n    last_contact: 2026-11-03\n",
		},
		"a company's stages are its own": {
			"acctplan: 1\naccount: Acme\nopportunities:\n  - {opportunity: Docks, stage: Proposal}\n",
			"acctplan: 1\naccount: Acme\nopportunities:\n  - {opportunity: Docks, stage: Proposal}\n",
		},
		"blocks of text": {
			"x-terms: |\n  one\n  # two\n\n  three\ntier: key\naccount: >-\n  Acme\n  Corp\n",
			"account: >-\n  Acme\n  Corp\ntier: key\nx-terms: |\n  one\n  # two\n\n  three\n",
		},
		"what does not parse is left alone": {
			"tier: key\naccount: [Acme\nacctplan: 1\n",
			"tier: key\naccount: [Acme\nacctplan: 1\n",
		},
		"a suppression goes with its key": {
			"# acctplan-ignore overview/renewal-passed: in talks\nrenewal: 1 Feb 2026\naccount: Acme\n",
			"account: Acme\n# acctplan-ignore overview/renewal-passed: in talks\nrenewal: 2026-02-01\n",
		},
	} {
		t.Run(name, func(t *testing.T) {
			before, after := "---\n"+test.before+"---\n\n# Acme\n", "---\n"+test.after+"---\n\n# Acme\n"
			if got := formatted(t, before); got != after {
				t.Errorf("got\n%swant\n%s", got, after)
			}
			if got := formatted(t, after); got != after {
				t.Errorf("a second time:\n%s", got)
			}
			before, after = strings.ReplaceAll(before, "\n", "\r\n"), strings.ReplaceAll(after, "\n", "\r\n")
			if got := formatted(t, "\uFEFF"+before); got != "\uFEFF"+after {
				t.Errorf("with CRLF and a byte order mark:\n%q", got)
			}
		})
	}
}

// TestTasks checks what becomes of items with a box.
func TestTasks(t *testing.T) {
	const head = "---\nacctplan: 1\naccount: Acme\nteam:\n  - {name: Lea Brandt, role: AE, handle: lea}\n  - {name: Tom Ott, role: CSM}\n---\n\n# Acme\n\n## Goals\n\n| ID | Goal |\n|---|---|\n| g1 | Speed |\n\n## Actions\n\n- [ ] "
	for before, after := range map[string]string{
		"Send the deck @lea due:2026-12-01":                       "Send the deck @lea due:2026-12-01",
		"Send the deck due:2026-12-01 @lea":                       "Send the deck @lea due:2026-12-01",
		"Send the deck (owner: Lea, due: 1 Dec 2026)":             "Send the deck @lea due:2026-12-01",
		"Send the deck (due 1 Dec 2026) to Ada":                   "Send the deck to Ada due:2026-12-01",
		"Send the deck - Lea Brandt - 2026-12-01":                 "Send the deck @lea due:2026-12-01",
		"Send the deck – Lea – 1 Dec 2026":                        "Send the deck @lea due:2026-12-01",
		"Send the deck [due:: 2026-12-01] @lea":                   "Send the deck @lea due:2026-12-01",
		"Send the deck 📅 2026-12-01 @lea":                         "Send the deck @lea due:2026-12-01",
		"Send the deck for:g1 due: 1 Dec 2026 @lea":               "Send the deck @lea due:2026-12-01 for:g1",
		"Send **the deck** every:month due:2026-12-01 @lea @tom":  "Send **the deck** @lea @tom due:2026-12-01 every:month",
		"Send the [deck](a.md) due:2026-12-01 @lea (see the CRM)": "Send the [deck](a.md) (see the CRM) @lea due:2026-12-01",
		// What cannot be written like this, or says more, stays.
		"Send the deck (owner: Tom, due: 2026-12-01)":     "Send the deck (owner: Tom) due:2026-12-01",
		"Send the deck - Tom Ott - 2026-12-01":            "Send the deck - Tom Ott - 2026-12-01",
		"Send the deck (due 2026-12-01, see CRM)":         "Send the deck (due 2026-12-01, see CRM)",
		"Send the deck due:2026-12-01 <!-- soon --> @lea": "Send the deck due:2026-12-01 <!-- soon --> @lea",
		"Send the deck":                      "Send the deck",
		"**Lea:** send the deck":             "**Lea:** send the deck",
		"Send the deck due:ASAP @lea":        "Send the deck @lea due:ASAP",
		"Send the deck by 1 Dec 2026":        "Send the deck by 1 Dec 2026",
		"Mail ada@acme.com due:1 Dec 2026":   "Mail ada@acme.com due:2026-12-01",
		"Send the deck due:2026-12-01. @lea": "Send the deck due:2026-12-01. @lea",
	} {
		if got := formatted(t, head+before+"\n"); got != head+after+"\n" {
			t.Errorf("%s\ngot  %s\nwant %s", before, strings.TrimSpace(strings.TrimPrefix(got, head)), after)
		}
		if got := formatted(t, head+after+"\n"); got != head+after+"\n" {
			t.Errorf("%s\na second time: %s", after, strings.TrimSpace(strings.TrimPrefix(got, head)))
		}
	}
}

// TestBody checks that dates become ISO dates where they are values of their own, and nowhere else.
func TestBody(t *testing.T) {
	const before = `# Acme

**Renewal:** 1 Dec 2026. We met on 1 Dec 2026.

## Stakeholders

| Name | Role | Last contact | Priorities |
|---|:---|---|-----|
| Ada Roth |   Champion | 3 Nov 2026 | Open by 1 Dec 2026 |
| Ben Ode | CFO | by Dec 2026 | 1 Dec 2026 |

## Risks

- Budget freeze. Owner: Lea. Due: 1 Dec 2026.

## Log

- 3 Nov 2026: met Ada
`
	after := strings.Replace(before, "Champion | 3 Nov 2026", "Champion | 2026-11-03", 1)
	if got := formatted(t, before); got != after {
		t.Errorf("got\n%s", got)
	}
}
