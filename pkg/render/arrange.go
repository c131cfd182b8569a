// Arranging: which section comes next where a page ends, so that pages have no large holes.

package render

import "github.com/acctplan/acctplan/pkg/draw"

// part is a section of the page. Loose ones may change places with their neighbours.
type part struct {
	draw  func(cursor) cursor
	loose bool
}

// largestHole is how much room at the foot of a page is left empty without looking for a
// section that fills it.
const largestHole = 64.0

// arrange draws parts below each other. Where the next one would begin on a new page and leave a
// hole, the first loose one that fits into the hole goes before it.
func (s *sheet) arrange(at cursor, parts []part) cursor {
	for len(parts) > 0 {
		next := 0
		if parts[0].loose && s.foot-at.y > largestHole && s.trial(parts[0], at).first > at.page {
			next = s.filler(at, parts)
		}
		at = parts[next].draw(at)
		parts = append(parts[:next:next], parts[next+1:]...)
	}
	return at
}

// filler is the first loose part that fits on the page of the cursor, else the first one that
// begins there and fills it; 0 where there is none.
func (s *sheet) filler(at cursor, parts []part) int {
	begins := 0
	for i := 1; i < len(parts); i++ {
		if !parts[i].loose {
			continue
		}
		other := s.trial(parts[i], at)
		switch {
		case !other.drawn || other.first > at.page:
		case other.end.page == at.page:
			return i
		case begins == 0:
			begins = i
		}
	}
	return begins
}

// outcome is how a part would come out.
type outcome struct {
	drawn bool // it has content
	first int  // the page that it begins on
	end   cursor
}

// trial finds out how a part would come out, without drawing it.
func (s *sheet) trial(p part, at cursor) outcome {
	blank := &blankLeaves{pages: at.page + 1, current: at.page}
	real := s.doc
	s.doc = blank
	defer func() { s.doc = real }()
	end := p.draw(at)
	return outcome{drawn: blank.drawn, first: blank.first, end: end}
}

// blankLeaves take whatever is drawn and keep none of it.
type blankLeaves struct {
	pages, current int
	drawn          bool
	first          int // the earliest page that has something
}

var _ leaves = (*blankLeaves)(nil)

func (b *blankLeaves) mark() {
	if !b.drawn || b.current < b.first {
		b.drawn, b.first = true, b.current
	}
}

func (b *blankLeaves) Draw(draw.Shape, draw.Paint)      { b.mark() }
func (b *blankLeaves) Text(float64, float64, draw.Line) { b.mark() }
func (b *blankLeaves) Link(draw.Rect, string, string)   {}
func (b *blankLeaves) Begin(draw.Node)                  {}
func (b *blankLeaves) End()                             {}
func (b *blankLeaves) BeginArtifact()                   {}
func (b *blankLeaves) Pages() int                       { return b.pages }
func (b *blankLeaves) AddPage()                         { b.pages++; b.current = b.pages - 1 }
func (b *blankLeaves) SelectPage(index int) {
	if index >= 0 && index < b.pages {
		b.current = index
	}
}
