// The competition group: who else is in the account, where, and what do we do about it?
package rule

import (
	"slices"
	"strings"
	"sync"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
)

const rivalRow = "| Slotwise | Gate terminals in Frozen | deployed | medium | Read its terminals and win on one plan for both stores |"

func competitionRules() []Rule {
	return []Rule{
		{
			ID: "competition/missing", Severity: finding.Info, Strategic: finding.Warning, Since: "0.1.0",
			Summary: "the plan says nothing about competitors",
			Why:     "The guides ask which competitors are active in the account, where, and how the customer sees them.",
			Do:      `Name them, or write "No known competitor as of <date>" and who was asked.`,
			Bad:     changed(section("Competition"), "").showing("(no competition)"),
			Good:    fine("| Slotwise | Gate terminals in Frozen | deployed | medium |"),
			Check:   checkCompetition,
		},
		{
			ID: "competition/no-defence", Over: overCompetitors, Severity: finding.Warning, Since: "0.1.0",
			Summary: "a competitor is in the account, and nothing is done about it",
			Why:     "The plan holds the strategy for defending against competitive displacement, one guide says.",
			Do:      "Write the strategy, or an action or risk that names the competitor.",
			Bad:     changed(rivalRow, strings.Replace(rivalRow, "| Read its terminals and win on one plan for both stores |", "| |", 1), "Slotwise offers the gate and dock modules as one contract", "A rival offers the gate and dock modules as one contract"),
			Good:    fine("| Slotwise | … | deployed | medium | Read its terminals and win on one plan for both stores |"),
			Check:   checkDefence,
		},
		{
			ID: "competition/no-footprint", Over: overCompetitors, Severity: finding.Info, Since: "0.1.0",
			Summary: "the plan does not say where in the account a competitor is",
			Why:     "The plan names the parts of the account where a competing solution is already deployed, one guide says.",
			Do:      "Write the unit, the product or the number of users; \"unknown\" is an answer that calls for an action.",
			Bad:     changed("| Slotwise | Gate terminals in Frozen |", "| Slotwise | |"),
			Good:    fine("| Slotwise | Gate terminals in Frozen |"),
			Check:   checkFootprint,
		},
	}
}

func checkCompetition(p *Pass) {
	if len(p.Plan.Competitors) > 0 || p.isUnread(plan.Competitors) || p.saysNoCompetitor() {
		return
	}
	at, _ := p.headingOf(plan.ConceptCompetition)
	p.Report(finding.Finding{
		Span:    at.Span,
		Message: "The plan says nothing about competitors at " + orElse(p.Plan.Account.Text, "the customer") + ".",
		Hint:    `Name them, or write "No known competitor as of" with a date and who was asked.`,
	})
}

// saysNoCompetitor reports whether the section about competition says that there is none, or
// the plan says so anywhere.
func (p *Pass) saysNoCompetitor() bool {
	for prose := range each(p.Plan.Prose) {
		text := p.lower(prose.Text.Text)
		if strings.Contains(text, "no known competitor") || strings.Contains(text, "no competitor") {
			return true
		}
		if prose.Section >= 0 && prose.Section < len(p.Plan.Sections) && p.Plan.Sections[prose.Section].Has(plan.ConceptCompetition) && mentions(text, "none", "no", "nobody") {
			return true
		}
	}
	return false
}

func (p *Pass) reportCompetitor(competitor *plan.Competitor, f finding.Finding) {
	p.reportRecord(plan.Competitors, &competitor.Record, "", &f)
}

func checkDefence(p *Pass) {
	defended := sync.OnceValue(p.defended) // few plans have to be asked
	for competitor := range each(p.Plan.Competitors) {
		gone := gone().in(competitor.Status.Text)
		if competitor.Strategy.IsWritten() || gone || tellsDefence(competitor.Notes) || defended()[strings.ToLower(competitor.Competitor.Text)] {
			continue
		}
		p.reportCompetitor(competitor, finding.Finding{
			Span:    place(competitor.Strategy.Origin, &competitor.Record),
			Message: p.say("Nothing is planned against ", nameOf(&competitor.Record), "."),
			Hint:    "Write the strategy, or an action or risk that names them.",
		})
	}
}

var gone = newWordSet("gone dormant lost inactive former left displaced replaced none potential")

// tellsDefence reports whether a remark on a competitor says what we do about them: "we win on
// service", "position the pilot against their price".
func tellsDefence(notes []plan.String) bool {
	return slices.ContainsFunc(notes, func(note plan.String) bool {
		return len(ordinary(note.Text)) >= 3 && mentions(note.Text, "we", "our", "us", "win", "wins", "beat", "defend*", "counter*", "position*", "differentiat*", "show", "prove", "displac*", "against", "lead")
	})
}

// defended lists, in lower case, the competitors that an open action or a risk names.
func (p *Pass) defended() map[string]bool {
	named := map[string]bool{"": true} // nothing can be planned against nobody
	var competitors []string
	for i := range p.Plan.Competitors {
		competitors = append(competitors, strings.ToLower(p.Plan.Competitors[i].Competitor.Text))
	}
	known := newPhrases(competitors)
	for _, action := range p.Facts.OpenActions {
		known.collect(p.lower(action.Action.Text), named)
	}
	for i := range p.Plan.Risks {
		known.collect(p.lower(p.Plan.Risks[i].Risk.Text), named)
	}
	return named
}

func checkFootprint(p *Pass) {
	inWhitespace := p.inWhitespace()
	for competitor := range each(p.Plan.Competitors) {
		if competitor.Where.IsWritten() || inWhitespace[folded(competitor.Competitor.Text)] || len(competitor.Notes) > 0 {
			continue
		}
		p.reportCompetitor(competitor, finding.Finding{
			Span:    place(competitor.Where.Origin, &competitor.Record),
			Message: p.say("The plan does not say where ", nameOf(&competitor.Record), " is used."),
			Hint:    `Write the unit, the product or the number of users. "unknown" calls for an action.`,
		})
	}
}

// inWhitespace lists the competitors that the whitespace names, folded.
func (p *Pass) inWhitespace() map[string]bool {
	named := map[string]bool{}
	for i := range p.Plan.Whitespace {
		if competitor := p.Plan.Whitespace[i].Competitor; competitor.IsSet() {
			named[folded(competitor.Text)] = true
		}
	}
	return named
}
