// Cleaning: any bytes in, text that is safe to set out.

package draw

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// CleanText returns text as a line of type would show it: composed (NFC), valid, on one line, without control characters and directional overrides. It is
// for titles and descriptions that are not drawn.
func CleanText(text string) string {
	return strings.ReplaceAll(cleanText(text), "\n", " ")
}

// cleanText returns text in composed form (NFC) with line breaks as "\n", other control characters as spaces, and without what could change the order or
// the meaning of its surroundings: directional embeddings, overrides and isolates, byte order marks, non-characters.
func cleanText(text string) string {
	if plain(text) {
		return text
	}
	var out strings.Builder
	out.Grow(len(text))
	for i := 0; i < len(text); {
		char, size := utf8.DecodeRuneInString(text[i:])
		i += size
		switch {
		case char == '\r':
			if i < len(text) && text[i] == '\n' {
				i++
			}
			out.WriteByte('\n')
		case char == '\n', char == '\v', char == '\f', char == 0x85, char == 0x2028, char == 0x2029:
			out.WriteByte('\n')
		case unicode.IsControl(char):
			out.WriteByte(' ')
		case char >= 0x202A && char <= 0x202E, char >= 0x2066 && char <= 0x206F, char == 0xFEFF, char >= 0xFFF9 && char <= 0xFFFB:
		case char&0xFFFE == 0xFFFE, char >= 0xFDD0 && char <= 0xFDEF:
			out.WriteRune(utf8.RuneError)
		default:
			out.WriteRune(char)
		}
	}
	return norm.NFC.String(out.String())
}

// plain reports whether text needs no cleaning: printable ASCII and line feeds.
func plain(text string) bool {
	for i := range len(text) {
		if c := text[i]; c >= 0x7F || c < 0x20 && c != '\n' {
			return false
		}
	}
	return true
}

// cleanStyle brings a style within its documented ranges.
func cleanStyle(style Style) Style {
	style.Weight = min(style.Weight, Bold)
	if math.IsNaN(style.Size) || style.Size <= 0 {
		style.Size = DefaultSize
	}
	style.Size = math.Max(0.1, math.Min(1000, style.Size))
	limit := 0.08 * style.Size
	style.Tracking = math.Max(-limit, math.Min(limit, finite(style.Tracking)))
	return style
}

// cleanSpans cleans every span. With oneLine, line breaks become spaces.
func cleanSpans(spans []Span, oneLine bool) []Span {
	out := make([]Span, len(spans))
	for i, span := range spans {
		text := cleanText(span.Text)
		if oneLine && strings.Contains(text, "\n") {
			text = strings.ReplaceAll(text, "\n", " ")
		}
		out[i] = Span{Text: text, Style: cleanStyle(span.Style), URL: SafeURL(span.URL), Facts: span.Facts}
	}
	return out
}
