package rule

import (
	"testing"

	"github.com/acctplan/acctplan/pkg/plan"
)

// TestWhose judges sentences that nobody should get wrong, and look-alikes of them.
func TestWhose(t *testing.T) {
	for text, want := range map[string]whose{
		"Grow our ARR at Harbor Foods from €480k to €600k":                  vendors,
		"Sign the three-year renewal before the tender":                     vendors,
		"Win back the terminals from Slotwise and make them buy from us":    vendors,
		"Become the preferred supplier for all six plants, displace Kratos": vendors,
		"Multi-year renewal at 8% uplift":                                   vendors,

		"Cut the wait of trucks at the docks from 74 to 35 minutes": customers,
		"Raise dealer quota attainment from 61 % to 80 %":           customers,
		"Their own renewal rate back above 90%":                     customers,
		"Renew 11,000 fishing permits in six weeks":                 customers,
		"Close the books in four days":                              customers,
		"Sell 90% of seats on the morning flights":                  customers,
		"Open the US subsidiary with 40 people":                     customers,
		"Every supplier 10% cheaper, ours included":                 customers,
		"\"We want our drivers home on Fridays\" (Ada Roth)":        customers,

		"Weekly active users of the planner from 55% to 70%": usage,
		"All dispatchers off Excel and onto our tool":        usage,
	} {
		if got := vocabulary().judgeText(text); got.whose != want {
			t.Errorf("%q: %v, want %v", text, got, verdict{whose: want})
		}
	}
}

// TestStructureBeatsWording: a record that is tied to the customer is theirs, even where its
// words look like a salesperson's; only first-person words make it a mixture.
func TestStructureBeatsWording(t *testing.T) {
	set := func(text string) plan.String {
		return plan.String{Origin: plan.Origin{Text: text, State: plan.Set}}
	}
	pass := func() *Pass { return &Pass{Plan: &plan.Plan{}, memo: &Memo{}} }
	goal := plan.Goal{Record: plan.Record{Key: "g1"}, Goal: set("Win the framework contract with the second ministry")}
	if got := pass().judgeGoal(goal); got.whose != vendors {
		t.Errorf("the words alone: %v", got)
	}
	goal.Unit = set("Public Sector")
	if got := pass().judgeGoal(goal); got.whose != customers {
		t.Errorf("with a unit of the customer's: %v", got)
	}
	goal.Goal = set("Win the framework contract so that they buy from us")
	if got := pass().judgeGoal(goal); got.whose != shared {
		t.Errorf("with a unit and first person: %v", got)
	}
}
