// Styles and spans: how a stretch of text looks and where it leads.

package draw

// Weight is a weight of the Inter family. Scripts that Inter does not cover are set in a fallback family, which is thickened for SemiBold and Bold.
type Weight uint8

// The weights. The zero value is Regular.
const (
	Regular  Weight = iota // 400
	Medium                 // 500
	SemiBold               // 600
	Bold                   // 700
)

// CSS returns the weight as a CSS font-weight.
func (w Weight) CSS() int { return 400 + 100*int(min(w, Bold)) }

// DefaultSize is the type size used where a Style gives none, or one that makes no sense.
const DefaultSize = 10.0

// Style is how text looks. The zero value is 10 point Inter Regular in an invisible colour: give at least a Color.
type Style struct {
	Weight Weight
	// Size in points, from 0.1 to 1000.
	Size  float64
	Color Color
	// Tracking is extra space after each character in points. It is limited to 8 % of the size, so that copied words stay whole.
	Tracking float64
	// Tabular sets figures of equal width, for columns of numbers.
	Tabular bool
	// Underline draws a thin rule under the text.
	Underline bool
}

// Span is a stretch of text in one style. Bytes that are not UTF-8 show as the replacement character, control characters as spaces; directional
// overrides are removed, because they can make a name read as something else than the file says.
type Span struct {
	Text  string
	Style Style
	// URL makes the span a link. See Canvas.Link for the addresses that are followed.
	URL string
	// Facts says that the text is facts with Joint between them. A line ends between two rather than within one that has room on a line of its
	// own, and a joint at the end of a line is left out.
	Facts bool
}

// Joint stands between facts.
const Joint = " · "

// Vertical measures of the Inter family as shares of the type size, for placing text in boxes: the baseline that centres capitals in a box of
// height h is top + (h + CapHeight*size) / 2.
const (
	Ascent    = 0.96875
	Descent   = 0.2412109375
	CapHeight = 0.7272727272727273
	XHeight   = 0.5463709677419355
)

// Align says which point of a line its x means.
type Align uint8

// The alignments. The zero value is Left.
const (
	Left   Align = iota // x is the left edge
	Center              // x is the middle
	Right               // x is the right edge
)
