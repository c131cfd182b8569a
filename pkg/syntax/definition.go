package syntax

// This file reads definitions of links, such as "[notes]: https://example.com/notes". They
// are not shown. Goldmark's own reader takes time that grows with the square of the lines,
// and can take lines out of the middle of a paragraph.

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// definitionTransformer takes the definitions at the beginning of a paragraph out of it. A
// definition has one line. One that leads nowhere ("[Name]: Acme") was meant as text and stays.
type definitionTransformer struct{}

func (definitionTransformer) Transform(node *ast.Paragraph, _ text.Reader, pc parser.Context) {
	lines := node.Lines()
	b := pc.(*body)
	n := 0
	for ; n < lines.Len(); n++ {
		line := lines.At(n)
		label, destination, ok := splitDefinition(b.src[line.Start:line.Stop])
		if !ok || len(destination) > 0 && !bytes.ContainsAny(destination, "/.#:@?") {
			break
		}
		if b.inline++; b.inline > MaxInline {
			break
		}
		pc.AddReference(parser.NewReference(label, destination, nil))
	}
	if n == 0 {
		return
	}
	lines.SetSliced(n, lines.Len())
	if lines.Len() == 0 {
		node.Parent().RemoveChild(node.Parent(), node)
	}
}

// longestLabel is the length of a link's label beyond which Markdown takes it for text.
const longestLabel = 999

// splitDefinition takes a line apart that defines a link.
func splitDefinition(line []byte) (label, destination []byte, ok bool) {
	line = bytes.TrimSpace(line)
	if len(line) < 4 || line[0] != '[' {
		return nil, nil, false
	}
	end := 1
	for ; end < len(line) && line[end] != ']'; end++ {
		if line[end] == '[' || end > longestLabel {
			return nil, nil, false
		}
		if line[end] == '\\' {
			end++
		}
	}
	if end+1 >= len(line) || line[end+1] != ':' {
		return nil, nil, false
	}
	label = line[1:end]
	rest := bytes.TrimLeft(line[end+2:], " \t")
	if len(bytes.TrimSpace(label)) == 0 || len(rest) == 0 {
		return nil, nil, false
	}
	if rest[0] == '<' {
		stop := bytes.IndexByte(rest, '>')
		if stop < 0 {
			return nil, nil, false
		}
		destination, rest = rest[1:stop], rest[stop+1:]
	} else {
		stop := bytes.IndexAny(rest, " \t")
		if stop < 0 {
			return label, rest, true
		}
		destination, rest = rest[:stop], rest[stop:]
	}
	rest = bytes.TrimLeft(rest, " \t")
	return label, destination, len(rest) == 0 || isTitle(rest)
}

// isTitle reports whether the text is a link's title.
func isTitle(rest []byte) bool {
	closing := rest[0]
	switch rest[0] {
	case '"', '\'':
	case '(':
		closing = ')'
	default:
		return false
	}
	return len(rest) > 1 && bytes.IndexByte(rest[1:], closing) == len(rest)-2
}
