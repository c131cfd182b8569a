package picture

import (
	"math"
	"testing"

	"github.com/acctplan/acctplan/pkg/draw"
)

// wires keeps the upright pieces of lines, each with the number of its line.
type wires struct {
	recorder
	lines   int
	upright []wire
}

type wire struct {
	line           int
	x, top, bottom float64
}

func (w *wires) Draw(shape draw.Shape, paint draw.Paint) {
	if shape.Kind != draw.ShapePath || paint.Stroke != draw.Hex(Wire) {
		return
	}
	w.lines++
	for i := 1; i < len(shape.Segments); i++ {
		a, b := shape.Segments[i-1].Points[0], shape.Segments[i].Points[0]
		if a.X == b.X && a.Y != b.Y {
			w.upright = append(w.upright, wire{w.lines, a.X, math.Min(a.Y, b.Y), math.Max(a.Y, b.Y)})
		}
	}
}

// Gus stands below Ann but reports to Hal: no line may run from Ann down to him.
func TestNobodyStandsOnAnothersLine(t *testing.T) {
	ts := draw.NewTypesetter("en")
	n := Network{
		People: []Person{{Name: "Ann Able"}, {Name: "Cy Cole"}, {Name: "Hal Hunt"}, {Name: "Gus Gray"}, {Name: "Dee Dunn"}, {Name: "Fay Ford"}},
		Links:  []Link{{From: 1, To: 0, Kind: Reports}, {From: 3, To: 2, Kind: Reports}},
	}
	plot := n.Layout(ts, 560, 3)
	if math.Abs(plot.nodes[0].x-plot.nodes[3].x) > 1 {
		t.Fatal("Gus does not stand below Ann any more: the test needs other people")
	}
	var canvas wires
	plot.Draw(&canvas, ts, 0, 0)
	for i, a := range canvas.upright {
		for _, b := range canvas.upright[:i] {
			if a.line != b.line && math.Abs(a.x-b.x) < 3 && a.top < b.bottom+3 && b.top < a.bottom+3 {
				t.Errorf("two lines look like one: %+v and %+v", a, b)
			}
		}
	}
}
