// The overview group: the facts of the account, its team and its contract.
package rule

import (
	"fmt"
	"slices"
	"strings"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
)

func overviewRules() []Rule {
	return []Rule{
		{
			ID: fieldMissing, Severity: finding.Warning, Core: true, Since: "0.1.0",
			Varies: "an error where a customer's ARR or renewal is missing", Others: []finding.Severity{finding.Error},
			Summary: "a basic fact of the account is missing",
			Why:     "The guides want the overview complete in five minutes: industry, size, location, products, ARR and renewal date, for anyone who opens the plan cold. Where health, period or next review are blank too, this rule says so in one finding with the rest.",
			Do:      "Add the facts at the top of the plan, one a line.",
			Options: []Option{{
				Name: "fields", Default: WordsValue("industry", "size", "location", "products", "arr", "renewal"),
				Doc: "the facts that must be there", Allowed: []string{"industry", "size", "location", "products", "arr", "renewal"},
			}},
			Bad:   changed("industry: Food wholesale\n", "").showing("(no industry)"),
			Good:  fine("industry: Food wholesale"),
			Check: checkOverviewFields,
		},
		{
			ID: "overview/too-long", Severity: finding.Warning, Since: "0.1.0",
			Summary: "the overview is longer than a paragraph",
			Why:     "The overview is kept to one paragraph, so that anyone who opens the plan cold is oriented in five minutes.",
			Do:      "Keep one paragraph; move the rest to the landscape or an appendix.",
			Options: []Option{
				{Name: "max_paragraphs", Default: WholeValue(1), Doc: "paragraphs of prose in the summary and overview"},
				{Name: "max_words", Default: WholeValue(120), Doc: "words of prose in the summary and overview"},
			},
			Bad: changed("## Landscape\n", "Harbor Foods was founded in 1952 by two brothers with a handcart.\n\nIts first cold store opened in 1961.\n\n## Landscape\n").
				showing("Harbor Foods was founded in 1952 by two brothers with a handcart.\n\nIts first cold store opened in 1961."),
			Good:  fine("Harbor Foods supplies 1,900 restaurants from two cold stores."),
			Check: checkOverviewLength,
		},
		{
			ID: "overview/no-summary", Severity: finding.Warning, Since: "0.1.0",
			Summary: "no summary says who the account is, why it matters and what success looks like",
			Why:     "A strong executive summary gives leadership an at-a-glance understanding; without one every reader has to build it from tables.",
			Do:      "Write three sentences under `## Summary`: who they are, what one of their people wants, what success looks like.",
			Bad:     changed(section("Summary"), "").showing("(the plan begins with a table)"),
			Good:    fine("## Summary\n\nHarbor Foods supplies 1,900 restaurants from two cold stores."),
			Check:   checkSummary,
		},
		{
			ID: "overview/no-account-team", Severity: finding.Warning, Core: true, Since: "0.1.0",
			Summary: "the plan does not say who of us looks after the account",
			Why:     "Account executive, CSM and executive sponsor work a plan together, the guides say. A plan without names is everybody's and nobody's.",
			Do:      "Add `owner:`, and on a strategic account `csm:` and `executive_sponsor:`.",
			Options: []Option{
				{Name: "require", Default: WordsValue("owner"), Doc: "the parts that must be filled", Allowed: []string{"owner", "csm", "executive_sponsor"}},
				{Name: "require_strategic", Default: WordsValue("csm", "executive_sponsor"), Doc: "the parts that must be filled on a strategic account too", Allowed: []string{"owner", "csm", "executive_sponsor"}},
			},
			Bad: changed("csm: Jonas Weber\n", "", "executive_sponsor: Ines Carvalho\n", "",
				"role: CSM,", "role: Consultant,", "role: Executive sponsor,", "role: Adviser,").showing("owner: Priya Nair"),
			Good:  fine("owner: Priya Nair\ncsm: Jonas Weber\nexecutive_sponsor: Ines Carvalho"),
			Check: checkTeam,
		},
		{
			ID: "overview/renewal-past", Severity: finding.Warning, Core: true, Tags: []string{TagTime}, Since: "0.1.0",
			Summary: "the renewal date is over",
			Why:     "Either the contract was renewed and the plan does not know, or it was not and the account has none.",
			Do:      "Write the next renewal date, or `renewal: none` for a contract without an end.",
			Bad:     changed("renewal: 2027-03-31", "renewal: 2026-08-31"),
			Good:    fine("renewal: 2027-03-31"),
			Check:   checkRenewalPast,
		},
		{
			ID: "overview/renewal-unprepared", Severity: finding.Warning, Tags: []string{TagTime}, Since: "0.1.0",
			Summary: "the renewal is near and nothing in the plan prepares it",
			Why:     "An account plan exists to ensure the renewal; the guides want the risks to it handled before it comes.",
			Do:      "Add an action that leads to the signature, or a risk that names what stands in its way.",
			Options: []Option{{Name: "window", Default: WholeValue(90), Doc: "days before the renewal in which something must prepare it"}},
			Bad: changed("renewal: 2027-03-31", "renewal: 2026-12-11", "notice: 90d", "notice: 30d", "| 2026-12-14 | 2026-09-11 | open |", "| 2026-12-04 | 2026-09-11 | open |",
				"Prepare the renewal offer for Carl Jansen", "Prepare the dock training with Carl Jansen", "slips past the renewal of the contract", "slips into the spring", "modules as one contract", "modules as one deal"),
			Good:  fine("- [ ] Prepare the renewal offer for Carl Jansen @priya due:2026-12-04"),
			Check: checkRenewalPrepared,
		},
		{
			ID: "overview/notice-near", Severity: finding.Warning, Tags: []string{TagTime}, Since: "0.1.0",
			Summary: "the last day to give notice is near and no action mentions it",
			Why:     "The customer decides before the notice day, not on the renewal day. Contract terms belong to the overview for this reason.",
			Do:      "Add an action that settles the renewal before the notice day.",
			Options: []Option{{Name: "window", Default: WholeValue(30), Doc: "days before the notice day in which an action must mention it"}},
			Bad: changed("notice: 90d", "notice: 160d",
				"Prepare the renewal offer for Carl Jansen", "Prepare the dock training with Carl Jansen"),
			Good:  fine("- [ ] Prepare the renewal offer for Carl Jansen @priya due:2026-12-04"),
			Check: checkNotice,
		},
		{
			ID: "overview/period-missing", Severity: finding.Warning, Since: "0.1.0",
			Summary: "the plan does not say which period it is for, or looks too far ahead",
			Why:     "Goals and targets are for the next 12 to 24 months; without a period nobody can say whether the plan came true.",
			Do:      "Add `period_start:` and `period_end:`, twelve months apart.",
			Options: []Option{{Name: "max_months", Default: WholeValue(24), Doc: "months that a plan may look ahead"}},
			Bad:     changed("period_start: 2026-10-01\nperiod_end: 2027-09-30\n", "").showing("(no period)"),
			Good:    fine("period_start: 2026-10-01\nperiod_end: 2027-09-30"),
			Check:   checkPeriod,
		},
		{
			ID: "overview/impossible-amount", Severity: finding.Error, Core: true, Since: "0.1.0",
			Summary: "an amount at the top of the plan is less than nothing",
			Why:     "The amounts at the top go into every list and sum; one below zero is in somebody's report before anybody asks.",
			Do:      "Correct it.",
			Bad:     changed("arr: €480k", "arr: -€480k", "| €360k |", "| |", "target_arr: €600k\ntarget_by: 2027-09-30\n", ""),
			Good:    fine("arr: €480k"),
			Check:   checkAmounts,
		},
		{
			ID: tierMissing, Severity: finding.Info, Since: "0.1.0",
			Summary: "the plan does not say how important the account is",
			Why:     "The depth of planning scales with the account's importance; the tier decides which rules speak.",
			Do:      "Add `tier: strategic`, `tier: key` or `tier: standard`.",
			Bad:     changed("tier: strategic\n", "").showing("(no tier)"),
			Good:    fine("tier: strategic"),
			Check:   checkTier,
		},
		{
			ID: "overview/landscape-missing", Severity: finding.Info, Since: "0.1.0",
			Summary: "nothing is said about the customer's market, strategy, news or systems",
			Why:     "Context is everything, one guide says: market position, initiatives, news and tech stack show where we could grow.",
			Do:      "Add three bullets under `## Landscape`: their market, their strategy, what is new.",
			Bad:     changed(section("Landscape"), "").showing("(no landscape)"),
			Good:    fine("- **Market position:** second in the Benelux behind a French group."),
			Check:   checkLandscape,
		},
		{
			ID: "overview/group-unmapped", Severity: finding.Info, Since: "0.1.0",
			Summary: "a business unit of the customer appears nowhere else in the plan",
			Why:     "A good plan maps the whole group, one guide says of conglomerates, not just the unit that bought first.",
			Do:      "Add a person, an opportunity or a whitespace cell for the unit.",
			Bad:     changed("units: [Fresh, Frozen]", "units: [Fresh, Frozen, Bakery]"),
			Good:    fine("units: [Fresh, Frozen]"),
			Check:   checkUnits,
		},
	}
}

// isUnread reports whether the plan has, or may have, something of a collection that was not read: the
// frontmatter has something else than a list under its key ("goals: yes"), or a section that was not
// understood may be about it. That is the mistake, not that there are no records.
func (p *Pass) isUnread(collection plan.Collection) bool {
	for problem := range each(p.Plan.Problems) {
		if problem.Kind == plan.InvalidFrontmatter && problem.Field == string(collection) {
			return true
		}
	}
	concept := plan.Concept(collection)
	if collection == plan.Competitors {
		concept = plan.ConceptCompetition
	}
	for s := range each(p.Plan.Sections) {
		if slices.Contains(s.Perhaps, concept) {
			return true
		}
	}
	return false
}

func checkOverviewFields(p *Pass) {
	if p.Plan.FactsUnread() != nil {
		return
	}
	about := p.Plan
	var missing []string
	var at source.Span
	first, severity := "", finding.Warning
	for _, name := range p.Words("fields") {
		field := overviewField(about, name)
		switch {
		case field.IsWritten(), p.isMisspelt(name):
			continue
		case name == "size" && (about.CompanyRevenue.IsWritten() || p.isMisspelt("employees")), name == "products" && len(about.Products)+len(about.Contracts) > 0:
			continue
		case about.IsProspect() && (name == "products" || name == "arr" || name == "renewal"):
			continue
		}
		if name == "arr" || name == "renewal" {
			severity = finding.Error
		}
		if at.IsZero() {
			at = field.Span
		}
		if len(missing) == 0 {
			first = name
		}
		missing = append(missing, fieldName(name))
	}
	for _, i := range p.blanks() {
		if len(missing) == 0 {
			first = blankFacts[i].line
		}
		missing = append(missing, blankFacts[i].words)
	}
	if len(missing) == 0 {
		return
	}
	if len(missing) > 1 || at.IsZero() {
		at = about.Facts
	}
	if first == "size" {
		first = "employees"
	}
	hint := "Add a line \"" + first + ": …\" at the top of the plan."
	if len(missing) > 1 {
		hint = "Add a line for each at the top of the plan, such as \"" + first + ": …\"."
	}
	p.Report(finding.Finding{
		Span: at, Severity: severity,
		Message: "The plan does not say " + either(missing) + ".",
		Hint:    hint,
	})
}

func checkAmounts(p *Pass) {
	for _, fact := range []struct {
		name  string
		value *plan.Money
	}{{"ARR", &p.Plan.ARR}, {"target ARR", &p.Plan.TargetARR}, {"potential", &p.Plan.Potential}} {
		if fact.value.IsSet() && fact.value.Amount.IsNegative() {
			p.Report(finding.Finding{
				Span: fact.value.Span, Message: fmt.Sprintf("The %s is %s, less than nothing.", fact.name, shortened(fact.value.Text)),
				Hint: "Correct it.", Content: fact.name,
			})
		}
	}
}

// overviewField is a fact of the account, by its name in options.
func overviewField(about *plan.Plan, name string) plan.Origin {
	switch name {
	case "industry":
		return about.Industry.Origin
	case "size":
		return about.Employees.Origin
	case "location":
		return about.Location.Origin
	case "products":
		return about.ProductsOwned.Origin
	case "arr":
		return about.ARR.Origin
	case "renewal":
		return about.Renewal.Origin
	}
	return plan.Origin{}
}

// fieldName says a field of the overview as a colleague would ask for it.
func fieldName(field string) string {
	switch field {
	case "industry":
		return "the industry"
	case "size":
		return "how many people work there"
	case "products":
		return "which of our products they have"
	case "arr":
		return "the ARR"
	case "renewal":
		return "when the contract renews"
	}
	return "the " + field
}

func checkOverviewLength(p *Pass) {
	paragraphs, words := 0, 0
	var at source.Span
	for prose := range each(p.Plan.Prose) {
		if prose.Section < 0 || prose.Section >= len(p.Plan.Sections) {
			continue
		}
		s := p.Plan.Sections[prose.Section]
		if !s.Has(plan.ConceptSummary) && !s.Has(plan.ConceptOverview) || s.Headless {
			continue
		}
		paragraphs++
		words += prose.Words
		if at.IsZero() && (paragraphs > p.Whole("max_paragraphs") || words > p.Whole("max_words")) {
			at = prose.Text.Span
		}
	}
	if at.IsZero() {
		return
	}
	p.Report(finding.Finding{
		Span:    at,
		Message: fmt.Sprintf("The overview has %s and %s.", counted(paragraphs, "paragraph", "paragraphs"), counted(words, "word", "words")),
		Hint: fmt.Sprintf("Keep %s of at most %d words here, and move the rest to the landscape or an appendix.",
			counted(p.Whole("max_paragraphs"), "paragraph", "paragraphs"), p.Whole("max_words")),
	})
}

func checkSummary(p *Pass) {
	if len(p.Plan.Summary) > 0 {
		return
	}
	at := p.Plan.Title.At(p.Plan.Facts)
	for s := range each(p.Plan.Sections) {
		if s.Concept == plan.ConceptSummary && !s.Headless && s.Words == 0 {
			return // an empty section is reported as that
		}
	}
	p.Report(finding.Finding{
		Span:    at,
		Message: "No summary says who " + orElse(p.Plan.Account.Text, "the customer") + " is, why the account matters and what success looks like.",
		Hint:    "Write three sentences under \"## Summary\".",
	})
}

func checkTeam(p *Pass) {
	if p.Plan.FactsUnread() != nil {
		return
	}
	required := p.Words("require")
	if p.Tier == plan.Strategic {
		required = append(append([]string{}, required...), p.Words("require_strategic")...)
	}
	var missing, keys []string
	at := p.Plan.Facts
	for _, role := range required {
		person, name, titles := p.teamRole(role)
		if person.IsWritten() || p.teamHas(titles) || p.isMisspelt(role) {
			continue
		}
		if len(missing) == 0 {
			at = person.At(p.Plan.Facts)
		} else {
			at = p.Plan.Facts
		}
		missing, keys = append(missing, name), append(keys, role+":")
	}
	if len(missing) == 0 {
		return
	}
	p.Report(finding.Finding{
		Span:    at,
		Message: "The plan names no " + either(missing) + ".",
		Hint:    "Add " + all(keys) + " with a name at the top of the plan.",
	})
}

// teamRole is who fills a role at the top of the plan, by its name in options, what it is
// called, and by which titles the team's members have it.
func (p *Pass) teamRole(role string) (person plan.Origin, name string, titles []string) {
	switch role {
	case "owner":
		return p.Plan.Owner.Origin, "account owner", []string{"account owner", "account manager", "account executive", "account director", "key account", "owner", "ae"}
	case "csm":
		return p.Plan.CSM.Origin, "CSM", []string{"csm", "customer success"}
	case "executive_sponsor":
		return p.Plan.ExecutiveSponsor.Origin, "executive sponsor", []string{"executive sponsor", "exec sponsor", "sponsor"}
	}
	return plan.Origin{}, "", nil
}

// teamHas reports whether somebody of the team fills one of the roles.
func (p *Pass) teamHas(roles []string) bool {
	for member := range each(p.Plan.Team) {
		role := " " + strings.Join(ordinary(member.Role.Text), " ") + " "
		for _, wanted := range roles {
			if strings.Contains(role, " "+wanted+" ") {
				return true
			}
		}
	}
	return false
}

func checkTier(p *Pass) {
	if p.Plan.Tier.IsWritten() || p.isMisspelt("tier") || p.Plan.DefaultTier != "" || p.Plan.FactsUnread() != nil {
		return
	}
	p.Report(finding.Finding{
		Span:    p.Plan.Tier.At(p.Plan.Facts),
		Message: "The plan does not say how important the account is; it is checked as a key account.",
		Hint:    "Add \"tier: strategic\", \"tier: key\" or \"tier: standard\".",
	})
}

func checkLandscape(p *Pass) {
	for s := range each(p.Plan.Sections) {
		if s.Has(plan.ConceptLandscape) || s.Has(plan.ConceptSWOT) {
			return
		}
	}
	if len(p.Plan.Landscape) > 0 {
		return
	}
	p.Report(finding.Finding{
		Span:    p.Plan.Title.At(p.Plan.Facts),
		Message: "Nothing is said about the market, strategy, news or systems of " + orElse(p.Plan.Account.Text, "the customer") + ".",
		Hint:    "Add \"## Landscape\" with a bullet for each.",
	})
}

func checkUnits(p *Pass) {
	for _, unit := range p.Plan.Units.List {
		if !unit.IsSet() || p.unitAppears(unit.Text) {
			continue
		}
		p.Report(finding.Finding{
			Span:    unit.Span,
			Message: "Nothing in the plan is about the unit " + quoted(unit.Text) + ": no person, no opportunity, no whitespace.",
			Hint:    "Add somebody from " + shortened(unit.Text) + " to the stakeholders, or a column to the whitespace table.",
			Content: unit.Text,
		})
	}
}

// unitAppears reports whether a person, an opportunity or the whitespace names a unit of the plan.
func (p *Pass) unitAppears(unit string) bool {
	return remembered(&p.memo.units, func() map[string]bool {
		var units []string
		for _, one := range p.Plan.Units.List {
			units = append(units, strings.ToLower(one.Text))
		}
		known, found := newPhrases(units), map[string]bool{}
		look := func(texts ...plan.String) {
			for _, text := range texts {
				if text.IsSet() {
					known.collect(p.lower(text.Text), found)
				}
			}
		}
		for i := range p.Plan.Stakeholders {
			look(p.Plan.Stakeholders[i].Unit, p.Plan.Stakeholders[i].Title)
		}
		for i := range p.Plan.Opportunities {
			look(p.Plan.Opportunities[i].Unit, p.Plan.Opportunities[i].Opportunity)
		}
		for i := range p.Plan.Whitespace {
			look(p.Plan.Whitespace[i].Unit)
		}
		return found
	})[strings.ToLower(unit)]
}
