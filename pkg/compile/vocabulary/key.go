package vocabulary

// Keys: the facts of the account, in the frontmatter and in key lines.

import (
	"github.com/acctplan/acctplan/pkg/compile/vocabulary/internal/word"
	"github.com/acctplan/acctplan/pkg/plan"
)

// Key tells which fact of the account a frontmatter key or the key of a "Key: value" line
// names; the field is spelled as in the frontmatter ("contract_start").
func (v *Vocabulary) Key(key string) (field string, ok bool) { return findKey(v.keys, key) }

// Collection tells which list of records a frontmatter key names: "stakeholders", "contacts".
// It never knows a key that Key knows; "team" and "units" are facts.
func (v *Vocabulary) Collection(key string) (plan.Collection, bool) {
	if _, fact := findKey(v.keys, key); fact {
		return "", false
	}
	name, ok := findKey(v.collections, key)
	return plan.Collection(name), ok
}

// KeyNames are the keys of the frontmatter, canonical and in the format's order, the
// collections' keys not among them. The slice is shared and must not be changed.
func (v *Vocabulary) KeyNames() []string { return v.keyNames }

// SuggestKey is the known key nearest to an unknown one, be it a fact's or a collection's;
// empty where none is near.
func (v *Vocabulary) SuggestKey(key string) string {
	near, ok := nearTo(splitCamel(key))
	if !ok {
		return ""
	}
	for _, words := range [...]table{v.keys, v.collections} {
		for i := range words.list {
			near.offer(words.list[i].word, words.list[i].to)
		}
	}
	return near.best
}

// findKey looks a key up as it stands, without parentheses, and with camelCase taken apart.
func findKey(words table, key string) (string, bool) {
	if len(key) > maxHeader {
		return "", false
	}
	var buffer word.Buffer
	if to, ok := words.find(word.Fold(&buffer, key)); ok {
		return to, true
	}
	if plain := withoutParentheses(key); plain != key && plain != "" {
		if to, ok := words.find(word.Fold(&buffer, plain)); ok {
			return to, true
		}
	}
	if split := splitCamel(key); len(split) != len(key) {
		return words.find(word.Fold(&buffer, split))
	}
	return "", false
}
