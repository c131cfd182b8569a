package value

// What is written but is no value: blanks, "n/a", and the marks that templates leave for
// somebody to fill in.

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Blank reports whether the text says nothing: empty, white space, HTML comments, or a lone
// dash. A dash is how people keep a table cell from looking forgotten; it is not an answer.
func Blank(text string) bool {
	text = strings.TrimSpace(text)
	for strings.HasPrefix(text, "<!--") {
		end := strings.Index(text, "-->")
		if end < 0 {
			return false
		}
		text = strings.TrimSpace(text[end+len("-->"):])
	}
	for _, r := range text {
		switch r {
		case '-', '–', '—', '―', '−', '\u00ad', '\u200b', '\ufeff':
		default:
			return false
		}
	}
	return true
}

// NotApplicable reports whether the text answers that there is nothing to say: "n/a",
// "not applicable". A lone dash is Blank instead, and "none" is a value for the reader of
// the field to judge.
func NotApplicable(text string) bool {
	text = bare(text)
	if len(text) > 24 || !mayBegin(text, "nes") {
		return false
	}
	return anyFold(text, "n/a", "n.a.", "n. a.", "n/a.", "not applicable", "entfällt", "nicht zutreffend", "sans objet", "no aplica", "不适用")
}

// Placeholder reports whether the whole text is a mark to be filled in: [Name], {{x}}, {x},
// <x>, ___, TBD, YYYY-MM-DD, (populate), an unchosen "High / Medium / Low". Links, task
// boxes, wikilinks, footnotes and HTML tags are not.
func Placeholder(text string) bool {
	text = bare(text)
	if text == "" || len(text) > MaxLength {
		return false
	}
	if isPlain(text) {
		return len(text) <= longestForm && (fillWord(text) || pattern(text) || templatePerson(text))
	}
	if value, comment := withoutComment(text); comment != "" && fillWord(value) {
		return true // "TBD (waiting for legal)"
	}
	switch text[0] {
	case '(':
		if strings.HasSuffix(text, ")") {
			inner := strings.TrimSpace(text[1 : len(text)-1])
			return fillWord(inner) || (instruction(inner) && len(inner) <= 60) || (inner != "" && Placeholder(inner) && !strings.ContainsRune(inner, '('))
		}
	case '?', '.':
		if strings.Trim(text, "?. ") == "" {
			return true
		}
	}
	if text == "…" || fillWord(text) {
		return true
	}
	return marksOnly(text) || pattern(text) || unchosen(text)
}

// isPlain reports whether a text has none of the signs that a placeholder is known by, which is so of most: it can still
// be a word to be filled in, or a pattern.
func isPlain(text string) bool {
	if text[0] == '(' || text[0] == '?' || text[0] == '.' || text[len(text)-1] == ')' {
		return false
	}
	for i := range len(text) {
		if signs[text[i]>>6]&(1<<(text[i]&63)) != 0 {
			return false
		}
	}
	return true
}

// signs are the bytes of the template's marks and of lists of choices, and those beyond ASCII, as a set of bits.
var signs = [4]uint64{
	1<<'$' | 1<<'/' | 1<<'<',
	1<<('['-64) | 1<<('_'-64) | 1<<('{'-64) | 1<<('|'-64),
	1<<64 - 1,
	1<<64 - 1,
}

// ContainsPlaceholder reports whether a template's mark stands anywhere in the text:
// "Meet [Name] in {{quarter}}".
func ContainsPlaceholder(text string) bool {
	for i := 0; i < len(text); {
		if end := markEnd(text, i); end > i {
			return true
		}
		if strings.HasPrefix(text[i:], "___") {
			return true
		}
		i++
	}
	return Placeholder(text)
}

// bare trims space and the emphasis that a caller may have left around a value.
func bare(text string) string {
	text = strings.TrimSpace(text)
	for len(text) >= 2 && (text[0] == '*' || text[0] == '_' || text[0] == '`') && text[0] == text[len(text)-1] {
		inner := strings.TrimSpace(text[1 : len(text)-1])
		if strings.Trim(inner, "_*`") == "" {
			return text // nothing but marks: "____" is itself a value
		}
		text = inner
	}
	return text
}

// longestForm is how many bytes of a text are looked at for a word or a form that stands for a value.
const longestForm = 25

// templatePerson reports whether a text is nobody's name but the one that a template has where a name belongs: "Jane
// Example", "Vorname Nachname".
func templatePerson(text string) bool {
	first, last, two := strings.Cut(text, " ")
	if !two || len(first) > 9 {
		return false
	}
	switch len(last) {
	case len("Doe"), len("Last"), len("Muster"), len("Example"), len("Lastname"), len("Mustermann"):
	default:
		return false
	}
	return anyFold(last, "example", "doe", "mustermann", "muster", "lastname", "last", "surname", "nachname") && anyFold(first, "jane", "john", "max", "erika", "firstname", "first", "name", "vorname")
}

// fillWord reports whether the text is one of the words that mean "to be filled in".
func fillWord(text string) bool {
	if len(text) >= longestForm {
		return false
	}
	text = strings.TrimRight(text, " .!?:")
	if !mayBegin(text, "tpfxnk") {
		return false
	}
	return anyFold(text, "tbd", "tbc", "tba", "tbs", "tbx", "t.b.d", "t.b.c", "t.b.a",
		"to be determined", "to be confirmed", "to be defined", "to be decided", "to be announced",
		"to be completed", "to be filled in", "populate", "to populate", "fill in", "fill me in", "placeholder",
		"xx", "xxx", "xxxx", "待定", "à définir", "noch offen", "por definir", "tbd/tbc", "k.a")
}

// instruction reports whether a parenthesised text tells the author what to do with it.
func instruction(text string) bool {
	verb, _, _ := strings.Cut(text, " ")
	return anyFold(verb, "populate", "fill", "insert", "enter", "add", "describe", "list", "specify")
}

// marksOnly reports whether nothing is left of the text once the template's marks are taken
// out: "[Name], [Title]", "£[n]", "Q{n} {year}" is not, for its Q says something.
func marksOnly(text string) bool {
	marks := 0
	for i := 0; i < len(text); {
		if end := markEnd(text, i); end > i {
			marks++
			i = end
			continue
		}
		if text[i] == '_' {
			end := i
			for end < len(text) && text[end] == '_' {
				end++
			}
			if end-i < 2 {
				return false
			}
			marks++
			i = end
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			if r != 'k' && r != 'K' && r != 'M' && r != 'm' { // the unit in "$[n]k"
				return false
			}
			if marks == 0 || text[i-1] == ' ' || (i+size < len(text) && isLetterAt(text, i+size)) {
				return false
			}
		}
		i += size
	}
	return marks > 0
}

// markEnd is the index after the template's mark that starts at i, or i where none starts.
func markEnd(text string, i int) int {
	switch text[i] {
	case '[':
		return bracketEnd(text, i)
	case '{':
		return closingEnd(text, i, '{', '}')
	case '<':
		return angleEnd(text, i)
	case '$':
		if strings.HasPrefix(text[i:], "${") {
			return closingEnd(text, i+1, '{', '}')
		}
	}
	return i
}

// bracketEnd finds the end of [Name]; links, wikilinks, task boxes and footnotes are no marks.
func bracketEnd(text string, i int) int {
	end := strings.IndexByte(text[i:], ']')
	if end < 0 || strings.HasPrefix(text[i:], "[[") || i > 0 && text[i-1] == '[' {
		return i
	}
	end += i
	inner := strings.TrimSpace(text[i+1 : end])
	if strings.IndexByte(inner, '[') >= 0 || strings.Contains(inner, "::") {
		return i // nested, or Obsidian's [due:: 2026-10-14]
	}
	if end+1 < len(text) && text[end+1] == '(' {
		return i // a link
	}
	if inner == "" || inner == "x" || inner == "X" || inner == "-" || inner == "/" || inner[0] == '^' || inner[0] == '@' {
		return i
	}
	if strings.Trim(inner, "0123456789, ") == "" {
		return i // a citation
	}
	if strings.IndexFunc(inner, func(r rune) bool {
		return unicode.IsLetter(r) || r == '_' || r == '?' || r == '.' || r == '…' || r == '#'
	}) < 0 {
		return i
	}
	return end + 1
}

// closingEnd finds the end of {x} and {{x}}.
func closingEnd(text string, i int, opening, closing byte) int {
	doubled := i+1 < len(text) && text[i+1] == opening
	if doubled {
		end := strings.Index(text[i:], string([]byte{closing, closing}))
		if end < 0 || end == 2 {
			return i
		}
		return i + end + 2
	}
	end := strings.IndexByte(text[i:], closing)
	if end <= 1 || strings.TrimSpace(text[i+1:i+end]) == "" {
		return i
	}
	return i + end + 1
}

// angleEnd finds the end of <name>; autolinks, addresses and HTML tags are no marks.
func angleEnd(text string, i int) int {
	end := strings.IndexByte(text[i:], '>')
	if end <= 1 {
		return i
	}
	inner := text[i+1 : i+end]
	if !isLetterAt(inner, 0) || strings.ContainsAny(inner, "@=<") || strings.Contains(inner, "://") || strings.HasPrefix(inner, "mailto:") {
		return i
	}
	tag := strings.TrimRight(inner, "/ ")
	if anyFold(tag, "br", "b", "i", "u", "em", "strong", "sub", "sup", "kbd", "code", "span", "p", "div", "a", "ul", "li", "ol", "hr", "small", "mark", "del", "ins", "s", "details", "summary", "td", "tr", "th", "table", "center", "font", "img") {
		return i
	}
	return i + end + 1
}

// pattern reports whether the text shows a form instead of a value: YYYY-MM-DD, DD/MM/YYYY,
// 20XX, $XX,XXX.
func pattern(text string) bool {
	marks := 0 // letters that stand for digits, of the kinds that only stand for digits
	for i, r := range text {
		switch {
		case r == 'Y' || r == 'X' || r == 'J':
			marks++
		case r == 'y' || r == 'x':
			marks++
		case r == 'M' || r == 'D' || r == 'T' || r == 'm' || r == 'd' || r == 'Q' || r == 'H' || r == 'F' || r == 'k' || r == 'K':
		case r == '2' || r == '0': // the century of 20XX
		case unicode.IsLetter(r), unicode.IsDigit(r):
			return false
		}
		if i >= longestForm {
			return false
		}
	}
	if marks < 2 {
		return false
	}
	// "XL", "my" and "MY" are words; a pattern repeats its letter.
	for i := 1; i < len(text); i++ {
		if text[i] == text[i-1] && strings.IndexByte("YXJyx", text[i]) >= 0 {
			return true
		}
	}
	return false
}

// unchosen reports whether the text is a list of choices that nobody has chosen from:
// "High / Medium / Low". Two levels may be a range, so levels count from three.
func unchosen(text string) bool {
	if len(text) > 120 || !offersChoice(text) {
		return false
	}
	var sets choiceSet = ^choiceSet(0)
	parts := 0
	for rest, more := text, true; more; {
		var part string
		part, rest, more = cutChoice(rest)
		part = strings.TrimSpace(part)
		if part == "" {
			if more || parts == 0 {
				continue
			}
			break
		}
		sets &= choiceOf(part)
		if sets == 0 {
			return false
		}
		parts++
	}
	return parts >= 3 || (parts == 2 && sets&choiceYesNo != 0)
}

// offersChoice reports whether one of the signs of a list of choices stands in the text.
func offersChoice(text string) bool {
	beyond := false
	for i := 0; i < len(text); i++ {
		switch b := text[i]; {
		case b == '/' || b == '|' || b == '[' && strings.HasPrefix(text[i:], "[ ]"):
			return true
		case b >= utf8.RuneSelf:
			beyond = true
		}
	}
	return beyond && strings.ContainsAny(text, "☐🟢🟡🔴✅❌")
}

// cutChoice cuts at the next slash, bar or empty box.
func cutChoice(text string) (part, rest string, more bool) {
	for i, r := range text {
		switch r {
		case '/', '|':
			return text[:i], text[i+1:], true
		case '☐', '□', '◻':
			return text[:i], text[i+utf8.RuneLen(r):], true
		case '[':
			if strings.HasPrefix(text[i:], "[ ]") {
				return text[:i], text[i+3:], true
			}
		}
	}
	return text, "", false
}

// choiceSet is a set of closed vocabularies that a word may be a choice of.
type choiceSet uint8

const (
	choiceLevel choiceSet = 1 << iota
	choiceColour
	choiceStance
	choiceStatus
	choiceYesNo
	choiceTier
	choiceCadence
)

// choiceOf gives the vocabularies whose templates offer the word.
func choiceOf(word string) choiceSet {
	if len(word) > 24 {
		return 0
	}
	var sets choiceSet
	if anyFold(word, "high", "medium", "med", "low", "critical", "h", "m", "l", "none", "hoch", "mittel", "niedrig") {
		sets |= choiceLevel
	}
	if anyFold(word, "green", "yellow", "amber", "red", "🟢", "🟡", "🔴", "🟠", "g", "a", "y", "r",
		"🟢 green", "🟡 yellow", "🟡 amber", "🔴 red", "healthy", "at risk", "at-risk", "critical", "churning", "churned") {
		sets |= choiceColour
	}
	if anyFold(word, "advocate", "champion", "supporter", "supportive", "neutral", "sceptic", "skeptic", "sceptical", "skeptical", "detractor", "blocker",
		"opponent", "unknown", "positive", "negative", "strong", "weak", "developing", "warm", "cold", "hot", "hostile", "promoter", "ally", "foe", "none", "good", "poor", "fair", "medium") {
		sets |= choiceStance
	}
	if anyFold(word, "open", "not started", "in progress", "in-progress", "doing", "done", "complete", "completed", "closed", "blocked", "dropped", "cancelled", "todo", "to do", "planned", "on track", "at risk", "off track", "delayed", "on hold", "pending", "✅", "❌", "⚠️") {
		sets |= choiceStatus
	}
	if anyFold(word, "yes", "no", "y", "n", "true", "false", "ja", "nein", "✅", "❌") {
		sets |= choiceYesNo
	}
	if anyFold(word, "strategic", "key", "standard", "tier 1", "tier 2", "tier 3", "enterprise", "mid-market", "smb", "growth", "customer", "prospect", "partner") {
		sets |= choiceTier
	}
	if anyFold(word, "daily", "weekly", "biweekly", "bi-weekly", "fortnightly", "monthly", "quarterly", "yearly", "annually", "half-yearly", "ad hoc", "ad-hoc") {
		sets |= choiceCadence
	}
	return sets
}

// anyFold reports whether the text equals one of the words, case aside.
//
//go:noinline // many call it, and the binary has no room for copies of it
func anyFold(text string, words ...string) bool {
	for _, word := range words {
		if len(text) == len(word) && strings.EqualFold(text, word) {
			return true
		}
	}
	return false
}

// mayBegin reports whether a text begins with one of the small letters, case aside, or with what is beyond ASCII.
func mayBegin(text, letters string) bool {
	return text != "" && (text[0] >= utf8.RuneSelf || strings.IndexByte(letters, text[0]|0x20) >= 0)
}

func isLetterAt(text string, i int) bool {
	if i >= len(text) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(text[i:])
	return unicode.IsLetter(r)
}
