// Summary: what a portfolio keeps of one plan, so that thousands of plans need not be there at once.

package brief

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/acctplan/acctplan/pkg/facts"
	"github.com/acctplan/acctplan/pkg/locale"
	"github.com/acctplan/acctplan/pkg/plan"
)

// Summary is what a portfolio says of one plan whatever is found about it. It holds nothing of the plan: no record, and no text that is part of the file's.
type Summary struct {
	row      Row // but for its findings and pages
	reasons  []reason
	names    []string // by which another plan may call this account its parent, in lower case
	parent   string   // may be empty
	deals    []deal
	tasks    []task
	passages []Passage // without their page
	left     int       // passages that are too many for one plan
}

// Path is the plan's file.
func (s Summary) Path() string { return s.row.Data.Path }

// Data is what programs are told of an account in a portfolio.
type Data struct {
	Path, ID, Parent string
	Tier             plan.Tier // as the plan names it; may be empty
	Holds            plan.Tier // never empty
	Health           plan.Health
	Renewal          plan.Date  // without its text
	ARR              plan.Money // without its text
	Worth            plan.Money // the ARR in the base currency, where a rate converts it
}

// deal is an open opportunity with an amount, in the base currency where a rate converts it.
type deal struct {
	currency         string
	amount, weighted decimal.Decimal
	close            plan.Date
}

// task is an open action.
type task struct {
	owners []string // a single empty name where nobody owns it
	due    plan.Date
}

// SummaryOf sums a plan up, as of its facts' day.
func SummaryOf(p *plan.Plan, f *facts.Facts, l locale.Locale) Summary {
	v := voiceOf(l)
	worth, _ := p.ARR.In(p.Rates.Base, p.Rates)
	s := Summary{
		row: Row{
			Account: strings.Clone(v.accountName(p)), Owner: strings.Clone(personText(p.Owner)), Tier: tierText(v, p), ARR: strings.Clone(v.moneyText(p.ARR)),
			Health: v.healthLabel(p.Health), DaysLeft: f.ToRenewal, Open: len(f.OpenActions), Overdue: len(f.Overdue),
			TierOrder: tierRank(p), HealthOrder: healthRank(p.Health.Value),
			Data: Data{
				Path: strings.Clone(p.Path), ID: strings.Clone(p.Key), Parent: strings.Clone(p.Parent.Text), Tier: p.Tier.Value, Holds: p.EffectiveTier(),
				Health: p.Health.Value, Renewal: dated(p.Renewal), ARR: valued(p.ARR), Worth: valued(worth),
			},
		},
		reasons: v.reasonsOf(f), parent: strings.Clone(shown(p.Parent.Origin)),
	}
	s.row.Health.Text = strings.Clone(s.row.Health.Text)
	if f.Pipeline.Unweighted.IsPositive() {
		s.row.Pipeline = v.Amount(f.Pipeline.Unweighted, f.Pipeline.Currency)
		s.row.PipelineKey = f.Pipeline.Currency + " " + f.Pipeline.Unweighted.String()
	}
	s.row.Renewal, s.row.Days = v.renewalText(p, f)
	s.row.Renewal = strings.Clone(s.row.Renewal)
	if p.ARR.IsSet() {
		s.row.ARRKey = p.ARR.Currency + " " + p.ARR.Amount.String()
	}
	for _, name := range []string{p.Key, shown(p.CRMID.Origin), s.row.Account} {
		if name != "" {
			s.names = append(s.names, strings.Clone(strings.ToLower(name)))
		}
	}
	for _, opportunity := range f.OpenOpportunities {
		if amount, _ := opportunity.Amount.In(p.Rates.Base, p.Rates); amount.IsSet() {
			one := deal{currency: strings.Clone(amount.Currency), amount: amount.Amount, close: dated(opportunity.Close)}
			if opportunity.Probability.IsSet() {
				one.weighted = amount.Amount.Mul(opportunity.Probability.Value).Shift(-2)
			}
			s.deals = append(s.deals, one)
		}
	}
	for _, action := range f.OpenActions {
		one := task{due: dated(action.Due)}
		for _, person := range action.Owners.List {
			if name := personText(person); !slices.Contains(one.owners, name) {
				one.owners = append(one.owners, strings.Clone(name))
			}
		}
		if len(action.Owners.List) == 0 {
			one.owners = []string{""}
		}
		s.tasks = append(s.tasks, one)
	}
	s.passages, s.left = v.passagesOf(p, s.row.Account)
	return s
}

// dated is a date without its text, valued an amount without its.
func dated(d plan.Date) plan.Date {
	d.Text = ""
	return d
}

func valued(m plan.Money) plan.Money {
	m.Text, m.Currency = "", strings.Clone(m.Currency)
	return m
}
