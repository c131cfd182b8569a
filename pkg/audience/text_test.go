package audience_test

import (
	"strings"
	"testing"

	"github.com/acctplan/acctplan/pkg/audience"
)

// What says SECRET is not for the customer, whichever words of the plan say so.
func TestTextsThatAreKeptBack(t *testing.T) {
	const people = "## Stakeholders\n\n| Name | Title | Stance | Status | Left |\n|---|---|---|---|---|\n| Kept Roth | CFO | supporter | | |\n"
	const goals = "## Goals\n\n| ID | Goal | Metric | Source | Status |\n|---|---|---|---|---|\n| g1 | kept | d | QBR | |\n"
	const actions = goals + "\n## Actions\n\n- [ ] kept @dana for:g1\n"
	const rival = "\n## Competition\n\n- SECRETCOMP Systems\n"
	for name, text := range map[string]string{
		"former":               people + "| SECRET Berg | former CFO | supporter | | |\n",
		"ex":                   people + "| SECRET Berg | ex-COO | supporter | | |\n",
		"stance":               people + "| SECRET Berg | COO | departed | | |\n",
		"status":               people + "| SECRET Berg | COO | supporter | left the company | |\n",
		"title":                people + "| SECRET Berg | COO (left in May 2026) | supporter | | |\n",
		"retired":              people + "| SECRET Berg | VP, retired | supporter | | |\n",
		"name":                 people + "| SECRET Nau (left) | COO | supporter | | |\n",
		"struck with a remark": people + "| ~~SECRET Nau~~ (moved) | COO | supporter | | |\n",
		"colleague":            people + "\n## Our team\n\n| Name | Role |\n|---|---|\n| SECRET Wu | former CSM |\n",
		"owner who left":       people + "| SECRET Berg | ex-COO | supporter | | |\n\n" + actions + "- [ ] kept too (owner: SECRET Berg) for:g1\n",
		"part of an action":    actions + "- [ ] Offer ~~SECRET discount~~ a workshop @dana for:g1\n",
		"part of a cell":       goals + "| g2 | Faster ~~SECRET~~ claims | ~~SECRET~~ days | | |\n| g3 | More | ~~SECRET~~ | | |\n",
		"part of the summary":  "## Summary\n\nkept ~~SECRET~~ text\n",
		"assumed source":       goals + "| g2 | SECRET | d | assumption | |\n",
		"assumed status":       goals + "| g2 | SECRET | d | | assumed |\n",
		"assumed text":         goals + "| g2 | SECRET (assumed) | d | | |\n",
		"dropped":              goals + "| g2 | SECRET | d | | dropped |\n",
		"rival in a goal":      goals + "| g2 | Beat SECRETCOMP at once | d | | |\n" + rival,
		"rival in an action":   actions + "- [ ] Displace secretcomp SECRET @dana for:g1\n" + rival,
		"rival in value":       "## Value delivered\n\n| Outcome | Value |\n|---|---|\n| kept | 5 h |\n| Faster than SECRETCOMP Systems | 3 d |\n" + rival,
		"rival in summary":     "## Summary\n\nThey use SECRETCOMP.\n\nkept\n" + rival,
		"internal remark":      actions + "- [ ] Send it (internal: SECRET (really) SECRET) @dana for:g1\n- [ ] Call [Internal – SECRET] @dana for:g1\n",
		"internal, unclosed":   actions + "- [ ] Send it (internal: SECRET @dana for:g1\n",
		"internal action":      actions + "- [ ] SECRET pricing (internal) @dana for:g1\n- [ ] Internal: SECRET @dana for:g1\n",
	} {
		said, _ := shared(t, before+text)
		if strings.Contains(said, "SECRET") || !strings.Contains(strings.ToLower(said), "kept") {
			t.Errorf("%s:\n%q", name, strings.Fields(said))
		}
	}
}

// Who is hidden owns nothing on the page.
func TestHiddenPeopleOwnNothing(t *testing.T) {
	p, _, err := read(before+"## Stakeholders\n\n| Name | Title |\n|---|---|\n| SECRET Roth | CFO |\n\n## Goals\n\n| ID | Goal | Owner |\n|---|---|---|\n| g1 | kept | SECRET Roth |\n\n## Actions\n\n- [ ] kept @dana for:g1\n",
		audience.Visibility{Hide: []string{"owner", "team", "stakeholders"}})
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Goals) != 1 || p.Goals[0].Owner.IsWritten() || p.Actions[0].Owners.IsWritten() || p.Actions[0].Action.Text != "kept" {
		t.Errorf("%+v", p)
	}
}
