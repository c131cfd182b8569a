package config

// Visibility: what customers read of a plan, beside and besides the list of fields that acctplan
// has.

import (
	"fmt"
	"strings"

	"github.com/acctplan/acctplan/pkg/audience"
	"github.com/acctplan/acctplan/pkg/syntax"
)

// visibility reads which fields the customer's page shows and hides. Lists of several files add
// up, and what one of them hides is hidden.
func (r *reader) visibility(at string, pair syntax.Pair) {
	r.mapping(at, pair.Value, []key{
		{name: "show", read: func(r *reader, at string, pair syntax.Pair) {
			r.config.Visibility.Show = append(r.config.Visibility.Show, r.fields(at, pair, audience.Offered)...)
		}},
		{name: "hide", read: func(r *reader, at string, pair syntax.Pair) {
			r.config.Visibility.Hide = append(r.config.Visibility.Hide, r.fields(at, pair, audience.Shown, audience.Offered)...)
		}},
	})
}

// fields reads names of fields, and of collections, that have something of the classes.
func (r *reader) fields(at string, pair syntax.Pair, classes ...audience.Class) []string {
	var allowed []string
	for _, class := range classes {
		allowed = append(allowed, audience.Names(class)...)
	}
	known := map[string]bool{}
	for _, name := range allowed {
		known[name] = true
	}
	names := []string{}
	for _, item := range r.words(at, pair) {
		name := strings.ReplaceAll(strings.ToLower(strings.TrimSpace(item.Value)), "-", "_")
		why, never := audience.Forbidden(name)
		switch {
		case name == "account":
			r.problem(item.Span, "%s: a page has to say whose it is, so the account cannot be hidden", at)
		case known[name]:
			names = append(names, name)
		case never:
			r.problem(item.Span, "%s: %s is never on a customer's page: %s", at, quoted(item.Value), why)
		case audience.IsShown(name):
			r.problem(item.Span, "%s: %s is on the customer's page already; remove it here", at, quoted(item.Value))
		default:
			r.unknown(item.Span, fmt.Sprintf("%s: there is no field %s", at, quoted(item.Value)), name, allowed)
		}
	}
	r.record(at, pair, names)
	return names
}

// visibilitySchema describes what customers read.
func visibilitySchema() object {
	list := func(description string, names []string) object {
		one := object{{"enum", names}}
		return object{{"description", description}, {"anyOf", []any{one, object{{"type", "array"}, {"items", one}}}}}
	}
	shown, offered := audience.Names(audience.Shown), audience.Names(audience.Offered)
	hideable := append([]string{}, shown[1:]...) // all but the account
	known := map[string]bool{}
	for _, name := range shown {
		known[name] = true
	}
	for _, name := range offered {
		if !known[name] {
			hideable = append(hideable, name)
		}
	}
	return append(group("What customers read on the pages that `--audience customer` makes.", object{
		{"show", list("Fields that they read beside those that they read anyway; a collection stands for all of its fields that can be shown.", offered)},
		{"hide", list("Fields that they do not read. What is hidden somewhere is hidden.", hideable)},
	}), member{"examples", []any{object{{"show", []string{"goals.enables"}}, {"hide", []string{"stakeholders.counterpart"}}}}})
}
