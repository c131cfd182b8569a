// Whitespace: which product is where, and where there is room for more.

package brief

import (
	"slices"
	"strings"

	"github.com/acctplan/acctplan/pkg/plan"
)

// Whitespace is a matrix of products and business units. It is empty where the plan has none.
type Whitespace struct {
	Units []string // the columns
	Rows  []WhitespaceRow
}

// WhitespaceRow is one product; its cells are in the order of the units.
type WhitespaceRow struct {
	Product string
	Cells   []WhitespaceCell
}

// WhitespaceCell is what one unit has of one product.
type WhitespaceCell struct {
	Coverage plan.Coverage // empty where the plan says nothing
	Text     string        // "Owned", "Open", "Taktora", "n/a"; empty where the plan says nothing
	Amount   string        // what it is or could be worth; may be empty
	Tone     Tone          // Good for owned, Accent for open, Bad for a competitor's
}

func (v voice) whitespaceOf(p *plan.Plan) Whitespace {
	var w Whitespace
	column, row := map[string]int{}, map[string]int{}
	for _, cell := range p.Whitespace {
		if unit := shown(cell.Unit.Origin); unit != "" {
			if _, known := column[unit]; !known {
				column[unit] = len(w.Units)
				w.Units = append(w.Units, unit)
			}
		}
	}
	for _, cell := range p.Whitespace {
		product, unit := shown(cell.Product.Origin), shown(cell.Unit.Origin)
		if product == "" || unit == "" {
			continue
		}
		at, known := row[product]
		if !known {
			at = len(w.Rows)
			row[product] = at
			w.Rows = append(w.Rows, WhitespaceRow{Product: product, Cells: make([]WhitespaceCell, len(w.Units))})
		}
		w.Rows[at].Cells[column[unit]] = v.whitespaceCell(cell)
	}
	if len(w.Rows) == 0 {
		return Whitespace{}
	}
	return w
}

// isNo reports whether a cell says no more than that a unit has not got a product.
func isNo(text string) bool {
	return slices.Contains([]string{"no", "n", "none", "nein", "❌", "✗", "✘"}, strings.ToLower(text))
}

func (v voice) whitespaceCell(cell plan.Cell) WhitespaceCell {
	out := WhitespaceCell{Coverage: cell.Coverage.Value, Amount: v.moneyText(cell.Amount)}
	switch cell.Coverage.Value {
	case plan.CoverageOwned:
		out.Text, out.Tone = v.say.Term("coverage", "owned"), Good
	case plan.CoverageOpen:
		out.Text, out.Tone = v.say.Term("coverage", "open"), Accent
		if isNo(shown(cell.Coverage.Origin)) { // whether there is room for us nobody has said
			out.Text = v.say.NotOwned
		}
	case plan.CoverageCompetitor:
		out.Text, out.Tone = v.say.Term("coverage", "competitor"), Bad
		if name := shown(cell.Competitor.Origin); name != "" {
			out.Text = name
		}
	case plan.CoverageNotApplicable:
		out.Text = v.say.Term("coverage", "n/a")
	default:
		out.Text = shown(cell.Coverage.Origin)
	}
	return out
}
