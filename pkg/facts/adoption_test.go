package facts

import (
	"regexp"
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
