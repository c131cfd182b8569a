// Fields: which facts and columns of a plan a customer may read. It is a list of what is allowed:
// a field that is not named here is never shown.

package audience

import (
	"strings"
)

// Class says who may read a field.
type Class uint8

// The classes. The zero value keeps a field for ourselves.
const (
	Never   Class = iota // stays with us, whatever the configuration says
	Offered              // stays with us unless the configuration shows it
	Shown                // on the customer's page unless the configuration hides it
)

// String is the class in the words of the documentation: never, offered, shown.
func (c Class) String() string { return [...]string{"never", "offered", "shown"}[min(c, Shown)] }

// Field is one field of the plan's model.
type Field struct {
	// Name is what `visibility:` calls it: "goals.metric", as in the JSON export.
	Name string
	// Path is its place in plan.Plan: "Goals.Metric".
	Path  string
	Class Class
	Why   string // why it can never be shown; empty for all others
}

// entry names some fields of one struct that have one class, by their names in Go. Where fields is
// "*", the class holds for the whole collection, whatever fields it has or will have.
type entry struct {
	of     string // the collection in Go, empty for the facts of the account
	name   string // as users call it
	class  Class
	fields string
	why    string
}

// Reasons why a field can never be shown.
const (
	judgement = "it is our judgement of people"
	selling   = "it is what we want to sell, and how"
	ownGoals  = "it is what we want for ourselves"
	ownMoves  = "it is what we do about it, which is ours to tell"
	innerWork = "it is between us and our own colleagues"
	noPlace   = "the customer's page has no place for it"
	personal  = "it is personal data that the page does not need"
	machine   = "it is for programs, not for readers"
	ourHealth = "it is our judgement of the account"
	unread    = "nobody knows what it says"
)

// entries is the list. Every field of plan.Plan and its records stands in it exactly once; a test
// holds that.
var entries = []entry{
	{"", "", Shown, "Account Industry Location Owner CSM ExecutiveSponsor NextReview", ""},
	{"", "", Offered, "Renewal Notice NPS CSAT Summary", ""},
	{"", "", Never, "Tier Lifecycle Health HealthScore HealthAsOf", ourHealth},
	{"", "", Never, "ARR Potential TargetARR TargetBy CompanyRevenue Currency Employees ProductsOwned ContractStart", selling},
	{"", "", Never, "Title Units Created Reviewed Cadence ActionsReviewed PeriodStart PeriodEnd Parent", noPlace},
	{"", "", Never, "File Path Marked HasFrontmatter DefaultTier Rates Facts ID Key CRMID Audience Template Sections Totals Problems Suppressions Internal", machine},
	{"", "", Never, "Prose ExtraKeys Unplaced", unread},

	{"Goals", "goals", Shown, "Goal Metric Baseline Target By Owner Unit Current", ""},
	{"Goals", "goals", Offered, "Enables", ""},
	{"Goals", "goals", Never, "Source Measure", noPlace},
	{"Goals", "goals", Never, "Assumed", judgement},

	{"Stakeholders", "stakeholders", Shown, "Name Title Unit Counterpart", ""},
	{"Stakeholders", "stakeholders", Never, "Roles Stance Influence Priorities Perception ReportsTo Influences ConflictsWith LastContact Cadence NextAction Competitor Left", judgement},
	{"Stakeholders", "stakeholders", Never, "Email", personal},
	{"Stakeholders", "stakeholders", Never, "Group", noPlace},

	{"Team", "team", Shown, "Name Role", ""},
	{"Team", "team", Never, "Handle", machine},

	{"Values", "value_delivered", Shown, "Outcome Metric Value Date", ""},
	{"Values", "value_delivered", Offered, "Source", ""},

	{"Actions", "actions", Shown, "Action Owners Due Status Done Checked For", ""},
	{"Actions", "actions", Never, "Every BlockedBy Parent Horizon", noPlace},

	{"Milestones", "milestones", Shown, "Milestone On Status Checked For", ""},

	{"Products", "current_state", Offered, "Seats Active Adoption", ""},
	{"Products", "current_state", Never, "Product Unit UseCase AsOf Overage", noPlace},
	{"Products", "current_state", Never, "ARR", selling},

	{"Risks", "risks", Offered, "Risk Owner Due Status", ""},
	{"Risks", "risks", Never, "Mitigation", ownMoves},
	{"Risks", "risks", Never, "Category Likelihood Impact Raised", ourHealth},

	{"Metrics", "metrics", Never, "*", "goals.current shows where the metric of a goal stands; the others are ours"},
	{"Targets", "targets", Never, "*", ownGoals},
	{"Opportunities", "opportunities", Never, "*", selling},
	{"Whitespace", "whitespace", Never, "*", selling},
	{"Competitors", "competitors", Never, "*", selling},
	{"DecisionProcess", "decision_process", Never, "*", selling},
	{"DecisionCriteria", "decision_criteria", Never, "*", selling},
	{"Contracts", "contracts", Never, "*", selling},
	{"Asks", "asks", Never, "*", innerWork},
	{"Log", "log", Never, "*", innerWork},
	{"Questions", "questions", Never, "*", innerWork},
	{"Assumptions", "assumptions", Never, "*", innerWork},
	{"Commitments", "commitments", Never, "*", noPlace},
	{"Challenges", "challenges", Never, "*", ourHealth},
	{"SWOT", "swot", Never, "*", ourHealth},
	{"Landscape", "landscape", Never, "*", noPlace},
}

// recordFields are what every record has. Key is kept, for references lead to it, and no page
// shows it; the rest stays with us.
var recordFields = []string{"ID", "Label", "Span", "Head", "Again", "Struck", "Notes", "Extra"}

// Fields lists all fields, those of the account first. A collection of which nothing can be shown
// is one field, by the collection's name.
func Fields() []Field {
	var fields []Field
	for _, e := range entries {
		if e.fields == "*" {
			fields = append(fields, Field{Name: e.name, Path: e.of, Class: e.class, Why: e.why})
			continue
		}
		for name := range strings.FieldsSeq(e.fields) {
			f := Field{Name: spelled(name), Path: name, Class: e.class, Why: e.why}
			if e.of != "" {
				f.Name, f.Path = e.name+"."+f.Name, e.of+"."+f.Path
			}
			fields = append(fields, f)
		}
	}
	for _, collection := range openCollections() {
		for _, name := range recordFields {
			why := unread
			if name != "Notes" && name != "Extra" {
				why = machine
			}
			fields = append(fields, Field{Name: collection.name + "." + spelled(name), Path: collection.path + "." + name, Class: Never, Why: why})
		}
	}
	return fields
}

// collectionName is a collection of which something can be shown.
type collectionName struct{ name, path string }

func openCollections() []collectionName {
	var names []collectionName
	known := map[string]bool{}
	for _, e := range entries {
		if e.of != "" && e.fields != "*" && !known[e.of] {
			known[e.of] = true
			names = append(names, collectionName{e.name, e.of})
		}
	}
	return names
}

// spelled is a field's name as the format spells it: NextReview is next_review.
func spelled(name string) string {
	switch name {
	case "ARR", "CSM", "NPS", "CSAT", "ID":
		return strings.ToLower(name)
	case "TargetARR":
		return "target_arr"
	case "CRMID":
		return "crm_id"
	case "ProductsOwned":
		return "products"
	case "Owners":
		return "owner"
	}
	var out strings.Builder
	for i, char := range name {
		if i > 0 && char >= 'A' && char <= 'Z' {
			out.WriteByte('_')
		}
		out.WriteRune(char)
	}
	return strings.ToLower(out.String())
}
