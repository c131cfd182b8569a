package finding_test

import (
	"fmt"
	"slices"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/source"
)

// lacking are findings about so many of five opportunities.
func lacking(number int) []finding.Finding {
	common := &finding.Common{
		Least: 3, Of: 5, At: source.Span{Start: 10, End: 20}, Owner: "Priya", Hint: "Fill in the column.",
		All: "None of the 5 has a product.", Some: "{n} of the 5 have no product: {names}.",
	}
	var list []finding.Finding
	for i := range number {
		name := string(rune('A' + i))
		list = append(list, finding.Finding{
			Path: "a.md", Rule: "opportunities/incomplete", Severity: finding.Warning, Record: "opportunities/" + name, Content: name, Owner: name,
			Span: source.Span{Start: 100 + 10*i, End: 105 + 10*i}, Message: name + " has no product.", Hint: "Fill it in.", Common: common, Name: name,
		})
	}
	return list
}

func TestTogether(t *testing.T) {
	for number, want := range map[int]string{
		3: "3 of the 5 have no product: A, B and C.",
		4: "4 of the 5 have no product: A, B, C and D.",
		5: "None of the 5 has a product.",
	} {
		got := finding.Together(lacking(number))
		if len(got) != 1 || got[0].Message != want || got[0].Hint != "Fill in the column." || got[0].Owner != "Priya" || got[0].Record != "" {
			t.Fatalf("%d: %+v", number, got)
		}
		if got[0].Span.Start != 10 || len(got[0].Related) != number || len(got[0].Parts) != number || got[0].AboutAll != (number == 5) {
			t.Errorf("%d: %+v", number, got[0])
		}
		if apart := finding.Apart(got); !cmp.Equal(apart, lacking(number)) {
			t.Errorf("%d apart: %+v", number, apart)
		}
		if again := finding.Together(got); !cmp.Equal(again, got) {
			t.Errorf("%d: not the same a second time: %+v", number, again)
		}
	}
	many, common := lacking(5), &finding.Common{Least: 2, Some: "{n}: {names}."}
	for i := range many {
		many[i].Common = common
	}
	if got := finding.Together(many)[0].Message; got != "5: A, B, C and 2 more." {
		t.Error(got)
	}
}

// TestTogetherKeepsApart lists what does not become one finding.
func TestTogetherKeepsApart(t *testing.T) {
	for name, change := range map[string]func(*finding.Finding){
		"another gap":      func(f *finding.Finding) { f.Common = &finding.Common{Least: 3} },
		"another severity": func(f *finding.Finding) { f.Severity = finding.Info },
		"an old one":       func(f *finding.Finding) { f.Known = true },
		"a fix":            func(f *finding.Finding) { f.Edits = []finding.Edit{{}} },
		"nothing shared":   func(f *finding.Finding) { f.Common = nil },
	} {
		list := lacking(3)
		change(&list[1])
		if got := finding.Together(slices.Clone(list)); len(got) != 3 {
			t.Errorf("%s: %d findings", name, len(got))
		}
	}
	if got := finding.Together(lacking(2)); len(got) != 2 {
		t.Errorf("two are too few: %+v", got)
	}
}

// TestSortedAsCompared puts findings of one plan and of several in the order of Compare, and leaves
// those that it cannot tell apart as they come.
func TestSortedAsCompared(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var list []finding.Finding
		for i := range rapid.IntRange(0, 80).Draw(t, "findings") {
			list = append(list, finding.Finding{
				Path: rapid.SampledFrom([]string{"a.md", "a.md", "a.md", "b.md"}[:rapid.IntRange(1, 4).Draw(t, "paths")]).Draw(t, "path"),
				Rule: rapid.SampledFrom([]string{"goals/none", "risks/none"}).Draw(t, "rule"), Hint: strconv.Itoa(i),
				Span: source.Span{Start: rapid.IntRange(0, 20).Draw(t, "start")}, Message: rapid.SampledFrom([]string{"x", "y"}).Draw(t, "message"),
			})
		}
		want := slices.Clone(list)
		slices.SortStableFunc(want, finding.Compare)
		if got := finding.Sorted(list); len(list) > 0 && !cmp.Equal(got, want) {
			t.Fatal(cmp.Diff(want, got))
		}
	})
}

// TestTogetherOfManyGroups has more groups than are looked through one by one, and findings of all of
// them in turn.
func TestTogetherOfManyGroups(t *testing.T) {
	const groups, members = 30, 3
	var list []finding.Finding
	for i := range groups * members {
		list = append(list, finding.Finding{Rule: "goals/none", Path: "a.md", Span: source.Span{Start: 1000 - i}, Name: strconv.Itoa(i)})
	}
	for g := range groups {
		common := &finding.Common{Key: strconv.Itoa(g), Least: members, Some: "{n}: {names}."}
		for m := range members {
			list[g+m*groups].Common = common
		}
	}
	got := finding.Together(list)
	if len(got) != groups {
		t.Fatalf("%d findings of %d groups", len(got), groups)
	}
	for _, f := range got {
		g, _ := strconv.Atoi(f.Content)
		if want := fmt.Sprintf("3: %d, %d and %d.", g+2*groups, g+groups, g); f.Message != want {
			t.Errorf("%q, want %q", f.Message, want)
		}
	}
}
