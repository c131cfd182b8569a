package rule

import (
	"testing"

	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/rule/quota"
)

// TestStructureBeatsWording: a record that is tied to the customer is theirs, unless its words
// could hardly be clearer.
func TestStructureBeatsWording(t *testing.T) {
	set := func(text string) plan.String {
		return plan.String{Origin: plan.Origin{Text: text, State: plan.Set}}
	}
	goal := plan.Goal{Record: plan.Record{Key: "g1"}, Goal: set("Get on the shortlist for the terminal tender")}
	pass := func() *Pass { return &Pass{Plan: &plan.Plan{Goals: []plan.Goal{goal}}, memo: &Memo{}} }
	if got := pass().verdict(0); got.Kind != quota.Seller {
		t.Errorf("the words alone: %v", got)
	}
	goal.Unit = set("Public Sector")
	if got := pass().verdict(0); got.Kind == quota.Seller {
		t.Errorf("with a unit of the customer's: %v", got)
	}
}
