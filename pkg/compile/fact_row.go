package compile

// Tables of facts that run across: the columns are facts of the account, and the only row has their values.
//
//	| Owner         | CSM         | ARR   | Renewal    |
//	|---------------|-------------|-------|------------|
//	| Dana Whitlock | Eli Shuster | $1.1M | 2027-11-01 |

import "github.com/acctplan/acctplan/pkg/syntax"

// readFactRow reads such a table; false where it is another.
func (c *compiler) readFactRow(s *section, t *syntax.Table, heads []piece) bool {
	if s.record != nil || !s.statesFacts() || len(heads) < 2 || len(t.Rows) != 1 || t.Rows[0].NoPipe || len(t.Rows[0].Cells) < len(heads) {
		return false
	}
	row := t.Rows[0]
	known := 0
	for i, head := range heads {
		if _, ok := c.factKey(head.text); ok {
			known++
			if _, key := c.factKey(pieceOf(row.Cells[i].Inline).text); key {
				return false // keys below keys: the rows are facts
			}
		}
	}
	if known < 2 || known*3 < len(heads)*2 {
		return false
	}
	for i, head := range heads {
		pair := keyed{key: head, value: pieceOf(row.Cells[i].Inline), bold: true}
		if pair.value.empty() {
			pair.value.span = row.Cells[i].Span
		}
		if !c.readFactLine(s, pair) && !pair.value.empty() {
			c.prose(s, union(pair.key, pair.value), pair.key.text+": "+pair.value.text, 0)
		}
	}
	return true
}
