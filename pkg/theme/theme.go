// Package theme is how a team's own pages look: its colours, its logo, its fonts, its footer. It
// holds values and checks them; files are opened elsewhere. All of it is untrusted: a logo is
// parsed to shapes and written anew, and a colour that nobody could read is refused.
package theme

import (
	"fmt"
	"strings"

	"github.com/acctplan/acctplan/pkg/draw/font"
)

// Theme is a look. The zero value is acctplan's own. It must not be changed once pages are made.
type Theme struct {
	Colors Colors
	Logo   *Logo  `json:"-"` // on the first page; nil for none
	Footer string // on every page of our own; may be empty
	// CustomerFooter is on every page for a customer; may be empty. Footer is never in its place: it may say what is meant for us.
	CustomerFooter string
	Paper          string // "a4" or "letter"; empty where the theme names none
	Family         string // of the HTML, as CSS names it; empty for the system's

	// Fonts are those of the PDF; nil for acctplan's own.
	Fonts *font.Own `json:"-"`

	// Digest is the same for equal themes only. It is set by who reads one.
	Digest string
}

// Colors are the colours that a theme can set; those that it does not set are acctplan's own.
type Colors struct {
	Accent, Ink, Band, Good, Fair, Bad *Color
}

// Names are the colours as a theme file calls them.
func Names() []string { return []string{"accent", "ink", "band", "good", "fair", "bad"} }

// Of is the place of a colour by its name; nil for a name that is none.
func (c *Colors) Of(name string) **Color {
	return map[string]**Color{"accent": &c.Accent, "ink": &c.Ink, "band": &c.Band, "good": &c.Good, "fair": &c.Fair, "bad": &c.Bad}[name]
}

// Listed names the colours that are set, with their values.
func (c Colors) Listed() []string {
	var listed []string
	for _, name := range Names() {
		if set := *c.Of(name); set != nil {
			listed = append(listed, name+" "+set.String())
		}
	}
	return listed
}

// The contrasts that WCAG 2.2 asks for, at level AA.
const (
	TextContrast    = 4.5
	GraphicContrast = 3.0
)

// tellApart is the difference from which the colours of stances are told apart at a glance.
const tellApart = 20

// own are acctplan's own colours.
var own = map[string]Color{"accent": 0x1F5FBF, "ink": 0x1B2430, "band": 0x0F2747, "good": 0x0F8A6A, "fair": 0xC27803, "bad": 0xC0362C}

// of is the colour that holds.
func (c Colors) of(name string) Color {
	if set := *c.Of(name); set != nil {
		return *set
	}
	return own[name]
}

// Unreadable says of one of the colours why it cannot be used, in one line that names both
// colours, what they have and what they need; empty for one that can. Colours that are not set
// are acctplan's own, which pass.
func (c Colors) Unreadable(name string) string {
	set := c.of(name)
	low := func(over, under Color, what, whatUnder string, need float64, use string) string {
		if Contrast(over, under) >= need {
			return ""
		}
		return fmt.Sprintf("%s %s on %s %s has a contrast of %.1f:1, but %s needs %.1f:1", what, over, whatUnder, under, Contrast(over, under), use, need)
	}
	text := ""
	switch name {
	case "ink":
		text = low(set, White, "ink", "white", TextContrast, "text")
	case "band":
		text = low(White, set, "white text", "the band", TextContrast, "text")
	default:
		text = low(set, White, name, "white", GraphicContrast, "a mark")
	}
	if text != "" {
		need := GraphicContrast
		if name == "ink" || name == "band" {
			need = TextContrast
		}
		return text + "; the nearest colour that passes is " + Nearest(set, need, White).String()
	}
	if name == "ink" || name == "band" {
		return ""
	}
	for _, other := range []string{"good", "fair", "bad", "accent"} {
		if there := c.of(other); other != name && Distance(set, there) < tellApart {
			return fmt.Sprintf("%s %s and %s %s are too much alike to be told apart on a map (%.0f of %d); choose another hue for one of them", name, set, other, there, Distance(set, there), tellApart)
		}
	}
	return ""
}

// Shades are the colours of one tone: a ground, marks, and text on the ground.
type Shades struct{ Pale, Deep, Text Color }

// shadesOf derives the shades of a tone, such that text and marks can be seen.
func shadesOf(c Color, sheet Color) Shades {
	if sheet == White {
		pale := Mix(White, c, 0.14)
		return Shades{pale, c, Nearest(c, TextContrast, White, pale, lightPanel)}
	}
	pale := Mix(sheet, c, 0.28)
	return Shades{pale, Nearest(c, GraphicContrast, sheet, darkPanel), Nearest(Mix(c, White, 0.2), TextContrast, sheet, pale, darkPanel)}
}

// The grounds of cards and of the map, on a light and on a dark page.
const lightPanel, darkPanel Color = 0xF4F6FA, 0x172238

// DarkSheet is the ground of a page on a dark screen.
const DarkSheet Color = 0x111A2B

// Tone is a themed tone on a light and on a dark ground.
type Tone struct {
	Name        string // good, fair, bad, accent
	Light, Dark Shades
	OnBand      Color // the ground of a label on the band, on which dark text can be read
}

// Tones are those that the theme sets.
func (t *Theme) Tones() []Tone {
	var tones []Tone
	for _, name := range []string{"good", "fair", "bad", "accent"} {
		if set := *t.Colors.Of(name); set != nil {
			tones = append(tones, Tone{Name: name, Light: shadesOf(*set, White), Dark: shadesOf(*set, DarkSheet), OnBand: Nearest(Mix(White, *set, 0.55), 7, 0x14213A)})
		}
	}
	return tones
}

// Band is the header: its ground, quiet text on it, and the ground and text of a label on it.
type Band struct{ Ground, Quiet, Label, LabelText Color }

// Band is the header's colours; false where the theme does not set them.
func (t *Theme) Band() (Band, bool) {
	if t.Colors.Band == nil {
		return Band{}, false
	}
	ground := *t.Colors.Band
	label := Mix(ground, White, 0.12)
	return Band{ground, Nearest(Mix(ground, White, 0.72), TextContrast, ground), label, Nearest(Mix(ground, White, 0.88), TextContrast, label, ground)}, true
}

// FontFamily checks a stack of font families for a style sheet: names of letters, digits, blanks
// and hyphens, with or without quotation marks, parted by commas.
func FontFamily(text string) bool {
	const most = 300
	for _, name := range strings.Split(text, ",") {
		name = strings.TrimSpace(name)
		if len(name) > 1 && (name[0] == '"' || name[0] == '\'') && name[len(name)-1] == name[0] {
			name = name[1 : len(name)-1]
		}
		if name == "" || strings.ContainsFunc(name, func(char rune) bool {
			return !(char >= 'a' && char <= 'z' || char >= 'A' && char <= 'Z' || char >= '0' && char <= '9' || char == ' ' || char == '-')
		}) {
			return false
		}
	}
	return len(text) <= most
}
