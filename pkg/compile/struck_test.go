package compile

import "testing"

// What a summary crosses out, with one tilde or two, is not what it says; "about" is no line through a text.
func TestWithoutStruckSource(t *testing.T) {
	for _, test := range []struct{ visible, source, want string }{
		{"They want x more, and gone this", "They want ~x~ more, and ~~gone~~ this", "They want more, and this"},
		{"costs ~5 to ~10 a day. all", "costs ~5 to ~10 a day. ~all~", "costs ~5 to ~10 a day."},
		{"all of it", "~all of it~", ""},
		{"two lines stay", "~~two\nlines~~ stay", "stay"},
		{"from 5 to 10", "from ~5 to 10~", "from"},
		{"~~~ is a fence", "~~~ is a fence", "~~~ is a fence"},
	} {
		if got := withoutStruckSource(test.visible, test.source); got != test.want {
			t.Errorf("%q: %q, not %q", test.source, got, test.want)
		}
	}
}
