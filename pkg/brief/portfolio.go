// The portfolio: what the page over all accounts says.

package brief

import (
	"cmp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/acctplan/acctplan/pkg/facts"
	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/locale"
	"github.com/acctplan/acctplan/pkg/plan"
)

// Entry is one plan of a portfolio with what is known about it.
type Entry struct {
	Plan     *plan.Plan
	Facts    *facts.Facts
	Findings []finding.Finding
	// Page and PDF lead to the account's own pages: slash-separated paths relative to the
	// index page. Empty for a page that was not made.
	Page, PDF string
}

// Portfolio is what the index page says.
type Portfolio struct {
	AsOf   Day
	Stamp  string
	Locale locale.Locale // in which all this is said
	Rows   []Row
	Totals []Total // one per currency, sorted by its code; what the plans' rates convert is in their base

	Renewals  []Renewals // by quarter; what has passed comes first
	Forecasts []Forecast // one per currency, sorted by its code
	Workloads []Workload
	Rules     []RuleCount
	Families  []Family // sorted by name
	Search    []Passage
	Unsearch  int // passages that are not in Search because there are too many
}

// Row is one account of a portfolio.
type Row struct {
	Account   string
	Owner     string // may be empty
	Page, PDF string // as in Entry
	Tier      string // "Strategic"; empty where the plan names none
	ARR       string // may be empty
	Pipeline  string // unweighted; may be empty

	// What ARR and Pipeline are sorted by: currency and exact amount, "EUR 2400000"; empty as they are.
	ARRKey, PipelineKey string

	Renewal   string // "30 Jun 2027", "Evergreen"; may be empty
	Days      Label  // "219 days", with the tone of its nearness; may be empty
	Health    Label  // may be empty
	Tally     Tally  // of its findings
	Unchecked bool   // the rules were not run

	Plan        *plan.Plan  // what the row is about; nil in a row made by hand
	DaysLeft    facts.Count // to the renewal
	Open        int         // actions still to be done
	Overdue     int         // of these, the ones past their date
	Attention   int         // how urgently the account needs somebody, by Reasons; 0 for not at all
	Reasons     []string    // why, the gravest first: "renewal in 20 days", "red health"
	TierOrder   int         // 0 strategic, 1 key, 2 standard: by the tier that holds
	HealthOrder int         // 0 red, 1 amber, 2 green, 3 unknown
}

// Total is a sum over the accounts of one currency.
type Total struct {
	Currency string // ISO 4217; empty for amounts that name none
	ARR      string // may be empty
	Pipeline string // unweighted, of open opportunities; may be empty
	Weighted string // the pipeline by its probabilities, where there are some; may be empty
	Accounts int    // that have an amount in this currency
}

// PortfolioOf makes the view of many plans as of one day. Rows are ordered by tier, then by
// account; the order of the entries breaks ties.
func PortfolioOf(asOf plan.Day, entries []Entry, o Options) Portfolio {
	v := voiceOf(o.Locale)
	portfolio := Portfolio{Locale: o.Locale, AsOf: Day{Day: asOf, Text: v.dayText(asOf)}, Stamp: v.say.Internal}
	ordered := slices.Clone(entries)
	slices.SortStableFunc(ordered, func(a, b Entry) int {
		return cmp.Or(
			cmp.Compare(tierRank(a.Plan), tierRank(b.Plan)),
			strings.Compare(strings.ToLower(v.accountName(a.Plan)), strings.ToLower(v.accountName(b.Plan))),
		)
	})
	sums := totals{}
	for _, entry := range ordered {
		portfolio.Rows = append(portfolio.Rows, v.rowOf(entry, o))
		sums.add(entry)
	}
	portfolio.Totals = sums.list(v)
	portfolio.Renewals = v.renewalsOf(asOf, portfolio.Rows)
	portfolio.Forecasts = v.forecastsOf(asOf, ordered)
	portfolio.Workloads = workloadsOf(asOf, ordered)
	portfolio.Rules = v.ruleCountsOf(ordered)
	portfolio.Families = v.familiesOf(portfolio.Rows, ordered)
	portfolio.Search, portfolio.Unsearch = v.searchOf(ordered)
	return portfolio
}

// tierText is the tier that a plan names; empty where it names none.
func tierText(v voice, p *plan.Plan) string {
	if p.Tier.Value == "" {
		return ""
	}
	return capital(v.say.Term("tier", string(p.Tier.Value)))
}

func tierRank(p *plan.Plan) int {
	switch p.EffectiveTier() {
	case plan.Strategic:
		return 0
	case plan.Key:
		return 1
	}
	return 2
}

func healthRank(health plan.Health) int {
	if i := slices.Index([]plan.Health{plan.Red, plan.Amber, plan.Green}, health); i >= 0 {
		return i
	}
	return 3
}

func (v voice) rowOf(entry Entry, o Options) Row {
	p, f := entry.Plan, entry.Facts
	row := Row{
		Account: v.accountName(p), Owner: personText(p.Owner), Page: entry.Page, PDF: entry.PDF,
		Tier: tierText(v, p), ARR: v.moneyText(p.ARR), Health: v.healthLabel(p.Health), Tally: CountFindings(entry.Findings), Unchecked: o.Unchecked,
	}
	if f.Pipeline.Unweighted.IsPositive() {
		row.Pipeline = v.Amount(f.Pipeline.Unweighted, f.Pipeline.Currency)
		row.PipelineKey = f.Pipeline.Currency + " " + f.Pipeline.Unweighted.String()
	}
	row.Renewal, row.Days = v.renewalText(p, f)
	if p.ARR.IsSet() {
		row.ARRKey = p.ARR.Currency + " " + p.ARR.Amount.String()
	}
	row.Plan, row.DaysLeft, row.Open, row.Overdue = p, f.ToRenewal, len(f.OpenActions), len(f.Overdue)
	row.TierOrder, row.HealthOrder = tierRank(p), healthRank(p.Health.Value)
	row.Attention, row.Reasons = v.attentionOf(f, row.Tally)
	return row
}

// totals adds up what may be added: amounts of one currency, and those that a rate converts.
type totals map[string]*sum

type sum struct {
	arr, pipeline, weighted decimal.Decimal
	accounts                int
}

func (t totals) of(currency string) *sum {
	if t[currency] == nil {
		t[currency] = &sum{}
	}
	return t[currency]
}

// addARR adds what a plan's account is worth; it reports in which currency.
func (t totals) addARR(p *plan.Plan) (currency string, added bool) {
	arr, _ := p.ARR.In(p.Rates.Base, p.Rates)
	if !arr.IsSet() {
		return "", false
	}
	own := t.of(arr.Currency)
	own.arr = own.arr.Add(arr.Amount)
	return arr.Currency, true
}

func (t totals) add(entry Entry) {
	touched := map[string]bool{}
	rates := entry.Plan.Rates
	if currency, added := t.addARR(entry.Plan); added {
		touched[currency] = true
	}
	for _, opportunity := range entry.Facts.OpenOpportunities {
		if amount, _ := opportunity.Amount.In(rates.Base, rates); amount.IsSet() {
			own := t.of(amount.Currency)
			own.pipeline = own.pipeline.Add(amount.Amount)
			if opportunity.Probability.IsSet() {
				own.weighted = own.weighted.Add(amount.Amount.Mul(opportunity.Probability.Value).Shift(-2))
			}
			touched[amount.Currency] = true
		}
	}
	for currency := range touched {
		t[currency].accounts++
	}
}

func (t totals) list(v voice) []Total {
	var list []Total
	for currency, own := range t {
		total := Total{Currency: currency, Accounts: own.accounts}
		if !own.arr.IsZero() {
			total.ARR = v.Amount(own.arr, currency)
		}
		if !own.pipeline.IsZero() {
			total.Pipeline = v.Amount(own.pipeline, currency)
		}
		if !own.weighted.IsZero() {
			total.Weighted = v.Amount(own.weighted, currency)
		}
		list = append(list, total)
	}
	slices.SortFunc(list, func(a, b Total) int { return strings.Compare(a.Currency, b.Currency) })
	return list
}
