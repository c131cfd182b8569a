package compile_test

// Small habits of people who write plans, each of which was read wrongly once.

import (
	"testing"

	"github.com/acctplan/acctplan/pkg/compile"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
)

const asWritten = `# Karoo Fresh (Pty) Ltd: account plan

* acct mgr ........ Rosa Klein
* arr ............. R 203k
* renews .......... 2027-08-15

RK = Rosa Klein, TM = Thabo Mokoena

## Contacts

| Name | Title |
|---|---|
| Lindiwe Zulu | CFO |
| Jane Example | Job title here |

**On our side**
Pieter Botha, Farm Manager

**Against**
Anika Venter, Buyer, very unhappy with us since August

## Goals

Pallet damage
4% today, target 1% by 31 May 2027 (Lindiwe Zulu).

## Opportunities

- €40k – dispatch module – maybe 25% – 2027-03-31
- **Cold chain certificates** (R 25k; proposal; 80 percent; 2027-01-15; Rosa Klein). Competes with Netbid.

## Actions

- RK – send the offer – 2026-12-04
- Rosa Klein visits the packhouse by 11 Dec 2026
`

func TestAsWritten(t *testing.T) {
	p := compile.Compile(source.NewFile("karoo.md", []byte(asWritten)), compile.Settings{})
	want := func(what, got, want string) {
		t.Helper()
		if got != want {
			t.Errorf("%s is %q, want %q", what, got, want)
		}
	}
	want("account", p.Account.Text, "Karoo Fresh (Pty) Ltd")
	want("owner", p.Owner.Text, "Rosa Klein")
	want("renewal", dateText(p.Renewal), "2027-08-15")
	if len(p.Stakeholders) != 4 || len(p.Goals) != 1 || len(p.Opportunities) != 2 || len(p.Actions) != 2 {
		t.Fatalf("%d people, %d goals, %d deals and %d actions", len(p.Stakeholders), len(p.Goals), len(p.Opportunities), len(p.Actions))
	}
	if state := p.Stakeholders[1].Name.State; state != plan.Placeholder {
		t.Errorf("the template's Jane is somebody: %v", state)
	}
	want("Pieter's stance", string(p.Stakeholders[2].Stance.Value), "supporter")
	want("Anika's stance", string(p.Stakeholders[3].Stance.Value), "detractor")
	goal := p.Goals[0]
	want("goal", goal.Goal.Text, "Pallet damage")
	want("baseline", goal.Baseline.Text, "4%")
	want("target", goal.Target.Text, "1%")
	want("by", dateText(goal.By), "2027-05-31")
	want("whose it is", peopleNames(goal.Owner), "lindiwe zulu")
	module, certificates := p.Opportunities[0], p.Opportunities[1]
	want("deal", module.Opportunity.Text, "dispatch module")
	want("amount", module.Amount.Amount.String()+" "+module.Amount.Currency, "40000 EUR")
	want("probability", module.Probability.Value.String(), "25")
	want("deal", certificates.Opportunity.Text, "Cold chain certificates")
	want("probability", certificates.Probability.Value.String(), "80")
	want("close", dateText(certificates.Close), "2027-01-15")
	want("owner of the deal", peopleNames(certificates.Owner), "rosa klein")
	want("action", p.Actions[0].Action.Text, "send the offer")
	want("who sends it", peopleNames(p.Actions[0].Owners), "rosa klein")
	want("action", p.Actions[1].Action.Text, "visits the packhouse")
	want("who visits", peopleNames(p.Actions[1].Owners), "rosa klein")
	want("due", dateText(p.Actions[1].Due), "2026-12-11")
}
