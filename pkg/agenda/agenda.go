// Package agenda says what is to be done on which day over many plans: actions, reviews,
// renewals, last days of notice and milestones, ahead and overdue. It writes them as text, as
// Markdown and as a calendar (RFC 5545). Equal plans on an equal day give equal bytes.
package agenda

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/acctplan/acctplan/pkg/brief"
	"github.com/acctplan/acctplan/pkg/facts"
	"github.com/acctplan/acctplan/pkg/locale"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/sorting"
)

// Kind is what an entry is about.
type Kind string

// The kinds, in the order in which those of one day are told.
const (
	Renewal   Kind = "renewal"
	Notice    Kind = "notice" // the last day to give notice
	Review    Kind = "review"
	Milestone Kind = "milestone"
	Action    Kind = "action"
)

// Kinds lists them.
func Kinds() []Kind { return kinds }

var kinds = []Kind{Renewal, Notice, Review, Milestone, Action}

// Entry is one thing to be done on a day.
type Entry struct {
	Day     plan.Day // the last day on which it is in time; of what lasts several days the first that is not over
	First   plan.Day // the days that it lasts, both included
	Last    plan.Day
	Kind    Kind
	Text    string   // "Send the pilot report"; untrusted
	Days    string   // "5 Dec 2026 – 9 Dec 2026" of what lasts several; else empty
	Account string   // untrusted
	Owners  []string // untrusted; of a renewal, notice, review or milestone the plan's owner; may be empty
	Path    string   // of the plan
	Line    int      // where it stands in it, counted from 1; 0 where that is unknown
	Overdue bool     // its day has passed

	identity string // the same from one day to the next
}

// Agenda is what is to be done, earliest first.
type Agenda struct {
	AsOf    plan.Day
	Last    plan.Day // the last day looked at
	Owner   string   // whose entries these are; empty for everybody's
	Entries []Entry
	Locale  locale.Locale // in which texts and dates are written
	Undated int           // open actions, of that owner, that have no day and therefore are in no agenda
}

// Of makes the agenda of the days from asOf to asOf+days, both included, and of what is overdue.
// With an owner only that person's entries are in it; see Names.
func Of(plans []*plan.Plan, asOf plan.Day, days int, owner string, l locale.Locale) Agenda {
	agenda := Agenda{Locale: l, AsOf: asOf, Last: asOf + plan.Day(days), Owner: owner}
	staff := staffOf(plans)
	for _, p := range plans {
		c := collector{agenda: &agenda, staff: staff, plan: p, account: accountName(p)}
		c.collect(facts.Of(p, asOf))
	}
	sorting.Stable(agenda.Entries, func(a, b Entry) int {
		return cmp.Or(
			cmp.Compare(a.Day, b.Day),
			cmp.Compare(slices.Index(kinds, a.Kind), slices.Index(kinds, b.Kind)),
			strings.Compare(strings.ToLower(a.Account), strings.ToLower(b.Account)),
		)
	})
	return agenda
}

// Names reports whether a person is called that: by the whole name, by words of it that follow
// each other ("dana", "whitlock"), or by the handle, with or without its @. Case does not matter.
func Names(wanted, name, handle string) bool {
	wanted = strings.TrimPrefix(folded(wanted), "@")
	if wanted == "" {
		return false
	}
	return strings.Contains(" "+folded(name)+" ", " "+wanted+" ") || wanted == strings.TrimPrefix(folded(handle), "@")
}

// folded is a text's words in lower case.
func folded(text string) string { return strings.Join(strings.Fields(strings.ToLower(text)), " ") }

// People lists everybody who owns something in the plans or is on a team, sorted, each once.
func People(plans []*plan.Plan) []string {
	seen, staff := map[string]bool{}, staffOf(plans)
	for _, p := range plans {
		add := func(name string) {
			if name = strings.TrimSpace(name); name != "" {
				seen[staff.Name(name)] = true
			}
		}
		add(nameOf(p.Owner))
		for _, member := range p.Team {
			add(member.Name.Text)
		}
		for i := range p.Actions {
			for _, person := range p.Actions[i].Owners.List {
				add(nameOf(person))
			}
		}
	}
	names := make([]string, 0, len(seen))
	for name := range seen {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// collector finds the entries of one plan.
type collector struct {
	agenda  *Agenda
	staff   *brief.Staff
	plan    *plan.Plan
	account string
}

func (c *collector) collect(f *facts.Facts) {
	p, say := c.plan, c.agenda.Locale.Labels()
	owner := []plan.Person{p.Owner}
	if p.Renewal.Known() {
		c.add(Renewal, p.Renewal.Last, say.Renewal, owner, p.Renewal.Origin, "")
		if p.Notice.IsSet() {
			if day := p.Renewal.First - plan.Day(p.Notice.Value); day >= c.agenda.AsOf { // too late is no appointment
				c.add(Notice, day, say.LastNotice, owner, p.Notice.Origin, "")
			}
		}
	}
	for i := range p.Contracts {
		contract := &p.Contracts[i]
		if !contract.Renewal.Known() {
			continue
		}
		c.add(Renewal, contract.Renewal.Last, fmt.Sprintf(say.RenewalOf, contract.Label), owner, contract.Renewal.Origin, contract.Key)
		if contract.Notice.IsSet() {
			if day := contract.Renewal.First - plan.Day(contract.Notice.Value); day >= c.agenda.AsOf {
				c.add(Notice, day, fmt.Sprintf(say.LastNoticeOf, contract.Label), owner, contract.Notice.Origin, contract.Key)
			}
		}
	}
	if p.NextReview.Known() && !(p.Reviewed.Known() && p.Reviewed.Last >= p.NextReview.First) {
		c.add(Review, p.NextReview.Last, say.ReviewOfPlan, owner, p.NextReview.Origin, "")
	}
	for i := range p.Milestones {
		if m := &p.Milestones[i]; m.IsOpen() && m.On.Known() {
			first, days := m.On.Last, ""
			if m.On.IsSpan() {
				first, days = m.On.First, c.agenda.Locale.Date(m.On)
			}
			c.addDays(Milestone, first, m.On.Last, days, m.Milestone.Text, owner, plan.Origin{Span: m.Head}, m.Key)
		}
	}
	for _, action := range f.OpenActions {
		switch {
		case action.Due.Known():
			c.add(Action, action.Due.Last, action.Action.Text, action.Owners.List, plan.Origin{Span: action.Head}, action.Key)
		case c.mine(action.Owners.List):
			c.agenda.Undated++
		}
	}
}

// add takes an entry up if it is near enough and belongs to whom the agenda is for.
func (c *collector) add(kind Kind, day plan.Day, text string, owners []plan.Person, at plan.Origin, key string) {
	c.addDays(kind, day, day, "", text, owners, at, key)
}

// addDays is add of what lasts several days, and how these are written.
func (c *collector) addDays(kind Kind, first, last plan.Day, days, text string, owners []plan.Person, at plan.Origin, key string) {
	if first > c.agenda.Last || !c.mine(owners) {
		return
	}
	day := last
	if last >= c.agenda.AsOf {
		day = max(first, c.agenda.AsOf)
	}
	e := Entry{Day: day, First: first, Last: last, Kind: kind, Text: clean(text), Days: days, Account: c.account, Path: c.plan.Path, Overdue: last < c.agenda.AsOf,
		identity: c.plan.Key + "\x00" + string(kind) + "\x00" + key}
	if c.plan.File != nil {
		e.Line = c.plan.File.Position(at.Span.Start).Line
	}
	for _, person := range owners {
		if name := clean(c.staff.Name(nameOf(person))); name != "" {
			e.Owners = append(e.Owners, name)
		}
	}
	c.agenda.Entries = append(c.agenda.Entries, e)
}

// mine reports whether one of the persons is whom the agenda is for.
func (c *collector) mine(owners []plan.Person) bool {
	if c.agenda.Owner == "" {
		return true
	}
	return slices.ContainsFunc(owners, func(person plan.Person) bool {
		handle := person.Text
		if person.Side == plan.Ours && person.Index >= 0 && person.Index < len(c.plan.Team) {
			handle = c.plan.Team[person.Index].Handle.Text
		}
		return Names(c.agenda.Owner, c.staff.Name(nameOf(person)), handle)
	})
}

// staffOf are our people over all plans.
func staffOf(plans []*plan.Plan) *brief.Staff {
	all := make([]brief.Colleagues, len(plans))
	for i, p := range plans {
		all[i] = brief.ColleaguesOf(p)
	}
	return brief.StaffOf(all...)
}

// nameOf is what a person is called; empty where nobody was named.
func nameOf(person plan.Person) string {
	switch person.State {
	case plan.Set, plan.Unreadable, plan.Ambiguous:
		return person.Label()
	}
	return ""
}

func accountName(p *plan.Plan) string {
	for _, name := range []plan.Origin{p.Account.Origin, p.Title.Origin} {
		if name.State != plan.Missing && name.State != plan.Placeholder && clean(name.Text) != "" {
			return clean(name.Text)
		}
	}
	return clean(p.Key)
}

// clean puts a text on one line, without control characters and without what turns the
// direction of what follows.
func clean(text string) string {
	text = strings.Map(func(char rune) rune {
		switch {
		case unicode.IsControl(char), char == 0x2028, char == 0x2029:
			return ' '
		case char >= 0x202A && char <= 0x202E, char >= 0x2066 && char <= 0x2069, char == 0xFEFF:
			return -1
		}
		return char
	}, strings.ToValidUTF8(text, "\uFFFD"))
	return strings.Join(strings.Fields(text), " ")
}
