// What several records of a list lack alike, for findings that become one where there are enough
// of them. Findings that differ in more than a name stay apart: an overdue action, a wrong number or a
// misspelt word each has its own day, place and remedy, and often somebody else who has to act.
package rule

import (
	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
)

// together is from how many records on a gap that they have in common is one finding: a column
// that nobody has made is forgotten once, not once a row.
const together = 3

// inCommon is what the findings about some of the records of a list share. The messages are as in
// finding.Common; the key tells apart several such gaps of one rule, and may be empty.
func (p *Pass) inCommon(concept plan.Concept, key string, of int, all, some, hint string) *finding.Common {
	common := &finding.Common{Key: key, Least: together, Of: of, All: all, Some: some, Hint: hint, Owner: p.Plan.Owner.Label()}
	if heading, found := p.headingOf(concept); found {
		common.At = heading.Span
	}
	return common
}

// share lets the findings that the rule has reported since a place, or those of them of which a question
// is true, be one where they are enough. Each has its Name.
func (p *Pass) share(from int, which func(*finding.Finding) bool, inCommon func() *finding.Common) {
	number := 0
	for f := range each(p.findings[from:]) {
		if which == nil || which(f) {
			number++
		}
	}
	if number < together {
		return // most are few, and pay nothing
	}
	common := inCommon()
	for f := range each(p.findings[from:]) {
		if which == nil || which(f) {
			f.Common = common
		}
	}
}
