package fix_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/acctplan/acctplan/pkg/compile"
	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/fix"
	"github.com/acctplan/acctplan/pkg/lint"
	"github.com/acctplan/acctplan/pkg/meaning"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
)

func read(text string) *plan.Plan {
	return compile.Compile(source.NewFile("acme.md", []byte(text)), compile.Settings{})
}

// wanted makes findings of all places where a text stands, to be replaced by another.
type wanted struct {
	old, new string
	safe     bool
}

// check is a rule book that wants texts replaced.
func check(all ...wanted) func(*plan.Plan) []finding.Finding {
	return func(p *plan.Plan) []finding.Finding {
		var out []finding.Finding
		for _, w := range all {
			if at := strings.Index(string(p.File.Bytes), w.old); at >= 0 {
				span := source.Span{Start: at, End: at + len(w.old)}
				out = append(out, finding.Finding{
					Rule: "test/" + w.old, Span: span, Message: w.old, Content: w.old,
					Edits: []finding.Edit{{Span: span, Text: w.new, Safe: w.safe}},
				})
			}
		}
		return out
	}
}

const text = `---
acctplan: 1
account: Acme
renewel: 2027-01-31
team:
  - {name: Lea Brandt, role: AE}
---

# Acme

## Stakeholders

| Name | Stance |
|------|--------|
| Ada Roth | suporter |

## Actions

- [ ] Send the deck
- [ ] Call Ada
`

func TestApply(t *testing.T) {
	for name, test := range map[string]struct {
		unsafe           bool
		check            func(*plan.Plan) []finding.Finding
		applied, refused int
		want             []string // old, new, …
	}{
		"nothing":                      {check: check()},
		"a safe fix":                   {check: check(wanted{"suporter", "supporter", true}), applied: 1, want: []string{"suporter", "supporter"}},
		"an unsafe fix is left":        {check: check(wanted{"suporter", "supporter", false})},
		"an unsafe fix is made":        {unsafe: true, check: check(wanted{"suporter", "supporter", false}), applied: 1, want: []string{"suporter", "supporter"}},
		"a key brings its value along": {unsafe: true, check: check(wanted{"renewel", "renewal", false}), applied: 1, want: []string{"renewel", "renewal"}},
		"two fixes": {
			check:   check(wanted{"renewel", "renewal", true}, wanted{"suporter", "supporter", true}),
			applied: 2, want: []string{"renewel", "renewal", "suporter", "supporter"},
		},
		"of two that overlap, the first": {
			check:   check(wanted{"suporter", "supporter", true}, wanted{"suporter |", "support |", true}),
			applied: 1, want: []string{"suporter", "supporter"},
		},
		"an owner is never invented": {check: check(wanted{"Call Ada", "Call Ada (owner: Lea Brandt)", true}), refused: 1},
		"a date is never invented":   {check: check(wanted{"Call Ada", "Call Ada due:2026-12-01", true}), refused: 1},
		"a fix that does not help":   {check: check(wanted{"suporter", "suporter ", true}), refused: 1},
		"a fix that breaks more":     {check: check(wanted{"## Stakeholders", "## Log", true}), refused: 1},
		"a fix outside of the file": {check: func(*plan.Plan) []finding.Finding {
			return []finding.Finding{{Rule: "test/x", Edits: []finding.Edit{{Span: source.Span{Start: 1, End: 9999}, Safe: true}}}}
		}, refused: 1},
		"a fix that makes no text": {check: check(wanted{"suporter", "\xff", true}), refused: 1},
	} {
		t.Run(name, func(t *testing.T) {
			got := fix.Apply(read(text), fix.Options{Check: test.check, Unsafe: test.unsafe})
			if len(got.Applied) != test.applied || len(got.Refused) != test.refused {
				t.Errorf("%d applied, %d refused; want %d and %d", len(got.Applied), len(got.Refused), test.applied, test.refused)
			}
			if want := strings.NewReplacer(test.want...).Replace(text); string(got.File.Bytes) != want {
				t.Errorf("got\n%s", got.File.Bytes)
			}
		})
	}
}

func TestIsSafe(t *testing.T) {
	safe, unsafe := finding.Edit{Safe: true}, finding.Edit{}
	for _, test := range []struct {
		edits []finding.Edit
		want  bool
	}{{nil, false}, {[]finding.Edit{safe}, true}, {[]finding.Edit{safe, unsafe}, false}} {
		if got := fix.IsSafe(finding.Finding{Edits: test.edits}); got != test.want {
			t.Errorf("%v: %v", test.edits, got)
		}
	}
}

// TestCorpus: on every plan of the repository, fixes change what their lines say, and nothing else.
func TestCorpus(t *testing.T) {
	day := plan.DayOf(2026, time.November, 23)
	plans, applied, refused := 0, 0, 0
	for _, pattern := range []string{"testdata/wild/*.md", "testdata/ok/*.md", "testdata/err/*.md", "examples/*/*.md"} {
		paths, err := filepath.Glob("../../" + pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range paths {
			content, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			plans++
			t.Run(filepath.Base(path), func(t *testing.T) {
				before := read(string(content))
				got := fix.Apply(before, fix.Options{Unsafe: true, Check: func(p *plan.Plan) []finding.Finding {
					findings, err := lint.Run([]*plan.Plan{p}, lint.Options{AsOf: day})
					if err != nil {
						t.Fatal(err)
					}
					return findings
				}})
				applied += len(got.Applied)
				refused += len(got.Refused)
				for _, f := range got.Refused {
					t.Logf("refused: %s %s", f.Rule, f.Message)
				}
				old, now := bytes.Split(content, []byte("\n")), bytes.Split(got.File.Bytes, []byte("\n"))
				if differ := changedLines(old, now); differ > len(got.Applied) {
					t.Errorf("%d fixes changed %d lines", len(got.Applied), differ)
				}
				if len(got.Applied) == 0 && len(meaning.Compare(before, read(string(got.File.Bytes)))) > 0 {
					t.Error("no fix was made, but the plan says something else")
				}
				if again := fix.Apply(read(string(got.File.Bytes)), fix.Options{Unsafe: true, Check: func(p *plan.Plan) []finding.Finding {
					findings, _ := lint.Run([]*plan.Plan{p}, lint.Options{AsOf: day})
					return findings
				}}); len(again.Applied) > 0 {
					t.Errorf("fixing again finds %d more", len(again.Applied))
				}
			})
		}
	}
	t.Logf("%d plans, %d fixes, %d refused", plans, applied, refused)
	if applied == 0 {
		t.Error("no plan of the repository has anything to fix")
	}
}

// changedLines counts the lines that were there and are not, those that merely moved aside.
func changedLines(old, now [][]byte) int {
	count := map[string]int{}
	for _, line := range now {
		count[string(line)]++
	}
	n := 0
	for _, line := range old {
		if count[string(line)]--; count[string(line)] < 0 {
			n++
		}
	}
	return n
}
