package vocabulary

// Did you mean: the nearest known word for an unknown one.

import (
	"math/bits"

	"github.com/agnivade/levenshtein"

	"github.com/acctplan/acctplan/pkg/compile/vocabulary/internal/word"
)

// nearest keeps the word closest to an unknown one. How many edits are near grows with the
// word: a short one has too many neighbours. Two letters in each other's place are one edit.
type nearest struct {
	wanted   string
	limit    int
	best     string
	distance int
	letters  [32]int8 // how often each letter stands in wanted; see apart
	alphabet uint32   // which do
}

// nearTo prepares a search; it reports false for a word too short or too long to have a
// neighbour that helps.
func nearTo(text string) (nearest, bool) {
	var buffer word.Buffer
	wanted := string(word.Fold(&buffer, text))
	if len(wanted) < 3 || len(wanted) > 48 {
		return nearest{}, false
	}
	limit := 1
	switch {
	case len(wanted) > 12:
		limit = 3
	case len(wanted) > 4:
		limit = 2
	}
	near := nearest{wanted: wanted, limit: limit, distance: limit + 1}
	for i := range len(wanted) {
		near.letters[wanted[i]&31]++
		near.alphabet |= 1 << (wanted[i] & 31)
	}
	return near, true
}

// offer compares one known word. Of equally near ones the first offered stays, so that the
// answer does not depend on more than the vocabulary's order.
func (n *nearest) offer(known, answer string) {
	if difference := len(known) - len(n.wanted); difference > n.limit || -difference > n.limit || len(known) < 3 {
		return
	}
	letters := uint32(0)
	for i := range len(known) {
		letters |= 1 << (known[i] & 31)
	}
	if bits.OnesCount32(letters^n.alphabet) > 2*n.limit || n.apart(known) {
		return
	}
	distance := 1
	if !swapped(n.wanted, known) {
		distance = levenshtein.ComputeDistance(n.wanted, known)
	}
	if distance < n.distance {
		n.best, n.distance = answer, distance
	}
}

// apart reports whether the letters alone show that a word is not near: an edit changes the
// count of two letters at most. It spares nearly all of the costly comparisons.
func (n *nearest) apart(known string) bool {
	letters := n.letters
	for i := range len(known) {
		letters[known[i]&31]--
	}
	difference := 0
	for _, count := range letters {
		if count < 0 {
			count = -count
		}
		difference += int(count)
	}
	return difference > 2*n.limit
}

// nearestHeading is suggestHeading, worked out.
func (v *Vocabulary) nearestHeading(title string) string {
	near, ok := nearTo(withoutBrackets(title))
	if ok && len(near.wanted) <= 6 {
		for i := range v.headings {
			if swapped(near.wanted, v.headings[i].word) {
				return capital(v.headings[i].word) // "Gaols"
			}
		}
		return "" // "Tools", "Costs", "Story": a word of its own is as likely as a slip
	}
	if !ok {
		return ""
	}
	near.limit = min(near.limit, 1+len(near.wanted)/14)
	near.distance = near.limit + 1
	for i := range v.headings {
		near.offer(v.headings[i].word, v.headings[i].word)
	}
	return capital(near.best)
}

// suggest is what the nearest word of a table stands for; empty where equally near words stand for different things. The
// tables hold many languages, so that two letters in a short word lead into another: it may have one wrong.
func (t table) suggest(text string) string {
	near, ok := nearTo(text)
	if !ok {
		return ""
	}
	near.limit = min(near.limit, 1+len(near.wanted)/9)
	near.distance = near.limit + 1
	rival := ""
	for i := range t.list {
		before, answer := near.distance, t.list[i].to
		near.offer(t.list[i].word, answer)
		if near.distance < before {
			rival = ""
		} else if before <= near.limit && answer != near.best && rival == "" {
			other := near
			other.distance++
			if other.offer(t.list[i].word, answer); other.distance == near.distance {
				rival = answer
			}
		}
	}
	if rival != "" {
		return ""
	}
	return near.best
}

// capital writes the first letter of an ASCII word in upper case.
func capital(text string) string {
	if text == "" || text[0] < 'a' || text[0] > 'z' {
		return text
	}
	return string(text[0]-'a'+'A') + text[1:]
}

// swapped reports whether two words differ only in two neighbouring letters' order, the
// commonest slip of the fingers.
func swapped(a, b string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := 0; i+1 < len(a); i++ {
		if a[i] != b[i] {
			return a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
		}
	}
	return false
}
