// From a brief to its pictures, the same for both kinds of pages.

package render

import (
	"fmt"

	"github.com/acctplan/acctplan/pkg/brief"
	"github.com/acctplan/acctplan/pkg/draw"
	"github.com/acctplan/acctplan/pkg/draw/picture"
	"github.com/acctplan/acctplan/pkg/locale"
	"github.com/acctplan/acctplan/pkg/plan"
)

// mapWidth is the width of a relationship map that stands beside the summary, in points.
// Larger maps take the width of the page.
const (
	mapWidth     = 242.0
	mapTallest   = 330.0
	mapUpright   = 460.0 // where that saves a page
	mapNameLines = 4
)

func tone(t brief.Tone) picture.Tone {
	switch t {
	case brief.Good:
		return picture.Good
	case brief.Fair:
		return picture.Fair
	case brief.Bad:
		return picture.Bad
	case brief.Accent:
		return picture.Accent
	}
	return picture.Plain
}

// stanceMark is the shape that tells a stance without its colour.
func stanceMark(kind plan.Stance) picture.Mark {
	switch kind {
	case plan.Advocate:
		return picture.Star
	case plan.Supporter:
		return picture.Plus
	case plan.Neutral:
		return picture.Level
	case plan.Sceptic:
		return picture.Minus
	case plan.Detractor:
		return picture.Cross
	case plan.UnknownStance:
		return picture.Question
	}
	return picture.NoMark
}

func network(say *locale.Labels, m brief.Map) picture.Network {
	n := picture.Network{Labels: say}
	for _, node := range m.Nodes {
		n.People = append(n.People, picture.Person{
			Initials: node.Initials, Name: node.Name, Title: node.Title, Stance: node.Stance.Text,
			Tone: tone(node.Stance.Tone), Mark: stanceMark(node.Stance.Kind), Weight: node.Influence,
			Note: node.Counterpart, Group: node.Unit, Vacant: node.Gap,
		})
	}
	for _, edge := range m.Edges {
		kind := picture.Reports
		switch edge.Kind {
		case brief.Influences:
			kind = picture.Influence
		case brief.ConflictsWith:
			kind = picture.Conflict
		}
		n.Links = append(n.Links, picture.Link{From: edge.From, To: edge.To, Kind: kind})
	}
	return n
}

// plot is a picture that has been laid out.
type plot interface {
	Size() draw.Size
	Draw(canvas draw.Canvas, ts *draw.Typesetter, x, y float64)
}

// mostCharted is how many people a chart can show and still be read; more stand in groups.
const mostCharted = 36

// relationshipMap lays the map out beside the summary, or over the whole width where it is
// too large for that; the second result says which. A map that is too large for a chart stands
// in groups.
func relationshipMap(ts *draw.Typesetter, say *locale.Labels, m brief.Map, pageWidth, highest, tallest float64) (picture plot, beside bool) {
	if len(m.Nodes) == 0 {
		return nil, false
	}
	n := network(say, m)
	if len(m.Nodes) <= mostCharted {
		if chart := n.Layout(ts, mapWidth, mapNameLines); chart.Size().Height <= highest {
			return chart, true
		}
		if chart := n.Layout(ts, pageWidth, mapNameLines); chart.Size().Height <= 0.62*tallest {
			return chart, false
		}
	}
	return n.LayoutGroups(ts, pageWidth, tallest), false
}

// riskMatrix is the matrix of the risks whose likelihood and impact are known; ok is false
// when there are none.
func riskMatrix(say *locale.Labels, risks []brief.Risk) (matrix picture.Matrix, ok bool) {
	grade := func(level plan.Level) string { return say.Term("level", string(level)) }
	grades := []string{grade(plan.Low), grade(plan.Medium), grade(plan.High)}
	for _, risk := range risks {
		if risk.Likelihood > 3 || risk.Impact > 3 {
			grades = append(grades[:3:3], grade(plan.Critical))
		}
	}
	matrix = picture.Matrix{
		Labels: say, ColumnTitle: say.Impact, RowTitle: say.Likelihood, Columns: grades, Rows: grades,
		Tone: func(column, row int) picture.Tone { return tone(brief.RiskTone(row+1, column+1)) },
	}
	for _, risk := range risks {
		if risk.Likelihood > 0 && risk.Impact > 0 {
			matrix.Dots = append(matrix.Dots, picture.Dot{Number: risk.Number, Column: risk.Impact - 1, Row: risk.Likelihood - 1, Name: risk.Risk})
		}
	}
	return matrix, len(matrix.Dots) > 0
}

// timelineOf is the picture of the 90 days from the day of the page on; ok is false when
// nothing is due in them or overdue.
func timelineOf(b brief.Brief) (timeline picture.Timeline, ok bool) {
	const band, days = 30, 90
	day := func(of plan.Day) int { return int(of - b.AsOf.Day) }
	say := b.Locale.Labels()
	timeline.Labels, timeline.Past = say, say.Overdue
	for from := 0; from < days; from += band {
		last := b.AsOf.Day + plan.Day(from+band)
		title := fmt.Sprintf(say.Band, from+1, from+band)
		if from == 0 {
			title = fmt.Sprintf(say.BandFirst, band)
		}
		timeline.Bands = append(timeline.Bands, picture.Band{Short: title, Title: title + " · " + fmt.Sprintf(say.Until, b.Locale.ShortDay(last)), Days: band})
	}
	for _, action := range b.Actions {
		if action.Done || !action.Dated || day(action.Day) > days {
			continue
		}
		dot := picture.Due{Day: day(action.Day), Number: action.Number, Name: action.Action}
		if action.Overdue {
			dot.Tone = picture.Bad
		}
		timeline.Dots = append(timeline.Dots, dot)
	}
	for _, milestone := range b.Milestones {
		if at := day(milestone.Day); milestone.Dated && milestone.State.Tone != brief.Good && at >= 0 && at <= days {
			timeline.Flags = append(timeline.Flags, picture.Flag{Day: at, Name: milestone.Milestone, Tone: tone(milestone.State.Tone)})
		}
	}
	for _, date := range b.KeyDates {
		if at := day(date.Day); at >= 0 && at <= days {
			timeline.Flags = append(timeline.Flags, picture.Flag{Day: at, Name: date.Name + " " + b.Locale.ShortDay(date.Day), Date: true})
		}
	}
	return timeline, len(timeline.Dots)+len(timeline.Flags) > 0
}
