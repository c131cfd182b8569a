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
		{"@dana due", "@dana @marcus due", "action Send the pilot figures: owner dana → dana, marcus"},
	} {
		after := strings.Replace(steps, c.from, c.to, 1)
		if got := delta.Sentences(delta.Compare(read(steps), read(after))); !slices.Contains(got, c.want) {
			t.Errorf("%q → %q: %q", c.from, c.to, got)
		}
	}
}
