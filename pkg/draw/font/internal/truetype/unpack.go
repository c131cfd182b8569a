// Unpacking: outlines that were rewritten to compress well, back to a glyf table.

package truetype

import (
	"encoding/binary"
	"errors"
	"math"
	"sync"
)

// A packed file is a TrueType file whose tables glyf and loca are gone and whose table pack has the outlines in five streams, glyph by glyph: what each
// glyph is, its numbers, the kind of step from each point to the next, the digits of the steps, and composite outlines as they are. The steps are written as WOFF 2
// writes them (section 5.2), and for its reason: like stands beside like, so that a general compressor finds it. It starts with a byte that
// says whether outlines are marked as overlapping, and the lengths of the streams, four bytes each.
const packTable = "pack"

// What a glyph is, in its stream; every other number is the number of its contours.
const (
	packedEmpty     = 0
	packedComposite = 255
)

// Bits of a point in a simple outline.
const (
	pointOnCurve   = 0x01
	pointShortX    = 0x02
	pointShortY    = 0x04
	pointRepeat    = 0x08
	pointPlusX     = 0x10 // of a short step; of any other: there is none
	pointPlusY     = 0x20
	pointOverlap   = 0x40 // of an outline's first point
	packedOffCurve = 0x80
)

var errPacked = errors.New("truetype: damaged pack")

// streams are the parts of a packed table. Reading beyond the end of one gives zeros and sets short.
type streams struct {
	kinds, numbers, steps, digits, composites []byte
	short                                     bool
}

func take(short *bool, stream *[]byte, n int) []byte {
	if n < 0 || n > len(*stream) {
		*short = true
		return nil
	}
	taken := (*stream)[:n]
	*stream = (*stream)[n:]
	return taken
}

// number reads a number of one byte, or of two after a byte of 255.
func (s *streams) number() int {
	first := take(&s.short, &s.numbers, 1)
	if s.short {
		return 0
	}
	if first[0] < 255 {
		return int(first[0])
	}
	return U16(take(&s.short, &s.numbers, 2), 0)
}

// step reads the way from one point to the next.
func (s *streams) step() (dx, dy int, onCurve bool) {
	first := take(&s.short, &s.steps, 1)
	if s.short {
		return 0, 0, false
	}
	onCurve = first[0]&packedOffCurve == 0
	kind := int(first[0] &^ packedOffCurve)
	digits := func(n int) (d [4]int) {
		for i, digit := range take(&s.short, &s.digits, n) {
			d[i] = int(digit)
		}
		return d
	}
	signs := kind // its last bit is set for plus along x, the one before for plus along y
	switch {
	case kind < 10:
		dy, signs = digits(1)[0]+kind>>1<<8, kind<<1
	case kind < 20:
		dx = digits(1)[0] + (kind-10)>>1<<8
	case kind < 84:
		d := digits(1)
		dx, dy = 1+(kind-20)&0x30+d[0]>>4, 1+(kind-20)&0x0C<<2+d[0]&0x0F
	case kind < 120:
		d := digits(2)
		dx, dy = 1+(kind-84)/12<<8+d[0], 1+(kind-84)%12>>2<<8+d[1]
	case kind < 124:
		d := digits(3)
		dx, dy = d[0]<<4+d[1]>>4, d[1]&0x0F<<8+d[2]
	default:
		d := digits(4)
		dx, dy = d[0]<<8+d[1], d[2]<<8+d[3]
	}
	if signs&1 == 0 {
		dx = -dx
	}
	if signs&2 == 0 {
		dy = -dy
	}
	return dx, dy, onCurve
}

// packed is a packed table, unpacked when somebody wants outlines: most faces are asked for widths only, or for what they
// cover, and unpacking takes two thirds of opening one. The zero packed is that of a file that is not packed.
type packed struct {
	table []byte
	once  sync.Once
	err   error
}

// Unpack reads a packed file, but not its outlines; see File.Outlines. Like Read, it checks bounds.
func Unpack(data []byte) (*File, error) {
	tables, err := directory(data)
	if err != nil {
		return nil, err
	}
	if err := holds(tables, packTable, 21); err != nil {
		return nil, err
	}
	t, err := fromTables(tables)
	if err == nil {
		t.packed.table = tables[packTable]
		delete(tables, packTable)
	}
	return t, err
}

// Outlines reports whether the outlines of a packed file can be read; a damaged one may also have wrong outlines. It may be
// called by several goroutines.
func (t *File) Outlines() error {
	if t.packed.table != nil {
		t.packed.once.Do(func() { t.packed.err = t.unpack(t.packed.table) })
	}
	return t.packed.err
}

// unpack makes the tables of outlines.
func (t *File) unpack(table []byte) error {
	var s streams
	overlap, rest := table[0], table[21:]
	for i, stream := range []*[]byte{&s.kinds, &s.numbers, &s.steps, &s.digits, &s.composites} {
		*stream = take(&s.short, &rest, u32(table, 1+4*i))
	}
	glyf := make([]byte, 0, len(table)*3/2)
	loca := binary.BigEndian.AppendUint32(make([]byte, 0, 4*len(s.kinds)+4), 0)
	var o outliner
	for _, kind := range s.kinds {
		switch kind {
		case packedEmpty:
		case packedComposite:
			glyf = append(glyf, take(&s.short, &s.composites, s.number())...)
		default:
			glyf = o.append(glyf, &s, int(kind), overlap)
		}
		if s.short {
			return errPacked
		}
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	}
	t.glyf, t.loca = glyf, loca
	return nil
}

// outliner writes simple outlines; it keeps its room for the next.
type outliner struct{ flags, xs, ys []byte }

func (o *outliner) append(out []byte, s *streams, contours int, overlap byte) []byte {
	start := len(out)
	out = binary.BigEndian.AppendUint16(out, uint16(contours))
	out = append(out, make([]byte, 8)...)
	points := 0
	for range contours {
		points += s.number()
		out = binary.BigEndian.AppendUint16(out, uint16(points-1))
	}
	out = append(out, 0, 0) // no instructions
	o.flags, o.xs, o.ys = o.flags[:0], o.xs[:0], o.ys[:0]
	x, y, repeats := 0, 0, 0
	left, bottom, right, top := math.MaxInt16, math.MaxInt16, math.MinInt16, math.MinInt16
	for i := range points {
		dx, dy, onCurve := s.step()
		if s.short {
			return out
		}
		x, y = x+dx, y+dy
		left, bottom, right, top = min(left, x), min(bottom, y), max(right, x), max(top, y)
		var flag byte
		if onCurve {
			flag = pointOnCurve
		}
		if i == 0 {
			flag |= overlap & pointOverlap
		}
		var short, plus bool
		if o.xs, short, plus = appendStep(o.xs, dx); short {
			flag |= pointShortX
		}
		if plus {
			flag |= pointPlusX
		}
		if o.ys, short, plus = appendStep(o.ys, dy); short {
			flag |= pointShortY
		}
		if plus {
			flag |= pointPlusY
		}
		// Equal flags are counted from the third on, as other programs do.
		switch last := len(o.flags) - 1; {
		case repeats > 1 && repeats < 255 && o.flags[last-1] == flag|pointRepeat:
			repeats++
			o.flags[last] = byte(repeats)
		case repeats == 1 && o.flags[last] == flag:
			repeats = 2
			o.flags[last-1], o.flags[last] = flag|pointRepeat, 2
		case repeats == 0 && last >= 0 && o.flags[last] == flag:
			repeats = 1
			o.flags = append(o.flags, flag)
		default:
			repeats = 0
			o.flags = append(o.flags, flag)
		}
	}
	for i, side := range []int{left, bottom, right, top} {
		binary.BigEndian.PutUint16(out[start+2+2*i:], uint16(int16(side)))
	}
	out = append(out, o.flags...)
	out = append(out, o.xs...)
	return append(out, o.ys...)
}

// appendStep writes the way along one axis, and says how: short, in one byte without its sign, which is plus; or, where neither is there, in two bytes. A way of 0 is
// not written, and plus alone says so.
func appendStep(out []byte, d int) (_ []byte, short, plus bool) {
	switch {
	case d == 0:
		return out, false, true
	case d > -256 && d < 256:
		return append(out, byte(max(d, -d))), true, d > 0
	}
	return binary.BigEndian.AppendUint16(out, uint16(int16(d))), false, false
}
