package field_test

import (
	"reflect"
	"slices"
	"testing"

	"github.com/acctplan/acctplan/pkg/compile/vocabulary"
	"github.com/acctplan/acctplan/pkg/field"
	"github.com/acctplan/acctplan/pkg/plan"
)

// filled is a plan with one zero record in every collection.
func filled() *plan.Plan {
	p := &plan.Plan{}
	v := reflect.ValueOf(p).Elem()
	for i := range v.NumField() {
		if f := v.Field(i); isCollection(f.Type()) {
			f.Set(reflect.MakeSlice(f.Type(), 1, 1))
		}
	}
	return p
}

func isCollection(t reflect.Type) bool {
	if t.Kind() != reflect.Slice || t.Elem().Kind() != reflect.Struct {
		return false
	}
	record, ok := t.Elem().FieldByName("Record")
	return ok && record.Anonymous && record.Type == reflect.TypeFor[plan.Record]()
}

// TestRecords checks that no collection of the model is left out.
func TestRecords(t *testing.T) {
	want := 0
	for i := range reflect.TypeFor[plan.Plan]().NumField() {
		if isCollection(reflect.TypeFor[plan.Plan]().Field(i).Type) {
			want++
		}
	}
	got := map[plan.Collection]bool{}
	for _, r := range field.Records(filled()) {
		got[r.Collection] = true
	}
	if len(got) != want || want < 20 {
		t.Errorf("records of %d collections are listed, the model has %d", len(got), want)
	}
}

// TestNames checks that facts and fields bear the names of the format.
func TestNames(t *testing.T) {
	words := vocabulary.Default()
	for _, fact := range field.Facts(&plan.Plan{}) {
		if !slices.Contains(words.KeyNames(), fact.Name) {
			t.Errorf("the format knows no fact %q", fact.Name)
		}
	}
	// A box is no field that anybody writes under a name.
	made := map[string]bool{"actions.checked": true, "milestones.checked": true}
	for _, r := range field.Records(filled()) {
		names := words.FieldNames(r.Collection)
		if len(names) == 0 {
			continue
		}
		for _, v := range r.Values {
			if !slices.Contains(names, v.Name) && !made[string(r.Collection)+"."+v.Name] {
				t.Errorf("the format knows no field %q of %s", v.Name, r.Collection)
			}
		}
	}
}

func TestValues(t *testing.T) {
	set := plan.Origin{Text: "Champion, Coach", State: plan.Set}
	p := &plan.Plan{Stakeholders: []plan.Stakeholder{{
		Record: plan.Record{Label: "Ada"},
		Roles:  plan.Enums[plan.Role]{Origin: set, List: []plan.Enum[plan.Role]{{Value: plan.Champion}, {Value: plan.Coach}}},
		Group:  true,
	}}}
	r := field.Records(p)[0]
	if r.Label != "Ada" || r.Record != &p.Stakeholders[0].Record {
		t.Errorf("the record is %+v", r.Record)
	}
	i := slices.IndexFunc(r.Values, func(v field.Value) bool { return v.Name == "role" })
	role := r.Values[i]
	if role.Origin != set || len(role.Parts) != 2 {
		t.Fatalf("role is %+v", role)
	}
	if word, ok := role.Parts[1].Word(); word != "coach" || !ok {
		t.Errorf("the second role is %q, %v", word, ok)
	}
	if _, ok := role.Word(); ok {
		t.Error("a list is no word")
	}
	if !slices.Contains(r.Marks, field.Mark{Name: "group", Number: 1}) {
		t.Errorf("the marks are %v", r.Marks)
	}
}
