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

// TestOurSource: a paper of our own sales is told from what they have said.
func TestOurSource(t *testing.T) {
	for text, want := range map[string]bool{
		"Our sales plan FY27": true, "Sales kickoff": true, "CRM": true, "our account plan": true, "Sales targets 2027": true, "Territory plan": true, "internal forecast": true,
		"QBR, 2026-10-14": false, "Our call with Karen Liu": false, "Annual report 2026": false, "Their sales plan": false, "Kickoff call": false, "Internal audit report": false, "Karen Liu": false,
	} {
		if got := isOurSource(text); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}
