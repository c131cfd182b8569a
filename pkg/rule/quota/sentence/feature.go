package sentence

import (
	"math"
	"slices"
	"strings"
	"sync"
)

// Feature is one thing that is true of a sentence.
type Feature struct {
	ID       uint64 // a hash of what is true
	Weight   int32  // how much it counts before any training, in tenths
	From, To uint16 // the bytes of the text that it speaks of; none for what is true of the whole
}

// Known is a name that the reader is told of: whose it is decides how it is read.
type Known struct {
	Customer []string // names of the account, its aliases and units
	Vendor   []string // names of the house that writes the plan
}

// What is true of a sentence, by sort. The numbers go into the hashes: never reuse one.
const (
	sortWord uint64 = iota + 1
	sortStem
	sortPair
	sortSkip
	sortFirst
	sortLast
	sortLetters
	sortShape
	sortTrade
	sortTradeFirst
	sortTradeLast
	sortTradesNear
	sortTradesBoth
	sortBeforeTrade
	sortAfterTrade
	sortNoTrade
)

// How much each sort counts, in tenths.
const (
	full    = 10
	skipped = 7
	half    = 5
	letters = 3
)

// Names of the pseudo trades, which no list can hold.
const (
	tradeMoney = iota + 200
	tradePercent
	tradeMagnitude
	tradeDate
	tradeNumber
	tradeName    // a capitalised word that no list knows
	tradeSpeaker // first person in a quotation: the customer speaks
)

// mix hashes a sort and what it is about.
func mix(sort, a, b uint64) uint64 {
	h := sort*0x9e3779b97f4a7c15 ^ a
	h = (h ^ h>>29) * 0xbf58476d1ce4e5b9
	h ^= b + 0x7f4a7c15
	h = (h ^ h>>32) * 0x94d049bb133111eb
	return h ^ h>>29
}

// hash is FNV-1a over the bytes of a text.
func hash(text string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(text) {
		h = (h ^ uint64(text[i])) * 1099511628211
	}
	return h
}

// Features lists what is true of a text, each once. Its length is linear in that of the text,
// of which no more than Longest bytes are read.
func Features(text string, known Known) []Feature {
	return NewReader(known).Features(text)
}

// Reader reads one sentence after the other and keeps the room that it has made for the first.
// It must not be shared between goroutines.
type Reader struct {
	customer, vendor [][]token // the names that it knows
	reading          *reading
}

// readings are rooms that earlier readers have left: a plan has few goals, and the room for the
// first would cost as much as reading it.
var readings = sync.Pool{New: func() any { return new(reading) }}

// Close leaves the reader's room to the next one. Neither the reader nor a list of features that
// it gave may be used any more.
func (r *Reader) Close() {
	clear(r.reading.list[:cap(r.reading.list)]) // which holds the plan's text
	readings.Put(r.reading)
	r.reading = nil
}

// NewReader makes a reader that knows some names.
func NewReader(known Known) *Reader {
	names := func(list []string) [][]token {
		var all [][]token
		for _, name := range list {
			if parts := tokens(name); len(parts) > 0 {
				all = append(all, parts)
			}
		}
		return all
	}
	return &Reader{customer: names(known.Customer), vendor: names(known.Vendor), reading: readings.Get().(*reading)}
}

// Features is the function of that name, with the names that the reader knows. The list is good
// until the next sentence is read.
func (r *Reader) Features(text string) []Feature {
	list := appendTokens(r.reading.list[:0], text)
	introduce(list, r.customer, "acme")
	introduce(list, r.vendor, "ours")
	it := r.reading
	if wanted := 24*len(list) + 64; cap(it.features) < wanted {
		it.features = make([]Feature, 0, wanted)
	}
	it.list, it.features = list, it.features[:0]
	it.wording()
	it.lettering()
	it.shape()
	it.trades()
	return it.distinct()
}

// introduce replaces names, in the order given, by what they stand for.
func introduce(list []token, names [][]token, by string) {
	for _, parts := range names {
		for i := 0; i+len(parts) <= len(list); i++ {
			if !slices.EqualFunc(parts, list[i:i+len(parts)], func(a, b token) bool { return a.text == strings.TrimSuffix(b.text, "'s") }) {
				continue
			}
			for j := range parts {
				list[i+j].text, list[i+j].stem = by, by
			}
		}
	}
}

// reading collects the features of one sentence.
type reading struct {
	list     []token
	features []Feature

	// Room to work in.
	letters []byte
	where   [][2]uint16
	slots   []uint16
	found   []hit
}

func (r *reading) add(id uint64, weight int32, from, to int) {
	r.features = append(r.features, Feature{ID: id, Weight: weight, From: uint16(from), To: uint16(to)})
}

// distinct leaves one of several equal features, the first.
func (r *reading) distinct() []Feature {
	size := 64
	for size < 2*len(r.features) {
		size *= 2
	}
	if cap(r.slots) < size {
		r.slots = make([]uint16, size)
	}
	slots := r.slots[:size] // place in the result, plus one; open addressing
	clear(slots)
	out := r.features[:0]
	for _, f := range r.features {
		at := int(f.ID) & (size - 1)
		for slots[at] != 0 && out[slots[at]-1].ID != f.ID {
			at = (at + 1) & (size - 1)
		}
		if slots[at] == 0 {
			out = append(out, f)
			slots[at] = uint16(len(out))
		}
	}
	return out
}

// The ends of a sentence, as neighbours of its first and last word.
const (
	beginning = 1
	end       = 2
)

// wording adds the words, their stems and their neighbours.
func (r *reading) wording() {
	before, beforeThat := uint64(beginning), uint64(0)
	from, fromThat := 0, 0
	for i := range r.list {
		t := &r.list[i]
		text, stem := t.text, t.stem
		if t.quoted && isFirstPerson(text) {
			text, stem = "0speaker", "0speaker"
		}
		id := hash(stem)
		if t.kind != mark {
			r.add(mix(sortWord, hash(text), 0), full, t.from, t.to)
		}
		r.add(mix(sortStem, id, 0), full, t.from, t.to)
		r.add(mix(sortPair, before, id), full, from, t.to)
		if beforeThat != 0 {
			r.add(mix(sortSkip, beforeThat, id), skipped, fromThat, t.to)
		}
		if i == 0 {
			r.add(mix(sortFirst, id, 0), full, t.from, t.to)
		}
		beforeThat, before = before, id
		fromThat, from = from, t.from
	}
	if n := len(r.list); n > 0 {
		last := &r.list[n-1]
		r.add(mix(sortLast, hash(last.stem), 0), full, last.from, last.to)
		r.add(mix(sortPair, before, end), full, last.from, last.to)
		if n > 1 {
			r.add(mix(sortSkip, beforeThat, end), skipped, fromThat, last.to)
		}
	}
}

func isFirstPerson(word string) bool {
	switch word {
	case "we", "us", "our", "ours", "ourselves", "we're", "we'll", "we've", "i", "my", "me", "mine":
		return true
	}
	return false
}

// lettering adds the runs of three to five bytes in the words, so that a word nobody has seen
// is known by its parts.
func (r *reading) lettering() {
	text, where := append(r.letters[:0], ' '), append(r.where[:0], [2]uint16{})
	for i := range r.list {
		t := &r.list[i]
		if t.kind == mark {
			continue
		}
		for j := range len(t.text) {
			text, where = append(text, t.text[j]), append(where, [2]uint16{uint16(t.from), uint16(t.to)})
		}
		text, where = append(text, ' '), append(where, [2]uint16{uint16(t.from), uint16(t.to)})
	}
	r.letters, r.where = text, where
	for i := range text {
		h := uint64(14695981039346656037)
		for n := 0; n < 5 && i+n < len(text); n++ {
			h = (h ^ uint64(text[i+n])) * 1099511628211
			if n >= 2 {
				from, to := where[i][0], where[i+n][1]
				if i == 0 {
					from = where[1%len(where)][0]
				}
				r.add(mix(sortLetters, h, uint64(n)), letters, int(from), int(to))
			}
		}
	}
}

// shape adds what is true of the sentence as a whole: its length, its numbers, its capitals.
func (r *reading) shape() {
	length, capitals := 0, 0
	var seen [number + 1]bool
	for i := range r.list {
		t := &r.list[i]
		seen[t.kind] = true
		if t.kind != mark {
			length++
		}
		if i > 0 && t.capital {
			capitals++
		}
	}
	r.add(mix(sortShape, 1, uint64(lengthClass(length))), full, 0, 0)
	r.add(mix(sortShape, 2, uint64(min(capitals, 3))), full, 0, 0)
	if len(r.list) > 0 && r.list[0].capital {
		r.add(mix(sortShape, 3, 0), full, 0, 0)
	}
	for k := money; k <= number; k++ {
		if seen[k] {
			r.add(mix(sortShape, 4, uint64(k)), full, 0, 0)
		}
	}
	if seen[money] || seen[percent] || seen[magnitude] || seen[number] {
		r.add(mix(sortShape, 5, 0), full, 0, 0)
	}
}

func lengthClass(words int) int {
	switch {
	case words <= 2:
		return 2
	case words <= 4:
		return 4
	case words <= 7:
		return 7
	case words <= 12:
		return 12
	}
	return 13
}

// hit is a trade that a run of tokens belongs to.
type hit struct {
	trade    uint64
	from, to int // tokens
}

// trades adds the trades of the words: which there are, which stand side by side, which meet in
// one sentence, and between which words they stand.
func (r *reading) trades() {
	hits := r.hits()
	span := func(from, to int) (int, int) { return r.list[from].from, r.list[to-1].to }
	var first [256]int // hit that showed the trade, plus one
	var distinct []uint64
	for i, h := range hits {
		from, to := span(h.from, h.to)
		if first[h.trade] == 0 {
			first[h.trade] = i + 1
			distinct = append(distinct, h.trade)
			r.add(mix(sortTrade, h.trade, 0), full, from, to)
		}
		if h.from == 0 {
			r.add(mix(sortTradeFirst, h.trade, 0), full, from, to)
		} else {
			r.add(mix(sortBeforeTrade, hash(r.list[h.from-1].stem), h.trade), full, r.list[h.from-1].from, to)
		}
		if h.to == len(r.list) {
			r.add(mix(sortTradeLast, h.trade, 0), full, from, to)
		} else {
			r.add(mix(sortAfterTrade, h.trade, hash(r.list[h.to].stem)), full, from, r.list[h.to].to)
		}
		for _, next := range hits[i+1 : min(i+1+8, len(hits))] {
			if next.from-h.to > 2 {
				break
			}
			if next.from >= h.to {
				_, end := span(next.from, next.to)
				r.add(mix(sortTradesNear, h.trade, next.trade), full, from, end)
			}
		}
	}
	slices.Sort(distinct)
	distinct = distinct[:min(len(distinct), 16)]
	for i, b := range distinct {
		for _, a := range distinct[:i] {
			r.add(mix(sortTradesBoth, a, b), half, 0, 0)
		}
	}
	if len(distinct) == 0 {
		r.add(mix(sortNoTrade, 0, 0), full, 0, 0)
	}
}

// hits looks the tokens up: the longest phrase that begins at each.
func (r *reading) hits() []hit {
	known := words()
	out := r.found[:0]
	for i := 0; i < len(r.list); {
		t := &r.list[i]
		if t.quoted && isFirstPerson(t.text) {
			out = append(out, hit{tradeSpeaker, i, i + 1})
			i++
			continue
		}
		if t.kind >= money {
			out = append(out, hit{tradeMoney + uint64(t.kind-money), i, i + 1})
		}
		found, to := known.lookup(r.list[i:])
		if found == nil {
			to = 1
			if t.kind == word {
				if part := strings.LastIndexByte(t.text, '-'); part > 0 {
					found = known.phrases[Stem(t.text[part+1:])].trades
				}
			}
			if found == nil && t.capital && i > 0 && t.kind == word {
				out = append(out, hit{tradeName, i, i + 1})
			}
		}
		for _, trade := range found {
			out = append(out, hit{uint64(trade), i, i + to})
		}
		i += to
	}
	r.found = out
	return out
}

// lookup finds the longest phrase at the beginning of a list, with its length in tokens.
func (l *lexicon) lookup(list []token) ([]uint8, int) {
	first := l.phrases[list[0].stem]
	longest := min(int(first.longest), len(list))
	if longest == 0 {
		return nil, 0
	}
	var buffer [64]byte
	key := append(buffer[:0], list[0].stem...)
	found, to := first.trades, 1
	for n := 2; n <= longest; n++ {
		key = append(append(key, ' '), list[n-1].stem...)
		if trades := l.phrases[string(key)].trades; trades != nil {
			found, to = trades, n
		}
	}
	return found, to
}

// Scale is by how much the features of one sentence are multiplied, so that a long one, of which
// more is true, does not shout a short one down. In 65,536ths.
func Scale(features []Feature) int64 {
	sum := 0
	for _, f := range features {
		sum += int(f.Weight) * int(f.Weight)
	}
	return int64(math.Round(3 * 65536 * math.Pow(float64(max(sum, 1))/100, -0.35)))
}
