package lint_test

// One gap of many records is one finding, and each record can still be silenced, known and scored
// alone.

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/acctplan/acctplan/pkg/baseline"
	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/lint"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/rule"
)

const bare = "---\nacctplan: 1\naccount: Ledgerlark\ntier: strategic\nowner: Priya Nair\n---\n\n# Ledgerlark\n\n"

// openOpportunities is a plan with opportunities o1, o2, … for which nothing is planned, behind
// a text.
func openOpportunities(number int, before string) string {
	var b strings.Builder
	b.WriteString(bare + before + "## Opportunities\n\n| ID | Opportunity |\n|--|--|\n")
	for i := 1; i <= number; i++ {
		fmt.Fprintf(&b, "| o%d | Sell dock number %d |\n", i, i)
	}
	return b.String() + "\n## Actions\n\n- [ ] Paint the office @priya due:2026-12-01\n"
}

// messages are those of the findings of one rule.
func messages(findings []finding.Finding, id string) []string {
	var list []string
	for _, f := range findings {
		if f.Rule == id {
			list = append(list, f.Message)
		}
	}
	return list
}

func TestGapsTogether(t *testing.T) {
	const (
		goals = "## Goals\n\n| ID | Goal | Target | By | Enables |\n|--|--|--|--|--|\n"
		risks = "## Risks\n\n| ID | Risk | Likelihood | Impact | Mitigation |\n|--|--|--|--|--|\n"
		opps  = "## Opportunities\n\n| ID | Opportunity | Product | Amount |\n|--|--|--|--|\n"
	)
	for name, test := range map[string]struct{ id, text, want string }{
		"no next action": {"opportunities/no-next-action", openOpportunities(4, ""), "Nothing is planned for any of the 4 open opportunities."},
		"two are two":    {"opportunities/no-next-action", openOpportunities(2, ""), `Nothing is planned for "Sell dock number 1".; Nothing is planned for "Sell dock number 2".`},
		"no goal": {"opportunities/no-goal", openOpportunities(5, goals+"| g1 | Cut the wait to 3 h | 3 h | 2027 | |\n\n"),
			"None of the 5 open opportunities serves a goal of Ledgerlark."},
		"incomplete alike": {"opportunities/incomplete", bare + "## Stakeholders\n\n- Ada Roth\n\n" + opps + "| o1 | Docks A | Dock | $1k |\n| o2 | Docks B | Dock | |\n| o3 | Docks C | Dock | |\n| o4 | Docks D | Dock | |\n",
			`3 of the 4 open opportunities have no amount: "Docks B", "Docks C" and "Docks D".; None of the 4 open opportunities has a stakeholder, rationale, probability or close date.`},
		"incomplete in several ways": {"opportunities/incomplete", bare + "## Stakeholders\n\n- Ada Roth\n\n" + opps + "| o1 | Docks A | | $1k |\n| o2 | Docks B | Dock | |\n| o3 | Docks C | | |\n| o4 | Docks D | Dock | |\n",
			`4 open opportunities are incomplete: "Docks A" (no product), "Docks B" (no amount), "Docks C" (no product or amount) and "Docks D" (no amount).; None of the 4 open opportunities has a stakeholder, rationale, probability or close date.`},
		"no owner at theirs": {"goals/no-customer-owner", bare + goals + "| g1 | Cut the wait to 3 h | 3 h | 2027 | docks |\n| g2 | Cut the waste to 3 t | 3 t | 2027 | docks |\n| g3 | Cut the noise to 3 dB | 3 dB | 2027 | docks |\n",
			"None of the 3 goals belongs to anybody at Ledgerlark."},
		"no baseline": {"goals/no-baseline", bare + goals + "| g1 | Cut the wait to 3 h | 3 h | 2027 | docks |\n| g2 | Cut the waste | 3 t | 2027 | docks |\n| g3 | Cut the noise | 3 dB | 2027 | docks |\n| g4 | Open Venlo | open | 2027 | docks |\n",
			`3 of the 4 goals do not say where they are today: "Cut the wait to 3 h", "Cut the waste" and "Cut the noise".`},
		"unmapped": {"goals/unmapped-outcome", bare + goals + "| g1 | Cut the wait | 3 h | 2027 | docks |\n| g2 | Cut the waste | 3 t | 2027 | |\n| g3 | Cut the noise | 3 dB | 2027 | |\n| g4 | Open Venlo | open | 2027 | |\n",
			`3 of the 4 goals do not say how we help: "Cut the waste", "Cut the noise" and "Open Venlo".`},
		"no mitigation": {"risks/no-mitigation", bare + risks + "| r1 | Budget cut | high | high | |\n| r2 | Strike | high | high | monitor |\n| r3 | Fire | high | high | Test the hydrants with the fire brigade |\n| r4 | Flood | high | high | |\n",
			`Nothing is done about 3 of the 4 open risks: "Budget cut", "Strike" and "Flood".`},
		"and no second word": {"risks/severe-unactioned", bare + risks + "| r1 | Budget cut | high | high | |\n| r2 | Strike | high | high | monitor |\n", ""},
		"one name": {"actions/owner-unknown", bare + "## Actions\n\n- [ ] Send the deck @bob due:2026-12-01\n- [ ] Call Ada @Bob @carla due:2026-12-01\n- [x] Call Bo @bob due:2026-12-01\n",
			`3 actions belong to "@bob", who is in neither the team nor the stakeholders: "Send the deck", "Call Ada" and "Call Bo".; "Call Ada" belongs to "@carla", who is in neither the team nor the stakeholders.`},
		"nobody owns anything": {"actions/no-owner", bare + tasks("due:2026-12-01", 12), "None of the 12 open actions has an owner."},
		"some have no day":     {"actions/no-date", bare + tasks("@priya", 4) + "- [ ] Send the deck @priya due:2026-12-01\n", `4 of the 5 open actions have no date: "Paint room 1", "Paint room 2", "Paint room 3" and "Paint room 4".`},
		"forty were met long ago": {"stakeholders/contact-stale", bare + crowd(40, "2026-01-13"),
			"40 people have not been met for long: Ann Abmoss (314 days), Ann Acmoss (314 days), Ann Admoss (314 days) and 37 more."},
		"two are two of them": {"stakeholders/contact-stale", bare + crowd(2, "2026-01-13"), "Ann Abmoss was last met on 13 Jan 2026, 314 days ago.; Ann Acmoss was last met on 13 Jan 2026, 314 days ago."},
		"never met":           {"stakeholders/contact-stale", bare + crowd(5, "never"), "5 people have never been met: Ann Abmoss, Ann Acmoss, Ann Admoss and 2 more."},
		"nothing is planned with forty": {"stakeholders/no-next-step", bare + crowd(40, "2026-11-13"),
			"Nothing is planned with 40 people who decide or doubt: Ann Abmoss, Ann Acmoss, Ann Admoss and 37 more."},
	} {
		t.Run(name, func(t *testing.T) {
			found := inspect(t, []*plan.Plan{compileText("a.md", test.text)}, lint.Options{AsOf: exampleDay})
			if got := strings.Join(messages(found, test.id), "; "); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

// tasks are so many open actions with the same end.
func tasks(end string, number int) string {
	var b strings.Builder
	b.WriteString("## Actions\n\n")
	for i := 1; i <= number; i++ {
		fmt.Fprintf(&b, "- [ ] Paint room %d %s\n", i, end)
	}
	return b.String()
}

// crowd are so many sceptics who were last met on a day.
func crowd(number int, met string) string {
	var b strings.Builder
	b.WriteString("## Stakeholders\n\n| ID | Name | Role | Stance | Priorities | Last contact |\n|--|--|--|--|--|--|\n")
	for i := 1; i <= number; i++ {
		fmt.Fprintf(&b, "| s%d | Ann %c%cmoss | influencer | sceptic | speed | %s |\n", i, 'A'+rune(i/26), 'a'+rune(i%26), met)
	}
	return b.String() + "\n"
}

// TestSilencePerson takes one person out of a finding about many.
func TestSilencePerson(t *testing.T) {
	const id = "stakeholders/contact-stale"
	p := compileText("a.md", bare+"<!-- acctplan-ignore "+id+"@s2: on leave until 2027-03-01 -->\n\n"+crowd(5, "2026-01-13"))
	found := inspect(t, []*plan.Plan{p}, lint.Options{AsOf: exampleDay})
	want := "4 people have not been met for long: Ann Abmoss (314 days), Ann Admoss (314 days), Ann Aemoss (314 days) and Ann Afmoss (314 days)."
	if got := messages(found, id); len(got) != 1 || got[0] != want {
		t.Errorf("%q", got)
	}
}

// TestNextMonthAndNextQuarter: where little is due, one of the two rules says so, whatever is set.
func TestNextMonthAndNextQuarter(t *testing.T) {
	const month, quarter = "actions/near-term-count", "actions/no-90-day-milestone"
	key := strings.Replace(bare, "strategic", "key", 1)
	for name, test := range map[string]struct {
		month map[string]rule.Value
		text  string
		want  string
	}{
		"one is too few":       {nil, tasks("@priya due:2026-12-01", 1), month},
		"three are enough":     {nil, tasks("@priya due:2026-12-01", 3), quarter},
		"one is enough":        {map[string]rule.Value{"min": rule.WholeValue(1)}, tasks("@priya due:2026-12-01", 1), quarter},
		"five are too few":     {map[string]rule.Value{"min": rule.WholeValue(6)}, tasks("@priya due:2026-12-01", 5), month},
		"none in a week":       {map[string]rule.Value{"window": rule.WholeValue(7)}, tasks("@priya due:2026-12-15", 3), month},
		"and the week is full": {map[string]rule.Value{"window": rule.WholeValue(7)}, tasks("@priya due:2026-11-26", 3), quarter},
	} {
		t.Run(name, func(t *testing.T) {
			found := inspect(t, []*plan.Plan{compileText("a.md", key+test.text)}, lint.Options{
				AsOf: exampleDay, Select: []string{month, quarter}, Settings: map[string]map[string]rule.Value{month: test.month},
			})
			if len(found) != 1 || found[0].Rule != test.want {
				t.Errorf("%v", found)
			}
		})
	}
}

// TestSilencePart silences single records of what is otherwise one finding.
func TestSilencePart(t *testing.T) {
	const id = "opportunities/no-next-action"
	text := openOpportunities(5, "<!-- acctplan-ignore "+id+"@o2: waits for the budget of 2027 -->\n<!-- acctplan-ignore "+id+"@O4: theirs to begin -->\n<!-- acctplan-ignore "+id+"@o9: gone -->\n\n")
	result, err := lint.Inspect([]*plan.Plan{compileText("a.md", text)}, lint.Options{AsOf: exampleDay})
	if err != nil {
		t.Fatal(err)
	}
	want := `Nothing is planned for 3 of the 5 open opportunities: "Sell dock number 1", "Sell dock number 3" and "Sell dock number 5".`
	if got := messages(result.Findings, id); len(got) != 1 || got[0] != want {
		t.Errorf("standing: %q", got)
	}
	var silenced []string
	for _, s := range result.Suppressed {
		silenced = append(silenced, s.Record+": "+s.Reason)
	}
	if got := strings.Join(silenced, "; "); got != "opportunities/o2: waits for the budget of 2027; opportunities/o4: theirs to begin" {
		t.Errorf("silenced: %s", got)
	}
	if got := messages(result.Findings, "suppression/unused"); len(got) != 1 || got[0] != `Nothing in the plan has the id "o9".` {
		t.Errorf("unused: %q", got)
	}
}

// TestSilencePartsHostile names every second record of thousands, and thousands that are not
// there: each word is looked up once, not compared with each finding.
func TestSilencePartsHostile(t *testing.T) {
	if testing.Short() {
		t.Skip("a megabyte")
	}
	const id, number = "opportunities/no-next-action", 8000
	var comments strings.Builder
	for i := 1; i <= number; i++ {
		if i%2 == 0 {
			fmt.Fprintf(&comments, "<!-- acctplan-ignore %s@o%d: known -->\n", id, i)
		} else {
			fmt.Fprintf(&comments, "<!-- acctplan-ignore %s@x%d: known -->\n", id, i)
		}
	}
	p := compileText("a.md", openOpportunities(number, comments.String()+"\n"))
	began := time.Now()
	result, err := lint.Inspect([]*plan.Plan{p}, lint.Options{AsOf: exampleDay, Select: []string{id, "suppression/unused"}})
	if err != nil {
		t.Fatal(err)
	}
	if took := time.Since(began); took > hostileTime {
		t.Errorf("%s", took)
	}
	if got := messages(result.Findings, id); len(got) != 1 || !strings.HasPrefix(got[0], "Nothing is planned for 4000 of the 8000 ") {
		t.Errorf("%q", got)
	}
	if unknown := messages(result.Findings, "suppression/unused"); len(unknown) != number/2 || len(result.Suppressed) != number/2 || result.Suppressed[0].Reason != "known" {
		t.Errorf("%d unknown, %d silenced", len(unknown), len(result.Suppressed))
	}
}

// TestBaselineOfParts mends and adds records of a list that a baseline knows in part.
func TestBaselineOfParts(t *testing.T) {
	const id = "opportunities/no-next-action"
	options := lint.Options{AsOf: exampleDay, Select: []string{id}}
	linked := func(text string) string { return text + "- [ ] Sell it @priya due:2026-12-01 for:o1\n" }
	before := compileText("a.md", linked(openOpportunities(4, "")))
	findings, err := lint.Run([]*plan.Plan{before}, options)
	if err != nil || len(findings) != 1 {
		t.Fatalf("%v, %v", findings, err)
	}
	known := baseline.Record(findings, lint.Names([]*plan.Plan{before}, samePath))
	if len(known.Entries) != 3 {
		t.Errorf("an entry a record: %+v", known.Entries)
	}
	options.Known = &lint.Known{Baseline: known, Path: samePath}
	result, err := lint.Inspect([]*plan.Plan{compileText("a.md", linked(openOpportunities(5, "")))}, options)
	if err != nil {
		t.Fatal(err)
	}
	if got := messages(result.Findings, id); len(got) != 1 || got[0] != `Nothing is planned for "Sell dock number 5".` || len(result.Stale) > 0 {
		t.Errorf("%q, %v", got, result.Stale)
	}
	result, err = lint.Inspect([]*plan.Plan{compileText("a.md", linked(openOpportunities(3, "")))}, options)
	if err != nil || len(result.Findings) > 0 || len(result.Stale) != 1 {
		t.Errorf("%v, %v, %v", result.Findings, result.Stale, err)
	}
}

// TestOnePersonInManyPlans: a name in other capitals is the same person.
func TestOnePersonInManyPlans(t *testing.T) {
	var plans []*plan.Plan
	for i, owner := range []string{"jenna park", "Jenna Park", "JENNA PARK", "Jenna  park"} {
		text := strings.Replace(bare, "owner: Priya Nair", "owner: "+owner+"\nrenewal: 2027-03-1"+fmt.Sprint(i), 1)
		plans = append(plans, compileText(fmt.Sprintf("p%d.md", i), text+tasks("@jenna due:2026-12-01", 4)))
	}
	found := inspect(t, plans, lint.Options{AsOf: exampleDay, Select: []string{"portfolio"}})
	if got := messages(found, "portfolio/renewal-crunch"); len(got) != 1 || got[0] != "JENNA PARK has 4 renewals between 10 Mar 2027 and 13 Mar 2027." {
		t.Errorf("%q", got)
	}
	if got := messages(found, "portfolio/overloaded-owner"); len(got) != 1 || !strings.Contains(got[0], " has 16 actions due ") {
		t.Errorf("%q", got)
	}
}

// TestVaries: a finding is as serious as its rule says that it can be.
func TestVaries(t *testing.T) {
	for _, r := range rule.All() {
		if (r.Varies == "") != (len(r.Others) == 0) {
			t.Errorf("%s: varies %q, as %v", r.ID, r.Varies, r.Others)
		}
		for _, other := range r.Others {
			if !strings.Contains(r.Varies, other.String()) {
				t.Errorf("%s: varies %q, as %v", r.ID, r.Varies, r.Others)
			}
		}
		for _, f := range inspect(t, plansOf(r.Bad), lint.Options{AsOf: rule.ExampleDay(), Select: everyRule(), Required: r.Bad.Required, History: historyOf(r.Bad)}) {
			about, err := rule.Lookup(f.Rule)
			if err != nil || f.Severity != about.Severity && f.Severity != about.Strategic && !slices.Contains(about.Others, f.Severity) {
				t.Errorf("%s on %s: %s, %v", f.Rule, r.ID, f.Severity, err)
			}
		}
	}
}
