package lint_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/acctplan/acctplan/pkg/compile"
	"github.com/acctplan/acctplan/pkg/lint"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/rule"
	"github.com/acctplan/acctplan/pkg/source"
	"github.com/acctplan/acctplan/pkg/syntax"
)

// The rules are to cost a quarter of what reading a plan costs, or less. Compare:
//
//	go test ./pkg/lint -run xxx -bench .

// benchmarked are the plans by which the price of rules is judged: one that no rule objects to,
// one with many mistakes, and one that somebody else wrote.
func benchmarked(t testing.TB) map[string]string {
	t.Helper()
	texts := map[string]string{"clean": rule.Example{}.Text()}
	for name, path := range map[string]string{"mistakes": "examples/mistakes/harbour-foods.md", "wild": "testdata/wild/31-corvane-pharma-long.md"} {
		content, err := os.ReadFile(filepath.Join("..", "..", filepath.FromSlash(path)))
		if err != nil {
			t.Fatal(err)
		}
		texts[name] = string(content)
	}
	return texts
}

// BenchmarkParse is the first stage, the syntax; BenchmarkCompile holds it and all of reading.
func BenchmarkParse(b *testing.B) {
	for name, text := range benchmarked(b) {
		b.Run(name, func(b *testing.B) {
			content := []byte(text)
			b.SetBytes(int64(len(content)))
			b.ReportAllocs()
			for b.Loop() {
				syntax.Parse(source.NewFile("plan.md", content))
			}
		})
	}
}

func BenchmarkCompile(b *testing.B) {
	for name, text := range benchmarked(b) {
		b.Run(name, func(b *testing.B) {
			content := []byte(text)
			b.ReportAllocs()
			for b.Loop() {
				compile.Compile(source.NewFile("plan.md", content), compile.Settings{})
			}
		})
	}
}

func BenchmarkRules(b *testing.B) {
	for name, text := range benchmarked(b) {
		b.Run(name, func(b *testing.B) {
			plans := []*plan.Plan{compileText("plan.md", text)}
			b.ReportAllocs()
			for b.Loop() {
				if _, err := lint.Run(plans, lint.Options{AsOf: rule.ExampleDay()}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkProfile is what a run costs before it looks at the first plan.
func BenchmarkProfile(b *testing.B) {
	for b.Loop() {
		if err := (lint.Options{AsOf: rule.ExampleDay()}).Validate(); err != nil {
			b.Fatal(err)
		}
	}
}
