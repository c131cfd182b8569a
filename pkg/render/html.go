// The HTML pages: what they share around their content, one style sheet, and a policy that lets nothing else in.

package render

import (
	"crypto/sha256"
	_ "embed" // the style sheet is compiled in
	"encoding/base64"
	"fmt"
	"math"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/acctplan/acctplan/pkg/brief"
	"github.com/acctplan/acctplan/pkg/draw"
	"github.com/acctplan/acctplan/pkg/draw/picture"
	"github.com/acctplan/acctplan/pkg/draw/svg"
	"github.com/acctplan/acctplan/pkg/locale"
)

//go:embed page/base.css
var styleSheet string

// frame is what every page has around its content.
type frame struct {
	T                           *locale.Labels // the words that the page says by itself
	Language, Generator, Policy string
	Style                       styles
	Logo                        address // may be empty
	Footer                      string  // may be empty
}

func frameOf(o Options, l locale.Locale, mark string, customer bool) frame {
	style := pageStyle(o.Paper, l.Labels(), mark) + themeStyle(o.Theme)
	return frame{
		Logo: o.logoAddress(), Footer: o.footer(customer),
		T: l.Labels(), Language: l.Language(), Generator: o.generator(), Style: styles(style), Policy: policyOf(style),
	}
}

// policies are those of the style sheets that have been used; there are as many as papers, marks,
// languages and themes.
var policies sync.Map

// policyOf lets in the style sheet and nothing else.
func policyOf(style string) string {
	if known, ok := policies.Load(style); ok {
		return known.(string)
	}
	sum := sha256.Sum256([]byte(style))
	policy := fmt.Sprintf("default-src 'none'; style-src 'sha256-%s'; img-src data:; base-uri 'none'; form-action 'none'", base64.StdEncoding.EncodeToString(sum[:]))
	policies.Store(style, policy)
	return policy
}

// pageStyle is the style sheet with the paper's size and what printed pages say in their
// margins: one of the marks of markOf. No text of a plan ever enters it.
func pageStyle(paper Paper, say *locale.Labels, mark string) string {
	number := strings.Split(say.Page, "%s") // before, between and after the two numbers
	size := [...]string{A4: "A4", Letter: "letter"}[min(paper, Letter)]
	return styleSheet + fmt.Sprintf("@page{size:%s;margin:12mm 11mm 15mm;@bottom-left{content:%q;font:7.5pt system-ui,sans-serif;color:#55657a}"+
		"@bottom-right{content:%q counter(page) %q counter(pages) %q;font:7.5pt system-ui,sans-serif;color:#55657a}}\n", size, mark, number[0], number[1], number[2])
}

// vector draws a picture as an SVG fragment. The svg package escapes every text in it, so it
// may enter a page as it is.
func vector(options svg.Options, paint func(canvas draw.Canvas)) (markup, error) {
	p := svg.New(options)
	paint(p)
	fragment, err := p.String()
	return markup(strings.TrimSuffix(fragment, "\n")), err
}

// decoration is a small picture beside words that say the same.
func decoration(width, height float64, paint func(canvas draw.Canvas)) (markup, error) {
	return vector(svg.Options{Size: draw.Size{Width: width, Height: height}}, paint)
}

// sign is one of the small pictures that stand beside words; there are a few hundred different
// ones, for shares are drawn in whole percents.
type sign struct {
	kind    signKind
	tone    brief.Tone
	percent int // of a bar or a track; the lit ones of a row of dots
}

type signKind uint8

const (
	dotsSign signKind = iota
	barSign           // a probability
	sizeSign          // the bar below an amount
	tickSign
	trackSign
	openTrackSign // nobody has measured
	awayTrackSign // farther away than at the start
)

// signs holds the signs that have been drawn.
var signs sync.Map

// picture draws a sign, once.
func (s sign) picture() (markup, error) {
	if drawn, known := signs.Load(s); known {
		return drawn.(markup), nil
	}
	share := float64(s.percent) / 100
	var drawn markup
	var err error
	switch s.kind {
	case dotsSign:
		const radius = 4.0
		drawn, err = decoration(picture.DotsWidth(5, radius), 2*radius, func(canvas draw.Canvas) { picture.Dots(canvas, 0, radius, s.percent, 5, radius) })
	case barSign:
		drawn, err = decoration(96, 8, func(canvas draw.Canvas) { picture.Bar(canvas, 0, 0, 96, 8, share, tone(s.tone)) })
	case sizeSign:
		drawn, err = decoration(96, 5, func(canvas draw.Canvas) { picture.Bar(canvas, 0, 0, 96, 5, share, picture.Accent) })
	case tickSign:
		drawn, err = decoration(19, 19, func(canvas draw.Canvas) { picture.Tick(canvas, nil, 1, 1, 17, 0, true) })
	case trackSign, openTrackSign, awayTrackSign:
		drawn, err = decoration(96, 12, func(canvas draw.Canvas) {
			picture.Track(canvas, 0, 0, 96, 12, share, s.kind != openTrackSign, s.kind == awayTrackSign)
		})
	}
	if err == nil {
		signs.Store(s, drawn)
	}
	return drawn, err
}

// percent is a share as a whole percent; what is there at all shows.
func percent(share float64) int {
	if share > 0 && share < 0.01 {
		return 1
	}
	return int(math.Round(100 * max(0, min(1, share))))
}

func dotsPicture(lit int) (markup, error) {
	return sign{kind: dotsSign, percent: max(0, min(lit, 5))}.picture()
}

func barPicture(probability float64, t brief.Tone) (markup, error) {
	return sign{kind: barSign, percent: percent(probability / 100), tone: min(t, brief.Accent)}.picture()
}

func sizePicture(share float64) (markup, error) {
	return sign{kind: sizeSign, percent: percent(share)}.picture()
}

func tickPicture() (markup, error) { return sign{kind: tickSign}.picture() }

func trackPicture(progress brief.Progress) (markup, error) {
	if !progress.Measured {
		return sign{kind: openTrackSign}.picture()
	}
	if progress.Behind {
		return sign{kind: awayTrackSign}.picture()
	}
	return sign{kind: trackSign, percent: percent(progress.Share)}.picture()
}

// isWide reports whether a key figure needs smaller type.
func isWide(value string) bool { return utf8.RuneCountInString(value) > 7 }

// isLonger reports whether a key figure needs small type: an amount in full.
func isLonger(value string) bool { return utf8.RuneCountInString(value) > 11 }

// isLong reports whether a label is too long to be kept on one line.
func isLong(label string) bool { return utf8.RuneCountInString(label) > 20 }
