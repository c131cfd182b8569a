package lint_test

// No rule may say that something is missing which is there: on plans by authors who have not
// seen this code, what their expectation lists was found, so a rule that misses it is wrong.

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/acctplan/acctplan/pkg/compile"
	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/lint"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
)

// absent names, for each rule that says "there is none", the list whose presence proves it wrong.
var absent = map[string]string{
	"goals/none": "goals", "goals/only-ours": "goals", "stakeholders/map-missing": "stakeholders",
	"risks/none": "risks", "actions/none": "actions", "opportunities/none": "opportunities", "competition/missing": "competitors",
}

func TestNothingPresentIsMissing(t *testing.T) {
	for _, path := range wildPlans(t) {
		content, want := wildPlan(t, path)
		for _, f := range falseClaims(t, path, content, want) {
			t.Errorf("%s: %s: %s", path, f.Rule, f.Message)
		}
	}
}

// lists reports whether an expectation has entries under a key.
func lists(want, key string) bool {
	_, rest, found := strings.Cut("\n"+want, "\n"+key+":")
	if !found {
		return false
	}
	line, after, _ := strings.Cut(rest, "\n")
	line = strings.TrimSpace(line)
	return strings.HasPrefix(line, "[{") || line == "" && strings.HasPrefix(strings.TrimLeft(after, " "), "-")
}

// TestUnderstoodInPart is the same for plans of which one heading says nothing: what stands below it may not be
// understood, but then no rule may say that it is missing.
func TestUnderstoodInPart(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	wrong, all := 0, 0
	var said []string
	for n, path := range wildPlans(t) {
		if n%3 > 0 {
			continue
		}
		content, want := wildPlan(t, path)
		p := compile.Compile(source.NewFile(path, content), compile.Settings{})
		for i, s := range p.Sections {
			if i == 0 || s.Headless || s.Title.Text == "" || s.Concept == "" || s.Parent > 0 && p.Sections[s.Parent-1].Concept == s.Concept {
				continue
			}
			all++
			changed := string(content[:s.Title.Span.Start]) + "Zqx 1" + string(content[s.Title.Span.End:])
			for _, f := range falseClaims(t, path, []byte(changed), want) {
				wrong++
				said = append(said, path+": "+s.Title.Text+": "+f.Rule)
			}
		}
	}
	t.Logf("%d headings, %d false claims", all, wrong)
	if wrong*100 > 3*all {
		t.Errorf("%d false claims about %d headings:\n%s", wrong, all, strings.Join(said, "\n"))
	}
}

func wildPlans(t *testing.T) []string {
	t.Helper()
	var paths []string
	for _, pattern := range []string{"../../testdata/wild/*.md", "../../testdata/wild/*/*.md"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		paths = append(paths, found...)
	}
	if len(paths) < 100 {
		t.Fatalf("only %d plans", len(paths))
	}
	return paths
}

// wildPlan is a plan and what a careful reader finds in it.
func wildPlan(t *testing.T, path string) (content []byte, want string) {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	expected, err := os.ReadFile(strings.TrimSuffix(path, ".md") + ".want.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return content, string(expected)
}

// falseClaims are the findings that say that something is missing which is there.
func falseClaims(t *testing.T, path string, content []byte, want string) []finding.Finding {
	t.Helper()
	p := compile.Compile(source.NewFile(path, content), compile.Settings{})
	findings, err := lint.Run([]*plan.Plan{p}, lint.Options{AsOf: exampleDay})
	if err != nil {
		t.Fatal(err)
	}
	var wrong []finding.Finding
	for _, f := range findings {
		if list, ok := absent[f.Rule]; ok && lists(want, list) {
			wrong = append(wrong, f)
		}
	}
	return wrong
}
