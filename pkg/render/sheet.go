// The sheet: a PDF document that content flows through, page after page.

package render

import (
	"fmt"
	"image"
	"math"

	"github.com/acctplan/acctplan/pkg/brief"
	"github.com/acctplan/acctplan/pkg/draw"
	"github.com/acctplan/acctplan/pkg/draw/pdf"
	"github.com/acctplan/acctplan/pkg/locale"
)

// The margins of a page, in points.
const (
	sideMargin   = 30.0
	laterTop     = 50.0 // where content begins on the second and later pages
	bottomMargin = 46.0
)

// sheet is a document in the making.
type sheet struct {
	doc     leaves
	ts      *draw.Typesetter
	set     map[wrapKey][]draw.Line // paragraphs that have been set, for they are measured before they are drawn
	brief   brief.Brief
	say     *locale.Labels
	options Options
	size    draw.Size
	left    float64
	width   float64 // of the content
	foot    float64 // content ends above it
	spread
	plots   map[plotKey]plotted
	compact bool    // risks stand beside actions on a single page
	early   earlier // what stands below the summary already
}

// spread is how sections share the room of a page.
type spread struct {
	tight   float64 // what is left of the space between things, from 0 to 1
	upright bool    // a high map stands beside the summary all the same
	paired  bool    // risks stand beside actions, and competitors beside the whitespace and not below the summary
}

// plotKey is what a relationship map depends on.
type plotKey struct {
	people  int
	upright bool
	alone   bool
}

// plotted is a relationship map that has been laid out, and whether it stands beside the summary.
type plotted struct {
	plot   plot
	beside bool
}

// relationships lays the map out, once for each number of people.
func (s *sheet) relationships() (plot, bool) {
	key := plotKey{len(s.brief.Map.Nodes), s.upright, isAlone(s.brief)}
	own, known := s.plots[key]
	if !known {
		highest := mapTallest
		if s.upright {
			highest = mapUpright
		}
		if key.alone {
			highest = 0
		}
		own.plot, own.beside = relationshipMap(s.ts, s.say, s.brief.Map, s.width, highest, s.foot-laterTop-60)
		s.plots[key] = own
	}
	return own.plot, own.beside
}

// isAlone reports whether nothing could stand beside the map: it takes the width of the page then.
func isAlone(b brief.Brief) bool {
	return len(b.Summary)+len(b.Asks)+len(b.Milestones)+len(b.Competition) == 0
}

// earlier says which sections have found room beside the map.
type earlier struct{ asks, milestones, competition bool }

// space is the distance between things, as tight as the sheet is.
func (s *sheet) space(points float64) float64 { return points * s.tight }

// leaves are the pages of a document that content is drawn on.
type leaves interface {
	draw.Canvas
	Pages() int
	AddPage()
	SelectPage(index int)
	Image(box draw.Rect, pixels *image.NRGBA)
	Clipped(area draw.Rect, paint func())
}

func newDocument(b brief.Brief, o Options) *pdf.Document {
	titles := titlesFor(b)
	return pdf.New(pdf.Options{
		Size: o.Paper.size(), Title: fmt.Sprintf(titles.Document, b.Header.Account), Author: b.Header.Owner,
		Subject:  fmt.Sprintf(titles.Subject, b.Header.Account, b.AsOf.Text),
		Language: b.Locale.Language(), Producer: o.generator(), Created: b.AsOf.Day.Time(), Recolor: o.recolor(),
	})
}

func newSheet(doc leaves, b brief.Brief, o Options) *sheet {
	size := o.Paper.size()
	return &sheet{
		doc: doc, ts: borrowTypesetter(b.Locale.Language(), o.fonts()), set: map[wrapKey][]draw.Line{}, plots: map[plotKey]plotted{}, brief: b, say: b.Locale.Labels(), options: o,
		size: size, spread: spread{tight: 1}, left: sideMargin, width: size.Width - 2*sideMargin, foot: size.Height - bottomMargin,
	}
}

// cursor is a place in the flow: a page, counted from 0, and a height on it.
type cursor struct {
	page int
	y    float64
}

// later is the one of two places that comes later.
func later(a, b cursor) cursor {
	if b.page > a.page || b.page == a.page && b.y > a.y {
		return b
	}
	return a
}

// open makes a page current; pages that are not there yet are added.
func (s *sheet) open(page int) {
	for s.doc.Pages() <= page {
		s.doc.AddPage()
	}
	s.doc.SelectPage(page)
}

// need moves to the next page unless a height fits below the cursor.
func (s *sheet) need(at cursor, height float64) cursor {
	if at.y+height > s.foot && at.y > laterTop {
		return cursor{at.page + 1, laterTop}
	}
	return at
}

// atom is a piece of content that no page break goes through.
type atom struct {
	height float64
	draw   func(x, y float64) // nil draws nothing
	begin  []draw.Node        // elements to open before it
	end    int                // elements to close after it
	keep   bool               // stays with the next atom
	space  bool               // dropped at the top of a page
}

// gap is empty space between two atoms.
func gap(height float64) atom { return atom{height: height, space: true} }

// figureAtom is a picture with the words that tell what it shows.
func figureAtom(height float64, alt string, paint func(x, y float64)) atom {
	return atom{height: height, begin: []draw.Node{{Tag: draw.TagFigure, Alt: alt}}, end: 1, draw: paint}
}

// flow sets atoms below each other from a place on and returns where they end. On a page after
// the first they begin at the top that topOf gives.
func (s *sheet) flow(atoms []atom, x float64, at cursor, topOf func(page int) float64) cursor {
	start := at.page
	top := laterTop
	for i := 0; i < len(atoms); {
		group := i + 1
		for group < len(atoms) && atoms[group-1].keep {
			group++
		}
		if heightOf(atoms[i:group]) > s.foot-laterTop {
			group = i + 1 // what no page can hold together is not kept together
		}
		if at.y+heightOf(atoms[i:group]) > s.foot+0.01 && at.y > top+0.01 {
			at.page++
			at.y = topOf(at.page)
		}
		if at.page > start {
			top = topOf(at.page)
		}
		for _, a := range atoms[i:group] {
			if a.space && at.y <= top+0.01 {
				continue
			}
			s.open(at.page)
			for _, node := range a.begin {
				s.doc.Begin(node)
			}
			if a.draw != nil {
				a.draw(x, at.y)
			}
			for range a.end {
				s.doc.End()
			}
			at.y += a.height
		}
		i = group
	}
	return at
}

func heightOf(atoms []atom) float64 {
	total := 0.0
	for _, a := range atoms {
		total += a.height
	}
	return total
}

// firstHeight is the height of what has to stand together at the beginning.
func firstHeight(atoms []atom) float64 {
	total := 0.0
	for _, a := range atoms {
		total += a.height
		if !a.keep {
			break
		}
	}
	return total
}

func plainTop(int) float64 { return laterTop }

// column is content at a place across the page.
type column struct {
	x     float64
	atoms []atom
}

// columns sets columns side by side; each flows on its own. They begin on one page.
func (s *sheet) columns(at cursor, columns ...column) cursor {
	first := 0.0
	for _, c := range columns {
		first = math.Max(first, firstHeight(c.atoms))
	}
	at = s.need(at, first)
	end := at
	for _, c := range columns {
		end = later(end, s.flow(c.atoms, c.x, at, plainTop))
	}
	return end
}

// stack is one column over the whole width.
func (s *sheet) stack(at cursor, atoms []atom) cursor {
	return s.columns(at, column{s.left, atoms})
}

// text is a paragraph as atoms, a line each, inside a structure element.
func (s *sheet) text(node draw.Node, width, leading float64, align draw.Align, spans ...draw.Span) []atom {
	lines := s.wrap(width, spans)
	atoms := make([]atom, len(lines))
	for i, line := range lines {
		atoms[i] = atom{height: leading, draw: func(x, y float64) {
			switch align {
			case draw.Center:
				x += width / 2
			case draw.Right:
				x += width
			}
			line.Put(s.doc, x, y+(leading+line.Size*(draw.Ascent-draw.Descent))/2, align)
		}}
	}
	atoms[0].begin = []draw.Node{node}
	atoms[len(atoms)-1].end++
	if len(atoms) > 1 {
		atoms[0].keep, atoms[len(atoms)-2].keep = true, true // no widows, no orphans
	}
	return atoms
}

// wrapKey is a paragraph of up to three spans and the width that it is set to.
type wrapKey struct {
	width float64
	count int
	spans [3]draw.Span
}

// wrap sets a paragraph, once.
func (s *sheet) wrap(width float64, spans []draw.Span) []draw.Line {
	key := wrapKey{width: width, count: len(spans)}
	if copy(key.spans[:], spans) < len(spans) {
		return s.ts.Wrap(width, spans...)
	}
	lines, known := s.set[key]
	if !known {
		lines = s.ts.Wrap(width, spans...)
		s.set[key] = lines
	}
	return lines
}

// together keeps atoms on one page unless they are higher than that much.
func together(atoms []atom, most float64) []atom {
	if heightOf(atoms) > most {
		return atoms
	}
	for i := range len(atoms) - 1 {
		atoms[i].keep = true
	}
	return atoms
}
