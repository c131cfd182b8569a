package brief_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/acctplan/acctplan/pkg/brief"
	"github.com/acctplan/acctplan/pkg/compile"
	"github.com/acctplan/acctplan/pkg/facts"
	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/locale"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
)

var asOf = plan.DayOf(2026, 11, 23)

func compiled(text string) (*plan.Plan, *facts.Facts) {
	p := compile.Compile(source.NewFile("plan.md", []byte(text)), compile.Settings{})
	return p, facts.Of(p, asOf)
}

func briefOf(text string, findings ...finding.Finding) brief.Brief {
	p, f := compiled(text)
	return brief.Of(p, f, findings, brief.Options{})
}

func TestExample(t *testing.T) {
	text, err := os.ReadFile("../../examples/accounts/marisma-frio.md")
	if err != nil {
		t.Fatal(err)
	}
	b := briefOf(string(text), finding.Finding{Severity: finding.Warning}, finding.Finding{Severity: finding.Warning}, finding.Finding{Severity: finding.Off})
	want := brief.Header{
		Account: "Marisma Frío Logística, S.A.", Details: []string{"Key account", "Cold-chain logistics", "Sevilla, Spain"},
		Health: brief.Label{Text: "Red", Tone: brief.Bad}, Owner: "Joana Teixeira", Role: "Account manager Iberia",
		Reviewed: "Reviewed 20 Nov 2026", AsOf: "As of 23 Nov 2026",
	}
	if diff := cmp.Diff(want, b.Header); diff != "" {
		t.Error(diff)
	}
	cards := []brief.KPI{
		{Name: "ARR", Value: "€486k", Notes: []string{"Target €486k", "by 31 Oct 2027"}},
		{Name: "Open pipeline", Value: "€54k", Notes: []string{"€8.1k weighted"}},
		{Name: "Renewal", Value: "31 Jan 2027", Notes: []string{"69 days left", "notice by 2 Dec 2026"}, Tone: brief.Fair},
		{Name: "Adoption", Value: "51%", Notes: []string{"190 of 370 seats"}},
		{Name: "NPS", Value: "−24"},
		{Name: "Health score", Value: "38", Notes: []string{"of 100", "as of 19 Nov 2026"}},
	}
	if diff := cmp.Diff(cards, b.KPIs); diff != "" {
		t.Error(diff)
	}
	if b.Draft != "" || b.Checked != "Checked 23 Nov 2026: no errors, 2 warnings" || b.Stamp != "INTERNAL" {
		t.Errorf("%q %q %q", b.Draft, b.Checked, b.Stamp)
	}
	last := b.Stakeholders[len(b.Stakeholders)-1]
	if !last.Left || last.Name != "Nuria Valdecasas" || last.Stance.Text != "Left 30 Sep 2026" {
		t.Errorf("who has left comes last: %+v", last)
	}
	for _, node := range b.Map.Nodes {
		if node.Name == last.Name {
			t.Error("who has left is on the map")
		}
	}
}

func TestDraft(t *testing.T) {
	b := briefOf("# A\n", finding.Finding{Severity: finding.Error}, finding.Finding{Severity: finding.Info})
	if b.Draft != "DRAFT · 1 error" || b.Checked != "Checked 23 Nov 2026: 1 error, no warnings, 1 info" {
		t.Errorf("%q %q", b.Draft, b.Checked)
	}
	p, f := compiled("# A\n")
	if b := brief.Of(p, f, nil, brief.Options{Unchecked: true}); b.Draft != "" || b.Checked != "" {
		t.Errorf("%q %q", b.Draft, b.Checked)
	}
}

func TestEmptySectionsDisappear(t *testing.T) {
	b := briefOf("# Acme\n\n## Goals\n\nTBD\n\n## Risks\n\n| Risk | Likelihood |\n|---|---|\n| [Risk] | High / Medium / Low |\n")
	if len(b.Goals)+len(b.Risks)+len(b.KPIs)+len(b.Map.Nodes)+len(b.Stakeholders) != 0 {
		t.Errorf("%+v", b)
	}
}

func TestDates(t *testing.T) {
	b := briefOf("---\naccount: A\nrenewal: none\n---\n# A\n\n## Milestones\n\n| Milestone | On |\n|---|---|\n| day | 2026-12-01 |\n| month | Dec 2026 |\n| quarter | Q4 2026 |\n| half | H1 2027 |\n| year | 2028 |\n| vague | next week |\n| past | 2026-10-01 |\n")
	var got []string
	for _, m := range b.Milestones {
		got = append(got, m.Milestone+": "+m.On+" "+m.State.Text)
	}
	want := []string{"past: 1 Oct 2026 Missed", "day: 1 Dec 2026 ", "month: Dec 2026 ", "quarter: Q4 2026 ", "half: H1 2027 ", "year: 2028 ", "vague: next week "}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]brief.KPI{{Name: "Renewal", Value: "Evergreen"}}, b.KPIs); diff != "" {
		t.Error(diff)
	}
}

func TestActionsInOrder(t *testing.T) {
	b := briefOf(`# A

## Actions

- [ ] later @ada due:2026-12-20
- [ ] undated @ada
- [x] done lately @ada done:2026-11-20
- [x] done long ago @ada done:2026-01-20
- [ ] sooner @ada due:2026-12-01
- [ ] overdue @ada due:2026-11-01
`)
	var got []string
	for _, a := range b.Actions {
		mark := ""
		if a.Overdue {
			mark = " overdue"
		}
		if a.Done {
			mark = " done"
		}
		got = append(got, a.Action+" "+a.Due+mark)
	}
	want := []string{"overdue 1 Nov 2026 overdue", "sooner 1 Dec 2026", "later 20 Dec 2026", "undated ", "done lately 20 Nov 2026 done"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestRisksWorstFirst(t *testing.T) {
	b := briefOf("# A\n\n## Risks\n\n| Risk | Likelihood | Impact | Status |\n|---|---|---|---|\n| mild | low | low | open |\n| unrated | | | open |\n| bad | high | high | open |\n| over | high | high | done |\n| middling | medium | medium | open |\n")
	var got []string
	for i, r := range b.Risks {
		if r.Number != i+1 {
			t.Errorf("%s has number %d", r.Risk, r.Number)
		}
		got = append(got, r.Risk+" "+r.Tone.String()+" "+r.Rating)
	}
	want := []string{"bad bad High likelihood, high impact", "middling fair Medium likelihood, medium impact", "mild good Low likelihood, low impact", "unrated plain "}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestMap(t *testing.T) {
	b := briefOf(`# A

## Stakeholders

| ID | Name | Reports to | Influences | Conflicts with |
|---|---|---|---|---|
| s1 | Dr. Ada Roth | | | s3 |
| s2 | 田中 健 | s1 | s3 | |
| s3 | Łukasz Żółć (Procurement) | s1 | | s1 |
| s4 | Cher | s9 | s4 | |
`)
	var initials []string
	for _, n := range b.Map.Nodes {
		if !n.Gap {
			initials = append(initials, n.Initials)
		}
	}
	if diff := cmp.Diff([]string{"AR", "田", "ŁŻ", "C"}, initials); diff != "" {
		t.Error(diff)
	}
	want := []brief.Edge{{From: 0, To: 2, Kind: brief.ConflictsWith}, {From: 1, To: 0}, {From: 1, To: 2, Kind: brief.Influences}, {From: 2, To: 0}}
	if diff := cmp.Diff(want, b.Map.Edges); diff != "" {
		t.Error(diff)
	}
}

// What is on hold is told, but weighs nothing; neither does what cannot be a probability, and the sum says so.
func TestProbabilityOutOfRangeHasNoBar(t *testing.T) {
	b := briefOf("# A\n\n## Opportunities\n\n| Opportunity | Stage | Amount | Probability |\n|---|---|---|---|\n| one | Propose | €10k | 120% |\n| two | Propose | €10k–20k | 70% |\n| three | Lost | €10k | 70% |\n| four | Won | €10k | 70% |\n| five | On hold | €10k | 70% |\n")
	var got []string
	for _, o := range b.Opportunities {
		rated := " "
		if o.Rated {
			rated = " rated"
		}
		got = append(got, o.Name+" "+o.Chance+rated)
	}
	if diff := cmp.Diff([]string{"one 120% ", "two 70% rated", "five 70% ", "four 70% "}, got); diff != "" {
		t.Error(diff)
	}
	at := slices.IndexFunc(b.KPIs, func(card brief.KPI) bool { return card.Name == "Open pipeline" })
	if diff := cmp.Diff([]string{"€10.5k weighted", "without 1 whose probability is not 0–100%"}, b.KPIs[at].Notes); diff != "" {
		t.Error(diff)
	}
}

func TestWhitespace(t *testing.T) {
	b := briefOf("# A\n\n## Whitespace\n\n| Product | North | South |\n|---|---|---|\n| Desk | ✅ | open €80k |\n| Portal | competitor: Rival | n/a |\n")
	want := brief.Whitespace{Units: []string{"North", "South"}, Rows: []brief.WhitespaceRow{
		{Product: "Desk", Cells: []brief.WhitespaceCell{{Coverage: plan.CoverageOwned, Text: "Owned", Tone: brief.Good}, {Coverage: plan.CoverageOpen, Text: "Open", Amount: "€80k", Tone: brief.Accent}}},
		{Product: "Portal", Cells: []brief.WhitespaceCell{{Coverage: plan.CoverageCompetitor, Text: "Rival", Tone: brief.Bad}, {Coverage: plan.CoverageNotApplicable, Text: "n/a"}}},
	}}
	if diff := cmp.Diff(want, b.Whitespace); diff != "" {
		t.Error(diff)
	}
}

func TestTextIsClean(t *testing.T) {
	b := briefOf("---\naccount: \"A\\u202Egnp.exe\\u0007 B\"\n---\n# A\n")
	if b.Header.Account != "Agnp.exe B" {
		t.Errorf("%q", b.Header.Account)
	}
}

func TestPortfolio(t *testing.T) {
	var entries []*brief.Entry
	for _, c := range []struct{ text, page string }{
		{"---\naccount: zeta\ntier: key\ncurrency: EUR\narr: €100k\nrenewal: 2026-12-23\n---\n# zeta\n\n## Opportunities\n\n| Opportunity | Stage | Amount |\n|---|---|---|\n| a | Propose | €50k |\n| b | Propose | $70k |\n| c | Lost | €99k |\n", "zeta.html"},
		{"---\naccount: Alpha\ntier: key\narr: €1.4M\nrenewal: none\nhealth: red\n---\n# Alpha\n", "alpha.html"},
		{"---\naccount: Big\ntier: strategic\narr: ₹6.8 Cr\nrenewal: 2026-11-13\n---\n# Big\n", ""},
	} {
		p, f := compiled(c.text)
		entries = append(entries, &brief.Entry{Summary: brief.SummaryOf(p, f, locale.Locale{}), Page: c.page, Found: finding.Portion{Plain: []finding.Finding{{Severity: finding.Error}}}})
	}
	portfolio := brief.PortfolioOf(asOf, entries, brief.Options{})
	var rows []string
	for _, r := range portfolio.Rows {
		rows = append(rows, strings.Join([]string{r.Account, r.Tier, r.ARR, r.Pipeline, r.Renewal, r.Days.Text, r.Health.Text, r.Tally.Text(locale.Locale{}.Labels()), r.Page}, "|"))
	}
	want := []string{
		"Big|Strategic|₹6.8 Cr||13 Nov 2026|10 days overdue||1 error, no warnings|",
		"Alpha|Key|€1.4M||Evergreen||Red|1 error, no warnings|alpha.html",
		"zeta|Key|€100k|€50k|23 Dec 2026|30 days left||1 error, no warnings|zeta.html",
	}
	if diff := cmp.Diff(want, rows); diff != "" {
		t.Error(diff)
	}
	totals := []brief.Total{{Currency: "EUR", ARR: "€1.5M", Pipeline: "€50k", Accounts: 2}, {Currency: "INR", ARR: "₹6.8 Cr", Accounts: 1}, {Currency: "USD", Pipeline: "$70k", Accounts: 1}}
	if diff := cmp.Diff(totals, portfolio.Totals); diff != "" {
		t.Error(diff)
	}
}

// What should have closed weighs nothing, on the card and in the portfolio's sum alike, and both say so.
func TestDealsPastTheirDayWeighNothing(t *testing.T) {
	text := "---\naccount: A\n---\n# A\n\n## Opportunities\n\n| Opportunity | Stage | Amount | Probability | Close |\n|---|---|---|---|---|\n| one | Propose | €10k | 50% | 2026-01-31 |\n| two | Propose | €20k | 50% | 2027-06-30 |\n"
	b := briefOf(text)
	at := slices.IndexFunc(b.KPIs, func(card brief.KPI) bool { return card.Name == "Open pipeline" })
	if diff := cmp.Diff([]string{"€10k weighted", "without 1 that should have closed"}, b.KPIs[at].Notes); diff != "" {
		t.Error(diff)
	}
	p, f := compiled(text)
	portfolio := brief.PortfolioOf(asOf, []*brief.Entry{{Summary: brief.SummaryOf(p, f, locale.Locale{}), Page: "a.html"}}, brief.Options{})
	if total := portfolio.Totals[0]; total.Weighted != "€10k" || total.Omitted != "without 1 that should have closed" {
		t.Errorf("%+v", total)
	}
}

// What does not go on is called as the plan calls it: what is at risk is not blocked.
func TestStatusesAreThePlansWords(t *testing.T) {
	b := briefOf("# A\n\n## Milestones\n\n| Milestone | On | Status |\n|---|---|---|\n| one | 2027-01-01 | at risk |\n| two | 2027-01-02 | slipped |\n| three | 2027-01-03 | blocked |\n| four | 2027-01-04 | delayed by their IT |\n| five | 2026-01-05 | delayed by their IT |\n\n## Actions\n\n| Action | Status |\n|---|---|\n| six | waiting |\n")
	var got []string
	for _, milestone := range b.Milestones {
		got = append(got, milestone.Milestone+" "+milestone.State.Text)
	}
	if diff := cmp.Diff([]string{"five Missed", "one At risk", "two Slipped", "three Blocked", "four Delayed by their IT"}, got); diff != "" || b.Actions[0].Status != "Waiting" {
		t.Error(diff, b.Actions)
	}
}

// Bars of several currencies would say that ¥900k is as much as €1.9M.
func TestBarsAreOfOneCurrency(t *testing.T) {
	const deals = "# A\n\n## Opportunities\n\n| Opportunity | Amount |\n|---|---|\n| one | €20k |\n| two | %s |\n"
	for amount, sized := range map[string]bool{"€10k": true, "₹10k": false} {
		if got := briefOf(fmt.Sprintf(deals, amount)).Opportunities; got[0].Sized != sized || got[1].Sized != sized {
			t.Errorf("%s: %+v", amount, got)
		}
	}
}

// A day to give notice that has passed is said as long as the contract runs.
func TestNoticeHasPassed(t *testing.T) {
	for renewal, want := range map[string]string{"2027-01-02": "notice ended 3 Nov 2026", "2027-01-31": "notice by 2 Dec 2026", "2027-12-31": "", "2026-11-20": ""} {
		text := "---\naccount: A\nrenewal: " + renewal + "\nnotice: 60d\n---\n# A\n"
		b := briefOf(text)
		at := slices.IndexFunc(b.KPIs, func(card brief.KPI) bool { return card.Name == "Renewal" })
		if said := strings.Join(b.KPIs[at].Notes, " "); want == "" && strings.Contains(said, "notice") || !strings.Contains(said, want) {
			t.Errorf("%s: %q", renewal, said)
		}
		p, f := compiled(text)
		portfolio := brief.PortfolioOf(asOf, []*brief.Entry{{Summary: brief.SummaryOf(p, f, locale.Locale{})}}, brief.Options{})
		if said := fmt.Sprint(portfolio.Rows[0]); !strings.Contains(said, want) {
			t.Errorf("%s: %s", renewal, said)
		}
	}
}

// A customer reads of the next review while it is ahead.
func TestNoPastReviewForTheCustomer(t *testing.T) {
	for day, want := range map[string]string{"2026-10-01": "", "2026-12-01": "Next review 1 Dec 2026"} {
		p, _ := compiled("---\naccount: A\nnext_review: " + day + "\n---\n# A\n")
		if got := brief.ForCustomer(p, asOf, nil, locale.Locale{}).Header.Reviewed; got != want {
			t.Errorf("%s: %q", day, got)
		}
	}
}

// The search finds what stands in the cells of the whitespace.
func TestWhitespaceIsFound(t *testing.T) {
	p, _ := compiled("# A\n\n## Whitespace\n\n| Product | North | South |\n|---|---|---|\n| Desk | competitor: Rivalsoft | |\n")
	passages := string(brief.PassagesOf(p, asOf, locale.Locale{}))
	if !strings.Contains(passages, "Desk · North · Rivalsoft") || strings.Contains(passages, "South") {
		t.Errorf("%q", passages)
	}
}

// A short name of a unit is not found inside of other words: nobody of C is there.
func TestShortUnitsHaveGaps(t *testing.T) {
	b := briefOf("---\naccount: Acme\nunits: [North, C, Einkauf]\n---\n# Acme\n\n## Stakeholders\n\n| Name | Title | Unit |\n|---|---|---|\n| Ada Roth | Einkaufsleiterin | North |\n| Bo Lind | Director of Claims | North |\n")
	var gaps []string
	for _, node := range b.Map.Nodes {
		if node.Gap {
			gaps = append(gaps, node.Name)
		}
	}
	if diff := cmp.Diff([]string{"C"}, gaps); diff != "" {
		t.Error(diff)
	}
}

// "Last, First" whom the plan knows owns a thing alone.
func TestLastFirstIsOnePerson(t *testing.T) {
	b := briefOf("# A\n\n## Goals\n\n| Goal | Owner |\n|---|---|\n| Cut waste | Vogel, Anna |\n| Cut more waste | Vogel, Anna; Bo Lind |\n\n## Stakeholders\n\n| Name | Title |\n|---|---|\n| Vogel, Anna | CFO |\n| Bo Lind | CIO |\n")
	if got := b.Goals[0].Owner; got != "Vogel, Anna" {
		t.Errorf("%q", got)
	}
}
