package picture

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/acctplan/acctplan/pkg/draw"
	"github.com/acctplan/acctplan/pkg/draw/svg"
)

func TestDescribe(t *testing.T) {
	n := Network{
		People: []Person{{Name: "Ada Roth", Title: "CEO", Stance: "Supporter"}, {Name: "Bo Li"}},
		Links:  []Link{{From: 1, To: 0}, {From: 0, To: 1, Kind: Conflict}, {From: 0, To: 7}},
	}
	want := "Relationship map of 2 people. Ada Roth, CEO, supporter, in conflict with Bo Li. Bo Li, reports to Ada Roth."
	if got := n.Describe(); got != want {
		t.Errorf("%q, want %q", got, want)
	}
	m := Matrix{ColumnTitle: "Impact", RowTitle: "Likelihood", Columns: []string{"Low", "High"}, Rows: []string{"Low", "High"}, Dots: []Dot{{Number: 1, Column: 1, Row: 0, Name: "Fire"}, {Number: 2, Column: 9}}}
	if got := m.Describe(); got != "Matrix of likelihood and impact. 1, Fire: likelihood low, impact high." {
		t.Errorf("%q", got)
	}
}

func TestLevels(t *testing.T) {
	n := Network{People: make([]Person, 7), Links: []Link{
		{From: 1, To: 0}, {From: 2, To: 0}, {From: 3, To: 1}, // a tree
		{From: 4, To: 5}, {From: 5, To: 4}, // a circle
	}}
	levels, managers := n.levels()
	if got, want := fmt.Sprint(levels), "[[0 5] [1 2 4] [3] [6]]"; got != want {
		t.Errorf("levels %s, want %s", got, want)
	}
	if got, want := fmt.Sprint(managers), "[-1 0 0 1 5 -1 -1]"; got != want {
		t.Errorf("managers %s, want %s", got, want)
	}
}

func TestEvenRows(t *testing.T) {
	for _, c := range []struct{ people, room, want int }{{5, 4, 3}, {6, 4, 4}, {7, 4, 4}, {9, 9, 9}, {10, 9, 6}, {1, 4, 1}} {
		if got := evenRows(c.people, c.room); got != c.want && c.people > c.room {
			t.Errorf("%d people in rows of up to %d: %d, want %d", c.people, c.room, got, c.want)
		}
	}
}

// Whatever the network, everybody is on the map, nobody on top of anybody else, and the same
// network gives the same picture.
func TestLayoutKeepsPeopleApart(t *testing.T) {
	ts := draw.NewTypesetter("en")
	rapid.Check(t, func(t *rapid.T) {
		count := rapid.IntRange(1, 40).Draw(t, "people")
		var n Network
		for i := range count {
			n.People = append(n.People, Person{Initials: "AB", Name: fmt.Sprintf("Person Number %d", i), Title: "Head of something long", Mark: Mark(i % 7), Stance: "Word", Weight: i % 6})
		}
		for range rapid.IntRange(0, 60).Draw(t, "links") {
			n.Links = append(n.Links, Link{From: rapid.IntRange(-1, count).Draw(t, "from"), To: rapid.IntRange(-1, count).Draw(t, "to"), Kind: LinkKind(rapid.IntRange(0, 2).Draw(t, "kind"))})
		}
		width := rapid.Float64Range(60, 560).Draw(t, "width")
		plot := n.Layout(ts, width, 3)
		for i, a := range plot.nodes {
			if a.x-a.radius < 0 || a.x+a.radius > math.Max(width, narrowest+2*mapPadding)+0.1 || a.bottom > plot.Size().Height {
				t.Fatalf("person %d is off the map: %+v in %+v", i, a, plot.Size())
			}
			for k, b := range plot.nodes[:i] {
				if math.Abs(a.x-b.x) < plot.slot-0.1 && a.y-mapCircle < b.bottom-0.1 && b.y-mapCircle < a.bottom-0.1 {
					t.Fatalf("person %d stands on person %d", i, k)
				}
			}
		}
		if paint(t, plot, ts) != paint(t, n.Layout(ts, width, 3), ts) {
			t.Fatal("two pictures of one network differ")
		}
	})
}

func paint(t *rapid.T, plot *Plot, ts *draw.Typesetter) string {
	canvas := svg.New(svg.Options{Size: plot.Size(), Title: "Map"})
	plot.Draw(canvas, ts, 0, 0)
	out, err := canvas.String()
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// Every dot of the matrix is drawn or counted, inside its cell.
func TestMatrixHoldsManyDots(t *testing.T) {
	ts := draw.NewTypesetter("en")
	m := Matrix{ColumnTitle: "Impact", RowTitle: "Likelihood", Columns: []string{"Low", "High"}, Rows: []string{"Low", "High"}}
	for i := range 60 {
		m.Dots = append(m.Dots, Dot{Number: i + 1, Column: 1, Row: 1})
	}
	canvas := svg.New(svg.Options{Size: draw.Size{Width: 100, Height: m.Height(ts, 100)}})
	m.Draw(canvas, ts, 0, 0, 100)
	out, err := canvas.String()
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Count(out, "<circle"); got != mostDots {
		t.Errorf("%d dots, want %d", got, mostDots)
	}
	if !strings.Contains(out, ">+52<") {
		t.Error("the dots that do not fit are not counted")
	}
	if (Matrix{}).Height(ts, 100) != 0 {
		t.Error("an empty matrix has a height")
	}
}

func TestDotsWidth(t *testing.T) {
	if DotsWidth(0, 3) != 0 || DotsWidth(1, 3) != 6 {
		t.Error("dots are not as wide as they are")
	}
}
