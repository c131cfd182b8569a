package vocabulary

// What words are likely to be: names of people, words of everyday work, and keys that nobody
// has listed but that say what they are about.

import (
	"strings"

	"github.com/acctplan/acctplan/pkg/compile/vocabulary/internal/word"
	"github.com/acctplan/acctplan/pkg/plan"
)

// GivenName reports whether a single word is a known given name. Many names are not known.
func (v *Vocabulary) GivenName(text string) bool { return v.is(text, "given_names") }

// Ordinary reports whether a single word is one of everyday work, such as "pricing", which is
// nobody's name.
func (v *Vocabulary) Ordinary(text string) bool { return v.is(text, "ordinary") }

func (v *Vocabulary) is(text, kind string) bool {
	if len(text) > maxHeader {
		return false
	}
	var buffer word.Buffer
	to, ok := v.likely.find(word.Fold(&buffer, text))
	return ok && to == kind
}

// keyHint is a word that tells which fact an unlisted key is about.
type keyHint struct {
	key, word string
	prefix    bool // words that begin so
}

// KeyHint tells which fact of the account a key that Key does not know may be about: the first
// for which accept reports true. The caller accepts where the value is of the fact's kind.
func (v *Vocabulary) KeyHint(key string, accept func(fact string) bool) (fact string, ok bool) {
	if len(key) > maxHeader {
		return "", false
	}
	var buffer word.Buffer
	folded := string(word.Fold(&buffer, key))
	begins := word.BeginningsOf(folded)
	for i, place := range keyHintPlaces {
		if !begins.Has(place) {
			continue // as nearly always; the hints themselves stand far apart
		}
		if hint := &keyHints[i]; hint.within(folded) && accept(hint.key) {
			return hint.key, true
		}
	}
	return "", false
}

// HeadingHint tells what a heading that Heading does not know may be about, by the first of its
// words that hints at a concept; empty where none does.
func (v *Vocabulary) HeadingHint(title string) plan.Concept {
	if len(title) > maxHeader {
		return ""
	}
	var buffer word.Buffer
	folded := string(word.Fold(&buffer, title))
	first, found := len(folded), ""
	begins := word.BeginningsOf(folded)
	for i, place := range headingHintPlaces {
		if !begins.Has(place) {
			continue
		}
		if at := headingHints[i].at(folded); at >= 0 && at < first {
			first, found = at, headingHints[i].key
		}
	}
	return plan.Concept(found)
}

// within reports whether the hint is a word, or the words, of a folded key.
func (h *keyHint) within(folded string) bool { return h.at(folded) >= 0 }

// at is where the hint stands in a folded text; -1 where it does not.
func (h *keyHint) at(folded string) int {
	for at := 0; at+len(h.word) <= len(folded); {
		if folded[at] == h.word[0] && strings.HasPrefix(folded[at:], h.word) {
			if end := at + len(h.word); h.prefix || end == len(folded) || folded[end] == ' ' {
				return at
			}
		}
		space := strings.IndexByte(folded[at:], ' ')
		if space < 0 {
			return -1
		}
		at += space + 1
	}
	return -1
}
