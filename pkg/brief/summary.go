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
	row     Row // but for its findings and pages
	reasons []reason
	names   []string // by which another plan may call this account its parent, in lower case
	parent  string   // may be empty
	deals   []deal
	work    []Workload
	ours    Colleagues
	lengths []uint16 // of the texts of its passages, which are longer than the bounds by a few bytes at most
	left    int      // passages that are too many for one plan
}

// Path is the plan's file.
func (s *Summary) Path() string { return s.row.Data.Path }

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
	impossible       bool // its probability, which weighs nothing
	late             bool // it should have closed, and weighs nothing
	close            when
}

// when is the last day of a date; not known where the date names none.
type when struct {
	last  plan.Day
	known bool
}

func whenOf(d plan.Date) when { return when{d.Last, d.Known()} }

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
			one := deal{currency: strings.Clone(amount.Currency), amount: amount.Amount, close: whenOf(opportunity.Close)}
			switch { // as facts.Pipeline weighs them
			case !opportunity.Probability.IsChance():
				one.impossible = opportunity.Probability.IsSet()
			case opportunity.Close.Before(f.AsOf):
				one.late = true
			default:
				one.weighted = amount.Amount.Mul(opportunity.Probability.Value).Shift(-2)
			}
			s.deals = append(s.deals, one)
		}
	}
	s.deals, s.work, s.ours = slices.Clip(s.deals), workOf(f), ColleaguesOf(p)
	s.left = v.eachPassage(p, f.AsOf, s.row.Account, func(_, text string) { s.lengths = append(s.lengths, uint16(len(text))) })
	s.lengths = slices.Clip(s.lengths)
	return s
}

// workOf counts open actions by person; an action of two persons counts for both.
func workOf(f *facts.Facts) []Workload {
	index := map[string]*Workload{}
	add := func(name string, due plan.Date) {
		if index[name] == nil {
			name = strings.Clone(name)
			index[name] = &Workload{Owner: name}
		}
		index[name].add(due, f.AsOf)
	}
	for _, action := range f.OpenActions {
		var names []string
		for _, person := range action.Owners.List {
			if name := personText(person); !slices.Contains(names, name) {
				names = append(names, name)
				add(name, action.Due)
			}
		}
		if len(names) == 0 {
			add("", action.Due)
		}
	}
	work := make([]Workload, 0, len(index))
	for _, one := range index {
		work = append(work, *one)
	}
	return work
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
