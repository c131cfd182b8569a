// The page for the customer: the joint success plan.

package brief

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/acctplan/acctplan/pkg/facts"
	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/locale"
	"github.com/acctplan/acctplan/pkg/plan"
)

// Outcome is something of value that the customer has got already.
type Outcome struct {
	Outcome string
	Result  string // "first reply: 5.2 h → 1.1 h"; may be empty
	Date    string // may be empty
	Source  string // may be empty
}

// Colleague is one of our people.
type Colleague struct {
	Name string
	Role string // may be empty
}

// allowedView are the fields of the view that a customer's page may have, by type. It is a list of
// what is allowed: a new field is empty there until it is named here, and a test asks that every
// field is named here or in keptView.
var allowedView = map[string]string{
	"Brief":       "Header KPIs Summary Goals Stakeholders Risks Actions Milestones KeyDates Value Team AsOf Locale",
	"Header":      "Account Details Owner Role Reviewed AsOf",
	"KPI":         "Name Value Notes Tone",
	"Paragraph":   "Text Sign Deep Row",
	"Goal":        "Goal Unit Metric Baseline Target Current By Missed Owner Help Progress Work",
	"Progress":    "Known Measured Share Behind",
	"Stakeholder": "Name Title Counterpart",
	"Risk":        "Number Risk Mitigation Owner Due",
	"Action":      "Number Action Owners Due Overdue Done Status Day Dated",
	"Milestone":   "Milestone On State Day Dated",
	"KeyDate":     "Name Day",
	"Outcome":     "Outcome Result Date Source",
	"Colleague":   "Name Role",
	"Day":         "Day Text",
	"Label":       "Text Tone",
	"Locale":      "Tag Words",
}

// keptView are the fields that stay with us. Customer, Stamp and Draft are set for each page.
var keptView = map[string]string{
	"Brief":       "Map Whitespace Opportunities Competition Asks Customer Stamp Draft Checked",
	"Header":      "Health",
	"Goal":        "Assumed Opportunities",
	"Stakeholder": "Roles Influence Level Stance LastContact Next Left Weight",
	"Risk":        "Likelihood Impact Rating Tone",
}

// ForCustomer makes the brief that the customer may read. The plan is what audience.Share made;
// findings are those about the plan that it was made of, of which the page says no more than that
// it is a draft.
func ForCustomer(shared *plan.Plan, asOf plan.Day, findings []finding.Finding, l locale.Locale) Brief {
	v := voiceOf(l)
	f := facts.Of(shared, asOf)
	whole := Of(shared, f, nil, Options{Unchecked: true, Locale: l})
	whole.Team = v.teamOf(shared)
	whole.Header.Reviewed = ""
	if next := v.dateText(shared.NextReview); next != "" && !shared.NextReview.Before(asOf) {
		whole.Header.Reviewed = fmt.Sprintf(v.say.NextReviewOn, next)
	}
	b := allowed(reflect.ValueOf(whole)).Interface().(Brief)
	for i := range b.KeyDates {
		if b.KeyDates[i].Name == v.say.KeyReview {
			b.KeyDates[i].Name = v.say.NextReview
		}
	}
	if len(b.Actions)+len(b.Milestones) == 0 { // dates alone are no joint actions
		b.KeyDates = nil
	}
	b.Customer, b.Stamp = true, v.say.Confidential
	if CountFindings(findings).Errors > 0 {
		b.Draft = v.say.Draft
	}
	return b
}

// allowed copies what allowedView names of a value of the view.
func allowed(from reflect.Value) reflect.Value {
	to := reflect.New(from.Type()).Elem()
	switch from.Kind() {
	case reflect.Struct:
		for name := range strings.FieldsSeq(allowedView[from.Type().Name()]) {
			to.FieldByName(name).Set(allowed(from.FieldByName(name)))
		}
	case reflect.Slice:
		for i := range from.Len() {
			to = reflect.Append(to, allowed(from.Index(i)))
		}
	default:
		to.Set(from)
	}
	return to
}

// valueOf lists what the customer has got already.
func (v voice) valueOf(p *plan.Plan) []Outcome {
	var outcomes []Outcome
	for i := range p.Values {
		value := &p.Values[i]
		metric, result := shown(value.Metric.Origin), shown(value.Value.Origin)
		row := Outcome{Outcome: shown(value.Outcome.Origin), Result: join(": ", metric, result), Date: v.dateText(value.Date), Source: shown(value.Source.Origin)}
		if row.Outcome == "" {
			row.Outcome, row.Result = row.Result, ""
		}
		if row.Outcome != "" {
			outcomes = append(outcomes, row)
		}
	}
	return outcomes
}

// teamOf lists our people: those whom the facts name first, then the team in the plan's order.
func (v voice) teamOf(p *plan.Plan) []Colleague {
	var team []Colleague
	known := map[string]int{}
	add := func(name, role string) {
		if name == "" {
			return
		}
		at, is := known[strings.ToLower(name)]
		if !is {
			at = len(team)
			known[strings.ToLower(name)] = at
			team = append(team, Colleague{Name: name})
		}
		if team[at].Role == "" {
			team[at].Role = role
		}
	}
	role := func(person plan.Person, standard string) string {
		if person.Side == plan.Ours && person.Index >= 0 && person.Index < len(p.Team) {
			if own := shown(p.Team[person.Index].Role.Origin); own != "" && !slices.Contains([]string{"owner", "csm", "executive_sponsor"}, strings.ToLower(own)) { // the facts' own names are no titles
				return own
			}
		}
		return standard
	}
	add(personText(p.Owner), role(p.Owner, v.say.AccountOwner))
	add(personText(p.CSM), role(p.CSM, v.say.SuccessManager))
	add(personText(p.ExecutiveSponsor), role(p.ExecutiveSponsor, v.say.OurSponsor))
	for i := range p.Team {
		add(shown(p.Team[i].Name.Origin), shown(p.Team[i].Role.Origin))
	}
	return team
}
