// Deadlines: the dates that sentences name, found by reading and not by patterns, because every
// goal and every figure is asked for them.
package rule

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// countsSomething reports whether a text holds a digit that is no part of a date: 2027, FY27, Q3,
// 2027-04-30 or 4 May count nothing.
func countsSomething(text string) bool {
	for at := 0; at < len(text); {
		if begins(text, at) {
			if length := dateLength(text[at:]); length > 0 {
				at += length
				continue
			}
		}
		r, size := rune(text[at]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[at:])
		}
		if unicode.IsDigit(r) {
			return true
		}
		at += size
	}
	return false
}

// dateLength is how many bytes the date at the beginning of a text takes; 0 where there is none.
func dateLength(text string) int {
	switch c := lowerByte(text[0]); {
	case c == '2' && strings.HasPrefix(text, "20") && digits(text[2:]) >= 2:
		for _, length := range []int{10, 7, 4} {
			if len(text) >= length && areDayParts(text[4:length]) && ends(text, length) {
				return length
			}
		}
	case c == 'f' || c == 'q' || c == 'h':
		return periodLength(text, true)
	}
	if n := digits(text); n == 1 || n == 2 {
		if rest, spaced := strings.CutPrefix(text[n:], " "); spaced && beginsMonth(rest) {
			return n + 1 + wordLength(rest)
		}
	}
	return 0
}

// periodLength is dateLength for quarters, halves and fiscal years, which may have four digits
// or not.
func periodLength(text string, long bool) int {
	if c := lowerByte(text[0]); c == 'q' || c == 'h' {
		if len(text) > 1 && '1' <= text[1] && text[1] <= '4' && ends(text, 2) {
			return 2
		}
		return 0
	}
	if len(text) < 2 || lowerByte(text[0]) != 'f' || lowerByte(text[1]) != 'y' {
		return 0
	}
	start := 2
	if len(text) > 2 && text[2] == ' ' {
		start = 3
	}
	for _, n := range []int{4, 2} {
		if (n == 2 || long) && digits(text[start:]) >= n && ends(text, start+n) {
			return start + n
		}
	}
	return 0
}

// areDayParts reports whether a text is nothing but -04 and -30.
func areDayParts(text string) bool {
	for i := range len(text) {
		if isDash := text[i] == '-'; isDash != (i%3 == 0) || !isDash && digits(text[i:]) == 0 {
			return false
		}
	}
	return true
}

// hasDate reports whether a text names a year to come, a quarter, or a month as a deadline.
func hasDate(text string) bool {
	for at := range len(text) {
		if !begins(text, at) {
			continue
		}
		rest := text[at:]
		switch lowerByte(text[at]) {
		case '2':
			if len(rest) >= 4 && rest[1] == '0' && '2' <= rest[2] && rest[2] <= '4' && digits(rest[3:]) >= 1 && ends(rest, 4) {
				return true
			}
		case 'f', 'q', 'h':
			if periodLength(rest, false) > 0 {
				return true
			}
		case 'b', 'i', 'u':
			for _, until := range []string{"by ", "in ", "until ", "before "} {
				if len(rest) > len(until) && strings.EqualFold(rest[:len(until)], until) && beginsMonth(rest[len(until):]) {
					return true
				}
			}
		}
	}
	return false
}

// beginsMonth reports whether a text begins with the name of a month, or with a word like it.
func beginsMonth(text string) bool {
	if len(text) < 3 {
		return false
	}
	switch string([]byte{lowerByte(text[0]), lowerByte(text[1]), lowerByte(text[2])}) {
	case "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec":
		return true
	}
	return false
}

// begins and ends report whether a word of ASCII letters, digits and low lines begins or ends
// at a place of a text.
func begins(text string, at int) bool {
	return isWordByte(text[at]) && (at == 0 || !isWordByte(text[at-1]))
}

func ends(text string, at int) bool {
	return at == len(text) || !isWordByte(text[at])
}

func isWordByte(c byte) bool {
	return 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9' || c == '_'
}

// wordLength is the length of the word at the beginning of a text.
func wordLength(text string) int {
	n := 0
	for n < len(text) && isWordByte(text[n]) {
		n++
	}
	return n
}

// digits counts the digits at the beginning of a text.
func digits(text string) int {
	n := 0
	for n < len(text) && '0' <= text[n] && text[n] <= '9' {
		n++
	}
	return n
}
