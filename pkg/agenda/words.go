// The agenda for people: as text and as Markdown.

package agenda

import (
	"fmt"
	"io"
	"strings"

	"github.com/acctplan/acctplan/pkg/report"
)

// Group is what is to be done on one day, or what is overdue.
type Group struct {
	Title   string // "Overdue", "Mon 23 Nov 2026, today"
	Overdue bool
	Entries []Entry // never empty
}

// Groups puts what is overdue first, and then day after day.
func (a Agenda) Groups() []Group {
	var groups []Group
	for _, e := range a.Entries {
		title := "Overdue"
		if !e.Overdue {
			title = e.Day.Time().Format("Mon 2 Jan 2006")
			switch e.Day - a.AsOf {
			case 0:
				title += ", today"
			case 1:
				title += ", tomorrow"
			default:
				title += fmt.Sprintf(", in %d days", e.Day-a.AsOf)
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

// Summary counts: "3 entries until 23 Dec 2026, 1 overdue; 2 open actions have no date".
func (a Agenda) Summary() string {
	overdue := 0
	for _, e := range a.Entries {
		if e.Overdue {
			overdue++
		}
	}
	text := "nothing"
	switch n := len(a.Entries) - overdue; {
	case n == 1:
		text = "1 entry"
	case n > 1:
		text = fmt.Sprintf("%d entries", n)
	}
	text += " from " + a.AsOf.Time().Format("2 Jan 2006") + " to " + a.Last.Time().Format("2 Jan 2006") + fmt.Sprintf(", %d overdue", overdue)
	switch a.Undated {
	case 0:
	case 1:
		text += "; 1 open action has no date"
	default:
		text += fmt.Sprintf("; %d open actions have no date", a.Undated)
	}
	return text
}

// Markdown writes the agenda as a list of tasks, for a note or a chat. Names in a plan ping
// nobody, and nothing that a plan says is taken for markup.
func Markdown(w io.Writer, a Agenda) error {
	var out strings.Builder
	title := "# Agenda"
	if a.Owner != "" {
		title += " of " + report.MarkdownText(a.Owner)
	}
	out.WriteString(title + "\n")
	for _, group := range a.Groups() {
		fmt.Fprintf(&out, "\n## %s\n\n", group.Title)
		for _, e := range group.Entries {
			fmt.Fprintf(&out, "- [ ] **%s**, %s: %s", report.MarkdownText(e.Account), e.Kind, report.MarkdownText(e.Text))
			if len(e.Owners) > 0 {
				out.WriteString(" (" + report.MarkdownText(strings.Join(e.Owners, ", ")) + ")")
			}
			if e.Overdue {
				out.WriteString(", since " + e.Day.Time().Format("2 Jan 2006"))
			}
			out.WriteByte('\n')
		}
	}
	fmt.Fprintf(&out, "\n%s%s.\n", strings.ToUpper(a.Summary()[:1]), a.Summary()[1:])
	_, err := io.WriteString(w, out.String())
	return err
}
