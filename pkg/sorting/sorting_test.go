package sorting_test

import (
	"cmp"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/acctplan/acctplan/pkg/sorting"
)

// TestStable: the order is that of package slices, in place and in a copy.
func TestStable(t *testing.T) {
	type item struct{ key, place int }
	rapid.Check(t, func(t *rapid.T) {
		var list []item
		for i, key := range rapid.SliceOfN(rapid.IntRange(0, 9), 0, 60).Draw(t, "keys") {
			list = append(list, item{key, i})
		}
		byKey := func(a, b item) int { return cmp.Compare(a.key, b.key) }
		want := slices.Clone(list)
		slices.SortStableFunc(want, byKey)
		before := slices.Clone(list)
		if got := sorting.Sorted(list, byKey); !slices.Equal(got, want) || !slices.Equal(list, before) || (got == nil) != (len(list) == 0) {
			t.Fatalf("a sorted copy is %v, want %v; the list is %v", got, want, list)
		}
		if sorting.Stable(list, byKey); !slices.Equal(list, want) {
			t.Fatalf("%v, want %v", list, want)
		}
	})
}
