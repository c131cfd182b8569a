// Package edit changes the bytes of a file: it applies edits, finds the edits between two
// versions, shows them as a unified diff, and keeps a file's own line endings. It knows
// nothing about account plans.
package edit

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/aymanbagabas/go-udiff"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/sorting"
	"github.com/acctplan/acctplan/pkg/source"
)

// Apply returns the content with all edits made; the content itself is left alone. Edits may
// come in any order and must neither reach outside the content nor overlap. Several
// insertions at one place are made in the order given, before a replacement that begins there.
func Apply(content []byte, edits []finding.Edit) ([]byte, error) {
	sorted := Sorted(edits)
	size := len(content)
	end := 0
	for _, e := range sorted {
		switch {
		case e.Span.Start < 0 || e.Span.End < e.Span.Start || e.Span.End > len(content):
			return nil, fmt.Errorf("the edit of bytes %d to %d is outside the file of %d bytes", e.Span.Start, e.Span.End, len(content))
		case e.Span.Start < end:
			return nil, fmt.Errorf("two edits overlap at byte %d", e.Span.Start)
		}
		end = e.Span.End
		size += len(e.Text) - e.Span.Len()
	}
	out := make([]byte, 0, size)
	from := 0
	for _, e := range sorted {
		out = append(out, content[from:e.Span.Start]...)
		out = append(out, e.Text...)
		from = e.Span.End
	}
	return append(out, content[from:]...), nil
}

// Sorted returns the edits in the order of their places; insertions come before a
// replacement at the same place and otherwise keep their order.
func Sorted(edits []finding.Edit) []finding.Edit {
	sorted := slices.Clone(edits)
	sorting.Stable(sorted, func(a, b finding.Edit) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(min(a.Span.Len(), 1), min(b.Span.Len(), 1)))
	})
	return sorted
}

// Between returns edits that turn one version into the other, line by line where many lines
// differ. They are marked safe: whoever made the second version answers for it.
func Between(before, after []byte) []finding.Edit {
	var edits []finding.Edit
	for _, e := range udiff.Lines(string(before), string(after)) {
		edits = append(edits, finding.Edit{Span: source.Span{Start: e.Start, End: e.End}, Text: e.New, Safe: true})
	}
	return edits
}

// Unified shows what changed as a unified diff with three lines of context; empty where
// nothing did. The path appears as a/path and b/path, so that git apply and patch -p1 take it.
func Unified(path string, before, after []byte) string {
	diff, err := udiff.ToUnifiedDiff("a/"+path, "b/"+path, string(before), udiff.Lines(string(before), string(after)), udiff.DefaultContextLines)
	if err != nil {
		panic("the edits between two texts contradict each other: " + err.Error())
	}
	// The library forgets the equal lines between two changes of one hunk when it counts where
	// the next hunk begins in the new file.
	shift := 0
	for _, hunk := range diff.Hunks {
		hunk.ToLine = hunk.FromLine + shift
		for _, line := range hunk.Lines {
			switch line.Kind {
			case udiff.Insert:
				shift++
			case udiff.Delete:
				shift--
			}
		}
	}
	return diff.String()
}

// Moved is where in the new content the text of each edit stands, in the order of Sorted.
func Moved(edits []finding.Edit) []source.Span {
	var spans []source.Span
	shift := 0
	for _, e := range Sorted(edits) {
		start := e.Span.Start + shift
		spans = append(spans, source.Span{Start: start, End: start + len(e.Text)})
		shift += len(e.Text) - e.Span.Len()
	}
	return spans
}
