package compile_test

// Plans without headings, tables and lists pasted one below another: of each wild plan every heading but its
// title is taken away. What stood below tells by itself what it is.

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/acctplan/acctplan/pkg/compile"
	"github.com/acctplan/acctplan/pkg/source"
)

func TestWithoutHeadings(t *testing.T) {
	paths, err := filepath.Glob("../../testdata/wild/*/*.md")
	if err != nil {
		t.Fatal(err)
	}
	heading := regexp.MustCompile(`(?m)^##+ .*$`)
	right, all, falsely := map[string]int{}, map[string]int{}, 0
	for i, path := range paths {
		if testing.Short() && i%8 != 0 {
			continue
		}
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(content), "\n## ") {
			continue
		}
		want := readWanted(t, strings.TrimSuffix(path, ".md")+".want.yaml")
		p := compile.Compile(source.NewFile(path, content), compile.Settings{})
		names, false_ := matched(p, want)
		bare := heading.ReplaceAllString(string(content), "\n<!-- -->\n") // lists side by side would be one
		after, falseAfter := matched(compile.Compile(source.NewFile(path, []byte(bare)), compile.Settings{}), want)
		for name, at := range names {
			line, _ := p.File.Line(p.File.Position(at.Start).Line)
			kind := ""
			switch mark := strings.TrimLeft(string(line), " "); {
			case strings.HasPrefix(mark, "|"):
				kind = "tables"
			case strings.HasPrefix(mark, "- "), strings.HasPrefix(mark, "* "):
				kind = "lists"
			default:
				continue
			}
			all[kind]++
			if _, ok := after[name]; ok {
				right[kind]++
			} else if testing.Verbose() {
				t.Log(path, name)
			}
		}
		for collection := range labelKeys {
			falsely += max(0, falseAfter[collection]-false_[collection])
		}
	}
	for kind, floor := range map[string]float64{"tables": .92, "lists": .75} {
		share := float64(right[kind]) / float64(all[kind])
		t.Logf("%s: %d of %d names", kind, right[kind], all[kind])
		if share < floor {
			t.Errorf("%.1f %% of the names in %s without headings were read, less than %.0f %%", 100*share, kind, 100*floor)
		}
	}
	t.Logf("%d false names", falsely)
	if falsely*20 > all["tables"]+all["lists"] {
		t.Errorf("%d false names", falsely)
	}
}
