package delta_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/acctplan/acctplan/pkg/compile"
	"github.com/acctplan/acctplan/pkg/delta"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
)

func read(text string) *plan.Plan {
	return compile.Compile(source.NewFile("x.md", []byte(text)), compile.Settings{})
}

const before = `---
acctplan: 1
account: Harrowgate Freight
tier: key
currency: EUR
arr: 480k
renewal: 2026-11-30
owner: Lea Brandt
health: green
reviewed: 2026-09-01
region_lead: Sam
---

# Harrowgate Freight

## Summary

They ship frozen goods and want to ship more of them.

## Team

| Name | Role | Handle |
|------|------|--------|
| Lea Brandt | AE | lea |
| Tom Ekberg | CSM | tom |

## Stakeholders

| Name | Title | Role | Stance | Influence | Last contact |
|------|-------|------|--------|-----------|--------------|
| Ines Duarte | COO | economic-buyer | supporter | high | 2026-08-20 |
| Bo Lindgren | Head of IT | champion | supporter | medium | 2026-08-02 |

## Goals

| ID | Goal | Target | By | Owner |
|----|------|--------|----|-------|
| g1 | Settle claims faster | 20 days | 2027-06-30 | Ines Duarte |

## Opportunities

| ID | Opportunity | Amount | Probability | Stage | Close |
|----|-------------|--------|-------------|-------|-------|
| o1 | Hubs | 220k | 60% | propose | 2026-12-15 |
| o2 | Depots | 40k | 20% | qualify | 2027-03-31 |

## Risks

| ID | Risk | Likelihood | Impact | Owner | Status |
|----|------|------------|--------|-------|--------|
| r1 | Tender in spring | medium | high | @lea | open |

## Actions

- [ ] Send the pilot figures to Ines Duarte @lea due:2026-09-05 for:g1
- [ ] Book the security review @tom due:2026-09-20

## Notes

Old words.
`

// change replaces texts of the plan, each of which must be there.
func change(t *testing.T, text string, replacements ...string) string {
	t.Helper()
	for i := 0; i < len(replacements); i += 2 {
		if !strings.Contains(text, replacements[i]) {
			t.Fatalf("nothing to replace: %q", replacements[i])
		}
		text = strings.Replace(text, replacements[i], replacements[i+1], 1)
	}
	return text
}

func TestSentences(t *testing.T) {
	for _, test := range []struct {
		name string
		edit []string
		want []string
	}{
		{"stance", []string{"| COO | economic-buyer | supporter", "| COO | economic-buyer | neutral"}, []string{"Ines Duarte: supporter → neutral"}},
		{"role", []string{"| champion |", "| coach |"}, []string{"Bo Lindgren: role champion → coach"}},
		{"somebody left", []string{"| Last contact |\n|------|-------|------|--------|-----------|--------------|", "| Last contact | Left |\n|------|-------|------|--------|-----------|--------------|------|", "2026-08-20 |", "2026-08-20 | 2026-09-30 |"},
			[]string{"economic buyer left (Ines Duarte)"}},
		{"somebody is not there", []string{"| Bo Lindgren | Head of IT | champion | supporter | medium | 2026-08-02 |\n", ""}, []string{"champion no longer in the plan (Bo Lindgren)"}},
		{"somebody new", []string{"2026-08-02 |\n", "2026-08-02 |\n| Ada Roth | CFO | procurement | sceptic | high | |\n"}, []string{"new stakeholder: Ada Roth (CFO, procurement, sceptic)"}},
		{"title and influence", []string{"| COO | economic-buyer | supporter | high", "| CEO | economic-buyer | supporter | medium"}, []string{"Ines Duarte: title COO → CEO, influence high → medium"}},
		{"renewal", []string{"renewal: 2026-11-30", "renewal: 2027-01-31"}, []string{"renewal moved 30 Nov 2026 → 31 Jan 2027"}},
		{"renewal in one year", []string{"renewal: 2026-11-30", "renewal: 31 Dec 2026"}, []string{"renewal moved 30 Nov → 31 Dec 2026"}},
		{"no renewal", []string{"renewal: 2026-11-30\n", ""}, []string{"no renewal date any more (was 30 Nov 2026)"}},
		{"arr", []string{"arr: 480k", "arr: 520k"}, []string{"ARR €480k → €520k"}},
		{"arr by a little", []string{"arr: 480k", "arr: 480010"}, []string{"ARR €480,000 → €480,010"}},
		{"health", []string{"health: green", "health: red"}, []string{"health green → red"}},
		{"owner", []string{"owner: Lea Brandt", "owner: Tom Ekberg"}, []string{"account owner Lea Brandt → Tom Ekberg"}},
		{"a key of the team's own", []string{"region_lead: Sam", "region_lead: Kim"}, []string{"region lead Sam → Kim"}},
		{"review", []string{"reviewed: 2026-09-01", "reviewed: 2026-10-01"}, []string{"reviewed 1 Oct 2026"}},
		{"opportunity", []string{"220k | 60%", "150k | 40%"}, []string{"opportunity Hubs: €220k → €150k, 60% → 40%"}},
		{"won", []string{"| propose |", "| won |"}, []string{"opportunity won: Hubs (€220k)"}},
		{"lost", []string{"| qualify |", "| lost |"}, []string{"opportunity lost: Depots (€40k)"}},
		{"stage", []string{"| propose |", "| negotiate |"}, []string{"opportunity Hubs: stage propose → negotiate"}},
		{"new opportunity", []string{"| o2 |", "| o3 | Yards | 15k | | | |\n| o2 |"}, []string{"new opportunity: Yards (€15k)"}},
		{"risk closed", []string{"| @lea | open |", "| @lea | closed |"}, []string{"risk closed: Tender in spring"}},
		{"risk accepted", []string{"| @lea | open |", "| @lea | accepted |"}, []string{"risk accepted: Tender in spring"}},
		{"risk worse", []string{"| medium | high | @lea", "| high | high | @lea"}, []string{"risk Tender in spring: likelihood medium → high"}},
		{"new risk", []string{"| r1 |", "| r2 | Two loads spoiled | high | high | @tom | open |\n| r1 |"}, []string{"new risk: Two loads spoiled (high likelihood, high impact)"}},
		{"slipped", []string{"due:2026-09-05", "due:2026-10-14"}, []string{"action slipped 5 Sep → 14 Oct 2026: Send the pilot figures to Ines Duarte"}},
		{"brought forward", []string{"due:2026-09-20", "due:2026-09-10"}, []string{"action brought forward 20 Sep → 10 Sep 2026: Book the security review"}},
		{"done", []string{"- [ ] Send", "- [x] Send"}, []string{"action done: Send the pilot figures to Ines Duarte"}},
		{"no due date", []string{" due:2026-09-20", ""}, []string{"action no longer has a due date (was 20 Sep 2026): Book the security review"}},
		{"another owner", []string{"@tom due", "@lea due"}, []string{"action Book the security review: owner Tom Ekberg → Lea Brandt"}},
		{"reworded", []string{"Book the security review", "Book the second security review"}, []string{"action reworded: Book the security review → Book the second security review"}},
		{"removed", []string{"- [ ] Book the security review @tom due:2026-09-20\n", ""}, []string{"open action removed: Book the security review (Tom Ekberg, due 20 Sep 2026)"}},
		{"goal", []string{"20 days", "15 days"}, []string{"goal Settle claims faster: target 20 days → 15 days"}},
		{"struck out", []string{"| Ines Duarte | COO", "| ~~Ines Duarte~~ | COO"}, []string{"economic buyer left (Ines Duarte)"}},
		{"a row struck out", []string{"| Bo Lindgren | Head of IT | champion | supporter | medium |", "| ~~Bo Lindgren~~ | ~~Head of IT~~ | ~~champion~~ | ~~supporter~~ | ~~medium~~ |"}, []string{"champion left (Bo Lindgren)"}},
		{"an opportunity struck out", []string{"| Depots |", "| ~~Depots~~ |"}, []string{"opportunity dropped: Depots"}},
		{"a risk struck out", []string{"| Tender in spring |", "| ~~Tender in spring~~ |"}, []string{"risk closed: Tender in spring"}},
		{"lost is told once", []string{"| 40k | 20% | qualify | 2027-03-31 |", "| 40k | 0% | lost | 2026-10-01 |"}, []string{"opportunity lost: Depots (€40k)"}},
		{"a note below a task", []string{"due:2026-09-20", "due:2026-09-20\n  Waiting for legal, who are slow this month and would like to see the figures first."},
			[]string{"action Book the security review: note added: “Waiting for legal, who are slow this month and would like to see the figures…”"}},
		{"a task that goes on", []string{"Book the security review @tom", "Book the security review\n  with Ada @tom"}, []string{"action reworded: Book the security review → Book the security review with Ada"}},
		{"a task below a task", []string{"due:2026-09-20", "due:2026-09-20\n  - Ask Ada first"}, []string{"action Book the security review: note added: “Ask Ada first”"}},
		{"a task given up", []string{"- [ ] Book", "- [-] Book"}, []string{"action dropped: Book the security review"}},
		{"a new task given up", []string{"- [ ] Book", "- [-] Call Ada @tom\n- [ ] Book"}, []string{"new action, already dropped: Call Ada (Tom Ekberg)"}},
		{"closing date", []string{"2026-12-15 |", "2027-01-15 |"}, []string{"opportunity slipped 15 Dec 2026 → 15 Jan 2027: Hubs"}},
		{"text among the tasks", []string{"## Actions\n", "## Actions\n\nLea is away until May.\n"}, []string{"text under Actions written: “Lea is away until May.”"}},
		{"a long word about health", []string{"health: green", "health: red because the new COO dislikes all that we have sent her since May"},
			[]string{"health green → red because the new COO dislikes all that we have sent her since May"}},
		{"summary", []string{"They ship frozen goods and want to ship more of them.", "A chain has put them on probation."}, []string{"Summary rewritten: “A chain has put them on probation.”"}},
		{"summary edited", []string{"They ship frozen goods and want to ship more of them.", "They ship frozen goods and want to ship much more of them."}, []string{"Summary edited: “They ship frozen goods and want to ship much more of them.”"}},
		{"summary gone", []string{"They ship frozen goods and want to ship more of them.\n", ""}, []string{"Summary removed"}},
		{"a section's name", []string{"## Notes", "## From the archive"}, []string{"section renamed: Notes → From the archive"}},
		{"silenced", []string{"- [ ] Send", "<!-- acctplan-ignore actions/overdue: waiting for legal until 2027-01-31 -->\n- [ ] Send"},
			[]string{"silenced: actions/overdue until 2027-01-31 (waiting for legal)"}},
		{"everything", []string{
			"| COO | economic-buyer | supporter", "| COO | economic-buyer | sceptic", "renewal: 2026-11-30", "renewal: 2027-01-31", "220k | 60%", "150k | 40%",
			"| @lea | open |", "| @lea | closed |", "due:2026-09-05", "due:2026-10-14", "20 days", "15 days", "Old words", "New words", "reviewed: 2026-09-01", "reviewed: 2026-10-01",
			"| Bo Lindgren | Head of IT | champion | supporter | medium | 2026-08-02 |\n", "",
		}, []string{
			"champion no longer in the plan (Bo Lindgren)", "renewal moved 30 Nov 2026 → 31 Jan 2027", "opportunity Hubs: €220k → €150k, 60% → 40%", "risk closed: Tender in spring",
			"action slipped 5 Sep → 14 Oct 2026: Send the pilot figures to Ines Duarte", "Ines Duarte: supporter → sceptic", "goal Settle claims faster: target 20 days → 15 days",
			"Notes rewritten: “New words.”", "reviewed 1 Oct 2026",
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			after := change(t, before, test.edit...)
			if diff := cmp.Diff(test.want, delta.Sentences(delta.Compare(read(before), read(after)))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestReformatted holds that how a plan is written is no change of the account.
func TestReformatted(t *testing.T) {
	for _, test := range []struct {
		name string
		edit []string
	}{
		{"dates and amounts", []string{"renewal: 2026-11-30", "renewal: 30 Nov 2026", "arr: 480k", "arr: €480,000", "220k | 60%", "EUR 220000 | 0.6"}},
		{"alias keys", []string{"renewal:", "renewal_date:", "reviewed:", "last_reviewed:", "arr:", "current_arr:"}},
		{"spelling of words", []string{"| economic-buyer | supporter", "| Economic buyer | Supporter"}},
		{"quotation marks and a full stop", []string{"Old words.", "Old  words"}},
		{"fields of a task", []string{"@lea due:2026-09-05 for:g1", "(owner: Lea Brandt) (due 5 Sep 2026) for:g1"}},
		{"order of sections", []string{"## Notes\n\nOld words.\n", "", "## Team\n", "## Notes\n\nOld words.\n\n## Team\n"}},
		{"order of rows", []string{"| o1 | Hubs | 220k | 60% | propose | 2026-12-15 |\n", "", "2027-03-31 |\n\n## Risks", "2027-03-31 |\n| o1 | Hubs | 220k | 60% | propose | 2026-12-15 |\n\n## Risks"}},
		{"a table as a list", []string{"| ID | Risk | Likelihood | Impact | Owner | Status |\n|----|------|------------|--------|-------|--------|\n| r1 | Tender in spring | medium | high | @lea | open |\n",
			"- **Tender in spring**\n  - ID: r1\n  - Likelihood: medium\n  - Impact: high\n  - Owner: @lea\n"}},
		{"tasks as a table", []string{"- [ ] Send the pilot figures to Ines Duarte @lea due:2026-09-05 for:g1\n- [ ] Book the security review @tom due:2026-09-20\n",
			"| Action | Owner | Due | For |\n|---|---|---|---|\n| Send the pilot figures to Ines Duarte | Lea Brandt | 2026-09-05 | g1 |\n| Book the security review | Tom Ekberg | 2026-09-20 | |\n"}},
		{"facts in the body", []string{"health: green\n", "", "## Summary", "**Health:** green\n\n## Summary"}},
		{"ids", []string{"| r1 |", "| tender |"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			after := change(t, before, test.edit...)
			for _, c := range delta.Compare(read(before), read(after)) {
				t.Errorf("%s %+v", c.Sentence(), c.Values)
			}
		})
	}
}
