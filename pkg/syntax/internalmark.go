// Marks of internal text: <!-- internal --> … <!-- /internal -->, what lies between them, and the
// file without it.

package syntax

import (
	"bytes"
	"slices"
	"strings"
	"unicode"

	"github.com/agnivade/levenshtein"

	"github.com/acctplan/acctplan/pkg/sorting"
	"github.com/acctplan/acctplan/pkg/source"
)

// MarkFaultKind says what is wrong with a mark of internal text.
type MarkFaultKind uint8

// The kinds of faults.
const (
	MarkUnclosed MarkFaultKind = iota // an opening mark without a closing one: the rest of the file is internal
	MarkStray                         // a closing mark that closes nothing
	MarkAlike                         // a comment that reads like a mark and is none
	MarkInFacts                       // a mark in the frontmatter, where it marks nothing
)

// MarkFault is something wrong with a mark; Span is the mark.
type MarkFault struct {
	Kind MarkFaultKind
	Span source.Span
}

// longestMark is how far a mark is read, in bytes.
const longestMark = 200

// markKind tells comments apart by what stands in them.
type markKind uint8

const (
	noMark markKind = iota
	openMark
	closeMark
	nearMark
)

// Internal is what a file marks as internal, each in source order.
type Internal struct {
	Regions []source.Span // marks included; they do not overlap
	Marks   []source.Span // that open or close a region, nested ones included
	Faults  []MarkFault
}

// Internal finds what is marked as internal. In doubt text is internal: whatever looks like an
// opening mark is one, also in code, while a closing mark has to be a comment, or in the same
// block of code as the mark that it closes.
func (doc *Document) Internal() Internal {
	text := doc.File.Bytes
	found := Internal{Faults: attempts(text)}
	at := bytes.Index(text, []byte("<!--"))
	if at < 0 {
		return found
	}
	type opened struct{ start, end, code int }
	var open []opened
	var comments map[int]bool // by where they begin
	var code []source.Span
	for {
		end := markEnd(text, at)
		kind := markOf(text[at:end])
		if kind != noMark && comments == nil {
			comments = map[int]bool{}
			for _, comment := range doc.Comments {
				if !comment.YAML && !comment.Unclosed {
					comments[comment.Span.Start] = true
				}
			}
			code = codeBlocks(doc.Blocks, nil)
		}
		span := source.Span{Start: at, End: end}
		switch {
		case kind == noMark:
		case doc.Frontmatter != nil && at < doc.Frontmatter.Span.End:
			found.Faults = append(found.Faults, MarkFault{MarkInFacts, span})
		case kind == nearMark:
			found.Faults = append(found.Faults, MarkFault{MarkAlike, span})
		case kind == openMark:
			open = append(open, opened{at, end, within(code, at)})
			found.Marks = append(found.Marks, span)
		case !comments[at] && (within(code, at) == 0 || len(open) == 0 || open[len(open)-1].code != within(code, at)):
			// Text about a closing mark is none.
		case len(open) == 0:
			found.Faults = append(found.Faults, MarkFault{MarkStray, span})
		default:
			found.Marks = append(found.Marks, span)
			if len(open) == 1 {
				found.Regions = append(found.Regions, source.Span{Start: open[0].start, End: end})
			}
			open = open[:len(open)-1]
		}
		next := bytes.Index(text[at+1:], []byte("<!--"))
		if next < 0 {
			break
		}
		at += 1 + next
	}
	if len(open) > 0 {
		found.Regions = append(found.Regions, source.Span{Start: open[0].start, End: len(text)})
		for _, one := range open {
			found.Faults = append(found.Faults, MarkFault{MarkUnclosed, source.Span{Start: one.start, End: one.end}})
		}
	}
	if len(found.Faults) > 1 {
		sorting.Stable(found.Faults, func(a, b MarkFault) int { return a.Span.Start - b.Span.Start })
	}
	return found
}

// markEnd is where a comment that begins at an offset ends; a long one is cut short.
func markEnd(text []byte, at int) int {
	most := min(len(text), at+longestMark)
	if end := bytes.Index(text[at+2:most], []byte("-->")); end >= 0 {
		return at + 2 + end + len("-->")
	}
	return most
}

// markOf says what mark a comment is. Case, space, dashes and what cannot be seen do not count.
func markOf(comment []byte) markKind {
	closed := bytes.HasSuffix(comment, []byte("-->"))
	content, reason, explained := bytes.Cut(bytes.TrimSuffix(bytes.TrimPrefix(comment, []byte("<!--")), []byte("-->")), []byte(":"))
	var first, whole strings.Builder // the first word, and all of them
	spaced := false
	for _, char := range string(content) {
		switch {
		case char >= 0xFF01 && char <= 0xFF5E: // full width
			char -= 0xFEE0
		case unicode.Is(unicode.Cf, char), char == '-', char == '!':
			continue
		case unicode.IsSpace(char):
			spaced = first.Len() > 1
			continue
		}
		char = unicode.ToLower(char)
		whole.WriteRune(char)
		if !spaced {
			first.WriteRune(char)
		}
	}
	switch word := whole.String(); {
	case word == "internal" && (closed || explained):
		return openMark
	case word == "/internal" && closed && len(bytes.TrimSpace(reason)) == 0:
		return closeMark
	case isNearMark(word, first.String()), keepsBack(strings.TrimPrefix(string(comment), "<!--")):
		return nearMark
	}
	return noMark
}

// isNearMark reports whether a comment is likely meant as a mark.
func isNearMark(whole, first string) bool {
	letters := strings.Map(func(char rune) rune {
		if unicode.IsLetter(char) {
			return char
		}
		return -1
	}, whole)
	for _, word := range []string{"begin", "start", "end", "close", "open", "only"} {
		letters = strings.TrimSuffix(strings.TrimPrefix(letters, word), word)
	}
	first = strings.Trim(first, "/\\#@*.,;=<>[](){}")
	for _, word := range []string{letters, first} {
		switch {
		case word == "internal", word == "private", word == "confidential", word == "secret", word == "internally":
			return true
		case word == "external", word == "interval", word == "internet", len(word) < 6, len(word) > 14:
		case levenshtein.ComputeDistance(word, "internal") <= 2:
			return true
		}
	}
	return false
}

// codeBlocks lists the blocks of code, also those in lists and quotations, in source order.
func codeBlocks(blocks []Block, spans []source.Span) []source.Span {
	for i := range blocks {
		b := &blocks[i]
		if b.Kind == Code {
			spans = append(spans, b.Span)
		}
		spans = codeBlocks(b.Blocks, spans)
		for k := range b.Items {
			spans = codeBlocks(b.Items[k].Blocks, spans)
		}
	}
	return spans
}

// within is the number, from 1, of the span that holds an offset; 0 for none.
func within(spans []source.Span, offset int) int {
	at, _ := slices.BinarySearchFunc(spans, offset, func(s source.Span, offset int) int {
		if s.End <= offset {
			return -1
		}
		return 1
	})
	if at < len(spans) && spans[at].Start <= offset {
		return at + 1
	}
	return 0
}

// WithoutInternal is the file without its internal regions, with the same number of lines. What is
// left keeps its meaning: a comment stands where a region began or ends, a table keeps its
// columns, and a heading that is taken out leaves one that says nothing, so that what follows does
// not join the section before. Without regions it is the file itself.
func (doc *Document) WithoutInternal() []byte {
	regions := doc.Internal().Regions
	text := doc.File.Bytes
	if len(regions) == 0 {
		return text
	}
	var rows []source.Span
	headings := map[int]int{} // levels, by where they begin
	var walk func(blocks []Block, top bool)
	walk = func(blocks []Block, top bool) {
		for i := range blocks {
			b := &blocks[i]
			switch {
			case b.Kind == Heading && top:
				headings[b.Span.Start] = b.Level
			case b.Kind == TableBlock:
				rows = append(rows, b.Span)
			}
			walk(b.Blocks, false)
			for k := range b.Items {
				walk(b.Items[k].Blocks, false)
			}
		}
	}
	walk(doc.Blocks, true)
	const stand = "<!-- -->"
	out := make([]byte, 0, len(text))
	last := 0
	for _, region := range regions {
		out = append(append(out, text[last:region.Start]...), stand...)
		lines, margin := false, false
		for at := region.Start; at < region.End; at++ {
			char := text[at]
			margin = margin && (char == ' ' || char == '\t' || char == '>')
			switch {
			case headings[at] > 0 && at > region.Start:
				out = append(append(out, strings.Repeat("#", headings[at])...), " Appendix"...)
			case char == '\n', char == '\r':
				out, lines, margin = append(out, char), true, true
			case margin: // of a list item or a quotation
				out = append(out, char)
			case char == '|' && within(rows, at) > 0 && !escaped(text, at):
				out = append(out, char)
			}
		}
		if last = region.End; lines {
			out = append(out, stand...)
		}
	}
	return append(out, text[last:]...)
}

// WithoutMarks is the file without its marks of internal text, but with the text between them and
// with the same number of lines: what its author wrote before marking it.
func (doc *Document) WithoutMarks() []byte {
	text := doc.File.Bytes
	out := make([]byte, 0, len(text))
	last := 0
	for _, mark := range doc.Internal().Marks {
		out = append(out, text[last:mark.Start]...)
		for _, char := range text[mark.Start:mark.End] {
			if char == '\n' || char == '\r' {
				out = append(out, char)
			}
		}
		last = mark.End
	}
	return append(out, text[last:]...)
}

// escaped reports whether a backslash before an offset takes away its meaning.
func escaped(text []byte, at int) bool {
	count := 0
	for at > count && text[at-count-1] == '\\' {
		count++
	}
	return count%2 == 1
}
