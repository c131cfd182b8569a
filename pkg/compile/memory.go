package compile

// What was read already: the plans of a portfolio come from one template and have the same header rows and keys.

import (
	"slices"

	"github.com/acctplan/acctplan/pkg/compile/internal/memo"
	"github.com/acctplan/acctplan/pkg/plan"
)

// memory is what readers remember of what they worked out by the words of one vocabulary alone.
type memory struct {
	columns  memo.Table[[]string] // of header rows
	factKeys memo.Table[string]   // empty where a key names none
}

func newMemory() any { return new(memory) }

// fit maps headers to the fields of a collection and says how well they fit: the number of
// fields, and one more where the column that names the records is there.
func (c *compiler) fit(collection plan.Collection, heads []piece) (columns []string, score int) {
	columns = slices.Clone(c.columnsOf(collection, heads))
	label := labelField[collection]
	for _, name := range columns {
		if name != "" {
			score++
		}
		if name == label {
			score++
		}
	}
	if collection == plan.Goals && slices.Contains(columns, "target") && slices.Contains(columns, "metric") {
		score += 2 // a metric with a target is a goal, not a reading
	}
	return columns, score
}

// columnsOf are the fields of a header row, which is asked for by its collection and texts with their lengths. The
// slice is shared and must not be changed.
func (c *compiler) columnsOf(collection plan.Collection, heads []piece) []string {
	var room [memo.Longest]byte
	row := append(room[:0], collection...)
	for _, head := range heads {
		n := len(head.text)
		if len(row)+n+2 > len(room) {
			return c.readHeaders(collection, heads)
		}
		row = append(append(row, byte(n), byte(n>>8)), head.text...)
	}
	return c.memory.columns.Of(string(row), func(string) []string { return c.readHeaders(collection, heads) })
}

// factKey finds the fact that a key names. A bilingual key, "Cliente / Customer" or
// "Kundansvarig (Account manager)", is known by either half.
//
//go:noinline // many call it, and the binary has no room for copies of it
func (c *compiler) factKey(text string) (string, bool) {
	key := c.memory.factKeys.Of(text, func(text string) string {
		if key := c.readFactKey(text); !isAboutOther(key, text) {
			return key
		}
		return ""
	})
	return key, key != ""
}
