// Metadata: what the file says about itself, in both of the places where readers look.

package pdf

import (
	"fmt"
	"strings"
	"time"
)

// information returns the document information dictionary.
func (d *Document) information() string {
	var out strings.Builder
	out.WriteString("<<")
	for _, field := range []struct{ name, text string }{
		{"Title", d.options.Title}, {"Author", d.options.Author}, {"Subject", d.options.Subject},
		{"Creator", d.options.Producer}, {"Producer", d.options.Producer},
	} {
		if field.text != "" {
			fmt.Fprintf(&out, "/%s %s ", field.name, textString(field.text))
		}
	}
	if created := d.created(); !created.IsZero() {
		stamp := created.Format("20060102150405")
		fmt.Fprintf(&out, "/CreationDate (D:%sZ) /ModDate (D:%sZ)", stamp, stamp)
	}
	out.WriteString(">>")
	return out.String()
}

// created is the creation date in UTC, or the zero time when it cannot be written in four digits of year.
func (d *Document) created() time.Time {
	created := d.options.Created.UTC()
	if created.IsZero() || created.Year() < 0 || created.Year() > 9999 {
		return time.Time{}
	}
	return created
}

// xmp returns the XMP packet.
func (d *Document) xmp() []byte {
	escape := strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;").Replace
	var out strings.Builder
	out.WriteString("<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n" +
		"<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n" +
		"<dc:format>application/pdf</dc:format>\n")
	if d.options.Title != "" {
		fmt.Fprintf(&out, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></dc:title>\n", escape(d.options.Title))
	}
	if d.options.Author != "" {
		fmt.Fprintf(&out, "<dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator>\n", escape(d.options.Author))
	}
	if d.options.Subject != "" {
		fmt.Fprintf(&out, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></dc:description>\n", escape(d.options.Subject))
	}
	fmt.Fprintf(&out, "<dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>\n", d.options.Language)
	if created := d.created(); !created.IsZero() {
		stamp := created.Format("2006-01-02T15:04:05Z")
		fmt.Fprintf(&out, "<xmp:CreateDate>%s</xmp:CreateDate><xmp:ModifyDate>%s</xmp:ModifyDate>\n", stamp, stamp)
	}
	if d.options.Producer != "" {
		producer := escape(d.options.Producer)
		fmt.Fprintf(&out, "<xmp:CreatorTool>%s</xmp:CreatorTool><pdf:Producer>%s</pdf:Producer>\n", producer, producer)
	}
	out.WriteString("</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>")
	return []byte(out.String())
}
