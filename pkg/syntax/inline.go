package syntax

// This file turns goldmark's inline nodes into runs: the text that a reader sees, cut so
// that nearly every run is a piece of the file as it stands there.

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/acctplan/acctplan/pkg/source"
)

// plain is the inline of a piece of one line without markup other than escapes and entities.
func (b *body) plain(span source.Span) Inline {
	piece := b.text[span.Start:span.End]
	if strings.IndexByte(piece, '\\') < 0 && strings.IndexByte(piece, '&') < 0 {
		return b.verbatim(span)
	}
	b.runs = b.runs[:0]
	b.addText(span.Start, span.End, 0, "")
	return b.finish(span)
}

// verbatim is the inline of a piece of one line that says what it shows.
func (b *body) verbatim(span source.Span) Inline {
	runs := b.rooms.runs.Take(1)
	runs[0] = Run{Span: span, Text: b.text[span.Start:span.End], Verbatim: true}
	return Inline{Span: span, Runs: runs}
}

// finish is the inline of the runs collected so far, without white space at its ends: a
// comment may have stood there.
func (b *body) finish(span source.Span) Inline {
	first, last := 0, len(b.runs)
	for first < last && b.shorten(&b.runs[first], true) {
		first++
	}
	for first < last && b.shorten(&b.runs[last-1], false) {
		last--
	}
	runs := b.rooms.runs.Take(last - first)
	copy(runs, b.runs[first:last])
	return Inline{Span: span, Runs: runs}
}

// shorten takes white space off an end of a run, and reports whether nothing is left.
func (b *body) shorten(run *Run, front bool) (gone bool) {
	if !run.Verbatim || run.Style&CodeSpan != 0 {
		return run.Text == "\n"
	}
	for run.Span.Start < run.Span.End {
		switch {
		case front && isSpace(b.text[run.Span.Start]):
			run.Span.Start++
		case !front && isSpace(b.text[run.Span.End-1]):
			run.Span.End--
		default:
			run.Text = b.text[run.Span.Start:run.Span.End]
			return false
		}
	}
	return true
}

// inlineOf is the inline of a block whose content goldmark has parsed. The content stands
// in the span; a cell's content knows escaped pipes in code.
func (b *body) inlineOf(parent ast.Node, span source.Span, inCell bool) Inline {
	b.runs, b.style, b.links = b.runs[:0], b.style[:0], b.links[:0]
	style, link := Style(0), ""
	hidden := -1 // an unclosed comment hides the text before this offset
	for node := parent.FirstChild(); node != nil; {
		enter := false
		switch n := node.(type) {
		case *ast.Text:
			b.textNode(n, style, link, inCell, &hidden)
		case *ast.AutoLink:
			b.autoLink(n, style, link)
		case *ast.RawHTML:
			b.rawHTML(n, style, link)
		case *ast.CodeSpan:
			b.codeSpan(n, style|CodeSpan, link, inCell)
		default:
			enter = node.HasChildren()
		}
		if enter {
			b.style, b.links = append(b.style, style), append(b.links, link)
			switch n := node.(type) {
			case *ast.Emphasis:
				if n.Level == 2 {
					style |= Bold
				} else {
					style |= Italic
				}
			case *extast.Strikethrough:
				style |= Strike
			case *ast.Link:
				link = linkAddress(n.Destination)
			}
			node = node.FirstChild()
			continue
		}
		// Trees of hostile files are deep: no recursion.
		for node.NextSibling() == nil {
			node = node.Parent()
			if node == parent {
				return b.finish(span)
			}
			last := len(b.style) - 1
			style, link = b.style[last], b.links[last]
			b.style, b.links = b.style[:last], b.links[:last]
		}
		node = node.NextSibling()
	}
	return b.finish(span)
}

// textNode adds plain text and the line break behind it.
func (b *body) textNode(n *ast.Text, style Style, link string, inCell bool, hidden *int) {
	start, end := n.Segment.Start, n.Segment.Stop
	if start < *hidden {
		start = min(*hidden, end)
	}
	if at := strings.Index(b.text[start:end], "<!--"); at >= 0 && (at == 0 || b.text[start+at-1] != '\\') {
		// Goldmark takes an inline comment without an end for text. It is meant as a comment.
		at += start
		stop := lineEnd(b.text, at)
		if inCell {
			stop = cellEnd(b.text, at, stop)
		}
		from, to := trim(b.text, at, stop)
		b.comment(source.Span{Start: from, End: to}, strings.TrimSpace(b.text[from+len("<!--"):to]), true)
		*hidden = stop
		b.addText(start, at, style, link)
		start = min(stop, end)
	}
	b.addText(start, end, style, link)
	if n.SoftLineBreak() || n.HardLineBreak() {
		at := max(n.Segment.Start, n.Segment.Stop)
		if next := bytes.IndexByte(b.src[at:], '\n'); next >= 0 {
			b.lineBreak(source.Span{Start: at + next, End: at + next + 1}, style, link)
		}
	}
}

// lineBreak adds a line break, unless there is nothing before it.
func (b *body) lineBreak(span source.Span, style Style, link string) {
	if len(b.runs) > 0 {
		b.runs = append(b.runs, Run{Span: span, Text: "\n", Style: style, Link: link, Verbatim: b.text[span.Start:span.End] == "\n"})
	}
}

// addText adds text whose escapes and entities stand for something else.
func (b *body) addText(start, end int, style Style, link string) {
	if written := b.text[start:end]; strings.IndexByte(written, '\\') < 0 && strings.IndexByte(written, '&') < 0 {
		b.addVerbatim(start, end, style, link)
		return
	}
	from := start
	for at := start; at < end; {
		next := strings.IndexAny(b.text[at:end], `\&`)
		if next < 0 || b.inline >= MaxInline {
			break
		}
		at += next
		if b.text[at] == '\\' {
			if at+1 < end && util.IsPunct(b.text[at+1]) {
				// The backslash is markup: it belongs to no run.
				b.inline++
				b.addVerbatim(from, at, style, link)
				from = at + 1
				at += 2
			} else {
				at++
			}
			continue
		}
		length, resolved := entity(b.text[at:end])
		if length == 0 {
			at++
			continue
		}
		b.inline++
		b.addVerbatim(from, at, style, link)
		b.runs = append(b.runs, Run{Span: source.Span{Start: at, End: at + length}, Text: resolved, Style: style, Link: link})
		at += length
		from = at
	}
	b.addVerbatim(from, end, style, link)
}

// addVerbatim adds text as it stands in the file, to the run before it where they touch.
func (b *body) addVerbatim(start, end int, style Style, link string) {
	if start >= end {
		return
	}
	if last := len(b.runs) - 1; last >= 0 {
		run := &b.runs[last]
		if run.Verbatim && run.Span.End == start && run.Style == style && run.Link == link && run.Text != "\n" {
			run.Span.End = end
			run.Text = b.text[run.Span.Start:end]
			return
		}
	}
	b.runs = append(b.runs, Run{
		Span: source.Span{Start: start, End: end}, Text: b.text[start:end], Style: style, Link: link, Verbatim: true,
	})
}

// longestEntity is longer than any entity that HTML knows.
const longestEntity = 40

// entity is the length of the entity that the text begins with and what it stands for;
// length 0 where there is none.
func entity(piece string) (length int, resolved string) {
	end := strings.IndexByte(piece[:min(len(piece), longestEntity)], ';')
	if end < 2 {
		return 0, ""
	}
	raw := []byte(piece[:end+1])
	var out []byte
	if raw[1] == '#' {
		out = util.ResolveNumericReferences(raw)
	} else {
		out = util.ResolveEntityNames(raw)
	}
	if resolved = string(out); resolved == string(raw) {
		return 0, ""
	}
	return end + 1, resolved
}

// codeSpan adds code, a line break in it being a space.
func (b *body) codeSpan(n *ast.CodeSpan, style Style, link string, inCell bool) {
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		piece, ok := child.(*ast.Text)
		if !ok {
			continue
		}
		start, end := piece.Segment.Start, piece.Segment.Stop
		broken := end
		for end > start && (b.text[end-1] == '\n' || b.text[end-1] == '\r') {
			end--
		}
		for inCell {
			at := strings.Index(b.text[start:end], `\|`)
			if at < 0 {
				break
			}
			b.addVerbatim(start, start+at, style, link)
			start += at + 1
		}
		b.addVerbatim(start, end, style, link)
		if end < broken {
			b.runs = append(b.runs, Run{Span: source.Span{Start: end, End: broken}, Text: " ", Style: style, Link: link})
		}
	}
}

// autoLink adds an address in angle brackets.
func (b *body) autoLink(n *ast.AutoLink, style Style, link string) {
	label := n.Label(b.doc.File.Bytes)
	start := n.Pos() + 1
	address := string(label)
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(address), "mailto:") {
		address = "mailto:" + address
	}
	if address = safeAddress(address); address == "" {
		address = link
	}
	b.addVerbatim(start, start+len(label), style, address)
}

// rawHTML reads an inline tag or comment: a comment is noted, <br> breaks the line, and
// other tags show nothing.
func (b *body) rawHTML(n *ast.RawHTML, style Style, link string) {
	if n.Segments.Len() == 0 {
		return
	}
	first, last := n.Segments.At(0), n.Segments.At(n.Segments.Len()-1)
	span := source.Span{Start: first.Start, End: last.Stop}
	raw := b.text[span.Start:span.End]
	if strings.HasPrefix(raw, "<!--") {
		b.comment(span, commentText(b.text, n.Segments), false)
		return
	}
	if len(raw) > 3 && strings.EqualFold(raw[:3], "<br") && (isSpace(raw[3]) || raw[3] == '/' || raw[3] == '>') {
		b.lineBreak(span, style, link)
	}
}

// segmentSpan is the trimmed range of lines.
func (b *body) segmentSpan(lines *text.Segments) source.Span {
	start, end := trim(b.text, lines.At(0).Start, lines.At(lines.Len()-1).Stop)
	return source.Span{Start: start, End: end}
}
