// Package svg draws on a self-contained SVG fragment, meant to be placed inside an HTML page.
package svg

import (
	"errors"
	"strings"

	"github.com/acctplan/acctplan/pkg/draw"
)

// Options describes a picture.
type Options struct {
	Size draw.Size
	// ID is the prefix of the element ids in the fragment; it must be unique on the page. Characters other than letters, digits, '-' and '_'
	// are dropped; empty means "picture".
	ID string
	// Title names the picture and Description says in words what it shows. They become <title> and <desc>, which assistive technology reads.
	Title, Description string
}

// Picture implements draw.Canvas. The picture as a whole is one image to assistive technology, so structure elements leave no trace in it, except that
// they must balance.
type Picture struct {
	options Options
	body    []byte
	depth   int
	linked  bool
	problem error
}

var _ draw.Canvas = (*Picture)(nil)

// New starts an empty picture.
func New(options Options) *Picture {
	options.ID = cleanID(options.ID)
	options.Title, options.Description = draw.CleanText(options.Title), draw.CleanText(options.Description)
	return &Picture{options: options}
}

func cleanID(id string) string {
	id = strings.Map(func(c rune) rune {
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_' {
			return c
		}
		return -1
	}, id)
	if id == "" {
		return "picture"
	}
	return id
}

// String returns the fragment, from "<svg" to "</svg>\n". It is safe to place in HTML as it is: every text is escaped. It fails when Begin and End do
// not balance.
func (p *Picture) String() (string, error) {
	if p.problem == nil && p.depth > 0 {
		return "", errors.New("svg: a structure element is still open")
	}
	if p.problem != nil {
		return "", p.problem
	}
	var names []string
	var described []byte
	for _, part := range []struct{ tag, suffix, text string }{{"title", "-title", p.options.Title}, {"desc", "-desc", p.options.Description}} {
		if part.text == "" {
			continue
		}
		id := p.options.ID + part.suffix
		names = append(names, id)
		described = append(described, "<"+part.tag+" id=\""+id+"\">"...)
		described = append(escape(described, part.text), "</"+part.tag+">\n"...)
	}
	out := make([]byte, 0, len(described)+len(p.body)+512)
	out = append(out, `<svg xmlns="http://www.w3.org/2000/svg"`...)
	width, height := number(p.options.Size.Width), number(p.options.Size.Height)
	out = append(out, ` width="`+width+`" height="`+height+`" viewBox="0 0 `+width+" "+height+`"`...)
	switch {
	case len(names) == 0:
		out = append(out, ` aria-hidden="true"`...)
	case p.linked:
		// Inside an image nothing can be reached, so a picture with links is a group.
		out = append(out, ` role="group" aria-labelledby="`+strings.Join(names, " ")+`"`...)
	default:
		out = append(out, ` role="img" aria-labelledby="`+strings.Join(names, " ")+`"`...)
	}
	out = append(out, ` font-family="Inter, system-ui, sans-serif" xml:space="preserve">`+"\n"...)
	out = append(append(out, described...), p.body...)
	return string(append(out, "</svg>\n"...)), nil
}

// Begin implements draw.Canvas.
func (p *Picture) Begin(draw.Node) { p.depth++ }

// BeginArtifact implements draw.Canvas.
func (p *Picture) BeginArtifact() { p.depth++ }

// End implements draw.Canvas.
func (p *Picture) End() {
	if p.depth == 0 {
		if p.problem == nil {
			p.problem = errors.New("svg: End without Begin")
		}
		return
	}
	p.depth--
}
