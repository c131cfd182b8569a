// The portfolio: what the page over all accounts says.

package brief

import (
	"cmp"
	"iter"
	"maps"
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
	Summary Summary
	Found   finding.Portion
	// Passages gives what PassagesOf makes of the plan, with the same locale; nil where nobody is to search. A portfolio
	// asks for those of the first plans only, as far as Findable says.
	Passages func() Passages
	// Page and PDF lead to the account's own pages: slash-separated paths relative to the
	// index page. Empty for a page that was not made.
	Page, PDF string
}

// Unread is a file that could not be read. Page and PDF lead to what an earlier run made of it, as in Entry.
type Unread struct {
	Path      string
	Page, PDF string
}

// Portfolio is what the index page says.
type Portfolio struct {
	AsOf   Day
	Stamp  string
	Locale locale.Locale // in which all this is said
	Rows   []*Row
	Totals []Total // one per currency, sorted by its code; what the plans' rates convert is in their base

	Renewals  []Renewals // by quarter; what has passed comes first
	Forecasts []Forecast // one per currency, sorted by its code
	Workloads []Workload
	Rules     []RuleCount
	Families  []Family          // sorted by name
	Search    iter.Seq[Passage] // one plan behind the other; nil where there is nothing to search
	Unread    []Unread          // in the order of their paths; nothing else on the page knows of them
	Unsearch  int               // passages that are not in Search because there are too many
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

	Data        Data        // what the row is about, for programs
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
	Omitted  string // how much of the pipeline is not weighted because its probability is none; may be empty
	Accounts int    // that have an amount in this currency
}

// PortfolioOf makes the view of many plans as of one day. Rows are ordered by tier, then by
// account; the order of the entries breaks ties. The summaries must be made with the same locale, and as of the same day.
func PortfolioOf(asOf plan.Day, entries []*Entry, o Options) Portfolio {
	v := voiceOf(o.Locale)
	portfolio := Portfolio{Locale: o.Locale, AsOf: Day{Day: asOf, Text: v.dayText(asOf)}, Stamp: v.say.Internal}
	ordered := inOrder(entries)
	sums, staff := totals{}, staffOf(ordered)
	for _, entry := range ordered {
		row := v.rowOf(entry, o)
		row.Owner = staff.Name(row.Owner)
		portfolio.Rows = append(portfolio.Rows, row)
		sums.add(&entry.Summary)
	}
	portfolio.Totals = sums.list(v)
	portfolio.Renewals = v.renewalsOf(asOf, portfolio.Rows)
	portfolio.Forecasts = v.forecastsOf(asOf, ordered)
	portfolio.Workloads = workloadsOf(ordered, staff)
	portfolio.Rules = v.ruleCountsOf(ordered)
	portfolio.Families = v.familiesOf(portfolio.Rows, ordered)
	portfolio.Search, portfolio.Unsearch = searchOf(ordered)
	return portfolio
}

// staffOf are our people over all entries.
func staffOf(entries []*Entry) *Staff {
	plans := make([]Colleagues, len(entries))
	for i, entry := range entries {
		plans[i] = entry.Summary.ours
	}
	return StaffOf(plans...)
}

// inOrder are entries in the order of a portfolio's rows.
func inOrder(entries []*Entry) []*Entry {
	ordered := slices.Clone(entries)
	slices.SortStableFunc(ordered, func(a, b *Entry) int {
		return cmp.Or(
			cmp.Compare(a.Summary.row.TierOrder, b.Summary.row.TierOrder),
			strings.Compare(strings.ToLower(a.Summary.row.Account), strings.ToLower(b.Summary.row.Account)),
		)
	})
	return ordered
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

// rowOf is the summary's row with what was found about the plan, and where its pages are.
func (v voice) rowOf(entry *Entry, o Options) *Row {
	row := entry.Summary.row
	row.Page, row.PDF, row.Tally, row.Unchecked = entry.Page, entry.PDF, tallyOf(entry.Found.Counts()), o.Unchecked
	row.Attention, row.Reasons = v.attentionOf(entry.Summary.reasons, row.Tally)
	return &row
}

// totals adds up what may be added: amounts of one currency, and those that a rate converts.
type totals map[string]*sum

type sum struct {
	arr, pipeline, weighted decimal.Decimal
	worth                   bool // some account says what it is worth, if nothing
	accounts                int
	impossible              int // probabilities
	late                    int // deals that should have closed
}

func (t totals) of(currency string) *sum {
	if t[currency] == nil {
		t[currency] = &sum{}
	}
	return t[currency]
}

// addARR adds what an account is worth; it reports in which currency.
func (t totals) addARR(worth plan.Money) (currency string, added bool) {
	if !worth.IsSet() {
		return "", false
	}
	own := t.of(worth.Currency)
	own.arr, own.worth = own.arr.Add(worth.Amount), true
	return worth.Currency, true
}

func (t totals) add(s *Summary) {
	touched := map[string]bool{}
	if currency, added := t.addARR(s.row.Data.Worth); added {
		touched[currency] = true
	}
	for _, one := range s.deals {
		own := t.of(one.currency)
		own.pipeline = own.pipeline.Add(one.amount)
		own.weighted = own.weighted.Add(one.weighted)
		if one.impossible {
			own.impossible++
		}
		if one.late {
			own.late++
		}
		touched[one.currency] = true
	}
	for currency := range touched {
		t[currency].accounts++
	}
}

func (t totals) list(v voice) []Total {
	var list []Total
	for _, currency := range slices.Sorted(maps.Keys(t)) {
		own := t[currency]
		total := Total{Currency: currency, Accounts: own.accounts}
		total.Omitted = strings.Join(v.notWeighted(own.impossible, own.late), ", ")
		if own.worth {
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
	return list
}
