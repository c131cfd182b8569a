// Meaning: taking internal text out of a plan must take words away and nothing else. A text that
// moved into another column, section or record because of it is kept back.

package audience

import (
	"reflect"
	"slices"

	"github.com/acctplan/acctplan/pkg/plan"
)

// keepMeaning empties the records and facts of a shared plan that say something which the whole
// plan does not say in the same place: a fact, in the same fact; a record, in those fields of the
// same record that are allowed. Visible is the plan without internal text, whole the plan with it,
// with its marks or without them. All have the same lines.
func keepMeaning(shared, visible, whole *plan.Plan, allowed map[string]bool) []Withheld {
	var withheld []Withheld
	readable := &plan.Plan{}
	copyAllowed(reflect.ValueOf(readable).Elem(), reflect.ValueOf(whole).Elem(), "", allowed)
	for i := range readable.Goals { // where its metric stands may be in a column of the team's own
		if allowed["Goals.Current"] {
			current(&whole.Goals[i], &readable.Goals[i])
		}
	}
	to, from, all := reflect.ValueOf(shared).Elem(), reflect.ValueOf(visible).Elem(), reflect.ValueOf(whole).Elem()
	for i := range to.NumField() {
		field := to.Type().Field(i)
		if field.Type.Kind() != reflect.Slice || !isRecord(field.Type.Elem()) || to.Field(i).Len() != from.Field(i).Len() {
			if !saysNoMore(to.Field(i), textsOf(all.Field(i), nil)) {
				to.Field(i).SetZero()
			}
			continue
		}
		lines := map[int][]int{} // indexes of the whole plan's records, by the line that they begin in
		for k := range all.Field(i).Len() {
			line := whole.File.Position(recordOf(all.Field(i).Index(k)).Span.Start).Line
			lines[line] = append(lines[line], k)
		}
		texts := reflect.ValueOf(readable).Elem().Field(i)
		for k := range to.Field(i).Len() {
			record := to.Field(i).Index(k)
			own := recordOf(from.Field(i).Index(k))
			line := visible.File.Position(own.Span.Start).Line
			if record.IsZero() || slices.ContainsFunc(lines[line], func(at int) bool { return saysNoMore(record, textsOf(texts.Index(at), nil)) }) {
				continue
			}
			record.SetZero()
			if own.Label != "" {
				withheld = append(withheld, Withheld{Collection: plan.Collection(collectionNameOf(field.Name)), Label: own.Label, Why: "internal text beside it makes unclear what it is"})
			}
		}
	}
	return withheld
}

func recordOf(v reflect.Value) plan.Record { return v.FieldByName("Record").Interface().(plan.Record) }

// collectionNameOf is what users call a collection.
func collectionNameOf(path string) string {
	for _, e := range entries {
		if e.of == path {
			return e.name
		}
	}
	return path
}

// textsOf collects what is written in a value, word by word.
func textsOf(v reflect.Value, texts [][]string) [][]string {
	switch v.Kind() {
	case reflect.Struct:
		if origin, is := v.Interface().(plan.Origin); is {
			return append(texts, words(origin.Text))
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				texts = textsOf(v.Field(i), texts)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			texts = textsOf(v.Index(i), texts)
		}
	}
	return texts
}

// saysNoMore reports whether each text of a value has only words that one of the texts has, in
// their order.
func saysNoMore(v reflect.Value, texts [][]string) bool {
	for _, own := range textsOf(v, nil) {
		if len(own) > 0 && !slices.ContainsFunc(texts, func(text []string) bool { return within(own, text) }) {
			return false
		}
	}
	return true
}

// within reports whether words stand in others, in their order.
func within(own, all []string) bool {
	for _, word := range own {
		at := slices.Index(all, word)
		if at < 0 {
			return false
		}
		all = all[at+1:]
	}
	return true
}
