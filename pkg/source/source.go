// Package source holds a file's bytes and answers where in them something stands.
//
// Everything above this package speaks in Spans, half-open byte ranges of one file.
// Lines, columns and editor positions are derived from a Span when a person or an
// editor has to read it, never stored.
package source

import (
	"bytes"
	"sort"
	"sync"
	"unicode/utf8"
	"unsafe"
)

// Span is the half-open byte range [Start, End) of a file. The zero Span means
// "nowhere": use IsZero before showing one. A Span with Start == End > 0 is a place
// between two characters, where something is missing.
type Span struct {
	Start, End int
}

// IsZero reports whether the span points nowhere.
func (s Span) IsZero() bool { return s == Span{} }

// Len is the number of bytes in the span.
func (s Span) Len() int { return s.End - s.Start }

// Contains reports whether other lies inside s.
func (s Span) Contains(other Span) bool { return s.Start <= other.Start && other.End <= s.End }

// Overlaps reports whether the two spans share at least one byte.
func (s Span) Overlaps(other Span) bool { return s.Start < other.End && other.Start < s.End }

// Union is the smallest span that covers both; a zero span adds nothing.
func (s Span) Union(other Span) Span {
	if s.IsZero() {
		return other
	}
	if other.IsZero() {
		return s
	}
	return Span{min(s.Start, other.Start), max(s.End, other.End)}
}

// Position is a place as people and editors count: Line and Column start at 1, Column
// counts Unicode code points, Offset counts bytes from 0.
type Position struct {
	Line   int `json:"line"`
	Column int `json:"column"`
	Offset int `json:"offset"`
}

// File is the text of one file. Path is how the user named it, with forward slashes.
// Bytes must not change after the File is made. Methods are safe for concurrent use.
type File struct {
	Path  string
	Bytes []byte

	once  sync.Once
	lines []int // byte offset at which each line begins
}

// NewFile wraps bytes that were read from path.
func NewFile(path string, content []byte) *File {
	return &File{Path: path, Bytes: content}
}

// ByteOrderMark is the UTF-8 byte order mark that some Windows editors write first.
var ByteOrderMark = []byte{0xEF, 0xBB, 0xBF}

// index finds the line starts; \n, \r\n and a lone \r end a line.
func (f *File) index() {
	f.once.Do(func() {
		f.lines = make([]int, 1, bytes.Count(f.Bytes, []byte{'\n'})+1)
		for i, c := range f.Bytes {
			if c == '\n' || c == '\r' && (i+1 == len(f.Bytes) || f.Bytes[i+1] != '\n') {
				f.lines = append(f.lines, i+1)
			}
		}
	})
}

// Lines is the number of lines; an empty file has one.
func (f *File) Lines() int {
	f.index()
	return len(f.lines)
}

// Line returns the line with the given number (from 1) without its line ending, and
// the offset at which it begins. A number outside the file gives nil and the file's length.
func (f *File) Line(number int) (text []byte, start int) {
	f.index()
	if number < 1 || number > len(f.lines) {
		return nil, len(f.Bytes)
	}
	start = f.lines[number-1]
	end := len(f.Bytes)
	if number < len(f.lines) {
		end = f.lines[number]
	}
	return bytes.TrimRight(f.Bytes[start:end], "\r\n"), start
}

// lineAt is the index (from 0) of the line that holds the offset.
func (f *File) lineAt(offset int) int {
	f.index()
	return sort.SearchInts(f.lines, offset+1) - 1
}

// Position converts a byte offset; one outside the file is moved to its nearer end.
// A byte order mark takes no column.
func (f *File) Position(offset int) Position {
	offset = max(0, min(offset, len(f.Bytes)))
	line := f.lineAt(offset)
	from := f.lines[line]
	if line == 0 && bytes.HasPrefix(f.Bytes, ByteOrderMark) && offset >= len(ByteOrderMark) {
		from = len(ByteOrderMark)
	}
	return Position{Line: line + 1, Column: utf8.RuneCount(f.Bytes[from:offset]) + 1, Offset: offset}
}

// UTF16 converts a byte offset to the zero-based line and UTF-16 character that the
// Language Server Protocol and SARIF's default columns count.
func (f *File) UTF16(offset int) (line, character int) {
	offset = max(0, min(offset, len(f.Bytes)))
	line = f.lineAt(offset)
	for _, r := range string(f.Bytes[f.lines[line]:offset]) {
		if r > 0xFFFF {
			character++
		}
		character++
	}
	return line, character
}

// Slice returns the bytes of a span, cut to the file.
func (f *File) Slice(s Span) []byte {
	start := max(0, min(s.Start, len(f.Bytes)))
	end := max(start, min(s.End, len(f.Bytes)))
	return f.Bytes[start:end]
}

// Text is Slice as a string.
func (f *File) Text(s Span) string {
	s = Span{max(0, min(s.Start, len(f.Bytes))), max(0, min(s.End, len(f.Bytes)))}
	if s.Start >= s.End {
		return ""
	}
	return f.String()[s.Start:s.End]
}

// String is the whole text. It shares the memory of Bytes, which never change.
func (f *File) String() string { return unsafe.String(unsafe.SliceData(f.Bytes), len(f.Bytes)) }

// Trim shrinks a span until neither end is white space.
func (f *File) Trim(s Span) Span {
	for s.Start < s.End && isSpace(f.Bytes[s.Start]) {
		s.Start++
	}
	for s.End > s.Start && isSpace(f.Bytes[s.End-1]) {
		s.End--
	}
	return s
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }
