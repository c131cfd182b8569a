// Images: pixels in a box, their transparency as a mask.

package pdf

import (
	"fmt"
	"image"
	"slices"
	"strconv"

	"github.com/acctplan/acctplan/pkg/draw"
)

func imageName(index int) string { return "/I" + strconv.Itoa(index) }

// Image draws pixels into a box, as part of the open figure, else as decoration. The pixels must
// not change until the document is written; the same ones are stored once.
func (d *Document) Image(box draw.Rect, pixels *image.NRGBA) {
	size := pixels.Bounds().Size()
	if !(box.Width > 0 && box.Height > 0) || size.X < 1 || size.Y < 1 {
		return
	}
	index := slices.Index(d.images, pixels)
	if index < 0 {
		index = len(d.images)
		d.images = append(d.images, pixels)
	}
	d.markShape()
	d.cover(box)
	p := d.page()
	p.content = append(p.content, "q "...)
	p.content = appendNumbers(p.content, box.Width, 0, 0, box.Height, box.X, d.up(box.Y+box.Height))
	p.content = append(p.content, "cm "+imageName(index)+" Do Q\n"...)
}

// writeImage writes the colours and, where something shines through, the mask.
func (f *file) writeImage(pixels *image.NRGBA) int {
	bounds := pixels.Bounds()
	colors, mask := make([]byte, 0, 3*bounds.Dx()*bounds.Dy()), make([]byte, 0, bounds.Dx()*bounds.Dy())
	solid := true
	for y := bounds.Min.Y; y < bounds.Max.Y; y++ {
		for x := bounds.Min.X; x < bounds.Max.X; x++ {
			c := pixels.NRGBAAt(x, y)
			colors, mask = append(colors, c.R, c.G, c.B), append(mask, c.A)
			solid = solid && c.A == 255
		}
	}
	dictionary := fmt.Sprintf("/Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent 8", bounds.Dx(), bounds.Dy())
	soft := ""
	if !solid {
		soft = fmt.Sprintf(" /SMask %d 0 R", f.stream(dictionary+" /ColorSpace /DeviceGray", mask))
	}
	return f.stream(dictionary+" /ColorSpace /DeviceRGB"+soft, colors)
}
