// Colours: reading them, and whether one can be seen on another (WCAG 2.2).

package theme

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Color is an opaque colour as 0xRRGGBB.
type Color uint32

// White and Black are the ends of the scale.
const (
	White Color = 0xFFFFFF
	Black Color = 0x000000
)

// String writes the colour as "#1b2430".
func (c Color) String() string { return fmt.Sprintf("#%06x", uint32(c)) }

// ParseColor reads "#1b2430" or "#1bf".
func ParseColor(text string) (Color, bool) {
	digits, ok := strings.CutPrefix(text, "#")
	if len(digits) == 3 {
		digits = string([]byte{digits[0], digits[0], digits[1], digits[1], digits[2], digits[2]})
	}
	value, err := strconv.ParseUint(digits, 16, 32)
	if !ok || err != nil || len(digits) != 6 || strings.ContainsAny(digits, "+-_") {
		return 0, false
	}
	return Color(value), true
}

func (c Color) channels() [3]float64 {
	return [3]float64{float64(c>>16&0xFF) / 255, float64(c>>8&0xFF) / 255, float64(c&0xFF) / 255}
}

func linear(channel float64) float64 {
	if channel <= 0.04045 {
		return channel / 12.92
	}
	return math.Pow((channel+0.055)/1.055, 2.4)
}

func (c Color) luminance() float64 {
	rgb := c.channels()
	return 0.2126*linear(rgb[0]) + 0.7152*linear(rgb[1]) + 0.0722*linear(rgb[2])
}

// Contrast is the ratio of the luminances of two colours, from 1 to 21.
func Contrast(a, b Color) float64 {
	light, dark := a.luminance(), b.luminance()
	if light < dark {
		light, dark = dark, light
	}
	return (light + 0.05) / (dark + 0.05)
}

// Mix is a colour between two, by the share of the second.
func Mix(a, b Color, share float64) Color {
	from, to := a.channels(), b.channels()
	var mixed Color
	for i := range from {
		mixed = mixed<<8 | Color(math.Round(255*(from[i]+(to[i]-from[i])*share)))
	}
	return mixed
}

// Nearest is the colour nearest to one that has a contrast on every ground: darker where the
// first ground is light, lighter where it is dark. Where none has, it is black or white.
func Nearest(c Color, ratio float64, grounds ...Color) Color {
	end := Black
	if len(grounds) > 0 && grounds[0].luminance() < 0.18 {
		end = White
	}
	const steps = 256
	for step := range steps + 1 {
		mixed, passes := Mix(c, end, float64(step)/steps), true
		for _, ground := range grounds {
			passes = passes && Contrast(mixed, ground) >= ratio
		}
		if passes {
			return mixed
		}
	}
	return end
}

// Distance says how different two colours look: the CIE76 difference, of which about 2 can just
// be seen and 20 tells two marks apart at a glance.
func Distance(a, b Color) float64 {
	p, q := a.lab(), b.lab()
	return math.Sqrt((p[0]-q[0])*(p[0]-q[0]) + (p[1]-q[1])*(p[1]-q[1]) + (p[2]-q[2])*(p[2]-q[2]))
}

// lab is the colour in CIE L*a*b* under D65.
func (c Color) lab() [3]float64 {
	rgb := c.channels()
	r, g, b := linear(rgb[0]), linear(rgb[1]), linear(rgb[2])
	f := func(t float64) float64 {
		if t > 216.0/24389 {
			return math.Cbrt(t)
		}
		return (24389.0/27*t + 16) / 116
	}
	x, y, z := f((0.4124*r+0.3576*g+0.1805*b)/0.95047), f(0.2126*r+0.7152*g+0.0722*b), f((0.0193*r+0.1192*g+0.9505*b)/1.08883)
	return [3]float64{116*y - 16, 500 * (x - y), 200 * (y - z)}
}
