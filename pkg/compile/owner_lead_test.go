package compile_test

import (
	"testing"

	"github.com/acctplan/acctplan/pkg/plan"
)

// Whoever owns a risk may stand in front of the answer to it, with the word or as a handle.
func TestOwnerLead(t *testing.T) {
	p := compiled(`---
acctplan: 1
account: Kiln
owner: Jakub Mroz
team: [{name: Jakub Mroz, role: AM}, {name: Lena Wolf, role: CSM, handle: lena}]
---
## Risks

- Gas price falls (low/medium) – owner Lena – keep second choice as first topic
- Steel price falls (low/medium) – @lena – keep second choice as first topic
- Oil price falls (low/medium) – keep second choice – as first topic
`)
	if len(p.Risks) != 3 {
		t.Fatalf("%+v", p.Risks)
	}
	for i, want := range []string{"keep second choice as first topic", "keep second choice as first topic", "keep second choice – as first topic"} {
		risk := &p.Risks[i]
		if risk.Likelihood.Value != plan.Low || risk.Impact.Value != plan.Medium || risk.Mitigation.Text != want {
			t.Errorf("%s: %q, %q, %q", risk.Risk.Text, risk.Likelihood.Text, risk.Impact.Text, risk.Mitigation.Text)
		}
		if owned := len(risk.Owner.List) == 1 && risk.Owner.List[0].Side == plan.Ours; owned != (i < 2) {
			t.Errorf("%s: owned by %+v", risk.Risk.Text, risk.Owner.List)
		}
	}
}

// A fact without bold letters behind one with them is not a part of it.
func TestFactBehindBar(t *testing.T) {
	p := compiled("# Acme\n\n**ARR:** 220k eur | **AM:** Paulo Reis | tier: key\n")
	if p.Owner.Text != "Paulo Reis" || p.Tier.Value != plan.Key {
		t.Errorf("owner %q, tier %q", p.Owner.Text, p.Tier.Text)
	}
}

// A heading's number is its id without any mark behind it, too.
func TestNumberOfHeading(t *testing.T) {
	p := compiled("---\nacctplan: 1\naccount: Acme\n---\n## Goals\n\n### G1 Release a batch in 14 days\n\n- Owner: Jo Marsh\n\n### G8 partners sign up\n\n- Owner: Jo Marsh\n")
	if len(p.Goals) != 2 || p.Goals[0].ID.Text != "G1" || p.Goals[0].Goal.Text != "Release a batch in 14 days" {
		t.Errorf("%+v", p.Goals)
	}
}

// A heading of two words is a goal where it says what shall be better, or stands behind one.
func TestShortHeadingIsGoal(t *testing.T) {
	const first, lost, other = "### Shorter queues at the tills\n\nJo told us that queues cost her customers.\n\n", "### Lower overtime\n\nKit's team keeps three. Our team merges them by May.\n\n", "### Night trains\n\nKit's team keeps three.\n\n"
	for text, want := range map[string]int{first + lost: 2, lost: 1, first + other: 2, other: 0, first + "### Store count\n\nThey want to open six stores by May 2027.\n": 2} {
		if p := compiled("---\nacctplan: 1\naccount: Acme\n---\n## Goals\n\n" + text); len(p.Goals) != want {
			t.Errorf("%s: %d goals, want %d", text, len(p.Goals), want)
		}
	}
}
