// The canvas: what a backend must offer to a page author.

package draw

// Canvas receives finished geometry. A canvas is not safe for concurrent use; several canvases may be used at the same time.
//
// No method fails: a backend remembers its first problem (an unbalanced End, text outside every structure element) and reports it once, when the
// result is asked for.
type Canvas interface {
	// Draw paints one shape. Inside a Figure element the shape belongs to the figure; anywhere else it is decoration, which a screen reader skips.
	Draw(shape Shape, paint Paint)
	// Text sets a line of type with its left edge at x and its baseline at y. Text needs an open element that may hold it (a heading, P, Lbl,
	// LBody, TH, TD, Span, Caption or Figure) unless it is inside an artifact.
	Text(x, y float64, line Line)
	// Link makes a rectangle clickable. The description is what assistive technology announces; empty means the address itself. Addresses other
	// than http, https and mailto, and "#name" in SVG, are ignored. Prefer Span.URL for links in running text.
	Link(area Rect, url, description string)
	// Begin opens a structure element inside the open one; End closes it. They nest and may span pages.
	Begin(node Node)
	// End closes the innermost open element or artifact.
	End()
	// BeginArtifact opens a stretch of decoration (a running footer, a watermark) which is drawn but not read. It is closed by End. Elements begun
	// inside an artifact are part of the decoration.
	BeginArtifact()
}

// Size is the width and height of a page or picture in points.
type Size struct{ Width, Height float64 }

// A4 is 210 × 297 mm, portrait.
func A4() Size { return Size{Width: 595.276, Height: 841.89} }

// Letter is 8.5 × 11 in, portrait.
func Letter() Size { return Size{Width: 612, Height: 792} }

// Rect is an axis-parallel rectangle given by its top-left corner. A negative width or height is read as zero.
type Rect struct{ X, Y, Width, Height float64 }

// Point is a position on the canvas.
type Point struct{ X, Y float64 }
