// The layout of a network: levels below each other, wrapped into rows where they are wide.

package picture

import (
	"cmp"
	"math"
	"slices"

	"github.com/acctplan/acctplan/pkg/draw"
	"github.com/acctplan/acctplan/pkg/sorting"
)

// The measures of a map, in points.
const (
	mapPadding = 9.0
	mapCircle  = 14.5 // the largest radius, which all slots leave room for
	mapName    = 6.8  // type size of names
	mapTitle   = 6.0  // type size of titles
	narrowest  = 52.0 // a slot
	widest     = 104.0
	laneStep   = 3.5 // between reporting lines of different managers
	trunkStep  = 7   // from where somebody stands to a line that must not be taken for his
)

// Plot is a network that has been laid out.
type Plot struct {
	network  Network
	size     draw.Size
	nodes    []node
	rows     []row
	slot     float64
	managers []int
	legend   []legendLine
}

// node is a person with a place.
type node struct {
	x, y   float64 // the centre of the circle
	radius float64
	labels []draw.Line
	bottom float64 // of the labels
	row    int
}

// row is a row of people of one level.
type row struct {
	people      []int
	level       int
	top, bottom float64
}

// Size is what the plot takes.
func (p *Plot) Size() draw.Size { return p.size }

// Layout places the people of a network in a width. Names wrap; a name of more than nameLines
// lines is shortened, for it stands in full in the description.
func (n Network) Layout(ts *draw.Typesetter, width float64, nameLines int) *Plot {
	p := &Plot{network: n, nodes: make([]node, len(n.People))}
	levels, managers := n.levels()
	p.managers = managers
	inner := math.Max(narrowest, width-2*mapPadding)
	levels = joinLoners(levels, managers, int(inner/narrowest))
	p.breakRows(levels, inner)
	p.label(ts, nameLines, inner)
	y := p.place(inner)
	p.legend, y = n.legendLines(ts, mapPadding, y, inner)
	p.size = draw.Size{Width: width, Height: y + mapPadding - 2}
	return p
}

// joinLoners lets people without any reporting line stand beside those of the lowest level, where one row has room for
// all of them: without a line to anybody, they are not taken for anybody's.
func joinLoners(levels [][]int, managers []int, room int) [][]int {
	last := len(levels) - 1
	if last < 2 || managers[levels[last][0]] >= 0 || len(levels[last-1])+len(levels[last]) > room {
		return levels
	}
	levels[last-1] = append(levels[last-1], levels[last]...)
	return levels[:last]
}

// breakRows cuts levels into rows, the rows of one level in turn one longer and one shorter,
// so that people stand in the gaps of the row above and lines reach them.
func (p *Plot) breakRows(levels [][]int, inner float64) {
	room := max(1, int(inner/narrowest))
	longest := 1
	for level, people := range levels {
		long := len(people)
		if long > room {
			long = evenRows(len(people), room)
		}
		for start, index := 0, 0; start < len(people); index++ {
			length := long
			if index%2 == 1 && long > 1 {
				length--
			}
			end := min(len(people), start+length)
			p.rows = append(p.rows, row{people: people[start:end], level: level})
			longest = max(longest, end-start)
			start = end
		}
	}
	p.slot = math.Min(widest, inner/float64(longest))
}

// evenRows is the length of the longer rows with which n people fill the fewest rows evenly.
func evenRows(n, room int) int {
	rowsFor := func(long int) int {
		rows, left := 0, n
		for ; left > 0; rows++ {
			left -= max(1, long-rows%2)
		}
		return rows
	}
	best := room
	for long := room; long >= 2 && rowsFor(long) == rowsFor(room); long-- {
		best = long
	}
	return best
}

// label sets the names and titles.
func (p *Plot) label(ts *draw.Typesetter, nameLines int, inner float64) {
	lone := map[int]bool{} // who has a row alone
	for _, own := range p.rows {
		if len(own.people) == 1 {
			lone[own.people[0]] = true
		}
	}
	name := draw.Style{Weight: draw.SemiBold, Size: mapName, Color: draw.Hex(Ink)}
	title := draw.Style{Size: mapTitle, Color: draw.Hex(Muted)}
	ours := draw.Style{Size: mapTitle, Color: draw.Hex(AccentText)}
	for i, person := range p.network.People {
		own := &p.nodes[i]
		width := p.slot - 5
		if lone[i] {
			width = math.Min(widest, inner) - 5
		}
		own.radius = mapCircle
		switch {
		case person.Weight >= 4:
		case person.Weight >= 2:
			own.radius = mapCircle - 1.5
		default:
			own.radius = mapCircle - 3
		}
		own.labels = ts.WrapLimit(width, nameLines, draw.Span{Text: person.Name, Style: name})
		if person.Vacant {
			own.labels = append(own.labels, ts.WrapLimit(width, 2, draw.Span{Text: wordsOf(p.network.Labels).NobodyHere, Style: draw.Style{Weight: draw.Medium, Size: mapTitle, Color: draw.Hex(BadText)}})...)
			continue
		}
		if person.Title != "" {
			own.labels = append(own.labels, ts.WrapLimit(width, 3, draw.Span{Text: person.Title, Style: title})...)
		}
		if note := person.noteText(); note != "" {
			own.labels = append(own.labels, ts.WrapLimit(width, 2, draw.Span{Text: note, Style: ours})...)
		}
	}
}

// place gives every person a place, level by level, and returns the lower edge.
func (p *Plot) place(inner float64) float64 {
	y := mapPadding
	for first := 0; first < len(p.rows); {
		last := first + 1
		for last < len(p.rows) && p.rows[last].level == p.rows[first].level {
			last++
		}
		if first > 0 {
			y += laneStep * float64(p.lanesBelow(p.rows[first-1].level))
		}
		p.across(p.rows[first:last], inner)
		for r := first; r < last; r++ {
			if r > 0 {
				y += 9
			}
			y = p.down(r, y)
		}
		first = last
	}
	return y
}

// across gives the people of one level, in their rows, a place from left to right: below
// their managers, as far as that goes.
func (p *Plot) across(rows []row, inner float64) {
	type slot struct {
		x   float64
		row int
	}
	var slots []slot
	var people []int
	managers := map[int]bool{}
	for r := range rows {
		x := mapPadding + inner/2 - float64(len(rows[r].people)-1)/2*p.slot
		if r > 0 && (len(rows[r-1].people)-len(rows[r].people))%2 == 0 && x-p.slot >= mapPadding-0.1 {
			x -= p.slot / 2 // stand in the gaps of the row above
		}
		for i, person := range rows[r].people {
			slots = append(slots, slot{x + float64(i)*p.slot, r})
			people = append(people, person)
			managers[p.managers[person]] = true
		}
		rows[r].people = nil
	}
	if len(managers) > 1 {
		column := func(person int) float64 {
			if manager := p.managers[person]; manager >= 0 {
				return p.nodes[manager].x
			}
			return math.Inf(1) // at the end, beside nobody's people
		}
		slices.SortStableFunc(people, func(a, b int) int { return cmp.Compare(column(a), column(b)) })
		sorting.Stable(slots, func(a, b slot) int { return cmp.Compare(a.x, b.x) })
	}
	for i, person := range people {
		p.nodes[person].x = slots[i].x
		own := &rows[slots[i].row]
		own.people = append(own.people, person)
	}
}

// down gives the people of a row their height and returns the lower edge of their labels.
func (p *Plot) down(r int, y float64) float64 {
	own := &p.rows[r]
	own.top = y
	for _, person := range own.people {
		at := &p.nodes[person]
		at.y, at.row = y+mapCircle, r
		at.bottom = y + 2*mapCircle + 3.5
		for _, line := range at.labels {
			at.bottom += labelLeading(line)
		}
		own.bottom = math.Max(own.bottom, at.bottom)
	}
	return own.bottom
}

func labelLeading(line draw.Line) float64 { return line.Size * 1.2 }

// lanesBelow is how many managers of a level have lines to the next one: each gets a height
// of its own, so that their lines do not run into each other.
func (p *Plot) lanesBelow(level int) int {
	seen := map[int]bool{}
	for person, manager := range p.managers {
		if manager >= 0 && p.rows[p.rowOf(manager)].level == level && person != manager {
			seen[manager] = true
		}
	}
	return min(4, len(seen))
}

// rowOf finds a person's row before places are given.
func (p *Plot) rowOf(person int) int {
	for r, own := range p.rows {
		for _, other := range own.people {
			if other == person {
				return r
			}
		}
	}
	return 0
}
