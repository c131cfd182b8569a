// Text as SVG text, shaped by the viewer but held to the measured width.

package svg

import (
	"strconv"
	"unicode/utf8"

	"github.com/acctplan/acctplan/pkg/draw"
)

// escape appends text with everything escaped that means something in HTML or XML, in content and in attributes.
func escape(out []byte, text string) []byte {
	for _, char := range text {
		switch char {
		case '&':
			out = append(out, "&amp;"...)
		case '<':
			out = append(out, "&lt;"...)
		case '>':
			out = append(out, "&gt;"...)
		case '"':
			out = append(out, "&#34;"...)
		case '\'':
			out = append(out, "&#39;"...)
		default:
			out = utf8.AppendRune(out, char)
		}
	}
	return out
}

// Text implements draw.Canvas. The text is in logical order; the viewer puts it in visual order. The width of the line is stated, so that a viewer
// without the Inter family fits its own letters into the same room.
func (p *Picture) Text(x, y float64, line draw.Line) {
	if line.Text() == "" {
		return
	}
	p.body = append(p.body, "<text"...)
	if line.RightToLeft {
		// Text that reads from the right starts at the right.
		p.attribute("x", x+line.Width)
		p.body = append(p.body, ` direction="rtl"`...)
	} else {
		p.attribute("x", x)
	}
	p.attribute("y", y)
	if line.Width > 0 {
		p.attribute("textLength", line.Width)
		p.body = append(p.body, ` lengthAdjust="spacingAndGlyphs"`...)
	}
	if len(line.Spans) == 1 && line.Spans[0].URL == "" {
		p.style(line.Spans[0].Style)
		p.body = append(escape(append(p.body, '>'), line.Spans[0].Text), "</text>\n"...)
		return
	}
	p.body = append(p.body, '>')
	for _, span := range line.Spans {
		if span.URL != "" {
			p.linked = true
			p.body = append(escape(append(p.body, `<a href="`...), span.URL), `">`...)
		}
		p.body = append(p.body, "<tspan"...)
		p.style(span.Style)
		p.body = append(escape(append(p.body, '>'), span.Text), "</tspan>"...)
		if span.URL != "" {
			p.body = append(p.body, "</a>"...)
		}
	}
	p.body = append(p.body, "</text>\n"...)
}

func (p *Picture) style(style draw.Style) {
	p.attribute("font-size", style.Size)
	if style.Weight != draw.Regular {
		p.body = append(p.body, ` font-weight="`+strconv.Itoa(style.Weight.CSS())+`"`...)
	}
	if style.Tracking != 0 {
		p.attribute("letter-spacing", style.Tracking)
	}
	if style.Tabular {
		p.body = append(p.body, ` style="font-variant-numeric:tabular-nums"`...)
	}
	if style.Underline {
		p.body = append(p.body, ` text-decoration="underline"`...)
	}
	p.fill(style.Color)
}

// Link implements draw.Canvas.
func (p *Picture) Link(area draw.Rect, url, description string) {
	url = draw.SafeURL(url)
	if url == "" || !(area.Width > 0 && area.Height > 0) {
		return
	}
	p.linked = true
	description = draw.CleanText(description)
	if description == "" {
		description = url
	}
	p.body = append(escape(append(p.body, `<a href="`...), url), `" aria-label="`...)
	p.body = append(escape(p.body, description), `"><rect`...)
	p.attribute("x", area.X)
	p.attribute("y", area.Y)
	p.attribute("width", area.Width)
	p.attribute("height", area.Height)
	p.body = append(p.body, ` fill-opacity="0"/></a>`+"\n"...)
}
