package syntax

// This file reads the YAML of the frontmatter with yaml.v3, and keeps yaml.v3 from
// crashing on what it cannot take.

import (
	"fmt"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/acctplan/acctplan/pkg/source"
)

// frontReader is the state of reading one file's frontmatter.
type frontReader struct {
	doc   *Document
	whole string // the file
	from  int    // where the YAML begins

	root        *Node
	broken      bool // the YAML does not parse
	notAMapping bool
	problems    []Problem
	aliases     int // nodes that aliases have added

	patches []patch // what recovery wrote over the file's text
	facts   []Pair  // facts that recovery read by themselves
	faults  int     // how many of the problems are faults that recovery knows
	tries   int     // how often recovery may still parse
}

// read reads the YAML up to the offset, as it stands; false where it does not parse.
func (f *frontReader) read(to int) bool {
	if to-f.from > MaxFrontmatter {
		return false
	}
	piece := f.whole[f.from:to]
	if strings.TrimSpace(piece) == "" {
		return true
	}
	if deepest(piece) > maxFlowDepth {
		f.depthLimit(source.Span{Start: f.from, End: to})
		return true
	}
	if f.root = plainMapping(piece, f.from); f.root != nil {
		f.duplicateKeys(f.root.Pairs)
		return true
	}
	root, err := decode(piece)
	if err != nil {
		f.broken = true
		return false
	}
	if root == nil {
		return true
	}
	f.document(root, piece, f.from)
	return true
}

// report notes a problem. It is kept here until the reading that found it is the one that counts.
func (f *frontReader) report(problem Problem) {
	if len(f.problems) < MaxProblems {
		f.problems = append(f.problems, problem)
	}
}

// finish reports what was found and gives the root. Where the YAML did not parse, it is
// first read line by line.
func (f *frontReader) finish(to int) *Node {
	if to-f.from > MaxFrontmatter {
		f.report(Problem{
			Kind:    ContentLimit,
			Span:    source.Span{Start: f.from, End: to},
			Message: "The block of facts at the top of this file is too large. It is not read.",
			Hint:    "Keep it below 256 KiB, and write records as tables below it.",
		})
		to = f.from
	} else if f.broken {
		f.recover(to)
	}
	for _, problem := range f.problems {
		f.doc.report(problem)
	}
	f.comments(to)
	return f.root
}

// decode parses YAML into a node; nil where there is nothing in it. Yaml.v3 is known to
// panic on crafted input.
func decode(piece string) (root *yaml.Node, err error) {
	defer func() {
		if broken := recover(); broken != nil {
			root, err = nil, fmt.Errorf("yaml: %v", broken)
		}
	}()
	var document yaml.Node
	if err := yaml.Unmarshal([]byte(piece), &document); err != nil {
		return nil, err
	}
	if document.Kind != yaml.DocumentNode || len(document.Content) == 0 {
		return nil, nil
	}
	return document.Content[0], nil
}

// maxFlowDepth is the nesting of brackets that yaml.v3 is given. It is more than MaxDepth,
// because brackets in text count too.
const maxFlowDepth = 1000

// deepest is the number of brackets that are open at once, if none stands in quotes.
func deepest(piece string) int {
	depth, deepest := 0, 0
	for i := range len(piece) {
		switch piece[i] {
		case '[', '{':
			depth++
			deepest = max(deepest, depth)
		case ']', '}':
			depth = max(0, depth-1)
		}
	}
	return deepest
}

func (f *frontReader) depthLimit(span source.Span) {
	for _, p := range f.problems {
		if p.Kind == DepthLimit {
			return
		}
	}
	f.report(Problem{
		Kind:    DepthLimit,
		Span:    span,
		Message: "Lists and groups stand too deep inside one another. What is deeper is not read.",
		Hint:    "Write records as tables below the block of facts.",
	})
}
