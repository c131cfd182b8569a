package syntax

// This file writes a tree as text, one line a node, for golden files and failures.

import (
	"fmt"
	"strings"

	"github.com/acctplan/acctplan/pkg/source"
)

type dumper struct {
	strings.Builder
	file  *source.File
	texts bool // without offsets, line endings alike
}

func dump(doc *Document) string { return write(&dumper{file: doc.File}, doc) }

// texts is the tree without offsets: the same for files that differ in line endings only.
func texts(doc *Document) string { return write(&dumper{file: doc.File, texts: true}, doc) }

func write(d *dumper, doc *Document) string {
	if front := doc.Frontmatter; front != nil {
		d.line(0, "frontmatter %s open %s", d.at(front.Span), d.at(front.Open))
		d.node(1, front.Root)
	}
	d.blocks(0, doc.Blocks)
	for _, c := range doc.Comments {
		d.line(0, "comment %s %q for %s%s", d.at(c.Span), c.Text, d.quote(c.Target), mark(c.YAML, " yaml")+mark(c.Unclosed, " unclosed"))
	}
	for _, p := range doc.Problems {
		d.line(0, "problem %d %s %s", p.Kind, d.quote(p.Span), p.Message)
		if p.Hint != "" {
			d.line(1, "hint: %s", p.Hint)
		}
		if !p.Related.IsZero() {
			d.line(1, "related: %s", d.quote(p.Related))
		}
	}
	return d.String()
}

func mark(on bool, text string) string {
	if on {
		return text
	}
	return ""
}

func (d *dumper) line(depth int, format string, args ...any) {
	fmt.Fprintf(d, strings.Repeat("  ", depth)+format+"\n", args...)
}

func (d *dumper) at(s source.Span) string {
	if d.texts {
		return "-"
	}
	return fmt.Sprintf("%d-%d", s.Start, s.End)
}

func (d *dumper) quote(s source.Span) string {
	if s.IsZero() {
		return "nothing"
	}
	return fmt.Sprintf("%s %q", d.at(s), strings.ReplaceAll(d.file.Text(s), "\r\n", "\n"))
}

func (d *dumper) node(depth int, n *Node) {
	if n == nil {
		d.line(depth, "nil")
		return
	}
	switch n.Kind {
	case Scalar:
		d.line(depth, "scalar %q at %s%s", n.Value, d.quote(n.Span), mark(n.Quoted, " quoted")+mark(n.Null, " null"))
	case Mapping:
		d.line(depth, "mapping at %s", d.at(n.Span))
		for _, p := range n.Pairs {
			d.line(depth+1, "key %q at %s", p.Key, d.quote(p.KeySpan))
			d.node(depth+2, p.Value)
		}
	case Sequence:
		d.line(depth, "sequence at %s", d.at(n.Span))
		for _, item := range n.Items {
			d.node(depth+1, item)
		}
	}
}

func (d *dumper) inline(depth int, in Inline) {
	d.line(depth, "inline %s", d.at(in.Span))
	for _, r := range in.Runs {
		style := mark(r.Style&Bold != 0, " bold") + mark(r.Style&Italic != 0, " italic") + mark(r.Style&CodeSpan != 0, " code") + mark(r.Style&Strike != 0, " strike")
		if r.Link != "" {
			style += " link " + r.Link
		}
		text := r.Text
		if d.texts { // raw text has the file's line endings
			text = strings.ReplaceAll(text, "\r\n", "\n")
		}
		d.line(depth+1, "run %s %q%s%s", d.at(r.Span), text, style, mark(!r.Verbatim, " from "+fmt.Sprintf("%q", strings.ReplaceAll(d.file.Text(r.Span), "\r\n", "\n"))))
	}
}

func (d *dumper) blocks(depth int, blocks []Block) {
	for _, b := range blocks {
		name := [...]string{"paragraph", "heading", "list", "table", "quote", "code", "html", "break"}[b.Kind]
		if b.Kind == Heading {
			name += fmt.Sprint(" ", b.Level)
		}
		d.line(depth, "%s %s%s", name, d.quote(b.Span), mark(b.Ordered, " ordered"))
		switch b.Kind {
		case Paragraph, Heading, Code, HTML:
			d.inline(depth+1, b.Inline)
		case List:
			for _, item := range b.Items {
				d.line(depth+1, "item %s task %d box %s", d.quote(item.Span), item.Task, d.quote(item.Box))
				d.inline(depth+2, item.Inline)
				d.blocks(depth+2, item.Blocks)
			}
		case TableBlock:
			d.line(depth+1, "delimiter %s", d.quote(b.Table.Delimiter))
			d.row(depth+1, "header", b.Table.Header)
			for _, row := range b.Table.Rows {
				d.row(depth+1, "row", row)
			}
		case Quote:
			d.blocks(depth+1, b.Blocks)
		}
	}
}

func (d *dumper) row(depth int, name string, r Row) {
	d.line(depth, "%s %s%s", name, d.quote(r.Span), mark(r.NoPipe, " nopipe"))
	for _, c := range r.Cells {
		d.cell(depth+1, "cell", c)
	}
	for _, c := range r.Surplus {
		d.cell(depth+1, "surplus", c)
	}
}

func (d *dumper) cell(depth int, name string, c Cell) {
	d.line(depth, "%s %s%s", name, d.quote(c.Span), mark(c.Missing, " missing"))
	if len(c.Inline.Runs) > 0 {
		d.inline(depth+1, c.Inline)
	}
}
