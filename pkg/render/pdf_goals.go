// The PDF page's goals: what the customer wants, how far it is, and what of our work serves it.

package render

import (
	"fmt"
	"strings"

	"github.com/acctplan/acctplan/pkg/brief"
	"github.com/acctplan/acctplan/pkg/draw"
	"github.com/acctplan/acctplan/pkg/draw/picture"
	"github.com/acctplan/acctplan/pkg/locale"
)

// goalTrack is the length of the way from baseline to target; goalFigure is the longest figure
// that stands beside it. Longer ones are set as text.
const goalTrack, goalFigure = 58.0, 46.0

func (s *sheet) goals(at cursor) cursor {
	if len(s.brief.Goals) == 0 {
		return at
	}
	t := table{x: s.left, width: s.width, columns: []tableColumn{
		{title: s.say.Goal, weight: 37}, {title: s.say.BaselineToTarget, most: 168}, {title: titlesFor(s.brief).Served, weight: 47},
	}}
	for _, goal := range s.brief.Goals {
		name := tableCell{text: goalSpans(s.say, goal)}
		if who := joined(goalWho(s.say, goal)); who != "" {
			name.detail = []draw.Span{factual(small(), who)}
			if goal.Missed.Text != "" {
				name.detail = append(name.detail, factual(toned(small(), tone(goal.Missed.Tone)), draw.Joint+goal.Missed.Text))
			}
		}
		t.rows = append(t.rows, []tableCell{name, s.progressCell(goal), servedCell(goal)})
	}
	at.y += s.space(sectionGap)
	return s.table(at, titlesFor(s.brief).Goals, t)
}

func goalSpans(say *locale.Labels, goal brief.Goal) []draw.Span {
	spans := []draw.Span{span(strong(), goal.Goal)}
	if goal.Assumed {
		spans = append(spans, span(small(), " "+say.Assumed))
	}
	return spans
}

// goalWho is by when a goal is to be reached, whose it is and where.
func goalWho(say *locale.Labels, goal brief.Goal) []string {
	by := goal.By
	if by != "" {
		by = fmt.Sprintf(say.By, by)
	}
	return []string{by, goal.Owner, goal.Unit}
}

// goalMetric is how a goal is measured and where that stands now.
func goalMetric(say *locale.Labels, goal brief.Goal) string {
	now := goal.Current
	if now != "" {
		now = fmt.Sprintf(say.Now, now)
	}
	return joined([]string{goal.Metric, now})
}

// progressCell shows the way from baseline to target as a track between its figures, and in
// words where they are no figures.
func (s *sheet) progressCell(goal brief.Goal) tableCell {
	figure := small()
	figure.Weight, figure.Color = draw.SemiBold, draw.Hex(picture.AccentText)
	c := tableCell{}
	if metric := goalMetric(s.say, goal); metric != "" {
		c.text = []draw.Span{factual(small(), metric)}
	}
	if goal.Progress.Behind {
		c.text = append(c.text, factual(toned(small(), picture.Bad), "\n"+s.say.FartherAway))
	}
	from, to := s.ts.Text(figure, goal.Baseline), s.ts.Text(figure, goal.Target)
	if !goal.Progress.Known || from.Width > goalFigure || to.Width > goalFigure {
		change := goalChange(s.say, goal)
		switch {
		case change == "" && c.text == nil:
			return textCell(cell(), "")
		case change != "" && c.text != nil:
			c.text = append(c.text, span(small(), "\n"))
		}
		if change != "" {
			c.text = append(c.text, span(figure, change))
		}
		return c
	}
	c.actual = fmt.Sprintf(s.say.FromTo, goal.Baseline, goal.Target)
	c.natural = from.Width + goalTrack + to.Width + 12
	c.height = smallLeading + 2
	c.draw = func(x, y, _ float64) {
		line := y + (c.height+draw.CapHeight*smallSize)/2
		from.Put(s.doc, x, line, draw.Left)
		picture.Track(s.doc, x+from.Width+6, y+c.height/2-3.6, goalTrack, 7.2, goal.Progress.Share, goal.Progress.Measured, goal.Progress.Behind)
		to.Put(s.doc, x+from.Width+goalTrack+12, line, draw.Left)
	}
	return c
}

// goalChange is the way a goal goes: "61 h → 40 h".
func goalChange(say *locale.Labels, goal brief.Goal) string {
	switch {
	case goal.Baseline != "" && goal.Target != "":
		return goal.Baseline + " → " + goal.Target
	case goal.Target != "":
		return fmt.Sprintf(say.To, goal.Target)
	case goal.Baseline != "":
		return fmt.Sprintf(say.Now, goal.Baseline)
	}
	return ""
}

// servedCell says how we help, and which of our opportunities, actions and milestones do.
func servedCell(goal brief.Goal) tableCell {
	work := goalWork(goal)
	c := tableCell{}
	if goal.Help != "" {
		c.text = []draw.Span{span(style(draw.Regular, smallSize, picture.Ink), goal.Help)}
	}
	if work != "" {
		c.detail = []draw.Span{factual(small(), work)}
	}
	if c.text == nil && c.detail == nil {
		return textCell(cell(), "")
	}
	return c
}

// goalWork names the opportunities and counts the rest.
func goalWork(goal brief.Goal) string {
	return joined(append([]string{strings.Join(goal.Opportunities, "; ")}, goal.Work...))
}
