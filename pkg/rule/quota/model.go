package quota

import (
	"cmp"
	"encoding/binary"
	"errors"
	"slices"

	"github.com/acctplan/acctplan/pkg/rule/quota/sentence"
)

// Fine is the number of parts that a point of a score has: scores and thresholds are whole
// numbers, the same on every machine.
const Fine = 256

// The questions that are asked about a sentence, each answered with yes or no.
const (
	IsSeller = iota
	IsMixed
	IsAdoption
	Questions // how many there are
)

// Question says how the weights of one question are read.
type Question struct {
	Unit      int32 // what a whole weight of 1 is worth, in millionths of a point
	Bias      int32 // score of a sentence of which nothing is known, in parts
	Threshold int32 // score from which on the answer is yes, in parts
}

// model is a linear one for each question, with whole weights. All share one table of hashed
// features, because to look for a feature takes longer than to add what it weighs: a slot holds a
// byte of the feature's hash and its weight for each question; a feature stands in its own slot or
// in one of the next, before the first empty one. Most features of a sentence are unknown, and to
// find that out in the table takes several looks: before it stands a filter. The zero value knows no
// feature.
type model struct {
	questions [Questions]Question
	filter    sentence.Filter
	slots     []uint32 // from the lowest byte on: of the hash, then the weights; an empty one has no weights
}

func fingerprint(id uint64) uint32 { return uint32(id >> 56) }

// weighs is what a feature weighs for a question, by its slot.
func weighs(slot uint32, question int) int64 { return int64(int8(slot >> (8 + 8*question))) }

// find is the slot of a feature; one without weights where there is none.
func (m *model) find(id uint64) uint32 {
	slots := m.slots
	if len(slots) == 0 {
		return 0
	}
	print, mask := fingerprint(id), uint64(len(slots)-1)
	for at := id; ; at++ {
		slot := slots[at&mask]
		if slot < 1<<8 || slot&0xff == print { // an empty slot, or the feature's own
			return slot
		}
	}
}

// Parts turns a sum of whole weights times feature weights into parts of a point.
func Parts(sum, scale int64, unit int32) int32 {
	return int32(sum * scale / 65536 * int64(unit) * Fine / 10 / 1_000_000)
}

// Pack makes a model of weights by question and feature, for the file of them. Its table will have
// 2^size slots, of which some must stay empty. Features whose weights are all 0 are left out. It gives
// the questions, the number of slots, that of features and then, of these in the order of their own slots, one byte
// of each after the other: how many slots its own is behind that of the one before, and what the slot
// holds. Where that are too many, something without weights stands between the two.
func Pack(size uint, features []uint64, weights [Questions][]int8, questions [Questions]Question) []byte {
	type entry struct {
		own  uint64
		slot uint32
		gap  byte
	}
	var entries []entry
	for i, id := range features {
		slot := fingerprint(id)
		for q := range weights {
			slot |= uint32(byte(weights[q][i])) << (8 + 8*q)
		}
		if slot >= 1<<8 {
			entries = append(entries, entry{own: id & (1<<size - 1), slot: slot})
		}
	}
	slices.SortStableFunc(entries, func(a, b entry) int { return cmp.Compare(a.own, b.own) })
	var spaced []entry
	before := uint64(0)
	for _, e := range entries {
		for ; e.own-before > farthest; before += farthest {
			spaced = append(spaced, entry{gap: farthest})
		}
		e.gap, before = byte(e.own-before), e.own
		spaced = append(spaced, e)
	}
	var data []byte
	for _, q := range questions {
		data = binary.LittleEndian.AppendUint32(data, uint32(q.Unit))
		data = binary.LittleEndian.AppendUint32(data, uint32(q.Bias))
		data = binary.LittleEndian.AppendUint32(data, uint32(q.Threshold))
	}
	data = binary.LittleEndian.AppendUint32(data, 1<<size)
	data = binary.LittleEndian.AppendUint32(data, uint32(len(spaced)))
	for _, e := range spaced {
		data = append(data, e.gap)
	}
	for shift := 0; shift < 32; shift += 8 {
		for _, e := range spaced {
			data = append(data, byte(e.slot>>shift))
		}
	}
	return data
}

// farthest is how many slots two features may lie apart that follow each other in the file.
const farthest = 255

var errModel = errors.New("these are no weights of a model")

// unpack is the inverse of Pack.
func unpack(data []byte) (m model, err error) {
	const head = 4 * (3*Questions + 2)
	if len(data) < head {
		return model{}, errModel
	}
	word := func(i int) int32 { return int32(binary.LittleEndian.Uint32(data[4*i:])) }
	for i := range m.questions {
		m.questions[i] = Question{Unit: word(3 * i), Bias: word(3*i + 1), Threshold: word(3*i + 2)}
	}
	size, entries := int(word(3*Questions)), int(word(3*Questions+1))
	data = data[head:]
	if size < 32 || size > 1<<24 || size&(size-1) != 0 || entries < 0 || entries >= size || len(data) != 5*entries { // a search ends at an empty slot
		return model{}, errModel
	}
	column := func(i int) []byte { return data[i*entries:][:entries] }
	gaps, prints, seller, mixed, adoption := column(0), column(1), column(2), column(3), column(4)
	last := 0
	for _, gap := range gaps {
		last += int(gap)
	}
	if last >= size {
		return model{}, errModel
	}
	filter, slots := make(sentence.Filter, sentence.Sparse*size/8), make([]uint32, size)
	own, free := 0, 0 // the slot of the feature, and the first behind those that are taken
	for i, gap := range gaps {
		own += int(gap)
		slot := uint32(prints[i]) | uint32(seller[i])<<8 | uint32(mixed[i])<<16 | uint32(adoption[i])<<24
		if slot < 1<<8 {
			continue
		}
		filter.Add(uint64(prints[i])<<56 | uint64(own))
		at := max(own, free)
		free = at + 1
		for at >= size && slots[at-size] != 0 { // behind the last slot comes the first
			at++
		}
		slots[at&(size-1)] = slot
	}
	m.filter, m.slots = filter, slots
	return m, nil
}
