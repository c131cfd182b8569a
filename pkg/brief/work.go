// What is going on in the account: goals, opportunities, competition, risks, asks.

package brief

import (
	"cmp"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/acctplan/acctplan/pkg/facts"
	"github.com/acctplan/acctplan/pkg/locale"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/sorting"
)

// Opportunity is a place where the relationship could grow.
type Opportunity struct {
	Name   string
	Detail string // product, unit and our owner; may be empty
	Next   string // what we do next; may be empty
	Stage  string // may be empty
	Amount string // may be empty
	// Size is the amount's share of the largest one, from 0 to 1, for a bar, where all are of one currency;
	// it counts only where Sized.
	Size   float64
	Sized  bool
	Chance string // the probability: "70%"; may be empty
	// Probability is the same as a number from 0 to 100, for a bar; it counts only where Rated.
	Probability float64
	Rated       bool
	Tone        Tone   // of the probability
	Close       string // may be empty
	Late        bool   // open, and the close date is past
}

// Risk is what could cost us the account or a goal. Number is its place in the list, which
// the matrix shows.
type Risk struct {
	Number             int
	Risk               string
	Likelihood, Impact int    // 1 low, 2 medium, 3 high, 4 critical; 0 for unknown
	Rating             string // "Medium likelihood, high impact"; may be empty
	Tone               Tone
	Mitigation         string // may be empty
	Owner              string // may be empty
	Due                string // may be empty
}

// opportunitiesOf lists the open opportunities in the plan's order, then the parked ones, which may come back, then
// the won ones. Lost ones are history.
func (v voice) opportunitiesOf(p *plan.Plan, f *facts.Facts) []Opportunity {
	var open, parked, won []Opportunity
	largest := largestAmounts(p)
	for i := range p.Opportunities {
		opportunity := &p.Opportunities[i]
		name := opportunityName(opportunity)
		if name == "" {
			continue
		}
		row := Opportunity{
			Name: name, Detail: join(" · ", shown(opportunity.Product.Origin), shown(opportunity.Unit.Origin), peopleText(opportunity.Owner)),
			Stage: stageText(v, opportunity.Stage), Next: shown(opportunity.NextAction.Origin), Amount: v.moneyText(opportunity.Amount), Close: v.dateText(opportunity.Close),
		}
		if row.Name == join(", ", shown(opportunity.Product.Origin), shown(opportunity.Unit.Origin)) {
			row.Detail = peopleText(opportunity.Owner)
		}
		row.rate(v, opportunity.Probability)
		row.size(opportunity.Amount, largest)
		switch {
		case opportunity.IsOpen():
			row.Late = opportunity.Close.Before(f.AsOf)
			open = append(open, row)
		case opportunity.Stage.Value == plan.Parked:
			row.Rated = false // it weighs nothing
			parked = append(parked, row)
		case opportunity.Stage.Value == plan.Won:
			row.Rated, row.Next = false, "" // it is certain now
			won = append(won, row)
		}
	}
	return slices.Concat(open, parked, won)
}

// stageText is a stage in the plan's own words, which its readers know from their CRM.
func stageText(v voice, stage plan.Enum[plan.Stage]) string {
	if own := shown(stage.Origin); own != "" {
		return locale.Sentence(own)
	}
	return enumText(v, "stage", stage)
}

// opportunityName is what an opportunity is called: what it is, else where.
func opportunityName(opportunity *plan.Opportunity) string {
	if name := shown(opportunity.Opportunity.Origin); name != "" {
		return name
	}
	return join(", ", shown(opportunity.Product.Origin), shown(opportunity.Unit.Origin))
}

// largestAmounts is the largest amount of an opportunity on the page, by currency.
func largestAmounts(p *plan.Plan) map[string]decimal.Decimal {
	largest := map[string]decimal.Decimal{}
	for _, opportunity := range p.Opportunities {
		if !opportunity.Amount.IsSet() || opportunity.Stage.Value == plan.Lost {
			continue
		}
		if amount := opportunity.Amount; amount.Amount.GreaterThan(largest[amount.Currency]) {
			largest[amount.Currency] = amount.Amount
		}
	}
	return largest
}

// size fills in how large the amount is beside the largest. Bars of several currencies would compare what cannot be compared.
func (o *Opportunity) size(amount plan.Money, largest map[string]decimal.Decimal) {
	most := largest[amount.Currency]
	if len(largest) == 1 && amount.IsSet() && amount.Amount.IsPositive() && most.IsPositive() {
		o.Size, o.Sized = max(0, min(1, amount.Amount.Div(most).InexactFloat64())), true
	}
}

// rate fills in the probability. One outside of 0 to 100 is shown as written: a bar would lie.
func (o *Opportunity) rate(v voice, probability plan.Percent) {
	if !probability.IsSet() {
		o.Chance = shown(probability.Origin)
		return
	}
	o.Chance = v.Percent(probability.Value.Round(1))
	if !probability.IsChance() {
		o.Chance = shown(probability.Origin)
		return
	}
	o.Probability, o.Rated = probability.Value.InexactFloat64(), true
	switch {
	case o.Probability >= 60:
		o.Tone = Good
	case o.Probability >= 35:
		o.Tone = Accent
	default:
		o.Tone = Fair
	}
}

func (v voice) competitionOf(p *plan.Plan) []Competitor {
	var rows []Competitor
	for _, competitor := range p.Competitors {
		name := shown(competitor.Competitor.Origin)
		if name == "" {
			continue
		}
		threat := Label{Text: enumText(v, "level", competitor.Threat)}
		switch competitor.Threat.Value {
		case plan.High, plan.Critical:
			threat.Tone = Bad
		case plan.Medium:
			threat.Tone = Fair
		}
		rows = append(rows, Competitor{
			Name: name, Where: shown(competitor.Where.Origin), Status: capital(shown(competitor.Status.Origin)), Threat: threat, Strategy: shown(competitor.Strategy.Origin),
		})
	}
	return rows
}

// risksOf lists the open risks, worst first; equally bad ones keep the plan's order.
func (v voice) risksOf(p *plan.Plan) []Risk {
	var risks []Risk
	for i := range p.Risks {
		risk := &p.Risks[i]
		text := shown(risk.Risk.Origin)
		if text == "" || !risk.IsOpen() {
			continue
		}
		row := Risk{
			Risk: text, Likelihood: levelRank(risk.Likelihood), Impact: levelRank(risk.Impact),
			Mitigation: shown(risk.Mitigation.Origin), Owner: peopleText(risk.Owner), Due: v.dateText(risk.Due),
		}
		row.Rating, row.Tone = v.ratingOf(risk, row)
		risks = append(risks, row)
	}
	sorting.Stable(risks, func(a, b Risk) int {
		return cmp.Or(cmp.Compare(b.Likelihood*b.Impact, a.Likelihood*a.Impact), cmp.Compare(b.Impact, a.Impact))
	})
	for i := range risks {
		risks[i].Number = i + 1
	}
	return risks
}

func levelRank(level plan.Enum[plan.Level]) int {
	return map[plan.Level]int{plan.Low: 1, plan.Medium: 2, plan.High: 3, plan.Critical: 4}[level.Value]
}

// ratingOf says a risk's likelihood and impact in words, and how bad that is.
func (v voice) ratingOf(risk *plan.Risk, row Risk) (string, Tone) {
	return v.say.Rating(enumText(v, "level", risk.Likelihood), enumText(v, "level", risk.Impact)), RiskTone(row.Likelihood, row.Impact)
}

// RiskTone is how bad a likelihood is together with an impact, each from 1 to 4; Plain where
// one of them is unknown.
func RiskTone(likelihood, impact int) Tone {
	switch product := likelihood * impact; {
	case product == 0:
		return Plain
	case product >= 6:
		return Bad
	case product >= 3:
		return Fair
	}
	return Good
}

func (v voice) asksOf(p *plan.Plan) []Ask {
	var asks []Ask
	for _, ask := range p.Asks {
		if text := shown(ask.Ask.Origin); text != "" {
			one := Ask{Ask: text, Of: peopleText(ask.Of), By: v.dateText(ask.By)}
			for _, note := range ask.Notes {
				if text := shown(note.Origin); text != "" {
					one.Notes = append(one.Notes, text)
				}
			}
			asks = append(asks, one)
		}
	}
	return asks
}
