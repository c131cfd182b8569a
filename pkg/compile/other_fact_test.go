package compile_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/acctplan/acctplan/pkg/compile/vocabulary"
	"github.com/acctplan/acctplan/pkg/plan"
)

// A key about an old renewal, a part of the ARR or somebody of theirs states neither the renewal nor the ARR nor who of ours
// it is; the latest year's ARR is today's.
func TestKeysAboutSomethingElse(t *testing.T) {
	for lines, want := range map[string]string{
		"Original ARR: £200k\nARR at risk: £100k\nTotal ARR: £500k": "£500k||||",
		"ARR target: £900k\nLast renewal: 2025-02-01":               "||||",
		"Previous ARR: £200k":                                       "||||",
		"Renewed: 2025-02-01":                                       "||||",
		"Renewed until: 2027-02-01":                                 "|2027-02-01|||",
		"Last renewal: 2025-02-01\nRenewal: 2027-02-01":             "|2027-02-01|||",
		"Sponsor (theirs): Judith Amari":                            "|||||Judith Amari",
		"Executive sponsor: Judith Amari, their CFO":                "|||||Judith Amari",
		"Owner (customer side): Zed Roe":                            "||||",
		"Their exec sponsor: Zed Roe":                               "||||",
		"Exec sponsor: Zed Roe\nOwner: Ann Lee":                     "||Ann Lee|Zed Roe|",
		"ARR 2024: £200k\nARR 2026: £400k\nARR 2025: £300k":         "£400k||||",
		"ARR 2025: £300k\nARR: £350k\nARR 2027 (plan): £600k":       "£350k||||",
		"ARR 2027 (plan): £600k\nARR 2026: £400k":                   "£400k||||",
	} {
		p := compileBytes([]byte("# Account plan: Acme\n\n" + lines + "\n"))
		got := fmt.Sprintf("%s|%s|%s|%s|", p.ARR.Text, p.Renewal.Text, p.Owner.Text, p.ExecutiveSponsor.Text)
		for i := range p.Stakeholders {
			got += "|" + p.Stakeholders[i].Name.Text
		}
		if got != want {
			t.Errorf("%q: %s, not %s", lines, got, want)
		}
		for _, problem := range p.Problems {
			t.Errorf("%q: %s: %q", lines, problem.Kind, problem.Text)
		}
		for i := range p.Team {
			if name := p.Team[i].Name.Text; name == "Judith Amari" || !strings.Contains(want, name) {
				t.Errorf("%q: %s is on our team", lines, name)
			}
		}
	}
}

// A role's abbreviation is somebody who fills the role only in capitals: "Sam" is a name.
func TestNamesThatSpellRoles(t *testing.T) {
	const plan = "# Account plan: Acme\n\nAE: Ann Lee\nSAM: Noor El-Sayed\nCSM: Jon Moe\n\n## Actions\n\n| Task | Owner |\n|---|---|\n| Send the deck | %s |\n"
	for mention, want := range map[string]string{
		"SAM": "Noor El-Sayed", "AE": "Ann Lee", "CSM": "Jon Moe", "csm": "Jon Moe", "@csm": "Jon Moe",
		"Sam": "Sam", "@sam": "@sam", "Kam": "Kam", "Nam": "Nam", "sam": "sam",
	} {
		if got := compileBytes([]byte(fmt.Sprintf(plan, mention))).Actions[0].Owners.List[0].Label(); got != want {
			t.Errorf("%q is %q, not %q", mention, got, want)
		}
	}
	p := compileBytes([]byte(fmt.Sprintf(plan, "Sam") + "\n- [ ] Call them - Sam Oduya - 2026-12-01\n"))
	if got := p.Actions[0].Owners.List[0].Label(); got != "Sam Oduya" {
		t.Errorf("Sam is %q", got)
	}
}

// A name with a colon at the margin between the bullets heads those below it.
func TestNamesBetweenBullets(t *testing.T) {
	p := compileBytes([]byte("# Account plan: Acme\n\n## Our team\n\n- Signe Aas, AE\n- Jon Moe, SE\n\n## Actions\n\nSigne:\n- lunch with Mona\n- renewal paper\nJon:\n- API demo\n- send the form\n"))
	var got []string
	for i := range p.Actions {
		got = append(got, p.Actions[i].Action.Text+" "+p.Actions[i].Owners.List[0].Text)
	}
	if want := "lunch with Mona Signe; renewal paper Signe; API demo Jon; send the form Jon"; strings.Join(got, "; ") != want {
		t.Errorf("%s, not %s", strings.Join(got, "; "), want)
	}
}

// No word is near another of a different meaning: an opponent is no buyer.
func TestNoSuggestionAcrossMeanings(t *testing.T) {
	words := vocabulary.Default()
	for _, word := range []string{"Gegner", "opposante", "Gegnerin"} {
		if role, ok := words.Role(word); !ok || role != plan.Blocker {
			t.Errorf("%q is %q", word, role)
		}
	}
	for _, word := range []string{"Gegners", "Gagner", "Geber", "Treiber", "Bremser"} {
		if near := words.Suggest(vocabulary.KindRole, word); near != "" && near != "blocker" {
			t.Errorf("%q is near %q", word, near)
		}
	}
}

// A day behind "from", "of" or "dated" says which invoice it is, not by when.
func TestDaysThatAreNoDeadlines(t *testing.T) {
	for line, due := range map[string]string{
		"Chase invoice from 2026-10-01": "", "Send invoice dated 2026-11-01": "", "Follow up on call of 2026-11-20": "", "Send invoice 2026-11-01": "2026-11-01",
	} {
		action := compileBytes([]byte("# Account plan: Acme\n\n## Actions\n\n- [ ] " + line + "\n")).Actions[0]
		if action.Due.Text != due || due == "" && action.Action.Text != line {
			t.Errorf("%q: %q, due %q", line, action.Action.Text, action.Due.Text)
		}
	}
}

// Our own people among theirs, below a heading or a row that says so, are the team.
func TestOurSideAmongStakeholders(t *testing.T) {
	for name, body := range map[string]string{
		"headings": "### Contacts (client)\n\n- Elin Storm - CTO - sponsor\n\n### Contacts (us)\n\n- Petra Holm - AM\n- Ravi Dass - SE\n",
		"rows":     "## Stakeholders\n\n| Name | Position | Attitude |\n|---|---|---|\n| *Customer side* | | |\n| Elin Storm | CTO | sceptical |\n| *Our side* | | |\n| Petra Holm | AM | |\n| Ravi Dass | SE | |\n",
	} {
		p := compileBytes([]byte("# Account plan: Acme\n\n" + body))
		if len(p.Stakeholders) != 1 || len(p.Team) != 2 || p.Team[1].Name.Text != "Ravi Dass" || p.Team[1].Role.Text != "SE" {
			t.Errorf("%s: %d stakeholders, team %+v", name, len(p.Stakeholders), p.Team)
		}
	}
}

// A piece of work may name its owner in words, or begin with its fields.
func TestOwnersInWords(t *testing.T) {
	for line, want := range map[string]string{
		"Get view due 2026-12-09 owner Ines, Mateo":   "Get view|Ines|Mateo|2026-12-09",
		"Get view due 2026-12-09 owner Ines":          "Get view|Ines|2026-12-09",
		"Owner: Ines; Due: 2026-12-09; Get view":      "Get view|Ines|2026-12-09",
		"Meet the process owner Ines":                 "Meet the process owner Ines|",
		"Owner: Ines; Due: 2026-12-09; Get view; ask": "",
	} {
		action := compileBytes([]byte("# Account plan: Acme\n\nOwner: Ines Duarte\nCSM: Mateo Fox\n\n## Actions\n\n- [ ] " + line + "\n")).Actions[0]
		got := action.Action.Text
		for _, who := range action.Owners.List {
			got += "|" + who.Text
		}
		if got += "|" + action.Due.Text; want != "" && got != want {
			t.Errorf("%q: %s, not %s", line, got, want)
		}
	}
}

// Amounts by year, price lists and bills are no deals.
func TestMoneyAloneIsNoPipeline(t *testing.T) {
	for _, body := range []string{
		"### Numbers\n\n2024: €250k\n2025: €290k\n2026: €310k\nPlan 2027: €380k\n",
		"### Numbers\n\n- 2024: €250k\n- 2025: €290k\n",
		"## Pricing\n\n| Module | Price |\n|---|---|\n| A | €50k |\n| B | €70k |\n",
		"## Invoices\n\n| Invoice | Amount | Due | Status |\n|---|---|---|---|\n| 4471 | €12k | 2026-10-01 | open |\n",
	} {
		if p := compileBytes([]byte("# Account plan: Acme\n\nAM: Petra Holm\n\n" + body)); len(p.Opportunities) > 0 || len(p.Problems) > 0 {
			t.Errorf("%q: %q among the opportunities; %+v", body, p.Opportunities[0].Label, p.Problems)
		}
	}
}

// What says since when somebody is the owner, or who was before, is no part of the name.
func TestOwnerWithoutWhen(t *testing.T) {
	for line, want := range map[string]string{
		"Owner: Yara Voss (since March), previously Ken Abbott": "Yara Voss",
		"Owner: Anna Holt (until Dec), then Ben Frost":          "Anna Holt",
		"Prepared by: Noor El-Sayed, 11/09/2026":                "Noor El-Sayed",
		"Owner: Noor El-Sayed – 2026-12-01":                     "Noor El-Sayed",
		"Owner: Noor El-Sayed, Ghent":                           "Noor El-Sayed",
	} {
		p := compileBytes([]byte("# Account plan: Acme\n\n" + line + "\n"))
		if p.Owner.Text != want || len(p.Team) != 1 || p.Team[0].Name.Text != want {
			t.Errorf("%q: %q, %+v", line, p.Owner.Text, p.Team)
		}
	}
}
