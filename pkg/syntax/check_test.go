package syntax

import (
	"strings"
	"testing"

	"github.com/acctplan/acctplan/pkg/source"
)

// check fails where a tree breaks its contract: spans lie in the file, in order and within
// their parents, and verbatim runs are what stands in the file.
func check(t testing.TB, doc *Document) {
	t.Helper()
	c := checker{TB: t, file: doc.File}
	whole := source.Span{Start: 0, End: len(doc.File.Bytes)}
	for _, problem := range doc.Problems {
		c.repaired = c.repaired || problem.Kind == YAMLSyntax
		c.limited = c.limited || problem.Kind == DepthLimit || problem.Kind == AliasLimit
	}
	if front := doc.Frontmatter; front != nil {
		c.within("frontmatter", front.Span, whole)
		c.within("opening line", front.Open, front.Span)
		c.node(front.Root, front.Span)
		whole.Start = front.Span.End
	}
	c.blocks(doc.Blocks, whole)
	last := 0
	for _, comment := range doc.Comments {
		c.within("comment", comment.Span, source.Span{Start: last, End: len(doc.File.Bytes)})
		c.within("target", comment.Target, source.Span{Start: 0, End: len(doc.File.Bytes)})
		last = comment.Span.End
	}
	last = 0
	for _, problem := range doc.Problems {
		c.within("problem", problem.Span, source.Span{Start: last, End: len(doc.File.Bytes)})
		if problem.Message == "" {
			t.Errorf("a problem without a message: %v", problem)
		}
		last = problem.Span.Start
	}
}

type checker struct {
	testing.TB
	file     *source.File
	repaired bool // the frontmatter did not parse
	limited  bool // the frontmatter goes beyond a limit
}

func (c checker) within(what string, span, outer source.Span) {
	c.Helper()
	if span.Start < 0 || span.End < span.Start || !outer.Contains(span) && !span.IsZero() {
		c.Errorf("%s: %v is not within %v", what, span, outer)
	}
}

func (c checker) node(n *Node, outer source.Span) {
	if n == nil {
		return
	}
	c.within("node", n.Span, outer)
	if n.Kind == Scalar && !c.repaired {
		c.scalar(n)
	}
	last := n.Span.Start
	for _, pair := range n.Pairs {
		if !n.Span.Contains(pair.KeySpan) {
			return // an alias
		}
		c.within("key "+pair.Key, pair.KeySpan, source.Span{Start: last, End: n.Span.End})
		if pair.Value == nil {
			c.Errorf("key %s: no value", pair.Key)
			continue
		}
		c.within("value of "+pair.Key, pair.Value.Span, source.Span{Start: pair.KeySpan.End, End: n.Span.End})
		c.node(pair.Value, n.Span)
		last = pair.Value.Span.End
		if c.repaired { // a fact may have been read from among the lines of another
			last = pair.KeySpan.Start
		}
	}
	last = n.Span.Start
	for _, item := range n.Items {
		if item == nil {
			c.Errorf("a list item that is nil")
			continue
		}
		if !n.Span.Contains(item.Span) {
			return
		}
		c.within("item", item.Span, source.Span{Start: last, End: n.Span.End})
		c.node(item, n.Span)
		last = item.Span.End
	}
}

// scalar checks that a value is what stands at its span.
func (c checker) scalar(n *Node) {
	text := c.file.Text(n.Span)
	switch {
	case n.Quoted:
		if len(text) < 1 || !strings.Contains(`"'|>`, text[:1]) || strings.Contains(`"'`, text[:1]) && (len(text) < 2 || text[0] != text[len(text)-1]) {
			c.Errorf("quoted value %q at %q", n.Value, text)
		}
	case strings.ContainsAny(text, "\r\n\u0085\u2028\u2029"), strings.HasPrefix(text, "*"), strings.HasPrefix(text, "!"):
	case text != n.Value && !c.limited:
		c.Errorf("value %q at %q", n.Value, text)
	}
}

func (c checker) blocks(blocks []Block, outer source.Span) {
	last := outer.Start
	for i := range blocks {
		b := &blocks[i]
		c.within("block", b.Span, source.Span{Start: last, End: outer.End})
		last = b.Span.End
		switch b.Kind {
		case List:
			c.items(b)
		case TableBlock:
			c.table(b)
		case Quote:
			c.blocks(b.Blocks, b.Span)
		case Break:
		case Code, HTML:
			c.inline(b.Inline, b.Span)
		default:
			for _, run := range b.Inline.Runs {
				if run.Text != "\n" && run.Verbatim && strings.ContainsAny(run.Text, "\r\n") {
					c.Errorf("a line ending in %q", run.Text)
				}
			}
			c.inline(b.Inline, b.Span)
		}
	}
}

func (c checker) items(b *Block) {
	if len(b.Items) == 0 {
		c.Errorf("a list without items at %v", b.Span)
	}
	last := b.Span.Start
	for _, item := range b.Items {
		c.within("list item", item.Span, source.Span{Start: last, End: b.Span.End})
		last = item.Span.End
		c.inline(item.Inline, item.Span)
		c.blocks(item.Blocks, source.Span{Start: item.Inline.Span.Start, End: item.Span.End})
		if text := c.file.Text(item.Box); (item.Task == NoTask) != item.Box.IsZero() ||
			item.Task == OpenTask && text != "[ ]" || item.Task == DoneTask && text != "[x]" && text != "[X]" {
			c.Errorf("task %d with box %q", item.Task, text)
		}
		if marker := c.file.Text(source.Span{Start: item.Span.Start, End: item.Span.Start + 1}); !b.Ordered && marker != "-" && marker != "*" && marker != "+" ||
			b.Ordered && (marker < "0" || marker > "9") {
			c.Errorf("item begins with %q at %d", marker, item.Span.Start)
		}
	}
}

func (c checker) table(b *Block) {
	t := b.Table
	c.row(t.Header, b.Span, len(t.Header.Cells))
	c.within("delimiter row", t.Delimiter, source.Span{Start: t.Header.Span.End, End: b.Span.End})
	last := t.Delimiter.End
	for _, row := range t.Rows {
		c.row(row, source.Span{Start: last, End: b.Span.End}, len(t.Header.Cells))
		last = row.Span.End
	}
}

func (c checker) row(row Row, outer source.Span, width int) {
	c.within("row", row.Span, outer)
	if len(row.Cells) != width {
		c.Errorf("row has %d cells, the header %d", len(row.Cells), width)
	}
	last := row.Span.Start
	for _, cells := range [][]Cell{row.Cells, row.Surplus} {
		for _, cell := range cells {
			if cell.Missing && (len(row.Surplus) > 0 || cell.Span.Len() > 0) {
				c.Errorf("a missing cell at %v", cell.Span)
			}
			c.within("cell", cell.Span, source.Span{Start: last, End: row.Span.End})
			c.inline(cell.Inline, cell.Span)
			last = cell.Span.End
		}
	}
}

func (c checker) inline(in Inline, outer source.Span) {
	c.within("inline", in.Span, outer)
	last := in.Span.Start
	for _, run := range in.Runs {
		c.within("run", run.Span, source.Span{Start: last, End: in.Span.End})
		last = run.Span.End
		text := c.file.Text(run.Span)
		if run.Verbatim != (text == run.Text) && run.Verbatim {
			c.Errorf("run %v says %q, the file %q", run.Span, run.Text, text)
		}
		if run.Text == "" {
			c.Errorf("an empty run at %v", run.Span)
		}
	}
}
