package brief_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/acctplan/acctplan/pkg/brief"
	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/locale"
)

// group is a portfolio of a parent with two levels below it, one whose parent has no plan, and
// two that each call the other their parent.
func group() brief.Portfolio {
	var entries []*brief.Entry
	for _, text := range []string{
		"---\naccount: Alpha\nid: alpha\narr: €1M\nrenewal: 2026-11-01\nhealth: red\n---\n# Alpha\n\n## Opportunities\n\n| Opportunity | Amount | Probability | Close |\n|---|---|---|---|\n| a | €100k | 50% | 2027-02-01 |\n| b | €40k | 25% | 2027-05-01 |\n| c | $10k | | |\n\n## Actions\n\n- [ ] late @ada due:2026-11-01\n- [ ] soon @ada due:2026-12-01\n- [ ] later @ada due:2027-12-01\n- [ ] whenever @ada\n- [ ] nobody due:2026-12-01\n",
		"---\naccount: Beta\nid: beta\nparent: alpha\narr: $200k\nrenewal: 2027-02-10\n---\n# Beta\n",
		"---\naccount: Gamma\nid: gamma\nparent: beta\narr: €500k\nrenewal: 2031-01-01\n---\n# Gamma\n",
		"---\naccount: Delta\nid: delta\nparent: elsewhere\narr: €1k\nrenewal: none\n---\n# Delta\n",
		"---\naccount: Ping\nid: ping\nparent: pong\n---\n# Ping\n",
		"---\naccount: Pong\nid: pong\nparent: ping\n---\n# Pong\n",
	} {
		p, f := compiled(text)
		entries = append(entries, &brief.Entry{Summary: brief.SummaryOf(p, f, locale.Locale{}), Page: p.Key + ".html", Found: finding.Portion{Plain: []finding.Finding{{Rule: "actions/no-owner", Severity: finding.Error}, {Rule: "review/stale", Severity: finding.Warning}}}})
	}
	return brief.PortfolioOf(asOf, entries, brief.Options{})
}

func TestPortfolioSections(t *testing.T) {
	p := group()
	var said []string
	say := func(format string, values ...any) { said = append(said, fmt.Sprintf(format, values...)) }
	for _, q := range p.Renewals {
		var names []string
		for _, row := range q.Accounts {
			names = append(names, row.Account)
		}
		say("renewals %s %s: %s (%s)", q.Title, q.Tone, strings.Join(names, ", "), strings.Join(q.Sums, ", "))
	}
	for _, f := range p.Forecasts {
		for _, q := range f.Quarters {
			say("pipeline %s %s: %s of %s, %d, %.0f", f.Currency, q.Title, q.Weighted, q.Unweighted, q.Count, q.Share)
		}
	}
	for _, w := range p.Workloads {
		say("owner %q: %d %d %d %d", w.Owner, w.Overdue, w.Soon, w.Later, w.Undated)
	}
	for _, r := range p.Rules {
		say("rule %s %s: %d in %d", r.Rule, r.Severity.Text, r.Count, r.Accounts)
	}
	for _, f := range p.Families {
		var members, sums []string
		for _, m := range f.Members {
			members = append(members, strings.Repeat(">", m.Depth)+m.Row.Account)
		}
		for _, total := range f.Total {
			sums = append(sums, total.ARR+"+"+total.Weighted)
		}
		say("family %s: %s (%s)", f.Name, strings.Join(members, " "), strings.Join(sums, ", "))
	}
	want := []string{
		"renewals Passed bad: Alpha (€1M)",
		"renewals Q1 2027 plain: Beta ($200k)",
		"renewals After Q3 2028 plain: Gamma (€500k)",
		"renewals Without a date plain: Delta, Ping, Pong (€1k)",
		"pipeline EUR Q1 2027: €50k of €100k, 1, 100",
		"pipeline EUR Q2 2027: €10k of €40k, 1, 20",
		"pipeline USD Without a date:  of $10k, 1, 0",
		`owner "@ada": 1 1 1 1`,
		`owner "": 0 1 0 0`,
		"rule actions/no-owner Error: 6 in 6",
		"rule review/stale Warning: 6 in 6",
		"family Alpha: Alpha >Beta >>Gamma (€1.5M+€60k, $200k+)",
		"family elsewhere: >Delta (€1k+)",
	}
	if diff := cmp.Diff(want, said); diff != "" {
		t.Error(diff)
	}
}

func TestAttention(t *testing.T) {
	reasons := map[string]string{}
	for _, row := range group().Rows {
		reasons[row.Account] = fmt.Sprint(row.Attention, row.Reasons)
	}
	want := map[string]string{
		"Alpha": "8 [renewal passed 22 days ago red health 1 action overdue 1 error]", "Beta": "3 [renewal in 79 days 1 error]",
		"Gamma": "1 [1 error]", "Delta": "1 [1 error]", "Ping": "1 [1 error]", "Pong": "1 [1 error]",
	}
	if diff := cmp.Diff(want, reasons); diff != "" {
		t.Error(diff)
	}
}

// The search is bounded: a plan that says too much is cut, and what is left out is counted.
func TestSearchIsBounded(t *testing.T) {
	p, f := compiled("---\naccount: Much\n---\n# Much\n\n## Actions\n\n" + strings.Repeat("- [ ] "+strings.Repeat("é", 1000)+" @ada\n", 500))
	much, texts := brief.SummaryOf(p, f, locale.Locale{}), func() brief.Passages { return brief.PassagesOf(p, asOf, locale.Locale{}) }
	portfolio := brief.PortfolioOf(asOf, []*brief.Entry{{Summary: much, Page: "much.html", Passages: texts}, {Summary: much, Passages: texts}}, brief.Options{})
	passages, left := slices.Collect(portfolio.Search), portfolio.Unsearch
	if len(passages)+left != 501 || len(passages) != 400 {
		t.Errorf("%d passages, %d left out", len(passages), left)
	}
	for _, passage := range passages {
		if len(passage.Text) > 410 || strings.ContainsRune(passage.Text, '\uFFFD') {
			t.Fatalf("%d bytes: %s", len(passage.Text), passage.Text)
		}
	}
}

// What stands on a plan's page is found as it stands there, dates and amounts too, and what its log says.
func TestSearchFindsThePage(t *testing.T) {
	p, f := compiled(`---
account: Acme
tier: key
health: amber
arr: €1.2M
renewal: 2027-02-28
---

## Goals

| Goal | Metric | Baseline | Target | By |
|---|---|---|---|---|
| Settle faster | days | 41 | 20 | 2027-06-30 |

## Value delivered

| Outcome | Value | Date |
|---|---|---|
| Claims settled in a week | 7 days | 2026-08-01 |

## Stakeholders

| Name | Title | Role | Stance | Next action |
|---|---|---|---|---|
| Bo Lindgren | COO | blocker | detractor | Lunch in Leeds |

## Opportunities

| Opportunity | Stage | Amount | Close |
|---|---|---|---|
| Hubs | proposal | €220k | 2027-01-31 |

## Log

- 2026-10-14: Bo asked for the figures of the pilot
`)
	entry := &brief.Entry{Summary: brief.SummaryOf(p, f, locale.Locale{}), Page: "acme.html", Passages: func() brief.Passages { return brief.PassagesOf(p, asOf, locale.Locale{}) }}
	var texts []string
	for passage := range brief.PortfolioOf(asOf, []*brief.Entry{entry}, brief.Options{}).Search {
		texts = append(texts, passage.Account+" "+passage.Page+" "+passage.Kind+": "+passage.Text)
	}
	for _, want := range []string{
		"Acme acme.html Account: Acme", "Amber", "€1.2M", "28 Feb 2027", "Key", "41", "30 Jun 2027", "Value delivered: Claims settled in a week", "1 Aug 2026", "Blocker", "Detractor",
		"Lunch in Leeds", "€220k", "31 Jan 2027", "Log: 14 Oct 2026 · Bo asked for the figures of the pilot",
	} {
		if !slices.ContainsFunc(texts, func(text string) bool { return strings.Contains(text, want) }) {
			t.Errorf("%q is not found in\n%s", want, strings.Join(texts, "\n"))
		}
	}
}

// TestSumOfNothing tells an account that is worth nothing from one that does not say.
func TestSumOfNothing(t *testing.T) {
	for arr, want := range map[string]string{"arr: €0\n": "€0", "": ""} {
		p, f := compiled("---\naccount: Nil\n" + arr + "---\n# Nil\n\n## Opportunities\n\n| Opportunity | Amount |\n|---|---|\n| a | €10k |\n")
		totals := brief.PortfolioOf(asOf, []*brief.Entry{{Summary: brief.SummaryOf(p, f, locale.Locale{})}}, brief.Options{}).Totals
		if len(totals) != 1 || totals[0].ARR != want {
			t.Errorf("%q: %+v, want %q", arr, totals, want)
		}
	}
}

// TestWeight orders people by role, then influence, then stance.
func TestWeight(t *testing.T) {
	p, f := compiled("---\naccount: Acme\n---\n# Acme\n\n## Stakeholders\n\n| Name | Role | Influence | Stance |\n|---|---|---|---|\n| Ann | end-user | high | advocate |\n| Bo | champion | low | neutral |\n| Cy | champion | low | detractor |\n| Di | economic-buyer | | |\n| Ed | champion | high | |\n")
	people := brief.Of(p, f, nil, brief.Options{}).Stakeholders
	slices.SortStableFunc(people, func(a, b brief.Stakeholder) int { return b.Weight - a.Weight })
	var order []string
	for _, person := range people {
		order = append(order, person.Name)
	}
	if got := strings.Join(order, " "); got != "Di Ed Cy Bo Ann" {
		t.Error(got)
	}
}
