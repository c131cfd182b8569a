// Mending: a work-around for a defect of the shaping library, to be deleted with the next release of it.

package draw

import (
	"reflect"
	"unsafe"

	gotext "github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype/tables"
	"github.com/go-text/typesetting/harfbuzz"
)

// digest is the library's filter of the glyphs a lookup may apply to: three bit patterns of the glyph number.
type digest [3]uint64

// mendDigests recomputes the glyph filters of a font. In go-text/typesetting v0.3.5 a filter loses every range of a coverage table after one of 63 glyphs or
// more (its issue 278, mended after that release), so that Arabic letters keep their isolated form and Greek and Cyrillic letters lose their kerning. The
// filters cannot be reached otherwise. If a later version lays them out differently, they are left alone.
func mendDigests(font *harfbuzz.Font) {
	face := font.Face()
	value := reflect.ValueOf(font).Elem()
	for i, lookup := range face.GSUB.Lookups {
		mendLookup(value.FieldByName("gsubAccels"), i, coverages(lookup))
	}
	for i, lookup := range face.GPOS.Lookups {
		var covered []tables.Coverage
		for _, table := range lookup.Subtables {
			covered = append(covered, table.Cov())
		}
		mendLookup(value.FieldByName("gposAccels"), i, covered)
	}
}

func coverages(lookup gotext.GSUBLookup) []tables.Coverage {
	var covered []tables.Coverage
	for _, table := range lookup.Subtables {
		covered = append(covered, table.Cov())
	}
	return covered
}

// mendLookup widens the filters of one lookup and of its subtables to what the coverage tables say.
func mendLookup(lookups reflect.Value, index int, covered []tables.Coverage) {
	if lookups.Kind() != reflect.Slice || index >= lookups.Len() || lookups.Type().Elem().Kind() != reflect.Struct {
		return
	}
	lookup := lookups.Index(index)
	subtables := lookup.FieldByName("subtables")
	if subtables.Kind() != reflect.Slice || subtables.Len() != len(covered) || subtables.Type().Elem().Kind() != reflect.Struct {
		return
	}
	whole := filterOf(lookup)
	for i, coverage := range covered {
		ranges, ok := coverage.(tables.Coverage2)
		if !ok || len(ranges.Ranges) < 2 {
			continue
		}
		part := filterOf(subtables.Index(i))
		for _, r := range ranges.Ranges {
			for _, filter := range []*digest{whole, part} {
				if filter != nil {
					filter.add(uint(r.StartGlyphID), uint(r.EndGlyphID))
				}
			}
		}
	}
}

// filterOf returns the filter inside a lookup or subtable of the library, or nil when there is none of the expected shape.
func filterOf(holder reflect.Value) *digest {
	field := holder.FieldByName("digest")
	if !field.IsValid() || !field.CanAddr() || !sameShape(field.Type()) {
		return nil
	}
	return (*digest)(unsafe.Pointer(field.UnsafeAddr()))
}

func sameShape(t reflect.Type) bool {
	return t.Kind() == reflect.Array && t.Len() == len(digest{}) && t.Elem().Kind() == reflect.Uint64
}

// add puts a range of glyphs into the filter.
func (d *digest) add(first, last uint) {
	for i, shift := range [...]uint{4, 0, 6} {
		from, to := first>>shift, last>>shift
		if to-from >= 63 {
			d[i] = ^uint64(0)
			continue
		}
		for bits := from; bits <= to; bits++ {
			d[i] |= 1 << (bits & 63)
		}
	}
}
