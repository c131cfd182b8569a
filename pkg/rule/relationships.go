// The stakeholders group, second half: is the map of people wide, warm and honest enough?
package rule

import (
	"fmt"
	"slices"
	"strings"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
)

func relationshipRules() []Rule {
	return []Rule{
		{
			ID: "stakeholders/no-critic", Over: overPeople, Severity: finding.Warning, Since: "0.1.0",
			Varies: "an info where fewer than four people are listed", Others: []finding.Severity{finding.Info},
			Summary: "nobody on the map is neutral or against us",
			Why:     "All guides ask for blockers, sceptics and detractors. A map without them is not finished.",
			Do:      `Ask your champion who is against it. If there is nobody, write "no known blockers as of <date>".`,
			Bad:     changed("| economic-buyer | neutral |", "| economic-buyer | supporter |", "| technical-buyer | sceptic |", "| technical-buyer | unknown |"),
			Good:    fine("| technical-buyer | sceptic |"),
			Check:   checkCritic,
		},
		{
			ID: "stakeholders/all-rosy", Severity: finding.Warning, Since: "0.1.0",
			Summary: "everybody on the map is for us",
			Why:     "An unrealistically positive picture keeps the organisation from acting on accounts at risk, one guide says.",
			Do:      "Ask who would sign a competitor's contract tomorrow, and set their stance.",
			Options: []Option{{Name: "min", Default: WholeValue(4), Doc: "people with a stance from which on the rule speaks"}},
			Bad:     changed("| economic-buyer | neutral |", "| economic-buyer | supporter |", "| technical-buyer | sceptic |", "| technical-buyer | supporter |"),
			Good:    fine("| technical-buyer | sceptic |"),
			Check:   checkRosyMap,
		},
		{
			ID: "stakeholders/single-threaded", Over: overPeople, Severity: finding.Warning, Tags: []string{TagTime}, Since: "0.1.0",
			Summary: "too few people at the customer's are engaged with us",
			Why:     "Multithreading protects and grows the account, one guide says; with one contact the account leaves when the contact does.",
			Do:      "Meet two more people this quarter, in other units.",
			Options: []Option{
				{Name: "min", Default: WholeValue(3), Doc: "engaged people at least"},
				{Name: "min_strategic", Default: WholeValue(5), Doc: "the same on a strategic account"},
			},
			Bad:   changed(line("| s5 | Sanne Visser"), "", "| technical-buyer | sceptic |", "| technical-buyer, end-user | sceptic |").showing("(four people, all engaged)"),
			Good:  fine("(five of five people engaged)"),
			Check: checkSingleThread,
		},
		{
			ID: "stakeholders/champion-not-warm", Over: overPeople, Severity: finding.Warning, Since: "0.1.0",
			Summary: "a champion does not stand by us",
			Why:     "A champion is the person who advocates for you internally. Somebody neutral is a hope, not a champion.",
			Do:      "Call them a potential champion, or win them: what would they fight for?",
			Bad:     changed("| champion | supporter |", "| champion | neutral |"),
			Good:    fine("| champion | supporter |"),
			Check:   checkChampionWarm,
		},
		{
			ID: "stakeholders/no-executive", Over: overPeople, Severity: finding.Info, Strategic: finding.Warning, Since: "0.1.0",
			Summary: "no executive is on the map",
			Why:     "Executive relationships open doors that otherwise take a year of procurement, one guide says.",
			Do:      "Add the executive who would miss us, and how to reach them.",
			Bad:     changed("Chief Financial Officer", "Finance Controller", "VP Operations", "Operations Manager", "Head of Cold Store", "Manager Cold Store"),
			Good:    fine("| Carl Jansen | Chief Financial Officer |"),
			Check:   checkExecutive,
		},
		{
			ID: "stakeholders/no-counterpart", Over: overPeople, Severity: finding.Info, Since: "0.1.0",
			Summary: "an executive of theirs has no counterpart of ours",
			Why:     "Key executive relationships are mapped to the vendor's internal team, the guides say: somebody has to call.",
			Do:      "Name the one of us who looks after them.",
			Bad:     changed("| Sees the savings report on 22 October | Ines Carvalho |", "| Sees the savings report on 22 October | |"),
			Good:    fine("| Sees the savings report on 22 October | Ines Carvalho |"),
			Check:   checkCounterpart,
		},
		{
			ID: "stakeholders/competitor-ties-unknown", Over: overCompetitors, Severity: finding.Info, Since: "0.1.0",
			Summary: "a competitor is in the account, but nobody is marked as theirs",
			Why:     "The map says whom your competitors have relationships with inside the account.",
			Do:      "Fill in the competitor of at least one person, or ask your champion.",
			Bad:     changed("| Reads the sign-on concept | Jonas Weber | Slotwise |", "| Reads the sign-on concept | Jonas Weber | |"),
			Good:    fine("| Milan Kok | IT Security Lead | … | Slotwise |"),
			Check:   checkCompetitorTies,
		},
		{
			ID: "stakeholders/decision-process-missing", Over: overPeople, Severity: finding.Info, Since: "0.1.0",
			Summary: "the plan does not say how the customer decides",
			Why:     "The guides ask for the decision process and the criteria: knowing the people is not knowing the way a yes comes about.",
			Do:      "Add `## Decision process` with its steps, or `## Decision criteria`.",
			Bad:     changed(section("Decision process"), "").showing("(no decision process)"),
			Good:    fine("## Decision process\n\n| Step | Owner | By |\n|------|-------|----|\n| Board approves above €100k | Carl Jansen | 2027-01-29 |"),
			Check:   checkDecision,
		},
		{
			ID: "stakeholders/unnamed-key-role", Over: overPeople, Severity: finding.Warning, Since: "0.1.0",
			Summary: "a key role is filled by nobody by name",
			Why:     "The economic buyer approves the budget; \"the CFO\" has no telephone.",
			Do:      "Keep the row, and add an action that finds the name.",
			Bad: changed("| s1 | Carl Jansen | Chief Financial Officer |", "| s1 | Unknown | Chief Financial Officer |",
				"| sceptic | medium | Carl Jansen | No new", "| sceptic | medium | | No new", "| advocate | high | Carl Jansen | Docks", "| advocate | high | | Docks",
				"| Board approves above €100k | Carl Jansen |", "| Board approves above €100k | |", "| Carl Jansen, Ada Roth, Ines Carvalho | |", "| Ada Roth, Ines Carvalho | |").showing("| s1 | Unknown | Chief Financial Officer | … | economic-buyer |"),
			Good:  fine("| s1 | Carl Jansen | Chief Financial Officer | … | economic-buyer |"),
			Check: checkUnnamed,
		},
		{
			ID: "stakeholders/unit-uncovered", Over: overPeople, Severity: finding.Info, Since: "0.1.0",
			Summary: "a business unit has no economic buyer or champion of its own",
			Why:     "Subsidiaries of large groups make separate purchasing decisions, one guide says; each needs somebody who decides or speaks for us.",
			Do:      "Find the one in the unit who signs or who would speak for us.",
			Options: []Option{{Name: "per_unit", Default: WordsValue("economic-buyer", "champion"), Doc: "roles of which every unit needs one"}},
			Bad:     changed("| Head of Cold Store | Frozen | champion | supporter |", "| Head of Cold Store | Frozen | influencer | supporter |"),
			Good:    fine("| Femke Bos | Head of Cold Store | Frozen | champion |"),
			Check:   checkUnitCovered,
		},
	}
}

// warm reports whether a stance is for us.
func warm(stance plan.Stance) bool { return stance == plan.Advocate || stance == plan.Supporter }

// stances counts the people with a known stance and the warm among them.
func (p *Pass) stances() (known, rosy int) {
	for _, person := range p.Facts.People {
		if person.Stance.IsSet() && person.Stance.Value != plan.UnknownStance {
			known++
			if warm(person.Stance.Value) {
				rosy++
			}
		}
	}
	return known, rosy
}

// rosyFrom is the least number of people of whom "all are for us" is reported as such; it is
// shared with checkCritic, which then keeps silent.
const rosyFrom = 4

func checkRosyMap(p *Pass) {
	known, rosy := p.stances()
	if known < p.Whole("min") || rosy < known || known < len(p.Facts.People) || p.saysNoBlockers() {
		return
	}
	at, _ := p.headingOf(plan.ConceptStakeholders)
	p.Report(finding.Finding{
		Span:    at.Span,
		Message: fmt.Sprintf("All %d people at %s are for us. That is rarely true.", known, orElse(p.Plan.Account.Text, "the customer")),
		Hint:    "Ask your champion who would sign a competitor's contract tomorrow.",
	})
}

func checkCritic(p *Pass) {
	known, rosy := p.stances()
	if known == 0 || rosy < known || p.saysNoBlockers() || known >= rosyFrom && known == len(p.Facts.People) {
		return
	}
	for _, person := range p.Facts.People {
		if person.Roles.Has(plan.Blocker) {
			return
		}
	}
	severity := finding.Warning
	if len(p.Facts.People) < 4 {
		severity = finding.Info
	}
	at, _ := p.headingOf(plan.ConceptStakeholders)
	p.Report(finding.Finding{
		Span: at.Span, Severity: severity,
		Message: "Nobody at " + orElse(p.Plan.Account.Text, "the customer") + " is neutral or against us.",
		Hint:    `Ask your champion who is. If there is nobody, write "No known blockers as of" and the date.`,
	})
}

// saysNoBlockers reports whether the plan says in words that there is no critic.
func (p *Pass) saysNoBlockers() bool {
	for prose := range each(p.Plan.Prose) {
		text := p.lower(prose.Text.Text)
		if strings.Contains(text, "no known blocker") || strings.Contains(text, "no known critic") || strings.Contains(text, "no known detractor") ||
			strings.Contains(text, "no blockers") || strings.Contains(text, "no detractors") {
			return true
		}
	}
	return false
}

func checkSingleThread(p *Pass) {
	least := p.Whole("min")
	if p.Tier == plan.Strategic {
		least = p.Whole("min_strategic")
	}
	engaged := p.engaged(least)
	if p.mapMissing() || engaged >= least || !p.tellsEngagement() {
		return
	}
	tags := p.rule.Tags
	if len(p.Facts.People) < least {
		tags = []string{} // too few people, whatever the day
	}
	at, _ := p.headingOf(plan.ConceptStakeholders)
	p.Report(finding.Finding{
		Span: at.Span, Tags: tags,
		Message: fmt.Sprintf("%s engaged with us; the account hangs on too few.", engagedPeople(engaged)),
		Hint:    fmt.Sprintf("Meet more people until at least %d are engaged, best in other units.", least),
		Lacking: least - engaged, Wanted: least,
	})
}

// engaged counts the people who are engaged with us, somebody who is listed twice once, until there are
// enough.
func (p *Pass) engaged(enough int) int {
	number := 0
	for i, person := range p.Facts.Engaged {
		if number == enough {
			break
		}
		if !slices.ContainsFunc(p.Facts.Engaged[:i], func(other *plan.Stakeholder) bool {
			return strings.EqualFold(person.Name.Text, other.Name.Text)
		}) {
			number++
		}
	}
	return number
}

// tellsEngagement reports whether the plan says of anybody how they stand to us or when they
// were met, and says it readably; where it says neither, stakeholders/field-missing speaks.
func (p *Pass) tellsEngagement() bool {
	tells := false
	for _, person := range p.Facts.People {
		if person.Stance.State == plan.Unreadable {
			return false // a misspelt supporter is one
		}
		tells = tells || person.Stance.IsWritten() || person.LastContact.IsWritten()
	}
	return tells
}

func engagedPeople(number int) string {
	return strings.Replace(isOrAre(number, "person"), "persons", "people", 1)
}

func checkChampionWarm(p *Pass) {
	for _, person := range p.Facts.People {
		if !person.Roles.Has(plan.Champion) || warm(person.Stance.Value) || person.Stance.State != plan.Set {
			continue
		}
		p.reportPerson(person, finding.Finding{
			Span:    place(person.Stance.Origin, &person.Record),
			Message: p.say(nameOf(&person.Record), " is called a champion but ", standing(person.Stance.Value), "."),
			Hint:    "Call them a potential champion, or find out what they would fight for.",
		})
	}
}

// standing says how somebody stands to us, behind their name.
func standing(stance plan.Stance) string {
	switch stance {
	case plan.UnknownStance:
		return "nobody knows where they stand"
	case plan.Neutral:
		return "is neutral"
	}
	return "is " + article(string(stance))
}

// isExecutive reads a job title: the top floor and those right below it.
func isExecutive(title string) bool {
	for word, at := nextWord(title, 0); word != ""; word, at = nextWord(title, at) {
		if len(word) == 3 && lowerByte(word[0]) == 'c' && lowerByte(word[2]) == 'o' || len(word) == 4 && isWord(word, "ciso") {
			return true
		}
	}
	return mentions(title, "chief", "vp", "svp", "evp", "avp", "president", "director", "head", "partner", "board", "chair*", "founder", "owner",
		"geschäftsführ*", "vorstand*", "leiter*", "direktor*", "directeur*", "directrice*", "director*", "diretor*", "gerente", "prezes", "dyrektor*", "chef*")
}

func checkExecutive(p *Pass) {
	titled := 0
	for _, person := range p.Facts.People {
		if !person.Title.IsSet() {
			continue
		}
		titled++
		if isExecutive(person.Title.Text) {
			return
		}
	}
	if titled == 0 {
		return // without titles nobody can tell
	}
	at, _ := p.headingOf(plan.ConceptStakeholders)
	p.Report(finding.Finding{
		Span:    at.Span,
		Message: "None of the people at " + orElse(p.Plan.Account.Text, "the customer") + " is an executive.",
		Hint:    "Add the executive who would miss us, and who of us could meet them.",
	})
}

// isTop reports whether a title is of the C-level or a vice president's.
func isTop(title string) bool {
	return isExecutive(title) && !mentions(title, "director", "head", "partner", "owner", "leiter*", "gerente", "chef*")
}

func checkCounterpart(p *Pass) {
	for _, person := range p.Facts.People {
		if !isTop(person.Title.Text) || person.Counterpart.IsWritten() {
			continue
		}
		p.reportPerson(person, finding.Finding{
			Span:    place(person.Counterpart.Origin, &person.Record),
			Message: p.say(nameOf(&person.Record), ", ", shortened(person.Title.Text), ", has no counterpart on our side."),
			Hint:    "Name the one of us who looks after them.",
		})
	}
}

func checkCompetitorTies(p *Pass) {
	if len(p.Plan.Competitors) == 0 || p.mapMissing() {
		return
	}
	for person := range each(p.Plan.Stakeholders) {
		if person.Competitor.IsWritten() {
			return
		}
	}
	first := p.Plan.Competitors[0]
	p.Report(finding.Finding{
		Span:    first.Head,
		Message: p.say(nameOf(&first.Record), " is in the account, but nobody is marked as close to them."),
		Hint:    "Fill in the competitor of at least one person, or ask your champion.",
	})
}

func checkDecision(p *Pass) {
	if len(p.Plan.DecisionProcess)+len(p.Plan.DecisionCriteria) > 0 || p.mapMissing() {
		return
	}
	for s := range each(p.Plan.Sections) {
		if s.Has(plan.ConceptDecisionProcess) || s.Has(plan.ConceptDecisionCriteria) {
			return
		}
	}
	at, _ := p.headingOf(plan.ConceptStakeholders)
	p.Report(finding.Finding{
		Span:    at.Span,
		Message: "The plan does not say how " + orElse(p.Plan.Account.Text, "the customer") + " decides.",
		Hint:    "Add \"## Decision process\" with its steps, owners and dates.",
	})
}

func checkUnnamed(p *Pass) {
	for i := range p.Plan.Stakeholders {
		person := &p.Plan.Stakeholders[i]
		key := isKeyPerson(person) || person.Roles.Has(plan.ExecutiveSponsor)
		if !key || person.HasLeft(p.AsOf) || person.Group || !person.Name.IsSet() || !namesNobody(person.Name.Text) || p.isSoughtBy(person) {
			continue
		}
		p.reportPerson(person, finding.Finding{
			Span:    place(person.Name.Origin, &person.Record),
			Message: fmt.Sprintf("%s is %s, but nobody knows the name.", quoted(person.Name.Text), partOfKey(person)),
			Hint:    "Keep the row, and add an action that finds the name.",
		})
	}
}

func partOfKey(person *plan.Stakeholder) string {
	if isKeyPerson(person) {
		return partOf(person)
	}
	return "the executive sponsor"
}

// namesNobody reports whether a name is a word for not knowing, or a job title.
func namesNobody(name string) bool {
	first, _ := nextWord(name, 0)
	if first == "" {
		return true
	}
	if first = strings.ToLower(first); !isTitleWord(first) && !strings.Contains(" unknown not nobody none open vacant to unbekannt ", " "+first+" ") {
		return false // as nearly all names
	}
	words := ordinary(name)
	switch strings.Join(words, " ") {
	case "unknown", "not known", "nobody", "none", "open", "vacant", "to be found", "to be identified", "not identified", "unbekannt":
		return true
	}
	return !slices.ContainsFunc(words, func(word string) bool { return !isTitleWord(word) })
}

// isTitleWord reports whether a word in lower case is one of those that job titles are made of.
func isTitleWord(word string) bool {
	switch word {
	case "cfo", "ceo", "cio", "cto", "coo", "ciso", "cmo", "chro", "vp", "svp", "evp", "director", "manager", "head", "procurement", "finance", "it", "the", "of", "chief", "officer", "lead",
		"financial", "information", "technology", "operations", "executive", "purchasing", "sales", "marketing", "team", "new":
		return true
	}
	return false
}

func checkUnitCovered(p *Pass) {
	if len(p.Plan.Units.List) < 2 || p.mapMissing() {
		return
	}
	staffed := p.staffedUnits(p.Words("per_unit"))
	var uncovered []plan.String
	for _, unit := range p.Plan.Units.List {
		if !unit.IsSet() || !p.unitAppears(unit.Text) || staffed[strings.ToLower(unit.Text)] {
			continue // a unit that appears nowhere is overview/group-unmapped
		}
		uncovered = append(uncovered, unit)
	}
	if len(uncovered) == 0 {
		return
	}
	var names []string
	for _, unit := range uncovered {
		names = append(names, quoted(unit.Text))
	}
	p.Report(finding.Finding{ // about all of them: whichever comes first
		Span:    uncovered[0].Span,
		Message: "Nobody in " + either(names) + " decides or speaks for us.",
		Hint:    "Begin with " + shortened(uncovered[0].Text) + ": who signs there, and who would speak for us?",
	})
}

// staffedUnits lists, in lower case, the units of which somebody, or somebody of the group as a
// whole, fills one of the roles.
func (p *Pass) staffedUnits(roles []string) map[string]bool {
	var units []string
	for _, unit := range p.Plan.Units.List {
		units = append(units, strings.ToLower(unit.Text))
	}
	known, staffed := newPhrases(units), map[string]bool{}
	for _, person := range p.Facts.People {
		if slices.ContainsFunc(roles, func(role string) bool { return person.Roles.Has(plan.Role(role)) }) {
			known.collect(strings.ToLower(person.Unit.Text+" "+person.Title.Text), staffed)
		}
	}
	return staffed
}
