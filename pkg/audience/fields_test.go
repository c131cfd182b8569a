package audience

import (
	"encoding/json"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/acctplan/acctplan/pkg/plan"
)

// Every field of the model is listed, exactly once: who adds one has to say who may read it.
func TestEveryFieldIsListed(t *testing.T) {
	listed := map[string]int{}
	for _, f := range Fields() {
		listed[f.Path]++
		if (f.Class == Never) != (f.Why != "") {
			t.Errorf("%s: %s has the reason %q", f.Name, f.Class, f.Why)
		}
	}
	expect := func(path string) {
		if listed[path] != 1 {
			t.Errorf("%s is listed %d times", path, listed[path])
		}
		delete(listed, path)
	}
	for field := range structFields(reflect.TypeFor[plan.Plan]()) {
		if field.Type.Kind() != reflect.Slice || !isRecord(field.Type.Elem()) {
			expect(field.Name)
			continue
		}
		if listed[field.Name] == 1 { // the whole collection
			expect(field.Name)
			continue
		}
		for own := range structFields(field.Type.Elem()) {
			if !own.Anonymous {
				expect(field.Name + "." + own.Name)
				continue
			}
			for common := range structFields(own.Type) {
				if common.Name != "Key" {
					expect(field.Name + "." + common.Name)
				}
			}
		}
	}
	expect("Goals.Current")
	for path := range listed {
		t.Errorf("%s is listed, but the model has no such field", path)
	}
}

func structFields(t reflect.Type) func(yield func(reflect.StructField) bool) {
	return func(yield func(reflect.StructField) bool) {
		for i := range t.NumField() {
			if !yield(t.Field(i)) {
				return
			}
		}
	}
}

// The names are those of the exported model, so that nobody has to learn others.
func TestNamesAreThoseOfTheModel(t *testing.T) {
	var schema struct {
		Defs map[string]struct {
			Properties map[string]json.RawMessage `json:"properties"`
		} `json:"$defs"`
	}
	text, err := os.ReadFile("../../schema/model.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &schema); err != nil {
		t.Fatal(err)
	}
	definitions := map[string]string{"goals": "goal", "stakeholders": "stakeholder", "team": "teamMember", "value_delivered": "value", "actions": "action",
		"milestones": "milestone", "current_state": "productUse", "risks": "risk"}
	for _, f := range Fields() {
		if f.Class == Never || f.Name == "goals.current" {
			continue
		}
		definition, name := "plan", f.Name
		if collection, field, inside := strings.Cut(f.Name, "."); inside {
			definition, name = definitions[collection], field
		}
		if _, ok := schema.Defs[definition].Properties[name]; !ok {
			t.Errorf("%s is %q of %q in the export, which there is not", f.Path, name, definition)
		}
	}
}

func TestVisibility(t *testing.T) {
	fields := map[string]Field{}
	for _, f := range Fields() {
		fields[f.Name] = f
	}
	for _, test := range []struct {
		name string
		v    Visibility
		want bool
	}{
		{"goals.goal", Visibility{}, true},
		{"goals.goal", Visibility{Hide: []string{"goals"}}, false},
		{"goals.goal", Visibility{Hide: []string{"goals.goal"}}, false},
		{"goals.metric", Visibility{Hide: []string{"goals.goal"}}, true},
		{"goals.enables", Visibility{}, false},
		{"goals.enables", Visibility{Show: []string{"goals.enables"}}, true},
		{"goals.enables", Visibility{Show: []string{"goals"}}, true},
		{"goals.enables", Visibility{Show: []string{"goals"}, Hide: []string{"goals.enables"}}, false},
		{"stakeholders.stance", Visibility{Show: []string{"stakeholders", "stakeholders.stance"}}, false},
		{"opportunities", Visibility{Show: []string{"opportunities"}}, false},
	} {
		if got := test.v.Shows(fields[test.name]); got != test.want {
			t.Errorf("%s with %+v: %v", test.name, test.v, got)
		}
	}
	if slices.Contains(Names(Offered), "stakeholders") {
		t.Error("nothing of stakeholders can be shown that is not")
	}
	for _, name := range []string{"stakeholders.stance", "opportunities", "opportunities.amount", "health"} {
		if why, never := Forbidden(name); !never || why == "" {
			t.Errorf("%s is not forbidden", name)
		}
	}
	if _, never := Forbidden("goals.goal"); never {
		t.Error("goals.goal is forbidden")
	}
}

func TestDocumentIsCurrent(t *testing.T) {
	written, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	if string(written) != string(Document()) {
		t.Error("README.md is out of date; run go generate ./pkg/audience")
	}
}
