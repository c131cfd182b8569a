package compile_test

import (
	"strings"
	"testing"

	"github.com/acctplan/acctplan/pkg/compile"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
)

// TestColleagues shows who is meant by a mention where the configuration lists our people.
func TestColleagues(t *testing.T) {
	settings := compile.Settings{Colleagues: []compile.Colleague{
		{Name: "Dana Whitlock", Role: "CSM", Handle: "dana", Aliases: []string{"dw", "d.whitlock@tidewater.example"}},
		{Name: "Ada Berg", Handle: "ada"},
		{Name: "Jo Lind", Handle: "jo"}, {Name: "Jo Lind", Handle: "jo2"},
	}}
	const text = `---
acctplan: 1
account: Acme
owner: Priya Nair
---
## Stakeholders

| Name | Role |
|---|---|
| Ada Roth | champion |
| Dana Rossi | end-user |

## Actions

- [ ] One @dana due:2027-01-01
- [ ] Two @dw due:2027-01-01
- [ ] Three (owner: Dana Whitlock) due:2027-01-01
- [ ] Four (owner: Ada) due:2027-01-01
- [ ] Five @ada due:2027-01-01
- [ ] Six (owner: Jo Lind) due:2027-01-01
- [ ] Seven @jo2 due:2027-01-01
- [ ] Eight (owner: Jo) due:2027-01-01
- [ ] Nine @priya due:2027-01-01
`
	p := compile.Compile(source.NewFile("a.md", []byte(text)), settings)
	want := []string{"ours Dana Whitlock", "ours Dana Whitlock", "ours Dana Whitlock", "theirs Ada Roth", "ours Ada Berg", "? Jo Lind", "ours Jo Lind", "ours Jo Lind", "ours Priya Nair"}
	for i, action := range p.Actions {
		person := action.Owners.First()
		side := map[plan.Side]string{plan.Ours: "ours", plan.Theirs: "theirs"}[person.Side]
		if side == "" {
			side = "?"
		}
		if got := side + " " + person.Label(); got != want[i] {
			t.Errorf("%s: %s, want %s", action.Action.Text, got, want[i])
		}
		if person.Side == plan.Ours && p.Team[person.Index].Name.Text != person.Name {
			t.Errorf("%s: %s is at another place of the team: %+v", action.Action.Text, person.Name, p.Team)
		}
	}
	var names, keys []string
	for _, m := range p.Team {
		names, keys = append(names, m.Name.Text), append(keys, m.Key)
	}
	if got := strings.Join(names, ", "); got != "Priya Nair, Dana Whitlock, Ada Berg, Jo Lind" {
		t.Errorf("only those whom the plan mentions are on its team: %s", got)
	}
	t.Log(keys)
}
