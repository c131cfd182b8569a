package compile

// Sales methods told in paragraphs, each step in bold in front of what there is to say of it:
//
//	**E – Economic buyer.** Bongani Radebe, COO. Last saw him 2 Oct 2026. Supporter.
//	**C – Champion.** Pieter-Jan Lategan, Head of Fraud. Advocate.

import (
	"strings"

	"github.com/acctplan/acctplan/pkg/source"
	"github.com/acctplan/acctplan/pkg/syntax"
)

// withStepsParted makes headings of such beginnings where a plan has three of them or more.
func (c *compiler) withStepsParted(blocks []syntax.Block) []syntax.Block {
	steps := 0
	for i := range blocks {
		if c.stepLead(&blocks[i]) > 0 {
			steps++
		}
	}
	if steps < 3 {
		return blocks
	}
	return rewritten(blocks, func(at int) (list []syntax.Block, next int) {
		b := blocks[at]
		if end := c.stepLead(&b); end > 0 {
			whole := piece{text: b.Inline.Text(), span: b.Inline.Span, runs: b.Inline.Runs}
			lead := whole.cut(0, end)
			name := lead.trimRight(".: ")
			list = []syntax.Block{headingOf(source.Span{Start: b.Span.Start, End: lead.span.End}, syntax.Inline{Span: name.span, Runs: name.exact()})}
			if rest := whole.cut(end, len(whole.text)); !rest.empty() {
				b.Span.Start, b.Inline = rest.span.Start, syntax.Inline{Span: rest.span, Runs: rest.exact()}
				list = append(list, b)
			}
		}
		return list, at + 1
	})
}

// stepLead is where the bold beginning of a paragraph that is a step of a method ends, "E – Economic buyer.", "C: Champion";
// 0 where it is none.
func (c *compiler) stepLead(b *syntax.Block) int {
	if b.Kind != syntax.Paragraph || len(b.Inline.Runs) == 0 {
		return 0
	}
	first := &b.Inline.Runs[0]
	if first.Style&syntax.Bold == 0 || len(first.Text) > maxKeyLength || strings.IndexByte(first.Text, '\n') >= 0 {
		return 0
	}
	name := strings.TrimRight(first.Text, ".: ")
	if len(name) < 6 || name[0] < 'A' || name[0] > 'Z' || strings.Count(name, " ") > 5 {
		return 0
	}
	for _, mark := range [...]string{" – ", " — ", " - ", ": ", ". ", ") "} {
		if strings.HasPrefix(name[1:], mark) {
			return len(first.Text)
		}
	}
	return 0
}
