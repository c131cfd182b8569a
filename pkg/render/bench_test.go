// What pages cost, beside what the plan costs that they are made of.

package render_test

import (
	"io"
	"os"
	"slices"
	"testing"
	"time"

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

// BenchmarkAgainstCompiling measures a plan's compiling, its HTML and its PDF in turn, and reports
// how many times the compiling the pages cost, by the times that a tenth of the rounds keep to: what
// else the machine is doing changes neither.
func BenchmarkAgainstCompiling(b *testing.B) {
	text := exampleText(b)
	page := briefOf(text)
	steps := []func() error{
		func() error {
			compile.Compile(source.NewFile("plan.md", []byte(text)), compile.Settings{})
			return nil
		},
		func() error { return render.HTML(io.Discard, page, options) },
		func() error { return render.PDF(io.Discard, page, options) },
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
