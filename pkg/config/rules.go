package config

// What a team says about the rules: how serious each is to it, and with which options.

import (
	"slices"
	"strings"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/rule"
	"github.com/acctplan/acctplan/pkg/source"
	"github.com/acctplan/acctplan/pkg/syntax"
)

// severities are the words for the severities. The last one takes back what an earlier file or
// a wider scope says.
var severities = [...]string{"error", "warning", "info", "off", asInBook}

// asInBook is the word for what holds without a configuration.
const asInBook = "default"

func (r *reader) severity(at string, pair syntax.Pair) {
	r.eachScope(at, pair, func(at, name string, pair syntax.Pair) {
		word, ok := r.word(at, pair, severities[:])
		if !ok {
			return
		}
		severity, known := finding.ParseSeverity(word)
		if !known {
			severity = rule.AsInBook
		}
		r.current().Severity[name] = severity
		r.record(at, pair, word)
	})
}

// tiers reads at which accounts rules speak: from which tier on.
func (r *reader) tiers(at string, pair syntax.Pair) {
	r.eachScope(at, pair, func(at, name string, pair syntax.Pair) {
		word, ok := r.word(at, pair, append(tierWords[:], asInBook))
		if !ok {
			return
		}
		tier := plan.Tier(word)
		if word == asInBook {
			tier = ""
		}
		r.current().Tiers[name] = tier
		r.record(at, pair, word)
	})
}

// eachScope visits a mapping by rules, groups and tags, with each spelled as in the book.
func (r *reader) eachScope(at string, pair syntax.Pair, visit func(at, name string, pair syntax.Pair)) {
	places := map[string]source.Span{}
	r.eachPair(at, pair.Value, "rules or groups such as goals/none and goals", func(pair syntax.Pair) {
		name, err := r.scope(pair.Key)
		if err != "" {
			r.problem(pair.KeySpan, "%s: %s", at, err)
			return
		}
		if !r.twice(at, places, name, pair) {
			visit(join(at, name), name, pair)
		}
	})
}

// oneOf lists words that are allowed.
func oneOf(words []string) string { return strings.Join(words, ", ") }

// scope is what a key below severity or tiers names, spelled as in the book: everything, a tag,
// a group or a rule.
func (r *reader) scope(text string) (name, problem string) {
	book := r.config.Book
	text = strings.ToLower(strings.TrimSpace(text))
	if tag, ok := strings.CutPrefix(text, "tag:"); ok {
		if tags := book.Tags(); !slices.Contains(tags, tag) {
			return "", "no rule has the tag " + quoted(tag) + "; there are: " + strings.Join(tags, ", ")
		}
		return text, ""
	}
	group := strings.TrimSuffix(text, "/*")
	if group == rule.Everything || group == rule.TeamGroup || slices.Contains(book.Groups(), group) {
		return group, ""
	}
	about, err := book.Lookup(text)
	if err == nil {
		return about.ID, ""
	}
	if _, wider := book.Match(text); wider != nil {
		err = wider // it looks among groups too for what was meant
	}
	return "", err.Error()
}

func (r *reader) rules(at string, pair syntax.Pair) {
	places := map[string]source.Span{}
	r.eachPair(at, pair.Value, "rules such as goals/none", func(pair syntax.Pair) {
		about, err := r.config.Book.Lookup(pair.Key)
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
		set := r.current().Options
		if set[about.ID] == nil {
			set[about.ID] = map[string]rule.Value{}
		}
		set[about.ID][pair.Key] = value
		r.record(join(at, pair.Key), pair, value)
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
