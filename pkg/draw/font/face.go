// A face: one font file, parsed when first used and then shared.

package font

import (
	"math"
	"sync"

	"github.com/go-text/typesetting/font"
	"github.com/klauspost/compress/zstd"

	"github.com/acctplan/acctplan/pkg/draw/font/internal/truetype"
)

// Face is one design of one family in one weight. Faces are made by this package only; all methods are safe for concurrent use. A face whose file cannot be
// read covers nothing and measures nothing, and says so in Err.
type Face struct {
	name string
	data *[]byte // compressed; nil for a face that is not embedded
	file []byte  // of a face that is not embedded

	once    sync.Once
	tables  *truetype.File
	shaping *font.Font
	err     error
}

// Metrics are measures of a face in thousandths of the type size. Descent and YMin are negative below the baseline.
type Metrics struct {
	Ascent, Descent, CapHeight, XHeight int
	XMin, YMin, XMax, YMax              int
	// UnderlinePosition is the middle of an underline, negative below the baseline.
	UnderlinePosition, UnderlineThickness int
}

func (f *Face) load() {
	f.once.Do(func() {
		if f.data != nil {
			f.tables, f.err = unpack(*f.data)
		} else {
			f.tables, f.err = truetype.Read(f.file)
		}
		if f.err == nil {
			f.shaping, f.err = f.tables.Shaping()
		}
		if f.err != nil {
			f.tables, f.shaping = &truetype.File{UnitsPerEm: 1000}, nil
		}
	})
}

// unpack decompresses an embedded font file.
func unpack(compressed []byte) (*truetype.File, error) {
	decoder, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1))
	if err != nil {
		return nil, err
	}
	defer decoder.Close()
	packed, err := decoder.DecodeAll(compressed, nil)
	if err != nil {
		return nil, err
	}
	return truetype.Unpack(packed)
}

// Err reports why the face could not be read; nil for a face in order.
func (f *Face) Err() error {
	f.load()
	return f.err
}

// Name is the PostScript name, which is known without parsing.
func (f *Face) Name() string { return f.name }

// UnitsPerEm is the number of font units in the type size.
func (f *Face) UnitsPerEm() int {
	f.load()
	return f.tables.UnitsPerEm
}

// Advance returns the advance width of a glyph in font units, before kerning.
func (f *Face) Advance(glyph uint16) int {
	f.load()
	return f.tables.Advance(int(glyph))
}

// Glyph returns the glyph for a rune, and false when the face has none.
func (f *Face) Glyph(char rune) (uint16, bool) {
	f.load()
	if f.shaping == nil {
		return 0, false
	}
	glyph, ok := f.shaping.NominalGlyph(char)
	return uint16(glyph), ok && glyph != 0 && glyph <= math.MaxUint16
}

// Shaping returns the parsed font for a shaper; nil when the face could not be read. It is shared: wrap it in a font.Face of your own.
func (f *Face) Shaping() *font.Font {
	f.load()
	return f.shaping
}

// Subset returns a TrueType file with the given glyphs in the given order. The first should be 0, the glyph for missing characters.
func (f *Face) Subset(glyphs []uint16) []byte {
	f.load()
	if f.err != nil || f.tables.Outlines() != nil {
		return nil
	}
	order := make([]int, len(glyphs))
	for i, glyph := range glyphs {
		order[i] = int(glyph)
	}
	return f.tables.Subset(order, nil)
}

// Metrics returns the measures of the face.
func (f *Face) Metrics() Metrics {
	f.load()
	head, hhea, os2, post := f.tables.Tables["head"], f.tables.Tables["hhea"], f.tables.Tables["OS/2"], f.tables.Tables["post"]
	scale := func(units int) int {
		return int(math.Round(float64(units) * 1000 / float64(f.tables.UnitsPerEm)))
	}
	metrics := Metrics{
		Ascent: scale(truetype.I16(hhea, 4)), Descent: scale(truetype.I16(hhea, 6)), CapHeight: scale(truetype.I16(os2, 88)), XHeight: scale(truetype.I16(os2, 86)),
		XMin: scale(truetype.I16(head, 36)), YMin: scale(truetype.I16(head, 38)), XMax: scale(truetype.I16(head, 40)), YMax: scale(truetype.I16(head, 42)),
		UnderlinePosition: scale(truetype.I16(post, 8)), UnderlineThickness: scale(truetype.I16(post, 10)),
	}
	if metrics.CapHeight <= 0 {
		metrics.CapHeight = 700
	}
	return metrics
}
