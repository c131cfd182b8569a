package lint_test

// Typed mutators: one mistake of a kind, made at every place of every example account where
// it fits, must be reported at exactly that place.

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/acctplan/acctplan/pkg/compile"
	"github.com/acctplan/acctplan/pkg/compile/value"
	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/lint"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
)

// exampleDay is the day that the examples are written for.
var exampleDay = plan.DayOf(2026, time.November, 23)

// place is a value of the model that a mutation may replace.
type place struct {
	field string // Go path, for the failure message: Actions[2].Due
	value any    // plan.Date, plan.Money, …
	span  source.Span
}

// places visits every value of the model, in source order of the struct.
func places(p *plan.Plan) []place {
	var out []place
	var walk func(path string, v reflect.Value)
	walk = func(path string, v reflect.Value) {
		switch v.Kind() {
		case reflect.Slice:
			for i := range v.Len() {
				walk(fmt.Sprintf("%s[%d]", path, i), v.Index(i))
			}
		case reflect.Struct:
			if origin := v.FieldByName("Origin"); origin.IsValid() && origin.Type() == reflect.TypeFor[plan.Origin]() {
				o := origin.Interface().(plan.Origin)
				if o.State == plan.Set {
					out = append(out, place{path, v.Interface(), o.Span})
				}
				if list := v.FieldByName("List"); list.IsValid() {
					walk(path+".List", list)
				}
				return
			}
			for i := range v.NumField() {
				field := v.Type().Field(i)
				switch field.Name {
				case "File", "Sections", "Prose", "Totals", "ExtraKeys", "Unplaced", "Problems", "Suppressions", "Summary", "Notes", "Extra":
					continue
				}
				if field.IsExported() {
					walk(path+"."+field.Name, v.Field(i))
				}
			}
		}
	}
	walk("", reflect.ValueOf(*p))
	return out
}

// mutation replaces a value by a mistake.
type mutation struct {
	name string
	// text is what to write instead; false where the mutation does not fit the value.
	text func(p *plan.Plan, at place) (string, bool)
}

// inDoneAction reports whether a place is in an action that is done: what was forgotten there
// matters to nobody.
func inDoneAction(p *plan.Plan, at place) bool {
	for _, a := range p.Actions {
		if !a.IsOpen() && a.Span.Contains(at.span) {
			return true
		}
	}
	return false
}

func isEnum(v any) bool {
	t := reflect.TypeOf(v)
	return strings.HasPrefix(t.Name(), "Enum[") && !strings.Contains(t.Name(), "Stage")
}

var mutations = [...]mutation{
	{"impossible date", func(_ *plan.Plan, at place) (string, bool) {
		d, ok := at.value.(plan.Date)
		return "2026-02-31", ok && d.Known()
	}},
	{"ambiguous date", func(_ *plan.Plan, at place) (string, bool) {
		d, ok := at.value.(plan.Date)
		return "05/06/2026", ok && d.Known()
	}},
	{"word that is no date", func(p *plan.Plan, at place) (string, bool) {
		d, ok := at.value.(plan.Date)
		if strings.HasPrefix(at.field, ".Log") || strings.HasSuffix(string(p.File.Bytes[:at.span.Start]), " - ") || inDoneAction(p, at) {
			return "", false // a word where text may stand is text
		}
		return "Octember", ok && d.Known()
	}},
	{"ambiguous amount", func(p *plan.Plan, at place) (string, bool) {
		if _, ok := at.value.(plan.Money); !ok {
			return "", false
		}
		for _, text := range []string{"1,200", "1.200"} {
			if m, _ := value.Money(text, value.Settings{Currency: p.Currency.Text}); m.State == plan.Ambiguous {
				return text, true
			}
		}
		return "", false
	}},
	{"amount that is none", func(_ *plan.Plan, at place) (string, bool) {
		_, ok := at.value.(plan.Money)
		return "plenty", ok && !strings.HasPrefix(at.field, ".Targets") && !strings.HasPrefix(at.field, ".Whitespace")
	}},
	{"unknown word", func(_ *plan.Plan, at place) (string, bool) {
		return "zzwizard", isEnum(at.value) && !strings.HasPrefix(at.field, ".Log")
	}},
	{"dangling reference", func(_ *plan.Plan, at place) (string, bool) {
		_, ok := at.value.(plan.Ref)
		return "g99", ok
	}},
	{"dangling person", func(p *plan.Plan, at place) (string, bool) {
		person, ok := at.value.(plan.Person)
		// A goal's or a step's owner and a log entry's guests may be people whom the map leaves out.
		for _, free := range []string{".Log", ".Goals", ".DecisionProcess", ".Challenges", ".Commitments", ".Asks", ".Questions", ".Assumptions", ".Owner", ".CSM", ".ExecutiveSponsor"} {
			if strings.HasPrefix(at.field, free) {
				return "", false
			}
		}
		if !ok || person.Side == plan.Unresolved || person.Side == plan.Nobody || inDoneAction(p, at) {
			return "", false
		}
		switch {
		case strings.HasPrefix(person.Text, "@"):
			return "@s99", true
		case strings.ContainsAny(person.Text, "0123456789"):
			return "s99", true
		}
		return "Zed Quillmann", true
	}},
	{"placeholder", func(_ *plan.Plan, at place) (string, bool) {
		switch at.value.(type) {
		case plan.Date, plan.Money, plan.Percent, plan.Number:
			return "TBD", !strings.HasPrefix(at.field, ".Log")
		}
		return "", false
	}},
}

func lintBytes(t *testing.T, path string, content []byte) (*plan.Plan, []finding.Finding) {
	t.Helper()
	p := compile.Compile(source.NewFile(path, content), compile.Settings{})
	findings, err := lint.Run([]*plan.Plan{p}, lint.Options{AsOf: exampleDay})
	if err != nil {
		t.Fatal(err)
	}
	return p, findings
}

func exampleAccounts(t *testing.T) []string {
	t.Helper()
	paths, err := filepath.Glob("../../examples/accounts/*.md")
	if err != nil || len(paths) < 5 {
		t.Fatalf("found %d example accounts, want at least 5 (%v)", len(paths), err)
	}
	return paths
}

func TestExamplesAreClean(t *testing.T) {
	for _, path := range exampleAccounts(t) {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		p, findings := lintBytes(t, path, content)
		for _, f := range findings {
			at := p.File.Position(f.Span.Start)
			t.Errorf("%s:%d:%d: %s %s: %s", path, at.Line, at.Column, f.Severity, f.Rule, f.Message)
		}
	}
}

func TestMutations(t *testing.T) {
	var count [len(mutations)]atomic.Int32
	t.Run("accounts", func(t *testing.T) {
		for _, path := range exampleAccounts(t) {
			t.Run(filepath.Base(path), func(t *testing.T) {
				t.Parallel()
				mutate(t, path, &count)
			})
		}
	})
	for i, m := range mutations {
		if n := count[i].Load(); n < 5 {
			t.Errorf("%s was tried only %d times", m.name, n)
		}
	}
}

// mutate makes every mistake at every place of one account.
func mutate(t *testing.T, path string, count *[len(mutations)]atomic.Int32) {
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	p, _ := lintBytes(t, path, content)
	for _, at := range places(p) {
		for i, m := range mutations {
			text, fits := m.text(p, at)
			if !fits {
				continue
			}
			count[i].Add(1)
			mutated := append(append(append([]byte{}, content[:at.span.Start]...), text...), content[at.span.End:]...)
			want := source.Span{Start: at.span.Start, End: at.span.Start + len(text)}
			q, findings := lintBytes(t, path, mutated)
			if reportedAt(findings, want) {
				continue
			}
			where := q.File.Position(want.Start)
			t.Errorf("%d:%d: %s in %s: no finding at exactly %q; line: %s", where.Line, where.Column, m.name, at.field, text, lineOf(q.File, where.Line))
			for _, f := range findings {
				t.Logf("    got %v %q %s: %s", q.File.Position(f.Span.Start), q.File.Text(f.Span), f.Rule, f.Message)
			}
		}
	}
}

// TestMissingOwner takes the owner out of every action that has one.
func TestMissingOwner(t *testing.T) {
	tried := 0
	for _, path := range exampleAccounts(t) {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		p, _ := lintBytes(t, path, content)
		for i, a := range p.Actions {
			if !a.IsOpen() || !a.Owners.IsSet() || len(a.Owners.List) != 1 || !a.Span.Contains(a.Owners.Span) {
				continue
			}
			tried++
			span := a.Owners.Span
			mutated := append(append([]byte{}, content[:span.Start]...), content[span.End:]...)
			q, findings := lintBytes(t, path, mutated)
			if i >= len(q.Actions) {
				t.Errorf("%s: %s: the action is gone", path, a.Label)
				continue
			}
			b := q.Actions[i]
			want := b.Owners.At(b.Head)
			found := false
			for _, f := range findings {
				found = found || f.Rule == "actions/no-owner" && f.Span == want
			}
			if !found {
				t.Errorf("%s: %q without its owner is not reported at %q", filepath.Base(path), a.Label, q.File.Text(want))
			}
		}
	}
	if tried < 15 {
		t.Errorf("only %d owners were taken away", tried)
	}
}

func reportedAt(findings []finding.Finding, span source.Span) bool {
	for _, f := range findings {
		if f.Span == span {
			return true
		}
	}
	return false
}

func lineOf(file *source.File, number int) string {
	line, _ := file.Line(number)
	return string(line)
}
