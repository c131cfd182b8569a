package syntax

// This file reads YAML a line at a time, well enough to say what is wrong with a line that
// yaml.v3 refuses.

import "strings"

// factLine is one line of frontmatter, taken apart. Offsets count from the piece's beginning.
type factLine struct {
	start, end int // the line without its ending
	first      int // its first character that is no blank
	body       int // behind the dashes of list items
	key        string
	keyStart   int
	keyEnd     int
	colon      int
	value      int // where the value begins; behind the colon where there is none
	valueEnd   int // without a comment
	hasKey     bool
}

// splitLine takes apart the line that begins at the offset.
func splitLine(text string, start int) factLine {
	l := factLine{start: start, end: lineEnd(text, start)}
	_, l.valueEnd = trim(text, start, l.end)
	l.first = start
	for l.first < l.end && isBlank(text[l.first]) {
		l.first++
	}
	l.body = l.first
	for l.body+1 < l.end && text[l.body] == '-' && isBlank(text[l.body+1]) {
		l.body++
		for l.body < l.end && isBlank(text[l.body]) {
			l.body++
		}
	}
	l.value = l.body
	l.findKey(text)
	l.valueEnd = max(l.value, withoutComment(text, l.value, l.valueEnd))
	if l.hasKey && l.value == l.valueEnd {
		l.value, l.valueEnd = l.colon+1, l.colon+1
	}
	return l
}

// findKey finds the key of a line and where its value begins.
func (l *factLine) findKey(text string) {
	if l.body >= l.end {
		return
	}
	at := l.body
	switch c := text[at]; c {
	case '"', '\'':
		at = quoteEnd(text[:l.end], at, c)
	case '[', '{', '#', '|', '>', '@', '`', '%', '!', '&', '*':
		return
	}
	for ; at < l.end; at++ {
		if text[at] == '#' && isBlank(text[at-1]) {
			return
		}
		if text[at] != ':' || at+1 < l.end && !isBlank(text[at+1]) {
			continue
		}
		l.hasKey = true
		l.keyStart, l.keyEnd = trim(text, l.body, at)
		l.key = strings.Trim(text[l.keyStart:l.keyEnd], `"'`)
		l.colon = at
		for at++; at < l.end && isBlank(text[at]); at++ {
		}
		l.value = at
		return
	}
}

// withoutComment is the end of a value on a line without the comment behind it.
func withoutComment(text string, start, end int) int {
	quote := byte(0)
	open := 0
	for at := start; at < end; at++ {
		switch c := text[at]; {
		case quote != 0:
			if c == '\\' && quote == '"' {
				at++
			} else if c == quote {
				quote = 0
			}
		case (c == '"' || c == '\'') && (at == start || open > 0):
			quote = c
		case c == '[' || c == '{':
			open++
		case c == '#' && (at == start || isBlank(text[at-1])):
			_, end = trim(text, start, at)
			return end
		}
	}
	return end
}

// indent is how many characters stand before the line's first.
func (l factLine) indent() int { return l.first - l.start }

// blank reports whether the line holds nothing but a comment.
func (l factLine) blank(text string) bool { return l.first >= l.end || text[l.first] == '#' }

// quoteYAML is the value in quotes.
func quoteYAML(value string) string {
	if !strings.ContainsAny(value, `"\`) {
		return `"` + value + `"`
	}
	if !strings.Contains(value, "'") {
		return "'" + value + "'"
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(value) + `"`
}
