// Content words: which texts speak of the same, by the words that say what they are about.
package rule

import (
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
	words := room[:0]
	for word, at := nextContentWord(text, 0); word != 0; word, at = nextContentWord(text, at) {
		words = append(words, word)
	}
	slices.Sort(words)
	return slices.Clone(slices.Compact(words))
}

// nextContentWord is the first content word from a place of a text on, and where it ends; 0 where there
// is no further one.
func nextContentWord(text string, at int) (contentWord, int) {
	small := smallWords()
	for word, end := nextWord(text, at); word != ""; word, end = nextWord(text, end) {
		if !isASCII(word) {
			word = strings.ToLower(word)
		}
		switch n := len(word); {
		case n < 3:
			continue
		case n <= longestSmall:
			if packed := pack(word); small[small.place(packed)] == packed {
				continue
			}
		}
		return contentWordOf(word[:stemLength(word)]), end
	}
	return 0, len(text)
}

// contentWordOf is that of a stem, whose letters of ASCII may be in any case: of a short one its bytes,
// of a longer one their hash (FNV-1a).
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
	last  map[contentWord]int32 // the last of the places of a word
	place []wordPlace
	size  []int // by text: its words
	count []int // by text: words in common with the one that is looked for
	round []int // by text: for which question count holds
	asked int
}

// wordPlace is a text in which a word stands, and the place before, counted from 1.
type wordPlace struct{ text, before int32 }

// newWordIndex is an index for so many texts, or some more.
func newWordIndex(texts int) wordIndex {
	const words = 6 // of one
	return wordIndex{
		last: make(map[contentWord]int32, words*texts), place: make([]wordPlace, 0, words*texts),
		size: make([]int, 0, texts), count: make([]int, 0, texts), round: make([]int, 0, texts),
	}
}

// add adds a text, given in one piece or in several.
func (x *wordIndex) add(pieces ...string) {
	text, first := int32(len(x.count)), len(x.place)
	for _, piece := range pieces {
		for word, at := nextContentWord(piece, 0); word != 0; word, at = nextContentWord(piece, at) {
			before := x.last[word]
			if before > 0 && x.place[before-1].text == text {
				continue // a word counts once a text
			}
			x.place = append(x.place, wordPlace{text, before})
			x.last[word] = int32(len(x.place))
		}
	}
	x.size = append(x.size, len(x.place)-first)
	x.count, x.round = append(x.count, 0), append(x.round, 0)
}

// shares reports whether one of the texts has at least n content words in common with text.
func (x *wordIndex) shares(text string, n int) bool {
	shared := false
	x.visit(contentWords(text), func(_, count int) bool { shared = count >= n; return !shared })
	return shared
}

// speaking hands over the texts that speak of the same as text, some of them more than once, until
// found returns false: they have n of its content words, or all where it has fewer; or all of their
// own, two at least, are among them.
func (x *wordIndex) speaking(text string, n int, found func(text int) bool) {
	words := contentWords(text)
	n = min(n, len(words))
	x.visit(words, func(i, count int) bool {
		return !(count >= n || count >= 2 && count == x.size[i]) || found(i)
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
func (x *wordIndex) visit(words []contentWord, found func(text, count int) bool) {
	x.asked++
	for _, word := range words {
		for at := x.last[word]; at > 0; at = x.place[at-1].before {
			i := x.place[at-1].text
			if x.round[i] != x.asked {
				x.round[i], x.count[i] = x.asked, 0
			}
			if x.count[i]++; !found(int(i), x.count[i]) {
				return
			}
		}
	}
}
