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
	"hash/maphash"
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
	headings     []headingEntry
	headingIndex *index
	meanings     []meaning // what the headings' indexes point at
	fields       []fieldTable
	keys         table
	keyNames     []string
	collections  table
	enums        []enumTable
	ourRoles     table
	nobody       table
	titles       table // words of job titles; those of executives map to "executive"
	likely       table // what a word is likely to be: "given_names" or "ordinary"
	memory       *memory
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

// table is a list of entries in the order of their words, with an index of them.
type table struct {
	index *index
	list  []entry
}

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
	v := &Vocabulary{
		headings: headingWords[:], headingIndex: &index{}, meanings: headingMeanings[:], fields: fieldTables[:],
		keys: keyWords, keyNames: keyNames[:], collections: collectionWords,
		enums: enumTables[:], ourRoles: ourRoleWords, nobody: nobodyWords, titles: titleWords,
		likely: likelyWords,
	}
	v.memory = newMemory(v)
	return v
})

// find looks a folded word up.
func (t table) find(word []byte) (string, bool) {
	if at := t.index.find(word, len(t.list), func(i int) string { return t.list[i].word }); at >= 0 {
		return t.list[at].to, true
	}
	return "", false
}

// index finds words by their hash. It is made when the first word is looked up, because most runs
// need few of the tables. The zero index is ready.
type index struct {
	once  sync.Once
	seed  maphash.Seed
	slots []uint32 // places plus one, by hash; a word stands in its slot or one of the next
}

// find is the place of a word among those that word gives by their places; -1 where it is none of
// them. They must always be the same.
func (x *index) find(wanted []byte, count int, word func(place int) string) int {
	x.once.Do(func() {
		size := 4
		for size < 2*count {
			size *= 2
		}
		x.seed, x.slots = maphash.MakeSeed(), make([]uint32, size)
		for place := range count {
			at := maphash.String(x.seed, word(place)) & uint64(size-1)
			for x.slots[at] != 0 {
				at = (at + 1) & uint64(size-1)
			}
			x.slots[at] = uint32(place + 1)
		}
	})
	mask := uint64(len(x.slots) - 1)
	for at := maphash.Bytes(x.seed, wanted) & mask; x.slots[at] != 0; at = (at + 1) & mask {
		if place := int(x.slots[at]) - 1; word(place) == string(wanted) {
			return place
		}
	}
	return -1
}
