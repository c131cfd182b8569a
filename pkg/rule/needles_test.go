package rule

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestSieveLosesNothing compares what sieves find with what their patterns find.
func TestSieveLosesNothing(t *testing.T) {
	sieves := map[string]func() sieve{"praise": praisePattern, "hedge": hedgePattern, "remark": remarkPattern, "protect": protectPattern, "email": emailPattern, "phone": phonePattern}
	for name, want := range map[string]bool{"praise": true, "hedge": true, "remark": true, "protect": true, "email": false, "phone": false} {
		if got := sieves[name]().phrase; got != want {
			t.Errorf("%s is a phrase: %t", name, got)
		}
	}
	part := rapid.SampledFrom([]string{"great", "Good", "relationship", "partnerships", "strategic partner", "world", "class", "very", "happy", "going", "well", "love", "us",
		"hopefully", "We think", "burn", "out", "burn-out", "mentally", "ill", "a pain", "a painting", "is difficult", "protect", "only", "no growth",
		"carl", "@", "example", ".nl", "+", "31 6", "1234", "00", "49", "(0)", "/", "567", "8", " ", " ", " ", " ", "-", "_", ",", ".", "é", "\n", "’"})
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(part, 0, 14).Draw(t, "parts"), "")
		for name, one := range sieves {
			if got, want := one().find(text), one().pattern.FindString(text); got != want {
				t.Errorf("%s in %q: %q instead of %q", name, text, got, want)
			}
		}
		if found := emailPattern().pattern.FindString(text); found != "" && !mayHoldEmail(text) {
			t.Errorf("%q holds %q", text, found)
		}
		if found := phonePattern().pattern.FindString(text); found != "" && !mayHoldPhone(text) {
			t.Errorf("%q holds %q", text, found)
		}
	})
}

// TestMentions compares it with words that are folded first.
func TestMentions(t *testing.T) {
	wanted := []string{"renew*", "vp", "geschäftsführ*", "é", "10", "no"}
	part := rapid.SampledFrom([]string{"renew", "Renewal", "VP", "vps", "GESCHÄFTSFÜHRER", "É", "é", "10", "100", "No", "note", " ", " ", "-", "’", "x"})
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(part, 0, 8).Draw(t, "parts"), "")
		want := false
		for _, word := range ordinary(text) {
			for _, one := range wanted {
				start, star := strings.CutSuffix(one, "*")
				want = want || word == one || star && strings.HasPrefix(word, start)
			}
		}
		if got := mentions(text, wanted...); got != want {
			t.Errorf("mentions(%q) = %t", text, got)
		}
	})
}

// TestShortenedAlike compares the quick way of quoting a text with the thorough one.
func TestShortenedAlike(t *testing.T) {
	part := rapid.SampledFrom([]string{"a", "word", " ", "  ", "\t", "\n", " ", "é", strings.Repeat("long", 9)})
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(part, 0, 8).Draw(t, "parts"), "")
		if isShort(text) && strings.Join(strings.Fields(text), " ") != text {
			t.Errorf("%q is not as it is quoted", text)
		}
	})
}
