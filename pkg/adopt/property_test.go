package adopt_test

// Properties that hold for every plan there is: the fixtures in wild shapes, the native ones,
// and the examples.

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/acctplan/acctplan/pkg/adopt"
	"github.com/acctplan/acctplan/pkg/compile"
	"github.com/acctplan/acctplan/pkg/format"
	"github.com/acctplan/acctplan/pkg/meaning"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
	"github.com/acctplan/acctplan/pkg/syntax"
)

// corpus is every plan of the repository, and a third of all but the broken ones with Windows line ends too.
func corpus(t testing.TB) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	for _, pattern := range []string{"wild/*.md", "wild/*/*.md", "ok/*.md", "ok/*/*.md", "err/*.md", "err/*/*.md", "script/plans/*.md", "../examples/*/*.md"} {
		paths, err := filepath.Glob("../../testdata/" + pattern)
		if err != nil {
			t.Fatal(err)
		}
		for i, path := range paths {
			content, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			name := filepath.ToSlash(strings.TrimPrefix(path, "../../"))
			files[name] = content
			if i%3 == 0 && !strings.HasPrefix(pattern, "err/") && !bytes.Contains(content, []byte("\r")) {
				files[name+" (CRLF)"] = bytes.ReplaceAll(content, []byte("\n"), []byte("\r\n"))
			}
		}
	}
	if len(files) < 40 {
		t.Fatalf("only %d plans were found", len(files))
	}
	return files
}

func file(content []byte) *source.File { return source.NewFile("accounts/acme.md", content) }

func same(t *testing.T, what string, before, after *plan.Plan) {
	t.Helper()
	for _, d := range meaning.Compare(before, after) {
		t.Errorf("%s: %s", what, d)
	}
}

// TestFormat: formatting changes nothing that a plan says, nothing that other programs get of it, no line of its prose, and nothing
// more when it is done again.
func TestFormat(t *testing.T) {
	changed := 0
	files := corpus(t)
	for name, content := range files {
		t.Run(name, func(t *testing.T) {
			before := compile.Compile(file(content), compile.Settings{})
			once, err := format.File(file(content), compile.Settings{})
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(once, content) {
				changed++
			}
			after := compile.Compile(file(once), compile.Settings{})
			same(t, "formatted", before, after)
			exportStays(t, "formatted", before, after)
			proseStays(t, before, once)
			lineEndsStay(t, content, once)
			twice, err := format.File(file(once), compile.Settings{})
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(once, twice) {
				t.Error("formatting twice changes the file again")
			}
		})
	}
	t.Logf("%d files, %d of them changed", len(files), changed)
}

// TestAdopt: the same, for adopting; and every line of the body that formatting leaves alone
// is there, in order.
func TestAdopt(t *testing.T) {
	changed, refused, facts, left := 0, 0, 0, 0
	files := corpus(t)
	for name, content := range files {
		t.Run(name, func(t *testing.T) {
			once, err := adopt.Adopt(file(content), compile.Settings{})
			var unreadable *adopt.UnreadableError
			if errors.As(err, &unreadable) {
				refused++
				t.Logf("refused: %v", err)
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if once.Changed() {
				changed++
			}
			facts += len(once.Facts)
			left += len(once.Left)
			if len(once.Left) > 0 {
				t.Logf("left: %v", once.Left)
			}
			same(t, "adopted", once.Before, once.Plan)
			exportStays(t, "adopted", once.Before, compile.Compile(file(once.File.Bytes), compile.Settings{}))
			if !once.Plan.Marked {
				t.Error("the plan is not marked")
			}
			proseStays(t, once.Before, once.File.Bytes)
			lineEndsStay(t, content, once.File.Bytes)

			formatted, err := format.File(file(content), compile.Settings{})
			if err != nil {
				t.Fatal(err)
			}
			if a, b := body(formatted), body(once.File.Bytes); a != b {
				t.Errorf("the body is not that of the formatted file:\n%s\nbut\n%s", b, a)
			}
			twice, err := adopt.Adopt(once.File, compile.Settings{})
			if err != nil {
				t.Fatal(err)
			}
			if twice.Changed() {
				t.Errorf("adopting twice changes the file again:\n%s", twice.File.Bytes)
			}
		})
	}
	t.Logf("%d files, %d changed, %d refused, %d facts placed, %d left in the body", len(files), changed, refused, facts, left)
}

// body is what stands behind the frontmatter, blank lines at its top aside.
func body(content []byte) string {
	from := 0
	if front := syntax.Parse(file(content)).Frontmatter; front != nil {
		from = front.Span.End
	}
	return strings.TrimLeft(strings.TrimPrefix(string(content[from:]), "\uFEFF"), " \t\r\n")
}

// proseStays checks that every line of a plan's narrative is still there, byte for byte.
func proseStays(t *testing.T, before *plan.Plan, after []byte) {
	t.Helper()
	lines := strings.FieldsFunc(string(after), func(r rune) bool { return r == '\n' || r == '\r' })
	for _, prose := range before.Prose {
		first, last := before.File.Position(prose.Text.Span.Start).Line, before.File.Position(max(prose.Text.Span.Start, prose.Text.Span.End-1)).Line
		for n := first; n <= last; n++ {
			line, _ := before.File.Line(n)
			if len(bytes.TrimSpace(line)) > 0 && !slices.Contains(lines, string(line)) && !bytes.Contains(after, line) {
				t.Errorf("line %d of the prose is gone: %s", n, line)
			}
		}
	}
}

// lineEndsStay checks that no new kind of line end comes in.
func lineEndsStay(t *testing.T, before, after []byte) {
	t.Helper()
	lone := func(content []byte) bool {
		return bytes.Count(content, []byte("\n")) > bytes.Count(content, []byte("\r\n"))
	}
	if bytes.Contains(before, []byte("\r\n")) && !lone(before) && lone(after) {
		t.Error("a line ends in \\n alone in a file of \\r\\n")
	}
	if !bytes.Contains(before, []byte("\r")) && bytes.Contains(after, []byte("\r")) {
		t.Error("a line ends in \\r\\n in a file of \\n")
	}
}
