package report

// Changes as Markdown, for a comment on a pull request that a bot writes once and then keeps
// up to date.

import (
	"io"
	"strings"
)

const (
	// ChangesMark is the first line of the Markdown form of changes, by which a bot finds the
	// comment that it wrote before.
	ChangesMark = "<!-- acctplan-diff -->"
	// HistoryMark is the first line of the Markdown form of a history.
	HistoryMark = "<!-- acctplan-log -->"
	// longestPage is the most bytes of a page: a comment on GitHub may have 65,536 characters.
	longestPage = 60_000
)

// Markdown prints the changes as a page of GitHub's Markdown. Words of a plan do nothing in it:
// they call nobody, link nowhere and format nothing. Plans that do not fit are counted. The
// error is the writer's.
func (c Changes) Markdown(w io.Writer) error {
	page := newChangePage(ChangesMark, "What changed in the accounts")
	for _, changed := range c.sorted() {
		if !changed.Matters() {
			continue
		}
		page.block(markdownPlanHead(changed), changed.lines())
	}
	for _, failure := range c.Errors {
		page.block("", []string{failure.Path + " could not be read: " + failure.Message})
	}
	return page.end(w, c.tally(), "plan")
}

// markdownPlanHead names a plan: "**Harrowgate Freight** · `accounts/harrowgate.md`".
func markdownPlanHead(c ChangedPlan) string {
	head := codeSpan(Visible(c.last().Path))
	if account := c.account(); account != "" {
		head = "**" + markdownText(account) + "** · " + head
	}
	return head
}

// changePage collects blocks as long as they fit.
type changePage struct {
	text    strings.Builder
	leftOut int
}

func newChangePage(mark, title string) *changePage {
	p := &changePage{}
	p.text.WriteString(mark + "\n## " + title + "\n")
	return p
}

// block adds a head with a list, all of it or, where one list is longer than a page, its
// beginning. What comes after the first block that does not fit is left out, so that the page
// is a beginning of the whole and no selection.
func (p *changePage) block(head string, lines []string) {
	var b strings.Builder
	b.WriteString("\n")
	if head != "" {
		b.WriteString(head + "\n\n")
	}
	const mostLines = 200
	for i, line := range lines {
		if i == mostLines {
			b.WriteString("- … and " + group(len(lines)-i) + " more\n")
			break
		}
		b.WriteString("- " + markdownLine(line) + "\n")
	}
	if p.leftOut > 0 || p.text.Len()+b.Len() > longestPage {
		p.leftOut++
		return
	}
	p.text.WriteString(b.String())
}

// end adds the last line and prints the page.
func (p *changePage) end(w io.Writer, tally, noun string) error {
	if p.leftOut > 0 {
		p.text.WriteString("\n… and " + plural(p.leftOut, "more "+noun) + ", for which there is no room here.\n")
	}
	p.text.WriteString("\n" + markdownLine(strings.ToUpper(tally[:1])+tally[1:]) + ".\n")
	_, err := io.WriteString(w, p.text.String())
	return err
}

// markdownLine is a text that begins a line without being taken for a heading, a list or a rule.
func markdownLine(text string) string {
	line := markdownText(text)
	digits := strings.TrimLeft(line, "0123456789")
	switch {
	case line == "":
	case strings.ContainsRune("#+-=", rune(line[0])):
		return `\` + line
	case len(digits) < len(line) && digits != "" && (digits[0] == '.' || digits[0] == ')'):
		return line[:len(line)-len(digits)] + `\` + digits
	}
	return line
}
