// Shapes and how they are painted.

package draw

import "math"

// ShapeKind says which fields of a Shape count.
type ShapeKind uint8

// The kinds of shape. The zero kind draws nothing.
const (
	ShapeNone   ShapeKind = iota
	ShapeRect             // Box, Radius
	ShapeCircle           // Box is the square around the circle
	ShapePath             // Segments
)

// Shape is an outline. Make one with Rectangle, RoundRect, Circle, Segment, Polyline, Polygon or Path.
type Shape struct {
	Kind ShapeKind
	Box  Rect
	// Radius rounds the corners of a rectangle; backends limit it to half the shorter side.
	Radius   float64
	Segments []PathSegment
}

// PathVerb is one pen movement.
type PathVerb uint8

// The verbs of a path and how many of the three points of a PathSegment each uses.
const (
	MoveTo  PathVerb = iota // 1 point
	LineTo                  // 1 point
	CurveTo                 // 3 points: two controls of a cubic Bézier curve, then its end
	Close                   // no points
)

// PathSegment is one movement of the pen along a path.
type PathSegment struct {
	Verb   PathVerb
	Points [3]Point
}

// Rectangle is an axis-parallel rectangle.
func Rectangle(x, y, width, height float64) Shape {
	return Shape{Kind: ShapeRect, Box: cleanRect(Rect{x, y, width, height})}
}

// RoundRect is a rectangle with rounded corners. A radius of half the height or more gives a pill.
func RoundRect(x, y, width, height, radius float64) Shape {
	box := cleanRect(Rect{x, y, width, height})
	return Shape{Kind: ShapeRect, Box: box, Radius: math.Max(0, math.Min(finite(radius), math.Min(box.Width, box.Height)/2))}
}

// Circle is a circle around a centre.
func Circle(x, y, radius float64) Shape {
	x, y, radius = finite(x), finite(y), math.Max(0, finite(radius))
	return Shape{Kind: ShapeCircle, Box: Rect{x - radius, y - radius, 2 * radius, 2 * radius}, Radius: radius}
}

// Segment is a straight line; it can only be stroked.
//
//go:noinline // many call it, and the binary has no room for copies of it
func Segment(x1, y1, x2, y2 float64) Shape {
	return Polyline(Point{x1, y1}, Point{x2, y2})
}

// Polyline joins points by straight lines and stays open.
func Polyline(points ...Point) Shape {
	segments := make([]PathSegment, 0, len(points)+1)
	for i, point := range points {
		verb := LineTo
		if i == 0 {
			verb = MoveTo
		}
		segments = append(segments, PathSegment{Verb: verb, Points: [3]Point{point}})
	}
	return Path(segments...)
}

// Polygon joins points by straight lines and closes the outline.
func Polygon(points ...Point) Shape {
	shape := Polyline(points...)
	if len(shape.Segments) > 0 {
		shape.Segments = append(shape.Segments, PathSegment{Verb: Close})
	}
	return shape
}

// Path is an outline of lines and curves. A path that does not start with MoveTo draws nothing.
func Path(segments ...PathSegment) Shape {
	if len(segments) == 0 || segments[0].Verb != MoveTo {
		return Shape{}
	}
	own := make([]PathSegment, len(segments), len(segments)+1)
	for i, segment := range segments {
		for k, point := range segment.Points {
			segment.Points[k] = Point{finite(point.X), finite(point.Y)}
		}
		own[i] = segment
	}
	return Shape{Kind: ShapePath, Segments: own}
}

// Bounds returns the rectangle around the shape, control points of curves included, without the width of its stroke. The second result is false
// for a shape that draws nothing.
func (s Shape) Bounds() (Rect, bool) {
	switch s.Kind {
	case ShapeRect, ShapeCircle:
		return s.Box, true
	case ShapePath:
		var box Bounds
		for _, segment := range s.Segments {
			for _, point := range segment.Points[:segment.Verb.Points()] {
				box.Add(Rect{X: point.X, Y: point.Y})
			}
		}
		return box.Rect()
	}
	return Rect{}, false
}

// Points returns how many of a segment's points the verb uses.
func (v PathVerb) Points() int {
	switch v {
	case MoveTo, LineTo:
		return 1
	case CurveTo:
		return 3
	}
	return 0
}

// Paint says how a shape is painted: filled, stroked or both, the stroke on top.
type Paint struct {
	// Fill colours the inside. The zero Color leaves it empty.
	Fill Color
	// Stroke colours the outline, centred on the edge and Width points wide. Nothing is stroked when the colour is invisible or Width is not positive.
	Stroke Color
	Width  float64
	// Dash and Gap are the lengths of a dashed outline; a Dash of zero is a solid one.
	Dash, Gap float64
	// EvenOdd fills by the even-odd rule, so that a path inside of a path is a hole.
	EvenOdd bool
	// RoundEnds ends open lines in half circles instead of square cuts.
	RoundEnds bool
}

// Fill paints the inside only.
func Fill(color Color) Paint { return Paint{Fill: color} }

// Stroke paints the outline only.
func Stroke(color Color, width float64) Paint { return Paint{Stroke: color, Width: width} }

// Outlined returns the paint with an outline added.
func (p Paint) Outlined(color Color, width float64) Paint {
	p.Stroke, p.Width = color, width
	return p
}

// Dashed returns the paint with its outline broken into dashes.
func (p Paint) Dashed(dash, gap float64) Paint {
	p.Dash, p.Gap = dash, gap
	return p
}

// Strokes reports whether the outline leaves a mark.
func (p Paint) Strokes() bool { return p.Stroke.Visible() && p.Width > 0 && finite(p.Width) == p.Width }
