// The book: all rules in order, and how to find one by the name that somebody typed.
package rule

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
)

// book writes the rule book when it is first opened; nobody changes it afterwards.
var book = sync.OnceValue(func() []Rule {
	return slices.Concat(
		structureRules(), overviewRules(), goalRules(), stakeholderRules(), healthRules(),
		opportunityRules(), whitespaceRules(), competitionRules(), riskRules(), actionRules(), actionHistoryRules(), promiseRules(),
		reviewRules(), historyRules(), consistencyRules(), proseRules(), suppressionRules(), workspaceRules(),
	)
})

// All returns every rule in book order: group by group as the book is read.
func All() []Rule { return slices.Clone(book()) }

// Groups returns the rule groups in book order.
func Groups() []string { return groups(book()) }

// Tags returns the tags that rules carry, sorted.
func Tags() []string {
	var tags []string
	for _, r := range book() {
		for _, tag := range r.Tags {
			if !slices.Contains(tags, tag) {
				tags = append(tags, tag)
			}
		}
	}
	slices.Sort(tags)
	return tags
}

func groups(rules []Rule) []string {
	var names []string
	for _, r := range rules {
		if !slices.Contains(names, r.Group()) {
			names = append(names, r.Group())
		}
	}
	return names
}

// Lookup finds a rule by its id or a former id, in any case. The error for an unknown one
// names the nearest.
func Lookup(id string) (Rule, error) {
	wanted := strings.ToLower(strings.TrimSpace(id))
	rules := book()
	for _, r := range rules {
		if r.ID == wanted || slices.Contains(r.Aliases, wanted) {
			return r, nil
		}
	}
	return Rule{}, unknown("rule", id, nearest(wanted, ids(rules)))
}

// Match lists the ids of the rules that a pattern names: a rule's id or former id, a group
// ("goals"), or a group with a star ("goals/*"). The error for a pattern that names none
// says which rule or group is nearest.
func Match(pattern string) ([]string, error) { return match(book(), pattern) }

func match(rules []Rule, pattern string) ([]string, error) {
	matched := named(rules, pattern)
	if len(matched) == 0 {
		return nil, unknown("rule or group", pattern, nearest(strings.ToLower(strings.TrimSpace(pattern)), append(ids(rules), groups(rules)...)))
	}
	return matched, nil
}

// Named is Match that does not look for the nearest rule of a pattern that names none.
func Named(pattern string) []string { return named(book(), pattern) }

func named(rules []Rule, pattern string) []string {
	wanted := strings.ToLower(strings.TrimSpace(pattern))
	group := strings.TrimSuffix(wanted, "/*")
	var matched []string
	for _, r := range rules {
		if r.ID == wanted || slices.Contains(r.Aliases, wanted) || r.Group() == group {
			matched = append(matched, r.ID)
		}
	}
	return matched
}

// ids lists the rules' ids.
func ids(rules []Rule) []string {
	out := make([]string, len(rules))
	for i, r := range rules {
		out[i] = r.ID
	}
	return out
}

func unknown(what, name, near string) error {
	if near == "" {
		return fmt.Errorf("no %s is called %q", what, name)
	}
	return fmt.Errorf("no %s is called %q; did you mean %q?", what, name, near)
}

// nearest is the candidate closest to the word; empty where none is close. The first rule id
// that begins with "group/" and a part of a name is closest, so that "goals/quota" finds
// "goals/quota-first". The name behind the slash counts alone too: "quota-first" finds it as well.
func nearest(word string, candidates []string) string {
	if _, name, ok := strings.Cut(word, "/"); ok && name != "" {
		for _, candidate := range candidates {
			if strings.HasPrefix(candidate, word) {
				return candidate
			}
		}
	}
	best, least := "", len(word)/3+2
	length := utf8.RuneCountInString(word)
	for _, candidate := range candidates {
		distance := least
		for _, name := range readings(candidate, word) {
			if apart := length - utf8.RuneCountInString(name); max(apart, -apart) < distance { // else the distance is no less
				distance = min(distance, levenshtein.ComputeDistance(word, name))
			}
		}
		if distance < least {
			best, least = candidate, distance
		}
	}
	return best
}

// readings are the forms in which a candidate is compared with a word.
func readings(candidate, word string) []string {
	if _, name, ok := strings.Cut(candidate, "/"); ok && !strings.Contains(word, "/") {
		return []string{candidate, name}
	}
	return []string{candidate}
}
