package report

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v5"
	"pgregory.net/rapid"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/source"
	"github.com/acctplan/acctplan/schema"
)

// compiled is the schema of findings.
func compiled(t *testing.T) *jsonschema.Schema {
	t.Helper()
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat = true
	if err := compiler.AddResource(schema.BaseURL+"findings.schema.json", strings.NewReader(string(schema.Findings()))); err != nil {
		t.Fatal(err)
	}
	return compiler.MustCompile(schema.BaseURL + "findings.schema.json")
}

func document(t *testing.T, result Result) string {
	t.Helper()
	var out strings.Builder
	if err := JSON(&out, result); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestJSONGolden(t *testing.T) {
	got := document(t, sample(t))
	golden(t, "findings.json", got)
	validate(t, got)
}

func validate(t *testing.T, document string) {
	t.Helper()
	decoder := json.NewDecoder(strings.NewReader(document))
	decoder.UseNumber()
	var value any
	if err := decoder.Decode(&value); err != nil {
		t.Fatalf("%v in %s", err, document)
	}
	if err := compiled(t).Validate(value); err != nil {
		t.Errorf("%#v", err)
	}
}

func TestJSONOfNothing(t *testing.T) {
	got := document(t, Result{})
	want := `{"version":1,"as_of":"1970-01-01","plans":0,"findings":[],"suppressed":[],"errors":[],"notices":[],"summary":{"error":0,"warning":0,"info":0,"known":0}}` + "\n"
	if got != want {
		t.Errorf("got %s", got)
	}
	validate(t, got)
}

// Findings in any order print the same, and the caller's slice keeps its order.
func TestJSONIsSorted(t *testing.T) {
	result := sample(t)
	want := document(t, result)
	first := result.Findings[0].Rule
	for i, j := 0, len(result.Findings)-1; i < j; i, j = i+1, j-1 {
		result.Findings[i], result.Findings[j] = result.Findings[j], result.Findings[i]
	}
	last := result.Findings[0].Rule
	if got := document(t, result); got != want {
		t.Error(cmp.Diff(want, got))
	}
	if first == last || result.Findings[0].Rule != last {
		t.Error("the caller's findings were moved")
	}
}

func TestFingerprintsFollowThePlan(t *testing.T) {
	result := sample(t)
	byPath := document(t, result)
	result.PlanKey = func(string) string { return "lakeshore" }
	if document(t, result) == byPath {
		t.Error("the plan's key does not enter the fingerprints")
	}
}

// A JSON string says what the text says, as any reader of JSON understands it.
func TestAppendJSONString(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.Custom(drawText)).Draw(t, "any")
		var got string
		if err := json.Unmarshal(AppendJSONString(nil, text), &got); err != nil {
			t.Fatal(err)
		}
		if want := string([]rune(text)); got != want { // a replacement for every byte that is not UTF-8
			t.Errorf("got %q, want %q", got, want)
		}
	})
	if got := string(AppendJSONString(nil, `<a href="x">&`+"\u2028\xff")); got != `"<a href=\"x\">&\u2028\ufffd"` {
		t.Error(got)
	}
}

// Positions that are counted on from the one before are those that the file gives.
func TestPositions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		file := source.NewFile("a.md", []byte(rapid.SampledFrom([]string{"", "\ufeff"}).Draw(t, "mark")+drawText(t)))
		at := newLocator(func(string) *source.File { return file }).file("a.md")
		for range 20 {
			span := source.Span{
				Start: rapid.IntRange(-1, len(file.Bytes)+1).Draw(t, "start"),
				End:   rapid.IntRange(-1, len(file.Bytes)+1).Draw(t, "end"),
			}
			start, end := at.span(span)
			if start != file.Position(span.Start) || end != file.Position(span.End) {
				t.Fatalf("%v: %v %v, want %v %v", span, start, end, file.Position(span.Start), file.Position(span.End))
			}
		}
	})
}

func TestSummary(t *testing.T) {
	if got, want := sample(t).Summary(), (Summary{Error: 2, Warning: 4, Info: 2, Known: 1}); got != want {
		t.Errorf("got %v", got)
	}
	if got := (Result{Findings: []finding.Finding{{}}}).Summary(); got != (Summary{}) {
		t.Errorf("a finding that is off counts: %v", got)
	}
}
