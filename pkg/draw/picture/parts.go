// Small parts: bars, tracks, dots and boxes to tick.

package picture

import (
	"fmt"
	"math"

	"github.com/acctplan/acctplan/pkg/draw"
)

// Bar draws a horizontal bar with its top-left corner at (x, y), filled from the left to
// share, which is from 0 to 1.
func Bar(canvas draw.Canvas, x, y, width, height, share float64, tone Tone) {
	canvas.Draw(draw.RoundRect(x, y, width, height, height/2), draw.Fill(draw.Hex(Empty)))
	if filled := width * math.Max(0, math.Min(1, share)); filled > 0 {
		// Less than a full round would look like a lens.
		canvas.Draw(draw.RoundRect(x, y, math.Max(filled, height), height, height/2), draw.Fill(tone.Colors().Deep))
	}
}

// Dots draws a row of dots, the first lit ones in blue, and returns its width. The row
// starts at x and is centred on y.
func Dots(canvas draw.Canvas, x, y float64, lit, all int, radius float64) float64 {
	for i := range all {
		color := draw.Hex(Empty)
		if i < lit {
			color = draw.Hex(AccentDeep)
		}
		canvas.Draw(draw.Circle(x+radius+float64(i)*dotStep(radius), y, radius), draw.Fill(color))
	}
	return DotsWidth(all, radius)
}

// DotsWidth is the width of a row of dots.
func DotsWidth(all int, radius float64) float64 {
	if all <= 0 {
		return 0
	}
	return 2*radius + float64(all-1)*dotStep(radius)
}

func dotStep(radius float64) float64 { return 3.4 * radius }

// Tick draws a box to tick with its top-left corner at (x, y): with its number, or ticked. A
// number below 1 is not shown.
func Tick(canvas draw.Canvas, ts *draw.Typesetter, x, y, size float64, number int, ticked bool) {
	box := draw.RoundRect(x, y, size, size, size/4)
	if !ticked {
		canvas.Draw(box, draw.Fill(draw.Hex(White)).Outlined(draw.Hex(Wire), size/10))
		if number > 0 {
			label(canvas, ts, x+size/2, y+size/2, 0.8*size, 0.62*size, fmt.Sprint(number), draw.Hex(Ink))
		}
		return
	}
	canvas.Draw(box, draw.Fill(draw.Hex(GoodDeep)))
	check := draw.Polyline(draw.Point{X: x + 0.25*size, Y: y + 0.53*size}, draw.Point{X: x + 0.43*size, Y: y + 0.71*size}, draw.Point{X: x + 0.76*size, Y: y + 0.31*size})
	canvas.Draw(check, draw.Paint{Stroke: draw.Hex(White), Width: size / 7, RoundEnds: true})
}

// label sets a word around a centre, smaller where it would be wider than that much.
func label(canvas draw.Canvas, ts *draw.Typesetter, x, y, width, size float64, text string, color draw.Color) {
	style := draw.Style{Weight: draw.Bold, Size: size, Color: color}
	if wide := ts.Width(style, text); wide > width {
		style.Size *= width / wide
	}
	ts.Text(style, text).Put(canvas, x, y+draw.CapHeight*style.Size/2, draw.Center)
}

// Track draws the way from a start, on the left, to an end, on the right, with its top-left
// corner at (x, y). The part that is done is filled; a way on which nobody has measured
// anything is dashed. On one that leads away from the end nothing is done: an arrow at the start points backwards.
func Track(canvas draw.Canvas, x, y, width, height, share float64, measured, away bool) {
	middle, radius := y+height/2, height/2
	left, right := x+radius, x+width-radius
	if measured {
		at := left + (right-left)*math.Max(0, math.Min(1, share))
		canvas.Draw(draw.Segment(left, middle, right, middle), draw.Stroke(draw.Hex(Empty), height/2.2))
		if away {
			canvas.Draw(draw.Circle(right, middle, radius-0.6), draw.Fill(draw.Hex(White)).Outlined(draw.Hex(AccentDeep), 1.2))
			canvas.Draw(draw.Polygon(draw.Point{X: x, Y: middle}, draw.Point{X: x + 1.9*radius, Y: y}, draw.Point{X: x + 1.9*radius, Y: y + height}), draw.Fill(draw.Hex(BadDeep)))
			return
		}
		canvas.Draw(draw.Segment(left, middle, at, middle), draw.Stroke(draw.Hex(GoodDeep), height/2.2))
		canvas.Draw(draw.Circle(right, middle, radius-0.6), draw.Fill(draw.Hex(White)).Outlined(draw.Hex(AccentDeep), 1.2))
		canvas.Draw(draw.Circle(at, middle, radius), draw.Fill(draw.Hex(GoodDeep)))
		return
	}
	canvas.Draw(draw.Segment(left+radius+1, middle, right-radius, middle), draw.Stroke(draw.Hex(Wire), 1).Dashed(2.4, 2))
	canvas.Draw(draw.Circle(left, middle, radius-1), draw.Fill(draw.Hex(Wire)))
	canvas.Draw(draw.Circle(right, middle, radius-0.6), draw.Fill(draw.Hex(White)).Outlined(draw.Hex(AccentDeep), 1.2))
}
