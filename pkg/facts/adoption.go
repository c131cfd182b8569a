// How much of what the customer pays for is used.
package facts

import (
	"regexp"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/acctplan/acctplan/pkg/plan"
)

// Adoption is how much of what the customer pays for is used, over all products with seats.
type Adoption struct {
	Known         bool            // Percent can be told
	NotApplicable bool            // the plan says that adoption does not apply
	Percent       decimal.Decimal // one decimal
	Used, Paid    decimal.Decimal // zero where only a percentage is stated
}

// adoptionOf adds up used and paid seats; where the plan counts none, it takes the stated
// percentage, of several the mean, and at last a metric that is called adoption.
func adoptionOf(p *plan.Plan) Adoption {
	var total Adoption
	var stated []decimal.Decimal
	for _, product := range p.Products {
		if product.Adoption.State == plan.NotApplicable {
			total.NotApplicable = true
		}
		switch {
		case product.Seats.IsSet() && product.Active.IsSet():
			total.Paid = total.Paid.Add(product.Seats.Value)
			total.Used = total.Used.Add(product.Active.Value)
		case product.Seats.IsSet() && product.Adoption.IsSet():
			total.Paid = total.Paid.Add(product.Seats.Value)
			total.Used = total.Used.Add(product.Seats.Value.Mul(product.Adoption.Value).Shift(-2))
		case product.Adoption.IsSet():
			stated = append(stated, product.Adoption.Value)
		}
	}
	switch {
	case total.Paid.IsPositive():
		total.Percent = total.Used.Shift(2).DivRound(total.Paid, 1)
	case len(stated) > 0:
		total.Percent = decimal.Avg(stated[0], stated[1:]...).Round(1)
	default:
		return adoptionMetric(p, total)
	}
	total.Known, total.NotApplicable = true, false
	return total
}

// "420 of 600" and "70 %".
var (
	ratioPattern   = regexp.MustCompile(`^\D{0,12}(\d[\d,]*)\s*(?:of|/|out of)\s*(\d[\d,]*)`)
	percentPattern = regexp.MustCompile(`(\d+(?:\.\d+)?)\s?%`)
)

// adoptionMetric reads "Adoption | 70%" and "Active seats | 420 of 600" from the metrics.
func adoptionMetric(p *plan.Plan, total Adoption) Adoption {
	for _, metric := range p.Metrics {
		name := strings.ToLower(metric.Metric.Text)
		if !strings.Contains(name, "adoption") && !strings.Contains(name, "active seats") &&
			!strings.Contains(name, "active users") && !strings.Contains(name, "seat usage") {
			continue
		}
		if metric.Value.State == plan.NotApplicable {
			total.NotApplicable = true
		}
		if found := ratioPattern.FindStringSubmatch(metric.Value.Text); found != nil {
			used, _ := decimal.NewFromString(strings.ReplaceAll(found[1], ",", ""))
			paid, _ := decimal.NewFromString(strings.ReplaceAll(found[2], ",", ""))
			if paid.IsPositive() {
				return Adoption{Known: true, Used: used, Paid: paid, Percent: used.Shift(2).DivRound(paid, 1)}
			}
		}
		if found := percentPattern.FindStringSubmatch(metric.Value.Text); found != nil {
			share, _ := decimal.NewFromString(found[1])
			return Adoption{Known: true, Percent: share}
		}
	}
	return total
}
