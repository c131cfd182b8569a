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

// TestNames finds somebody by index exactly where namesPerson finds them.
func TestNames(t *testing.T) {
	person := func(name string) plan.Stakeholder {
		return plan.Stakeholder{Name: plan.String{Origin: plan.Origin{Text: name, State: plan.Set}}}
	}
	people := []plan.Stakeholder{person("Ada Roth"), person("Bo Li"), person("Xu"), person(""), person("Femke de Bos")}
	all := newNames(pointers(people))
	for _, text := range []string{"Call Roth", "call BO LI today", "Bo and Li", "Xu, then", "Ask Ada", "", "Ms Bos", "de bos"} {
		for i := range people {
			named := false
			all.each(text, func(name string) bool { named = named || name == calledBy(&people[i]); return true })
			if want := namesPerson(text, &people[i]); named != want {
				t.Errorf("%q names %q: %v, want %v", text, people[i].Name.Text, named, want)
			}
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

// pointers leads to each person of a list.
func pointers(people []plan.Stakeholder) []*plan.Stakeholder {
	all := make([]*plan.Stakeholder, len(people))
	for i := range people {
		all[i] = &people[i]
	}
	return all
}
