package compile_test

// What looks like a record and is written as few people write one: it is read, or it is left over.

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/acctplan/acctplan/pkg/compile"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
)

func compiled(sections string) *plan.Plan {
	return compile.Compile(source.NewFile("a.md", []byte("---\nacctplan: 1\naccount: Acme\n---\n\n"+sections)), compile.Settings{})
}

// TestHeadedPeople reads people whose heading says the role behind the title.
func TestHeadedPeople(t *testing.T) {
	p := compiled(`## Stakeholders

### Ann Gray – CFO – champion

Wants speed above all.

### Bo Lindgren (BL) – VP Operations – champion

Wants calm.

### Cy Dole, CIO

Wants order.
`)
	var got []string
	for _, person := range p.Stakeholders {
		role := ""
		for _, own := range person.Roles.List {
			role += string(own.Value)
		}
		got = append(got, fmt.Sprintf("%s|%s|%s", person.Name.Text, person.Title.Text, role))
	}
	want := []string{"Ann Gray|CFO|champion", "Bo Lindgren (BL)|VP Operations|champion", "Cy Dole|CIO|"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestCodeIsLeftOver says of text for programs where a record was expected; where anything may stand, it may too.
func TestCodeIsLeftOver(t *testing.T) {
	for text, want := range map[string]int{
		"## Goals\n\n### g3: Third goal\n\n```yaml\nmetric: hours\n```\n": 1,
		"## Notes\n\n```\nmetric: hours\n```\n":                           0,
		"## Goals\n\n```\n```\n":                                          0,
	} {
		if p := compiled(text); len(p.Unplaced) != want {
			t.Errorf("%q: %d left over, want %d: %v", text, len(p.Unplaced), want, p.Unplaced)
		}
	}
}

// TestCurrentColumn keeps where a goal's metric stands now, and calls the column known.
func TestCurrentColumn(t *testing.T) {
	p := compiled("## Goals\n\n| Goal | Metric | Baseline | Current | Target |\n|---|---|---|---|---|\n| Faster | d | 45 | 30 | 15 |\n")
	if len(p.Unplaced) != 0 || len(p.Goals) != 1 || len(p.Goals[0].Extra) != 1 || p.Goals[0].Extra[0].Value.Text != "30" {
		t.Errorf("%v, %+v", p.Unplaced, p.Goals)
	}
	p = compiled("## Goals\n\n| Goal | Metric | Baseline | Colour | Target |\n|---|---|---|---|---|\n| Faster | d | 45 | red | 15 |\n")
	if len(p.Unplaced) != 1 {
		t.Errorf("%v", p.Unplaced)
	}
}
