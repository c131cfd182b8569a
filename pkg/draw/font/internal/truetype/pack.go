// Packing: outlines written so that they compress well. See Unpack for the form, and faces/README.md for what it gains.

package truetype

import (
	"encoding/binary"
	"fmt"
	"slices"
)

// Pack rewrites a TrueType file without hints for Unpack, which gives the same outlines again, and says so of every glyph before it returns: a glyph that the form
// has no room for is an error.
func Pack(t *File) ([]byte, error) {
	var p packer
	for glyph := range t.glyphCount {
		if err := p.add(t.outline(glyph)); err != nil {
			return nil, fmt.Errorf("truetype: glyph %d: %w", glyph, err)
		}
	}
	parts := make(map[string][]byte)
	for name, table := range t.Tables {
		switch name {
		case "glyf", "loca", "DSIG", "STAT", "gasp", "meta", "name", "vhea", "vmtx": // the last ones say nothing to who sets lines in one direction
		default:
			parts[name] = table
		}
	}
	head := slices.Clone(t.Tables["head"])
	binary.BigEndian.PutUint32(head[8:], 0)  // the checksum, which assemble enters
	binary.BigEndian.PutUint16(head[50:], 1) // the form of the table loca that Unpack makes
	parts["head"] = head
	packed := []byte{p.overlap}
	streams := [][]byte{p.kinds, p.numbers, p.steps, p.digits, p.composites}
	for _, stream := range streams {
		packed = binary.BigEndian.AppendUint32(packed, uint32(len(stream)))
	}
	parts[packTable] = append(packed, slices.Concat(streams...)...)
	result := assemble(parts)
	again, err := Unpack(result)
	if err != nil {
		return nil, err
	}
	if err := again.Outlines(); err != nil {
		return nil, err
	}
	for glyph := range t.glyphCount {
		if !sameOutline(t.outline(glyph), again.outline(glyph)) {
			return nil, fmt.Errorf("truetype: glyph %d would not come back as it is", glyph)
		}
	}
	return result, nil
}

type packer struct {
	streams
	overlap byte
	simple  bool // whether there was a simple outline
}

func (p *packer) add(outline []byte) error {
	contours := I16(outline, 0)
	switch {
	case len(outline) < 10:
		p.kinds = append(p.kinds, packedEmpty)
		return nil
	case contours < 0:
		p.kinds = append(p.kinds, packedComposite)
		p.count(len(outline))
		p.composites = append(p.composites, outline...)
		return nil
	case contours == 0 || contours >= packedComposite:
		return fmt.Errorf("it has %d contours", contours)
	}
	points, ok := readPoints(outline)
	if !ok {
		return fmt.Errorf("its outline cannot be read")
	}
	p.kinds = append(p.kinds, byte(contours))
	before := -1
	for contour := range contours {
		last := U16(outline, 10+2*contour)
		p.count(last - before)
		before = last
	}
	overlap := points[0].flag & pointOverlap
	if p.simple && overlap != p.overlap {
		return fmt.Errorf("it is marked as overlapping, or not, unlike those before it")
	}
	p.simple, p.overlap = true, overlap
	for _, point := range points {
		p.step(point.dx, point.dy, point.flag&pointOnCurve != 0)
	}
	return nil
}

// count writes what number reads.
func (p *packer) count(n int) {
	if n < 255 {
		p.numbers = append(p.numbers, byte(n))
		return
	}
	p.numbers = append(p.numbers, 255, byte(n>>8), byte(n))
}

// step writes what streams.step reads.
func (p *packer) step(dx, dy int, onCurve bool) {
	x, y := max(dx, -dx), max(dy, -dy)
	var plusX, plusY int
	if dx >= 0 {
		plusX = 1
	}
	if dy >= 0 {
		plusY = 1
	}
	signs := plusX + 2*plusY
	var kind int
	switch {
	case dx == 0 && y < 1280:
		kind = y>>8<<1 + plusY
		p.digits = append(p.digits, byte(y))
	case dy == 0 && x < 1280:
		kind = 10 + x>>8<<1 + plusX
		p.digits = append(p.digits, byte(x))
	case dx != 0 && dy != 0 && x <= 64 && y <= 64:
		kind = 20 + (x-1)&0x30 + (y-1)&0x30>>2 + signs
		p.digits = append(p.digits, byte((x-1)&0x0F<<4+(y-1)&0x0F))
	case dx != 0 && dy != 0 && x <= 768 && y <= 768:
		kind = 84 + (x-1)>>8*12 + (y-1)>>8<<2 + signs
		p.digits = append(p.digits, byte(x-1), byte(y-1))
	case x < 4096 && y < 4096:
		kind = 120 + signs
		p.digits = append(p.digits, byte(x>>4), byte(x&0x0F<<4+y>>8), byte(y))
	default:
		kind = 124 + signs
		p.digits = append(p.digits, byte(x>>8), byte(x), byte(y>>8), byte(y))
	}
	if !onCurve {
		kind += packedOffCurve
	}
	p.steps = append(p.steps, byte(kind))
}

type point struct {
	dx, dy int
	flag   byte
}

// readPoints reads a simple outline's points; false where it has none, has instructions, or ends too early.
func readPoints(outline []byte) ([]point, bool) {
	contours := I16(outline, 0)
	count, at := U16(outline, 8+2*contours)+1, 12+2*contours
	if contours < 1 || at > len(outline) || U16(outline, at-2) != 0 {
		return nil, false
	}
	points := make([]point, 0, count)
	next := func() int {
		at++
		if at > len(outline) {
			return 0
		}
		return int(outline[at-1])
	}
	for len(points) < count {
		flag, times := byte(next()), 1
		if flag&pointRepeat != 0 {
			times += next()
		}
		for range min(times, count-len(points)) {
			points = append(points, point{flag: flag &^ pointRepeat})
		}
	}
	along := func(flag, short, plus byte) int {
		switch {
		case flag&short != 0 && flag&plus != 0:
			return next()
		case flag&short != 0:
			return -next()
		case flag&plus != 0:
			return 0
		}
		high := next()
		return int(int16(high<<8 + next()))
	}
	for i := range points {
		points[i].dx = along(points[i].flag, pointShortX, pointPlusX)
	}
	for i := range points {
		points[i].dy = along(points[i].flag, pointShortY, pointPlusY)
	}
	return points, at <= len(outline)
}

// sameOutline reports whether two glyf entries draw the same: equal boxes, contours and points. What pads them does not count, nor how points are written.
func sameOutline(a, b []byte) bool {
	if len(a) < 10 || len(b) < 10 {
		return len(a) < 10 && len(b) < 10
	}
	if I16(a, 0) < 0 {
		return slices.Equal(a, b)
	}
	contours := 10 + 2*I16(a, 0)
	if len(b) < contours || !slices.Equal(a[:contours], b[:contours]) {
		return false
	}
	first, ok := readPoints(a)
	second, okToo := readPoints(b)
	return ok && okToo && (first[0].flag^second[0].flag)&pointOverlap == 0 && slices.EqualFunc(first, second, func(a, b point) bool {
		return a.dx == b.dx && a.dy == b.dy && (a.flag^b.flag)&pointOnCurve == 0
	})
}
