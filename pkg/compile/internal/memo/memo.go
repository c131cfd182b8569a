// Package memo remembers what pure functions say of short texts. The plans of a portfolio share a
// template, so that the same headings, header rows, names, titles and words come again in each of them;
// most are worked out once in a run then.
package memo

import (
	"hash/maphash"
	"strings"
	"sync/atomic"
)

// places is how many answers a table holds.
const places = 1024

// Longest is the length in bytes of the longest question that is remembered.
const Longest = 512

// Table holds answers by their questions. The function that is asked must be pure: its answer depends
// on the question alone, and nobody changes it. The table forgets what another answer needs the place
// of, so that its memory is bounded, and what it says never depends on the order of the questions. It
// may be used by several goroutines, none of which waits. The zero table is ready; it must not be copied.
type Table[Answer any] struct{ store store }

// store is a table of whatever answers.
type store struct {
	known [places]atomic.Pointer[known]
	asked [places]atomic.Uint32 // what was asked last and is not known; see Of
}

// known is an answer that is remembered.
type known struct {
	question string
	answer   any
}

// seed makes the places of questions unforeseeable.
var seed = maphash.MakeSeed()

// Of is what answer says to the question. An answer is remembered when the question comes the second
// time: most sentences of a plan come once, and would only drive out what comes again.
func (t *Table[Answer]) Of(question string, answer func(question string) Answer) Answer {
	k, place := t.store.find(question)
	switch {
	case k == nil:
		return answer(question)
	case place < 0:
		return k.answer.(Answer)
	}
	said := answer(k.question)
	k.answer = said
	t.store.keep(k, place)
	return said
}

// find is what the store knows about a question; or, with the place for it, what it wants to know, the answer
// missing; or nothing.
func (s *store) find(question string) (k *known, place int) {
	if len(question) > Longest {
		return nil, -1
	}
	hash := maphash.String(seed, question)
	place = int(hash % places)
	for _, near := range [2]int{place, place ^ 1} {
		if k := s.known[near].Load(); k != nil && k.question == question {
			return k, -1
		}
	}
	asked, mark := &s.asked[hash>>32%places], uint32(hash>>42)
	if asked.Load() != mark {
		asked.Store(mark)
		return nil, -1
	}
	// The answer may be a part of the question, which must not keep the text of a plan alive.
	return &known{question: strings.Clone(question)}, place
}

// keep puts an answer at a place. The one that stood there takes the place beside it.
func (s *store) keep(k *known, place int) {
	if before := s.known[place].Swap(k); before != nil {
		s.known[place^1].Store(before)
	}
}
