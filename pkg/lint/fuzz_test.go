package lint_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/acctplan/acctplan/pkg/compile"
	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/lint"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
	"github.com/acctplan/acctplan/pkg/syntax"
)

// FuzzSuppression puts anything into comments that silence findings, in the facts, above a
// section, a table and a task. A comment takes findings away and adds none but those about
// comments: what stands and what is silenced is together what the plan gives without it.
func FuzzSuppression(f *testing.F) {
	for _, seed := range commentsOfFixtures(f) {
		f.Add(seed, uint8(3))
	}
	f.Add("acctplan-ignore actions/no-owner@a1: known until 2027-01-31", uint8(2))
	f.Add("acctplan-ignore-file all, goals/*: x", uint8(0))
	f.Fuzz(func(t *testing.T, comment string, place uint8) {
		if !utf8.ValidString(comment) || strings.Contains(comment, "-->") || strings.ContainsFunc(comment, func(r rune) bool { return r != '\t' && !unicode.IsGraphic(r) }) {
			t.Skip("no text of one comment")
		}
		places := [4]string{}
		places[place%4] = comment
		findings, silenced := suppressed(t, places)
		plain, _ := suppressed(t, [4]string{})
		for _, s := range silenced {
			findings = append(findings, s.Finding)
		}
		got, want := rulesAndRecords(findings), rulesAndRecords(plain)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q changes what is found:\n%s", comment, diff)
		}
	})
}

// suppressed checks a plan with comments in four places.
func suppressed(t *testing.T, comments [4]string) ([]finding.Finding, []finding.Suppressed) {
	t.Helper()
	for i, comment := range comments {
		if i > 0 {
			comments[i] = "<!-- " + comment + " -->\n"
		} else {
			comments[i] = "# " + comment + "\n"
		}
	}
	text := "---\nacctplan: 1\naccount: Acme\ntier: strategic\n" + comments[0] + "renewal: soon\n---\n\n# Acme\n\n" +
		comments[1] + "## Risks\n\n" + comments[2] + "| ID | Risk | Likelihood |\n|--|--|--|\n| r1 | The budget is cut | high |\n\n" +
		"## Actions\n\n" + comments[3] + "- [ ] Call Ines about the budget\n- [ ] Send the pilot report due:2026-01-01\n"
	p := compile.Compile(source.NewFile("plan.md", []byte(text)), compile.Settings{})
	result, err := lint.Inspect([]*plan.Plan{p}, lint.Options{AsOf: exampleDay})
	if err != nil {
		t.Fatal(err)
	}
	return result.Findings, result.Suppressed
}

// rulesAndRecords are findings without their places, which a comment moves, and without those
// about comments.
func rulesAndRecords(findings []finding.Finding) []string {
	var out []string
	for _, f := range findings {
		if !strings.HasPrefix(f.Rule, "suppression/") {
			out = append(out, f.Rule+" "+f.Record+" "+f.Message)
		}
	}
	slices.Sort(out)
	return out
}

func commentsOfFixtures(f *testing.F) []string {
	f.Helper()
	var out []string
	paths, err := filepath.Glob("../../testdata/*/*.md")
	if err != nil {
		f.Fatal(err)
	}
	for _, path := range paths {
		content, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		for _, comment := range syntax.Parse(source.NewFile(path, content)).Comments {
			if strings.HasPrefix(comment.Text, "acctplan") {
				out = append(out, comment.Text)
			}
		}
	}
	slices.Sort(out)
	out = slices.Compact(out)
	if len(out) < 10 {
		f.Fatalf("only %d comments in the fixtures", len(out))
	}
	return out
}
