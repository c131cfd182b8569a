package lint_test

// Things that are called alike: files of several folders, a champion and a risk.

import (
	"strings"
	"testing"

	"github.com/acctplan/acctplan/pkg/lint"
	"github.com/acctplan/acctplan/pkg/plan"
)

func TestFilesCalledAlike(t *testing.T) {
	const text = "---\nacctplan: 1\naccount: L\ntier: key\n---\n# L\n"
	written := strings.Replace(text, "tier:", "id: plan\ntier:", 1)
	for name, test := range map[string]struct {
		acme, beta string
		clash      bool
	}{
		"neither says its id": {text, text, false},
		"both do":             {written, written, true},
		"the first does":      {written, text, true},
		"the second does":     {text, written, true},
	} {
		plans := []*plan.Plan{compileText("accounts/acme/plan.md", test.acme), compileText("accounts/beta/plan.md", test.beta)}
		found := inspect(t, plans, lint.Options{Select: []string{"workspace/duplicate-id"}})
		if !test.clash && len(found) > 0 || test.clash && (len(found) != 2 || found[0].Path == found[1].Path) {
			t.Errorf("%s: %v", name, found) // both are told: either may be the one that a change brought
		}
		for _, f := range found {
			if p := plans[strings.Count(f.Path, "beta")]; !p.ID.IsSet() && !strings.Contains(f.Message, "the file's name") {
				t.Errorf("%s: %s blames the id of %s, which has none", name, f.Message, f.Path)
			}
		}
	}
}

func TestChampionByFirstName(t *testing.T) {
	for name, test := range map[string]struct {
		other, risk string
		planned     bool
	}{
		"a first name":            {"Ann Bo", "Miguel takes another job", true},
		"that two people share":   {"Miguel Bo", "Miguel takes another job", false},
		"the full name":           {"Miguel Bo", "Miguel Sanz retires", true},
		"somebody else's":         {"Ann Bo", "Ann takes another job", false},
		"part of a longer word":   {"Ann Bo", "The Miguelito plant closes", false},
		"nobody who is mentioned": {"Ann Bo", "Budget freeze", false},
	} {
		text := "---\nacctplan: 1\naccount: L\ntier: strategic\n---\n# L\n\n## Stakeholders\n\n| Name | Role |\n|---|---|\n| Miguel Sanz | champion |\n| " + test.other + " | user |\n\n## Risks\n\n- " + test.risk + "\n"
		found := inspect(t, []*plan.Plan{compileText("l.md", text)}, lint.Options{Select: []string{"risks/champion-exit-unplanned"}})
		if (len(found) == 0) != test.planned {
			t.Errorf("%s: %v", name, found)
		}
	}
}
