// Pages: shapes and colours on a content stream.

package pdf

import (
	"strconv"

	"github.com/acctplan/acctplan/pkg/draw"
)

// page is the content of one page and the graphics state at its end.
type page struct {
	number       int
	content      []byte
	fill, stroke draw.Color
	colored      [2]bool // whether fill and stroke have been set
	alpha        [2]uint8
	width        float64
	// marked is the element whose marked content is open.
	marked   *element
	marking  marking
	elements []*element // by marked content id
	links    []int
}

type marking uint8

const (
	markNone marking = iota
	markElement
	markArtifact
)

func (d *Document) page() *page { return d.pages[d.current] }

// up turns a distance from the top of the page into one from its bottom.
func (d *Document) up(y float64) float64 { return d.options.Size.Height - y }

// circleHandle is the length of the control arm that makes a quarter circle of a Bézier curve.
const circleHandle = 0.5522847498

// Draw implements draw.Canvas.
func (d *Document) Draw(shape draw.Shape, paint draw.Paint) {
	box, some := shape.Bounds()
	fills, strokes := paint.Fill.Visible(), paint.Strokes()
	if !some || !fills && !strokes {
		return
	}
	d.markShape()
	if strokes {
		box = draw.Rect{X: box.X - paint.Width/2, Y: box.Y - paint.Width/2, Width: box.Width + paint.Width, Height: box.Height + paint.Width}
	}
	d.cover(box)
	p := d.page()
	if fills {
		d.setFill(paint.Fill)
	}
	if strokes {
		d.setStroke(paint.Stroke, paint.Width)
		if paint.RoundEnds {
			p.content = append(p.content, "1 J 1 j "...)
		}
		if paint.Dash > 0 {
			p.content = append(p.content, '[')
			p.content = appendNumbers(p.content, paint.Dash, max(0, paint.Gap))
			p.content = append(p.content, "] 0 d "...)
		}
	}
	d.outline(shape)
	switch {
	case fills && strokes && paint.EvenOdd:
		p.content = append(p.content, "B*\n"...)
	case fills && strokes:
		p.content = append(p.content, "B\n"...)
	case fills && paint.EvenOdd:
		p.content = append(p.content, "f*\n"...)
	case fills:
		p.content = append(p.content, "f\n"...)
	default:
		p.content = append(p.content, "S\n"...)
	}
	if strokes && paint.Dash > 0 {
		p.content = append(p.content, "[] 0 d\n"...)
	}
	if strokes && paint.RoundEnds {
		p.content = append(p.content, "0 J 0 j\n"...)
	}
}

// Clipped draws what paint draws, as far as it lies in a rectangle. Paint must stay on the page, and begin and end no elements.
func (d *Document) Clipped(area draw.Rect, paint func()) {
	d.markShape()
	p := d.page()
	fill, stroke, colored, alpha, width := p.fill, p.stroke, p.colored, p.alpha, p.width
	p.content = append(p.content, "q "...)
	p.content = appendNumbers(p.content, area.X, d.up(area.Y+area.Height), area.Width, area.Height)
	p.content = append(p.content, "re W n\n"...)
	paint()
	p.content = append(p.content, "Q\n"...)
	p.fill, p.stroke, p.colored, p.alpha, p.width = fill, stroke, colored, alpha, width
}

func (d *Document) outline(shape draw.Shape) {
	p := d.page()
	switch {
	case shape.Kind == draw.ShapePath:
		for _, segment := range shape.Segments {
			for _, point := range segment.Points[:segment.Verb.Points()] {
				p.content = appendNumbers(p.content, point.X, d.up(point.Y))
			}
			p.content = append(p.content, [...]string{draw.MoveTo: "m ", draw.LineTo: "l ", draw.CurveTo: "c ", draw.Close: "h "}[min(segment.Verb, draw.Close)]...)
		}
	case shape.Radius > 0:
		d.roundedBox(shape.Box, min(shape.Radius, shape.Box.Width/2, shape.Box.Height/2))
	default:
		p.content = appendNumbers(p.content, shape.Box.X, d.up(shape.Box.Y+shape.Box.Height), shape.Box.Width, shape.Box.Height)
		p.content = append(p.content, "re "...)
	}
}

// roundedBox outlines a rectangle with rounded corners, or a circle. Straight sides of no length are left out: viewers draw them as specks.
func (d *Document) roundedBox(box draw.Rect, radius float64) {
	p := d.page()
	left, right := box.X, box.X+box.Width
	top, bottom := d.up(box.Y), d.up(box.Y+box.Height)
	arm := radius * (1 - circleHandle)
	line := func(length, x, y float64) {
		if length > 0.001 {
			p.content = append(appendNumbers(p.content, x, y), "l "...)
		}
	}
	curve := func(points ...float64) {
		p.content = append(appendNumbers(p.content, points...), "c "...)
	}
	p.content = append(appendNumbers(p.content, left+radius, bottom), "m "...)
	line(box.Width-2*radius, right-radius, bottom)
	curve(right-arm, bottom, right, bottom+arm, right, bottom+radius)
	line(box.Height-2*radius, right, top-radius)
	curve(right, top-arm, right-arm, top, right-radius, top)
	line(box.Width-2*radius, left+radius, top)
	curve(left+arm, top, left, top-arm, left, top-radius)
	line(box.Height-2*radius, left, bottom+radius)
	curve(left, bottom+arm, left+arm, bottom, left+radius, bottom)
	p.content = append(p.content, "h "...)
}

func (d *Document) setFill(color draw.Color) {
	p, color := d.page(), d.recolored(color)
	if !p.colored[0] || p.fill != color {
		p.content = append(appendRGB(p.content, color), "rg\n"...)
		p.fill, p.colored[0] = color, true
	}
	d.setAlpha(0, color.A)
}

func (d *Document) setStroke(color draw.Color, width float64) {
	p, color := d.page(), d.recolored(color)
	if !p.colored[1] || p.stroke != color {
		p.content = append(appendRGB(p.content, color), "RG\n"...)
		p.stroke, p.colored[1] = color, true
	}
	if p.width != width {
		p.content = append(appendNumber(p.content, width), "w\n"...)
		p.width = width
	}
	d.setAlpha(1, color.A)
}

// recolored is the colour that the document has in place of one.
func (d *Document) recolored(color draw.Color) draw.Color {
	if other, ok := d.options.Recolor[draw.Color{R: color.R, G: color.G, B: color.B, A: 255}]; ok {
		other.A = color.A
		return other
	}
	return color
}

// setAlpha switches the opacity of fills (0) or strokes (1). A page starts opaque, which alpha stores as 0.
func (d *Document) setAlpha(which int, alpha uint8) {
	p := d.page()
	if p.alpha[which] == 255-alpha {
		return
	}
	p.alpha[which] = 255 - alpha
	d.alphas[alpha] = true
	p.content = append(p.content, alphaName(which, alpha)...)
	p.content = append(p.content, " gs\n"...)
}

func alphaName(which int, alpha uint8) string {
	return "/" + [...]string{"f", "s"}[which] + strconv.Itoa(int(alpha))
}

func appendRGB(out []byte, color draw.Color) []byte {
	return appendNumbers(out, float64(color.R)/255, float64(color.G)/255, float64(color.B)/255)
}
