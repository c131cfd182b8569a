// Small parts: bars, dots, pills and boxes to tick.

package picture

import (
	"math"

	"github.com/acctplan/acctplan/pkg/draw"
)

// Bar draws a horizontal bar with its top-left corner at (x, y), filled from the left to
// share, which is from 0 to 1.
func Bar(canvas draw.Canvas, x, y, width, height, share float64, tone Tone) {
	canvas.Draw(draw.RoundRect(x, y, width, height, height/2), draw.Fill(draw.Hex(Track)))
	if filled := width * math.Max(0, math.Min(1, share)); filled > 0 {
		// Less than a full round would look like a lens.
		canvas.Draw(draw.RoundRect(x, y, math.Max(filled, height), height, height/2), draw.Fill(tone.Colors().Deep))
	}
}

// Dots draws a row of dots, the first lit ones in blue, and returns its width. The row
// starts at x and is centred on y.
func Dots(canvas draw.Canvas, x, y float64, lit, all int, radius float64) float64 {
	for i := range all {
		color := draw.Hex(Track)
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

// Tick draws a box to tick with its top-left corner at (x, y).
func Tick(canvas draw.Canvas, x, y, size float64, ticked bool) {
	box := draw.RoundRect(x, y, size, size, size/4)
	if !ticked {
		canvas.Draw(box, draw.Fill(draw.Hex(White)).Outlined(draw.Hex(Wire), size/8))
		return
	}
	canvas.Draw(box, draw.Fill(draw.Hex(GoodDeep)))
	check := draw.Polyline(draw.Point{X: x + 0.25*size, Y: y + 0.53*size}, draw.Point{X: x + 0.43*size, Y: y + 0.71*size}, draw.Point{X: x + 0.76*size, Y: y + 0.31*size})
	canvas.Draw(check, draw.Paint{Stroke: draw.Hex(White), Width: size / 7, RoundEnds: true})
}
