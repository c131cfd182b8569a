// Logos: read from untrusted files into shapes or pixels, and written anew from them.

package theme

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/png"
	"math"
)

// Bounds on a logo.
const (
	MostLogoBytes  = 512 << 10
	mostLogoPixels = 4 << 20
	mostLogoSide   = 8000
)

// Logo is a picture of shapes or of pixels.
type Logo struct {
	Width, Height float64 // of the picture in its own units; both positive
	Shapes        []LogoShape
	Pixels        *image.NRGBA `json:"-"` // nil for one of shapes
	PNG           []byte       `json:"-"` // the pixels as a file, without anything else
}

// LogoShape is one path. Its points lie in the logo's own units, from its upper left corner.
type LogoShape struct {
	Segments     []Segment
	Fill, Stroke *Color // nil for none
	FillOpacity  float64
	LineOpacity  float64
	Width        float64 // of the stroke
	EvenOdd      bool
}

// Segment is a part of a path: 'M' and 'L' take one point, 'C' three, 'Z' none.
type Segment struct {
	Verb   byte
	Points [3][2]float64
}

// ReadLogo reads an SVG or PNG file. The error is one clause that says what is wrong with it.
func ReadLogo(content []byte) (*Logo, error) {
	switch {
	case len(content) > MostLogoBytes:
		return nil, fmt.Errorf("it is larger than %d KB; save a smaller one", MostLogoBytes>>10)
	case bytes.HasPrefix(content, []byte("\x89PNG\r\n\x1a\n")):
		return readPNG(content)
	case bytes.HasPrefix(content, []byte("\xff\xd8")):
		return nil, errors.New("it is a JPEG; save it as SVG or PNG")
	}
	return readSVG(content)
}

func readPNG(content []byte) (logo *Logo, err error) {
	defer func() { // the decoder is not ours
		if recover() != nil {
			logo, err = nil, errors.New("it is no PNG that can be read")
		}
	}()
	header, err := png.DecodeConfig(bytes.NewReader(content))
	switch {
	case err != nil:
		return nil, errors.New("it is no PNG that can be read")
	case header.Width < 1 || header.Height < 1 || header.Width > mostLogoSide || header.Height > mostLogoSide || header.Width*header.Height > mostLogoPixels:
		return nil, fmt.Errorf("it has %d × %d pixels; a logo needs no more than 4 million", header.Width, header.Height)
	}
	decoded, err := png.Decode(bytes.NewReader(content))
	if err != nil {
		return nil, errors.New("it is no PNG that can be read")
	}
	pixels := image.NewNRGBA(image.Rect(0, 0, header.Width, header.Height))
	for y := range header.Height {
		for x := range header.Width {
			pixels.Set(x, y, decoded.At(decoded.Bounds().Min.X+x, decoded.Bounds().Min.Y+y))
		}
	}
	return &Logo{Width: float64(header.Width), Height: float64(header.Height), Pixels: pixels, PNG: bare(content)}, nil
}

// bare is a PNG that has been read without the parts that say more than its pixels: no text, no
// profile, nothing behind its end.
func bare(content []byte) []byte {
	const signature, frame = 8, 12 // a chunk's length, name and checksum
	out := append([]byte{}, content[:signature]...)
	for rest := content[signature:]; len(rest) >= frame; {
		length := binary.BigEndian.Uint32(rest)
		if uint64(length) > uint64(len(rest)-frame) {
			break
		}
		chunk := rest[:frame+int(length)]
		switch string(chunk[4:8]) {
		case "IHDR", "PLTE", "tRNS", "IDAT", "IEND":
			out = append(out, chunk...)
		}
		rest = rest[len(chunk):]
	}
	return out
}

// Fit is the size of the logo in a box, its proportions kept.
func (l *Logo) Fit(width, height float64) (w, h float64) {
	scale := math.Min(width/l.Width, height/l.Height)
	return l.Width * scale, l.Height * scale
}

// SVG writes a logo of shapes as a document of its own, of nothing but paths.
func (l *Logo) SVG() []byte {
	var out bytes.Buffer
	fmt.Fprintf(&out, `<svg xmlns="http://www.w3.org/2000/svg" width="%.6g" height="%.6g" viewBox="0 0 %.6g %.6g">`, l.Width, l.Height, l.Width, l.Height)
	for _, shape := range l.Shapes {
		out.WriteString(`<path d="`)
		for _, segment := range shape.Segments {
			out.WriteByte(segment.Verb)
			for _, point := range segment.Points[:pointsOf(segment.Verb)] {
				fmt.Fprintf(&out, "%.6g %.6g ", point[0], point[1])
			}
		}
		out.WriteByte('"')
		if shape.EvenOdd {
			out.WriteString(` fill-rule="evenodd"`)
		}
		fill := "none"
		if shape.Fill != nil {
			fill = shape.Fill.String()
			fmt.Fprintf(&out, ` fill-opacity="%.4g"`, shape.FillOpacity)
		}
		fmt.Fprintf(&out, ` fill="%s"`, fill)
		if shape.Stroke != nil && shape.Width > 0 {
			fmt.Fprintf(&out, ` stroke="%s" stroke-width="%.6g" stroke-opacity="%.4g"`, *shape.Stroke, shape.Width, shape.LineOpacity)
		}
		out.WriteString("/>")
	}
	out.WriteString("</svg>")
	return out.Bytes()
}

func pointsOf(verb byte) int {
	switch verb {
	case 'M', 'L':
		return 1
	case 'C':
		return 3
	}
	return 0
}
