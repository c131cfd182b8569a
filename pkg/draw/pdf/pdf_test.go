package pdf_test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/acctplan/acctplan/pkg/draw"
	"github.com/acctplan/acctplan/pkg/draw/internal/specimen"
	"github.com/acctplan/acctplan/pkg/draw/pdf"
)

func options() pdf.Options {
	return pdf.Options{
		Title: "Executive brief: Nordwind <AG> & Söhne", Author: "Łukasz Żółć", Subject: "Specimen", Language: "en", Producer: "acctplan test",
		Created: time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC),
	}
}

func written(t testing.TB, doc *pdf.Document) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := doc.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func specimenPDF(t testing.TB) []byte {
	t.Helper()
	doc := pdf.New(options())
	specimen.Draw(doc, draw.NewTypesetter("en"))
	return written(t, doc)
}

// tool runs a program over a file, or skips the test where the program is not installed.
func tool(t *testing.T, name string, arguments ...string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("%s is not installed", name)
	}
	out, err := exec.Command(path, arguments...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}

// saved writes a file for a tool to read; with SPECIMEN_DIR set it is kept there to be looked at.
func saved(t *testing.T, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "specimen.pdf")
	if dir := os.Getenv("SPECIMEN_DIR"); dir != "" {
		path = filepath.Join(dir, strings.ReplaceAll(t.Name(), "/", "-")+".pdf")
	}
	if err := os.WriteFile(path, content, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestSpecimenIsValid(t *testing.T) {
	path := saved(t, specimenPDF(t))
	if out := tool(t, "qpdf", "--check", path); !strings.Contains(out, "No syntax or stream encoding errors") {
		t.Error(out)
	}
}

func TestFontsAreEmbeddedSubsets(t *testing.T) {
	out := tool(t, "pdffonts", saved(t, specimenPDF(t)))
	lines := strings.Split(strings.TrimSpace(out), "\n")[2:]
	if len(lines) < 10 {
		t.Errorf("only %d fonts:\n%s", len(lines), out)
	}
	for _, line := range lines {
		if !strings.Contains(line, "yes yes yes") || !regexp.MustCompile(`^[A-Z]{6}\+`).MatchString(line) {
			t.Errorf("not an embedded subset with a character map: %s", line)
		}
	}
}

// The words of every script must come back from the file as they were put in.
func TestWordsCanBeCopied(t *testing.T) {
	out := tool(t, "pdftotext", "-layout", saved(t, specimenPDF(t)), "-")
	// Poppler marks the direction of a line, and reverses letters and points inside pointed words, which are left out here.
	out = regexp.MustCompile("[\u202a-\u202e]").ReplaceAllString(out, "")
	for _, line := range specimen.Scripts {
		if strings.HasPrefix(line, "Marks") || strings.HasPrefix(line, "Emoji") {
			continue
		}
		if !strings.Contains(out, line) {
			t.Errorf("not found: %s", line)
		}
	}
	for _, want := range []string{"Nordwind Energie AG", "EXECUTIVE BRIEF", "mutual close plan for every date", "€1.90M", "Dr. Jürgen Prüfung", "• Win: replace the legacy SCADA historian", "(CTO) יוסי כהן", "🚀 👍"} {
		if !strings.Contains(out, want) {
			t.Errorf("not found: %s\n%s", want, out)
		}
	}
}

func TestStructure(t *testing.T) {
	path := saved(t, specimenPDF(t))
	out := tool(t, "pdfinfo", "-struct-text", path)
	for _, want := range []string{"Document", "H1", "L ", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "Figure", "Link"} {
		if !strings.Contains(out, want) {
			t.Errorf("no %s in the structure:\n%s", want, out)
		}
	}
	if strings.Contains(out, "Confidential") {
		t.Error("the footer is decoration and must not be read")
	}
	order := []string{"EXECUTIVE BRIEF", "Nordwind Energie AG", "Executive summary", "Win: replace", "Stakeholders", "Chief Financial Officer", "Scripts"}
	for i, at := 0, 0; i < len(order); i++ {
		next := strings.Index(out[at:], order[i])
		if next < 0 {
			t.Fatalf("%q is missing or out of order:\n%s", order[i], out)
		}
		at += next
	}
	if info := tool(t, "pdfinfo", path); !strings.Contains(info, "Tagged:          yes") || !strings.Contains(info, "Title:           Executive brief: Nordwind <AG> & Söhne") {
		t.Error(info)
	}
}

func TestObjects(t *testing.T) {
	out := tool(t, "qpdf", "--json", saved(t, specimenPDF(t)))
	var file struct {
		Outlines []struct {
			Title string
			Kids  []struct{ Title string }
		}
	}
	if err := json.Unmarshal([]byte(out), &file); err != nil {
		t.Fatal(err)
	}
	if len(file.Outlines) != 1 || file.Outlines[0].Title != "Nordwind Energie AG" || len(file.Outlines[0].Kids) != 3 {
		t.Errorf("bookmarks: %+v", file.Outlines)
	}
	for _, want := range []string{`"/Lang": "u:en"`, `"/Marked": true`, `"/DisplayDocTitle": true`, `"/Tabs": "/S"`, `"/OBJR"`, `"/BBox"`, `"/Scope": "/Row"`, `"/URI": "u:https://example.com/plan?a=1&b=(2)"`} {
		if !strings.Contains(out, want) {
			t.Errorf("missing: %s", want)
		}
	}
}

func TestDeterministic(t *testing.T) {
	want := specimenPDF(t)
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			if got := specimenPDF(t); !bytes.Equal(got, want) {
				t.Error("the same calls give other bytes")
			}
		})
	}
	wait.Wait()
}

func TestPages(t *testing.T) {
	opts := options()
	opts.Size = draw.Letter()
	doc := pdf.New(opts)
	ts := draw.NewTypesetter("en")
	style := draw.Style{Size: 11, Color: draw.Hex(0x222222)}
	doc.Begin(draw.Node{Tag: draw.TagTable})
	for row := range 90 {
		if row > 0 && row%40 == 0 {
			doc.AddPage()
		}
		doc.Begin(draw.Node{Tag: draw.TagRow})
		doc.Begin(draw.Node{Tag: draw.TagCell})
		ts.Text(style, "cell").Put(doc, 40, 40+float64(row%40)*16, draw.Left)
		doc.End()
		doc.End()
	}
	doc.End()
	doc.SelectPage(0)
	doc.Begin(draw.Node{Tag: draw.TagP})
	ts.Text(style, "page 1 of 3").Put(doc, 572, 770, draw.Right)
	doc.SelectPage(99)
	doc.AddPage()
	ts.Text(style, "a paragraph that goes on").Put(doc, 40, 40, draw.Left)
	doc.End()
	if doc.Pages() != 4 {
		t.Errorf("%d pages, want 4", doc.Pages())
	}
	path := saved(t, written(t, doc))
	tool(t, "qpdf", "--check", path)
	if out := tool(t, "pdftotext", "-f", "1", "-l", "1", path, "-"); !strings.Contains(out, "page 1 of 3") {
		t.Errorf("first page: %s", out)
	}
}

func TestMistakes(t *testing.T) {
	ts := draw.NewTypesetter("en")
	word := ts.Text(draw.Style{Size: 10, Color: draw.Hex(0)}, "word")
	for _, test := range []struct {
		name, want string
		draw       func(doc *pdf.Document)
	}{
		{"end", "End without Begin", func(doc *pdf.Document) { doc.End() }},
		{"open", "P is still open", func(doc *pdf.Document) { doc.Begin(draw.Node{Tag: draw.TagP}) }},
		{"artifact", "artifact is still open", func(doc *pdf.Document) { doc.BeginArtifact() }},
		{"outside", "text drawn directly inside Document", func(doc *pdf.Document) { doc.Text(10, 10, word) }},
		{"row", "TR begun inside Document", func(doc *pdf.Document) { doc.Begin(draw.Node{Tag: draw.TagRow}); doc.End() }},
		{"figure", "needs a description", func(doc *pdf.Document) { doc.Begin(draw.Node{Tag: draw.TagFigure}); doc.End() }},
		{"role", "not a structure role", func(doc *pdf.Document) { doc.Begin(draw.Node{Tag: "Blink"}); doc.End() }},
	} {
		t.Run(test.name, func(t *testing.T) {
			doc := pdf.New(pdf.Options{})
			test.draw(doc)
			var out bytes.Buffer
			err := doc.Write(&out)
			if err == nil || !strings.Contains(err.Error(), test.want) || out.Len() > 0 {
				t.Errorf("got %v and %d bytes, want %q and none", err, out.Len(), test.want)
			}
		})
	}
	doc := pdf.New(pdf.Options{Language: "not (a tag)", Created: time.Date(20000, 1, 1, 0, 0, 0, 0, time.UTC), Size: draw.Size{Width: -1}})
	written(t, doc)
	if err := doc.Write(&bytes.Buffer{}); err == nil {
		t.Error("a second Write is no error")
	}
}

func FuzzDocument(f *testing.F) {
	for _, text := range append(specimen.Scripts, "", "\x00\xff", "(a) \\ <b>", "שלום (a) 12", strings.Repeat("क्", 40), "👨‍👩‍👧‍👦🇩🇪") {
		f.Add(text, text)
	}
	f.Fuzz(func(t *testing.T, text, url string) {
		if len(text) > 1000 {
			t.Skip()
		}
		doc := pdf.New(pdf.Options{Title: text, Author: text, Language: text, Producer: text})
		ts := draw.NewTypesetter(text)
		doc.Begin(draw.Node{Tag: draw.TagH1, Actual: text})
		ts.Block(200, 0, 5, draw.Span{Text: text, URL: url, Style: draw.Style{Color: draw.Hex(0), Underline: true, Weight: draw.Bold}}, draw.Span{Text: url}).Put(doc, 10, 10)
		doc.Link(draw.Rect{Width: 10, Height: 10}, url, text)
		doc.End()
		written(t, doc)
	})
}
