package rewrite_test

import (
	"strings"
	"testing"
	"time"

	"github.com/acctplan/acctplan/pkg/compile"
	"github.com/acctplan/acctplan/pkg/compile/value"
	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/rewrite"
	"github.com/acctplan/acctplan/pkg/source"
	"github.com/acctplan/acctplan/pkg/syntax"
)

func TestMake(t *testing.T) {
	const text = "---\naccount: Acme\nrenewal: 1 Dec 2026\nreviewed: 1 Sep 2026\ncreated: 3 Mar 2025\n---\n\n# Acme\n"
	replaced := func(old, new string) rewrite.Change {
		at := strings.Index(text, old)
		return rewrite.Change{What: old, Edits: []finding.Edit{{Span: source.Span{Start: at, End: at + len(old)}, Text: new}}}
	}
	made := rewrite.New(source.NewFile("acme.md", []byte(text)), compile.Settings{})
	before := made.Plan
	if !made.Make([]rewrite.Change{
		replaced("1 Dec 2026", "2026-12-01"),
		replaced("1 Sep 2026", "2026-09-02"), // another day
		replaced("3 Mar 2025", "2025-03-03"),
	}) {
		t.Fatal("nothing was changed")
	}
	want := strings.NewReplacer("1 Dec 2026", "2026-12-01", "3 Mar 2025", "2025-03-03").Replace(text)
	if got := string(made.File.Bytes); got != want {
		t.Errorf("got\n%s", got)
	}
	if len(made.Declined) != 1 || made.Declined[0].What != "1 Sep 2026" {
		t.Errorf("declined %v", made.Declined)
	}
	if err := made.Verify(before); err != nil {
		t.Error(err)
	}
	if made.Make(nil) {
		t.Error("no changes changed something")
	}
	other := rewrite.New(source.NewFile("acme.md", []byte(strings.Replace(text, "1 Dec", "2 Dec", 1))), compile.Settings{})
	if err := other.Verify(before); err == nil || !strings.Contains(err.Error(), "fact renewal") {
		t.Errorf("the other plan's error is %v", err)
	}
}

func TestISODate(t *testing.T) {
	fiscal := compile.Settings{FiscalYearStart: time.April}
	american := compile.Settings{DateOrder: value.MonthFirst}
	for _, test := range []struct {
		text, want string // want is empty where the date is to be left alone
		settings   compile.Settings
	}{
		{"1 Dec 2026", "2026-12-01", compile.Settings{}},
		{"Dec 1st, 2026", "2026-12-01", compile.Settings{}},
		{"01.12.2026", "2026-12-01", compile.Settings{}},
		{"10/14/2026", "2026-10-14", compile.Settings{}},
		{"11/06/2026", "2026-11-06", american},
		{"2026-12-01", "2026-12-01", compile.Settings{}},
		{"December 2026", "2026-12", compile.Settings{}},
		{"Q4 2026", "2026-Q4", compile.Settings{}},
		{"H2 2026", "2026-H2", compile.Settings{}},
		{"2026", "2026", compile.Settings{}},
		{"11/06/2026", "", compile.Settings{}},
		{"FY27", "", compile.Settings{}},
		{"Q4 FY27", "", fiscal},
		{"by 1 Dec 2026", "", compile.Settings{}},
		{"end of Dec 2026", "", compile.Settings{}},
		{"~Dec 2026", "", compile.Settings{}},
		{"1 Dec 2026 (moved)", "", compile.Settings{}},
		{"Mon 1 Dec 2026", "", compile.Settings{}},
		{"2026-12-01 10:00", "", compile.Settings{}},
		{"ASAP", "", compile.Settings{}},
		{"never", "", compile.Settings{}},
	} {
		d, _ := value.DateOr(test.text, value.Settings{FiscalYearStart: test.settings.FiscalYearStart, DateOrder: test.settings.DateOrder}, value.AllowNever)
		got, ok := rewrite.ISODate(d, test.settings)
		if got != test.want || ok != (test.want != "") {
			t.Errorf("%q: got %q, %v; want %q", test.text, got, ok, test.want)
		}
	}
	if _, ok := rewrite.ISODate(plan.Date{}, compile.Settings{}); ok {
		t.Error("a missing date was written")
	}
}

// FuzzScalar checks that YAML reads back what was written.
func FuzzScalar(f *testing.F) {
	for _, text := range []string{"Acme", "VP: EMEA", "@lea", "a # b", "€2M", "yes", "12", `say "hi"`, "a, b", "[x]", "- x", "…"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.Join(strings.Fields(strings.ToValidUTF8(text, "")), " ")
		if text == "" || strings.ContainsFunc(text, func(r rune) bool {
			return r < ' ' || r >= 0x7F && r < 0xA0 || r == 0xFEFF || r == 0x2028 || r == 0x2029 || r >= 0xFFFE
		}) {
			return // what a file's line cannot hold
		}
		if strings.Count(text, "[")+strings.Count(text, "{") > 900 {
			return // the reader gives yaml.v3 nothing with so many brackets, not even in quotes
		}
		for _, yaml := range []string{"key: " + rewrite.Scalar(text), "key: [a, " + rewrite.Scalar(text) + "]"} {
			doc := syntax.Parse(source.NewFile("x.md", []byte("---\n"+yaml+"\n---\n")))
			if doc.Frontmatter == nil || doc.Frontmatter.Root == nil || len(doc.Problems) > 0 {
				t.Fatalf("%q cannot be read: %v", yaml, doc.Problems)
			}
			node := doc.Frontmatter.Root.Pairs[0].Value
			if node.Kind == syntax.Sequence {
				node = node.Items[1]
			}
			if node.Value != text || node.Null {
				t.Errorf("%q is read as %q", yaml, node.Value)
			}
		}
	})
}
