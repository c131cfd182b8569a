package meaning_test

import (
	"strings"
	"testing"

	"github.com/acctplan/acctplan/pkg/compile"
	"github.com/acctplan/acctplan/pkg/meaning"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
)

func read(text string) *plan.Plan {
	return compile.Compile(source.NewFile("x.md", []byte(text)), compile.Settings{})
}

const body = `# Acme

## Team

| Name | Role | Handle |
|------|------|--------|
| Lea Brandt | AE | lea |

## Stakeholders

| Name | Role | Stance | Last contact |
|------|------|--------|--------------|
| Ada Roth | Champion | Supporter | 1 Dec 2026 |

## Actions

- [ ] Send the deck @lea due:2026-12-01
- [ ] Call Ada due:ASAP

Some words.
`

func TestSame(t *testing.T) {
	for name, change := range map[string][2]string{
		"a date's spelling":    {"| 1 Dec 2026 |", "| 2026-12-01 |"},
		"a word's spelling":    {"| Champion | Supporter |", "| champion | supporter |"},
		"a mention's spelling": {"@lea due:2026-12-01", "due:2026-12-01 (owner: Lea)"},
		"the mark":             {"# Acme\n", "---\nacctplan: 1\naccount: Acme\n---\n\n# Acme\n"},
		"blank lines":          {"## Actions\n", "\n\n## Actions\n\n"},
	} {
		t.Run(name, func(t *testing.T) {
			after := strings.Replace(body, change[0], change[1], 1)
			if after == body {
				t.Fatal("the change changes nothing")
			}
			for _, d := range meaning.Compare(read(body), read(after)) {
				t.Error(d)
			}
		})
	}
}

func TestDifferent(t *testing.T) {
	for name, change := range map[string][3]string{
		"a day":             {"| 1 Dec 2026 |", "| 2 Dec 2026 |", "last_contact of stakeholders/ada-roth"},
		"a precision":       {"| 1 Dec 2026 |", "| Dec 2026 |", "last_contact of stakeholders/ada-roth"},
		"a role":            {"| Champion |", "| Coach |", "role of stakeholders/ada-roth"},
		"an owner":          {" @lea due", " @tom due", "owner of actions/send-the-deck"},
		"a text":            {"Call Ada", "Call  Ada now", "actions/call-ada"},
		"an unreadable due": {"due:ASAP", "due:soon", "due of actions/call-ada"},
		"a word of prose":   {"Some words.", "Some word.", "prose of section 4"},
		"a heading's text":  {"## Actions", "## Action plan", "section 4"},
		"a record less":     {"- [ ] Call Ada due:ASAP\n", "", "order of actions"},
		"a fact":            {"# Acme\n", "# Acme\n\n**ARR:** €2M\n", "fact arr"},
		"a comment":         {"## Actions\n", "## Actions\n\n<!-- acctplan-ignore actions/overdue: known -->\n", "comment known"},
	} {
		t.Run(name, func(t *testing.T) {
			after := strings.Replace(body, change[0], change[1], 1)
			found := false
			var all []string
			for _, d := range meaning.Compare(read(body), read(after)) {
				found = found || d.What == change[2]
				all = append(all, d.String())
			}
			if !found {
				t.Errorf("no difference about %q among:\n%s", change[2], strings.Join(all, "\n"))
			}
		})
	}
}
