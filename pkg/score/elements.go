// The elements: what is asked of a plan, and how many points it is worth.
package score

import (
	"fmt"
	"math"
	"slices"

	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
)

type element struct {
	name     string
	weight   int
	criteria []criterion
}

type criterion struct {
	name   string
	points int
	core   bool // asked of standard accounts too
	// look lists what is there and what is not; false where it is not asked of this account.
	look func(*examiner) ([]Line, bool)
}

// elements lists the elements in the order in which they are shown.
func elements() []element {
	return []element{
		{"Coverage", 40, []criterion{
			{"Facts of the account", 6, true, accountFacts},
			{"Goals of the customer's own, measurable, dated, with their source", 8, true, goals},
			{"People, with what matters about them", 6, true, people},
			{"Current state: health, adoption, value delivered", 6, false, currentState},
			{"Opportunities with product, target, rationale and timing", 5, false, opportunities},
			{"Risks that are rated, owned and mitigated", 5, true, risks},
			{"Competitors and what we do about them", 4, false, competitors},
		}},
		{"Freshness", 20, []criterion{
			{"Reviewed within its cadence", 8, true, reviewed},
			{"The next review has a day", 4, false, nextReview},
			{"No renewal or close date has gone by", 4, true, datesAhead},
			{"Figures say when they were measured", 4, false, datedFigures},
		}},
		{"Action discipline", 20, []criterion{
			{"A person owns each action", 6, true, actionsWithout("actions/no-owner", "actions/owner-not-a-person", "actions/owner-unknown", "actions/too-many-owners")},
			{"Each action has a date", 5, true, actionsWithout("actions/no-date", "actions/unresolvable-date")},
			{"Nothing is overdue", 5, true, actionsWithout("actions/overdue", "actions/no-date", "actions/unresolvable-date")},
			{"The next 90 days are planned", 4, false, nextQuarter},
		}},
		{"Relationship depth", 20, []criterion{
			{"The economic buyer is known", 5, true, economicBuyer},
			{"A champion speaks for us", 5, true, champion},
			{"Enough people are engaged", 4, true, engaged},
			{"Those who decide have been met lately", 3, false, metLately},
			{"Those who decide have a next step", 3, false, nextSteps},
		}},
	}
}

// Rules lists the rules that the score listens to, each once, in the order of the elements.
func Rules() []string {
	var ids []string
	add := func(more ...string) {
		for _, id := range more {
			if !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	add(anyRecord...)
	add(goalRules.rules()...)
	add(peopleRules.rules()...)
	add("health/missing", "health/impossible-number", "health/band-mismatch", "health/too-rosy", "health/no-adoption", "health/no-value-delivered")
	add(opportunityRules.rules()...)
	add(riskRules.rules()...)
	add("competition/missing", "competition/no-defence", "opportunities/none", "risks/none", "goals/none", "stakeholders/map-missing", "actions/none")
	add(reviewRules...)
	add("review/next-missing-or-past", "review/cadence-too-slow", "overview/renewal-past", "opportunities/close-past", "health/undated-metric", "health/stale")
	add("actions/no-owner", "actions/owner-not-a-person", "actions/owner-unknown", "actions/too-many-owners", "actions/no-date", "actions/unresolvable-date", "actions/overdue")
	add("actions/no-90-day-milestone", "actions/too-far", "stakeholders/champion-not-warm", "stakeholders/contact-stale", "stakeholders/no-next-step", singleThreaded)
	return ids
}

// The rules by what they are about.
var (
	anyRecord        = []string{"structure/placeholder"}
	goalRules        = asked{all: []string{"goals/quota-first", "goals/unmeasurable", "goals/adoption-only"}, parts: []string{"goals/undated", "goals/unsourced", "goals/unmapped-outcome"}}
	peopleRules      = asked{all: []string{"stakeholders/unnamed-key-role", "stakeholders/duplicate", "stakeholders/contact-in-future", "stakeholders/reports-to"}, parts: []string{"stakeholders/field-missing"}}
	opportunityRules = asked{all: []string{"opportunities/vague", "opportunities/bad-probability"}, parts: []string{"opportunities/incomplete"}}
	riskRules        = asked{parts: []string{"risks/no-mitigation", "risks/no-owner", "risks/unrated"}}
	reviewRules      = []string{"review/missing", "review/stale", "review/future", "review/rubber-stamp", "review/written-once"}
)

func accountFacts(e *examiner) ([]Line, bool) {
	p := e.plan
	size := p.Employees.Origin
	if !size.IsWritten() {
		size = p.CompanyRevenue.Origin
	}
	lines := []Line{
		e.fact("owner", p.Owner.Origin), e.fact("industry", p.Industry.Origin), e.fact("size", size), e.fact("location", p.Location.Origin),
	}
	if !p.IsProspect() {
		products := p.ProductsOwned.Origin
		if !products.IsWritten() && len(p.Products) > 0 {
			products = p.Products[0].Product.Origin
		}
		lines = append(lines, e.fact("products", products), e.fact("ARR", p.ARR.Origin), e.fact("renewal", p.Renewal.Origin))
	}
	return lines, true
}

func goals(e *examiner) ([]Line, bool) {
	var records []record
	for i := range e.plan.Goals {
		records = append(records, recordOf(plan.Goals, &e.plan.Goals[i].Record))
	}
	return e.each(records, goalRules, e.section(plan.ConceptGoals, "no goal of the customer's")), true
}

func people(e *examiner) ([]Line, bool) {
	var records []record
	for i := range e.plan.Stakeholders {
		if person := &e.plan.Stakeholders[i]; !person.HasLeft(e.facts.AsOf) {
			records = append(records, recordOf(plan.Stakeholders, &person.Record))
		}
	}
	return e.each(records, peopleRules, e.section(plan.ConceptStakeholders, "nobody at the customer's is named")), true
}

func currentState(e *examiner) ([]Line, bool) {
	p := e.plan
	if p.IsProspect() {
		return nil, false
	}
	health := p.Health.Origin
	for _, measured := range []plan.Origin{p.HealthScore.Origin, p.NPS.Origin, p.CSAT.Origin} {
		if !health.IsSet() && measured.IsSet() {
			health = measured
		}
	}
	lines := []Line{e.single("health", health.Span, health.IsSet(), "health/missing", "health/impossible-number", "health/band-mismatch", "health/too-rosy")}
	adoption, known := source.Span{}, e.facts.Adoption.Known
	for i := range p.Products {
		if product := &p.Products[i]; product.Active.IsWritten() || product.Adoption.IsWritten() {
			adoption, known = product.Head, true
			break
		}
	}
	lines = append(lines, e.single("adoption", adoption, known, "health/no-adoption"))
	value := source.Span{}
	if len(p.Values) > 0 {
		value = p.Values[0].Head
	}
	return append(lines, e.single("value delivered", value, len(p.Values) > 0, "health/no-value-delivered")), true
}

func opportunities(e *examiner) ([]Line, bool) {
	var records []record
	for _, o := range e.facts.OpenOpportunities {
		records = append(records, recordOf(plan.Opportunities, &o.Record))
	}
	if len(records) == 0 && !e.objects("opportunities/none") {
		return nil, false // the plan says that nothing is to be sold
	}
	return e.each(records, opportunityRules, e.section(plan.ConceptOpportunities, "no open opportunity")), true
}

func risks(e *examiner) ([]Line, bool) {
	var records []record
	for _, risk := range e.facts.OpenRisks {
		records = append(records, recordOf(plan.Risks, &risk.Record))
	}
	if len(records) == 0 && len(e.plan.Risks) > 0 && !e.objects("risks/none") {
		return nil, false // all of them are over
	}
	return e.each(records, riskRules, e.section(plan.ConceptRisks, "no risk")), true
}

func competitors(e *examiner) ([]Line, bool) {
	var records []record
	for i := range e.plan.Competitors {
		records = append(records, recordOf(plan.Competitors, &e.plan.Competitors[i].Record))
	}
	if len(records) == 0 && !e.objects("competition/missing") {
		return nil, false // the plan says that there is none
	}
	return e.each(records, asked{all: []string{"competition/no-defence"}}, e.section(plan.ConceptCompetition, "no competitor, and no word that there is none")), true
}

func reviewed(e *examiner) ([]Line, bool) {
	date := e.plan.Reviewed
	return []Line{e.single("reviewed", date.Span, date.Known(), reviewRules...)}, true
}

func nextReview(e *examiner) ([]Line, bool) {
	date := e.plan.NextReview
	return []Line{e.single("next review", date.Span, date.Known(), "review/next-missing-or-past", "review/cadence-too-slow")}, true
}

func datesAhead(e *examiner) ([]Line, bool) {
	var lines []Line
	if e.plan.Renewal.Known() {
		lines = append(lines, e.single("renewal", e.plan.Renewal.Span, true, "overview/renewal-past"))
	}
	var records []record
	for _, o := range e.facts.OpenOpportunities {
		if o.Close.Known() {
			records = append(records, recordOf(plan.Opportunities, &o.Record))
		}
	}
	if len(records) > 0 {
		lines = append(lines, e.each(records, asked{all: []string{"opportunities/close-past"}}, Line{})...)
	}
	return lines, len(lines) > 0
}

func datedFigures(e *examiner) ([]Line, bool) {
	p := e.plan
	if p.IsProspect() {
		return nil, false
	}
	at, known := source.Span{}, false
	var old plan.Date
	look := func(date plan.Date, oldest int) {
		since := e.facts.Since(date)
		switch {
		case known || !since.Known:
		case since.Days < -1 || since.Days > oldest:
			old = date
		default:
			at, known = date.Span, true
		}
	}
	look(p.HealthAsOf, math.MaxInt) // the rules below say when it is old, by the team's settings
	for i := range p.Metrics {
		look(p.Metrics[i].AsOf, math.MaxInt)
	}
	for i := range p.Products {
		look(p.Products[i].AsOf, quarter)
	}
	if !known && old.Known() {
		return []Line{{Span: old.Span, Text: "the figures are of " + short(old.Text) + ", which is not lately"}}, true
	}
	return []Line{e.single("a figure with its day", at, known, "health/undated-metric", "health/stale")}, true
}

// quarter is after how many days seats tell nothing of today. No rule speaks of their day.
const quarter = 92

// actionsWithout asks of each open action that none of the rules objects to it.
func actionsWithout(rules ...string) func(*examiner) ([]Line, bool) {
	return func(e *examiner) ([]Line, bool) {
		var records []record
		for _, action := range e.facts.OpenActions {
			records = append(records, recordOf(plan.Actions, &action.Record))
		}
		return e.each(records, asked{all: rules}, e.section(plan.ConceptActions, "no open action")), true
	}
}

func nextQuarter(e *examiner) ([]Line, bool) {
	due := e.facts.DueWithin(90)
	at := source.Span{}
	if len(due) > 0 {
		at = due[0].Head
	}
	if len(e.facts.OpenActions) == 0 {
		return []Line{e.section(plan.ConceptActions, "no open action")}, true
	}
	return []Line{e.single("an action due in 90 days", at, len(due) > 0, "actions/no-90-day-milestone", "actions/too-far")}, true
}

func economicBuyer(e *examiner) ([]Line, bool) {
	for _, person := range e.facts.InRole(plan.EconomicBuyer) {
		if isSomebody(person) {
			return []Line{{There: true, Span: person.Head, Text: person.Name.Text}}, true
		}
	}
	return []Line{e.section(plan.ConceptStakeholders, "nobody is marked as the economic buyer")}, true
}

func champion(e *examiner) ([]Line, bool) {
	line := e.section(plan.ConceptStakeholders, "nobody is marked as champion")
	for _, person := range e.facts.InRole(plan.Champion) {
		if !isSomebody(person) {
			continue
		}
		switch person.Stance.Value {
		case plan.Advocate, plan.Supporter:
			return []Line{{There: true, Span: person.Head, Text: person.Name.Text}}, true
		}
		line = Line{Span: person.Head, Text: fmt.Sprintf("%s is champion, but not marked as supporter", person.Name.Text), Rule: "stakeholders/champion-not-warm"}
	}
	return []Line{line}, true
}

// singleThreaded is the rule that says how many people must be engaged, and how many are missing.
const singleThreaded = "stakeholders/single-threaded"

// engaged asks for as many people as the rule does, by the team's settings.
func engaged(e *examiner) ([]Line, bool) {
	const shown = 5
	objection, missing := e.byRule[singleThreaded]
	var lines []Line
	seen := map[string]bool{}
	for _, person := range e.facts.Engaged {
		name := folded(person.Name.Text)
		if !isSomebody(person) || seen[name] || len(lines) == shown && !missing {
			continue
		}
		seen[name] = true
		lines = append(lines, Line{There: true, Span: person.Head, Text: person.Name.Text})
	}
	for range objection.Lacking {
		line := e.section(plan.ConceptStakeholders, "one more person should have been met lately, or stand well with us")
		line.Rule = singleThreaded
		lines = append(lines, line)
	}
	if len(lines) == 0 {
		lines = []Line{e.section(plan.ConceptStakeholders, "nobody has been met lately, or stands well with us")}
	}
	return lines, true
}

// deciders are the people without whom nothing is bought.
func deciders(e *examiner) []*plan.Stakeholder {
	var people []*plan.Stakeholder
	for i := range e.plan.Stakeholders {
		person := &e.plan.Stakeholders[i]
		decides := person.Roles.Has(plan.EconomicBuyer) || person.Roles.Has(plan.Champion) || person.Roles.Has(plan.ExecutiveSponsor)
		if decides && isSomebody(person) && !person.HasLeft(e.facts.AsOf) {
			people = append(people, person)
		}
	}
	return people
}

// eachDecider asks of everybody who decides that none of the rules objects.
func eachDecider(e *examiner, rules ...string) []Line {
	var records []record
	for _, person := range deciders(e) {
		records = append(records, recordOf(plan.Stakeholders, &person.Record))
	}
	return e.each(records, asked{all: rules}, e.section(plan.ConceptStakeholders, "nobody is marked as champion, sponsor or economic buyer"))
}

func metLately(e *examiner) ([]Line, bool) {
	lines := eachDecider(e, "stakeholders/contact-in-future", "stakeholders/contact-stale")
	unmet := map[string]bool{} // by name: no day of a contact is known
	for _, person := range deciders(e) {
		unmet[folded(recordOf(plan.Stakeholders, &person.Record).label)] = !person.LastContact.Known()
	}
	for i := range lines {
		if lines[i].There && unmet[folded(lines[i].Text)] {
			lines[i].There, lines[i].Text = false, lines[i].Text+" has no last contact"
		}
	}
	return lines, true
}

func nextSteps(e *examiner) ([]Line, bool) {
	return eachDecider(e, "stakeholders/no-next-step"), true
}

// isSomebody reports whether a stakeholder has a name that somebody filled in.
func isSomebody(person *plan.Stakeholder) bool { return person.Name.IsSet() && !person.Group }
