package compile

// Tables of facts: a field and its value a row, or several pairs a row.

import (
	"strings"

	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/syntax"
)

// isKeyValue reports whether a table of two columns lists facts: "Field | Value", an empty
// header as wikis export it, or a first column of which most are facts of the account.
func (c *compiler) isKeyValue(s *section, t *syntax.Table, heads []piece) bool {
	if len(heads) > 2 && isFieldWord(heads[0].text) && isValueWord(heads[1].text) && s.record == nil && s.statesFacts() {
		return true // with a source or a comment behind
	}
	if len(heads) >= 4 && len(heads)%2 == 0 && s.record == nil && s.statesFacts() && allEmpty(heads) {
		known := 0
		for _, row := range t.Rows {
			if _, ok := c.factKey(strings.TrimRight(pieceOf(row.Cells[0].Inline).text, ": ")); ok {
				known++
			}
		}
		return known*2 > len(t.Rows)
	}
	if len(heads) < 2 || len(heads) > 4 || s.record == nil && !s.statesFacts() {
		return false
	}
	if listsFields(t) {
		return true
	}
	if s.record != nil || len(heads) > 2 && len(t.Rows) < 3 {
		return false
	}
	known := 0
	for _, row := range t.Rows {
		if row.NoPipe || len(row.Cells) < 2 {
			continue
		}
		if key, v := pieceOf(row.Cells[0].Inline), pieceOf(row.Cells[1].Inline); c.isFactRow(key, v) {
			known++
		}
	}
	if c.isFactRow(heads[0], heads[1]) {
		known++ // the first fact stands where the header should
	}
	if isFieldWord(heads[0].text) && known > 2 && known*3 >= len(t.Rows) {
		return true // "Item | Content | Remark"
	}
	_, metric := c.words.Field(plan.Metrics, heads[0].text)
	return known*2 > len(t.Rows) && !metric
}

// isFactRow reports whether a row of two cells is a fact of the account.
func (c *compiler) isFactRow(key, v piece) bool {
	if _, ok := c.factKey(key.text); ok {
		return true
	}
	if v.empty() {
		return false
	}
	if _, ok := c.factOf(key.text, v); ok {
		return true
	}
	return (c.isOurRole(key.text) || c.words.JobTitle(key.text)) && c.nameScore(withoutRole(v).text) >= fullName
}

func allEmpty(heads []piece) bool {
	for _, head := range heads {
		if !head.empty() {
			return false
		}
	}
	return true
}

func isFieldWord(head string) bool {
	if before, after, found := strings.Cut(head, " / "); found {
		return isFieldWord(before) || isFieldWord(after)
	}
	switch strings.ToLower(strings.TrimSpace(head)) {
	case "field", "key", "attribute", "property", "fact", "item", "detail", "feld", "parameter":
		return true
	}
	return false
}

func isValueWord(head string) bool {
	if before, after, found := strings.Cut(head, " / "); found {
		return isValueWord(before) || isValueWord(after)
	}
	switch strings.ToLower(strings.TrimSpace(head)) {
	case "value", "details", "detail", "answer", "wert", "valeur", "valor", "content", "contents", "information", "info", "entry", "inhalt", "angabe", "valore", "waarde", "värde":
		return true
	}
	return false
}

// readKeyValueTable reads each row as "key: value".
func (c *compiler) readKeyValueTable(s *section, t *syntax.Table, heads []piece) {
	rows := t.Rows
	if !(heads[0].empty() && heads[1].empty()) && !isFieldWord(heads[0].text) {
		rows = append([]syntax.Row{t.Header}, rows...)
	}
	if allEmpty(heads) && len(heads) > 2 {
		rows = pairRows(rows) // "| **Account** | Acme | **Tier** | Key |"
	}
	for _, row := range rows {
		if row.NoPipe || len(row.Cells) < 2 {
			continue
		}
		pair := keyed{key: pieceOf(row.Cells[0].Inline), value: pieceOf(row.Cells[1].Inline), bold: true}
		pair.key = pair.key.trimRight(": ")
		if pair.value.empty() {
			pair.value.span = row.Cells[1].Span
		}
		if pair.key.empty() && pair.value.empty() {
			continue
		}
		if t.Delimiter.IsZero() && !pair.key.empty() {
			c.prose(s, row.Span, strings.TrimSpace(pair.key.text+": "+pair.value.text), -1) // no bar parts key and value
		}
		taken := false
		if s.record != nil {
			taken = c.readRecordField(s.record, pair)
		} else {
			taken = c.readFactLine(s, pair)
		}
		if !taken {
			c.prose(s, row.Span, strings.TrimSpace(pair.key.text+": "+pair.value.text), 0)
			continue
		}
		for _, cell := range row.Cells[2:] {
			if !cell.Empty() {
				c.prose(s, cell.Span, cell.Inline.Text(), 0)
			}
		}
	}
}

// pairRows cuts rows of several pairs into rows of one.
func pairRows(rows []syntax.Row) []syntax.Row {
	var out []syntax.Row
	for _, row := range rows {
		for i := 0; i+1 < len(row.Cells); i += 2 {
			pair := row
			pair.Cells = row.Cells[i : i+2]
			out = append(out, pair)
		}
	}
	return out
}
