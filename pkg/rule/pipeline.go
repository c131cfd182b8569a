// The opportunities group, second half: what the opportunities are tied to and add up to.
package rule

import (
	"fmt"
	"math"
	"strings"
	"sync"

	"github.com/shopspring/decimal"

	"github.com/acctplan/acctplan/pkg/facts"
	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
)

func pipelineRules() []Rule {
	return []Rule{
		{
			ID: "opportunities/no-goal", Over: overOpportunities, Severity: finding.Info, Strategic: finding.Warning, Since: "0.1.0",
			Summary: "an open opportunity serves no goal of the customer's",
			Why:     "When the plan is anchored to what the customer wants to achieve, the expansion path follows naturally and credibly, one guide says.",
			Do:      "Fill in the goal that it serves; if there is none, ask who at the customer's wants it.",
			Bad:     changed("| Jonas Weber | g2 | Trial", "| Jonas Weber | | Trial").showing("| o2 | Free pallet places for the fresh fleet | … | Goal: (none) |"),
			Good:    fine("| o2 | Free pallet places for the fresh fleet | … | Goal: g2 |"),
			Check:   checkOpportunityGoal,
		},
		{
			ID: "opportunities/no-next-action", Over: overOpportunities, Severity: finding.Warning, Since: "0.1.0",
			Summary: "nothing is planned for an open opportunity",
			Why:     "The action plan holds the next best action for each opportunity, one guide says.",
			Do:      "Add an action with `for:` and the opportunity's id.",
			Bad:     changed("ten trucks and Femke Bos @jonas due:2026-11-20 for:o2", "ten trucks and Femke Bos @jonas due:2026-11-20 for:g2", "| g2 | Trial with ten trucks |", "| g2 | |"),
			Good:    fine("- [ ] Run the Load Board trial with ten trucks and Femke Bos @jonas due:2026-11-20 for:o2"),
			Check:   checkNextAction,
		},
		{
			ID: "opportunities/no-annual-target", Over: overOpportunities, Severity: finding.Info, Since: "0.1.0",
			Summary: "the plan has no target for the next twelve months",
			Why:     "The growth section captures the realistic 12-month expansion target, one guide says.",
			Do:      "Add `target_arr:` and `target_by:`, or a target under Targets.",
			Bad:     changed("target_arr: €600k\ntarget_by: 2027-09-30\n", "", section("Targets"), "").showing("(no target)"),
			Good:    fine("target_arr: €600k\ntarget_by: 2027-09-30"),
			Check:   checkAnnualTarget,
		},
		{
			ID: "opportunities/target-unfunded", Severity: finding.Warning, Since: "0.1.0",
			Varies: "an info where only the weighted pipeline falls short", Others: []finding.Severity{finding.Info},
			Summary: "the open opportunities cannot bring the growth that the target asks for",
			Why:     "Tie plans to revenue forecasts, one guide says. A target above everything that is in sight is a hope.",
			Do:      "Find more opportunities, or lower the target.",
			Options: []Option{{Name: "coverage", Default: ShareValue(1), Doc: "how many times the weighted pipeline should cover the growth"}},
			Bad:     changed("target_arr: €600k", "target_arr: €900k", "| ARR of €600k | €480k |", "| ARR of €900k | €480k |"),
			Good:    fine("target_arr: €600k"),
			Check:   checkTargetFunded,
		},
		{
			ID: "opportunities/ignores-shelfware", Severity: finding.Info, Since: "0.1.0",
			Summary: "a product is paid for but hardly used, and nothing is planned for it",
			Why:     "What is licensed but underused is often the easiest expansion, one guide says, and at renewal the first thing to be cut.",
			Do:      "Add an action that brings the product into use, or a risk that it will be cut.",
			Options: []Option{{Name: "floor", Default: WholeValue(50), Doc: "per cent of use below which a product counts as shelfware", Most: 100}},
			Bad:     changed("| Load Board | Free pallet places | 100 | 58 | €120k | 2026-09-25 |", "| Load Board | Free pallet places | 80 | 58 | €80k | 2026-09-25 |\n| Gate Watch | Cameras at the gates | 20 | 3 | €40k | 2026-09-25 |"),
			Good:    fine("| Load Board | Free pallet places | 100 | 58 | €120k | 2026-09-25 |"),
			Check:   checkShelfware,
		},
		{
			ID: "opportunities/loss-unexplained", Severity: finding.Info, Since: "0.1.0",
			Summary: "a deal was won or lost, and nobody wrote down why",
			Why:     "The history holds past opportunities won and lost and why, one guide says: the next bid depends on the reason.",
			Do:      "Write the reason that the customer gave.",
			Bad:     changed("| Femke Bos | No terminal hardware of ours |", "| Femke Bos | |"),
			Good:    fine("| 2026-05-06 | lost | Gate terminals in Frozen went to Slotwise | Femke Bos | No terminal hardware of ours |"),
			Check:   checkLosses,
		},
	}
}

// checkOpportunityGoal has nothing to say where there are no goals to tie to: that is
// goals/none.
func checkOpportunityGoal(p *Pass) {
	if len(p.Plan.Goals) == 0 {
		return
	}
	var common *finding.Common
	account := orElse(p.Plan.Account.Text, "the customer")
	for _, o := range p.Facts.OpenOpportunities {
		if o.Goal.IsWritten() || isVague(o, 6) {
			continue
		}
		if common == nil {
			of := len(p.Facts.OpenOpportunities)
			common = p.inCommon(plan.ConceptOpportunities, "", of, "None of the {of} open opportunities serves a goal of "+account+".",
				"{n} of the {of} open opportunities serve no goal of "+account+": {names}.", p.exampleGoal("Fill in the goal of each"))
		}
		p.reportOpportunity(o, finding.Finding{
			Span:    place(o.Goal.Origin, &o.Record),
			Message: p.say(p.quoted(&o.Record), " serves no goal of ", account, "."),
			Hint:    p.exampleGoal("Fill in the goal"),
			Common:  common,
		})
	}
}

func checkNextAction(p *Pass) {
	if len(p.Plan.Actions) == 0 {
		return // no action at all is actions/none
	}
	isWorkedOn := sync.OnceValue(p.workedOn) // few plans have to be asked
	var common *finding.Common
	for _, o := range p.Facts.OpenOpportunities {
		if o.NextAction.IsWritten() || isWorkedOn()(o) || isVague(o, 6) {
			continue
		}
		if common == nil {
			of := len(p.Facts.OpenOpportunities)
			common = p.inCommon(plan.ConceptOpportunities, "", of, "Nothing is planned for any of the {of} open opportunities.",
				"Nothing is planned for {n} of the {of} open opportunities: {names}.", "Add an action for each that names it, or has its id behind for:, with an owner and a date.")
		}
		p.reportOpportunity(o, finding.Finding{
			Span:    place(o.NextAction.Origin, &o.Record),
			Message: p.say("Nothing is planned for ", p.quoted(&o.Record), "."),
			Hint:    p.asAction("Add an action", &o.Record),
			Common:  common,
		})
	}
}

// workedOn makes the question whether an open action or milestone serves an opportunity.
func (p *Pass) workedOn() func(*plan.Opportunity) bool {
	ahead := map[target]bool{}
	for milestone := range each(p.Plan.Milestones) {
		if milestone.IsOpen() {
			addTargets(ahead, milestone.For)
		}
	}
	const most = 32 // actions that are read for one opportunity: nobody wrote a plan that has more
	return func(o *plan.Opportunity) bool {
		it := target{plan.Opportunities, o.Key}
		if p.openTargets()[it] || ahead[it] {
			return true
		}
		spoken, looked := false, 0
		title := contentWords(o.Opportunity.Text)
		p.openActions().speaking(sentence(o.Opportunity.Text, o.Product.Text), 2, func(i int) bool {
			action := p.Facts.OpenActions[i]
			// One that says what it serves has to name the whole of anything else.
			spoken = !action.For.IsWritten() || covers(contentWords(action.Action.Text), title, math.MaxInt)
			looked++
			return !spoken && looked < most
		})
		return spoken
	}
}

func checkAnnualTarget(p *Pass) {
	if p.hasTargets() || p.Plan.TargetARR.IsWritten() || p.protectsOnly() {
		return
	}
	if len(p.Plan.Opportunities) == 0 || len(p.Plan.Goals) == 0 {
		return // a target without opportunities is out of thin air, and one before any goal is the wrong start
	}
	p.Report(finding.Finding{
		Span:    p.Plan.TargetARR.At(p.Plan.Facts),
		Message: "The plan has no target for the next twelve months.",
		Hint:    "Add target_arr: and target_by: at the top of the plan.",
	})
}

func checkTargetFunded(p *Pass) {
	target, arr, pipeline := p.Plan.TargetARR, p.Plan.ARR, p.Facts.Pipeline
	if !target.IsSet() || !arr.IsSet() && !p.Plan.IsProspect() || len(pipeline.Counted) == 0 || len(pipeline.Skipped) > 0 {
		return
	}
	currency := facts.Currency(p.Plan)
	target, known := target.In(currency, p.Plan.Rates)
	arr, same := arr.In(currency, p.Plan.Rates)
	if !known || !same {
		return
	}
	growth := target.Amount.Sub(arr.Amount)
	if !growth.IsPositive() {
		return
	}
	want := growth.Mul(decimal.NewFromFloat(p.Share("coverage")))
	f := finding.Finding{Span: target.Span, Content: "target_arr"}
	switch {
	case growth.GreaterThan(pipeline.Max):
		f.Message = fmt.Sprintf("The target asks for %s more, but all open opportunities together are worth %s.", amountText(growth, currency), amountText(pipeline.Unweighted, currency))
	case want.GreaterThan(pipeline.Weighted) && len(pipeline.Unrated)+len(pipeline.Late) == 0:
		f.Severity = finding.Info
		f.Message = fmt.Sprintf("The target asks for %s more; the open opportunities, weighted by probability, are worth %s.", amountText(growth, currency), amountText(pipeline.Weighted, currency))
	default:
		return
	}
	f.Hint = "Find more opportunities, or lower the target."
	p.Report(f)
}

func checkShelfware(p *Pass) {
	floor := decimal.NewFromInt(int64(p.Whole("floor")))
	planned := sync.OnceValue(p.plannedProducts) // few plans have to be asked
	for product := range each(p.Plan.Products) {
		used, known := shareUsed(product)
		if !known || used.IsNegative() || !used.LessThan(floor) || !product.Product.IsSet() || planned()[strings.ToLower(product.Product.Text)] {
			continue
		}
		p.Report(finding.Finding{
			Span:    product.Active.At(product.Adoption.At(product.Head)),
			Message: fmt.Sprintf("%s is used to %s%%, and nothing is planned for it.", shortened(product.Product.Text), used.Round(0)),
			Hint:    "Add an action that brings it into use, or a risk that it will be cut at renewal.",
			Record:  recordOf(plan.Products, &product.Record), Content: nameOf(&product.Record),
		})
	}
}

// shareUsed is the per cent of its seats that a product is used to.
func shareUsed(product *plan.ProductUse) (decimal.Decimal, bool) {
	if product.Seats.IsSet() && product.Active.IsSet() && product.Seats.Value.IsPositive() {
		return product.Active.Value.Shift(2).DivRound(product.Seats.Value, 1), true
	}
	return product.Adoption.Value, product.Adoption.IsSet()
}

// plannedProducts lists, in lower case, the products that an open action, opportunity or risk names.
func (p *Pass) plannedProducts() map[string]bool {
	var products []string
	for product := range each(p.Plan.Products) {
		products = append(products, strings.ToLower(product.Product.Text))
	}
	known, planned := newPhrases(products), map[string]bool{}
	for _, action := range p.Facts.OpenActions {
		known.collect(p.lower(action.Action.Text), planned)
	}
	for _, o := range p.Facts.OpenOpportunities {
		known.collect(p.lower(o.Product.Text), planned)
		known.collect(p.lower(o.Opportunity.Text), planned)
	}
	for _, risk := range p.Facts.OpenRisks {
		known.collect(p.lower(risk.Risk.Text), planned)
		known.collect(p.lower(risk.Mitigation.Text), planned)
	}
	return planned
}

func checkLosses(p *Pass) {
	for entry := range each(p.Plan.Log) {
		if entry.Kind.Value != plan.LogLost && entry.Kind.Value != plan.LogWon || entry.Reason.IsWritten() ||
			mentions(entry.Text.Text, "because", "due", "reason", "since", "price", "lacked", "missing", "thanks") {
			continue
		}
		p.Report(finding.Finding{
			Span:    place(entry.Reason.Origin, &entry.Record),
			Message: quoted(entry.Text.Text) + ": nobody wrote down why.",
			Hint:    "Write the reason that the customer gave.",
			Record:  recordOf(plan.Log, &entry.Record), Content: entry.Text.Text,
		})
	}
}
