package brief

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/acctplan/acctplan/pkg/facts"
	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/locale"
	"github.com/acctplan/acctplan/pkg/plan"
)

// Every field of the view is listed, as one for the customer or as one that stays with us.
func TestEveryFieldOfTheViewIsListed(t *testing.T) {
	seen := map[string]bool{}
	var walk func(reflect.Type)
	walk = func(view reflect.Type) {
		for view.Kind() == reflect.Slice {
			view = view.Elem()
		}
		if view.Kind() != reflect.Struct || seen[view.Name()] {
			return
		}
		seen[view.Name()] = true
		listed := strings.Fields(allowedView[view.Name()] + " " + keptView[view.Name()])
		for i := range view.NumField() {
			field := view.Field(i)
			if at := slices.Index(listed, field.Name); at >= 0 {
				listed = slices.Delete(listed, at, at+1)
			} else {
				t.Errorf("%s.%s is listed neither as allowed nor as kept", view.Name(), field.Name)
			}
			if slices.Contains(strings.Fields(allowedView[view.Name()]), field.Name) {
				walk(field.Type)
			}
		}
		if len(listed) > 0 {
			t.Errorf("%s has no %v, or has it listed twice", view.Name(), listed)
		}
	}
	walk(reflect.TypeFor[Brief]())
	for name := range allowedView {
		if !seen[name] {
			t.Errorf("%s is listed and never met", name)
		}
	}
}

// What is not allowed in the view stays out even where the plan lets it through.
func TestTheViewIsABarrierOfItsOwn(t *testing.T) {
	set := func(text string) plan.String { return plan.String{Origin: plan.Origin{Text: text, State: plan.Set}} }
	p := &plan.Plan{Account: set("Acme")}
	p.Health.Text, p.Health.State = "secret", plan.Set
	p.Asks = []plan.Ask{{Ask: set("secret")}}
	p.Competitors = []plan.Competitor{{Competitor: set("secret")}}
	p.Opportunities = []plan.Opportunity{{Opportunity: set("secret")}}
	p.Stakeholders = []plan.Stakeholder{{Name: set("Ada")}, {Name: set("Bo")}}
	p.Stakeholders[0].Stance.Text, p.Stakeholders[0].Stance.State = "secret", plan.Set
	p.Risks = []plan.Risk{{Risk: set("Late data")}}
	p.Risks[0].Impact.Text, p.Risks[0].Impact.State = "secret", plan.Set
	b := ForCustomer(p, plan.DayOf(2026, 11, 23), []finding.Finding{{Severity: finding.Error}, {Severity: finding.Error}}, locale.Locale{})
	if text := strings.ToLower(string(mustSay(reflect.ValueOf(b)))); strings.Contains(text, "secret") {
		t.Error(text)
	}
	if b.Draft != "DRAFT" || b.Checked != "" || b.Stamp != "CONFIDENTIAL" || !b.Customer {
		t.Errorf("%q %q %q", b.Draft, b.Checked, b.Stamp)
	}
	if ours := Of(p, facts.Of(p, 0), nil, Options{}); !strings.Contains(string(mustSay(reflect.ValueOf(ours))), "secret") {
		t.Error("our own page says nothing of it either")
	}
}

func mustSay(v reflect.Value) (out []byte) {
	switch v.Kind() {
	case reflect.String:
		return append([]byte(v.String()), '\n')
	case reflect.Struct:
		for i := range v.NumField() {
			out = append(out, mustSay(v.Field(i))...)
		}
	case reflect.Slice:
		for i := range v.Len() {
			out = append(out, mustSay(v.Index(i))...)
		}
	}
	return out
}
