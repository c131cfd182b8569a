// Structure: the tree of elements and the marks that tie page content to it.

package pdf

import (
	"strconv"
	"strings"

	"github.com/acctplan/acctplan/pkg/draw"
)

const tagDocument draw.Tag = "Document"

// element is a node of the structure tree.
type element struct {
	tag    draw.Tag
	node   draw.Node
	parent *element
	kids   []kid
	// box is the area drawn on boxPage, for figures.
	box     draw.Bounds
	boxPage int
	// title is the text drawn in a heading; titlePage and titleTop tell where it begins.
	title     strings.Builder
	titlePage int
	titleTop  float64
	// object is the number given when the file is written.
	object int
}

// kid is one child: an element, a stretch of marked content, or a link annotation.
type kid struct {
	element *element
	page    int
	mark    int // marked content id, when element is nil and link is -1
	link    int // index into Document.links, or -1
}

// parents lists the roles that an element of a role must be directly inside of.
func parents(tag draw.Tag) []draw.Tag {
	switch tag {
	case draw.TagItem:
		return []draw.Tag{draw.TagList}
	case draw.TagLabel, draw.TagBody:
		return []draw.Tag{draw.TagItem}
	case draw.TagHead, draw.TagRows:
		return []draw.Tag{draw.TagTable}
	case draw.TagRow:
		return []draw.Tag{draw.TagTable, draw.TagHead, draw.TagRows}
	case draw.TagHeader, draw.TagCell:
		return []draw.Tag{draw.TagRow}
	}
	return nil
}

// Begin implements draw.Canvas.
func (d *Document) Begin(node draw.Node) {
	if d.artifacts > 0 {
		d.artifacts++
		return
	}
	d.stopMarks()
	if !node.Tag.Known() {
		d.fail("%q is not a structure role", string(node.Tag))
		node.Tag = draw.TagDiv
	}
	if allowed := parents(node.Tag); len(allowed) > 0 {
		fits := false
		for _, tag := range allowed {
			fits = fits || tag == d.open.tag
		}
		if !fits {
			d.fail("%s begun inside %s", node.Tag, d.open.tag)
		}
	}
	if node.Tag == draw.TagFigure && strings.TrimSpace(node.Alt) == "" {
		d.fail("a Figure needs a description (Alt)")
	}
	child := &element{tag: node.Tag, node: node, parent: d.open, boxPage: -1, titlePage: -1}
	d.open.kids = append(d.open.kids, kid{element: child, link: -1})
	d.open = child
	if node.Tag.HeadingLevel() > 0 {
		d.headings = append(d.headings, child)
	}
}

// BeginArtifact implements draw.Canvas.
func (d *Document) BeginArtifact() {
	d.stopMarks()
	d.artifacts++
}

// End implements draw.Canvas.
func (d *Document) End() {
	d.stopMarks()
	switch {
	case d.artifacts > 0:
		d.artifacts--
	case d.open.parent == nil:
		d.fail("End without Begin")
	default:
		d.open = d.open.parent
	}
}

// stopMarks ends the open marked content. Only the current page can have any.
func (d *Document) stopMarks() {
	d.page().stopMark()
	d.lastLink = linkPiece{}
}

func (p *page) stopMark() {
	if p.marking != markNone {
		p.content = append(p.content, "EMC\n"...)
		p.marking, p.marked = markNone, nil
	}
}

// markShape makes the next operators part of the figure that is open, or decoration.
func (d *Document) markShape() {
	if d.artifacts == 0 && d.open.tag.HoldsText() && d.insideFigure() {
		d.markAs(d.open)
		return
	}
	d.markArtifact()
}

// markText makes the next operators part of the open element.
func (d *Document) markText() {
	switch {
	case d.artifacts > 0:
		d.markArtifact()
	case !d.open.tag.HoldsText():
		d.fail("text drawn directly inside %s", d.open.tag)
		d.markArtifact()
	default:
		d.markAs(d.open)
	}
}

func (d *Document) markArtifact() {
	p := d.page()
	if p.marking == markArtifact {
		return
	}
	p.stopMark()
	p.content = append(p.content, "/Artifact BMC\n"...)
	p.marking = markArtifact
}

func (d *Document) markAs(e *element) {
	p := d.page()
	if p.marking == markElement && p.marked == e {
		return
	}
	p.stopMark()
	id := len(p.elements)
	p.elements = append(p.elements, e)
	e.kids = append(e.kids, kid{page: p.number, mark: id, link: -1})
	p.content = append(p.content, '/')
	p.content = append(p.content, e.tag...)
	p.content = append(p.content, " <</MCID "...)
	p.content = strconv.AppendInt(p.content, int64(id), 10)
	p.content = append(p.content, ">> BDC\n"...)
	p.marking, p.marked = markElement, e
}

func (d *Document) insideFigure() bool {
	for e := d.open; e != nil; e = e.parent {
		if e.tag == draw.TagFigure {
			return true
		}
	}
	return false
}

// cover widens the box of every open figure on the page where it began.
func (d *Document) cover(area draw.Rect) {
	if d.artifacts > 0 {
		return
	}
	for e := d.open; e != nil; e = e.parent {
		if e.tag != draw.TagFigure {
			continue
		}
		if e.boxPage < 0 {
			e.boxPage = d.current
		}
		if e.boxPage == d.current {
			e.box.Add(area)
		}
	}
}
