// Package draw is what a page is made of: shapes, lines of type and the structure that gives them a reading order.
//
// A page author holds two things. A [Canvas] takes finished geometry and is either a PDF document (package draw/pdf) or an SVG fragment
// (package draw/svg). A [Typesetter] turns spans of styled text into [Line] values whose width is known before anything is drawn, so that both
// backends show the same geometry.
//
// Units are PostScript points (1/72 inch). The origin is the top-left corner of the page and y grows downwards. The y of text is its baseline.
// Numbers that are not finite are read as zero; nothing in this package panics, whatever text or number it is given.
//
//	ts := draw.NewTypesetter("en")
//	doc := pdf.New(pdf.Options{Title: "Brief", Language: "en", Size: draw.A4()})
//	doc.Begin(draw.Node{Tag: draw.TagH1})
//	ts.Line(draw.Span{Text: "Nordwind Energie AG", Style: draw.Style{Weight: draw.Bold, Size: 24, Color: ink}}).Put(doc, 36, 60, draw.Left)
//	doc.End()
//	err := doc.Write(w)
package draw
