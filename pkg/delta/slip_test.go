package delta_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/acctplan/acctplan/pkg/delta"
)

// TestSlips counts how often a renewal, a contract, a closing date and a goal moved to a later day.
func TestSlips(t *testing.T) {
	version := func(day string) string {
		return strings.ReplaceAll(`---
account: Harrow
renewal: DAY
---

# Harrow

## Contracts

| Name | Renewal |
|------|---------|
| Frame agreement | DAY |

## Opportunities

| Opportunity | Close |
|-------------|-------|
| Hubs | DAY |

## Goals

| Goal | By |
|------|----|
| Settle claims faster | DAY |
`, "DAY", day)
	}
	days := []string{"2026-03-01", "2026-04-01", "2026-05-01", "2026-04-15", "2026-06-01"}
	var slips delta.Slips
	var got []string
	for i := 1; i < len(days); i++ {
		changes := delta.Compare(read(version(days[i-1])), read(version(days[i])))
		slips.Count(changes)
		got = delta.Sentences(changes)
	}
	want := []string{
		"renewal moved 15 Apr → 1 Jun 2026, for the third time",
		"contract renewal moved 15 Apr → 1 Jun 2026, for the third time: Frame agreement",
		"opportunity slipped 15 Apr → 1 Jun 2026, for the third time: Hubs",
		"goal slipped 15 Apr → 1 Jun 2026, for the third time: Settle claims faster",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestTwins holds that records of one name are told apart by their ids, and do not slip for each other.
func TestTwins(t *testing.T) {
	const risks = "# Acme\n\n## Risks\n\n| ID | Risk | Impact |\n|---|---|---|\n| r1 | Tender | high |\n| r2 | Tender | low |\n"
	swapped := strings.NewReplacer("r1", "r2", "r2", "r1").Replace(risks)
	want := []string{"risk Tender (r2): impact low → high", "risk Tender (r1): impact high → low"}
	if diff := cmp.Diff(want, delta.Sentences(delta.Compare(read(risks), read(swapped)))); diff != "" {
		t.Error(diff)
	}
	const calls = "# Acme\n\n## Actions\n\n- [ ] Call Ada due:2026-09-05\n- [ ] Call Ada due:2026-09-06\n"
	changes := delta.Compare(read(calls), read(strings.ReplaceAll(calls, "2026-09", "2026-10")))
	var slips delta.Slips
	slips.Count(changes)
	want = []string{"action slipped 5 Sep → 5 Oct 2026: Call Ada", "action slipped 6 Sep → 6 Oct 2026: Call Ada"}
	if diff := cmp.Diff(want, delta.Sentences(changes)); diff != "" {
		t.Error(diff)
	}
}
