package compile

// Lines of pipes that Markdown does not take for a table: wikis write "|| Name || Role ||"
// without a row of dashes, and a row of dashes may have the wrong width.

import (
	"strings"

	"github.com/acctplan/acctplan/pkg/source"
	"github.com/acctplan/acctplan/pkg/syntax"
)

// pipeTable reads a paragraph whose every line begins with a pipe as the table that its
// author meant; nil where it is none.
func pipeTable(lines []piece, span source.Span) *syntax.Table {
	if len(lines) < 2 {
		return nil
	}
	var rows []syntax.Row
	var delimiter source.Span
	for i, line := range lines {
		if !strings.HasPrefix(line.text, "|") || strings.Count(line.text, "|") < 2 {
			return nil
		}
		if strings.Trim(line.text, "|-: ") == "" && strings.Contains(line.text, "-") {
			if i == 0 {
				return nil
			}
			delimiter = line.span
			continue
		}
		rows = append(rows, pipeRow(line))
	}
	if len(rows) < 2 {
		return nil
	}
	table := &syntax.Table{Header: rows[0], Delimiter: delimiter}
	width := len(rows[0].Cells)
	for _, row := range rows[1:] {
		if len(row.Cells) > width {
			row.Cells, row.Surplus = row.Cells[:width], row.Cells[width:]
		}
		for len(row.Cells) < width {
			end := source.Span{Start: row.Span.End, End: row.Span.End}
			row.Cells = append(row.Cells, syntax.Cell{Span: end, Inline: syntax.Inline{Span: end}, Missing: true})
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}

// pipeRow cuts a line at its pipes. Two pipes side by side are one, as wikis mean it, when the
// line begins with two.
func pipeRow(line piece) syntax.Row {
	row := syntax.Row{Span: line.span}
	width := 1
	if strings.HasPrefix(line.text, "||") {
		width = 2
	}
	from := width
	for from < len(line.text) {
		to := strings.Index(line.text[from:], "||"[:width])
		next := len(line.text)
		end := len(strings.TrimRight(line.text, "|"))
		if to >= 0 {
			end, next = from+to, from+to+width
		} else if single := strings.IndexByte(line.text[from:], '|'); single >= 0 && width == 2 {
			end, next = from+single, from+single+1 // "|| a | b |"
		}
		if end < from {
			break
		}
		cell := line.cut(from, end)
		row.Cells = append(row.Cells, syntax.Cell{Span: cell.span, Inline: syntax.Inline{Span: cell.span, Runs: cell.exact()}})
		from = next
	}
	return row
}
