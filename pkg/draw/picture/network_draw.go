// Drawing a network: lines first, then people, then the legend.

package picture

import (
	"math"

	"github.com/acctplan/acctplan/pkg/draw"
)

// Draw draws the plot with its top-left corner at (x, y).
func (p *Plot) Draw(canvas draw.Canvas, ts *draw.Typesetter, x, y float64) {
	canvas.Draw(draw.RoundRect(x, y, p.size.Width, p.size.Height, 8), draw.Fill(draw.Hex(Panel)))
	p.drawReports(canvas, x, y)
	for _, link := range p.network.Links {
		if link.Kind != Reports && p.network.joins(link) {
			p.drawBond(canvas, x, y, link)
		}
	}
	for i := range p.nodes {
		p.drawPerson(canvas, ts, x, y, i)
	}
	for _, item := range p.legend {
		item.draw(canvas, x, y)
	}
}

// drawReports draws the lines from managers down to their people: a trunk, a bus, and a drop
// for each. Lines keep to the gaps between people.
func (p *Plot) drawReports(canvas draw.Canvas, x, y float64) {
	pen := draw.Paint{Stroke: draw.Hex(Wire), Width: 0.9, RoundEnds: true}
	line := func(points ...draw.Point) {
		for i := range points {
			points[i].X += x
			points[i].Y += y
		}
		canvas.Draw(draw.Polyline(points...), pen)
	}
	lanes := map[int]int{} // by level: how many buses there are
	for r, own := range p.rows {
		for _, manager := range own.people {
			var people []int
			for _, other := range p.rows {
				for _, person := range other.people {
					if p.managers[person] == manager {
						people = append(people, person)
					}
				}
			}
			if len(people) == 0 {
				continue
			}
			lane := lanes[own.level] % 4
			lanes[own.level]++
			from := p.nodes[manager]
			first := p.firstRowBelow(own.level)
			if first < 0 {
				for _, person := range people { // the deepest level, which reports within itself
					line(draw.Point{X: from.x, Y: from.y}, draw.Point{X: p.nodes[person].x, Y: p.nodes[person].y})
				}
				continue
			}
			bus := p.rows[first].top - 4 - laneStep*float64(lane)
			trunk := p.ownColumn(p.clearColumn(from.x, r+1, first, p.nodes[people[0]].x), manager, people)
			line(draw.Point{X: from.x, Y: from.bottom + 1}, draw.Point{X: from.x, Y: p.rows[r].bottom + 3}, draw.Point{X: trunk, Y: p.rows[r].bottom + 3}, draw.Point{X: trunk, Y: bus})
			left, right := trunk, trunk
			for _, person := range people {
				to := p.nodes[person]
				if p.rows[to.row].level == own.level {
					line(draw.Point{X: from.x, Y: from.y}, draw.Point{X: to.x, Y: to.y})
					continue
				}
				drop := p.clearColumn(to.x, first, to.row, from.x)
				left, right = math.Min(left, drop), math.Max(right, drop)
				above := p.rows[to.row].top - 4
				if drop == to.x {
					line(draw.Point{X: to.x, Y: bus}, draw.Point{X: to.x, Y: to.y - to.radius})
				} else {
					line(draw.Point{X: drop, Y: bus}, draw.Point{X: drop, Y: above}, draw.Point{X: to.x, Y: above}, draw.Point{X: to.x, Y: to.y - to.radius})
				}
			}
			line(draw.Point{X: left, Y: bus}, draw.Point{X: right, Y: bus})
		}
	}
}

// ownColumn is where a manager's trunk ends: where it would meet the line down to somebody else's
// person, a step toward the manager's own people, so that the two are not taken for one line.
func (p *Plot) ownColumn(trunk float64, manager int, people []int) float64 {
	middle := 0.0
	for _, person := range people {
		middle += p.nodes[person].x / float64(len(people))
	}
	for person, other := range p.managers {
		if other < 0 || other == manager || math.Abs(p.nodes[person].x-trunk) > 1 {
			continue
		}
		if middle < trunk {
			return trunk - trunkStep
		}
		return trunk + trunkStep
	}
	return trunk
}

// firstRowBelow is the first row of the next level that people of a level manage; -1 for none.
func (p *Plot) firstRowBelow(level int) int {
	for r, own := range p.rows {
		if own.level != level+1 {
			continue
		}
		for _, person := range own.people {
			if p.managers[person] >= 0 {
				return r
			}
		}
	}
	return -1
}

// clearColumn is where a vertical line can pass the rows from first up to, not including,
// last: at x where nobody stands, else in the gap beside x that is nearer to where it goes.
func (p *Plot) clearColumn(x float64, first, last int, toward float64) float64 {
	clear := func(column float64) bool {
		for r := first; r < last; r++ {
			for _, person := range p.rows[r].people {
				if math.Abs(p.nodes[person].x-column) < 0.4*p.slot {
					return false
				}
			}
		}
		return true
	}
	side := p.slot / 2
	if toward < x {
		side = -side
	}
	for _, column := range []float64{x, x + side, x - side} {
		if clear(column) {
			return column
		}
	}
	return x + side
}

// drawBond draws influence as a blue arrow and conflict as a dashed red line, both slightly
// bent, so that they are not taken for reporting lines.
func (p *Plot) drawBond(canvas draw.Canvas, x, y float64, link Link) {
	from, to := p.nodes[link.From], p.nodes[link.To]
	dx, dy := to.x-from.x, to.y-from.y
	distance := math.Hypot(dx, dy)
	if distance < 1 {
		return
	}
	side := 1.0
	if dx < 0 || dx == 0 && dy < 0 {
		side = -1 // the same side, whichever end is named first
	}
	var start, middle, end draw.Point
	least := math.MaxInt
	for _, bend := range bends {
		way := draw.Point{X: (from.x+to.x)/2 + side*dy*bend, Y: (from.y+to.y)/2 - side*dx*bend}
		first, last := onCircle(from.x, from.y, from.radius+1, way), onCircle(to.x, to.y, to.radius+2, way)
		if met := p.meets(first, way, last, link); met < least {
			least, start, middle, end = met, first, way, last
		}
		if least == 0 {
			break
		}
	}
	for _, point := range []*draw.Point{&start, &middle, &end} {
		point.X, point.Y = point.X+x, point.Y+y
	}
	curve := draw.Path(
		draw.PathSegment{Verb: draw.MoveTo, Points: [3]draw.Point{start}},
		draw.PathSegment{Verb: draw.CurveTo, Points: [3]draw.Point{toward(start, middle), toward(end, middle), end}},
	)
	if link.Kind == Conflict {
		canvas.Draw(curve, draw.Stroke(draw.Hex(BadDeep), 1.1).Dashed(3, 2.2))
		return
	}
	canvas.Draw(curve, draw.Stroke(draw.Hex(AccentDeep), 0.8))
	canvas.Draw(arrowHead(end, middle, 4), draw.Fill(draw.Hex(AccentDeep)))
}

// bends are how far a line between two people may bend, for its length, the least first.
var bends = [...]float64{0.12, -0.12, 0.06, -0.06, 0.2, -0.2, 0.28, -0.28, 0.36, -0.36, 0.45, -0.45, 0.65, -0.65, 0.9, -0.9}

// meets counts where a curve runs through people and their words, or out of the picture.
func (p *Plot) meets(start, middle, end draw.Point, link Link) (met int) {
	const steps = 28
	for step := 1; step < steps; step++ {
		t := float64(step) / steps
		at := draw.Point{
			X: (1-t)*(1-t)*start.X + 2*t*(1-t)*middle.X + t*t*end.X,
			Y: (1-t)*(1-t)*start.Y + 2*t*(1-t)*middle.Y + t*t*end.Y,
		}
		if at.X < 3 || at.X > p.size.Width-3 || at.Y < 3 || at.Y > p.size.Height-3 {
			met += 3
		}
		for i := range p.nodes {
			own := &p.nodes[i]
			half := 0.0
			for _, line := range own.labels {
				half = math.Max(half, line.Width/2+1.5)
			}
			above := own.y + mapCircle + 2.5 // the words
			if i != link.From && i != link.To && math.Hypot(at.X-own.x, at.Y-own.y) < own.radius+2 || math.Abs(at.X-own.x) < half && at.Y > above && at.Y < own.bottom {
				met++
			}
		}
	}
	return met
}

// onCircle is the point of a circle that faces another point.
func onCircle(x, y, radius float64, facing draw.Point) draw.Point {
	dx, dy := facing.X-x, facing.Y-y
	distance := math.Max(0.01, math.Hypot(dx, dy))
	return draw.Point{X: x + dx/distance*radius, Y: y + dy/distance*radius}
}

// toward is the control point that makes a cubic curve bend as a quadratic one would.
func toward(end, middle draw.Point) draw.Point {
	return draw.Point{X: end.X + (middle.X-end.X)*2/3, Y: end.Y + (middle.Y-end.Y)*2/3}
}

func arrowHead(tip, from draw.Point, size float64) draw.Shape {
	dx, dy := tip.X-from.X, tip.Y-from.Y
	distance := math.Max(0.01, math.Hypot(dx, dy))
	dx, dy = dx/distance*size, dy/distance*size
	return draw.Polygon(tip, draw.Point{X: tip.X - dx - dy/2.4, Y: tip.Y - dy + dx/2.4}, draw.Point{X: tip.X - dx + dy/2.4, Y: tip.Y - dy - dx/2.4})
}

// drawPerson draws the circle, its initials, the mark and the labels, on a ground that keeps
// lines out of the words.
func (p *Plot) drawPerson(canvas draw.Canvas, ts *draw.Typesetter, x, y float64, index int) {
	own, person := p.nodes[index], p.network.People[index]
	centreX, centreY := x+own.x, y+own.y
	colors := person.Tone.Colors()
	if person.Vacant {
		canvas.Draw(draw.Circle(centreX, centreY, own.radius), draw.Fill(draw.Hex(White)).Outlined(draw.Hex(BadDeep), 1).Dashed(2.6, 2))
	} else {
		canvas.Draw(draw.Circle(centreX, centreY, own.radius), draw.Fill(colors.Pale).Outlined(colors.Deep, 1.2))
	}
	style := draw.Style{Weight: draw.Bold, Size: 0.62 * own.radius, Color: colors.Text}
	if wide := ts.Width(style, person.Initials); wide > 1.5*own.radius {
		style.Size *= 1.5 * own.radius / wide
	}
	ts.Text(style, person.Initials).Put(canvas, centreX, centreY+draw.CapHeight*style.Size/2, draw.Center)
	Badge(canvas, centreX+0.76*own.radius, centreY+0.72*own.radius, 4.3, person.Mark, person.Tone)
	top := y + own.y + mapCircle + 3.5
	widest := 0.0
	for _, line := range own.labels {
		widest = math.Max(widest, line.Width)
	}
	canvas.Draw(draw.Rectangle(centreX-widest/2-1.5, top-1, widest+3, y+own.bottom-top+1), draw.Fill(draw.Hex(Panel)))
	for _, line := range own.labels {
		line.Put(canvas, centreX, top+0.85*line.Size, draw.Center)
		top += labelLeading(line)
	}
}
