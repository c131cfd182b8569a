package draw

import (
	"strings"
	"testing"
)

// Facts are kept whole where they can be, and nothing stands between the last of a line and its end.
func TestWrapKeepsFactsWhole(t *testing.T) {
	ts := NewTypesetter("en")
	style := Style{Size: 10}
	text := "by 30 Sep 2027 · Dr. Annegret Thiessen · Wind Service"
	width := ts.Width(style, "by 30 Sep 2027 · Dr. Annegret Thiessen · Wind")
	lines := func(facts bool, width float64, text string) string {
		var out []string
		for _, line := range ts.Wrap(width, Span{Text: text, Style: style, Facts: facts}) {
			if line.Width > width+0.01 {
				t.Errorf("%q is wider than %g", line.Text(), width)
			}
			out = append(out, line.Text())
		}
		return strings.Join(out, "|")
	}
	for _, c := range []struct {
		name, text string
		facts      bool
		width      float64
		want       string
	}{
		{"prose", text, false, width, "by 30 Sep 2027 · Dr. Annegret Thiessen · Wind|Service"},
		{"facts", text, true, width, "by 30 Sep 2027 · Dr. Annegret Thiessen|Wind Service"},
		{"the dot takes no room", text, true, ts.Width(style, "by 30 Sep 2027 · Dr. Annegret Thiessen") + 0.1, "by 30 Sep 2027 · Dr. Annegret Thiessen|Wind Service"},
		{"a fact longer than a line", "now · a fact that is much longer than one line can be", true, ts.Width(style, "now · a fact that is"), "now · a fact that is|much longer than|one line can be"},
		{"no line begins with the dot", "Pune · India", true, ts.Width(style, "Pune") + 0.1, "Pune|India"},
	} {
		if got := lines(c.facts, c.width, c.text); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
