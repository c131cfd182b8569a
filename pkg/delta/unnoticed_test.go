package delta_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/acctplan/acctplan/pkg/delta"
)

const steps = `---
acctplan: 1
account: Harrowgate Freight
id: harrowgate
---

# Harrowgate Freight

## Stakeholders

- Ines Duarte (CFO)
- Bo Lindgren (Head of Claims)

## Decision process

1. Budget approval
2. Legal review
3. Board vote

## Actions

- [ ] Send the pilot figures @dana due:2026-09-05
`

// TestUnnoticed holds that small edits which change the account are not "only written otherwise".
func TestUnnoticed(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{"id: harrowgate", "id: freight", "plan id harrowgate → freight"},
		{"1. Budget approval\n2. Legal review\n", "1. Legal review\n2. Budget approval\n", "decision steps reordered"},
		{"id: harrowgate\n", "id: harrowgate\nid: freight\n", "the frontmatter has a mistake, so its facts cannot all be read"},
		{"## Actions", "## Log\n\n- 2026-11-20 Lost: waste module to Stockly\n\n## Actions", "new log entry: Lost: waste module to Stockly (20 Nov 2026)"},
		{"## Actions", "## Log\n\n- 2026-11-20 Escalation: to their board\n\n## Actions", "new log entry: Escalation: to their board (20 Nov 2026)"},
		{"## Actions", "## Log\n\n| Date | Kind | Text |\n|---|---|---|\n| 2026-11-20 | lost | Waste module to Stockly |\n\n## Actions", "new log entry: lost: Waste module to Stockly (20 Nov 2026)"},
		{"## Actions", "## Log\n\n- 2026-11-20 Visited the depot\n\n## Actions", "new log entry: Visited the depot (20 Nov 2026)"},
		{"@dana due", "@dana @marcus due", "action Send the pilot figures: owner dana → dana, marcus"},
	} {
		after := strings.Replace(steps, c.from, c.to, 1)
		if got := delta.Sentences(delta.Compare(read(steps), read(after))); !slices.Contains(got, c.want) {
			t.Errorf("%q → %q: %q", c.from, c.to, got)
		}
	}
}

const pipeline = `---
acctplan: 1
account: Harrowgate Freight
health: yellow
---

# Harrowgate Freight

## Goals

| ID | Goal |
|----|------|
| g1 | Settle claims faster |
| g2 | Fewer lost parcels |

## Opportunities

| ID | Opportunity | Stage |
|----|-------------|-------|
| o1 | Hubs | verbal agreement |

## Actions

- [ ] Send the pilot figures @dana due:2026-09-05 for:g1
`

// TestOwnWords holds that stages are told in the plan's words, and told apart where the format has
// one word for both, and that a goal's id which another goal has now is another goal.
func TestOwnWords(t *testing.T) {
	for _, c := range []struct {
		from, to string
		want     []string
	}{
		{"verbal agreement", "contract sent", []string{"opportunity Hubs: stage verbal agreement → contract sent"}},
		{"verbal agreement", "Verbal Agreement", nil},
		{"verbal agreement", "commit", nil},
		{"verbal agreement", "negotiation", []string{"opportunity Hubs: stage verbal agreement → negotiation"}},
		{"health: yellow", "health: amber", nil},
		{"health: yellow", "health: red", []string{"health yellow → red"}},
		{"| g1 | Settle claims faster |\n| g2 |", "| g2 | Settle claims faster |\n| g1 |", []string{"action Send the pilot figures: for “Settle claims faster” → “Fewer lost parcels”"}},
	} {
		after := strings.Replace(pipeline, c.from, c.to, 1)
		if after == pipeline {
			t.Fatal(c.from)
		}
		if got := delta.Sentences(delta.Compare(read(pipeline), read(after))); !slices.Equal(got, c.want) {
			t.Errorf("%q → %q: %q", c.from, c.to, got)
		}
	}
}

const owned = `---
acctplan: 1
account: Harrowgate Freight
owner: Lea Brandt
team:
  - {name: Lea Brandt, handle: lea}
  - {name: Tom Ekberg, handle: tom}
---

# Harrowgate Freight

## Opportunities

| ID | Opportunity | Owner |
|----|-------------|-------|
| o1 | Hubs | Lea |

## Actions

- [ ] Send the pilot figures to Lea @lea due:2026-09-05

## Log

- 2026-09-01 Lea Brandt (AE) visited the hub
`

// TestSeveralOwners holds that nobody is new on our team who was on it before.
func TestSeveralOwners(t *testing.T) {
	for _, owners := range []string{"Lea Brandt and Tom Ekberg", "Lea Brandt / Tom Ekberg", "Lea Brandt & Tom Ekberg", "Lea Brandt/Tom Ekberg"} {
		after := strings.Replace(owned, "owner: Lea Brandt", "owner: "+owners, 1)
		want := []string{"account owner Lea Brandt → " + owners}
		if got := delta.Sentences(delta.Compare(read(owned), read(after))); !slices.Equal(got, want) {
			t.Errorf("%s: %q", owners, got)
		}
	}
}
