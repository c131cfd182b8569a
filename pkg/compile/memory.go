package compile

// What was read already: the plans of a portfolio come from one template and have the same header rows and keys.

import (
	"slices"

	"github.com/acctplan/acctplan/pkg/compile/internal/memo"
	"github.com/acctplan/acctplan/pkg/plan"
)

// memory is what readers remember of what they worked out by the words of one vocabulary alone.
type memory struct {
	fits     memo.Table[headerFit]
	factKeys memo.Table[factKey]
}

func newMemory() any { return new(memory) }

// headerFit is how well a header row fits a collection.
type headerFit struct {
	columns []string
	score   int
}

// factKey is the fact that a key names; empty where it names none.
type factKey string

// fit maps headers to the fields of a collection and says how well they fit: the number of
// fields, and one more where the column that names the records is there.
func (c *compiler) fit(collection plan.Collection, heads []piece) (columns []string, score int) {
	work := func(string) (f headerFit) {
		f.columns, f.score = c.fitAnew(collection, heads)
		return f
	}
	var room [memo.Longest]byte
	row := append(room[:0], collection...)
	for _, head := range heads {
		n := len(head.text)
		if len(row)+n+2 > len(room) {
			return c.fitAnew(collection, heads)
		}
		row = append(append(row, byte(n), byte(n>>8)), head.text...)
	}
	f := c.memory.fits.Of(string(row), work)
	return slices.Clone(f.columns), f.score
}

// factKey finds the fact that a key names. A bilingual key, "Cliente / Customer" or
// "Kundansvarig (Account manager)", is known by either half.
func (c *compiler) factKey(text string) (string, bool) {
	key := c.memory.factKeys.Of(text, func(text string) factKey {
		key, _ := c.factKeyAnew(text)
		return factKey(key)
	})
	return string(key), key != ""
}
