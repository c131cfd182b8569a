package value

// Cutting the text of a date into numbers and words.

import (
	"unicode"
	"unicode/utf8"
)

// dateToken is a run of digits or of letters.
type dateToken struct {
	word       []byte // lower case without accents; nil for a number
	number     int    // of a number
	digits     int    // how many digits it was written with
	before     byte   // what stands in front: a separator, ' ', or 0 where nothing does
	apostrophe bool   // '26: the century is left out
}

// is reports whether the token is one of the words.
func (t dateToken) is(words ...string) bool {
	for _, word := range words {
		if string(t.word) == word {
			return true
		}
	}
	return false
}

// dateTokens is what a date is made of. It lives on the stack: a plan has hundreds of dates,
// and reading one should not allocate.
type dateTokens struct {
	list   [maxDateTokens]dateToken
	count  int
	folded [120]byte // the letters of all words
	used   int
}

// maxDateTokens is more than any date has; longer text is prose.
const maxDateTokens = 14

// scan cuts the text up. It reports false where the text cannot be a date at all: too many
// parts, numbers too long, characters that no date has.
func (t *dateTokens) scan(text string) bool {
	before := byte(0)
	apostrophe := false
	for i := 0; i < len(text); {
		c := text[i]
		switch {
		case c >= '0' && c <= '9':
			token := dateToken{before: before, apostrophe: apostrophe}
			for i < len(text) && text[i] >= '0' && text[i] <= '9' {
				if token.digits == 9 {
					return false
				}
				token.number = token.number*10 + int(text[i]-'0')
				token.digits++
				i++
			}
			if !t.add(token) {
				return false
			}
			before, apostrophe = 0, false
		case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= utf8.RuneSelf && isLetterAt(text, i):
			start := t.used
			sign := byte(0) // of 年, 月 and 日, which are letters that separate
			for i < len(text) {
				r, size := rune(text[i]), 1
				if r >= utf8.RuneSelf {
					r, size = utf8.DecodeRuneInString(text[i:])
				}
				if r == '年' || r == '月' || r == '日' {
					if t.used == start {
						sign = '-'
						i += size
					}
					break
				}
				if !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) {
					break
				}
				if t.used == len(t.folded) {
					return false
				}
				if r < utf8.RuneSelf {
					t.folded[t.used] = byte(r) | 0x20
					t.used++
				} else {
					t.used += foldLetter(t.folded[t.used:], r)
				}
				i += size
			}
			if sign != 0 {
				before = sign
				continue
			}
			if !t.add(dateToken{word: t.folded[start:t.used:t.used], before: before}) {
				return false
			}
			before, apostrophe = 0, false
		case c == '-' || c == '/' || c == '.' || c == ':' || c == '+':
			if before != 0 && before != ' ' {
				return false // "2026--12" is no date
			}
			before = c
			i++
		case c == ',' || c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '_':
			if before == 0 {
				before = ' '
			}
			i++
		case c == '\'':
			apostrophe = true
			i++
		case c == '~' || c == '<' || c == '>' || c == '=' || c == '*' || c == '|':
			if before == 0 {
				before = ' '
			}
			i++
		case c < utf8.RuneSelf:
			return false
		default:
			r, size := utf8.DecodeRuneInString(text[i:])
			switch {
			case r == '‐' || r == '‑' || r == '–' || r == '−':
				if before != 0 && before != ' ' {
					return false
				}
				before = '-'
			case r == '’' || r == '‘':
				apostrophe = true
			case r == utf8.RuneError || r == '→' || r == '—':
				return false
			default: // 📅, ≈, a no-break space
				if before == 0 {
					before = ' '
				}
			}
			i += size
		}
	}
	// A separator at the end is forgiven only where it closes something: "Oct. 2026." or 日.
	return t.count > 0 && (before == 0 || before == ' ' || before == '.' || before == '-' && text[len(text)-1] >= utf8.RuneSelf)
}

func (t *dateTokens) add(token dateToken) bool {
	if t.count == len(t.list) {
		return false
	}
	t.list[t.count] = token
	t.count++
	return true
}

// foldLetter writes a letter in lower case without its accent and returns the bytes written.
// Letters that no month or weekday has become a byte that matches nothing.
func foldLetter(to []byte, r rune) int {
	if len(to) == 0 {
		return 0
	}
	switch unicode.ToLower(r) {
	case 'ä', 'à', 'á', 'â', 'ã':
		to[0] = 'a'
	case 'é', 'è', 'ê', 'ë':
		to[0] = 'e'
	case 'í', 'ì', 'î', 'ï':
		to[0] = 'i'
	case 'ö', 'ó', 'ò', 'ô', 'õ':
		to[0] = 'o'
	case 'ü', 'ú', 'ù', 'û':
		to[0] = 'u'
	case 'ç':
		to[0] = 'c'
	case 'ñ':
		to[0] = 'n'
	default:
		if unicode.Is(unicode.Mn, r) {
			return 0 // a combining accent
		}
		to[0] = '?'
	}
	return 1
}
