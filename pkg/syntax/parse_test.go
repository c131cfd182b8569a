package syntax

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/acctplan/acctplan/pkg/source"
)

var update = flag.Bool("update", false, "write the golden files")

func parse(text string) *Document { return Parse(source.NewFile("plan.md", []byte(text))) }

// TestTrees reads the files of testdata/tree: the tree is the one in the golden file, and
// the same with other line endings and with a byte order mark.
func TestTrees(t *testing.T) {
	names, err := filepath.Glob("testdata/tree/*.md")
	if err != nil || len(names) == 0 {
		t.Fatal("no test data", err)
	}
	for _, name := range names {
		t.Run(filepath.Base(name), func(t *testing.T) {
			content, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			doc := Parse(source.NewFile(name, content))
			check(t, doc)
			golden := strings.TrimSuffix(name, ".md") + ".txt"
			if *update {
				if err := os.WriteFile(golden, []byte(dump(doc)), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), dump(doc)); diff != "" {
				t.Errorf("tree (-want +got):\n%s", diff)
			}
			for variant, content := range map[string][]byte{
				"crlf": bytes.ReplaceAll(content, []byte("\n"), []byte("\r\n")),
				"bom":  append(bytes.Clone(source.ByteOrderMark), content...),
			} {
				other := Parse(source.NewFile(name, content))
				check(t, other)
				if diff := cmp.Diff(texts(doc), texts(other)); diff != "" {
					t.Errorf("%s (-plain +%[1]s):\n%s", variant, diff)
				}
			}
		})
	}
}

// TestExamples reads the project's own plans, which have no syntax problems.
func TestExamples(t *testing.T) {
	names, _ := filepath.Glob("../../examples/accounts/*.md")
	for _, name := range names {
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		doc := Parse(source.NewFile(name, content))
		check(t, doc)
		for _, problem := range doc.Problems {
			t.Errorf("%s:%d: %s", name, doc.File.Position(problem.Span.Start).Line, problem.Message)
		}
	}
}

func TestFrontmatterBounds(t *testing.T) {
	tests := []struct{ name, text, front, keys, body, problem string }{
		{"none", "# A\n", "", "", "# A", ""},
		{"empty file", "", "", "", "", ""},
		{"closed", "---\na: 1\n---\n# A\n", "---\na: 1\n---", "a", "# A", ""},
		{"dots", "---\na: 1\n...\n# A\n", "---\na: 1\n...", "a", "# A", ""},
		{"blanks behind", "--- \t\na: 1\n---  \n# A\n", "--- \t\na: 1\n---", "a", "# A", ""},
		{"empty", "---\n---\n# A\n", "---\n---", "", "# A", ""},
		{"comment only", "---\n# c\n---\n# A\n", "---\n# c\n---", "", "# A", ""},
		{"no line ending", "---\na: 1\n---", "---\na: 1\n---", "a", "", ""},
		{"not first", "\n---\na: 1\n---\n", "", "", "---", ""},
		{"four dashes", "----\na: 1\n", "", "", "----", ""},
		{"unclosed", "---\na: 1\nb: 2\n\n# A\n", "---\na: 1\nb: 2", "a b", "# A", "---"},
		{"unclosed, heading at once", "---\na: 1\n## A\n", "---\na: 1", "a", "## A", "---"},
		{"unclosed, prose", "---\na: 1\n\nSome text here.\n", "---\na: 1", "a", "Some text here.", "---"},
		{"unclosed, at the end", "---\na: 1\nb:\n  - x", "---\na: 1\nb:\n  - x", "a b", "", "---"},
		{"unclosed, blank between keys", "---\na: 1\n\nb: 2\n\n# A\n", "---\na: 1\n\nb: 2", "a b", "# A", "---"},
		{"closed by a later break", "---\na: 1\n\n# A\n\ntext more\n\n---\n\nend\n", "---\na: 1", "a", "# A", "---"},
		{"a break at the top", "---\n\n# A\n\ntext\n", "", "", "---", ""},
		{"two breaks", "---\n\n# A\n\ntext\n\n---\n", "", "", "---", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			doc := parse(test.text)
			check(t, doc)
			front, keys, body, problem := "", []string(nil), "", ""
			if doc.Frontmatter != nil {
				front = doc.File.Text(doc.Frontmatter.Span)
				if doc.Frontmatter.Root != nil {
					for _, pair := range doc.Frontmatter.Root.Pairs {
						keys = append(keys, pair.Key)
					}
				}
			}
			if len(doc.Blocks) > 0 {
				body = doc.File.Text(doc.Blocks[0].Span)
			}
			if len(doc.Problems) > 0 {
				problem = doc.File.Text(doc.Problems[0].Span)
			}
			got := [4]string{front, strings.Join(keys, " "), body, problem}
			if want := [4]string{test.front, test.keys, test.body, test.problem}; got != want {
				t.Errorf("got  %q\nwant %q", got, want)
			}
		})
	}
}

func TestLinkAddress(t *testing.T) {
	for raw, want := range map[string]string{
		"https://a.b/c?d=e#f": "https://a.b/c?d=e#f", "HTTP://a": "HTTP://a", "mailto:a@b.c": "mailto:a@b.c",
		"notes/a.md": "notes/a.md", "../a b.md": "../a b.md", "#part": "#part", "?q=a:b": "?q=a:b", "/abs": "/abs", "a/b:c": "a/b:c", "": "",
		"javascript:alert(1)": "", "JaVaScRiPt:x": "", "java\tscript:x": "", " javascript:x": "", "\x01javascript:x": "", "data:text/html,x": "",
		"vbscript:x": "", "file:///etc/passwd": "", "//evil.example": "", `\\\\evil\share`: "", `/\evil`: "", "javascript&colon;x": "", "&#106;avascript:x": "",
		`a\_b`: "a_b", "a&amp;b": "a&b",
	} {
		if got := linkAddress([]byte(raw)); got != want {
			t.Errorf("%q: got %q, want %q", raw, got, want)
		}
	}
}

// TestCommentTargets is about what a comment stands for.
func TestCommentTargets(t *testing.T) {
	tests := []struct{ name, text, target string }{
		{"paragraph", "<!-- c -->\ntext\nmore\n", "text\nmore"},
		{"blank line between", "<!-- c -->\n\n\ntext\n", "text"},
		{"section", "<!-- c -->\n## A\n\ntext\n\n### B\n\n- b\n\n## C\n", "## A\n\ntext\n\n### B\n\n- b"},
		{"behind a heading", "## A <!-- c -->\n\ntext\n\n# C\n", "## A <!-- c -->\n\ntext"},
		{"table", "<!-- c -->\n| a |\n|---|\n| b |\n\ntext", "| a |\n|---|\n| b |"},
		{"list", "<!-- c -->\n- a\n- b\n", "- a\n- b"},
		{"item", "- a\n- b <!-- c -->\n  more\n- d\n", "- b <!-- c -->\n  more"},
		{"item, on its own line", "- a\n  <!-- c -->\n- d\n", "- a\n  <!-- c -->"},
		{"item, before its text", "- <!-- c --> a\n- d\n", "- <!-- c --> a"},
		{"task", "- [ ] <!-- c --> a\n- d\n", "- [ ] <!-- c --> a"},
		{"nested item", "- a\n  - b <!-- c -->\n- d\n", "- b <!-- c -->"},
		{"within a paragraph", "one <!-- c --> two\n\nthree\n", "one <!-- c --> two"},
		{"before text on its line", "<!-- c --> two\n\nthree\n", "<!-- c --> two"},
		{"cell", "| a | b |\n|---|---|\n| 1 | <!-- c --> |\n", "| 1 | <!-- c --> |"},
		{"at the end", "text\n\n<!-- c -->\n", ""},
		{"several lines", "<!--\nc\n-->\n\ntext", "text"},
		{"two in a row", "<!-- b --> <!-- c -->\n\ntext", "text"},
		{"quotation", "> <!-- c -->\n> text\n", "text"},
		{"unclosed", "text\n\n<!-- c\n\nmore", ""},
		{"next key", "---\n# c\na: 1\nb: 2\n---\n", "a: 1"},
		{"next key, nested", "---\na:\n  # c\n  b: [1,\n   2]\n---\n", "b: [1,\n   2]"},
		{"next item", "---\na:\n  - x\n  # c\n  - k: v\n    l: w\n---\n", "k: v\n    l: w"},
		{"behind a value", "---\na: 1 # c\nb: 2\n---\n", "a: 1"},
		{"behind a key", "---\na: # c\n  b: 2\n---\n", "a: # c\n  b: 2"},
		{"behind an item", "---\na:\n  - x # c\n  - y\n---\n", "x"},
		{"behind a block of text", "---\na: | # c\n  # no\nb: 1\n---\n", "a: | # c\n  # no"},
		{"no key follows", "---\na: 1\n# c\n---\n", ""},
		{"not in quotes", "---\na: \"x # y\"\n# c\nb: 'z # w' \n---\n", "b: 'z # w'"},
		{"not within a word", "---\na: x#y\nb: 2 # c\n---\n", "b: 2"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			doc := parse(test.text)
			check(t, doc)
			if len(doc.Comments) == 0 {
				t.Fatal("no comment")
			}
			comment := doc.Comments[len(doc.Comments)-1]
			for _, c := range doc.Comments {
				if c.Text == "c" {
					comment = c
				}
			}
			if want := "c"; comment.Text != want && !comment.Unclosed {
				t.Errorf("text %q", comment.Text)
			}
			target := ""
			if !comment.Target.IsZero() {
				target = doc.File.Text(comment.Target)
			}
			if target != test.target {
				t.Errorf("target %q, want %q", target, test.target)
			}
			if strings.Contains(texts(doc), "run - \"c\"") {
				t.Error("the comment is text")
			}
		})
	}
}

// TestParallel reads files at once, which share the one Markdown parser.
func TestParallel(t *testing.T) {
	content, err := os.ReadFile("testdata/tree/blocks.md")
	if err != nil {
		t.Fatal(err)
	}
	want := dump(Parse(source.NewFile("a.md", content)))
	for range 8 {
		t.Run("", func(t *testing.T) {
			t.Parallel()
			for range 20 {
				if got := dump(Parse(source.NewFile("a.md", content))); got != want {
					t.Fatal("a different tree")
				}
			}
		})
	}
}
