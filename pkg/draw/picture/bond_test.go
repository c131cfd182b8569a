package picture

import (
	"fmt"
	"strings"
	"testing"

	"github.com/acctplan/acctplan/pkg/draw"
)

// An influence across a row of people goes around them and their names.
func TestInfluenceGoesAroundPeople(t *testing.T) {
	ts := draw.NewTypesetter("en")
	n := Network{People: []Person{{Name: "Ada Roth", Title: "Chief executive"}}}
	for i := range 5 {
		n.Links = append(n.Links, Link{From: len(n.People), To: 0, Kind: Reports})
		n.People = append(n.People, Person{Name: fmt.Sprint("Person ", i), Title: "Head of something"})
	}
	across := Link{From: 1, To: 5, Kind: Influence}
	n.Links = append(n.Links, across, Link{From: 2, To: 4, Kind: Conflict})
	plot := n.Layout(ts, 560, 3)
	var canvas bonds
	plot.Draw(&canvas, ts, 0, 0)
	if len(canvas.curves) != 2 {
		t.Fatalf("%d curves", len(canvas.curves))
	}
	for i, link := range []Link{across, n.Links[len(n.Links)-1]} {
		points := canvas.curves[i].Segments
		start, end := points[0].Points[0], points[1].Points[2]
		control := points[1].Points[0]
		middle := draw.Point{X: start.X + (control.X-start.X)*1.5, Y: start.Y + (control.Y-start.Y)*1.5}
		if met := plot.meets(start, middle, end, link); met > 0 {
			t.Errorf("the line of %+v runs through people at %d places", link, met)
		}
	}
}

// bonds keeps the curves.
type bonds struct {
	recorder
	curves []draw.Shape
}

func (b *bonds) Draw(shape draw.Shape, paint draw.Paint) {
	if len(shape.Segments) == 2 && shape.Segments[1].Verb == draw.CurveTo && (paint.Stroke == draw.Hex(AccentDeep) || paint.Stroke == draw.Hex(BadDeep)) {
		b.curves = append(b.curves, shape)
	}
}

// Sixty people in units are all shown, with less about each of them, and the legend says what a badge without a sign means.
func TestSixtyPeopleAreAllShown(t *testing.T) {
	ts := draw.NewTypesetter("en")
	var n Network
	for i := range 60 {
		own := Person{Name: fmt.Sprint("Person Number ", i), Title: "Vice president of something", Note: "Dana West", Group: fmt.Sprint("Unit ", i%7)}
		if i%3 > 0 {
			own.Stance, own.Mark = "Advocate", Star
		}
		n.People = append(n.People, own)
	}
	for i := range 59 {
		n.Links = append(n.Links, Link{From: i + 1, To: i / 5, Kind: Reports})
	}
	plot := n.LayoutGroups(ts, 535, 686)
	legend := ""
	for _, line := range plot.legend {
		legend += line.text.Text() + ";"
	}
	if plot.left > 0 || plot.Size().Height > 686 || !strings.Contains(legend, "Unknown") {
		t.Errorf("%d people are left out, %v high, legend %s", plot.left, plot.Size().Height, legend)
	}
	plot = n.LayoutGroups(ts, 535, 300)
	counted := 0
	for _, own := range plot.panels {
		text := own.more.Text()
		if more := 0; text != "" {
			sum := 0
			fmt.Sscanf(text, "+ %d more", &more)
			for _, part := range strings.Split(text[strings.Index(text, ":")+1:], ",") {
				count := 0
				fmt.Sscan(part[strings.LastIndexByte(part, ' ')+1:], &count)
				sum += count
			}
			if counted++; sum != more {
				t.Errorf("%q does not add up", text)
			}
		}
	}
	if counted == 0 {
		t.Error("nobody is left out: the test needs less room")
	}
}
