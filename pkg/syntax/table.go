package syntax

// This file reads tables from the lines of a paragraph. Goldmark's own reader drops surplus
// cells, gives missing ones no place, takes a header that is too narrow, and makes as many
// cells as columns times rows of a hostile file.

import (
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/acctplan/acctplan/pkg/source"
)

// tableTransformer turns the end of a paragraph into a table where its lines are one, as
// GitHub does: a header, a row of dashes as wide, then any lines.
type tableTransformer struct{}

func (tableTransformer) Transform(node *ast.Paragraph, _ text.Reader, pc parser.Context) {
	lines := node.Lines()
	b := pc.(*body)
	for i := 1; i < lines.Len(); i++ {
		width := delimiterWidth(b.text, lines.At(i))
		if width == 0 {
			continue
		}
		header := lines.At(i - 1)
		if columns := b.countCells(header); columns != width {
			b.wrongDelimiter(header, lines.At(i), columns, width)
			continue
		}
		table := b.table(lines, i, width)
		table.SetPos(table.table.Header.Span.Start)
		parent := node.Parent()
		if i > 1 {
			// The lines above the table are a paragraph of their own. It must not be this node:
			// goldmark would make it a heading where a row of dashes follows the table.
			above := ast.NewParagraph()
			above.SetBlankPreviousLines(node.HasBlankPreviousLines())
			for j := range i - 1 {
				line := lines.At(j)
				line = line.TrimLeftSpace(b.src)
				if j == i-2 {
					line = line.TrimRightSpace(b.src)
				}
				above.Lines().Append(line)
			}
			parent.InsertBefore(parent, node, above)
		}
		parent.InsertBefore(parent, node, table)
		parent.RemoveChild(parent, node)
		return
	}
}

// delimiterWidth is the number of columns of a row of dashes, or 0 where the line is none.
func delimiterWidth(whole string, line text.Segment) int {
	start, end := trim(whole, line.Start, line.Stop)
	if start == end {
		return 0
	}
	if c := whole[start]; c != '|' && c != '-' && c != ':' {
		return 0
	}
	if indent, _ := util.IndentWidth([]byte(whole[line.Start:start]), 0); indent+line.Padding > 3 {
		return 0
	}
	cut, width := whole[start:end], 0
	if strings.Trim(cut, "-") == "" {
		return 0
	}
	cut = strings.TrimPrefix(cut, "|")
	for more := true; more; width++ {
		var column string
		column, cut, more = strings.Cut(cut, "|")
		column = strings.Trim(column, " \t")
		if column == "" && !more && width > 0 {
			return width // the pipe at the end
		}
		column = strings.TrimSuffix(strings.TrimPrefix(column, ":"), ":")
		if column == "" || strings.Trim(column, "-") != "" {
			return 0
		}
	}
	return width
}

// wrongDelimiter reports a row of dashes that makes no table because it is too wide or narrow.
func (b *body) wrongDelimiter(header, delimiter text.Segment, columns, width int) {
	span := b.at(delimiter)
	if !strings.Contains(b.text[header.Start:header.Stop], "|") || !strings.Contains(b.doc.File.Text(span), "|") {
		return // no table was meant
	}
	add, change := "Add", width-columns
	if change > 0 {
		add = "Remove"
	} else {
		change = -change
	}
	part := "part"
	if change > 1 {
		part = "parts"
	}
	b.doc.report(Problem{
		Kind: TableDelimiter,
		Span: span,
		Message: fmt.Sprintf("This row of dashes has %d %s, but the header above it has %d, so these lines are not read as a table.",
			width, plural(width, "column"), columns),
		Hint:    fmt.Sprintf("%s %d %s such as `---|` in this row, so that it has as many as the header.", add, change, part),
		Related: b.at(header),
	})
}

func plural(n int, word string) string {
	if n == 1 {
		return word
	}
	return word + "s"
}

// rowBounds is the range of a row's cells: the line without the blanks and pipes around it.
// Some says whether there is any cell.
func rowBounds(whole string, line text.Segment) (outer source.Span, start, end int, some bool) {
	start, end = trim(whole, line.Start, line.Stop)
	outer = source.Span{Start: start, End: end}
	if start < end && whole[start] == '|' {
		start++
	}
	some = start < end
	if some && whole[end-1] == '|' && whole[end-2] != '\\' {
		end--
	}
	return outer, start, end, some
}

// cellEnd is where the cell that begins at start ends: at the next pipe without a backslash.
// A pipe inside a code span ends the cell too, as on GitHub.
func cellEnd(whole string, start, end int) int {
	for at := start; ; at++ {
		next := strings.IndexByte(whole[at:end], '|')
		if next < 0 {
			return end
		}
		at += next
		if at == start || whole[at-1] != '\\' {
			return at
		}
	}
}

// countCells is the number of cells in a row.
func (b *body) countCells(line text.Segment) int {
	_, start, end, some := rowBounds(b.text, line)
	if !some {
		return 0
	}
	n := 1
	for at := cellEnd(b.text, start, end); at < end; at = cellEnd(b.text, at+1, end) {
		n++
	}
	return n
}

// table reads the table whose row of dashes is at index i.
func (b *body) table(lines *text.Segments, i, width int) *tableNode {
	node := &tableNode{}
	table := &node.table
	table.Delimiter = b.at(lines.At(i))
	table.Rows = make([]Row, lines.Len()-i-1)
	b.row(node, &table.Header, lines.At(i-1), width)
	for j := range table.Rows {
		line := lines.At(i + 1 + j)
		if b.cells+width > MaxCells {
			last := b.at(lines.At(lines.Len() - 1))
			b.limit(limitCells, source.Span{Start: b.at(line).Start, End: last.End})
			table.Rows = table.Rows[:j:j]
			break
		}
		b.row(node, &table.Rows[j], line, width)
	}
	return node
}

// row reads one row.
func (b *body) row(node *tableNode, row *Row, line text.Segment, width int) {
	outer, start, end, some := rowBounds(b.text, line)
	row.Span = outer
	row.Cells = b.rooms.cells.Take(width)
	b.cells += width
	piped := start > outer.Start || end < outer.End
	column := 0
	for some && column < width {
		stop := cellEnd(b.text, start, end)
		b.cell(node, row, &row.Cells[column], start, stop)
		column++
		start, some = stop+1, stop < end
		piped = piped || some
	}
	if some {
		b.surplus(node, row, start, end)
	}
	row.NoPipe = !piped
	for ; column < width; column++ {
		place := source.Span{Start: outer.End, End: outer.End}
		row.Cells[column] = Cell{Span: place, Inline: Inline{Span: place}, Missing: true}
	}
}

// surplus reads the cells beyond the header's width.
func (b *body) surplus(node *tableNode, row *Row, start, end int) {
	n := 1
	for at := cellEnd(b.text, start, end); at < end; at = cellEnd(b.text, at+1, end) {
		n++
	}
	if b.cells+n > MaxCells {
		b.limit(limitCells, source.Span{Start: start, End: end})
		n = max(0, MaxCells-b.cells)
	}
	row.Surplus = make([]Cell, n)
	b.cells += n
	for i := range row.Surplus {
		stop := cellEnd(b.text, start, end)
		b.cell(node, row, &row.Surplus[i], start, stop)
		start = stop + 1
	}
}

// meanings are what the characters of a cell may be other than text: markup, or the beginning of an escape or entity.
var meanings = [256]meaning{'*': isMarkup, '_': isMarkup, '`': isMarkup, '[': isMarkup, '<': isMarkup, '~': isMarkup, '\\': isEscape, '&': isEscape}

type meaning uint8

const (
	isMarkup meaning = 1 << iota
	isEscape
)

// meaningOf are the meanings of all characters of a text.
func meaningOf(text string) (all meaning) {
	for i := range len(text) {
		all |= meanings[text[i]]
	}
	return all
}

// cell reads the cell between two pipes. One with markup is left to goldmark.
func (b *body) cell(node *tableNode, row *Row, cell *Cell, start, end int) {
	first, last := trim(b.text, start, end)
	if first == last {
		cell.Span = source.Span{Start: start, End: end}
		cell.Inline.Span = cell.Span
		return
	}
	cell.Span = source.Span{Start: first, End: last}
	switch means := meaningOf(b.text[first:last]); {
	case means == 0:
		cell.Inline = b.verbatim(cell.Span)
		return
	case means&isMarkup == 0:
		cell.Inline = b.plain(cell.Span)
		return
	}
	child := &cellNode{row: row, cell: cell}
	child.Lines().Append(text.NewSegment(first, last))
	node.AppendChild(node, child)
}
