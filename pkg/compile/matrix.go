package compile

// The whitespace matrix: rows and columns are products and units, a cell says what is there.

import (
	"slices"
	"strings"

	"github.com/acctplan/acctplan/pkg/compile/value"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/syntax"
)

// readMatrix reads the whitespace matrix: rows and columns are products and units, a cell says
// what is there. It declines a table that lists one cell a row.
func (c *compiler) readMatrix(s *section, t *syntax.Table, heads []piece) bool {
	if len(heads) < 2 {
		return false
	}
	listed := 0
	for _, head := range heads[1:] {
		if name, ok := c.words.Field(plan.Opportunities, head.text); ok && name != "product" && name != "unit" {
			listed++
		} else if _, ok := c.words.Coverage(head.text); ok || strings.EqualFold(head.text, "status") || strings.EqualFold(head.text, "coverage") {
			listed++
		}
	}
	if listed > 0 && listed*2 >= len(heads)-1 {
		return c.readCoverageList(s, t, heads)
	}
	rowsAreUnits := c.isUnitWord(heads[0].text) || c.knownUnits(firstColumn(t)) > c.knownUnits(heads[1:])
	place := c.newPlace()
	for _, row := range t.Rows {
		if row.NoPipe {
			continue
		}
		label := pieceOf(row.Cells[0].Inline)
		if label.empty() { // nobody can say what these cells are about
			for i, cell := range row.Cells[1:] {
				if v := pieceOf(cell.Inline); !v.empty() {
					c.unplaced(v, plan.UnreadableItem, heads[i+1].text, s.concept())
				}
			}
			continue
		}
		for i, cell := range row.Cells[1:] {
			product, unit := label, heads[i+1]
			if rowsAreUnits {
				product, unit = unit, product
			}
			v := pieceOf(cell.Inline)
			if v.empty() {
				v.span = cell.Span
			}
			c.ticks = c.ticks || strings.HasPrefix(v.text, "✅") || strings.HasPrefix(v.text, "✓") || strings.HasPrefix(v.text, "✔") || strings.HasPrefix(v.text, "☑")
			r := &raw{collection: plan.Whitespace, place: place, section: s.index, span: cell.Span, head: cell.Span}
			r.set("product", product)
			r.set("unit", unit)
			r.set("coverage", v)
			c.add(r)
		}
	}
	return true
}

// listsOpportunities reports whether a table among the whitespace is one of opportunities: it
// has amounts, and dates, chances or owners.
func (c *compiler) listsOpportunities(heads []piece) bool {
	columns, _ := c.fit(plan.Opportunities, heads)
	return slices.Contains(columns, "amount") &&
		(slices.Contains(columns, "opportunity") || slices.Contains(columns, "close") || slices.Contains(columns, "probability") || slices.Contains(columns, "owner"))
}

func firstColumn(t *syntax.Table) []piece {
	var out []piece
	for _, row := range t.Rows {
		if len(row.Cells) > 0 {
			out = append(out, pieceOf(row.Cells[0].Inline))
		}
	}
	return out
}

func (c *compiler) isUnitWord(head string) bool {
	name, ok := c.words.Field(plan.Opportunities, head)
	return ok && name == "unit"
}

// knownUnits counts the pieces that the frontmatter lists as units.
func (c *compiler) knownUnits(pieces []piece) int {
	n := 0
	for _, f := range c.facts {
		if f.key != "units" {
			continue
		}
		for _, unit := range f.list {
			for _, p := range pieces {
				if sameText(unit.text, p.text) {
					n++
				}
			}
		}
	}
	return n
}

// readCoverageList reads a whitespace table of one product and unit a row.
func (c *compiler) readCoverageList(s *section, t *syntax.Table, heads []piece) bool {
	columns := make([]string, len(heads))
	found := false
	for i, head := range heads {
		name, ok := c.words.Field(plan.Opportunities, head.text)
		switch {
		case ok && (name == "product" || name == "unit" || name == "amount"):
			columns[i] = name
		case ok && name == "opportunity" || ok && name == "use_case":
			columns[i] = "product"
		case strings.EqualFold(head.text, "status") || strings.EqualFold(head.text, "coverage") || ok && name == "stage":
			columns[i], found = "coverage", true
		case strings.EqualFold(head.text, "competitor"):
			columns[i] = "competitor"
		}
	}
	if !found {
		return false
	}
	place := c.newPlace()
	for _, row := range t.Rows {
		if !row.NoPipe {
			c.readRow(s, plan.Whitespace, place, heads, columns, row)
		}
	}
	return true
}

// readQuadrants reads a table whose columns are quadrants of a SWOT analysis. "Opportunities"
// beside "Risks" is none: strengths, weaknesses or threats must be among them.
func (c *compiler) readQuadrants(s *section, t *syntax.Table, heads []piece) bool {
	if len(heads) < 2 || len(heads) > 4 {
		return false
	}
	sure := s.has(plan.ConceptSWOT)
	for _, head := range heads {
		quadrant, ok := c.words.Quadrant(head.text)
		if !ok {
			return false
		}
		sure = sure || quadrant == plan.SWOTStrength || quadrant == plan.SWOTWeakness || strings.HasPrefix(asciiLower(head.text), "threat")
	}
	if !sure {
		return false
	}
	place := c.newPlace()
	for i, head := range heads {
		for _, row := range t.Rows {
			if row.NoPipe || i >= len(row.Cells) {
				continue
			}
			for _, text := range linesOf(c.cellPiece(row.Cells[i])) {
				if text.empty() || value.Blank(text.text) {
					continue
				}
				r := &raw{collection: plan.SWOT, place: place, section: s.index, span: text.span}
				r.set("quadrant", head)
				r.set("text", text)
				c.add(r)
			}
		}
	}
	return true
}
