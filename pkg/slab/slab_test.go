package slab_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/acctplan/acctplan/pkg/slab"
)

// TestSlab: slices are zero and nobody else's, before and after they were taken back.
func TestSlab(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var s slab.Slab[int]
		for range 3 {
			s.Next = rapid.IntRange(0, 200).Draw(t, "next")
			var taken [][]int
			for mark, n := range rapid.SliceOfN(rapid.IntRange(0, 100), 0, 20).Draw(t, "sizes") {
				one := s.Take(n)
				if len(one) != n || cap(one) != n || slices.ContainsFunc(one, func(i int) bool { return i != 0 }) {
					t.Fatalf("%d: %v", n, one)
				}
				for i := range one {
					one[i] = mark + 1
				}
				taken = append(taken, one)
			}
			for mark, one := range taken {
				if slices.ContainsFunc(one, func(i int) bool { return i != mark+1 }) {
					t.Fatalf("slice %d became %v", mark, one)
				}
			}
			s.Reset()
		}
	})
}

// TestSlabIsUsedAgain: what fits takes no memory the second time; what is too long is not kept.
func TestSlabIsUsedAgain(t *testing.T) {
	var s slab.Slab[int]
	work := func() {
		for range 50 {
			s.Take(3)
		}
		s.Reset()
	}
	work()
	work()
	if n := testing.AllocsPerRun(10, work); n > 0 {
		t.Errorf("%v allocations", n)
	}
	if n := testing.AllocsPerRun(10, func() { s.Take(100_000); s.Reset() }); n < 1 {
		t.Error("a slice of 100,000 is kept")
	}
}
