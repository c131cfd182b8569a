// Package word brings words into the one form in which the vocabulary compares them. It
// stands apart from the vocabulary so that the generator of its tables can use it too.
package word

import (
	"unicode"
	"unicode/utf8"
)

// Buffer is enough room for every word the vocabulary knows; what does not fit matches none.
type Buffer [160]byte

// Fold writes the text's folded form into the buffer: lower case, accents dropped, "&" and "+"
// spelled "and", "%" spelled "percent", everything else but letters and digits one space. Apostrophes vanish. Of a text
// without letters or digits the symbols are kept, so that "🟢" and "#" are words. It returns
// nil where the text does not fit.
func Fold(buffer *Buffer, text string) []byte {
	if n := foldPlain(buffer, text); n > 0 {
		return dropAnd(buffer[:n])
	}
	n := 0
	gap := false // a space is due before the next letter
	for _, r := range text {
		var folded rune
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			folded = r
		case r >= 'A' && r <= 'Z':
			folded = r | 0x20
		case r == '\'' || r == '’' || r == '‘' || r == '`' || r == '\u00ad' || r == '\u200b':
			continue
		case r == '&' || r == '+' || r == '＆':
			if n == 0 {
				continue // a leading "+" joins nothing
			}
			if n+5 > len(buffer) {
				return nil
			}
			if !hasAnd(buffer[:n]) {
				n += copy(buffer[n:], " and")
			}
			gap = true
			continue
		case r == '%' || r == '％':
			if n+8 > len(buffer) {
				return nil
			}
			if n > 0 {
				buffer[n] = ' '
				n++
			}
			n += copy(buffer[n:], "percent")
			gap = true
			continue
		case r < utf8.RuneSelf:
			gap = n > 0
			continue
		case unicode.Is(unicode.Mn, r):
			continue // an accent, or the selector that makes a symbol an emoji
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			folded = plain(unicode.ToLower(r))
			if pair := twoLetters(folded); pair != "" {
				if n+3 > len(buffer) {
					return nil
				}
				if gap {
					buffer[n] = ' '
					n++
					gap = false
				}
				n += copy(buffer[n:], pair)
				continue
			}
		default:
			gap = n > 0
			continue
		}
		if n+1+utf8.RuneLen(folded) > len(buffer) {
			return nil
		}
		if gap {
			buffer[n] = ' '
			n++
			gap = false
		}
		n += utf8.EncodeRune(buffer[n:], folded)
	}
	if n == 0 {
		return symbols(buffer, text)
	}
	return dropAnd(buffer[:n])
}

// foldPlain is Fold, its last step aside, for what most texts are: ASCII letters, digits, and signs that spell no word.
// It returns the length; 0 where the text is of another kind or folds to nothing.
func foldPlain(buffer *Buffer, text string) int {
	if len(text) > len(buffer)-2 { // no folded letter will lack room
		return 0
	}
	n, gap := 0, false
	for i := range len(text) {
		b := text[i]
		if letter := b | 0x20; letter >= 'a' && letter <= 'z' {
			b = letter
		} else if b < '0' || b > '9' {
			switch {
			case b == '&' || b == '+' || b == '%' || b >= utf8.RuneSelf:
				return 0
			case b != '\'' && b != '`':
				gap = n > 0
			}
			continue
		}
		if gap {
			buffer[n] = ' '
			n++
			gap = false
		}
		buffer[n] = b
		n++
	}
	return n
}

// hasAnd reports whether the word "and" stands at the end.
func hasAnd(folded []byte) bool {
	return len(folded) >= 4 && string(folded[len(folded)-4:]) == " and"
}

// dropAnd takes off an "and" that joins nothing: "A+" is "a".
func dropAnd(folded []byte) []byte {
	for hasAnd(folded) {
		folded = folded[:len(folded)-4]
	}
	return folded
}

// symbols keeps the symbols of a text that has nothing else.
func symbols(buffer *Buffer, text string) []byte {
	n := 0
	for _, r := range text {
		switch {
		case unicode.IsSpace(r), unicode.Is(unicode.Mn, r), r == '*', r == '_', r == '`', r == '\u200d', r == utf8.RuneError:
			continue
		}
		if n+utf8.RuneLen(r) > len(buffer) {
			return nil
		}
		n += utf8.EncodeRune(buffer[n:], r)
	}
	return buffer[:n]
}

// twoLetters spells out the letters that are two; "" for the others.
func twoLetters(r rune) string {
	switch r {
	case 'ß':
		return "ss"
	case 'æ':
		return "ae"
	case 'œ':
		return "oe"
	}
	return ""
}

// plain is the letter without its accent.
func plain(r rune) rune {
	switch r {
	case 'à', 'á', 'â', 'ã', 'ä', 'å', 'ā', 'ą', 'ă':
		return 'a'
	case 'ç', 'ć', 'č':
		return 'c'
	case 'ď', 'đ':
		return 'd'
	case 'è', 'é', 'ê', 'ë', 'ē', 'ę', 'ě':
		return 'e'
	case 'ì', 'í', 'î', 'ï', 'ī', 'ı':
		return 'i'
	case 'ł':
		return 'l'
	case 'ñ', 'ń', 'ň':
		return 'n'
	case 'ò', 'ó', 'ô', 'õ', 'ö', 'ø', 'ō', 'ő':
		return 'o'
	case 'ř':
		return 'r'
	case 'ś', 'š', 'ş', 'ș':
		return 's'
	case 'ť', 'ț':
		return 't'
	case 'ù', 'ú', 'û', 'ü', 'ū', 'ů', 'ű':
		return 'u'
	case 'ý', 'ÿ':
		return 'y'
	case 'ź', 'ż', 'ž':
		return 'z'
	}
	return r
}
