package compile

// Lines that stand for headings: "**Risks**" or "OPEN ACTIVITIES" alone in a paragraph, "Stuff
// to do:" above a list.

import (
	"slices"
	"strings"
	"unicode"

	"github.com/acctplan/acctplan/pkg/syntax"
)

// boldLevel ranks such lines below every real heading, and beside one another.
const boldLevel = 7

// withPlainHeadings turns paragraphs that are one line of bold or capitals into headings, where
// its words are those of a concept; so a line that ends in a colon above a list. A document that
// uses bold lines so has its other ones read as headings of narrative too.
func (c *compiler) withPlainHeadings(blocks []syntax.Block) []syntax.Block {
	known := false
	blocks = c.withLeadsParted(blocks)
	var out []syntax.Block
	for i, b := range blocks {
		if b.Kind != syntax.Paragraph {
			continue
		}
		bold := c.boldHeading(b)
		if bold {
			known = known || len(c.words.Exact(strings.TrimRight(b.Inline.Text(), ": "), "").Concepts) > 0 || c.isKeyedRole(pieceOf(b.Inline))
		} else if c.plainHeading(b, blocks[i+1:]) {
			if out == nil {
				out = append([]syntax.Block(nil), blocks...)
			}
			out[i].Kind, out[i].Level = syntax.Heading, boldLevel
		}
	}
	if !known {
		if out == nil {
			return blocks
		}
		return out
	}
	if out == nil {
		out = append([]syntax.Block(nil), blocks...)
	}
	for i, b := range out {
		if b.Kind == syntax.Paragraph && c.boldHeading(b) {
			out[i].Kind, out[i].Level = syntax.Heading, boldLevel
		}
	}
	return out
}

// withLeadsParted parts paragraphs whose first line is bold and names a role or a concept from what
// stands on the lines below: "**Economic Buyer**" above "Ada Roth, VP IT. Met once, 2026-08-19."
func (c *compiler) withLeadsParted(blocks []syntax.Block) []syntax.Block {
	if !slices.ContainsFunc(blocks, func(b syntax.Block) bool { _, _, known := c.partedLead(b, false); return known }) {
		return blocks
	}
	return rewritten(blocks, func(at int) ([]syntax.Block, int) {
		if head, rest, ok := c.partedLead(blocks[at], true); ok {
			return []syntax.Block{head, rest}, at + 1
		}
		return nil, at + 1
	})
}

// partedLead parts one paragraph. every: other bold lines of the document head their paragraphs, so
// one that names nothing known may do so too.
func (c *compiler) partedLead(b syntax.Block, every bool) (head, rest syntax.Block, ok bool) {
	if b.Kind != syntax.Paragraph || len(b.Inline.Runs) == 0 || len(b.Inline.Runs[0].Text) > 60 && strings.IndexByte(b.Inline.Runs[0].Text[:60], '\n') < 0 {
		return b, b, false
	}
	if first := b.Inline.Runs[0]; first.Style&syntax.Bold == 0 && strings.Index(first.Text, ":\n") < 1 && !strings.HasSuffix(first.Text, ":") {
		return b, b, false
	}
	lines := rawLines(b.Inline)
	if len(lines) < 2 {
		return b, b, false
	}
	if plain := lines[0].text; !lines[0].bold(0, len(plain)) {
		// "What they want:" above lines of prose or of items
		if every = false; !strings.HasSuffix(plain, ":") || len(plain) > 48 || strings.Count(plain, " ") > 5 || len(keyPairs(lines[1])) > 0 {
			return b, b, false
		}
		if c.knownHeading(strings.TrimRight(plain, ": ")) {
			every = true
		}
	}
	title := strings.TrimRight(lines[0].text, ": ")
	if pair, ok := keyLine(lines[0]); ok && !pair.value.empty() {
		return b, b, false // "Objective 1: same-day loans" above what is said of it
	}
	role := c.isRole(title)
	if !role && len(c.words.Exact(title, "").Concepts) == 0 && (!every || len(strings.Fields(title)) > 6 || c.nameScore(firstPiece(textPiece(title)).text) >= fullName || strings.ContainsAny(title[len(title)-1:], ".!?,;")) {
		return b, b, false
	}
	if next := keyPairs(lines[1]); len(next) > 0 && !next[0].value.empty() && !role {
		return b, b, false // the name of a record above its fields
	}
	if lines[1].span.Start < lines[0].span.End {
		return b, b, false
	}
	both := headAndRest(b, lines)
	return both[0], both[1], true
}

// plainHeading reports whether a paragraph is a known heading in capitals, or one that a colon
// ends above a list or table.
func (c *compiler) plainHeading(b syntax.Block, following []syntax.Block) bool {
	size := 0
	for i := range b.Inline.Runs {
		size += len(strings.TrimSpace(b.Inline.Runs[i].Text))
	}
	if size > 48 {
		return false
	}
	text := strings.TrimSpace(b.Inline.Text())
	if text == "" || len(text) > 48 || strings.Count(text, " ") > 5 || len(following) == 0 || len(inlineLines(b.Inline)) > 1 {
		return false
	}
	next := following[0].Kind
	colon := strings.HasSuffix(text, ":") && (next == syntax.List || next == syntax.TableBlock)
	if !colon && !inCapitals(text) {
		return false
	}
	text = strings.TrimRight(text, ": ")
	return len(c.words.Exact(text, "").Concepts) > 0 || colon && strings.Count(text, " ") < 3 && c.words.HeadingHint(text) != ""
}

// inCapitals reports whether a text has letters, and no small ones.
func inCapitals(text string) bool {
	letters := 0
	for _, r := range text {
		if unicode.IsLower(r) || r == '.' || r == '|' {
			return false
		}
		if unicode.IsUpper(r) {
			letters++
		}
	}
	return letters > 3
}

// boldHeading reports whether a paragraph is one short line, bold throughout, and no sentence.
func (c *compiler) boldHeading(b syntax.Block) bool {
	for _, r := range b.Inline.Runs { // most paragraphs begin with a word that is not bold
		if r.Style&syntax.Bold == 0 && strings.Trim(r.Text, " :") != "" {
			return false
		}
	}
	text := strings.TrimSpace(b.Inline.Text())
	if text == "" || len(text) > 60 || strings.Contains(b.Inline.Text(), "\n") || len(strings.Fields(text)) > 7 {
		return false
	}
	if at := strings.IndexByte(text, ':'); at >= 0 && at < len(text)-1 || strings.ContainsAny(text[len(text)-1:], ".!?,;") {
		return false
	}
	return true
}
