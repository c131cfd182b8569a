// Package picture draws the pictures of a page on any canvas: a relationship map, a matrix
// of numbered dots, bars, rows of dots, marks and pills. It knows nodes, cells and tones,
// nothing of account plans. Every picture that carries meaning can describe itself in words.
package picture

import "github.com/acctplan/acctplan/pkg/draw"

// Tone colours a part of a picture. A tone never stands alone: a mark, a number or a word
// says the same.
type Tone uint8

// The tones. The zero value is Plain.
const (
	Plain Tone = iota
	Good
	Fair
	Bad
	Accent
)

// The colours of the house, as 0xRRGGBB. Pictures use no others, so that a style sheet can
// replace each of them for a dark screen.
const (
	Ink   = 0x1B2430 // text
	Navy  = 0x0F2747 // headings
	Muted = 0x55657A // secondary text
	Rule  = 0xD9DFE8 // hairlines
	Panel = 0xF4F6FA // the ground of cards and maps
	Empty = 0xE3E8F0 // the empty part of a bar, an unlit dot
	Wire  = 0x93A3B8 // reporting lines
	White = 0xFFFFFF

	PlainPale, PlainDeep, PlainText    = 0xE8ECF3, 0x64748B, 0x414F63
	GoodPale, GoodDeep, GoodText       = 0xDDF3EA, 0x0F8A6A, 0x0A6A51
	FairPale, FairDeep, FairText       = 0xFBEDD3, 0xC27803, 0x8A4B00
	BadPale, BadDeep, BadText          = 0xFBDEDB, 0xC0362C, 0xA3241B
	AccentPale, AccentDeep, AccentText = 0xDEE9FB, 0x1F5FBF, 0x1B4F9E
)

// Colors are the shades of one tone: a ground, a signal colour, and text on the ground.
type Colors struct{ Pale, Deep, Text draw.Color }

// Colors returns the shades of a tone.
func (t Tone) Colors() Colors {
	switch t {
	case Good:
		return Colors{draw.Hex(GoodPale), draw.Hex(GoodDeep), draw.Hex(GoodText)}
	case Fair:
		return Colors{draw.Hex(FairPale), draw.Hex(FairDeep), draw.Hex(FairText)}
	case Bad:
		return Colors{draw.Hex(BadPale), draw.Hex(BadDeep), draw.Hex(BadText)}
	case Accent:
		return Colors{draw.Hex(AccentPale), draw.Hex(AccentDeep), draw.Hex(AccentText)}
	}
	return Colors{draw.Hex(PlainPale), draw.Hex(PlainDeep), draw.Hex(PlainText)}
}
