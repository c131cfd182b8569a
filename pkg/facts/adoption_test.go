package facts

import (
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestMayTell: what is asked before the patterns holds for every text that one of them matches.
func TestMayTell(t *testing.T) {
	for name, one := range map[string]struct {
		pattern *regexp.Regexp
		may     func(string) bool
	}{
		"of": {patterns().of, mayCount}, "seats": {patterns().seats, mayCount}, "active": {patterns().active, mayCount},
		"share": {patterns().share, mayShare}, "share after": {patterns().shareAfter, mayShare},
	} {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				text := rapid.StringMatching(one.pattern.String()).Draw(t, "text")
				if one.pattern.MatchString(text) && !one.may(text) {
					t.Fatalf("%q", text)
				}
			})
		})
	}
}

// TestMaySpeakOfUse: what is asked before a text is written in lower case holds for every text of which the
// question itself is true.
func TestMaySpeakOfUse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`.{0,9}(?i:adopt|seat|licen|active user|utili[sz]|l[İi]cen)?.{0,9}`).Draw(t, "text")
		lower := strings.ToLower(text)
		if (speaksOfUse(lower) || strings.HasPrefix(lower, "active")) && !maySpeakOfUse(text) {
			t.Fatalf("%q", text)
		}
	})
}
