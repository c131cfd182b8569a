package report

// An excerpt is the line of the source that a finding is about, with carets under exactly
// the subject. Columns are counted as a terminal draws them, and a line that is too long is
// cut to a window around the subject.

import (
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"
)

const (
	// tabWidth is how many columns a tab takes in an excerpt.
	tabWidth = 4
	// unlimited is the width of a line without a limit. It is one all the same, so that
	// many findings in one line of a megabyte do not print it many times.
	unlimited = 10_000
	// narrowest is the least width that an excerpt gets, however narrow the terminal.
	narrowest = 20
	ellipsis  = "…"
)

// cell is one character as a reader sees it, a grapheme cluster or an escape.
type cell struct {
	start, end int // bytes of the line
	text       string
	column     int // columns before it
}

// excerpt is a line ready to print. It keeps its memory from one finding to the next.
type excerpt struct {
	cells []cell
	width int // columns of all cells

	first, past     int // the cells that are shown
	cutLeft         bool
	cutRight        bool
	indent          int  // columns before the carets
	carets          int  // how many; at least one
	subjectIsLonger bool // the subject goes on behind the last caret
}

// lay lays out a line with the subject [from, to), bytes of the line, in so many columns.
// continues tells that the subject goes on in the next line.
func (e *excerpt) lay(line []byte, from, to int, continues bool, columns int) {
	columns = max(columns, narrowest)
	from = max(0, min(from, len(line)))
	to = max(from, min(to, len(line)))

	// A cluster of one column seldom has more bytes than this: what lies further from the
	// subject cannot be seen, and is not looked at.
	reach := 16*columns + 64
	low, high := max(0, from-reach), min(len(line), min(to, from+reach)+reach)
	for low > 0 && !utf8.RuneStart(line[low]) {
		low--
	}
	for high < len(line) && !utf8.RuneStart(line[high]) {
		high++
	}
	e.split(line[low:high], low)
	e.window(from, to, low > 0, high < len(line), columns)
	e.subjectIsLonger = e.subjectIsLonger || continues
}

// split cuts text into cells; offset is where the text begins in its line.
func (e *excerpt) split(text []byte, offset int) {
	e.cells, e.width = e.cells[:0], 0
	whole := string(text)
	for i := 0; i < len(whole); {
		c := whole[i]
		if c >= 0x20 && c < 0x7F && (i+1 == len(whole) || whole[i+1] < 0x80) {
			e.add(offset+i, offset+i+1, whole[i:i+1], 1) // nothing can combine with it
			i++
			continue
		}
		clusters := displaywidth.StringGraphemes(whole[i:])
		clusters.Next()
		cluster := clusters.Value()
		switch visible := Visible(cluster); {
		case cluster == "\t":
			e.add(offset+i, offset+i+1, "    ", tabWidth)
		case visible != cluster:
			e.add(offset+i, offset+i+len(cluster), visible, displaywidth.String(visible))
		default:
			e.add(offset+i, offset+i+len(cluster), cluster, clusters.Width())
		}
		i += len(cluster)
	}
}

func (e *excerpt) add(start, end int, text string, width int) {
	e.cells = append(e.cells, cell{start: start, end: end, text: text, column: e.width})
	e.width += width
}

// columnAt is the column at which the cell begins; the line's width behind the last one.
func (e *excerpt) columnAt(i int) int {
	if i >= len(e.cells) {
		return e.width
	}
	return e.cells[i].column
}

// window chooses the cells that are shown, and places the carets under the subject.
func (e *excerpt) window(from, to int, moreLeft, moreRight bool, columns int) {
	first, past := e.subject(from, to)
	left, right := e.columnAt(first), max(e.columnAt(past), e.columnAt(first)+1)

	e.first, e.past = 0, len(e.cells)
	e.cutLeft, e.cutRight = moreLeft, moreRight
	if moreLeft || moreRight || e.width > columns {
		if moreLeft || right > columns-1 {
			e.first = e.leftEdge(left, right, columns)
		}
		e.cutLeft = moreLeft || e.first > 0
		room := columns + e.columnAt(e.first)
		if e.cutLeft {
			room--
		}
		if moreRight || e.width > room {
			e.cutRight = true
			for e.past > e.first+1 && e.columnAt(e.past) > room-1 {
				e.past--
			}
		}
	}

	e.indent = e.columnAt(first) - e.columnAt(e.first)
	if e.cutLeft {
		e.indent++
	}
	e.subjectIsLonger = past > e.past
	e.carets = max(1, e.columnAt(min(past, e.past))-e.columnAt(first))
}

// subject finds the cells that the bytes [from, to) touch; none for an empty subject, which
// stands before the first of them.
func (e *excerpt) subject(from, to int) (first, past int) {
	for first < len(e.cells) && e.cells[first].end <= from {
		first++
	}
	past = first
	for past < len(e.cells) && e.cells[past].start < to {
		past++
	}
	return first, past
}

// leftEdge is the first cell of a window that cannot begin with the line: it gives the
// subject [left, right) equal room on both sides, and one with no room for that its beginning.
func (e *excerpt) leftEdge(left, right, columns int) int {
	room := columns - 2 // an ellipsis on either side
	before := 0
	if spare := room - (right - left); spare > 0 {
		before = spare - min(spare/2, max(0, e.width-right))
	}
	i := 0
	for i < len(e.cells) && e.cells[i].column < left-before {
		i++
	}
	return i
}
