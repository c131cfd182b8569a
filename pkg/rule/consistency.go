// The consistency group: does the plan agree with itself?
package rule

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/acctplan/acctplan/pkg/facts"
	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
)

func consistencyRules() []Rule {
	return []Rule{
		{
			ID: "consistency/broken-ref", Over: overProblems, Severity: finding.Error, Core: true, Since: "0.1.0",
			Summary: "something refers to a record that the plan does not have",
			Why:     "Links are what makes a plan out of lists: why this action, which goal does this deal serve? A link into nothing answers no one.",
			Do:      "Correct the id, or add the record.",
			Bad:     changed("concept @jonas due:2026-10-27 for:r3", "concept @jonas due:2026-10-27 for:r9"),
			Good:    fine("- [ ] Walk Milan Kok through the sign-on concept @jonas due:2026-10-27 for:r3"),
			Check:   reportProblems(brokenReference, plan.DanglingReference),
		},
		{
			ID: "consistency/value-mismatch", Over: overProblems, Severity: finding.Error, Core: true, Templates: true, Since: "0.1.0",
			Summary: "the same fact is stated twice, differently",
			Why:     "Two people who read two places of the plan walk into the same meeting with two numbers.",
			Do:      "Keep one of the two places, or make them agree.",
			Bad:     changed("# Harbor Foods\n", "# Harbor Foods\n\n**ARR:** €520k\n"),
			Good:    fine("arr: €480k"),
			Check:   checkContradictions,
		},
		{
			ID: "consistency/date-order", Severity: finding.Error, Core: true, Since: "0.1.0",
			Summary: "two dates are in an order that cannot be",
			Why:     "A contract that renews before it starts has a wrong date, and nobody knows which.",
			Do:      "Correct the one that is wrong.",
			Bad:     changed("contract_start: 2024-04-01", "contract_start: 2027-04-01"),
			Good:    fine("contract_start: 2024-04-01\nrenewal: 2027-03-31"),
			Check:   checkDateOrder,
		},
		{
			ID: "consistency/person-unknown", Severity: finding.Warning, Core: true, Since: "0.1.0",
			Summary: "somebody is named who is in neither the stakeholders nor the team",
			Why:     "A deal whose target person is on no map has no relationship behind it; most often the name is misspelt.",
			Do:      "Correct the name, or add the person.",
			Bad:     changed("| Load Board | Fresh | Ada Roth |", "| Load Board | Fresh | Johan Doe |"),
			Good:    fine("| o2 | Free pallet places for the fresh fleet | Load Board | Fresh | Ada Roth |"),
			Check:   checkPersons,
		},
		{
			ID: "consistency/arr-breakdown", Severity: finding.Error, Since: "0.1.0",
			Summary: "the ARR of the products does not add up to the account's",
			Why:     "One of the numbers is in the forecast, and it may be the wrong one.",
			Do:      "Correct the product or the account.",
			Options: []Option{{Name: "tolerance", Default: ShareValue(1), Doc: "per cent by which the sums may differ", Most: 100}},
			Bad:     changed("| 100 | 58 | €120k |", "| 100 | 58 | €150k |"),
			Good:    fine("arr: €480k\n\n| Dock Planner | … | €360k |\n| Load Board | … | €120k |"),
			Check:   checkBreakdown,
		},
		{
			ID: "consistency/currency-mixed", Severity: finding.Warning, Since: "0.1.0",
			Summary: "the plan mixes currencies, which are not added without a rate",
			Why:     "Sums leave out what is in another currency, and a reader does not see that.",
			Do:      "Write all amounts in the plan's currency, or set the rates under `fx:` in the configuration.",
			Options: []Option{{Name: "allow", Default: WordsValue(), Doc: "further currencies that the team uses on purpose"}},
			Bad:     changed("| Load Board | open €70k | owned |", "| Load Board | open $70k | owned |"),
			Good:    fine("| Load Board | open €70k | owned |"),
			Check:   checkCurrencies,
		},
	}
}

func brokenReference(p *Pass, problem *plan.Problem) finding.Finding {
	message := fmt.Sprintf("%s refers to %s, which the plan does not have.", quoted(problem.Label), quoted(problem.Text))
	if problem.Label == "" {
		message = p.say(quoted(problem.Text), " is the id of nothing in this plan.")
	}
	f := finding.Finding{Message: message, Hint: "Correct the id, or add the record."}
	switch {
	case problem.Suggest != "":
		f.Hint = fmt.Sprintf("Did you mean %s?", problem.Suggest)
	case len(problem.Allowed) > 0:
		known := problem.Allowed[:min(len(problem.Allowed), 12)]
		f.Hint = fmt.Sprintf("The ids of this plan: %s.", strings.Join(known, ", "))
	}
	return f
}

// checkContradictions leaves a key that is written twice to structure/frontmatter-invalid.
func checkContradictions(p *Pass) {
	for problem := range each(p.Plan.Problems) {
		if problem.Kind == plan.Contradiction && !(problem.Collection == "" && p.isWrittenTwice(problem.Field)) {
			p.reportProblem(problem, contradiction(p, problem))
		}
	}
}

func (p *Pass) isWrittenTwice(key string) bool {
	for problem := range each(p.Plan.Problems) {
		if problem.Kind == plan.DuplicateKey && problem.Text == key {
			return true
		}
	}
	return false
}

func contradiction(p *Pass, problem *plan.Problem) finding.Finding {
	field := fieldLabel(problem.Field)
	what := "The " + field
	if problem.Label != "" {
		what = p.say("The ", field, " of ", quoted(problem.Label))
	}
	if problem.Field == "id" {
		return finding.Finding{
			Message: p.say("Two records share the id ", quoted(problem.Text), "."),
			Hint:    "Give one of them another id.",
		}
	}
	return finding.Finding{
		Message: p.say(what, " is ", quoted(problem.Text), " here, but ", quoted(problem.RelatedText), " ", p.lineOf(problem.Related), "."),
		Hint:    "Keep one of the two places, or make them agree.",
	}
}

// lineOf says in which line a place is; the words for an unknown place where the plan does not tell.
func (p *Pass) lineOf(at source.Span) string {
	if p.Plan.File == nil || at.IsZero() {
		return "in another place"
	}
	return fmt.Sprintf("on line %d", p.Plan.File.Position(at.Start).Line)
}

// checkDateOrder compares pairs of dates of which the first cannot lie after the second. The
// finding points at the second and shows the first.
func checkDateOrder(p *Pass) {
	about := p.Plan
	for _, pair := range []struct {
		first, second plan.Date
		what          string
	}{
		{about.Created, about.Reviewed, "The plan was reviewed %s, before it was created %s."},
		{about.Reviewed, about.NextReview, "The next review is %s, before the last one %s."},
		{about.ContractStart, about.Renewal, "The contract renews %s, before it starts %s."},
		{about.PeriodStart, about.PeriodEnd, "The plan's period ends %s, before it starts %s."},
	} {
		if inverted(pair.first, pair.second) {
			p.reportOrder(pair.first, pair.second, pair.what, "", nil)
		}
	}
	for contract := range each(about.Contracts) {
		if inverted(contract.Start, contract.Renewal) {
			p.reportOrder(contract.Start, contract.Renewal, "This contract renews %s, before it starts %s.", plan.Contracts, &contract.Record)
		}
	}
	for risk := range each(about.Risks) {
		if inverted(risk.Raised, risk.Due) {
			p.reportOrder(risk.Raised, risk.Due, "This risk is dealt with %s, before it was raised %s.", plan.Risks, &risk.Record)
		}
	}
}

// inverted reports whether the second date is surely before the first.
func inverted(first, second plan.Date) bool {
	return first.Known() && second.Known() && second.Last < first.First
}

func (p *Pass) reportOrder(first, second plan.Date, what string, collection plan.Collection, record *plan.Record) {
	f := finding.Finding{
		Span:    second.Span,
		Message: fmt.Sprintf(what, when(second), when(first)),
		Hint:    "Correct the one that is wrong.",
		Content: strings.SplitN(what, "%s", 2)[0],
		Related: []finding.Related{{Path: p.Plan.Path, Span: first.Span, Message: "the other date"}},
	}
	if collection != "" {
		f.Record, f.Content = recordOf(collection, record), nameOf(record)
		f.Owner = p.ownerOf(collection, record.Key)
	}
	p.Report(f)
}

// checkPersons looks at the fields that name a person. Owners of actions, lines of reporting
// and who attended a meeting are left out: the first two have rules of their own, and
// meetings have guests.
func checkPersons(p *Pass) {
	one := func(at plan.Origin, person *plan.Person, collection plan.Collection, record *plan.Record, field string) {
		if person.Side != plan.Unresolved || !person.IsSet() || strings.TrimSpace(person.Text) == "" || namesNobody(person.Text) || p.isListed(person.Text) {
			return
		}
		says, hint := " is in neither the stakeholders nor the team.", "Correct the name, or add the person."
		switch people := p.couldMean(person.Text); {
		case len(people) == 1:
			return // listed twice
		case len(people) > 1:
			says, hint = " can be "+either(people)+".", "Write the whole name."
		}
		p.Report(finding.Finding{
			Span:    person.At(place(at, record)),
			Message: p.say(`"`, shortened(person.Text), `", `, field, " of ", p.quoted(record), ",", says),
			Hint:    hint,
			Record:  p.identity(collection, record), Content: person.Text,
			Owner: p.ownerOf(collection, record.Key),
		})
	}
	look := func(people *plan.People, collection plan.Collection, record *plan.Record, field string) {
		for i := range people.List {
			one(people.Origin, &people.List[i], collection, record, field)
		}
	}
	for goal := range each(p.Plan.Goals) {
		look(&goal.Owner, plan.Goals, &goal.Record, "owner")
	}
	for person := range each(p.Plan.Stakeholders) {
		one(person.Counterpart.Origin, &person.Counterpart, plan.Stakeholders, &person.Record, "counterpart")
	}
	for step := range each(p.Plan.DecisionProcess) {
		look(&step.Owner, plan.DecisionProcess, &step.Record, "owner")
	}
	for o := range each(p.Plan.Opportunities) {
		look(&o.Stakeholder, plan.Opportunities, &o.Record, "stakeholder")
		look(&o.Owner, plan.Opportunities, &o.Record, "owner")
	}
	for risk := range each(p.Plan.Risks) {
		look(&risk.Owner, plan.Risks, &risk.Record, "owner")
	}
	for commitment := range each(p.Plan.Commitments) {
		look(&commitment.Owner, plan.Commitments, &commitment.Record, "owner")
		look(&commitment.To, plan.Commitments, &commitment.Record, "addressee")
	}
}

func checkBreakdown(p *Pass) {
	arr := p.Plan.ARR
	if !arr.IsSet() || len(p.Plan.Products) == 0 {
		return
	}
	var sum decimal.Decimal
	for product := range each(p.Plan.Products) {
		part, known := product.ARR.In(arr.Currency, p.Plan.Rates)
		if !product.ARR.IsSet() || !known {
			return // a part is unknown, so the whole cannot be checked
		}
		sum = sum.Add(part.Amount)
	}
	slack := arr.Max.Abs().Mul(decimal.NewFromFloat(p.Share("tolerance"))).Shift(-2)
	if sum.GreaterThanOrEqual(arr.Min.Sub(slack)) && sum.LessThanOrEqual(arr.Max.Add(slack)) {
		return
	}
	last := p.Plan.Products[len(p.Plan.Products)-1]
	p.Report(finding.Finding{
		Span:    arr.Span,
		Message: fmt.Sprintf("The ARR is %s, but the products add up to %s.", statedAmount(&arr), amountText(sum, orElse(arr.Currency, facts.Currency(p.Plan)))),
		Hint:    "Correct the product or the account. Leave one-off revenue out of the ARR.",
		Content: "arr",
		Related: []finding.Related{{Path: p.Plan.Path, Span: last.ARR.Span, Message: "the last of the products"}},
	})
}

func checkCurrencies(p *Pass) {
	own := facts.Currency(p.Plan)
	for amount := range p.amounts {
		if !amount.IsSet() || amount.Currency == "" {
			continue
		}
		if own == "" {
			own = amount.Currency
		}
		if _, addable := amount.In(own, p.Plan.Rates); addable || contains(p.Words("allow"), amount.Currency) {
			continue
		}
		p.Report(finding.Finding{
			Span:    amount.Span,
			Message: fmt.Sprintf("%s is in %s, while the plan counts in %s; it is in no sum.", quoted(amount.Text), amount.Currency, own),
			Hint:    fmt.Sprintf("Write the amount in %s, or set the rate under fx: in the configuration.", own),
			Content: amount.Text,
		})
		return // once a plan: the first shows what the others are about
	}
}

// amounts hands over all money of the plan in the order of its sections.
func (p *Pass) amounts(yield func(*plan.Money) bool) {
	for _, amount := range []*plan.Money{&p.Plan.ARR, &p.Plan.TargetARR, &p.Plan.Potential} {
		if !yield(amount) {
			return
		}
	}
	for contract := range each(p.Plan.Contracts) {
		if !yield(&contract.ARR) {
			return
		}
	}
	for target := range each(p.Plan.Targets) {
		if !yield(&target.Amount) {
			return
		}
	}
	for product := range each(p.Plan.Products) {
		if !yield(&product.ARR) {
			return
		}
	}
	for cell := range each(p.Plan.Whitespace) {
		if !yield(&cell.Amount) {
			return
		}
	}
	for o := range each(p.Plan.Opportunities) {
		if !yield(&o.Amount) {
			return
		}
	}
}
