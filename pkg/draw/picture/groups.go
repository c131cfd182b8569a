// Groups: a network of too many people for one chart, as a panel for each group in which everybody
// stands below and right of whom they report to. A wide panel has several columns.

package picture

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/acctplan/acctplan/pkg/draw"
	"github.com/acctplan/acctplan/pkg/sorting"
)

// The measures of grouped maps, in points.
const (
	panelGap    = 8.0
	panelPad    = 7.0
	panelHead   = 15.0
	memberGap   = 3.2
	memberStep  = 9.0 // to the right, for each manager above
	deepestStep = 3
	panelWidth  = 158.0 // at least
	leastColumn = 116.0 // of people in a panel
	mostPanels  = 21
	mostMembers = 16 // in a column
	leastShown  = 2
	tersest     = 2
)

// GroupPlot is a network laid out in groups.
type GroupPlot struct {
	network Network
	size    draw.Size
	panels  []panel
	legend  []legendLine
	beyond  draw.Line
	columns int
	left    int // people that panels leave out
}

type panel struct {
	box     draw.Rect
	title   draw.Line
	count   draw.Line
	members []member
	more    draw.Line
	lower   float64 // where more stands, below everybody
	vacant  bool
}

type member struct {
	x, y  float64 // top left of its badge's column
	lines []draw.Line
	own   Person
}

// LayoutGroups places the people in panels, over a width and, as far as that can help, up to a height. Where there is no
// room for everybody, what tables say as well is left out first: our counterparts, then titles; then people, who are
// counted.
func (n Network) LayoutGroups(ts *draw.Typesetter, width, tallest float64) *GroupPlot {
	groups := n.groups()
	_, managers := n.levels()
	said := n.relations(managers, groups)
	most := mostMembers
	best := n.balanced(ts, groups, said, width, most)
	for best.size.Height > tallest && n.terse < tersest {
		n.terse++
		best = n.balanced(ts, groups, said, width, most)
	}
	for best.size.Height > tallest && most > leastShown {
		most -= 2
		best = n.balanced(ts, groups, said, width, most)
	}
	return n.layoutGroups(ts, ts.Fit, groups, said, width, most, best.columns)
}

// balanced is the layout, with its words unset, in as many columns as there is room for, or in fewer and wider ones where
// that shows more people or makes the map much less high: two large groups leave a third column nearly empty.
func (n Network) balanced(ts *draw.Typesetter, groups []group, said []string, width float64, most int) *GroupPlot {
	const much = 0.9
	// How high a line is is known before it is set.
	unset := func(_ float64, spans ...draw.Span) draw.Line { return draw.Line{Size: spans[0].Style.Size} }
	columns := max(1, min(int((width+panelGap)/(panelWidth+panelGap)), len(groups)))
	best := n.layoutGroups(ts, unset, groups, said, width, most, columns)
	for columns--; columns > 0; columns-- {
		other := n.layoutGroups(ts, unset, groups, said, width, most, columns)
		if other.left < best.left || other.left == best.left && other.size.Height < much*best.size.Height {
			best = other
		}
	}
	return best
}

// group is some people under a title, in the order in which they are shown.
type group struct {
	title  string
	people []int
	indent []int
}

// groups sorts people into groups: by the group that they name; where nobody names one, by
// whom of the second level they stand under.
func (n Network) groups() []group {
	_, managers := n.levels()
	names := make([]string, len(n.People))
	named := slices.ContainsFunc(n.People, func(p Person) bool { return p.Group != "" && !p.Vacant })
	flat := !slices.ContainsFunc(managers, func(manager int) bool { return manager >= 0 })
	for i, person := range n.People {
		names[i] = person.Group
		switch {
		case person.Vacant:
			names[i] = person.Name
		case named && person.Group == "":
			names[i] = wordsOf(n.Labels).WithoutUnit
		case !named:
			head := i
			for managers[head] >= 0 && managers[managers[head]] >= 0 {
				head = managers[head]
			}
			names[i] = wordsOf(n.Labels).AtTheTop
			if flat {
				names[i] = wordsOf(n.Labels).WithoutUnit // nobody is above anybody
			}
			if managers[head] >= 0 {
				names[i] = n.People[head].Name
			}
		}
	}
	reports := make([][]int, len(n.People))
	var groups []group
	at := map[string]int{}
	roots := map[string][]int{}
	for i, manager := range managers {
		if _, known := at[names[i]]; !known {
			at[names[i]] = len(groups)
			groups = append(groups, group{title: names[i]})
		}
		if manager >= 0 && names[manager] == names[i] {
			reports[manager] = append(reports[manager], i)
		} else {
			roots[names[i]] = append(roots[names[i]], i)
		}
	}
	weightier := func(a, b int) int { return cmp.Compare(n.People[b].Weight, n.People[a].Weight) }
	for g := range groups {
		own := &groups[g]
		// Depth first, without recursion: a chain may be long.
		type entry struct{ person, depth int }
		var stack []entry
		push := func(people []int, depth int) {
			sorting.Stable(people, weightier)
			for _, person := range slices.Backward(people) {
				stack = append(stack, entry{person, depth})
			}
		}
		push(roots[own.title], 0)
		for len(stack) > 0 {
			next := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			own.people, own.indent = append(own.people, next.person), append(own.indent, min(next.depth, deepestStep))
			push(reports[next.person], next.depth+1)
		}
	}
	return groups
}

// setter sets spans on a line of at most a width, as Typesetter.Fit does.
type setter func(width float64, spans ...draw.Span) draw.Line

func (n Network) layoutGroups(ts *draw.Typesetter, set setter, groups []group, said []string, width float64, most, columns int) *GroupPlot {
	p := &GroupPlot{network: n, columns: columns}
	across := (width - panelGap*float64(columns-1)) / float64(columns)
	bottoms := make([]float64, columns)
	shown := groups[:min(len(groups), mostPanels)]
	for _, own := range shown {
		column := 0
		for c, bottom := range bottoms {
			if bottom < bottoms[column]-0.01 {
				column = c
			}
		}
		x, y := float64(column)*(across+panelGap), bottoms[column]
		placed := n.panel(set, own, said, across, most)
		p.left += len(own.people) - len(placed.members)
		placed.box.X, placed.box.Y = x, y
		p.panels = append(p.panels, placed)
		bottoms[column] += placed.box.Height + panelGap
	}
	bottom := slices.Max(append(bottoms, panelGap)) - panelGap
	if left := len(groups) - len(shown); left > 0 {
		people := 0
		for _, own := range groups[len(shown):] {
			people += len(own.people)
		}
		p.beyond = set(width, draw.Span{Text: fmt.Sprintf(wordsOf(n.Labels).MoreGroups, left, people), Style: draw.Style{Size: legendSize, Color: draw.Hex(Muted)}})
		bottom += 11
	}
	p.legend, bottom = n.legendMarks(ts, 0, bottom, width)
	p.size = draw.Size{Width: width, Height: bottom + 2}
	return p
}

// panel sets one group at the origin.
func (n Network) panel(set setter, own group, said []string, across float64, most int) panel {
	const badge = 12.0
	inner := across - 2*panelPad
	placed := panel{count: set(inner, draw.Span{Text: fmt.Sprint(len(own.people)), Style: draw.Style{Weight: draw.Medium, Size: 6.6, Color: draw.Hex(Muted)}})}
	placed.vacant = len(own.people) == 1 && n.People[own.people[0]].Vacant
	if placed.vacant {
		placed.count = draw.Line{}
	}
	placed.title = set(inner-placed.count.Width-6, draw.Span{Text: own.title, Style: draw.Style{Weight: draw.SemiBold, Size: 7.4, Color: draw.Hex(Navy)}})
	columns := 1
	if len(own.people) > 4 {
		columns = max(1, int((inner+panelGap)/(leastColumn+panelGap)))
	}
	step := (inner + panelGap) / float64(columns)
	shown := len(own.people)
	if most *= columns; shown > most {
		shown = most - 1
	}
	name := draw.Style{Weight: draw.SemiBold, Size: mapName, Color: draw.Hex(Ink)}
	quiet := draw.Style{Size: mapTitle, Color: draw.Hex(Muted)}
	ours := draw.Style{Size: mapTitle, Color: draw.Hex(AccentText)}
	for i, index := range own.people[:shown] {
		person := n.People[index]
		one := member{x: memberStep * float64(own.indent[i]), own: person}
		room := step - panelGap - one.x - badge
		add := func(style draw.Style, text string) {
			if text != "" {
				one.lines = append(one.lines, set(room, draw.Span{Text: text, Style: style}))
			}
		}
		if person.Vacant {
			warn := name
			warn.Color = draw.Hex(BadText)
			add(warn, wordsOf(n.Labels).NobodyHere)
		} else {
			add(name, person.Name)
			if n.terse < 2 {
				add(quiet, person.Title)
			}
			add(quiet, said[index])
			if n.terse < 1 {
				add(ours, person.noteText())
			}
		}
		placed.members = append(placed.members, one)
	}
	placed.lower = columned(placed.members, columns, step)
	y := placed.lower
	if left := own.people[shown:]; len(left) > 0 {
		placed.more = set(inner, draw.Span{Text: n.others(left), Style: quiet})
		y += labelLeading(placed.more) + 1
	}
	placed.box = draw.Rect{Width: across, Height: y + panelPad - memberGap}
	return placed
}

// columned places people below each other in columns of about the same height, and returns where
// the highest ends.
func columned(members []member, columns int, step float64) (bottom float64) {
	total := 0.0
	for _, one := range members {
		total += one.height()
	}
	const top = panelPad + panelHead
	bottom = top
	column, y, before := 0, top, 0.0
	for i := range members {
		own := members[i].height()
		// Half of somebody beyond the even share is as near to it as none.
		if column+1 < columns && before+own/2 > total*float64(column+1)/float64(columns) {
			column, y = column+1, top
		}
		members[i].x, members[i].y = members[i].x+panelPad+step*float64(column), y
		y, before = y+own, before+own
		bottom = math.Max(bottom, y)
	}
	return bottom
}

// height is what somebody takes of a column.
func (m member) height() float64 {
	height := memberGap
	for _, line := range m.lines {
		height += labelLeading(line)
	}
	return height
}

// others counts people by how they stand.
func (n Network) others(people []int) string {
	counts := map[string]int{}
	var order []string
	for _, index := range people {
		stance := n.People[index].Stance
		if stance == "" {
			stance = n.unknown()
		}
		stance = inside(n.Labels, stance)
		if counts[stance] == 0 {
			order = append(order, stance)
		}
		counts[stance]++
	}
	text := fmt.Sprintf(wordsOf(n.Labels).MorePeople, len(people))
	for i, stance := range order {
		if i == 0 {
			text += ": "
		} else {
			text += ", "
		}
		text += fmt.Sprint(stance, " ", counts[stance]) // a number behind needs no plural
	}
	return text
}

// relations says of everybody whom they report to outside of their group, whom they influence
// and whom they are in conflict with.
func (n Network) relations(managers []int, groups []group) []string {
	parts := make([][]string, len(n.People))
	at := make([]int, len(n.People))
	for g, own := range groups {
		for _, person := range own.people {
			at[person] = g
		}
	}
	for i, manager := range managers {
		if manager >= 0 && at[manager] != at[i] {
			parts[i] = append(parts[i], "↑ "+n.People[manager].Name)
		}
	}
	for _, link := range n.Links {
		if !n.joins(link) {
			continue
		}
		switch link.Kind {
		case Influence:
			parts[link.From] = append(parts[link.From], "→ "+n.People[link.To].Name)
		case Conflict:
			parts[link.From] = append(parts[link.From], "≠ "+n.People[link.To].Name)
			parts[link.To] = append(parts[link.To], "≠ "+n.People[link.From].Name)
		}
	}
	said := make([]string, len(n.People))
	for i, own := range parts {
		said[i] = strings.Join(own, "  ")
	}
	return said
}

// Size is what the plot takes.
func (p *GroupPlot) Size() draw.Size { return p.size }

// Draw draws the plot with its top-left corner at (x, y).
func (p *GroupPlot) Draw(canvas draw.Canvas, _ *draw.Typesetter, x, y float64) {
	for _, own := range p.panels {
		left, top := x+own.box.X, y+own.box.Y
		paint := draw.Fill(draw.Hex(Panel))
		if own.vacant {
			paint = draw.Fill(draw.Hex(White)).Outlined(draw.Hex(BadDeep), 0.8).Dashed(3, 2.2)
		}
		canvas.Draw(draw.RoundRect(left, top, own.box.Width, own.box.Height, 6), paint)
		own.title.Put(canvas, left+panelPad, top+panelPad+7, draw.Left)
		own.count.Put(canvas, left+own.box.Width-panelPad, top+panelPad+7, draw.Right)
		canvas.Draw(draw.Segment(left+panelPad, top+panelPad+panelHead-4.5, left+own.box.Width-panelPad, top+panelPad+panelHead-4.5), draw.Stroke(draw.Hex(Rule), 0.6))
		for _, one := range own.members {
			at := top + one.y
			if !one.own.Vacant {
				Badge(canvas, left+one.x+4.2, at+4.4, 4.2, max(one.own.Mark, Blank), one.own.Tone)
			}
			for _, line := range one.lines {
				line.Put(canvas, left+one.x+12, at+0.85*line.Size, draw.Left)
				at += labelLeading(line)
			}
		}
		if own.more.Width > 0 {
			own.more.Put(canvas, left+panelPad, top+own.lower+0.85*own.more.Size+1, draw.Left)
		}
	}
	if p.beyond.Width > 0 {
		bottom := 0.0
		for _, own := range p.panels {
			bottom = math.Max(bottom, own.box.Y+own.box.Height)
		}
		p.beyond.Put(canvas, x, y+bottom+9, draw.Left)
	}
	for _, item := range p.legend {
		item.draw(canvas, x, y)
	}
}
