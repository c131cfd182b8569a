// Fonts: the glyphs a document uses, embedded as subsets that know what each glyph stands for.

package pdf

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"strconv"

	"github.com/acctplan/acctplan/pkg/draw/font"
)

// embedded is a face with the codes a document has given to its glyphs.
type embedded struct {
	face  *font.Face
	index int
	codes map[codeKey]uint16
	list  []codeKey // by code - 1
}

// codeKey is a glyph together with what it stands for: the same glyph gets several codes when it shows different characters.
type codeKey struct {
	glyph uint16
	text  string
}

func (d *Document) font(face *font.Face) *embedded {
	own, known := d.fontOf[face]
	if !known {
		own = &embedded{face: face, index: len(d.fonts) + 1, codes: make(map[codeKey]uint16)}
		d.fontOf[face] = own
		d.fonts = append(d.fonts, own)
	}
	return own
}

func (e *embedded) name() string { return "/F" + strconv.Itoa(e.index) }

// lastCode is the largest two-byte code.
const lastCode = 0xFFFF

// code returns the code of a glyph and its nominal advance in thousandths of the size.
func (e *embedded) code(glyph uint16, text string) (uint16, float64) {
	width := e.width(glyph)
	key := codeKey{glyph, text}
	code, known := e.codes[key]
	if !known {
		if len(e.list) == lastCode {
			return lastCode, width // 65,535 different glyphs of one face: no page has them
		}
		e.list = append(e.list, key)
		code = uint16(len(e.list))
		e.codes[key] = code
	}
	return code, width
}

// width returns the nominal advance of a glyph in thousandths of the size.
func (e *embedded) width(glyph uint16) float64 {
	return float64(e.face.Advance(glyph)) * 1000 / float64(e.face.UnitsPerEm())
}

// writeFont writes the font's objects and returns the number of the font dictionary.
func (f *file) writeFont(e *embedded) int {
	glyphs, place := []uint16{0}, map[uint16]int{0: 0}
	codeToGlyph := make([]byte, 2*(len(e.list)+1))
	widths := []byte("[1 [")
	for i, key := range e.list {
		at, known := place[key.glyph]
		if !known {
			at = len(glyphs)
			place[key.glyph] = at
			glyphs = append(glyphs, key.glyph)
		}
		binary.BigEndian.PutUint16(codeToGlyph[2*(i+1):], uint16(at))
		widths = appendNumber(widths, e.width(key.glyph))
	}
	widths = append(widths, "]]"...)
	program := e.face.Subset(glyphs)
	name := subsetTag(program) + "+" + e.face.Name()
	metrics := e.face.Metrics()
	programObject := f.stream(fmt.Sprintf("/Length1 %d", len(program)), program)
	descriptor := f.add(fmt.Sprintf("<</Type /FontDescriptor /FontName /%s /Flags 4 /FontBBox [%d %d %d %d] /ItalicAngle 0 /Ascent %d /Descent %d /CapHeight %d /StemV 80 /FontFile2 %d 0 R>>",
		name, metrics.XMin, metrics.YMin, metrics.XMax, metrics.YMax, metrics.Ascent, metrics.Descent, metrics.CapHeight, programObject))
	mapping := f.stream("", codeToGlyph)
	descendant := f.add(fmt.Sprintf("<</Type /Font /Subtype /CIDFontType2 /BaseFont /%s /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> /FontDescriptor %d 0 R /DW 0 /W %s /CIDToGIDMap %d 0 R>>",
		name, descriptor, widths, mapping))
	unicode := f.stream("", toUnicode(e.list))
	return f.add(fmt.Sprintf("<</Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H /DescendantFonts [%d 0 R] /ToUnicode %d 0 R>>", name, descendant, unicode))
}

// subsetTag names a subset by six letters taken from its content.
func subsetTag(program []byte) string {
	sum := sha256.Sum256(program)
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + sum[i]%26
	}
	return string(tag)
}

// toUnicode writes the character map that says what every code stands for.
func toUnicode(list []codeKey) []byte {
	out := []byte("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	const most = 100 // entries in one section
	for start := 0; start < len(list); start += most {
		end := min(start+most, len(list))
		out = append(strconv.AppendInt(out, int64(end-start), 10), " beginbfchar\n"...)
		for i := start; i < end; i++ {
			text := list[i].text
			if text == "" {
				text = "\u200b" // the glyph before it stands for this one too
			}
			out = append(appendHex16(append(out, '<'), uint16(i+1)), "> <"...)
			out = append(appendUTF16(out, text), ">\n"...)
		}
		out = append(out, "endbfchar\n"...)
	}
	return append(out, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"...)
}
