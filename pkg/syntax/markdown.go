package syntax

// This file reads the body with goldmark, and keeps goldmark's work within bounds.

import (
	"bytes"
	"sync"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/acctplan/acctplan/pkg/source"
)

// markdown is the one parser. It holds no state of a file: that is in the body, which it
// gets as its context.
var markdown = sync.OnceValue(func() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(parser.NewSetextHeadingParser(), 100),
			util.Prioritized(blockParser{parser.NewThematicBreakParser(), false}, 200),
			util.Prioritized(blockParser{parser.NewListParser(), true}, 300),
			util.Prioritized(blockParser{parser.NewListItemParser(), false}, 400),
			util.Prioritized(parser.NewCodeBlockParser(), 500),
			util.Prioritized(blockParser{parser.NewATXHeadingParser(), false}, 600),
			util.Prioritized(fenceParser{blockParser{parser.NewFencedCodeBlockParser(), false}}, 700),
			util.Prioritized(blockParser{parser.NewBlockquoteParser(), true}, 800),
			util.Prioritized(htmlParser{blockParser{parser.NewHTMLBlockParser(), false}}, 900),
			util.Prioritized(parser.NewParagraphParser(), 1000),
		),
		parser.WithInlineParsers(
			util.Prioritized(boxParser{}, 50),
			util.Prioritized(scanParser{parser.NewCodeSpanParser()}, 100),
			util.Prioritized(linkParser{parser.NewLinkParser()}, 200),
			util.Prioritized(scanParser{parser.NewAutoLinkParser()}, 300),
			util.Prioritized(scanParser{parser.NewRawHTMLParser()}, 400),
			util.Prioritized(delimiterParser{parser.NewEmphasisParser()}, 500),
			util.Prioritized(delimiterParser{strikethrough{}}, 500),
		),
		parser.WithParagraphTransformers(
			util.Prioritized(definitionTransformer{}, 100),
			util.Prioritized(tableTransformer{}, 200),
		),
	)
})

// workLimit bounds what goldmark does in loops within loops, in steps of about a
// nanosecond: searching openers for a closer, and the end of what has none.
const workLimit = 300_000_000

// longestDelimiter is the longest run of * or _ that can be emphasis: each of its
// characters would be one level of nesting.
const longestDelimiter = 16

// body is the state of reading one file's Markdown; goldmark's parts get it as their context.
type body struct {
	parser.Context
	doc  *Document
	text string // the file
	src  []byte // the same, with line endings as goldmark likes them

	containers int
	continued  int
	cells      int
	inline     int
	work       int
	delimiters int      // in block
	block      ast.Node // the block whose inline content is being parsed
	reported   uint8    // the limits that are in doc.Problems

	rooms *rooms
	runs  []Run // of the inline being built
	style []Style
	links []string
	items int // how many list items surround the block being built
}

// readBody reads what follows the offset.
func readBody(doc *Document, whole string, start int) {
	doc.rooms = idle.Get().(*rooms)
	b := &body{Context: parser.NewContext(), doc: doc, text: whole, rooms: doc.rooms}
	src := likeUnix(doc.File.Bytes, start)
	lines, cut := countLines(src, start)
	if cut < len(whole) {
		b.limit(limitLines, source.Span{Start: cut, End: len(whole)})
	}
	src = src[:cut]
	b.src = src
	b.expect(src[start:], lines)
	defer func() {
		if broken := recover(); broken != nil {
			b.limit(limitBroken, source.Span{Start: start, End: cut})
		}
	}()
	reader := text.NewReader(src)
	// The frontmatter is skipped, not cut, so that goldmark's positions are offsets in the file.
	reader.SetPosition(0, text.NewSegment(start, start))
	reader.AdvanceLine()
	root := markdown().Parse(reader, parser.WithContext(b))
	doc.Blocks = b.blocks(root)
}

// likeUnix is the text with line endings that goldmark reads well, at the same offsets:
// it knows no lone \r, and overlooks an empty list item that ends with \r\n.
func likeUnix(text []byte, start int) []byte {
	at := bytes.IndexByte(text[start:], '\r')
	if at < 0 {
		return text
	}
	out := bytes.Clone(text)
	for at += start; at < len(out); at++ {
		if out[at] != '\r' {
			continue
		}
		if at+1 == len(out) || out[at+1] != '\n' {
			out[at] = '\n'
		} else if at == 0 || out[at-1] != '\\' { // which with a blank would not break the line
			out[at] = ' '
		}
	}
	return out
}

// countLines counts the lines from the offset on and says where those beyond the limit begin.
func countLines(text []byte, start int) (lines, cut int) {
	for at := start; ; lines++ {
		next := bytes.IndexByte(text[at:], '\n')
		if next < 0 {
			return lines, len(text)
		}
		if at += next + 1; lines == MaxLines-1 {
			return lines, at
		}
	}
}

// A limit is a reason not to read on. Each is reported once, where it was first met.
type limit uint8

const (
	limitLines limit = 1 << iota
	limitNesting
	limitContainers
	limitCells
	limitInline
	limitBroken
)

// limit reports that a limit was met.
func (b *body) limit(which limit, span source.Span) {
	if b.reported&uint8(which) != 0 {
		return
	}
	b.reported |= uint8(which)
	problem := Problem{Kind: ContentLimit, Span: span}
	switch which {
	case limitLines:
		problem.Message = "This file has more lines than a plan can have. What follows is not read."
		problem.Hint = "A plan may have 20,000 lines."
	case limitNesting:
		problem.Kind = DepthLimit
		problem.Message = "Lists or quotations stand too deep inside one another. What is deeper is read as text."
	case limitContainers:
		problem.Message = "This file has more lists and quotations than a plan can have. Further ones are read as text."
	case limitCells:
		problem.Message = "The tables of this file have more cells than a plan can have. Further rows are not read."
		problem.Hint = "A plan may have 50,000 table cells."
	case limitInline:
		problem.Message = "This file has more bold text, links and other markup than a plan can have. Further markup is read as text."
	case limitBroken:
		problem.Message = "The text of this file cannot be read."
		problem.Hint = "Please report this file as a bug of acctplan."
	}
	b.doc.report(problem)
}

// at is the span of the line that the reader stands on.
func (b *body) at(segment text.Segment) source.Span {
	start, end := trim(b.text, segment.Start, segment.Stop)
	return source.Span{Start: start, End: end}
}

// blockParser wraps one of goldmark's. It refuses containers beyond the limits, and notes
// how many columns of a tab goldmark counted as bytes, which Node.Pos would otherwise be off by.
type blockParser struct {
	parser.BlockParser
	container bool
}

// paddingKey is the attribute that holds the columns of a tab that Node.Pos must not count.
const paddingKey = "padding"

func (p blockParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	_, segment := reader.PeekLine()
	if p.container {
		b := pc.(*body)
		if deep := depth(parent) >= MaxNesting; deep || b.containers >= MaxContainers {
			if !p.opens(parent, reader, pc) {
				return nil, parser.NoChildren
			}
			if deep {
				b.limit(limitNesting, b.at(segment))
			} else {
				b.limit(limitContainers, b.at(segment))
			}
			return nil, parser.NoChildren
		}
	}
	node, state := p.BlockParser.Open(parent, reader, pc)
	if node == nil {
		return nil, state
	}
	if p.container {
		pc.(*body).containers++
	}
	if segment.Padding > 0 {
		node.SetAttributeString(paddingKey, segment.Padding)
	}
	return node, state
}

// opens reports whether the container would be opened, and leaves the reader where it was.
func (p blockParser) opens(parent ast.Node, reader text.Reader, pc parser.Context) bool {
	line, segment := reader.Position()
	node, _ := p.BlockParser.Open(parent, reader, pc)
	reader.SetPosition(line, segment)
	return node != nil
}

// Continue counts the lines of a container. Goldmark keeps a note of each line at each
// depth: blank lines in a deep list would fill the memory.
func (p blockParser) Continue(node ast.Node, reader text.Reader, pc parser.Context) parser.State {
	if p.container {
		b := pc.(*body)
		if b.continued++; b.continued > mostContinued {
			_, segment := reader.PeekLine()
			b.limit(limitContainers, b.at(segment))
			return parser.Close
		}
	}
	return p.BlockParser.Continue(node, reader, pc)
}

// mostContinued is the number of lines in all lists and quotations; a line counts once for
// each that it stands in.
const mostContinued = 1_000_000

// depth is how many blocks surround the children of a node.
func depth(node ast.Node) int {
	n := 0
	for ; node != nil; node = node.Parent() {
		n++
	}
	return n - 1 // the document is no block
}

// start is where a block's first marker stands.
func start(node ast.Node) int {
	at := node.Pos()
	if padding, ok := node.AttributeString(paddingKey); ok {
		at -= padding.(int)
	}
	return at
}

// fenceParser notes where a fenced code block's closing fence ends: goldmark's tree does not say.
type fenceParser struct{ blockParser }

const closingKey = "closing"

func (p fenceParser) Continue(node ast.Node, reader text.Reader, pc parser.Context) parser.State {
	_, segment := reader.PeekLine()
	state := p.blockParser.Continue(node, reader, pc)
	if state&parser.Close != 0 {
		node.SetAttributeString(closingKey, segment.Stop)
	}
	return state
}

// htmlParser leaves a line that begins with a comment and goes on with text to the paragraph
// parser: CommonMark would make all of it raw HTML, and the text would be lost as such.
type htmlParser struct{ blockParser }

func (p htmlParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, _ := reader.PeekLine()
	if commentThenText(line) {
		return nil, parser.NoChildren
	}
	return p.blockParser.Open(parent, reader, pc)
}

// boxParser reads the box of a task: goldmark's own would take the text of a link for one.
type boxParser struct{}

func (boxParser) Trigger() []byte { return []byte{'['} }

func (boxParser) Parse(parent ast.Node, block text.Reader, _ parser.Context) ast.Node {
	item := parent.Parent()
	if item == nil || parent.HasChildren() || item.Kind() != ast.KindListItem || item.FirstChild() != parent {
		return nil
	}
	line, segment := block.PeekLine()
	if len(line) < 3 || line[2] != ']' || line[1] != ' ' && line[1] != 'x' && line[1] != 'X' {
		return nil
	}
	if len(line) > 3 && !isSpace(line[3]) {
		return nil
	}
	length := 3
	for length < len(line) && isBlank(line[length]) {
		length++
	}
	block.Advance(length)
	box := &box{done: line[1] != ' '}
	box.SetPos(segment.Start)
	return box
}

// inlineWork counts one more place with markup and its cost; false where there were too many.
func (b *body) inlineWork(segment text.Segment, cost int) bool {
	if b.inline++; b.inline > MaxInline || b.work+cost > workLimit {
		b.limit(limitInline, source.Span{Start: segment.Start, End: segment.Stop})
		return false
	}
	b.work += cost
	return true
}

// scanParser bounds a parser that searches to the end of the block.
type scanParser struct{ parser.InlineParser }

func (p scanParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	_, from := block.PeekLine()
	b := pc.(*body)
	if !b.inlineWork(from, 0) {
		return nil
	}
	node := p.InlineParser.Parse(parent, block, pc)
	if node == nil || node.Kind() == ast.KindText {
		lines := parent.Lines()
		b.work += lines.At(lines.Len()-1).Stop - from.Start
	}
	return node
}

// linkParser bounds the parser of links: every ] searches backwards and forwards.
type linkParser struct{ parser.InlineParser }

func (p linkParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	_, from := block.PeekLine()
	cost := 0
	if block.Peek() == ']' {
		lines := parent.Lines()
		cost = lines.At(lines.Len()-1).Stop - lines.At(0).Start
	}
	if !pc.(*body).inlineWork(from, cost) {
		return nil
	}
	return p.InlineParser.Parse(parent, block, pc)
}

func (p linkParser) CloseBlock(parent ast.Node, block text.Reader, pc parser.Context) {
	p.InlineParser.(parser.CloseBlocker).CloseBlock(parent, block, pc)
}

// delimiterParser bounds the parsers of emphasis: every closer looks at all openers before it.
type delimiterParser struct{ parser.InlineParser }

func (p delimiterParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, from := block.PeekLine()
	b := pc.(*body)
	if b.block != parent {
		b.block, b.delimiters = parent, 0
	}
	b.delimiters++
	if !b.inlineWork(from, b.delimiters) {
		return nil
	}
	length := 1
	for length < len(line) && line[length] == line[0] {
		length++
	}
	if length > longestDelimiter {
		block.Advance(length)
		return ast.NewTextSegment(from.WithStop(from.Start + length))
	}
	return p.InlineParser.Parse(parent, block, pc)
}
