// Subsetting: a small TrueType file that holds only the glyphs a document shows.

package truetype

import (
	"encoding/binary"
	"math/bits"
	"slices"
)

// Flags of a component in a composite outline.
const (
	componentWords   = 0x0001
	componentScale   = 0x0008
	componentMore    = 0x0020
	componentXYScale = 0x0040
	component2x2     = 0x0080
	componentHints   = 0x0100
)

// Subset returns a TrueType file whose glyphs are the given ones in order, followed by the components they need. Hinting programs are left out: at
// print resolution they do nothing, and without them the outlines need no control tables. Extra tables are copied in.
func (t *File) Subset(glyphs []int, extra map[string][]byte) []byte {
	order := slices.Clone(glyphs)
	position := make(map[int]int, len(order))
	for i, glyph := range order {
		position[glyph] = i
	}
	var glyf, loca, hmtx []byte
	for i := 0; i < len(order) && i < 0xFFFF; i++ {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		outline := t.outline(order[i])
		switch {
		case len(outline) < 10:
		case I16(outline, 0) < 0:
			glyf = append(glyf, relocate(outline, func(component int) int {
				at, known := position[component]
				if !known {
					at = len(order)
					position[component] = at
					order = append(order, component)
				}
				return at
			})...)
		default:
			glyf = appendUnhinted(glyf, outline)
		}
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
		hmtx = binary.BigEndian.AppendUint16(hmtx, uint16(t.Advance(order[i])))
		hmtx = binary.BigEndian.AppendUint16(hmtx, uint16(int16(t.sideBearing(order[i]))))
	}
	loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))

	head := slices.Clone(t.Tables["head"])
	binary.BigEndian.PutUint32(head[8:], 0)
	binary.BigEndian.PutUint16(head[50:], 1)
	hhea := slices.Clone(t.Tables["hhea"])
	binary.BigEndian.PutUint16(hhea[34:], uint16(len(order)))
	maxp := slices.Clone(t.Tables["maxp"])
	binary.BigEndian.PutUint16(maxp[4:], uint16(len(order)))

	out := map[string][]byte{"glyf": glyf, "head": head, "hhea": hhea, "hmtx": hmtx, "loca": loca, "maxp": maxp}
	for name, table := range extra {
		out[name] = table
	}
	return assemble(out)
}

// relocate copies a composite outline with its components renumbered and its hints removed.
func relocate(outline []byte, place func(component int) int) []byte {
	own := slices.Clone(outline)
	for at := 10; at+4 <= len(own); {
		flags := U16(own, at)
		binary.BigEndian.PutUint16(own[at+2:], uint16(place(U16(own, at+2))))
		binary.BigEndian.PutUint16(own[at:], uint16(flags&^componentHints))
		at += 6
		if flags&componentWords != 0 {
			at += 2
		}
		switch {
		case flags&componentScale != 0:
			at += 2
		case flags&componentXYScale != 0:
			at += 4
		case flags&component2x2 != 0:
			at += 8
		}
		if flags&componentMore == 0 {
			return own[:min(at, len(own))]
		}
	}
	return own
}

// appendUnhinted appends a simple outline without its instructions.
func appendUnhinted(out, outline []byte) []byte {
	lengthAt := 10 + 2*I16(outline, 0)
	points := lengthAt + 2 + U16(outline, lengthAt)
	if points > len(outline) {
		return append(out, outline...)
	}
	out = append(out, outline[:lengthAt]...)
	out = append(out, 0, 0)
	return append(out, outline[points:]...)
}

// assemble writes a TrueType file from its tables.
func assemble(parts map[string][]byte) []byte {
	names := make([]string, 0, len(parts))
	for name := range parts {
		names = append(names, name)
	}
	slices.Sort(names)
	selector := bits.Len(uint(len(names))) - 1
	out := []byte{0, 1, 0, 0}
	for _, field := range []int{len(names), 16 << selector, selector, 16*len(names) - 16<<selector} {
		out = binary.BigEndian.AppendUint16(out, uint16(field))
	}
	offset := 12 + 16*len(names)
	headAt := 0
	for _, name := range names {
		table := parts[name]
		if name == "head" {
			headAt = offset
		}
		out = append(out, name...)
		out = binary.BigEndian.AppendUint32(out, checksum(table))
		out = binary.BigEndian.AppendUint32(out, uint32(offset))
		out = binary.BigEndian.AppendUint32(out, uint32(len(table)))
		offset += (len(table) + 3) &^ 3
	}
	for _, name := range names {
		out = append(out, parts[name]...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	if headAt > 0 {
		binary.BigEndian.PutUint32(out[headAt+8:], 0xB1B0AFBA-checksum(out))
	}
	return out
}

func checksum(table []byte) (sum uint32) {
	for len(table) >= 4 {
		sum += binary.BigEndian.Uint32(table)
		table = table[4:]
	}
	var rest [4]byte
	copy(rest[:], table)
	return sum + binary.BigEndian.Uint32(rest[:])
}
