// Content words: which texts speak of the same, by the words that say what they are about.
package rule

import (
	"hash/maphash"
	"slices"
	"strings"
	"sync"
)

// smallWords carry no content of their own.
var smallWords = sync.OnceValue(func() *smallWordSet {
	small := &smallWordSet{}
	for word := range strings.FieldsSeq(smallWordList) {
		packed := pack(word)
		small[small.place(packed)] = packed
	}
	return small
})

// longestSmall is the length of the longest small word.
const longestSmall = len("customer")

const smallWordList = " a an and are as at be before between both by can for from has have her his how in into is it its of on or our " +
	"per so than that the their them then they this to until up us we was what when where which who will with without after about " +
	"all any new more not no one two plan account customer "

// smallWordSet are words of up to eight bytes, each packed: a table with open addressing, of which a
// good part is empty.
type smallWordSet [256]uint64

// place is where a packed word stands, or would.
func (s *smallWordSet) place(packed uint64) uint8 {
	at := uint8(packed * 0x9e3779b97f4a7c15 >> 56)
	for s[at] != packed && s[at] != 0 {
		at++
	}
	return at
}

// pack is a word of up to eight bytes in one number, with the letters of ASCII in lower case.
//
//go:noinline // many call it, and the binary has no room for copies of it
func pack(word string) (packed uint64) {
	for i := range len(word) {
		packed = packed<<8 | uint64(lowerByte(word[i]))
	}
	return packed
}

// contentWord stands for all forms of a word that says what a text is about: it is made of its stem, in
// lower case. 0 is none.
type contentWord uint64

// contentWords are those of a text, each once.
func contentWords(text string) []contentWord {
	var room [32]contentWord
	return slices.Clone(appendContentWords(room[:0], text))
}

// appendContentWords is contentWords in a room, which is empty.
func appendContentWords(room []contentWord, text string) []contentWord {
	words := room
	for word, at := nextContentWord(text, 0); word != 0; word, at = nextContentWord(text, at) {
		words = append(words, word)
	}
	slices.Sort(words)
	return slices.Compact(words)
}

// nextContentWord is the first content word from a place of a text on, and where it ends; 0 where there
// is no further one.
func nextContentWord(text string, at int) (contentWord, int) {
	for at < len(text) {
		for at < len(text) && kinds[text[at]] == between {
			at++
		}
		start, packed := at, uint64(0) // the last eight bytes of the word, in lower case
		for at < len(text) && kinds[text[at]] == within {
			packed = packed<<8 | uint64(lowered[text[at]])
			at++
		}
		word := text[start:at]
		if at < len(text) && kinds[text[at]] == beyond { // few words are not plain
			if word, at = nextWord(text, start); !isASCII(word) {
				word = strings.ToLower(word)
			}
			packed = pack(word)
		}
		n := len(word)
		if n < 3 || n <= longestSmall && isSmall(packed) {
			continue
		}
		switch stem := stemLength(word); {
		case stem > 8:
			return contentWordOf(word[:stem]), at
		case n <= 8:
			return contentWord(packed >> (8 * (n - stem))), at
		default:
			return contentWord(pack(word[:stem])), at
		}
	}
	return 0, len(text)
}

// isSmall reports whether a packed word is a small one.
//
//go:noinline // many call it, and the binary has no room for copies of it
func isSmall(packed uint64) bool {
	small := smallWords()
	return small[small.place(packed)] == packed
}

// contentWordOf is that of a stem, whose letters of ASCII may be in any case: of a short one its bytes,
// of a longer one their hash (FNV-1a).
//
//go:noinline // many call it, and the binary has no room for copies of it
func contentWordOf(stem string) contentWord {
	if len(stem) <= 8 {
		return contentWord(pack(stem))
	}
	hash := uint64(14695981039346656037)
	for i := range len(stem) {
		hash = (hash ^ uint64(lowerByte(stem[i]))) * 1099511628211
	}
	return contentWord(max(hash, 1))
}

// stemLength is how much of a word stays when common English endings are cut, so that "renewals" meets
// "renewal".
func stemLength(word string) int {
	for _, ending := range endingsOn[lowerByte(word[len(word)-1])] {
		if cut := len(word) - len(ending); cut >= 4 && isWord(word[cut:], ending) {
			return cut
		}
	}
	return len(word)
}

// endingsOn are the endings by their last letter, those that are tried first in front.
var endingsOn = [256][]string{'g': {"ing"}, 'd': {"ed"}, 's': {"ings", "ies", "es", "s"}}

// wordIndex finds texts that have content words in common with another one.
type wordIndex struct {
	scatter uint64
	words   []wordSlot // a table with open addressing, at most half full
	known   int        // how many words are in it
	place   []wordPlace
	texts   []indexedText
	asked   int32
}

// wordSlot is where a word stands last.
type wordSlot struct {
	word contentWord // 0 in an empty slot
	last int32       // of the places of the word, counted from 1
}

// wordPlace is a text in which a word stands, and the place before, counted from 1.
type wordPlace struct{ text, before int32 }

// indexedText is what is known of a text.
type indexedText struct {
	size  int32 // its words
	count int32 // words in common with the one that is looked for
	round int32 // for which question count holds
}

// scatter is by what words are multiplied to find their slots, another odd number in each process: nobody
// can write a plan whose words all have one slot.
var scatter = sync.OnceValue(func() uint64 {
	var hash maphash.Hash
	return hash.Sum64() | 1
})

// newWordIndex is an index for so many texts, or some more.
//
//go:noinline // many call it, and the binary has no room for copies of it
func newWordIndex(texts int) wordIndex {
	const words = 6 // of one
	size := 16
	for size < words*texts {
		size *= 2
	}
	return wordIndex{scatter: scatter(), words: make([]wordSlot, 2*size), place: make([]wordPlace, 0, words*texts), texts: make([]indexedText, 0, texts)}
}

// newWordIndex is the function of that name, in room that an earlier plan has left.
func (p *Pass) newWordIndex(texts int) *wordIndex {
	if n := len(p.memo.spare.indexes); n > 0 {
		index := p.memo.spare.indexes[n-1]
		p.memo.spare.indexes = p.memo.spare.indexes[:n-1]
		return index
	}
	index := newWordIndex(texts)
	return &index
}

// mostSpare is how many words an index or a list of names has room for that is kept for the next plan: to
// clear a larger one takes longer than to make a small one.
const mostSpare = 1024

// clear empties the index. It reports whether its room is worth keeping.
func (x *wordIndex) clear() bool {
	if len(x.words) > mostSpare {
		return false
	}
	clear(x.words)
	x.known, x.place, x.texts, x.asked = 0, x.place[:0], x.texts[:0], 0
	return true
}

// slot is where a word is noted, or would be.
//
//go:noinline // many call it, and the binary has no room for copies of it
func (x *wordIndex) slot(word contentWord) *wordSlot {
	mask := uint64(len(x.words) - 1)
	at := uint64(word) * x.scatter >> 32 & mask
	for x.words[at].word != word && x.words[at].word != 0 {
		at = (at + 1) & mask
	}
	return &x.words[at]
}

// widen doubles the table of words.
func (x *wordIndex) widen() {
	before := x.words
	x.words = make([]wordSlot, 2*len(before))
	for _, slot := range before {
		if slot.word != 0 {
			*x.slot(slot.word) = slot
		}
	}
}

// add adds a text, given in one piece or in several.
func (x *wordIndex) add(pieces ...string) {
	text, first := int32(len(x.texts)), len(x.place)
	for _, piece := range pieces {
		for word, at := nextContentWord(piece, 0); word != 0; word, at = nextContentWord(piece, at) {
			slot := x.slot(word)
			if slot.last > 0 && x.place[slot.last-1].text == text {
				continue // a word counts once a text
			}
			x.place = append(x.place, wordPlace{text, slot.last})
			if slot.word == 0 {
				slot.word = word
				x.known++
			}
			if slot.last = int32(len(x.place)); 2*x.known > len(x.words) {
				x.widen()
			}
		}
	}
	x.texts = append(x.texts, indexedText{size: int32(len(x.place) - first)})
}

// shares reports whether one of the texts has at least n content words in common with text.
func (x *wordIndex) shares(text string, n int) bool {
	var room [32]contentWord
	shared := false
	x.visit(appendContentWords(room[:0], text), func(_ int, count int32) bool { shared = int(count) >= n; return !shared })
	return shared
}

// speaking hands over the texts that speak of the same as text, some of them more than once, until
// found returns false: they have n of its content words, or all where it has fewer; or all of their
// own, two at least, are among them.
func (x *wordIndex) speaking(text string, n int, found func(text int) bool) {
	var room [32]contentWord
	words := appendContentWords(room[:0], text)
	least := int32(min(n, len(words)))
	x.visit(words, func(i int, count int32) bool {
		return !(count >= least || count >= 2 && count == x.texts[i].size) || found(i)
	})
}

// speaks reports whether speaking hands over any.
func (x *wordIndex) speaks(text string, n int) bool {
	spoken := false
	x.speaking(text, n, func(int) bool { spoken = true; return false })
	return spoken
}

// visit hands over the texts that have one of the words, each time with how many of them it has as far
// as they were counted, until found returns false.
func (x *wordIndex) visit(words []contentWord, found func(text int, count int32) bool) {
	x.asked++
	for _, word := range words {
		for at := x.slot(word).last; at > 0; at = x.place[at-1].before {
			i := x.place[at-1].text
			it := &x.texts[i]
			if it.round != x.asked {
				it.round, it.count = x.asked, 0
			}
			if it.count++; !found(int(i), it.count) {
				return
			}
		}
	}
}
