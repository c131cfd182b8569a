// Paths of SVG: the commands of a path's data as moves, lines and cubic curves.

package theme

import (
	"math"
	"strconv"
	"strings"
)

// pathReader makes segments of commands.
type pathReader struct {
	segments       []Segment
	x, y           float64 // where the pen is
	startX, startY float64 // of the current part
	lastX, lastY   float64 // the last control point
	last           byte    // the command before
}

func (p *pathReader) move(x, y float64) {
	p.segments = append(p.segments, Segment{Verb: 'M', Points: [3][2]float64{{x, y}}})
	p.x, p.y, p.startX, p.startY = x, y, x, y
}

func (p *pathReader) line(x, y float64) {
	p.segments = append(p.segments, Segment{Verb: 'L', Points: [3][2]float64{{x, y}}})
	p.x, p.y = x, y
}

func (p *pathReader) curve(x1, y1, x2, y2, x, y float64) {
	p.segments = append(p.segments, Segment{Verb: 'C', Points: [3][2]float64{{x1, y1}, {x2, y2}, {x, y}}})
	p.x, p.y, p.lastX, p.lastY = x, y, x2, y2
}

func (p *pathReader) quad(x1, y1, x, y float64) {
	p.curve(p.x+2*(x1-p.x)/3, p.y+2*(y1-p.y)/3, x+2*(x1-x)/3, y+2*(y1-y)/3, x, y)
	p.lastX, p.lastY = x1, y1
}

func (p *pathReader) close() {
	p.segments = append(p.segments, Segment{Verb: 'Z'})
	p.x, p.y = p.startX, p.startY
}

// quarter is the length of the control arm that makes a quarter circle of a curve.
const quarter = 0.5522847498

func (p *pathReader) ellipse(cx, cy, rx, ry float64) {
	if !(rx > 0 && ry > 0) {
		return
	}
	p.rect(cx-rx, cy-ry, 2*rx, 2*ry, rx, ry)
}

func (p *pathReader) rect(x, y, width, height, rx, ry float64) {
	if !(width > 0 && height > 0) {
		return
	}
	if rx <= 0 || ry <= 0 {
		p.move(x, y)
		p.line(x+width, y)
		p.line(x+width, y+height)
		p.line(x, y+height)
		p.close()
		return
	}
	kx, ky := rx*(1-quarter), ry*(1-quarter)
	p.move(x+rx, y)
	p.line(x+width-rx, y)
	p.curve(x+width-kx, y, x+width, y+ky, x+width, y+ry)
	p.line(x+width, y+height-ry)
	p.curve(x+width, y+height-ky, x+width-kx, y+height, x+width-rx, y+height)
	p.line(x+rx, y+height)
	p.curve(x+kx, y+height, x, y+height-ky, x, y+height-ry)
	p.line(x, y+ry)
	p.curve(x, y+ky, x+kx, y, x+rx, y)
	p.close()
}

// arguments is how many numbers a command takes.
func arguments(command byte) int {
	switch command {
	case 'M', 'L', 'T':
		return 2
	case 'H', 'V':
		return 1
	case 'C':
		return 6
	case 'S', 'Q':
		return 4
	case 'A':
		return 7
	}
	return 0
}

// read reads the data of a path.
func (p *pathReader) read(data string) bool {
	s := scanner{text: data}
	var command byte
	for {
		s.skip()
		if s.at >= len(s.text) {
			return true
		}
		if char := s.text[s.at]; char|0x20 >= 'a' && char|0x20 <= 'z' {
			command = char
			s.at++
		} else if command == 0 || command|0x20 == 'z' {
			return false
		}
		upper := command &^ 0x20
		if upper == 'Z' {
			p.close()
			p.last = 'Z'
			continue
		}
		count := arguments(upper)
		if count == 0 || len(p.segments) == 0 && upper != 'M' || len(p.segments) > mostSegments {
			return false
		}
		var n [7]float64
		for i := range count {
			ok := false
			if upper == 'A' && (i == 3 || i == 4) {
				n[i], ok = s.flag()
			} else {
				n[i], ok = s.number()
			}
			if !ok {
				return false
			}
		}
		p.run(upper, command != upper, n)
		p.last = upper
		switch command { // further pairs after a move are lines
		case 'M':
			command = 'L'
		case 'm':
			command = 'l'
		}
	}
}

func (p *pathReader) run(command byte, relative bool, n [7]float64) {
	dx, dy := 0.0, 0.0
	if relative {
		dx, dy = p.x, p.y
	}
	mirrorX, mirrorY := p.x, p.y
	if command == 'S' && (p.last == 'C' || p.last == 'S') || command == 'T' && (p.last == 'Q' || p.last == 'T') {
		mirrorX, mirrorY = 2*p.x-p.lastX, 2*p.y-p.lastY
	}
	switch command {
	case 'M':
		p.move(n[0]+dx, n[1]+dy)
	case 'L':
		p.line(n[0]+dx, n[1]+dy)
	case 'H':
		p.line(n[0]+dx, p.y)
	case 'V':
		p.line(p.x, n[0]+dy)
	case 'C':
		p.curve(n[0]+dx, n[1]+dy, n[2]+dx, n[3]+dy, n[4]+dx, n[5]+dy)
	case 'S':
		p.curve(mirrorX, mirrorY, n[0]+dx, n[1]+dy, n[2]+dx, n[3]+dy)
	case 'Q':
		p.quad(n[0]+dx, n[1]+dy, n[2]+dx, n[3]+dy)
	case 'T':
		p.quad(mirrorX, mirrorY, n[0]+dx, n[1]+dy)
	case 'A':
		p.arc(n[0], n[1], n[2], n[3] != 0, n[4] != 0, n[5]+dx, n[6]+dy)
	}
}

// arc draws an elliptical arc as curves, by the appendix of the SVG specification.
func (p *pathReader) arc(rx, ry, turn float64, large, sweep bool, x, y float64) {
	rx, ry = math.Abs(rx), math.Abs(ry)
	if rx == 0 || ry == 0 || p.x == x && p.y == y {
		p.line(x, y)
		return
	}
	sin, cos := math.Sincos(turn * math.Pi / 180)
	halfX, halfY := (p.x-x)/2, (p.y-y)/2
	px, py := cos*halfX+sin*halfY, -sin*halfX+cos*halfY
	if grow := px*px/(rx*rx) + py*py/(ry*ry); grow > 1 {
		rx, ry = rx*math.Sqrt(grow), ry*math.Sqrt(grow)
	}
	under := rx*rx*py*py + ry*ry*px*px
	root := 0.0
	if under > 0 {
		root = math.Sqrt(math.Max(0, (rx*rx*ry*ry-under)/under))
	}
	if large == sweep {
		root = -root
	}
	ux, uy := root*rx*py/ry, -root*ry*px/rx
	cx, cy := cos*ux-sin*uy+(p.x+x)/2, sin*ux+cos*uy+(p.y+y)/2
	from := math.Atan2((py-uy)/ry, (px-ux)/rx)
	span := math.Atan2((-py-uy)/ry, (-px-ux)/rx) - from
	switch {
	case sweep && span < 0:
		span += 2 * math.Pi
	case !sweep && span > 0:
		span -= 2 * math.Pi
	}
	parts := int(math.Ceil(math.Abs(span)/(math.Pi/2) - 1e-9))
	if parts < 1 || parts > 4 {
		p.line(x, y)
		return
	}
	step := span / float64(parts)
	arm := 4.0 / 3 * math.Tan(step/4)
	at := func(angle float64) (float64, float64, float64, float64) {
		s, c := math.Sincos(angle)
		return cx + cos*rx*c - sin*ry*s, cy + sin*rx*c + cos*ry*s, -cos*rx*s - sin*ry*c, -sin*rx*s + cos*ry*c
	}
	for i := range parts {
		x0, y0, dx0, dy0 := at(from + float64(i)*step)
		x1, y1, dx1, dy1 := at(from + float64(i+1)*step)
		if i == parts-1 {
			x1, y1 = x, y
		}
		p.curve(x0+arm*dx0, y0+arm*dy0, x1-arm*dx1, y1-arm*dy1, x1, y1)
	}
}

// scanner reads numbers as SVG writes them.
type scanner struct {
	text string
	at   int
}

func (s *scanner) skip() {
	for s.at < len(s.text) && strings.IndexByte(" \t\r\n,", s.text[s.at]) >= 0 {
		s.at++
	}
}

func (s *scanner) flag() (float64, bool) {
	s.skip()
	if s.at < len(s.text) && (s.text[s.at] == '0' || s.text[s.at] == '1') {
		s.at++
		return float64(s.text[s.at-1] - '0'), true
	}
	return 0, false
}

func (s *scanner) number() (float64, bool) {
	s.skip()
	start, point, exponent := s.at, false, false
	for ; s.at < len(s.text); s.at++ {
		char := s.text[s.at]
		switch {
		case char >= '0' && char <= '9':
		case (char == '-' || char == '+') && (s.at == start || s.text[s.at-1]|0x20 == 'e'):
		case char == '.' && !point && !exponent:
			point = true
		case char|0x20 == 'e' && !exponent && s.at > start:
			exponent = true
		default:
			return s.parsed(start)
		}
	}
	return s.parsed(start)
}

func (s *scanner) parsed(start int) (float64, bool) {
	const longest = 40
	if s.at-start > longest {
		return 0, false
	}
	value, err := strconv.ParseFloat(s.text[start:s.at], 64)
	return value, err == nil && math.Abs(value) <= farthest
}

// numbersOf reads a list of numbers.
func numbersOf(text string) ([]float64, bool) {
	s := scanner{text: text}
	var numbers []float64
	for {
		s.skip()
		if s.at >= len(s.text) {
			return numbers, true
		}
		number, ok := s.number()
		if !ok || len(numbers) > 2*mostSegments {
			return nil, false
		}
		numbers = append(numbers, number)
	}
}
