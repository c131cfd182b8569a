// The agenda for people: as text and as Markdown.

package agenda

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/acctplan/acctplan/pkg/locale"
	"github.com/acctplan/acctplan/pkg/report"
)

// Word is what people call the kind.
func (k Kind) Word(say *locale.Labels) string {
	return map[Kind]string{Renewal: say.AgendaRenewal, Notice: say.AgendaNotice, Review: say.AgendaReview, Milestone: say.AgendaMilestone, Action: say.AgendaAction}[k]
}

// Group is what is to be done on one day, or what is overdue.
type Group struct {
	Title   string // "Overdue", "Mon 23 Nov 2026, today"
	Overdue bool
	Entries []Entry // never empty
}

// Groups puts what is overdue first, and then day after day.
func (a Agenda) Groups() []Group {
	say := a.Locale.Labels()
	var groups []Group
	for _, e := range a.Entries {
		title := say.Overdue
		if !e.Overdue {
			title = a.Locale.Weekday(e.Day)
			switch e.Day - a.AsOf {
			case 0:
				title += ", " + say.Today
			case 1:
				title += ", " + say.Tomorrow
			default:
				title += ", " + say.InDays.Of(int(e.Day-a.AsOf))
			}
		}
		if len(groups) == 0 || groups[len(groups)-1].Title != title {
			groups = append(groups, Group{Title: title, Overdue: e.Overdue})
		}
		last := &groups[len(groups)-1]
		last.Entries = append(last.Entries, e)
	}
	return groups
}

// Details are what is told behind the text of an entry: the days that it lasts, where they are several, and whose it is.
func (e Entry) Details() []string {
	if e.Days == "" {
		return slices.Clone(e.Owners)
	}
	return append([]string{e.Days}, e.Owners...)
}

// Summary counts: "3 entries until 23 Dec 2026, 1 overdue; 2 open actions have no date".
func (a Agenda) Summary() string {
	overdue := 0
	for _, e := range a.Entries {
		if e.Overdue {
			overdue++
		}
	}
	say := a.Locale.Labels()
	text := fmt.Sprintf(say.EntriesSpan, say.Entries.Of(len(a.Entries)-overdue), a.Locale.Day(a.AsOf), a.Locale.Day(a.Last), overdue)
	if a.Undated > 0 {
		text += "; " + say.UndatedActions.Of(a.Undated)
	}
	return text
}

// Markdown writes the agenda as a list of tasks, for a note or a chat. Names in a plan ping
// nobody, and nothing that a plan says is taken for markup.
func Markdown(w io.Writer, a Agenda) error {
	var out strings.Builder
	say := a.Locale.Labels()
	title := say.Agenda
	if a.Owner != "" {
		title = fmt.Sprintf(say.AgendaOf, report.MarkdownText(a.Owner))
	}
	out.WriteString("# " + title + "\n")
	for _, group := range a.Groups() {
		fmt.Fprintf(&out, "\n## %s\n\n", group.Title)
		for _, e := range group.Entries {
			fmt.Fprintf(&out, "- [ ] **%s**, %s: %s", report.MarkdownText(e.Account), e.Kind.Word(say), report.MarkdownText(e.Text))
			if details := e.Details(); len(details) > 0 {
				out.WriteString(" (" + report.MarkdownText(strings.Join(details, ", ")) + ")")
			}
			if e.Overdue {
				out.WriteString(", " + fmt.Sprintf(say.Since, a.Locale.Day(e.Day)))
			}
			out.WriteByte('\n')
		}
	}
	fmt.Fprintf(&out, "\n%s.\n", locale.Sentence(a.Summary()))
	_, err := io.WriteString(w, out.String())
	return err
}
