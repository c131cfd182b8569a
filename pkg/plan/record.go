package plan

import (
	"strings"

	"github.com/acctplan/acctplan/pkg/source"
)

// Record is what every record has, whatever it records and however it was written: a
// table row, a list item, a heading with its block, or a YAML mapping.
type Record struct {
	ID    String      // the id as written; Missing where the author gave none
	Key   string      // unique in its collection: the id, else a slug of the label, else numbered
	Label string      // what a person would call it: the goal's text, the stakeholder's name
	Span  source.Span // all of it; where it was written in several places, the first
	Head  source.Span // the narrowest text that names it; where a finding about the whole record points
	Notes []String    // prose that belongs to it
	Extra []Extra     // fields that the format does not know, kept

	// Again are the places, in no order, of words that name the record or fill a field once more:
	// the name in a later list, an owner who is told twice. What differs is a Problem as well.
	Again []source.Span

	// Struck reports that the author crossed its name out. A person is gone then, and work is
	// done, which their own fields say too.
	Struck bool
}

// Extra is a field that no concept owns, kept as it was written.
type Extra struct {
	Name  String
	Value String
}

// IsCurrent reports whether a field of a goal that no concept owns says where its metric stands: a column "Current"
// beside one for what it starts from.
func IsCurrent(name string) bool {
	switch strings.ToLower(strings.TrimSpace(name)) {
	case "current", "actual", "now", "today":
		return true
	}
	return false
}

// Goal is an objective of the customer's own.
type Goal struct {
	Record
	Goal     String
	Metric   String
	Baseline String
	Target   String
	By       Date
	Owner    People // a person of the customer's
	Unit     String
	Source   String
	Enables  String // how we help
	Assumed  Flag
	Measure  String // "qualitative" where the author means it so
}

// Target is a number that WE want to reach; a quota belongs here.
type Target struct {
	Record
	Target  String
	Amount  Money // the target's amount, where it is one
	Current String
	By      Date
}

// Stakeholder is a person, or a named group, of the customer's.
type Stakeholder struct {
	Record
	Name          String
	Title         String
	Unit          String
	Roles         Enums[Role]
	Stance        Enum[Stance]
	Influence     Enum[Level]
	Priorities    String
	Perception    String // how they see us
	ReportsTo     Person
	Influences    People
	ConflictsWith People
	LastContact   Date
	Cadence       Enum[Cadence]
	NextAction    String
	Counterpart   Person // our person
	Competitor    String // whose they are
	Left          Date   // when they left, or Yes
	Email         String
	Group         bool // "Dock leads (≈220 users)": no single person
}

// TeamMember is a person on our side.
type TeamMember struct {
	Record
	Name   String
	Role   String
	Handle String // without the @
}

// DecisionStep is one step of how the customer decides.
type DecisionStep struct {
	Record
	Step  String
	Owner People
	By    Date
}

// Criterion is one thing that the customer decides by.
type Criterion struct {
	Record
	Criterion String
	Weight    String
	Standing  String // ours
}

// Question is something that we want to know, or an assumption that we have to test.
type Question struct {
	Record
	Text  String
	Owner People
	Due   Date
}

// Commitment is a promise that we made.
type Commitment struct {
	Record
	Commitment String
	To         People
	Owner      People
	Due        Date
	Status     Enum[Status]
}

// Ask is what we need from our own leaders.
type Ask struct {
	Record
	Ask String
	Of  People
	By  Date
}

// Challenge is a pain of the customer's business; not a risk of ours.
type Challenge struct {
	Record
	Challenge String
	Unit      String
	Owner     People
}

// Contract is one of several agreements of the account.
type Contract struct {
	Record
	Name    String
	Product String
	Unit    String
	ARR     Money
	Start   Date
	Renewal Date
	Notice  Days
	Terms   String
}

// ProductUse is a product that the customer has.
type ProductUse struct {
	Record
	Product  String
	Unit     String
	UseCase  String
	Seats    Number // paid for
	Active   Number // used
	ARR      Money
	Adoption Percent
	AsOf     Date
	Overage  Flag // true: more use than seats is agreed
}

// Metric is one measured signal of the account's state.
type Metric struct {
	Record
	Metric String
	Value  String
	Trend  String
	AsOf   Date
}

// Value is an outcome that the customer has already got.
type Value struct {
	Record
	Outcome String
	Metric  String
	Value   String
	Source  String
	Date    Date
}

// Cell is one cell of the whitespace matrix: a product or use case in a business unit.
type Cell struct {
	Record
	Product    String
	Unit       String
	Coverage   Enum[Coverage] // Missing for a blank cell
	Competitor String
	Amount     Money
}

// Opportunity is a place where the relationship could grow.
type Opportunity struct {
	Record
	Opportunity String
	Product     String
	UseCase     String
	Unit        String
	Stakeholder People
	Rationale   String
	Approach    String
	CRMID       String
	Stage       Enum[Stage]
	Amount      Money
	Probability Percent
	Close       Date
	Owner       People
	Goal        Refs
	NextAction  String
}

// IsOpen reports whether the opportunity is still to be won.
func (o *Opportunity) IsOpen() bool {
	return o.Stage.Value != Won && o.Stage.Value != Lost && o.Stage.Value != Parked
}

// Competitor is another vendor in the account.
type Competitor struct {
	Record
	Competitor String
	Where      String
	Status     String
	Threat     Enum[Level]
	Strategy   String
}

// Risk is what could cost us the account or a goal.
type Risk struct {
	Record
	Risk       String
	Category   String
	Likelihood Enum[Level]
	Impact     Enum[Level]
	Owner      People
	Mitigation String
	Due        Date
	Status     Enum[Status]
	Raised     Date
}

// IsOpen reports whether the risk still threatens.
func (r *Risk) IsOpen() bool { return !r.Status.Value.Closed() && r.Status.Value != Accepted }

// Action is who does what by when.
type Action struct {
	Record
	Action    String
	Owners    People
	Due       Date
	Status    Enum[Status]
	Done      Date // when it was done
	For       Refs
	Every     String // recurring: "month"
	BlockedBy Refs
	Checked   Flag // a ticked box; Missing where there is no box
	Parent    int  // index+1 of the action this is a sub-task of; 0 for none
	Horizon   int  // days of a heading like "Next 30 days"; 0 for none
}

// IsOpen reports whether the action is still to be done.
func (a *Action) IsOpen() bool {
	if a.Status.State == Set && a.Status.Value.Closed() {
		return false
	}
	return !a.Checked.Value && !(a.Done.State == Set && !a.Done.None && !a.Done.Never)
}

// Milestone is a dated point that others can hold us to.
type Milestone struct {
	Record
	Milestone String
	On        Date
	For       Refs
	Status    Enum[Status]
	Checked   Flag
}

// IsOpen reports whether the milestone is still ahead or missed.
func (m *Milestone) IsOpen() bool { return !m.Status.Value.Closed() && !m.Checked.Value }

// LogEntry is something that happened.
type LogEntry struct {
	Record
	Date   Date
	Kind   Enum[LogKind]
	Text   String
	With   People
	Reason String
}

// SWOTEntry is one line of a SWOT analysis.
type SWOTEntry struct {
	Record
	Quadrant Enum[Quadrant]
	Text     String
}

// Fact is a piece of the landscape: "Tech stack: SAP S/4HANA".
type Fact struct {
	Record
	Name  String
	Value String
}
