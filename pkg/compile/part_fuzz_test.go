package compile_test

// Fuzz targets that stay within one part of a plan: its facts, a section, a table, a task. The
// rest of the plan is sound, so that a fuzzer spends its time on the part, and what is wrong
// afterwards is the part's doing. The seeds are the parts of all fixtures.

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/acctplan/acctplan/pkg/source"
	"github.com/acctplan/acctplan/pkg/syntax"
)

// mostSeed is the largest part that is a seed, in bytes: larger ones slow every change down.
const mostSeed = 600

// parts collects the parts of all fixtures that pick finds in a plan.
func parts(t testing.TB, pick func(doc *syntax.Document, add func(source.Span))) []string {
	t.Helper()
	found := map[string]bool{}
	for _, pattern := range []string{"examples/*/*.md", "testdata/ok/*.md", "testdata/err/*.md", "testdata/wild/*.md"} {
		paths, err := filepath.Glob("../../" + pattern)
		if err != nil || len(paths) == 0 {
			t.Fatalf("no fixtures in %s (%v)", pattern, err)
		}
		for _, path := range paths {
			content, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			file := source.NewFile(path, content)
			pick(syntax.Parse(file), func(span source.Span) {
				if text := file.Text(span); len(text) <= mostSeed && utf8.ValidString(text) {
					found[text] = true
				}
			})
		}
	}
	if len(found) < 50 {
		t.Fatalf("only %d seeds", len(found))
	}
	return slices.Sorted(maps.Keys(found))
}

// blocks picks the blocks of a kind, wherever they stand.
func blocks(doc *syntax.Document, kind syntax.Kind, pick func(syntax.Block)) {
	var walk func([]syntax.Block)
	walk = func(list []syntax.Block) {
		for _, b := range list {
			if b.Kind == kind {
				pick(b)
			}
			walk(b.Blocks)
			for _, item := range b.Items {
				walk(item.Blocks)
			}
		}
	}
	walk(doc.Blocks)
}

// checkPlan holds for whatever a file says: every place of the model lies inside the file, no
// word of the body is lost, and a second reading gives the same model.
func checkPlan(t *testing.T, text string) {
	t.Helper()
	p := compileBytes([]byte(text))
	checkSpans(t, p)
	if first, second := exported(t, p), exported(t, compileBytes([]byte(text))); !bytes.Equal(first, second) {
		t.Errorf("two readings differ:\n%s\n%s", first, second)
	}
	if p.HasFrontmatter {
		for _, line := range uncovered(p, bodyStart(p)) {
			t.Errorf("lost: %s\nin %q", line, text)
		}
	}
}

const soundFacts = "---\nacctplan: 1\naccount: Acme\ntier: key\ncurrency: EUR\nowner: Dana Whitlock\nreviewed: 2026-11-18\n---\n\n# Acme\n\n"

func FuzzFrontmatter(f *testing.F) {
	for _, seed := range parts(f, func(doc *syntax.Document, add func(source.Span)) {
		if doc.Frontmatter != nil {
			_, end := doc.Frontmatter.Open.End, doc.Frontmatter.Span.End
			add(source.Span{Start: min(doc.Frontmatter.Open.End+1, end), End: max(doc.Frontmatter.Open.End+1, end-len("---"))})
		}
	}) {
		f.Add(seed, false)
	}
	f.Add("acctplan = 1\naccount = \"Acme\"\nrenewal = 2027-01-31\n[owner]\nname = 'Dana'\n[[risks]]\nrisk = \"x\"\n", true)
	f.Fuzz(func(t *testing.T, facts string, toml bool) {
		if !utf8.ValidString(facts) {
			return // is not read at all
		}
		fence := "---\n"
		if toml {
			fence = "+++\n"
		}
		p := compileBytes([]byte(fence + facts + "\n" + fence + "\n# Acme\n\n## Goals\n\n- Halve the waiting time by June\n"))
		checkSpans(t, p)
		if !bytes.Equal(exported(t, p), exported(t, compileBytes(p.File.Bytes))) {
			t.Errorf("two readings differ: %q", facts)
		}
	})
}

func FuzzSection(f *testing.F) {
	for _, seed := range parts(f, func(doc *syntax.Document, add func(source.Span)) {
		for i, b := range doc.Blocks {
			if b.Kind != syntax.Heading || b.Level != 2 {
				continue
			}
			end := b.Span.End
			for _, next := range doc.Blocks[i+1:] {
				if next.Kind == syntax.Heading && next.Level <= 2 {
					break
				}
				end = next.Span.End
			}
			add(source.Span{Start: b.Span.Start, End: end})
		}
	}) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, section string) {
		if !utf8.ValidString(section) {
			return // is not read at all
		}
		checkPlan(t, soundFacts+section+"\n")
	})
}

// sectionOf are the headings that a fuzzer may put a table or a list under.
var sectionOf = []string{"Goals", "Stakeholders", "Opportunities", "Risks", "Actions", "Milestones", "Competition", "Current state", "Whitespace", "Log", "Team", "Decisions", "Overview", "Something else"}

func FuzzTable(f *testing.F) {
	for i, seed := range parts(f, func(doc *syntax.Document, add func(source.Span)) {
		blocks(doc, syntax.TableBlock, func(b syntax.Block) { add(b.Span) })
	}) {
		f.Add(seed, uint8(i))
	}
	f.Fuzz(func(t *testing.T, table string, section uint8) {
		if !utf8.ValidString(table) {
			return // is not read at all
		}
		checkPlan(t, soundFacts+"## "+sectionOf[int(section)%len(sectionOf)]+"\n\n"+table+"\n")
	})
}

func FuzzTask(f *testing.F) {
	for i, seed := range parts(f, func(doc *syntax.Document, add func(source.Span)) {
		blocks(doc, syntax.List, func(b syntax.Block) {
			for _, item := range b.Items {
				if item.Task != syntax.NoTask {
					add(item.Span)
				}
			}
		})
	}) {
		f.Add(strings.TrimLeft(seed, "-*+ "), i%8 == 0)
	}
	f.Fuzz(func(t *testing.T, task string, elsewhere bool) {
		if !utf8.ValidString(task) {
			return // is not read at all
		}
		heading := "## Actions\n\n"
		if elsewhere {
			heading = "## Summary\n\n"
		}
		checkPlan(t, soundFacts+heading+"- "+task+"\n- [ ] Send the pilot report @dana due:2026-12-03\n")
	})
}
