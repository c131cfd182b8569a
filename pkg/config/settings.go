package config

// What holds: each setting with its value and where that comes from.

import (
	"fmt"
	"strings"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/rule"
	"github.com/acctplan/acctplan/pkg/source"
	"github.com/acctplan/acctplan/pkg/syntax"
)

// Setting is one thing that can be set.
type Setting struct {
	Name  string      // the keys that lead to it, joined by dots: "vendor.names"
	Value string      // as YAML would write it
	Span  source.Span // of the key that sets it; zero for a default
}

// record notes what the file says.
func (r *reader) record(at string, pair syntax.Pair, value string) {
	if pair.Value.Null && pair.Value.Kind == syntax.Scalar {
		return
	}
	r.config.set = append(r.config.set, Setting{Name: at, Value: value, Span: pair.KeySpan})
}

// Settings lists what holds, defaults included, in the order of the documentation; of words,
// severities and options of rules those that the file sets.
func (c Config) Settings() []Setting {
	settings := []Setting{
		c.setting("plans", "[]"),
		c.setting("date_order", "none"),
		c.setting("fiscal_year_start", "none"),
	}
	settings = append(settings, c.below("vocabulary.")...)
	for _, name := range []string{"extra_keys", "extra_sections", "vendor.names", "vendor.products"} {
		settings = append(settings, c.setting(name, "[]"))
	}
	settings = append(settings, c.setting("history", "false"))
	settings = append(settings, c.below("severity.")...)
	return append(settings, c.below("rules.")...)
}

// RuleSettings lists what holds for every rule, in book order: its severity and its options.
func (c Config) RuleSettings() []Setting {
	var settings []Setting
	for _, r := range rule.All() {
		settings = append(settings, c.severityOf(r))
		for _, option := range r.Options {
			settings = append(settings, c.setting("rules."+r.ID+"."+option.Name, option.Default.String()))
		}
	}
	return settings
}

// severityOf is the severity of a rule: what the file says about it by name, else about its
// group, else about one of its tags, else what the rule says.
func (c Config) severityOf(r rule.Rule) Setting {
	name := "severity." + r.ID
	scopes := []string{r.ID, r.Group()}
	for i := len(r.Tags) - 1; i >= 0; i-- {
		scopes = append(scopes, "tag:"+r.Tags[i])
	}
	for _, scope := range scopes {
		if _, ok := c.Severity[scope]; ok {
			set := c.setting("severity."+scope, "")
			set.Name = name
			return set
		}
	}
	value := r.Severity.String()
	if r.Strategic != finding.Off && r.Strategic != r.Severity {
		value = fmt.Sprintf("%s, on strategic accounts %s", value, r.Strategic)
	}
	return Setting{Name: name, Value: value}
}

// setting is what the file sets, else the default.
func (c Config) setting(name, otherwise string) Setting {
	found := Setting{Name: name, Value: otherwise}
	for _, s := range c.set {
		if s.Name == name {
			found = s
		}
	}
	return found
}

// below are the settings that the file makes whose names begin like this.
func (c Config) below(prefix string) []Setting {
	var found []Setting
	for _, s := range c.set {
		if strings.HasPrefix(s.Name, prefix) {
			found = append(found, s)
		}
	}
	return found
}

// Place is where a setting comes from: "path:line", or "default".
func (c Config) Place(s Setting) string {
	if c.File == nil || s.Span.IsZero() {
		return "default"
	}
	return fmt.Sprintf("%s:%d", c.File.Path, c.File.Position(s.Span.Start).Line)
}
