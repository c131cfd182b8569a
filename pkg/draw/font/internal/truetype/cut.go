// Cutting: how the committed fallback faces were made smaller than the files they come from. See faces/README.md.

package truetype

import (
	"encoding/binary"
	"fmt"

	"github.com/acctplan/acctplan/pkg/sorting"
)

// WithoutHints returns a copy of a TrueType file without the programs that fit outlines to a
// coarse grid of pixels, which nothing here does. Everything else is kept.
func WithoutHints(t *File) ([]byte, error) {
	glyphs := make([]int, t.glyphCount)
	for i := range glyphs {
		glyphs[i] = i
	}
	extra := map[string][]byte{}
	for name, table := range t.Tables {
		switch name {
		case "glyf", "head", "hhea", "hmtx", "loca", "maxp": // made anew
		case "fpgm", "prep", "cvt ", "gasp", "hdmx", "LTSH", "VDMX", "DSIG", "meta":
		case "name", "STAT": // what editors and menus show
		case "post":
			extra[name] = append([]byte{0, 3, 0, 0}, table[4:32]...)
		default:
			extra[name] = table
		}
	}
	return t.Subset(glyphs, extra), nil
}

// Cut returns a copy of a TrueType file that maps only the runes keep accepts. Layout tables are dropped, so it suits scripts that need none, such as
// Han and precomposed Hangul. The result's glyphs are in code point order.
func Cut(t *File, keep func(rune) bool) ([]byte, error) {
	shaping, err := t.Shaping()
	if err != nil {
		return nil, fmt.Errorf("truetype: %w", err)
	}
	type mapping struct{ char, glyph int }
	var mappings []mapping
	for iterator := shaping.Cmap.Iter(); iterator.Next(); {
		char, glyph := iterator.Char()
		if glyph != 0 && keep(char) {
			mappings = append(mappings, mapping{int(char), int(glyph)})
		}
	}
	sorting.Stable(mappings, func(a, b mapping) int { return a.char - b.char })
	glyphs, position := []int{0}, map[int]int{0: 0}
	for _, m := range mappings {
		if _, known := position[m.glyph]; !known {
			position[m.glyph] = len(glyphs)
			glyphs = append(glyphs, m.glyph)
		}
	}
	// Format 12: runs of code points whose glyphs are consecutive.
	var groups [][3]int
	for _, m := range mappings {
		glyph := position[m.glyph]
		if n := len(groups); n > 0 && groups[n-1][1]+1 == m.char && groups[n-1][2]+m.char-groups[n-1][0] == glyph {
			groups[n-1][1] = m.char
			continue
		}
		groups = append(groups, [3]int{m.char, m.char, glyph})
	}
	cmap := []byte{0, 0, 0, 1, 0, 3, 0, 10, 0, 0, 0, 12, 0, 12, 0, 0}
	for _, field := range []int{16 + 12*len(groups), 0, len(groups)} {
		cmap = binary.BigEndian.AppendUint32(cmap, uint32(field))
	}
	for _, group := range groups {
		for _, field := range group {
			cmap = binary.BigEndian.AppendUint32(cmap, uint32(field))
		}
	}
	extra := map[string][]byte{"cmap": cmap, "OS/2": t.Tables["OS/2"], "name": t.Tables["name"], "post": append([]byte{0, 3, 0, 0}, make([]byte, 28)...)}
	return t.Subset(glyphs, extra), nil
}
