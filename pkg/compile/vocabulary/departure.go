package vocabulary

// Departures that a remark dates: "until March 2026", "last day 31 Oct 2026", "leaving 2026-10-31".

import "strings"

// gone are signs by which a plan says that somebody is dead or out of the house.
const gone = "†✝⚰🚪"

// LastDay is the text of the last day that a remark behind a name or a title gives somebody, which may be in words that
// are no date; false where none does.
func LastDay(text string) (date string, ok bool) {
	for _, part := range append(behind(text), text) {
		part = strings.TrimSpace(part)
		if !isLeavingSign(part) {
			continue
		}
		lower := strings.ToLower(part)
		if len(lower) != len(part) {
			continue
		}
		sign, rest, _ := strings.Cut(lower, " ")
		if sign == "last" { // "last day", "last working day"; "last contacted" is no departure
			rest = strings.TrimPrefix(rest, "working ")
			day, behind, _ := strings.Cut(rest, " ")
			if day = strings.TrimSuffix(day, ":"); day == "day" || day == "week" || day == "month" {
				sign, rest = "until", behind
			}
		}
		if sign == "here" { // "here until"
			_, rest, _ = strings.Cut(rest, " ")
			sign = "until"
		}
		for word, more, found := strings.Cut(rest, " "); found && strings.Contains(" on in at is am the end of : ", " "+word+" "); word, more, found = strings.Cut(rest, " ") {
			rest = more
		}
		if rest != "" {
			return part[len(part)-len(rest):], true
		}
	}
	return "", false
}

// isLeavingSign reports whether a text begins with a word behind which a last day stands.
func isLeavingSign(text string) bool {
	if text == "" || strings.IndexByte("utlrbjh", text[0]|0x20) < 0 {
		return false // as of most texts
	}
	first, _, _ := strings.Cut(text, " ")
	switch strings.ToLower(first) {
	case "until", "till", "leaving", "leaves", "retiring", "retires", "bis", "jusqu'en", "hasta", "last", "here":
		return true
	}
	return false
}

// saysElsewhere reports whether a remark about somebody says where they are now instead: "moved to DHL", "now at
// Zephyr", "replaced by Bo". Another department is no other house.
func saysElsewhere(text string) bool {
	var words [3]string // that the text begins with
	for i := range words {
		if words[i], text = nextWord(text, isAside); words[i] == "" {
			return false
		}
	}
	switch first, second := strings.ToLower(words[0]), strings.ToLower(words[1]); {
	case first == "replaced" && second == "by", first == "on" && second == "garden":
		return true
	case isRemark(first, "moved") && second == "to", first == "now" && (second == "at" || second == "with"):
		return isCapital(words[2]) && !strings.Contains(" finance it hr ops operations sales procurement legal marketing claims board cfo ceo coo cio cto head vp director ", " "+strings.ToLower(words[2])+" ")
	}
	return false
}

// isAside reports whether a character stands between the words by which saysElsewhere goes.
func isAside(char rune) bool { return strings.ContainsRune(" ,;:.!?()[]–—", char) }
