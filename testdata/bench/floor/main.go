// Command floor does the least that any linter of account plans can do with its libraries, and no
// more: it walks, reads, decodes the frontmatter into yaml.v3's nodes, validates it with
// jsonschema, and parses the body with goldmark, on all cores. It is the yardstick for
// `acctplan lint`: what that takes beyond it is what reading a plan and checking it costs.
//
//	floor -stage noop|read|yaml|schema|full -schema FILE PATH…
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/santhosh-tekuri/jsonschema/v5"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
	"gopkg.in/yaml.v3"
)

// stages add up.
var stages = []string{"noop", "read", "yaml", "schema", "full"}

func main() {
	name := flag.String("stage", "full", strings.Join(stages, ", "))
	schema := flag.String("schema", "", "the schema of the frontmatter")
	flag.Parse()
	stage := slices.Index(stages, *name)
	if stage == 0 {
		return
	}
	debug.SetGCPercent(400) // as acctplan does
	f := floor{stage: stage}
	if stage >= 3 {
		f.schema = jsonschema.MustCompile(*schema)
	}
	if stage >= 4 {
		f.markdown = goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote))
	}
	var files []string
	for _, root := range flag.Args() {
		check(filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
			if err == nil && !entry.IsDir() && strings.HasSuffix(path, ".md") {
				files = append(files, path)
			}
			return err
		}))
	}
	var next atomic.Int64
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(files)); i = next.Add(1) - 1 {
				check(f.read(files[i]))
			}
		})
	}
	workers.Wait()
}

type floor struct {
	stage    int
	schema   *jsonschema.Schema
	markdown goldmark.Markdown
}

// read takes one plan through the stages.
func (f *floor) read(path string) error {
	content, err := os.ReadFile(path)
	if err != nil || f.stage < 2 {
		return err
	}
	rest, ok := bytes.CutPrefix(content, []byte("---\n"))
	front, body, closed := bytes.Cut(rest, []byte("\n---\n"))
	if !ok || !closed {
		return errors.New(path + ": no frontmatter")
	}
	var document yaml.Node
	if err := yaml.Unmarshal(front, &document); err != nil || f.stage < 3 {
		return err
	}
	frontmatter, err := value(document.Content[0])
	if err != nil {
		return err
	}
	_ = f.schema.Validate(frontmatter) // what it finds is of no interest
	if f.stage >= 4 {
		f.markdown.Parser().Parse(text.NewReader(body))
	}
	return nil
}

// value is what the schema speaks of. Dates stay text.
func value(n *yaml.Node) (any, error) {
	switch n.Kind {
	case yaml.MappingNode:
		m := make(map[string]any, len(n.Content)/2)
		for i := 0; i+1 < len(n.Content); i += 2 {
			v, err := value(n.Content[i+1])
			if err != nil {
				return nil, err
			}
			m[n.Content[i].Value] = v
		}
		return m, nil
	case yaml.SequenceNode:
		list := make([]any, len(n.Content))
		for i, item := range n.Content {
			v, err := value(item)
			if err != nil {
				return nil, err
			}
			list[i] = v
		}
		return list, nil
	}
	switch n.Tag {
	case "!!int":
		return strconv.Atoi(n.Value)
	case "!!float":
		return strconv.ParseFloat(n.Value, 64)
	case "!!bool":
		return strconv.ParseBool(n.Value)
	case "!!null":
		return nil, nil
	}
	return n.Value, nil
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
}
