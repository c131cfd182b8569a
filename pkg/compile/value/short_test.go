package value

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// TestISODayShort holds the short way of reading 2026-10-14 to the one for all dates, which a blank
// in front asks for.
func TestISODayShort(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`(19|20|22|23)[0-9][0-9]-[01][0-9]-[0-3][0-9]`).Draw(t, "text")
		short, trouble := Date(text, Settings{})
		long, same := Date(" "+text, Settings{})
		if diff := cmp.Diff(long, short) + cmp.Diff(same, trouble); diff != "" {
			t.Fatalf("%s: %s", text, diff)
		}
	})
}
