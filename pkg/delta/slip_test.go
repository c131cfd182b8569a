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
