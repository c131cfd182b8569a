package compile

// The short ways of reading that are there for speed say what the long ones say.

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/acctplan/acctplan/pkg/source"
	"github.com/acctplan/acctplan/pkg/syntax"
)

func TestFoldNameShort(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.OneOf(
			rapid.StringMatching(`(dr|prof|mr|ada|roth|herr|x1)( (dr|ms|ada|roth|frau|y)){0,3}`),
			rapid.StringMatching(`[a-zA-Z0-9 .'_-]{0,12}`), rapid.StringMatching(`[a-zé ]{0,8}`),
		).Draw(t, "name")
		if got, want := foldName(name), foldAny(name); got != want {
			t.Fatalf("%q: %q, want %q", name, got, want)
		}
	})
}

// TestPiecesShareRuns cuts pieces of pieces, and compares them with the text that they are cut
// from, run by run.
func TestPiecesShareRuns(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var runs []syntax.Run
		var styles []syntax.Style // of each byte
		var places []int          // in the source, of each byte; -1 where the run is not verbatim
		at, text := 10, ""
		for range rapid.IntRange(1, 4).Draw(t, "runs") {
			run := syntax.Run{Text: rapid.StringMatching(`[ab ]{1,4}`).Draw(t, "text"), Verbatim: rapid.Bool().Draw(t, "verbatim")}
			if rapid.Bool().Draw(t, "bold") {
				run.Style = syntax.Bold
			}
			run.Span = source.Span{Start: at, End: at + len(run.Text)}
			for i := range run.Text {
				styles = append(styles, run.Style)
				if run.Verbatim {
					places = append(places, at+i)
				} else {
					places = append(places, -1)
				}
			}
			runs, at, text = append(runs, run), run.Span.End+rapid.IntRange(0, 2).Draw(t, "gap"), text+run.Text
		}
		p, from := piece{text: text, span: source.Span{Start: 10, End: at}, runs: runs}, 0
		for range rapid.IntRange(0, 3).Draw(t, "cuts") {
			a := rapid.IntRange(0, len(p.text)).Draw(t, "from")
			b := rapid.IntRange(a, len(p.text)).Draw(t, "to")
			from += a + len(p.text[a:b]) - len(strings.TrimLeft(p.text[a:b], " "))
			if want := strings.TrimSpace(p.text[a:b]); p.cut(a, b).text != want {
				t.Fatalf("%q, want %q", p.cut(a, b).text, want)
			}
			if p = p.cut(a, b); p.empty() {
				return
			}
		}
		joined, bold := "", true
		for _, run := range p.exact() {
			for i := range run.Text {
				j := from + len(joined) + i
				if run.Style != styles[j] || run.Verbatim != (places[j] >= 0) || run.Verbatim && run.Span.Start+i != places[j] {
					t.Fatalf("byte %d of %q in %q: %+v", j, p.text, text, run)
				}
				bold = bold && (run.Style == syntax.Bold || run.Text[i] == ' ')
			}
			joined += run.Text
		}
		if joined != p.text || text[from:from+len(p.text)] != p.text {
			t.Fatalf("%q, want %q", joined, p.text)
		}
		if got := p.bold(0, len(p.text)); got != bold {
			t.Fatalf("%q is bold: %v", p.text, got)
		}
	})
}
