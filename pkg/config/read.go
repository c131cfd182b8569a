package config

// Reading YAML against what a key takes, and saying where it is something else.

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"

	"github.com/acctplan/acctplan/pkg/compile/vocabulary"
	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/rule"
	"github.com/acctplan/acctplan/pkg/sorting"
	"github.com/acctplan/acctplan/pkg/source"
	"github.com/acctplan/acctplan/pkg/syntax"
)

// reader is the state of reading a configuration: one file after the other, those that a file
// extends before it.
type reader struct {
	asset Asset
	open  Open

	file    *source.File    // that is being read
	name    string          // of it, as Open calls it
	within  []string        // the files that extend it, by name
	done    map[string]bool // the files that have been read, by name
	layer   int             // in config.layers, that is being read
	indexes map[string]int  // by path: in which order files were met

	config   Config
	problems []Problem
	isPlan   *source.Span // where the file says that it is no configuration, but a plan

	known     *vocabulary.Vocabulary // the built-in words
	meanings  map[string]meant       // by list and folded word: what it means
	additions []addition
	roles     map[string][]string
	handles   map[string]place // by handle: where it is given away
}

// planMark is the key by which a plan says that it is one.
const planMark = "acctplan"

// place is a place in one of the files.
type place struct {
	file *source.File
	span source.Span
}

// line is a place as messages name it, seen from a file.
func (p place) line(from *source.File) string {
	line := fmt.Sprintf("line %d", p.file.Position(p.span.Start).Line)
	if p.file != from {
		line += " of " + fileName(p.file)
	}
	return line
}

// key is one key of a mapping and how its value is read. Its at is the key's name with those
// of the mappings around it: "vendor.names".
type key struct {
	name  string
	read  func(r *reader, at string, pair syntax.Pair)
	first bool // the others depend on it, so it is read before them
}

func newReader(open Open) *reader {
	return &reader{
		open: open, known: vocabulary.Default(), meanings: map[string]meant{}, done: map[string]bool{}, indexes: map[string]int{},
		roles: map[string][]string{}, handles: map[string]place{},
		config: Config{Book: rule.Standard()},
	}
}

// read reads one file; name is what Open calls it.
func (r *reader) read(file *source.File, name string) {
	outer, outerName, outerLayer := r.file, r.name, r.layer
	r.file, r.name = file, name
	r.indexes[file.Path] = len(r.indexes)
	before := len(r.problems)
	root, problems := syntax.ParseYAML(file)
	for _, problem := range problems {
		r.syntaxProblem(problem)
	}
	if root != nil {
		r.mapping("", root, topKeys())
	}
	if r.isPlan != nil {
		r.problems = r.problems[:before]
		r.problem(*r.isPlan, "this file is an account plan, as this line says, and no configuration")
		r.isPlan = nil
	}
	r.config.files = append(r.config.files, file)
	r.file, r.name, r.layer = outer, outerName, outerLayer
}

// newLayer begins another layer of settings about rules.
func (r *reader) newLayer(globs []string) *layer {
	r.config.layers = append(r.config.layers, layer{globs: globs, from: r.file, Layer: rule.Layer{
		Severity: map[string]finding.Severity{}, Tiers: map[string]plan.Tier{}, Options: map[string]map[string]rule.Value{},
	}})
	r.layer = len(r.config.layers) - 1
	return &r.config.layers[r.layer]
}

// current is the layer that is being read.
func (r *reader) current() *layer { return &r.config.layers[r.layer] }

// finish completes the configuration from what was read.
func (r *reader) finish() (Config, []Problem) {
	r.compileCustom()
	if len(r.problems) == 0 {
		r.extend()
	}
	sorting.Stable(r.problems, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(r.indexes[a.Path], r.indexes[b.Path]), cmp.Compare(a.Span.Start, b.Span.Start))
	})
	return r.config, r.problems
}

func (r *reader) problem(span source.Span, format string, arguments ...any) {
	r.problems = append(r.problems, Problem{
		Path: r.file.Path, At: r.file.Position(span.Start), Span: span, Message: fmt.Sprintf(format, arguments...),
	})
}

// syntaxProblem says what does not parse. Some of the words in which that is said of a plan's
// frontmatter would be wrong here.
func (r *reader) syntaxProblem(problem syntax.Problem) {
	switch problem.Kind {
	case syntax.DuplicateKey:
		first := r.file.Position(problem.Related.Start).Line
		r.problem(problem.Span, "%s stands here a second time; keep this one or that of line %d", quoted(r.file.Text(problem.Span)), first)
	case syntax.NotAMapping:
		r.problem(problem.Span, "this file must hold lines of \"key: value\", such as \"date_order: day-first\"")
	case syntax.AliasLimit, syntax.DepthLimit, syntax.ContentLimit:
		r.problem(problem.Span, "this is too large or too deep to be a configuration")
	default:
		r.problem(problem.Span, "%s", strings.TrimSpace(problem.Message+" "+problem.Hint))
	}
}

// mapping reads a mapping whose keys are known. A mapping with nothing in it says nothing.
func (r *reader) mapping(at string, node *syntax.Node, keys []key) {
	var names []string
	for _, k := range keys {
		names = append(names, k.name)
	}
	var later []func()
	r.eachPair(at, node, "keys such as "+someOf(names), func(pair syntax.Pair) {
		i := slices.Index(names, pair.Key)
		if at == "" && pair.Key == planMark {
			r.isPlan = &pair.KeySpan
		}
		if i < 0 {
			r.unknownKey(at, pair, names)
			return
		}
		if !keys[i].first {
			later = append(later, func() { keys[i].read(r, join(at, pair.Key), pair) })
			return
		}
		keys[i].read(r, join(at, pair.Key), pair)
	})
	if at == "" {
		r.newLayer(nil)
	}
	for _, read := range later {
		read()
	}
}

// eachPair visits the pairs of a mapping; holds says what it holds.
func (r *reader) eachPair(at string, node *syntax.Node, holds string, visit func(syntax.Pair)) {
	if node.Kind != syntax.Mapping {
		if !node.Null {
			r.problem(node.Span, "%s must hold %s, each with its value, but it is %s", at, holds, kindOf(node))
		}
		return
	}
	for _, pair := range node.Pairs {
		visit(pair)
	}
}

// unknownKey says which key was probably meant, else which ones there are.
func (r *reader) unknownKey(at string, pair syntax.Pair, names []string) {
	what := "unknown key " + quoted(pair.Key)
	if at != "" {
		what += " in " + at
	}
	r.unknown(pair.KeySpan, what, folded(pair.Key, "_"), names)
}

// unknown reports a word that is none of those allowed.
func (r *reader) unknown(span source.Span, what, word string, allowed []string) {
	switch near := nearest(word, allowed); {
	case near != "":
		r.problem(span, "%s; did you mean %q?", what, near)
	case strings.Contains(what, "takes"): // it has said what is allowed
		r.problem(span, "%s", what)
	default:
		r.problem(span, "%s; there are: %s", what, strings.Join(allowed, ", "))
	}
}

// scalar reads one word or number; takes says what is expected. It reports false where there
// is none, silently where nothing is written.
func (r *reader) scalar(at string, pair syntax.Pair, takes string) (string, bool) {
	if pair.Value.Kind != syntax.Scalar {
		r.problem(pair.Value.Span, "%s takes one value (%s), not %s", at, takes, kindOf(pair.Value))
		return "", false
	}
	return strings.TrimSpace(pair.Value.Value), !pair.Value.Null
}

// words reads a list of words, or a single word instead of a list of one.
func (r *reader) words(at string, pair syntax.Pair) []*syntax.Node {
	var words []*syntax.Node
	items := []*syntax.Node{pair.Value}
	switch pair.Value.Kind {
	case syntax.Mapping:
		r.problem(pair.Value.Span, "%s takes a list such as [first, second], not %s", at, kindOf(pair.Value))
		return nil
	case syntax.Sequence:
		items = pair.Value.Items
	case syntax.Scalar:
		if pair.Value.Null {
			return nil
		}
	}
	for _, item := range items {
		switch {
		case item.Kind != syntax.Scalar:
			r.problem(item.Span, "%s takes a list of words, but this entry is %s", at, kindOf(item))
		case item.Null || strings.TrimSpace(item.Value) == "":
			r.problem(item.Span, "%s has an empty entry; remove it", at)
		case !printable(item.Value):
			r.problem(item.Span, "%s has an entry of several lines or with control characters", at)
		default:
			words = append(words, item)
		}
	}
	return words
}

// texts is words as they stand, recorded as a setting.
func (r *reader) texts(at string, pair syntax.Pair) []string {
	texts := []string{}
	for _, item := range r.words(at, pair) {
		texts = append(texts, strings.TrimSpace(item.Value))
	}
	r.record(at, pair, texts)
	return texts
}

// kindOf is what a value of the wrong kind is.
func kindOf(node *syntax.Node) string {
	switch {
	case node.Kind == syntax.Mapping:
		return "a group of keys"
	case node.Kind == syntax.Sequence:
		return "a list"
	case node.Null:
		return "empty"
	}
	return quoted(node.Value)
}

func printable(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return r < ' ' || r == 0x7F || r == utf8.RuneError })
}

// quoted is a text of the file in a message: in quotes, on one line, cut where it is long.
func quoted(text string) string {
	const longest = 60
	if runes := []rune(text); len(runes) > longest {
		text = string(runes[:longest]) + "…"
	}
	return fmt.Sprintf("%q", text)
}

// folded is a word as people mean it: without upper case, and with one kind of joint.
func folded(word, joint string) string {
	return strings.NewReplacer(" ", joint, "-", joint, "_", joint).Replace(strings.ToLower(strings.TrimSpace(word)))
}

// nearest is the candidate that a mistyped word, or the beginning of one, probably meant; empty
// where none is near.
func nearest(word string, candidates []string) string {
	if len(word) > 60 {
		return ""
	}
	best, least := "", max(1, len(word)*2/5)+1
	for _, candidate := range candidates {
		distance := levenshtein.ComputeDistance(word, candidate)
		if len(word) >= 3 && strings.HasPrefix(candidate, word) {
			distance = 1
		}
		if distance < least {
			best, least = candidate, distance
		}
	}
	return best
}

// someOf shows the first names of a list.
func someOf(names []string) string { return strings.Join(names[:min(2, len(names))], " and ") }

// join is the name of a key inside another.
func join(at, name string) string {
	if at == "" {
		return name
	}
	return at + "." + name
}
