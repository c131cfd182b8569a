package lint_test

// No rule may say that something is missing which is there: on plans by authors who have not
// seen this code, what their expectation lists was found, so a rule that misses it is wrong.

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/acctplan/acctplan/pkg/compile"
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
	wrong := 0
	for _, path := range paths {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		want, err := os.ReadFile(strings.TrimSuffix(path, ".md") + ".want.yaml")
		if err != nil {
			t.Fatal(err)
		}
		p := compile.Compile(source.NewFile(path, content), compile.Settings{})
		findings, err := lint.Run([]*plan.Plan{p}, lint.Options{AsOf: exampleDay})
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range findings {
			list, ok := absent[f.Rule]
			if ok && lists(string(want), list) {
				wrong++
				t.Errorf("%s: %s: %s", path, f.Rule, f.Message)
			}
		}
	}
	t.Logf("%d plans, %d false claims", len(paths), wrong)
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
