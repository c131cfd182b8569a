// Package truetype reads and subsets TrueType files with glyf outlines: bounds-checked, and nothing but what subsetting and metrics need.
package truetype

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// File is a TrueType file with its directory read. Slices point into the file.
type File struct {
	// Tables holds every table of the file by its four-letter name.
	Tables      map[string][]byte
	glyf, loca  []byte
	hmtx        []byte
	longLoca    bool
	glyphCount  int
	metricCount int
	// UnitsPerEm is at least 16.
	UnitsPerEm int

	packed packed // from which glyf and loca are made when somebody wants outlines
}

var errTruncated = errors.New("truetype: truncated table")

// U16 reads an unsigned number of a table; it is 0 beyond the table's end.
func U16(b []byte, at int) int {
	if at < 0 || at+2 > len(b) {
		return 0
	}
	return int(binary.BigEndian.Uint16(b[at:]))
}

// I16 reads a signed number of a table; it is 0 beyond the table's end.
func I16(b []byte, at int) int { return int(int16(U16(b, at))) }

func u32(b []byte, at int) int {
	if at < 0 || at+4 > len(b) {
		return 0
	}
	return int(binary.BigEndian.Uint32(b[at:]))
}

// Read reads the directory of a TrueType file. The result points into data, which must not change.
func Read(data []byte) (*File, error) {
	tables, err := directory(data)
	if err != nil {
		return nil, err
	}
	t, err := fromTables(tables)
	if err == nil {
		err = holds(tables, "loca", 4)
	}
	if err == nil {
		err = holds(tables, "glyf", 0)
	}
	if err != nil {
		return nil, err
	}
	t.glyf, t.loca = tables["glyf"], tables["loca"]
	return t, nil
}

// holds reports that a table is missing, or shorter than it can be.
//
//go:noinline
func holds(tables map[string][]byte, name string, size int) error {
	if table, ok := tables[name]; !ok || len(table) < size {
		return fmt.Errorf("truetype: table %s is missing or too short", name)
	}
	return nil
}

// directory finds the tables of a file.
func directory(data []byte) (map[string][]byte, error) {
	if len(data) < 12 || u32(data, 0) != 0x00010000 {
		return nil, errors.New("truetype: not a TrueType file")
	}
	tables := make(map[string][]byte)
	for i := range U16(data, 4) {
		entry := 12 + 16*i
		if entry+16 > len(data) {
			return nil, errTruncated
		}
		start, length := u32(data, entry+8), u32(data, entry+12)
		if start > len(data) || length > len(data)-start {
			return nil, errTruncated
		}
		tables[string(data[entry:entry+4])] = data[start : start+length]
	}
	return tables, nil
}

// fromTables reads all but the outlines.
func fromTables(tables map[string][]byte) (*File, error) {
	t := &File{Tables: tables}
	for _, need := range []struct {
		name string
		size int
	}{{"head", 54}, {"hhea", 36}, {"maxp", 6}, {"hmtx", 4}, {"cmap", 4}} {
		if err := holds(tables, need.name, need.size); err != nil {
			return nil, err
		}
	}
	t.hmtx = t.Tables["hmtx"]
	t.longLoca = I16(t.Tables["head"], 50) != 0
	t.UnitsPerEm = max(16, U16(t.Tables["head"], 18))
	t.metricCount = max(1, U16(t.Tables["hhea"], 34))
	t.glyphCount = U16(t.Tables["maxp"], 4)
	return t, nil
}

// outline returns the glyf entry of a glyph, empty for a blank or unknown one.
func (t *File) outline(glyph int) []byte {
	if glyph < 0 || glyph >= t.glyphCount || t.Outlines() != nil {
		return nil
	}
	var start, end int
	if t.longLoca {
		start, end = u32(t.loca, 4*glyph), u32(t.loca, 4*glyph+4)
	} else {
		start, end = 2*U16(t.loca, 2*glyph), 2*U16(t.loca, 2*glyph+2)
	}
	if start >= end || end > len(t.glyf) {
		return nil
	}
	return t.glyf[start:end]
}

// Advance returns the advance width of a glyph in font units.
func (t *File) Advance(glyph int) int {
	return U16(t.hmtx, 4*max(0, min(glyph, t.metricCount-1)))
}

// sideBearing returns the left side bearing of a glyph in font units.
func (t *File) sideBearing(glyph int) int {
	if glyph < t.metricCount {
		return I16(t.hmtx, 4*glyph+2)
	}
	return I16(t.hmtx, 4*t.metricCount+2*(glyph-t.metricCount))
}

// Shaping parses what shaping needs. The outlines are left out on purpose: parsing them is nine tenths of the cost of opening a large font, and neither
// shaping nor subsetting wants them parsed.
func (t *File) Shaping() (*font.Font, error) {
	var parts []opentype.Table
	for _, name := range []string{"GDEF", "GPOS", "GSUB", "OS/2", "cmap", "head", "hhea", "hmtx", "kern", "maxp"} {
		if content, ok := t.Tables[name]; ok {
			parts = append(parts, opentype.Table{Content: content, Tag: opentype.MustNewTag(name)})
		}
	}
	loader, err := opentype.NewLoader(bytes.NewReader(opentype.WriteTTF(parts)))
	if err != nil {
		return nil, err
	}
	return font.NewFont(loader)
}
