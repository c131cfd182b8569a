package main

import (
	"bytes"
	"os"
	"testing"

	"github.com/acctplan/acctplan/pkg/rule/quota"
)

// TestCurrent trains again and expects the weights that are in the program.
func TestCurrent(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	if err := run("..", true); err != nil {
		t.Error(err)
	}
}

// TestFigures evaluates again and expects the figures that the documentation prints.
func TestFigures(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a minute")
	}
	c, err := read("testdata")
	if err != nil {
		t.Fatal(err)
	}
	all, final := evaluate(c)
	source, err := generated(summarise(all))
	if err != nil {
		t.Fatal(err)
	}
	recorded, err := os.ReadFile("../figures_gen.go")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(source, recorded) {
		t.Errorf("figures_gen.go is not what the evaluation gives:\n%s", source)
	}
	if final != quota.Thresholds() {
		t.Errorf("thresholds %v, but weights.zst has %v", final, quota.Thresholds())
	}
	if s := summarise(all); s.precision < 0.95 || s.recall < 0.70 || s.worst < 0.90 {
		t.Errorf("precision %.3f, recall %.3f, worst %.3f: worse than what the rule promises", s.precision, s.recall, s.worst)
	}
}

// TestSure: no customer's sentence is ours beyond doubt.
func TestSure(t *testing.T) {
	c, err := read("testdata")
	if err != nil {
		t.Fatal(err)
	}
	sure := 0
	for _, e := range c.examples {
		switch {
		case !e.signs.Ours:
		case e.label == "seller" || e.label == "mixed":
			sure++
		default:
			t.Errorf("%s: %q would be ours", e.label, e.text)
		}
	}
	if sure < 40 {
		t.Errorf("only %d sentences are ours beyond doubt", sure)
	}
}

// TestThreshold: the threshold is the lowest that keeps the precision, and none where none does.
func TestThreshold(t *testing.T) {
	count := func(s *scored) (right, wrong bool) { return s.label == "seller", s.label == "customer" }
	of := func(label string, score int32) scored {
		return scored{label: label, scores: [len(questions)]int32{score}}
	}
	pool := []scored{of("seller", 9), of("seller", 8), of("customer", 7), of("seller", 6), of("customer", 5)}
	for precision, want := range map[float64]int32{1: 8, 0.75: 6, 0.6: 5} {
		if got := lowest(pool, 0, precision, count); got != want {
			t.Errorf("%v: %d, want %d", precision, got, want)
		}
	}
	if got := lowest(pool[2:3], 0, 0.9, count); got != never {
		t.Errorf("%d", got)
	}
}

// TestHeldOut: an author who is left out does not reach the weights.
func TestHeldOut(t *testing.T) {
	c := &corpus{examples: []example{
		{label: "seller", author: "a", text: "grow our revenue"}, {label: "customer", author: "a", text: "fewer accidents"},
		{label: "seller", author: "b", text: "zebra renewal"}, {label: "customer", author: "b", text: "zebra health"},
	}}
	c.number()
	without := func(e *example) bool { return e.author != "b" }
	before := fit(c, questions[0], without)
	c.examples[2].label, c.examples[3].label = "customer", "seller"
	after := fit(c, questions[0], without)
	for n := range before.of {
		if before.of[n] != after.of[n] {
			t.Fatal("the labels of an author who was left out changed the weights")
		}
	}
}
