package finding

import (
	"testing"

	"pgregory.net/rapid"
)

// TestNormaliseShort holds the short way, for plain letters, to the one for any script.
func TestNormaliseShort(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.StringMatching(`[ -~\t]{0,20}`), rapid.StringMatching(`[a-z0-9 ]{0,12}`), rapid.StringMatching(`[a-zA-Z0-9ü☐ .-]{0,12}`)).Draw(t, "text")
		if got, want := Normalise(text), normaliseAny(text); got != want {
			t.Fatalf("%q: %q, want %q", text, got, want)
		}
	})
}
