// The page for the customer: what it is called, and the sections that only it has.

package render

import (
	"github.com/acctplan/acctplan/pkg/brief"
	"github.com/acctplan/acctplan/pkg/draw"
)

// audienceTitles are the words that differ between our page and the customer's.
type audienceTitles struct {
	Kind    string // of document: "Executive brief"
	Subject string // "Account plan of "
	Summary string
	Goals   string
	Served  string // what serves a goal
	Serving string // the same, within a sentence
	Help    string // the same, in a narrow column
	People  string
	Title   string // of the column with somebody's title
	Actions string
}

// titlesFor are the words for the audience of a brief.
func titlesFor(b brief.Brief) audienceTitles {
	if b.Customer {
		return audienceTitles{"Joint success plan", "Joint success plan with ", "Summary", "Your goals", "What is under way", "what is under way", "Under way", "Your people", "Title", "Joint actions"}
	}
	return audienceTitles{"Executive brief", "Account plan of ", "Executive summary", goalsTitle, servedTitle, "how we serve the goals", "We help", "Stakeholders", "Title and role", actionsTitle}
}

// The titles of the sections that only the customer's page has.
const (
	valueTitle = "Value delivered"
	teamTitle  = "Our team"
)

// value lists what the customer has got already.
func (s *sheet) value(at cursor) cursor {
	if len(s.brief.Value) == 0 {
		return at
	}
	t := table{x: s.left, width: s.width, columns: []tableColumn{{title: "Outcome", weight: 55}, {title: "Result", weight: 45}, {title: "Date", most: 80}}}
	for _, outcome := range s.brief.Value {
		name := textCell(strong(), outcome.Outcome)
		if outcome.Source != "" {
			name.detail = []draw.Span{span(small(), outcome.Source)}
		}
		t.rows = append(t.rows, []tableCell{name, textCell(cell(), outcome.Result), textCell(cell(), outcome.Date)})
	}
	at.y += s.space(sectionGap)
	return s.table(at, valueTitle, t)
}

// team lists our people.
func (s *sheet) team(at cursor) cursor {
	if len(s.brief.Team) == 0 {
		return at
	}
	t := table{x: s.left, width: s.width, columns: []tableColumn{{title: "Name", weight: 1}, {title: "Role", weight: 2}}}
	for _, colleague := range s.brief.Team {
		t.rows = append(t.rows, []tableCell{textCell(strong(), colleague.Name), textCell(cell(), colleague.Role)})
	}
	at.y += s.space(sectionGap)
	return s.table(at, teamTitle, t)
}

// markOf is what printed HTML pages say in their margins.
func markOf(customer, draft bool) string {
	mark := "INTERNAL"
	if customer {
		mark = "CONFIDENTIAL"
	}
	if draft {
		mark += " · DRAFT"
	}
	return mark
}
