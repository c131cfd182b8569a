package compile

// Reshaping: blocks that people or programs write in another form than Markdown's own become
// the form that everything else reads: HTML tables and lists, definition lists, tables whose
// fields run down and whose records run across.

import (
	"bytes"
	"html"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
	"github.com/acctplan/acctplan/pkg/syntax"
)

// rewritten are blocks of which each was asked what stands in its place: nil where it stays, with all of them where each
// does. Next is the place of the block to be asked then.
func rewritten(blocks []syntax.Block, ask func(at int) (list []syntax.Block, next int)) []syntax.Block {
	var out []syntax.Block
	for at := 0; at < len(blocks); {
		list, next := ask(at)
		switch {
		case list != nil && out == nil:
			out = append(append(make([]syntax.Block, 0, len(blocks)+8), blocks[:at]...), list...)
		case list != nil:
			out = append(out, list...)
		case out != nil:
			out = append(out, blocks[at:next]...)
		}
		at = next
	}
	if out == nil {
		return blocks
	}
	return out
}

// headingOf is a heading made of a line: below every real one, and beside others of its kind.
//
//go:noinline // blocks are large
func headingOf(span source.Span, in syntax.Inline) syntax.Block {
	return syntax.Block{Kind: syntax.Heading, Level: boldLevel, Span: span, Inline: in}
}

// headAndRest parts a paragraph of several lines at the end of the first, which is a heading.
//
//go:noinline
func headAndRest(b syntax.Block, lines []piece) []syntax.Block {
	rest := b
	rest.Span.Start, rest.Inline = lines[1].span.Start, inlineOf(lines[1:])
	return []syntax.Block{headingOf(source.Span{Start: b.Span.Start, End: lines[0].span.End}, inlineOf(lines[:1])), rest}
}

// reshaped gives each block the form in which it is read. Blocks that need none are shared.
//
//go:noinline
func (c *compiler) reshaped(blocks []syntax.Block) []syntax.Block {
	return rewritten(blocks, func(at int) (list []syntax.Block, next int) {
		switch b := &blocks[at]; b.Kind {
		case syntax.HTML:
			list = htmlBlocks(*b)
		case syntax.Paragraph:
			if defined, ok := definitions(*b); ok {
				list = []syntax.Block{defined}
			} else if items, ok := markedItems(*b); ok {
				list = []syntax.Block{items}
			}
		case syntax.List:
			if at+1 < len(blocks) && c.underlines(&blocks[at+1], b) {
				span := source.Span{Start: b.Span.Start, End: blocks[at+1].Span.End}
				return []syntax.Block{{Kind: syntax.Heading, Level: 2, Span: span, Inline: b.Items[0].Inline}}, at + 2
			}
			list = c.partedList(*b)
		}
		return list, at + 1
	})
}

// underlines reports whether a block is a rule right below a numbered line, which is a heading then; Markdown takes the
// line for a list of one:
//
//  3. Contacts
//     -----------
func (c *compiler) underlines(rule, above *syntax.Block) bool {
	if rule.Kind != syntax.Break || c.file.Bytes[rule.Span.Start] != '-' || len(above.Items) != 1 {
		return false
	}
	item := &above.Items[0]
	if item.Task != syntax.NoTask || len(item.Blocks) > 0 || len(item.Inline.Runs) == 0 || len(item.Inline.Text()) > longestTitle {
		return false
	}
	first, between := c.file.Bytes[above.Span.Start], c.file.Bytes[above.Span.End:rule.Span.Start]
	return first >= '0' && first <= '9' && bytes.Count(between, []byte("\n")) == 1 && len(bytes.TrimSpace(between)) == 0
}

// partedList parts a list at lines that stand right below an item and head what follows, where Markdown takes them
// for the item's own text: "**60 days**" between two groups of tasks, "Jon:" at the margin above his. Nil where there
// is none.
func (c *compiler) partedList(b syntax.Block) []syntax.Block {
	var out []syntax.Block
	from := 0
	for i, item := range b.Items {
		broken := false
		for _, r := range item.Inline.Runs {
			broken = broken || strings.IndexByte(r.Text, '\n') >= 0
		}
		if !broken || len(item.Blocks) > 0 {
			continue
		}
		lines := rawLines(item.Inline)
		last := len(lines) - 1
		if last < 1 || !lines[last].bold(0, len(lines[last].text)) && (i+1 == len(b.Items) || !c.headsAtMargin(lines[last])) || len(lines[last].text) > 60 || strings.HasSuffix(lines[last].text, ".") {
			continue
		}
		head := b
		head.Items = append([]syntax.Item(nil), b.Items[from:i+1]...)
		short := &head.Items[len(head.Items)-1]
		short.Inline.Runs = nil
		for n, line := range lines[:last] {
			if n > 0 {
				short.Inline.Runs = append(short.Inline.Runs, syntax.Run{Span: line.span, Text: "\n"})
			}
			short.Inline.Runs = append(short.Inline.Runs, line.exact()...)
		}
		short.Span.End = lines[last-1].span.End
		head.Span.End = short.Span.End
		out = append(out, head, syntax.Block{Kind: syntax.Paragraph, Span: lines[last].span, Inline: syntax.Inline{Span: lines[last].span, Runs: lines[last].exact()}})
		from = i + 1
	}
	if out != nil && from < len(b.Items) {
		rest := b
		rest.Items, rest.Span.Start = b.Items[from:], b.Items[from].Span.Start
		out = append(out, rest)
	}
	return out
}

// headsAtMargin reports whether a line is a word or three with a colon behind them and nothing in front: "Jon:".
func (c *compiler) headsAtMargin(line piece) bool {
	start := line.span.Start
	return strings.HasSuffix(line.text, ":") && strings.Count(line.text, ":") == 1 && len(strings.Fields(line.text)) < 4 && start > 0 && c.file.Bytes[start-1] == '\n'
}

// definitions reads "Term" with ": what it is" on the next line as an item "Term: what it is".
func definitions(b syntax.Block) (syntax.Block, bool) {
	marked := false
	for _, r := range b.Inline.Runs {
		marked = marked || strings.Contains(r.Text, "\n: ") || strings.HasPrefix(r.Text, ": ")
	}
	if !marked {
		return b, false
	}
	lines := rawLines(b.Inline)
	list := syntax.Block{Kind: syntax.List, Span: b.Span}
	for i := 0; i < len(lines); i++ {
		if i+1 >= len(lines) || !strings.HasPrefix(lines[i+1].text, ": ") || strings.HasPrefix(lines[i].text, ":") || strings.Contains(lines[i].text, ": ") {
			return b, false
		}
		runs := append(append([]syntax.Run{}, lines[i].exact()...), lines[i+1].exact()...)
		span := lines[i].span.Union(lines[i+1].span)
		for i+2 < len(lines) && strings.HasPrefix(lines[i+2].text, ": ") {
			more := lines[i+2].cut(1, len(lines[i+2].text))
			runs = append(append(runs, syntax.Run{Span: lines[i+2].span, Text: ", "}), more.exact()...)
			span = span.Union(more.span)
			i++
		}
		list.Items = append(list.Items, syntax.Item{Span: span, Inline: syntax.Inline{Span: span, Runs: runs}})
		i++
	}
	return list, len(list.Items) > 0
}

// markedItems reads a paragraph as the list that its author meant, whose marks Markdown does not know: "(1) …",
// "• …". Lines without a mark go on from the item above.
func markedItems(b syntax.Block) (syntax.Block, bool) {
	if len(b.Inline.Runs) == 0 || markOf(b.Inline.Runs[0].Text) == 0 || !broken(b.Inline) {
		return b, false
	}
	list := syntax.Block{Kind: syntax.List, Span: b.Span}
	for _, line := range rawLines(b.Inline) {
		if markOf(line.text) > 0 {
			item := itemOfLine(line)
			item.Inline.Runs = slices.Clip(item.Inline.Runs) // what is appended stands elsewhere
			list.Items = append(list.Items, item)
			continue
		}
		if len(list.Items) == 0 {
			return b, false
		}
		item := &list.Items[len(list.Items)-1]
		item.Span = item.Span.Union(line.span)
		gap := syntax.Run{Span: source.Span{Start: line.span.Start, End: line.span.Start}, Text: "\n"}
		item.Inline.Runs = append(append(item.Inline.Runs, gap), line.exact()...)
		item.Inline.Span = item.Inline.Span.Union(line.span)
	}
	return list, len(list.Items) > 1
}

// markOf is the length of "(1) ", "• " or "① " in front of a line.
func markOf(text string) int {
	if text == "" {
		return 0
	}
	if text[0] == '(' {
		return numbering(text)
	}
	if r, size := utf8.DecodeRuneInString(text); strings.ContainsRune("•‣▪●◦→➔➜➤►▸", r) || r >= '①' && r <= '⑳' {
		return size
	}
	return 0
}

// rawLines cuts an inline at its line breaks and keeps its markup of text as it is.
func rawLines(in syntax.Inline) []piece {
	var lines []piece
	for _, line := range inlineLines(in) {
		p := piece{text: line.Text(), span: line.Span, runs: line.Runs}
		if p = p.cut(0, len(p.text)); !p.empty() {
			lines = append(lines, p)
		}
	}
	return lines
}

// htmlBlocks reads the tables and lists of raw HTML; nil where there is none.
func htmlBlocks(b syntax.Block) []syntax.Block {
	raw := piece{text: b.Inline.Text(), span: b.Inline.Span, runs: b.Inline.Runs}
	lower := asciiLower(raw.text)
	if !strings.Contains(lower, "<tr") && !strings.Contains(lower, "<li") {
		return nil
	}
	var blocks []syntax.Block
	var rows []syntax.Row
	var items []syntax.Item
	var row *syntax.Row
	heading := false // the first row holds the headers
	open, bold := -1, false
	flushTable := func() {
		if table := htmlTable(rows, heading); table != nil {
			blocks = append(blocks, syntax.Block{Kind: syntax.TableBlock, Span: b.Span, Table: table})
		}
		rows, heading = nil, false
	}
	flushList := func() {
		if len(items) > 0 {
			blocks = append(blocks, syntax.Block{Kind: syntax.List, Span: b.Span, Items: items})
		}
		items = nil
	}
	for at := 0; at < len(lower); {
		start := strings.IndexByte(lower[at:], '<')
		if start < 0 {
			break
		}
		start += at
		end := strings.IndexByte(lower[start:], '>')
		if end < 0 {
			break
		}
		end += start + 1
		name := strings.Trim(lower[start+1:end-1], "/ ")
		if space := strings.IndexAny(name, " \t\n"); space > 0 {
			name = name[:space]
		}
		closing := strings.HasPrefix(lower[start:], "</")
		switch name {
		case "tr":
			if row != nil && len(row.Cells) > 0 {
				rows = append(rows, *row)
			}
			row = nil
			if !closing {
				row = &syntax.Row{Span: raw.spanOf(start, end)}
			}
		case "td", "th":
			if row == nil {
				break
			}
			if open >= 0 {
				row.Cells = append(row.Cells, htmlCell(raw, open, start, bold))
				row.Span = row.Span.Union(raw.spanOf(open, end))
				open = -1
			}
			if !closing {
				open, bold = end, name == "th"
				heading = heading || name == "th" && len(rows) == 0 && len(row.Cells) > 0
			}
		case "table":
			flushList()
			if closing {
				flushTable()
			}
		case "li":
			if open >= 0 {
				cell := htmlCell(raw, open, start, false)
				items = append(items, syntax.Item{Span: raw.spanOf(open, start), Inline: cell.Inline})
				open = -1
			}
			if !closing {
				open = end
			}
		case "ul", "ol":
			if closing {
				flushList()
			}
		}
		at = end
	}
	flushTable()
	flushList()
	return blocks
}

// htmlTable makes a table of rows; without a row of headers it has an empty one, as wikis
// export tables of facts.
func htmlTable(rows []syntax.Row, heading bool) *syntax.Table {
	if len(rows) == 0 {
		return nil
	}
	width := 0
	for _, row := range rows {
		width = max(width, len(row.Cells))
	}
	table := &syntax.Table{}
	if heading {
		table.Header, rows = rows[0], rows[1:]
	} else {
		at := source.Span{Start: rows[0].Span.Start, End: rows[0].Span.Start}
		table.Header.Span = at
	}
	for i := range rows {
		rows[i] = padRow(rows[i], width)
	}
	table.Header = padRow(table.Header, width)
	table.Rows = rows
	return table
}

func padRow(row syntax.Row, width int) syntax.Row {
	for len(row.Cells) < width {
		end := source.Span{Start: row.Span.End, End: row.Span.End}
		row.Cells = append(row.Cells, syntax.Cell{Span: end, Inline: syntax.Inline{Span: end}, Missing: true})
	}
	return row
}

// htmlCell is the text between two tags, inner tags left out.
func htmlCell(raw piece, from, to int, bold bool) syntax.Cell {
	cell := syntax.Cell{Span: raw.spanOf(from, to)}
	cell.Inline.Span = cell.Span
	for from < to {
		end := strings.IndexByte(raw.text[from:to], '<')
		stop := to
		if end >= 0 {
			stop = from + end
		}
		if text := raw.cut(from, stop); !text.empty() {
			if len(cell.Inline.Runs) > 0 {
				cell.Inline.Runs = append(cell.Inline.Runs, syntax.Run{Span: text.span, Text: " "})
			}
			for _, run := range text.exact() {
				if bold {
					run.Style |= syntax.Bold
				}
				if strings.Contains(run.Text, "&") {
					if plain := html.UnescapeString(run.Text); plain != run.Text {
						run.Text, run.Verbatim = plain, false
					}
				}
				run.Text = strings.ReplaceAll(run.Text, "\n", " ")
				cell.Inline.Runs = append(cell.Inline.Runs, run)
			}
		}
		if end < 0 {
			break
		}
		tag := strings.IndexByte(raw.text[stop:to], '>')
		if tag < 0 {
			break
		}
		from = stop + tag + 1
	}
	return cell
}

// upright turns a table on its side, whose first column names fields and whose other columns are
// records, into one with a record a row; nil where the table stands as it should.
func (c *compiler) upright(collections []plan.Collection, t *syntax.Table, heads []piece) *syntax.Table {
	if len(heads) < 2 || len(t.Rows) < 2 || len(heads) > 64 {
		return nil
	}
	first := make([]piece, 0, len(t.Rows)+1)
	first = append(first, heads[0])
	for _, row := range t.Rows {
		if row.NoPipe || len(row.Cells) != len(heads) {
			return nil
		}
		first = append(first, pieceOf(row.Cells[0].Inline))
	}
	down, across := 0, 0
	for _, collection := range collections {
		_, n := c.fit(collection, first)
		down = max(down, n)
		_, n = c.fit(collection, heads)
		across = max(across, n)
	}
	if down < 2 || down < 3 && !heads[0].empty() || across*2 > down {
		return nil
	}
	turned := &syntax.Table{Delimiter: t.Delimiter}
	all := append([]syntax.Row{t.Header}, t.Rows...)
	for column := range heads {
		row := syntax.Row{}
		for _, old := range all {
			row.Cells = append(row.Cells, old.Cells[column])
			row.Span = row.Span.Union(old.Cells[column].Span)
		}
		if column == 0 {
			turned.Header = row
			continue
		}
		turned.Rows = append(turned.Rows, row)
	}
	if turned.Header.Cells[0].Empty() {
		// The corner is empty: the heads are what the records are called.
		label := syntax.Run{Span: turned.Header.Cells[0].Span, Text: labelField[collections[0]]}
		numbers := true
		for _, head := range heads[1:] {
			numbers = numbers && (isFigure(head.text) || len(head.text) < 2)
		}
		if numbers {
			label.Text = "id"
		}
		turned.Header.Cells[0].Inline.Runs = []syntax.Run{label}
	}
	return turned
}
