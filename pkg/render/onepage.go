// One page: the most important of a brief on a single sheet, and a line that says what is left out.

package render

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/acctplan/acctplan/pkg/brief"
	"github.com/acctplan/acctplan/pkg/draw"
	"github.com/acctplan/acctplan/pkg/draw/picture"
	"github.com/acctplan/acctplan/pkg/locale"
)

// portion is how much of each section a page shows.
type portion struct {
	summary                                                                                   int // characters
	asks, goals, opportunities, risks, actions, stakeholders, milestones, competitors, people int
	value, team                                                                               int
	whitespace                                                                                int // products
}

// The summary of a single page, in characters: all of it where it is not much longer than a
// page can bear, else its beginning.
const longSummary, shortSummary = 900, 420

// The map of a single page shows as many people as leave room for what follows: it is no higher
// than onePageBeside beside the summary and onePageWide over the width of the page.
const onePagePeople, onePageBeside, onePageWide = 9, 292.0, 262.0

// fewPeople is how many stakeholders make a table; the map shows fewer by itself.
const fewPeople = 3

// noteHeight is the room for the line that says what is left out.
const noteHeight = 2*smallLeading + 3

// onOnePage reduces the brief to what fits on one page: first a little of everything, the most
// important first, then more of each in turn. It returns what the page has to say about it.
func (s *sheet) onOnePage() (note string) {
	for _, s.tight = range []float64{1, 0.85, tightest} {
		if s.fits() {
			return ""
		}
	}
	whole := s.brief
	s.foot -= noteHeight
	s.compact = true
	all := portion{
		lengthOf(whole.Summary), len(whole.Asks), len(whole.Goals), len(whole.Opportunities), len(whole.Risks), len(whole.Actions),
		len(whole.Stakeholders), len(whole.Milestones), len(whole.Competition), len(whole.Map.Nodes), len(whole.Value), len(whole.Team), len(whole.Whitespace.Rows),
	}
	var shown portion
	// grow shows more of a section if the page still holds everything then.
	grow := func(quantity *int, more, most int) bool {
		before := *quantity
		if *quantity = min(before+more, most); *quantity == before {
			return false
		}
		if s.brief = reduced(whole, shown); s.fits() {
			return true
		}
		*quantity = before
		return false
	}
	if all.summary <= longSummary {
		grow(&shown.summary, all.summary, all.summary)
	}
	if shown.summary == 0 {
		grow(&shown.summary, shortSummary, all.summary)
	}
	least := []struct {
		quantity     *int
		more, modest int
		all          int
	}{
		{&shown.asks, 2, 1, all.asks}, {&shown.goals, 3, 2, all.goals}, {&shown.stakeholders, fewPeople, fewPeople, all.stakeholders}, {&shown.risks, 2, 1, all.risks},
		{&shown.actions, 3, 2, all.actions}, {&shown.opportunities, 2, 2, all.opportunities}, {&shown.whitespace, 3, 2, all.whitespace}, {&shown.milestones, 2, 1, all.milestones},
	}
	// The map is as large as leaves room for a little of what a leader asks for first; the whitespace and the milestones
	// come where there is room then.
	begun := shown
	for people, tried := s.onePagePeople(whole), 0; ; tried++ {
		shown = begun
		missing := !grow(&shown.people, people, all.people) && all.people > 0
		for _, first := range least {
			more := first.more
			if tried > 0 {
				more = first.modest
			}
			for ; more > 0 && (first.quantity != &shown.stakeholders || more == fewPeople) && !grow(first.quantity, more, first.all); more-- {
			}
			missing = missing || *first.quantity == 0 && first.all > 0 && first.quantity != &shown.whitespace && first.quantity != &shown.milestones
		}
		if !missing || tried > 0 && people <= fewPeople {
			break
		}
		if tried > 0 {
			people = max(fewPeople, people-2)
		}
	}
	rest := [][]struct{ quantity, most *int }{
		{
			{&shown.asks, &all.asks}, {&shown.goals, &all.goals}, {&shown.stakeholders, &all.stakeholders}, {&shown.opportunities, &all.opportunities},
			{&shown.risks, &all.risks}, {&shown.actions, &all.actions}, {&shown.whitespace, &all.whitespace}, {&shown.competitors, &all.competitors},
			{&shown.value, &all.value}, {&shown.team, &all.team},
		},
		{{&shown.milestones, &all.milestones}}, // a line each, which would fill the page before anything else has room
	}
	for _, sections := range rest {
		for more := true; more; {
			more = false
			for _, section := range sections {
				if section.quantity == &shown.stakeholders && shown.stakeholders == 0 {
					continue // fewer than make a table
				}
				more = grow(section.quantity, 1, *section.most) || more
			}
		}
	}
	s.brief = reduced(whole, shown)
	return leftOut(s.say, whole, shown, all)
}

// onePagePeople is how many people the map of a single page may show.
func (s *sheet) onePagePeople(whole brief.Brief) int {
	for people := min(onePagePeople, len(whole.Map.Nodes)); people > 1; people-- {
		s.brief = reduced(whole, portion{people: people})
		plot, beside := s.relationships()
		if height := plot.Size().Height; height <= onePageWide || beside && height <= onePageBeside {
			return people
		}
	}
	return 1
}

// fits reports whether the content ends on the first page.
func (s *sheet) fits() bool {
	return s.trial(part{draw: func(cursor) cursor { return s.content() }}, cursor{}).end.page == 0
}

// reduced is a brief with only so much of each section. Stakeholders and opportunities are
// chosen by their weight; the other lists begin with what is most important already.
func reduced(b brief.Brief, p portion) brief.Brief {
	b.Summary = beginning(b.Summary, p.summary)
	b.Asks = slices.Clone(b.Asks[:p.asks])
	for i := range b.Asks {
		b.Asks[i].Notes = nil
	}
	b.Goals, b.Risks = slices.Clone(b.Goals[:p.goals]), slices.Clone(b.Risks[:p.risks])
	for i := range b.Goals {
		b.Goals[i].Help, b.Goals[i].Opportunities, b.Goals[i].Work = "", nil, nil
	}
	for i := range b.Risks {
		b.Risks[i].Mitigation = ""
	}
	b.Value, b.Team = b.Value[:p.value], b.Team[:p.team]
	b.Actions, b.Milestones, b.Competition = b.Actions[:p.actions], b.Milestones[:p.milestones], b.Competition[:p.competitors]
	b.Stakeholders = slices.Clone(weightiest(b.Stakeholders, p.stakeholders, func(person brief.Stakeholder) float64 {
		if person.Left {
			return -1
		}
		return float64(person.Weight)
	}))
	for i := range b.Stakeholders {
		b.Stakeholders[i].Next = ""
	}
	b.Opportunities = slices.Clone(weightiest(b.Opportunities, p.opportunities, func(o brief.Opportunity) float64 { return o.Size }))
	for i := range b.Opportunities {
		b.Opportunities[i].Detail, b.Opportunities[i].Next, b.Opportunities[i].Sized = "", "", false
	}
	b.Map = weightiestMap(b.Map, p.people)
	b.Whitespace.Rows = b.Whitespace.Rows[:p.whitespace]
	return b
}

// weightiest keeps the n heaviest items in their order.
func weightiest[T any](items []T, n int, weight func(T) float64) []T {
	if n >= len(items) {
		return items
	}
	order := make([]int, len(items))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(weight(items[b]), weight(items[a])) })
	order = order[:n]
	slices.Sort(order)
	kept := make([]T, n)
	for i, at := range order {
		kept[i] = items[at]
	}
	return kept
}

// weightiestMap keeps n people of a map, and what is between them: who stands above most, the weightiest, then those who
// report to one of these.
func weightiestMap(m brief.Map, n int) brief.Map {
	if n >= len(m.Nodes) {
		return m
	}
	manager := make([]int, len(m.Nodes))
	order := make([]int, len(m.Nodes))
	for i := range manager {
		manager[i], order[i] = -1, i
	}
	for _, edge := range m.Edges {
		if edge.Kind == brief.ReportsTo && manager[edge.From] < 0 {
			manager[edge.From] = edge.To
		}
	}
	above := func(person int) (managers []int) { // nearest first; a circle ends
		for at := manager[person]; at >= 0 && at != person && !slices.Contains(managers, at); at = manager[at] {
			managers = append(managers, at)
		}
		return managers
	}
	below := make([]int, len(m.Nodes))
	for i := range m.Nodes {
		for _, at := range above(i) {
			below[at]++
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(m.Nodes[b].Weight, m.Nodes[a].Weight) })
	kept := map[int]bool{}
	if head := slices.MaxFunc(order, func(a, b int) int { return cmp.Compare(below[a], below[b]) }); n > 1 && below[head] > 0 {
		kept[head] = true
	}
	for _, wanted := range []func(place, person int) bool{
		func(place, _ int) bool { return place < max(1, n/2) },
		func(_, person int) bool { return manager[person] >= 0 && kept[manager[person]] },
		func(int, int) bool { return true },
	} {
		for place, person := range order {
			if len(kept) < n && wanted(place, person) {
				kept[person] = true
			}
		}
	}
	var small brief.Map
	place := map[int]int{}
	for i, node := range m.Nodes {
		if kept[i] {
			place[i] = len(small.Nodes)
			small.Nodes = append(small.Nodes, node)
		}
	}
	for _, edge := range m.Edges {
		from, known := place[edge.From]
		if to, both := place[edge.To]; known && both {
			small.Edges = append(small.Edges, brief.Edge{From: from, To: to, Kind: edge.Kind})
		}
	}
	return small
}

// lengthOf counts the characters of paragraphs.
func lengthOf(paragraphs []brief.Paragraph) int {
	length := 0
	for _, one := range paragraphs {
		length += utf8.RuneCountInString(one.Text)
	}
	return length
}

// beginning is the first characters of some paragraphs, cut after a word.
func beginning(paragraphs []brief.Paragraph, most int) []brief.Paragraph {
	var kept []brief.Paragraph
	for _, paragraph := range paragraphs {
		if length := utf8.RuneCountInString(paragraph.Text); length <= most {
			kept, most = append(kept, paragraph), most-length
			continue
		}
		if most > 40 {
			cut := string([]rune(paragraph.Text)[:most])
			if space := strings.LastIndexByte(cut, ' '); space > len(cut)/2 {
				cut = cut[:space]
			}
			paragraph.Text = strings.TrimRight(cut, " ,;:") + " …"
			kept = append(kept, paragraph)
		}
		break
	}
	return kept
}

// peopleOn counts the people on a map, on which places without anybody stand, too.
func peopleOn(m brief.Map) int {
	people := 0
	for i := range m.Nodes {
		if !m.Nodes[i].Gap {
			people++
		}
	}
	return people
}

// leftOut says what a page does not show.
func leftOut(say *locale.Labels, whole brief.Brief, shown, all portion) string {
	shown.people, all.people = peopleOn(weightiestMap(whole.Map, shown.people)), peopleOn(whole.Map)
	var some, none []string
	for _, section := range []struct {
		shown, all int
		many       string
	}{
		{shown.goals, all.goals, say.SomeGoals}, {shown.people, all.people, say.SomePeopleOnMap}, {shown.stakeholders, all.stakeholders, say.SomeStakeholders},
		{shown.opportunities, all.opportunities, say.SomeOpportunities}, {shown.risks, all.risks, say.SomeRisks}, {shown.actions, all.actions, say.SomeActions},
		{shown.milestones, all.milestones, say.SomeMilestones}, {shown.asks, all.asks, say.SomeAsks}, {shown.competitors, all.competitors, say.SomeCompetitors},
		{shown.whitespace, all.whitespace, say.SomeWhitespace}, {shown.value, all.value, say.SomeOutcomes}, {shown.team, all.team, say.SomeColleagues},
	} {
		switch {
		case section.shown == section.all, section.many == say.SomeStakeholders && shown.stakeholders == 0 && shown.people == all.people:
		case section.shown == 0:
			none = append(none, section.many)
		default:
			some = append(some, fmt.Sprintf(say.ShownOf, section.shown, section.all, section.many))
		}
	}
	var said []string
	if len(some) > 0 {
		said = append(said, fmt.Sprintf(say.Shown, strings.Join(some, ", ")))
	}
	if len(none) > 0 {
		said = append(said, fmt.Sprintf(say.LeftOut, strings.Join(none, ", ")))
	}
	if slices.ContainsFunc(whole.Risks[:shown.risks], func(r brief.Risk) bool { return r.Mitigation != "" }) {
		said = append(said, say.MitigationsLeftOut)
	}
	if slices.ContainsFunc(whole.Goals[:shown.goals], func(g brief.Goal) bool { return g.Help+goalWork(g) != "" }) {
		said = append(said, titlesFor(whole).ServedLeftOut)
	}
	if shown.stakeholders == 0 && all.stakeholders > 0 && shown.people == all.people {
		said = append(said, say.TableLeftOut)
	}
	if shown.summary < all.summary {
		said = append(said, say.SummaryShortened)
	}
	return strings.Join(said, "; ")
}

// sayLeftOut draws the note of a page below its content.
func (s *sheet) sayLeftOut(note string) {
	if note == "" {
		return
	}
	block := s.ts.Block(s.width, smallLeading, 2, span(style(draw.Medium, smallSize, picture.PlainText), fmt.Sprintf(s.say.OnePage, note)))
	s.open(0)
	s.doc.Begin(paragraph())
	block.Put(s.doc, s.left, s.foot+noteHeight-block.Height()-1)
	s.doc.End()
	s.foot += noteHeight
}

// risksBesideActions sets both lists in half the width: the risks with their matrix, the actions
// below their timeline or, on a single page, without it.
func (s *sheet) risksBesideActions(at cursor) cursor {
	const gutter, matrixWidth, between = 24.0, 94.0, 10.0
	risks, actions := s.brief.Risks, s.brief.Actions
	width := (s.width - gutter) / 2
	timeline, pictured := timelineOf(s.brief)
	pictured = pictured && !s.options.OnePage
	if len(risks) == 0 || len(actions) == 0 && !pictured {
		width = s.width
	}
	var columns []column
	if len(risks) > 0 {
		title := s.heading(s.say.Risks, width)
		if matrix, rated := riskMatrix(s.say, risks); rated {
			figure := figureAtom(matrix.Height(s.ts, matrixWidth), matrix.Describe(), func(x, y float64) {
				matrix.Draw(s.doc, s.ts, x, y, matrixWidth)
			})
			list := append([]atom{{height: heightOf(title), keep: true}}, s.list(s.riskItems(width-matrixWidth-between))...)
			columns = append(columns, column{s.left, append(title, figure)}, column{s.left + matrixWidth + between, list})
		} else {
			columns = append(columns, column{s.left, append(title, s.list(s.riskItems(width))...)})
		}
	}
	if len(actions) > 0 || pictured {
		title := s.heading(s.say.NextActions, width)
		if pictured {
			plot := timeline.Layout(s.ts, width)
			figure := figureAtom(plot.Size().Height+9, timeline.Describe(), func(x, y float64) { plot.Draw(s.doc, x, y) })
			figure.keep = len(actions) > 0
			title = append(s.heading(titlesFor(s.brief).Actions, width), figure)
		}
		if len(actions) > 0 {
			title = append(title, s.list(s.actionItems(width))...)
		}
		columns = append(columns, column{s.left + s.width - width, title})
	}
	if len(columns) == 0 {
		return at
	}
	at.y += s.space(sectionGap)
	return s.columns(at, columns...)
}
