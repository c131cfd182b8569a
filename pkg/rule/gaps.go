// Gaps: which of the wanted fields the records of a list lack, so that what they all lack is told apart
// from what one of them does.
package rule

import "math/bits"

// gaps is a set of wanted fields, by their number in the list.
type gaps uint64

// mostWanted is how many fields can be wanted of a record; the formats have fewer.
const mostWanted = 64

func (g gaps) number() int { return bits.OnesCount64(uint64(g)) }

// first is the number of the first field of a set that is not empty.
func (g gaps) first() int { return bits.TrailingZeros64(uint64(g)) }

// gapsAmong are the gaps of some records and those that all of them have, of which there are none where
// the records are too few to speak of a column.
func gapsAmong[T any](records []*T, wanted []string, lacks func(record *T, field string) bool) (each []gaps, everywhere gaps) {
	each = make([]gaps, len(records))
	for i, record := range records {
		for n, field := range wanted {
			if lacks(record, field) {
				each[i] |= 1 << n
			}
		}
		if i == 0 && len(records) >= together {
			everywhere = each[0]
		}
		everywhere &= each[i]
	}
	return each, everywhere
}

// gapNames say gaps in words: "role or stance". Many records have the same.
type gapNames struct {
	names []string // of the wanted fields
	said  []saidGaps
}

type saidGaps struct {
	gaps gaps
	text string
}

func (n *gapNames) of(g gaps) string {
	for i := range n.said {
		if n.said[i].gaps == g {
			return n.said[i].text
		}
	}
	var room [8]string
	words := room[:0]
	for rest := g; rest != 0; rest &= rest - 1 {
		words = append(words, n.names[rest.first()])
	}
	text := either(words)
	if len(n.said) < together { // the others are as good as all different
		n.said = append(n.said, saidGaps{g, text})
	}
	return text
}
