package config

// What holds: each setting with its value and where that comes from.

import (
	"fmt"
	"slices"
	"strings"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/rule"
	"github.com/acctplan/acctplan/pkg/source"
	"github.com/acctplan/acctplan/pkg/syntax"
)

// Setting is one thing that can be set.
type Setting struct {
	Name  string // the keys that lead to it, joined by dots: "vendor.names"
	Value any    // a string, a list of strings or a rule.Value
	File  *source.File
	Span  source.Span // in File, of the key that sets it; File is nil for a default

	layer int // in which it speaks of rules
}

// Text is the value as YAML would write it.
func (s Setting) Text() string {
	switch v := s.Value.(type) {
	case []string:
		return rule.WordsValue(v...).String()
	case rule.Value:
		return v.String()
	}
	return fmt.Sprint(s.Value)
}

// Idle lists the overrides, by the settings of their paths, that speak of none of some plans, by their
// paths relative to Directory.
func (c Config) Idle(plans []string) []Setting {
	var idle []Setting
	for _, s := range c.set {
		if _, name, overriding := cutOverride(s.Name); !overriding || name != "paths" {
			continue
		}
		if globs, _ := s.Value.([]string); !slices.ContainsFunc(plans, func(plan string) bool { return matches(globs, plan) }) {
			idle = append(idle, s)
		}
	}
	return idle
}

// Preset is the name of the preset that the setting comes from; empty where it comes from a file
// or is a default.
func (s Setting) Preset() string {
	if s.File == nil {
		return ""
	}
	name, _ := strings.CutPrefix(s.File.Path, presetPrefix)
	if name == s.File.Path {
		return ""
	}
	return name
}

// Line is the line of the file that the setting comes from; 0 for a default.
func (s Setting) Line() int {
	if s.File == nil {
		return 0
	}
	return s.File.Position(s.Span.Start).Line
}

// Place is where the setting comes from: "path:line", "preset strict" or "default".
func (s Setting) Place() string {
	switch preset := s.Preset(); {
	case s.File == nil:
		return "default"
	case preset != "":
		return presetPrefix + preset
	}
	return fmt.Sprintf("%s:%d", s.File.Path, s.Line())
}

// record notes what a file says.
func (r *reader) record(at string, pair syntax.Pair, value any) {
	if pair.Value.Null && pair.Value.Kind == syntax.Scalar {
		return
	}
	r.config.set = append(r.config.set, Setting{Name: at, Value: value, File: r.file, Span: pair.KeySpan, layer: r.layer})
}

// Settings lists what holds for a plan, by its path below the directory, or for all plans where
// that is empty: defaults included, in the order of the documentation; of words and of what is
// said about rules, that which the files set and which still holds. What adds up is listed once
// for each file that adds to it.
func (c Config) Settings(relative string) []Setting {
	settings := c.each("extends")
	settings = append(settings, c.added("plans")...)
	settings = append(settings, c.setting("date_order", "none"), c.setting("fiscal_year_start", "none"))
	settings = append(settings, c.below("vocabulary.")...)
	for _, name := range []string{"extra_keys", "extra_sections", "vendor.names", "vendor.products", "team"} {
		settings = append(settings, c.added(name)...)
	}
	settings = append(settings, c.rateSettings()...)
	settings = append(settings, c.each("visibility.show")...)
	settings = append(settings, c.each("visibility.hide")...)
	settings = append(settings, c.added("require_plans")...)
	settings = append(settings, c.setting("history", "false"), c.setting("locale", "none"), c.setting("language", "none"))
	settings = append(settings, c.themeSettings()...)
	settings = append(settings, c.each("custom_rules")...)
	return append(settings, c.aboutRules(relative)...)
}

// RuleSettings lists what holds for every rule about a plan, as Settings does, in book order:
// its severity, the tiers at which it speaks and its options.
func (c Config) RuleSettings(relative string) []Setting {
	standing := c.standing(relative)
	var settings []Setting
	for _, r := range c.Book.All() {
		s := standing[r.ID]
		settings = append(settings, c.severityOf(r, s), c.tierOf(r, s))
		for _, option := range r.Options {
			set := Setting{Name: "rules." + r.ID + "." + option.Name, Value: option.Default}
			if by, ok := s.OptionBy[option.Name]; ok {
				set = c.by(by, "rules", by.Scope+"."+option.Name)
			}
			settings = append(settings, set)
		}
	}
	return settings
}

// applies reports whether a layer speaks of a plan.
func (c Config) applies(layer int, relative string) bool {
	return c.layers[layer].globs == nil || matches(c.layers[layer].globs, relative)
}

// standing is how the rules stand for a plan. The layers are numbered as in the configuration.
func (c Config) standing(relative string) map[string]rule.Standing {
	layers := make([]rule.Layer, len(c.layers))
	for i := range c.layers {
		if c.applies(i, relative) {
			layers[i] = c.layers[i].Layer
		}
	}
	standing, _ := c.Book.Resolve(layers) // every name was checked when it was read
	return standing
}

// by is the setting that a layer makes for a scope, under one of its keys.
func (c Config) by(origin rule.Origin, key, scope string) Setting {
	for _, s := range slices.Backward(c.set) {
		if s.layer == origin.Layer && strings.HasSuffix("."+s.Name, "."+key+"."+scope) {
			return s
		}
	}
	return Setting{}
}

func (c Config) severityOf(r rule.Rule, s rule.Standing) Setting {
	name := "severity." + r.ID
	if s.SeverityBy != nil {
		set := c.by(*s.SeverityBy, "severity", s.SeverityBy.Scope)
		set.Name = name
		return set
	}
	value := r.Severity.String()
	if r.Strategic != finding.Off && r.Strategic != r.Severity {
		value = fmt.Sprintf("%s, on strategic accounts %s", value, r.Strategic)
	}
	return Setting{Name: name, Value: value}
}

func (c Config) tierOf(r rule.Rule, s rule.Standing) Setting {
	name := "tiers." + r.ID
	if s.TierBy != nil {
		set := c.by(*s.TierBy, "tiers", s.TierBy.Scope)
		set.Name = name
		return set
	}
	tiers := r.Tiers()
	if len(tiers) == 0 {
		return Setting{Name: name, Value: "none"}
	}
	return Setting{Name: name, Value: string(tiers[len(tiers)-1])}
}

// aboutRules lists what the layers say about rules. For one plan, the overrides that match it
// are listed like everything else; for all plans, each stands for itself. What no longer says
// anything, because a later layer has its say, is left out.
func (c Config) aboutRules(relative string) []Setting {
	holds := map[string]bool{}
	note := func(key string, by *rule.Origin, option string) {
		if by != nil {
			holds[fmt.Sprint(key, by.Layer, by.Scope, option)] = true
		}
	}
	for _, s := range c.standing(relative) {
		note("severity", s.SeverityBy, "")
		note("tiers", s.TierBy, "")
		for option, by := range s.OptionBy {
			note("rules", &by, "."+option)
		}
	}
	var found []Setting
	for _, key := range []string{"tier", "severity", "tiers", "rules"} {
		for _, s := range c.set {
			_, name, overriding := cutOverride(s.Name)
			inKey := name == key || strings.HasPrefix(name, key+".")
			if !inKey || overriding && (relative == "" || !c.applies(s.layer, relative)) {
				continue
			}
			scope := strings.TrimPrefix(name, key+".")
			if key != "tier" && !taken(s) && !holds[fmt.Sprint(key, s.layer, scope)] {
				continue
			}
			s.Name = name
			found = append(found, s)
		}
	}
	if relative == "" {
		found = append(found, c.below("overrides.")...)
	}
	return found
}

// taken reports whether a setting says that something is as in the book: such a one leaves no
// trace in how the rules stand.
func taken(s Setting) bool { return s.Value == asInBook }

// cutOverride parts "overrides.2.severity.goals" into "overrides.2" and "severity.goals".
func cutOverride(name string) (override, rest string, ok bool) {
	rest, ok = strings.CutPrefix(name, "overrides.")
	if !ok {
		return "", name, false
	}
	number, rest, _ := strings.Cut(rest, ".")
	return "overrides." + number, rest, true
}

// rateSettings are the rates of the last file that has some.
func (c Config) rateSettings() []Setting {
	rates := c.below("fx.")
	if len(rates) == 0 {
		return []Setting{{Name: "fx", Value: "none"}}
	}
	last := rates[len(rates)-1].File
	return slices.DeleteFunc(rates, func(s Setting) bool { return s.File != last })
}

// themeSettings are those of the theme that holds; one line where there is none.
func (c Config) themeSettings() []Setting {
	if found := append(c.each("theme"), c.below("theme.")...); len(found) > 0 {
		return found
	}
	return []Setting{{Name: "theme", Value: "none"}}
}

// setting is what the last file sets, else the default.
func (c Config) setting(name, otherwise string) Setting {
	for _, s := range slices.Backward(c.set) {
		if s.Name == name {
			return s
		}
	}
	return Setting{Name: name, Value: otherwise}
}

// each are the settings that files make under a name.
func (c Config) each(name string) []Setting {
	var found []Setting
	for _, s := range c.set {
		if s.Name == name {
			found = append(found, s)
		}
	}
	return found
}

// added is each for lists that add up; an empty list where no file adds to it.
func (c Config) added(name string) []Setting {
	if found := c.each(name); len(found) > 0 {
		return found
	}
	return []Setting{{Name: name, Value: []string{}}}
}

// below are the settings that the files make whose names begin like this.
func (c Config) below(prefix string) []Setting {
	var found []Setting
	for _, s := range c.set {
		if strings.HasPrefix(s.Name, prefix) {
			found = append(found, s)
		}
	}
	return found
}
