package inspect_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/clipperhouse/displaywidth"

	"github.com/acctplan/acctplan/pkg/compile"
	"github.com/acctplan/acctplan/pkg/field"
	"github.com/acctplan/acctplan/pkg/inspect"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
)

// page is what is shown of a plan.
func page(t testing.TB, content []byte, o inspect.Options) (string, *plan.Plan) {
	t.Helper()
	p := compile.Compile(source.NewFile("acme.md", content), compile.Settings{})
	var out bytes.Buffer
	if err := inspect.Write(&out, p, o); err != nil {
		t.Fatal(err)
	}
	return out.String(), p
}

// squeezed is text without line breaks and repeated blanks.
func squeezed(text string) string { return strings.Join(strings.Fields(text), " ") }

// TestCorpus: every plan of the repository can be shown; no line is wider than the terminal;
// every record, every set fact and everything without a place is there.
func TestCorpus(t *testing.T) {
	files := 0
	for _, pattern := range []string{"testdata/wild/*.md", "testdata/wild/*/*.md", "testdata/ok/*.md", "testdata/err/*.md", "examples/*/*.md"} {
		paths, err := filepath.Glob("../../" + pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range paths {
			content, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if len(content) > 1<<16 {
				continue // made to go beyond a limit
			}
			files++
			t.Run(filepath.Base(path), func(t *testing.T) {
				for _, width := range []int{60, 80, 120} {
					text, _ := page(t, content, inspect.Options{Width: width})
					for line := range strings.Lines(text) {
						line = strings.TrimRight(line, "\n")
						if words := strings.Fields(line); displaywidth.String(line) > width && len(words) > 2 {
							longest := 0
							for _, word := range words {
								longest = max(longest, displaywidth.String(word))
							}
							if longest < width/3 {
								t.Errorf("at %d columns: %q", width, line)
							}
						}
						if line != strings.TrimRight(line, " ") {
							t.Errorf("blanks at the end of %q", line)
						}
					}
				}
				text, p := page(t, content, inspect.Options{})
				text = squeezed(text)
				for _, r := range field.Records(p) {
					if !strings.ContainsAny(r.Label, "\\\u200b\u00ad") && !strings.Contains(text, squeezed(r.Label)) {
						t.Errorf("%s %q is not shown", r.Collection, r.Label)
					}
				}
				for _, fact := range field.Facts(p) {
					if fact.Origin.IsSet() && !strings.Contains(text, " "+fact.Name+" ") {
						t.Errorf("the fact %s is not shown", fact.Name)
					}
				}
				if got, want := strings.Count(text, "no place for "), len(p.Unplaced); got < want {
					t.Errorf("%d of %d texts without a place are shown", got, want)
				}
			})
		}
	}
	t.Logf("%d files", files)
	if files < 100 {
		t.Errorf("only %d plans were found", files)
	}
}

// TestHostile: nothing that a terminal would obey gets through.
func TestHostile(t *testing.T) {
	text, _ := page(t, []byte("---\nacctplan: 1\n\"x\\e[1m\": \"\\e]0;t\\a\"\n---\n# A\x1b[31m\u202ecme\n\n## Risks\n\n- Budget \x07 (owner: \x1b[2J)\n\n| a | b |\n|---|---|\n| \x9b | \r |\n"), inspect.Options{})
	for _, r := range text {
		if r < ' ' && r != '\n' || r == 0x7F || r >= 0x80 && r < 0xA0 || r == 0x202E {
			t.Errorf("%q gets through", r)
		}
	}
}

// TestColor: colour changes nothing but colour.
func TestColor(t *testing.T) {
	content, err := os.ReadFile("../../examples/mistakes/harbour-foods.md")
	if err != nil {
		t.Fatal(err)
	}
	plain, _ := page(t, content, inspect.Options{Width: 80})
	colored, _ := page(t, content, inspect.Options{Width: 80, Color: true})
	var b strings.Builder
	for i, part := range strings.Split(colored, "\x1b[") {
		if i > 0 {
			_, part, _ = strings.Cut(part, "m")
		}
		b.WriteString(part)
	}
	if b.String() != plain {
		t.Errorf("without its colours:\n%s", b.String())
	}
}

// TestToldAgain: a line on which a record is only named once more is shown, too.
func TestToldAgain(t *testing.T) {
	text, _ := page(t, []byte("---\nacctplan: 1\n---\n\n# Acme\n\n## Risks\n\n- Loss of Grace\n- Delay\n\nOr so:\n\n- Loss of grace!\n- Delay (Cass, 2026-10-30)\n"), inspect.Options{})
	for _, line := range []string{"  9    Loss of Grace\n 14      again  Loss of grace!\n", " 10    Delay\n", " 15      owner  Cass"} {
		if !strings.Contains(text, line) {
			t.Errorf("%q is not shown:\n%s", line, text)
		}
	}
	if n := strings.Count(text, "again"); n != 1 {
		t.Errorf("%d lines say again: line 15 is shown with its date\n%s", n, text)
	}
}
