package lint_test

// A baseline is worth its file only if it holds: whatever is edited elsewhere in a plan, what
// was known stays known.

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/acctplan/acctplan/pkg/baseline"
	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/lint"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/rule"
)

// samePath is how a baseline in the folder of the run calls plans.
func samePath(path string) string { return path }

// knownOf is the baseline of a plan.
func knownOf(t interface{ Fatal(...any) }, p *plan.Plan, asOf plan.Day) *lint.Known {
	findings, err := lint.Run([]*plan.Plan{p}, lint.Options{AsOf: asOf})
	if err != nil {
		t.Fatal(err)
	}
	return &lint.Known{Baseline: baseline.Record(findings, lint.Names([]*plan.Plan{p}, samePath)), Path: samePath}
}

// imperfect lists plans with many findings, by path: the bad plans of the rule book, the example
// with mistakes and plans that other people wrote.
func imperfect(t *testing.T) map[string]string {
	t.Helper()
	texts := map[string]string{}
	for _, r := range rule.All() {
		if len(r.Bad.Others) == 0 {
			texts[strings.ReplaceAll(r.ID, "/", "-")+".md"] = r.Bad.Text()
		}
	}
	for _, pattern := range []string{"../../examples/mistakes/*.md", "../../testdata/wild/*.md", "../../testdata/wild/*/*.md"} {
		paths, err := filepath.Glob(pattern)
		if err != nil || len(paths) == 0 {
			t.Fatalf("%s: %d plans, %v", pattern, len(paths), err)
		}
		for _, path := range paths {
			content, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			texts[filepath.Base(path)] = string(content)
		}
	}
	return texts
}

// shuffledRows changes the order of the rows of every table.
func shuffledRows(text string, order func(n int) []int) string {
	lines := strings.SplitAfter(text, "\n")
	isRow := func(i int) bool { return i < len(lines) && strings.HasPrefix(strings.TrimSpace(lines[i]), "|") }
	var out []string
	for i := 0; i < len(lines); {
		if !isRow(i) || !isRow(i+1) {
			out = append(out, lines[i])
			i++
			continue
		}
		out = append(out, lines[i], lines[i+1])
		if i += 2; strings.Trim(lines[i-2], "| \r\n") == "" && isRow(i) {
			out = append(out, lines[i]) // a table whose header stands in its first row
			i++
		}
		first := i
		for isRow(i) && strings.HasSuffix(lines[i], "\n") {
			i++
		}
		for _, at := range order(i - first) {
			out = append(out, lines[first+at])
		}
	}
	return strings.Join(out, "")
}

// TestBaselineSurvives edits plans elsewhere: known findings stay hidden, and no entry is
// called out of date.
func TestBaselineSurvives(t *testing.T) {
	texts := imperfect(t)
	names := make([]string, 0, len(texts))
	for name := range texts {
		names = append(names, name)
	}
	slices.Sort(names)
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.SampledFrom(names).Draw(t, "plan")
		before := compileText(name, texts[name])
		known := knownOf(t, before, exampleDay)
		text := texts[name]
		if rapid.Bool().Draw(t, "rows in another order") {
			text = shuffledRows(text, func(n int) []int { return rapid.Permutation(count(n)).Draw(t, "rows") })
		}
		if rapid.Bool().Draw(t, "lines move") {
			text = strings.ReplaceAll(text, "\n\n", strings.Repeat("\n", rapid.IntRange(2, 5).Draw(t, "breaks")))
		}
		if rapid.Bool().Draw(t, "a section before the others") {
			text = strings.Replace(text, "\n## ", "\n## Appendix\n\nNothing of importance.\n\n## ", 1)
		}
		after := compileText(name, text)
		result, err := lint.Inspect([]*plan.Plan{after}, lint.Options{AsOf: exampleDay, Known: known})
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range result.Findings {
			t.Errorf("%s: reported again: %s", name, describe(after, f))
		}
		for _, entry := range result.Stale {
			t.Errorf("%s: called out of date: %+v", name, entry)
		}
	})
}

func count(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}

// TestBaselineSpeaksOfWhatIsNew adds a record with mistakes to a plan with many: its findings,
// and nothing else, are reported.
func TestBaselineSpeaksOfWhatIsNew(t *testing.T) {
	content, err := os.ReadFile("../../examples/mistakes/harbour-foods.md")
	if err != nil {
		t.Fatal(err)
	}
	known := knownOf(t, compileText("a.md", string(content)), exampleDay)
	at := strings.Index(string(content), "- [ ]")
	p := compileText("a.md", string(content[:at])+"- [ ] Paint the office\n"+string(content[at:]))
	result, err := lint.Inspect([]*plan.Plan{p}, lint.Options{AsOf: exampleDay, Known: known})
	if err != nil {
		t.Fatal(err)
	}
	wantRules(t, result.Findings, "actions/no-owner", "actions/no-date")
	for _, hidden := range result.Suppressed {
		if hidden.By != finding.Baseline {
			t.Errorf("%+v", hidden)
		}
	}
	if len(result.Stale) > 0 || len(result.Suppressed) != len(known.Entries) {
		t.Errorf("%d hidden of %d, %d out of date", len(result.Suppressed), len(known.Entries), len(result.Stale))
	}
}

// TestFindingsAreToldApart finds rules whose findings are alike in rule, record and content, so
// that only their order tells them apart.
func TestFindingsAreToldApart(t *testing.T) {
	alike := map[string]int{}
	for name, text := range imperfect(t) {
		p := compileText(name, text)
		findings := inspect(t, []*plan.Plan{p}, lint.Options{AsOf: exampleDay, Select: everyRule()})
		for i, key := range finding.Fingerprints(findings, func(string) string { return p.Key }) {
			if strings.Contains(key, "-") {
				alike[findings[i].Rule]++
				t.Logf("%s: %s", name, describe(p, findings[i]))
			}
		}
	}
	if len(alike) > 0 {
		t.Errorf("%v", alike)
	}
}
