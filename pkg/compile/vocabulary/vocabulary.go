// Package vocabulary knows the words of account plans: which headings stand for which concept,
// which column headers and keys for which field, and which words, emoji and grades for the
// words of the format. The words themselves are data: vocabulary.yaml, from which tables_gen.go
// is generated, so that a start of the program parses nothing.
//
// Everything is compared folded: case, accents, emphasis, punctuation and surrounding emoji do
// not count. A Vocabulary never changes once it is made; Extend makes another one.
package vocabulary

//go:generate go run generate.go

import (
	_ "embed"
	"sync"

	"github.com/acctplan/acctplan/pkg/plan"
)

// source is the data that the tables are generated from, for the reader who asks which words
// are known.
//
//go:embed vocabulary.yaml
var source string

// Source is the vocabulary as it is written, with its comments: YAML.
func Source() string { return source }

// Vocabulary answers what a word means. Its methods may be called from several goroutines.
type Vocabulary struct {
	headings    []headingEntry
	meanings    []meaning // what the headings' indexes point at
	fields      []fieldTable
	keys        table
	keyNames    []string
	collections table
	enums       []enumTable
	ourRoles    table
	nobody      table
	titles      table // words of job titles; those of executives map to "executive"
	likely      table // what a word is likely to be: "given_names" or "ordinary"
}

// headingEntry is a folded heading and the index of its meaning.
type headingEntry struct {
	word    string
	meaning uint16
}

// meaning is what a heading stands for.
type meaning struct {
	concepts []plan.Concept
	role     plan.Role
	quadrant plan.Quadrant
}

// entry is a folded word and the canonical one it stands for.
type entry struct{ word, to string }

// table is a list of entries in the order of their words.
type table []entry

// fieldTable is the column headers of one collection.
type fieldTable struct {
	collection plan.Collection
	names      []string // canonical, in the order of the format
	words      table
	second     table // what a word means where its first meaning is taken
}

// enumTable is the words of one closed vocabulary.
type enumTable struct {
	kind    Kind
	allowed []string // canonical, in the order of the format
	words   table
}

// Default is the vocabulary of the format.
func Default() *Vocabulary { return builtIn() }

var builtIn = sync.OnceValue(func() *Vocabulary {
	return &Vocabulary{
		headings: headingWords[:], meanings: headingMeanings[:], fields: fieldTables[:],
		keys: keyWords[:], keyNames: keyNames[:], collections: collectionWords[:],
		enums: enumTables[:], ourRoles: ourRoleWords[:], nobody: nobodyWords[:], titles: titleWords[:],
		likely: likelyWords[:],
	}
})

// find looks a folded word up.
func (t table) find(word []byte) (string, bool) {
	low, high := 0, len(t)
	for low < high {
		middle := int(uint(low+high) >> 1)
		switch {
		case t[middle].word == string(word):
			return t[middle].to, true
		case t[middle].word < string(word):
			low = middle + 1
		default:
			high = middle
		}
	}
	return "", false
}
