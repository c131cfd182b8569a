// Writing: the finished document as a file.

package pdf

import (
	"fmt"
	"io"
	"strings"
)

// Write finishes the document and writes the file. It reports the first problem met while drawing, in which case nothing is written. It may be
// called once.
func (d *Document) Write(w io.Writer) error {
	if d.written {
		return errWritten
	}
	d.stopMarks()
	switch {
	case d.artifacts > 0:
		d.fail("an artifact is still open")
	case d.open.parent != nil:
		d.fail("%s is still open", d.open.tag)
	}
	if d.problem != nil {
		return d.problem
	}
	d.written = true
	if _, err := w.Write(d.bytes()); err != nil {
		return fmt.Errorf("pdf: %w", err)
	}
	return nil
}

// bytes numbers every object and writes it.
func (d *Document) bytes() []byte {
	f := &file{}
	catalog, information, pageTree, structure, parentTree := f.reserve(), f.reserve(), f.reserve(), f.reserve(), f.reserve()
	resources := f.reserve()
	pageObjects := make([]int, len(d.pages))
	for i := range d.pages {
		pageObjects[i] = f.reserve()
	}
	for i := range d.links {
		d.links[i].object = f.reserve()
	}
	f.set(resources, d.resources(f))

	size := string(appendNumbers(nil, d.options.Size.Width, d.options.Size.Height))
	var kids strings.Builder
	for i, p := range d.pages {
		content := f.stream("", p.content)
		var annotations strings.Builder
		for _, index := range p.links {
			fmt.Fprintf(&annotations, "%d 0 R ", d.links[index].object)
		}
		entry := ""
		if annotations.Len() > 0 {
			entry = fmt.Sprintf(" /Annots [%s]", annotations.String())
		}
		f.set(pageObjects[i], fmt.Sprintf("<</Type /Page /Parent %d 0 R /MediaBox [0 0 %s] /Resources %d 0 R /Contents %d 0 R /StructParents %d /Tabs /S%s>>",
			pageTree, size, resources, content, i, entry))
		fmt.Fprintf(&kids, "%d 0 R ", pageObjects[i])
	}
	f.set(pageTree, fmt.Sprintf("<</Type /Pages /Kids [%s] /Count %d>>", kids.String(), len(d.pages)))
	for i, l := range d.links {
		rect := string(appendNumbers(nil, l.area.X, d.up(l.area.Y+l.area.Height), l.area.X+l.area.Width, d.up(l.area.Y)))
		f.set(l.object, fmt.Sprintf("<</Type /Annot /Subtype /Link /F 4 /Border [0 0 0] /Rect [%s] /P %d 0 R /Contents %s /StructParent %d /A <</S /URI /URI %s>>>>",
			rect, pageObjects[l.page], textString(l.description), len(d.pages)+i, literal(l.url)))
	}

	tree := treeWriter{d, f, pageObjects}
	tree.number(d.root)
	tree.write(d.root, structure)
	f.set(structure, fmt.Sprintf("<</Type /StructTreeRoot /K [%d 0 R] /ParentTree %d 0 R /ParentTreeNextKey %d>>", d.root.object, parentTree, len(d.pages)+len(d.links)))
	f.set(parentTree, tree.parents())

	outlines := ""
	if root := d.writeOutline(f, pageObjects); root > 0 {
		outlines = fmt.Sprintf(" /Outlines %d 0 R", root)
	}
	metadata := f.rawStream("/Type /Metadata /Subtype /XML", d.xmp())
	f.set(catalog, fmt.Sprintf("<</Type /Catalog /Pages %d 0 R /Lang %s /MarkInfo <</Marked true>> /StructTreeRoot %d 0 R /Metadata %d 0 R /ViewerPreferences <</DisplayDocTitle true>>%s>>",
		pageTree, literal(d.options.Language), structure, metadata, outlines))
	f.set(information, d.information())
	return f.bytes(catalog, information)
}

// resources writes the fonts and returns the resource dictionary that all pages share.
func (d *Document) resources(f *file) string {
	var out strings.Builder
	out.WriteString("<<")
	if len(d.fonts) > 0 {
		out.WriteString("/Font <<")
		for _, e := range d.fonts {
			fmt.Fprintf(&out, "%s %d 0 R ", e.name(), f.writeFont(e))
		}
		out.WriteString(">> ")
	}
	if len(d.images) > 0 {
		out.WriteString("/XObject <<")
		for i, pixels := range d.images {
			fmt.Fprintf(&out, "%s %d 0 R ", imageName(i), f.writeImage(pixels))
		}
		out.WriteString(">> ")
	}
	if len(d.alphas) > 0 {
		out.WriteString("/ExtGState <<")
		for alpha := range 256 {
			if !d.alphas[uint8(alpha)] {
				continue
			}
			share := strings.TrimSpace(string(appendNumber(nil, float64(alpha)/255)))
			fmt.Fprintf(&out, "%s <</ca %s>> %s <</CA %s>> ", alphaName(0, uint8(alpha)), share, alphaName(1, uint8(alpha)), share)
		}
		out.WriteString(">>")
	}
	out.WriteString(">>")
	return out.String()
}
