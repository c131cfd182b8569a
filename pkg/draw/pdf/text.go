// Text: glyphs on a page, so that they can be read, searched and copied as the words they show.

package pdf

import (
	"math"
	"strconv"
	"strings"

	"github.com/acctplan/acctplan/pkg/draw"
)

// thickening is the width of the outline that stands in for a bold design, as a share of the type size.
const thickening = 0.035

// Text implements draw.Canvas. A line goes into one text object, so that readers do not take it apart.
func (d *Document) Text(x, y float64, line draw.Line) {
	if len(line.Runs) == 0 {
		return
	}
	d.cover(draw.Rect{X: x, Y: y - draw.Ascent*line.Size, Width: line.Width, Height: (draw.Ascent + draw.Descent) * line.Size})
	d.noteTitle(y, line)
	p := d.page()
	linked := d.artifacts == 0 && d.open.tag.HoldsText() && hasLinks(line)
	if linked {
		p.stopMark() // marks inside a text object must begin and end there
	} else {
		d.markText()
	}
	p.content = append(p.content, "BT\n"...)
	state := textState{}
	for _, run := range line.Runs {
		if len(run.Glyphs) == 0 {
			continue
		}
		if linked {
			if target := pdfURL(run.URL); target != "" {
				d.markAs(d.linkPiece(x, y, run, target))
			} else {
				d.markAs(d.open)
			}
		}
		d.run(&state, x+run.X, y, run)
	}
	if state.thick {
		p.content = append(p.content, "0 Tr "...)
	}
	if linked {
		p.stopMark()
	}
	p.content = append(p.content, "ET\n"...)
	d.underline(x, y, line)
}

// textState is what has been set since the text object began.
type textState struct {
	font  *embedded
	size  float64
	thick bool
}

// run shows the glyphs of a run.
func (d *Document) run(state *textState, x, y float64, run draw.Run) {
	p := d.page()
	font := d.font(run.Face)
	size := run.Style.Size
	if !run.Style.Color.Visible() {
		// Invisible text keeps its place and can be searched.
		p.content = append(p.content, "3 Tr "...)
		defer func() {
			p.content = append(p.content, "0 Tr "...)
			state.thick = false
		}()
	} else {
		d.setFill(run.Style.Color)
		if run.Thicken {
			d.setStroke(run.Style.Color, thickening*size)
		}
		if run.Thicken != state.thick {
			p.content = append(p.content, [...]string{"0 Tr ", "2 Tr "}[btoi(run.Thicken)]...)
			state.thick = run.Thicken
		}
	}
	if state.font != font || state.size != size {
		p.content = append(append(p.content, font.name()...), ' ')
		p.content = append(appendNumber(p.content, size), "Tf "...)
		state.font, state.size = font, size
	}
	p.content = append(p.content, "1 0 0 1 "...)
	p.content = append(appendNumbers(p.content, x, d.up(y)), "Tm\n"...)

	show := shower{page: p, font: font, size: size}
	for i := 0; i < len(run.Glyphs); {
		end := i + 1
		for end < len(run.Glyphs) && run.Glyphs[end].Text == "" {
			end++
		}
		if end-i == 1 {
			show.glyph(run.Glyphs[i])
		} else {
			show.cluster(run.Glyphs[i:end])
		}
		i = end
	}
	show.stop()
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// shower writes glyphs as arrays of codes and adjustments. Distances are in thousandths of the size. Adjustments are whole numbers; what rounding leaves is
// carried on, so that errors do not add up.
type shower struct {
	page   *page
	font   *embedded
	size   float64
	open   bool // inside [< … >] TJ
	raised float64
	// pen is where the next glyph belongs, at where the viewer will put it.
	pen, at float64
}

func (s *shower) start() {
	if !s.open {
		s.page.content = append(s.page.content, "[<"...)
		s.open = true
	}
}

func (s *shower) stop() {
	if s.open {
		s.page.content = append(s.page.content, ">] TJ\n"...)
		s.open = false
	}
	if s.raised != 0 {
		s.page.content = append(s.page.content, "0 Ts "...)
		s.raised = 0
	}
}

// glyph shows a glyph at the pen and moves the pen on.
func (s *shower) glyph(glyph draw.Glyph) {
	s.place(glyph, s.pen)
	s.pen += glyph.Advance
}

// place shows a glyph whose origin, before its own offset, is at x.
func (s *shower) place(glyph draw.Glyph, x float64) {
	if glyph.OffsetY != s.raised {
		s.stop()
		if glyph.OffsetY != 0 {
			s.page.content = append(appendNumber(s.page.content, glyph.OffsetY*s.size/1000), "Ts "...)
			s.raised = glyph.OffsetY
		}
	}
	s.start()
	if shift := math.Round(x + glyph.OffsetX - s.at); shift != 0 {
		content := append(s.page.content, '>')
		content = strconv.AppendInt(content, -int64(math.Max(-1e6, math.Min(1e6, shift))), 10)
		s.page.content = append(content, '<')
		s.at += shift
	}
	code, width := s.font.code(glyph.ID, glyph.Text)
	s.page.content = appendHex16(s.page.content, code)
	s.at += width
}

// cluster shows several glyphs that stand for one piece of text, and says which. Readers take the beginning of the first glyph and the end of the last for the
// place of the text; where a mark stands there, a blank is put in its stead, or words would fall apart.
func (s *shower) cluster(glyphs []draw.Glyph) {
	s.stop()
	s.page.content = append(s.page.content, "/Span <</ActualText "...)
	s.page.content = append(s.page.content, textString(glyphs[0].Text)...)
	s.page.content = append(s.page.content, ">> BDC\n"...)
	if first := glyphs[0]; first.OffsetX != 0 || first.OffsetY != 0 {
		s.blank(s.pen)
	}
	for _, glyph := range glyphs {
		s.glyph(glyph)
	}
	if last := glyphs[len(glyphs)-1]; s.raised != 0 || math.Abs(s.at-s.pen) > 20 || last.Advance == 0 {
		s.blank(s.pen - s.blankWidth())
	}
	s.stop()
	s.page.content = append(s.page.content, "EMC\n"...)
}

// blank shows a space that stands for nothing.
func (s *shower) blank(x float64) {
	if glyph, ok := s.font.face.Glyph(' '); ok {
		s.place(draw.Glyph{ID: glyph}, x)
	}
}

// blankWidth is the advance of a blank in thousandths of the size.
func (s *shower) blankWidth() float64 {
	glyph, _ := s.font.face.Glyph(' ')
	return s.font.width(glyph)
}

// underline draws the rules under a line's underlined runs, as decoration.
func (d *Document) underline(x, y float64, line draw.Line) {
	for _, rule := range line.Underlines() {
		d.markArtifact()
		d.setFill(rule.Color)
		p := d.page()
		p.content = appendNumbers(p.content, x+rule.Box.X, d.up(y+rule.Box.Y+rule.Box.Height), rule.Box.Width, rule.Box.Height)
		p.content = append(p.content, "re f\n"...)
	}
}

// noteTitle collects the text of the open heading for its bookmark.
func (d *Document) noteTitle(y float64, line draw.Line) {
	if d.artifacts > 0 {
		return
	}
	for e := d.open; e != nil; e = e.parent {
		if e.tag.HeadingLevel() == 0 {
			continue
		}
		if e.titlePage < 0 {
			e.titlePage, e.titleTop = d.current, y-line.Size*1.5
		}
		if text := strings.TrimSpace(line.Text()); text != "" {
			if e.title.Len() > 0 {
				e.title.WriteByte(' ')
			}
			e.title.WriteString(text)
		}
		return
	}
}
