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

// meant is what a file says that a word means, and where.
type meant struct {
	meaning string
	place
}

// addition is a word that gets a meaning, unless a later file gives it another.
type addition struct {
	key, meaning, word string
	add                func(e *vocabulary.Extension, meaning, word string)
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
	r.synonyms(at, pair.Value, texts(r.known.Concepts()), "-", vocabulary.FoldedHeading, addHeading)
}

func addHeading(e *vocabulary.Extension, concept, heading string) {
	if e.Headings == nil {
		e.Headings = map[plan.Concept][]string{}
	}
	e.Headings[plan.Concept(concept)] = append(e.Headings[plan.Concept(concept)], heading)
}

// extraSections are headings that are known to stand above prose.
func (r *reader) extraSections(at string, pair syntax.Pair) {
	titles := r.newWords(at, pair, "vocabulary.headings", string(plan.ConceptNotes), vocabulary.FoldedHeading, addHeading)
	r.record(at, pair, titles)
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
		r.synonyms(join(at, name), pair.Value, r.known.FieldNames(collection), "_", vocabulary.Folded, func(e *vocabulary.Extension, field, header string) {
			if e.Fields == nil {
				e.Fields = map[plan.Collection]map[string][]string{}
			}
			if e.Fields[collection] == nil {
				e.Fields[collection] = map[string][]string{}
			}
			e.Fields[collection][field] = append(e.Fields[collection][field], header)
		})
	})
}

// factKeys adds keys for the facts of the account.
func (r *reader) factKeys(at string, pair syntax.Pair) {
	r.synonyms(at, pair.Value, r.known.KeyNames(), "_", vocabulary.Folded, func(e *vocabulary.Extension, name, key string) {
		if e.Keys == nil {
			e.Keys = map[string][]string{}
		}
		e.Keys[name] = append(e.Keys[name], key)
	})
}

// ourRoles adds words for roles on our side, and roles.
func (r *reader) ourRoles(at string, pair syntax.Pair) {
	r.eachPair(at, pair.Value, "roles such as csm", func(pair syntax.Pair) {
		role := folded(pair.Key, "_")
		if _, err := vocabulary.Folded(role); err != nil || !printable(role) {
			r.problem(pair.KeySpan, "%s: %s cannot be the name of a role", at, quoted(pair.Key))
			return
		}
		r.roles[role] = nil // a role without further words is one too
		words := r.newWords(join(at, role), pair, at, role, vocabulary.Folded, func(e *vocabulary.Extension, role, word string) {
			e.OurRoles[role] = append(e.OurRoles[role], word)
		})
		r.record(join(at, role), pair, words)
	})
}

// closedWords adds words for the canonical ones of a closed vocabulary.
func (r *reader) closedWords(at string, pair syntax.Pair, kind vocabulary.Kind) {
	r.synonyms(at, pair.Value, r.known.Allowed(kind), "-", vocabulary.Folded, func(e *vocabulary.Extension, canonical, word string) {
		if e.Words == nil {
			e.Words = map[vocabulary.Kind]map[string][]string{}
		}
		if e.Words[kind] == nil {
			e.Words[kind] = map[string][]string{}
		}
		e.Words[kind][canonical] = append(e.Words[kind][canonical], word)
	})
}

// synonyms reads a mapping of canonical words to lists of words.
func (r *reader) synonyms(at string, node *syntax.Node, allowed []string, joint string, fold func(string) (string, error), add func(*vocabulary.Extension, string, string)) {
	r.eachPair(at, node, "words such as "+someOf(allowed), func(pair syntax.Pair) {
		name, ok := r.canonical(at, pair, allowed, joint)
		if !ok {
			return
		}
		words := r.newWords(join(at, name), pair, at, name, fold, add)
		r.record(join(at, name), pair, words)
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

// newWords reads words that get a meaning. In one list of one file, a word has one meaning; a
// later file may give it another.
func (r *reader) newWords(at string, pair syntax.Pair, list, meaning string, fold func(string) (string, error), add func(*vocabulary.Extension, string, string)) []string {
	words := []string{}
	for _, item := range r.words(at, pair) {
		form, err := fold(item.Value)
		if err != nil {
			r.problem(item.Span, "%s: %s cannot be a word, because nothing in it counts when words are compared, or it is too long", at, quoted(item.Value))
			continue
		}
		key := list + "\x00" + form
		if known, ok := r.meanings[key]; ok && known.meaning != meaning && known.file == r.file {
			r.problem(item.Span, "%s: %s stands for %s already, in %s", at, quoted(item.Value), known.meaning, known.line(r.file))
			continue
		}
		r.meanings[key] = meant{meaning, place{r.file, item.Span}}
		r.additions = append(r.additions, addition{key, meaning, strings.TrimSpace(item.Value), add})
		words = append(words, strings.TrimSpace(item.Value))
	}
	return words
}

// extend makes the vocabulary with the words that were read.
func (r *reader) extend() {
	if len(r.additions)+len(r.roles) == 0 {
		return
	}
	extension := vocabulary.Extension{OurRoles: r.roles}
	for _, a := range r.additions {
		if r.meanings[a.key].meaning == a.meaning {
			a.add(&extension, a.meaning, a.word)
		}
	}
	words, err := r.known.Extend(extension)
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
