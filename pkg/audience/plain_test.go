package audience_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// What a customer reads of a person's name and title: the name and the title.
func TestNamesAndTitlesArePlain(t *testing.T) {
	for _, test := range []struct{ name, title, wantName, wantTitle string }{
		{"Mona Nast", "Director of Claims", "Mona Nast", "Director of Claims"},
		{"Mona Nast (our champion, hates Bob)", "CFO", "Mona Nast", "CFO"},
		{"Mona Nast – detractor", "CFO – signs", "Mona Nast", "CFO"},
		{"Mona Nast, our coach", "CFO; economic buyer; skeptical", "Mona Nast", "CFO"},
		{"Mona Nast [blocker]", "COO, blocker", "Mona Nast", "COO"},
		{"Mona Nast：反对", "VP (leaving in March)", "Mona Nast", "VP"},
		{"Mona Nast（反对）", "VP【反对】", "Mona Nast", "VP"},
		{"Mona Nast hates Bob", "COO / detractor", "Mona Nast", "COO"},
		{"Mona Nast 🔴", "CEO 🔴", "Mona Nast", "CEO"},
		{"Mona Nast (difficult", "CEO (weak", "Mona Nast", "CEO"},
		{"Mona Nast (she/her)", "SVP, Finance (EMEA)", "Mona Nast (she/her)", "SVP, Finance (EMEA)"},
		{"Robert (Bob) Hill", "Director (Claims)", "Robert (Bob) Hill", "Director (Claims)"},
		{"Robert Hill (Bob)", "Councillor, chair of the board's transport panel", "Robert Hill (Bob)", "Councillor, chair of the board's transport panel"},
		{"Robert Hill (CFO)", "CFO (interim)", "Robert Hill (CFO)", "CFO (interim)"},
		{"Robert Hill Jr.", "Skeptical CFO", "Robert Hill Jr.", "CFO"},
		{"Dr. Jan-Peter van der Berg, PhD", "Kritikerin", "Dr. Jan-Peter van der Berg, PhD", ""}, // a word that nobody knows
		{"Will Champion", "COO blocker", "Will Champion", "COO"},
		{"Dock leads (≈220 users)", "our sponsor", "Dock leads (≈220 users)", ""},
		{"Board of Directors", "hates us", "Board of Directors", ""},
		{"李伟", "总经理", "李伟", "总经理"},
		{"李伟（支持）", "总经理，反对", "李伟", "总经理"},
		{"أحمد سالم", "مدير", "أحمد سالم", "مدير"},
		{"Sceptic Ada Roth", "Decision maker", "Ada Roth", ""},
		{"Ada Roth", "Director, leaves in May", "Ada Roth", "Director"},
		{"Ada Roth", "Chef de projet, opposant", "Ada Roth", "Chef de projet"},
		{"Ada Roth", "Leiterin Einkauf, Blockiererin", "Ada Roth", "Leiterin Einkauf"},
		{"Ada Roth", "Head of Customer Support", "Ada Roth", "Head of Customer Support"},
		{"Ada Roth", "Cold Chain Manager", "Ada Roth", "Cold Chain Manager"},
		{"Ada Roth", "Head of Open Banking & New Business", "Ada Roth", "Head of Open Banking & New Business"},
		{"Ada Roth", "VP Sales: thinks that we are dear", "Ada Roth", "VP Sales"},
		{"Ada Roth", "VP Sales. Thinks that we are dear", "Ada Roth", "VP Sales"},
		{"Ada Roth", "VP Sales who hates us", "Ada Roth", "VP Sales"},
		{"Ada Roth", "Technical Lead", "Ada Roth", "Technical Lead"},
		{"Ada Roth", "Procurement", "Ada Roth", "Procurement"},
		{"Ada Roth", "Agile Coach", "Ada Roth", "Agile Coach"},
		{"Ada Roth", "coach", "Ada Roth", ""},
		{"Ada Roth", "Head of IT, GRIM", "Ada Roth", "Head of IT"},
		{"Pia Berg grumpy", "Buyer grumpy", "Pia Berg", "Buyer"},
		{"Pia Berg", "the GRIM one", "Pia Berg", ""},
		{"Pia Berg", "CIO/GRIM", "Pia Berg", "CIO"},
		{"Pia Berg – GRIM", "CFO. GRIM", "Pia Berg", "CFO"},
		{"Rémi d'Alembert", "Chef d'atelier", "Rémi d'Alembert", "Chef d'atelier"},
		{"Ada Roth", "CFO and pushover", "Ada Roth", "CFO"},
		{"Ada Roth", "VP and known obstacle", "Ada Roth", "VP"},
		{"Ada Roth", "Swing vote, Head of HR", "Ada Roth", "Head of HR"},
		{"Ada Roth", "Waverer, VP Sales", "Ada Roth", "VP Sales"},
		{"Ada Roth", "Undecided CIO", "Ada Roth", "CIO"},
		{"Ada Roth", "Outgoing CTO", "Ada Roth", "CTO"},
		{"Ada Roth", "Ally in Finance", "Ada Roth", ""},
		{"Ada Roth", "VP on the way out", "Ada Roth", "VP"},
		{"Ada Roth", "Director and company secretary", "Ada Roth", "Director and company secretary"},
		{"Ada Roth", "Head of grants and scholarships", "Ada Roth", "Head of grants and scholarships"},
		{"محمد بن عبد الله بن عبد الرحمن آل سعود", "الرئيس التنفيذي", "محمد بن عبد الله بن عبد الرحمن آل سعود", "الرئيس التنفيذي"},
		{"שרה כהן", `סמנכ"לית כספים`, "שרה כהן", `סמנכ"לית כספים`},
		{`דוד "המנוול" לוי`, `יו"ר הדירקטוריון`, "דוד לוי", `יו"ר הדירקטוריון`},
		{"Ada Roth and the odd Bo", "CFO", "Ada Roth", "CFO"},
		{"Friends of the Board", "CFO", "Friends of the Board", "CFO"},
		{"ada roth", "plant manager", "ada roth", "plant manager"},
		{"dott.ssa Chiara Monti", "Directeur général", "dott.ssa Chiara Monti", "Directeur général"},
		{"line supervisors", "Independent Director, chair of the board's technology committee", "line supervisors", "Independent Director, chair of the board's technology committee"},
	} {
		p, _, err := read(before+"## Stakeholders\n\n| Name | Title |\n|---|---|\n| "+test.name+" | "+test.title+" |\n", everything)
		if err != nil {
			t.Fatal(err)
		}
		if len(p.Stakeholders) != 1 || p.Stakeholders[0].Name.Text != test.wantName || p.Stakeholders[0].Title.Text != test.wantTitle {
			t.Errorf("%q, %q: %q, %q", test.name, test.title, p.Stakeholders[0].Name.Text, p.Stakeholders[0].Title.Text)
		}
	}
}

// The facts of the account are no place for remarks either.
func TestFactsArePlain(t *testing.T) {
	said, p := shared(t, `---
acctplan: 1
account: Acme (Ireland) Ltd. (HIDDEN payers, slow) – at risk
owner: Dana West (new, HIDDEN)
csm: Max Poe – on HIDDEN leave
executive_sponsor: Ida Holt, CEO – knows their CFO from HIDDEN
industry: Retail (shrinking, HIDDEN)
location: Berlin, where HIDDEN is (HQ; HIDDEN fights us)
---
# Acme

## Goals

| Goal | Metric | Baseline | Target | Unit | Owner | Current |
|---|---|---|---|---|---|---|
| Settle claims faster (HIDDEN: they overspend) | days (HIDDEN guess) | 20 (24/7, 3 plants) | 15 | Claims (HIDDEN land) | Ada Roth (HIDDEN) | 18 (they say HIDDEN) |

## Stakeholders

| Name | Unit | Counterpart |
|---|---|---|
| Ada Roth | Claims (HIDDEN hostile) | Dana West (HIDDEN too junior) |

## Our team

- Dana West, account manager (HIDDEN weak)
- Max Poe, CSM – on HIDDEN leave
`)
	if strings.Contains(said, "HIDDEN") {
		t.Error(said)
	}
	for want, got := range map[string]string{
		"Acme (Ireland) Ltd.": p.Account.Text, "Retail": p.Industry.Text, "Berlin": p.Location.Text, "Settle claims faster": p.Goals[0].Goal.Text, "20 (24/7, 3 plants)": p.Goals[0].Baseline.Text,
		"days": p.Goals[0].Metric.Text, "Claims": p.Goals[0].Unit.Text,
	} {
		if want != got {
			t.Errorf("%q, not %q", got, want)
		}
	}
}

// What stands around the text of a task is no text.
func TestFieldsOfTasksLeaveNothing(t *testing.T) {
	for text, want := range map[string]string{
		`Send the pilot note:"they will SECRET" @dana due:2026-12-03`:                           "Send the pilot",
		`Ask @"Anna SECRET" for the figures @dana priority:SECRET effort:x`:                     "Ask for the figures",
		`Send "pilot" plan (he SECRET it) @dana due:2026-12-04`:                                 `Send "pilot" plan`,
		`Workshop owner:"Ada Roth" due:"2026-12-05" status:"blocked" tag:"SECRET plan"`:         "Workshop",
		`Call [note: SECRET cut] @dana #SECRETrisk`:                                             "Call",
		`Meet at 10:30 about https://example.com/a:b and a 3:1 split, #2 on the list @dana`:     "Meet at 10:30 about https://example.com/a:b and a 3:1 split, #2 on the list",
		`Settle the SLA (ISO 27001, 24/7) with Finance (EMEA) for 3 plants (220 users) 🔴 @dana`: "Settle the SLA (ISO 27001, 24/7) with Finance (EMEA) for 3 plants (220 users)",
		"Write to a.roth@example.com about p:SECRET x @dana":                                    "Write to a.roth@example.com about x",
	} {
		_, p := shared(t, before+"## Goals\n\n| ID | Goal |\n|---|---|\n| g1 | kept |\n\n## Actions\n\n- [ ] "+text+" for:g1\n")
		if got := p.Actions[0].Action.Text; got != want || strings.Contains(got, "SECRET") {
			t.Errorf("%s:\n%q, not\n%q", text, got, want)
		}
	}
}

// Words in the place of a day or a status are no day and no status.
func TestDaysAndStatusesArePlain(t *testing.T) {
	said, p := shared(t, before+`## Goals

| ID | Goal | By |
|---|---|---|
| g1 | kept | HIDDEN, once Bob leaves |
| g2 | kept | Summer 2027 |

## Actions

| Action | Due | Status | For |
|---|---|---|---|
| kept | HIDDEN soon | waiting for HIDDEN | g1 |
| kept | 2026-12-05 | blocked (HIDDEN) | g1 |

## Milestones

| Milestone | On | Status | For |
|---|---|---|---|
| kept | HIDDEN maybe | at risk, HIDDEN | g1 |
`)
	if strings.Contains(said, "HIDDEN") || p.Goals[1].By.Text != "Summer 2027" || p.Actions[1].Due.Text != "2026-12-05" || p.Actions[1].Status.Value != "blocked" {
		t.Errorf("%q", strings.Fields(said))
	}
}

// What judges people keeps back the whole of a text.
func TestJudgementsKeepBackTexts(t *testing.T) {
	for _, text := range []string{
		"Turn Bob from blocker to neutral", "Win over the sceptics in Finance", "Meet the economic buyer", "Make Ada our champion", "Den Blockierer überzeugen", "说服反对者", "Convaincre les détracteurs",
	} {
		said, _ := shared(t, before+"## Goals\n\n| ID | Goal |\n|---|---|\n| g1 | kept |\n\n## Actions\n\n- [ ] "+text+" SECRET @dana for:g1\n")
		if strings.Contains(said, "SECRET") {
			t.Errorf("%s is shared", text)
		}
	}
}

// What is cut out of a text is said, with whose it is and why.
func TestWhatIsCutIsSaid(t *testing.T) {
	_, withheld, err := read(before+"## Stakeholders\n\n| Name | Title |\n|---|---|\n| Mona Nast (hates Bob) | COO, blocker |\n", asIs)
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	for _, one := range withheld {
		said = append(said, fmt.Sprintf("%s %s: %s: %s", one.Collection, one.Label, one.Part, one.Why))
	}
	for _, want := range []string{"(hates Bob)", ", blocker"} {
		if !slices.ContainsFunc(said, func(line string) bool { return strings.Contains(line, ": "+want+":") }) {
			t.Errorf("%q is not said: %q", want, said)
		}
	}
}

// Whatever is put in brackets behind a name in small letters is not on the page.
func TestNoRemarkIsShared(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		remark := rapid.StringMatching(`[a-z]{2,8}( [a-z]{2,8}){0,3}`).Draw(t, "remark")
		brackets := rapid.SampledFrom([]string{"(%s)", "[%s]", "{%s}", "（%s）", "(%s", "((%s))", ", (%s)"}).Draw(t, "brackets")
		_, p := shared(t, before+"## Stakeholders\n\n| Name | Title |\n|---|---|\n| Kept Roth "+fmt.Sprintf(brackets, "zzz"+remark)+" | Director "+fmt.Sprintf(brackets, "zzz"+remark)+" |\n")
		if person := p.Stakeholders[0]; person.Name.Text != "Kept Roth" || person.Title.Text != "Director" {
			t.Fatalf("%q, %q", person.Name.Text, person.Title.Text)
		}
	})
}
