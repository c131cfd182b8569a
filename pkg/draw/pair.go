// Pairs: plain Latin words shaped from what is known of each two neighbours, which is all that
// such text depends on.

package draw

import (
	"unicode"

	"github.com/go-text/typesetting/language"

	"github.com/acctplan/acctplan/pkg/draw/font"
)

// pairKey is two neighbours in a face; second is 0 at the end of a stretch.
type pairKey struct {
	face          *font.Face
	first, second rune
}

// pair is what a character is before another one.
type pair struct {
	glyph   shaped // of the first, at cluster 0, before the second
	unsafe  bool   // a break between the two needs shaping anew
	unusual bool   // they do more to each other than stand at a distance
}

// pairLimit bounds the memory of a typesetter; a language has some hundred different pairs.
const pairLimit = 16384

// isPlain reports whether a character stands for one glyph whose place depends on its neighbours
// only: a letter of the Latin alphabet that is one character, a space, a digit, a stop. Inter sets
// hyphens, brackets, colons, dashes and arrows by what stands further away.
func isPlain(char rune) bool {
	switch {
	case char|0x20 >= 'a' && char|0x20 <= 'z', isDigit(char):
		return true
	case char == ' ', char == '.', char == ',', char == '\'', char == '’':
		return true
	case char < 0xC0 || char > 0x17F:
		return false
	}
	return char != 0xD7 && char != 0xF7 && unicode.IsLetter(char)
}

// isSign reports whether a character is at the beginning and before a space what isPlain asks for: what stands before the
// name of a counterpart or of somebody's manager. Behind a capital or a digit it would be higher.
func isSign(char rune) bool {
	return char == '↔' || char == '↑' || char == '→' || char == '≠'
}

func isDigit(char rune) bool { return char >= '0' && char <= '9' }

// plain shapes a stretch of plain characters; false where it is another kind of text.
func (s *shaper) plain(text []rune, key shapeKey) ([]shaped, bool) {
	if key.rightToLeft || key.tabular || key.missing || key.script != language.Latin || len(text) == 0 {
		return nil, false
	}
	var before rune // the last character that was no space
	for i, char := range text {
		if !isPlain(char) && !(i == 0 && isSign(char) && len(text) > 1 && text[1] == ' ') {
			return nil, false
		}
		if char == ' ' {
			continue
		}
		if isDigit(before) && char|0x20 == 'x' || before|0x20 == 'x' && isDigit(char) {
			return nil, false // beside digits an x becomes a sign
		}
		before = char
	}
	glyphs := make([]shaped, len(text))
	unsafe := false
	for i, char := range text {
		next := rune(0)
		if i+1 < len(text) {
			next = text[i+1]
		}
		own := s.pairOf(key, char, next)
		if own.unusual {
			return nil, false
		}
		glyphs[i] = own.glyph
		glyphs[i].cluster, glyphs[i].unsafeToBreakOff = i, unsafe
		unsafe = own.unsafe
	}
	return glyphs, true
}

// pairOf learns what a character is before another one, once.
func (s *shaper) pairOf(key shapeKey, first, second rune) pair {
	at := pairKey{key.face, first, second}
	known, ok := s.pairs[at]
	if ok {
		return known
	}
	text := []rune{first, second}
	if second == 0 {
		text = text[:1]
	}
	glyphs := s.run(text, key)
	known.unusual = len(glyphs) != len(text) || glyphs[0].cluster != 0
	if !known.unusual {
		known.glyph = glyphs[0]
		if second != 0 {
			alone, id := s.pairOf(key, second, 0), glyphs[1].id
			known.unsafe = glyphs[1].unsafeToBreakOff
			known.unusual = alone.unusual || glyphs[1].cluster != 1 || id != alone.glyph.id || glyphs[0].id != s.pairOf(key, first, 0).glyph.id ||
				glyphs[1].dx != 0 || glyphs[1].dy != 0 || glyphs[1].advance != alone.glyph.advance
		}
	}
	if len(s.pairs) >= pairLimit {
		clear(s.pairs)
	}
	s.pairs[at] = known
	return known
}
