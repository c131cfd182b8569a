package sentence

import (
	_ "embed"
	"strings"
	"sync"
)

// lexiconText names the trades of words: a line for each, "trade: word, words of a phrase, …".
//
//go:embed lexicon.txt
var lexiconText string

// LexiconSize is the number of bytes that the lexicon adds to the program.
func LexiconSize() int { return len(lexiconText) }

// lexicon finds the trades of words and phrases by their stems.
type lexicon struct {
	trades  []string // their names
	phrases map[string]phrase
}

// phrase is what the lexicon knows of a word or of several, their stems joined by spaces.
type phrase struct {
	trades  []uint8 // none where it is only the beginning of a longer one
	longest uint8   // of a word: words in the longest phrase that begins with it
}

// words reads the lexicon when the first sentence is read, and only then.
var words = sync.OnceValue(func() *lexicon { return readLexicon(lexiconText) })

func readLexicon(text string) *lexicon {
	const size = 4096 // a little more than there are
	out := &lexicon{phrases: make(map[string]phrase, size)}
	room := make([]uint8, 0, size) // for the trades of phrases that have one
	for line := range strings.Lines(text) {
		name, list, found := strings.Cut(strings.TrimSpace(line), ": ")
		if !found || name[0] == '#' {
			continue
		}
		trade := uint8(len(out.trades))
		out.trades = append(out.trades, name)
		for entry := range strings.SplitSeq(list, ", ") {
			key, first, length := stemsOf(entry)
			if length == 0 {
				continue
			}
			known := out.phrases[key]
			switch n := len(known.trades); {
			case n == 0:
				room = append(room, trade)
				known.trades = room[len(room)-1 : len(room) : len(room)]
			case known.trades[n-1] != trade:
				known.trades = append(known.trades, trade)
			}
			if length == 1 {
				known.longest = max(known.longest, 1)
			}
			out.phrases[key] = known
			if length > 1 {
				word := out.phrases[first]
				word.longest = max(word.longest, uint8(length))
				out.phrases[first] = word
			}
		}
	}
	return out
}

// stemsOf is what tokens would give, by a shorter way for the many entries of plain letters: the
// stems joined by spaces, the first of them, and how many they are.
func stemsOf(entry string) (key, first string, length int) {
	var stems []string
	plain, word := true, true
	for i := range len(entry) {
		c := entry[i]
		word = word && c != ' '
		plain = plain && (c >= 'a' && c <= 'z' || c == ' ')
	}
	switch {
	case plain && word && entry != "":
		stem := Stem(entry)
		return stem, stem, 1
	case plain:
		for word := range strings.FieldsSeq(entry) {
			stems = append(stems, Stem(word))
		}
	default:
		for _, t := range tokens(entry) {
			stems = append(stems, t.stem)
		}
	}
	if len(stems) == 0 {
		return "", "", 0
	}
	return strings.Join(stems, " "), stems[0], len(stems)
}
