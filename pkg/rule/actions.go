// The actions group: who does what by when, and is it still true?
package rule

import (
	"fmt"
	"slices"
	"strings"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
)

func actionRules() []Rule {
	return append([]Rule{
		{
			ID: "actions/none", Severity: finding.Error, Core: true, Since: "0.1.0",
			Summary: "the plan has no action",
			Why:     "Plans without action: analysis with no initiatives, owners and dates produces insight but no growth.",
			Do:      "Add three actions for the next 30 days, each with an owner and a date.",
			Bad:     changed(section("Actions"), "").showing("(no actions)"),
			Good:    fine("- [ ] Agree the Venlo dock plan with Ada Roth @priya due:2026-10-14"),
			Check:   checkActionsNone,
		},
		{
			ID: "actions/no-owner", Over: overActions, Severity: finding.Error, Core: true, Since: "0.1.0",
			Summary: "an open action has no owner",
			Why:     "Every guide wants an owner for each action: what everybody should do, nobody does.",
			Do:      "Add the one person who does it.",
			Bad:     changed("concept @jonas due:2026-10-27", "concept due:2026-10-27"),
			Good:    fine("- [ ] Walk Milan Kok through the sign-on concept @jonas due:2026-10-27"),
			Check:   checkActionOwner,
		},
		{
			ID: "actions/no-date", Over: overActions, Severity: finding.Error, Core: true, Since: "0.1.0",
			Summary: "an open action has no date",
			Why:     "Every guide wants a due date for each action: without one it is never late and never done.",
			Do:      "Add the day by which it is done, or `every:month` if it recurs.",
			Bad:     changed("concept @jonas due:2026-10-27", "concept @jonas"),
			Good:    fine("- [ ] Walk Milan Kok through the sign-on concept @jonas due:2026-10-27"),
			Check:   checkActionDate,
		},
		{
			ID: "actions/unresolvable-date", Over: overProblems, Severity: finding.Error, Core: true, Since: "0.1.0",
			Summary: "an action's due date is no date",
			Why:     "ASAP, ongoing and next week mean another day to every reader. The guides ask for time-bound actions.",
			Do:      "Write the day, or `every:month` for work that recurs.",
			Bad:     changed("concept @jonas due:2026-10-27", "concept @jonas due:ASAP"),
			Good:    fine("- [ ] Walk Milan Kok through the sign-on concept @jonas due:2026-10-27"),
			Check:   checkActionDateReadable,
		},
		{
			ID: "actions/overdue", Over: overActions, Severity: finding.Warning, Core: true, Tags: []string{TagTime}, Since: "0.1.0",
			Summary: "an open action's date is over",
			Why:     "The action section is live, the guides say. An action that is late and stands there unchanged says that nobody reads the plan.",
			Do:      "Tick it off, move the date and say why, or drop it.",
			Bad:     changed("- [ ] Agree the Venlo dock plan with Ada Roth @priya due:2026-10-14 for:o1\n", "- [ ] Agree the Venlo dock plan with Ada Roth @priya due:2026-10-14 for:o1\n- [ ] Book the dock visit of Femke Bos @priya due:2026-09-05 for:o1\n").showing("- [ ] Book the dock visit of Femke Bos @priya due:2026-09-05"),
			Good:    fine("- [x] Book the dock visit of Femke Bos @priya due:2026-09-05 done:2026-09-04"),
			Check:   checkOverdue,
		},
		{
			ID: "actions/owner-not-a-person", Over: overActions, Severity: finding.Warning, Core: true, Since: "0.1.0",
			Summary: "an action belongs to a team or to everybody",
			Why:     "The guides want an owner assigned to each task. A team does not wake up at night.",
			Do:      "Name one person of the team.",
			Bad:     changed("concept @jonas due:2026-10-27", "concept (owner: Sales) due:2026-10-27"),
			Good:    fine("- [ ] Walk Milan Kok through the sign-on concept @jonas due:2026-10-27"),
			Check:   checkOwnerPerson,
		},
		{
			ID: "actions/owner-unknown", Over: overActions, Severity: finding.Warning, Core: true, Since: "0.1.0",
			Summary: "an action's owner is in neither the team nor the stakeholders, or can be several of them",
			Why:     "A misspelt handle reaches nobody; a person whom the plan does not know has not agreed to it.",
			Do:      "Correct the name, or add the person to the team; of several people write the whole name.",
			Bad:     changed("concept @jonas due:2026-10-27", "concept @bob due:2026-10-27"),
			Good:    fine("- [ ] Walk Milan Kok through the sign-on concept @jonas due:2026-10-27"),
			Check:   checkOwnerKnown,
		},
		{
			ID: "actions/too-many-owners", Over: overActions, Severity: finding.Warning, Since: "0.1.0",
			Summary: "an action has more owners than can agree who begins",
			Why:     "Two people can share a task; three share the hope that another does it.",
			Do:      "Name one owner, and mention the others in the text.",
			Options: []Option{{Name: "max_owners", Default: WholeValue(2), Doc: "owners of one action"}},
			Bad:     changed("concept @jonas due:2026-10-27", "concept @jonas @priya @ines due:2026-10-27"),
			Good:    fine("- [ ] Walk Milan Kok through the sign-on concept @jonas due:2026-10-27"),
			Check:   checkOwnerCount,
		},
	}, actionPlanRules()...)
}

// reportAction reports something about one action.
func (p *Pass) reportAction(action *plan.Action, f finding.Finding) {
	p.reportRecord(plan.Actions, &action.Record, responsible(action.Owners), &f)
}

func checkActionsNone(p *Pass) {
	if len(p.Plan.Actions) > 0 || p.isUnread(plan.Actions) {
		return
	}
	at, found := p.headingOf(plan.ConceptActions)
	f := finding.Finding{
		Span:    at.Span,
		Message: "The plan has no action: nobody does anything by any day.",
		Hint:    "Add a line for each, such as: - [ ] Send the price proposal @priya due:2026-10-14",
	}
	if team := p.handles(); len(team) > 0 {
		f.Hint = fmt.Sprintf("Add a line for each, such as: - [ ] Send the price proposal %s due:YYYY-MM-DD", team[0])
	}
	if found {
		f.Message = quoted(at.Text) + " holds no action: nobody does anything by any day."
	}
	p.Report(f)
}

// parentOf is the action that an action is a sub-task of.
func (p *Pass) parentOf(action *plan.Action) *plan.Action {
	if action.Parent < 1 || action.Parent > len(p.Plan.Actions) {
		return nil
	}
	return &p.Plan.Actions[action.Parent-1]
}

func checkActionOwner(p *Pass) {
	from := len(p.findings)
	for _, action := range p.Facts.OpenActions {
		if action.Owners.IsWritten() || p.inherits(action, func(a *plan.Action) bool { return a.Owners.IsWritten() }) {
			continue
		}
		p.reportAction(action, finding.Finding{
			Span:    place(action.Owners.Origin, &action.Record),
			Message: p.say(p.quoted(&action.Record), " has no owner."),
			Hint:    p.addOwner(),
			Name:    p.quoted(&action.Record),
		})
	}
	p.share(from, nil, func() *finding.Common {
		return p.inCommon(plan.ConceptActions, "", len(p.Facts.OpenActions), "None of the {of} open actions has an owner.",
			"{n} of the {of} open actions have no owner: {names}.", strings.Replace(p.addOwner(), "Add @name", "Add @name to each", 1))
	})
}

// inherits reports whether an action further up, of which this is a part, has it.
func (p *Pass) inherits(action *plan.Action, has func(*plan.Action) bool) bool {
	for parent, steps := p.parentOf(action), 0; parent != nil && steps < 20; parent, steps = p.parentOf(parent), steps+1 {
		if has(parent) {
			return true
		}
	}
	return false
}

func checkActionDate(p *Pass) {
	from := len(p.findings)
	for _, action := range p.Facts.OpenActions {
		if action.Due.IsWritten() || action.Every.IsWritten() || p.inherits(action, func(a *plan.Action) bool { return a.Due.IsWritten() || a.Every.IsWritten() }) {
			continue
		}
		p.reportAction(action, finding.Finding{
			Span:    place(action.Due.Origin, &action.Record),
			Message: p.say(p.quoted(&action.Record), " has no date."),
			Hint:    "Add the day by which it is done, as due:YYYY-MM-DD.",
			Name:    p.quoted(&action.Record),
		})
	}
	p.share(from, nil, func() *finding.Common {
		return p.inCommon(plan.ConceptActions, "", len(p.Facts.OpenActions), "None of the {of} open actions has a date.",
			"{n} of the {of} open actions have no date: {names}.", "Add the day by which each is done, as due:YYYY-MM-DD, or drop it.")
	})
}

func checkActionDateReadable(p *Pass) {
	var closed map[string]bool // listed when somebody asks
	for problem := range each(p.Plan.Problems) {
		if !isDateProblem(problem) || problem.Collection != plan.Actions || problem.Field != "due" {
			continue
		}
		if closed == nil && problem.Kind == plan.UnresolvableDate {
			closed = make(map[string]bool, len(p.Plan.Actions))
			for i := range p.Plan.Actions {
				closed[p.Plan.Actions[i].Key] = !p.Plan.Actions[i].IsOpen()
			}
		}
		if problem.Kind == plan.UnresolvableDate && closed[problem.Record] && isLoose(problem.Text) {
			continue // "next week" is nobody's worry once it is done, other than a misspelt month
		}
		if problem.Kind != plan.UnresolvableDate || problem.Detail == lacksYear {
			p.reportProblem(problem, unknownDate(p, problem))
			continue
		}
		p.reportProblem(problem, finding.Finding{
			Message: p.say(`"`, shortened(problem.Label), `" is due "`, shortened(problem.Text), `", which is no day.`),
			Hint:    "Write the day as YYYY-MM-DD, or every:month for work that recurs.",
		})
	}
}

// isLoose reports whether a due date was left open on purpose.
func isLoose(text string) bool {
	return mentions(text, "asap", "ongoing", "next", "this", "soon", "later", "now", "immediate*", "continuous*", "week*", "month*", "daily", "day*", "quarter*", "tbc", "t")
}

func checkOverdue(p *Pass) {
	for _, action := range p.Facts.Overdue {
		p.reportAction(action, finding.Finding{
			Span:    action.Due.Span,
			Message: p.say(p.quoted(&action.Record), " was due ", dateText(action.Due), ", ", days(p.Facts.DaysOverdue(action)), " ago."),
			Hint:    "Tick it off if it is done, else move the date and say why, or drop it.",
		})
	}
}

func checkOwnerPerson(p *Pass) {
	for _, action := range p.Facts.OpenActions {
		if owners := ownersOn(plan.Nobody, action); len(owners) > 0 {
			p.reportAction(action, finding.Finding{
				Span:    owners[0].At(place(action.Owners.Origin, &action.Record)),
				Message: p.say(p.quoted(&action.Record), " belongs to ", namesOf(owners), ", which is not a person."),
				Hint:    strings.Replace(p.addOwner(), "Add @name", "Name one person", 1),
			})
		}
	}
}

func checkOwnerKnown(p *Pass) {
	var common map[string]*finding.Common // a name is misspelt or unknown once, however much its owner does
	for i := range p.Plan.Actions {       // and stays so when the work is done
		action := &p.Plan.Actions[i]
		for owner := range each(action.Owners.List) {
			if owner.Side != plan.Unresolved || !owner.IsSet() {
				continue
			}
			if common == nil {
				common = map[string]*finding.Common{}
			}
			name := folded(owner.Text)
			if people := p.couldMean(owner.Text); len(people) > 0 {
				if len(people) > 1 { // else one person is listed twice, and stakeholders/duplicate says so
					p.reportAction(action, finding.Finding{
						Span:    owner.At(place(action.Owners.Origin, &action.Record)),
						Message: p.say(p.quoted(&action.Record), ` belongs to "`, shortened(owner.Text), `", who can be `, either(people), "."),
						Hint:    "Write the whole name, for example (" + people[0] + ").", Content: p.sentence(nameOf(&action.Record), owner.Text),
					})
				}
				continue
			}
			if common[name] == nil {
				common[name] = &finding.Common{
					Key: name, Least: 2, Owner: p.Plan.Owner.Label(), Hint: p.knownTeam(),
					Some: p.say(`{n} actions belong to "`, shortened(owner.Text), `", who is in neither the team nor the stakeholders: {names}.`),
				}
			}
			p.reportAction(action, finding.Finding{
				Span:    owner.At(place(action.Owners.Origin, &action.Record)),
				Message: p.say(p.quoted(&action.Record), ` belongs to "`, shortened(owner.Text), `", who is in neither the team nor the stakeholders.`),
				Hint:    p.knownTeam(),
				Common:  common[name], Name: p.quoted(&action.Record), Content: p.sentence(nameOf(&action.Record), owner.Text),
			})
		}
	}
}

// couldMean lists, each once, the people of the plan who have a single name as their first or last one.
func (p *Pass) couldMean(text string) []string {
	wanted, end := nextWord(text, 0)
	if more, _ := nextWord(text, end); wanted == "" || more != "" {
		return nil
	}
	if p.memo.meant == nil {
		p.memo.meant = map[string][]string{}
		enter := func(name string) {
			lower := p.lower(name)
			first, _ := nextWord(lower, 0)
			last := lastWord(lower)
			for _, word := range [...]string{first, last} {
				if known := p.memo.meant[word]; !slices.Contains(known, name) && len(known) < mostMeant {
					p.memo.meant[word] = append(known, name)
				}
			}
		}
		for i := range p.Plan.Stakeholders {
			enter(p.Plan.Stakeholders[i].Name.Text)
		}
		for i := range p.Plan.Team {
			enter(p.Plan.Team[i].Name.Text)
		}
	}
	return p.memo.meant[strings.ToLower(wanted)]
}

// isAlike reports whether a word, whose letters of ASCII may be in any case, is another one.
func isAlike(word, lower string) bool { return len(word) == len(lower) && isWord(word, lower) }

// mostMeant is how many people of one name a finding lists.
const mostMeant = 4

// ownersOn are the owners of an action that stand on a side.
func ownersOn(side plan.Side, action *plan.Action) []plan.Person {
	var owners []plan.Person
	for _, owner := range action.Owners.List {
		if owner.Side == side && owner.IsSet() {
			owners = append(owners, owner)
		}
	}
	return owners
}

// namesOf is what the plan calls people, for a sentence.
func namesOf(people []plan.Person) string {
	var names []string
	for _, person := range people {
		names = append(names, quoted(person.Text))
	}
	return all(names)
}

// knownTeam is the hint for a name that nobody has.
func (p *Pass) knownTeam() string {
	return remembered(&p.memo.knownTeam, func() string {
		if team := p.handles(); len(team) > 0 {
			return fmt.Sprintf("Correct the name (the team: %s), or add the person to the team.", strings.Join(team[:min(len(team), 6)], ", "))
		}
		return "Correct the name, or add the person under team: at the top of the plan."
	})
}

func checkOwnerCount(p *Pass) {
	for _, action := range p.Facts.OpenActions {
		if number := len(action.Owners.List); number > p.Whole("max_owners") {
			p.reportAction(action, finding.Finding{
				Span:    place(action.Owners.Origin, &action.Record),
				Message: fmt.Sprintf("%s has %d owners; who begins?", p.quoted(&action.Record), number),
				Hint:    "Name one owner, and mention the others in the text.",
			})
		}
	}
}
