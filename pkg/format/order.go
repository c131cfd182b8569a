package format

// The order of the frontmatter's keys. Lines move as a whole: a key with its value, the
// comments above it, and what stands behind it on its lines.

import (
	"slices"
	"strings"

	"github.com/acctplan/acctplan/pkg/edit"
	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/rewrite"
	"github.com/acctplan/acctplan/pkg/sorting"
	"github.com/acctplan/acctplan/pkg/source"
	"github.com/acctplan/acctplan/pkg/syntax"
)

// order puts the keys of the frontmatter into the format's order.
func order(s *state) []rewrite.Change {
	front, ok := ReadFront(s.doc)
	if !ok {
		return nil
	}
	sorted := slices.Clone(front.Chunks)
	rank := func(c Chunk) int {
		if s.isExtra(c.Pair) {
			return Rank(s.words, "") // "type: account-plan", a key of the team's own
		}
		return Rank(s.words, c.Key)
	}
	sorting.Stable(sorted, func(a, b Chunk) int { return rank(a) - rank(b) })
	if slices.EqualFunc(sorted, front.Chunks, func(a, b Chunk) bool { return a.Span == b.Span }) {
		return nil
	}
	var b strings.Builder
	for i, chunk := range sorted {
		text := s.File.Text(chunk.Span)
		if i == 0 && front.Head.Len() == 0 {
			text = strings.TrimLeft(text, "\r\n") // a blank line that parted it from the one above
		}
		b.WriteString(text)
	}
	span := source.Span{Start: front.Chunks[0].Span.Start, End: front.Chunks[len(front.Chunks)-1].Span.End}
	return []rewrite.Change{{
		What:  "the order of the keys",
		Edits: []finding.Edit{{Span: span, Text: b.String(), Safe: true}},
	}}
}

// Front is a frontmatter as whole lines: comments that stand for all of it, then one chunk for
// each key, then what follows the last key.
type Front struct {
	Head, Tail source.Span
	Chunks     []Chunk
}

// Chunk is a top-level key with its value and the comment lines above it, line ends included.
type Chunk struct {
	Key  string
	Span source.Span
	Pair syntax.Pair
}

// ReadFront cuts a document's frontmatter into lines. It declines a frontmatter that is not
// closed, does not parse, or is written in a way that its keys do not have lines of their own.
func ReadFront(doc *syntax.Document) (Front, bool) {
	fm := doc.Frontmatter
	if fm == nil || fm.TOML || hasTrouble(doc) {
		return Front{}, false
	}
	content := doc.File.Bytes
	inner := source.Span{Start: edit.NextLine(content, fm.Open.End), End: edit.LineStart(content, fm.Span.End)}
	if inner.Start > inner.End {
		return Front{}, false
	}
	if fm.Root == nil {
		return Front{Head: inner, Tail: source.Span{Start: inner.End, End: inner.End}}, true
	}
	pairs := fm.Root.Pairs
	starts := make([]int, 0, len(pairs))
	for i, pair := range pairs {
		start := edit.LineStart(content, pair.KeySpan.Start)
		if start != pair.KeySpan.Start || i > 0 && start <= starts[i-1] || !inner.Contains(pair.KeySpan) {
			return Front{}, false
		}
		starts = append(starts, start)
	}
	if len(starts) == 0 {
		return Front{}, false
	}
	front := Front{Head: source.Span{Start: inner.Start, End: headEnd(content, inner.Start, starts[0])}}
	from := front.Head.End
	for i, pair := range pairs {
		limit := inner.End
		if i+1 < len(starts) {
			limit = starts[i+1]
		}
		end := chunkEnd(content, max(pair.KeySpan.End, pair.Value.Span.End), limit)
		front.Chunks = append(front.Chunks, Chunk{Key: pair.Key, Span: source.Span{Start: from, End: end}, Pair: pair})
		from = end
	}
	front.Tail = source.Span{Start: from, End: inner.End}
	return front, true
}

// hasTrouble reports whether the frontmatter cannot be trusted to mean what its lines say.
func hasTrouble(doc *syntax.Document) bool {
	for _, p := range doc.Problems {
		if p.Kind != syntax.DuplicateKey && doc.Frontmatter.Span.Contains(p.Span) {
			return true
		}
	}
	return false
}

// headEnd is where the comments that stand for the whole block end: behind the last blank
// line before the first key.
func headEnd(content []byte, from, to int) int {
	end := from
	for at := from; at < to; {
		next := edit.NextLine(content, at)
		if strings.TrimSpace(string(content[at:next])) == "" {
			end = next
		}
		at = next
	}
	return end
}

// chunkEnd is where the lines of a value end, which itself ends at valueEnd: before the
// comments and blank lines above the next key, which begins at limit. An indented comment
// still belongs to the value.
func chunkEnd(content []byte, valueEnd, limit int) int {
	end := min(valueEnd, limit)
	if end != edit.LineStart(content, end) { // a block of text ends with its line
		end = min(edit.NextLine(content, end), limit)
	}
	for at := end; at < limit; {
		next := edit.NextLine(content, at)
		if line := strings.TrimRight(string(content[at:next]), " \t\r\n"); line != "" && line[0] != '#' {
			end = next
		}
		at = next
	}
	return end
}
