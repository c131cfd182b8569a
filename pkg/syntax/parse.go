package syntax

// This file reads a whole file: it finds where frontmatter ends and body begins, and puts
// the results of both in order.

import (
	"bytes"
	"cmp"

	"github.com/acctplan/acctplan/pkg/sorting"
	"github.com/acctplan/acctplan/pkg/source"
)

// What a file may hold. Beyond a limit, the rest is not read and a Problem says so. A plan
// that a person can work with stays far below all of them; they keep a hostile file from
// using more than a second or a few hundred megabytes.
const (
	// MaxFrontmatter is the number of bytes of frontmatter.
	MaxFrontmatter = 256 << 10
	// MaxExpanded is the number of nodes that aliases may add to the frontmatter.
	MaxExpanded = 1000
	// MaxDepth is how deep frontmatter nests.
	MaxDepth = 32
	// MaxLines is the number of lines in the body.
	MaxLines = 20_000
	// MaxNesting is how deep lists and quotations nest. A list in a list counts two.
	MaxNesting = 32
	// MaxContainers is the number of lists and quotations.
	MaxContainers = 20_000
	// MaxCells is the number of table cells.
	MaxCells = 50_000
	// MaxInline is the number of places with inline markup: emphasis, links, code, escapes.
	MaxInline = 50_000
	// MaxProblems is the number of problems of each half of a file that are reported.
	MaxProblems = 1000
)

// Parse reads a file. It never fails: what does not parse is in Problems, and everything
// else is read as if that part had been written right, or were not there. The result is
// never nil and shares memory with the file.
func Parse(file *source.File) *Document {
	text := file.String()
	doc := &Document{File: file}
	reportConflicts(doc, text) // first, so that a file that is nothing but problems cannot hide them
	front := readFrontmatter(doc, text)
	readBody(doc, text, front)
	// Both halves write in source order, except where one place is looked at twice.
	sortBySpan(doc.Comments, func(c Comment) source.Span { return c.Span })
	sortBySpan(doc.Problems, func(p Problem) source.Span { return p.Span })
	return doc
}

// report notes a problem, unless there are too many to read.
func (doc *Document) report(problem Problem) {
	if len(doc.Problems) < 2*MaxProblems {
		doc.Problems = append(doc.Problems, problem)
	}
}

// sortBySpan puts values in source order; values at the same place keep their order.
func sortBySpan[T any](values []T, span func(T) source.Span) {
	sorting.Stable(values, func(a, b T) int { return cmp.Compare(span(a).Start, span(b).Start) })
}

// textStart is the offset behind the byte order mark, if there is one.
func textStart(text []byte) int {
	if bytes.HasPrefix(text, source.ByteOrderMark) {
		return len(source.ByteOrderMark)
	}
	return 0
}

// lineEnd is the offset at which the line that holds the offset ends: at its line ending,
// or at the end of the text.
func lineEnd(text string, offset int) int {
	for offset < len(text) && text[offset] != '\n' && text[offset] != '\r' {
		offset++
	}
	return offset
}

// nextLine is the offset at which the line after the one that holds the offset begins.
func nextLine(text string, offset int) int {
	offset = lineEnd(text, offset)
	if offset < len(text) && text[offset] == '\r' {
		offset++
		if offset < len(text) && text[offset] == '\n' {
			offset++
		}
		return offset
	}
	return min(offset+1, len(text))
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' }

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// trim shrinks a range until neither end is white space. An empty range stays where it began.
func trim(text string, start, end int) (int, int) {
	for start < end && isSpace(text[end-1]) {
		end--
	}
	for start < end && isSpace(text[start]) {
		start++
	}
	return start, end
}
