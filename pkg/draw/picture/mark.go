// Marks: small badges whose shape says what their colour says.

package picture

import "github.com/acctplan/acctplan/pkg/draw"

// Mark is the shape on a badge.
type Mark uint8

// The marks. The zero value draws nothing.
const (
	NoMark   Mark = iota
	Blank         // a badge without a sign: nobody has said
	Star          // more than in favour
	Plus          // in favour
	Level         // neither
	Minus         // doubtful
	Cross         // against
	Question      // not known
)

// Badge draws a round badge with a mark around a centre.
func Badge(canvas draw.Canvas, x, y, radius float64, mark Mark, tone Tone) {
	if mark == NoMark {
		return
	}
	canvas.Draw(draw.Circle(x, y, radius), draw.Fill(tone.Colors().Deep).Outlined(draw.Hex(White), radius/4.5))
	pen := draw.Paint{Stroke: draw.Hex(White), Width: radius / 3.4, RoundEnds: true}
	arm := radius * 0.5
	switch mark {
	case Plus:
		canvas.Draw(draw.Segment(x-arm, y, x+arm, y), pen)
		canvas.Draw(draw.Segment(x, y-arm, x, y+arm), pen)
	case Minus:
		canvas.Draw(draw.Segment(x-arm, y, x+arm, y), pen)
	case Level:
		canvas.Draw(draw.Segment(x-arm, y-0.28*radius, x+arm, y-0.28*radius), pen)
		canvas.Draw(draw.Segment(x-arm, y+0.28*radius, x+arm, y+0.28*radius), pen)
	case Cross:
		arm *= 0.8
		canvas.Draw(draw.Segment(x-arm, y-arm, x+arm, y+arm), pen)
		canvas.Draw(draw.Segment(x-arm, y+arm, x+arm, y-arm), pen)
	case Star:
		canvas.Draw(star(x, y+0.04*radius, radius*0.68), draw.Fill(draw.Hex(White)))
	case Question:
		questionMark(canvas, x, y, radius, pen)
	}
}

// star is a five-pointed star around a centre.
func star(x, y, radius float64) draw.Shape {
	// Sines and cosines of multiples of 36 degrees, so that every machine draws the same star.
	sine := [10]float64{0, 0.587785, 0.951057, 0.951057, 0.587785, 0, -0.587785, -0.951057, -0.951057, -0.587785}
	cosine := [10]float64{1, 0.809017, 0.309017, -0.309017, -0.809017, -1, -0.809017, -0.309017, 0.309017, 0.809017}
	points := make([]draw.Point, 10)
	for i := range points {
		reach := radius
		if i%2 == 1 {
			reach *= 0.45
		}
		points[i] = draw.Point{X: x + reach*sine[i], Y: y - reach*cosine[i]}
	}
	return draw.Polygon(points...)
}

func questionMark(canvas draw.Canvas, x, y, radius float64, pen draw.Paint) {
	at := func(dx, dy float64) draw.Point { return draw.Point{X: x + dx*radius, Y: y + dy*radius} }
	canvas.Draw(draw.Path(
		draw.PathSegment{Verb: draw.MoveTo, Points: [3]draw.Point{at(-0.3, -0.25)}},
		draw.PathSegment{Verb: draw.CurveTo, Points: [3]draw.Point{at(-0.3, -0.65), at(0.34, -0.65), at(0.32, -0.22)}},
		draw.PathSegment{Verb: draw.CurveTo, Points: [3]draw.Point{at(0.3, 0.02), at(0, 0), at(0, 0.2)}},
	), pen)
	canvas.Draw(draw.Circle(x, y+0.52*radius, 0.15*radius), draw.Fill(draw.Hex(White)))
}
