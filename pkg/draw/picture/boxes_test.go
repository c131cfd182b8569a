package picture

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/acctplan/acctplan/pkg/draw"
)

// recorder is a canvas that keeps where text stands.
type recorder struct {
	draw.Canvas
	boxes []textBox
}

type textBox struct {
	draw.Rect
	text string
}

func (r *recorder) Draw(draw.Shape, draw.Paint)    {}
func (r *recorder) Begin(draw.Node)                {}
func (r *recorder) End()                           {}
func (r *recorder) BeginArtifact()                 {}
func (r *recorder) Link(draw.Rect, string, string) {}
func (r *recorder) Text(x, y float64, line draw.Line) {
	if line.Width > 0 {
		r.boxes = append(r.boxes, textBox{draw.Rect{X: x, Y: y - draw.CapHeight*line.Size, Width: line.Width, Height: draw.CapHeight * line.Size}, line.Text()})
	}
}

// inside checks that every text stands in the picture and covers no other.
func (r *recorder) inside(t *rapid.T, size draw.Size) {
	for i, a := range r.boxes {
		if a.X < -0.1 || a.X+a.Width > size.Width+0.1 || a.Y < -0.1 || a.Y+a.Height > size.Height+0.1 {
			t.Fatalf("%q leaves the picture: %+v in %+v", a.text, a.Rect, size)
		}
		for _, b := range r.boxes[:i] {
			across := math.Min(a.X+a.Width, b.X+b.Width) - math.Max(a.X, b.X)
			down := math.Min(a.Y+a.Height, b.Y+b.Height) - math.Max(a.Y, b.Y)
			if across > 0.2 && down > 0.2 {
				t.Fatalf("%q covers %q: %+v %+v", a.text, b.text, a.Rect, b.Rect)
			}
		}
	}
}

// words is a text of any of several scripts and lengths.
func words(t *rapid.T, label string) string {
	part := rapid.SampledFrom([]string{"Ada", "Żurawska", "Wolfeschlegelsteinhausenbergerdorff", "محمد العربي", "יוסי כהן", "田中 健", "कृष्णमूर्ति", "👩‍💻🚀", "İ"})
	return strings.Join(rapid.SliceOfN(part, 1, 6).Draw(t, label), " ")
}

func TestTimelineKeepsTextsApart(t *testing.T) {
	ts := draw.NewTypesetter("en")
	rapid.Check(t, func(t *rapid.T) {
		line := Timeline{Past: "Overdue", Bands: []Band{{Title: "Next 30 days · to 23 Dec", Days: 30}, {Title: "Days 31–60 · to 22 Jan", Days: 30}, {Title: "Days 61–90 · to 21 Feb", Days: 30}}}
		for i := range rapid.IntRange(0, 40).Draw(t, "dots") {
			line.Dots = append(line.Dots, Due{Day: rapid.IntRange(-100, 120).Draw(t, "day"), Number: i + 1})
		}
		for range rapid.IntRange(0, 14).Draw(t, "flags") {
			line.Flags = append(line.Flags, Flag{Day: rapid.IntRange(-10, 100).Draw(t, "day"), Name: words(t, "name")})
		}
		plot := line.Layout(ts, rapid.Float64Range(300, 560).Draw(t, "width"))
		var canvas recorder
		plot.Draw(&canvas, 0, 0)
		canvas.inside(t, plot.Size())
	})
}

func TestGroupsKeepTextsApart(t *testing.T) {
	ts := draw.NewTypesetter("en")
	rapid.Check(t, func(t *rapid.T) {
		var n Network
		count := rapid.IntRange(1, 90).Draw(t, "people")
		for i := range count {
			n.People = append(n.People, Person{Name: words(t, "name"), Title: words(t, "title"), Stance: "Word", Mark: Mark(i % 8), Weight: i % 6, Note: rapid.SampledFrom([]string{"", "Dana West"}).Draw(t, "note"),
				Group: rapid.SampledFrom([]string{"", "Cement", "Power", "A unit with a name that is far too long for a panel"}).Draw(t, "group")})
		}
		n.People = append(n.People, Person{Name: "Retail", Vacant: true})
		for range rapid.IntRange(0, 120).Draw(t, "links") {
			n.Links = append(n.Links, Link{From: rapid.IntRange(-1, count).Draw(t, "from"), To: rapid.IntRange(-1, count).Draw(t, "to"), Kind: LinkKind(rapid.IntRange(0, 2).Draw(t, "kind"))})
		}
		plot := n.LayoutGroups(ts, rapid.Float64Range(200, 560).Draw(t, "width"), 700)
		var canvas recorder
		plot.Draw(&canvas, ts, 0, 0)
		canvas.inside(t, plot.Size())
		shown := 0
		for _, own := range plot.panels {
			shown += len(own.members)
		}
		if shown == 0 {
			t.Fatal("nobody is shown")
		}
	})
}

// A map in groups says how many it leaves out.
func TestGroupsCount(t *testing.T) {
	ts := draw.NewTypesetter("en")
	var n Network
	for i := range 60 {
		n.People = append(n.People, Person{Name: fmt.Sprint("Person ", i), Stance: "Sceptic", Mark: Minus, Group: "Cement"})
	}
	plot := n.LayoutGroups(ts, 500, 300)
	only := plot.panels[0]
	if want := fmt.Sprintf("+ %d more: sceptic %d", 60-len(only.members), 60-len(only.members)); only.more.Text() != want || plot.Size().Height > 300 {
		t.Errorf("%q, want %q; %v high", only.more.Text(), want, plot.Size().Height)
	}
}

// Two large groups below one head stand in two columns of about the same height, and everybody is shown.
func TestGroupsAreBalanced(t *testing.T) {
	ts := draw.NewTypesetter("en")
	n := Network{People: []Person{{Name: "Ada"}, {Name: "Bo"}, {Name: "Cy"}}, Links: []Link{{From: 1}, {From: 2}}}
	for i := range 37 {
		n.Links = append(n.Links, Link{From: len(n.People), To: 1 + i%2})
		n.People = append(n.People, Person{Name: fmt.Sprint("Person ", i), Title: "Head of something"})
	}
	plot := n.LayoutGroups(ts, 535, 700)
	bottoms := map[float64]float64{}
	for _, own := range plot.panels {
		bottoms[own.box.X] = max(bottoms[own.box.X], own.box.Y+own.box.Height)
	}
	lowest := plot.Size().Height
	for _, bottom := range bottoms {
		lowest = min(lowest, bottom)
	}
	if len(bottoms) != 2 || lowest < 0.7*plot.Size().Height || plot.left > 0 {
		t.Errorf("columns end at %v of %v, and %d people are left out", bottoms, plot.Size().Height, plot.left)
	}
}
