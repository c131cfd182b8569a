// Trees: the structure tree and the bookmarks as objects of the file.

package pdf

import (
	"fmt"
	"strings"

	"github.com/acctplan/acctplan/pkg/draw"
)

// treeWriter writes the structure tree.
type treeWriter struct {
	d     *Document
	f     *file
	pages []int // object numbers
}

// number reserves an object for every element, parents first.
func (t treeWriter) number(e *element) {
	e.object = t.f.reserve()
	for _, k := range e.kids {
		if k.element != nil {
			t.number(k.element)
		}
	}
}

// write sets the object of an element and of everything below it.
func (t treeWriter) write(e *element, parent int) {
	var out strings.Builder
	fmt.Fprintf(&out, "<</Type /StructElem /S /%s /P %d 0 R", e.tag, parent)
	home := -1
	for _, k := range e.kids {
		if k.element == nil {
			home = k.page
			fmt.Fprintf(&out, " /Pg %d 0 R", t.pages[home])
			break
		}
	}
	if alt := draw.CleanText(e.node.Alt); alt != "" {
		out.WriteString(" /Alt " + textString(alt))
	}
	if actual := draw.CleanText(e.node.Actual); actual != "" {
		out.WriteString(" /ActualText " + textString(actual))
	}
	out.WriteString(t.attributes(e))
	if len(e.kids) > 0 {
		out.WriteString(" /K [")
		for _, k := range e.kids {
			switch {
			case k.element != nil:
				fmt.Fprintf(&out, "%d 0 R ", k.element.object)
				t.write(k.element, e.object)
			case k.link >= 0:
				fmt.Fprintf(&out, "<</Type /OBJR /Obj %d 0 R /Pg %d 0 R>> ", t.d.links[k.link].object, t.pages[k.page])
			case k.page == home:
				fmt.Fprintf(&out, "%d ", k.mark)
			default:
				fmt.Fprintf(&out, "<</Type /MCR /Pg %d 0 R /MCID %d>> ", t.pages[k.page], k.mark)
			}
		}
		out.WriteString("]")
	}
	out.WriteString(">>")
	t.f.set(e.object, out.String())
}

// attributes returns the /A entry of an element, or nothing.
func (t treeWriter) attributes(e *element) string {
	switch e.tag {
	case draw.TagList:
		return " /A <</O /List /ListNumbering /None>>"
	case draw.TagHeader, draw.TagCell:
		var out strings.Builder
		if e.tag == draw.TagHeader {
			scope := e.node.Scope
			if scope != draw.ScopeRow && scope != draw.ScopeBoth {
				scope = draw.ScopeColumn
			}
			fmt.Fprintf(&out, " /Scope /%s", scope)
		}
		if e.node.ColumnSpan > 1 {
			fmt.Fprintf(&out, " /ColSpan %d", e.node.ColumnSpan)
		}
		if out.Len() > 0 {
			return " /A <</O /Table" + out.String() + ">>"
		}
	case draw.TagFigure:
		if box, some := e.box.Rect(); some {
			corners := appendNumbers(nil, box.X, t.d.up(box.Y+box.Height), box.X+box.Width, t.d.up(box.Y))
			return fmt.Sprintf(" /A <</O /Layout /Placement /Block /BBox [%s]>>", strings.TrimSpace(string(corners)))
		}
	}
	return ""
}

// parents returns the number tree that leads from page content and annotations back to their elements.
func (t treeWriter) parents() string {
	var out strings.Builder
	out.WriteString("<</Nums [")
	for i, p := range t.d.pages {
		fmt.Fprintf(&out, "%d [", i)
		for _, e := range p.elements {
			fmt.Fprintf(&out, "%d 0 R ", e.object)
		}
		out.WriteString("] ")
	}
	for i, l := range t.d.links {
		fmt.Fprintf(&out, "%d %d 0 R ", len(t.d.pages)+i, l.element.object)
	}
	out.WriteString("]>>")
	return out.String()
}

// bookmark is an entry of the outline.
type bookmark struct {
	heading  *element
	object   int
	parent   int // index, or -1 for the top
	children []int
}

// writeOutline writes the bookmarks made of the headings and returns the object of their root, or 0 when there are none.
func (d *Document) writeOutline(f *file, pages []int) int {
	var marks []bookmark
	var top []int
	var path []int // the entries that enclose the next one
	for _, heading := range d.headings {
		if heading.titlePage < 0 || heading.title.Len() == 0 {
			continue
		}
		for len(path) > 0 && marks[path[len(path)-1]].heading.tag.HeadingLevel() >= heading.tag.HeadingLevel() {
			path = path[:len(path)-1]
		}
		index, parent := len(marks), -1
		if len(path) > 0 {
			parent = path[len(path)-1]
			marks[parent].children = append(marks[parent].children, index)
		} else {
			top = append(top, index)
		}
		marks = append(marks, bookmark{heading: heading, parent: parent})
		path = append(path, index)
	}
	if len(marks) == 0 {
		return 0
	}
	root := f.reserve()
	for i := range marks {
		marks[i].object = f.reserve()
	}
	f.set(root, fmt.Sprintf("<</Type /Outlines /First %d 0 R /Last %d 0 R /Count %d>>", marks[top[0]].object, marks[top[len(top)-1]].object, len(marks)))
	write := func(siblings []int, parent int) {
		for place, index := range siblings {
			mark := marks[index]
			var out strings.Builder
			corner := string(appendNumbers(nil, 0, d.up(mark.heading.titleTop)))
			fmt.Fprintf(&out, "<</Title %s /Parent %d 0 R /Dest [%d 0 R /XYZ %snull]", textString(mark.heading.title.String()), parent, pages[mark.heading.titlePage], corner)
			if place > 0 {
				fmt.Fprintf(&out, " /Prev %d 0 R", marks[siblings[place-1]].object)
			}
			if place+1 < len(siblings) {
				fmt.Fprintf(&out, " /Next %d 0 R", marks[siblings[place+1]].object)
			}
			if n := len(mark.children); n > 0 {
				fmt.Fprintf(&out, " /First %d 0 R /Last %d 0 R /Count %d", marks[mark.children[0]].object, marks[mark.children[n-1]].object, descendants(marks, index))
			}
			out.WriteString(">>")
			f.set(mark.object, out.String())
		}
	}
	write(top, root)
	for _, mark := range marks {
		write(mark.children, mark.object)
	}
	return root
}

func descendants(marks []bookmark, index int) int {
	count := len(marks[index].children)
	for _, child := range marks[index].children {
		count += descendants(marks, child)
	}
	return count
}
