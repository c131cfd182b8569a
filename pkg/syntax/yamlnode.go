package syntax

// This file turns yaml.v3's nodes into ours, with the span of every value.

import (
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/acctplan/acctplan/pkg/source"
)

// yamlPiece is a piece of YAML that yaml.v3 has parsed, and where it stands in the file.
type yamlPiece struct {
	*frontReader
	text  string
	base  int   // the file's offset of the piece
	limit int   // where the piece ends in the file, if recovery has added to it
	lines []int // where each line begins, as YAML counts lines
	ascii bool  // columns are bytes

	aliased map[*yaml.Node]bool // the nodes that aliases stand for
}

// document reads the root of a piece.
func (f *frontReader) document(root *yaml.Node, text string, base int) {
	p := &yamlPiece{frontReader: f, text: text, base: base}
	p.index()
	p.findAllAliases(root)
	node, end := p.node(root, 0, 0, -1)
	p.leftovers(root, end)
	if node.Kind != Mapping {
		if !node.Null || node.Value != "" {
			f.notAMapping = true
			what := "a piece of text"
			if node.Kind == Sequence {
				what = "a list"
			}
			f.report(Problem{
				Kind:    NotAMapping,
				Span:    node.Span,
				Message: "The block at the top of the file must hold lines of `key: value`, but it is " + what + ".",
				Hint:    "Write, for example, `account: " + "Name of the customer`.",
			})
		}
		return
	}
	f.root = node
}

// index finds where lines begin. YAML also ends a line at three characters of Unicode.
func (p *yamlPiece) index() {
	p.ascii = true
	p.lines = make([]int, 1, strings.Count(p.text, "\n")+1)
	for i := 0; i < len(p.text); i++ {
		switch c := p.text[i]; {
		case c == '\n':
			p.lines = append(p.lines, i+1)
		case c == '\r':
			if i+1 == len(p.text) || p.text[i+1] != '\n' {
				p.lines = append(p.lines, i+1)
			}
		case c >= 0x80:
			p.ascii = false
			if length := unicodeBreak(p.text[i:]); length > 0 {
				i += length - 1
				p.lines = append(p.lines, i+1)
			}
		}
	}
}

// unicodeBreaks are the characters beyond ASCII that end a line in YAML.
const unicodeBreaks = "\u0085\u2028\u2029"

// unicodeBreak is the length of the next-line, line-separator or paragraph-separator
// character that the text begins with, or 0.
func unicodeBreak(text string) int {
	if strings.HasPrefix(text, "\u0085") {
		return 2
	}
	if strings.HasPrefix(text, "\u2028") || strings.HasPrefix(text, "\u2029") {
		return 3
	}
	return 0
}

// offset is where in the piece a node begins.
func (p *yamlPiece) offset(n *yaml.Node) int {
	if n.Line < 1 || n.Line > len(p.lines) {
		return len(p.text)
	}
	at := p.lines[n.Line-1]
	if p.ascii {
		return min(at+n.Column-1, len(p.text))
	}
	for column := 1; column < n.Column && at < len(p.text); column++ {
		at++
		for at < len(p.text) && p.text[at]&0xC0 == 0x80 {
			at++
		}
	}
	return at
}

// span is the file's span of a range of the piece.
func (p *yamlPiece) span(start, end int) source.Span {
	if p.limit > 0 {
		return source.Span{Start: min(p.base+start, p.limit), End: min(p.base+end, p.limit)}
	}
	return source.Span{Start: p.base + start, End: p.base + end}
}

// node reads a node. At least is where the node cannot begin before; indent is the column
// of the mapping or list around it, -1 at the root. End is where it ends in the piece.
func (p *yamlPiece) node(n *yaml.Node, depth, atLeast, indent int) (out *Node, end int) {
	start := max(p.offset(n), atLeast)
	if n.Kind == yaml.AliasNode {
		return p.alias(n, depth, start)
	}
	content := start
	text := false // the anchor or tag was meant as text
	if n.Anchor != "" || n.Style&yaml.TaggedStyle != 0 || start < len(p.text) && p.text[start] == '!' {
		content = p.properties(n, start)
		text = p.meantAsText(n, start)
	}
	if depth > MaxDepth {
		end := p.deepEnd(content)
		p.depthLimit(p.span(content, end))
		return &Node{Kind: Scalar, Null: true, Span: p.span(content, end)}, end
	}
	out = &Node{}
	switch n.Kind {
	case yaml.MappingNode:
		out.Kind = Mapping
		end = p.mapping(n, out, depth, content, indent)
	case yaml.SequenceNode:
		out.Kind = Sequence
		end = p.sequence(n, out, depth, content, indent)
	default:
		end = p.scalar(n, out, content, indent)
		if text {
			p.asText(out, start, end)
			content = start
		}
		if len(p.patches) > 0 {
			if meant := p.unpatch(out, p.base+content, p.base+end); meant != nil {
				return meant, max(end, min(meant.Span.End-p.base, len(p.text)))
			}
		}
	}
	out.Span = p.span(content, end)
	return out, end
}

func (p *yamlPiece) mapping(n *yaml.Node, out *Node, depth, start, indent int) int {
	end := start
	flow := n.Style&yaml.FlowStyle != 0
	braces := flow && start < len(p.text) && p.text[start] == '{' // "[a: b]" has a mapping without
	if braces {
		end = start + 1
	} else if !flow {
		indent = p.column(start)
	}
	out.Pairs = make([]Pair, 0, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, keyEnd := p.node(n.Content[i], depth+1, end, indent)
		pair := Pair{Key: key.Value, KeySpan: key.Span}
		if key.Kind != Scalar {
			pair.Key = p.whole[key.Span.Start:key.Span.End]
		}
		pair.Value, end = p.node(n.Content[i+1], depth+1, keyEnd, indent)
		out.Pairs = append(out.Pairs, pair)
	}
	if braces {
		end = p.closing(end, '}')
	}
	p.duplicateKeys(out.Pairs)
	return end
}

func (p *yamlPiece) sequence(n *yaml.Node, out *Node, depth, start, indent int) int {
	end := start
	flow := n.Style&yaml.FlowStyle != 0
	if flow {
		end = min(start+1, len(p.text))
	} else {
		indent = p.column(start)
		end = min(start+1, len(p.text)) // the dash
	}
	out.Items = make([]*Node, 0, len(n.Content))
	for _, child := range n.Content {
		var item *Node
		item, end = p.node(child, depth+1, end, indent)
		out.Items = append(out.Items, item)
	}
	if flow {
		end = p.closing(end, ']')
	}
	return end
}

// column is the number of characters before the offset on its line; enough to compare indentation.
func (p *yamlPiece) column(at int) int {
	start := strings.LastIndexByte(p.text[:at], '\n') + 1
	return at - start
}

// duplicateKeys reports keys that a mapping has twice.
func (f *frontReader) duplicateKeys(pairs []Pair) {
	const few = 48
	if len(pairs) > few {
		first := make(map[string]source.Span, len(pairs))
		for _, pair := range pairs {
			if at, ok := first[pair.Key]; ok {
				f.duplicate(pair, at)
			} else {
				first[pair.Key] = pair.KeySpan
			}
		}
		return
	}
	for i := range pairs {
		for j := range i {
			if pairs[i].Key == pairs[j].Key {
				f.duplicate(pairs[i], pairs[j].KeySpan)
				break
			}
		}
	}
}

func (f *frontReader) duplicate(pair Pair, first source.Span) {
	f.report(Problem{
		Kind:    DuplicateKey,
		Span:    pair.KeySpan,
		Message: "`" + short(pair.Key) + "` is written twice.",
		Hint:    "Keep one of the two lines.",
		Related: first,
	})
}

// short is a text that fits into a message.
func short(text string) string {
	const longest = 60
	text = strings.Join(strings.Fields(text), " ")
	if len(text) <= longest {
		return text
	}
	cut := longest
	for cut > 0 && text[cut]&0xC0 == 0x80 {
		cut--
	}
	return text[:cut] + "…"
}

// alias reads the value that an alias stands for. The alias is where that value is used:
// it is the value's span, while what is inside it stays where it is written.
func (p *yamlPiece) alias(n *yaml.Node, depth, start int) (*Node, int) {
	end := min(start+1+len(n.Value), len(p.text))
	span := p.span(start, end)
	budget := MaxExpanded - p.aliases
	if size := treeSize(n.Alias, budget, 0); size > budget {
		p.aliasLimit(span)
		return &Node{Kind: Scalar, Null: true, Span: span}, end
	} else {
		p.aliases += size
	}
	before := len(p.problems)
	out, _ := p.node(n.Alias, depth, 0, -1)
	p.problems = p.problems[:before] // they are reported where the value is written
	out.Span = span
	return out, end
}

// findAllAliases notes what the aliases below the root stand for.
func (p *yamlPiece) findAllAliases(root *yaml.Node) {
	if strings.IndexByte(p.text, '&') >= 0 {
		p.aliased = make(map[*yaml.Node]bool)
		p.findAliases(root, 0)
	}
}

// findAliases notes what aliases stand for.
func (p *yamlPiece) findAliases(n *yaml.Node, depth int) {
	if n.Kind == yaml.AliasNode {
		p.aliased[n.Alias] = true
		return
	}
	if depth > MaxDepth {
		return
	}
	for _, child := range n.Content {
		p.findAliases(child, depth+1)
	}
}

// treeSize counts nodes with aliases expanded, up to just above the budget.
func treeSize(n *yaml.Node, budget, depth int) int {
	if n == nil || depth > MaxDepth {
		return budget + 1
	}
	if n.Kind == yaml.AliasNode {
		return treeSize(n.Alias, budget, depth+1)
	}
	size := 1
	for _, child := range n.Content {
		if size > budget {
			break
		}
		size += treeSize(child, budget-size, depth+1)
	}
	return size
}

func (f *frontReader) aliasLimit(span source.Span) {
	for _, p := range f.problems {
		if p.Kind == AliasLimit {
			return
		}
	}
	f.report(Problem{
		Kind:    AliasLimit,
		Span:    span,
		Message: "The names with `*` in this block repeat too much text. What they stand for is not read.",
		Hint:    "Write the values themselves instead of `*` names.",
	})
}
