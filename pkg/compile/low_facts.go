package compile

// Facts that do not begin the file: comments or empty lines stand above the first ---. No reader of
// frontmatter takes them for facts then, so they have to move; but their author has written them.

import (
	"slices"
	"strings"

	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
	"github.com/acctplan/acctplan/pkg/syntax"
)

// furthestFacts is how far down facts are looked for.
const furthestFacts = 16 << 10

// findLowFacts reports facts between lines of --- that do not stand at the very top.
func (c *compiler) findLowFacts() {
	text := strings.TrimPrefix(c.file.String(), string(source.ByteOrderMark))
	begin := len(c.file.String()) - len(text)
	text = text[:min(len(text), furthestFacts)]
	at, what := 0, "an empty line stands"
	for {
		at = len(text) - len(strings.TrimLeft(text[at:], " \t\r\n"))
		if !strings.HasPrefix(text[at:], "<!--") {
			break
		}
		end := strings.Index(text[at:], "-->")
		if end < 0 {
			return
		}
		at, what = at+end+len("-->"), "a comment stands"
	}
	opening, facts, _ := strings.Cut(text[at:], "\n")
	if at == 0 || !strings.HasSuffix(strings.TrimRight(text[:at], " \t"), "\n") || strings.TrimRight(opening, " \t\r") != "---" {
		return
	}
	first := strings.TrimLeft(facts, " \t\r\n")
	key, _, _ := strings.Cut(first, ":")
	closing := strings.Index(facts, "\n---")
	if _, known := c.words.Key(key); !known && key != "acctplan" || closing < 0 {
		return // a rule above ordinary text
	}
	end := begin + at + len(opening) + 1 + closing + len("\n---")
	c.doc.Blocks = slices.DeleteFunc(c.doc.Blocks, func(b syntax.Block) bool { // that read them as prose and lists
		return b.Span.Start >= begin+at && b.Span.Start < end
	})
	c.problem(plan.Problem{
		Kind: plan.InvalidFrontmatter, Span: source.Span{Start: begin + at, End: begin + at + len("---")}, Detail: what + " above them",
		Hint: "The file must begin with the line ---: delete what stands above it, or move it below the second ---.",
	})
}
