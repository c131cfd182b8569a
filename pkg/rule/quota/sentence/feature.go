package sentence

import (
	"math"
	"math/bits"
	"slices"
	"strings"
	"sync"
	"unsafe"
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
	Products []string // names of what it sells
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

// The hash of texts is FNV-1a: one of a text is made from that of its beginning.
const (
	hashStart = 14695981039346656037
	hashPrime = 1099511628211
)

func hash(text string) uint64 { return hashOn(hashStart, text) }

// hashOn is the hash of a text of which the beginning has the hash h, and the rest is given.
func hashOn(h uint64, rest string) uint64 {
	for i := range len(rest) {
		h = (h ^ uint64(rest[i])) * hashPrime
	}
	return h
}

// Filter is a set of features that holds some more than were added: a bit for each, given by the last
// bits of its hash and by one of its first byte. Its length is a power of two.
type Filter []byte

// Sparse is how many bits of a filter there are for each of the numbers that as many last bits of a
// hash can be. Where half of these numbers are taken, about one feature in five passes that nobody
// added.
const Sparse = 2

// Place is where a feature stands in all filters: the number of its byte, of which a filter takes the
// last bits, and its bit there.
func Place(id uint64) (at uint64, bit byte) { return id >> 2, 1 << (id&3<<1 | id>>56&1) }

// Add adds a feature.
func (f Filter) Add(id uint64) {
	at, bit := Place(id)
	f[at&uint64(len(f)-1)] |= bit
}

// Has reports whether the feature at a place was added. Now and then it is true of one that was not,
// because another has its bit.
func (f Filter) Has(at uint64, bit byte) bool { return f[at&uint64(len(f)-1)]&bit != 0 }

// Count is 1 for what Has reports, else 0.
func (f Filter) Count(at uint64, bit byte) int {
	count := 0
	if f.Has(at, bit) {
		count = 1
	}
	return count
}

// All holds every feature.
var All = Filter{0xff}

// Features lists what is true of a text, each once, and the sum of their squared weights, for
// Scale. Its length is linear in that of the text, of which no more than Longest bytes are read.
func Features(text string, known Known) (features []Feature, squares int) {
	return NewReader(known, All).Features(text)
}

// Reader reads one sentence after the other and keeps the room that it has made for the first.
// It must not be shared between goroutines.
type Reader struct {
	customer, vendor [][]token // the names that it knows
	products         [][]token
	brief            [][]token // the first words of the customer's, where these are no words of business
	reading          *reading
}

// readings are rooms that earlier readers have left: a plan has few goals, and the room for the
// first would cost as much as reading it.
var readings = sync.Pool{New: func() any { return &reading{seen: make([]uint64, 256)} }}

// Close leaves the reader's room to the next one. Neither the reader nor a list of features that
// it gave may be used any more.
func (r *Reader) Close() {
	it := r.reading
	r.reading = nil
	clear(it.list[:cap(it.list)]) // which holds the plan's text
	clear(it.names[:cap(it.names)])
	it.small = it.small[:0]
	readings.Put(it)
}

// NewReader makes a reader that knows some names, and lists no feature that is not in a filter:
// most of those that are true of a sentence are of no interest to anybody.
func NewReader(known Known, wanted Filter) *Reader {
	it := readings.Get().(*reading)
	it.wanted, it.names, it.introduced = wanted, it.names[:0], len(known.Customer) > 0
	names := func(list []string) [][]token {
		all := make([][]token, 0, len(list))
		for _, name := range list {
			start := len(it.names)
			name = cut(name)
			it.names = appendTokensOf(it.names, name, it.lower(name))
			if parts := it.names[start:]; len(parts) > 0 {
				all = append(all, parts)
			}
		}
		return all
	}
	r := &Reader{customer: names(known.Customer), vendor: names(known.Vendor), products: names(known.Products), reading: it}
	for _, name := range r.customer {
		if len(name) > 1 && len(name[0].text) >= briefest && name[0].kind == word && words().find(hash(name[0].stem)) == (phrase{}) {
			r.brief = append(r.brief, name[:1])
		}
	}
	return r
}

// briefest is the number of letters that the first word of a name needs to stand for all of it.
const briefest = 5

// Features is the function of that name, with the names that the reader knows and the features
// that are wanted; squares is the sum over all of them. The list is good until the next sentence
// is read.
func (r *Reader) Features(text string) (features []Feature, squares int) {
	it := r.reading
	text = cut(text)
	it.list = appendTokensOf(it.list[:0], text, it.lower(text))
	it.list = introduce(it.list, r.customer, "acme", "acme's", false)
	it.list = introduce(it.list, r.products, "platform", "platform's", false)
	it.list = introduce(it.list, r.vendor, "ours", "ours's", false)
	it.list = introduce(it.list, r.brief, "acme", "acme's", true)
	it.features, it.squares, it.number = it.features[:0], 0, 0
	clear(it.seen)
	identify(it.list)
	it.wording()
	it.lettering()
	it.shape()
	it.trades()
	return it.features, it.squares
}

// identify hashes texts and stems.
func identify(list []token) {
	for i := range list {
		t := &list[i]
		t.root = hash(t.stem)
		t.said = hashOn(t.root, t.text[len(t.stem):]) // the stem is the beginning of the text
	}
}

// introduce replaces names, in the order given, by what they stand for: each by one token, a genitive
// by a genitive. A brief name counts only where it is written as a name, and is no part of a longer one.
func introduce(list []token, names [][]token, by, bys string, brief bool) []token {
	for _, parts := range names {
		first := len(parts[0].text)
		for i := 0; i+len(parts) <= len(list); i++ {
			if n := len(list[i].text); n != first && n != first+2 || !stands(parts, list[i:]) {
				continue
			}
			last := i + len(parts) - 1
			if brief && (i == 0 || !list[i].capital || last+1 < len(list) && list[last+1].capital) {
				continue
			}
			t, text := &list[i], by
			if list[last].text != parts[len(parts)-1].text {
				text = bys
			}
			t.to, t.text, t.stem, t.named = list[last].to, text, by, true
			list = slices.Delete(list, i+1, last+1)
		}
	}
	return list
}

// stands reports whether a list begins with a name, or with its genitive.
func stands(name, list []token) bool {
	for i := range name {
		want, got := name[i].text, list[i].text
		if got != want && strings.TrimSuffix(got, "'s") != want || list[i].named {
			return false
		}
	}
	return true
}

// reading collects the features of one sentence.
type reading struct {
	list       []token
	names      []token
	wanted     Filter
	features   []Feature
	squares    int
	gains      bool // see Signs.Gain
	elsewhere  int  // see Signs.Elsewhere
	introduced bool // the customer is known by name

	// Seen are the features but for those of letters, to tell each once: a table with open
	// addressing, at most half full, in which 0 is an empty place.
	seen   []uint64
	number int

	// Room to work in.
	small   []byte // texts in lower case, behind each other
	letters []byte
	where   []place
	before  []uint16
	known   []uint8
	slots   []uint64
	found   []hit
}

// lower is lowerASCII in the reader's room, which is good until the reader is closed.
//
//go:noinline // many call it, and the binary has no room for copies of it
func (r *reading) lower(text string) string {
	start := len(r.small)
	if cap(r.small)-start < len(text) {
		r.small, start = make([]byte, 0, 4096+len(text)), 0 // what stands in the old room stays there
	}
	r.small = append(r.small, text...)
	small := r.small[start:]
	for i, c := range small {
		if 'A' <= c && c <= 'Z' {
			small[i] = c | 0x20
		}
	}
	return unsafe.String(unsafe.SliceData(small), len(small))
}

// add adds a feature that may have been added before.
func (r *reading) add(id uint64, weight int32, from, to int) {
	mask := uint64(len(r.seen) - 1)
	at := id & mask
	for r.seen[at] != 0 {
		if r.seen[at] == id {
			return
		}
		at = (at + 1) & mask
	}
	r.seen[at] = id
	if r.number++; 2*r.number > len(r.seen) {
		r.widen()
	}
	r.squares += int(weight * weight)
	if r.wanted.Has(Place(id)) {
		r.features = append(r.features, Feature{ID: id, Weight: weight, From: uint16(from), To: uint16(to)})
	}
}

// widen doubles the table of what was seen.
func (r *reading) widen() {
	wide := make([]uint64, 2*len(r.seen))
	mask := uint64(len(wide) - 1)
	for _, id := range r.seen {
		if id == 0 {
			continue
		}
		at := id & mask
		for wide[at] != 0 {
			at = (at + 1) & mask
		}
		wide[at] = id
	}
	r.seen = wide
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
		said, id := t.said, t.root
		if t.quoted && isFirstPerson(t.text) {
			said = hash("0speaker")
			id = said
		}
		if t.kind != mark {
			r.add(mix(sortWord, said, 0), full, t.from, t.to)
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
		r.add(mix(sortLast, last.root, 0), full, last.from, last.to)
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

// place is on which bytes of the text a letter's word stands.
type place struct{ from, to uint16 }

// lettering adds the runs of three to five bytes in the words, so that a word nobody has seen
// is known by its parts. Nearly all of a sentence's features are such. Whether a run has stood in
// the sentence before is looked up once for those that begin at one place, and only for what is
// wanted it is worked out on which words it stands.
func (r *reading) lettering() {
	text, where := append(r.letters[:0], ' '), append(r.where[:0], place{})
	for i := range r.list {
		t := &r.list[i]
		if t.kind == mark {
			continue
		}
		text = append(append(text, t.text...), ' ')
		on := place{uint16(t.from), uint16(t.to)}
		for range len(t.text) + 1 {
			where = append(where, on)
		}
	}
	if len(where) > 1 {
		where[0] = where[1]
	}
	r.letters, r.where = text, where
	if cap(r.known) < len(text) {
		r.known, r.before = make([]uint8, 2*len(text)), make([]uint16, 2*len(text))
	}
	known := r.known[:len(text)]
	r.repeats(known)
	at, wanted := len(r.features), r.wanted
	r.features = slices.Grow(r.features, 3*len(text)+1)
	features := r.features[:cap(r.features)]
	list := func(h uint64, from, n int) {
		id := mix(sortLetters, h, uint64(n))
		features[at] = Feature{ID: id, Weight: letters, From: uint16(from), To: uint16(from + n)}
		at += wanted.Count(Place(id)) // without a branch: nobody can guess which are wanted
	}
	for i := 0; i+2 < len(text); i++ {
		h := (uint64(hashStart) ^ uint64(text[i])) * hashPrime
		h = (h ^ uint64(text[i+1])) * hashPrime
		h = (h ^ uint64(text[i+2])) * hashPrime
		repeated := known[i]
		if repeated < 3 {
			list(h, i, 2)
		}
		if i+3 >= len(text) {
			break
		}
		h = (h ^ uint64(text[i+3])) * hashPrime
		if repeated < 4 {
			list(h, i, 3)
		}
		if i+4 >= len(text) {
			continue
		}
		h = (h ^ uint64(text[i+4])) * hashPrime
		if repeated < 5 {
			list(h, i, 4)
		}
	}
	first := len(r.features)
	r.features = features[:at]
	for i := range r.features[first:] {
		f := &r.features[first+i]
		f.From, f.To = where[f.From].from, where[f.To].to
	}
}

// repeats notes at each place of the letters how long the longest run is, of three to five bytes,
// that begins there and has stood before; 0 where none has. It adds the squared weights of all others.
func (r *reading) repeats(known []uint8) {
	text := r.letters
	size := 64
	for size < 2*len(text) {
		size *= 2
	}
	if cap(r.slots) < size {
		r.slots = make([]uint64, size)
	}
	slots := r.slots[:size] // by three bytes: these, and the last place where they stand with a new continuation, plus one
	clear(slots)
	mask, three := uint64(size-1), uint64(0)
	if len(text) > 1 {
		three = uint64(text[0])<<8 | uint64(text[1])<<16
	}
	runs := 0
	for i := 0; i+2 < len(text); i++ {
		three = three>>8 | uint64(text[i+2])<<16
		at := three * 0x9e3779b97f4a7c15 >> 40 & mask
		slot := slots[at]
		for slot != 0 && slot>>16 != three {
			at = (at + 1) & mask
			slot = slots[at]
		}
		longest := 0
		for earlier := int(uint16(slot)); earlier != 0 && longest < 5; earlier = int(r.before[earlier-1]) {
			longest = max(longest, r.common(earlier-1, i))
		}
		known[i] = uint8(longest)
		runs += min(5, len(text)-i) - max(longest, 2)
		if longest < 5 {
			r.before[i] = uint16(slot)
			slots[at] = three<<16 | uint64(i+1)
		}
	}
	r.squares += letters * letters * runs
}

// common is how many bytes, of five, are the same from two places on of which the first three are.
func (r *reading) common(earlier, later int) int {
	n := 3
	for n < 5 && later+n < len(r.letters) && r.letters[earlier+n] == r.letters[later+n] {
		n++
	}
	return n
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

// inCapitals reports whether most words begin with a capital, which then says nothing.
func (r *reading) inCapitals() bool {
	capitals := 0
	for i := range r.list {
		if r.list[i].capital {
			capitals++
		}
	}
	return 2*capitals > len(r.list)
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
	r.elsewhere = 0
	known := words()
	span := func(from, to int) (int, int) { return r.list[from].from, r.list[to-1].to }
	var met [256 / 64]uint64 // a bit for each trade
	for i, h := range hits {
		if h.trade == known.vendorco || h.trade == known.custco || h.trade == tradeName {
			r.elsewhere = max(r.elsewhere, r.contractElsewhere(h))
		}
		from, to := span(h.from, h.to)
		if bit := uint64(1) << (h.trade % 64); met[h.trade/64]&bit == 0 {
			met[h.trade/64] |= bit
			r.add(mix(sortTrade, h.trade, 0), full, from, to)
		}
		if h.from == 0 {
			r.add(mix(sortTradeFirst, h.trade, 0), full, from, to)
		} else {
			r.add(mix(sortBeforeTrade, r.list[h.from-1].root, h.trade), full, r.list[h.from-1].from, to)
		}
		if h.to == len(r.list) {
			r.add(mix(sortTradeLast, h.trade, 0), full, from, to)
		} else {
			r.add(mix(sortAfterTrade, h.trade, r.list[h.to].root), full, from, r.list[h.to].to)
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
	r.gains = false
	if r.elsewhere > 0 && (met[known.compete/64]>>(known.compete%64)&1 == 1 || r.inCapitals() || slices.ContainsFunc(r.list, func(t token) bool { return isFirstPerson(t.text) })) {
		r.elsewhere = 0
	}
	for i, wanted := range known.gains {
		r.gains = r.gains || met[i]&wanted != 0
	}
	var room [16]uint64
	distinct := room[:0] // sorted
	for i, some := range met {
		for ; some != 0 && len(distinct) < len(room); some &= some - 1 {
			distinct = append(distinct, uint64(64*i+bits.TrailingZeros64(some)))
		}
	}
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
		if found.number == 0 {
			to = 1
			if t.kind == word {
				if part := strings.LastIndexByte(t.text, '-'); part > 0 {
					found = known.find(hash(Stem(t.text[part+1:])))
				}
			}
			if found.number == 0 && t.capital && i > 0 && t.kind == word {
				out = append(out, hit{tradeName, i, i + 1})
			}
		}
		for _, trade := range found.trades[:found.number] {
			out = append(out, hit{uint64(trade), i, i + to})
		}
		i += to
	}
	r.found = out
	return out
}

// Scale is by how much the features of one sentence are multiplied, so that a long one, of which
// more is true, does not shout a short one down: squares is the sum of their squared weights. In
// 65,536ths.
func Scale(squares int) int64 {
	return int64(math.Round(3 * 65536 * math.Pow(float64(max(squares, 1))/100, -0.35)))
}
