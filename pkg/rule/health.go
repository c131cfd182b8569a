// The health group: is the current state known, and is it told honestly?
package rule

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/shopspring/decimal"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
)

func healthRules() []Rule {
	return append([]Rule{
		{
			ID: "health/missing", Severity: finding.Warning, Since: "0.1.0",
			Summary: "the plan does not say how healthy the account is",
			Why:     "The guides want a health score, an NPS or an honest assessment of the current state.",
			Do:      "Add `health:` green, amber or red, and the day on which you looked.",
			Bad:     changed("health: amber\nhealth_score: 62\nnps: 31\nhealth_as_of: 2026-09-25\n", "").showing("(no health)"),
			Good:    fine("health: amber\nhealth_score: 62\nhealth_as_of: 2026-09-25"),
			Check:   checkHealthKnown,
		},
		{
			ID: "health/impossible-number", Severity: finding.Error, Core: true, Since: "0.1.0",
			Summary: "a number about the account's health cannot be true",
			Why:     "Data should inform every section, one guide says; a number that cannot be true informs nobody and is in somebody's report.",
			Do:      "Correct it; if more use than seats is agreed, set `overage: true` on the product.",
			Bad:     changed("| Slots for incoming trucks | 300 | 222 |", "| Slots for incoming trucks | 300 | 322 |"),
			Good:    fine("| Dock Planner | Slots for incoming trucks | 300 | 222 |"),
			Check:   checkNumbers,
		},
		{
			ID: "health/no-adoption", Severity: finding.Warning, Since: "0.1.0",
			Summary: "the plan does not say how much of what is paid for is used",
			Why:     "What is the adoption rate, the guides ask: how many licensed seats are actively used versus paid for?",
			Do:      "Add seats and active users to each product, or `n/a` where nothing is counted.",
			Bad:     changed("| 300 | 222 | €360k |", "| 300 | | €360k |", "| 100 | 58 | €120k |", "| 100 | | €120k |"),
			Good:    fine("| Dock Planner | Slots for incoming trucks | 300 | 222 |"),
			Check:   checkAdoption,
		},
		{
			ID: "health/too-rosy", Severity: finding.Warning, Tags: []string{TagTime}, Since: "0.1.0",
			Summary: "the health is green although facts of the plan speak against it",
			Why:     "Plans that paint an unrealistically positive picture of account health prevent the organisation from taking action, one guide says.",
			Do:      "Set the health to what the facts say, or say what is wrong with the facts.",
			Options: []Option{{Name: "floor", Default: WholeValue(50), Doc: "per cent of adoption below which an account is not green", Most: 100}},
			Bad:     changed("health: amber\nhealth_score: 62", "health: green\nhealth_score: 82", "| Open escalations | 0 |", "| Open escalations | 2 |", "Walk Milan Kok through the sign-on concept", "Close both open escalations with Milan Kok").showing("health: green\n\n| Open escalations | 2 |"),
			Good:    fine("health: amber"),
			Check:   checkRosyHealth,
		},
		{
			ID: "health/band-mismatch", Severity: finding.Warning, Since: "0.1.0",
			Summary: "the health's colour and its score disagree",
			Why:     "An honest assessment is one assessment. Whoever reads the colour acts on another account than whoever reads the score.",
			Do:      "Correct the one that is out of date.",
			Options: []Option{
				{Name: "green", Default: WholeValue(75), Doc: "score from which on an account is green"},
				{Name: "amber", Default: WholeValue(50), Doc: "score from which on an account is amber"},
			},
			Bad:   changed("health_score: 62", "health_score: 41"),
			Good:  fine("health: amber\nhealth_score: 62"),
			Check: checkBands,
		},
		{
			ID: "health/no-value-delivered", Severity: finding.Warning, Since: "0.1.0",
			Summary: "the plan does not say what the customer has got from us so far",
			Why:     "The plan captures the value delivered so far, one guide says: it is the argument of every renewal.",
			Do:      "Add one outcome in the customer's own figures, and who said it.",
			Options: []Option{{Name: "young", Default: WholeValue(90), Doc: "days after the contract's start in which nothing can be asked for"}},
			Bad:     changed(section("Value delivered"), "").showing("(no value delivered)"),
			Good:    fine("| Shorter wait at the Fresh docks | 96 to 74 minutes | Carl Jansen, QBR | 2026-08-14 |"),
			Check:   checkValue,
		},
	}, signalRules()...)
}

// knowsHealth reports whether the plan gives the account's health in any form.
func knowsHealth(p *plan.Plan) bool {
	if p.Health.IsWritten() || p.HealthScore.IsWritten() || p.NPS.IsWritten() || p.CSAT.IsWritten() {
		return true
	}
	for metric := range each(p.Metrics) {
		if mentions(metric.Metric.Text, "nps", "csat", "health", "satisfaction", "promoter") {
			return true
		}
	}
	return false
}

// tellsCurrentState reports whether there is a current state at all; where there is none,
// structure/section-missing says so and the rules about its parts keep silent, as they do where the
// plan says that it is not known yet.
func (p *Pass) tellsCurrentState() bool {
	if p.Plan.IsProspect() || !p.isCovered(plan.ConceptCurrentState) {
		return false
	}
	for i := range p.Plan.Sections {
		const few = 5 // words, in which nothing but that is said
		if s := &p.Plan.Sections[i]; s.Has(plan.ConceptCurrentState) && p.contentOf(i) != (content{}) {
			return p.contentOf(i).records > 0 || p.contentOf(i).words > few || !p.saysNothingYet(s.Span)
		}
	}
	return true
}

func checkHealthKnown(p *Pass) {
	if p.Plan.IsProspect() || knowsHealth(p.Plan) || p.Plan.FactsUnread() != nil || p.isMisspelt("health") || p.saidTogether("health/missing") {
		return
	}
	p.Report(finding.Finding{
		Span:    p.Plan.Health.At(p.Plan.Facts),
		Message: "The plan does not say how healthy " + orElse(p.Plan.Account.Text, "the account") + " is.",
		Hint:    "Add health: green, amber or red, and health_as_of: with the day on which you looked.",
	})
}

func checkNumbers(p *Pass) {
	check := func(number plan.Number, name string, least, most int64) {
		if number.IsSet() && (number.Value.LessThan(decimal.NewFromInt(least)) || number.Value.GreaterThan(decimal.NewFromInt(most))) {
			p.Report(finding.Finding{
				Span:    number.Span,
				Message: fmt.Sprintf("The %s is %s; it can only be %d to %d.", name, number.Value, least, most),
				Hint:    "Correct it.",
				Content: name,
			})
		}
	}
	check(p.Plan.HealthScore, "health score", 0, 100)
	check(p.Plan.NPS, "NPS", -100, 100)
	check(p.Plan.CSAT, "CSAT", 0, 100)
	for product := range each(p.Plan.Products) {
		p.checkUse(product)
	}
}

// checkUse looks at the seats of one product; what is said first is said alone.
func (p *Pass) checkUse(product *plan.ProductUse) {
	seats, active, stated := product.Seats, product.Active, product.Adoption
	f := finding.Finding{
		Record: recordOf(plan.Products, &product.Record), Content: nameOf(&product.Record),
		Hint: "Correct it. If more use than seats is agreed, set overage: true on the product.",
	}
	name := shortened(nameOf(&product.Record))
	switch {
	case seats.IsSet() && seats.Value.IsNegative():
		f.Span, f.Message = seats.Span, fmt.Sprintf("%s has %s seats.", name, seats.Value)
	case active.IsSet() && active.Value.IsNegative():
		f.Span, f.Message = active.Span, fmt.Sprintf("%s has %s active users.", name, active.Value)
	case seats.IsSet() && active.IsSet() && active.Value.GreaterThan(seats.Value) && !product.Overage.Value:
		f.Span, f.Message = active.Span, fmt.Sprintf("%s has %s active users on %s seats.", name, active.Value, seats.Value)
	case stated.IsSet() && (stated.Value.IsNegative() || stated.Value.GreaterThan(decimal.NewFromInt(100)) && !product.Overage.Value):
		f.Span, f.Message = stated.Span, fmt.Sprintf("%s is used to %s%%.", name, stated.Value)
	case stated.IsSet() && seats.IsSet() && active.IsSet() && seats.Value.IsPositive():
		computed := active.Value.Shift(2).DivRound(seats.Value, 1)
		if computed.Sub(stated.Value).Abs().LessThanOrEqual(decimal.NewFromInt(1)) {
			return
		}
		f.Span = stated.Span
		f.Message = fmt.Sprintf("%s says %s%% adoption, but %s of %s seats are %s%%.", name, stated.Value, active.Value, seats.Value, computed)
	default:
		return
	}
	p.Report(f)
}

func checkAdoption(p *Pass) {
	if !p.tellsCurrentState() || p.Facts.Adoption.Known || p.Facts.Adoption.NotApplicable || p.Facts.Adoption.Impossible {
		return
	}
	at, _ := p.headingOf(plan.ConceptCurrentState)
	p.Report(finding.Finding{
		Span:    at.Span,
		Message: "The plan does not say how much of what " + orElse(p.Plan.Account.Text, "the customer") + " pays for is used.",
		Hint:    "Add seats and active users to each product, or n/a where nothing is counted.",
	})
}

// isGreen reports whether the account is painted green, and where.
func (p *Pass) isGreen() (plan.Origin, bool) {
	switch {
	case p.Plan.Health.Value == plan.Green:
		return p.Plan.Health.Origin, true
	case !p.Plan.Health.IsSet() && p.Plan.HealthScore.IsSet() && p.Plan.HealthScore.Value.GreaterThanOrEqual(decimal.NewFromInt(80)):
		return p.Plan.HealthScore.Origin, true
	}
	return plan.Origin{}, false
}

// against is one fact that speaks against a green account.
type against struct {
	fact  string
	at    plan.Origin
	timed bool // it became true by the passing of time
}

func checkRosyHealth(p *Pass) {
	where, green := p.isGreen()
	if !green || p.isYoung(120) {
		return
	}
	speaking := p.factsAgainst()
	if len(speaking) == 0 {
		return
	}
	var words []string
	var related []finding.Related
	tags := p.rule.Tags
	for _, one := range speaking {
		words = append(words, one.fact)
		if !one.at.Span.IsZero() {
			related = append(related, finding.Related{Path: p.Plan.Path, Span: one.at.Span, Message: one.fact})
		}
		if !one.timed {
			tags = []string{}
		}
	}
	p.Report(finding.Finding{
		Span: where.Span, Tags: tags, Related: related,
		Message: "The account is painted green, but " + all(words) + ".",
		Hint:    "Set the health to what the facts say, or say what is wrong with the facts.",
		Content: "health",
	})
}

// isYoung reports whether the contract began less than so many days ago.
func (p *Pass) isYoung(days int) bool {
	since := p.Facts.Since(p.Plan.ContractStart)
	return since.Known && since.Days < days
}

// factsAgainst lists what in the plan contradicts a green account.
func (p *Pass) factsAgainst() []against {
	var found []against
	for metric := range each(p.Plan.Metrics) {
		name := metric.Metric.Text
		switch {
		case isOpenEscalation(metric):
			found = append(found, against{fact: "escalations are open (" + shortened(metric.Value.Text) + ")", at: metric.Value.Origin})
		case isFalling(metric):
			found = append(found, against{fact: fmt.Sprintf("%s is falling", strings.ToLower(shortened(name))), at: metric.Value.Origin})
		}
	}
	floor := decimal.NewFromInt(int64(p.Whole("floor")))
	if use := p.Facts.Adoption; use.Known && use.Percent.LessThan(floor) {
		found = append(found, against{fact: fmt.Sprintf("only %s%% of what is paid for is used", use.Percent.Round(0))})
	}
	for _, person := range p.Facts.People {
		if person.Stance.Value == plan.Detractor && person.Influence.Value == plan.High {
			found = append(found, against{fact: nameOf(&person.Record) + ", of high influence, is against us", at: person.Stance.Origin})
		}
		since := p.Facts.SinceContact(person)
		if person.Roles.Has(plan.EconomicBuyer) && since.Known && since.Days > 90 && p.Facts.ToRenewal.Within(180) {
			found = append(found, against{fact: fmt.Sprintf("the economic buyer %s was last met %s ago", nameOf(&person.Record), days(since.Days)), at: person.LastContact.Origin, timed: true})
		}
	}
	for _, risk := range p.Facts.OpenRisks {
		if risk.Impact.Value == plan.Critical || isSevere(risk) && risk.Likelihood.IsWritten() {
			found = append(found, against{fact: "the risk " + p.quoted(&risk.Record) + " is severe", at: risk.Impact.Origin})
		}
	}
	return found
}

func checkBands(p *Pass) {
	health, score := p.Plan.Health, p.Plan.HealthScore
	if !health.IsSet() || !score.IsSet() || score.Value.IsNegative() || score.Value.GreaterThan(decimal.NewFromInt(100)) {
		return
	}
	band := plan.Red
	switch {
	case score.Value.GreaterThanOrEqual(decimal.NewFromInt(int64(p.Whole("green")))):
		band = plan.Green
	case score.Value.GreaterThanOrEqual(decimal.NewFromInt(int64(p.Whole("amber")))):
		band = plan.Amber
	}
	if band == health.Value {
		return
	}
	p.Report(finding.Finding{
		Span:    health.Span,
		Message: fmt.Sprintf("The health is %s, but a score of %s is %s.", health.Value, score.Value, band),
		Hint:    "Correct the one that is out of date.",
		Content: "health",
		Related: []finding.Related{{Path: p.Plan.Path, Span: score.Span, Message: "the score"}},
	})
}

var valueWords = newWordSet("value saved saves savings roi payback")

func checkValue(p *Pass) {
	if p.Plan.IsProspect() || len(p.Plan.Values) > 0 || p.isYoung(p.Whole("young")) {
		return
	}
	for s := range each(p.Plan.Sections) {
		if s.Has(plan.ConceptValueDelivered) {
			return
		}
	}
	for _, one := range p.passages(plan.ConceptCurrentState, plan.ConceptOverview, plan.ConceptSummary) {
		if !valueWords().in(one.Text.Text) {
			continue
		}
		for _, sentence := range sentences(one.Text.Text) {
			if strings.ContainsFunc(sentence, unicode.IsDigit) && valueWords().in(sentence) {
				return // told in a sentence
			}
		}
	}
	at := p.Plan.Title.At(p.Plan.Facts)
	if heading, found := p.headingOf(plan.ConceptCurrentState); found {
		at = heading.Span
	}
	p.Report(finding.Finding{
		Span:    at,
		Message: "The plan does not say what " + orElse(p.Plan.Account.Text, "the customer") + " has got from us so far.",
		Hint:    "Add \"## Value delivered\" with one outcome in their own figures, and who said it.",
	})
}
