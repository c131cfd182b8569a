package compile

// Bold lines that stand for headings: "**Risks**" alone in a paragraph, above a list.

import (
	"strings"

	"github.com/acctplan/acctplan/pkg/syntax"
)

// boldLevel ranks bold lines below every real heading, and beside one another.
const boldLevel = 7

// withBoldHeadings turns paragraphs that are one bold line into headings, where their words
// are those of a concept. A document that uses them so has its other bold lines read as
// headings of narrative too.
func (c *compiler) withBoldHeadings(blocks []syntax.Block) []syntax.Block {
	known := false
	for _, b := range blocks {
		if b.Kind == syntax.Paragraph && c.boldHeading(b) && len(c.words.Heading(strings.TrimRight(b.Inline.Text(), ": "), "").Concepts) > 0 {
			known = true
			break
		}
	}
	if !known {
		return blocks
	}
	out := make([]syntax.Block, len(blocks))
	copy(out, blocks)
	for i, b := range out {
		if b.Kind == syntax.Paragraph && c.boldHeading(b) {
			out[i].Kind, out[i].Level = syntax.Heading, boldLevel
		}
	}
	return out
}

// boldHeading reports whether a paragraph is one short line, bold throughout, and no sentence.
func (c *compiler) boldHeading(b syntax.Block) bool {
	text := strings.TrimSpace(b.Inline.Text())
	if text == "" || len(text) > 60 || strings.Contains(b.Inline.Text(), "\n") || len(strings.Fields(text)) > 7 {
		return false
	}
	if at := strings.IndexByte(text, ':'); at >= 0 && at < len(text)-1 || strings.ContainsAny(text[len(text)-1:], ".!?,;") {
		return false
	}
	for _, r := range b.Inline.Runs {
		if r.Style&syntax.Bold == 0 && strings.Trim(r.Text, " :") != "" {
			return false
		}
	}
	return true
}
