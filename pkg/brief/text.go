// Texts: what of a written value is fit to be shown.

package brief

import (
	"strings"
	"unicode"

	"github.com/acctplan/acctplan/pkg/plan"
)

// clean puts a text on one line and takes out what could change the order or the meaning of
// its surroundings: control characters, directional overrides and isolates.
func clean(text string) string {
	text = strings.Map(func(char rune) rune {
		switch {
		case unicode.IsControl(char), char == 0x2028, char == 0x2029:
			return ' '
		case char >= 0x202A && char <= 0x202E, char >= 0x2066 && char <= 0x206F, char == 0xFEFF, char >= 0xFFF9 && char <= 0xFFFB:
			return -1
		}
		return char
	}, strings.ToValidUTF8(text, "\uFFFD"))
	return strings.Join(strings.Fields(text), " ")
}

// shown is a value's text for the page: as it was written, understood or not; empty where
// nothing was filled in or where it does not apply.
//
//go:noinline // many call it, and the binary has no room for copies of it
func shown(o plan.Origin) string {
	switch o.State {
	case plan.Missing, plan.Placeholder, plan.NotApplicable:
		return ""
	}
	return clean(o.Text)
}

// join puts the parts that are there together.
func join(separator string, parts ...string) string {
	kept := make([]string, 0, len(parts))
	for _, part := range parts {
		if part != "" {
			kept = append(kept, part)
		}
	}
	return strings.Join(kept, separator)
}

// personText is the name of a person, or what was written instead.
func personText(p plan.Person) string {
	if p.State != plan.Set && p.State != plan.Unreadable && p.State != plan.Ambiguous {
		return ""
	}
	return clean(p.Label())
}

// peopleText names everybody of a list.
func peopleText(p plan.People) string {
	if len(p.List) == 0 {
		return shown(p.Origin)
	}
	var names []string
	for _, person := range p.List {
		names = append(names, personText(person))
	}
	return join(", ", names...)
}
