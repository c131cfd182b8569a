package delta_test

import (
	"strings"
	"testing"

	"github.com/acctplan/acctplan/pkg/delta"
)

const spelled = `---
acctplan: 1
account: Harrowgate Freight
---

# Harrowgate Freight

## Stakeholders

| Name | Title | Role | Stance |
|------|-------|------|--------|
| Ines Duarte | CFO | economic-buyer | supporter |
| Bo Lindgren | Head of Claims | champion | supporter |
| Kari Moe | IT lead | technical-buyer | sceptic |

## Goals

| ID | Goal | Owner |
|----|------|-------|
| g1 | Settle claims faster | Bo Lindgren |

## Competition

| Competitor | Where | Threat |
|------------|-------|--------|
| Dravik | Claims | medium |
`

// TestSpelling holds that a corrected name is a new name of the same person, and that somebody
// else in the same post is not.
func TestSpelling(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{"Bo Lindgren", "Bo Lindgrén", "stakeholder renamed: Bo Lindgren → Bo Lindgrén"},
		{"Bo Lindgren", "Bo Lindgern", "stakeholder renamed: Bo Lindgren → Bo Lindgern"},
		{"Bo Lindgren", "B. Lindgren", "stakeholder renamed: Bo Lindgren → B. Lindgren"},
		{"Ines Duarte", "Inês Duarte", "stakeholder renamed: Ines Duarte → Inês Duarte"},
		{"Kari Moe", "Karin Moe", "stakeholder renamed: Kari Moe → Karin Moe"},
		{"Bo Lindgren", "Bosse Lindgren", "stakeholder renamed: Bo Lindgren → Bosse Lindgren"},
		{"Kari Moe", "Kari Keller", "stakeholder renamed: Kari Moe → Kari Keller"},
		{"Kari Moe | IT lead", "Kari Keller | Head of IT", "technical buyer no longer in the plan (Kari Moe)\nnew stakeholder: Kari Keller (Head of IT, technical buyer, sceptic)"},
		{"Dravik", "Dravick", "competitor renamed: Dravik → Dravick"},
		{"Kari Moe", "Paul Moe", "technical buyer no longer in the plan (Kari Moe)\nnew stakeholder: Paul Moe (IT lead, technical buyer, sceptic)"},
		{"Dravik", "Nordbase", "competitor no longer listed: Dravik (medium threat)\nnew competitor: Nordbase (medium threat)"},
	} {
		if !strings.Contains(spelled, c.from) {
			t.Fatal(c.from)
		}
		changed := strings.ReplaceAll(spelled, c.from, c.to)
		for _, pair := range [][3]string{{spelled, changed, c.want}, {changed, spelled, ""}} {
			got := strings.Join(sortedSentences(pair[0], pair[1]), "\n")
			if want := pair[2]; want != "" && got != want {
				t.Errorf("%s → %s:\n%s\nwant\n%s", c.from, c.to, got, want)
			}
			if strings.Contains(c.want, "renamed") && !strings.Contains(got, " renamed: ") {
				t.Errorf("%s → %s, backwards: %s", c.from, c.to, got)
			}
		}
	}
}

func sortedSentences(before, after string) []string {
	var out []string
	for _, c := range delta.Compare(read(before), read(after)) {
		if c.Kind == delta.Removed {
			out = append([]string{c.Sentence()}, out...)
		} else {
			out = append(out, c.Sentence())
		}
	}
	return out
}
