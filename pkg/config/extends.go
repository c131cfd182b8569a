package config

// What a configuration builds on: presets that come with acctplan, and further files of the
// same repository.

import (
	"embed"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/acctplan/acctplan/pkg/source"
	"github.com/acctplan/acctplan/pkg/syntax"
)

// Open opens a file that another one extends: from is the name of that other one, as an
// earlier call of Open gave it, empty for the configuration itself; path is what it writes. The
// name identifies the file; for the configuration itself it is empty again. The error is a clause that does not name the file.
type Open func(from, path string) (file *source.File, name string, err error)

// Bounds on what one configuration may extend.
const (
	deepest   = 10 // files that extend each other
	mostFiles = 40
)

//go:embed presets/*.yaml
var presets embed.FS

// Presets names the presets, mildest first.
func Presets() []string { return []string{"minimal", "recommended", "strict"} }

// presetPrefix begins the path of a preset's file; no other file has such a path.
const presetPrefix = "preset "

func preset(name string) *source.File {
	content, err := presets.ReadFile("presets/" + name + ".yaml")
	if err != nil {
		panic(err) // Presets names what is embedded
	}
	return source.NewFile(presetPrefix+name, content)
}

// fileName is what a file is called in messages.
func fileName(file *source.File) string {
	if name, ok := strings.CutPrefix(file.Path, presetPrefix); ok {
		return "the preset " + name
	}
	return file.Path
}

// extends reads what the file builds on, in order.
func (r *reader) extends(at string, pair syntax.Pair) {
	var names []string
	for _, item := range r.words(at, pair) {
		name := strings.TrimSpace(item.Value)
		switch {
		case slices.Contains(Presets(), name):
			r.include(at, item, preset(name), presetPrefix+name)
		case !strings.ContainsAny(name, `./\`):
			r.unknown(item.Span, fmt.Sprintf("%s: no preset is called %s (a file is written with its path, such as ./team.yaml)", at, quoted(name)), strings.ToLower(name), Presets())
			continue
		default:
			r.extendFile(at, item, name)
		}
		names = append(names, name)
	}
	r.record(at, pair, names)
}

func (r *reader) extendFile(at string, item *syntax.Node, name string) {
	switch {
	case strings.Contains(name, "://"):
		r.problem(item.Span, "%s: %s is an address; acctplan reads nothing from the network: copy the file into the repository", at, quoted(name))
	case strings.Contains(name, `\`):
		r.problem(item.Span, "%s: write %s with forward slashes, also on Windows", at, quoted(name))
	case path.IsAbs(name) || len(name) > 1 && name[1] == ':':
		r.problem(item.Span, "%s: %s is an absolute path; write it relative to this file", at, quoted(name))
	case r.open == nil:
		r.problem(item.Span, "%s: %s cannot be read here", at, quoted(name))
	default:
		file, identity, err := r.open(r.name, name)
		if err != nil {
			r.problem(item.Span, "%s: %s: %v", at, quoted(name), err)
			return
		}
		r.include(at, item, file, identity)
	}
}

// include reads a file that the current one extends. One that was read already on another way
// is not read again.
func (r *reader) include(at string, item *syntax.Node, file *source.File, name string) {
	switch {
	case name == r.name || slices.Contains(r.within, name):
		r.problem(item.Span, "%s: the files extend each other in a circle; remove %s here", at, quoted(item.Value))
		return
	case len(r.within)+1 > deepest:
		r.problem(item.Span, "%s: more than %d files extend each other", at, deepest)
		return
	case r.done[name]:
		return
	case len(r.config.files) >= mostFiles:
		r.problem(item.Span, "%s: more than %d files in one configuration", at, mostFiles)
		return
	}
	r.within = append(r.within, r.name)
	r.read(file, name)
	r.within = r.within[:len(r.within)-1]
	r.done[name] = true
}
