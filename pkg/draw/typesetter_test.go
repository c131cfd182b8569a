package draw_test

import (
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/acctplan/acctplan/pkg/draw"
	"github.com/acctplan/acctplan/pkg/draw/font"
)

var plain = draw.Style{Size: 10, Color: draw.Hex(0)}

func texts(lines []draw.Line) []string {
	var out []string
	for _, line := range lines {
		out = append(out, line.Text())
	}
	return out
}

func TestWrap(t *testing.T) {
	ts := draw.NewTypesetter("en")
	for _, test := range []struct {
		name, text string
		width      float64
		limit      int
		want       []string
	}{
		{"fits", "one line", 200, 0, []string{"one line"}},
		{"empty", "", 200, 0, []string{""}},
		{"spaces", "The quick brown fox jumps", 60, 0, []string{"The quick", "brown fox", "jumps"}},
		{"accents", "Größe über alles früh", 60, 0, []string{"Größe über", "alles früh"}},
		{"hyphen", "smart-meter", 40, 0, []string{"smart-", "meter"}},
		{"numbers stay", "1-2 3-4", 22, 0, []string{"1-2", "3-4"}},
		{"forced", "one\ntwo\r\n\nfour\n", 200, 0, []string{"one", "two", "", "four"}},
		{"long word", "a Donaudampfschiff b", 50, 0, []string{"a", "Donauda", "mpfschiff", "b"}},
		{"cjk", "株式会社ノルドの東京", 42, 0, []string{"株式会社", "ノルドの", "東京"}},
		{"no break space", "10\u00a0000 euro", 40, 0, []string{"10\u00a0000", "euro"}},
		{"limit", "The quick brown fox jumps", 60, 2, []string{"The quick", "brown fox…"}},
		{"limit at paragraph", "one\ntwo", 60, 1, []string{"one…"}},
		{"limit unused", "one two", 60, 3, []string{"one two"}},
		{"trailing space", "one ", 60, 0, []string{"one"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			span := draw.Span{Text: test.text, Style: plain}
			lines := ts.Wrap(test.width, span)
			if test.limit > 0 {
				lines = ts.WrapLimit(test.width, test.limit, span)
			}
			if diff := cmp.Diff(test.want, texts(lines)); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

func TestWrapKeepsStyles(t *testing.T) {
	ts := draw.NewTypesetter("en")
	bold := plain
	bold.Weight = draw.Bold
	lines := ts.Wrap(90, draw.Span{Text: "our largest ", Style: plain}, draw.Span{Text: "expansion in DACH", Style: bold, URL: "https://example.com/"}, draw.Span{Text: ".", Style: plain})
	link := 0
	for _, line := range lines {
		for _, run := range line.Runs {
			if (run.URL != "") != (run.Style.Weight == draw.Bold) {
				t.Errorf("%q has weight %d and address %q", run.Text, run.Style.Weight, run.URL)
			}
			if run.Link != 0 {
				if link != 0 && link != run.Link {
					t.Error("pieces of one link have different numbers")
				}
				link = run.Link
			}
		}
	}
	if link == 0 || len(lines) < 2 {
		t.Errorf("%d lines, link %d", len(lines), link)
	}
}

func TestFit(t *testing.T) {
	ts := draw.NewTypesetter("en")
	for _, test := range []struct {
		text  string
		width float64
		want  string
	}{
		{"short", 100, "short"}, {"a rather long title", 50, "a rather…"}, {"title", 12, "t…"}, {"title", 5, ""}, {"", 10, ""}, {"two\nlines", 200, "two lines"}, {"משרד האוצר של ישראל", 50, "משרד הא…"},
	} {
		line := ts.Fit(test.width, draw.Span{Text: test.text, Style: plain})
		if line.Text() != test.want || line.Width > test.width {
			t.Errorf("%q in %v: %q (%v wide), want %q", test.text, test.width, line.Text(), line.Width, test.want)
		}
	}
}

func TestKerningAndFigures(t *testing.T) {
	ts := draw.NewTypesetter("en")
	if pair, apart := ts.Width(plain, "AV"), ts.Width(plain, "A")+ts.Width(plain, "V"); pair >= apart {
		t.Errorf("AV is %v wide, the letters alone %v: no kerning", pair, apart)
	}
	// Kerning of Greek and Cyrillic needs the mended filters.
	if pair, apart := ts.Width(plain, "ТА"), ts.Width(plain, "Т")+ts.Width(plain, "А"); pair >= apart {
		t.Errorf("ТА is %v wide, the letters alone %v: no kerning", pair, apart)
	}
	tabular := plain
	tabular.Tabular = true
	if one, eight := ts.Width(tabular, "11111"), ts.Width(tabular, "88888"); math.Abs(one-eight) > 1e-6 {
		t.Errorf("tabular figures differ: %v and %v", one, eight)
	}
	tracked := plain
	tracked.Tracking = 0.5
	if got, want := ts.Width(tracked, "abcd"), ts.Width(plain, "abcd")+2; math.Abs(got-want) > 1e-4 {
		t.Errorf("tracked text is %v wide, want %v", got, want)
	}
}

// Letters in the middle of an Arabic word must take their medial form; those in a font's later coverage ranges did not before mending.
func TestArabicJoins(t *testing.T) {
	ts := draw.NewTypesetter("ar")
	for _, letter := range []string{"ن", "ي", "ق", "ب", "س", "ئ"} {
		alone := ts.Text(plain, letter).Runs[0].Glyphs
		inside := ts.Text(plain, "ل"+letter+"م").Runs[0].Glyphs
		for _, glyph := range inside {
			if len(alone) == 1 && glyph.ID == alone[0].ID {
				t.Errorf("%s keeps its isolated form between letters", letter)
			}
		}
	}
}

func TestVisualOrder(t *testing.T) {
	ts := draw.NewTypesetter("en")
	for _, test := range []struct {
		text, want  string // want is the text of the glyphs from left to right
		rightToLeft bool
	}{
		{"abc אבג def", "abc גבא def", false},
		{"אבג abc דהו", "והד abc גבא", true},
		{"אבג 123 דהו", "והד 123 גבא", true},
		{"(אבג)", "(גבא)", true},
		{"abc (אבג) 12", "abc (גבא) 12", false},
	} {
		line := ts.Text(plain, test.text)
		var got strings.Builder
		x := 0.0
		for _, run := range line.Runs {
			if math.Abs(run.X-x) > 1e-4 {
				t.Errorf("%q: a run starts at %v, want %v", test.text, run.X, x)
			}
			x += run.Width
			for _, glyph := range run.Glyphs {
				got.WriteString(glyph.Text)
			}
		}
		if got.String() != test.want || line.RightToLeft != test.rightToLeft {
			t.Errorf("%q shows as %q (right to left: %v), want %q", test.text, got.String(), line.RightToLeft, test.want)
		}
	}
}

func TestBlock(t *testing.T) {
	ts := draw.NewTypesetter("en")
	block := ts.Block(60, 0, 0, draw.Span{Text: "The quick brown fox", Style: plain})
	if block.Leading != 14 || block.Height() != 28 {
		t.Errorf("leading %v, height %v; want 14 and 28", block.Leading, block.Height())
	}
	rec := &recorder{}
	block.Align = draw.Right
	if end := block.Put(rec, 100, 50); end != 78 {
		t.Errorf("the block ends at %v, want 78", end)
	}
	for i, at := range rec.at {
		if right := at.X + block.Lines[i].Width; math.Abs(right-160) > 1e-6 {
			t.Errorf("line %d ends at %v, want 160", i, right)
		}
	}
}

// recorder notes where lines are put.
type recorder struct {
	draw.Canvas
	at []draw.Point
}

func (r *recorder) Text(x, y float64, _ draw.Line) { r.at = append(r.at, draw.Point{X: x, Y: y}) }

func TestMetricsAreInter(t *testing.T) {
	metrics := font.Main(0).Metrics()
	for _, test := range []struct {
		name string
		want int
		got  float64
	}{{"ascent", metrics.Ascent, draw.Ascent}, {"descent", -metrics.Descent, draw.Descent}, {"cap height", metrics.CapHeight, draw.CapHeight}, {"x-height", metrics.XHeight, draw.XHeight}} {
		if math.Abs(test.got*1000-float64(test.want)) > 1 {
			t.Errorf("%s is %v, want %v thousandths", test.name, test.got, test.want)
		}
	}
}

func TestSafeURL(t *testing.T) {
	for address, want := range map[string]string{
		"https://example.com/a b?q=ü": "https://example.com/a%20b?q=%C3%BC", "HTTP://example.com": "http://example.com", "mailto:a@b.c": "mailto:a@b.c", "#risks": "#risks",
		"javascript:alert(1)": "", " javascript:alert(1)": "", "java\nscript:alert(1)": "", "data:text/html,x": "", "file:///etc/passwd": "", "//example.com": "", "plan.md": "", "": "", "#": "", "https://": "", "http://[": "",
	} {
		if got := draw.SafeURL(address); got != want {
			t.Errorf("%q: %q, want %q", address, got, want)
		}
	}
}

func TestShapesAreFinite(t *testing.T) {
	for _, shape := range []draw.Shape{
		draw.Rectangle(math.NaN(), 1, math.Inf(1), -5), draw.RoundRect(0, 0, 10, 10, math.Inf(1)), draw.Circle(math.NaN(), 0, -1), draw.Segment(math.Inf(-1), 0, 1, 1),
	} {
		box, ok := shape.Bounds()
		for _, value := range []float64{box.X, box.Y, box.Width, box.Height, shape.Radius} {
			if !ok || math.IsNaN(value) || math.IsInf(value, 0) {
				t.Errorf("%+v has bounds %+v", shape, box)
			}
		}
	}
	for _, shape := range []draw.Shape{{}, draw.Polygon(), draw.Polyline(), draw.Path(draw.PathSegment{Verb: draw.LineTo})} {
		if _, ok := shape.Bounds(); ok {
			t.Errorf("%+v draws something", shape)
		}
	}
}
