package report

// Findings know bytes, readers want lines and columns. Findings come in order, so a column
// is counted on from the one before: a file that is one long line stays cheap.

import (
	"unicode/utf8"

	"github.com/acctplan/acctplan/pkg/source"
)

// locator looks files up and finds positions in them. It holds few: findings come file by file.
type locator struct {
	source func(path string) *source.File
	files  map[string]*located
}

const mostFiles = 32

func newLocator(lookup func(path string) *source.File) *locator {
	return &locator{source: lookup, files: make(map[string]*located)}
}

// file gives the file at the path, one without text where there is none.
func (l *locator) file(path string) *located {
	f, ok := l.files[path]
	if !ok {
		if len(l.files) >= mostFiles {
			clear(l.files)
		}
		f = &located{}
		if l.source != nil {
			f.file = l.source(path)
		}
		l.files[path] = f
	}
	return f
}

// located is a file and where the last spans in it began and ended.
type located struct {
	file       *source.File // nil where the text is not to be had
	start, end counter
}

// span converts both ends of a span. Without the text, both are 1:1 and keep their offsets.
func (l *located) span(s source.Span) (start, end source.Position) {
	return l.start.position(l.file, s.Start), l.end.position(l.file, s.End)
}

// counter remembers a position, to count the next from there.
type counter struct {
	last        source.Position
	first, past int // the last position's line; no column is counted from outside it
}

// position is file.Position, without counting the whole line anew for each offset in it.
func (c *counter) position(file *source.File, offset int) source.Position {
	if file == nil {
		return source.Position{Line: 1, Column: 1, Offset: max(0, offset)}
	}
	// Only between beginnings of characters do the counts of two pieces add up.
	if offset < 0 || offset >= len(file.Bytes) || !utf8.RuneStart(file.Bytes[offset]) {
		return file.Position(offset)
	}
	if c.last.Line > 0 && c.first <= offset && offset <= c.past {
		if offset >= c.last.Offset {
			c.last.Column += utf8.RuneCount(file.Bytes[c.last.Offset:offset])
		} else {
			c.last.Column -= utf8.RuneCount(file.Bytes[offset:c.last.Offset])
		}
		c.last.Offset = offset
		return c.last
	}
	at := file.Position(offset)
	text, first := file.Line(at.Line)
	past := first + len(text)
	if first == 0 {
		// A byte order mark takes no column: leave the first bytes to file.Position.
		first = len(source.ByteOrderMark)
	}
	if first <= offset && offset <= past {
		c.last, c.first, c.past = at, first, past
	}
	return at
}
