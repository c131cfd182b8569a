package syntax

// This file reads frontmatter that does not parse: it repairs what is wrong with single
// lines, and what cannot be repaired it leaves out, so that the other facts are read.

import (
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"github.com/acctplan/acctplan/pkg/sorting"
	"github.com/acctplan/acctplan/pkg/source"
)

// patch is a stretch of the file that recovery wrote over, so that yaml.v3 reads on.
type patch struct {
	start, end int
	value      string // the text that was meant
	node       *Node  // the value that was meant, where it is no text
}

// How often recovery tries.
const (
	recoveryRounds = 4
	recoveryTries  = 300
	recoveryLines  = 200 // of a fact whose lines are tried without one at a time
)

// recover reads the YAML up to the offset as well as possible.
func (f *frontReader) recover(to int) {
	f.root, f.notAMapping = nil, false
	f.tries = recoveryTries
	piece := []byte(f.whole[f.from:to])
	if f.withoutInvisible(piece) {
		if root, err := decode(string(piece)); err == nil {
			if root != nil {
				f.document(root, string(piece), f.from)
			}
			return
		}
	}
	for range recoveryRounds {
		faults := findFaults(string(piece))
		if len(faults) == 0 {
			break
		}
		for _, found := range faults {
			f.repair(piece, found)
		}
		if root, err := decode(string(piece)); err == nil {
			if root != nil {
				f.document(root, string(piece), f.from)
			}
			f.addFacts()
			return
		}
	}
	f.factByFact(string(piece))
	f.addFacts()
}

// withoutInvisible reports the characters that nobody sees and YAML forbids, such as a paste may
// bring, and writes spaces over them; false where there are none.
func (f *frontReader) withoutInvisible(piece []byte) bool {
	found := false
	for at := 0; at < len(piece); {
		start := at
		for at < len(piece) {
			r, size := utf8.DecodeRune(piece[at:])
			if !forbidden(r) {
				break
			}
			at += size
		}
		if at == start {
			_, size := utf8.DecodeRune(piece[at:])
			at += size
			continue
		}
		found = true
		f.report(Problem{
			Kind:    YAMLSyntax,
			Span:    source.Span{Start: f.from + start, End: f.from + at},
			Message: "An invisible character stands here. It is read as a space.",
			Hint:    "Delete it, or type the line anew.",
		})
		fill(piece[start:at], ' ')
	}
	f.faults = len(f.problems)
	return found
}

// forbidden reports whether yaml.v3 refuses a text because of a character.
func forbidden(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' && r != '\r' || 0x7F <= r && r < 0xA0 && r != 0x85 || r == 0xFFFE || r == 0xFFFF
}

// repair reports a fault and writes over it.
func (f *frontReader) repair(piece []byte, found fault) {
	span := source.Span{Start: f.from + found.start, End: f.from + found.end}
	f.report(Problem{Kind: YAMLSyntax, Span: span, Message: found.message, Hint: found.hint})
	f.faults = len(f.problems)
	switch found.remedy {
	case spaced:
		for i := found.start; i < found.end && isBlank(piece[i]); i++ {
			piece[i] = ' '
		}
	case asText:
		fill(piece[found.start:found.end], 'x')
		f.patches = append(f.patches, patch{start: span.Start, end: span.End, value: found.text})
	case closed:
		text := string(piece[found.start:found.end])
		node := f.small(text+found.closers, span)
		fill(piece[found.start:found.end], 'x')
		f.patches = append(f.patches, patch{start: span.Start, end: span.End, value: text, node: node})
	case asFact:
		f.fact(found.line, f.from)
		fill(piece[found.line.start:found.line.end], ' ')
	default:
		fill(piece[found.start:found.end], ' ')
	}
}

// fill writes over everything but white space.
func fill(piece []byte, with byte) {
	for i, c := range piece {
		if !isSpace(c) {
			piece[i] = with
		} else if with == 'x' && c != '\n' && c != '\r' && i > 0 && piece[i-1] == 'x' {
			piece[i] = with
		}
	}
}

// unpatch gives a scalar that recovery wrote over what was meant.
func (f *frontReader) unpatch(out *Node, start, end int) (replaced *Node) {
	for _, p := range f.patches {
		if p.start != start {
			continue
		}
		if p.node != nil {
			if first, last := trim(f.whole, p.end, max(p.end, end)); first < last {
				f.unreadable(source.Span{Start: first, End: last}) // lines that go on behind a value that is whole
			}
			return p.node
		}
		out.Value, out.Null = p.value, false
		if p.end < end {
			out.Value += " " + strings.Join(strings.Fields(f.whole[p.end:end]), " ")
		}
		return nil
	}
	return nil
}

// small reads a value by itself; nil where it does not parse. The span is its place in the
// file; what stands behind it in the text is an addition.
func (f *frontReader) small(text string, span source.Span) *Node {
	if f.tries--; f.tries < 0 {
		return nil
	}
	root, err := decode(text)
	if err != nil || root == nil {
		return nil
	}
	return f.piece(root, text, span.Start, span.End)
}

// piece turns the root of a piece that stands at base into a node that ends before the limit.
func (f *frontReader) piece(root *yaml.Node, text string, base, limit int) *Node {
	p := &yamlPiece{frontReader: f, text: text, base: base, limit: limit}
	p.index()
	p.findAllAliases(root)
	node, _ := p.node(root, 0, 0, -1)
	return node
}

// fact adds a line with a key as a fact of the root, if it is one.
func (f *frontReader) fact(l factLine, base int) {
	if !l.hasKey || l.body != l.first || l.key == "" {
		return
	}
	span := source.Span{Start: base + l.value, End: base + max(l.value, l.valueEnd)}
	pair := Pair{Key: l.key, KeySpan: source.Span{Start: base + l.keyStart, End: base + l.keyEnd}}
	if text := f.whole[span.Start:span.End]; text != "" {
		out := &Node{Span: span, Value: text}
		if meant := f.unpatch(out, span.Start, span.End); meant != nil {
			out = meant
		} else if node := f.small(text, span); node != nil && out.Value == text {
			out = node
		}
		pair.Value = out
	} else {
		pair.Value = &Node{Span: span, Null: true}
	}
	f.facts = append(f.facts, pair)
}

// addFacts puts the facts that recovery found by themselves among the others.
func (f *frontReader) addFacts() {
	if len(f.facts) == 0 {
		return
	}
	if f.root == nil {
		f.root = &Node{Kind: Mapping}
	}
	pairs := append(f.root.Pairs, f.facts...)
	sorting.Stable(pairs, func(a, b Pair) int { return a.KeySpan.Start - b.KeySpan.Start })
	f.root.Pairs = pairs
	for _, pair := range pairs {
		f.root.Span = f.root.Span.Union(pair.KeySpan).Union(pair.Value.Span)
	}
	f.duplicateKeys(pairs)
}

// factByFact reads each fact of the root by itself, and leaves out those that do not parse.
func (f *frontReader) factByFact(piece string) {
	for at := 0; at < len(piece); {
		end := factEnd(piece, at)
		if f.tries <= 0 {
			f.skip(piece, at, len(piece))
			return
		}
		if strings.TrimSpace(piece[at:end]) != "" {
			f.oneFact(piece, at, end)
		}
		at = end
	}
}

// factEnd is where the fact that begins at the offset ends: before the next line that is
// not indented.
func factEnd(piece string, at int) int {
	some := false
	for at < len(piece) {
		l := splitLine(piece, at)
		if !l.blank(piece) {
			goesOn := l.first > l.start || l.body > l.first || strings.IndexByte("]}-", piece[l.first]) >= 0
			if some && !goesOn {
				return at
			}
			some = true
		}
		at = nextLine(piece, at)
	}
	return len(piece)
}

// oneFact reads one fact of the root with the lines below it.
func (f *frontReader) oneFact(piece string, start, end int) {
	text := piece[start:end]
	root, err := decode(text)
	if err != nil {
		f.tries--
		root, text = f.withoutLine(text, f.from+start)
	}
	if root == nil {
		if err != nil {
			f.skip(piece, start, end)
		}
		return
	}
	node := f.piece(root, text, f.from+start, f.from+end)
	if node.Kind != Mapping {
		f.tries--
		if !node.Null {
			f.skip(piece, start, end)
		}
		return
	}
	f.facts = append(f.facts, node.Pairs...)
}

// withoutLine finds the one line without which a fact parses.
func (f *frontReader) withoutLine(text string, base int) (*yaml.Node, string) {
	if strings.Count(text, "\n") > recoveryLines {
		return nil, text
	}
	first := true
	for at := 0; at < len(text); at = nextLine(text, at) {
		l := splitLine(text, at)
		if l.blank(text) {
			continue
		}
		if first { // the key: without it, what is below it means something else
			first = false
			continue
		}
		if f.tries--; f.tries < 0 {
			break
		}
		try := []byte(text)
		fill(try[l.start:l.end], ' ')
		if root, err := decode(string(try)); err == nil && root != nil {
			f.unreadable(source.Span{Start: base + l.first, End: base + l.valueEnd})
			return root, string(try)
		}
	}
	return nil, text
}

// skip reports facts that are left out. One line with a key keeps its value as text.
func (f *frontReader) skip(piece string, start, end int) {
	first, last := trim(piece, start, end)
	if first == last {
		return
	}
	for first > start && piece[first-1] != '\n' && piece[first-1] != '\r' {
		first--
	}
	l := splitLine(piece, first)
	if l.end >= last && l.hasKey && l.body == l.first {
		f.fact(l, f.from)
		last = l.valueEnd
	}
	first, last = trim(piece, first, last)
	f.unreadable(source.Span{Start: f.from + first, End: f.from + last})
}

// unreadable reports what cannot be read for a reason that we do not know.
func (f *frontReader) unreadable(span source.Span) {
	for _, p := range f.problems[:f.faults] {
		if p.Span.Contains(span) {
			return // its fault has been reported
		}
	}
	problem := Problem{
		Kind:    YAMLSyntax,
		Span:    span,
		Message: "This line cannot be read as `key: value`.",
		Hint:    "Put the value in double quotes, and indent the lines of a list alike.",
	}
	if strings.IndexByte(strings.TrimSpace(f.whole[span.Start:span.End]), '\n') >= 0 {
		problem.Message = "These lines cannot be read as `key: value`."
	}
	f.report(problem)
}
