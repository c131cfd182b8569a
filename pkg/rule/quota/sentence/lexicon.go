package sentence

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/klauspost/compress/zstd"
)

//go:embed lexicon.zst
var packedLexicon []byte

// lexiconText names the trades of words: a line for each, "trade: word, words of a phrase, …".
// It is lexicon.txt, which is packed in the program by Zstandard, to half its size.
func lexiconText() string {
	text, err := Decompress(packedLexicon)
	if err != nil {
		panic(err) // a program with a broken one fails its tests
	}
	return string(text)
}

// Decompress gives what a file holds that Zstandard compressed, as the lexicon and the weights are:
// they were a hundredth of the program otherwise.
func Decompress(file []byte) ([]byte, error) {
	decoder, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true))
	if err != nil {
		return nil, err
	}
	defer decoder.Close()
	return decoder.DecodeAll(file, nil)
}

// LexiconSize is the number of bytes that the lexicon adds to the program.
func LexiconSize() int { return len(packedLexicon) }

// lexicon finds the trades of words and phrases by the hash of their stems, joined by spaces: a
// table with open addressing.
type lexicon struct {
	trades  []string // their names
	keys    []uint64 // 0 is an empty place
	phrases []phrase
	gains   [256 / 64]uint64 // a bit for each trade of what a vendor gains

	// Trades that are asked for by name.
	compete, vendorco, custco uint64
}

// phrase is what the lexicon knows of a word or of several.
type phrase struct {
	trades  [mostTrades]uint8 // in the order of the lexicon
	number  uint8             // of trades; 0 where it is only the beginning of a longer one
	longest uint8             // of a word: words in the longest phrase that begins with it
}

// mostTrades is how many trades a word can belong to.
const mostTrades = 6

// find is what is known of a word or phrase with a hash; the zero phrase where nothing is.
func (l *lexicon) find(key uint64) phrase { return l.phrases[l.place(key)] }

// place is where a key stands, or would.
func (l *lexicon) place(key uint64) int {
	mask := len(l.keys) - 1
	at := int(key) & mask
	for l.keys[at] != key && l.keys[at] != 0 {
		at = (at + 1) & mask
	}
	return at
}

// at is the phrase with a key, made where there is none.
func (l *lexicon) at(key uint64) *phrase {
	at := l.place(key)
	l.keys[at] = key
	return &l.phrases[at]
}

// lookup finds the longest phrase at the beginning of a list, with its length in tokens.
func (l *lexicon) lookup(list []token) (phrase, int) {
	found, to := l.find(list[0].root), 1
	key := list[0].root
	for n := 2; n <= min(int(found.longest), len(list)); n++ {
		key = hashOn(hashOn(key, " "), list[n-1].stem)
		if longer := l.find(key); longer.number > 0 {
			longer.longest = found.longest
			found, to = longer, n
		}
	}
	return found, to
}

// words reads the lexicon when the first sentence is read, and only then.
var words = sync.OnceValue(func() *lexicon { return readLexicon(lexiconText()) })

func readLexicon(text string) *lexicon {
	const size = 8192 // twice as many as there are phrases
	out := &lexicon{keys: make([]uint64, size), phrases: make([]phrase, size)}
	for line := range strings.Lines(text) {
		name, list, found := strings.Cut(strings.TrimSpace(line), ": ")
		if !found || name[0] == '#' {
			continue
		}
		trade := uint8(len(out.trades))
		out.trades = append(out.trades, name)
		switch name {
		case "compete":
			out.compete = uint64(trade)
		case "custco":
			out.custco = uint64(trade)
		case "vendorco":
			out.vendorco = uint64(trade)
		}
		if isGain(name) {
			out.gains[trade/64] |= 1 << (trade % 64)
		}
		for entry := range strings.SplitSeq(list, ", ") {
			key, first, length := stemsOf(entry)
			if length == 0 {
				continue
			}
			if p := out.at(key); p.number == 0 || p.trades[p.number-1] != trade {
				p.trades[p.number] = trade
				p.number++
			}
			word := out.at(first)
			word.longest = max(word.longest, uint8(length))
		}
	}
	return out
}

// isGain reports whether the words of a trade name what a vendor gains by a sale.
func isGain(trade string) bool {
	return oneOf(trade, "deal tender clause price bookings growth status compete access reference win sell phaseus mandate billing buying")
}

// stemsOf is what tokens would give, by a shorter way for the many entries of plain letters: the
// hash of the stems joined by spaces, that of the first of them, and how many they are.
func stemsOf(entry string) (key, first uint64, length int) {
	add := func(stem string) {
		if length == 0 {
			first = hash(stem)
			key = first
		} else {
			key = hashOn(hashOn(key, " "), stem)
		}
		length++
	}
	plain := true
	for i := range len(entry) {
		c := entry[i]
		plain = plain && (c >= 'a' && c <= 'z' || c == ' ')
	}
	if plain {
		for word := range strings.FieldsSeq(entry) {
			add(Stem(word))
		}
		return key, first, length
	}
	for _, t := range tokens(entry) {
		add(t.stem)
	}
	return key, first, length
}
