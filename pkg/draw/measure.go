// Measuring: advances in whole millionths of a point, so that every machine breaks lines alike.

package draw

import "math"

// micro is the number of internal length units in a point.
const micro = 1_000_000

func toMicro(points float64) int64 { return int64(math.Round(points * micro)) }

func toPoints(length int64) float64 { return float64(length) / micro }

// scale converts font units to internal lengths.
func scale(units int32, size int64, unitsPerEm int) int64 {
	product, half := int64(units)*size, int64(unitsPerEm)/2
	if product < 0 {
		return (product - half) / int64(unitsPerEm)
	}
	return (product + half) / int64(unitsPerEm)
}

// measure shapes every item and notes the width of every cluster.
func (p *paragraph) measure(s *shaper) {
	p.widths = make([]int64, len(p.text)+1)
	p.unsafe = make([]bool, len(p.text)+1)
	for i := range p.items {
		it := &p.items[i]
		it.glyphs = s.shape(p, *it, it.start, it.end)
		style := p.spans[it.span].Style
		size, tracking, unitsPerEm := toMicro(style.Size), toMicro(style.Tracking), it.choice.Face.UnitsPerEm()
		for k, glyph := range it.glyphs {
			p.widths[glyph.cluster] += scale(glyph.advance, size, unitsPerEm)
			if glyph.unsafeToBreakOff {
				p.unsafe[glyph.cluster] = true
			}
			if tracking != 0 && lastOfCluster(it.glyphs, k) && visible(it.glyphs, k) {
				p.widths[glyph.cluster] += tracking
			}
		}
		// Inside a cluster of glyphs (a ligature) there is no place to break without shaping anew.
		p.markInside(it)
	}
}

func lastOfCluster(glyphs []shaped, k int) bool {
	return k+1 == len(glyphs) || glyphs[k+1].cluster != glyphs[k].cluster
}

// visible reports whether the cluster ending at glyph k takes any room; tracking must not give room to joiners.
func visible(glyphs []shaped, k int) bool {
	for i := k; i >= 0 && glyphs[i].cluster == glyphs[k].cluster; i-- {
		if glyphs[i].advance != 0 {
			return true
		}
	}
	return false
}

func (p *paragraph) markInside(it *item) {
	for i := it.start; i < it.end; i++ {
		p.unsafe[i] = p.unsafe[i] || i > it.start
	}
	for _, glyph := range it.glyphs {
		if !glyph.unsafeToBreakOff {
			p.unsafe[glyph.cluster] = false
		}
	}
}

// width sums the clusters of a range.
func (p *paragraph) width(start, end int) int64 {
	var total int64
	for _, width := range p.widths[start:end] {
		total += width
	}
	return total
}

// visibleEnd is where the text of a line ends when the spaces and joints that hang over its end are left out.
func (p *paragraph) visibleEnd(start, end int) int {
	for end > start && p.hangsOver(end-1) {
		end--
	}
	return end
}
