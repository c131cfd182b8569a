package edit

// Line endings: a file keeps its own.

import (
	"bytes"
	"strings"
)

// LineEnding is how the file ends its lines: "\r\n" or "\n", whichever ends its first line, or
// "\r" where neither ends any. A file of one line ends it with "\n".
func LineEnding(content []byte) string {
	at := bytes.IndexByte(content, '\n')
	switch {
	case at > 0 && content[at-1] == '\r':
		return "\r\n"
	case at < 0 && bytes.IndexByte(content, '\r') >= 0:
		return "\r"
	}
	return "\n"
}

// WithLineEnding writes text, whose lines end in "\n", with the given ending.
func WithLineEnding(text, ending string) string {
	if ending == "\n" {
		return text
	}
	return strings.ReplaceAll(text, "\n", ending)
}

// LineStart is where the line that holds the offset begins.
func LineStart(content []byte, offset int) int {
	for offset = min(offset, len(content)); offset > 0; offset-- {
		if c := content[offset-1]; c == '\n' || c == '\r' && (offset == len(content) || content[offset] != '\n') {
			break
		}
	}
	return offset
}

// NextLine is where the line after the one that holds the offset begins; the content's end
// where there is none.
func NextLine(content []byte, offset int) int {
	for ; offset < len(content); offset++ {
		switch content[offset] {
		case '\n':
			return offset + 1
		case '\r':
			if offset+1 < len(content) && content[offset+1] == '\n' {
				return offset + 2
			}
			return offset + 1
		}
	}
	return len(content)
}
