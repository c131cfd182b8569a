package schemacheck

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os/exec"
	"regexp"
	"slices"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v5"
	"pgregory.net/rapid"

	published "github.com/acctplan/acctplan/schema"
)

// TestGenerated holds the Go values to the schema.
func TestGenerated(t *testing.T) {
	if out, err := exec.Command("go", "run", "generate.go", "-check").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
}

// validator is the library's reading of the schema.
func validator(t testing.TB) *jsonschema.Schema {
	t.Helper()
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat = true
	compiler.LoadURL = func(url string) (io.ReadCloser, error) { return nil, fmt.Errorf("no %s here", url) }
	if err := compiler.AddResource("plan.schema.json", bytes.NewReader(published.Plan())); err != nil {
		t.Fatal(err)
	}
	compiled, err := compiler.Compile("plan.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return compiled
}

// values draws values that come near to what a schema asks for: its own examples, each with
// something of it changed now and then.
type values struct {
	examples []any    // found anywhere in the schema
	names    []string // of properties
}

func newValues(t testing.TB) values {
	t.Helper()
	var root any
	if err := json.Unmarshal(published.Plan(), &root); err != nil {
		t.Fatal(err)
	}
	names := map[string]bool{"x-own": true, "unheard of": true, "": true}
	v := values{examples: []any{nil, true, false, "", " ", "?", 0.0, 0.5, -1.0, 100.0, 101.0, 1e300, []any{}, map[string]any{}}}
	var walk func(node any)
	walk = func(node any) {
		switch node := node.(type) {
		case []any:
			for _, item := range node {
				walk(item)
			}
		case map[string]any:
			for key, value := range node {
				list, isList := value.([]any)
				if isList && (key == "examples" || key == "enum") {
					v.examples = append(v.examples, list...)
				}
				if properties, ok := value.(map[string]any); ok && key == "properties" {
					for name := range properties {
						names[name] = true
					}
				}
				walk(value)
			}
		}
	}
	walk(root)
	v.names = slices.Sorted(maps.Keys(names))
	slices.SortStableFunc(v.examples, func(a, b any) int { return bytes.Compare(encoded(a), encoded(b)) })
	v.examples = slices.CompactFunc(v.examples, func(a, b any) bool { return bytes.Equal(encoded(a), encoded(b)) })
	return v
}

func encoded(v any) []byte { b, _ := json.Marshal(v); return b }

// draw draws one value, with others in it to a depth.
func (v values) draw(t *rapid.T, depth int) any {
	pick := rapid.IntRange(0, 9).Draw(t, "pick")
	switch {
	case pick < 5 || depth == 0:
		return v.changed(t, rapid.SampledFrom(v.examples).Draw(t, "example"))
	case pick == 5:
		return rapid.StringMatching(`[a-zA-Z0-9%@:.,\- \n\tü]{0,6}`).Draw(t, "text")
	case pick == 6:
		return rapid.Float64Range(-200, 200).Draw(t, "number")
	case pick == 7:
		list := make([]any, rapid.IntRange(0, 12).Draw(t, "length"))
		for i := range list {
			list[i] = v.draw(t, depth-1)
		}
		return list
	}
	return v.object(t, depth)
}

func (v values) object(t *rapid.T, depth int) any {
	object := map[string]any{}
	for range rapid.IntRange(0, 6).Draw(t, "members") {
		object[rapid.SampledFrom(v.names).Draw(t, "name")] = v.draw(t, depth-1)
	}
	return object
}

// changed is the value with one thing in it another, now and then.
func (v values) changed(t *rapid.T, value any) any {
	if rapid.IntRange(0, 2).Draw(t, "change") > 0 {
		return value
	}
	switch value := value.(type) {
	case string:
		if value == "" {
			return value
		}
		at := rapid.IntRange(0, len(value)-1).Draw(t, "at")
		return value[:at] + rapid.StringMatching(`[a-zA-Z0-9%@:. \n\-]{0,2}`).Draw(t, "new") + value[at+1:]
	case float64:
		return value + rapid.SampledFrom([]float64{-1000, -0.5, 0.5, 1000}).Draw(t, "more")
	case []any:
		list := slices.Clone(value)
		if len(list) > 0 && rapid.Bool().Draw(t, "repeat") {
			return append(list, list[0])
		}
		return append(list, v.draw(t, 1))
	case map[string]any:
		object := maps.Clone(value)
		object[rapid.SampledFrom(v.names).Draw(t, "name")] = v.draw(t, 1)
		return object
	}
	return value
}

// object makes an Object of what encoding/json makes of one.
func object(v any) any {
	switch v := v.(type) {
	case map[string]any:
		o := Object{}
		for _, name := range slices.Sorted(maps.Keys(v)) {
			o = append(o, Member{name, object(v[name])})
		}
		return o
	case []any:
		list := make([]any, len(v))
		for i := range v {
			list[i] = object(v[i])
		}
		return list
	}
	return v
}

// agree compares the answers, and that the way to the validator's values is the way back.
func agree(t interface {
	Helper()
	Fatalf(string, ...any)
}, v *jsonschema.Schema, value map[string]any) bool {
	t.Helper()
	o := object(value).(Object)
	want := v.Validate(o.Map())
	if got := Plan(o); got != (want == nil) {
		t.Fatalf("%s: %v here, and the validator says: %v", encoded(value), got, want)
	}
	return want == nil
}

// TestAgreesWithTheValidator draws frontmatters. Each property is tried alone too, because of
// many together one is always wrong.
func TestAgreesWithTheValidator(t *testing.T) {
	v, all := validator(t), newValues(t)
	valid, invalid := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		frontmatter := map[string]any{"acctplan": 1.0, "account": "Harbor Foods"}
		for range rapid.IntRange(0, 2).Draw(t, "members") {
			frontmatter[rapid.SampledFrom(all.names).Draw(t, "name")] = all.draw(t, 3)
		}
		if agree(t, v, frontmatter) {
			valid++
		} else {
			invalid++
		}
	})
	if valid == 0 || invalid == 0 {
		t.Errorf("%d valid and %d invalid frontmatters say nothing", valid, invalid)
	}
}

// TestEveryExample gives every property every example of every other, alone, in a list, and in a
// record of each kind.
func TestEveryExample(t *testing.T) {
	v, all := validator(t), newValues(t)
	with := func(name string, value any) map[string]any {
		return map[string]any{"acctplan": 1.0, "account": "Harbor Foods", name: value}
	}
	for i := range planSchema.properties {
		name := planSchema.properties[i].name
		for _, example := range all.examples {
			agree(t, v, with(name, example))
			agree(t, v, with(name, []any{example}))
			agree(t, v, with(name, []any{example, example}))
		}
		items := planSchema.properties[i].items
		for items != nil && items.ref != nil {
			items = items.ref
		}
		if items == nil {
			continue
		}
		for j := range items.properties {
			record := map[string]any{}
			for _, required := range items.required {
				record[required] = "Harbor"
			}
			for k, example := range all.examples {
				if (j+k)%3 > 0 {
					continue // the neighbours get it, which are of the same kinds
				}
				record[items.properties[j].name] = example
				agree(t, v, with(name, []any{record}))
			}
		}
	}
}

// FuzzPlan reads its input as JSON.
func FuzzPlan(f *testing.F) {
	f.Add([]byte(`{"acctplan": 1, "account": "Harbor Foods", "arr": "€480k", "renewal": "none"}`))
	f.Add([]byte(`{"acctplan": 1, "account": "Harbor Foods", "units": ["Retail", "Retail"], "goals": [{"goal": "Cut cost", "by": "2027-Q3"}]}`))
	f.Add([]byte(`{"acctplan": 1, "account": "H", "whitespace": [{"status": "competitor: Acme"}], "team": [{"name": "Ada", "handle": "@ada"}]}`))
	v := validator(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		var value map[string]any
		if json.Unmarshal(data, &value) == nil && value != nil {
			agree(t, v, value)
		}
	})
}

// TestPatterns holds the functions to the patterns that they stand for, on texts near the edge.
func TestPatterns(t *testing.T) {
	for pattern, match := range patterns {
		expression := regexp.MustCompile(pattern)
		hits := 0
		rapid.Check(t, func(t *rapid.T) {
			text := rapid.OneOf(
				rapid.StringMatching(pattern),
				rapid.StringMatching(`[0-9]{0,5}[-.%]?[QH01239]{0,2}[-%dwmy]?[0-9 \n]{0,2}[%]?`),
				rapid.StringMatching(`[a-zA-Z@:;.,_ \n\t\x0b-]{0,5}`),
				rapid.Custom(func(t *rapid.T) string {
					text := rapid.StringMatching(pattern).Draw(t, "match")
					at := rapid.IntRange(0, len(text)).Draw(t, "at")
					return text[:at] + rapid.StringMatching(`[0-9A-Za-z@:.\- \nü]`).Draw(t, "more") + text[at:]
				}),
			).Draw(t, "text")
			want := expression.MatchString(text)
			if want {
				hits++
			}
			if got := match(text); got != want {
				t.Fatalf("%s on %q: %v", pattern, text, got)
			}
		})
		if hits == 0 {
			t.Errorf("%s never matched", pattern)
		}
	}
}

var patterns = map[string]func(string) bool{
	`^[A-Z]{3}$`: isCurrency,
	`^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?|-Q[1-4]|-H[12])?$`: isDate,
	`[0-9]`: hasDigit,
	`^([0-9]{1,3}(\.[0-9]+)?\s?%|[0-9]{1,3}(\.[0-9]+)?|low|medium|high)$`: isPercent,
	`^[0-9]+[dwmy]$`:                           isNotice,
	`^[a-z0-9]+(-[a-z0-9]+)*$`:                 isSlug,
	`^[A-Za-z0-9][A-Za-z0-9_.-]*$`:             isRecordID,
	`^@?[^\s@,;:()]+$`:                         isHandle,
	`^(owned|open|n/a|competitor(:\s*\S.*)?)$`: isCoverage,
}

// typical is a frontmatter of the usual size that keeps to the schema.
func typical() Object {
	return Object{
		{"acctplan", 1.0}, {"account", "Harbor Foods"}, {"id", "harbor-foods"}, {"tier", "key"}, {"employees", 10425.0},
		{"currency", "EUR"}, {"arr", 480000.0}, {"contract_start", "2026-01-16"}, {"renewal", "2027-06-22"}, {"owner", "Priya Nair"},
		{"units", []any{"Retail", "Finance", "Group IT"}}, {"health", "amber"}, {"health_score", 79.0}, {"reviewed", "2026-11-21"}, {"cadence", "quarterly"},
		{"goals", []any{Object{{"id", "g1"}, {"goal", "Cut waiting time"}, {"by", "2027-Q3"}}}},
	}
}

// TestAllocatesNothing keeps the answer cheap.
func TestAllocatesNothing(t *testing.T) {
	frontmatter := typical()
	if !Plan(frontmatter) {
		t.Fatal("this frontmatter keeps to the schema")
	}
	if got := testing.AllocsPerRun(100, func() { Plan(frontmatter) }); got > 0 {
		t.Errorf("%.0f allocations", got)
	}
}

// BenchmarkPlan is the answer, here and by the library.
func BenchmarkPlan(b *testing.B) {
	frontmatter := typical()
	b.Run("here", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			Plan(frontmatter)
		}
	})
	b.Run("library", func(b *testing.B) {
		v, value := validator(b), frontmatter.Map()
		b.ReportAllocs()
		for b.Loop() {
			if err := v.Validate(value); err != nil {
				b.Fatal(err)
			}
		}
	})
}
