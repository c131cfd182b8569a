// The words for what plans hold: what records and fields are called in a sentence.
package delta

import (
	"strings"

	"github.com/acctplan/acctplan/pkg/plan"
)

// words are how sentences speak of a collection's records.
type words struct {
	one, many string
	label     string // the field that names a record: its change is a new name
}

var nouns = map[plan.Collection]words{
	plan.Goals:            {"goal", "goals", "goal"},
	plan.Targets:          {"target", "targets", "target"},
	plan.Stakeholders:     {"stakeholder", "stakeholders", "name"},
	plan.DecisionProcess:  {"decision step", "decision steps", "step"},
	plan.DecisionCriteria: {"decision criterion", "decision criteria", "criterion"},
	plan.Questions:        {"question", "questions", "text"},
	plan.Assumptions:      {"assumption", "assumptions", "text"},
	plan.Commitments:      {"commitment", "commitments", "commitment"},
	plan.Asks:             {"ask", "asks", "ask"},
	plan.Team:             {"team member", "team members", "name"},
	plan.Contracts:        {"contract", "contracts", "name"},
	plan.Challenges:       {"challenge", "challenges", "challenge"},
	plan.Products:         {"product in use", "products in use", "product"},
	plan.Metrics:          {"metric", "metrics", "metric"},
	plan.ValueDelivered:   {"value delivered", "outcomes delivered", "outcome"},
	plan.Whitespace:       {"whitespace", "whitespace cells", "product"},
	plan.Opportunities:    {"opportunity", "opportunities", "opportunity"},
	plan.Competitors:      {"competitor", "competitors", "competitor"},
	plan.Risks:            {"risk", "risks", "risk"},
	plan.Actions:          {"action", "actions", "action"},
	plan.Milestones:       {"milestone", "milestones", "milestone"},
	plan.Log:              {"log entry", "log entries", "text"},
	plan.SWOT:             {"SWOT entry", "SWOT entries", "text"},
	plan.Landscape:        {"landscape", "landscape facts", "name"},
}

// wordsOf never fails: a collection that is new here is called by its own name.
func wordsOf(collection plan.Collection) words {
	if w, ok := nouns[collection]; ok {
		return w
	}
	name := strings.ReplaceAll(string(collection), "_", " ")
	return words{one: name, many: name}
}

// fieldWord is what a sentence calls a field or a fact.
func fieldWord(field string) string {
	switch field {
	case "arr", "nps", "csat":
		return strings.ToUpper(field)
	case "target_arr":
		return "target ARR"
	case "csm":
		return "CSM"
	case "crm_id":
		return "CRM id"
	}
	return strings.ReplaceAll(field, "_", " ")
}

// factWord is what a sentence calls a fact of the account.
func factWord(field string) string {
	switch field {
	case "id":
		return "plan id"
	case "owner":
		return "account owner"
	case "account":
		return "account name"
	case "reviewed":
		return "last review"
	case "notice":
		return "notice period"
	}
	return fieldWord(field)
}

// spaced is a word of the format's vocabulary in a sentence: "economic buyer".
func spaced(word string) string { return strings.ReplaceAll(word, "-", " ") }
