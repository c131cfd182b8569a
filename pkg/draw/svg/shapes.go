// Shapes as SVG elements.

package svg

import (
	"math"
	"strconv"

	"github.com/acctplan/acctplan/pkg/draw"
)

// number formats a length with at most three decimals.
func number(value float64) string { return string(appendNumber(nil, value)) }

// appendNumber appends a length as number formats it. Whole thousandths are much cheaper to write
// than what strconv does to any number.
func appendNumber(out []byte, value float64) []byte {
	if math.IsNaN(value) || math.IsInf(value, 0) {
		return append(out, '0')
	}
	const largest = 1 << 50 // beyond, thousandths are no whole numbers any more
	if math.Abs(value) > largest/1000 {
		return strconv.AppendFloat(out, math.Round(value*1000)/1000, 'f', -1, 64)
	}
	thousandths := int64(math.Round(value * 1000))
	if thousandths < 0 {
		out, thousandths = append(out, '-'), -thousandths
	}
	out = strconv.AppendInt(out, thousandths/1000, 10)
	rest := thousandths % 1000
	if rest == 0 {
		return out
	}
	out = append(out, '.', byte('0'+rest/100))
	if rest %= 100; rest == 0 {
		return out
	}
	out = append(out, byte('0'+rest/10))
	if rest %= 10; rest == 0 {
		return out
	}
	return append(out, byte('0'+rest))
}

//go:noinline // many call it, and the binary has no room for copies of it
func (p *Picture) attribute(name string, value float64) {
	p.body = append(append(append(p.body, ' '), name...), `="`...)
	p.body = append(appendNumber(p.body, value), '"')
}

// Draw implements draw.Canvas.
func (p *Picture) Draw(shape draw.Shape, paint draw.Paint) {
	if _, some := shape.Bounds(); !some || !paint.Fill.Visible() && !paint.Strokes() {
		return
	}
	box := shape.Box
	switch shape.Kind {
	case draw.ShapeCircle:
		p.body = append(p.body, "<circle"...)
		p.attribute("cx", box.X+box.Width/2)
		p.attribute("cy", box.Y+box.Height/2)
		p.attribute("r", shape.Radius)
	case draw.ShapeRect:
		p.body = append(p.body, "<rect"...)
		p.attribute("x", box.X)
		p.attribute("y", box.Y)
		p.attribute("width", box.Width)
		p.attribute("height", box.Height)
		if shape.Radius > 0 {
			p.attribute("rx", shape.Radius)
		}
	default:
		p.body = append(p.body, `<path d="`...)
		for i, segment := range shape.Segments {
			if i > 0 {
				p.body = append(p.body, ' ')
			}
			p.body = append(p.body, [...]byte{draw.MoveTo: 'M', draw.LineTo: 'L', draw.CurveTo: 'C', draw.Close: 'Z'}[min(segment.Verb, draw.Close)])
			for k, point := range segment.Points[:segment.Verb.Points()] {
				if k > 0 {
					p.body = append(p.body, ' ')
				}
				p.body = appendNumber(append(appendNumber(p.body, point.X), ' '), point.Y)
			}
		}
		p.body = append(p.body, '"')
	}
	p.fill(paint.Fill)
	if paint.Strokes() {
		p.color("stroke", paint.Stroke)
		p.attribute("stroke-width", paint.Width)
		if paint.Dash > 0 {
			p.body = append(p.body, ` stroke-dasharray="`+number(paint.Dash)+" "+number(max(0, paint.Gap))+`"`...)
		}
		if paint.RoundEnds {
			p.body = append(p.body, ` stroke-linecap="round" stroke-linejoin="round"`...)
		}
	}
	p.body = append(p.body, "/>\n"...)
}

func (p *Picture) fill(color draw.Color) {
	if !color.Visible() {
		p.body = append(p.body, ` fill="none"`...)
		return
	}
	p.color("fill", color)
}

// color writes a paint attribute and its opacity.
func (p *Picture) color(name string, color draw.Color) {
	const digits = "0123456789abcdef"
	p.body = append(p.body, " "+name+`="#`...)
	for _, part := range []uint8{color.R, color.G, color.B} {
		p.body = append(p.body, digits[part>>4], digits[part&15])
	}
	p.body = append(p.body, '"')
	if color.A != 255 {
		p.attribute(name+"-opacity", float64(color.A)/255)
	}
}
