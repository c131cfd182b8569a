package report

// The Markdown form: a comment on a pull request, or the summary of a CI job. It is read by
// people who never see a terminal, plan by plan, the gravest first, each finding with what to
// do. Words of a plan are shown and do nothing: they call nobody, link nowhere, format nothing.

import (
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/sorting"
)

const (
	// MarkdownMark is the first line of the Markdown form, by which a bot finds the comment
	// that it wrote before.
	MarkdownMark = "<!-- acctplan -->"
	// CommentLimit is the most characters that a comment on GitHub may have. It is counted in
	// bytes, of which there are never fewer.
	CommentLimit = 65_536
	// SummaryLimit is the most bytes that all job summaries of one step may have on GitHub.
	SummaryLimit = 1 << 20
	// longestText is how many characters of one message are shown.
	longestText = 600
	// reserve is room for the lines behind the findings.
	reserve = 600
)

// Markdown prints the result as a page of GitHub's Markdown. Where it would be longer than the
// limit, the mildest and last findings are left out, and their number is told; only the head,
// well below a thousand bytes, is printed whatever the limit.
func Markdown(w io.Writer, result Result, options Options) error {
	limit := options.Limit
	if limit == 0 {
		limit = CommentLimit
	}
	page := newMarkdownPage(result, options)
	var counted totals
	fails := false
	for f := range result.each() {
		counted.add(f)
		fails = fails || result.Fails(f)
	}
	head := markdownHead(result, counted, fails)
	var notices strings.Builder
	writeNotices(&notices, result)
	left := page.choose(limit - len(head) - notices.Len() - reserve)

	var out strings.Builder
	out.WriteString(head)
	out.WriteString(notices.String())
	page.write(&out)
	if left.any() {
		out.WriteString("\n… and " + left.words() + " more, which do not fit in here. `acctplan lint` shows all of them.\n")
	}
	if fixes := counted.fixable(options.Text); fixes != "" {
		out.WriteString("\n" + strings.ToUpper(fixes[:1]) + strings.TrimSuffix(fixes[1:], "\n") + ".\n")
	}
	_, err := io.WriteString(w, out.String())
	return err
}

// markdownHead is the mark, the heading, and how things stand.
func markdownHead(result Result, counted totals, fails bool) string {
	var out strings.Builder
	counts := counted.Summary
	fresh := counts
	fresh.Known = 0
	out.WriteString(MarkdownMark + "\n## Account plans: ")
	switch unread := len(result.Errors); {
	case tally(fresh).any():
		out.WriteString(tally(fresh).words())
	case unread > 0:
		out.WriteString(plural(unread, "file") + " could not be read")
	case slices.ContainsFunc(result.Notices, result.FailsBy):
		out.WriteString("a plan lost its mark")
	case counts.Known > 0:
		out.WriteString("nothing new to mend")
	default:
		out.WriteString("nothing to mend")
	}
	out.WriteString("\n\n")

	day := result.AsOf.Time().Format("2 Jan 2006")
	switch clean := result.Plans - counted.files; {
	case result.Plans == 0 && counted.findings == 0:
		out.WriteString("No plan was checked.")
	case counted.files == 0 && len(result.Errors) > 0:
		out.WriteString(plural(result.Plans, "plan") + " checked, as of " + day + ".")
	case counted.files == 0 && result.Plans == 1:
		out.WriteString("The plan is in order, as of " + day + ".")
	case counted.files == 0:
		out.WriteString("All " + plural(result.Plans, "plan") + " are in order, as of " + day + ".")
	default:
		out.WriteString(plural(result.Plans, "plan") + " checked, as of " + day)
		if clean > 0 {
			out.WriteString("; " + group(clean) + map[bool]string{true: " is", false: " are"}[clean == 1] + " in order")
		}
		out.WriteString(".")
	}
	switch {
	case len(result.Errors) > 0:
		out.WriteString(" **The check fails** until every file can be read.")
	case slices.ContainsFunc(result.Notices, result.FailsBy):
		out.WriteString(" **The check fails** because a file is not marked as a plan any more.")
	case fails:
		what := map[finding.Severity]string{finding.Error: "errors", finding.Warning: "errors and warnings", finding.Info: "findings"}[result.FailOn]
		out.WriteString(" **The check fails** until the " + what + " are mended.")
	case tally(fresh).any():
		out.WriteString(" The check passes all the same.")
	}
	out.WriteString("\n")
	return out.String()
}

// writeNotices lists the plans that are none any more, as many as a reader looks at.
func writeNotices(out *strings.Builder, result Result) {
	const most = 50
	for i, notice := range result.sortedNotices() {
		switch i {
		case 0:
			out.WriteString("\n")
		case most:
			out.WriteString("- … and " + group(len(result.Notices)-most) + " more\n")
			return
		}
		out.WriteString("- " + codeSpan(Visible(notice.Path)) + ": " + markdownText(notice.Message) + "\n")
	}
}

// tally is a Summary that can be said in words.
type tally Summary

func (t tally) any() bool { return t != tally{} }

// words lists what is there: "2 errors, 1 info, 3 old findings".
func (t tally) words() string {
	var parts []string
	for _, part := range []struct {
		count int
		word  string
	}{{t.Error, "error"}, {t.Warning, "warning"}, {t.Info, "info"}, {t.Known, "old finding"}} {
		if part.count > 0 {
			parts = append(parts, plural(part.count, part.word))
		}
	}
	return strings.Join(parts, ", ")
}

// markdownPage is what the page says below its head.
type markdownPage struct {
	failures []string // of files that could not be read
	sections []*markdownSection
	ranked   []*markdownItem // gravest first
	shown    int             // how many failures are shown
}

// markdownSection is the part of the page about one plan.
type markdownSection struct {
	head       string
	fresh, old []*markdownItem
	begun      bool // some of it is shown
	oldBegun   bool
}

// markdownItem is one finding.
type markdownItem struct {
	section  *markdownSection
	severity finding.Severity
	known    bool
	text     string
	shown    bool
}

// oldHead and oldTail are what stands around the old findings of a plan.
func (s *markdownSection) oldHead() string {
	return "\n<details><summary>" + plural(len(s.old), "old finding") + ", there before this change</summary>\n\n"
}

const oldTail = "\n</details>\n"

func newMarkdownPage(result Result, options Options) *markdownPage {
	page := &markdownPage{}
	for _, failure := range result.sortedErrors() {
		page.failures = append(page.failures, "- "+codeSpan(clipped(Visible(failure.Path)))+": "+markdownText(sentence(failure.Message))+"\n")
	}
	accounts := map[string]string{}
	for _, plan := range result.Checked {
		accounts[plan.Path] = plan.Account
	}
	files := newLocator(result.Source)
	var section *markdownSection
	path := ""
	for f := range result.each() {
		if section == nil || f.Path != path {
			path = f.Path
			section = &markdownSection{head: markdownHeading(path, accounts[path], options)}
			page.sections = append(page.sections, section)
		}
		start, _ := files.file(f.Path).span(f.Span)
		item := &markdownItem{section: section, severity: f.Severity, known: f.Known, text: markdownFinding(f, start.Line, options)}
		if f.Known {
			section.old = append(section.old, item)
		} else {
			section.fresh = append(section.fresh, item)
		}
		page.ranked = append(page.ranked, item)
	}
	sorting.Stable(page.ranked, byGravity)
	for _, section := range page.sections {
		sorting.Stable(section.fresh, byGravity)
		sorting.Stable(section.old, byGravity)
	}
	return page
}

// byGravity puts new findings before old ones, and grave ones before mild ones.
func byGravity(a, b *markdownItem) int {
	if a.known != b.known {
		return map[bool]int{true: 1, false: -1}[a.known]
	}
	return int(b.severity) - int(a.severity)
}

// markdownHeading names a plan: the account's name and the file.
func markdownHeading(path, account string, options Options) string {
	file := linked(codeSpan(clipped(Visible(path))), options.link(path, 0))
	if account == "" {
		return "\n### " + file + "\n\n"
	}
	return "\n### " + markdownText(account) + "\n\n" + file + "\n\n"
}

// markdownFinding is an item of a list.
func markdownFinding(f *finding.Finding, line int, options Options) string {
	severity := f.Severity.String()
	text := "- **" + strings.ToUpper(severity[:1]) + severity[1:] + "**, " +
		linked("line "+strconv.Itoa(line), options.link(f.Path, line)) + ": " +
		markdownText(f.Message) + " (" + codeSpan(Visible(f.Rule)) + ")"
	if f.Hint != "" {
		text += "\\\n  **To do:** " + markdownText(f.Hint)
	}
	return text + "\n"
}

// choose marks what is shown within so many bytes, the gravest first, and returns what is not.
func (p *markdownPage) choose(room int) (left tally) {
	for _, failure := range p.failures {
		if room -= len(failure); room < 0 {
			break
		}
		p.shown++
	}
	left.Error += len(p.failures) - p.shown
	for i, item := range p.ranked {
		cost := len(item.text)
		if !item.section.begun {
			cost += len(item.section.head)
		}
		if item.known && !item.section.oldBegun {
			cost += len(item.section.oldHead()) + len(oldTail)
		}
		if room -= cost; room < 0 {
			for _, item := range p.ranked[i:] {
				(*Summary)(&left).add(item.severity, item.known)
			}
			return left
		}
		item.shown, item.section.begun = true, true
		item.section.oldBegun = item.section.oldBegun || item.known
	}
	return left
}

// write prints what was chosen.
func (p *markdownPage) write(out *strings.Builder) {
	if p.shown > 0 {
		out.WriteString("\n### Could not be read\n\n")
		for _, failure := range p.failures[:p.shown] {
			out.WriteString(failure)
		}
	}
	for _, section := range p.sections {
		if !section.begun {
			continue
		}
		out.WriteString(section.head)
		items(out, section.fresh)
		if section.oldBegun {
			out.WriteString(section.oldHead())
			items(out, section.old)
			out.WriteString(oldTail)
		}
	}
}

func items(out *strings.Builder, list []*markdownItem) {
	for _, item := range list {
		if item.shown {
			out.WriteString(item.text)
		}
	}
}

// linked is text that leads somewhere, where there is somewhere to go.
func linked(text, address string) string {
	if address == "" {
		return text
	}
	return "[" + text + "](<" + strings.NewReplacer("<", "%3C", ">", "%3E", "\n", "%0A", "\\", "%5C").Replace(address) + ">)"
}

// MarkdownText is a text that Markdown, HTML and forges leave alone; see markdownText.
func MarkdownText(text string) string { return markdownText(text) }

// markdownText is text that Markdown, HTML and the forge leave alone. What a forge would make
// a link or a call to somebody, even behind a backslash, becomes a piece of code: that can
// still be copied.
func markdownText(text string) string {
	var out strings.Builder
	for i, word := range strings.Split(clipped(Visible(text)), " ") {
		if i > 0 {
			out.WriteByte(' ')
		}
		if !isActive(word) {
			escapeMarkdown(&out, word)
			continue
		}
		core := strings.Trim(word, punctuation)
		before, after, _ := strings.Cut(word, core)
		escapeMarkdown(&out, before)
		out.WriteString(codeSpan(core))
		escapeMarkdown(&out, after)
	}
	return out.String()
}

// punctuation around a word is no part of it.
const punctuation = `"'(),.;:?`

// escapeMarkdown writes a word whose characters mean nothing to Markdown and HTML.
func escapeMarkdown(out *strings.Builder, word string) {
	for i := range len(word) {
		switch c := word[i]; c {
		case '\\', '`', '*', '_', '{', '}', '[', ']', '|', '~', '^':
			out.WriteByte('\\')
			out.WriteByte(c)
		case '<':
			out.WriteString("&lt;")
		case '>':
			out.WriteString("&gt;")
		case '&':
			out.WriteString("&amp;")
		case '$': // two of them would enclose a formula
			out.WriteString("&#36;")
		default:
			out.WriteByte(c)
		}
	}
}

// isActive reports whether a forge would act on a word: a mention, a reference to an issue, or
// an address that it would link.
func isActive(word string) bool {
	lower := strings.ToLower(word)
	if strings.ContainsRune(word, '@') || strings.Contains(lower, "://") || strings.Contains(lower, "www.") {
		return true
	}
	for i := 0; i+1 < len(lower); i++ {
		next := lower[i+1]
		isDigit := next >= '0' && next <= '9'
		if (lower[i] == '#' || lower[i] == '!') && isDigit || strings.HasPrefix(lower[i:], "gh-") {
			return true
		}
	}
	return false
}

// codeSpan is text as code, whatever backticks it has.
func codeSpan(text string) string {
	fence := fenceFor(text, 1)
	if strings.HasPrefix(text, "`") || strings.HasSuffix(text, "`") {
		text = " " + text + " "
	}
	return fence + text + fence
}

// fenceFor is a row of backticks that does not occur in the text, and has at least so many.
func fenceFor(text string, least int) string {
	longest, run := 0, 0
	for i := range len(text) {
		if text[i] != '`' {
			run = 0
			continue
		}
		run++
		longest = max(longest, run)
	}
	return strings.Repeat("`", max(least, longest+1))
}

// clipped cuts text that is too long to be read in a list.
func clipped(text string) string {
	if utf8.RuneCountInString(text) <= longestText {
		return text
	}
	return string([]rune(text)[:longestText-1]) + "…"
}
