package compile_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/acctplan/acctplan/pkg/compile"
	"github.com/acctplan/acctplan/pkg/export"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
)

// FuzzCompile reads anything as a plan: nothing makes the compiler panic, everything that it
// found stands inside the file, and it finds the same thing every time.
func FuzzCompile(f *testing.F) {
	for _, pattern := range []string{"../../examples/*/*.md", "../../testdata/*/*.md"} {
		paths, err := filepath.Glob(pattern)
		if err != nil || len(paths) == 0 {
			f.Fatalf("no seeds in %s (%v)", pattern, err)
		}
		for _, path := range paths {
			content, err := os.ReadFile(path)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(content)
		}
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		if !utf8.Valid(content) {
			return // is not read at all
		}
		p := compileBytes(content)
		checkSpans(t, p)
		if first, second := exported(t, p), exported(t, compileBytes(content)); !bytes.Equal(first, second) {
			t.Errorf("two readings differ:\n%s\n%s", first, second)
		}
	})
}

func compileBytes(content []byte) *plan.Plan {
	return compile.Compile(source.NewFile("plan.md", content), compile.Settings{})
}

// checkSpans proves that every place of the model lies inside the file.
func checkSpans(t *testing.T, p *plan.Plan) {
	t.Helper()
	spans := valueSpans(p)
	for _, s := range p.Sections {
		spans = append(spans, s.Span, s.Title.Span)
	}
	for _, problem := range p.Problems {
		spans = append(spans, problem.Span, problem.Related)
	}
	for _, s := range append(spans, p.Facts) {
		if s.Start < 0 || s.Start > s.End || s.End > len(p.File.Bytes) {
			t.Fatalf("the span %v is not inside the file of %d bytes", s, len(p.File.Bytes))
		}
	}
}

func exported(t *testing.T, p *plan.Plan) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := export.JSON(&out, []*plan.Plan{p}, plan.DayOf(2026, time.November, 23)); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
