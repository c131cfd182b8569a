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

	came, gone string // "new goal" and "goal removed" where empty
}

var nouns = map[plan.Collection]words{
	plan.Goals:            {one: "goal", many: "goals", label: "goal"},
	plan.Targets:          {one: "target", many: "targets", label: "target"},
	plan.Stakeholders:     {one: "stakeholder", many: "stakeholders", label: "name", gone: "stakeholder no longer in the plan"},
	plan.DecisionProcess:  {one: "decision step", many: "decision steps", label: "step"},
	plan.DecisionCriteria: {one: "decision criterion", many: "decision criteria", label: "criterion"},
	plan.Questions:        {one: "question", many: "questions", label: "text"},
	plan.Assumptions:      {one: "assumption", many: "assumptions", label: "text"},
	plan.Commitments:      {one: "commitment", many: "commitments", label: "commitment"},
	plan.Asks:             {one: "ask", many: "asks", label: "ask"},
	plan.Team:             {one: "team member", many: "team members", label: "name", came: "new on our team", gone: "no longer on our team"},
	plan.Contracts:        {one: "contract", many: "contracts", label: "name"},
	plan.Challenges:       {one: "challenge", many: "challenges", label: "challenge"},
	plan.Products:         {one: "product in use", many: "products in use", label: "product", gone: "product no longer listed as in use"},
	plan.Metrics:          {one: "metric", many: "metrics", label: "metric"},
	plan.ValueDelivered:   {one: "delivered outcome", many: "delivered outcomes", label: "outcome"},
	plan.Whitespace:       {one: "whitespace", many: "whitespace cells", label: "product", came: "new in the whitespace", gone: "no longer in the whitespace"},
	plan.Opportunities:    {one: "opportunity", many: "opportunities", label: "opportunity"},
	plan.Competitors:      {one: "competitor", many: "competitors", label: "competitor", gone: "competitor no longer listed"},
	plan.Risks:            {one: "risk", many: "risks", label: "risk"},
	plan.Actions:          {one: "action", many: "actions", label: "action"},
	plan.Milestones:       {one: "milestone", many: "milestones", label: "milestone"},
	plan.Log:              {one: "log entry", many: "log entries", label: "text"},
	plan.SWOT:             {one: "SWOT entry", many: "SWOT entries", label: "text"},
	plan.Landscape:        {one: "landscape", many: "landscape facts", label: "name", came: "new in the landscape", gone: "no longer in the landscape"},
}

// wordsOf never fails: a collection that is new here is called by its own name.
func wordsOf(collection plan.Collection) words {
	if w, ok := nouns[collection]; ok {
		return w.whole()
	}
	name := strings.ReplaceAll(string(collection), "_", " ")
	return words{one: name, many: name}.whole()
}

// whole says what came and what is gone in the common way where nothing else is said.
func (w words) whole() words {
	if w.came == "" {
		w.came = "new " + w.one
	}
	if w.gone == "" {
		w.gone = w.one + " removed"
	}
	return w
}

// called is a record's name in the middle of a sentence: in quotation marks where it would seem to
// end the sentence.
func called(name string) string {
	name = short(name)
	if strings.HasSuffix(name, "?") || strings.HasSuffix(name, "!") || strings.Contains(name, ": ") {
		return "“" + name + "”"
	}
	return name
}

// spaced is a word of the format's vocabulary in a sentence: "economic buyer".
func spaced(word string) string { return strings.ReplaceAll(word, "-", " ") }
