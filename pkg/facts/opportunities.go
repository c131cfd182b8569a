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

	Counted  []*plan.Opportunity // have an amount that was added
	Unrated  []*plan.Opportunity // counted, but without a probability between 0 and 100: absent from Weighted
	Late     []*plan.Opportunity // counted, but should have closed already: absent from Weighted
	Unpriced []*plan.Opportunity // have no amount
	Skipped  []*plan.Opportunity // have an amount in another currency without a rate
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
		total.Unweighted = total.Unweighted.Add(amount.Amount)
		total.Min = total.Min.Add(amount.Min)
		total.Max = total.Max.Add(amount.Max)
		if !opportunity.Probability.IsSet() || !isPercentage(opportunity.Probability.Value) {
			total.Unrated = append(total.Unrated, opportunity)
			continue
		}
		if opportunity.Close.Before(asOf) {
			total.Late = append(total.Late, opportunity)
			continue
		}
		total.Weighted = total.Weighted.Add(amount.Amount.Mul(opportunity.Probability.Value).Shift(-2))
	}
	return total
}

// isPercentage reports whether a number is a part of a whole, in per cent.
func isPercentage(number decimal.Decimal) bool {
	return !number.IsNegative() && number.LessThanOrEqual(decimal.NewFromInt(100))
}

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
