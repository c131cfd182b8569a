// The PDF page's lower half: opportunities, risks, actions, whitespace, milestones, asks,
// competition.

package render

import (
	"fmt"
	"math"
	"strings"

	"github.com/acctplan/acctplan/pkg/brief"
	"github.com/acctplan/acctplan/pkg/draw"
	"github.com/acctplan/acctplan/pkg/draw/picture"
	"github.com/acctplan/acctplan/pkg/locale"
	"github.com/acctplan/acctplan/pkg/plan"
)

func (s *sheet) opportunities(at cursor) cursor {
	if len(s.brief.Opportunities) == 0 {
		return at
	}
	t := table{x: s.left, width: s.width, columns: []tableColumn{
		{title: s.say.Opportunity, weight: 60}, {title: s.say.Stage, most: 70}, {title: s.say.Amount, most: 110, right: true},
		{title: s.say.Probability, most: 110}, {title: s.say.Close, most: 80},
	}}
	for _, opportunity := range s.brief.Opportunities {
		name := textCell(strong(), opportunity.Name)
		if opportunity.Detail != "" {
			name.detail = []draw.Span{factual(small(), opportunity.Detail)}
		}
		if opportunity.Next != "" {
			next := fmt.Sprintf(s.say.NextIs, opportunity.Next)
			if name.detail != nil {
				next = "\n" + next
			}
			name.detail = append(name.detail, span(small(), next))
		}
		amount := cell()
		amount.Weight, amount.Tabular = draw.SemiBold, true
		closing := textCell(cell(), opportunity.Close)
		if opportunity.Late {
			closing = textCell(toned(cell(), picture.Bad), opportunity.Close)
			closing.detail = []draw.Span{span(toned(small(), picture.Bad), s.say.OverdueInside)}
		}
		t.rows = append(t.rows, []tableCell{name, textCell(cell(), opportunity.Stage), s.amountCell(amount, opportunity), s.chanceCell(opportunity), closing})
	}
	at.y += s.space(sectionGap)
	return s.table(at, s.say.Opportunities, t)
}

// amountCell shows an amount, and below it how large it is beside the largest.
func (s *sheet) amountCell(amount draw.Style, opportunity brief.Opportunity) tableCell {
	c := textCell(amount, opportunity.Amount)
	if !opportunity.Sized {
		return c
	}
	const bar = 58.0
	c.natural, c.height, c.decoration = bar, 5, true
	c.draw = func(x, y, width float64) {
		picture.Bar(s.doc, x+width-bar, y+1.2, bar, 3, opportunity.Size, picture.Accent)
	}
	return c
}

// chanceCell shows a probability as a bar with its number.
func (s *sheet) chanceCell(opportunity brief.Opportunity) tableCell {
	if !opportunity.Rated {
		return textCell(cell(), opportunity.Chance)
	}
	number := s.ts.Text(strong(), opportunity.Chance)
	const bar = 62.0
	return tableCell{height: cellLeading, natural: bar + 8 + number.Width, draw: func(x, y, _ float64) {
		picture.Bar(s.doc, x, y+cellLeading/2-2.6, bar, 5.2, opportunity.Probability/100, tone(opportunity.Tone))
		number.Put(s.doc, x+bar+6, y+(cellLeading+draw.CapHeight*cellSize)/2, draw.Left)
	}}
}

// risks sets the matrix beside the numbered list.
func (s *sheet) risks(at cursor) cursor {
	const matrixWidth, gutter = 118.0, 16.0
	if len(s.brief.Risks) == 0 {
		return at
	}
	at.y += s.space(sectionGap)
	atoms := s.heading(s.say.Risks, s.width)
	matrix, rated := riskMatrix(s.say, s.brief.Risks)
	if !rated {
		return s.stack(at, append(atoms, s.list(s.riskItems(s.width))...))
	}
	title := heightOf(atoms)
	figure := figureAtom(matrix.Height(s.ts, matrixWidth), matrix.Describe(), func(x, y float64) {
		matrix.Draw(s.doc, s.ts, x, y, matrixWidth)
	})
	list := append([]atom{{height: title, keep: true}}, s.list(s.riskItems(s.width-matrixWidth-gutter))...)
	return s.columns(at, column{s.left, append(atoms, figure)}, column{s.left + matrixWidth + gutter, list})
}

// actions shows the next 90 days, and below them the next actions in two columns.
func (s *sheet) actions(at cursor) cursor {
	timeline, pictured := timelineOf(s.brief)
	if len(s.brief.Actions) == 0 && !pictured {
		return at
	}
	at.y += s.space(sectionGap)
	items := s.actionItems((s.width - betweenColumns) / 2)
	if pictured {
		plot := timeline.Layout(s.ts, s.width)
		below := plot.Size().Height
		if len(items) > 0 {
			below += 9 + s.begun(items)
		}
		at = s.titled(at, titlesFor(s.brief).Actions, s.left, s.width, below)
		s.open(at.page)
		s.doc.Begin(draw.Node{Tag: draw.TagFigure, Alt: timeline.Describe()})
		plot.Draw(s.doc, s.left, at.y)
		s.doc.End()
		at.y += plot.Size().Height + 9
	} else {
		at = s.titled(at, titlesFor(s.brief).Actions, s.left, s.width, s.begun(items))
	}
	return s.inTwo(at, items)
}

// betweenColumns is the gap between two columns of a list.
const betweenColumns = 24.0

// inTwo sets a list in two columns, on every page from top to bottom and then to the right.
func (s *sheet) inTwo(at cursor, items [][]atom) cursor {
	width := (s.width - betweenColumns) / 2
	for len(items) > 0 {
		room := s.foot - at.y
		left := s.fitting(items, room)
		if left == 0 && at.y > laterTop {
			at = cursor{at.page + 1, laterTop}
			continue
		}
		left = max(left, 1)
		last := left + s.fitting(items[left:], room)
		if last == len(items) {
			left = half(items)
		}
		columns := []column{{s.left, s.list(items[:left])}}
		if left < last {
			columns = append(columns, column{s.left + width + betweenColumns, s.list(items[left:last])})
		}
		at, items = s.columns(at, columns...), items[last:]
	}
	return at
}

// begun is the height below a title without which a list in two columns is not begun: that of
// two rows.
func (s *sheet) begun(items [][]atom) float64 {
	if left := half(items); left > 1 {
		return heightOf(items[0]) + s.space(itemGap) + heightOf(items[1])
	}
	return heightOf(items[0])
}

// fitting is how many items of a list have room in a column so high.
func (s *sheet) fitting(items [][]atom, room float64) int {
	for i, item := range items {
		if room -= heightOf(item); room < 0 {
			return i
		}
		room -= s.space(itemGap)
	}
	return len(items)
}

// half is how many items make up the first of two columns of about the same height.
func half(items [][]atom) int {
	total, before := 0.0, 0.0
	for _, item := range items {
		total += heightOf(item)
	}
	for i, item := range items {
		if before += heightOf(item); before >= total/2-0.01 {
			return i + 1
		}
	}
	return len(items)
}

// itemGap is the space between the items of a list.
const itemGap = 6.0

// list puts items into a list element, with gaps between.
func (s *sheet) list(items [][]atom) []atom { return s.listWith(items, s.space(itemGap)) }

func (s *sheet) listWith(items [][]atom, between float64) []atom {
	var atoms []atom
	for i, item := range items {
		item[0].begin = append([]draw.Node{{Tag: draw.TagItem}}, item[0].begin...)
		if i == 0 {
			item[0].begin = append([]draw.Node{{Tag: draw.TagList}}, item[0].begin...)
		} else {
			atoms = append(atoms, gap(between))
		}
		item[len(item)-1].end++
		atoms = append(atoms, item...)
	}
	atoms[len(atoms)-1].end++
	return atoms
}

func (s *sheet) riskItems(width float64) [][]atom {
	var items [][]atom
	for _, risk := range s.brief.Risks {
		var details [][]draw.Span
		if risk.Mitigation != "" {
			details = append(details, []draw.Span{span(small(), risk.Mitigation)})
		}
		due := risk.Due
		if due != "" {
			due = fmt.Sprintf(s.say.Due, due)
		}
		rating := span(toned(small(), tone(risk.Tone)), risk.Rating)
		rest := joined([]string{risk.Owner, due})
		switch {
		case risk.Rating != "" && rest != "":
			details = append(details, []draw.Span{rating, factual(small(), draw.Joint+rest)})
		case risk.Rating != "" || rest != "":
			details = append(details, []draw.Span{rating, span(small(), rest)})
		}
		number := style(draw.Bold, cellSize, picture.Navy)
		items = append(items, s.item(width, fmt.Sprint(risk.Number), []draw.Span{span(strong(), risk.Risk)}, details, number))
	}
	return items
}

func (s *sheet) actionItems(width float64) [][]atom {
	const indent = 14.0
	var items [][]atom
	for _, action := range s.brief.Actions {
		title := span(style(draw.Medium, cellSize, picture.Ink), action.Action)
		if action.Done {
			title.Style = style(draw.Regular, cellSize, picture.Muted)
		}
		lines := s.text(paragraph(), width-indent, cellLeading, draw.Left, title)
		if detail := actionDetail(s.say, action); len(detail) > 0 {
			lines = append(lines, s.text(paragraph(), width-indent, smallLeading, draw.Left, detail...)...)
		}
		for i := range lines {
			inner := lines[i].draw
			lines[i].draw = func(x, y float64) { inner(x+indent, y) }
		}
		lines[0].begin = append([]draw.Node{{Tag: draw.TagBody}}, lines[0].begin...)
		lines[len(lines)-1].end++
		said := s.say.ToDo
		if action.Done {
			said = s.say.Done
		}
		said = fmt.Sprint(action.Number, " ", said)
		tick := atom{begin: []draw.Node{{Tag: draw.TagLabel, Actual: said}}, end: 1, keep: true, draw: func(x, y float64) {
			picture.Tick(s.doc, s.ts, x-0.5, y+0.9, 9, action.Number, action.Done)
		}}
		items = append(items, together(append([]atom{tick}, lines...), 150))
	}
	return items
}

// actionDetail says who, by when, and what is the matter.
func actionDetail(say *locale.Labels, action brief.Action) []draw.Span {
	when := ""
	switch {
	case action.Done && action.Due != "":
		when = fmt.Sprintf(say.DoneOn, action.Due)
	case action.Due != "":
		when = fmt.Sprintf(say.Due, action.Due)
	}
	var spans []draw.Span
	if text := joined([]string{action.Owners, when, action.Status}); text != "" {
		spans = append(spans, factual(small(), text))
	}
	if action.Overdue {
		overdue := say.Overdue
		if len(spans) > 0 {
			overdue = draw.Joint + say.OverdueInside
		}
		spans = append(spans, factual(toned(small(), picture.Bad), overdue))
	}
	return spans
}

// whitespaceAndCompetition sets a small matrix beside the competitors, a large one above them.
func (s *sheet) whitespaceAndCompetition(at cursor) cursor {
	const gutter, mostBesideUnits = 24.0, 4
	w, competitors := s.brief.Whitespace, s.brief.Competition
	if s.early.competition {
		competitors = nil
	}
	half := (s.width - gutter) / 2
	switch {
	case len(w.Rows) == 0 && len(competitors) == 0:
		return at
	case len(w.Rows) == 0:
		at.y += s.space(sectionGap)
		return s.stack(at, s.competition(s.width))
	case len(competitors) == 0 || len(w.Units) > mostBesideUnits:
		at = s.whitespace(at, s.width)
		if len(competitors) > 0 {
			at.y += s.space(sectionGap)
			at = s.stack(at, s.competition(s.width))
		}
		return at
	}
	list := s.competition(half)
	if s.trial(part{draw: func(at cursor) cursor { return s.whitespace(at, half) }}, at).first > at.page {
		at = cursor{at.page + 1, laterTop} // both go together
	}
	at = s.need(at, s.space(sectionGap)+math.Max(firstHeight(list), 70))
	end := s.whitespace(at, half)
	at.y += s.space(sectionGap)
	return later(end, s.columns(at, column{s.left + half + gutter, list}))
}

// mostUnits is how many units fit beside each other; more go into a further matrix below.
const mostUnits = 7

// productWeight is how much wider than a unit's column the products' is.
const productWeight = 1.25

func (s *sheet) whitespace(at cursor, width float64) cursor {
	w := s.brief.Whitespace
	for first := 0; first < len(w.Units); first += mostUnits {
		last := min(len(w.Units), first+mostUnits)
		t := table{x: s.left, width: width, grid: true, columns: []tableColumn{{title: s.say.Product, weight: productWeight}}}
		for _, unit := range w.Units[first:last] {
			t.columns = append(t.columns, tableColumn{title: unit, weight: 1})
		}
		for _, row := range w.Rows {
			cells := []tableCell{textCell(strong(), row.Product)}
			for _, own := range row.Cells[first:last] {
				cells = append(cells, s.whitespaceCell(own, width/(productWeight+float64(last-first))))
			}
			t.rows = append(t.rows, cells)
		}
		title := s.say.Whitespace
		if at.y += s.space(sectionGap); first > 0 {
			title = s.say.WhitespaceMore
		}
		at = s.table(at, title, t)
	}
	return at
}

// whitespaceCell is a coloured cell; an amount that does not fit behind the word stands below it.
func (s *sheet) whitespaceCell(own brief.WhitespaceCell, width float64) tableCell {
	colors := tone(own.Tone).Colors()
	text := style(draw.Medium, cellSize, picture.Muted)
	words := own.Text
	if own.Amount != "" {
		if words = own.Text + " " + own.Amount; s.ts.Width(text, words) > width-2*cellPadX-1 {
			words = own.Text + "\n" + own.Amount
		}
	}
	switch {
	case strings.TrimSpace(words) == "":
		return tableCell{text: []draw.Span{span(small(), "–")}}
	case own.Coverage == plan.CoverageNotApplicable || own.Tone == brief.Plain:
		return tableCell{text: []draw.Span{span(text, words)}}
	}
	text.Color = colors.Text
	return tableCell{text: []draw.Span{span(text, words)}, ground: &colors.Pale}
}

// manyMilestones stand in two columns.
const manyMilestones = 9

// milestonesAndAsks sets the way ahead beside what we need for it.
func (s *sheet) milestonesAndAsks(at cursor) cursor {
	const gutter = 24.0
	asks := len(s.brief.Asks) > 0 && !s.early.asks
	milestones := len(s.brief.Milestones) > 0 && !s.early.milestones
	if milestones && len(s.brief.Milestones) > manyMilestones {
		if asks {
			at.y += s.space(sectionGap)
			at = s.stack(at, s.askAtoms(s.width))
		}
		at.y += s.space(sectionGap)
		items := s.milestoneItems((s.width - betweenColumns) / 2)
		return s.inTwo(s.titled(at, s.say.Milestones, s.left, s.width, s.begun(items)), items)
	}
	width := s.width
	if milestones && asks {
		width = (s.width - gutter) / 2
	}
	var columns []column
	if milestones {
		columns = append(columns, column{s.left, s.milestoneAtoms(width)})
	}
	if asks {
		columns = append(columns, column{s.left + s.width - width, s.askAtoms(width)})
	}
	if len(columns) == 0 {
		return at
	}
	at.y += s.space(sectionGap)
	return s.columns(at, columns...)
}

// askAtoms lists what we need of our own leaders.
func (s *sheet) askAtoms(width float64) []atom {
	if len(s.brief.Asks) == 0 {
		return nil
	}
	var items [][]atom
	for _, ask := range s.brief.Asks {
		by := ask.By
		if by != "" {
			by = fmt.Sprintf(s.say.By, by)
		}
		var details [][]draw.Span
		for _, note := range ask.Notes {
			details = append(details, []draw.Span{span(small(), note)})
		}
		if text := joined([]string{ask.Of, by}); text != "" {
			details = append(details, []draw.Span{factual(small(), text)})
		}
		items = append(items, s.item(width, "", []draw.Span{span(style(draw.Medium, cellSize, picture.Ink), ask.Ask)}, details, draw.Style{}))
	}
	return append(s.heading(s.say.Asks, width), s.list(items)...)
}

// milestoneAtoms lists the milestones under their title.
func (s *sheet) milestoneAtoms(width float64) []atom {
	if len(s.brief.Milestones) == 0 {
		return nil
	}
	return append(s.heading(s.say.Milestones, width), s.list(s.milestoneItems(width))...)
}

// milestoneItems is a timeline from top to bottom: a dot for each milestone, its date, what it is.
func (s *sheet) milestoneItems(width float64) [][]atom {
	const dot, date = 12.0, 62.0
	var items [][]atom
	for i, milestone := range s.brief.Milestones {
		title := []draw.Span{span(style(draw.Medium, cellSize, picture.Ink), milestone.Milestone)}
		if milestone.State.Text != "" {
			title = append(title, span(toned(small(), tone(milestone.State.Tone)), "  "+milestone.State.Text))
		}
		lines := s.text(paragraph(), width-dot-date, cellLeading, draw.Left, title...)
		dates := s.text(draw.Node{Tag: draw.TagP}, date-6, cellLeading, draw.Left, span(strong(), milestone.On))
		for k := range lines {
			inner := lines[k].draw
			lines[k].draw = func(x, y float64) { inner(x+dot+date, y) }
		}
		lines[0].begin = append([]draw.Node{{Tag: draw.TagBody}}, lines[0].begin...)
		lines[len(lines)-1].end++
		height, last := heightOf(lines), i == len(s.brief.Milestones)-1
		label := atom{begin: []draw.Node{{Tag: draw.TagLabel}}, end: 1, keep: true, draw: func(x, y float64) {
			middle := y + cellLeading/2
			if !last && height < 200 {
				s.doc.Draw(draw.Segment(x+4, middle, x+4, middle+height+6), draw.Stroke(draw.Hex(picture.Rule), 1.2))
			}
			colors := tone(milestone.State.Tone).Colors()
			if milestone.State.Tone == brief.Plain {
				colors = picture.Accent.Colors()
			}
			s.doc.Draw(draw.Circle(x+4, middle, 3), draw.Fill(colors.Deep))
			for _, line := range dates {
				for _, node := range line.begin {
					s.doc.Begin(node)
				}
				line.draw(x+dot, y)
				for range line.end {
					s.doc.End()
				}
				y += line.height
			}
		}}
		// A date may take more lines than the text beside it.
		if missing := heightOf(dates) - height; missing > 0 {
			lines[len(lines)-1].height += missing
		}
		items = append(items, together(append([]atom{label}, lines...), 150))
	}
	return items
}

// threatText says how dangerous a competitor is.
func threatText(say *locale.Labels, threat string) string {
	if say.NounCapitals {
		threat = strings.ToLower(threat)
	}
	return fmt.Sprintf(say.ThreatIs, threat)
}

// competition lists the other vendors: who and how dangerous, where, and what we do about it.
func (s *sheet) competition(width float64) []atom {
	if len(s.brief.Competition) == 0 {
		return nil
	}
	var items [][]atom
	for _, c := range s.brief.Competition {
		title := []draw.Span{span(strong(), c.Name)}
		if c.Threat.Text != "" {
			title = append(title, span(small(), "  "), span(toned(small(), tone(c.Threat.Tone)), threatText(s.say, c.Threat.Text)))
		}
		var details [][]draw.Span
		if c.Strategy != "" {
			details = append(details, []draw.Span{span(style(draw.Regular, smallSize, picture.Ink), c.Strategy)})
		}
		if text := joined([]string{c.Where, c.Status}); text != "" {
			details = append(details, []draw.Span{factual(small(), text)})
		}
		items = append(items, s.item(width, "", title, details, draw.Style{}))
	}
	return append(s.heading(s.say.Competition, width), s.list(items)...)
}
