package schemacheck

// The patterns of the schema, matched by hand: a regular expression takes a thousand times as
// long to compile as there is to match.

import (
	"strings"
	"unicode/utf8"
)

func digit(b byte) bool { return b >= '0' && b <= '9' }

// digits is how many digits the text begins with.
func digits(text string) int {
	n := 0
	for n < len(text) && digit(text[n]) {
		n++
	}
	return n
}

// isCurrency matches ^[A-Z]{3}$.
func isCurrency(text string) bool {
	return len(text) == 3 && upper(text[0]) && upper(text[1]) && upper(text[2])
}

func upper(b byte) bool { return b >= 'A' && b <= 'Z' }

// isDate matches ^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?|-Q[1-4]|-H[12])?$.
func isDate(text string) bool {
	if len(text) < 4 || digits(text[:4]) < 4 {
		return false
	}
	rest := text[4:]
	if rest == "" {
		return true
	}
	if len(rest) < 3 || rest[0] != '-' {
		return false
	}
	switch a, b := rest[1], rest[2]; {
	case a == 'Q':
		return len(rest) == 3 && b >= '1' && b <= '4'
	case a == 'H':
		return len(rest) == 3 && (b == '1' || b == '2')
	case a == '0' && b >= '1' && b <= '9', a == '1' && b >= '0' && b <= '2':
	default:
		return false
	}
	if len(rest) == 3 {
		return true
	}
	if len(rest) != 6 || rest[3] != '-' {
		return false
	}
	switch a, b := rest[4], rest[5]; a {
	case '0':
		return b >= '1' && b <= '9'
	case '1', '2':
		return digit(b)
	case '3':
		return b == '0' || b == '1'
	}
	return false
}

// hasDigit matches [0-9].
func hasDigit(text string) bool { return strings.ContainsAny(text, "0123456789") }

// isPercent matches ^([0-9]{1,3}(\.[0-9]+)?\s?%|[0-9]{1,3}(\.[0-9]+)?|low|medium|high)$.
func isPercent(text string) bool {
	switch text {
	case "low", "medium", "high":
		return true
	}
	n := digits(text)
	if n < 1 || n > 3 {
		return false
	}
	rest := text[n:]
	if strings.HasPrefix(rest, ".") {
		n := digits(rest[1:])
		if n == 0 {
			return false
		}
		rest = rest[1+n:]
	}
	if rest == "" || rest == "%" {
		return true
	}
	return len(rest) == 2 && space(rest[0]) && rest[1] == '%'
}

// space matches \s.
func space(b byte) bool { return b == ' ' || b >= '\t' && b <= '\r' && b != '\v' }

// isNotice matches ^[0-9]+[dwmy]$.
func isNotice(text string) bool {
	n := digits(text)
	if n == 0 || n != len(text)-1 {
		return false
	}
	switch text[n] {
	case 'd', 'w', 'm', 'y':
		return true
	}
	return false
}

// isSlug matches ^[a-z0-9]+(-[a-z0-9]+)*$.
func isSlug(text string) bool {
	hyphen := true // as before the first word
	for i := 0; i < len(text); i++ {
		switch b := text[i]; {
		case digit(b) || b >= 'a' && b <= 'z':
			hyphen = false
		case b == '-' && !hyphen:
			hyphen = true
		default:
			return false
		}
	}
	return !hyphen
}

// isRecordID matches ^[A-Za-z0-9][A-Za-z0-9_.-]*$.
func isRecordID(text string) bool {
	for i := 0; i < len(text); i++ {
		switch b := text[i]; {
		case digit(b) || upper(b) || b >= 'a' && b <= 'z':
		case i > 0 && (b == '_' || b == '.' || b == '-'):
		default:
			return false
		}
	}
	return text != ""
}

// isHandle matches ^@?[^\s@,;:()]+$.
func isHandle(text string) bool {
	text = strings.TrimPrefix(text, "@")
	for i := 0; i < len(text); i++ {
		switch b := text[i]; {
		case b >= utf8.RuneSelf:
		case space(b) || strings.IndexByte("@,;:()", b) >= 0:
			return false
		}
	}
	return text != ""
}

// isCoverage matches ^(owned|open|n/a|competitor(:\s*\S.*)?)$.
func isCoverage(text string) bool {
	switch text {
	case "owned", "open", "n/a", "competitor":
		return true
	}
	name, ok := strings.CutPrefix(text, "competitor:")
	name = strings.TrimLeft(name, " \t\n\f\r")
	return ok && name != "" && strings.IndexByte(name, '\n') < 0
}
