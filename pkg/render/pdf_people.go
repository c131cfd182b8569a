// The PDF page's upper half: summary, goals, relationship map, stakeholders.

package render

import (
	"fmt"
	"strings"

	"github.com/acctplan/acctplan/pkg/brief"
	"github.com/acctplan/acctplan/pkg/draw"
	"github.com/acctplan/acctplan/pkg/draw/picture"
)

// joined puts details on one line.
func joined(details []string) string {
	kept := make([]string, 0, len(details))
	for _, detail := range details {
		if detail != "" {
			kept = append(kept, detail)
		}
	}
	return strings.Join(kept, " · ")
}

// summary sets the summary and the customer's goals beside the relationship map.
func (s *sheet) summary(at cursor) cursor {
	const gutter = 24.0
	plot, beside := relationshipMap(s.ts, s.brief.Map, s.width, s.foot-laterTop-60)
	width := s.width
	if beside {
		width -= mapWidth + gutter
	}
	text := s.summaryAtoms(width)
	if goals := s.goalAtoms(width); len(goals) > 0 {
		if len(text) > 0 {
			text = append(text, gap(sectionGap-3))
		}
		text = append(text, goals...)
	}
	if len(text) == 0 && plot == nil {
		return at
	}
	at.y += sectionGap
	switch {
	case plot == nil:
		return s.stack(at, text)
	case beside && len(text) > 0:
		return s.columns(at, column{s.left, text}, column{s.left + width + gutter, s.mapAtoms(plot, mapWidth)})
	case len(text) > 0:
		at = s.stack(at, text)
		at.y += sectionGap
	}
	return s.stack(at, s.mapAtoms(plot, s.width))
}

func (s *sheet) summaryAtoms(width float64) []atom {
	var atoms []atom
	if len(s.brief.Summary) > 0 {
		atoms = s.heading("Executive summary", width)
	}
	for i, text := range s.brief.Summary {
		if i > 0 {
			atoms = append(atoms, gap(5))
		}
		align := draw.Left
		if s.ts.Text(body(), text).RightToLeft {
			align = draw.Right
		}
		atoms = append(atoms, s.text(paragraph(), width, bodyLeading, align, span(body(), text))...)
	}
	return atoms
}

// goalAtoms lists the goals: what, then how it is measured, from where to where, by when and whose.
func (s *sheet) goalAtoms(width float64) []atom {
	if len(s.brief.Goals) == 0 {
		return nil
	}
	atoms := s.heading("Customer goals", width)
	for i, goal := range s.brief.Goals {
		item := s.item(width, "", goalSpans(goal), goalDetails(goal), draw.Style{})
		item[0].begin = append([]draw.Node{{Tag: draw.TagItem}}, item[0].begin...)
		if i == 0 {
			item[0].begin = append([]draw.Node{{Tag: draw.TagList}}, item[0].begin...)
		} else {
			atoms = append(atoms, gap(6))
		}
		item[len(item)-1].end++
		atoms = append(atoms, item...)
	}
	atoms[len(atoms)-1].end++
	return atoms
}

func goalSpans(goal brief.Goal) []draw.Span {
	spans := []draw.Span{span(strong(), goal.Goal)}
	if goal.Assumed {
		spans = append(spans, span(small(), " (assumed)"))
	}
	return spans
}

// goalDetails is a line of figures and a line of names.
func goalDetails(goal brief.Goal) [][]draw.Span {
	figure := small()
	figure.Weight, figure.Color = draw.SemiBold, draw.Hex(picture.AccentText)
	var lines [][]draw.Span
	var first []draw.Span
	if goal.Metric != "" {
		first = append(first, span(small(), goal.Metric))
	}
	if change := goalChange(goal); change != "" {
		if len(first) > 0 {
			first = append(first, span(small(), ": "))
		}
		first = append(first, span(figure, change))
	}
	if len(first) > 0 {
		lines = append(lines, first)
	}
	by := goal.By
	if by != "" {
		by = "by " + by
	}
	if second := joined([]string{by, goal.Owner, goal.Unit}); second != "" {
		lines = append(lines, []draw.Span{span(small(), second)})
	}
	return lines
}

// goalChange is the way a goal goes: "61 h → 40 h".
func goalChange(goal brief.Goal) string {
	switch {
	case goal.Baseline != "" && goal.Target != "":
		return goal.Baseline + " → " + goal.Target
	case goal.Target != "":
		return "to " + goal.Target
	case goal.Baseline != "":
		return "now " + goal.Baseline
	}
	return ""
}

// item is a list item's label and body: a sign or a number in the margin, a title, lines of
// detail. The caller adds the element of the item.
func (s *sheet) item(width float64, number string, title []draw.Span, details [][]draw.Span, numberStyle draw.Style) []atom {
	indent := 12.0
	body := s.text(draw.Node{Tag: draw.TagP}, width-indent, cellLeading, draw.Left, title...)
	for _, detail := range details {
		body = append(body, s.text(draw.Node{Tag: draw.TagP}, width-indent, smallLeading, draw.Left, detail...)...)
	}
	for i := range body {
		inner := body[i].draw
		body[i].draw = func(x, y float64) { inner(x+indent, y) }
	}
	body[0].begin = append([]draw.Node{{Tag: draw.TagBody}}, body[0].begin...)
	body[len(body)-1].end++
	label := atom{begin: []draw.Node{{Tag: draw.TagLabel}}, end: 1, keep: true, draw: func(x, y float64) {
		if number == "" {
			s.doc.Draw(draw.Circle(x+3, y+cellLeading/2, 1.7), draw.Fill(draw.Hex(picture.AccentDeep)))
			return
		}
		s.ts.Text(numberStyle, number).Put(s.doc, x+indent-5, y+(cellLeading+cellSize*(draw.Ascent-draw.Descent))/2, draw.Right)
	}}
	return together(append([]atom{label}, body...), 150)
}

func (s *sheet) mapAtoms(plot *picture.Plot, width float64) []atom {
	atoms := s.heading("Relationship map", width)
	size := plot.Size()
	atoms = append(atoms, atom{height: size.Height, begin: []draw.Node{{Tag: draw.TagFigure, Alt: network(s.brief.Map).Describe()}}, end: 1, draw: func(x, y float64) {
		plot.Draw(s.doc, s.ts, x, y)
	}})
	if note := omittedNote(s.brief.Map); note != "" {
		atoms[len(atoms)-1].keep = true
		atoms = append(atoms, s.text(paragraph(), width, smallLeading+3, draw.Left, span(small(), note))...)
	}
	return atoms
}

// omittedNote says that a map does not show everybody.
func omittedNote(m brief.Map) string {
	if m.Omitted == 0 {
		return ""
	}
	return fmt.Sprintf("The map shows the %d most influential of %d people.", len(m.Nodes), len(m.Nodes)+m.Omitted)
}

func (s *sheet) stakeholders(at cursor) cursor {
	if len(s.brief.Stakeholders) == 0 {
		return at
	}
	t := table{x: s.left, width: s.width, columns: []tableColumn{
		{title: "Name", most: 112}, {title: "Title and role", weight: 1}, {title: "Influence", most: 60},
		{title: "Stance", most: 100}, {title: "Last contact", most: 80}, {title: "Our counterpart", most: 84},
	}}
	for _, person := range s.brief.Stakeholders {
		t.rows = append(t.rows, []tableCell{
			textCell(strong(), person.Name), s.titleCell(person), s.influenceCell(person), s.pillCell(person.Stance.Label),
			textCell(toned(cell(), tone(person.LastContact.Tone)), person.LastContact.Text), textCell(cell(), person.Counterpart),
		})
	}
	at.y += sectionGap
	return s.table(at, "Stakeholders", t)
}

// titleCell is what somebody is in the customer's house and in the purchase.
func (s *sheet) titleCell(person brief.Stakeholder) tableCell {
	c := textCell(cell(), person.Title)
	switch {
	case person.Title == "" && person.Roles != "":
		return textCell(cell(), person.Roles)
	case person.Roles != "":
		c.text = append(c.text, span(small(), " · "+person.Roles))
	}
	return c
}

// influenceCell shows dots, and the word for readers of the text.
func (s *sheet) influenceCell(person brief.Stakeholder) tableCell {
	if person.Influence == 0 {
		return textCell(cell(), person.Level)
	}
	const radius = 2.4
	return tableCell{height: cellLeading, natural: picture.DotsWidth(5, radius), actual: person.Level, draw: func(x, y, _ float64) {
		picture.Dots(s.doc, x, y+cellLeading/2, person.Influence, 5, radius)
		hidden := draw.Style{Size: smallSize}
		s.ts.Text(hidden, person.Level).Put(s.doc, x, y+cellLeading-3, draw.Left)
	}}
}

// pillCell shows a short label as a pill, and a long one as text.
func (s *sheet) pillCell(label brief.Label) tableCell {
	width := s.pillWidth(pillSize, label.Text)
	if label.Text == "" || width > 98 {
		return textCell(toned(cell(), tone(label.Tone)), label.Text)
	}
	return tableCell{height: cellLeading, natural: width, draw: func(x, y, _ float64) {
		colors := tone(label.Tone).Colors()
		s.pill(x, y+cellLeading/2, pillSize, label.Text, colors.Pale, colors.Text)
	}}
}
