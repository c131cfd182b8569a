package adopt_test

import (
	"strings"
	"testing"

	"github.com/acctplan/acctplan/pkg/adopt"
	"github.com/acctplan/acctplan/pkg/compile"
)

func adopted(t *testing.T, text string) adopt.Result {
	t.Helper()
	result, err := adopt.Adopt(file([]byte(text)), compile.Settings{})
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// TestNew checks the frontmatter that a plan without one is given.
func TestNew(t *testing.T) {
	const before = `# Account Plan: Harbour & Finch #1

**Owner:** Lea Brandt (KAM) | **ARR:** €2M | **Renewal:** 1 Dec 2026
**Health:** 🟡 | **Notice period:** 3 months

| Field | Value |
|-------|-------|
| Employees | 2,300 |
| Industry | Food: fish |
| Contract start | by March 2024 |
| Tier | Tier 1 |

## Risks

- Budget freeze. Owner: Lea.

*Last updated: 3 Nov 2026*
`
	const front = `---
acctplan: 1
account: "Harbour & Finch #1"
tier: strategic
industry: "Food: fish"
employees: 2300
arr: €2M
contract_start: by March 2024
renewal: 2026-12-01
notice: 90d
owner: Lea Brandt
health: amber
reviewed: 2026-11-03
---

`
	result := adopted(t, before)
	got := string(result.File.Bytes)
	if got != front+before {
		t.Errorf("got\n%s", strings.TrimSuffix(got, before))
	}
	if want := "acctplan account tier industry employees arr contract_start renewal notice owner health reviewed"; strings.Join(result.Facts, " ") != want {
		t.Errorf("the facts are %v", result.Facts)
	}
	if len(result.Left) > 0 {
		t.Errorf("left: %v", result.Left)
	}
}

// TestRemarksStay checks that what is written behind a word, a number or a date is not lost.
func TestRemarksStay(t *testing.T) {
	const before = "# Account Plan: Acme\n\n**Health:** Amber (was green in August)\n**Employees:** 2,300 (with Leeds)\n**Renewal:** 1 Dec 2026 (signed)\n"
	const front = "---\nacctplan: 1\naccount: Acme\nemployees: 2300 (with Leeds)\nrenewal: 1 Dec 2026 (signed)\nhealth: amber (was green in August)\n---\n\n"
	for written, want := range map[string]string{
		"**Employees:** approx. 2,300\n":          "employees: approx. 2300\n",
		"**NPS:** -5\n":                           "nps: \"-5\"\n",
		"**NPS:** +5\n":                           "nps: 5\n",
		"**Health:** Amber - two invoices late\n": "health: amber (two invoices late)\n",
	} {
		before := "# Account Plan: Acme\n\n" + written
		if got := string(adopted(t, before).File.Bytes); got != "---\nacctplan: 1\naccount: Acme\n"+want+"---\n\n"+before {
			t.Errorf("got\n%s", strings.TrimSuffix(got, before))
		}
	}
	if got := string(adopted(t, before).File.Bytes); got != front+before {
		t.Errorf("got\n%s", strings.TrimSuffix(got, before))
	}
}

// TestComplete checks what becomes of a frontmatter that is there.
func TestComplete(t *testing.T) {
	for name, test := range map[string]struct{ before, after, body string }{
		"aliases, missing facts, foreign keys": {
			"tags: [crm]\nclient: Acme\n# money\narr:\nx-ours: 7\n", "acctplan: 1\naccount: Acme\n# money\narr: €2M\nrenewal: 2027-01-31\ntags: [crm]\nx-ours: 7\n",
			"# Acme\n\n**ARR:** €2M\n**Renewal:** 2027-01-31\n",
		},
		"native": {"acctplan: 1\naccount: Acme\n", "acctplan: 1\naccount: Acme\n", "# Acme\n"},
		"empty":  {"", "acctplan: 1\naccount: Acme\n", "# Acme\n"},
		"comment only": {
			"# to do\n", "# to do\nacctplan: 1\naccount: Acme\n", "# Acme\n",
		},
		"a placeholder is no fact": {"acctplan: 1\naccount: Acme\n", "acctplan: 1\naccount: Acme\n", "# Acme\n\n**ARR:** TBD\n"},
		"a different fact in the body stays there": {
			"acctplan: 1\naccount: Acme\narr: €3M\n", "acctplan: 1\naccount: Acme\narr: €3M\n", "# Acme\n\n**ARR:** €2M\n",
		},
		"an empty mark": {"acctplan:\naccount: Acme\n", "acctplan: 1\naccount: Acme\n", "# Acme\n"},
	} {
		t.Run(name, func(t *testing.T) {
			got := string(adopted(t, "---\n"+test.before+"---\n\n"+test.body).File.Bytes)
			if want := "---\n" + test.after + "---\n\n" + test.body; got != want {
				t.Errorf("got\n%swant\n%s", got, want)
			}
		})
	}
}

func TestRefused(t *testing.T) {
	for text, why := range map[string]string{
		"":                                      "the file is empty",
		"---\naccount: [Acme\n---\n# Acme\n":    "cannot be read",
		"---\naccount: Acme\n\n# Acme\n":        "cannot be read",
		"---\n- a\n- b\n---\n# Acme\n":          "cannot be read",
		"---\nacctplan: 2\n---\n# Acme\n":       "this program reads version 1",
		"---\n{account: Acme}\n---\n\n# Acme\n": "do not stand one a line",
	} {
		_, err := adopt.Adopt(file([]byte(text)), compile.Settings{})
		if err == nil || !strings.Contains(err.Error(), why) {
			t.Errorf("%q: the error is %v", text, err)
		}
	}
}
