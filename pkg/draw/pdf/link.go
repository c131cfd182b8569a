// Links: clickable areas and the elements that announce them.

package pdf

import (
	"strings"

	"github.com/acctplan/acctplan/pkg/draw"
)

// link is a link annotation.
type link struct {
	page        int
	area        draw.Rect
	url         string
	description string
	element     *element
	object      int
}

// linkPiece remembers the link that was drawn last, so that its continuation on the next line joins it.
type linkPiece struct {
	element *element
	id      int
	url     string
}

// pdfURL returns an address a PDF can lead to: references within a web page are none.
func pdfURL(url string) string {
	if strings.HasPrefix(url, "#") {
		return ""
	}
	return url
}

func hasLinks(line draw.Line) bool {
	for _, run := range line.Runs {
		if pdfURL(run.URL) != "" {
			return true
		}
	}
	return false
}

// Link implements draw.Canvas.
func (d *Document) Link(area draw.Rect, url, description string) {
	url = pdfURL(draw.SafeURL(url))
	if url == "" || !(area.Width > 0 && area.Height > 0) {
		return
	}
	description = draw.CleanText(description)
	if strings.TrimSpace(description) == "" {
		description = url
	}
	holder := d.open
	switch {
	case d.artifacts > 0:
		holder = d.root // a link is never decoration
	case holder.tag == draw.TagLink:
		d.annotate(holder, area, url, description)
		return
	}
	d.stopMarks()
	e := &element{tag: draw.TagLink, parent: holder, boxPage: -1, titlePage: -1, node: draw.Node{Alt: description}}
	holder.kids = append(holder.kids, kid{element: e, link: -1})
	d.annotate(e, area, url, description)
}

func (d *Document) annotate(e *element, area draw.Rect, url, description string) {
	e.kids = append(e.kids, kid{page: d.current, link: len(d.links)})
	d.page().links = append(d.page().links, len(d.links))
	d.links = append(d.links, link{page: d.current, area: area, url: url, description: description, element: e})
}

// linkPiece makes a run of text clickable and returns the element it belongs to.
func (d *Document) linkPiece(x, y float64, run draw.Run, url string) *element {
	size := run.Style.Size
	area := draw.Rect{X: x + run.X, Y: y - 0.9*size, Width: run.Width, Height: 1.2 * size}
	e := d.open
	if e.tag != draw.TagLink {
		kids := d.open.kids
		if last := d.lastLink; last.element != nil && last.id == run.Link && last.url == url && len(kids) > 0 && kids[len(kids)-1].element == last.element {
			e = last.element
		} else {
			e = &element{tag: draw.TagLink, parent: d.open, boxPage: -1, titlePage: -1}
			d.open.kids = append(d.open.kids, kid{element: e, link: -1})
		}
	}
	d.lastLink = linkPiece{element: e, id: run.Link, url: url}
	d.markAs(e)
	description := strings.TrimSpace(run.Text)
	if description == "" {
		description = url
	}
	d.annotate(e, area, url, description)
	return e
}
