// The HTML page of one account: what its template sees.

package render

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/acctplan/acctplan/pkg/brief"
	"github.com/acctplan/acctplan/pkg/draw"
	"github.com/acctplan/acctplan/pkg/draw/picture"
	"github.com/acctplan/acctplan/pkg/draw/svg"
	"github.com/acctplan/acctplan/pkg/locale"
)

// briefPage is what the brief's template sees.
type briefPage struct {
	frame
	brief.Brief
	Goals      []goalView
	People     []brief.Stakeholder // on the page of a customer, instead of Stakeholders
	Titles     audienceTitles
	MapPicture markup
	MapNote    string
	Beside     bool // the map stands beside the summary
	Charted    bool // the map is a chart, with the head of the house in its middle
	// MilestonesBeside says that the milestones have room there, too, below the summary.
	MilestonesBeside bool
	MatrixPicture    markup
	TimelinePicture  markup
	MapFills         bool        // the map fills a sheet of paper, more or less
	Heats            []heatView  // the whole matrix of the whitespace
	Sheets           []heatView  // the same for paper, in as many parts as it needs; none where it fits as it is
	Prose            []prosePart // the summary
	Shows            shownColumns
	Breaks           brokenTables
	Nothing          string // what an empty plan's page says
}

// shownColumns are the table columns that say something in some row.
type shownColumns struct {
	Title, Influence, Stance, Contact, Counterpart bool // of the stakeholders
	Stage, Amount, Chance, Close                   bool // of the opportunities
	Progress, Served                               bool // of the goals
	Where, Status, Threat, Strategy                bool // of the competitors
	Result, Date, Role                             bool // of the value delivered and the team
}

func shownIn(b brief.Brief) shownColumns {
	var shows shownColumns
	for _, goal := range b.Goals {
		shows.Progress = shows.Progress || goal.Metric+goal.Current+goal.Baseline+goal.Target != ""
		shows.Served = shows.Served || goal.Help+goalWork(goal) != ""
	}
	for _, person := range b.Stakeholders {
		shows.Title = shows.Title || person.Title+person.Roles+person.Next != ""
		shows.Influence = shows.Influence || person.Level != ""
		shows.Stance = shows.Stance || person.Stance.Text != ""
		shows.Contact = shows.Contact || person.LastContact.Text != ""
		shows.Counterpart = shows.Counterpart || person.Counterpart != ""
	}
	for _, opportunity := range b.Opportunities {
		shows.Stage = shows.Stage || opportunity.Stage != ""
		shows.Amount = shows.Amount || opportunity.Amount != ""
		shows.Chance = shows.Chance || opportunity.Chance != ""
		shows.Close = shows.Close || opportunity.Close != ""
	}
	for _, competitor := range b.Competition {
		shows.Where = shows.Where || competitor.Where != ""
		shows.Status = shows.Status || competitor.Status != ""
		shows.Threat = shows.Threat || competitor.Threat.Text != ""
		shows.Strategy = shows.Strategy || competitor.Strategy != ""
	}
	for _, outcome := range b.Value {
		shows.Result = shows.Result || outcome.Result != ""
		shows.Date = shows.Date || outcome.Date != ""
	}
	for _, colleague := range b.Team {
		shows.Role = shows.Role || colleague.Role != ""
	}
	return shows
}

// goalView is a goal with its details put together.
type goalView struct {
	brief.Goal
	Measure string // the metric and where it stands
	Track   bool   // the way is drawn, between baseline and target
	Change  string // else it is said
	Who     []string
	Work    string
}

// brokenTables are the tables that hold a word too long for a column, which has to be broken
// anywhere. In all others words stay whole.
type brokenTables struct{ Goals, People, Opportunities, Competition, Whitespace, Value, Team bool }

func brokenIn(b brief.Brief) brokenTables {
	var breaks brokenTables
	for _, g := range b.Goals {
		breaks.Goals = breaks.Goals || hasLongWord(g.Goal, g.Metric, g.Baseline, g.Target, g.Current, g.Owner, g.Unit, g.Help) || hasLongWord(g.Opportunities...)
	}
	for _, p := range b.Stakeholders {
		breaks.People = breaks.People || hasLongWord(p.Name, p.Title, p.Roles, p.Level, p.Stance.Text, p.LastContact.Text, p.Counterpart)
	}
	for _, o := range b.Opportunities {
		breaks.Opportunities = breaks.Opportunities || hasLongWord(o.Name, o.Detail, o.Stage, o.Amount, o.Chance, o.Close)
	}
	for _, c := range b.Competition {
		breaks.Competition = breaks.Competition || hasLongWord(c.Name, c.Where, c.Status, c.Threat.Text, c.Strategy)
	}
	for _, v := range b.Value {
		breaks.Value = breaks.Value || hasLongWord(v.Outcome, v.Result, v.Date, v.Source)
	}
	for _, c := range b.Team {
		breaks.Team = breaks.Team || hasLongWord(c.Name, c.Role)
	}
	breaks.Whitespace = hasLongWord(b.Whitespace.Units...)
	for _, row := range b.Whitespace.Rows {
		breaks.Whitespace = breaks.Whitespace || hasLongWord(row.Product)
		for _, own := range row.Cells {
			breaks.Whitespace = breaks.Whitespace || hasLongWord(own.Text, own.Amount)
		}
	}
	return breaks
}

// hasLongWord reports whether a word is longer than a narrow column can be.
func hasLongWord(texts ...string) bool {
	for _, text := range texts {
		for _, word := range strings.Fields(text) {
			if utf8.RuneCountInString(word) > 18 {
				return true
			}
		}
	}
	return false
}

func htmlPage(w io.Writer, b brief.Brief, o Options) error {
	page, err := briefPageOf(b, o)
	if err != nil {
		return err
	}
	return whole(w, func(w *writer) { w.brief(&page) })
}

// briefPageOf is what the page of a brief says.
func briefPageOf(b brief.Brief, o Options) (briefPage, error) {
	say := b.Locale.Labels()
	page := briefPage{frame: frameOf(o, b.Locale, markOf(say, b.Customer, b.Draft != ""), b.Customer), Brief: b, MapNote: omittedNote(say, b.Map), Prose: proseOf(b.Summary), Shows: shownIn(b), Breaks: brokenIn(b), Titles: titlesFor(b)}
	if b.Customer {
		page.People, page.Stakeholders = b.Stakeholders, nil
	}
	if isEmpty(b) {
		page.Nothing = say.Nothing
	}
	page.Heats, page.Sheets = heatsOf(say, b.Whitespace, page.Breaks.Whitespace)
	for _, goal := range b.Goals {
		view := goalView{Goal: goal, Measure: goalMetric(say, goal), Work: goalWork(goal)}
		if view.Track = goal.Progress.Known && max(utf8.RuneCountInString(goal.Baseline), utf8.RuneCountInString(goal.Target)) <= 12; !view.Track {
			view.Change = goalChange(say, goal)
		}
		for _, part := range goalWho(say, goal) {
			if part != "" {
				view.Who = append(view.Who, part)
			}
		}
		page.Goals = append(page.Goals, view)
	}
	ts := borrowTypesetter(b.Locale.Language(), nil)
	defer returnTypesetter(b.Locale.Language(), nil, ts)
	size := o.Paper.size()
	highest := mapTallest
	if isAlone(b) {
		highest = 0
	}
	plot, beside := relationshipMap(ts, say, b.Map, size.Width-2*sideMargin, highest, size.Height)
	if plot != nil {
		page.Beside = beside
		page.MapFills = !beside && plot.Size().Height > fills*size.Height
		_, page.Charted = plot.(*picture.Plot)
		page.MilestonesBeside = beside && len(b.Summary)+len(b.Asks) > 0 && len(b.Milestones) > 0 && besideMap(b) <= plot.Size().Height
		picture, err := vector(svg.Options{Size: plot.Size(), ID: "relationships", Title: say.RelationshipMap, Description: network(say, b.Map).Describe()}, func(canvas draw.Canvas) {
			plot.Draw(canvas, ts, 0, 0)
		})
		if err != nil {
			return page, fmt.Errorf("the relationship map of %s: %w", b.Header.Account, err)
		}
		page.MapPicture = picture
	}
	if matrix, ok := riskMatrix(say, b.Risks); ok {
		const width = 150.0
		picture, err := vector(svg.Options{Size: draw.Size{Width: width, Height: matrix.Height(ts, width)}, ID: "matrix", Title: say.RiskMatrix, Description: matrix.Describe()}, func(canvas draw.Canvas) {
			matrix.Draw(canvas, ts, 0, 0, width)
		})
		if err != nil {
			return page, fmt.Errorf("the risk matrix of %s: %w", b.Header.Account, err)
		}
		page.MatrixPicture = picture
	}
	if timeline, ok := timelineOf(b); ok {
		plot := timeline.Layout(ts, size.Width-2*sideMargin)
		picture, err := vector(svg.Options{Size: plot.Size(), ID: "timeline", Title: page.Titles.Actions, Description: timeline.Describe()}, func(canvas draw.Canvas) {
			plot.Draw(canvas, 0, 0)
		})
		if err != nil {
			return page, fmt.Errorf("the timeline of %s: %w", b.Header.Account, err)
		}
		page.TimelinePicture = picture
	}
	return page, nil
}

// fills is how much of a sheet's height a map may take and still find room below something else.
const fills = 0.45

// heatView is a matrix of the whitespace, or as many of its columns as a sheet of paper holds.
type heatView struct {
	Product string // the word above the products
	Break   bool
	Units   []string
	Rows    []brief.WhitespaceRow
}

// heatsOf is the whole matrix, and its parts for paper where that is not wide enough.
func heatsOf(say *locale.Labels, w brief.Whitespace, long bool) (whole, sheets []heatView) {
	whole = []heatView{{say.Product, long, w.Units, w.Rows}}
	if len(w.Units) <= mostUnits+1 {
		return whole, nil
	}
	for units := range slices.Chunk(w.Units, mostUnits) {
		part := heatView{say.Product, long, units, make([]brief.WhitespaceRow, len(w.Rows))}
		for i, row := range w.Rows {
			part.Rows[i] = brief.WhitespaceRow{Product: row.Product, Cells: row.Cells[len(sheets)*mostUnits:][:len(units)]}
		}
		sheets = append(sheets, part)
	}
	return whole, sheets
}

// besideMap is about how high the summary, the asks and the milestones are in the column beside a map, in the points of
// the map, which grows with the page: sixty characters make a line of two thirds of a row.
func besideMap(b brief.Brief) float64 {
	const line, heading, characters = 11.5, 24.0, 62
	rows, heads := 0, 0
	add := func(more int) {
		if more > 0 {
			rows, heads = rows+more, heads+1
		}
	}
	text := 0
	for _, paragraph := range b.Summary {
		text += utf8.RuneCountInString(paragraph.Text)/characters + 1
	}
	asks := 0
	for _, ask := range b.Asks {
		asks += utf8.RuneCountInString(ask.Ask)/characters + 3 + len(ask.Notes)
	}
	milestones := 0
	for _, milestone := range b.Milestones {
		milestones += utf8.RuneCountInString(milestone.Milestone)/(characters-16) + 2
	}
	add(text)
	add(asks)
	add(milestones)
	return float64(rows)*line + float64(heads)*heading
}
