// Themes on pages: the colours of the house give way to those of the theme, in the PDF where they
// are drawn and in the HTML by a style sheet behind ours; the logo stands in the header.

package render

import (
	"encoding/base64"
	"fmt"
	"image"
	"strings"

	"github.com/acctplan/acctplan/pkg/draw"
	"github.com/acctplan/acctplan/pkg/draw/font"
	"github.com/acctplan/acctplan/pkg/draw/picture"
	"github.com/acctplan/acctplan/pkg/theme"
)

// swap is a colour of the house and what stands in its place, on light and on dark ground; on
// dark ground the house has a colour of its own in its place.
type swap struct {
	house       theme.Color
	light, dark theme.Color
}

// houseShades are the colours of the house by tone, and the ground of a label on the header.
var houseShades = map[string][4]theme.Color{
	"good":   {picture.GoodPale, picture.GoodDeep, picture.GoodText, 0x6FD6B3},
	"fair":   {picture.FairPale, picture.FairDeep, picture.FairText, 0xF5B041},
	"bad":    {picture.BadPale, picture.BadDeep, picture.BadText, 0xF29A92},
	"accent": {picture.AccentPale, picture.AccentDeep, picture.AccentText, stripe},
}

// The header's further colours.
const (
	stampGround = 0x24406B
	stampText   = 0xDCE6F5
)

// swaps lists the colours that a theme replaces in pictures and in the PDF.
func swaps(t *theme.Theme) []swap {
	var list []swap
	for _, tone := range t.Tones() {
		house := houseShades[tone.Name]
		list = append(list, swap{house[0], tone.Light.Pale, tone.Dark.Pale}, swap{house[1], tone.Light.Deep, tone.Dark.Deep}, swap{house[2], tone.Light.Text, tone.Dark.Text})
		if tone.Name == "accent" {
			list = append(list, swap{house[3], tone.Light.Deep, tone.Dark.Deep})
		} else {
			list = append(list, swap{house[3], tone.OnBand, tone.OnBand})
		}
	}
	// Dark ground has light text and titles, whatever the theme's.
	const darkInk, darkTitle = 0xE3E9F2, 0xDBE7FB
	if ink := t.Colors.Ink; ink != nil {
		list = append(list, swap{picture.Ink, *ink, darkInk})
	}
	if band, set := t.Band(); set {
		list = append(list, swap{picture.Navy, band.Ground, darkTitle}, swap{onNavy, band.Quiet, band.Quiet}, swap{stampGround, band.Label, band.Label}, swap{stampText, band.LabelText, band.LabelText})
	}
	return list
}

// recolor is swaps for the PDF; nil without a theme.
func (o Options) recolor() map[draw.Color]draw.Color {
	if o.Theme == nil {
		return nil
	}
	colors := map[draw.Color]draw.Color{}
	for _, s := range swaps(o.Theme) {
		colors[draw.Hex(uint32(s.house))] = draw.Hex(uint32(s.light))
	}
	return colors
}

// fonts are the theme's for the PDF; nil for ours.
func (o Options) fonts() *font.Own {
	if o.Theme == nil {
		return nil
	}
	return o.Theme.Fonts
}

// footer is the theme's line for every page, ours or a customer's.
func (o Options) footer(customer bool) string {
	switch {
	case o.Theme == nil:
		return ""
	case customer:
		return draw.CleanText(o.Theme.CustomerFooter)
	}
	return draw.CleanText(o.Theme.Footer)
}

// themeStyle is the style sheet that goes behind ours. All that enters it are colours that have
// been read as such, and names of fonts that have been checked letter by letter.
func themeStyle(t *theme.Theme) string {
	if t == nil {
		return ""
	}
	var light, dark, both strings.Builder
	variables := func(out *strings.Builder, name string, s theme.Shades) {
		fmt.Fprintf(out, "--%[1]s-pale:%[2]s;--%[1]s-deep:%[3]s;--%[1]s-text:%[4]s;", name, s.Pale, s.Deep, s.Text)
	}
	light.WriteString(":root{")
	dark.WriteString(":root{")
	for _, tone := range t.Tones() {
		variables(&light, tone.Name, tone.Light)
		variables(&dark, tone.Name, tone.Dark)
		if tone.Name == "accent" {
			fmt.Fprintf(&both, "header{border-color:%s}", tone.Light.Deep)
		} else {
			fmt.Fprintf(&both, ".mark.%s{background:%s}", tone.Name, tone.OnBand)
		}
	}
	if ink := t.Colors.Ink; ink != nil {
		fmt.Fprintf(&light, "--ink:%s;", *ink)
	}
	if band, set := t.Band(); set {
		fmt.Fprintf(&light, "--title:%s;", band.Ground)
		fmt.Fprintf(&both, "header{background:%s}header p{color:%s}.mark.stamp{background:%s;color:%s}", band.Ground, band.Quiet, band.Label, band.LabelText)
	}
	light.WriteString("}")
	dark.WriteString("}")
	for _, s := range swaps(t) {
		for _, attribute := range []string{"fill", "stroke"} {
			fmt.Fprintf(&light, "svg [%[1]s=\"%[2]s\"]{%[1]s:%[3]s}", attribute, s.house, s.light)
			fmt.Fprintf(&dark, "svg [%[1]s=\"%[2]s\"]{%[1]s:%[3]s}", attribute, s.house, s.dark)
		}
	}
	if t.Family != "" {
		fmt.Fprintf(&both, "body{font-family:%s}", t.Family)
	}
	return both.String() + "@media print,(prefers-color-scheme:light){" + light.String() + "}@media screen and (prefers-color-scheme:dark){" + dark.String() + "}\n"
}

// logoAddress is the logo as an address of data, written anew from what was read; empty without.
func (o Options) logoAddress() address {
	if o.Theme == nil || o.Theme.Logo == nil {
		return ""
	}
	if logo := o.Theme.Logo; logo.Pixels != nil {
		return address("data:image/png;base64," + base64.StdEncoding.EncodeToString(logo.PNG))
	}
	return address("data:image/svg+xml;base64," + base64.StdEncoding.EncodeToString(o.Theme.Logo.SVG()))
}

// The plate on which a logo stands in the PDF's header: white, as most logos are made for.
const (
	logoTallest, logoWidest = 24.0, 130.0
	logoPadX, logoPadY      = 7.0, 5.0
)

// logoSize is the size of a logo, for any canvas; zero without one.
func (o Options) logoSize() (width, height float64) {
	if o.Theme == nil || o.Theme.Logo == nil {
		return 0, 0
	}
	return o.Theme.Logo.Fit(logoWidest, logoTallest)
}

// logoAtom is the logo on its plate, as decoration: the house is named in words elsewhere.
func (s *sheet) logoAtom() (atom, bool) {
	width, height := s.options.logoSize()
	if width == 0 {
		return atom{}, false
	}
	return atom{height: height + 2*logoPadY, draw: func(x, y float64) {
		s.doc.BeginArtifact()
		s.doc.Draw(draw.RoundRect(x, y, width+2*logoPadX, height+2*logoPadY, 4), draw.Fill(draw.Hex(picture.White)))
		s.drawLogo(draw.Rect{X: x + logoPadX, Y: y + logoPadY, Width: width, Height: height})
		s.doc.End()
	}}, true
}

func (s *sheet) drawLogo(box draw.Rect) {
	logo := s.options.Theme.Logo
	if logo.Pixels != nil {
		s.doc.Image(box, logo.Pixels)
		return
	}
	s.doc.Clipped(box, func() { s.drawShapes(box, logo) }) // files reach beyond their view box, as browsers do not
}

func (s *sheet) drawShapes(box draw.Rect, logo *theme.Logo) {
	scale := box.Width / logo.Width
	for _, shape := range logo.Shapes {
		segments := make([]draw.PathSegment, len(shape.Segments))
		for i, segment := range shape.Segments {
			segments[i].Verb = map[byte]draw.PathVerb{'M': draw.MoveTo, 'L': draw.LineTo, 'C': draw.CurveTo, 'Z': draw.Close}[segment.Verb]
			for k, point := range segment.Points {
				segments[i].Points[k] = draw.Point{X: box.X + scale*point[0], Y: box.Y + scale*point[1]}
			}
		}
		paint := draw.Paint{Width: scale * shape.Width, EvenOdd: shape.EvenOdd}
		if shape.Fill != nil {
			paint.Fill = shade(*shape.Fill, shape.FillOpacity)
		}
		if shape.Stroke != nil {
			paint.Stroke = shade(*shape.Stroke, shape.LineOpacity)
		}
		s.doc.Draw(draw.Path(segments...), paint)
	}
}

func shade(c theme.Color, opacity float64) draw.Color {
	color := draw.Hex(uint32(c))
	color.A = uint8(255*opacity + 0.5)
	return color
}

// Clipped draws nothing, in a rectangle.
func (b *blankLeaves) Clipped(_ draw.Rect, paint func()) { paint() }

// Image takes an image and keeps none of it.
func (b *blankLeaves) Image(draw.Rect, *image.NRGBA) { b.mark() }
