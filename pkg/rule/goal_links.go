// The goals group, second half: what the goals are tied to, and whether they are a sane set.
package rule

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/rule/quota"
)

func goalLinkRules() []Rule {
	return []Rule{
		{
			ID: "goals/unmapped-outcome", Over: overGoals, Severity: finding.Warning, Since: "0.1.0",
			Summary: "a goal does not say how we help",
			Why:     "Goals are mapped to the outcomes that our product can help achieve, one guide says; else they are news about the customer.",
			Do:      "Fill in `enables`, or tie an opportunity or action to the goal.",
			Bad:     changed("| Annual report 2025, page 12 | Dock Planner gives every truck a slot |", "| Annual report 2025, page 12 | |", "| Priya Nair | g1 | Offer", "| Priya Nair | g2 | Offer", "stores @ines due:2026-10-22 for:g1", "stores @ines due:2026-10-22 for:g2"),
			Good:    fine("| Annual report 2025, page 12 | Dock Planner gives every truck a slot |"),
			Check:   checkGoalMapped,
		},
		{
			ID: "goals/orphan", Over: overGoals, Severity: finding.Warning, Since: "0.1.0",
			Varies: "an info in plans that tie nothing to goals by id", Others: []finding.Severity{finding.Info},
			Summary: "nothing in the plan works towards a goal",
			Why:     "The expansion path follows from the customer's goals. A goal that no opportunity, action or risk refers to is decoration.",
			Do:      "Tie an action or opportunity to the goal with `for:` and its id, or drop the goal.",
			Bad:     changed("Cut the wait of trucks at the docks | Minutes per truck", "Cut the energy of both buildings | Kilowatt hours", "| Priya Nair | g1 | Offer", "| Priya Nair | g2 | Offer", "stores @ines due:2026-10-22 for:g1", "stores @ines due:2026-10-22 for:g2"),
			Good:    fine("- [ ] Send Carl Jansen the savings report of both stores @ines due:2026-10-22 for:g1"),
			Check:   checkGoalOrphan,
		},
		{
			ID: "goals/no-customer-owner", Over: overGoals, Severity: finding.Info, Since: "0.1.0",
			Summary: "a goal belongs to nobody at the customer's",
			Why:     "The guides ask for the objectives of each department and executive; a goal without a person cannot be talked over.",
			Do:      "Add the customer's person or unit who answers for the goal.",
			Bad:     changed("| 35 | 2027-04-30 | Ada Roth | Fresh |", "| 35 | 2027-04-30 | | |"),
			Good:    fine("| 35 | 2027-04-30 | Ada Roth | Fresh |"),
			Check:   checkGoalOwner,
		},
		{
			ID: "goals/adoption-only", Over: overGoals, Severity: finding.Info, Since: "0.1.0",
			Summary: "every goal is about the use of our product",
			Why:     "Usage is how the customer gets somewhere, not where they want to go. The guides ask what each goal accomplishes for the customer. " + measuredUsage(),
			Do:      "Add the outcome that the usage serves; keep the usage as its lead indicator.",
			Bad: changed("Cut the wait of trucks at the docks | Minutes per truck | 74 | 35 |", "Raise weekly active users of Dock Planner | Share of licensed users | 55% | 70% |",
				"Raise the fill rate of outgoing trucks | Share of pallet places | 71% | 80% |", "Complete the onboarding of all Load Board users | Share of users trained | 40% | 100% |").
				showing("Raise weekly active users of Dock Planner from 55% to 70%"),
			Good:  fine("Cut the wait of trucks at the docks from 74 to 35 minutes"),
			Check: checkAdoptionOnly,
		},
		{
			ID: "goals/too-many", Over: overGoals, Severity: finding.Info, Since: "0.1.0",
			Summary: "the plan has more goals than anybody can work on, or a strategic account just one",
			Why:     "Planning directs finite attention to what matters most; eleven goals direct it nowhere.",
			Do:      "Keep the three that the customer's executives talk about.",
			Options: []Option{
				{Name: "max", Default: WholeValue(5), Doc: "goals at most"},
				{Name: "min", Default: WholeValue(2), Doc: "goals at least, on a strategic account"},
			},
			Bad: changed("| Femke Bos | Frozen | QBR with Carl Jansen, 2026-08-14 | Load Board shows free places a day ahead |\n", "| Femke Bos | Frozen | QBR with Carl Jansen, 2026-08-14 | Load Board shows free places a day ahead |\n"+moreGoals(), "| Priya Nair | g1 | Offer", "| Priya Nair | g1, g3, g4, g5, g6, g7 | Offer").
				showing("(seven goals)"),
			Good:  fine("(two goals)"),
			Check: checkGoalCount,
		},
		{
			ID: "goals/no-baseline", Over: overGoals, Severity: finding.Info, Since: "0.1.0",
			Summary: "a goal has a target number but no number of today",
			Why:     "95% is a triumph from 60% and nothing from 94%. Plans in practice give baseline and target side by side.",
			Do:      "Add the current value, or who is measuring it.",
			Bad:     changed("| Minutes per truck | 74 | 35 |", "| Minutes per truck | | 35 |"),
			Good:    fine("| Minutes per truck | 74 | 35 |"),
			Check:   checkGoalBaseline,
		},
		{
			ID: "goals/past", Over: overGoals, Severity: finding.Warning, Tags: []string{TagTime}, Since: "0.1.0",
			Summary: "a goal's day is over",
			Why:     "Goals are time-bound, the guides say. One whose day has come was reached or was not: either is news for the plan.",
			Do:      "Move it to Value delivered if they reached it, else write their new date, or drop it.",
			Bad:     changed("| 71% | 80% | 2027-06-30 |", "| 71% | 80% | 2026-06-30 |"),
			Good:    fine("| 71% | 80% | 2027-06-30 |"),
			Check:   checkGoalPast,
		},
		{
			ID: "goals/no-change", Over: overGoals, Severity: finding.Warning, Since: "0.1.0",
			Summary: "a goal aims at where they are already",
			Why:     "The guides ask for measurable goals: baseline and target that are the same measure nothing.",
			Do:      "Correct the one that is wrong; if it is to stay so, say it in the goal: \"Keep …\".",
			Bad:     changed("| 71% | 80% | 2027-06-30 |", "| 80% | 80% | 2027-06-30 |"),
			Good:    fine("| 71% | 80% | 2027-06-30 |"),
			Check:   checkGoalChange,
		},
		{
			ID: "goals/no-challenge", Severity: finding.Info, Since: "0.1.0",
			Summary: "no challenge or pain of the customer's is recorded",
			Why:     "The guides want the customer's primary business challenges in the plan: a goal says where they go, a challenge why it is hard.",
			Do:      "Add `## Challenges` with what keeps them from their goals today.",
			Bad:     changed(section("Challenges"), "").showing("(no challenges)"),
			Good:    fine("## Challenges\n\n| ID | Challenge | Unit |\n|----|-----------|------|\n| c1 | Trucks queue on the street before six in the morning | Fresh |"),
			Check:   checkChallenges,
		},
	}
}

func moreGoals() string {
	var b strings.Builder
	for i, goal := range []string{"Cut the waste of berries on the road", "Cut overtime in the night shift", "Cut damaged pallets at the gate", "Cut the energy of the cold stores", "Cut late deliveries to restaurants"} {
		fmt.Fprintf(&b, "| g%d | %s | Share per month | 9%% | 6%% | 2027-06-30 | Femke Bos | Frozen | QBR with Carl Jansen, 2026-08-14 | Load Board shows free places a day ahead of the %s |\n", i+3, goal, goal)
	}
	return b.String()
}

// isServed reports whether something works towards a goal: opportunities, actions and milestones
// by reference, and with byWords everything that speaks of it in its own words.
func (p *Pass) isServed(goal *plan.Goal, byWords bool) bool {
	if p.servedTargets()[target{plan.Goals, goal.Key}] {
		return true
	}
	return byWords && p.speakingOfGoals().speaks(goal.Goal.Text+" "+goal.Metric.Text, 2)
}

// speakingOfGoals indexes the words of everything that could work towards a goal.
func (p *Pass) speakingOfGoals() *wordIndex {
	remembered(&p.memo.speaking, func() wordIndex {
		index := newWordIndex(len(p.Plan.Opportunities) + len(p.Plan.Actions) + len(p.Plan.Milestones) + len(p.Plan.Risks))
		for o := range each(p.Plan.Opportunities) {
			index.add(o.Opportunity.Text, o.Rationale.Text, o.Approach.Text)
		}
		for a := range each(p.Plan.Actions) {
			index.add(a.Action.Text)
		}
		for m := range each(p.Plan.Milestones) {
			index.add(m.Milestone.Text)
		}
		for r := range each(p.Plan.Risks) {
			index.add(r.Risk.Text, r.Mitigation.Text)
		}
		return index
	})
	return p.memo.speaking
}

// tiesToGoals reports whether the plan's author ties records to goals by id at all.
func (p *Pass) tiesToGoals() bool {
	for o := range each(p.Plan.Opportunities) {
		for _, ref := range o.Goal.List {
			if ref.Collection == plan.Goals {
				return true
			}
		}
	}
	for a := range each(p.Plan.Actions) {
		for _, ref := range a.For.List {
			if ref.Collection == plan.Goals {
				return true
			}
		}
	}
	return false
}

// checkGoalMapped leaves a goal that nothing at all refers to to goals/orphan where that rule
// says the more important thing: that nobody works on it.
func checkGoalMapped(p *Pass) {
	if hasProblem(p.Plan, plan.DanglingReference) {
		return // the one that leads to nothing may lead to a goal: consistency/broken-ref
	}
	var unmapped []*plan.Goal
	for i, goal := range p.customersGoals() {
		if goal.Enables.IsWritten() || p.isServed(goal, false) || p.namesProduct(goal.Goal.Text) || p.isUnmeasurable(i) && p.runs("goals/unmeasurable") {
			continue
		}
		unmapped = append(unmapped, goal)
	}
	p.reportGoals(unmapped, "None of the {of} goals says how we help.", "{n} of the {of} goals do not say how we help: {names}.",
		"Fill in \"how we help\": what of ours gets them there. Or tie actions and opportunities to the goals.", func(goal *plan.Goal) finding.Finding {
			return finding.Finding{
				Span:    place(goal.Enables.Origin, &goal.Record),
				Message: p.say(p.quoted(&goal.Record), " does not say how we help."),
				Hint:    "Fill in \"how we help\": what of ours gets them there. Or tie an action or opportunity to the goal.",
			}
		})
}

// namesProduct reports whether a text names one of the products that the customer has.
func (p *Pass) namesProduct(text string) bool {
	return remembered(&p.memo.products, func() phrases {
		var names []string
		for _, product := range p.ourProducts() {
			if len(product) > 2 {
				names = append(names, strings.ToLower(product))
			}
		}
		return newPhrases(names)
	}).in(p.lower(text))
}

// ourProducts lists the names of our products as far as plan and configuration know them.
func (p *Pass) ourProducts() []string {
	names := append([]string{}, p.Vendor.Products...)
	for _, product := range p.Plan.ProductsOwned.List {
		names = append(names, product.Text)
	}
	for product := range each(p.Plan.Products) {
		names = append(names, product.Product.Text)
	}
	for cell := range each(p.Plan.Whitespace) {
		names = append(names, cell.Product.Text)
	}
	return names
}

// checkGoalOrphan is silent where the goal does not even say how we help: that is reported.
func checkGoalOrphan(p *Pass) {
	severity := finding.Info
	if p.tiesToGoals() {
		severity = finding.Warning
	}
	var orphans []*plan.Goal
	for _, goal := range p.customersGoals() {
		if (goal.Enables.IsWritten() || p.namesProduct(goal.Goal.Text)) && !p.isServed(goal, true) {
			orphans = append(orphans, goal)
		}
	}
	p.reportGoals(orphans, "No opportunity, action or risk works towards any of the {of} goals.", "No opportunity, action or risk works towards {n} of the {of} goals: {names}.",
		"Add an action for each that names it, or has its id behind for:. Or drop the goal.", func(goal *plan.Goal) finding.Finding {
			return finding.Finding{
				Severity: severity,
				Message:  p.say("No opportunity, action or risk works towards ", p.quoted(&goal.Record), "."),
				Hint:     p.asAction("Add an action", &goal.Record) + " Or drop the goal.",
			}
		})
}

func checkGoalOwner(p *Pass) {
	var nobodys []*plan.Goal
	for _, goal := range p.customersGoals() {
		if !goal.Owner.IsWritten() && !goal.Unit.IsWritten() && !p.namesCustomer(goal.Goal.Text) {
			nobodys = append(nobodys, goal)
		}
	}
	const hint = "Add the person or the unit of theirs who answers for it."
	at := orElse(p.Plan.Account.Text, "the customer's")
	p.reportGoals(nobodys, "None of the {of} goals belongs to anybody at "+at+".", "{n} of the {of} goals belong to nobody at "+at+": {names}.", hint, func(goal *plan.Goal) finding.Finding {
		return finding.Finding{
			Span:    place(goal.Owner.Origin, &goal.Record),
			Message: p.say(p.quoted(&goal.Record), " belongs to nobody at ", at, "."),
			Hint:    hint,
		}
	})
}

// namesCustomer reports whether a text names a person or a unit of the customer's.
func (p *Pass) namesCustomer(text string) bool {
	return remembered(&p.memo.people, func() phrases {
		var names []string
		for person := range each(p.Plan.Stakeholders) {
			if person.Name.IsSet() {
				names = append(names, strings.ToLower(person.Name.Text))
			}
		}
		for _, unit := range p.Plan.Units.List {
			if len(unit.Text) > 2 {
				names = append(names, strings.ToLower(unit.Text))
			}
		}
		return newPhrases(names)
	}).in(p.lower(text))
}

func checkAdoptionOnly(p *Pass) {
	if len(p.Plan.Goals) == 0 {
		return
	}
	for i := range p.Plan.Goals {
		if p.verdict(i).Kind != quota.Adoption {
			return
		}
	}
	first := p.Plan.Goals[0]
	p.Report(finding.Finding{ // about all of them: whichever comes first
		Span:    place(first.Goal.Origin, &first.Record),
		Message: p.say("Every goal is about the use of our product, beginning with ", p.quoted(&first.Record), "."),
		Hint:    "Add what the usage is good for: the number of theirs that it moves.",
	})
}

func checkGoalCount(p *Pass) {
	number, most, least := len(p.Plan.Goals), p.Whole("max"), p.Whole("min")
	switch {
	case number > most:
		p.Report(finding.Finding{ // about all of them: whichever comes last
			Span:    p.Plan.Goals[most].Head,
			Message: fmt.Sprintf("The plan has %d goals; nobody works on more than %d.", number, most),
			Hint:    "Keep those that the customer's executives talk about.",
		})
	case number > 0 && number < least && p.Tier == plan.Strategic:
		p.Report(finding.Finding{
			Span:    p.Plan.Goals[0].Head,
			Message: fmt.Sprintf("The plan has %s; a strategic account has more than that at heart.", counted(number, "goal", "goals")),
			Hint:    "Ask a second department what it must achieve this year.",
		})
	}
}

func checkGoalBaseline(p *Pass) {
	var blind []*plan.Goal
	for _, goal := range p.customersGoals() {
		if !goal.Baseline.IsWritten() && strings.ContainsFunc(goal.Target.Text, unicode.IsDigit) && goal.Target.IsSet() && !mentions(goal.Goal.Text, "from") && !mentions(goal.Target.Text, "from") {
			blind = append(blind, goal)
		}
	}
	const hint = "Add the current value, or who is measuring it."
	p.reportGoals(blind, "None of the {of} goals says where they are today.", "{n} of the {of} goals do not say where they are today: {names}.", hint, func(goal *plan.Goal) finding.Finding {
		return finding.Finding{
			Span:    place(goal.Baseline.Origin, &goal.Record),
			Message: p.say(p.quoted(&goal.Record), " aims at ", shortened(goal.Target.Text), " but does not say where they are today."),
			Hint:    hint,
		}
	})
}

func checkGoalPast(p *Pass) {
	for _, goal := range p.customersGoals() {
		if !goal.By.Before(p.AsOf) || tellsOutcome(goal) {
			continue
		}
		p.reportGoal(goal, finding.Finding{
			Span:    goal.By.Span,
			Message: fmt.Sprintf("%s was to be reached by %s, %s ago.", p.quoted(&goal.Record), dateText(goal.By), days(int(p.AsOf-goal.By.Last))),
			Hint:    "Move it to Value delivered if they reached it, else write their new date, or drop it.",
		})
	}
}

// tellsOutcome reports whether a remark on a goal, or a column of the author's own, says what came of it.
func tellsOutcome(goal *plan.Goal) bool {
	text := ""
	for i := range goal.Notes {
		text = sentence(text, goal.Notes[i].Text)
	}
	for i := range goal.Extra {
		text = sentence(text, goal.Extra[i].Value.Text)
	}
	return mentions(text, "reached", "achieved", "met", "done", "missed", "completed", "complete", "closed", "dropped")
}

func checkGoalChange(p *Pass) {
	for _, goal := range p.customersGoals() {
		if !goal.Baseline.IsSet() || !goal.Target.IsSet() || folded(goal.Baseline.Text) != folded(goal.Target.Text) ||
			!strings.ContainsFunc(goal.Target.Text, unicode.IsDigit) ||
			mentions(goal.Goal.Text, "keep", "hold", "maintain", "stay", "remain", "sustain", "preserve", "no", "not", "without") {
			continue
		}
		p.reportGoal(goal, finding.Finding{
			Span:    goal.Target.Span,
			Message: fmt.Sprintf("%s aims at %s, where they are already.", p.quoted(&goal.Record), shortened(goal.Target.Text)),
			Hint:    "Correct the baseline or the target; if it is to stay so, say it in the goal: \"Keep …\".",
		})
	}
}

func checkChallenges(p *Pass) {
	if len(p.Plan.Challenges) > 0 {
		return
	}
	for s := range each(p.Plan.Sections) {
		if s.Has(plan.ConceptChallenges) {
			return
		}
	}
	p.Report(finding.Finding{
		Span:    p.Plan.Title.At(p.Plan.Facts),
		Message: "Nothing is said about what " + orElse(p.Plan.Account.Text, "the customer") + " struggles with.",
		Hint:    "Add \"## Challenges\" with what keeps them from their goals today.",
	})
}
