// Colours: plain device RGB with an opacity.

package draw

// Color is an sRGB colour with an opacity. The zero value is fully transparent: a shape painted with it is not painted at all.
type Color struct {
	R, G, B uint8
	// A is the opacity: 0 is invisible, 255 is solid.
	A uint8
}

// Hex returns the solid colour 0xRRGGBB.
func Hex(rgb uint32) Color {
	return Color{R: uint8(rgb >> 16), G: uint8(rgb >> 8), B: uint8(rgb), A: 255}
}

// Visible reports whether painting with the colour leaves a mark.
func (c Color) Visible() bool { return c.A != 0 }
