package compile

// Marks of internal text: where they are, and what is wrong with them.

import (
	"strings"

	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/syntax"
)

// readInternal notes what is marked as internal.
func (c *compiler) readInternal() {
	found := c.doc.Internal()
	c.plan.Internal = found.Regions
	for _, fault := range found.Faults {
		p := plan.Problem{Kind: plan.DoubtfulMark, Span: fault.Span, Text: strings.TrimSpace(c.file.Text(fault.Span))}
		switch fault.Kind {
		case syntax.MarkUnclosed:
			p.Kind = plan.UnclosedMark
			p.Detail, p.Hint = "is not closed, so that everything after it is internal", "Write <!-- /internal --> where the internal text ends."
		case syntax.MarkStray:
			p.Detail, p.Hint = "closes nothing", "Write <!-- internal --> where the internal text begins, or delete this one."
		case syntax.MarkAlike:
			p.Detail, p.Hint = "reads like a mark of internal text and is none", "Write <!-- internal --> before the text and <!-- /internal --> behind it; say in other words what is only a remark."
		case syntax.MarkInFacts:
			p.Detail, p.Hint = "stands among the facts, where it marks nothing", "What a customer reads of the facts is a matter of `visibility:` in .acctplan.yaml; delete the mark."
		}
		c.problem(p)
	}
}
