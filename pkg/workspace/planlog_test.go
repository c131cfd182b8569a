package workspace

import (
	"context"
	"slices"
	"strings"
	"testing"
)

// TestPlanHistoryThroughMerges follows a plan that one branch moved while the other wrote on.
func TestPlanHistoryThroughMerges(t *testing.T) {
	text := account("Acme", "") + strings.Repeat("\nMore about Acme.\n", 20)
	r := repository(t, map[string]string{"a.md": text})
	commit := func(message string) {
		runIn(t, r.Root, "add", "-A")
		runIn(t, r.Root, "commit", "-q", "-m", message)
	}
	runIn(t, r.Root, "checkout", "-q", "-b", "branch")
	rename(t, "a.md", "b.md")
	commit("moved")
	write(t, "b.md", strings.Replace(text, "Visit the depot", "Close the depot", 1))
	commit("on the branch")
	runIn(t, r.Root, "checkout", "-q", "main")
	write(t, "a.md", strings.Replace(text, "Acme\n---", "Acme Group\n---", 1))
	commit("on main")
	runIn(t, r.Root, "merge", "-q", "branch", "-m", "merged")
	write(t, "other.md", account("B", ""))
	commit("another plan")
	write(t, "a.md", account("C", ""))
	commit("another plan under the old name")

	history, err := PlanHistory(context.Background(), Comparison{Request: Request{Environ: environ()}, Repository: r}, "b.md")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, v := range history.Versions {
		subject := v.Subject
		if v.Merge {
			subject += " (merge)"
		}
		for _, before := range v.Before {
			subject += " " + before.Path
		}
		got = append(got, subject+" → "+v.After.Path)
	}
	slices.Sort(got) // commits of one second have no order
	want := []string{"first → a.md", "merged (merge) a.md b.md → b.md", "moved a.md → b.md", "on main a.md → a.md", "on the branch b.md → b.md"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if history.Cut {
		t.Error("the clone is whole")
	}
}
