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

	"github.com/acctplan/acctplan/pkg/audience"
	"github.com/acctplan/acctplan/pkg/compile"
	"github.com/acctplan/acctplan/pkg/compile/value"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/rule"
	"github.com/acctplan/acctplan/pkg/source"
	"github.com/acctplan/acctplan/pkg/syntax"
	"github.com/acctplan/acctplan/pkg/theme"
)

// Config is what a configuration file says, with the files and presets that it extends, in the
// values that the packages take which do the work. The zero Config is what holds without a
// file. It must not be changed once it is made.
type Config struct {
	File *source.File // nil where there is none

	// Directory is the folder that globs and required plans are relative to: absolute, without
	// symbolic links. Parse leaves it empty; who knows where the file stands fills it in.
	Directory string

	Reading    compile.Settings    // how plans are read; SettingsFor has what holds for one of them
	Plans      []string            // globs, with forward slashes, relative to Directory
	Vendor     rule.Vendor         // our own house
	Visibility audience.Visibility // what customers read
	History    bool                // run the rules that ask git
	Required   []rule.Requirement  // plans that must be there
	Custom     []CustomRule        // the team's own rules
	Theme      *theme.Theme        // how pages look; nil for acctplan's own look
	Book       rule.Book           // all rules: acctplan's own and the team's

	tag, language string // of pages; see Locale

	files  []*source.File // that were read, those that others extend first
	layers []layer
	set    []Setting // what the files say, in the order in which they were read
}

// layer is what one file says about the rules, or one override of it.
type layer struct {
	rule.Layer
	globs []string  // of the plans it speaks of; nil for every plan
	tier  plan.Tier // of the plans among them that name none; may be empty
	from  *source.File
}

// matches reports whether the layer speaks of a plan, by its path relative to the directory.
func (l layer) matches(relative string) bool { return l.globs == nil || matches(l.globs, relative) }

func matches(globs []string, relative string) bool {
	return relative != "" && slices.ContainsFunc(globs, func(glob string) bool {
		matched, err := doublestar.Match(glob, relative)
		return err == nil && matched
	})
}

// Layers lists what the team says about the rules, for lint. Relative gives the place of a plan
// below Directory, by the plan's path, with forward slashes; empty for one that lies elsewhere.
func (c Config) Layers(relative func(path string) string) []rule.Layer {
	layers := make([]rule.Layer, len(c.layers))
	for i, l := range c.layers {
		layers[i] = l.Layer
		if l.globs != nil {
			layers[i].Applies = func(path string) bool { return l.matches(relative(path)) }
		}
	}
	return layers
}

// Relative is where a file lies below Directory, with forward slashes; empty for one that lies
// elsewhere. The path is absolute, without symbolic links.
func (c Config) Relative(name string) string {
	if c.Directory == "" {
		return ""
	}
	relative, err := filepath.Rel(c.Directory, name)
	if err != nil || !filepath.IsLocal(relative) {
		return ""
	}
	return path.Clean(filepath.ToSlash(relative))
}

// Files are the configuration file and those that it extends, by the path that findings and
// problems call them.
func (c Config) Files(path string) *source.File {
	for _, file := range c.files {
		if file.Path == path {
			return file
		}
	}
	return nil
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

// Parse reads a configuration, which must be valid UTF-8, and the files that it extends; open
// may be nil where there are none. It never fails. The problems come file by file in source
// order; a Config with problems holds what could be read and should not be used.
func Parse(file *source.File, open Open) (Config, []Problem) { return parse(file, open, nil) }

func parse(file *source.File, open Open, asset Asset) (Config, []Problem) {
	r := newReader(open)
	r.asset = asset
	r.config.File = file
	r.read(file, "")
	return r.finish()
}

// IsPlan reports whether the globs say that a file is a plan. The path is absolute, without
// symbolic links.
func (c Config) IsPlan(name string) bool { return matches(c.Plans, c.Relative(name)) }

// SettingsFor is how a file is read, by its absolute path without symbolic links and the
// settings that hold for all files.
func (c Config) SettingsFor(name string, settings compile.Settings) compile.Settings {
	relative := c.Relative(name)
	settings.Marked = settings.Marked || matches(c.Plans, relative)
	for _, l := range c.layers {
		if l.tier != "" && matches(l.globs, relative) {
			settings.Tier = l.tier
		}
	}
	return settings
}

// topKeys are the keys of the file, in the order in which they are explained.
func topKeys() []key {
	return []key{
		{name: "version", read: (*reader).version},
		{name: "extends", read: (*reader).extends, first: true},
		{name: "custom_rules", read: (*reader).customRules, first: true},
		{name: "plans", read: (*reader).plans},
		{name: "date_order", read: (*reader).dateOrder},
		{name: "fiscal_year_start", read: (*reader).fiscalYearStart},
		{name: "vocabulary", read: (*reader).vocabulary},
		{name: "extra_keys", read: (*reader).extraKeys},
		{name: "extra_sections", read: (*reader).extraSections},
		{name: "vendor", read: (*reader).vendor},
		{name: "team", read: (*reader).team},
		{name: "fx", read: (*reader).rates},
		{name: "visibility", read: (*reader).visibility},
		{name: "require_plans", read: (*reader).requirePlans},
		{name: "history", read: (*reader).history},
		{name: "locale", read: (*reader).locale},
		{name: "language", read: (*reader).pageLanguage},
		{name: "theme", read: (*reader).theme},
		{name: "severity", read: (*reader).severity},
		{name: "tiers", read: (*reader).tiers},
		{name: "rules", read: (*reader).rules},
		{name: "overrides", read: (*reader).overrides},
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

// plans adds globs.
func (r *reader) plans(at string, pair syntax.Pair) {
	globs := r.globs(at, pair, "accounts/**/*.md")
	r.config.Plans = append(r.config.Plans, globs...)
	r.record(at, pair, globs)
}

// globs reads patterns for files. One that ends in a slash means everything below that folder.
func (r *reader) globs(at string, pair syntax.Pair, example string) []string {
	globs := []string{}
	for _, item := range r.words(at, pair) {
		glob := strings.TrimPrefix(item.Value, "./")
		if strings.HasSuffix(glob, "/") {
			glob += "**"
		}
		switch {
		case !r.local(at, item, glob, example):
		case len(glob) > longestGlob || !doublestar.ValidatePattern(glob):
			r.problem(item.Span, "%s: %s is not a pattern for files; write one such as %s", at, quoted(item.Value), example)
		default:
			globs = append(globs, glob)
		}
	}
	return globs
}

// local checks that a path or pattern stays below the folder of the configuration.
func (r *reader) local(at string, item *syntax.Node, name, example string) bool {
	switch {
	case strings.Contains(name, `\`):
		r.problem(item.Span, "%s: write %s with forward slashes, also on Windows", at, quoted(item.Value))
	case path.IsAbs(name) || strings.Contains("/"+name+"/", "/../"):
		r.problem(item.Span, "%s: %s leads out of the folder of this file; write a path below it, such as %s", at, quoted(item.Value), example)
	default:
		return true
	}
	return false
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
	r.config.Reading.OwnKeys = append(r.config.Reading.OwnKeys, keys...)
	r.record(at, pair, keys)
}

func (r *reader) vendor(at string, pair syntax.Pair) {
	r.mapping(at, pair.Value, []key{
		{name: "names", read: func(r *reader, at string, pair syntax.Pair) {
			r.config.Vendor.Names = append(r.config.Vendor.Names, r.texts(at, pair)...)
		}},
		{name: "products", read: func(r *reader, at string, pair syntax.Pair) {
			r.config.Vendor.Products = append(r.config.Vendor.Products, r.texts(at, pair)...)
		}},
	})
}
