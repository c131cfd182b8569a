package inspect

// The page's layout: line numbers in a gutter, names and values in columns, text broken
// between words.

import (
	"bufio"
	"strconv"
	"strings"

	"github.com/clipperhouse/displaywidth"

	"github.com/acctplan/acctplan/pkg/report"
	"github.com/acctplan/acctplan/pkg/source"
)

// Widths, in columns.
const (
	unknownWidth = 100 // where nobody knows the terminal's
	widest       = 120 // longer lines are hard to read, however wide the terminal
	narrowest    = 40
	longestName  = 18 // of a field; longer ones push their values to the right
	recordIndent = 4  // of fields, behind the gutter
)

// style holds the ANSI sequences that begin each kind of text; all empty without colour.
type style struct {
	title, heading, concept, dim, name, bad, reset string
}

func newStyle(color bool) style {
	if !color {
		return style{}
	}
	return style{
		title: "\x1b[1m", heading: "\x1b[1;4m", concept: "\x1b[32m", dim: "\x1b[2m", name: "\x1b[36m", bad: "\x1b[31m", reset: "\x1b[0m",
	}
}

// row is one value of a fact or field.
type row struct {
	at          source.Span
	name, value string
	remark      string
	bad         bool // not understood
	quiet       bool // text, shown in one line
}

// layout writes lines.
type layout struct {
	out    *bufio.Writer
	file   *source.File
	style  style
	width  int
	gutter int // columns of the line number and what follows it
	last   int // the line number that was printed last
}

func newLayout(out *bufio.Writer, file *source.File, o Options) layout {
	width := o.Width
	if width == 0 {
		width = unknownWidth
	}
	return layout{
		out: out, file: file, style: newStyle(o.Color),
		width:  max(narrowest, min(width, widest)),
		gutter: max(3, len(strconv.Itoa(file.Lines()))) + 2,
	}
}

// styled is text in a style.
func (l *layout) styled(style, text string) string {
	if style == "" || text == "" {
		return text
	}
	return style + text + l.style.reset
}

func (l *layout) blank() {
	l.out.WriteByte('\n')
	l.last = 0
}

// line prints text of one style, broken at the width.
func (l *layout) line(indent int, style, text string) {
	for _, part := range broken(report.Visible(text), l.width-indent, l.width-indent) {
		l.out.WriteString(strings.Repeat(" ", indent) + l.styled(style, part) + "\n")
	}
}

// number is the gutter: the line on which something stands, unless the line above says so.
func (l *layout) number(at source.Span) string {
	n := 0
	if !at.IsZero() {
		n = l.file.Position(at.Start).Line
	}
	if n == 0 || n == l.last {
		return strings.Repeat(" ", l.gutter)
	}
	l.last = n
	text := strconv.Itoa(n)
	return strings.Repeat(" ", l.gutter-2-len(text)) + l.styled(l.style.dim, text) + "  "
}

// heading prints a heading and, at the right where there is room, what it is taken for. The
// concept begins with its style.
func (l *layout) heading(at source.Span, title, concept string, counts ...string) {
	begin, end := "", ""
	for _, style := range []string{l.style.concept, l.style.bad, l.style.dim} {
		if style != "" && strings.HasPrefix(concept, style) {
			concept, begin, end = concept[len(style):], style, l.style.reset
			break
		}
	}
	const titles = 40
	room := l.width - l.gutter
	title = clipped(report.Visible(title), max(titles, room-2))
	tail := strings.Join(counts, ", ")
	if tail != "" {
		tail = " · " + tail
	}
	pad := max(2, min(titles, room/2)-displaywidth.String(title))
	l.out.WriteString(l.number(at) + l.styled(l.style.title, title))
	if displaywidth.String(title)+pad+displaywidth.String(concept+tail)+2 > room {
		l.out.WriteString("\n" + strings.Repeat(" ", l.gutter+recordIndent-2))
		if displaywidth.String(concept+tail)+recordIndent > room {
			tail = "" // the records themselves stand below
		}
	} else {
		l.out.WriteString(strings.Repeat(" ", pad))
	}
	l.out.WriteString("→ " + begin + report.Visible(concept) + end + l.styled(l.style.dim, tail) + "\n")
}

// entry prints the line that names a record; leads are quiet words in front of it.
func (l *layout) entry(at source.Span, label string, leads ...string) {
	lead := ""
	for _, part := range leads {
		if part != "" {
			lead += report.Visible(part) + " "
		}
	}
	label = report.Visible(label)
	if label == "" {
		label = "(without words of its own)"
	}
	indent := l.gutter + 2
	width := l.width - indent
	for i, part := range broken(label, width-displaywidth.String(lead), width-2) {
		if i == 0 {
			l.out.WriteString(l.number(at) + "  " + l.styled(l.style.dim, lead) + part + "\n")
			continue
		}
		l.out.WriteString(strings.Repeat(" ", indent+2) + part + "\n")
	}
}

// rows prints values in columns.
func (l *layout) rows(rows []row, indent int) {
	column := 0
	for _, r := range rows {
		column = max(column, min(longestName, displaywidth.String(report.Visible(r.name))))
	}
	for _, r := range rows {
		l.row(r, indent, column)
	}
}

// row prints one value: name, value, and the remark behind it, or below it where it is long.
func (l *layout) row(r row, indent, column int) {
	name := report.Visible(r.name)
	l.out.WriteString(l.number(r.at))
	mark := "  "
	if r.bad {
		mark = l.styled(l.style.bad, "✗") + " "
	}
	nameWidth := displaywidth.String(name)
	l.out.WriteString(strings.Repeat(" ", indent-2) + mark + l.styled(l.style.name, name))
	l.out.WriteString(strings.Repeat(" ", max(0, column-nameWidth)+2))
	left := l.gutter + indent + column + 2
	if over := nameWidth - column; over > 0 {
		left += over
	}
	hanging := strings.Repeat(" ", l.gutter+indent+column+2)
	room := max(20, l.width-left)
	value := report.Visible(strings.Join(strings.Fields(r.value), " "))
	if r.quiet {
		l.out.WriteString(l.styled(l.style.dim, clipped(value, room)) + "\n")
		return
	}
	lines := broken(value, room, l.width-len(hanging))
	for i, part := range lines {
		if i > 0 {
			l.out.WriteString("\n" + hanging)
		}
		l.out.WriteString(part)
	}
	if r.remark == "" {
		l.out.WriteByte('\n')
		return
	}
	remark, style := "("+report.Visible(r.remark)+")", l.style.dim
	if r.bad {
		style = l.style.bad
	}
	used := displaywidth.String(lines[len(lines)-1])
	if len(lines) == 1 && left+used+2+displaywidth.String(remark) <= l.width {
		l.out.WriteString("  " + l.styled(style, remark) + "\n")
		return
	}
	for _, part := range broken(remark, l.width-len(hanging), l.width-len(hanging)) {
		l.out.WriteString("\n" + hanging + l.styled(style, part))
	}
	l.out.WriteByte('\n')
}

// mark prints something that was not understood and belongs to no value.
func (l *layout) mark(at source.Span, text string) {
	lines := broken(report.Visible(text), l.width-l.gutter-4, l.width-l.gutter-4)
	for i, part := range lines {
		if i == 0 {
			l.out.WriteString(l.number(at) + "  " + l.styled(l.style.bad, "✗") + " " + part + "\n")
			continue
		}
		l.out.WriteString(strings.Repeat(" ", l.gutter+4) + part + "\n")
	}
}

// broken breaks text between words into lines of at most so many columns: the first line, and
// the others. A word that is longer than a line stays whole. There is always one line.
func broken(text string, first, others int) []string {
	var lines []string
	var line strings.Builder
	used, limit := 0, first
	for _, word := range strings.Fields(text) {
		columns := displaywidth.String(word)
		if used > 0 && used+1+columns > limit {
			lines = append(lines, line.String())
			line.Reset()
			used, limit = 0, others
		}
		if used > 0 {
			line.WriteByte(' ')
			used++
		}
		line.WriteString(word)
		used += columns
	}
	return append(lines, line.String())
}

// clipped is text cut to so many columns.
func clipped(text string, columns int) string {
	if displaywidth.String(text) <= columns {
		return text
	}
	var b strings.Builder
	used := 0
	clusters := displaywidth.StringGraphemes(text)
	for clusters.Next() {
		cluster := clusters.Value()
		if used += displaywidth.String(cluster); used > columns-1 {
			break
		}
		b.WriteString(cluster)
	}
	return strings.TrimRight(b.String(), " ") + "…"
}
