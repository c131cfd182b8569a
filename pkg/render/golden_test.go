// Golden files: what the pages of the examples say. Run with -update to accept changes.

package render_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/acctplan/acctplan/pkg/brief"
	"github.com/acctplan/acctplan/pkg/render"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// golden compares with a file of testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s differs (-want +got); run go test -update to accept:\n%s", path, diff)
	}
}

func html(t *testing.T, b brief.Brief) string {
	t.Helper()
	var out bytes.Buffer
	if err := render.HTML(&out, b, options); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func pdf(t *testing.T, b brief.Brief, o render.Options) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := render.PDF(&out, b, o); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// saved writes a file for a tool; PAGES_DIR keeps it for the eye.
func saved(t *testing.T, name string, content []byte) string {
	t.Helper()
	dir := os.Getenv("PAGES_DIR")
	if dir == "" {
		dir = t.TempDir()
	}
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, content, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// readable takes the style sheet and the coordinates of pictures out of a page.
func readable(page string) string {
	page = regexp.MustCompile(`(?s)<style>.*?</style>`).ReplaceAllString(page, "<style>…</style>")
	page = regexp.MustCompile(`sha256-.*?&#39;`).ReplaceAllString(page, "sha256-…&#39;")
	return regexp.MustCompile(`(?s)<svg[^>]*>(.*?)</svg>`).ReplaceAllStringFunc(page, func(picture string) string {
		words := regexp.MustCompile(`(?s)<(title|desc)[^>]*>.*?</(title|desc)>`).FindAllString(picture, -1)
		return "<svg>" + strings.Join(words, "") + "</svg>"
	})
}

func TestGoldenHTML(t *testing.T) {
	golden(t, "ledgerlark.html", readable(html(t, examples(t)["ledgerlark"])))
}

func TestGoldenIndex(t *testing.T) {
	var out bytes.Buffer
	if err := render.Index(&out, portfolio(), options); err != nil {
		t.Fatal(err)
	}
	saved(t, "index.html", out.Bytes())
	golden(t, "index.html", readable(out.String()))
}

func TestGoldenPDF(t *testing.T) {
	for name, b := range examples(t) {
		t.Run(name, func(t *testing.T) {
			path := saved(t, name+".pdf", pdf(t, b, options))
			pages := regexp.MustCompile(`Pages:\s+(\d+)`).FindStringSubmatch(tool(t, "pdfinfo", path))
			text := tool(t, "pdftotext", "-raw", path, "-")
			golden(t, name+".txt", fmt.Sprintf("pages: %s\n%s", pages[1], strings.ReplaceAll(text, "\f", "--- page\n")))
		})
	}
}
