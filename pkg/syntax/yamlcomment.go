package syntax

// This file finds the comments of the frontmatter and the key that each stands for.

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"github.com/acctplan/acctplan/pkg/sorting"
	"github.com/acctplan/acctplan/pkg/source"
)

// comments finds the comments up to the offset.
func (f *frontReader) comments(to int) {
	if strings.IndexByte(f.whole[f.from:to], '#') < 0 {
		return
	}
	var marks frontMap
	marks.whole = f.whole
	marks.add(f.root)
	for _, p := range f.patches {
		marks.opaque = append(marks.opaque, source.Span{Start: p.start, End: p.end})
	}
	sorting.Stable(marks.opaque, func(a, b source.Span) int { return cmp.Compare(a.Start, b.Start) })
	slices.Sort(marks.ends)
	for at := f.from; at < to; {
		next := strings.IndexByte(f.whole[at:to], '#')
		if next < 0 {
			return
		}
		at += next
		if at > f.from && !isSpace(f.whole[at-1]) && !marks.endAt(at) {
			at++
			continue
		}
		if end := marks.opaqueUntil(at); end > at {
			at = end
			continue
		}
		end := lineEnd(f.whole, at)
		_, last := trim(f.whole, at, end)
		span := source.Span{Start: at, End: last}
		f.doc.Comments = append(f.doc.Comments, Comment{
			Span:   span,
			Text:   strings.TrimSpace(strings.TrimLeft(f.whole[at:last], "#")),
			YAML:   true,
			Target: marks.target(f.from, span),
		})
		at = end
	}
}

// frontMap says where the values of the frontmatter stand.
type frontMap struct {
	whole  string
	opaque []source.Span // what # in it is text
	ends   []int         // where values in quotes or brackets end: # right behind one begins a comment
	places []source.Span // keys with their values, and list items, by where they begin
}

func (m *frontMap) add(n *Node) {
	if n == nil {
		return
	}
	if n.Span.Len() > 1 && strings.IndexByte("\"']}", m.whole[n.Span.End-1]) >= 0 && (n.Quoted || n.Kind != Scalar) {
		m.ends = append(m.ends, n.Span.End)
	}
	switch n.Kind {
	case Scalar:
		m.addOpaque(n.Span, n.Quoted)
	case Mapping:
		for _, pair := range n.Pairs {
			if !n.Span.Contains(pair.KeySpan) {
				return // an alias: its content stands elsewhere, and was added there
			}
			m.places = append(m.places, pair.KeySpan.Union(pair.Value.Span))
			m.addOpaque(pair.KeySpan, true)
			m.add(pair.Value)
		}
	case Sequence:
		for _, item := range n.Items {
			if !n.Span.Contains(item.Span) {
				return
			}
			m.places = append(m.places, item.Span)
			m.add(item)
		}
	}
}

// addOpaque notes a value in quotes or a block of text; the line that begins the block is open.
func (m *frontMap) addOpaque(span source.Span, quoted bool) {
	if !quoted || span.Len() == 0 {
		return
	}
	switch m.whole[span.Start] {
	case '"', '\'':
	case '|', '>':
		span.Start = nextLine(m.whole, span.Start)
	default:
		return
	}
	if span.Start < span.End {
		m.opaque = append(m.opaque, span)
	}
}

// endAt reports whether a value in quotes or brackets ends at the offset.
func (m *frontMap) endAt(at int) bool {
	_, found := slices.BinarySearch(m.ends, at)
	return found
}

// opaqueUntil is where the quoted value that holds the offset ends, or 0.
func (m *frontMap) opaqueUntil(at int) int {
	i := sort.Search(len(m.opaque), func(i int) bool { return m.opaque[i].Start > at })
	if i > 0 && m.opaque[i-1].End > at {
		return m.opaque[i-1].End
	}
	return 0
}

// target is the key that a comment stands for: the next one where the comment has a line
// of its own, else the one that begins its line.
func (m *frontMap) target(from int, comment source.Span) source.Span {
	line := comment.Start
	for line > from && m.whole[line-1] != '\n' && m.whole[line-1] != '\r' {
		line--
	}
	whole := strings.TrimSpace(m.whole[line:comment.Start]) == ""
	look := line
	if whole {
		look = comment.End
	}
	i := sort.Search(len(m.places), func(i int) bool { return m.places[i].Start >= look })
	if whole || i < len(m.places) && m.places[i].Start < comment.Start {
		if i == len(m.places) {
			return source.Span{}
		}
		return m.places[i]
	}
	if i == 0 {
		return source.Span{}
	}
	return m.places[i-1] // the last line of a value that began further up
}
