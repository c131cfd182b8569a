package delta_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/acctplan/acctplan/pkg/delta"
)

const doubtful = `---
acctplan: 1
account: Brightwell
currency: GBP
arr: £420k
lifecycle: customer
renewal: 2027-03-31
notice: 90d
health: green
owner: Dana Whitlock
---

# Brightwell

## Stakeholders

| Name | Title | Role | Stance |
|------|-------|------|--------|
| Petra Olsen | COO | economic buyer | supporter |
| Hugh Amis | Head of Supply | champion | advocate |

## Opportunities

| ID | Opportunity | Stage | Amount | Probability | Close |
|----|-------------|-------|--------|-------------|-------|
| o1 | Eight more bakeries | propose | £120k | 60% | 2027-01-29 |

## Risks

| ID | Risk | Impact | Status |
|----|------|--------|--------|
| r1 | Tender in spring | high | open |

## Actions

- [ ] Send the pilot figures due:2026-12-03
`

// TestReservations holds that words beyond a value that the format understands are told in the
// plan's own words, that a question mark settles nothing, and that another spelling is no change.
func TestReservations(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{"| advocate |", "| advocate (wavering, may back Stockly) |", "Hugh Amis: advocate → advocate (wavering, may back Stockly)"},
		{"| advocate |", "| advocate? |", "Hugh Amis: advocate → advocate?"},
		{"| advocate |", "| Advocate |", ""},
		{"| champion |", "| champion (not any more) |", "Hugh Amis: role champion → champion (not any more)"},
		{"| champion |", "| Champion |", ""},
		{"health: green", "health: green (with worries)", "health green → green (with worries)"},
		{"health: green", "health: green – with worries", "health green → green – with worries"},
		{"lifecycle: customer", "lifecycle: customer (leaving)", "lifecycle customer → customer (leaving)"},
		{"owner: Dana Whitlock", "owner: Dana Whitlock (until January)", "account owner Dana Whitlock → Dana Whitlock (until January)"},
		{"renewal: 2027-03-31", "renewal: 2027-03-31 (auto-renews)", "renewal 2027-03-31 → 2027-03-31 (auto-renews)"},
		{"notice: 90d", "notice: 3 months", ""},
		{"arr: £420k", "arr: GBP 420,000", ""},
		{"| £120k |", "| £120k (verbal, not signed) |", "opportunity Eight more bakeries: £120k → £120k (verbal, not signed)"},
		{"| £120k |", "| up to £120k |", "opportunity Eight more bakeries: £120k → up to £120k"},
		{"| £120k |", "| £120k p.a. |", "opportunity Eight more bakeries: £120k → £120k p.a."},
		{"| £120k |", "| 120,000 GBP |", ""},
		{"| 60% |", "| 60% (was 80%) |", "opportunity Eight more bakeries: 60% → 60% (was 80%)"},
		{"| 60% |", "| >60% |", "opportunity Eight more bakeries: 60% → >60%"},
		{"| 60% |", "| 0.6 |", ""},
		{"| 2027-01-29 |", "| 2027-01-29 (tbc, legal stalls) |", "opportunity closing date 2027-01-29 → 2027-01-29 (tbc, legal stalls): Eight more bakeries"},
		{"| 2027-01-29 |", "| Fri, 29 January 2027 |", ""},
		{"| propose |", "| won? |", "opportunity Eight more bakeries: stage propose → won?"},
		{"| open |", "| open (escalated to board) |", "risk Tender in spring: status open → open (escalated to board)"},
		{"| open |", "| Open |", ""},
		{"| open |", "| closed? |", "risk Tender in spring: status open → closed?"},
		{"| supporter |", "| left? |", "Petra Olsen: supporter → left?"},
		{"| COO |", "| COO (left?) |", "Petra Olsen: title COO → COO (left?)"},
		{"| COO |", "| Left Bank Yard Manager |", "Petra Olsen: title COO → Left Bank Yard Manager"},
		{"- [ ] Send", "- [x] Send", "action done: Send the pilot figures"},
	} {
		after := change(t, doubtful, c.from, c.to)
		var want []string
		if c.want != "" {
			want = []string{c.want}
		}
		if got := delta.Sentences(delta.Compare(read(doubtful), read(after))); !slices.Equal(got, want) {
			t.Errorf("%q → %q: %q", c.from, c.to, got)
		}
		if c.want == "" || strings.Contains(c.to, "[x]") {
			continue
		}
		if got := delta.Sentences(delta.Compare(read(after), read(doubtful))); len(got) != 1 {
			t.Errorf("%q → %q: %q", c.to, c.from, got)
		}
	}
}

// TestVaguer holds that a period for one of its days puts nothing off, and a day for its period
// brings nothing forward.
func TestVaguer(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{"2027-01-29", "2027-01", "opportunity now closes Jan 2027 (was 29 Jan 2027): Eight more bakeries"},
		{"2027-01-29", "end of January 2027", "opportunity now closes Jan 2027 (was 29 Jan 2027): Eight more bakeries"},
		{"2026-12-03", "2026-12", "action now due Dec 2026 (was 3 Dec 2026): Send the pilot figures"},
		{"2027-03-31", "2027", "renewal 31 Mar 2027 → 2027"},
		{"2027-01-29", "2027-02", "opportunity slipped 29 Jan 2027 → Feb 2027: Eight more bakeries"},
	} {
		if got := delta.Sentences(delta.Compare(read(doubtful), read(change(t, doubtful, c.from, c.to)))); !slices.Equal(got, []string{c.want}) {
			t.Errorf("%q → %q: %q", c.from, c.to, got)
		}
	}
	exact := delta.Sentences(delta.Compare(read(change(t, doubtful, "2027-01-29", "2027-01")), read(doubtful)))
	if want := []string{"opportunity now closes 29 Jan 2027 (was Jan 2027): Eight more bakeries"}; !slices.Equal(exact, want) {
		t.Errorf("%q", exact)
	}
}

// TestLongTextsApart holds that two long texts which begin alike are cut where they differ.
func TestLongTextsApart(t *testing.T) {
	const long = "Reopened tickets fell by a fifth in the first quarter after the new forms went live in the north"
	text := "# Brightwell\n\n## Value delivered\n\n| Outcome |\n|---|\n| " + long + " (Ledgerlark, signed by Petra) |\n"
	want := []string{"delivered outcome reworded: …(Ledgerlark, signed by Petra) → …(Ledgerlark, signed by Hugh)"}
	if got := delta.Sentences(delta.Compare(read(text), read(strings.Replace(text, "Petra", "Hugh", 1)))); !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}
