package svg_test

import (
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/acctplan/acctplan/pkg/draw"
	"github.com/acctplan/acctplan/pkg/draw/internal/specimen"
	"github.com/acctplan/acctplan/pkg/draw/svg"
)

func wellFormed(t *testing.T, fragment string) {
	t.Helper()
	decoder := xml.NewDecoder(strings.NewReader(fragment))
	for {
		_, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatalf("%v in\n%s", err, fragment)
		}
	}
}

func TestSpecimen(t *testing.T) {
	draws := func() string {
		picture := svg.New(svg.Options{Size: draw.A4(), ID: "spec imen", Title: "A <specimen>", Description: "Everything & more"})
		specimen.Draw(picture, draw.NewTypesetter("en"))
		fragment, err := picture.String()
		if err != nil {
			t.Fatal(err)
		}
		return fragment
	}
	fragment := draws()
	wellFormed(t, fragment)
	if again := draws(); again != fragment {
		t.Error("the same calls give another fragment")
	}
	for _, want := range append([]string{`<title id="specimen-title">A &lt;specimen&gt;</title>`, `aria-labelledby="specimen-title specimen-desc"`, `stroke-dasharray="3 2"`, `<circle`, `href="https://example.com/plan?a=1&amp;b=(2)"`}, specimen.Scripts...) {
		if !strings.Contains(fragment, want) {
			t.Errorf("missing: %s", want)
		}
	}
	if dir := os.Getenv("SPECIMEN_DIR"); dir != "" {
		if err := os.WriteFile(filepath.Join(dir, "specimen.html"), []byte("<!doctype html><meta charset=utf-8><body style='margin:0'>"+fragment), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func TestEscaping(t *testing.T) {
	for _, text := range []string{"</svg><script>alert(1)</script>", `" onload="alert(1)`, "' &amp; <", "\x00\x01\x1b[0m", "\xff\xfe", "\ufffe\U0010ffff", "]]>", "<!--"} {
		picture := svg.New(svg.Options{Size: draw.Size{Width: 100, Height: 50}, ID: text, Title: text, Description: text})
		ts := draw.NewTypesetter("en")
		style := draw.Style{Size: 10, Color: draw.Hex(0)}
		ts.Line(draw.Span{Text: text, Style: style}, draw.Span{Text: text, Style: style, URL: text}, draw.Span{Text: text, Style: style, URL: "https://x.test/?" + text}).Put(picture, 0, 20, draw.Left)
		picture.Link(draw.Rect{Width: 10, Height: 10}, "https://x.test/#"+text, text)
		picture.Link(draw.Rect{Width: 10, Height: 10}, "javascript:alert(1)", text)
		fragment, err := picture.String()
		if err != nil {
			t.Fatal(err)
		}
		wellFormed(t, fragment)
		for _, bad := range []string{"<script", "javascript:", ` onload="`, "<!--", "\x1b"} {
			if strings.Contains(fragment, bad) {
				t.Errorf("%q lets %q through:\n%s", text, bad, fragment)
			}
		}
	}
}

func TestBalance(t *testing.T) {
	picture := svg.New(svg.Options{Title: "x"})
	picture.Begin(draw.Node{Tag: draw.TagP})
	if _, err := picture.String(); err == nil {
		t.Error("an open element is no error")
	}
	picture.End()
	if _, err := picture.String(); err != nil {
		t.Error(err)
	}
	picture.End()
	if _, err := picture.String(); err == nil {
		t.Error("a surplus End is no error")
	}
}
