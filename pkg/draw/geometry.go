// Geometry: numbers made safe and rectangles joined.

package draw

import "math"

// furthest is the largest coordinate taken seriously; PDF viewers give up a little beyond it.
const furthest = 14400

// finite returns a usable coordinate: zero for what is not a number, limited to what a viewer can show.
func finite(value float64) float64 {
	if math.IsNaN(value) || math.IsInf(value, 0) {
		return 0
	}
	return math.Max(-furthest, math.Min(furthest, value))
}

func cleanRect(r Rect) Rect {
	return Rect{finite(r.X), finite(r.Y), math.Max(0, finite(r.Width)), math.Max(0, finite(r.Height))}
}

// Bounds grows to hold every rectangle added to it. The zero value holds nothing.
type Bounds struct {
	left, top, right, bottom float64
	some                     bool
}

// Add makes the bounds hold a rectangle.
func (b *Bounds) Add(r Rect) {
	r = cleanRect(r)
	if !b.some {
		*b = Bounds{r.X, r.Y, r.X + r.Width, r.Y + r.Height, true}
		return
	}
	b.left, b.right = math.Min(b.left, r.X), math.Max(b.right, r.X+r.Width)
	b.top, b.bottom = math.Min(b.top, r.Y), math.Max(b.bottom, r.Y+r.Height)
}

// Rect returns the smallest rectangle around everything added, and false when nothing was.
func (b Bounds) Rect() (Rect, bool) {
	return Rect{b.left, b.top, b.right - b.left, b.bottom - b.top}, b.some
}
