// The sections of the portfolio's page: renewals and pipeline by quarter, actions by owner,
// findings by rule, groups of accounts.

package brief

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/sorting"
)

// Renewals are the accounts that renew in one quarter.
type Renewals struct {
	Title    string   // "Passed", "Q1 2027", "After Q4 2028", "Without a date"
	Tone     Tone     // Bad for those that passed
	Sums     []string // ARR at stake, one text per currency
	Accounts []*Row   // the nearest renewal first
}

// Forecast is the open pipeline in one currency, by the quarter in which it is to close.
type Forecast struct {
	Currency string
	Quarters []ForecastQuarter
}

// ForecastQuarter is what is to close in one quarter.
type ForecastQuarter struct {
	Title      string // "Passed", "Q1 2027", "Without a date"
	Count      int    // opportunities
	Weighted   string // may be empty: none has a probability
	Unweighted string
	Share      float64 // of the largest quarter's weighted amount, 0 to 100
}

// Workload is what one person has to do over all accounts.
type Workload struct {
	Owner                         string // empty for actions that nobody owns
	Overdue, Soon, Later, Undated int    // Soon is within 30 days
}

// RuleCount says how often a rule speaks, at one severity.
type RuleCount struct {
	Rule     string
	Severity Label
	Count    int
	Accounts int
}

// Family is a group of accounts: those whose plans name the same account above them.
type Family struct {
	Name    string
	Page    string // of the account at the top, where it has a plan with a page
	Total   []Total
	Members []Member
}

// Member is one account of a family; Depth is 0 at the top.
type Member struct {
	Row   *Row
	Depth int
}

// quarters is how many quarters ahead are told apart.
const quarters = 8

// quarterOf is the quarter of a day, counted from the year 0.
func quarterOf(day plan.Day) int {
	t := day.Time()
	return t.Year()*4 + (int(t.Month())-1)/3
}

// bucket sorts a date into what is past, quarters, what is far away, and what has no date: an
// ordering number and a title.
func (v voice) bucket(asOf plan.Day, date when) (int, string) {
	switch {
	case !date.known:
		return 1 << 30, v.say.WithoutDate
	case date.last < asOf:
		return -1, v.say.Passed
	}
	quarter, last := max(quarterOf(date.last), quarterOf(asOf)), quarterOf(asOf)+quarters-1
	if quarter > last {
		return last + 1, fmt.Sprintf(v.say.After, fmt.Sprintf("Q%d %d", last%4+1, last/4))
	}
	return quarter, fmt.Sprintf("Q%d %d", quarter%4+1, quarter/4)
}

func (v voice) renewalsOf(asOf plan.Day, rows []*Row) []Renewals {
	index, sums := map[int]*Renewals{}, map[int]totals{}
	for _, row := range rows {
		key, title := v.bucket(asOf, whenOf(row.Data.Renewal))
		if index[key] == nil {
			index[key], sums[key] = &Renewals{Title: title}, totals{}
			if key < 0 {
				index[key].Tone = Bad
			}
		}
		index[key].Accounts = append(index[key].Accounts, row)
		sums[key].addARR(row.Data.Worth)
	}
	var list []Renewals
	for _, key := range slices.Sorted(maps.Keys(index)) {
		one := *index[key]
		sorting.Stable(one.Accounts, ByRenewal)
		for _, total := range sums[key].list(v) {
			if total.ARR != "" {
				one.Sums = append(one.Sums, total.ARR)
			}
		}
		list = append(list, one)
	}
	return list
}

func (v voice) forecastsOf(asOf plan.Day, entries []*Entry) []Forecast {
	type cell struct {
		title                string
		count                int
		weighted, unweighted decimal.Decimal
	}
	table := map[string]map[int]*cell{}
	for _, entry := range entries {
		for _, one := range entry.Summary.deals {
			key, title := v.bucket(asOf, one.close)
			if table[one.currency] == nil {
				table[one.currency] = map[int]*cell{}
			}
			own := table[one.currency][key]
			if own == nil {
				own = &cell{title: title}
				table[one.currency][key] = own
			}
			own.count++
			own.unweighted = own.unweighted.Add(one.amount)
			own.weighted = own.weighted.Add(one.weighted)
		}
	}
	var list []Forecast
	for _, currency := range slices.Sorted(maps.Keys(table)) {
		forecast, most := Forecast{Currency: currency}, decimal.Zero
		for _, own := range table[currency] {
			most = decimal.Max(most, own.weighted)
		}
		for _, key := range slices.Sorted(maps.Keys(table[currency])) {
			own := table[currency][key]
			quarter := ForecastQuarter{Title: own.title, Count: own.count, Unweighted: v.Amount(own.unweighted, currency)}
			if own.weighted.IsPositive() {
				quarter.Weighted = v.Amount(own.weighted, currency)
				quarter.Share, _ = own.weighted.Shift(2).DivRound(most, 4).Float64()
			}
			forecast.Quarters = append(forecast.Quarters, quarter)
		}
		list = append(list, forecast)
	}
	return list
}

// add counts an action.
func (w *Workload) add(due plan.Date, asOf plan.Day) {
	switch {
	case !due.Known():
		w.Undated++
	case due.Last < asOf:
		w.Overdue++
	case due.Last <= asOf+30:
		w.Soon++
	default:
		w.Later++
	}
}

// workloadsOf adds up what each person has to do, in whatever way plans call them. Who has
// most overdue comes first, what nobody owns last.
func workloadsOf(entries []*Entry, staff *Staff) []Workload {
	index := map[string]*Workload{}
	for _, entry := range entries {
		for _, work := range entry.Summary.work {
			name := staff.Name(work.Owner)
			own := index[name]
			if own == nil {
				own = &Workload{Owner: name}
				index[name] = own
			}
			own.Overdue += work.Overdue
			own.Soon += work.Soon
			own.Later += work.Later
			own.Undated += work.Undated
		}
	}
	var list []Workload
	for _, name := range slices.Sorted(maps.Keys(index)) {
		list = append(list, *index[name])
	}
	sorting.Stable(list, func(a, b Workload) int {
		if (a.Owner == "") != (b.Owner == "") {
			if a.Owner == "" {
				return 1
			}
			return -1
		}
		return cmp.Or(cmp.Compare(b.Overdue, a.Overdue), cmp.Compare(b.Soon, a.Soon), cmp.Compare(b.Later, a.Later))
	})
	return list
}

// ruleCountsOf counts findings by rule and severity, the gravest first.
func (v voice) ruleCountsOf(entries []*Entry) []RuleCount {
	type kind struct {
		rule     string
		severity finding.Severity
	}
	type tallied struct {
		kind
		count, accounts int
		last            *Entry
	}
	index := map[kind]*tallied{}
	for _, entry := range entries {
		for _, f := range entry.Found.Findings() {
			of := kind{f.Rule, f.Severity}
			if f.Rule == "" || f.Severity == finding.Off {
				continue
			}
			own := index[of]
			if own == nil {
				of.rule = strings.Clone(f.Rule) // and nothing else of the finding's plan
				own = &tallied{kind: of}
				index[of] = own
			}
			own.count++
			if own.last != entry {
				own.last = entry
				own.accounts++
			}
		}
	}
	var list []RuleCount
	for _, own := range slices.SortedFunc(maps.Values(index), func(a, b *tallied) int {
		return cmp.Or(cmp.Compare(b.severity, a.severity), cmp.Compare(b.count, a.count), cmp.Compare(a.rule, b.rule))
	}) {
		tone := [...]Tone{finding.Off: Plain, finding.Info: Plain, finding.Warning: Fair, finding.Error: Bad}[own.severity]
		list = append(list, RuleCount{Rule: clean(own.rule), Severity: Label{Text: capital(v.say.Term("severity", own.severity.String())), Tone: tone}, Count: own.count, Accounts: own.accounts})
	}
	return list
}

// familiesOf puts accounts below the one that their plan names as parent: by the plan's id, the
// CRM's or the account's name. A parent without a plan is a name alone. Who is above whom in a
// circle is left out.
func (v voice) familiesOf(rows []*Row, entries []*Entry) []Family {
	known := map[string]int{}
	for i := range entries {
		for _, name := range entries[i].Summary.names {
			if _, taken := known[name]; !taken {
				known[name] = i
			}
		}
	}
	above := make([]int, len(rows)) // -1 for none
	outside := map[string][]int{}   // parents without a plan
	children := map[int][]int{}
	for i := range entries {
		above[i] = -1
		parent := entries[i].Summary.parent
		if parent == "" {
			continue
		}
		if j, found := known[strings.ToLower(parent)]; found && j != i {
			above[i] = j
			children[j] = append(children[j], i)
		} else if !found {
			outside[parent] = append(outside[parent], i)
		}
	}
	var list []Family
	collect := func(family *Family, tops []int, depth int) {
		sums, visited := totals{}, map[int]bool{}
		type step struct{ row, depth int }
		var stack []step
		for _, top := range slices.Backward(tops) {
			stack = append(stack, step{top, depth})
		}
		for len(stack) > 0 {
			at := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			if visited[at.row] {
				continue
			}
			visited[at.row] = true
			family.Members = append(family.Members, Member{Row: rows[at.row], Depth: at.depth})
			sums.add(&entries[at.row].Summary)
			for _, child := range slices.Backward(children[at.row]) {
				stack = append(stack, step{child, at.depth + 1})
			}
		}
		family.Total = sums.list(v)
	}
	for i, row := range rows {
		if above[i] < 0 && len(children[i]) > 0 {
			if _, placed := outside[entries[i].Summary.parent]; placed {
				continue // told below the parent without a plan
			}
			family := Family{Name: row.Account, Page: row.Page}
			collect(&family, []int{i}, 0)
			list = append(list, family)
		}
	}
	for _, parent := range slices.Sorted(maps.Keys(outside)) {
		family := Family{Name: parent}
		collect(&family, outside[parent], 1)
		list = append(list, family)
	}
	sorting.Stable(list, func(a, b Family) int { return strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)) })
	return list
}
