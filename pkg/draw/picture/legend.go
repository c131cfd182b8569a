// The legend of a network: what its marks and lines mean, as far as they occur.

package picture

import (
	"slices"

	"github.com/acctplan/acctplan/pkg/draw"
)

// legendLine is one entry of the legend at its place.
type legendLine struct {
	x, y float64
	text draw.Line
	mark Mark
	tone Tone
	link LinkKind
	bond bool // a line, not a mark
	word bool // the sign is part of the words
}

const (
	legendSize  = 6.2
	legendBadge = 3.4
	legendDash  = 13.0
)

// legendLines sets the legend in lines of a width and returns the lower edge.
func (n Network) legendLines(ts *draw.Typesetter, left, y, width float64) ([]legendLine, float64) {
	return n.legendOf(ts, left, y, width, false)
}

// legendMarks is the legend of a map without lines, on which signs stand for them.
func (n Network) legendMarks(ts *draw.Typesetter, left, y, width float64) ([]legendLine, float64) {
	return n.legendOf(ts, left, y, width, true)
}

func (n Network) legendOf(ts *draw.Typesetter, left, y, width float64, signs bool) ([]legendLine, float64) {
	style := draw.Style{Size: legendSize, Color: draw.Hex(Muted)}
	var lines []legendLine
	for mark := Star; mark <= Question; mark++ {
		for _, person := range n.People {
			if person.Mark == mark && person.Stance != "" {
				lines = append(lines, legendLine{text: ts.Text(style, person.Stance), mark: mark, tone: person.Tone})
				break
			}
		}
	}
	if signs && slices.ContainsFunc(n.People, func(p Person) bool { return p.Mark == NoMark && !p.Vacant }) && !slices.ContainsFunc(n.People, func(p Person) bool { return p.Mark == Question }) {
		lines = append(lines, legendLine{text: ts.Text(style, n.unknown()), mark: Blank})
	}
	words := wordsOf(n.Labels)
	for kind, word := range words.Bonds {
		for _, link := range n.Links {
			if link.Kind == LinkKind(kind) && n.joins(link) {
				if signs {
					lines = append(lines, legendLine{text: ts.Text(style, [...]string{Reports: "↑ ", Influence: "→ ", Conflict: "≠ "}[kind]+words.BondSigns[kind]), word: true})
				} else {
					lines = append(lines, legendLine{text: ts.Text(style, word), link: link.Kind, bond: true})
				}
				break
			}
		}
	}
	if n.terse == 0 && slices.ContainsFunc(n.People, func(p Person) bool { return p.Note != "" }) {
		ours := style
		ours.Color = draw.Hex(AccentText)
		lines = append(lines, legendLine{text: ts.Text(ours, "↔ "+words.OurCounterpart), word: true})
	}
	if len(lines) == 0 {
		return nil, y
	}
	y += 13
	x := left
	for i := range lines {
		wide := lines[i].sign() + lines[i].text.Width
		if x > left && x+wide > left+width {
			x, y = left, y+10
		}
		lines[i].x, lines[i].y = x, y
		x += wide + 9
	}
	return lines, y + 3
}

// sign is the room that the sign before the words takes.
func (l legendLine) sign() float64 {
	switch {
	case l.bond:
		return legendDash + 3
	case l.word:
		return 0
	}
	return 2*legendBadge + 3
}

func (l legendLine) draw(canvas draw.Canvas, x, y float64) {
	x, y = x+l.x, y+l.y
	middle := y - draw.XHeight*legendSize/2 - 0.3
	switch {
	case l.word:
	case !l.bond:
		Badge(canvas, x+legendBadge, middle, legendBadge, l.mark, l.tone)
	case l.link == Conflict:
		canvas.Draw(draw.Segment(x, middle, x+legendDash, middle), draw.Stroke(draw.Hex(BadDeep), 1.1).Dashed(3, 2.2))
	case l.link == Influence:
		canvas.Draw(draw.Segment(x, middle, x+legendDash-2, middle), draw.Stroke(draw.Hex(AccentDeep), 0.8))
		canvas.Draw(arrowHead(draw.Point{X: x + legendDash, Y: middle}, draw.Point{X: x, Y: middle}, 4), draw.Fill(draw.Hex(AccentDeep)))
	default:
		canvas.Draw(draw.Segment(x, middle, x+legendDash, middle), draw.Stroke(draw.Hex(Wire), 0.9))
	}
	l.text.Put(canvas, x+l.sign(), y, draw.Left)
}
