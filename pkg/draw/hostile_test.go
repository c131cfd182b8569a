package draw_test

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"

	"github.com/acctplan/acctplan/pkg/draw"
)

// hostile is text that has broken typesetters.
func hostile() []string {
	texts := []string{
		"", " ", "\n", "\n\n\n", "\t", "\r\n", "\x00", "\x00\x01\x1f\x7f", "\u0080\u009f", "\xff\xfe\xfd", "a\xffb", "\xed\xa0\x80", "\xed\xb0\x80", "\xf4\x90\x80\x80",
		"\ufeff", "\ufffe", "\uffff", "\ufdd0", "\U0001fffe", "\U0010ffff", "\U000f0000", "\ue000", "\u00ad", "so\u00adft", "\u200b", "\u200b\u200b", "\u200d", "\u200c", "\u2060",
		"\u202e\u202dabc", "\u2066\u2067\u2068", "\u202a\u202b", "\u2028\u2029", "\u0301", "\u0301\u0301\u0301", "e\u0301", "a" + strings.Repeat("\u0300", 300),
		"\u0e33", "\u0e33\u0e33", "\u094d", "\u093f", "\u093f\u093f", "क\u094d", "क्\u200dष", "क्\u200cष", strings.Repeat("क्", 100), "र्क्षि", "\u0600", "\u06dd", "ـــ", "لا", "ﷺ", "\u0651\u064e",
		"ab אב 12 ()[]", "אב (ab) 12%", "(((((((((((", strings.Repeat("(", 200) + "א" + strings.Repeat(")", 200), "א" + strings.Repeat("\u05b0", 100),
		"👨‍👩‍👧‍👦", "🇩🇪🇩", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "1️⃣", "☎︎☎️", "👍🏽", "\U0001f3fb", "🜁", "㍿", "㈱", "ｶﾞ", "각", "가\u11a8", "ᄀᄀᄀ", "丽", "𠮷野家", "ᚠᛇᚻ", "ក្នុង", "မြန်မာ", "ꦗꦮ", "ⴰⵎⴰⵣⵉⵖ",
		"ﬁﬂﬃ", "ǅ", "İıŞ", "ẞ", "a/b-c–d—e", "https://example.com/" + strings.Repeat("path/", 50), strings.Repeat("W", 200), strings.Repeat("i", 2000), strings.Repeat("漢", 300),
		strings.Repeat("م", 200), strings.Repeat("word ", 400), strings.Repeat(" ", 500), "<script>alert(1)</script>", "]]>", "&amp;", `"'`, "%PDF", "endstream", "(\\)", "->", "=>", "10x20", "\u180e", "\u3164", "\u115f\u1160", "\ufff9a\ufffab\ufffb",
	}
	for _, lo := range []rune{0x0, 0x300, 0x590, 0x600, 0x900, 0xe00, 0x1100, 0x2000, 0x2600, 0x3000, 0xa980, 0xfb00, 0xfe00, 0xfff0, 0x1f000, 0x1f900, 0xe0000} {
		var out strings.Builder
		for char := lo; char < lo+0x100; char++ {
			out.WriteRune(char)
		}
		texts = append(texts, out.String())
	}
	return texts
}

// check sets one text in every way and looks at what must always hold.
func check(t testing.TB, ts *draw.Typesetter, text string, width float64) {
	t.Helper()
	style := draw.Style{Size: 10, Color: draw.Hex(0)}
	span := draw.Span{Text: text, Style: style}
	line := ts.Line(span)
	if !utf8.ValidString(line.Text()) || strings.ContainsAny(line.Text(), "\n\x00\ufeff\u202e") {
		t.Errorf("%q: line text is unclean: %q", text, line.Text())
	}
	if !(line.Width >= 0) || math.IsInf(line.Width, 0) {
		t.Errorf("%q: width %v", text, line.Width)
	}
	if got := ts.Width(style, text); math.Abs(got-line.Width) > 1e-6 {
		t.Errorf("%q: Width says %v, the line is %v wide", text, got, line.Width)
	}
	if fitted := ts.Fit(width, span); fitted.Width > width+1e-6 {
		t.Errorf("%q: fitted to %v, is %v wide", text, width, fitted.Width)
	}
	lines := ts.Wrap(width, span)
	if len(lines) == 0 {
		t.Fatalf("%q: no lines", text)
	}
	var whole strings.Builder
	for _, line := range lines {
		whole.WriteString(line.Text())
		if line.Width > width+0.5 && width > 60 && !unbreakable(line.Text()) {
			t.Errorf("%q: wrapped to %v, a line is %v wide: %q", text, width, line.Width, line.Text())
		}
	}
	if diff := cmp.Diff(letters(line.Text()), letters(whole.String())); diff != "" && !strings.Contains(text, "\n") {
		t.Errorf("%q: wrapping changed the text (-line +wrapped):\n%s", text, diff)
	}
	if limited := ts.WrapLimit(width, 2, span, span); len(limited) > 2 {
		t.Errorf("%q: %d lines where 2 are allowed", text, len(limited))
	}
	for _, run := range line.Runs {
		var shown strings.Builder
		for _, glyph := range run.Glyphs {
			if math.IsNaN(glyph.Advance) || glyph.ID == 0 {
				t.Errorf("%q: glyph %+v of %s", text, glyph, run.Face.Name())
			}
			shown.WriteString(glyph.Text)
		}
		if !run.RightToLeft && visible(shown.String()) != visible(run.Text) {
			t.Errorf("%q: the glyphs stand for %q, the run says %q", text, shown.String(), run.Text)
		}
	}
}

// unbreakable reports whether text may be one character to its reader, however long: letters joined by viramas, jamo, stacks of marks.
func unbreakable(text string) bool {
	for _, char := range text {
		if char == 0x94D || char >= 0x1100 && char < 0x1200 || unicode.In(char, unicode.M, unicode.Cf) {
			return true
		}
	}
	return utf8.RuneCountInString(text) <= 1
}

// visible removes characters that show nothing, for which a face may have no glyph.
func visible(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.In(r, unicode.Cf, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector) {
			return -1
		}
		return r
	}, text)
}

// letters removes the spaces that may hang over the end of a line.
func letters(text string) string {
	return norm.NFC.String(strings.Map(func(r rune) rune {
		if r == ' ' || r == 0x200B || r >= 0x2000 && r <= 0x200A || r == 0x3000 || r == 0x205F || r == 0x1680 {
			return -1
		}
		return r
	}, text))
}

func TestHostileText(t *testing.T) {
	ts := draw.NewTypesetter("en")
	for _, text := range hostile() {
		for _, width := range []float64{0, 3, 80, 400} {
			check(t, ts, text, width)
		}
	}
}

func TestHostileNumbers(t *testing.T) {
	ts := draw.NewTypesetter("")
	for _, number := range []float64{math.NaN(), math.Inf(1), math.Inf(-1), -1, 0, 1e-300, 1e300} {
		style := draw.Style{Size: number, Tracking: number, Weight: draw.Weight(200)}
		ts.Wrap(number, draw.Span{Text: "two words", Style: style})
		ts.Fit(number, draw.Span{Text: "two words", Style: style})
		block := ts.Block(number, number, 0, draw.Span{Text: "two words", Style: style})
		if height := block.Height(); !(height > 0) || math.IsInf(height, 0) {
			t.Errorf("%v: height %v", number, height)
		}
	}
	for _, lines := range [][]draw.Line{ts.Wrap(10), ts.WrapLimit(10, -1)} {
		if len(lines) != 1 {
			t.Errorf("no spans give %d lines, want 1", len(lines))
		}
	}
}

func FuzzTypesetter(f *testing.F) {
	for _, text := range hostile() {
		f.Add(text, 80.0)
	}
	f.Fuzz(func(t *testing.T, text string, width float64) {
		if len(text) > 2000 {
			t.Skip()
		}
		if !(width > 0 && width < 1000) {
			width = 50
		}
		watch := time.AfterFunc(60*time.Second, func() { panic(fmt.Sprintf("no end in sight: %q in %v", text, width)) })
		defer watch.Stop()
		check(t, draw.NewTypesetter("en"), text, width)
	})
}
