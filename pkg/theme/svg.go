// SVG: the part of it that flat logos need. What could run, load or refer to anything is
// refused by name, and so is what would look different here than elsewhere.

package theme

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Bounds on what a logo may hold.
const (
	deepestSVG   = 40
	mostShapes   = 2000
	mostSegments = 50_000
	mostRules    = 500
	farthest     = 1e6 // a coordinate
)

// svgStyle is what a shape inherits.
type svgStyle struct {
	fill, stroke                     *Color
	fillOpacity, lineOpacity, opaque float64
	width                            float64
	evenOdd, hidden                  bool
}

// matrix is a transformation: x' = a·x + c·y + e, y' = b·x + d·y + f.
type matrix [6]float64

func (m matrix) times(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[2]*n[1], m[1]*n[0] + m[3]*n[1], m[0]*n[2] + m[2]*n[3], m[1]*n[2] + m[3]*n[3],
		m[0]*n[4] + m[2]*n[5] + m[4], m[1]*n[4] + m[3]*n[5] + m[5],
	}
}

func (m matrix) apply(x, y float64) [2]float64 {
	return [2]float64{m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5]}
}

// svgReader reads one file.
type svgReader struct {
	logo     Logo
	rules    map[string]string // declarations by class
	segments int
	states   []svgState
}

type svgState struct {
	style svgStyle
	place matrix
}

func readSVG(content []byte) (*Logo, error) {
	if !utf8.Valid(content) {
		return nil, errors.New("it is neither an SVG in UTF-8 nor a PNG")
	}
	r := &svgReader{rules: map[string]string{}}
	decoder := xml.NewDecoder(bytes.NewReader(content))
	skipped, styling, rooted := 0, false, false // inside of elements without a picture; inside of style
	for {
		token, err := decoder.RawToken()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, errors.New("it is neither an SVG nor a PNG that can be read")
		}
		switch token := token.(type) {
		case xml.Directive:
			return nil, errors.New("it declares a document type or entities, which are not read; save it as plain SVG")
		case xml.ProcInst:
			if token.Target != "xml" {
				return nil, errors.New("it refers to a style sheet; save it with its styles inside")
			}
		case xml.CharData:
			if styling {
				if err := r.readRules(string(token)); err != nil {
					return nil, err
				}
			}
		case xml.StartElement:
			name := token.Name.Local
			if skipped > 0 {
				skipped++
			}
			if err := harmless(token); err != nil {
				return nil, err
			}
			if skipped > 0 {
				continue
			}
			if styling || rooted && len(r.states) == 0 {
				return nil, errors.New("its elements do not fit into each other")
			}
			if len(r.states) >= deepestSVG {
				return nil, errors.New("its elements are nested too deep")
			}
			if token.Name.Space != "" && token.Name.Space != "svg" {
				skipped = 1 // what editors keep for themselves
				continue
			}
			switch name {
			case "svg":
				if rooted {
					return nil, errors.New("it holds an SVG inside of the SVG; save it flat")
				}
				rooted = true
				if err := r.root(token); err != nil {
					return nil, err
				}
			case "title", "desc", "metadata":
				skipped = 1
				continue
			case "style":
				if !rooted {
					return nil, errors.New("it is no SVG")
				}
				styling = true
				r.states = append(r.states, svgState{})
				continue
			case "g", "a", "defs":
				if name == "a" {
					return nil, errors.New("it holds a link; remove it")
				}
			case "path", "rect", "circle", "ellipse", "line", "polygon", "polyline":
			default:
				return nil, fmt.Errorf("it uses <%s>, which acctplan does not draw; save it with plain shapes only, texts as outlines, or as PNG", clip(name))
			}
			if !rooted {
				return nil, errors.New("it is no SVG")
			}
			if name == "svg" {
				continue
			}
			if err := r.element(name, token); err != nil {
				return nil, err
			}
		case xml.EndElement:
			switch {
			case skipped > 0:
				skipped--
			case len(r.states) > 0:
				r.states = r.states[:len(r.states)-1]
				styling = false
			}
		}
	}
	if !rooted || len(r.logo.Shapes) == 0 {
		return nil, errors.New("it is no SVG that shows anything")
	}
	return &r.logo, nil
}

func clip(text string) string {
	const most = 30
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return text
}

// harmless refuses what could run or load something, wherever it stands.
func harmless(element xml.StartElement) error {
	switch strings.ToLower(element.Name.Local) {
	case "script", "foreignobject", "iframe", "object", "embed", "handler", "listener":
		return fmt.Errorf("it holds <%s>, which could run something; remove it", clip(element.Name.Local))
	}
	for _, attribute := range element.Attr {
		name := strings.ToLower(attribute.Name.Local)
		switch {
		case strings.HasPrefix(name, "on") && attribute.Name.Space == "":
			return fmt.Errorf("it has %s, which could run something; remove it", clip(attribute.Name.Local))
		case name == "href" || name == "src" || name == "base":
			return fmt.Errorf("it refers to something else (%s); save it as one flat file", clip(attribute.Name.Local))
		case strings.Contains(attribute.Value, "url("):
			return errors.New("it uses a gradient, a pattern, a mask or a filter, which acctplan does not draw; save it in flat colours, or as PNG")
		}
	}
	return nil
}

func attribute(element xml.StartElement, name string) string {
	for _, a := range element.Attr {
		if a.Name.Local == name && a.Name.Space == "" {
			return strings.TrimSpace(a.Value)
		}
	}
	return ""
}

// length reads a number of user units; other units are only told apart for the outer size.
func length(text string, otherwise float64) (float64, bool) {
	if text == "" {
		return otherwise, true
	}
	value, err := strconv.ParseFloat(strings.TrimSuffix(text, "px"), 64)
	return value, err == nil && math.Abs(value) <= farthest
}

func (r *svgReader) root(element xml.StartElement) error {
	var x, y, width, height float64
	if box := attribute(element, "viewBox"); box != "" {
		numbers, ok := numbersOf(box)
		if !ok || len(numbers) != 4 {
			return errors.New("its viewBox is not four numbers")
		}
		x, y, width, height = numbers[0], numbers[1], numbers[2], numbers[3]
	} else {
		var wide, high bool
		width, wide = length(attribute(element, "width"), 0)
		height, high = length(attribute(element, "height"), 0)
		if !wide || !high {
			return errors.New("it has no viewBox and no size in pixels")
		}
	}
	if !(width > 0 && height > 0) || width/height > 50 || height/width > 50 {
		return errors.New("it has no size, or one far from a logo's")
	}
	r.logo.Width, r.logo.Height = width, height
	black := Black
	style, err := r.styled(svgStyle{fill: &black, fillOpacity: 1, lineOpacity: 1, opaque: 1, width: 1}, element)
	if err != nil {
		return err
	}
	r.states = append(r.states, svgState{style, matrix{1, 0, 0, 1, -x, -y}})
	return nil
}

// readRules reads the rules of a style element: classes only.
func (r *svgReader) readRules(text string) error {
	for rest := text; strings.TrimSpace(rest) != ""; {
		selectors, body, found := strings.Cut(rest, "{")
		if !found {
			return errors.New("its style sheet cannot be read")
		}
		declarations, after, closed := strings.Cut(body, "}")
		if !closed || len(r.rules) >= mostRules {
			return errors.New("its style sheet cannot be read")
		}
		for _, selector := range strings.Split(selectors, ",") {
			class, isClass := strings.CutPrefix(strings.TrimSpace(selector), ".")
			if !isClass || strings.ContainsAny(class, " .#:>[*") {
				return errors.New("its style sheet says more than classes with colours; save it with presentation attributes")
			}
			if strings.Contains(declarations, "url(") || strings.Contains(declarations, "@import") {
				return errors.New("its style sheet refers to something else; save it in flat colours")
			}
			r.rules[class] += ";" + declarations
		}
		rest = after
	}
	return nil
}

// styled is a style with what an element says: attributes, then classes, then its own style.
func (r *svgReader) styled(style svgStyle, element xml.StartElement) (svgStyle, error) {
	set := func(name, value string) error {
		value = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(value), "!important"))
		share := func(into *float64) error {
			number, err := strconv.ParseFloat(value, 64)
			if err != nil || !(number >= 0 && number <= 1) {
				return fmt.Errorf("its %s %q is not a number from 0 to 1", name, clip(value))
			}
			*into = number
			return nil
		}
		switch name {
		case "fill", "stroke":
			color, ok := paintOf(value)
			if !ok {
				return fmt.Errorf("its colour %q is not read; write it as #1b2430", clip(value))
			}
			if name == "fill" {
				style.fill = color
			} else {
				style.stroke = color
			}
		case "fill-opacity":
			return share(&style.fillOpacity)
		case "stroke-opacity":
			return share(&style.lineOpacity)
		case "opacity":
			outer := style.opaque
			if err := share(&style.opaque); err != nil {
				return err
			}
			style.opaque *= outer
		case "stroke-width":
			width, ok := length(value, 1)
			if !ok || width < 0 {
				return fmt.Errorf("its stroke-width %q is not a number", clip(value))
			}
			style.width = width
		case "fill-rule":
			style.evenOdd = value == "evenodd"
		case "display":
			style.hidden = style.hidden || value == "none"
		case "visibility":
			style.hidden = style.hidden || value == "hidden"
		}
		return nil
	}
	for _, name := range []string{"fill", "stroke", "fill-opacity", "stroke-opacity", "opacity", "stroke-width", "fill-rule", "display", "visibility"} {
		if value := attribute(element, name); value != "" {
			if err := set(name, value); err != nil {
				return style, err
			}
		}
	}
	declared := ""
	for _, class := range strings.Fields(attribute(element, "class")) {
		declared += ";" + r.rules[class]
	}
	for _, declaration := range strings.Split(declared+";"+attribute(element, "style"), ";") {
		if name, value, ok := strings.Cut(declaration, ":"); ok {
			if err := set(strings.ToLower(strings.TrimSpace(name)), value); err != nil {
				return style, err
			}
		}
	}
	return style, nil
}

// paintOf reads a colour; nil for none.
func paintOf(value string) (*Color, bool) {
	value = strings.ToLower(value)
	named := map[string]Color{"black": Black, "white": White, "red": 0xFF0000, "green": 0x008000, "blue": 0x0000FF, "gray": 0x808080, "grey": 0x808080, "navy": 0x000080, "currentcolor": Black}
	if color, ok := named[value]; ok {
		return &color, true
	}
	if value == "none" || value == "transparent" {
		return nil, true
	}
	if inner, ok := strings.CutPrefix(value, "rgb("); ok {
		numbers, ok := numbersOf(strings.TrimSuffix(inner, ")"))
		if !ok || len(numbers) != 3 {
			return nil, false
		}
		var color Color
		for _, number := range numbers {
			color = color<<8 | Color(math.Max(0, math.Min(255, math.Round(number))))
		}
		return &color, true
	}
	color, ok := ParseColor(value)
	return &color, ok
}

// element takes up a group or a shape.
func (r *svgReader) element(name string, element xml.StartElement) error {
	outer := r.states[len(r.states)-1]
	style, err := r.styled(outer.style, element)
	if err != nil {
		return err
	}
	place := outer.place
	if text := attribute(element, "transform"); text != "" {
		own, ok := transformOf(text)
		if !ok {
			return fmt.Errorf("its transform %q cannot be read", clip(text))
		}
		place = place.times(own)
	}
	if name == "defs" {
		style.hidden = true
	}
	r.states = append(r.states, svgState{style, place})
	if name == "g" || name == "defs" {
		return nil
	}
	number := func(name string) float64 {
		value, ok := length(attribute(element, name), 0)
		if !ok {
			err = fmt.Errorf("its %s %q is not a number", name, clip(attribute(element, name)))
		}
		return value
	}
	var p pathReader
	switch name {
	case "path":
		if !p.read(attribute(element, "d")) {
			return errors.New("one of its paths cannot be read")
		}
	case "rect":
		x, y, width, height := number("x"), number("y"), number("width"), number("height")
		rx, ry := number("rx"), number("ry")
		if rx == 0 {
			rx = ry
		}
		if ry == 0 {
			ry = rx
		}
		p.rect(x, y, width, height, math.Min(math.Abs(rx), width/2), math.Min(math.Abs(ry), height/2))
	case "circle":
		p.ellipse(number("cx"), number("cy"), number("r"), number("r"))
	case "ellipse":
		p.ellipse(number("cx"), number("cy"), number("rx"), number("ry"))
	case "line":
		p.move(number("x1"), number("y1"))
		p.line(number("x2"), number("y2"))
	case "polygon", "polyline":
		numbers, ok := numbersOf(attribute(element, "points"))
		if !ok || len(numbers)%2 != 0 {
			return fmt.Errorf("the points of its %s cannot be read", name)
		}
		for i := 0; i+1 < len(numbers); i += 2 {
			if i == 0 {
				p.move(numbers[0], numbers[1])
			} else {
				p.line(numbers[i], numbers[i+1])
			}
		}
		if name == "polygon" {
			p.close()
		}
	}
	if err != nil {
		return err
	}
	r.segments += len(p.segments)
	if len(r.logo.Shapes) >= mostShapes || r.segments > mostSegments {
		return errors.New("it has too many shapes for a logo")
	}
	if style.hidden || len(p.segments) == 0 || style.fill == nil && style.stroke == nil {
		return nil
	}
	for i := range p.segments {
		for k, point := range p.segments[i].Points {
			moved := place.apply(point[0], point[1])
			for axis := range moved {
				if !(math.Abs(moved[axis]) <= farthest) {
					return errors.New("one of its points lies nowhere near a logo")
				}
			}
			p.segments[i].Points[k] = moved
		}
	}
	scale := math.Sqrt(math.Abs(place[0]*place[3] - place[1]*place[2]))
	if !(scale*style.width <= farthest) {
		return errors.New("one of its lines is too wide")
	}
	if scale*style.width == 0 { // its transformation flattens it
		style.stroke = nil
	}
	if style.fill == nil && style.stroke == nil {
		return nil
	}
	r.logo.Shapes = append(r.logo.Shapes, LogoShape{
		Segments: p.segments, Fill: style.fill, Stroke: style.stroke, Width: scale * style.width, EvenOdd: style.evenOdd,
		FillOpacity: style.fillOpacity * style.opaque, LineOpacity: style.lineOpacity * style.opaque,
	})
	return nil
}

// transformOf reads a list of transformations.
func transformOf(text string) (matrix, bool) {
	all := matrix{1, 0, 0, 1, 0, 0}
	for rest := strings.TrimLeft(text, " \t\n\r,"); rest != ""; {
		name, after, found := strings.Cut(rest, "(")
		inner, behind, closed := strings.Cut(after, ")")
		n, ok := numbersOf(inner)
		if !found || !closed || !ok {
			return all, false
		}
		own, count := matrix{1, 0, 0, 1, 0, 0}, len(n)
		switch name = strings.TrimSpace(name); {
		case name == "translate" && count == 1:
			own[4] = n[0]
		case name == "translate" && count == 2:
			own[4], own[5] = n[0], n[1]
		case name == "scale" && count == 1:
			own[0], own[3] = n[0], n[0]
		case name == "scale" && count == 2:
			own[0], own[3] = n[0], n[1]
		case name == "matrix" && count == 6:
			own = matrix(n)
		case name == "rotate" && (count == 1 || count == 3):
			sin, cos := math.Sincos(n[0] * math.Pi / 180)
			own = matrix{cos, sin, -sin, cos, 0, 0}
			if count == 3 {
				own = matrix{1, 0, 0, 1, n[1], n[2]}.times(own).times(matrix{1, 0, 0, 1, -n[1], -n[2]})
			}
		case name == "skewX" && count == 1:
			own[2] = math.Tan(n[0] * math.Pi / 180)
		case name == "skewY" && count == 1:
			own[1] = math.Tan(n[0] * math.Pi / 180)
		default:
			return all, false
		}
		all = all.times(own)
		rest = strings.TrimLeft(behind, " \t\n\r,")
	}
	return all, true
}
