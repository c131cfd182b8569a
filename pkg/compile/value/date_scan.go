package value

// Cutting the text of a date into numbers and words.

import (
	"unicode"
	"unicode/utf8"
)

// dateToken is a run of digits or of letters. It holds its letters itself, so that the tokens
// of a date can stay on the stack: a plan has hundreds of dates.
type dateToken struct {
	letters    [14]byte // lower case without accents; the longest word of a date has 13
	size       uint8    // how many letters there are; 0 for a number
	number     int      // of a number
	digits     int      // how many digits it was written with
	before     byte     // what stands in front: a separator, ' ', or 0 where nothing does
	apostrophe bool     // '26: the century is left out
}

// isNumber tells the two kinds apart.
func (t *dateToken) isNumber() bool { return t.size == 0 }

// word is the token's letters.
func (t *dateToken) word() []byte { return t.letters[:t.size] }

// is reports whether the token is one of the words.
func (t *dateToken) is(words ...string) bool {
	for _, word := range words {
		if string(t.letters[:t.size]) == word {
			return true
		}
	}
	return false
}

// dateTokens is what a date is made of.
type dateTokens struct {
	list  [maxDateTokens]dateToken
	count int
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
			token := dateToken{before: before}
			sign := byte(0) // of 年, 月 and 日, which are letters that separate
			for i < len(text) {
				r, size := rune(text[i]), 1
				if r >= utf8.RuneSelf {
					r, size = utf8.DecodeRuneInString(text[i:])
				}
				if r == '年' || r == '月' || r == '日' {
					if token.size == 0 {
						sign = '-'
						i += size
					}
					break
				}
				if !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) {
					break
				}
				letter, counts := foldLetter(r)
				switch {
				case !counts:
				case int(token.size) == len(token.letters):
					token.letters[0] = '?' // too long: no word that a date has
				default:
					token.letters[token.size] = letter
					token.size++
				}
				i += size
			}
			if sign != 0 {
				before = sign
				continue
			}
			if !t.add(token) {
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

// foldLetter is the letter in lower case without its accent; a combining accent does not
// count. Letters that no month or weekday has become one that matches nothing.
func foldLetter(r rune) (letter byte, counts bool) {
	if r < utf8.RuneSelf {
		return byte(r) | 0x20, true
	}
	switch unicode.ToLower(r) {
	case 'ä', 'à', 'á', 'â', 'ã':
		return 'a', true
	case 'é', 'è', 'ê', 'ë':
		return 'e', true
	case 'í', 'ì', 'î', 'ï':
		return 'i', true
	case 'ö', 'ó', 'ò', 'ô', 'õ':
		return 'o', true
	case 'ü', 'ú', 'ù', 'û':
		return 'u', true
	case 'ç':
		return 'c', true
	case 'ñ':
		return 'n', true
	}
	return '?', !unicode.Is(unicode.Mn, r)
}
