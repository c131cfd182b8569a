package main

import (
	"strings"

	"github.com/clipperhouse/displaywidth"
)

// Widths of text for reading.
const (
	readingWidth  = 80  // where nobody knows the terminal's
	widestReading = 100 // longer lines are hard to read, however wide the terminal
	narrowest     = 30  // below this, words break more than they wrap
)

// readingWidth is how many columns a page of text may have.
func (a *app) readingWidth() int {
	if a.terminal.width == 0 {
		return readingWidth
	}
	return max(narrowest, min(a.terminal.width, widestReading))
}

// wrapped breaks text into lines of at most width columns, and indents them. Line breaks in
// the text stay.
func wrapped(text, indent string, width int) string {
	var b strings.Builder
	for line := range strings.SplitSeq(text, "\n") {
		column := 0
		for _, word := range strings.Fields(line) {
			length := displaywidth.String(word)
			switch {
			case column == 0:
				b.WriteString(indent)
				column = len(indent)
			case column+1+length > width:
				b.WriteString("\n" + indent)
				column = len(indent)
			default:
				b.WriteByte(' ')
				column++
			}
			b.WriteString(word)
			column += length
		}
		b.WriteByte('\n')
	}
	return b.String()
}
