package rule

import (
	"slices"
	"testing"

	"github.com/acctplan/acctplan/pkg/plan"
)

func TestPhrases(t *testing.T) {
	p, found := newPhrases([]string{"dock planner", "load", "", "load board"}), map[string]bool{}
	p.collect("the load board of 2026", found)
	if len(found) != 2 || !found["load"] || !found["load board"] || !p.in("dock planner") || p.in("dock") || p.in("") {
		t.Errorf("found %v", found)
	}
}

// TestCallings: people are found by surname, by whatever else of the name nobody shares, and by the
// whole name where the surname is short.
func TestCallings(t *testing.T) {
	named := func(name string) plan.String { return plan.String{Origin: plan.Origin{Text: name, State: plan.Set}} }
	about := plan.Plan{Team: []plan.TeamMember{{Name: named("Priya Nair")}}}
	for _, name := range []string{"Ada Roth", "Bo Li", "Xu", "", "Femke de Bos", "Will Grant", `William "Bill" Hanley`, "Max Orr", "Max Berg", "Priya Shah", "The bakers"} {
		about.Stakeholders = append(about.Stakeholders, plan.Stakeholder{Name: named(name)})
	}
	pass := Pass{Plan: &about, memo: &Memo{}}
	all := pass.callings()
	for text, want := range map[string][]string{
		"Call Roth": {"Ada Roth"}, "Ask Ada": {"Ada Roth"}, "ask @ada": {"Ada Roth"}, "ask ada": nil, "call BO LI today": {"Bo Li"}, "Bo and Li": nil, "Xu, then": {"Xu"},
		"Ms Bos": {"Femke de Bos"}, "the list of names": nil, "We will see": nil, "See Will": nil, "See Mr Grant": {"Will Grant"}, "Show Bill the figures": {`William "Bill" Hanley`},
		"Meet Max": nil, "Meet Berg": {"Max Berg"}, "With Priya": nil, "The new deck": nil, "": nil,
	} {
		var got []string
		all.each(text, func(person *plan.Stakeholder) bool { got = append(got, person.Name.Text); return true })
		if !slices.Equal(got, want) {
			t.Errorf("%q calls %q, want %q", text, got, want)
		}
	}
}

// TestNeedles: the shortcut never hides a match.
func TestNeedles(t *testing.T) {
	for pattern, want := range map[string][]string{
		`\b(arr|acv)\b`: {"arr", "acv"}, `[€$]\s?\d`: {"$", "€"}, `\w+ own`: {" own"}, `x?`: nil, `(?i)arr`: nil,
	} {
		got := needlesOf(pattern)
		slices.Sort(got)
		slices.Sort(want)
		if pattern == `\b(arr|acv)\b` { // the parser factors out the common letter
			for _, word := range []string{"arr", "acv"} {
				if !newNeedles(got).in(word) {
					t.Errorf("%s: %q hides %q", pattern, got, word)
				}
			}
			continue
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", pattern, got, want)
		}
	}
}

func TestNearestRuleBeginsAlike(t *testing.T) {
	for word, want := range map[string]string{
		"goals/quota": "goals/quota-first", "quota-first": "goals/quota-first", "prose/empty-prise": "prose/empty-praise", "gaols": "goals", "zzzzzz": "",
	} {
		if got := nearest(word, append(ids(All()), Groups()...)); got != want {
			t.Errorf("%s: %q, want %q", word, got, want)
		}
	}
}
