package main

import (
	"fmt"
	"strings"
	"testing"

	"github.com/acctplan/acctplan/pkg/compile"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
)

// TestSkeletonIsNative checks that the compiler understands every line of a new plan, and
// finds nothing in it but what is to be filled in.
func TestSkeletonIsNative(t *testing.T) {
	for _, tier := range []plan.Tier{plan.Strategic, plan.Key, plan.Standard} {
		for _, owner := range []string{"", "Dana Ruiz", "Åsa O'Neil-Öberg"} {
			for _, account := range []string{"Acme Corp", "Müller & Söhne: *Stahl* | #1", "株式会社テスト", "yes", "50% \"Off\""} {
				t.Run(fmt.Sprint(tier, owner, account), func(t *testing.T) {
					s := skeleton{Account: account, ID: accountID(account), Owner: owner, Tier: tier, Today: plan.DayOf(2026, 11, 22)}
					text, err := s.text()
					if err != nil {
						t.Fatal(err)
					}
					checkSkeleton(t, s, text)
				})
			}
		}
	}
}

func checkSkeleton(t *testing.T, s skeleton, text string) {
	t.Helper()
	p := compile.Compile(source.NewFile("new.md", []byte(text)), compile.Settings{})
	for _, problem := range p.Problems {
		if problem.Kind != plan.UnfilledValue {
			t.Errorf("%s at %v: %q %s", problem.Kind, p.File.Position(problem.Span.Start), problem.Text, problem.Detail)
		}
	}
	for _, unplaced := range p.Unplaced {
		t.Errorf("%s at %v: %q", unplaced.Why, p.File.Position(unplaced.Text.Span.Start), unplaced.Text.Text)
	}
	for _, section := range p.Sections {
		if section.Concept == "" && section.Level > 1 {
			t.Errorf("nobody knows the heading %q", section.Title.Text)
		}
	}
	if p.Account.Text != s.Account || p.Title.Text != s.Account || s.ID != "" && p.Key != s.ID || p.Tier.Value != s.Tier || !p.Marked {
		t.Errorf("account %q, title %q, id %q, tier %q, marked %v", p.Account.Text, p.Title.Text, p.Key, p.Tier.Value, p.Marked)
	}
	if s.Owner != "" && (p.Owner.Text != s.Owner || len(p.Actions) == 0 || p.Actions[0].Owners.First().Side != plan.Ours) {
		t.Errorf("owner %q; the first action's: %+v", p.Owner.Text, p.Actions)
	}
	if strings.Contains(text, "\n\n\n") || strings.Contains(text, " \n") || !strings.HasSuffix(text, "|\n") && !strings.HasSuffix(text, "\n") {
		t.Error("the skeleton's blank lines are untidy")
	}
}

// TestSafeName checks that no id leads a page out of its folder.
func TestSafeName(t *testing.T) {
	for _, test := range []struct{ id, want string }{
		{"acme-corp", "acme-corp"},
		{"Acme Corp.", "acme-corp"},
		{"../../etc/passwd", "etc-passwd"},
		{"/etc/passwd", "etc-passwd"},
		{`..\..\x`, "x"},
		{"a/../b", "a-..-b"},
		{"...", ""},
		{"Müller & Söhne", "müller-söhne"},
		{"株式会社", "株式会社"},
		{"Lowe's", "lowes"},
		{"v1.2", "v1.2"},
		{"con", "con-plan"},
		{"nul.txt", "nul.txt-plan"},
		{"a\x00b\u202ec", "a-b-c"},
		{"--x--", "x"},
		{"", ""},
	} {
		if got := safeName(test.id); got != test.want {
			t.Errorf("safeName(%q) = %q, want %q", test.id, got, test.want)
		}
	}
	if long := safeName(strings.Repeat("ä", 500)); len(long) > longestName+4 {
		t.Errorf("a name of %d bytes", len(long))
	}
}
