package vocabulary

// The names under which an Extension adds words, and the form in which words are compared.

import (
	"slices"

	"github.com/acctplan/acctplan/pkg/plan"
)

// Concepts are the concepts that headings stand for, sorted.
func (v *Vocabulary) Concepts() []plan.Concept {
	var concepts []plan.Concept
	for _, known := range v.meanings {
		concepts = append(concepts, known.concepts...)
	}
	slices.Sort(concepts)
	return slices.Compact(concepts)
}

// Collections are the collections whose columns are known, in the order of the vocabulary.
func (v *Vocabulary) Collections() []plan.Collection {
	collections := make([]plan.Collection, len(v.fields))
	for i, fields := range v.fields {
		collections[i] = fields.collection
	}
	return collections
}

// Kinds are the closed vocabularies, in the order of the vocabulary.
func (v *Vocabulary) Kinds() []Kind {
	kinds := make([]Kind, len(v.enums))
	for i, words := range v.enums {
		kinds[i] = words.kind
	}
	return kinds
}

// Folded is the form in which a word is compared: two words with the same form are one. The
// error is Extend's for a word that is empty or too long.
func Folded(word string) (string, error) { return foldNew(word) }

// FoldedHeading is Folded for a heading, whose numbering and decoration do not count.
func FoldedHeading(title string) (string, error) { return foldNew(trimHeading(title)) }
