package syntax

// This file says what is wrong with lines of frontmatter that do not parse, in words for
// people who do not know YAML.

import "strings"

// fault is something that a line of frontmatter gets wrong. Offsets count from the piece's
// beginning.
type fault struct {
	start, end int // what cannot be read: the value, or the line where there is none
	message    string
	hint       string
	remedy     remedy
	text       string   // asText: what was meant
	closers    string   // closed: the brackets that are missing
	line       factLine // asFact: the line
}

// remedy is how to read on after a fault.
type remedy uint8

const (
	dropped remedy = iota // without the line
	asText                // as if the value stood in quotes
	closed                // as if the brackets were closed
	asFact                // as if the line were a fact of its own
	spaced                // as if the tabs were spaces
)

// mostFaults bounds the faults that are looked for at once.
const mostFaults = 100

// faultFinder goes through the lines of a piece.
type faultFinder struct {
	text   string
	faults []fault
}

// findFaults finds the lines that cannot be YAML. Any line that it reports is wrong.
func findFaults(text string) []fault {
	f := faultFinder{text: text}
	var above factLine // the last line with a key or an item
	for at := 0; at < len(text) && len(f.faults) < mostFaults; {
		l := splitLine(text, at)
		at = nextLine(text, at)
		if l.blank(text) {
			continue
		}
		if strings.IndexByte(text[l.start:l.first], '\t') >= 0 {
			f.add(fault{
				start: l.start, end: l.valueEnd, remedy: spaced,
				message: "This line begins with a tab, and only spaces can indent a line here.",
				hint:    "Put two spaces in the place of the tab.",
			})
			above = l
			continue
		}
		plainAbove := above.hasKey && above.value < above.valueEnd && strings.IndexByte("\"'[{|>&*!", text[above.value]) < 0
		deeper := above.hasKey && l.indent() > above.body-above.start
		switch {
		case !l.hasKey && l.body == l.first:
			if above.end > 0 && l.indent() > above.indent() || strings.IndexByte("]}", text[l.first]) >= 0 {
				continue // the value above goes on
			}
			if strings.TrimSpace(text[l.first:l.end]) == "-" || strings.HasPrefix(text[l.first:], "--- ") || strings.IndexByte("[{\"'?", text[l.first]) >= 0 {
				break
			}
			f.noColon(l)
			continue
		case l.hasKey && plainAbove && deeper && l.body == l.first:
			f.add(fault{
				start: l.first, end: l.valueEnd, remedy: asFact, line: l,
				message: "This line is indented, but `" + short(above.key) + "` above it has a value already.",
				hint:    "Remove the spaces at the beginning of the line.",
			})
			continue
		}
		above = l
		if end := f.value(l); end > at {
			at = nextLine(text, end-1)
		}
		at = f.skipBlockScalar(l, at)
	}
	return f.faults
}

func (f *faultFinder) add(found fault) { f.faults = append(f.faults, found) }

// noColon reports a line that is no fact.
func (f *faultFinder) noColon(l factLine) {
	line := f.text[l.first:l.valueEnd]
	found := fault{
		start: l.first, end: l.valueEnd,
		message: "This line has no colon, so it is not a fact.",
		hint:    "Write `key: value`, for example `owner: Dana Roth`.",
	}
	if key, value, ok := strings.Cut(line, ":"); ok && key != "" && !strings.ContainsAny(key, " \t/") {
		found.message = "The space behind the colon is missing."
		found.hint = "Write `" + key + ": " + short(value) + "`."
		found.remedy = asFact
		colon := l.first + len(key)
		l.hasKey, l.key, l.keyStart, l.keyEnd, l.value = true, key, l.first, colon, colon+1
		found.line = l
	} else if key, value, ok := strings.Cut(line, " "); ok && len(strings.Fields(line)) <= 4 {
		found.hint = "Write `" + strings.ToLower(key) + ": " + short(value) + "`."
	}
	f.add(found)
}

// value looks for a fault in the value of a line, and returns where the value ends.
func (f *faultFinder) value(l factLine) (end int) {
	if l.value >= l.valueEnd {
		return l.valueEnd
	}
	value := f.text[l.value:l.valueEnd]
	quoted := f.hintQuoted(l, value)
	report := func(message string) {
		f.add(fault{start: l.value, end: l.valueEnd, message: message, hint: quoted, remedy: asText, text: value})
	}
	if strings.ContainsAny(value, unicodeBreaks) {
		value = strings.Join(strings.FieldsFunc(value, func(r rune) bool { return isSpace(byte(r)) && r < 0x80 || strings.ContainsRune(unicodeBreaks, r) }), " ")
		quoted = f.hintQuoted(l, value)
		report("This line holds an invisible line break, as pasted text sometimes does.")
		return l.valueEnd
	}
	begins := "`" + short(value) + "` must stand in quotes, because it begins with `" + value[:1] + "`."
	switch value[0] {
	case '@', '`', '%', ',', ']', '}':
		report(begins)
	case '*':
		name := strings.TrimRight(value[1:], "*")
		if name == "" || strings.ContainsAny(name, " \t*,[]{}") || len(name) < len(value)-1 || !strings.Contains(f.text, "&"+name) {
			report(begins)
		}
	case '&':
		if len(value) == 1 || isBlank(value[1]) {
			report(begins)
		}
	case '!':
		if len(value) > 1 && !isBlank(value[1]) && strings.ContainsAny(value, "*@`") {
			report(begins)
		}
	case '|', '>':
		if strings.Trim(value[1:], "+-123456789") != "" {
			report(begins)
		}
	case '-', '?':
		if l.hasKey && (len(value) == 1 && value[0] == '-' || len(value) > 1 && isBlank(value[1])) {
			report(begins)
		}
	case '"', '\'':
		return f.quoted(l, value)
	case '[', '{':
		return f.bracketed(l, value)
	default:
		if !l.hasKey {
			break
		}
		if at := strings.Index(value, ": "); at >= 0 {
			report("`" + short(value) + "` must stand in quotes, because it holds a colon and a space.")
		} else if strings.HasSuffix(value, ":") {
			report("`" + short(value) + "` must stand in quotes, because it ends with a colon.")
		}
	}
	return l.valueEnd
}

// hintQuoted is the line with its value in quotes.
func (f *faultFinder) hintQuoted(l factLine, value string) string {
	if !l.hasKey {
		return "Write `- " + quoteYAML(short(value)) + "`."
	}
	return "Write `" + short(f.text[l.keyStart:l.keyEnd]) + ": " + quoteYAML(short(value)) + "`."
}

// nextFact is where the value of a line must have ended: at the next line with a key that
// is not deeper.
func (f *faultFinder) nextFact(l factLine) int {
	for at := nextLine(f.text, l.start); at < len(f.text); at = nextLine(f.text, at) {
		next := splitLine(f.text, at)
		if !next.blank(f.text) && next.indent() <= l.indent() && strings.IndexByte("]}", f.text[next.first]) < 0 {
			return at
		}
		if next.hasKey && next.indent() <= l.body-l.start {
			return at
		}
	}
	return len(f.text)
}

// quoted looks at a value that begins with a quote.
func (f *faultFinder) quoted(l factLine, value string) (end int) {
	limit := f.nextFact(l)
	end = quoteEnd(f.text[:limit], l.value, value[0])
	if end-1 <= l.value || f.text[end-1] != value[0] || end == limit && quoteOpen(f.text[l.value:end], value[0]) {
		inner := strings.TrimSpace(value[1:])
		f.add(fault{
			start: l.value, end: l.valueEnd, remedy: asText, text: inner,
			message: "The quotation mark before `" + short(inner) + "` has no second one to close it.",
			hint:    f.hintQuoted(l, inner),
		})
		return l.valueEnd
	}
	lineStop := lineEnd(f.text, end)
	if rest := strings.TrimSpace(f.text[end:lineStop]); rest != "" && rest[0] != '#' && end <= l.valueEnd {
		f.add(fault{
			start: l.value, end: l.valueEnd, remedy: asText, text: value,
			message: "There is text behind the closing quotation mark: `" + short(rest) + "`.",
			hint:    f.hintQuoted(l, meantInQuotes(value, end-1-l.value)),
		})
		return l.valueEnd
	}
	return end
}

// meantInQuotes is what somebody meant to put in quotes who used the same ones inside: of
// "tier == "key"" the quotes inside, of "Acme" Corp none. At is where the first of them ends the text
// too early.
func meantInQuotes(value string, at int) string {
	if last := len(value) - 1; at > 0 && value[last] == value[0] && strings.IndexByte(" ([,=", value[at-1]) >= 0 {
		return value[1:last]
	}
	return strings.ReplaceAll(value, value[:1], "")
}

// quoteOpen reports whether a text that begins with a quote does not end with its partner.
func quoteOpen(text string, quote byte) bool {
	for at := 1; at < len(text); at++ {
		switch {
		case text[at] == '\\' && quote == '"':
			at++
		case text[at] == quote:
			if quote == '\'' && at+1 < len(text) && text[at+1] == '\'' {
				at++
				continue
			}
			return false
		}
	}
	return true
}

// bracketed looks at a value that begins with a bracket.
func (f *faultFinder) bracketed(l factLine, value string) (end int) {
	limit := f.nextFact(l)
	end, open, bad := f.brackets(l.value, limit)
	if bad.end > 0 {
		f.add(bad)
	}
	if end < 0 {
		_, stop := trim(f.text, l.value, limit)
		if stop <= l.end {
			stop = l.valueEnd
		}
		found := fault{
			start: l.value, end: stop, remedy: closed, closers: open,
			message: "The bracket `" + value[:1] + "` is not closed.",
			hint:    "Write `" + open + "` at the end.",
		}
		if strings.IndexByte(f.text[l.value:stop], '\n') < 0 && l.hasKey {
			found.hint = "Write `" + short(f.text[l.keyStart:l.keyEnd]) + ": " + short(value) + open + "`."
		}
		f.add(found)
		return stop
	}
	lineStop := lineEnd(f.text, end)
	rest := strings.TrimSpace(f.text[end:lineStop])
	if rest != "" && rest[0] != '#' && end <= l.valueEnd && bad.end == 0 {
		f.add(fault{
			start: l.value, end: l.valueEnd, remedy: asText, text: value,
			message: "There is text behind the closing bracket: `" + short(rest) + "`.",
			hint:    f.hintQuoted(l, value),
		})
		return l.valueEnd
	}
	return end
}

// brackets follows brackets to where the first one closes; -1 and what is missing where it
// does not. Bad is a value in them that must be quoted.
func (f *faultFinder) brackets(start, limit int) (end int, missing string, bad fault) {
	var open []byte
	fresh := true // a value may begin here
	for at := start; at < limit; at++ {
		c := f.text[at]
		switch {
		case c == '[':
			open = append(open, ']')
			fresh = true
		case c == '{':
			open = append(open, '}')
			fresh = true
		case c == ']' || c == '}':
			if len(open) > 0 {
				open = open[:len(open)-1]
			}
			if len(open) == 0 {
				return at + 1, "", bad
			}
			fresh = false
		case c == ',' || c == ':':
			fresh = true
		case (c == '"' || c == '\'') && fresh:
			at = quoteEnd(f.text[:limit], at, c) - 1
			fresh = false
		case c == '#' && isSpace(f.text[at-1]):
			at = lineEnd(f.text, at) - 1
		case (c == '@' || c == '`' || c == '%') && fresh:
			stop := at
			for stop < limit && strings.IndexByte(",]}\r\n", f.text[stop]) < 0 {
				stop++
			}
			_, stop = trim(f.text, at, stop)
			if bad.end == 0 {
				text := f.text[at:stop]
				bad = fault{
					start: at, end: stop, remedy: asText, text: text,
					message: "`" + short(text) + "` must stand in quotes, because it begins with `" + text[:1] + "`.",
					hint:    "Write `" + quoteYAML(short(text)) + "`.",
				}
			}
			at = stop - 1
			fresh = false
		case !isSpace(c):
			fresh = false
		}
	}
	for i := len(open) - 1; i >= 0; i-- {
		missing += string(open[i])
	}
	return -1, missing, bad
}

// skipBlockScalar is the offset behind the lines of a block scalar that the line begins.
func (f *faultFinder) skipBlockScalar(l factLine, at int) int {
	if l.value >= l.valueEnd || f.text[l.value] != '|' && f.text[l.value] != '>' {
		return at
	}
	for at < len(f.text) {
		next := splitLine(f.text, at)
		if next.first < next.end && next.indent() <= l.indent() {
			break
		}
		at = nextLine(f.text, at)
	}
	return at
}
