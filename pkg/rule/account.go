// What of a plan is looked at beside other plans.
package rule

import (
	"strings"

	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
)

// Account is what the rules that look at all plans together know of one of them. It holds nothing
// of the plan's text, so that the accounts of thousands of plans fit where a few plans would.
type Account struct {
	Path, Key string
	Name      string // of the account
	ID        plan.String
	Parent    plan.String
	CRMID     plan.String
	Owner     string
	Renewal   plan.Date
	Tier      plan.Tier   // the effective one
	Facts     source.Span // see plan.Plan
	ActionsAt source.Span // the heading above the actions; Facts where there is none
	Due       []Due
}

// Due is an open action of one of us that is due on a known day.
type Due struct {
	Owner string
	Last  plan.Day
}

// AccountOf is what the rules about all plans know of a plan.
func AccountOf(p *plan.Plan) *Account {
	a := &Account{
		Path: p.Path, Key: p.Key, Name: p.Account.Text, Owner: p.Owner.Label(),
		ID: p.ID, Parent: p.Parent, CRMID: p.CRMID, Renewal: p.Renewal,
		Tier: p.EffectiveTier(), Facts: p.Facts, ActionsAt: p.Facts,
	}
	keep(&a.Key, &a.Name, &a.Owner, &a.ID.Text, &a.Parent.Text, &a.CRMID.Text, &a.Renewal.Text, (*string)(&a.Tier))
	for i := range p.Actions {
		action := &p.Actions[i]
		if !action.Due.Known() || !action.IsOpen() {
			continue
		}
		for _, owner := range action.Owners.List {
			if owner.Side == plan.Ours {
				a.Due = append(a.Due, Due{a.nameOf(owner.Label()), action.Due.Last})
			}
		}
	}
	for i := range p.Sections {
		if s := &p.Sections[i]; s.Has(plan.ConceptActions) && !s.Headless {
			a.ActionsAt = s.Title.Span
			break
		}
	}
	return a
}

// keep copies texts, so that they hold no longer one that they are parts of.
func keep(texts ...*string) {
	size := 0
	for _, text := range texts {
		size += len(*text)
	}
	var room strings.Builder
	room.Grow(size)
	for _, text := range texts {
		start := room.Len()
		room.WriteString(*text)
		*text = room.String()[start:]
	}
}

// nameOf is a copy of the name of somebody to whom an action belongs; of the one before, if it is the
// same.
func (a *Account) nameOf(label string) string {
	if label == a.Owner {
		return a.Owner
	}
	for i := len(a.Due) - 1; i >= 0 && i >= len(a.Due)-4; i-- {
		if a.Due[i].Owner == label {
			return a.Due[i].Owner
		}
	}
	return strings.Clone(label)
}
