package compile_test

// Plans without headings: tables and lists pasted one below another. Of each wild plan every heading but its
// title is taken away, and what stood below is told by its own content.

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/acctplan/acctplan/pkg/compile"
	"github.com/acctplan/acctplan/pkg/compile/value"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
)

func TestHeadless(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	paths, err := filepath.Glob("../../testdata/wild/*/*.md")
	if err != nil {
		t.Fatal(err)
	}
	heading := regexp.MustCompile(`(?m)^##+ .*$`)
	bold := regexp.MustCompile(`(?m)^\*\*[^*\n]*\*\*:?$`)
	_ = bold
	right, all, extra := map[string]int{}, map[string]int{}, map[string]int{}
	var misses []string
	for _, path := range paths {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		tables := strings.Count(string(content), "|--") + strings.Count(string(content), "| --") + strings.Count(string(content), "|:-")
		_ = tables
		want := readWanted(t, strings.TrimSuffix(path, ".md")+".want.yaml")
		p := compile.Compile(source.NewFile(path, content), compile.Settings{})
		names, false_ := matched(p, want)
		n := 0
		changed := heading.ReplaceAllStringFunc(string(content), func(h string) string {
			if n++; os.Getenv("KEEP") != "" && n%2 == 1 {
				return h
			}
			return "\n<!-- -->\n"
		})
		q := compile.Compile(source.NewFile(path, []byte(changed)), compile.Settings{})
		after, falseAfter := matched(q, want)
		for name, at := range names {
			line, _ := p.File.Line(p.File.Position(at.Start).Line)
			in := "other"
			if strings.HasPrefix(string(line), "|") {
				in = "table"
			} else if strings.HasPrefix(strings.TrimLeft(string(line)," "), "- ") || strings.HasPrefix(strings.TrimLeft(string(line)," "), "* ") {
				in = "list"
			}
			collection, _, _ := strings.Cut(name, " ")
			all[in+" "+collection]++
			if _, ok := after[name]; ok {
				right[in+" "+collection]++
			} else {
				misses = append(misses, strings.TrimPrefix(path, "../../testdata/wild/")+": "+name)
			}
		}
		for collection := range labelKeys {
			if n := falseAfter[collection] - false_[collection]; n > 0 {
				extra[collection] += n
			}
			used := map[string]bool{}
			for _, r := range records(p)[collection] {
				used[r.label] = true
			}
			for _, r := range records(q)[collection] {
				if !used[r.label] && !value.ContainsPlaceholder(r.label) {
					misses = append(misses, strings.TrimPrefix(path, "../../testdata/wild/")+": "+collection+" TOO MUCH "+r.label)
				}
			}
		}
	}
	if testing.Verbose() {
		t.Log(strings.Join(misses, "\n"))
	}
	for collection := range all {
		t.Logf("%s: %d of %d", collection, right[collection], all[collection])
	}
	t.Log(extra)
	_ = plan.Goals
}
