// The book: all rules in order, and how to find one by the name that somebody typed.
package rule

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
)

// Book is a rule book: rules in order. It is a value that is never changed; the zero Book
// holds no rule.
type Book struct {
	rules []Rule
	refs  []*Rule             // the same, for those who pick from them
	named map[string][]string // ids by what may name them: an id, a former id, a group
	byID  map[string]*Rule
	heard map[plan.Tier]Heard

	across []*Rule // those that look at all plans together
}

func newBook(rules []Rule) Book {
	book := Book{rules: rules, refs: make([]*Rule, len(rules)), named: make(map[string][]string, len(rules)+32), byID: make(map[string]*Rule, len(rules))}
	for i := range rules {
		r := &rules[i]
		book.refs[i], book.byID[r.ID] = r, r
		if r.CheckWorkspace != nil {
			book.across = append(book.across, r)
		}
		for _, name := range append([]string{r.ID, r.Group()}, r.Aliases...) {
			if ids := book.named[name]; len(ids) == 0 || ids[len(ids)-1] != r.ID {
				book.named[name] = append(ids, r.ID)
			}
		}
	}
	book.heard = make(map[plan.Tier]Heard, 3)
	for _, tier := range []plan.Tier{plan.Standard, plan.Key, plan.Strategic} {
		book.heard[tier] = HeardOf(book.refs, tier, func(r *Rule) bool { return r.SeverityFor(tier) != finding.Off })
	}
	return book
}

// Find is the rule of an id as it is written in the book; nil where there is none. It must not
// be changed.
func (b Book) Find(id string) *Rule { return b.byID[id] }

// standard writes acctplan's own book when it is first opened.
var standard = sync.OnceValue(func() Book {
	return newBook(slices.Concat(
		structureRules(), overviewRules(), goalRules(), stakeholderRules(), healthRules(),
		opportunityRules(), whitespaceRules(), competitionRules(), riskRules(), actionRules(), actionHistoryRules(), promiseRules(),
		reviewRules(), historyRules(), consistencyRules(), proseRules(), suppressionRules(), workspaceRules(),
	))
})

// Standard is acctplan's own book, group by group as it is read.
func Standard() Book { return standard() }

// With is the book with further rules behind its own.
func (b Book) With(rules ...Rule) Book { return newBook(slices.Concat(b.rules, rules)) }

// Len is how many rules the book holds.
func (b Book) Len() int { return len(b.rules) }

// All returns every rule in book order.
func (b Book) All() []Rule { return slices.Clone(b.rules) }

// Pick lists the rules that are kept, in book order, without copying them; all where keep is
// nil. Neither they nor the list must be changed.
func (b Book) Pick(keep func(*Rule) bool) []*Rule { return picked(b.refs, keep) }

// PickAcross is Pick for the rules that look at all plans together.
func (b Book) PickAcross(keep func(*Rule) bool) []*Rule { return picked(b.across, keep) }

func picked(rules []*Rule, keep func(*Rule) bool) []*Rule {
	if keep == nil {
		return rules
	}
	kept := make([]*Rule, 0, len(rules))
	for _, r := range rules {
		if keep(r) {
			kept = append(kept, r)
		}
	}
	return kept
}

// Heard are the rules that look at a plan of a tier where nobody has said otherwise.
func (b Book) Heard(tier plan.Tier) Heard {
	if rules, known := b.heard[tier]; known {
		return rules
	}
	return b.heard[plan.Key] // as Rule.SeverityFor does
}

// Groups returns the rule groups in book order.
func (b Book) Groups() []string {
	var names []string
	for _, r := range b.rules {
		if !slices.Contains(names, r.Group()) {
			names = append(names, r.Group())
		}
	}
	return names
}

// Tags returns the tags that rules carry, sorted.
func (b Book) Tags() []string {
	var tags []string
	for _, r := range b.rules {
		tags = append(tags, r.Tags...)
	}
	slices.Sort(tags)
	return slices.Compact(tags)
}

// Lookup finds a rule by its id or a former id, in any case. The error for an unknown one
// names the nearest.
func (b Book) Lookup(id string) (Rule, error) {
	wanted := strings.ToLower(strings.TrimSpace(id))
	for _, r := range b.rules {
		if r.ID == wanted || slices.Contains(r.Aliases, wanted) {
			return r, nil
		}
	}
	return Rule{}, unknown("rule", id, nearest(wanted, ids(b.rules)))
}

// Match lists the ids of the rules that a pattern names: a rule's id or former id, a group
// ("goals"), or a group with a star ("goals/*"). The error for a pattern that names none
// says which rule or group is nearest.
func (b Book) Match(pattern string) ([]string, error) {
	if tag := strings.ToLower(strings.TrimSpace(pattern)); strings.HasPrefix(tag, "tag:") {
		return b.InScope(tag)
	}
	matched := b.Named(pattern)
	if len(matched) == 0 {
		return nil, unknown("rule or group", pattern, nearest(strings.ToLower(strings.TrimSpace(pattern)), append(ids(b.rules), b.Groups()...)))
	}
	return matched, nil
}

// Named is Match that does not look for the nearest rule of a pattern that names none. The list
// must not be changed.
func (b Book) Named(pattern string) []string {
	wanted := strings.ToLower(strings.TrimSpace(pattern))
	if group, all := strings.CutSuffix(wanted, "/*"); all && !strings.Contains(group, "/") {
		wanted = group
	}
	return b.named[wanted]
}

// All returns every rule of the standard book, in its order.
func All() []Rule { return standard().All() }

// Groups returns the rule groups of the standard book, in its order.
func Groups() []string { return standard().Groups() }

// Lookup finds a rule of the standard book; see Book.Lookup.
func Lookup(id string) (Rule, error) { return standard().Lookup(id) }

// Match lists rules of the standard book; see Book.Match.
func Match(pattern string) ([]string, error) { return standard().Match(pattern) }

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
