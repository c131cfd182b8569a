package render_test

import (
	"io"
	"os"
	"testing"

	"github.com/acctplan/acctplan/pkg/render"
)

func exampleBrief(b *testing.B) (page []byte) {
	b.Helper()
	text, err := os.ReadFile("../../examples/accounts/nordhafen-antriebe.md")
	if err != nil {
		b.Fatal(err)
	}
	return text
}

func BenchmarkPDF(b *testing.B) {
	page := briefOf(string(exampleBrief(b)))
	for b.Loop() {
		if err := render.PDF(io.Discard, page, options); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkHTML(b *testing.B) {
	page := briefOf(string(exampleBrief(b)))
	for b.Loop() {
		if err := render.HTML(io.Discard, page, options); err != nil {
			b.Fatal(err)
		}
	}
}
