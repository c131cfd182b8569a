// The HTML pages: templates, one style sheet, and a policy that lets nothing else in.

package render

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"math"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/acctplan/acctplan/pkg/brief"
	"github.com/acctplan/acctplan/pkg/draw"
	"github.com/acctplan/acctplan/pkg/draw/picture"
	"github.com/acctplan/acctplan/pkg/draw/svg"
	"github.com/acctplan/acctplan/pkg/locale"
)

// Templates are parsed when the first page is made, and then shared.
var (
	briefTemplate = sync.OnceValue(func() *template.Template {
		return parse("brief", pageTexts()["brief.html.tmpl"]+pageTexts()["customer.html.tmpl"])
	})
	indexTemplate = sync.OnceValue(func() *template.Template { return parse("index", pageTexts()["index.html.tmpl"]) })
)

func parse(name, text string) *template.Template {
	return template.Must(template.New(name).Funcs(template.FuncMap{"dots": dotsPicture, "bar": barPicture, "tick": tickPicture, "size": sizePicture, "track": trackPicture, "wide": isWide, "wider": isLonger, "long": isLong, "breaks": func(text string) bool { return hasLongWord(text) }, "parts": partsOf, "say": fmt.Sprintf}).Parse(text))
}

// frame is what every page has around its content.
type frame struct {
	T                           *locale.Labels // the words that the page says by itself
	Language, Generator, Policy string
	Style                       template.CSS
	Logo                        template.URL // may be empty
	Footer                      string       // may be empty
}

func frameOf(o Options, l locale.Locale, mark string, customer bool) frame {
	style := pageStyle(o.Paper, l.Labels(), mark) + themeStyle(o.Theme)
	return frame{
		Logo: o.logoAddress(), Footer: o.footer(customer),
		T: l.Labels(), Language: l.Language(), Generator: o.generator(), Style: template.CSS(style), Policy: policyOf(style),
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
	return pageTexts()["base.css"] + fmt.Sprintf("@page{size:%s;margin:12mm 11mm 15mm;@bottom-left{content:%q;font:7.5pt system-ui,sans-serif;color:#55657a}"+
		"@bottom-right{content:%q counter(page) %q counter(pages) %q;font:7.5pt system-ui,sans-serif;color:#55657a}}\n", size, mark, number[0], number[1], number[2])
}

// vector draws a picture as an SVG fragment. The svg package escapes every text in it, so it
// may enter a page as it is.
func vector(options svg.Options, paint func(canvas draw.Canvas)) (template.HTML, error) {
	p := svg.New(options)
	paint(p)
	fragment, err := p.String()
	return template.HTML(strings.TrimSuffix(fragment, "\n")), err
}

// decoration is a small picture beside words that say the same.
func decoration(width, height float64, paint func(canvas draw.Canvas)) (template.HTML, error) {
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
)

// signs holds the signs that have been drawn.
var signs sync.Map

// picture draws a sign, once.
func (s sign) picture() (template.HTML, error) {
	if drawn, known := signs.Load(s); known {
		return drawn.(template.HTML), nil
	}
	share := float64(s.percent) / 100
	var drawn template.HTML
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
	case trackSign, openTrackSign:
		drawn, err = decoration(96, 12, func(canvas draw.Canvas) { picture.Track(canvas, 0, 0, 96, 12, share, s.kind == trackSign) })
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

func dotsPicture(lit int) (template.HTML, error) {
	return sign{kind: dotsSign, percent: max(0, min(lit, 5))}.picture()
}

func barPicture(probability float64, t brief.Tone) (template.HTML, error) {
	return sign{kind: barSign, percent: percent(probability / 100), tone: min(t, brief.Accent)}.picture()
}

func sizePicture(share float64) (template.HTML, error) {
	return sign{kind: sizeSign, percent: percent(share)}.picture()
}

func tickPicture() (template.HTML, error) { return sign{kind: tickSign}.picture() }

func trackPicture(progress brief.Progress) (template.HTML, error) {
	if !progress.Measured {
		return sign{kind: openTrackSign}.picture()
	}
	return sign{kind: trackSign, percent: percent(progress.Share)}.picture()
}

// isWide reports whether a key figure needs smaller type.
func isWide(value string) bool { return utf8.RuneCountInString(value) > 7 }

// isLonger reports whether a key figure needs small type: an amount in full.
func isLonger(value string) bool { return utf8.RuneCountInString(value) > 11 }

// isLong reports whether a label is too long to be kept on one line.
func isLong(label string) bool { return utf8.RuneCountInString(label) > 20 }

// pageBuffers are those that no page is being written to.
var pageBuffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// execute writes a page whole or not at all. What a template lets through is rid of control
// characters and of those that turn the direction of what follows.
func execute(w io.Writer, t *template.Template, data any) error {
	page := pageBuffers.Get().(*bytes.Buffer)
	defer pageBuffers.Put(page)
	page.Reset()
	if err := t.Execute(page, data); err != nil {
		return err
	}
	_, err := w.Write(withoutControls(page.Bytes()))
	return err
}

// stream is execute for a page that may be large: it is written bit by bit, and so in part where something goes wrong.
func stream(w io.Writer, t *template.Template, data any) error {
	c := &cleaner{to: w}
	if err := t.Execute(c, data); err != nil {
		return err
	}
	return c.pass(len(c.kept))
}

// cleaner passes on what is written to it without controls, by whole lines, so that no character is looked at in halves.
type cleaner struct {
	to   io.Writer
	kept []byte
}

func (c *cleaner) Write(text []byte) (int, error) {
	c.kept = append(c.kept, text...)
	if len(c.kept) < 64<<10 {
		return len(text), nil
	}
	return len(text), c.pass(bytes.LastIndexByte(c.kept, '\n') + 1)
}

func (c *cleaner) pass(n int) error {
	_, err := c.to.Write(withoutControls(c.kept[:n]))
	c.kept = append(c.kept[:0], c.kept[n:]...)
	return err
}

// withoutControls takes out what execute promises to. Most pages have nothing of the kind.
func withoutControls(page []byte) []byte {
	unwanted := func(char rune) bool {
		return char != '\n' && (unicode.IsControl(char) || char >= 0x202A && char <= 0x202E || char >= 0x2066 && char <= 0x2069 || char == 0xFEFF)
	}
	clean := true
	for i := 0; i < len(page) && clean; i++ {
		switch char := page[i]; {
		case char-' ' < 0x7F-' ' || char == '\n': // nearly all of a page
		case char < ' ', char == 0x7F:
			clean = false
		case char == 0xC2, char == 0xE2, char == 0xEF: // what begins the others
			next, _ := utf8.DecodeRune(page[i:])
			clean = !unwanted(next)
		}
	}
	if clean {
		return page
	}
	return bytes.Map(func(char rune) rune {
		if unwanted(char) {
			return -1
		}
		return char
	}, page)
}
