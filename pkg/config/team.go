package config

// The team: our people, whom every plan may mention without listing them.

import (
	"strconv"
	"strings"

	"github.com/acctplan/acctplan/pkg/compile"
	"github.com/acctplan/acctplan/pkg/syntax"
)

// team reads our people, each a name or a mapping.
func (r *reader) team(at string, pair syntax.Pair) {
	items := []*syntax.Node{pair.Value}
	if pair.Value.Kind != syntax.Scalar {
		items = r.items(at, pair, "{name: Dana Whitlock, role: CSM, handle: dana}")
	} else if pair.Value.Null {
		return
	}
	names := []string{}
	for i, item := range items {
		if name := r.colleague(join(at, strconv.Itoa(i+1)), item); name != "" {
			names = append(names, name)
		}
	}
	r.record(at, pair, names)
}

// colleague reads one person and gives the name.
func (r *reader) colleague(at string, item *syntax.Node) string {
	var c compile.Colleague
	text := func(into *string) func(*reader, string, syntax.Pair) {
		return func(r *reader, at string, pair syntax.Pair) {
			if value, ok := r.scalar(at, pair, "a text"); ok && r.oneLine(at, pair.Value) {
				*into = value
			}
		}
	}
	called := map[string]*syntax.Node{} // what else identifies the person
	switch {
	case item.Kind == syntax.Scalar && !item.Null:
		if r.oneLine(at, item) {
			c.Name = strings.TrimSpace(item.Value)
		}
	case item.Kind != syntax.Mapping:
		r.problem(item.Span, "%s must be a name, or keys such as name and handle, but it is %s", at, kindOf(item))
		return ""
	default:
		var email string
		r.mapping(at, item, []key{
			{name: "name", read: text(&c.Name)},
			{name: "role", read: text(&c.Role)},
			{name: "handle", read: func(r *reader, at string, pair syntax.Pair) {
				text(&c.Handle)(r, at, pair)
				c.Handle = strings.TrimPrefix(c.Handle, "@")
				called[c.Handle] = pair.Value
			}},
			{name: "aliases", read: func(r *reader, at string, pair syntax.Pair) {
				for _, word := range r.words(at, pair) {
					alias := strings.TrimPrefix(strings.TrimSpace(word.Value), "@")
					c.Aliases = append(c.Aliases, alias)
					called[alias] = word
				}
			}},
			{name: "email", read: text(&email)},
		})
		if email != "" {
			c.Aliases = append(c.Aliases, email)
		}
	}
	if c.Name == "" {
		if item.Kind == syntax.Mapping {
			r.problem(item.Span, "%s has no name; add name: with the person's first and last name", at)
		}
		return ""
	}
	for _, name := range append([]string{c.Handle}, c.Aliases...) {
		node := called[name]
		if node == nil {
			continue
		}
		key := strings.ToLower(name)
		if taken, ok := r.handles[key]; ok {
			r.problem(node.Span, "%s: %s is somebody else already, in %s", at, quoted(name), taken.line(r.file))
			continue
		}
		r.handles[key] = place{r.file, node.Span}
	}
	r.config.Reading.Colleagues = append(r.config.Reading.Colleagues, c)
	return c.Name
}

// oneLine checks that a text can be shown.
func (r *reader) oneLine(at string, node *syntax.Node) bool {
	if printable(node.Value) {
		return true
	}
	r.problem(node.Span, "%s is a text of several lines or with control characters", at)
	return false
}
