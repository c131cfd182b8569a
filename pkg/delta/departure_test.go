package delta_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/acctplan/acctplan/pkg/delta"
)

// TestDepartures holds that a departure comes out however the plan says it, and only then.
func TestDepartures(t *testing.T) {
	const line = "| Ines Duarte | CFO | economic-buyer | supporter |\n"
	log := func(text string) string {
		return "\n## Log\n\n| Date | Text |\n|------|------|\n| 2026-10-01 | " + text + " |\n"
	}
	for name, c := range map[string]struct{ after, want string }{
		"stance":        {strings.Replace(spelled, line, "| Ines Duarte | CFO | economic-buyer | left |\n", 1), "economic buyer left (Ines Duarte)"},
		"name":          {strings.Replace(spelled, line, "| Ines Duarte (left) | CFO | economic-buyer | supporter |\n", 1), "economic buyer left (Ines Duarte)"},
		"log":           {strings.Replace(spelled, line, "", 1) + log("Ines Duarte left for Nordbase"), "economic buyer left (Ines Duarte)"},
		"other log":     {strings.Replace(spelled, line, "", 1) + log("QBR held; two weeks left"), "economic buyer no longer in the plan (Ines Duarte)"},
		"moved":         {strings.Replace(spelled, line, "", 1) + log("Ines Duarte has moved to DHL."), "economic buyer left (Ines Duarte)"},
		"first name":    {strings.Replace(spelled, line, "", 1) + log("Ines has moved to DHL, replaced by Tom Reed."), "economic buyer left (Ines Duarte)"},
		"no longer":     {strings.Replace(spelled, line, "", 1) + log("Call with Bo. Ines Duarte is no longer with Harrowgate"), "economic buyer left (Ines Duarte)"},
		"joined":        {strings.Replace(spelled, line, "", 1) + log("Ines Duarte, our buyer, joined Nordbase"), "economic buyer left (Ines Duarte)"},
		"somebody else": {strings.Replace(spelled, line, "", 1) + log("Lunch with Ines Duarte. Bo left early."), "economic buyer no longer in the plan (Ines Duarte)"},
		"not left":      {strings.Replace(spelled, line, "", 1) + log("Ines Duarte did not leave, she is on leave"), "economic buyer no longer in the plan (Ines Duarte)"},
		"left a room":   {strings.Replace(spelled, line, "", 1) + log("Ines Duarte left the meeting early"), "economic buyer no longer in the plan (Ines Duarte)"},
		"joined a call": {strings.Replace(spelled, line, "", 1) + log("Ines Duarte joined the call"), "economic buyer no longer in the plan (Ines Duarte)"},
		"her assistant": {strings.Replace(spelled, line, "", 1) + log("Ines Duarte's assistant left"), "economic buyer no longer in the plan (Ines Duarte)"},
		"only removed":  {strings.Replace(spelled, line, "", 1), "economic buyer no longer in the plan (Ines Duarte)"},
	} {
		got := delta.Sentences(delta.Compare(read(spelled), read(c.after)))
		if !slices.Contains(got, c.want) || slices.ContainsFunc(got, func(s string) bool { return strings.Contains(s, "renamed") }) {
			t.Errorf("%s: %q", name, got)
		}
		if c.want == "economic buyer left (Ines Duarte)" && len(got) > 2 {
			t.Errorf("%s says it twice: %q", name, got)
		}
	}
}

// A title that somebody has no more says that they left, as the review list writes it.
func TestTitleTellsDeparture(t *testing.T) {
	people := func(title string) string {
		return "---\nacctplan: 1\naccount: Acme\n---\n\n## Stakeholders\n\n| Name | Title | Role |\n|---|---|---|\n| Ines Duarte | " + title + " | economic buyer |\n"
	}
	for title, want := range map[string]string{
		"former CFO":                  "economic buyer left (Ines Duarte)",
		"CFO (left 2026-11-20)":       "economic buyer left (Ines Duarte)",
		"former CFO, now chairwoman":  "Ines Duarte: title CFO → former CFO, now chairwoman",
		"CFO, formerly of Harrowgate": "Ines Duarte: title CFO → CFO, formerly of Harrowgate",
	} {
		if got := strings.Join(delta.Sentences(delta.Compare(read(people("CFO")), read(people(title)))), "; "); got != want {
			t.Errorf("%s: got %q, want %q", title, got, want)
		}
	}
}
