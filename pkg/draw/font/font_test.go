package font

import (
	"sync"
	"testing"

	"github.com/acctplan/acctplan/pkg/draw/font/internal/truetype"
)

func allFaces() []*Face {
	faces := inter[:]
	for _, family := range []*family{&hebrewFamily, &arabicFamily, &devanagariFamily, &thaiFamily, &japaneseFamily, &chineseFamily, &koreanFamily, &symbolFamily, &emojiFamily} {
		faces = append(faces, family.regular)
		if family.bold != nil {
			faces = append(faces, family.bold)
		}
	}
	return faces
}

func TestEveryFaceLoads(t *testing.T) {
	total := 0
	var wait sync.WaitGroup
	for _, face := range allFaces() {
		total += len(*face.data)
		for range 2 { // concurrently, to let the race detector look
			wait.Go(func() {
				if err := face.Err(); err != nil {
					t.Errorf("%s: %v", face.Name(), err)
				}
				if m := face.Metrics(); m.Ascent < 500 || m.Descent > -100 || m.CapHeight < 500 {
					t.Errorf("%s: metrics %+v", face.Name(), m)
				}
			})
		}
	}
	wait.Wait()
	if limit := 7 << 20; total > limit {
		t.Errorf("the faces take %d bytes, more than %d", total, limit)
	}
	if _, ok := Main(0).Glyph(Replacement); !ok {
		t.Error("the main face has no replacement box")
	}
}

func TestChoose(t *testing.T) {
	for _, test := range []struct{ text, face string }{
		{"A", "Inter-Bold"}, {"é", "Inter-Bold"}, {"Ж", "Inter-Bold"}, {"ễ", "Inter-Bold"}, {"₹", "Inter-Bold"}, {"→", "Inter-Bold"}, {"✓", "Inter-Bold"},
		{"א", "NotoSansHebrew-Bold"}, {"ع", "NotoSansArabic-Bold"}, {"क्ष", "NotoSansDevanagari-Bold"}, {"ท", "NotoSansThai-Bold"},
		{"健", "NotoSansJP-Regular"}, {"ノ", "NotoSansJP-Regular"}, {"联", "NotoSansSC-Regular"}, {"김", "NotoSansKR-Regular"}, {"☑", "NotoSansSymbols2-Regular"},
		{"🚀", "NotoEmoji-Regular"}, {"⚠️", "NotoEmoji-Regular"}, {"🇩🇪", "NotoEmoji-Regular"},
	} {
		choice := Choose(3, []rune(test.text))
		if choice.Face.Name() != test.face || !choice.Covered {
			t.Errorf("%s: %s, covered %v; want %s", test.text, choice.Face.Name(), choice.Covered, test.face)
		}
		if want := choice.Face.Name()[len(choice.Face.Name())-4:] != "Bold"; choice.Thicken != want {
			t.Errorf("%s: thicken is %v", test.text, choice.Thicken)
		}
	}
	for _, char := range []rune{0x16A0, 0x10FFFF, 0xF0000, 0x1D6FC} {
		if choice := Choose(0, []rune{char}); choice.Covered {
			t.Errorf("%U is covered by %s", char, choice.Face.Name())
		}
	}
	for _, signs := range []string{"$¢£¤¥₡₣₤₦₩₪₫€₱₲₴₸₹₺₼₽₿฿", "←↑→↓↔↕↖↗↘↙⇐⇒", "✓✔✗✘☐☑☒", "•·…–—−×÷±≈≠≤≥∞½¼¾⅓°‰№™©®§¶†‡"} {
		for _, char := range signs {
			if choice := Choose(0, []rune{char}); !choice.Covered {
				t.Errorf("%c (%U) is not covered", char, char)
			}
		}
	}
	// No rune may upset it, alone or after another.
	for char := rune(-1); char <= 0x110000; char++ {
		Choose(0, []rune{char})
		if char%97 == 0 {
			Choose(2, []rune{'a', char})
		}
	}
}

func TestSubset(t *testing.T) {
	for _, face := range allFaces() {
		glyphs := []uint16{0}
		for _, char := range "Aé1健联김אعक🚀☑ท" {
			if glyph, ok := face.Glyph(char); ok {
				glyphs = append(glyphs, glyph)
			}
		}
		data := face.Subset(append(glyphs, 65535)) // a glyph that is not there is blank
		order := make([]int, len(glyphs))
		for i, glyph := range glyphs {
			order[i] = int(glyph)
		}
		small, err := truetype.Read(face.tables.Subset(order, map[string][]byte{"cmap": {0, 0, 0, 0}}))
		if err != nil {
			t.Errorf("%s: %v", face.Name(), err)
			continue
		}
		for i, glyph := range glyphs {
			if got, want := small.Advance(i), face.Advance(glyph); got != want {
				t.Errorf("%s: glyph %d has advance %d, want %d", face.Name(), glyph, got, want)
			}
		}
		if len(data) > 60_000 {
			t.Errorf("%s: a subset of %d glyphs takes %d bytes", face.Name(), len(glyphs), len(data))
		}
	}
}
