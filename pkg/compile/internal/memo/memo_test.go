package memo

import (
	"strconv"
	"strings"
	"sync"
	"testing"
	"unsafe"

	"pgregory.net/rapid"
)

// Whatever is asked in whatever order, the table says what the function says.
func TestTableSaysWhatTheFunctionSays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var table Table[string]
		for _, question := range rapid.SliceOf(rapid.StringMatching(`[ab ]{0,4}`)).Draw(t, "questions") {
			if got, want := table.Of(question, strings.ToUpper), strings.ToUpper(question); got != want {
				t.Fatalf("%q: %q, want %q", question, got, want)
			}
		}
	})
}

// A question is worked out twice and then known, be its neighbours asked in between.
func TestTableRemembers(t *testing.T) {
	var table Table[int]
	worked := 0
	work := func(question string) int { worked++; return len(question) }
	for range 100 {
		for i := range 50 {
			table.Of(strconv.Itoa(i), work)
		}
	}
	if worked > 1500 { // some share their places
		t.Errorf("50 questions, each asked 100 times, were worked out %d times", worked)
	}
	worked = 0
	long := strings.Repeat("x", Longest+1)
	table.Of(long, work)
	table.Of(long, work)
	table.Of(long, work)
	if worked != 3 {
		t.Errorf("a long question was worked out %d times", worked)
	}
}

// What is remembered holds nothing of the text that it was asked about.
func TestTableHoldsNoPlan(t *testing.T) {
	var table Table[string]
	plan := strings.Repeat("Dora Keller, ", 100)
	question := plan[:len("Dora Keller")]
	for range 3 {
		table.Of(question, func(question string) string { return question })
	}
	if answer := table.Of(question, nil); unsafe.StringData(answer) == unsafe.StringData(plan) {
		t.Error("the answer is a part of the plan")
	}
}

// Goroutines may ask at the same time; run with -race.
func TestTableTogether(t *testing.T) {
	var table Table[int]
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for i := range 5 * places {
				question := strconv.Itoa(i % (2 * places))
				if got := table.Of(question, func(question string) int { return len(question) }); got != len(question) {
					t.Errorf("%s: %d", question, got)
				}
			}
		})
	}
	group.Wait()
}
