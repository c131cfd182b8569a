package config

// What a team says about the rules: how serious each is to it, and with which options.

import (
	"slices"
	"strings"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/rule"
	"github.com/acctplan/acctplan/pkg/source"
	"github.com/acctplan/acctplan/pkg/syntax"
)

// severities are the words for the severities.
var severities = [...]string{"error", "warning", "info", "off"}

func (r *reader) severity(at string, pair syntax.Pair) {
	places := map[string]source.Span{}
	r.eachPair(at, pair.Value, "rules or groups such as goals/none and goals", func(pair syntax.Pair) {
		name, err := scope(pair.Key)
		if err != "" {
			r.problem(pair.KeySpan, "%s: %s", at, err)
			return
		}
		if r.twice(at, places, name, pair) {
			return
		}
		text, ok := r.scalar(join(at, name), pair, strings.Join(severities[:], ", "))
		if !ok {
			return
		}
		word := strings.ToLower(text)
		if !slices.Contains(severities[:], word) {
			r.unknown(pair.Value.Span, join(at, name)+" is "+quoted(text)+", but takes one of "+strings.Join(severities[:], ", "), word, severities[:])
			return
		}
		severity, _ := finding.ParseSeverity(word)
		r.config.Severity[name] = severity
		r.record(join(at, name), pair, word)
	})
}

// scope is what a key below severity names, spelled as in the book: a rule, a group or a tag.
func scope(text string) (name, problem string) {
	text = strings.ToLower(strings.TrimSpace(text))
	if tag, ok := strings.CutPrefix(text, "tag:"); ok {
		tags := tags()
		if !slices.Contains(tags, tag) {
			return "", "no rule has the tag " + quoted(tag) + "; there are: " + strings.Join(tags, ", ")
		}
		return "tag:" + tag, ""
	}
	group := strings.TrimSuffix(text, "/*")
	if slices.Contains(rule.Groups(), group) {
		return group, ""
	}
	r, err := rule.Lookup(text)
	if err == nil {
		return r.ID, ""
	}
	if _, wider := rule.Match(text); wider != nil {
		err = wider // it looks among groups too for what was meant
	}
	return "", err.Error()
}

// tags are the tags that rules carry, sorted.
func tags() []string {
	var all []string
	for _, r := range rule.All() {
		all = append(all, r.Tags...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

func (r *reader) rules(at string, pair syntax.Pair) {
	places := map[string]source.Span{}
	r.eachPair(at, pair.Value, "rules such as goals/none", func(pair syntax.Pair) {
		about, err := rule.Lookup(pair.Key)
		if err != nil {
			r.problem(pair.KeySpan, "%s: %v", at, err)
			return
		}
		if r.twice(at, places, about.ID, pair) {
			return
		}
		if pair.Value.Kind == syntax.Scalar && slices.Contains(severities[:], strings.ToLower(pair.Value.Value)) {
			r.problem(pair.Value.Span, "%s takes options; write \"%s: %s\" below severity", join(at, about.ID), about.ID, pair.Value.Value)
			return
		}
		r.options(join(at, about.ID), about, pair)
	})
}

// options reads the options of one rule.
func (r *reader) options(at string, about rule.Rule, pair syntax.Pair) {
	if len(about.Options) == 0 && !pair.Value.Null {
		r.problem(pair.KeySpan, "rule %s has no options", about.ID)
		return
	}
	names := make([]string, len(about.Options))
	for i, option := range about.Options {
		names[i] = option.Name
	}
	r.eachPair(at, pair.Value, "options such as "+someOf(names), func(pair syntax.Pair) {
		i := slices.Index(names, pair.Key)
		if i < 0 {
			r.unknown(pair.KeySpan, "rule "+about.ID+" has no option "+quoted(pair.Key), folded(pair.Key, "_"), names)
			return
		}
		value, ok := r.option(join(at, pair.Key), about.Options[i], pair)
		if !ok {
			return
		}
		if r.config.Options[about.ID] == nil {
			r.config.Options[about.ID] = map[string]rule.Value{}
		}
		r.config.Options[about.ID][pair.Key] = value
		r.record(join(at, pair.Key), pair, value.String())
	})
}

// option reads the value of one option; it reports false where there is none.
func (r *reader) option(at string, option rule.Option, pair syntax.Pair) (rule.Value, bool) {
	if option.Default.Kind != rule.Words {
		text, ok := r.scalar(at, pair, string(option.Default.Kind))
		if !ok {
			return rule.Value{}, false
		}
		value, err := option.Read(text)
		if err != nil {
			r.problem(pair.Value.Span, "%s: %v", at, err)
		}
		return value, err == nil
	}
	if pair.Value.Kind == syntax.Scalar && pair.Value.Null {
		return rule.Value{}, false
	}
	var words []string
	for _, item := range r.words(at, pair) {
		word := strings.TrimSpace(item.Value)
		if _, err := option.Read(word); err != nil {
			r.problem(item.Span, "%s: %v", at, err)
			continue
		}
		words = append(words, word)
	}
	return rule.WordsValue(words...), true
}

// twice reports a rule that two keys name: by a former id, or with and without a star.
func (r *reader) twice(at string, places map[string]source.Span, name string, pair syntax.Pair) bool {
	first, known := places[name]
	if known && first != pair.KeySpan && r.file.Text(first) != r.file.Text(pair.KeySpan) { // else it is a duplicate key
		r.problem(pair.KeySpan, "%s: %s means %s, which line %d sets already", at, quoted(pair.Key), name, r.file.Position(first.Start).Line)
		return true
	}
	places[name] = pair.KeySpan
	return false
}
