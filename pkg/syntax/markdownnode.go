package syntax

// This file holds the nodes that are added to goldmark's tree.

import (
	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// strikethrough parses ~~text~~ as goldmark's extension does, whose package costs a start of the
// program a millisecond.
type strikethrough struct{}

func (strikethrough) Trigger() []byte { return []byte{'~'} }

func (strikethrough) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	node := parser.ScanDelimiter(line, before, 1, tildes{})
	if node == nil || node.OriginalLength > 2 || before == '~' {
		return nil
	}
	node.Segment = segment.WithStop(segment.Start + node.OriginalLength)
	block.Advance(node.OriginalLength)
	pc.PushDelimiter(node)
	return node
}

// tildes are the delimiters of struck text.
type tildes struct{}

func (tildes) IsDelimiter(b byte) bool                             { return b == '~' }
func (tildes) CanOpenCloser(opener, closer *parser.Delimiter) bool { return opener.Char == closer.Char }
func (tildes) OnMatch(int) ast.Node                                { return extast.NewStrikethrough() }

// box is the box of a task.
type box struct {
	ast.BaseInline
	done bool
}

func (*box) Kind() ast.NodeKind              { return extast.KindTaskCheckBox }
func (n *box) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// tableNode is a table whose rows and plain cells are read already. Its children are the
// cells with markup.
type tableNode struct {
	ast.BaseBlock
	table Table
}

func (*tableNode) Kind() ast.NodeKind              { return extast.KindTable }
func (n *tableNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// cellNode is a table cell with markup; its content goes to cell once goldmark has parsed it.
type cellNode struct {
	ast.BaseBlock
	row  *Row
	cell *Cell
}

func (*cellNode) Kind() ast.NodeKind              { return extast.KindTableCell }
func (n *cellNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }
