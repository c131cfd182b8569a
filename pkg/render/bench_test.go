// What pages cost, beside what the plan costs that they are made of.

package render_test

import (
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/acctplan/acctplan/pkg/brief"
	"github.com/acctplan/acctplan/pkg/compile"
	"github.com/acctplan/acctplan/pkg/render"
	"github.com/acctplan/acctplan/pkg/source"
)

func exampleText(b *testing.B) string {
	b.Helper()
	text, err := os.ReadFile("../../examples/accounts/nordhafen-antriebe.md")
	if err != nil {
		b.Fatal(err)
	}
	return string(text)
}

func BenchmarkPDF(b *testing.B) {
	page := briefOf(exampleText(b))
	for b.Loop() {
		if err := render.PDF(io.Discard, page, options); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkHTML(b *testing.B) {
	page := briefOf(exampleText(b))
	for b.Loop() {
		if err := render.HTML(io.Discard, page, options); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkAgainstCompiling measures the compiling, the HTML and the PDF of all example plans in turn, and of each, and reports
// how many times the compiling the pages cost, by the times that a tenth of the rounds keep to: what
// else the machine is doing changes neither.
func BenchmarkAgainstCompiling(b *testing.B) {
	paths, err := filepath.Glob("../../examples/accounts/*.md")
	if err != nil || len(paths) == 0 {
		b.Fatal("no examples", err)
	}
	texts := map[string]string{}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			b.Fatal(err)
		}
		name := strings.TrimSuffix(filepath.Base(path), ".md")
		texts[name] = string(text)
	}
	names := slices.Sorted(maps.Keys(texts))
	b.Run("all", func(b *testing.B) { againstCompiling(b, slices.Collect(maps.Values(texts))) })
	for _, name := range names {
		b.Run(name, func(b *testing.B) { againstCompiling(b, []string{texts[name]}) })
	}
}

func againstCompiling(b *testing.B, texts []string) {
	var pages []brief.Brief
	for _, text := range texts {
		pages = append(pages, briefOf(text))
	}
	eachPage := func(render func(io.Writer, brief.Brief, render.Options) error) func() error {
		return func() error {
			for _, page := range pages {
				if err := render(io.Discard, page, options); err != nil {
					return err
				}
			}
			return nil
		}
	}
	steps := []func() error{
		func() error {
			for _, text := range texts {
				compile.Compile(source.NewFile("plan.md", []byte(text)), compile.Settings{})
			}
			return nil
		},
		eachPage(render.HTML),
		eachPage(render.PDF),
	}
	for _, step := range steps { // what is made once
		if err := step(); err != nil {
			b.Fatal(err)
		}
	}
	var spent [3][]time.Duration
	for b.Loop() {
		for i, step := range steps {
			start := time.Now()
			if err := step(); err != nil {
				b.Fatal(err)
			}
			spent[i] = append(spent[i], time.Since(start))
		}
	}
	usual := func(all []time.Duration) float64 {
		slices.Sort(all)
		return all[len(all)/10].Seconds()
	}
	compiling := usual(spent[0])
	b.ReportMetric(usual(spent[1])/compiling, "HTML/compile")
	b.ReportMetric(usual(spent[2])/compiling, "PDF/compile")
}
