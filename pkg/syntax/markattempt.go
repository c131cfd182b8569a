// Attempts at marks: what is meant to keep text back and is no comment, or one with other words: <!—internal—>,
// <internal>, {% internal %}, %% internal, <!-- not for customers -->.

package syntax

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/acctplan/acctplan/pkg/source"
)

// openers begin what people write for a mark; <!-- is none of them.
var openers = []string{"<", "&lt;", "{%", "%%", ":::", "[/"}

// attempts finds what looks like a mark and is no comment.
func attempts(text []byte) []MarkFault {
	var faults []MarkFault
	if !slices.ContainsFunc(openers, func(opener string) bool { return bytes.Contains(text, []byte(opener)) }) {
		return nil // as in most plans
	}
	for at := 0; at < len(text); {
		switch text[at] {
		case '<', '&', '{', '%', ':', '[':
		default:
			at++
			continue
		}
		width := 1
		for _, opener := range openers {
			if !bytes.HasPrefix(text[at:], []byte(opener)) {
				continue
			}
			width = len(opener)
			if end := attemptEnd(text, at+width); !bytes.HasPrefix(text[at:], []byte("<!--")) && keepsBack(string(text[at+width:end])) {
				faults = append(faults, MarkFault{MarkAlike, source.Span{Start: at, End: end}})
			}
			break
		}
		at += width
	}
	return faults
}

// attemptEnd is where what begins at an offset ends: at a closing sign, with the line, or after a short while.
func attemptEnd(text []byte, at int) int {
	const longest = 60
	for end := at; end < len(text) && end < at+longest; {
		char, size := utf8.DecodeRune(text[end:])
		if char == '\n' || char == '\r' {
			return end
		}
		end += size
		if char == '>' || char == '}' || char == ']' || char == '&' {
			return end
		}
	}
	end := min(len(text), at+longest)
	for end < len(text) && !utf8.RuneStart(text[end]) {
		end++
	}
	return end
}

// keepsBack reports whether what stands in a mark says first that text is not for everybody: "internal", "/internal",
// "end internal", "not for customer", "no-customer", "vertraulich". A sentence that goes on behind such a word is none,
// unless the word is "internal", in any of our languages.
func keepsBack(inside string) bool {
	words := strings.FieldsFunc(strings.ToLower(inside), func(char rune) bool { return !unicode.IsLetter(char) || unicode.Is(unicode.Cf, char) })
	for len(words) > 0 && strings.Contains(" begin start end close open lt quot ", " "+words[0]+" ") {
		words = words[1:]
	}
	if len(words) == 0 {
		return false
	}
	rest := "|" + strings.TrimSuffix(strings.Join(words, " "), " gt") + "|"
	return strings.Contains(" endinternal internal internally intern vertraulich confidentiel confidencial interno interne ", " "+words[0]+" ") ||
		slices.ContainsFunc(strings.Split("not for customer|not for client|not for the c|no customer|customer hide|hide customer|do not share|don t share", "|"), func(start string) bool { return strings.HasPrefix(rest, "|"+start) }) ||
		strings.Contains("|hide|hidden|for us|only us|us only|private|confidential|secret|geheim|privat|nur intern|customer|nocustomer|notforcustomer|", rest)
}
