// The book: all rules in order, and how to find one by the name that somebody typed.
package rule

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/agnivade/levenshtein"
)

// book writes the rule book when it is first opened; nobody changes it afterwards.
var book = sync.OnceValue(func() []Rule {
	return slices.Concat(
		structureRules(), overviewRules(), goalRules(), stakeholderRules(), healthRules(),
		opportunityRules(), whitespaceRules(), competitionRules(), riskRules(), actionRules(), promiseRules(),
		reviewRules(), consistencyRules(), proseRules(), suppressionRules(), workspaceRules(),
	)
})

// All returns every rule in book order: group by group as the book is read.
func All() []Rule { return slices.Clone(book()) }

// Groups returns the rule groups in book order.
func Groups() []string { return groups(book()) }

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
	wanted := strings.ToLower(strings.TrimSpace(pattern))
	group := strings.TrimSuffix(wanted, "/*")
	var matched []string
	for _, r := range rules {
		if r.ID == wanted || slices.Contains(r.Aliases, wanted) || r.Group() == group {
			matched = append(matched, r.ID)
		}
	}
	if len(matched) == 0 {
		return nil, unknown("rule or group", pattern, nearest(wanted, append(ids(rules), groups(rules)...)))
	}
	return matched, nil
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

// nearest is the candidate closest to the word; empty where none is close. The name behind
// the slash counts alone too, so that "quota-first" finds "goals/quota-first".
func nearest(word string, candidates []string) string {
	best, least := "", len(word)/3+2
	for _, candidate := range candidates {
		distance := levenshtein.ComputeDistance(word, candidate)
		if _, name, ok := strings.Cut(candidate, "/"); ok && !strings.Contains(word, "/") {
			distance = min(distance, levenshtein.ComputeDistance(word, name))
		}
		if distance < least {
			best, least = candidate, distance
		}
	}
	return best
}
