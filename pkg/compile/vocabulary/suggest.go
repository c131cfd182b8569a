package vocabulary

// Did you mean: the nearest known word for an unknown one.

import (
	"github.com/agnivade/levenshtein"

	"github.com/acctplan/acctplan/pkg/compile/vocabulary/internal/word"
)

// nearest keeps the word closest to an unknown one. Near means at most one edit in four
// letters; a shorter word has too many neighbours.
type nearest struct {
	wanted   string
	limit    int
	best     string
	distance int
}

// nearTo prepares a search; it reports false for a word too short or too long to have a
// neighbour that helps.
func nearTo(text string) (nearest, bool) {
	var buffer word.Buffer
	wanted := string(word.Fold(&buffer, text))
	if len(wanted) < 3 || len(wanted) > 48 {
		return nearest{}, false
	}
	limit := len(wanted) / 4
	if limit < 1 {
		limit = 1
	}
	if limit > 3 {
		limit = 3
	}
	return nearest{wanted: wanted, limit: limit, distance: limit + 1}, true
}

// offer compares one known word. Of equally near ones the first offered stays, so that the
// answer does not depend on more than the vocabulary's order.
func (n *nearest) offer(known, answer string) {
	if difference := len(known) - len(n.wanted); difference > n.limit || -difference > n.limit || len(known) < 3 {
		return
	}
	if distance := levenshtein.ComputeDistance(n.wanted, known); distance < n.distance {
		n.best, n.distance = answer, distance
	}
}

// suggestHeading is the nearest known heading, as a title.
func (v *Vocabulary) suggestHeading(title string) string {
	near, ok := nearTo(withoutBrackets(title))
	if !ok {
		return ""
	}
	for i := range v.headings {
		near.offer(v.headings[i].word, v.headings[i].word)
	}
	return capital(near.best)
}

// suggest is what the nearest word of a table stands for.
func (t table) suggest(text string) string {
	near, ok := nearTo(text)
	if !ok {
		return ""
	}
	for i := range t {
		near.offer(t[i].word, t[i].to)
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
