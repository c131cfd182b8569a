package picture

import (
	"fmt"
	"testing"

	"github.com/acctplan/acctplan/pkg/draw"
)

// Of more milestones than there is room for, the next ones are named.
func TestTimelineKeepsWhatComesNext(t *testing.T) {
	ts := draw.NewTypesetter("en")
	for _, count := range []int{9, 12, 25} {
		timeline := Timeline{Bands: []Band{{Title: "30 days", Days: 30}, {Title: "60 days", Days: 30}, {Title: "90 days", Days: 30}}}
		for i := range count {
			timeline.Flags = append(timeline.Flags, Flag{Day: i + 2, Name: fmt.Sprint("Milestone number ", i+1)})
		}
		plot := timeline.Layout(ts, 500)
		if len(plot.flags) < mostLanes || len(plot.flags) == count {
			t.Fatalf("%d of %d are named", len(plot.flags), count)
		}
		for i := range mostLanes {
			if next := plot.flags[len(plot.flags)-1-i].flag; next.Day != 2+i {
				t.Errorf("of %d, number %d of those that are named is %q", count, i+1, next.Name)
			}
		}
	}
}
