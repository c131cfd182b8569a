package pdf_test

import (
	"fmt"
	"testing"

	"github.com/acctplan/acctplan/pkg/draw"
	"github.com/acctplan/acctplan/pkg/draw/pdf"
)

// BenchmarkSpecimen draws a page in 17 faces: far more than an ordinary page has.
func BenchmarkSpecimen(b *testing.B) {
	specimenPDF(b) // fonts are parsed once per process
	b.ReportAllocs()
	for b.Loop() {
		specimenPDF(b)
	}
}

// BenchmarkOnePager draws an ordinary page: four weights of Inter, a paragraph, a table of 12 rows, 40 shapes.
func BenchmarkOnePager(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		onePager(b)
	}
}

func onePager(b *testing.B) []byte {
	doc := pdf.New(options())
	ts := draw.NewTypesetter("en")
	ink := draw.Hex(0x1B2430)
	doc.Begin(draw.Node{Tag: draw.TagH1})
	ts.Text(draw.Style{Weight: draw.Bold, Size: 24, Color: ink}, "Nordwind Energie AG").Put(doc, 36, 50, draw.Left)
	doc.End()
	doc.Begin(draw.Node{Tag: draw.TagP})
	text := "Nordwind is moving its grid-control workloads to us and is our largest expansion in the region. The renewal and the rollout close in the same quarter, so the finance lead sees one decision. See the close plan for dates and owners of every step. "
	y := ts.Block(523, 14, 0, draw.Span{Text: text + text, Style: draw.Style{Size: 10, Color: ink}}).Put(doc, 36, 70)
	doc.End()
	doc.Begin(draw.Node{Tag: draw.TagTable})
	for row := range 12 {
		doc.Begin(draw.Node{Tag: draw.TagRow})
		for column, cell := range []string{"Dr. Jürgen Prüfung", "Chief Financial Officer", "€1.90M", "Negotiate", "15 Mar 2027"} {
			x := 36 + float64(column)*105
			doc.Begin(draw.Node{Tag: draw.TagCell})
			ts.Fit(100, draw.Span{Text: fmt.Sprint(cell, " ", row), Style: draw.Style{Weight: draw.Weight(column % 4), Size: 9.5, Color: ink}}).Put(doc, x, y+12, draw.Left)
			doc.Draw(draw.RoundRect(x, y, 60, 14, 7), draw.Stroke(ink, 0.5))
			doc.End()
		}
		doc.End()
		y += 18
	}
	doc.End()
	return written(b, doc)
}
