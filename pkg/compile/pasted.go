package compile

// Rows pasted from a sheet: their cells are parted by tabs, or by blanks that put them below one another. To Markdown
// they are lines of a paragraph, indented code where the first cell is empty, a heading where it is "#", a list where
// it is a number. Here they become the tables that they were, of which all else is read as of tables of pipes.
//
//	Name	Function	Role in decision        Objective           Today   Target
//	Ada Roth	VP IT	Economic buyer           Scrap rate          6,8 %   4 %

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/acctplan/acctplan/pkg/source"
	"github.com/acctplan/acctplan/pkg/syntax"
)

// The largest table that somebody pastes, and the most cells of all of a plan's: no sheet of a plan is larger.
const (
	maxPastedColumns = 48
	maxPastedCells   = 50_000
)

// pastedLine is a line that may be a row.
type pastedLine struct {
	line  piece
	mark  piece // the first cell, where Markdown took it for the mark of a heading or item
	start int   // of the line in the file
	end   int   // of the line in the file, blanks included
	block int
}

// withPastedTables turns blocks of such lines into tables.
func (c *compiler) withPastedTables(blocks []syntax.Block) []syntax.Block {
	text := c.file.String()
	if strings.IndexByte(text, '\t') < 0 && !strings.Contains(text, "   ") {
		return blocks
	}
	room := maxPastedCells
	return rewritten(blocks, func(at int) (made []syntax.Block, next int) {
		if !c.mayBeRows(&blocks[at]) {
			return nil, at + 1
		}
		lines, next := c.pastedLines(blocks, at)
		return c.pastedBlocks(lines, &room), next
	})
}

// mayBeRows reports whether a block has lines that are parted by tabs or wide blanks.
func (c *compiler) mayBeRows(b *syntax.Block) bool {
	switch b.Kind {
	case syntax.Paragraph, syntax.Heading:
		for i := range b.Inline.Runs {
			if run := b.Inline.Runs[i].Text; strings.IndexByte(run, '\t') >= 0 || strings.Contains(run, "   ") {
				return b.Kind == syntax.Paragraph || !c.markCell(b.Span.Start, b.Inline.Span.Start).empty()
			}
		}
	case syntax.Code:
		code := c.file.Text(b.Span)
		return strings.IndexByte(code, '\t') >= 0 || strings.Contains(code, "   ")
	case syntax.List:
		for i := range b.Items {
			if len(b.Items[i].Blocks) > 0 || b.Items[i].Task != syntax.NoTask || !strings.Contains(c.file.Text(b.Items[i].Span), "\t") {
				return false
			}
		}
		return true
	}
	return false
}

// pastedLines are the lines of the blocks from one on that belong together: none is blank between them, or each is a block of its own.
func (c *compiler) pastedLines(blocks []syntax.Block, at int) ([]pastedLine, int) {
	var lines []pastedLine
	next, single := at, true
	for ; next < len(blocks); next++ {
		b := &blocks[next]
		ruled := b.Kind == syntax.Break && next > at && strings.ContainsAny(c.file.Text(b.Span), " \t")
		if next > at {
			if !ruled && !c.mayBeRows(b) {
				break
			}
			if gap := c.file.Text(source.Span{Start: blocks[next-1].Span.End, End: b.Span.Start}); strings.Count(gap, "\n") > 1 {
				if single = single && b.Kind == syntax.Paragraph && !broken(b.Inline) && !broken(blocks[next-1].Inline); !single {
					break // a table of its own
				}
			}
		}
		switch {
		case ruled:
			lines = append(lines, pastedLine{line: c.verbatim(b.Span), block: next})
		case b.Kind == syntax.List:
			for _, item := range b.Items {
				for i, line := range rawLines(item.Inline) {
					row := pastedLine{line: line, block: next}
					if i == 0 {
						row.mark = c.markCell(item.Span.Start, line.span.Start)
					}
					lines = append(lines, row)
				}
			}
		default:
			for i, line := range rawLines(b.Inline) {
				row := pastedLine{line: line, block: next}
				if i == 0 && b.Kind == syntax.Heading {
					row.mark = c.markCell(b.Span.Start, line.span.Start)
				}
				lines = append(lines, row)
			}
		}
	}
	text := c.file.String()
	for i := range lines {
		l := &lines[i]
		l.start, l.end = l.line.span.Start, l.line.span.End
		if !l.mark.empty() {
			l.start = l.mark.span.Start
		}
		for l.start > 0 && (text[l.start-1] == '\t' || text[l.start-1] == ' ') {
			l.start--
		}
		for l.end < len(text) && (text[l.end] == '\t' || text[l.end] == ' ') {
			l.end++
		}
	}
	return lines, next
}

// markCell is the mark of a heading or item as the cell that it is where a tab or two blanks stand behind it.
func (c *compiler) markCell(from, to int) piece {
	mark := c.file.Text(source.Span{Start: from, End: to})
	cell := strings.TrimRight(mark, " \t")
	if gap := mark[len(cell):]; !strings.HasPrefix(gap, "\t") && !strings.HasPrefix(gap, "  ") {
		return piece{}
	}
	return c.verbatim(source.Span{Start: from, End: from + len(cell)})
}

// verbatim is the source of a span as a piece.
func (c *compiler) verbatim(span source.Span) piece {
	text := c.file.Text(span)
	return piece{text: text, span: span, runs: []syntax.Run{{Span: span, Text: text, Verbatim: true}}}
}

// pastedBlocks are the tables of lines, and the paragraphs between them; nil where there is no table.
func (c *compiler) pastedBlocks(lines []pastedLine, room *int) []syntax.Block {
	var out []syntax.Block
	found := false
	text := c.file.String()
	isRow := func(l *pastedLine) bool {
		return strings.IndexByte(l.line.text, '\t') >= 0 || strings.IndexByte(text[l.start:l.line.span.Start], '\t') >= 0 || strings.IndexByte(text[l.line.span.End:l.end], '\t') >= 0
	}
	for from := 0; from < len(lines); {
		to, tabs := from+1, isRow(&lines[from])
		for to < len(lines) && isRow(&lines[to]) == tabs {
			to++
		}
		var table *syntax.Table
		if tabs {
			table = c.tabTable(lines[from:to], room)
		} else {
			begin := from
			for begin < to-1 && lines[begin].mark.empty() && len(blankCells(lines[begin].line.text)) < 2 {
				begin++ // a title above the rows
			}
			if table = c.blankTable(lines[begin:to], room); table != nil {
				out = append(out, paragraphsOf(lines[from:begin])...)
			}
		}
		if table == nil {
			out = append(out, paragraphsOf(lines[from:to])...)
		} else {
			found = true
			out = append(out, syntax.Block{Kind: syntax.TableBlock, Span: lines[from].line.span.Union(lines[to-1].line.span).Union(table.Header.Span), Table: table})
		}
		from = to
	}
	if !found {
		return nil
	}
	return out
}

// paragraphsOf are lines that are no rows, a paragraph for each block in which they stood.
func paragraphsOf(lines []pastedLine) []syntax.Block {
	var out []syntax.Block
	for from := 0; from < len(lines); {
		to, own := from, []piece(nil)
		for ; to < len(lines) && lines[to].block == lines[from].block; to++ {
			own = append(own, lines[to].line)
		}
		in := inlineOf(own)
		out, from = append(out, syntax.Block{Kind: syntax.Paragraph, Span: in.Span, Inline: in}), to
	}
	return out
}

// tabTable makes a table of lines whose cells are parted by tabs; nil where they are too few or too many.
func (c *compiler) tabTable(lines []pastedLine, room *int) *syntax.Table {
	if len(lines) < 2 {
		return nil
	}
	text := c.file.String()
	cells, least, most := 0, maxPastedColumns+1, 0
	merged := 0 // the number of cells of every row, where several tabs part two cells
	for i := range lines {
		l := &lines[i]
		n := 1 + strings.Count(text[l.start:l.end], "\t")
		if n > maxPastedColumns {
			return nil
		}
		cells, least, most = cells+n, min(least, n), max(most, n)
		if m := countMerged(l.line.text); merged == 0 || m == merged {
			merged = m
		} else {
			merged = -1
		}
	}
	if *room -= most * len(lines); *room < 0 {
		return nil
	}
	several := merged > 1 && (least != most || merged*2 <= most)
	rows := make([]syntax.Row, 0, len(lines))
	for i := range lines {
		l := &lines[i]
		row := syntax.Row{Span: l.line.span}
		if !l.mark.empty() {
			row.Cells, row.Span = append(row.Cells, cellOf(l.mark)), row.Span.Union(l.mark.span)
		}
		before := text[max(l.start, l.mark.span.End):l.line.span.Start]
		for at := 0; at < len(before) && !several; at++ {
			if before[at] == '\t' && (l.mark.empty() || at > 0) {
				row.Cells = append(row.Cells, cellOf(emptyAt(l.line.span.Start-len(before)+at)))
			}
		}
		for at := 0; at <= len(l.line.text); {
			end := strings.IndexByte(l.line.text[at:], '\t')
			if end < 0 {
				end = len(l.line.text) - at
			}
			if cell := l.line.cut(at, at+end); !several || !cell.empty() {
				row.Cells = append(row.Cells, cellOf(cell))
			}
			at += end + 1
		}
		rows = append(rows, row)
	}
	return c.tableOfRows(rows)
}

// countMerged is the number of cells of a line in which any number of tabs part two of them.
func countMerged(text string) int {
	n := 0
	for at := 0; at < len(text); {
		end := strings.IndexByte(text[at:], '\t')
		if end < 0 {
			return n + 1
		}
		if strings.Trim(text[at:at+end], " ") != "" {
			n++
		}
		at += end + 1
	}
	return n
}

// emptyAt is the place of a piece that is missing.
func emptyAt(at int) piece { return piece{span: source.Span{Start: at, End: at}} }

//go:noinline // cells are large
func cellOf(p piece) syntax.Cell {
	return syntax.Cell{Span: p.span, Inline: syntax.Inline{Span: p.span, Runs: p.exact()}}
}

// blankTable makes a table of lines whose cells stand below one another, at least two blanks apart; nil where they do not.
func (c *compiler) blankTable(lines []pastedLine, room *int) *syntax.Table {
	if len(lines) < 3 || len(blankCells(lines[0].line.text)) < 2 && lines[0].mark.empty() {
		return nil
	}
	text := c.file.String()
	cells := make([][]blankCell, len(lines))
	widest, rows := 0, 0
	for i := range lines {
		l := &lines[i]
		if strings.Trim(l.line.text, "-=+ ") == "" {
			continue // a rule between head and rows
		}
		rows++
		begin := utf8.RuneCountInString(text[l.start:l.line.span.Start])
		if !l.mark.empty() {
			begin = utf8.RuneCountInString(text[l.mark.span.Start:l.line.span.Start])
			cells[i] = append(cells[i], blankCell{piece: l.mark, to: utf8.RuneCountInString(l.mark.text)})
		}
		for _, at := range blankCells(l.line.text) {
			from := begin + utf8.RuneCountInString(l.line.text[:at[0]])
			cells[i] = append(cells[i], blankCell{l.line.cut(at[0], at[1]), from, from + utf8.RuneCountInString(l.line.text[at[0]:at[1]])})
		}
		if len(cells[i]) > len(cells[widest]) {
			widest = i
		}
	}
	columns := cells[widest]
	width := len(columns)
	if *room -= width * len(lines); *room < 0 || rows < 3 || width < 2 || width > maxPastedColumns {
		return nil
	}
	aligned, made := 0, make([]syntax.Row, 0, rows)
	for i := range lines {
		if len(cells[i]) == 0 {
			continue
		}
		row, right := syntax.Row{Span: lines[i].line.span.Union(cells[i][0].span), Cells: make([]syntax.Cell, 0, width)}, 0
		for _, cell := range cells[i] {
			own := len(row.Cells)
			for own+1 < width && columns[own+1].from < cell.to {
				own++
			}
			if own >= width {
				return nil
			}
			if cell.from == columns[own].from || cell.to == columns[own].to {
				right++ // it begins where the column does, or ends where it ends
			}
			for len(row.Cells) < own {
				row.Cells = append(row.Cells, cellOf(emptyAt(cell.span.Start)))
			}
			row.Cells = append(row.Cells, cellOf(cell.piece))
		}
		if right == len(cells[i]) && right > 1 {
			aligned++
		}
		made = append(made, row)
	}
	if aligned*4 < rows*3 {
		return nil
	}
	return c.tableOfRows(made)
}

// blankCell is a part of such a line, and from and to which character of the line it reaches.
type blankCell struct {
	piece
	from, to int
}

// blankCells are the parts of a line between two blanks or more.
func blankCells(text string) [][2]int {
	var cells [][2]int
	from := 0
	for from < len(text) && len(cells) <= maxPastedColumns {
		end := strings.Index(text[from:], "  ")
		if end < 0 {
			return append(cells, [2]int{from, len(text)})
		}
		cells = append(cells, [2]int{from, from + end})
		from += end
		for from < len(text) && text[from] == ' ' {
			from++
		}
	}
	return cells
}

// tableOfRows makes a table of rows, the first of which may say what the columns are.
func (c *compiler) tableOfRows(rows []syntax.Row) *syntax.Table {
	kept, width := rows[:0], 0
	for _, row := range rows {
		rule := true
		for _, cell := range row.Cells {
			rule = rule && strings.Trim(cell.Inline.Text(), "-=: ") == ""
		}
		if !rule {
			kept, width = append(kept, row), max(width, len(row.Cells))
		}
	}
	if len(kept) < 2 || width < 2 {
		return nil
	}
	for i := range kept {
		kept[i] = padRow(kept[i], width)
	}
	if c.headsColumns(kept) {
		return &syntax.Table{Header: kept[0], Rows: kept[1:]}
	}
	at := source.Span{Start: kept[0].Span.Start, End: kept[0].Span.Start}
	return &syntax.Table{Header: padRow(syntax.Row{Span: at}, width), Rows: kept}
}

// headsColumns reports whether the first of some rows says what stands in the others.
func (c *compiler) headsColumns(rows []syntax.Row) bool {
	heads := make([]piece, len(rows[0].Cells))
	for i, cell := range rows[0].Cells {
		heads[i] = pieceOf(cell.Inline)
		if heads[i].text != "" && (!c.isWords(heads[i].text) || len(heads[i].text) > maxKeyLength) && !isHeadMark(heads[i].text) {
			return false
		}
	}
	if isFieldWord(heads[0].text) && isValueWord(heads[1].text) {
		return true
	}
	known := 0
	for _, collection := range fitted {
		columns, _ := c.fit(collection, heads)
		n := 0
		for _, name := range columns {
			if name != "" {
				n++
			}
		}
		known = max(known, n)
	}
	if len(heads) == 2 {
		return known == 2 && !c.isFactRow(heads[0], heads[1])
	}
	if known > 1 {
		return true
	}
	// Words that nobody has listed, above figures, days, levels or names.
	for i, head := range heads {
		if i > 0 && head.empty() {
			return len(kept(heads)) == 1 && !heads[0].empty() // whose people these are
		}
		if c.isKind(head.text) {
			return false
		}
	}
	table := &syntax.Table{Rows: rows[1:]}
	for i := range heads {
		if mostCells(table, i, c.isKind) {
			return true
		}
	}
	return false
}

// kept are the pieces that are not empty.
func kept(pieces []piece) []piece {
	return slices.DeleteFunc(slices.Clone(pieces), piece.empty)
}

// isKind reports whether a cell is surely no head of a column: a figure, a day, a level, a name, a word for a person.
func (c *compiler) isKind(text string) bool {
	if _, level := c.words.Level(text); level {
		return true
	}
	return !c.isWords(text) && !isHeadMark(text) || c.nameScore(text) >= fullName || c.isStance(text) || c.isRole(text)
}

// isHeadMark reports whether a cell above a column of numbers or boxes is a sign rather than a word.
func isHeadMark(text string) bool { return isBoxMark(text) || text == "#" }
