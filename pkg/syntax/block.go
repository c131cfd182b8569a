package syntax

// This file turns goldmark's block nodes into blocks with the span of all their lines.

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"github.com/acctplan/acctplan/pkg/source"
)

// expect sizes what is cut from long slices by the text to come.
func (b *body) expect(content []byte, lines int) {
	pipes := strings.Count(b.text[len(b.text)-len(content):], "|")
	b.rooms.cells.Next = min(pipes+8, 4096)
	// A line of a table has a pipe more than cells, and seldom a run more than cells.
	b.rooms.runs.Next = min(max(pipes, lines)+32, 4096)
}

// blocks reads the children of a node.
func (b *body) blocks(parent ast.Node) []Block {
	if !parent.HasChildren() {
		return nil
	}
	out := b.rooms.blocks.Take(parent.ChildCount())[:0]
	pending := len(b.doc.Comments) // comments that stand for the next block
	var before []bound             // comments that stand for the heading at an index
	for node := parent.FirstChild(); node != nil; node = node.NextSibling() {
		inside := len(b.doc.Comments)
		block, ok := b.convert(node)
		if !ok {
			continue
		}
		out = append(out, block)
		if b.items > 0 {
			continue // a comment in a list item stands for the item
		}
		if block.Kind == Heading {
			if pending < len(b.doc.Comments) {
				before = append(before, bound{pending, len(b.doc.Comments), len(out) - 1})
			}
		} else {
			for i := pending; i < len(b.doc.Comments); i++ {
				// A comment behind the text of a block of HTML stands for the block after it.
				if block.Kind == HTML && i >= inside && b.doc.Comments[i].Span.Start >= block.Span.End {
					pending = i
					break
				}
				if b.doc.Comments[i].Target.IsZero() {
					b.doc.Comments[i].Target = block.Span
				}
				pending = i + 1
			}
			continue
		}
		pending = len(b.doc.Comments)
	}
	for _, bind := range before {
		span := section(out, bind.heading)
		for i := bind.from; i < bind.to; i++ {
			if b.doc.Comments[i].Target.IsZero() {
				b.doc.Comments[i].Target = span
			}
		}
	}
	return out
}

// bound is a range of comments that stand for the section of a heading.
type bound struct{ from, to, heading int }

// section is the span from a heading to the last block before the next one that is not below it.
func section(blocks []Block, heading int) source.Span {
	span := blocks[heading].Span
	for _, block := range blocks[heading+1:] {
		if block.Kind == Heading && block.Level <= blocks[heading].Level {
			break
		}
		span.End = max(span.End, block.Span.End)
	}
	return span
}

// convert reads one block; false where nothing of it is to be seen.
func (b *body) convert(node ast.Node) (Block, bool) {
	switch n := node.(type) {
	case *ast.Paragraph, *ast.TextBlock:
		return b.paragraph(node)
	case *ast.Heading:
		return b.heading(n), true
	case *tableNode:
		return b.tableBlock(n), true
	case *ast.List:
		return b.list(n), true
	case *ast.Blockquote:
		return b.quote(n), true
	case *ast.FencedCodeBlock:
		return b.fenced(n), true
	case *ast.CodeBlock:
		return b.indented(n)
	case *ast.HTMLBlock:
		return b.html(n)
	case *ast.ThematicBreak:
		at := start(n)
		_, end := trim(b.text, at, lineEnd(b.text, at))
		return Block{Kind: Break, Span: source.Span{Start: at, End: end}}, true
	}
	return Block{}, false
}

func (b *body) paragraph(node ast.Node) (Block, bool) {
	lines := node.Lines()
	if lines.Len() == 0 {
		return Block{}, false
	}
	span := b.segmentSpan(lines)
	comments := len(b.doc.Comments)
	inline := b.inlineOf(node, span, false)
	if len(inline.Runs) == 0 && len(b.doc.Comments) > comments {
		return Block{}, false // nothing but comments: they stand for the next block
	}
	return Block{Kind: Paragraph, Span: span, Inline: inline}, true
}

func (b *body) heading(n *ast.Heading) Block {
	at := start(n)
	block := Block{Kind: Heading, Level: n.Level}
	lines := n.Lines()
	if lines.Len() == 0 {
		_, end := trim(b.text, at, lineEnd(b.text, at))
		place := min(at+n.Level, end)
		block.Span = source.Span{Start: at, End: end}
		block.Inline.Span = source.Span{Start: place, End: place}
		return block
	}
	content := b.segmentSpan(lines)
	if at < content.Start {
		_, end := trim(b.text, content.End, lineEnd(b.text, content.End))
		block.Span = source.Span{Start: at, End: max(end, content.End)}
	} else {
		// The underline is the next line.
		underline := nextLine(b.text, content.End)
		_, end := trim(b.text, underline, lineEnd(b.text, underline))
		block.Span = source.Span{Start: content.Start, End: end}
	}
	block.Inline = b.inlineOf(n, content, false)
	return block
}

func (b *body) tableBlock(n *tableNode) Block {
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		cell := child.(*cellNode)
		comments := len(b.doc.Comments)
		cell.cell.Inline = b.inlineOf(cell, cell.cell.Span, true)
		b.target(comments, cell.row.Span)
	}
	span := n.table.Header.Span
	span.End = n.table.Delimiter.End
	if last := len(n.table.Rows) - 1; last >= 0 {
		span.End = n.table.Rows[last].Span.End
	}
	return Block{Kind: TableBlock, Span: span, Table: &n.table}
}

func (b *body) quote(n *ast.Blockquote) Block {
	at := start(n)
	block := Block{Kind: Quote, Span: source.Span{Start: at, End: at + 1}, Blocks: b.blocks(n)}
	if last := len(block.Blocks) - 1; last >= 0 {
		block.Span.End = max(block.Span.End, block.Blocks[last].Span.End)
	}
	return block
}

func (b *body) list(n *ast.List) Block {
	block := Block{Kind: List, Ordered: n.IsOrdered(), Items: make([]Item, 0, n.ChildCount())}
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		block.Items = append(block.Items, b.item(child))
	}
	if last := len(block.Items) - 1; last >= 0 {
		block.Span = source.Span{Start: block.Items[0].Span.Start, End: block.Items[last].Span.End}
	}
	return block
}

func (b *body) item(n ast.Node) Item {
	comments := len(b.doc.Comments)
	b.items++
	at := start(n)
	end := at
	for end < len(b.text) && b.text[end] >= '0' && b.text[end] <= '9' {
		end++
	}
	end = min(end+1, len(b.text))
	item := Item{Inline: Inline{Span: source.Span{Start: end, End: end}}}
	first := n.FirstChild()
	for first != nil && first.Kind() == ast.KindHTMLBlock {
		// A comment before the text does not keep the text from being the item's.
		raw := len(b.doc.Comments)
		if _, ok := b.html(first.(*ast.HTMLBlock)); ok {
			b.doc.Comments = b.doc.Comments[:raw]
			break
		}
		next := first.NextSibling()
		n.RemoveChild(n, first)
		first = next
	}
	if first != nil && first.Kind() != ast.KindTextBlock && first.Kind() != ast.KindParagraph {
		first = nil
	}
	if first != nil && first.Lines().Len() > 0 {
		span := b.segmentSpan(first.Lines())
		content := span
		if box, ok := first.FirstChild().(*box); ok {
			item.Box = source.Span{Start: box.Pos(), End: box.Pos() + 3}
			item.Task = OpenTask
			if box.done {
				item.Task = DoneTask
			}
			content.Start, content.End = item.Box.End, max(content.End, item.Box.End)
			for content.Start < content.End && isSpace(b.text[content.Start]) {
				content.Start++
			}
		}
		item.Inline = b.inlineOf(first, content, false)
		end = max(end, span.End)
	}
	if n.HasChildren() && n.LastChild() != first {
		if first != nil {
			n.RemoveChild(n, first)
		}
		item.Blocks = b.blocks(n)
		if last := len(item.Blocks) - 1; last >= 0 {
			end = max(end, item.Blocks[last].Span.End)
		}
	}
	for _, comment := range b.doc.Comments[comments:] {
		end = max(end, comment.Span.End)
	}
	item.Span = source.Span{Start: at, End: end}
	b.items--
	b.target(comments, item.Span)
	return item
}

// code is the inline of raw lines.
func (b *body) code(lines []text.Segment, at int) Inline {
	b.runs = b.runs[:0]
	for _, line := range lines {
		if line.Start < line.Stop {
			b.addVerbatim(line.Start, line.Stop, 0, "")
		}
	}
	for len(b.runs) > 0 {
		if b.trimEnd(); b.runs[len(b.runs)-1].Text != "" {
			break
		}
		b.runs = b.runs[:len(b.runs)-1]
	}
	if len(b.runs) == 0 {
		return Inline{Span: source.Span{Start: at, End: at}}
	}
	runs := b.rooms.runs.Take(len(b.runs))
	copy(runs, b.runs)
	return Inline{Span: source.Span{Start: runs[0].Span.Start, End: runs[len(runs)-1].Span.End}, Runs: runs}
}

// trimEnd takes the white space off the end of the last run.
func (b *body) trimEnd() {
	run := &b.runs[len(b.runs)-1]
	_, run.Span.End = trim(b.text, run.Span.Start, run.Span.End)
	run.Text = b.text[run.Span.Start:run.Span.End]
}

func (b *body) fenced(n *ast.FencedCodeBlock) Block {
	at := start(n)
	end := lineEnd(b.text, at)
	if count := n.Lines().Len(); count > 0 {
		end = max(end, n.Lines().At(count-1).Stop)
	}
	if closing, ok := n.AttributeString(closingKey); ok {
		end = closing.(int)
	}
	_, end = trim(b.text, at, end)
	return Block{
		Kind:   Code,
		Span:   source.Span{Start: at, End: end},
		Inline: b.code(n.Lines().Sliced(0, n.Lines().Len()), min(nextLine(b.text, at), end)),
	}
}

func (b *body) indented(n *ast.CodeBlock) (Block, bool) {
	lines := n.Lines()
	if lines.Len() == 0 {
		return Block{}, false
	}
	span := b.segmentSpan(lines)
	inline := b.code(lines.Sliced(0, lines.Len()), span.Start)
	return Block{Kind: Code, Span: inline.Span, Inline: inline}, true
}

func (b *body) html(n *ast.HTMLBlock) (Block, bool) {
	lines := n.Lines().Sliced(0, n.Lines().Len())
	if n.HasClosure() {
		lines = append(lines[:len(lines):len(lines)], n.ClosureLine)
	}
	switch n.HTMLBlockType {
	case ast.HTMLBlockType2, ast.HTMLBlockType6, ast.HTMLBlockType7:
		b.htmlRuns(lines)
	default:
		b.runs = b.runs[:0]
		for _, line := range lines {
			b.htmlPiece(line.Start, line.Stop)
		}
	}
	if len(b.runs) == 0 {
		return Block{}, false
	}
	if b.trimEnd(); b.runs[len(b.runs)-1].Text == "" {
		b.runs = b.runs[:len(b.runs)-1]
	}
	if len(b.runs) == 0 {
		return Block{}, false
	}
	span := source.Span{Start: b.runs[0].Span.Start, End: b.runs[len(b.runs)-1].Span.End}
	return Block{Kind: HTML, Span: span, Inline: b.finish(span)}, true
}
