// Counting: how often each rule speaks, without keeping what it says.
package lint

import (
	"cmp"
	"iter"
	"maps"
	"slices"

	"github.com/acctplan/acctplan/pkg/finding"
)

// Count is how many findings of one rule there are at one severity.
type Count struct {
	Rule     string
	Severity finding.Severity
	Findings int
	Plans    int // in how many plans they stand
	Fixable  int // how many bring a fix
}

// counts are the counts of a run. The findings of a plan are added at once, so that each plan
// counts once: those of a rule stand in one slice.
type counts map[countKey]*counted

type counted struct {
	Count
	last string // the plan counted last
}

type countKey struct {
	rule     string
	severity finding.Severity
}

// add counts findings of which those of one plan and rule follow each other.
func (c counts) add(findings iter.Seq[*finding.Finding]) {
	for f := range findings {
		of := countKey{f.Rule, f.Severity}
		count := c[of]
		if count == nil {
			count = &counted{Count: Count{Rule: f.Rule, Severity: f.Severity}}
			c[of] = count
		}
		count.Findings++
		if len(f.Edits) > 0 {
			count.Fixable++
		}
		if count.last != f.Path || count.Plans == 0 {
			count.last = f.Path
			count.Plans++
		}
	}
}

// each are the findings of a list.
func each(findings []finding.Finding) iter.Seq[*finding.Finding] {
	return func(yield func(*finding.Finding) bool) {
		for i := range findings {
			if !yield(&findings[i]) {
				return
			}
		}
	}
}

// Counts counts findings, which must be sorted: the most frequent first.
func Counts(findings []finding.Finding) []Count {
	c := counts{}
	c.add(each(findings))
	return c.sorted()
}

func (c counts) sorted() []Count {
	list := make([]Count, 0, len(c))
	for _, count := range slices.SortedFunc(maps.Values(c), func(a, b *counted) int {
		return cmp.Or(cmp.Compare(b.Findings, a.Findings), cmp.Compare(b.Severity, a.Severity), cmp.Compare(a.Rule, b.Rule))
	}) {
		list = append(list, count.Count)
	}
	return list
}
