package compile

// Tables whose columns have no heads, as somebody pastes the part of a sheet that matters: what stands in a column says
// which field it is.

import (
	"slices"
	"strings"
	"unicode"

	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/syntax"
)

// unheadedColumns are the fields of a collection that the columns of such a table hold; nil where none names the records
// or nothing is said of them.
func (c *compiler) unheadedColumns(collection plan.Collection, t *syntax.Table, heads []piece) []string {
	if len(heads) < 2 || len(t.Rows) == 0 || !allEmpty(heads) || labelField[collection] == "" {
		return nil
	}
	columns := make([]string, len(heads))
	isLevel := func(text string) bool { _, ok := c.words.Level(text); return ok }
	label := labelField[collection]
	switch collection {
	case plan.Stakeholders, plan.Team:
		c.takeColumns(t, columns, func(text string) bool { return c.nameScore(firstPiece(textPiece(text)).text) >= fullName }, "name")
	case plan.Goals:
		c.takeColumns(t, columns, c.dateLike, "by")
		c.takeColumns(t, columns, isMeasure, "baseline", "target")
	case plan.Risks:
		c.takeColumns(t, columns, isLevel, "likelihood", "impact")
	case plan.Actions:
		c.takeColumns(t, columns, func(text string) bool { _, ok := c.words.Status(text); return ok || isBoxMark(text) }, "status")
	case plan.Opportunities:
		c.takeColumns(t, columns, c.dateLike, "close")
		c.takeColumns(t, columns, func(text string) bool { return isAmount(c, text) }, "amount")
		c.takeColumns(t, columns, c.isStage, "stage")
	}
	if !slices.Contains(columns, label) {
		if at := c.tellingColumn(t, columns); at >= 0 {
			columns[at] = label
		}
	}
	c.inferColumns(collection, t, heads, columns)
	told := 0
	for _, name := range columns {
		if name != "" && name != "notes" {
			told++
		}
	}
	if told < 2 || !slices.Contains(columns, label) {
		return nil
	}
	return columns
}

// takeColumns gives the columns whose cells are of a kind their names in turn; a single one has the last name.
func (c *compiler) takeColumns(t *syntax.Table, columns []string, is func(string) bool, names ...string) {
	var found []int
	for i, name := range columns {
		if name == "" && mostCells(t, i, is) {
			found = append(found, i)
		}
	}
	if len(found) == 1 {
		names = names[len(names)-1:]
	}
	for n, i := range found[:min(len(found), len(names))] {
		columns[i] = names[n]
	}
}

// tellingColumn is the first column of texts that are not all single words, or the first of any; -1 where there is none.
func (c *compiler) tellingColumn(t *syntax.Table, columns []string) int {
	first := -1
	for i, name := range columns {
		if name != "" || !mostCells(t, i, func(text string) bool {
			return c.isWords(text) && strings.ContainsFunc(text, unicode.IsLetter) && c.ownerScore(text) < fullName
		}) {
			continue
		}
		if mostCells(t, i, func(text string) bool { return strings.Contains(text, " ") }) {
			return i
		}
		if first < 0 {
			first = i
		}
	}
	return first
}

// tellingUnheaded is the concept that a table without heads speaks for in a section that says nothing; empty where there is none.
func (c *compiler) tellingUnheaded(s *section, b syntax.Block, heads []piece) plan.Concept {
	if !s.isSilent() || s.record != nil {
		return ""
	}
	scores := c.scoresOf(b)
	best := -1
	for i, concept := range weighed {
		if (best < 0 || scores[i] > scores[best]) && c.unheadedColumns(collectionsOf[concept][0], b.Table, heads) != nil {
			best = i
		}
	}
	if best >= 0 && scores[best]-scores[len(weighed)] >= evident {
		return weighed[best]
	}
	c.perhaps(s, &scores)
	return ""
}
