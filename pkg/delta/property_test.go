package delta_test

// Properties that hold for all plans.

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/acctplan/acctplan/pkg/adopt"
	"github.com/acctplan/acctplan/pkg/compile"
	"github.com/acctplan/acctplan/pkg/delta"
	"github.com/acctplan/acctplan/pkg/format"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
)

// corpus is every plan of the repository, sorted by path.
func corpus(t testing.TB) (names []string, texts map[string][]byte) {
	t.Helper()
	texts = map[string][]byte{}
	for _, pattern := range []string{"wild/*.md", "wild/*/*.md", "ok/*.md", "err/*.md", "script/plans/*.md", "../examples/*/*.md"} {
		paths, err := filepath.Glob("../../testdata/" + pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range paths {
			content, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if name := filepath.ToSlash(path); utf8.Valid(content) {
				names = append(names, name)
				texts[name] = content
			}
		}
	}
	slices.Sort(names)
	if len(names) < 100 {
		t.Fatalf("only %d plans were found", len(names))
	}
	return names, texts
}

func readBytes(content []byte) *plan.Plan {
	return compile.Compile(source.NewFile("accounts/acme.md", content), compile.Settings{})
}

// TestWritingIsNoChange: a plan does not differ from itself, however it is written.
func TestWritingIsNoChange(t *testing.T) {
	names, texts := corpus(t)
	formatted, adopted := 0, 0
	for i, name := range names {
		t.Run(name, func(t *testing.T) {
			content := texts[name]
			before := readBytes(content)
			nothing := func(what string, after []byte) {
				t.Helper()
				for _, c := range delta.Compare(before, readBytes(after)) {
					t.Errorf("%s: %s %+v", what, c.Sentence(), c.Values)
				}
			}
			nothing("itself", content)
			if !bytes.Contains(content, []byte("\r")) {
				nothing("with Windows line ends", bytes.ReplaceAll(content, []byte("\n"), []byte("\r\n")))
			}
			if once, err := format.File(source.NewFile("accounts/acme.md", content), compile.Settings{}); err == nil {
				nothing("formatted", once)
				if !bytes.Equal(once, content) {
					formatted++
				}
			}
			if i%4 > 0 {
				return // adopting reads a plan many times over
			}
			if result, err := adopt.Adopt(source.NewFile("accounts/acme.md", content), compile.Settings{}); err == nil {
				nothing("adopted", result.File.Bytes)
				if result.Changed() {
					adopted++
				}
			}
		})
	}
	if formatted < 10 || adopted < 10 {
		t.Errorf("only %d plans were formatted and %d adopted", formatted, adopted)
	}
}

// TestEitherWay: comparing two plans, however different, is the reverse of comparing them the
// other way round, and always gives the same.
func TestEitherWay(t *testing.T) {
	names, texts := corpus(t)
	for i, name := range names {
		other := names[(i*7+11)%len(names)]
		t.Run(name, func(t *testing.T) { checkPair(t, readBytes(texts[name]), readBytes(texts[other])) })
	}
}

// sayNothing reports whether a file is empty, or holds merge conflicts, so that it is not compared.
func sayNothing(p *plan.Plan) bool {
	return p.Conflict() != nil || slices.ContainsFunc(p.Problems, func(problem plan.Problem) bool { return problem.Kind == plan.EmptyFile })
}

// checkPair checks what holds for any two plans.
func checkPair(t *testing.T, a, b *plan.Plan) {
	t.Helper()
	there, back := delta.Compare(a, b), delta.Compare(b, a)
	if sayNothing(a) != sayNothing(b) {
		// To become empty is one change, to be filled is many.
		emptied := there
		if sayNothing(a) {
			emptied = back
		}
		if len(emptied) != 1 || emptied[0].Kind != delta.Unreadable {
			t.Errorf("a plan that says nothing any more: %q", delta.Sentences(emptied))
		}
		return
	}
	count := func(changes []delta.Change, kinds ...delta.Kind) map[plan.Collection]int {
		counts := map[plan.Collection]int{}
		for _, c := range changes {
			if c.Collection != "" && slices.Contains(kinds, c.Kind) {
				counts[c.Collection]++
			}
		}
		return counts
	}
	for _, pair := range [][2][]delta.Kind{
		{{delta.Added}, {delta.Removed}},
		{{delta.Renamed}, {delta.Renamed}},
		{{delta.Silenced}, {delta.Unsilenced}},
	} {
		if diff := cmp.Diff(count(there, pair[0]...), count(back, pair[1]...)); diff != "" {
			t.Errorf("%v there, %v back: %s", pair[0], pair[1], diff)
		}
		if diff := cmp.Diff(count(there, pair[1]...), count(back, pair[0]...)); diff != "" {
			t.Errorf("%v there, %v back: %s", pair[1], pair[0], diff)
		}
	}
	if (len(there) == 0) != (len(back) == 0) {
		t.Errorf("%d changes there, %d back", len(there), len(back))
	}
	if again := delta.Sentences(delta.Compare(a, b)); !slices.Equal(again, delta.Sentences(there)) {
		t.Error("two comparisons differ")
	}
	inside := func(what string, span source.Span, p *plan.Plan) {
		if span.Start < 0 || span.Start > span.End || span.End > len(p.File.Bytes) {
			t.Errorf("%s is at %v of %d bytes", what, span, len(p.File.Bytes))
		}
	}
	for _, c := range there {
		sentence := c.Sentence()
		if sentence == "" || strings.ContainsAny(sentence, "\n\r") {
			t.Errorf("a sentence %q", sentence)
		}
		inside(sentence, c.Before, a)
		inside(sentence, c.After, b)
		for _, v := range c.Values {
			inside(sentence, v.BeforeSpan, a)
			inside(sentence, v.AfterSpan, b)
			if v.Before == "" && v.After == "" {
				t.Errorf("%s: %s has no value", sentence, v.Field)
			}
		}
	}
}

// TestShuffled: the order of records is no change, and a record that is taken away is the only
// change there is.
func TestShuffled(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.SampledFrom([]string{"pilot", "review", "hubs", "claims", "tender", "training", "gateway", "notice", "depots", "forecast"})
		count := rapid.IntRange(1, 12).Draw(t, "records")
		ids := rapid.Bool().Draw(t, "ids")
		var rows []string
		for i := range count {
			label := fmt.Sprintf("%s the %s of site %d", word.Draw(t, "verb"), word.Draw(t, "noun"), i)
			id := ""
			if ids {
				id = fmt.Sprintf("r%d", i)
			}
			rows = append(rows, fmt.Sprintf("| %s | %s | high | 2026-12-%02d |\n", id, label, i+1))
		}
		document := func(rows []string) string {
			return "# Acme\n\n## Risks\n\n| ID | Risk | Impact | Due |\n|---|---|---|---|\n" + strings.Join(rows, "")
		}
		before := read(document(rows))
		if len(before.Risks) != count {
			t.Fatalf("%d risks of %d", len(before.Risks), count)
		}
		shuffled := rapid.Permutation(rows).Draw(t, "order")
		for _, c := range delta.Compare(before, read(document(shuffled))) {
			t.Errorf("shuffled: %s", c.Sentence())
		}
		taken := rapid.IntRange(0, count-1).Draw(t, "taken")
		var gone []string
		for _, c := range delta.Compare(before, read(document(slices.Delete(slices.Clone(shuffled), taken, taken+1)))) {
			gone = append(gone, string(c.Kind))
		}
		if !slices.Equal(gone, []string{"removed"}) {
			t.Errorf("one record was taken away: %v", gone)
		}
	})
}

// TestCost: twice as many records, all of them like many others, cost about twice as much.
func TestCost(t *testing.T) {
	cost := func(records int) float64 {
		text := func(suffix string) *plan.Plan {
			var b strings.Builder
			b.WriteString("# Acme\n\n## Actions\n\n")
			for i := range records {
				fmt.Fprintf(&b, "- [ ] Send figures %d of part %d to site %d %s due:2026-12-01\n", i, i/10, i/11, suffix)
			}
			b.WriteString("\n## Notes\n\n")
			for i := range records {
				fmt.Fprintf(&b, "Word %d %s.\n\n", i, suffix)
			}
			return read(b.String())
		}
		before, after := text("now"), text("later on")
		return testing.AllocsPerRun(1, func() { delta.Compare(before, after) })
	}
	small, large := cost(1500), cost(3000)
	if large > 2.5*small {
		t.Errorf("%.0f allocations for 1500 records, %.0f for 3000", small, large)
	}
}

// FuzzCompare compares any two texts, both ways.
func FuzzCompare(f *testing.F) {
	names, texts := corpus(f)
	for i := 0; i < len(names); i += 6 { // TestEitherWay compares them all
		f.Add(texts[names[i]], texts[names[(i+1)%len(names)]])
	}
	f.Add([]byte(before), []byte(strings.ReplaceAll(before, "2026", "2027")))
	f.Fuzz(func(t *testing.T, one, other []byte) {
		if !utf8.Valid(one) || !utf8.Valid(other) {
			t.Skip("not read at all: no UTF-8")
		}
		a, b := readBytes(one), readBytes(other)
		checkPair(t, a, b)
		if changes := delta.Compare(a, a); len(changes) > 0 {
			t.Errorf("a plan differs from itself: %s", changes[0].Sentence())
		}
	})
}
