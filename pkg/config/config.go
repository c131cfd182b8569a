// Package config reads .acctplan.yaml, the file in which a team says what it does its own way:
// its words, its dates, its rules. Nothing in it is ignored: a key or a word that is not known
// is a Problem with its place, because a setting that silently does nothing is worse than none.
package config

//go:generate go run generate.go

import (
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/acctplan/acctplan/pkg/compile"
	"github.com/acctplan/acctplan/pkg/compile/value"
	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/rule"
	"github.com/acctplan/acctplan/pkg/source"
	"github.com/acctplan/acctplan/pkg/syntax"
)

// Config is what a configuration file says, in the values that the packages take which do the
// work. The zero Config is what holds without a file. It must not be changed once it is made.
type Config struct {
	File *source.File // nil where there is none

	// Directory is the folder that the globs of plans are relative to: absolute, without
	// symbolic links. Parse leaves it empty; who knows where the file stands fills it in.
	Directory string

	Reading  compile.Settings                 // how plans are read; its Marked is for IsPlan to say
	Plans    []string                         // globs, with forward slashes, relative to Directory
	Vendor   rule.Vendor                      // our own house
	Severity map[string]finding.Severity      // by rule id, group or "tag:…", each spelled as in the book
	Options  map[string]map[string]rule.Value // of rules, by id
	History  bool                             // run the rules that ask git

	set []Setting // what the file says, in source order
}

// Problem is something in a configuration file that cannot be as it is meant.
type Problem struct {
	Path    string
	At      source.Position
	Span    source.Span // within the file
	Message string      // one line in plain words, that says what to write instead where it can
}

// String is the problem as one line: "path:line:col: message".
func (p Problem) String() string {
	return fmt.Sprintf("%s:%d:%d: %s", p.Path, p.At.Line, p.At.Column, p.Message)
}

// Parse reads a configuration, which must be valid UTF-8. It never fails. The problems come in
// source order; a Config with problems holds what could be read and should not be used.
func Parse(file *source.File) (Config, []Problem) {
	r := newReader(file)
	root, problems := syntax.ParseYAML(file)
	for _, problem := range problems {
		r.syntaxProblem(problem)
	}
	if root != nil {
		r.mapping("", root, topKeys())
	}
	return r.finish()
}

// IsPlan reports whether the globs say that a file is a plan. The path is absolute, without
// symbolic links.
func (c Config) IsPlan(name string) bool {
	if len(c.Plans) == 0 || c.Directory == "" {
		return false
	}
	relative, err := filepath.Rel(c.Directory, name)
	if err != nil {
		return false
	}
	relative = path.Clean(filepath.ToSlash(relative))
	return slices.ContainsFunc(c.Plans, func(glob string) bool {
		matches, err := doublestar.Match(glob, relative)
		return err == nil && matches
	})
}

// topKeys are the keys of the file, in the order in which they are explained.
func topKeys() []key {
	return []key{
		{name: "version", read: (*reader).version},
		{name: "plans", read: (*reader).plans},
		{name: "date_order", read: (*reader).dateOrder},
		{name: "fiscal_year_start", read: (*reader).fiscalYearStart},
		{name: "vocabulary", read: (*reader).vocabulary},
		{name: "extra_keys", read: (*reader).extraKeys},
		{name: "extra_sections", read: (*reader).extraSections},
		{name: "vendor", read: (*reader).vendor},
		{name: "history", read: (*reader).history},
		{name: "severity", read: (*reader).severity},
		{name: "rules", read: (*reader).rules},
	}
}

// version reads the version of the format of this file. It changes nothing: there is one.
func (r *reader) version(at string, pair syntax.Pair) {
	if text, ok := r.scalar(at, pair, "1"); ok && text != "1" {
		r.problem(pair.Value.Span, "%s is %s, but this acctplan knows version 1 only", at, quoted(text))
	}
}

// longestGlob bounds the work of matching one.
const longestGlob = 200

// plans reads globs. One that ends in a slash means everything below that folder.
func (r *reader) plans(at string, pair syntax.Pair) {
	for _, item := range r.words(at, pair) {
		glob := strings.TrimPrefix(item.Value, "./")
		if strings.HasSuffix(glob, "/") {
			glob += "**"
		}
		switch {
		case strings.Contains(glob, `\`):
			r.problem(item.Span, "%s: write %s with forward slashes, also on Windows", at, quoted(item.Value))
		case path.IsAbs(glob) || strings.Contains("/"+glob+"/", "/../"):
			r.problem(item.Span, "%s: %s leads out of the folder of this file; write a path below it, such as accounts/**/*.md", at, quoted(item.Value))
		case len(glob) > longestGlob || !doublestar.ValidatePattern(glob):
			r.problem(item.Span, "%s: %s is not a pattern for files; write one such as accounts/**/*.md", at, quoted(item.Value))
		default:
			r.config.Plans = append(r.config.Plans, glob)
		}
	}
	r.record(at, pair, list(r.config.Plans))
}

// dateOrders are the words for the orders, by value.
var dateOrders = [...]string{value.DayFirst: "day-first", value.MonthFirst: "month-first", value.YearFirst: "year-first"}

func (r *reader) dateOrder(at string, pair syntax.Pair) {
	allowed := dateOrders[1:]
	text, ok := r.scalar(at, pair, strings.Join(allowed, ", "))
	if !ok {
		return
	}
	order := slices.Index(dateOrders[:], folded(text, "-"))
	if order < 1 {
		r.unknown(pair.Value.Span, at+" is "+quoted(text)+", but takes one of "+strings.Join(allowed, ", "), folded(text, "-"), allowed)
		return
	}
	r.config.Reading.DateOrder = value.DateOrder(order)
	r.record(at, pair, dateOrders[order])
}

func (r *reader) fiscalYearStart(at string, pair syntax.Pair) {
	text, ok := r.scalar(at, pair, "a month, such as april or 4")
	if !ok {
		return
	}
	wanted := strings.ToLower(strings.TrimSpace(text))
	for month := time.January; month <= time.December; month++ {
		name := strings.ToLower(month.String())
		number := fmt.Sprint(int(month))
		if wanted == name || wanted == name[:3] || strings.TrimPrefix(wanted, "0") == number {
			r.config.Reading.FiscalYearStart = month
			r.record(at, pair, name)
			return
		}
	}
	r.unknown(pair.Value.Span, at+" is "+quoted(text)+", but takes a month, such as april or 4", wanted, months())
}

func months() []string {
	var names []string
	for month := time.January; month <= time.December; month++ {
		names = append(names, strings.ToLower(month.String()))
	}
	return names
}

// extraKeys are keys that the team has in its frontmatter, about which no rule asks. One that
// the format knows would be read all the same.
func (r *reader) extraKeys(at string, pair syntax.Pair) {
	var keys []string
	for _, item := range r.words(at, pair) {
		key := strings.TrimSpace(item.Value)
		meaning, known := r.known.Key(key)
		if !known {
			var collection plan.Collection
			collection, known = r.known.Collection(key)
			meaning = string(collection)
		}
		if known {
			r.problem(item.Span, "%s: acctplan reads %s as %s, so it cannot be a key of your own; call it %s in the plans", at, quoted(key), meaning, quoted("x-"+key))
			continue
		}
		keys = append(keys, key)
	}
	r.config.Reading.OwnKeys = keys
	r.record(at, pair, list(keys))
}

func (r *reader) vendor(at string, pair syntax.Pair) {
	r.mapping(at, pair.Value, []key{
		{name: "names", read: func(r *reader, at string, pair syntax.Pair) { r.config.Vendor.Names = r.texts(at, pair) }},
		{name: "products", read: func(r *reader, at string, pair syntax.Pair) { r.config.Vendor.Products = r.texts(at, pair) }},
	})
}
