package syntax

// This file finds where the frontmatter begins and ends.

import (
	"strings"

	"github.com/acctplan/acctplan/pkg/source"
)

// readFrontmatter reads the frontmatter, if there is one, and returns the offset at which
// the body begins.
func readFrontmatter(doc *Document, text string) int {
	begin := textStart(doc.File.Bytes)
	openEnd := lineEnd(text, begin)
	if strings.TrimRight(text[begin:openEnd], " \t") != "---" {
		return readTOML(doc, text, begin)
	}
	open := source.Span{Start: begin, End: begin + len("---")}
	from := nextLine(text, begin)
	to, after, closed := closingLine(text, from)
	front := &frontReader{doc: doc, whole: text, from: from}
	if closed {
		if !front.read(to) || front.notAMapping {
			// A line of dashes much further down may be a break of the body.
			if end, late := headingInside(text, from, to); late {
				after, closed = end, false
				_, to = trim(text, from, end)
			}
		}
	} else {
		to = guessEnd(text, from)
		after = to
		_, to = trim(text, from, to) // or a value that is missing would stand behind the last line
	}
	if !closed {
		if strings.TrimSpace(text[from:to]) == "" {
			return begin // a break at the top of a file without frontmatter
		}
		front = &frontReader{doc: doc, whole: text, from: from}
		front.read(to)
	}
	span := source.Span{Start: begin, End: lineEnd(text, max(from, after-1))}
	if closed {
		_, span.End = trim(text, to, lineEnd(text, to))
	} else {
		_, span.End = trim(text, begin, to)
		doc.report(Problem{
			Kind:    FrontmatterUnclosed,
			Span:    open,
			Message: "The block of facts at the top of the file begins with a line `---` but has no second such line to end it.",
			Hint:    "Put a line with nothing but `---` below the last fact.",
		})
	}
	doc.Frontmatter = &Frontmatter{Span: span, Open: open, Root: front.finish(to)}
	return after
}

// closingLine finds the line that closes the frontmatter: where it begins, and the body behind it.
func closingLine(text string, from int) (to, after int, ok bool) {
	for at := from; at < len(text); {
		next := nextLine(text, at)
		if text[at] == '-' || text[at] == '.' {
			switch strings.TrimRight(text[at:next], " \t\r\n") {
			case "---", "...":
				return at, next, true
			}
		}
		at = next
	}
	return len(text), len(text), false
}

// guessEnd is where frontmatter without a closing line seems to end: before the first line
// that can be no fact.
func guessEnd(text string, from int) int {
	end := from
	blank := false
	for at := from; at < len(text); {
		next := nextLine(text, at)
		line := strings.TrimRight(text[at:next], " \t\r\n")
		switch {
		case line == "":
			blank = true
		case line[0] == '#':
			if blank || next >= len(text) || strings.TrimSpace(text[next:lineEnd(text, next)]) == "" || strings.HasPrefix(line, "##") {
				return end
			}
		case blank && !looksLikeKey(line):
			return end
		case looksLikeKey(line), isBlank(line[0]), strings.HasPrefix(line, "- ") && !strings.HasPrefix(line, "- ["), line[0] == ']', line[0] == '}':
			blank = false
			end = next
		default:
			return end
		}
		at = next
	}
	return end
}

// looksLikeKey reports whether a line begins with a short key and a colon.
func looksLikeKey(line string) bool {
	key, rest, found := strings.Cut(line, ":")
	if !found || key == "" || len(key) > 40 || rest != "" && !isBlank(rest[0]) {
		return false
	}
	for _, r := range key {
		if strings.ContainsRune("|*[]{}<>#!`@&%", r) {
			return false
		}
	}
	return !isBlank(key[0]) && key[0] != '-'
}

// headingInside finds a Markdown heading below a blank line, which frontmatter never holds:
// a comment is not set off like this. End is where the frontmatter before it ends.
func headingInside(text string, from, to int) (end int, found bool) {
	blank := true
	for at := from; at < to; {
		next := nextLine(text, at)
		line := strings.TrimRight(text[at:next], " \t\r\n")
		if level := len(line) - len(strings.TrimLeft(line, "#")); blank && level > 0 && level <= 6 && len(line) > level && line[level] == ' ' {
			below := strings.TrimRight(text[next:lineEnd(text, next)], " \t")
			if below == "" || strings.HasPrefix(below, "|") {
				return guessEnd(text, from), true
			}
		}
		blank = line == ""
		at = next
	}
	return 0, false
}
