// Numbers and strings as PDF spells them.

package pdf

import (
	"math"
	"strconv"
	"unicode/utf16"
)

// appendNumber writes a number with at most three decimals, followed by a space. Rounding happens before formatting, so that equal pages give equal bytes.
func appendNumber(out []byte, value float64) []byte {
	if math.IsNaN(value) || math.IsInf(value, 0) {
		value = 0
	}
	thousandths := int64(math.Round(math.Max(-1e9, math.Min(1e9, value)) * 1000))
	if thousandths < 0 {
		out = append(out, '-')
		thousandths = -thousandths
	}
	out = strconv.AppendInt(out, thousandths/1000, 10)
	if rest := thousandths % 1000; rest != 0 {
		out = append(out, '.', byte('0'+rest/100))
		if rest %= 100; rest != 0 {
			out = append(out, byte('0'+rest/10))
			if rest %= 10; rest != 0 {
				out = append(out, byte('0'+rest))
			}
		}
	}
	return append(out, ' ')
}

//go:noinline // many call it, and the binary has no room for copies of it
func appendNumbers(out []byte, values ...float64) []byte {
	for _, value := range values {
		out = appendNumber(out, value)
	}
	return out
}

const hexDigits = "0123456789abcdef"

func appendHex16(out []byte, value uint16) []byte {
	return append(out, hexDigits[value>>12], hexDigits[value>>8&15], hexDigits[value>>4&15], hexDigits[value&15])
}

// appendUTF16 writes text as the hexadecimal digits of UTF-16, without brackets and byte order mark.
func appendUTF16(out []byte, text string) []byte {
	for _, char := range text {
		if first, second := utf16.EncodeRune(char); first != '\uFFFD' {
			out = appendHex16(appendHex16(out, uint16(first)), uint16(second))
		} else {
			out = appendHex16(out, uint16(char))
		}
	}
	return out
}

// textString is a PDF text string in UTF-16.
func textString(text string) string {
	return string(append(appendUTF16([]byte("<feff"), text), '>'))
}

// literal is a PDF string of plain ASCII bytes.
func literal(text string) string {
	out := []byte{'('}
	for i := range len(text) {
		switch c := text[i]; {
		case c == '(' || c == ')' || c == '\\':
			out = append(out, '\\', c)
		case c < 0x20 || c >= 0x7F:
			out = append(out, '\\', '0'+c>>6, '0'+c>>3&7, '0'+c&7)
		default:
			out = append(out, c)
		}
	}
	return string(append(out, ')'))
}
