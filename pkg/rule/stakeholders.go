// The stakeholders group: is there a map of people, and is each of them described?
package rule

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
)

func stakeholderRules() []Rule {
	return append([]Rule{
		{
			ID: "stakeholders/map-missing", Severity: finding.Error, Core: true, Since: "0.1.0",
			Summary: "the plan names nobody at the customer's",
			Why:     "Skipping the stakeholder map is one of the biggest mistakes: without knowing who influences decisions, the plan cannot guide relationships.",
			Do:      "List the people: who decides, who influences, who uses.",
			Bad:     Example{Excerpt: "## Stakeholders\n\nGood contacts in IT.", peopleless: true},
			Good:    fine("| Carl Jansen | Chief Financial Officer | Fresh | economic-buyer | neutral |"),
			Check:   checkMap,
		},
		{
			ID: "stakeholders/role-missing", Over: overPeople, Severity: finding.Warning, Core: true, Since: "0.1.0",
			Varies: "an error where nobody is the economic buyer, an info where no end user is named", Others: []finding.Severity{finding.Error, finding.Info},
			Summary: "nobody is marked as economic buyer, champion or end user",
			Why:     "A map says who approves the budget, who speaks for you inside and who uses the product. The first of them signs the renewal.",
			Do:      "Mark somebody with the role, or add an action that finds out who it is.",
			Bad:     changed("| economic-buyer | neutral |", "| influencer | neutral |"),
			Good:    fine("| economic-buyer | neutral |"),
			Check:   checkRoles,
		},
		{
			ID: "stakeholders/field-missing", Over: overPeople, Severity: finding.Warning, Since: "0.1.0",
			Summary: "a person is listed without what matters about them",
			Why:     "For each key stakeholder the guides want the role, the priorities, the relationship with us and the last meaningful interaction.",
			Do:      "Fill in what you know; for the rest add an action that names them and asks for it.",
			Options: []Option{{
				Name: "fields", Default: WordsValue("role", "priorities", "stance", "last_contact"), Doc: "what must be known about a person",
				Allowed: []string{"title", "unit", "role", "stance", "influence", "priorities", "last_contact", "next_action", "counterpart"},
			}},
			Bad:   changed("| Quiet mornings | 2026-09-21 |", "| | 2026-09-21 |"),
			Good:  fine("| Quiet mornings | 2026-09-21 |"),
			Check: checkPersonFields,
		},
		{
			ID: "stakeholders/contact-in-future", Over: overPeople, Severity: finding.Error, Core: true, Since: "0.1.0",
			Summary: "somebody was last met on a day that has not come yet",
			Why:     "A date in the wrong column makes a cold contact look warm.",
			Do:      "Write the day of the last meeting; a planned one is the next action.",
			Bad:     changed("| Quiet mornings | 2026-09-21 |", "| Quiet mornings | 2026-12-21 |"),
			Good:    fine("| Quiet mornings | 2026-09-21 |"),
			Check:   checkContactFuture,
		},
		{
			ID: "stakeholders/contact-stale", Over: overPeople, Severity: finding.Warning, Tags: []string{TagTime}, Since: "0.1.0",
			Summary: "somebody has not been met for long",
			Why:     "The guides want the date of the last meaningful interaction with each key person: a relationship that is not looked after is none.",
			Do:      "Meet them, or set a `cadence` for people who are met less often on purpose.",
			Options: []Option{
				{Name: "max_days", Default: WholeValue(90), Doc: "days after which a contact is stale"},
				{Name: "max_days_key", Default: WholeValue(45), Doc: "the same for economic buyers and champions"},
			},
			Bad:   changed("| Quiet mornings | 2026-09-21 |", "| Quiet mornings | 2026-05-04 |"),
			Good:  fine("| Quiet mornings | 2026-09-21 |"),
			Check: checkContactStale,
		},
		{
			ID: "stakeholders/no-next-step", Over: overPeople, Severity: finding.Warning, Since: "0.1.0",
			Summary: "nothing is planned with a key person or a critic",
			Why:     "The map holds, for each stakeholder, the next action to develop or maintain the relationship.",
			Do:      "Write the next step in the person's row, or an action that names them.",
			Bad:     changed("| Reads the sign-on concept |", "| |", "Walk Milan Kok through the sign-on concept", "Walk the security team through the sign-on concept"),
			Good:    fine("| Reads the sign-on concept |"),
			Check:   checkNextStep,
		},
		{
			ID: "stakeholders/reports-to", Over: overPeople, Severity: finding.Warning, Core: true, Since: "0.1.0",
			Varies: "an error where the lines of reporting run in a circle", Others: []finding.Severity{finding.Error},
			Summary: "a line of reporting leads to nobody, or in a circle",
			Why:     "The org chart shows whose boss can help; a chart with a hole or a circle cannot be drawn.",
			Do:      "Correct the name, or add the person to the stakeholders.",
			Bad:     changed("| Femke Bos | Quiet mornings |", "| Willem Dekker | Quiet mornings |"),
			Good:    fine("| Femke Bos | Quiet mornings |"),
			Check:   checkReportsTo,
		},
		{
			ID: "stakeholders/left", Over: overPeople, Severity: finding.Warning, Since: "0.1.0",
			Summary: "somebody who has left still counts: in a role, as a target, or as a goal's owner",
			Why:     "A sponsor or champion who leaves is the most urgent reason to update a plan: it changes the whole map.",
			Do:      "Find the successor, and move the role, the opportunity or the goal to them.",
			Bad: changed("| Counterpart | Competitor |\n", "| Counterpart | Competitor | Left |\n", "|-------------|-------------|------------|\n", "|-------------|-------------|------------|------|\n",
				"| Tries the new slot screen | Jonas Weber | |", "| Tries the new slot screen | Jonas Weber | | |\n| s6 | Bram Smit | Fleet Manager | Frozen | influencer | supporter | medium | Femke Bos | Fuel | 2026-09-01 | Hands over to his successor | Jonas Weber | | 2026-09-15 |",
				"| Load Board | Fresh | Ada Roth |", "| Load Board | Fresh | Bram Smit |").showing("| Bram Smit | Fleet Manager | … | Left: 2026-09-15 |\n\n| o2 | … | Stakeholder: Bram Smit |"),
			Good:  fine("| o2 | … | Stakeholder: Ada Roth |"),
			Check: checkLeft,
		},
		{
			ID: "stakeholders/duplicate", Over: overPeople, Severity: finding.Warning, Since: "0.1.0",
			Summary: "the same person is listed twice, differently",
			Why:     "Two rows of one person are two opinions about them, and the map shows both.",
			Do:      "Merge the rows; two people of one name need their e-mail addresses.",
			Bad: changed("| Tries the new slot screen | Jonas Weber | |\n", "| Tries the new slot screen | Jonas Weber | |\n| s6 | Mr Milan Kok | Head of IT | Fresh | influencer | neutral | medium | Carl Jansen | Fewer tools | 2026-09-02 | Lunch in Rotterdam | Jonas Weber | |\n").
				showing("| Milan Kok | IT Security Lead | … | sceptic |\n| Mr Milan Kok | Head of IT | … | neutral |"),
			Good:  fine("| Milan Kok | IT Security Lead | … | sceptic |"),
			Check: checkDuplicatePeople,
		},
	}, relationshipRules()...)
}

// reportPerson reports something about one stakeholder.
func (p *Pass) reportPerson(person *plan.Stakeholder, f finding.Finding) {
	p.reportRecord(plan.Stakeholders, &person.Record, ours(person.Counterpart), &f)
}

// mapMissing reports whether nobody at the customer's is named: then no other rule about
// people has anything to say.
func (p *Pass) mapMissing() bool {
	return remembered(&p.memo.noPeople, func() bool {
		for person := range each(p.Plan.Stakeholders) {
			if person.Name.IsWritten() && !person.Group {
				return false
			}
		}
		return true
	})
}

func checkMap(p *Pass) {
	if !p.mapMissing() || p.isUnread(plan.Stakeholders) {
		return
	}
	at, found := p.headingOf(plan.ConceptStakeholders)
	f := finding.Finding{
		Span:    at.Span,
		Message: "The plan names nobody at " + orElse(p.Plan.Account.Text, "the customer") + ".",
		Hint:    "Add a table of people: Name, Title, Role, Stance, Last contact.",
	}
	if found {
		f.Message = fmt.Sprintf("%s names nobody at %s.", quoted(at.Text), orElse(p.Plan.Account.Text, "the customer"))
	}
	p.Report(f)
}

// checkRoles speaks once: the roles that nobody fills are one gap in one map.
func checkRoles(p *Pass) {
	if p.mapMissing() {
		return
	}
	severity := finding.Off
	var missing []string
	for _, role := range []struct {
		role     plan.Role
		name     string
		severity finding.Severity
	}{
		{plan.EconomicBuyer, "economic buyer", finding.Error},
		{plan.Champion, "champion", finding.Warning},
		{plan.EndUser, "end user", finding.Info},
	} {
		if p.Facts.HasRole(role.role) || p.roleUnfilled(role.role) || role.severity == finding.Info && p.Tier != plan.Strategic || p.isSoughtAs(role.role) {
			continue
		}
		severity = max(severity, role.severity)
		missing = append(missing, role.name)
	}
	if len(missing) == 0 {
		return
	}
	at, _ := p.headingOf(plan.ConceptStakeholders)
	p.Report(finding.Finding{
		Span: at.Span, Severity: severity,
		Message: fmt.Sprintf("Nobody at %s is marked as %s.", orElse(p.Plan.Account.Text, "the customer"), either(missing)),
		Hint:    "Mark the person with the role; if nobody knows, add an action that finds out who it is.",
	})
}

// roleUnfilled reports whether the only person of a role is one who has left or is not
// named: other rules say so.
func (p *Pass) roleUnfilled(role plan.Role) bool {
	for person := range each(p.Plan.Stakeholders) {
		if person.Roles.Has(role) {
			return true
		}
		for _, word := range person.Roles.List {
			if word.State == plan.Unreadable || word.State == plan.Placeholder {
				return true
			}
		}
	}
	return false
}

// personField is a field of a person, by its name in options.
func personField(person *plan.Stakeholder, name string) plan.Origin {
	switch name {
	case "title":
		return person.Title.Origin
	case "unit":
		return person.Unit.Origin
	case "role":
		return person.Roles.Origin
	case "stance":
		return person.Stance.Origin
	case "influence":
		return person.Influence.Origin
	case "priorities":
		return person.Priorities.Origin
	case "last_contact":
		return person.LastContact.Origin
	case "next_action":
		return person.NextAction.Origin
	case "counterpart":
		return person.Counterpart.Origin
	}
	return plan.Origin{State: plan.Set} // nothing that anybody could miss
}

func checkPersonFields(p *Pass) {
	p.reportGaps(&sought{
		concept: plan.ConceptStakeholders, records: len(p.Facts.People), wanted: p.Words("fields"),
		lacks: func(p *Pass, i int, field string) bool {
			person := p.Facts.People[i]
			return !personField(person, field).IsWritten() && !p.isSoughtOf(person, field)
		},
		record: func(p *Pass, i int) *plan.Record { return &p.Facts.People[i].Record },
		field:  func(p *Pass, i int, field string) plan.Origin { return personField(p.Facts.People[i], field) },
		report: func(p *Pass, i int, f finding.Finding) { p.reportPerson(p.Facts.People[i], f) },

		called:  func(field string) string { return strings.ReplaceAll(field, "_", " ") },
		name:    func(p *Pass, i int) string { return nameOf(&p.Facts.People[i].Record) },
		message: (*Pass).isListedWithout,
		none:    func(what string) string { return "None of the {of} people is listed with " + what + "." },
		without: "{n} of the {of} people are listed without ",
		unlike:  "{n} people are not fully described: {names}.",
		hint:    "Fill in what you know, \"never\" where you have not met; for the rest add an action that asks them for it.",
		hintAll: "Add the column and fill in what you know; for the rest add an action that asks them for it.",
	})
}

// isListedWithout says what is missing of somebody, or of several: "The bakers".
func (p *Pass) isListedWithout(name, what string) string {
	verb := " is"
	if strings.HasPrefix(name, "The ") && strings.HasSuffix(name, "s") {
		verb = " are"
	}
	return p.say(name, verb, " listed without ", what, ".")
}

func checkContactFuture(p *Pass) {
	for i := range p.Plan.Stakeholders {
		person := &p.Plan.Stakeholders[i]
		if !person.LastContact.Known() || person.LastContact.First <= p.AsOf+1 { // a day of grace for time zones
			continue
		}
		p.reportPerson(person, finding.Finding{
			Span:    person.LastContact.Span,
			Message: p.say(nameOf(&person.Record), " was last met ", when(person.LastContact), ", which has not come yet."),
			Hint:    "Write the day of the last meeting; a planned one belongs under next action.",
		})
	}
}

func isKeyPerson(person *plan.Stakeholder) bool {
	return person.Roles.Has(plan.EconomicBuyer) || person.Roles.Has(plan.Champion)
}

// cadenceDays is how many days may lie between two times.
func cadenceDays(cadence plan.Cadence) int {
	switch cadence {
	case plan.Weekly:
		return 7
	case plan.Biweekly:
		return 14
	case plan.Monthly:
		return 31
	case plan.Quarterly:
		return 92
	case plan.HalfYearly:
		return 183
	case plan.Yearly:
		return 366
	}
	return 0
}

func checkContactStale(p *Pass) {
	from := len(p.findings)
	for _, person := range p.Facts.People {
		most := p.Whole("max_days")
		if isKeyPerson(person) {
			most = p.Whole("max_days_key")
		}
		if person.Cadence.IsSet() {
			most = cadenceDays(person.Cadence.Value)
		}
		since, name := p.Facts.SinceContact(person), nameOf(&person.Record)
		f := finding.Finding{Span: person.LastContact.Span, Name: name}
		switch {
		case person.LastContact.IsSet() && person.LastContact.Never:
			f.Message, f.Tags = p.say(name, " has never been met."), []string{}
		case since.Known && since.Days > most:
			long := days(since.Days)
			f.Message = p.say(name, " was last met ", when(person.LastContact), ", ", long, " ago.")
			f.Name = p.say(name, " (", long, ")")
		default:
			continue
		}
		f.Hint = p.say("Meet them; more than ", days(most), " is long for this person. Set a cadence if that is on purpose.")
		p.reportPerson(person, f)
	}
	p.share(from, func(f *finding.Finding) bool { return len(f.Tags) == 0 }, func() *finding.Common {
		return p.inCommon(plan.ConceptStakeholders, "never", 0, "", "{n} people have never been met: {names}.",
			"Meet them, those who decide first, or let somebody introduce you.")
	})
	p.share(from, func(f *finding.Finding) bool { return len(f.Tags) > 0 }, func() *finding.Common {
		return p.inCommon(plan.ConceptStakeholders, "", 0, "", "{n} people have not been met for long: {names}.",
			"Meet them, those who decide first. Set a cadence for those whom you meet less often on purpose.")
	})
}

func checkNextStep(p *Pass) {
	from := len(p.findings)
	for _, person := range p.Facts.People {
		needs := isKeyPerson(person) || person.Stance.Value == plan.Sceptic || person.Stance.Value == plan.Detractor
		if !needs || person.NextAction.IsWritten() || p.isPlannedWith(person) || p.isPlannedByTitle(person) {
			continue
		}
		name := nameOf(&person.Record)
		p.reportPerson(person, finding.Finding{
			Span:    place(person.NextAction.Origin, &person.Record),
			Message: p.say("Nothing is planned with ", name, ", ", partOf(person), "."),
			Hint:    "Write the next step into the row, or an action that names them.",
			Name:    name,
		})
	}
	p.share(from, nil, func() *finding.Common {
		return p.inCommon(plan.ConceptStakeholders, "", 0, "", "Nothing is planned with {n} people who decide or doubt: {names}.",
			"Write the next step into each row, or an action that names them; begin with those who decide.")
	})
}

// isPlannedByTitle reports whether an open action speaks of somebody by a job that nobody else has: "meet the
// treasurer".
func (p *Pass) isPlannedByTitle(person *plan.Stakeholder) bool {
	const most = 200 // people and actions that are looked through; nobody wrote a plan that has more
	title := p.lower(strings.TrimSpace(person.Title.Text))
	if len(title) < 3 || len(p.Facts.People) > most || len(p.Facts.OpenActions) > most {
		return false
	}
	for _, other := range p.Facts.People {
		if other != person && strings.EqualFold(strings.TrimSpace(other.Title.Text), title) {
			return false
		}
	}
	for _, action := range p.Facts.OpenActions {
		text := p.lower(action.Action.Text)
		before, after, found := strings.Cut(text, title)
		if found && !endsInWord(before) && !beginsWithWord(after) {
			return true
		}
	}
	return false
}

func endsInWord(text string) bool {
	last, _ := utf8.DecodeLastRuneInString(text)
	return unicode.IsLetter(last)
}

func beginsWithWord(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLetter(first)
}

// partOf says in a word why a person matters.
func partOf(person *plan.Stakeholder) string {
	switch {
	case person.Roles.Has(plan.EconomicBuyer):
		return "the economic buyer"
	case person.Roles.Has(plan.Champion):
		return "a champion"
	}
	return "a " + string(person.Stance.Value)
}

func checkReportsTo(p *Pass) {
	people := p.Plan.Stakeholders
	for i := range people {
		boss := people[i].ReportsTo
		if boss.IsSet() && (boss.Side == plan.Unresolved || boss.Side == plan.Ours) && boss.Text != "" && !p.isListed(boss.Text) {
			message := fmt.Sprintf("%s reports to %s, who is not among the stakeholders.", nameOf(&people[i].Record), quoted(boss.Text))
			p.reportPerson(&people[i], finding.Finding{
				Span: boss.Span, Message: message,
				Hint: "Correct the name, or add " + shortened(boss.Text) + " to the stakeholders.",
			})
		}
	}
	p.reportCircles()
}

// reportCircles reports each circle of reporting once, at its first member.
func (p *Pass) reportCircles() {
	people := p.Plan.Stakeholders
	boss := func(i int) int {
		if to := people[i].ReportsTo; to.Side == plan.Theirs && to.IsSet() && to.Index >= 0 && to.Index < len(people) {
			return to.Index
		}
		return -1
	}
	done := make([]bool, len(people))
	for i := range people {
		var chain []int
		onChain := map[int]int{}
		for at := i; at >= 0 && !done[at]; at = boss(at) {
			if from, again := onChain[at]; again {
				p.reportCircle(chain[from:])
				break
			}
			onChain[at] = len(chain)
			chain = append(chain, at)
		}
		for _, at := range chain {
			done[at] = true
		}
	}
}

func (p *Pass) reportCircle(members []int) {
	var names []string
	for _, i := range members {
		names = append(names, nameOf(&p.Plan.Stakeholders[i].Record))
	}
	first := &p.Plan.Stakeholders[members[0]]
	message := fmt.Sprintf("The lines of reporting run in a circle: %s > %s.", strings.Join(names, " > "), names[0])
	if len(members) == 1 {
		message = fmt.Sprintf("%s reports to %s.", names[0], "themselves")
	}
	p.reportPerson(first, finding.Finding{
		Span: first.ReportsTo.Span, Severity: finding.Error, Message: message,
		Hint: "Ask who approves whose holidays, and correct the line.",
	})
}

func checkLeft(p *Pass) {
	if len(p.Facts.People) == len(p.Plan.Stakeholders) {
		return // who has left is not among them
	}
	owned, targeted := map[int][]string{}, map[int][]string{} // by the person's index
	add := func(to map[int][]string, people plan.People, what string) {
		for i, person := range people.List {
			again := slices.ContainsFunc(people.List[:i], func(earlier plan.Person) bool { return earlier.Side == plan.Theirs && earlier.Index == person.Index })
			if person.Side == plan.Theirs && !again {
				to[person.Index] = append(to[person.Index], what)
			}
		}
	}
	for goal := range each(p.Plan.Goals) {
		add(owned, goal.Owner, "owner of "+p.quoted(&goal.Record))
	}
	for _, opportunity := range p.Facts.OpenOpportunities {
		add(targeted, opportunity.Stakeholder, "target of "+p.quoted(&opportunity.Record))
	}
	for i := range p.Plan.Stakeholders {
		person := &p.Plan.Stakeholders[i]
		if !person.HasLeft(p.AsOf) {
			continue
		}
		var still []string
		for _, role := range person.Roles.List {
			if person.Roles.Has(plan.EconomicBuyer) || person.Roles.Has(plan.Champion) || person.Roles.Has(plan.ExecutiveSponsor) {
				still = append(still, strings.ReplaceAll(string(role.Value), "-", " "))
			}
		}
		still = append(append(still, owned[i]...), targeted[i]...)
		if len(still) == 0 {
			continue
		}
		p.reportPerson(person, finding.Finding{
			Span:    person.Left.At(person.Head),
			Message: p.say(nameOf(&person.Record), " has left but is still ", all(still), "."),
			Hint:    "Find the successor, and move it to them.",
		})
	}
}

func checkDuplicatePeople(p *Pass) {
	seen := map[string]*plan.Stakeholder{}
	for i := range p.Plan.Stakeholders {
		person := &p.Plan.Stakeholders[i]
		name := bareName(person.Name.Text)
		if !person.Name.IsSet() || name == "" || person.Group {
			continue
		}
		first, found := seen[name]
		if !found {
			seen[name] = person
			continue
		}
		if first.Email.IsSet() && person.Email.IsSet() && first.Email.Text != person.Email.Text {
			continue
		}
		p.Report(finding.Finding{
			Record: recordOf(plan.Stakeholders, &firstByKey(first, person).Record), // in whichever order they stand
			Owner:  ours(person.Counterpart), Content: name,
			Span:    place(person.Name.Origin, &person.Record),
			Message: p.say(nameOf(&person.Record), " is listed twice."),
			Hint:    "Merge the two rows; two people of one name need their e-mail addresses.",
			Related: []finding.Related{{Path: p.Plan.Path, Span: first.Head, Message: "the other place"}},
		})
	}
}

// firstByKey is the one of two people that comes first whatever the order of their rows.
func firstByKey(a, b *plan.Stakeholder) *plan.Stakeholder {
	if b.Key < a.Key {
		return b
	}
	return a
}

// bareName is a name without forms of address and academic titles.
func bareName(name string) string {
	var room [64]byte
	if len(name) <= len(room) && isASCII(name) {
		return string(appendBare(room[:0], name))
	}
	var bare strings.Builder
	name = strings.ToLower(name)
	for word, at := nextWord(name, 0); word != ""; word, at = nextWord(name, at) {
		if isAddress(word) {
			continue
		}
		if bare.Len() == 0 {
			bare.Grow(len(name))
		} else {
			bare.WriteByte(' ')
		}
		bare.WriteString(word)
	}
	return bare.String()
}

// appendBare is bareName for ASCII.
func appendBare(bare []byte, name string) []byte {
	for word, at := nextWord(name, 0); word != ""; word, at = nextWord(name, at) {
		start := len(bare)
		if start > 0 {
			bare = append(bare, ' ')
		}
		begin := len(bare)
		for i := range len(word) {
			bare = append(bare, lowerByte(word[i]))
		}
		if isAddress(string(bare[begin:])) {
			bare = bare[:start]
		}
	}
	return bare
}

// isAddress reports whether a word in lower case is a form of address or an academic title.
func isAddress(word string) bool {
	switch word {
	case "mr", "mrs", "ms", "dr", "prof", "ing", "dipl", "sir", "herr", "frau", "shri", "smt":
		return true
	}
	return false
}
