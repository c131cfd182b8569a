package lint_test

// The two suites of small plans. Each plan of testdata/ok shows one way of writing that is read
// completely: nothing in it is objected to, and NAME.json holds the model it gives. Each plan of
// testdata/err makes one mistake: NAME.txt holds the findings, with the exact place of each.
//
// `go test ./pkg/lint -run Fixtures -update` writes the expectations anew. Read the
// difference before you keep it: a wrong expectation is worse than none.

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/acctplan/acctplan/pkg/compile"
	"github.com/acctplan/acctplan/pkg/export"
	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/lint"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/rule"
	"github.com/acctplan/acctplan/pkg/source"
)

var update = flag.Bool("update", false, "write the expectations of testdata/ok and testdata/err")

// fixtureDay is the as-of day of all fixtures.
var fixtureDay = plan.DayOf(2026, time.November, 23)

func TestFixturesRead(t *testing.T) {
	// A fiscal year of its own lets a fixture write FY27 without being told how it was read.
	settings := compile.Settings{FiscalYearStart: time.April}
	for path, content := range fixtures(t, "ok", 30) {
		t.Run(fixtureName(path), func(t *testing.T) {
			p := compile.Compile(source.NewFile(filepath.Base(path), content), settings)
			findings := inspect(t, []*plan.Plan{p}, lint.Options{AsOf: fixtureDay, Select: aboutWhatIsWritten()})
			if len(findings) > 0 {
				t.Errorf("findings about a plan that makes no mistake:\n%s", listed(p, findings))
			}
			expect(t, strings.TrimSuffix(path, ".md")+".json", model(t, p))
		})
	}
}

func TestFixturesReport(t *testing.T) {
	for path, content := range fixtures(t, "err", 60) {
		t.Run(fixtureName(path), func(t *testing.T) {
			p := compile.Compile(source.NewFile(filepath.Base(path), content), compile.Settings{})
			findings := inspect(t, []*plan.Plan{p}, lint.Options{AsOf: fixtureDay, Select: append(coreRules(), aboutWhatIsWritten()...)})
			if len(findings) == 0 {
				t.Error("the mistake is not reported")
			}
			expect(t, strings.TrimSuffix(path, ".md")+".txt", listed(p, findings))
		})
	}
}

// fixtures reads the plans of one suite, by path. Fewer than least means that they were not found.
func fixtures(t *testing.T, suite string, least int) map[string][]byte {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join("..", "..", "testdata", suite, "*.md"))
	if err != nil || len(paths) < least {
		t.Fatalf("%d plans in testdata/%s, want at least %d (%v)", len(paths), suite, least, err)
	}
	plans := make(map[string][]byte, len(paths))
	for _, path := range paths {
		if plans[path], err = os.ReadFile(path); err != nil {
			t.Fatal(err)
		}
	}
	return plans
}

func fixtureName(path string) string { return strings.TrimSuffix(filepath.Base(path), ".md") }

// aboutWhatIsWritten lists the rules that object to what a plan says. The rest of the book asks
// for what it does not say, and a fixture of ten lines does not say much.
func aboutWhatIsWritten() []string {
	ids := []string{
		"stakeholders/reports-to", "stakeholders/contact-in-future", "stakeholders/duplicate",
		"health/impossible-number", "opportunities/bad-probability", "opportunities/sum-mismatch",
		"whitespace/unknown-unit-or-product", "review/future",
		"actions/no-owner", "actions/no-date", "actions/unresolvable-date", "actions/owner-not-a-person", "actions/owner-unknown",
	}
	for _, r := range rule.All() {
		switch r.Group() {
		case "structure", "consistency", "suppression":
			if r.ID != "structure/section-missing" && r.ID != "structure/frontmatter-missing" {
				ids = append(ids, r.ID)
			}
		}
	}
	return ids
}

// coreRules lists the rules that speak at every tier.
func coreRules() []string {
	var ids []string
	for _, r := range rule.All() {
		if r.Core {
			ids = append(ids, r.ID)
		}
	}
	return ids
}

// listed writes findings as NAME.txt holds them, one a line. The range is half-open: it ends in
// front of its second place.
func listed(p *plan.Plan, findings []finding.Finding) string {
	var b strings.Builder
	for _, f := range findings {
		start, end := p.File.Position(f.Span.Start), p.File.Position(f.Span.End)
		fmt.Fprintf(&b, "%d:%d-%d:%d %s %s: %s\n", start.Line, start.Column, end.Line, end.Column, f.Severity, f.Rule, f.Message)
	}
	return b.String()
}

// model is what `acctplan export` says about a plan, without the places and without what is
// not written, so that a person can compare it with the plan.
func model(t *testing.T, p *plan.Plan) string {
	t.Helper()
	var exported bytes.Buffer
	if err := export.JSON(&exported, []*plan.Plan{p}, fixtureDay); err != nil {
		t.Fatal(err)
	}
	var document struct{ Plans []map[string]any }
	decoder := json.NewDecoder(&exported)
	decoder.UseNumber()
	if err := decoder.Decode(&document); err != nil {
		t.Fatal(err)
	}
	written := document.Plans[0]
	delete(written, "path")
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(withoutPlaces(written)); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// withoutPlaces takes positions and what is null or empty out of a JSON value.
func withoutPlaces(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for key, inner := range v {
			inner = withoutPlaces(inner)
			v[key] = inner
			list, isList := inner.([]any)
			object, isObject := inner.(map[string]any)
			if key == "start" && isObject || key == "end" && isObject || inner == nil || isList && len(list) == 0 || isObject && len(object) == 0 {
				delete(v, key)
			}
		}
	case []any:
		for i := range v {
			v[i] = withoutPlaces(v[i])
		}
	}
	return v
}

// expect compares with the file, or writes it when the test runs with -update.
func expect(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(lines(string(want)), lines(got)); diff != "" {
		t.Errorf("%s (-want +got):\n%s", filepath.ToSlash(path), diff)
	}
}

// line is a line of text that cmp shows whole, not as the letters that differ.
type line string

func (l line) Equal(other line) bool { return l == other }

func lines(text string) []line {
	var all []line
	for l := range strings.Lines(text) {
		all = append(all, line(strings.TrimSuffix(l, "\n")))
	}
	return all
}

// TestFixturesArePaired finds expectations whose plan is gone.
func TestFixturesArePaired(t *testing.T) {
	for _, pattern := range []string{"ok/*.json", "err/*.txt"} {
		paths, err := filepath.Glob(filepath.Join("..", "..", "testdata", pattern))
		if err != nil {
			t.Fatal(err)
		}
		plans := fixtures(t, filepath.Dir(pattern), 1)
		for _, path := range paths {
			if _, ok := plans[strings.TrimSuffix(path, filepath.Ext(path))+".md"]; !ok {
				t.Errorf("%s expects something of no plan", filepath.ToSlash(path))
			}
		}
	}
}
