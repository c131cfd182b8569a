package draw

import (
	"slices"
	"testing"

	"github.com/go-text/typesetting/language"
	"pgregory.net/rapid"

	"github.com/acctplan/acctplan/pkg/draw/font"
)

// What pairs make of plain text is, glyph by glyph, what HarfBuzz makes of it.
func TestPairsAreExact(t *testing.T) {
	var all []rune
	for char := rune(0x20); char <= 0x21FF; char++ {
		if isPlain(char) {
			all = append(all, char)
		}
	}
	for _, weight := range []Weight{Regular, Medium, SemiBold, Bold} {
		s := newShaper("en")
		unusual, tried := 0, 0
		rapid.Check(t, func(t *rapid.T) {
			text := rapid.OneOf(rapid.SliceOfN(rapid.SampledFrom(all), 1, 24), rapid.SliceOfN(rapid.SampledFrom([]rune("ABLTVWYaefilorty 123xX.,'’↔")), 1, 24), rapid.SliceOfN(rapid.SampledFrom([]rune("Aa0xX .,'’Éß")), 3, 8)).Draw(t, "text")
			if rapid.Bool().Draw(t, "sign") {
				text = append([]rune{rapid.SampledFrom([]rune("↔↑→≠")).Draw(t, "which"), ' '}, text...)
			}
			key := shapeKey{face: font.Choose(int(weight), []rune("a")).Face, script: language.Latin}
			tried++
			got, ok := s.plain(text, key)
			if !ok {
				unusual++
				return
			}
			if want := s.run(text, key); !slices.Equal(got, want) {
				t.Fatalf("%q: %+v, not %+v", string(text), got, want)
			}
		})
		if 4*unusual > tried {
			t.Errorf("%d: %d of %d texts of plain letters are unusual", weight, unusual, tried)
		}
	}
}
