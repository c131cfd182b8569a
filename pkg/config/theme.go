package config

// How a team's own pages look: the theme, in the configuration or in a file of its own.

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/acctplan/acctplan/pkg/draw/font"
	"github.com/acctplan/acctplan/pkg/syntax"
	"github.com/acctplan/acctplan/pkg/theme"
)

// Asset reads a file that a theme names: from is the file that names it, as Open calls it, and
// most how many bytes are read at most. The error is a clause that does not name the file.
type Asset func(from, path string, most int) ([]byte, error)

// longestFooter is how many characters the footer of a page can hold.
const longestFooter = 120

// LoadTheme reads a theme file: what stands below theme in a configuration. Shown is what
// problems call it. What it names must lie in the same repository, else in its folder.
func LoadTheme(path, shown string) (*theme.Theme, []Problem, error) {
	file, err := Read(path, shown)
	if err != nil {
		return nil, nil, err
	}
	o, _, err := openerOf(path, shown)
	if err != nil {
		return nil, nil, err
	}
	defer o.root.Close()
	r := newReader(o.open)
	r.asset = o.asset
	r.file = file
	r.indexes[file.Path] = 0
	root, problems := syntax.ParseYAML(file)
	for _, problem := range problems {
		r.syntaxProblem(problem)
	}
	if root != nil {
		r.newLayer(nil)
		r.theme("theme", syntax.Pair{Key: "theme", Value: root})
	}
	_, found := r.finish()
	return r.config.Theme, found, nil
}

// theme reads a theme, or the file in which it stands.
func (r *reader) theme(at string, pair syntax.Pair) {
	if pair.Value.Kind == syntax.Scalar && !pair.Value.Null {
		r.themeFile(at, pair)
		return
	}
	look := &theme.Theme{}
	digest := sha256.New()
	note := func(name string, content []byte) { fmt.Fprintf(digest, "%s %d\n%s", name, len(content), content) }
	before := len(r.problems)
	colors := map[string]syntax.Pair{}
	r.groupOf(at, pair.Value, map[string]func(string, syntax.Pair){
		"colors": func(at string, pair syntax.Pair) {
			r.eachPair(at, pair.Value, "colours such as {accent: \"#1f5fbf\"}", func(pair syntax.Pair) { r.themeColor(at, pair, look, colors) })
		},
		"logo": func(at string, pair syntax.Pair) {
			if content, ok := r.read1(at, pair, "brand/logo.svg", theme.MostLogoBytes); ok {
				logo, err := theme.ReadLogo(content)
				if err != nil {
					r.problem(pair.Value.Span, "%s: %s cannot be the logo: %v", at, quoted(pair.Value.Value), err)
					return
				}
				note("logo", content)
				look.Logo = logo
			}
		},
		"fonts":           func(at string, pair syntax.Pair) { r.themeFonts(at, pair, look, note) },
		"footer":          r.themeFooter(&look.Footer),
		"customer_footer": r.themeFooter(&look.CustomerFooter),
		"paper": func(at string, pair syntax.Pair) {
			text, ok := r.scalar(at, pair, "a4 or letter")
			if !ok {
				return
			}
			if text = strings.ToLower(text); text != "a4" && text != "letter" {
				r.unknown(pair.Value.Span, at+" is "+quoted(text)+", but takes a4 or letter", text, []string{"a4", "letter"})
				return
			}
			look.Paper = text
			r.record(at, pair, text)
		},
	}, []string{"colors", "logo", "fonts", "footer", "customer_footer", "paper"})
	for _, name := range theme.Names() {
		if pair, set := colors[name]; set {
			if problem := look.Colors.Unreadable(name); problem != "" {
				r.problem(pair.Value.Span, "%s.colors: %s", at, problem)
			}
		}
	}
	if len(r.problems) == before {
		fmt.Fprintf(digest, "%v %q %q %q %q", look.Colors.Listed(), look.Footer, look.CustomerFooter, look.Paper, look.Family)
		look.Digest = hex.EncodeToString(digest.Sum(nil))
		r.config.Theme = look
	}
}

// themeFile reads a theme from a file of its own.
func (r *reader) themeFile(at string, pair syntax.Pair) {
	name := strings.TrimSpace(pair.Value.Value)
	if !r.relative(at, pair.Value, name) {
		return
	}
	file, identity, err := r.open(r.name, name)
	if err != nil {
		r.problem(pair.Value.Span, "%s: %s: %v", at, quoted(name), err)
		return
	}
	if file == nil {
		r.problem(pair.Value.Span, "%s: %s is this file; name one that holds a theme", at, quoted(name))
		return
	}
	root, problems := syntax.ParseYAML(file)
	outer, outerName := r.file, r.name
	r.file, r.name = file, identity
	if _, known := r.indexes[file.Path]; !known {
		r.indexes[file.Path] = len(r.indexes)
	}
	for _, problem := range problems {
		r.syntaxProblem(problem)
	}
	switch {
	case root != nil && root.Kind == syntax.Scalar && !root.Null:
		r.problem(root.Span, "a theme holds keys such as colors and logo, but this is %s", kindOf(root))
	case root != nil:
		r.theme(at, syntax.Pair{Key: pair.Key, KeySpan: root.Span, Value: root})
	}
	r.file, r.name = outer, outerName
	r.record(at, pair, name)
}

// groupOf reads a mapping of known keys in place.
func (r *reader) groupOf(at string, node *syntax.Node, keys map[string]func(string, syntax.Pair), names []string) {
	r.eachPair(at, node, "keys such as "+someOf(names), func(pair syntax.Pair) {
		if !slices.Contains(names, pair.Key) {
			r.unknownKey(at, pair, names)
			return
		}
		keys[pair.Key](join(at, pair.Key), pair)
	})
}

func (r *reader) themeColor(at string, pair syntax.Pair, look *theme.Theme, colors map[string]syntax.Pair) {
	if !slices.Contains(theme.Names(), pair.Key) {
		r.unknownKey(at, pair, theme.Names())
		return
	}
	name := join(at, pair.Key)
	if pair.Value.Null && pair.Value.Kind == syntax.Scalar {
		// The text after # is a comment of YAML's, unless it stands in quotation marks.
		r.problem(pair.KeySpan, "%s is empty; write a colour in quotation marks, such as \"#1f5fbf\"", name)
		return
	}
	text, ok := r.scalar(name, pair, "a colour such as \"#1f5fbf\"")
	if !ok {
		return
	}
	color, ok := theme.ParseColor(text)
	if !ok {
		r.problem(pair.Value.Span, "%s is %s, but takes a colour such as \"#1f5fbf\"", name, quoted(text))
		return
	}
	*look.Colors.Of(pair.Key) = &color
	colors[pair.Key] = pair
	r.record(name, pair, color.String())
}

// themeFooter reads a line for the foot of pages.
func (r *reader) themeFooter(into *string) func(string, syntax.Pair) {
	return func(at string, pair syntax.Pair) {
		text, ok := r.scalar(at, pair, "a line of text")
		if !ok {
			return
		}
		if !printable(text) || len([]rune(text)) > longestFooter {
			r.problem(pair.Value.Span, "%s takes one line of at most %d characters", at, longestFooter)
			return
		}
		*into = text
		r.record(at, pair, text)
	}
}

func (r *reader) themeFonts(at string, pair syntax.Pair, look *theme.Theme, note func(string, []byte)) {
	var own font.Own
	face := func(name string, into **font.Face) func(string, syntax.Pair) {
		return func(at string, pair syntax.Pair) {
			content, ok := r.read1(at, pair, "brand/Sans-Regular.ttf", font.MostBytes)
			if !ok {
				return
			}
			read, err := font.Read("Theme-"+name, content)
			if err != nil {
				r.problem(pair.Value.Span, "%s: %s cannot be the font: %v", at, quoted(pair.Value.Value), err)
				return
			}
			note(name, content)
			*into = read
		}
	}
	before := len(r.problems)
	r.groupOf(at, pair.Value, map[string]func(string, syntax.Pair){
		"regular": face("Regular", &own.Regular), "bold": face("Bold", &own.Bold),
		"html": func(at string, pair syntax.Pair) {
			text, ok := r.scalar(at, pair, "font families such as \"Source Sans 3\", sans-serif")
			if !ok {
				return
			}
			if !theme.FontFamily(text) {
				r.problem(pair.Value.Span, "%s is %s, but takes names of fonts with commas between them, such as \"Source Sans 3\", sans-serif", at, quoted(text))
				return
			}
			look.Family = text
			r.record(at, pair, text)
		},
	}, []string{"regular", "bold", "html"})
	switch {
	case own.Regular != nil:
		look.Fonts = &own
	case own.Bold != nil && len(r.problems) == before:
		r.problem(pair.KeySpan, "%s has a bold font but no regular one; add regular", at)
	}
}

// relative checks that a path is one below or beside the file, of this computer.
func (r *reader) relative(at string, node *syntax.Node, name string) bool {
	switch {
	case strings.Contains(name, "://"):
		r.problem(node.Span, "%s: %s is an address; acctplan reads nothing from the network: copy the file into the repository", at, quoted(name))
	case strings.Contains(name, `\`):
		r.problem(node.Span, "%s: write %s with forward slashes, also on Windows", at, quoted(name))
	case name == "" || filepath.IsAbs(name) || len(name) > 1 && name[1] == ':':
		r.problem(node.Span, "%s: %s is no path relative to this file", at, quoted(name))
	case r.open == nil:
		r.problem(node.Span, "%s: %s cannot be read here", at, quoted(name))
	default:
		return true
	}
	return false
}

// read1 reads the file that a key names.
func (r *reader) read1(at string, pair syntax.Pair, example string, most int) ([]byte, bool) {
	name, ok := r.scalar(at, pair, "a file such as "+example)
	if !ok || !r.relative(at, pair.Value, name) {
		return nil, false
	}
	if r.asset == nil {
		r.problem(pair.Value.Span, "%s: %s cannot be read here", at, quoted(name))
		return nil, false
	}
	content, err := r.asset(r.name, name, most)
	if err != nil {
		r.problem(pair.Value.Span, "%s: %s: %v", at, quoted(name), err)
		return nil, false
	}
	r.record(at, pair, name)
	return content, true
}

// asset is an Asset.
func (o opener) asset(from, path string, most int) ([]byte, error) {
	if from == "" {
		from = o.own
	}
	name := filepath.Join(filepath.Dir(from), filepath.FromSlash(path))
	file, err := o.regular(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return bounded(file, most)
}

// openerOf opens the place that a configuration or a theme lies in, and says in which folder.
func openerOf(path, shown string) (opener, string, error) {
	directory := filepath.Dir(path)
	if real, err := filepath.EvalSymlinks(directory); err == nil {
		directory = real
	}
	top := repository(directory)
	root, err := os.OpenRoot(top)
	if err != nil {
		return opener{}, "", plain(err)
	}
	own, err := filepath.Rel(top, filepath.Join(directory, filepath.Base(path)))
	if err != nil {
		root.Close()
		return opener{}, "", err
	}
	return opener{root: root, own: own, shown: filepath.ToSlash(shown)}, directory, nil
}
