// The page for the customer: what it is called, and the sections that only it has.

package render

import (
	"github.com/acctplan/acctplan/pkg/brief"
	"github.com/acctplan/acctplan/pkg/draw"
	"github.com/acctplan/acctplan/pkg/locale"
)

// audienceTitles are the words that differ between our page and the customer's.
type audienceTitles struct {
	Kind          string // of document: "Executive brief"
	Document      string // its title, about an account: "%s – executive brief"
	Subject       string // about an account and a day
	Summary       string
	Goals         string
	Served        string // what serves a goal
	ServedLeftOut string // that one page has no room for it
	Help          string // the same, in a narrow column
	People        string
	Title         string // of the column with somebody's title
	Actions       string
}

// titlesFor are the words for the audience of a brief.
func titlesFor(b brief.Brief) audienceTitles {
	say := b.Locale.Labels()
	if b.Customer {
		return audienceTitles{
			say.JointPlan, say.JointPlanTitle, say.JointPlanSubject, say.CustomerSummary, say.YourGoals,
			say.UnderWay, say.UnderWayLeftOut, say.UnderWayShort, say.YourPeople, say.Title, say.JointActions,
		}
	}
	return audienceTitles{
		say.ExecutiveBrief, say.BriefTitle, say.BriefSubject, say.Summary, say.Goals,
		say.Served, say.ServedLeftOut, say.WeHelp, say.Stakeholders, say.TitleAndRole, say.NextDays,
	}
}

// value lists what the customer has got already.
func (s *sheet) value(at cursor) cursor {
	if len(s.brief.Value) == 0 {
		return at
	}
	t := table{x: s.left, width: s.width, columns: []tableColumn{{title: s.say.Outcome, weight: 55}, {title: s.say.Result, weight: 45}, {title: s.say.Date, most: 80}}}
	for _, outcome := range s.brief.Value {
		name := textCell(strong(), outcome.Outcome)
		if outcome.Source != "" {
			name.detail = []draw.Span{span(small(), outcome.Source)}
		}
		t.rows = append(t.rows, []tableCell{name, textCell(cell(), outcome.Result), textCell(cell(), outcome.Date)})
	}
	at.y += s.space(sectionGap)
	return s.table(at, s.say.ValueDelivered, t)
}

// team lists our people.
func (s *sheet) team(at cursor) cursor {
	if len(s.brief.Team) == 0 {
		return at
	}
	t := table{x: s.left, width: s.width, columns: []tableColumn{{title: s.say.Name, weight: 1}, {title: s.say.Role, weight: 2}}}
	for _, colleague := range s.brief.Team {
		t.rows = append(t.rows, []tableCell{textCell(strong(), colleague.Name), textCell(cell(), colleague.Role)})
	}
	at.y += s.space(sectionGap)
	return s.table(at, s.say.OurTeam, t)
}

// markOf is what printed HTML pages say in their margins.
func markOf(say *locale.Labels, customer, draft bool) string {
	mark := say.Internal
	if customer {
		mark = say.Confidential
	}
	if draft {
		mark += " · " + say.Draft
	}
	return mark
}
