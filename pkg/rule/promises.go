// The questions and commitments groups: what we still have to find out, and what we promised.
package rule

import (
	"fmt"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
)

func promiseRules() []Rule {
	const promises = "## Commitments\n\n| Commitment | To | Owner | Due | Status |\n|---|---|---|---|---|\n| Test report of the sign-on | Milan Kok | Jonas Weber | %s | open |\n\n## Questions\n"
	return []Rule{
		{
			ID: "questions/none", Severity: finding.Info, Since: "0.1.0",
			Summary: "the plan says nothing about what we still want to know",
			Why:     "A plan holds what you know about the customer and what you want to know, one guide says. Whoever has no question has stopped looking.",
			Do:      "Add `## Questions` with what you would ask the customer if you had one hour.",
			Bad:     changed(section("Questions"), "").showing("(no questions)"),
			Good:    fine("- Who decides on the docks in Venlo? @priya due:2026-11-06"),
			Check:   checkQuestions,
		},
		{
			ID: "commitments/overdue", Severity: finding.Warning, Tags: []string{TagTime}, Since: "0.1.0",
			Summary: "a promise to the customer is late",
			Why:     "Customers stay with those who deliver on their promises, one guide says; the customer remembers the day better than we do.",
			Do:      "Keep the promise today, or tell the customer the new day and write it down.",
			Bad:     changed("## Questions\n", fmt.Sprintf(promises, "2026-09-18")).showing("| Test report of the sign-on | Milan Kok | Jonas Weber | 2026-09-18 | open |"),
			Good:    changed("## Questions\n", fmt.Sprintf(promises, "2026-10-16")).showing("| Test report of the sign-on | Milan Kok | Jonas Weber | 2026-10-16 | open |"),
			Check:   checkCommitments,
		},
	}
}

func checkQuestions(p *Pass) {
	if len(p.Plan.Questions)+len(p.Plan.Assumptions) > 0 {
		return
	}
	for s := range each(p.Plan.Sections) {
		if s.Has(plan.ConceptQuestions) || s.Has(plan.ConceptAssumptions) {
			return
		}
	}
	p.Report(finding.Finding{
		Span:    p.Plan.Title.At(p.Plan.Facts),
		Message: "The plan has no question about " + orElse(p.Plan.Account.Text, "the customer") + ".",
		Hint:    "Add \"## Questions\" with what you would ask them if you had one hour.",
	})
}

func checkCommitments(p *Pass) {
	for commitment := range each(p.Plan.Commitments) {
		if commitment.Status.Value.Closed() || !commitment.Due.Before(p.AsOf) {
			continue
		}
		p.Report(finding.Finding{
			Span:    commitment.Due.Span,
			Message: p.say("We promised ", p.quoted(&commitment.Record), " for ", dateText(commitment.Due), ", ", days(int(p.AsOf-commitment.Due.Last)), " ago."),
			Hint:    "Keep the promise today, or tell the customer the new day and write it down.",
			Record:  recordOf(plan.Commitments, &commitment.Record), Content: nameOf(&commitment.Record),
			Owner: responsible(commitment.Owner),
		})
	}
}
