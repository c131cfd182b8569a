package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/acctplan/acctplan/pkg/lint"
	"github.com/acctplan/acctplan/pkg/plan"
)

// keptOfPlan is the most that a run may keep of a plan until its last page is made, or its last finding printed: in bytes, whatever the
// length of the plan's text, of which it is a fraction.
const keptOfPlan = 5000

// manyPlans writes so many plans of one text, each with an id of its own, into a folder.
func manyPlans(t *testing.T, number int) (folder string) {
	text, err := os.ReadFile("../../examples/accounts/nordhafen-antriebe.md")
	if err != nil {
		t.Fatal(err)
	}
	folder = t.TempDir()
	for i := range number {
		own := bytes.Replace(text, []byte("\nid: nordhafen"), fmt.Appendf(nil, "\nid: n%d", i), 1)
		own = bytes.ReplaceAll(own, []byte("2026-1"), []byte("2025-1")) // so that much is overdue
		if bytes.Equal(own, text) {
			t.Fatal("the example has no id to replace")
		}
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("n%d.md", i)), own, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// thrifty is the app in a run that holds nothing beyond need.
func thrifty() *app {
	return &app{environment: environment{stdout: io.Discard, stderr: io.Discard, now: time.Now}}
}

// reading is a page maker that has read the plans of a folder.
func reading(t *testing.T, a *app, from, into string) *pageMaker {
	m := &pageMaker{app: a, formats: []string{"html"}, publisher: publisher{directory: into}}
	if err := a.configure([]string{from}); err != nil {
		t.Fatal(err)
	}
	if err := m.read(context.Background(), []string{from}, false, plan.DayOf(2026, 11, 23)); err != nil {
		t.Fatal(err)
	}
	m.choose()
	return m
}

// each is what one plan more takes, by what a few and many take.
func each(few, many int, inUse func(number int) uint64) int {
	return (int(inUse(many)) - int(inUse(few))) / (many - few)
}

// A build holds of a plan what the index says of it and its findings, packed, and nothing is left of making its page.
func TestBuildForgetsPlans(t *testing.T) {
	inUse := func(number int) (read, made uint64) {
		from := manyPlans(t, number)
		start := live()
		m := reading(t, thrifty(), from, t.TempDir())
		read = live() - start
		files, err := m.publish(context.Background())
		if err != nil || len(files) != number || files[0].failed != nil {
			t.Fatalf("%d files of %d; %v", len(files), number, err)
		}
		made = live() - start
		if held := len(m.in.Plans); held != 0 {
			t.Errorf("%d plans are held", held)
		}
		runtime.KeepAlive(files)
		runtime.KeepAlive(m)
		return read, made
	}
	inUse(2) // what is loaded once: words, templates
	read := each(4, 64, func(number int) uint64 { read, _ := inUse(number); return read })
	made := each(4, 24, func(number int) uint64 { _, made := inUse(number); return made })
	t.Logf("a plan: %d bytes kept until its page is made, %d after that", read, made)
	if read > keptOfPlan || made > keptOfPlan {
		t.Errorf("%d bytes of a plan are kept, %d once its page is made; want at most %d", read, made, keptOfPlan)
	}
}

// A lint holds the findings of a plan, packed, until it can print them.
func TestLintForgetsPlans(t *testing.T) {
	inUse := func(number int) uint64 {
		from, a := manyPlans(t, number), thrifty()
		if err := a.configure([]string{from}); err != nil {
			t.Fatal(err)
		}
		start := live()
		in, err := a.readAndCheck(context.Background(), []string{from}, false, lint.Options{AsOf: plan.DayOf(2026, 11, 23)}, nil, nil, a.printMissing)
		if err != nil || len(in.List) != number || len(in.List[0].Findings()) < 3 {
			t.Fatalf("%d plans with findings; %v", len(in.List), err)
		}
		if err := a.printFindings(in); err != nil {
			t.Fatal(err)
		}
		held := live() - start
		runtime.KeepAlive(in)
		return held
	}
	inUse(2)
	kept := each(4, 64, inUse)
	t.Logf("a plan: %d bytes", kept)
	if kept > keptOfPlan {
		t.Errorf("%d bytes of a plan are kept; want at most %d", kept, keptOfPlan)
	}
}

// A plan that changes between its check and its page gets none: the page would not say what was checked.
func TestChangedMeanwhile(t *testing.T) {
	from := manyPlans(t, 3)
	a := thrifty()
	var said bytes.Buffer
	a.stderr = &said
	m := reading(t, a, from, t.TempDir())
	path := filepath.Join(from, "n1.md")
	if err := os.WriteFile(path, []byte("---\nacctplan: 1\naccount: Other\n---\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	files, err := m.publish(context.Background())
	if err != nil || len(files) != 3 || files[0].failed != nil || files[1].failed == nil || files[2].failed != nil {
		t.Fatalf("%+v; %v", files, err)
	}
	if err := m.end(files); err != errTrouble {
		t.Errorf("ends with %v", err)
	}
	said.Reset()
	if err := a.printFindings(m.in); err != nil {
		t.Fatal(err)
	}
	if want := filepath.ToSlash(path) + ": " + changedMeanwhile; strings.Count(said.String(), want) != 1 {
		t.Errorf("said: %s", said.String())
	}
	if err := m.in.verdict("never", nil); err != errTrouble {
		t.Errorf("ends with %v", err)
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
