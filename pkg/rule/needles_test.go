package rule

import (
	"slices"
	"strings"
	"testing"
	"unicode"

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

// TestMentions compares it, and what sets of words say, with words that are folded first.
func TestMentions(t *testing.T) {
	plain, wanted := []string{"renew*", "vp", "10", "no", "is*", "risk*"}, []string{"renew*", "vp", "geschäftsführ*", "é", "10", "no"}
	part := rapid.SampledFrom([]string{"renew", "Renewal", "VP", "vps", "GESCHÄFTSFÜHRER", "É", "é", "10", "100", "No", "note", " ", " ", "-", "’", "x", "–", "“", "…", "\u200d", "\u0130s", "RIS\u212a", "n\u0303", "\xe2\x80", "日本"})
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(part, 0, 8).Draw(t, "parts"), "")
		for _, list := range [][]string{plain, wanted} {
			want := false
			for _, word := range wordsByRune(strings.ToLower(text)) {
				for _, one := range list {
					start, star := strings.CutSuffix(one, "*")
					want = want || word == one || star && strings.HasPrefix(word, start)
				}
			}
			if got := mentions(text, list...); got != want {
				t.Errorf("mentions(%q, %q) = %t", text, list, got)
			}
			if got := wordList(list).in(text); got != want {
				t.Errorf("%q in %q: %t", list, text, got)
			}
		}
		if got, want := ordinary(text), wordsByRune(strings.ToLower(text)); !slices.Equal(got, want) {
			t.Errorf("%q has the words %q", text, got)
		}
		if got, want := folded(text), strings.Join(wordsByRune(strings.ToLower(text)), " "); got != want {
			t.Errorf("%q is folded to %q", text, got)
		}
		if got, want := (&Pass{memo: &Memo{}}).lower(text), strings.ToLower(text); got != want {
			t.Errorf("%q in lower case is %q", text, got)
		}
	})
}

// wordsByRune are the words of a text, looked at character by character.
func wordsByRune(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
}

// TestContentWordsAlike compares the words that are read in one pass with those that are read one step
// after the other.
func TestContentWordsAlike(t *testing.T) {
	part := rapid.SampledFrom([]string{"the", "Account", "customer", "Customers", "renewals", "Renewal", "policies", "paid", "planning", "procurement", "é", "Geschäft", "x", "10", "2026", " ", " ", " ", "-", "–", "’"})
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(part, 0, 10).Draw(t, "parts"), "")
		var want []contentWord
		for _, word := range wordsByRune(text) {
			if !isASCII(word) {
				word = strings.ToLower(word)
			}
			if len(word) < 3 || len(word) <= longestSmall && isSmall(pack(word)) {
				continue
			}
			want = append(want, contentWordOf(word[:stemLength(word)]))
		}
		slices.Sort(want)
		if got := contentWords(text); !slices.Equal(got, slices.Compact(want)) {
			t.Errorf("%q: %x instead of %x", text, got, want)
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
