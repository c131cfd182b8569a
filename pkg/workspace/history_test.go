package workspace

import (
	"strings"
	"testing"

	"github.com/acctplan/acctplan/pkg/plan"
)

const (
	blobA = "587be6b4c3f93f93c489c0111bba5596147a26cb"
	blobB = "5cb1a1ef92c35187232d20bbd698dfd5e1593d46"
	none  = "0000000000000000000000000000000000000000"
)

// TestReadLog reads names that look like git's own words, renames, merges and what is no date.
func TestReadLog(t *testing.T) {
	log := strings.Join([]string{
		blobA + " 2026-09-01", "\n::100644 100644 100644 " + blobA + " " + blobA + " " + blobB + " MM", "new\n:100644.md",
		blobB + " 2026-08-01", "\n:100644 100644 " + blobB + " " + blobA + " R090", ":100644 100644 " + blobA + " " + blobB + " M", "new\n:100644.md",
		blobA + " ", "\n:000000 100644 " + none + " " + blobB + " A", ":100644 100644 " + blobA + " " + blobB + " M", ":100644 100644 " + blobB + " " + none + " D", "other.md",
		blobB + " 2025-01-01", "\n:000000 100644 " + none + " " + blobA + " A", ":100644 100644 " + blobA + " " + blobB + " M",
	}, "\x00") + "\x00"
	changes := readLog(strings.NewReader(log), map[string]string{"new\n:100644.md": "today.md"}, map[string]bool{blobB: true})
	want := []change{
		{day: plan.DayOf(2026, 9, 1), old: blobA, new: blobB},
		{day: plan.DayOf(2026, 8, 1), old: blobB, new: blobA, ignored: true},
		{old: "", new: blobB},
	}
	got := changes["today.md"]
	if len(changes) != 1 || len(got) != len(want) {
		t.Fatalf("%+v", changes)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%d: %+v, want %+v", i, got[i], want[i])
		}
	}
}

func FuzzReadLog(f *testing.F) {
	f.Add(blobA + " 2026-09-01\x00\n:100644 100644 " + blobA + " " + blobB + " M\x00a.md\x00")
	f.Add(":\x00::::: x\x00: : : : :\x00")
	f.Fuzz(func(t *testing.T, log string) {
		for name, list := range readLog(strings.NewReader(log), map[string]string{"a.md": "a.md"}, nil) {
			if name != "a.md" || len(list) > mostChanges {
				t.Errorf("%q has %d changes", name, len(list))
			}
		}
	})
}

// TestReviewOfAChange credits a review date to the change that it was set after.
func TestReviewOfAChange(t *testing.T) {
	reviewed := func(day plan.Day) version {
		v := version{}
		v.reviewed.State, v.reviewed.First, v.reviewed.Last = plan.Set, day, day
		return v
	}
	changed := reviewed(10)
	changed.content[0] = 1
	for gap, want := range map[plan.Day]int{reviewFollows: 1, reviewFollows + 1: 2} {
		var w ages
		w.step(reviewed(20), reviewed(300), 300)
		w.step(reviewed(10), reviewed(20), 100+gap)
		w.step(changed, reviewed(10), 100)
		if len(w.Reviews) != want || !w.ended || w.Changed != 100 {
			t.Errorf("%d days later: %+v", gap, w)
		}
	}
}
