package compile_test

// The examples of the specifications of Markdown and YAML, as bodies and as facts. They are no
// plans, and nobody knows what they should mean as plans; but whatever they hold, nothing
// crashes, no word is lost, and no command that rewrites a file changes what it says.

import (
	"bytes"
	"encoding/json"
	"io"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/acctplan/acctplan/pkg/adopt"
	"github.com/acctplan/acctplan/pkg/compile"
	"github.com/acctplan/acctplan/pkg/format"
	"github.com/acctplan/acctplan/pkg/inspect"
	"github.com/acctplan/acctplan/pkg/lint"
	"github.com/acctplan/acctplan/pkg/meaning"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/rule"
	"github.com/acctplan/acctplan/pkg/source"
	"github.com/acctplan/acctplan/pkg/syntax"
)

// specification is a suite of examples, by name.
func specification(t *testing.T, name string, least int) map[string]string {
	t.Helper()
	content, err := os.ReadFile("../../testdata/specifications/" + name + ".json")
	if err != nil {
		t.Fatal(err)
	}
	var examples map[string]string
	if err := json.Unmarshal(content, &examples); err != nil {
		t.Fatal(err)
	}
	if len(examples) < least {
		t.Fatalf("only %d examples in %s", len(examples), name)
	}
	return examples
}

func TestMarkdownSpecifications(t *testing.T) {
	places := []string{"", soundFacts, soundFacts + "## Stakeholders\n\n", soundFacts + "## Actions\n\n"}
	for suite, least := range map[string]int{"commonmark": 652, "gfm": 55} {
		examples := specification(t, suite, least)
		for i, name := range slices.Sorted(maps.Keys(examples)) {
			t.Run(suite+"/"+name, func(t *testing.T) {
				for j, before := range places {
					text := before + examples[name]
					p := compileBytes([]byte(text))
					if i%len(places) == j { // the whole way takes longer, and is gone at one place
						survives(t, text)
					}
					if p.HasFrontmatter == (before == "") {
						continue // the example looks like facts itself
					}
					for _, line := range uncovered(p, bodyStart(p)) {
						t.Errorf("behind %.20q: lost: %s", before, line)
					}
				}
			})
		}
	}
}

func TestYAMLSpecification(t *testing.T) {
	for name, example := range specification(t, "yaml", 402) {
		t.Run(name, func(t *testing.T) {
			// A suite's own "---" would end the facts at once.
			for _, facts := range []string{example, strings.TrimPrefix(example, "---\n"), "acctplan: 1\naccount: Acme\nfacts:\n" + indented(example)} {
				p := survives(t, "---\n"+facts+"\n---\n\n# Acme\n\n## Goals\n\n- Halve the waiting time\n")
				for _, lost := range lostFacts(p.File) {
					t.Errorf("lost: %q of %q", lost, facts)
				}
			}
		})
	}
}

// indented is a text with every line further in.
func indented(text string) string {
	return "  " + strings.ReplaceAll(strings.TrimSuffix(text, "\n"), "\n", "\n  ")
}

// survives puts a text through everything that reads and rewrites plans, and returns the plan.
func survives(t *testing.T, text string) *plan.Plan {
	t.Helper()
	if !utf8.ValidString(text) {
		t.Fatalf("no UTF-8: %q", text)
	}
	file := source.NewFile("plan.md", []byte(text))
	p := compile.Compile(file, compile.Settings{})
	checkSpans(t, p)
	if _, err := lint.Inspect([]*plan.Plan{p}, lint.Options{AsOf: rule.ExampleDay()}); err != nil {
		t.Error(err)
	}
	if err := inspect.Write(io.Discard, p, inspect.Options{Width: 80}); err != nil {
		t.Error(err)
	}
	formatted, err := format.File(file, compile.Settings{})
	if err != nil {
		t.Errorf("fmt: %v", err)
	} else {
		rewritten(t, "fmt", p, formatted)
	}
	if adopted, err := adopt.Adopt(file, compile.Settings{}); err == nil { // else it is refused, and left alone
		rewritten(t, "adopt", adopted.Before, adopted.File.Bytes)
	}
	return p
}

// rewritten checks what fmt or adopt makes of a plan: it says the same, and no line of the body
// is touched but for what lies in a task or a table, where dates and fields may be spelled anew.
func rewritten(t *testing.T, command string, before *plan.Plan, content []byte) {
	t.Helper()
	after := compile.Compile(source.NewFile("plan.md", content), compile.Settings{})
	for _, difference := range meaning.Compare(before, after) {
		t.Errorf("%s: %s\nfrom %q\nto   %q", command, difference, before.File.Bytes, content)
	}
	if was, is := body(before.File), body(after.File); !bytes.Equal(was, is) && !slices.Equal(prose(was), prose(is)) {
		t.Errorf("%s: the body\n%q\nbecame\n%q", command, was, is)
	}
}

// body is what stands below the facts.
func body(file *source.File) []byte {
	doc := syntax.Parse(file)
	if doc.Frontmatter == nil {
		return bytes.TrimSpace(file.Bytes)
	}
	return bytes.TrimSpace(file.Bytes[doc.Frontmatter.Span.End:])
}

// prose are the lines of a body that are neither a task nor of a table.
func prose(body []byte) []string {
	return slices.DeleteFunc(strings.Split(string(body), "\n"), func(line string) bool { return strings.Contains(line, "|") || task.MatchString(line) })
}

var task = regexp.MustCompile(`^\s*(>\s*)*([-+*]|\d+[.)])\s+\[[ xX]\]`)

// lostFacts are the words of a file's facts that neither a key, a value, a comment nor a problem holds.
func lostFacts(file *source.File) []string {
	doc := syntax.Parse(file)
	if doc.Frontmatter == nil {
		return nil
	}
	covered := make([]bool, len(file.Bytes))
	cover := func(s source.Span) {
		for i := s.Start; i < s.End; i++ {
			covered[i] = true
		}
	}
	var walk func(n *syntax.Node)
	walk = func(n *syntax.Node) {
		if n.Kind == syntax.Scalar {
			cover(n.Span)
		}
		for _, pair := range n.Pairs {
			cover(pair.KeySpan)
			walk(pair.Value)
		}
		for _, item := range n.Items {
			walk(item)
		}
	}
	if doc.Frontmatter.Root != nil {
		walk(doc.Frontmatter.Root)
	}
	for _, comment := range doc.Comments {
		cover(comment.Span)
	}
	for _, problem := range doc.Problems {
		cover(problem.Span)
	}
	for _, at := range yamlMarks.FindAllIndex(file.Bytes[:doc.Frontmatter.Span.End], -1) {
		cover(source.Span{Start: at[0], End: at[1]})
	}
	lost := map[string]bool{}
	for i := doc.Frontmatter.Open.End; i < doc.Frontmatter.Span.End; i++ {
		from := i
		for i < doc.Frontmatter.Span.End && !covered[i] && isWordByte(file.Bytes[i]) {
			i++
		}
		if i > from {
			lost[string(file.Bytes[from:i])] = true
		}
	}
	return slices.Sorted(maps.Keys(lost))
}

// yamlMarks are an anchor, a tag and a directive: structure, like a bracket.
var yamlMarks = regexp.MustCompile(`(?m)!<[^>]*>|[&*!][^\s,\[\]{}]*|^%.*$`)
