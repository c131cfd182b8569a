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
	trades  []string           // their names
	phrases map[string][]uint8 // trades of a phrase, its stems joined by spaces
	longest map[string]int     // words in the longest phrase that begins with a stem
}

// stemsOf is what tokens would give, by a shorter way for the many entries of plain letters.
func stemsOf(entry string) []string {
	for i := range len(entry) {
		if c := entry[i]; (c < 'a' || c > 'z') && c != ' ' {
			var stems []string
			for _, t := range tokens(entry) {
				stems = append(stems, t.stem)
			}
			return stems
		}
	}
	stems := strings.Fields(entry)
	for i, word := range stems {
		stems[i] = Stem(word)
	}
	return stems
}

// words reads the lexicon when the first sentence is read, and only then.
var words = sync.OnceValue(func() *lexicon { return readLexicon(lexiconText) })

func readLexicon(text string) *lexicon {
	out := &lexicon{phrases: make(map[string][]uint8, 8192), longest: make(map[string]int, 8192)}
	for line := range strings.Lines(text) {
		name, list, found := strings.Cut(strings.TrimSpace(line), ": ")
		if !found || name[0] == '#' {
			continue
		}
		trade := uint8(len(out.trades))
		out.trades = append(out.trades, name)
		for entry := range strings.SplitSeq(list, ", ") {
			stems := stemsOf(entry)
			if len(stems) == 0 {
				continue
			}
			key := stems[0]
			if len(stems) > 1 {
				key = strings.Join(stems, " ")
			}
			known := out.phrases[key]
			if n := len(known); n == 0 || known[n-1] != trade {
				out.phrases[key] = append(known, trade)
			}
			out.longest[stems[0]] = max(out.longest[stems[0]], len(stems))
		}
	}
	return out
}
