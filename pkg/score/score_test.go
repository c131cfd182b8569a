package score_test

import (
	"bytes"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/acctplan/acctplan/pkg/compile"
	"github.com/acctplan/acctplan/pkg/facts"
	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/lint"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/rule"
	"github.com/acctplan/acctplan/pkg/score"
	"github.com/acctplan/acctplan/pkg/source"
)

var someDay = plan.DayOf(2026, time.November, 23)

// scored scores a text, with every finding that the score listens to.
func scored(t *testing.T, text string, asOf plan.Day, history *rule.History) score.Score {
	t.Helper()
	return scoredWith(t, text, lint.Options{AsOf: asOf, History: func(string) *rule.History { return history }})
}

func scoredWith(t *testing.T, text string, options lint.Options) score.Score {
	t.Helper()
	p, asOf := compile.Compile(source.NewFile("plan.md", []byte(text)), compile.Settings{}), options.AsOf
	options.Select = score.Rules()
	result, err := lint.Inspect([]*plan.Plan{p}, options)
	if err != nil {
		t.Fatal(err)
	}
	findings := result.Findings
	for _, f := range result.Suppressed {
		findings = append(findings, f.Finding)
	}
	return score.Of(facts.Of(p, asOf), findings)
}

// points is what a score adds up to before it is rounded.
func points(s score.Score) float64 {
	sum := 0.0
	for _, element := range s.Elements {
		sum += element.Points
	}
	return sum
}

// lost lists what is not there, for failure messages.
func lost(s score.Score) string {
	var b strings.Builder
	for _, element := range s.Elements {
		for _, criterion := range element.Criteria {
			for _, line := range criterion.Lines {
				if !line.There {
					b.WriteString(criterion.Name + ": " + line.Text + "\n")
				}
			}
		}
	}
	return b.String()
}

// texts lists the plans of the examples and of other authors.
func texts(t *testing.T) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, pattern := range []string{"examples/*/*.md", "testdata/wild/*.md"} {
		paths, err := filepath.Glob(filepath.Join("..", "..", filepath.FromSlash(pattern)))
		if err != nil || len(paths) == 0 {
			t.Fatalf("%s: %v, %v", pattern, paths, err)
		}
		for _, path := range paths {
			content, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			all[filepath.Base(path)] = string(content)
		}
	}
	return all
}

func TestWeights(t *testing.T) {
	s := scored(t, rule.Example{}.Text(), rule.ExampleDay(), nil)
	sum := 0
	for _, element := range s.Elements {
		sum += element.Weight
		parts := 0
		for _, criterion := range element.Criteria {
			parts += criterion.Weight
		}
		if parts != element.Weight {
			t.Errorf("%s weighs %d, its criteria %d", element.Name, element.Weight, parts)
		}
	}
	if sum != 100 || s.Total != 100 {
		t.Errorf("weights add up to %d; the plan that no rule objects to has %d:\n%s", sum, s.Total, lost(s))
	}
	if s := scored(t, "", someDay, nil); s.Total != 0 {
		t.Errorf("an empty file has %d", s.Total)
	}
	for _, id := range score.Rules() {
		if r, err := rule.Lookup(id); err != nil || r.ID != id {
			t.Errorf("%s: %v", id, err)
		}
	}
}

// TestMendingNeverCosts compares the bad plan of every rule with the same plan mended, and
// every plan of the repository before and after what acctplan can mend itself.
func TestMendingNeverCosts(t *testing.T) {
	for _, r := range rule.All() {
		bad, good := scored(t, r.Bad.Text(), rule.ExampleDay(), r.Bad.History), scored(t, r.Good.Text(), rule.ExampleDay(), r.Good.History)
		if points(bad) > points(good)+1e-9 {
			t.Errorf("%s: mending costs %.1f points:\n%s", r.ID, points(bad)-points(good), lost(good))
		}
		switch r.ID {
		case "stakeholders/contact-stale", "stakeholders/no-next-step": // here of somebody who does not decide
			continue
		case "stakeholders/champion-not-warm": // another champion speaks for us
			continue
		}
		if slices.Contains(score.Rules(), r.ID) && points(bad) >= points(good) {
			t.Errorf("%s: mending earns nothing: %.1f before, %.1f after", r.ID, points(bad), points(good))
		}
	}
	for name, text := range texts(t) {
		p := compile.Compile(source.NewFile("plan.md", []byte(text)), compile.Settings{})
		findings, err := lint.Run([]*plan.Plan{p}, lint.Options{AsOf: someDay})
		if err != nil {
			t.Fatal(err)
		}
		before := points(scored(t, text, someDay, nil))
		for _, f := range findings {
			if len(f.Edits) == 0 {
				continue
			}
			mended := apply(t, text, f.Edits)
			if after := scored(t, mended, someDay, nil); points(after) < before-1e-9 {
				t.Errorf("%s: mending %s costs %.1f points:\n%s", name, f.Rule, before-points(after), lost(after))
			}
		}
	}
}

func apply(t *testing.T, text string, edits []finding.Edit) string {
	t.Helper()
	sorted := slices.SortedFunc(slices.Values(edits), func(a, b finding.Edit) int { return b.Span.Start - a.Span.Start })
	out := []byte(text)
	for _, e := range sorted {
		out = slices.Concat(out[:e.Span.Start], []byte(e.Text), out[e.Span.End:])
	}
	return string(out)
}

// TestFillingNeverEarns repeats every line of every plan, and adds lines of placeholders to every
// table and list.
func TestFillingNeverEarns(t *testing.T) {
	all := texts(t)
	all["complete.md"] = rule.Example{}.Text()
	for _, r := range rule.All() {
		all[strings.ReplaceAll(r.ID, "/", "-")] = r.Bad.Text()
	}
	for name, text := range all {
		before := points(scored(t, text, someDay, nil))
		for what, filled := range map[string]string{"repeated": repeated(text), "placeholders": withPlaceholders(text)} {
			if after := points(scored(t, filled, someDay, nil)); after > before+1e-9 {
				t.Errorf("%s, %s: %.1f points, then %.1f", name, what, before, after)
			}
		}
	}
}

// repeated writes every row, task and bullet twice.
func repeated(text string) string {
	return filled(text, func(line string) string { return line })
}

// withPlaceholders puts a row, task or bullet that nobody has filled in below every one.
func withPlaceholders(text string) string {
	return filled(text, func(line string) string {
		if cells := strings.Count(line, "|") - 1; strings.HasPrefix(line, "|") && cells > 0 {
			return strings.Repeat("| TBD ", cells) + "|\n"
		}
		return line[:strings.Index(line, "- ")] + "- [ ] TBD\n"
	})
}

// filled puts another line below every row, task and bullet of the body.
func filled(text string, more func(line string) string) string {
	var b bytes.Buffer
	head := 0
	if strings.HasPrefix(text, "---\n") {
		head = strings.Index(text[4:], "\n---\n") + 9
	}
	b.WriteString(text[:head])
	lines := strings.SplitAfter(text[head:], "\n")
	for i, line := range lines {
		b.WriteString(line)
		isRow := strings.HasPrefix(line, "|") && i > 1 && strings.HasPrefix(lines[i-1], "|") && !strings.Contains(line, "--")
		if strings.HasSuffix(line, "\n") && (isRow || strings.HasPrefix(line, "- ")) {
			b.WriteString(more(line))
		}
	}
	return b.String()
}

// TestPartOfARecord: what is there of a record counts, and its line says how much that is.
func TestPartOfARecord(t *testing.T) {
	const facts = "---\nacctplan: 1\naccount: L\ntier: key\n---\n# L\n\n"
	for name, test := range map[string]struct {
		text      string
		criterion string
		share     float64
		rule      string
	}{
		"a risk without owner":       {"## Risks\n\n| Risk | Likelihood | Impact | Owner | Mitigation |\n|--|--|--|--|--|\n| Budget cut | high | low | | Show the savings to the board |\n", "Risks", 2. / 3, "risks/no-owner"},
		"a risk with nothing":        {"## Risks\n\n| Risk |\n|--|\n| Budget cut |\n", "Risks", 0, "risks/no-mitigation"},
		"half a person":              {"## Stakeholders\n\n| Name | Role | Stance |\n|--|--|--|\n| Ada Roth | champion | supporter |\n", "People", 0.5, "stakeholders/field-missing"},
		"a goal without source":      {"## Goals\n\n| Goal | By | Enables |\n|--|--|--|\n| Cut the wait to 3 h | 2027 | slots |\n", "Goals", 2. / 3, "goals/unsourced"},
		"a goal without a measure":   {"## Goals\n\n| Goal | By | Enables |\n|--|--|--|\n| Improve the mood | 2027 | slots |\n", "Goals", 0, "goals/unmeasurable"},
		"an opportunity half filled": {"## Stakeholders\n\n- Ada Roth\n\n## Opportunities\n\n| Opportunity | Product | Amount | Close |\n|--|--|--|--|\n| Docks | Dock | $1k | 2027 |\n", "Opportunities", 0.5, "opportunities/incomplete"},
	} {
		t.Run(name, func(t *testing.T) {
			for _, element := range scored(t, facts+test.text, someDay, nil).Elements {
				for _, criterion := range element.Criteria {
					if !strings.HasPrefix(criterion.Name, test.criterion) {
						continue
					}
					line := criterion.Lines[0]
					if math.Abs(line.Share-test.share) > 1e-9 || line.There || line.Rule != test.rule || line.Span.IsZero() || math.Abs(criterion.Points-test.share*float64(criterion.Weight)) > 1e-9 {
						t.Errorf("%.2f points for %+v", criterion.Points, line)
					}
					return
				}
			}
			t.Error("no such criterion")
		})
	}
}

// TestTeamsSettings: the score asks for what the team's rules ask for, and no number of its own.
func TestTeamsSettings(t *testing.T) {
	const facts = "---\naccount: Slotwise\ntier: key\nhealth: green\nhealth_as_of: 2026-06-01\nproducts: [Flow]\n---\n\n"
	const two = facts + "## Stakeholders\n\n| Name | Stance |\n|--|--|\n| Ada Roth | supporter |\n| Bo Vale | neutral |\n| Ada Roth | supporter |\n"
	for name, test := range map[string]struct {
		rule, option string
		value        rule.Value
		criterion    string
		share        float64
	}{
		"two of three people":     {"stakeholders/single-threaded", "min", rule.WholeValue(3), "Enough people", 2. / 3},
		"two are enough":          {"stakeholders/single-threaded", "min", rule.WholeValue(2), "Enough people", 1},
		"two of eight":            {"stakeholders/single-threaded", "min", rule.WholeValue(8), "Enough people", 0.25},
		"a health of half a year": {"health/stale", "max_days", rule.WholeValue(92), "Figures say", 0},
		"which is allowed to be":  {"health/stale", "max_days", rule.WholeValue(366), "Figures say", 1},
	} {
		t.Run(name, func(t *testing.T) {
			settings := map[string]map[string]rule.Value{test.rule: {test.option: test.value}}
			for _, element := range scoredWith(t, two, lint.Options{AsOf: someDay, Settings: settings}).Elements {
				for _, criterion := range element.Criteria {
					if strings.HasPrefix(criterion.Name, test.criterion) && math.Abs(criterion.Points-test.share*float64(criterion.Weight)) > 1e-9 {
						t.Errorf("%.2f of %d points: %+v", criterion.Points, criterion.Weight, criterion.Lines)
					}
				}
			}
		})
	}
}
