// The whitespace group: is the matrix of products and units complete and spelled alike?
package rule

import (
	"fmt"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
)

func whitespaceRules() []Rule {
	return []Rule{
		{
			ID: "whitespace/blank-cell", Severity: finding.Info, Since: "0.1.0",
			Summary: "a cell of the whitespace matrix is blank",
			Why:     "Whitespace is what is untapped. A blank cell does not say whether nobody has it, nobody needs it or nobody asked.",
			Do:      "Write owned, open, competitor or n/a.",
			Bad:     changed("| Load Board | open €70k | owned |", "| Load Board | | owned |"),
			Good:    fine("| Load Board | open €70k | owned |"),
			Check:   checkBlankCells,
		},
		{
			ID: "whitespace/unknown-unit-or-product", Severity: finding.Warning, Since: "0.1.0",
			Summary: "the whitespace matrix names a unit that the plan does not list",
			Why:     "A misspelt unit becomes a new one in every list and sum.",
			Do:      "Correct the name, or add the unit to `units:`.",
			Bad:     changed("| Product | Fresh | Frozen |", "| Product | Fresh | Frozzen |"),
			Good:    fine("| Product | Fresh | Frozen |"),
			Check:   checkCellNames,
		},
	}
}

// checkBlankCells speaks once a matrix: large ones are filled row by row.
func checkBlankCells(p *Pass) {
	var blank []*plan.Cell
	for cell := range each(p.Plan.Whitespace) {
		if cell.Coverage.State == plan.Missing {
			blank = append(blank, cell)
		}
	}
	if len(blank) == 0 {
		return
	}
	first := blank[0]
	message := fmt.Sprintf("Nothing is said about %s in %s.", shortened(first.Product.Text), shortened(first.Unit.Text))
	if len(blank) > 1 {
		message = fmt.Sprintf("%d cells of the whitespace matrix are blank, beginning with %s in %s.", len(blank), shortened(first.Product.Text), shortened(first.Unit.Text))
	}
	p.Report(finding.Finding{
		Span:    place(first.Coverage.Origin, &first.Record),
		Message: message,
		Hint:    "Write owned, open, competitor or n/a.", // about all of them: whichever comes first
	})
}

// checkCellNames looks at units only where the plan lists them. Products of the matrix need
// not be listed anywhere: `products` holds what the customer has, the matrix what they lack.
func checkCellNames(p *Pass) {
	if len(p.Plan.Units.List) == 0 {
		return
	}
	var known []string
	for _, unit := range p.Plan.Units.List {
		known = append(known, unit.Text)
	}
	isKnown := knownUnits(p.Plan.Whitespace, known)
	offered := known[:min(len(known), 12)]
	units := all(offered)
	if more := len(known) - len(offered); more > 0 {
		units = fmt.Sprintf("%s and %d more", strings.Join(offered, ", "), more)
	}
	said := map[string]bool{}
	for cell := range each(p.Plan.Whitespace) {
		name := cell.Unit.Text
		if name == "" || said[name] || isKnown(name) {
			continue
		}
		said[name] = true
		f := finding.Finding{
			Span:    place(cell.Unit.Origin, &cell.Record),
			Message: fmt.Sprintf("%s is none of the units: %s.", quoted(name), units),
			Hint:    "Correct the name, or add the unit to units: at the top of the plan.",
			Content: name,
		}
		for _, unit := range known[:min(len(known), mostCompared)] {
			if levenshtein.ComputeDistance(strings.ToLower(unit), strings.ToLower(name)) <= 2 {
				f.Hint = "Did you mean " + quoted(unit) + "?"
			}
		}
		p.Report(f)
	}
}

// mostCompared is how many units a misspelt one is compared with: each costs time, and nobody
// has more.
const mostCompared = 100

// knownUnits makes the question whether a cell's unit is one of the known. It accepts short
// forms: "Fresh" for "Fresh Foods", and the other way round.
func knownUnits(cells []plan.Cell, known []string) func(name string) bool {
	var whole, asked []string
	for _, unit := range known {
		whole = append(whole, folded(unit))
	}
	for _, cell := range cells {
		asked = append(asked, folded(cell.Unit.Text))
	}
	units, names, parts := newPhrases(whole), newPhrases(asked), map[string]bool{}
	for _, unit := range whole {
		names.collect(unit, parts)
	}
	anything := slices.Contains(whole, "") // a unit without a letter is a part of every name
	return func(name string) bool {
		name = folded(name)
		return anything || name == "" || parts[name] || units.in(name)
	}
}
