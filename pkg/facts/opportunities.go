// What the account could still bring: open opportunities and the pipeline they make.
package facts

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/acctplan/acctplan/pkg/plan"
)

// Pipeline is what open opportunities add up to, in the plan's currency. Amounts of another
// currency are added by the plan's rates; without a rate they are listed as skipped.
type Pipeline struct {
	Currency   string // the plan's, else its ARR's, else the first amount's; may be empty
	Unweighted decimal.Decimal
	Min, Max   decimal.Decimal // differ from Unweighted where an amount is a range
	Weighted   decimal.Decimal // amount × probability, of those that have both and whose close date is not past

	Counted    []*plan.Opportunity // have an amount that was added
	Unrated    []*plan.Opportunity // counted, but without a probability that is possible: absent from Weighted
	Impossible []*plan.Opportunity // of these, the ones with a probability outside of 0 to 100 %
	Late       []*plan.Opportunity // counted, but should have closed already: absent from Weighted
	Unpriced   []*plan.Opportunity // have no amount
	Skipped    []*plan.Opportunity // have an amount in another currency without a rate
}

func (f *Facts) deriveOpportunities() {
	f.OpenOpportunities = slices.Grow(f.OpenOpportunities, len(f.Plan.Opportunities))
	for i := range f.Plan.Opportunities {
		if opportunity := &f.Plan.Opportunities[i]; opportunity.IsOpen() {
			f.OpenOpportunities = append(f.OpenOpportunities, opportunity)
		}
	}
	f.Pipeline = pipelineOf(f.Plan, f.OpenOpportunities, f.AsOf)
}

func pipelineOf(p *plan.Plan, open []*plan.Opportunity, asOf plan.Day) Pipeline {
	total := Pipeline{Currency: Currency(p)}
	exact := true // no amount is a range: then there is one sum, and not three
	var unweighted, least, most, weighted tally
	for _, opportunity := range open {
		amount := opportunity.Amount
		switch {
		case !amount.IsSet():
			total.Unpriced = append(total.Unpriced, opportunity)
			continue
		case total.Currency == "":
			total.Currency = amount.Currency
		}
		amount, known := amount.In(total.Currency, p.Rates)
		if !known {
			total.Skipped = append(total.Skipped, opportunity)
			continue
		}
		total.Counted = append(total.Counted, opportunity)
		if exact && !(same(amount.Min, amount.Amount) && same(amount.Max, amount.Amount)) {
			exact, least, most = false, unweighted, unweighted
		}
		unweighted.add(amount.Amount)
		if !exact {
			least.add(amount.Min)
			most.add(amount.Max)
		}
		if !opportunity.Probability.IsChance() {
			total.Unrated = append(total.Unrated, opportunity)
			if opportunity.Probability.IsSet() {
				total.Impossible = append(total.Impossible, opportunity)
			}
			continue
		}
		if opportunity.Close.Before(asOf) {
			total.Late = append(total.Late, opportunity)
			continue
		}
		weighted.addShare(amount.Amount, opportunity.Probability.Value)
	}
	total.Unweighted, total.Weighted = unweighted.sum(), weighted.sum()
	if total.Min, total.Max = total.Unweighted, total.Unweighted; !exact {
		total.Min, total.Max = least.sum(), most.sum()
	}
	return total
}

// same reports whether two numbers are the same digit for digit.
func same(a, b decimal.Decimal) bool { return a.Exponent() == b.Exponent() && a.Equal(b) }

// Currency is the plan's currency: the one it names, else its ARR's; empty where neither is known.
func Currency(p *plan.Plan) string {
	if p.Currency.IsSet() {
		return p.Currency.Text
	}
	if p.ARR.IsSet() {
		return p.ARR.Currency
	}
	return ""
}
