package quota

import (
	"encoding/binary"
	"errors"

	"github.com/acctplan/acctplan/pkg/rule/quota/sentence"
)

// Fine is the number of parts that a point of a score has: scores and thresholds are whole
// numbers, the same on every machine.
const Fine = 256

// Model is a linear one with whole weights, as a table of hashed features: a slot holds a byte
// of the feature's hash and its weight; a feature stands in its own slot or in one of the next,
// before the first empty one. Most features of a sentence are unknown, and to find that out in the
// table takes several looks: before it stands a filter, a set of bits in which every known feature
// has its own, and most others have none. The zero value knows no feature.
type Model struct {
	Unit      int32 // what a whole weight of 1 is worth, in millionths of a point
	Bias      int32 // score of a sentence of which nothing is known, in parts
	Threshold int32 // score from which on the model says yes, in parts
	filter    sentence.Filter
	slots     []byte
}

// sparse is how many bits of the filter there are for each slot. A table is a little more than
// half full, so that about one unknown feature in seven passes.
const sparse = 4

// NewModel makes a model of weights by feature. The table has room for them in 2^bits slots,
// which must be more than there are weights. Features whose weight is 0 are left out.
func NewModel(bits uint, features []uint64, weights []int8, unit, bias, threshold int32) Model {
	m := Model{Unit: unit, Bias: bias, Threshold: threshold, filter: make(sentence.Filter, sparse<<bits/8), slots: make([]byte, 2<<bits)}
	mask := uint64(1)<<bits - 1
	for i, id := range features {
		if weights[i] == 0 {
			continue
		}
		m.filter.Add(id)
		at := id & mask
		for m.slots[2*at+1] != 0 {
			at = (at + 1) & mask
		}
		m.slots[2*at], m.slots[2*at+1] = fingerprint(id), byte(weights[i])
	}
	return m
}

func fingerprint(id uint64) byte { return byte(id >> 56) }

// weight is the weight of a feature; 0 where the model does not know it.
func (m *Model) weight(id uint64) int8 {
	if len(m.slots) == 0 || !m.filter.Has(sentence.Place(id)) {
		return 0
	}
	return find(m.slots, id)
}

// find is the weight of a feature that passes the filter.
func find(slots []byte, id uint64) int8 {
	last := uint64(len(slots) - 2) // at which the last slot begins
	print := fingerprint(id)
	for at := 2 * id & last; ; at = (at + 2) & last {
		weight := slots[at+1]
		if weight == 0 || slots[at] == print { // an empty slot, or the feature's own
			return int8(weight)
		}
	}
}

// Parts turns a sum of whole weights times feature weights into parts of a point.
func Parts(sum, scale int64, unit int32) int32 {
	return int32(sum * scale / 65536 * int64(unit) * Fine / 10 / 1_000_000)
}

// Append writes the model behind data, to be read by decode.
func (m *Model) Append(data []byte) []byte {
	data = binary.LittleEndian.AppendUint32(data, uint32(m.Unit))
	data = binary.LittleEndian.AppendUint32(data, uint32(m.Bias))
	data = binary.LittleEndian.AppendUint32(data, uint32(m.Threshold))
	data = binary.LittleEndian.AppendUint32(data, uint32(len(m.slots)))
	return append(append(data, m.filter...), m.slots...)
}

var errModel = errors.New("these are no weights of a model")

// decode reads the model at the beginning of data, and returns what stands behind it. The
// model's filter and table are parts of data.
func decode(data []byte) (Model, []byte, error) {
	if len(data) < 16 {
		return Model{}, nil, errModel
	}
	number := func(i int) int32 { return int32(binary.LittleEndian.Uint32(data[4*i:])) }
	m := Model{Unit: number(0), Bias: number(1), Threshold: number(2)}
	size := int(number(3))
	filter := size / 2 * sparse / 8
	if data = data[16:]; size < 32 || size&(size-1) != 0 || filter > len(data) || size > len(data)-filter {
		return Model{}, nil, errModel
	}
	m.filter, m.slots = data[:filter], data[filter:filter+size]
	return m, data[filter+size:], nil
}
