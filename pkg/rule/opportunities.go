// The opportunities group: where could the account grow, and do the numbers hold?
package rule

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
)

func opportunityRules() []Rule {
	return append([]Rule{
		{
			ID: "opportunities/none", Severity: finding.Warning, Since: "0.1.0",
			Summary: "the plan has no opportunity",
			Varies:  "an info where the plan says that there is none, and silent where it says why", Others: []finding.Severity{finding.Info},
			Why: "Growth opportunities are the heart of the plan, one guide says; a plan to protect what is there should say so.",
			Do:  `Add the first place where the customer's goals need more of us, or write "Protect only this year".`,
			Bad: changed(section("Opportunities"), "", "due:2026-10-14 for:o1", "due:2026-10-14", "due:2026-11-20 for:o2", "due:2026-11-20",
				"due:2026-10-27 for:r3", "due:2026-10-27 for:g2").showing("(no opportunities)"),
			Good:  fine("| o1 | Dock slots for the frozen docks | Dock Planner | Frozen | Femke Bos |"),
			Check: checkOpportunitiesNone,
		},
		{
			ID: "opportunities/incomplete", Over: overOpportunities, Severity: finding.Warning, Since: "0.1.0",
			Summary: "an opportunity lacks what makes it one",
			Why:     "Each opportunity has a product, a stakeholder, a rationale and a timeline, one guide says; another adds ARR and probability.",
			Do:      "Fill in what is known; for the rest add an action that names it and finds that out.",
			Options: []Option{{
				Name: "fields", Default: WordsValue("product", "stakeholder", "rationale", "amount", "probability", "close"), Doc: "what an open opportunity must say",
				Allowed: []string{"product", "unit", "stakeholder", "rationale", "approach", "stage", "amount", "probability", "close", "owner", "goal", "next_action"},
			}},
			Bad:   changed("| Ada Roth | Trucks leave with 29% air |", "| Ada Roth | |"),
			Good:  fine("| o2 | Free pallet places for the fresh fleet | Load Board | Fresh | Ada Roth | Trucks leave with 29% air |"),
			Check: checkIncomplete,
		},
		{
			ID: "opportunities/vague", Over: overOpportunities, Severity: finding.Warning, Since: "0.1.0",
			Summary: "an opportunity is a wish, not a plan",
			Why:     `"Expand to the marketing team" is not a growth strategy, one guide says; which product, for whom, by when and why is.`,
			Do:      "Say which product goes to whom, by when, and what makes them want it.",
			Options: []Option{{Name: "max_words", Default: WholeValue(6), Doc: "words up to which a title can be a wish"}},
			Bad: Example{
				Excerpt:  "- Expand to the transport team",
				replaced: []string{section("Opportunities"), "## Opportunities\n\n- Expand to the transport team\n\n", "due:2026-10-14 for:o1", "due:2026-10-14 for:g1", "due:2026-11-20 for:o2", "due:2026-11-20 for:g2"},
			},
			Good:  fine("Introduce Load Board to Ada Roth's transport team by February, on the numbers of the Frozen trial"),
			Check: checkVagueOpportunity,
		},
		{
			ID: "opportunities/close-past", Over: overOpportunities, Severity: finding.Warning, Core: true, Tags: []string{TagTime}, Since: "0.1.0",
			Summary: "an open opportunity should have closed already",
			Why:     "Guides tie the plan to the forecast: an opportunity whose quarter is over is either lost or wrong in every sum.",
			Do:      "Move the close date and say why, or mark it won or lost.",
			Bad:     changed("| 60% | 2026-12-18 |", "| 60% | 2026-08-28 |"),
			Good:    fine("| 60% | 2026-12-18 |"),
			Check:   checkClosePast,
		},
		{
			ID: "opportunities/bad-probability", Over: overOpportunities, Severity: finding.Error, Core: true, Since: "0.1.0",
			Summary: "a probability cannot be true",
			Why:     "The weighted pipeline multiplies with it: 140% or a lost deal at 60% falsifies the forecast.",
			Do:      "Write 0 to 100%; won is 100% and lost is 0%.",
			Bad:     changed("| €130k | 60% |", "| €130k | 140% |"),
			Good:    fine("| €130k | 60% |"),
			Check:   checkProbability,
		},
		{
			ID: "opportunities/sum-mismatch", Severity: finding.Error, Core: true, Since: "0.1.0",
			Summary: "a stated total is not the sum of its rows",
			Why:     "One of the two numbers is in somebody's forecast, and it may be the wrong one.",
			Do:      "Correct the total, or the row that changed.",
			Options: []Option{{Name: "tolerance", Default: ShareValue(1), Doc: "per cent by which the total may differ", Most: 100}},
			Bad: changed("| Ada Roth | Trucks leave with 29% air | Qualify | €130k | 60% | 2027-02-26 | Jonas Weber | g2 | Trial with ten trucks |\n",
				"| Ada Roth | Trucks leave with 29% air | Qualify | €130k | 60% | 2027-02-26 | Jonas Weber | g2 | Trial with ten trucks |\n| | Total | | | | | | €300k | | | | | |\n").showing("| | Total | … | €300k |"),
			Good:  fine("| | Total | … | €220k |"),
			Check: checkSum,
		},
	}, pipelineRules()...)
}

// reportOpportunity reports something about one opportunity.
func (p *Pass) reportOpportunity(o *plan.Opportunity, f finding.Finding) {
	p.reportRecord(plan.Opportunities, &o.Record, responsible(o.Owner), &f)
}

// protectPattern finds the statement that nothing is to be sold.
var protectPattern = newSieve(`\b(protect[- ]only|protect only|no growth|no expansion|retain only|retention only|nothing to sell|hold only)\b`)

// protectsOnly reports whether the plan says that nothing is to be sold.
func (p *Pass) protectsOnly() bool {
	for prose := range each(p.Plan.Prose) {
		if protectPattern().find(prose.Text.Text) != "" {
			return true
		}
	}
	return false
}

func checkOpportunitiesNone(p *Pass) {
	if len(p.Plan.Opportunities) > 0 || p.protectsOnly() || p.isUnread(plan.Opportunities) {
		return
	}
	at, _ := p.headingOf(plan.ConceptOpportunities)
	f := finding.Finding{
		Span:    at.Span,
		Message: "The plan sees no opportunity at " + orElse(p.Plan.Account.Text, "the customer") + ".",
		Hint:    `Add the first place where their goals need more of us, or write "Protect only this year".`,
	}
	switch none := p.stated(plan.ConceptOpportunities); {
	case len(ordinary(none)) >= 4:
		return // "None until the renewal is done": somebody has thought about it
	case none != "":
		f.Severity = finding.Info
		f.Message = "The plan says that there is no opportunity, but not why or until when."
		f.Hint = `Say why in a few words: "None until the renewal is signed".`
	}
	p.Report(f)
}

// stated is the sentence under a concept that says that there is nothing of the kind; empty where
// none says so.
func (p *Pass) stated(concept plan.Concept) string {
	for prose := range each(p.Plan.Prose) {
		if prose.Section < 0 || prose.Section >= len(p.Plan.Sections) || !p.Plan.Sections[prose.Section].Has(concept) {
			continue
		}
		for _, sentence := range sentences(prose.Text.Text) {
			if first, _ := nextWord(sentence, 0); mentions(first, "none", "no", "nothing") && !mentions(sentence, "idea", "clue", "time") {
				return sentence
			}
		}
	}
	return ""
}

// lacks reports whether an opportunity lacks a field that nobody is to find out. In a plan that names
// nobody at all, nobody is missing from a single opportunity.
func (p *Pass) lacks(o *plan.Opportunity, name string) bool {
	if opportunityField(o, name).IsWritten() || name == "stakeholder" && p.mapMissing() || name == "product" && o.UseCase.IsWritten() || name == "rationale" && o.Approach.IsWritten() {
		return false
	}
	return !p.isSoughtFor(o, name)
}

// opportunityField is a field of an opportunity, by its name in options.
func opportunityField(o *plan.Opportunity, name string) plan.Origin {
	switch name {
	case "product":
		return o.Product.Origin
	case "unit":
		return o.Unit.Origin
	case "stakeholder":
		return o.Stakeholder.Origin
	case "rationale":
		return o.Rationale.Origin
	case "approach":
		return o.Approach.Origin
	case "stage":
		return o.Stage.Origin
	case "amount":
		return o.Amount.Origin
	case "probability":
		return o.Probability.Origin
	case "close":
		return o.Close.Origin
	case "owner":
		return o.Owner.Origin
	case "goal":
		return o.Goal.Origin
	case "next_action":
		return o.NextAction.Origin
	}
	return plan.Origin{}
}

// opportunityFieldName is what people call such a field.
func opportunityFieldName(name string) string {
	switch name {
	case "close":
		return "close date"
	case "next_action":
		return "next action"
	}
	return name
}

func checkIncomplete(p *Pass) {
	p.reportGaps(&sought{
		concept: plan.ConceptOpportunities, records: len(p.Facts.OpenOpportunities), wanted: p.Words("fields"),
		lacks:  func(p *Pass, i int, field string) bool { return p.lacks(p.Facts.OpenOpportunities[i], field) },
		spared: func(p *Pass, i int) bool { return isVague(p.Facts.OpenOpportunities[i], 6) },
		record: func(p *Pass, i int) *plan.Record { return &p.Facts.OpenOpportunities[i].Record },
		field: func(p *Pass, i int, field string) plan.Origin {
			return opportunityField(p.Facts.OpenOpportunities[i], field)
		},
		report: func(p *Pass, i int, f finding.Finding) { p.reportOpportunity(p.Facts.OpenOpportunities[i], f) },

		called:  opportunityFieldName,
		name:    func(p *Pass, i int) string { return p.quoted(&p.Facts.OpenOpportunities[i].Record) },
		message: func(p *Pass, name, what string) string { return p.say(name, " has no ", what, ".") },
		none:    func(what string) string { return "None of the {of} open opportunities has " + article(what) + "." },
		without: "{n} of the {of} open opportunities have no ",
		unlike:  "{n} open opportunities are incomplete: {names}.",
		hint:    "Fill in what is known; for the rest add an action that names it and finds that out.",
		hintAll: "Add the column and fill in what is known; for the rest add an action that finds it out.",
	})
}

// isVague reports whether an opportunity is nothing but a verb of growth and a direction.
func isVague(o *plan.Opportunity, most int) bool {
	first, at := nextWord(o.Opportunity.Text, 0)
	if !mentions(first, "expand", "grow", "upsell", "cross", "explore", "increase") {
		return false
	}
	words := 1
	for word, at := nextWord(o.Opportunity.Text, at); word != ""; word, at = nextWord(o.Opportunity.Text, at) {
		words++
	}
	return words <= most && !o.Product.IsWritten() && !o.UseCase.IsWritten() && !o.Stakeholder.IsWritten() && !o.Close.IsWritten() && !o.Rationale.IsWritten()
}

func checkVagueOpportunity(p *Pass) {
	for _, o := range p.Facts.OpenOpportunities {
		if !isVague(o, p.Whole("max_words")) {
			continue
		}
		p.reportOpportunity(o, finding.Finding{
			Span:    place(o.Opportunity.Origin, &o.Record),
			Message: p.say(p.quoted(&o.Record), " is a wish, not a plan."),
			Hint:    "Say which product goes to whom, by when, and what makes them want it.",
		})
	}
}

func checkClosePast(p *Pass) {
	for _, o := range p.Facts.OpenOpportunities {
		if !o.Close.Before(p.AsOf) {
			continue
		}
		p.reportOpportunity(o, finding.Finding{
			Span:    o.Close.Span,
			Message: p.say(p.quoted(&o.Record), " should have closed by ", dayText(o.Close.Last), ", ", days(int(p.AsOf-o.Close.Last)), " ago, and is still open."),
			Hint:    "Move the close date and say why, or mark it won or lost.",
		})
	}
}

func checkProbability(p *Pass) {
	hundred := decimal.NewFromInt(100)
	for i := range p.Plan.Opportunities {
		o := &p.Plan.Opportunities[i]
		if !o.Probability.IsSet() {
			continue
		}
		value, message := o.Probability.Value, ""
		switch {
		case !o.Probability.IsChance():
			message = fmt.Sprintf("%s has a probability of %s%%.", p.quoted(&o.Record), value)
		case o.Stage.Value == plan.Won && !value.Equal(hundred):
			message = fmt.Sprintf("%s is won, but its probability is %s%%.", p.quoted(&o.Record), value)
		case o.Stage.Value == plan.Lost && !value.IsZero():
			message = fmt.Sprintf("%s is lost, but its probability is %s%%.", p.quoted(&o.Record), value)
		default:
			continue
		}
		p.reportOpportunity(o, finding.Finding{
			Span: o.Probability.Span, Message: message, Hint: "Write 0 to 100%; won is 100% and lost is 0%.",
		})
	}
}

// checkSum compares stated totals of opportunities with their rows. Amounts of another currency
// cannot be added without a rate, so a plan that mixes such ones is left alone.
func checkSum(p *Pass) {
	for total := range each(p.Plan.Totals) {
		if total.Collection != plan.Opportunities || !total.Amount.IsSet() {
			continue
		}
		sum, open, comparable := p.sums(total.Amount.Currency)
		if !comparable || p.near(total.Amount, sum) || p.near(total.Amount, open) {
			continue
		}
		p.Report(finding.Finding{
			Span:    total.Amount.At(total.Row),
			Message: fmt.Sprintf("The total says %s, but the rows add up to %s.", statedAmount(&total.Amount), amountText(sum.Amount, sum.Currency)),
			Hint:    "Correct the total, or the row that changed.",
			Content: "total",
		})
	}
}

// sums adds all opportunities, and the open ones alone: authors mean either by "total".
func (p *Pass) sums(currency string) (whole, open plan.Money, comparable bool) {
	whole.Currency, open.Currency = currency, currency
	add := func(to *plan.Money, amount plan.Money) {
		to.Amount, to.Min, to.Max = to.Amount.Add(amount.Amount), to.Min.Add(amount.Min), to.Max.Add(amount.Max)
	}
	rows := 0
	for i := range p.Plan.Opportunities {
		o := &p.Plan.Opportunities[i]
		switch o.Amount.State {
		case plan.Unreadable, plan.Ambiguous:
			return whole, open, false
		case plan.Set:
		default:
			continue
		}
		amount, known := o.Amount.In(currency, p.Plan.Rates)
		if !known {
			return whole, open, false
		}
		rows++
		add(&whole, amount)
		if o.IsOpen() {
			add(&open, amount)
		}
	}
	return whole, open, rows > 0
}

// near reports whether two amounts, or ranges of amounts, agree within the tolerance.
func (p *Pass) near(stated, sum plan.Money) bool {
	slack := sum.Max.Abs().Mul(decimal.NewFromFloat(p.Share("tolerance"))).Shift(-2)
	return stated.Max.GreaterThanOrEqual(sum.Min.Sub(slack)) && stated.Min.LessThanOrEqual(sum.Max.Add(slack))
}
