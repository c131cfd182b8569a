// Type of the pages: the styles that parts of the PDF share, and typesetters that pages share.

package render

import (
	"sync"

	"github.com/acctplan/acctplan/pkg/draw"
	"github.com/acctplan/acctplan/pkg/draw/font"
	"github.com/acctplan/acctplan/pkg/draw/picture"
)

// The type sizes and line distances of the page, in points.
const (
	bodySize, bodyLeading   = 8.4, 11.9
	cellSize, cellLeading   = 7.8, 10.2
	smallSize, smallLeading = 6.8, 9.0
	pillSize                = 6.5
)

// onNavy is quiet text on the header band; stripe is the line below it.
const (
	onNavy = 0xB4C3DA
	stripe = 0x2F7DE1
)

//go:noinline // many call it, and the binary has no room for copies of it
func style(weight draw.Weight, size float64, color uint32) draw.Style {
	return draw.Style{Weight: weight, Size: size, Color: draw.Hex(color)}
}

func body() draw.Style   { return style(draw.Regular, bodySize, picture.Ink) }
func cell() draw.Style   { return style(draw.Regular, cellSize, picture.Ink) }
func strong() draw.Style { return style(draw.SemiBold, cellSize, picture.Ink) }
func small() draw.Style  { return style(draw.Regular, smallSize, picture.Muted) }

// toned is a style in the text colour of a tone.
func toned(s draw.Style, t picture.Tone) draw.Style {
	if t != picture.Plain {
		s.Color = t.Colors().Text
		s.Weight = max(s.Weight, draw.Medium)
	}
	return s
}

func span(s draw.Style, text string) draw.Span { return draw.Span{Text: text, Style: s} }

// factual is a text that joined made.
func factual(s draw.Style, text string) draw.Span {
	return draw.Span{Text: text, Style: s, Facts: true}
}

func paragraph() draw.Node { return draw.Node{Tag: draw.TagP} }

// heading is the title of a section, which stays with what follows.
func (s *sheet) heading(text string, width float64) []atom {
	title := s.text(draw.Node{Tag: draw.TagH2}, width, 14, draw.Left, span(style(draw.SemiBold, 11, picture.Navy), text))
	for i := range title {
		title[i].keep = true
	}
	return append(title, atom{height: s.space(4), keep: true})
}

// pill draws a label in a rounded box; its left edge is at x, its middle at y. It returns the
// width. It belongs inside an element that holds text.
func (s *sheet) pill(x, y, size float64, text string, ground, ink draw.Color) float64 {
	line := s.ts.Text(draw.Style{Weight: draw.SemiBold, Size: size, Color: ink}, text)
	width := line.Width + 1.7*size
	s.doc.Draw(draw.RoundRect(x, y-0.95*size, width, 1.9*size, size), draw.Fill(ground))
	line.Put(s.doc, x+0.85*size, y+draw.CapHeight*size/2, draw.Left)
	return width
}

func (s *sheet) pillWidth(size float64, text string) float64 {
	return s.ts.Width(draw.Style{Weight: draw.SemiBold, Size: size}, text) + 1.7*size
}

// typesetters are typesetters of one language that no page is using. Making fonts ready costs as
// much as a page of text; what one page has measured is forgotten before the next.
type typesetters struct {
	language string
	idle     sync.Pool
}

// english is the language of nearly all pages; others get typesetters of their own.
var english = typesetters{language: "en"}

func borrowTypesetter(language string, own *font.Own) *draw.Typesetter {
	if language == english.language && own == nil {
		if ts, ok := english.idle.Get().(*draw.Typesetter); ok {
			return ts
		}
	}
	return draw.NewTypesetterWith(language, own)
}

func returnTypesetter(language string, own *font.Own, ts *draw.Typesetter) {
	if language == english.language && own == nil {
		ts.Reset()
		english.idle.Put(ts)
	}
}
