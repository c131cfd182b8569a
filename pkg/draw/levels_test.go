package draw

import (
	"testing"

	"github.com/go-text/typesetting/bidi"
	"pgregory.net/rapid"
)

// The direction of every rune must agree with an independent implementation of the same algorithm.
func TestBidiLevelsAgree(t *testing.T) {
	alphabet := []rune("abAB 123٠١٢אבגابج.,:+-%$€/()[]{}<>⟨⟩〈〉\u0301\u05B0\u064B\u200f\u200e\u200b!?—")
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.SliceOfN(rapid.SampledFrom(alphabet), 0, 24).Draw(t, "text")
		levels, _ := bidiLevels(text)
		var other bidi.Paragraph
		runs := other.Segment(text, bidi.Neutral)
		for i := range runs.NumRuns() {
			run := runs.Run(i)
			for at := run.Start; at < run.End; at++ {
				var level uint8
				if levels != nil {
					level = levels[at]
				}
				if text[at] == '\u200b' {
					continue // invisible: either side is right
				}
				if level%2 != uint8(run.Level)%2 {
					t.Fatalf("%q: rune %d has level %d, want the direction of %d", string(text), at, level, run.Level)
				}
			}
		}
	})
}
