package main

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/clipperhouse/displaywidth"
	"github.com/spf13/cobra"

	"github.com/acctplan/acctplan/pkg/brief"
	"github.com/acctplan/acctplan/pkg/facts"
	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/lint"
	"github.com/acctplan/acctplan/pkg/locale"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/report"
)

// statusOrders are the ways to sort the portfolio; the first is the default.
func statusOrders() []string {
	return []string{"attention", "account", "tier", "health", "arr", "renewal", "actions", "findings"}
}

// statusCommand shows the portfolio in the terminal.
func (a *app) statusCommand() *cobra.Command {
	command := &cobra.Command{
		Use:   "status [PATH...]",
		Short: "Show the portfolio: worth, renewal, health, actions and findings",
		Long: `Show all accounts at a glance, one line each: tier, health, ARR, renewal,
open and overdue actions, errors and warnings. What needs somebody first comes
first: renewals passed or near, red health, notice dates, overdue actions.

Sums are kept apart by currency, unless the configuration has rates (fx:). The
renewal counts to its last day; LATE are open actions past their date.`,
		Example: `  acctplan status
  acctplan status accounts/ --sort renewal
  acctplan status --format csv > portfolio.csv`,
	}
	asOf := a.asOf(command)
	order := &choice{value: "attention", allowed: statusOrders()}
	command.Flags().Var(order, "sort", strings.Join(order.allowed[:len(order.allowed)-1], ", ")+" or findings")
	format := &choice{value: "text", allowed: []string{"text", "json", "csv"}}
	command.Flags().Var(format, "format", "text, json or csv")
	completeChoice(command, "sort", order.allowed)
	completeChoice(command, "format", format.allowed)
	discovering := discover(command)
	speech := a.localeFlag(command)
	a.configFlags(command)

	command.RunE = func(command *cobra.Command, paths []string) error {
		in, err := a.load(command.Context(), paths, *discovering, asOf.or(a.today()))
		if err != nil {
			return err
		}
		if err := in.check(command.Context(), lint.Options{}); err != nil {
			return err
		}
		written, err := speech.locale()
		if err != nil {
			return err
		}
		if format.value != "text" {
			written = locale.Locale{} // programs read English
		}
		portfolio, err := a.portfolio(in, written)
		if err != nil {
			return err
		}
		a.printErrors(in)
		a.printDoubts(in)
		sortRows(portfolio.Rows, order.value)
		switch format.value {
		case "json":
			err = a.printStatusJSON(portfolio)
		case "csv":
			err = a.printStatusCSV(portfolio)
		default:
			a.printStatus(portfolio)
		}
		return in.verdict("never", err)
	}
	return command
}

// portfolio is the view of all plans that were checked; templates are no accounts.
func (a *app) portfolio(in *input, l locale.Locale) (portfolio brief.Portfolio, err error) {
	byPath := map[string][]finding.Finding{}
	for _, f := range in.Findings {
		byPath[f.Path] = append(byPath[f.Path], f)
	}
	accounts := slices.DeleteFunc(slices.Clone(in.Plans), lint.IsTemplate)
	_, lost, err := survive(a, accounts, pathOf, func(plans []*plan.Plan) {
		var entries []*brief.Entry
		for _, p := range plans {
			entries = append(entries, &brief.Entry{Summary: brief.SummaryOf(p, facts.Of(p, in.asOf), l), Found: finding.Portion{Plain: byPath[p.Path]}})
		}
		portfolio = brief.PortfolioOf(in.asOf, entries, brief.Options{Locale: l})
	})
	in.Errors = append(in.Errors, lost...)
	return portfolio, err
}

// sortRows orders the rows of a portfolio, which come by tier and name. What an order does not
// decide is decided by attention.
func sortRows(rows []*brief.Row, order string) {
	by := map[string]func(a, b *brief.Row) int{
		"account": func(a, b *brief.Row) int {
			return strings.Compare(strings.ToLower(a.Account), strings.ToLower(b.Account))
		},
		"tier":    func(a, b *brief.Row) int { return cmp.Compare(a.TierOrder, b.TierOrder) },
		"health":  func(a, b *brief.Row) int { return cmp.Compare(a.HealthOrder, b.HealthOrder) },
		"arr":     byARR,
		"renewal": brief.ByRenewal,
		"actions": func(a, b *brief.Row) int {
			return cmp.Or(cmp.Compare(b.Overdue, a.Overdue), cmp.Compare(b.Open, a.Open))
		},
		"findings": func(a, b *brief.Row) int {
			return cmp.Or(cmp.Compare(b.Tally.Errors, a.Tally.Errors), cmp.Compare(b.Tally.Warnings, a.Tally.Warnings), cmp.Compare(b.Tally.Infos, a.Tally.Infos))
		},
	}[order]
	slices.SortStableFunc(rows, func(a, b *brief.Row) int {
		if by != nil {
			if decided := by(a, b); decided != 0 {
				return decided
			}
		}
		return brief.ByAttention(a, b)
	})
}

// byARR orders by worth, the largest first within a currency; amounts that no rate makes
// comparable are kept apart, currency by currency.
func byARR(a, b *brief.Row) int {
	own, other := a.Data.Worth, b.Data.Worth
	switch {
	case own.IsSet() != other.IsSet():
		if own.IsSet() {
			return -1
		}
		return 1
	case !own.IsSet():
		return 0
	}
	return cmp.Or(strings.Compare(own.Currency, other.Currency), other.Amount.Cmp(own.Amount))
}

// statusColumn is one column of the table.
type statusColumn struct {
	header string
	short  bool // stands closer to the column before
	right  bool // figures
	wide   bool // only where there is room
	text   func(row *brief.Row, wide bool) string
	tone   func(row *brief.Row) brief.Tone // nil for plain
}

// roomy is the width from which the table spells everything out.
const roomy = 110

func statusColumns(say *locale.Labels, rows []*brief.Row) []statusColumn {
	number := func(n int) string {
		if n == 0 {
			return "–"
		}
		return strconv.Itoa(n)
	}
	return []statusColumn{
		{header: say.ColumnTier, text: func(row *brief.Row, wide bool) string { return tierWord(say, row, wide) }},
		{header: say.ColumnHealth, text: func(row *brief.Row, _ bool) string { return row.Health.Text }, tone: func(row *brief.Row) brief.Tone { return row.Health.Tone }},
		{header: say.ColumnARR, right: true, text: func(row *brief.Row, _ bool) string { return row.ARR }},
		{header: say.ColumnRenewal, text: renewalWords(rows)},
		{short: true, header: say.ColumnDays, right: true, text: daysWord, tone: func(row *brief.Row) brief.Tone { return row.Days.Tone }},
		{short: true, header: say.ColumnOpen, right: true, text: func(row *brief.Row, _ bool) string { return number(row.Open) }},
		{short: true, header: say.ColumnLate, right: true, text: func(row *brief.Row, _ bool) string { return number(row.Overdue) }, tone: toneIf(func(row *brief.Row) bool { return row.Overdue > 0 }, brief.Bad)},
		{short: true, header: say.ColumnErrors, right: true, text: func(row *brief.Row, _ bool) string { return number(row.Tally.Errors) }, tone: toneIf(func(row *brief.Row) bool { return row.Tally.Errors > 0 }, brief.Bad)},
		{short: true, header: say.ColumnWarnings, right: true, text: func(row *brief.Row, _ bool) string { return number(row.Tally.Warnings) }, tone: toneIf(func(row *brief.Row) bool { return row.Tally.Warnings > 0 }, brief.Fair)},
		{header: say.ColumnWhy, wide: true, text: func(row *brief.Row, _ bool) string { return strings.Join(row.Reasons, ", ") }},
	}
}

func toneIf(holds func(*brief.Row) bool, tone brief.Tone) func(*brief.Row) brief.Tone {
	return func(row *brief.Row) brief.Tone {
		if holds(row) {
			return tone
		}
		return brief.Plain
	}
}

// tierWord is the tier that the plan names; where room is scarce its first letters.
func tierWord(say *locale.Labels, row *brief.Row, wide bool) string {
	switch {
	case wide:
		return row.Tier
	case row.Data.Tier == plan.Strategic:
		return say.ShortStrategic
	case row.Data.Tier == plan.Standard:
		return say.ShortStandard
	}
	return row.Tier
}

// renewalWords writes the renewal's date; where room is scarce and one of the days is long, all of them as 2027-06-30.
func renewalWords(rows []*brief.Row) func(row *brief.Row, wide bool) string {
	isDay := func(row *brief.Row) bool {
		return row.Data.Renewal.Known() && row.Data.Renewal.Precision == plan.ToDay
	}
	long := slices.ContainsFunc(rows, func(row *brief.Row) bool { return isDay(row) && len(row.Renewal) > len("2027-06-30") })
	return func(row *brief.Row, wide bool) string {
		if long && !wide && isDay(row) {
			return row.Data.Renewal.First.String()
		}
		return row.Renewal
	}
}

func daysWord(row *brief.Row, _ bool) string {
	if !row.DaysLeft.Known {
		return ""
	}
	return strings.Replace(strconv.Itoa(row.DaysLeft.Days), "-", "−", 1)
}

// Widths of the account's name in the table.
const (
	narrowestAccount = 14
	widestAccount    = 44
)

// printStatus prints the portfolio for people. On a terminal no line is longer than it is wide.
func (a *app) printStatus(p brief.Portfolio) {
	if len(p.Rows) == 0 {
		return
	}
	limit, say := a.terminal.width, p.Locale.Labels()
	wide := limit == 0 || limit >= roomy
	var columns []statusColumn
	for _, column := range statusColumns(say, p.Rows) {
		if wide || !column.wide {
			columns = append(columns, column)
		}
	}
	cells := make([][]string, len(p.Rows))
	widths := make([]int, len(columns))
	for i, column := range columns {
		widths[i] = displaywidth.String(column.header)
	}
	account := displaywidth.String(say.ColumnAccount)
	for r, row := range p.Rows {
		account = max(account, displaywidth.String(report.Visible(row.Account)))
		for i, column := range columns {
			text := report.Visible(column.text(row, wide))
			if text == "" {
				text = "–"
			}
			if !column.wide {
				text = clip(text, 16)
			}
			cells[r] = append(cells[r], text)
			widths[i] = max(widths[i], displaywidth.String(text))
		}
	}
	account = min(account, widestAccount)
	if limit > 0 && !wide {
		rest := limit
		for i := range columns {
			rest -= gap(columns, i) + widths[i]
		}
		account = min(account, max(rest, narrowestAccount))
	}
	color := a.wantsColor(a.color.value, a.terminal)
	print := func(name string, row *brief.Row, texts []string) {
		// Colour is put on last: it takes no room.
		line, used := aligned(clip(name, account), account, false), account
		for i, column := range columns {
			text := texts[i]
			used += gap(columns, i) + widths[i]
			if column.wide && limit > 0 {
				text = clip(text, max(limit-used+widths[i], 0))
			}
			last := i == len(columns)-1 && !column.right
			if !last {
				text = aligned(text, widths[i], column.right)
			}
			switch {
			case color && row == nil:
			case color && column.tone != nil:
				text = painted(text, column.tone(row))
			}
			line += strings.Repeat(" ", gap(columns, i)) + text
		}
		line = strings.TrimRight(line, " ")
		if row == nil && color {
			line = "\x1b[1m" + line + "\x1b[0m"
		}
		if limit > 0 && !color {
			line = clip(line, limit)
		}
		fmt.Fprintln(a.stdout, line)
	}
	var headers []string
	for _, column := range columns {
		headers = append(headers, column.header)
	}
	print(say.ColumnAccount, nil, headers)
	for r := range p.Rows {
		print(report.Visible(p.Rows[r].Account), p.Rows[r], cells[r])
	}
	fmt.Fprintln(a.stdout)
	for _, line := range statusSums(p) {
		fmt.Fprint(a.stdout, wrapped(report.Visible(line), "", a.readingWidth()))
	}
}

// gap is how many spaces stand before a column: figures that belong together stand closer.
func gap(columns []statusColumn, i int) int {
	if i > 0 && columns[i].short {
		return 1
	}
	return 2
}

// aligned fills a text up with blanks to a width, to the left of figures.
func aligned(text string, width int, right bool) string {
	if right {
		return strings.Repeat(" ", max(0, width-displaywidth.String(text))) + text
	}
	return padded(text, width)
}

// painted colours a text by what it means.
func painted(text string, tone brief.Tone) string {
	switch tone {
	case brief.Good:
		return "\x1b[32m" + text + "\x1b[0m"
	case brief.Fair:
		return "\x1b[33m" + text + "\x1b[0m"
	case brief.Bad:
		return "\x1b[1;31m" + text + "\x1b[0m"
	}
	return text
}

// zero says a number of things with its figure, also where there are none: it stands in a row.
func zero(p locale.Plural, n int) string {
	p.None = ""
	return p.Of(n)
}

// statusSums are the closing lines: what there is, and the sums of each currency.
func statusSums(p brief.Portfolio) []string {
	var red, open, late, errors, warnings int
	for _, row := range p.Rows {
		if row.HealthOrder == 0 {
			red++
		}
		open, late = open+row.Open, late+row.Overdue
		errors, warnings = errors+row.Tally.Errors, warnings+row.Tally.Warnings
	}
	say := p.Locale.Labels()
	first := []string{say.AccountCount.Of(len(p.Rows))}
	if red > 0 {
		first = append(first, fmt.Sprintf(say.CountRed, red))
	}
	first = append(first, zero(say.OpenActions, open), fmt.Sprintf(say.CountLate, late), zero(say.Errors, errors), zero(say.Warnings, warnings))
	lines := []string{locale.Sentence(fmt.Sprintf(say.SumsAsOf, p.AsOf.Text)) + ": " + strings.Join(first, ", ")}
	for _, total := range p.Totals {
		var parts []string
		if total.ARR != "" {
			parts = append(parts, fmt.Sprintf(say.ARRSum, total.ARR))
		}
		if total.Pipeline != "" {
			text := fmt.Sprintf(say.PipelineSum, total.Pipeline)
			if total.Weighted != "" {
				text += " " + fmt.Sprintf(say.WeightedSum, total.Weighted)
			}
			parts = append(parts, text)
		}
		if len(parts) > 0 {
			line := fmt.Sprintf(say.SumIn, strings.Join(parts, ", "), say.AccountCount.Of(total.Accounts))
			if total.Omitted != "" {
				line += ", " + total.Omitted
			}
			lines = append(lines, line)
		}
	}
	return lines
}

// statusEntry is an account in JSON. Every key is always there.
type statusEntry struct {
	Path      string   `json:"path"`
	ID        string   `json:"id"`
	Account   string   `json:"account"`
	Parent    string   `json:"parent"`
	Tier      string   `json:"tier"` // the one that holds
	Health    string   `json:"health"`
	Owner     string   `json:"owner"`
	Currency  string   `json:"currency"`
	ARR       string   `json:"arr"`     // exact, as a decimal number; empty where unknown
	Renewal   string   `json:"renewal"` // the last day of it; empty where unknown
	DaysLeft  *int     `json:"days_left"`
	Open      int      `json:"open_actions"`
	Overdue   int      `json:"overdue_actions"`
	Errors    int      `json:"errors"`
	Warnings  int      `json:"warnings"`
	Infos     int      `json:"infos"`
	Attention int      `json:"attention"`
	Reasons   []string `json:"reasons"`
}

func statusEntryOf(row *brief.Row) statusEntry {
	p := row.Data
	e := statusEntry{
		Path: p.Path, ID: p.ID, Account: row.Account, Parent: p.Parent, Tier: string(p.Holds), Health: string(p.Health), Owner: row.Owner,
		Open: row.Open, Overdue: row.Overdue, Errors: row.Tally.Errors, Warnings: row.Tally.Warnings, Infos: row.Tally.Infos,
		Attention: row.Attention, Reasons: append([]string{}, row.Reasons...),
	}
	if p.ARR.IsSet() {
		e.ARR, e.Currency = p.ARR.Amount.String(), p.ARR.Currency
	}
	if row.DaysLeft.Known {
		days := row.DaysLeft.Days
		e.Renewal, e.DaysLeft = p.Renewal.Last.String(), &days
	}
	return e
}

// printStatusJSON prints the portfolio for programs.
func (a *app) printStatusJSON(p brief.Portfolio) error {
	document := struct {
		Version  int           `json:"version"`
		AsOf     string        `json:"as_of"`
		Accounts []statusEntry `json:"accounts"`
	}{Version: 1, AsOf: p.AsOf.Day.String(), Accounts: []statusEntry{}}
	for _, row := range p.Rows {
		document.Accounts = append(document.Accounts, statusEntryOf(row))
	}
	return report.WriteJSON(a.stdout, document, "  ")
}

// printStatusCSV prints the portfolio for spreadsheets. What plans say becomes no formula there.
func (a *app) printStatusCSV(p brief.Portfolio) error {
	out := []byte("path,id,account,parent,tier,health,owner,currency,arr,renewal,days_left,open_actions,overdue_actions,errors,warnings,infos,attention,reasons\r\n")
	for _, row := range p.Rows {
		e := statusEntryOf(row)
		days := ""
		if e.DaysLeft != nil {
			days = strconv.Itoa(*e.DaysLeft)
		}
		for _, text := range []string{e.Path, e.ID, e.Account, e.Parent, e.Tier, e.Health, e.Owner, e.Currency} {
			out = append(report.AppendCSV(out, text), ',')
		}
		out = fmt.Appendf(out, "%s,%s,%s,%d,%d,%d,%d,%d,%d,", e.ARR, e.Renewal, days, e.Open, e.Overdue, e.Errors, e.Warnings, e.Infos, e.Attention)
		out = append(report.AppendCSV(out, strings.Join(e.Reasons, ", ")), "\r\n"...)
	}
	_, err := a.stdout.Write(out)
	return err
}
