// The PDF page's upper half: summary, relationship map, stakeholders.

package render

import (
	"fmt"
	"strings"

	"github.com/acctplan/acctplan/pkg/brief"
	"github.com/acctplan/acctplan/pkg/draw"
	"github.com/acctplan/acctplan/pkg/draw/picture"
	"github.com/acctplan/acctplan/pkg/locale"
)

// joined puts details on one line.
func joined(details []string) string {
	kept := make([]string, 0, len(details))
	for _, detail := range details {
		if detail != "" {
			kept = append(kept, detail)
		}
	}
	return strings.Join(kept, draw.Joint)
}

// overMap is how much further down than the map the column beside it may go for sections that
// could stand elsewhere.
const overMap = 44.0

// addIfFits adds a section to a column unless that becomes higher than the room.
func (s *sheet) addIfFits(text, section []atom, room float64) ([]atom, bool) {
	if len(section) == 0 || heightOf(text)+heightOf(section) > room {
		return text, false
	}
	if len(text) > 0 {
		text = append(text, gap(s.space(sectionGap-3)))
	}
	return append(text, section...), true
}

// summary sets the summary beside the relationship map, and below it what we need, the milestones
// and the competitors, as far as there is room.
func (s *sheet) summary(at cursor) cursor {
	const gutter = 24.0
	plot, beside := s.relationships()
	width := s.width
	if beside {
		width -= mapWidth + gutter
	}
	text := s.summaryAtoms(width)
	s.early = earlier{}
	if beside {
		room := plot.Size().Height + overMap
		text, s.early.asks = s.addIfFits(text, s.askAtoms(width), room)
		text, s.early.milestones = s.addIfFits(text, s.milestoneAtoms(width), room)
		if !s.paired {
			text, s.early.competition = s.addIfFits(text, s.competition(width), room)
		}
	}
	switch {
	case len(text) == 0 && !beside:
		return at
	case beside && len(text) > 0:
		at.y += s.space(sectionGap)
		return s.columns(at, column{s.left, text}, column{s.left + width + gutter, s.mapAtoms(plot, mapWidth)})
	case beside:
		text = s.mapAtoms(plot, s.width)
	}
	at.y += s.space(sectionGap)
	return s.stack(at, text)
}

// wideMap sets a relationship map that takes the width of the page.
func (s *sheet) wideMap(at cursor) cursor {
	plot, beside := s.relationships()
	if plot == nil || beside {
		return at
	}
	at.y += s.space(sectionGap)
	return s.stack(at, s.mapAtoms(plot, s.width))
}

func (s *sheet) summaryAtoms(width float64) []atom {
	var atoms []atom
	if len(s.brief.Summary) > 0 {
		atoms = s.heading(titlesFor(s.brief).Summary, width)
	}
	for i, part := range proseOf(s.brief.Summary) {
		if i > 0 {
			atoms = append(atoms, gap(5))
		}
		if part.Text != "" {
			atoms = append(atoms, s.prose(part.Text, width)...)
		}
		for _, row := range part.Rows {
			atoms = append(atoms, s.prose(row, width)...)
		}
		if len(part.Points) > 0 {
			atoms = append(atoms, s.points(part.Points, width)...)
		}
	}
	return atoms
}

// prose sets a paragraph, from the side on which its script begins.
func (s *sheet) prose(text string, width float64) []atom {
	align := draw.Left
	if s.ts.Text(body(), text).RightToLeft {
		align = draw.Right
	}
	return s.text(paragraph(), width, bodyLeading, align, span(body(), text))
}

// points sets a list of prose, each item behind its sign.
func (s *sheet) points(points []brief.Paragraph, width float64) []atom {
	var items [][]atom
	for _, point := range points {
		indent := 13.0
		if point.Deep {
			indent = 24
		}
		lines := s.prose(point.Text, width-indent)
		for i := range lines {
			inner := lines[i].draw
			lines[i].draw = func(x, y float64) { inner(x+indent, y) }
		}
		lines[0].begin = append([]draw.Node{{Tag: draw.TagBody}}, lines[0].begin...)
		lines[len(lines)-1].end++
		label := atom{begin: []draw.Node{{Tag: draw.TagLabel}}, end: 1, keep: true, draw: func(x, y float64) {
			if point.Sign == "•" {
				s.doc.Draw(draw.Circle(x+indent-8, y+bodyLeading/2, 1.6), draw.Fill(draw.Hex(picture.AccentDeep)))
				return
			}
			s.ts.Text(body(), point.Sign).Put(s.doc, x+indent-4, y+(bodyLeading+body().Size*(draw.Ascent-draw.Descent))/2, draw.Right)
		}}
		items = append(items, append([]atom{label}, lines...))
	}
	const between = 2.0
	return s.listWith(items, between)
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

func (s *sheet) mapAtoms(plot plot, width float64) []atom {
	atoms := s.heading(s.say.RelationshipMap, width)
	atoms = append(atoms, figureAtom(plot.Size().Height, network(s.say, s.brief.Map).Describe(), func(x, y float64) {
		plot.Draw(s.doc, s.ts, x, y)
	}))
	if note := omittedNote(s.say, s.brief.Map); note != "" {
		atoms[len(atoms)-1].keep = true
		atoms = append(atoms, s.text(paragraph(), width, smallLeading+3, draw.Left, span(small(), note))...)
	}
	return atoms
}

// omittedNote says that a map does not show everybody.
func omittedNote(say *locale.Labels, m brief.Map) string {
	if m.Omitted == 0 {
		return ""
	}
	return fmt.Sprintf(say.MapOmits, mapPeople(m), m.Omitted)
}

// mapPeople counts the people of a map.
func mapPeople(m brief.Map) int {
	people := 0
	for _, node := range m.Nodes {
		if !node.Gap {
			people++
		}
	}
	return people
}

func (s *sheet) stakeholders(at cursor) cursor {
	if len(s.brief.Stakeholders) == 0 {
		return at
	}
	t := table{x: s.left, width: s.width, columns: []tableColumn{
		{title: s.say.Name, most: 112}, {title: titlesFor(s.brief).Title, weight: 1}, {title: s.say.Influence, most: 60},
		{title: s.say.Stance, most: 100}, {title: s.say.LastContact, most: 80}, {title: s.say.OurCounterpart, most: 84},
	}}
	for _, person := range s.brief.Stakeholders {
		t.rows = append(t.rows, []tableCell{
			textCell(strong(), person.Name), s.titleCell(person), s.influenceCell(person), s.pillCell(person.Stance.Label),
			textCell(toned(cell(), tone(person.LastContact.Tone)), person.LastContact.Text), textCell(cell(), person.Counterpart),
		})
	}
	at.y += s.space(sectionGap)
	return s.table(at, titlesFor(s.brief).People, t)
}

// titleCell is what somebody is in the customer's house and in the purchase.
func (s *sheet) titleCell(person brief.Stakeholder) tableCell {
	c := textCell(cell(), person.Title)
	switch {
	case person.Title == "" && person.Roles != "":
		c = textCell(cell(), person.Roles)
	case person.Roles != "" && s.ts.Text(cell(), person.Title).RightToLeft:
		c.detail = []draw.Span{span(small(), person.Roles)} // after the title it would stand left of it
	case person.Roles != "":
		c.text = append(c.text, factual(small(), draw.Joint+person.Roles))
	}
	if person.Next == "" {
		return c
	}
	next := fmt.Sprintf(s.say.NextIs, person.Next)
	if len(c.text) == 0 || person.Title == "" && person.Roles == "" {
		return tableCell{text: []draw.Span{span(small(), next)}}
	}
	if c.detail != nil {
		next = "\n" + next
	}
	c.detail = append(c.detail, span(small(), next))
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
