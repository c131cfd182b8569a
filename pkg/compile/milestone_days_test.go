package compile_test

import (
	"fmt"
	"testing"
)

// What lasts several days keeps the first and the last of them, in a cell, in front of an item and behind it.
func TestMilestoneOfSeveralDays(t *testing.T) {
	const both = "2026-12-05 2026-12-09 Workshop"
	for text, want := range map[string]string{
		"- 2026-12-05 to 2026-12-09: Workshop":                                   both,
		"- 2026-12-05–2026-12-09: Workshop":                                      both,
		"- **5–9 Dec 2026:** Workshop":                                           both,
		"- 5 Dec to 9 Dec 2026 – Workshop":                                       both,
		"- Workshop, 2026-12-05 to 2026-12-09":                                   both,
		"- Workshop (Dec 5–9, 2026)":                                             both,
		"- [ ] Workshop 2026-12-05/2026-12-09":                                   both,
		"| Milestone | On |\n|---|---|\n| Workshop | 5.12.2026 - 9.12.2026 |":    both,
		"| Milestone | On |\n|---|---|\n| Workshop | 5-9 Dec 2026 |":             both,
		"- 2026-12-05: Workshop":                                                 "2026-12-05 2026-12-05 Workshop",
		"- Dec 2026: Workshop":                                                   "2026-12-01 2026-12-31 Workshop",
		"- 2026-12-05: 5-9 people in a workshop":                                 "2026-12-05 2026-12-05 5-9 people in a workshop",
		"| Milestone | On |\n|---|---|\n| Workshop | 2026-12-09 to 2026-12-05 |": "1970-01-01 1970-01-01 Workshop", // not read
	} {
		p := compileBytes([]byte(soundFacts + "## Milestones\n\n" + text + "\n"))
		if len(p.Milestones) != 1 {
			t.Errorf("%s: %d milestones", text, len(p.Milestones))
			continue
		}
		m := p.Milestones[0]
		if got := fmt.Sprint(m.On.First, m.On.Last, " ", m.Milestone.Text); got != want {
			t.Errorf("%s: %s, not %s", text, got, want)
		}
	}
}
