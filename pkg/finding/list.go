// Lists: the findings of many plans, those of most of them packed.
package finding

import (
	"iter"
	"slices"
	"strings"
)

// List are the findings of a run, in the order of Compare: plan by plan, the plans sorted by path. The zero List holds none.
type List []Portion

// Portion are the findings of one plan, or of another file that findings stand in: those that are Plain, or else the
// packed ones.
type Portion struct {
	Path   string
	Plain  []Finding
	Packed Packed
}

// Findings are those of the portion. They must not be changed.
func (p Portion) Findings() []Finding {
	if p.Plain != nil {
		return p.Plain
	}
	return p.Packed.Unpack()
}

// Counts counts them, without unpacking them.
func (p Portion) Counts() Counts {
	if p.Plain != nil {
		return CountsOf(p.Plain)
	}
	return p.Packed.counts
}

// All gives the findings one by one. What it gives holds those of one plan, so that nobody should keep more than a
// few of them.
func (l List) All() iter.Seq[*Finding] {
	return func(yield func(*Finding) bool) {
		for _, portion := range l {
			findings := portion.Findings()
			for i := range findings {
				if !yield(&findings[i]) {
					return
				}
			}
		}
	}
}

// Of are the findings in the file of a path.
func (l List) Of(path string) Portion {
	at, found := slices.BinarySearchFunc(l, path, func(p Portion, path string) int { return strings.Compare(p.Path, path) })
	if !found {
		return Portion{Path: path}
	}
	return l[at]
}
