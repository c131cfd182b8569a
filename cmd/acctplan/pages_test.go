package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"github.com/acctplan/acctplan/pkg/plan"
)

// A build holds no more plans than it works on: what it keeps of each until its page is made, text included, is a
// part of what the plan itself takes, and nothing is left of making it.
func TestBuildForgetsPlans(t *testing.T) {
	text, err := os.ReadFile("../../examples/accounts/nordhafen-antriebe.md")
	if err != nil {
		t.Fatal(err)
	}
	asOf := plan.DayOf(2026, 11, 23)
	// inUse is the heap in use, by plan, once so many plans have been read, and once their pages are there; and what they take if they stay.
	inUse := func(number int) (read, made, whole uint64) {
		from, into := t.TempDir(), t.TempDir()
		for i := range number {
			own := bytes.Replace(text, []byte("\nid: nordhafen"), fmt.Appendf(nil, "\nid: n%d", i), 1)
			if bytes.Equal(own, text) {
				t.Fatal("the example has no id to replace")
			}
			if err := os.WriteFile(filepath.Join(from, fmt.Sprintf("n%d.md", i)), own, 0o666); err != nil {
				t.Fatal(err)
			}
		}
		maker := func(verbose bool) *pageMaker {
			a := &app{environment: environment{stdout: io.Discard, stderr: io.Discard, now: time.Now}, verbose: verbose}
			m := &pageMaker{app: a, formats: []string{"html"}, publisher: publisher{directory: into}}
			if err := a.configure([]string{from}); err != nil {
				t.Fatal(err)
			}
			if err := m.read(context.Background(), []string{from}, false, asOf); err != nil {
				t.Fatal(err)
			}
			m.choose()
			return m
		}
		start := live()
		m := maker(false)
		read = live() - start
		files, err := m.publish(context.Background())
		if err != nil || len(files) != number || files[0].failed != nil {
			t.Fatalf("%d files of %d; %v", len(files), number, err)
		}
		made = live() - start
		if held := len(m.in.Plans); held != 0 {
			t.Errorf("%d plans are held", held)
		}
		runtime.KeepAlive(m)
		m = nil
		start = live()
		m = maker(true) // which keeps its plans
		whole = live() - start
		runtime.KeepAlive(m)
		return read, made, whole
	}
	inUse(2) // what is loaded once: words, templates
	const few, many = 4, 24
	fewRead, fewMade, fewWhole := inUse(few)
	manyRead, manyMade, manyWhole := inUse(many)
	each := func(few64, many64 uint64) int { return (int(many64) - int(few64)) / (many - few) }
	read, made, whole := each(fewRead, manyRead), each(fewMade, manyMade), each(fewWhole, manyWhole)
	t.Logf("a plan: %d bytes of text; %d kept until its page is made, %d after that; %d if it stays", len(text), read, made, whole)
	if most := whole / 2; read > most || made > most {
		t.Errorf("%d bytes of a plan are kept, %d once its page is made; want at most %d, half of what one takes as a whole", read, made, most)
	}
}

// live is the heap in use after a collection.
func live() uint64 {
	runtime.GC()
	runtime.GC()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return stats.HeapAlloc
}
