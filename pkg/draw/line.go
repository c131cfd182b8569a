// Lines: type that has been set, measured and is ready to draw.

package draw

import (
	"unicode/utf8"

	"github.com/acctplan/acctplan/pkg/draw/font"
)

// Line is one line of shaped type. The zero value is an empty line. A line may be drawn any number of times, on any canvas; it must not be changed.
type Line struct {
	// Width is the advance of the visible text; a space at the end of a wrapped line does not count.
	Width float64
	// Size is the largest type size on the line.
	Size float64
	// RightToLeft is set when the paragraph the line belongs to reads from right to left. It does not change the line's alignment.
	RightToLeft bool
	// Spans is the text of the line in logical order, for backends that let the viewer shape it. Their styles are within range, and their URLs safe.
	Spans []Span
	// Runs is the text of the line in visual order, from left to right, for backends that place glyphs.
	Runs []Run
}

// Run is a stretch of glyphs of one face and one style.
type Run struct {
	Face *font.Face
	// Style is within the ranges its fields document.
	Style Style
	// X is the distance of the run from the left edge of the line, Width its advance. A space that hangs over the end of a line lies outside the line's width.
	X, Width float64
	Glyphs   []Glyph
	// Text is the text of the run in logical order.
	Text string
	// Thicken is set when the face has no bold design and its outlines should be stroked as well as filled.
	Thicken     bool
	RightToLeft bool
	// URL is a safe address, or empty.
	URL string
	// Link tells links apart: runs with the same non-zero Link are pieces of one link. It is unique within a Typesetter.
	Link int
}

// Glyph is one shape of a face. Distances are in thousandths of the type size.
type Glyph struct {
	ID uint16
	// Advance is the distance to the next glyph; OffsetX and OffsetY (upwards) move this glyph alone.
	Advance, OffsetX, OffsetY float64
	// Text is what the glyph stands for, in logical order. A bracket in a right-to-left run stands for the bracket that is seen. When several glyphs stand for one piece of text, the first has it and the rest are empty.
	Text string
}

// Text returns the line as plain text in logical order.
func (l Line) Text() string { return spansText(l.Spans) }

// Put draws the line on a canvas with its baseline at y, aligned to x.
//
//go:noinline // many call it, and the binary has no room for copies of it
func (l Line) Put(canvas Canvas, x, y float64, align Align) {
	switch align {
	case Center:
		x -= l.Width / 2
	case Right:
		x -= l.Width
	}
	canvas.Text(x, y, l)
}

// piece is the part of an item that is on a line.
type piece struct {
	it         *item
	start, end int
	level      uint8
}

// line sets a range of the paragraph on a line. Spaces at the end of a wrapped line hang over it; those of a single line count.
func (p *paragraph) line(s *shaper, start, end int, wrapped bool) Line {
	visible := end
	if wrapped {
		visible = p.visibleEnd(start, end)
		if p.joint != nil && visible < end {
			end = visible + 1 // a joint is left out, a space keeps words apart in the text that readers copy
		}
	}
	line := Line{RightToLeft: p.base == 1, Spans: p.slice(start, visible)}
	pieces := p.pieces(start, visible, end)
	reorder(pieces)
	runs := make([]Run, len(pieces))
	var total, hanging int64
	widths := make([]int64, len(pieces))
	for i, part := range pieces {
		runs[i], widths[i] = p.run(s, part)
		line.Size = max(line.Size, runs[i].Style.Size)
		if part.start >= visible {
			hanging += widths[i]
		}
		total += widths[i]
	}
	x := int64(0)
	if p.base == 1 {
		x = -hanging // the end of the line is on the left
	}
	for i := range runs {
		runs[i].X, runs[i].Width = toPoints(x), toPoints(widths[i])
		x += widths[i]
	}
	line.Runs, line.Width = runs, toPoints(total-hanging)
	return line
}

// pieces cuts the items at the ends of the line and of its visible part. Hanging spaces take the direction of the paragraph (rule L1).
func (p *paragraph) pieces(start, visible, end int) []piece {
	var out []piece
	for i := p.itemAt(start); i < len(p.items) && p.items[i].start < end; i++ {
		it := &p.items[i]
		from, to := max(start, it.start), min(end, it.end)
		if from < visible {
			out = append(out, piece{it, from, min(to, visible), it.level})
		}
		if to > visible {
			out = append(out, piece{it, max(from, visible), to, p.base})
		}
	}
	return out
}

// itemAt finds the item that holds a rune.
func (p *paragraph) itemAt(at int) int {
	low, high := 0, len(p.items)
	for low < high {
		middle := (low + high) / 2
		if p.items[middle].end <= at {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return low
}

// reorder puts pieces in visual order (rule L2).
func reorder(pieces []piece) {
	var highest uint8
	lowestOdd := uint8(255)
	for _, part := range pieces {
		highest = max(highest, part.level)
		if part.level%2 == 1 {
			lowestOdd = min(lowestOdd, part.level)
		}
	}
	for level := highest; level >= lowestOdd && level > 0; level-- {
		for i := 0; i < len(pieces); i++ {
			end := i
			for end < len(pieces) && pieces[end].level >= level {
				end++
			}
			for a, b := i, end-1; a < b; a, b = a+1, b-1 {
				pieces[a], pieces[b] = pieces[b], pieces[a]
			}
			i = max(i, end)
		}
	}
}

// run turns a piece into glyphs for a backend and returns its width.
func (p *paragraph) run(s *shaper, part piece) (Run, int64) {
	it := part.it
	glyphs := it.glyphs
	if part.start != it.start || part.end != it.end {
		glyphs = p.cut(s, part)
	}
	span := p.spans[it.span]
	style := span.Style
	run := Run{Face: it.choice.Face, Style: style, Thicken: it.choice.Thicken, RightToLeft: it.level%2 == 1, URL: span.URL,
		Glyphs: make([]Glyph, len(glyphs)), Text: string(p.text[part.start:part.end])}
	if span.URL != "" {
		run.Link = p.link + it.span
	}
	unitsPerEm := it.choice.Face.UnitsPerEm()
	thousandths := func(units int32) float64 { return float64(units) * 1000 / float64(unitsPerEm) }
	size, tracking := toMicro(style.Size), toMicro(style.Tracking)
	var width int64
	at, offset := part.start, 0 // a rune of the piece and the byte of run.Text where it begins
	for k, glyph := range glyphs {
		out := Glyph{ID: glyph.id, Advance: thousandths(glyph.advance), OffsetX: thousandths(glyph.dx), OffsetY: thousandths(glyph.dy)}
		width += scale(glyph.advance, size, unitsPerEm)
		if tracking != 0 && lastOfCluster(glyphs, k) && visible(glyphs, k) {
			out.Advance += style.Tracking * 1000 / style.Size
			width += tracking
		}
		if k == 0 || glyphs[k-1].cluster != glyph.cluster {
			text := p.text[glyph.cluster:clusterEnd(glyphs, k, part)]
			switch {
			case run.RightToLeft && len(text) == 1:
				out.Text = string(mirrored(text[0])) // readers that copy from the page do not mirror
			case at <= glyph.cluster: // from left to right: a part of the run's text, no copy
				offset += byteLength(p.text[at:glyph.cluster])
				end := offset + byteLength(text)
				out.Text = run.Text[offset:end]
				at, offset = glyph.cluster+len(text), end
			default:
				out.Text = string(text)
			}
		}
		run.Glyphs[k] = out
	}
	return run, width
}

// byteLength is how long characters are in UTF-8.
func byteLength(text []rune) int {
	length := 0
	for _, char := range text {
		length += utf8.RuneLen(char)
	}
	return length
}

// clusterEnd is where the text of the cluster at glyph k ends: where its neighbour in reading order starts.
func clusterEnd(glyphs []shaped, k int, part piece) int {
	own := glyphs[k].cluster
	if part.it.level%2 == 1 {
		for i := k - 1; i >= 0; i-- {
			if glyphs[i].cluster > own {
				return glyphs[i].cluster
			}
		}
		return part.end
	}
	for i := k + 1; i < len(glyphs); i++ {
		if glyphs[i].cluster > own {
			return glyphs[i].cluster
		}
	}
	return part.end
}

// cut returns the glyphs of a part of an item: sliced where that is safe, shaped anew where it is not.
func (p *paragraph) cut(s *shaper, part piece) []shaped {
	if part.start > part.it.start && p.unsafe[part.start] || part.end < part.it.end && p.unsafe[part.end] {
		return s.shape(p, *part.it, part.start, part.end)
	}
	first, last := -1, -1
	for k, glyph := range part.it.glyphs {
		if glyph.cluster >= part.start && glyph.cluster < part.end {
			if first < 0 {
				first = k
			}
			last = k
		}
	}
	if first < 0 {
		return nil
	}
	return part.it.glyphs[first : last+1]
}
