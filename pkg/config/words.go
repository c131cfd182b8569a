package config

// The team's own words: what is added to the vocabulary of the format.

import (
	"slices"
	"strings"

	"github.com/acctplan/acctplan/pkg/compile/vocabulary"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
	"github.com/acctplan/acctplan/pkg/syntax"
)

// meant is what the file says that a word means, and where.
type meant struct {
	meaning string
	span    source.Span
}

// listName is the key below which words are added to a closed vocabulary: its plural.
func listName(kind vocabulary.Kind) string {
	switch kind {
	case vocabulary.KindHealth, vocabulary.KindCoverage:
		return string(kind)
	case vocabulary.KindStatus:
		return "statuses"
	case vocabulary.KindCadence:
		return "cadences"
	}
	return strings.ReplaceAll(string(kind), "-", "_") + "s"
}

func (r *reader) vocabulary(at string, pair syntax.Pair) {
	keys := []key{
		{name: "headings", read: (*reader).headings},
		{name: "columns", read: (*reader).columns},
		{name: "keys", read: (*reader).factKeys},
		{name: "our_roles", read: (*reader).ourRoles},
	}
	for _, kind := range r.known.Kinds() {
		keys = append(keys, key{name: listName(kind), read: func(r *reader, at string, pair syntax.Pair) {
			r.closedWords(at, pair, kind)
		}})
	}
	r.mapping(at, pair.Value, keys)
}

// headings adds words for the concepts of sections.
func (r *reader) headings(at string, pair syntax.Pair) {
	r.synonyms(at, pair.Value, texts(r.known.Concepts()), "-", vocabulary.FoldedHeading, r.addHeadings)
}

func (r *reader) addHeadings(concept string, headings []string) {
	if r.extension.Headings == nil {
		r.extension.Headings = map[plan.Concept][]string{}
	}
	r.extension.Headings[plan.Concept(concept)] = append(r.extension.Headings[plan.Concept(concept)], headings...)
}

// extraSections are headings that are known to stand above prose.
func (r *reader) extraSections(at string, pair syntax.Pair) {
	titles := r.newWords(at, pair, "vocabulary.headings", string(plan.ConceptNotes), vocabulary.FoldedHeading)
	r.addHeadings(string(plan.ConceptNotes), titles)
	r.record(at, pair, list(titles))
}

// columns adds headers for the fields of records.
func (r *reader) columns(at string, pair syntax.Pair) {
	collections := texts(r.known.Collections())
	r.eachPair(at, pair.Value, "collections such as actions", func(pair syntax.Pair) {
		name, ok := r.canonical(at, pair, collections, "_")
		if !ok {
			return
		}
		collection := plan.Collection(name)
		r.synonyms(join(at, name), pair.Value, r.known.FieldNames(collection), "_", vocabulary.Folded, func(field string, headers []string) {
			if r.extension.Fields == nil {
				r.extension.Fields = map[plan.Collection]map[string][]string{}
			}
			if r.extension.Fields[collection] == nil {
				r.extension.Fields[collection] = map[string][]string{}
			}
			r.extension.Fields[collection][field] = append(r.extension.Fields[collection][field], headers...)
		})
	})
}

// factKeys adds keys for the facts of the account.
func (r *reader) factKeys(at string, pair syntax.Pair) {
	r.extension.Keys = map[string][]string{}
	r.synonyms(at, pair.Value, r.known.KeyNames(), "_", vocabulary.Folded, func(name string, keys []string) {
		r.extension.Keys[name] = append(r.extension.Keys[name], keys...)
	})
}

// ourRoles adds words for roles on our side, and roles.
func (r *reader) ourRoles(at string, pair syntax.Pair) {
	r.extension.OurRoles = map[string][]string{}
	r.eachPair(at, pair.Value, "roles such as csm", func(pair syntax.Pair) {
		role := folded(pair.Key, "_")
		if _, err := vocabulary.Folded(role); err != nil || !printable(role) {
			r.problem(pair.KeySpan, "%s: %s cannot be the name of a role", at, quoted(pair.Key))
			return
		}
		words := r.newWords(join(at, role), pair, at, role, vocabulary.Folded)
		r.extension.OurRoles[role] = append(r.extension.OurRoles[role], words...)
		r.record(join(at, role), pair, list(words))
	})
}

// closedWords adds words for the canonical ones of a closed vocabulary.
func (r *reader) closedWords(at string, pair syntax.Pair, kind vocabulary.Kind) {
	r.synonyms(at, pair.Value, r.known.Allowed(kind), "-", vocabulary.Folded, func(canonical string, words []string) {
		if r.extension.Words == nil {
			r.extension.Words = map[vocabulary.Kind]map[string][]string{}
		}
		if r.extension.Words[kind] == nil {
			r.extension.Words[kind] = map[string][]string{}
		}
		r.extension.Words[kind][canonical] = append(r.extension.Words[kind][canonical], words...)
	})
}

// synonyms reads a mapping of canonical words to lists of words.
func (r *reader) synonyms(at string, node *syntax.Node, allowed []string, joint string, fold func(string) (string, error), add func(string, []string)) {
	r.eachPair(at, node, "words such as "+someOf(allowed), func(pair syntax.Pair) {
		name, ok := r.canonical(at, pair, allowed, joint)
		if !ok {
			return
		}
		words := r.newWords(join(at, name), pair, at, name, fold)
		add(name, words)
		r.record(join(at, name), pair, list(words))
	})
}

// canonical finds the word of the format that a key names.
func (r *reader) canonical(at string, pair syntax.Pair, allowed []string, joint string) (string, bool) {
	if slices.Contains(allowed, pair.Key) {
		return pair.Key, true
	}
	name := folded(pair.Key, joint)
	if slices.Contains(allowed, name) {
		return name, true
	}
	r.unknown(pair.KeySpan, "unknown word "+quoted(pair.Key)+" in "+at, name, allowed)
	return "", false
}

// newWords reads words that get a meaning. In one list, a word has one meaning.
func (r *reader) newWords(at string, pair syntax.Pair, list, meaning string, fold func(string) (string, error)) []string {
	var words []string
	for _, item := range r.words(at, pair) {
		form, err := fold(item.Value)
		if err != nil {
			r.problem(item.Span, "%s: %s cannot be a word, because nothing in it counts when words are compared, or it is too long", at, quoted(item.Value))
			continue
		}
		if known, ok := r.meanings[list+"\x00"+form]; ok && known.meaning != meaning {
			r.problem(item.Span, "%s: %s stands for %s already, in line %d", at, quoted(item.Value), known.meaning, r.file.Position(known.span.Start).Line)
			continue
		}
		r.meanings[list+"\x00"+form] = meant{meaning, item.Span}
		words = append(words, strings.TrimSpace(item.Value))
	}
	return words
}

// extend makes the vocabulary with the words that were read.
func (r *reader) extend() {
	if len(r.meanings) == 0 {
		return
	}
	words, err := r.known.Extend(r.extension)
	if err != nil { // every word was checked when it was read
		r.problem(source.Span{}, "vocabulary: %v", err)
		return
	}
	r.config.Reading.Vocabulary = words
}

// texts are names as plain strings.
func texts[T ~string](names []T) []string {
	out := make([]string, len(names))
	for i, name := range names {
		out[i] = string(name)
	}
	return out
}
