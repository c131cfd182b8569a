package syntax

// This file finds HTML comments in the body and what each stands for.

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/text"

	"github.com/acctplan/acctplan/pkg/source"
)

// comment notes a comment. Its target is set when the block around or behind it is known.
func (b *body) comment(span source.Span, content string, unclosed bool) {
	if b.inline++; b.inline > MaxInline {
		b.limit(limitInline, span)
		return
	}
	b.doc.Comments = append(b.doc.Comments, Comment{Span: span, Text: content, Unclosed: unclosed})
}

// target gives all comments from index on that have no target yet the target.
func (b *body) target(from int, target source.Span) {
	for i := from; i < len(b.doc.Comments); i++ {
		if b.doc.Comments[i].Target.IsZero() {
			b.doc.Comments[i].Target = target
		}
	}
}

// commentText is what stands between the markers of a comment that takes up the segments.
func commentText(whole string, segments *text.Segments) string {
	var out strings.Builder
	for i := range segments.Len() {
		line := segments.At(i)
		out.WriteString(whole[line.Start:line.Stop])
	}
	return commentContent(out.String())
}

// commentContent is a comment without its markers.
func commentContent(raw string) string {
	raw = strings.TrimPrefix(raw, "<!--")
	if at := strings.Index(raw, "-->"); at >= 0 {
		raw = raw[:at]
	} else {
		raw = strings.TrimRight(raw, "->") // <!--> and <!---> are comments too
	}
	return strings.TrimSpace(strings.ReplaceAll(raw, "\r\n", "\n"))
}

// commentThenText reports whether the line begins with a comment and goes on with text.
func commentThenText(line []byte) bool {
	line = bytes.TrimSpace(line)
	seen := false
	for bytes.HasPrefix(line, []byte("<!--")) {
		end := bytes.Index(line[2:], []byte("-->"))
		if end < 0 {
			return false
		}
		seen = true
		line = bytes.TrimLeft(line[2+end+len("-->"):], " \t")
	}
	return seen && len(line) > 0
}

// htmlRuns notes the comments of a block of raw HTML and gives the text between them.
func (b *body) htmlRuns(lines []text.Segment) []Run {
	b.runs = b.runs[:0]
	var content []byte // of a comment that is not closed yet
	open := -1         // where it begins
	last := 0
	for _, line := range lines {
		at, end := line.Start, line.Stop
		for at < end {
			if open >= 0 {
				// "<!-->" is whole: the closing marker may begin within the opening one.
				stop := strings.Index(b.text[at:end], "-->")
				if stop < 0 {
					content = append(content, b.text[at:end]...)
					break
				}
				content = append(content, b.text[at:at+stop+3]...)
				at += stop + 3
				b.comment(source.Span{Start: open, End: at}, commentContent("<!"+string(content)), false)
				open = -1
				continue
			}
			next := strings.Index(b.text[at:end], "<!--")
			if next < 0 {
				b.htmlPiece(at, end)
				break
			}
			b.htmlPiece(at, at+next)
			open = at + next
			content = content[:0]
			at = open + len("<!")
		}
		last = end
	}
	if open >= 0 {
		_, last = trim(b.text, open, last)
		b.comment(source.Span{Start: open, End: last}, commentContent("<!"+string(content)), true)
	}
	return b.runs
}

// htmlPiece adds raw HTML between comments.
func (b *body) htmlPiece(start, end int) {
	if len(b.runs) == 0 {
		for start < end && isSpace(b.text[start]) {
			start++
		}
	}
	b.addVerbatim(start, end, 0, "")
}
