package config

// Overrides: what is different for some of the plans.

import (
	"strconv"

	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/syntax"
)

// tierWords are the tiers, deepest first.
var tierWords = [...]string{string(plan.Strategic), string(plan.Key), string(plan.Standard)}

// overrides reads a list of settings for some plans. A later one wins over an earlier one.
func (r *reader) overrides(at string, pair syntax.Pair) {
	base := r.layer
	for i, item := range r.items(at, pair, "{paths: [accounts/emea/**], severity: {review: info}}") {
		at := join(at, strconv.Itoa(i+1))
		if item.Kind != syntax.Mapping {
			r.problem(item.Span, "%s must hold keys such as paths and severity, each with its value, but it is %s", at, kindOf(item))
			continue
		}
		r.newLayer([]string{})
		r.mapping(at, item, []key{
			{name: "paths", read: (*reader).overridePaths},
			{name: "tier", read: (*reader).overrideTier},
			{name: "severity", read: (*reader).severity},
			{name: "tiers", read: (*reader).tiers},
			{name: "rules", read: (*reader).rules},
		})
		if _, ok := find(item, "paths"); !ok {
			r.problem(item.Span, "%s says for no plan that it holds; add paths, such as paths: [accounts/emea/**]", at)
		}
	}
	r.layer = base
}

func (r *reader) overridePaths(at string, pair syntax.Pair) {
	globs := r.globs(at, pair, "accounts/emea/**")
	r.current().globs = globs
	r.record(at, pair, globs)
}

// overrideTier reads the tier of plans that name none.
func (r *reader) overrideTier(at string, pair syntax.Pair) {
	if word, ok := r.word(at, pair, tierWords[:]); ok {
		r.current().tier = plan.Tier(word)
		r.record(at, pair, word)
	}
}

// items are the entries of a list; a single entry may stand without one.
func (r *reader) items(at string, pair syntax.Pair, example string) []*syntax.Node {
	switch {
	case pair.Value.Kind == syntax.Sequence:
		return pair.Value.Items
	case pair.Value.Kind == syntax.Mapping:
		return []*syntax.Node{pair.Value}
	case !pair.Value.Null:
		r.problem(pair.Value.Span, "%s takes a list such as [%s], not %s", at, example, kindOf(pair.Value))
	}
	return nil
}

// word reads one of some words.
func (r *reader) word(at string, pair syntax.Pair, allowed []string) (string, bool) {
	text, ok := r.scalar(at, pair, oneOf(allowed))
	if !ok {
		return "", false
	}
	word := folded(text, "-")
	for _, candidate := range allowed {
		if word == candidate {
			return word, true
		}
	}
	r.unknown(pair.Value.Span, at+" is "+quoted(text)+", but takes one of "+oneOf(allowed), word, allowed)
	return "", false
}

// find is the value of a key.
func find(node *syntax.Node, name string) (*syntax.Node, bool) {
	for _, pair := range node.Pairs {
		if pair.Key == name {
			return pair.Value, true
		}
	}
	return nil, false
}
