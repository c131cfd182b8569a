package vocabulary

// A team's own words, from its configuration.

import (
	"fmt"
	"slices"
	"sort"

	"github.com/acctplan/acctplan/pkg/compile/vocabulary/internal/word"
	"github.com/acctplan/acctplan/pkg/plan"
)

// Extension is words that a team adds. A word that the vocabulary knows already takes the
// meaning given here.
type Extension struct {
	Headings map[plan.Concept][]string               // concept → headings
	Fields   map[plan.Collection]map[string][]string // collection → field → column headers
	Keys     map[string][]string                     // frontmatter key → keys read as it
	Words    map[Kind]map[string][]string            // vocabulary → canonical word → synonyms
	OurRoles map[string][]string                     // role on our side → words; a new role is allowed
}

// Extend makes a vocabulary with the extension's words added; v stays as it is. The error
// names a concept, collection, field, key, vocabulary or canonical word that does not exist, or
// a word that is empty or too long; it is the same one for the same extension.
func (v *Vocabulary) Extend(extension Extension) (*Vocabulary, error) {
	extended := *v
	if err := extended.addHeadings(extension.Headings); err != nil {
		return nil, err
	}
	extended.fields = append([]fieldTable(nil), v.fields...)
	for _, collection := range sortedKeys(extension.Fields) {
		fields := extended.fieldsOf(collection)
		if fields == nil {
			return nil, fmt.Errorf("no collection is called %q", collection)
		}
		words, err := fields.words.with(extension.Fields[collection], fields.names, "field of "+string(collection))
		if err != nil {
			return nil, err
		}
		fields.words = words
	}
	words, err := v.keys.with(extension.Keys, v.keyNames, "key")
	if err != nil {
		return nil, err
	}
	extended.keys = words
	extended.enums = append([]enumTable(nil), v.enums...)
	for _, kind := range sortedKeys(extension.Words) {
		found := false
		for i := range extended.enums {
			if extended.enums[i].kind != kind {
				continue
			}
			found = true
			if words, err = extended.enums[i].words.with(extension.Words[kind], extended.enums[i].allowed, string(kind)); err != nil {
				return nil, err
			}
			extended.enums[i].words = words
		}
		if !found {
			return nil, fmt.Errorf("no vocabulary is called %q", kind)
		}
	}
	if words, err = v.ourRoles.with(extension.OurRoles, nil, "role"); err != nil {
		return nil, err
	}
	extended.ourRoles = words
	extended.memory = newMemory(&extended)
	return &extended, nil
}

// addHeadings replaces the headings by ones with the additions.
func (v *Vocabulary) addHeadings(additions map[plan.Concept][]string) error {
	if len(additions) == 0 {
		return nil
	}
	v.meanings = append([]meaning(nil), v.meanings...)
	headings := make(map[string]uint16, len(v.headings))
	for _, entry := range v.headings {
		headings[entry.word] = entry.meaning
	}
	for _, concept := range sortedKeys(additions) {
		if !v.hasConcept(concept) {
			return fmt.Errorf("no concept is called %q", concept)
		}
		v.meanings = append(v.meanings, meaning{concepts: []plan.Concept{concept}})
		for _, text := range additions[concept] {
			folded, err := foldNew(trimHeading(text))
			if err != nil {
				return err
			}
			headings[folded] = uint16(len(v.meanings) - 1)
		}
	}
	v.headings, v.headingIndex = make([]headingEntry, 0, len(headings)), &index{}
	for text, index := range headings {
		v.headings = append(v.headings, headingEntry{text, index})
	}
	sort.Slice(v.headings, func(i, j int) bool { return v.headings[i].word < v.headings[j].word })
	return nil
}

func (v *Vocabulary) hasConcept(concept plan.Concept) bool {
	for _, known := range v.meanings {
		for _, have := range known.concepts {
			if have == concept {
				return true
			}
		}
	}
	return false
}

// with is the table with more words for its canonical ones; allowed lists those that exist,
// nil allowing any.
func (t table) with(additions map[string][]string, allowed []string, what string) (table, error) {
	if len(additions) == 0 {
		return t, nil
	}
	words := make(map[string]string, len(t.list)+len(additions))
	for _, entry := range t.list {
		words[entry.word] = entry.to
	}
	for _, canonical := range sortedKeys(additions) {
		if allowed != nil && !slices.Contains(allowed, canonical) {
			return table{}, fmt.Errorf("no %s is called %q", what, canonical)
		}
		for _, text := range additions[canonical] {
			folded, err := foldNew(text)
			if err != nil {
				return table{}, err
			}
			words[folded] = canonical
		}
	}
	extended := make([]entry, 0, len(words))
	for text, to := range words {
		extended = append(extended, entry{text, to})
	}
	sort.Slice(extended, func(i, j int) bool { return extended[i].word < extended[j].word })
	return table{&index{}, extended}, nil
}

// foldNew folds a word that is to be added.
func foldNew(text string) (string, error) {
	var buffer word.Buffer
	folded := word.Fold(&buffer, text)
	if len(folded) == 0 || len(text) > maxHeader {
		return "", fmt.Errorf("%q cannot be a word of the vocabulary", text)
	}
	return string(folded), nil
}

func sortedKeys[K ~string, V any](m map[K]V) []K {
	keys := make([]K, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	return keys
}
