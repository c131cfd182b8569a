// Package brief decides what a page about an account says: a plan, the facts derived from
// it and the findings about it become a view model of strings, numbers and tones. It knows
// nothing about layout, HTML or PDF; package render shows the same Brief in all of them.
//
// Every text of a view model is clean: valid UTF-8 on one line, without control characters
// and directional overrides. It is still untrusted: a renderer has to escape it.
package brief

import (
	"fmt"

	"github.com/acctplan/acctplan/pkg/facts"
	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/locale"
	"github.com/acctplan/acctplan/pkg/plan"
)

// Options says how a brief is made. The zero value is a brief of a checked plan.
type Options struct {
	// Unchecked leaves out the line that says how the check went, and the draft mark: nobody
	// ran the rules over the plan.
	Unchecked bool
	// Score is a card for the plan's own score, after the other key figures. The zero value
	// leaves it out.
	Score KPI
	// Locale is the words and the way of writing numbers and dates; the zero value is the house
	// style, in English.
	Locale locale.Locale
}

// Brief is what the page about one account says. An empty slice is a section that the page
// does not have.
type Brief struct {
	Header        Header
	KPIs          []KPI
	Summary       []Paragraph
	Map           Map
	Goals         []Goal
	Stakeholders  []Stakeholder
	Whitespace    Whitespace
	Opportunities []Opportunity
	Competition   []Competitor
	Risks         []Risk
	Actions       []Action
	Milestones    []Milestone
	KeyDates      []KeyDate
	Asks          []Ask
	Value         []Outcome
	Team          []Colleague // on the page of a customer

	Customer bool // the page is for the customer; the zero value is one for ourselves

	Stamp   string // confidentiality, on every page: "INTERNAL"
	Draft   string // "DRAFT · 3 errors"; empty for a plan without errors
	Checked string // "Checked 23 Nov 2026: no errors, 2 warnings"; empty for an unchecked plan
	AsOf    Day    // the day that the page speaks of

	Locale locale.Locale // in which all this is said
}

// Day is a calendar day with its spelling: "23 Nov 2026".
type Day struct {
	Day  plan.Day
	Text string
}

// Tone says how good a fact is, for colours. It never stands alone: a text says the same.
type Tone uint8

// The tones. The zero value is Plain.
const (
	Plain Tone = iota
	Good
	Fair // needs attention
	Bad
	Accent // important, neither good nor bad
)

// String is the tone's name, which style sheets use: plain, good, fair, bad, accent.
func (t Tone) String() string {
	return [...]string{"plain", "good", "fair", "bad", "accent"}[min(t, Accent)]
}

// Label is a short text with a tone, shown as a pill.
type Label struct {
	Text string
	Tone Tone
}

// Header is who the page is about and who answers for it.
type Header struct {
	Account  string
	Details  []string // "Strategic account", the industry, the location; in this order, without empty ones
	Health   Label    // "Health: green"; Text is empty where the plan names none
	Owner    string
	Role     string // the owner's role: "Key account director"
	Reviewed string // "Reviewed 16 Nov 2026"; may be empty
	AsOf     string // "As of 23 Nov 2026"
}

// KPI is one card of the strip below the header.
type KPI struct {
	Name  string   // "Open pipeline"
	Value string   // "€1.1M"
	Notes []string // "€616k weighted"; a line each
	Tone  Tone     // of the notes
}

// Stakeholder is a row of the people table.
type Stakeholder struct {
	Name        string
	Title       string // title and unit: "VP Service, Wind Service"; may be empty
	Roles       string // "Champion, end user"; may be empty
	Influence   int    // dots from 1 to 5; 0 for unknown
	Level       string // "High"; empty for unknown
	Stance      Stance
	LastContact Label  // "18 Nov 2026", "Never", with the tone of its age
	Counterpart string // our person; may be empty
	Next        string // what we do next with them; may be empty
	Left        bool   // has gone; Stance.Label says so
	Weight      int    // whom to show where not all have room: the heaviest
}

// Competitor is another vendor in the account.
type Competitor struct {
	Name     string
	Where    string // may be empty
	Status   string // may be empty
	Threat   Label  // may be empty
	Strategy string // may be empty
}

// Ask is what we need from our own leaders.
type Ask struct {
	Ask   string
	Notes []string // what stands below it
	Of    string   // may be empty
	By    string   // may be empty
}

// Of makes the brief of a plan. Findings are those about this plan; their order does not matter.
func Of(p *plan.Plan, f *facts.Facts, findings []finding.Finding, o Options) Brief {
	v := voiceOf(o.Locale)
	b := Brief{
		Locale:        o.Locale,
		Header:        v.headerOf(p, f),
		KPIs:          v.kpisOf(p, f, o.Score),
		Summary:       paragraphsOf(p),
		Map:           v.mapOf(p, f.AsOf),
		Goals:         v.goalsOf(p, f),
		Stakeholders:  v.stakeholdersOf(p, f, findings),
		Whitespace:    v.whitespaceOf(p),
		Opportunities: v.opportunitiesOf(p, f),
		Competition:   v.competitionOf(p),
		Risks:         v.risksOf(p),
		Actions:       v.actionsOf(p, f),
		Milestones:    v.milestonesOf(p, f),
		KeyDates:      v.keyDatesOf(p, f),
		Asks:          v.asksOf(p),
		Value:         v.valueOf(p),
		Stamp:         v.say.Internal,
		AsOf:          Day{Day: f.AsOf, Text: v.dayText(f.AsOf)},
	}
	if !o.Unchecked {
		tally := CountFindings(findings)
		b.Draft, b.Checked = tally.draft(v.say), fmt.Sprintf(v.say.Checked, b.AsOf.Text, tally.Text(v.say))
	}
	return b
}
