// Tables of the PDF page: rows that stay whole where they can, and a head on every page.

package render

import (
	"math"

	"github.com/acctplan/acctplan/pkg/draw"
	"github.com/acctplan/acctplan/pkg/draw/picture"
)

// The measures of a table, in points.
const (
	cellPadX = 5.5
	cellPadY = 3.4
)

// A table up to shortTable high is not begun in less room than shortRoom unless it fits: a
// little white is better than a torn table.
const (
	shortTable = 300.0
	shortRoom  = 150.0
)

// tableColumn is one column. One with a weight takes a share of what the others leave; one
// without is as wide as its content, up to most.
type tableColumn struct {
	title  string
	weight float64
	most   float64
	right  bool // aligned to the right
}

// tableCell is what stands in a cell. The parts that are there follow each other: text, a
// second text, a drawing.
type tableCell struct {
	text       []draw.Span
	detail     []draw.Span
	natural    float64                   // width of a drawing
	height     float64                   // of a drawing
	draw       func(x, y, width float64) // a drawing; it may set text
	ground     *draw.Color               // fills the cell
	blank      bool                      // a dash that stands for nothing
	actual     string                    // what a drawing says
	decoration bool                      // the drawing says nothing that the text does not
}

//go:noinline // many call it, and the binary has no room for copies of it
func textCell(s draw.Style, text string) tableCell {
	if text == "" {
		return tableCell{blank: true, text: []draw.Span{span(style(draw.Regular, cellSize, picture.Muted), "–")}}
	}
	return tableCell{text: []draw.Span{span(s, text)}}
}

// table is a table with its head.
type table struct {
	x, width float64
	columns  []tableColumn
	rows     [][]tableCell // as many cells as columns; the first heads its row
	grid     bool          // cells are coloured boxes with gaps, not lines of text
}

// withoutBlanks leaves out the columns that say nothing in any row.
func (t table) withoutBlanks() table {
	if t.grid {
		return t
	}
	kept := table{x: t.x, width: t.width, rows: make([][]tableCell, len(t.rows))}
	weighted := false
	for i, column := range t.columns {
		blank := i > 0
		for _, row := range t.rows {
			blank = blank && row[i].blank
		}
		if blank {
			continue
		}
		kept.columns = append(kept.columns, column)
		weighted = weighted || column.weight > 0
		for r, row := range t.rows {
			kept.rows[r] = append(kept.rows[r], row[i])
		}
	}
	if !weighted {
		kept.columns[0].weight = 1
	}
	return kept
}

// widths gives every column its width.
func (s *sheet) widths(t table) []float64 {
	widths := make([]float64, len(t.columns))
	left, weights := t.width, 0.0
	for i, c := range t.columns {
		if c.weight > 0 {
			weights += c.weight
			continue
		}
		own := s.ts.Width(headStyle(), c.title)
		for _, row := range t.rows {
			own = math.Max(own, row[i].natural)
			for _, spans := range [][]draw.Span{row[i].text, row[i].detail} {
				total := 0.0
				for _, part := range spans {
					total += s.ts.Width(part.Style, part.Text)
				}
				own = math.Max(own, total)
			}
		}
		// A point more than measured, lest rounding breaks a date.
		widths[i] = math.Min(own+1, c.most) + 2*cellPadX
		left -= widths[i]
	}
	for i, c := range t.columns {
		if c.weight > 0 {
			widths[i] = left * c.weight / weights
		}
	}
	return widths
}

func headStyle() draw.Style { return style(draw.Medium, smallSize, picture.Muted) }

// cellAtoms are a cell's parts as atoms, without the cell's own element.
func (s *sheet) cellAtoms(c tableCell, width float64, right bool) []atom {
	align := draw.Left
	if right {
		align = draw.Right
	}
	inner := width - 2*cellPadX
	var atoms []atom
	for i, spans := range [][]draw.Span{c.text, c.detail} {
		if len(spans) == 0 {
			continue
		}
		leading := cellLeading
		if i == 1 {
			leading = smallLeading
		}
		atoms = append(atoms, s.text(draw.Node{Tag: draw.TagP}, inner, leading, align, spans...)...)
	}
	if c.draw != nil {
		atoms = append(atoms, atom{height: c.height, draw: func(x, y float64) {
			if c.decoration {
				s.doc.BeginArtifact()
			} else {
				s.doc.Begin(draw.Node{Tag: draw.TagSpan, Actual: c.actual})
			}
			c.draw(x, y, inner)
			s.doc.End()
		}})
	}
	return atoms
}

// setRow is a row whose cells have been set.
type setRow struct {
	cells  [][]atom
	height float64
}

func (s *sheet) setRow(t table, row []tableCell, widths []float64) setRow {
	var own setRow
	for i, c := range row {
		own.cells = append(own.cells, s.cellAtoms(c, widths[i], t.columns[i].right))
		own.height = math.Max(own.height, heightOf(own.cells[i]))
	}
	own.height += 2 * s.space(cellPadY)
	return own
}

// headRow sets the head, whose titles wrap.
func (s *sheet) headRow(t table, widths []float64) setRow {
	cells := make([]tableCell, len(t.columns))
	for i, c := range t.columns {
		cells[i].detail = []draw.Span{span(headStyle(), c.title)}
	}
	return s.setRow(t, cells, widths)
}

// table sets a table under its title and returns where it ends.
func (s *sheet) table(at cursor, title string, t table) cursor {
	if len(t.rows) == 0 {
		return at
	}
	t = t.withoutBlanks()
	widths := s.widths(t)
	head := s.headRow(t, widths)
	first := s.setRow(t, t.rows[0], widths)
	whole := head.height
	for i := 0; i < len(t.rows) && whole <= shortTable; i++ {
		whole += s.setRow(t, t.rows[i], widths).height
	}
	below := head.height + math.Min(first.height, 90)
	if whole <= shortTable && s.foot-at.y < shortRoom {
		below = whole
	}
	at = s.titled(at, title, t.x, t.width, below)
	s.doc.Begin(draw.Node{Tag: draw.TagTable})
	s.doc.Begin(draw.Node{Tag: draw.TagHead})
	s.open(at.page)
	s.drawHead(t, head, widths, at.y)
	s.doc.End()
	headed := at.page // the last page that has a head
	at.y += head.height
	topOf := func(page int) float64 {
		if page > headed {
			headed = page
			s.open(page)
			s.doc.BeginArtifact()
			s.drawHead(t, head, widths, laterTop)
			s.doc.End()
		}
		return laterTop + head.height
	}
	s.doc.Begin(draw.Node{Tag: draw.TagRows})
	for i, row := range t.rows {
		own := first
		if i > 0 {
			own = s.setRow(t, row, widths)
		}
		if i > 0 && i == len(t.rows)-2 { // the last row is not alone on a page
			both := own.height + s.setRow(t, t.rows[i+1], widths).height
			if at.y+both > s.foot && both <= s.foot-laterTop-head.height {
				at = cursor{at.page + 1, topOf(at.page + 1)}
			}
		}
		at = s.row(t, row, own, widths, at, topOf)
	}
	s.doc.End()
	s.doc.End()
	return at
}

// titled sets a section's title where a height below it fits, too.
func (s *sheet) titled(at cursor, title string, x, width, below float64) cursor {
	atoms := s.heading(title, width)
	at = s.need(at, heightOf(atoms)+below)
	return s.flow(atoms, x, at, plainTop)
}

func (s *sheet) drawHead(t table, head setRow, widths []float64, y float64) {
	s.doc.Begin(draw.Node{Tag: draw.TagRow})
	s.doc.Draw(draw.RoundRect(t.x, y, t.width, head.height, 2), draw.Fill(draw.Hex(picture.PlainPale)))
	x := t.x
	for i, atoms := range head.cells {
		s.doc.Begin(draw.Node{Tag: draw.TagHeader, Scope: draw.ScopeColumn})
		top := y + (head.height-heightOf(atoms))/2
		for _, a := range atoms {
			for _, node := range a.begin {
				s.doc.Begin(node)
			}
			a.draw(x+cellPadX, top)
			for range a.end {
				s.doc.End()
			}
			top += a.height
		}
		s.doc.End()
		x += widths[i]
	}
	s.doc.End()
}

// row sets one row. A row that does not fit moves to the next page; one that fits on no page
// begins here and runs on.
func (s *sheet) row(t table, cells []tableCell, own setRow, widths []float64, at cursor, topOf func(int) float64) cursor {
	if at.y+own.height > s.foot {
		top := topOf(at.page + 1)
		if whole := own.height <= s.foot-top; whole || s.foot-at.y < 80 {
			at = cursor{at.page + 1, top}
		}
	}
	fits := at.y+own.height <= s.foot+0.01
	s.doc.Begin(draw.Node{Tag: draw.TagRow})
	end := cursor{at.page, at.y + own.height}
	if !fits {
		end = at
	}
	x := t.x
	for i, atoms := range own.cells {
		node := draw.Node{Tag: draw.TagCell}
		if i == 0 {
			node = draw.Node{Tag: draw.TagHeader, Scope: draw.ScopeRow}
		}
		s.doc.Begin(node)
		if ground := cells[i].ground; ground != nil && fits {
			s.open(at.page)
			s.doc.Draw(draw.RoundRect(x+1, at.y+1, widths[i]-2, own.height-2, 3), draw.Fill(*ground))
		}
		place := cursor{at.page, at.y + s.space(cellPadY)}
		if fits && t.grid {
			place.y = at.y + (own.height-heightOf(atoms))/2
		}
		done := s.flow(atoms, x+cellPadX, place, func(page int) float64 { return topOf(page) + s.space(cellPadY) })
		done.y += s.space(cellPadY)
		end = later(end, done)
		s.doc.End()
		x += widths[i]
	}
	s.doc.End()
	if !t.grid {
		s.open(end.page)
		s.doc.Draw(draw.Segment(t.x, end.y, t.x+t.width, end.y), draw.Stroke(draw.Hex(picture.Rule), 0.5))
	}
	return end
}
