// Meaning: taking internal text out of a plan must take words away and nothing else. A text that
// moved into another column, section or record because of it is kept back.

package audience

import (
	"reflect"
	"slices"

	"github.com/acctplan/acctplan/pkg/plan"
)

// keepMeaning empties the records and facts of a shared plan that say something which the whole
// plan does not say in the same place: visible is the plan without internal text, whole the plan
// with it, with its marks or without them. All have the same lines.
func keepMeaning(shared, visible, whole *plan.Plan) []Withheld {
	var withheld []Withheld
	to, from, all := reflect.ValueOf(shared).Elem(), reflect.ValueOf(visible).Elem(), reflect.ValueOf(whole).Elem()
	for i := range to.NumField() {
		field := to.Type().Field(i)
		if field.Type.Kind() != reflect.Slice || !isRecord(field.Type.Elem()) || to.Field(i).Len() != from.Field(i).Len() {
			if !saysNoMore(to.Field(i), all.Field(i)) {
				to.Field(i).SetZero()
			}
			continue
		}
		lines := map[int][]int{} // indexes of the whole plan's records, by the line that they begin in
		for k := range all.Field(i).Len() {
			line := whole.File.Position(recordOf(all.Field(i).Index(k)).Span.Start).Line
			lines[line] = append(lines[line], k)
		}
		for k := range to.Field(i).Len() {
			record := to.Field(i).Index(k)
			own := recordOf(from.Field(i).Index(k))
			line := visible.File.Position(own.Span.Start).Line
			if record.IsZero() || slices.ContainsFunc(lines[line], func(at int) bool { return saysNoMore(record, all.Field(i).Index(at)) }) {
				continue
			}
			record.SetZero()
			if own.Label != "" {
				withheld = append(withheld, Withheld{plan.Collection(collectionNameOf(field.Name)), own.Label, "internal text beside it makes unclear what it is"})
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

// saysNoMore reports whether each text of a value has only words that the same text of another
// value has.
func saysNoMore(v, whole reflect.Value) bool {
	switch v.Kind() {
	case reflect.Struct:
		if origin, is := v.Interface().(plan.Origin); is {
			return within(origin.Text, whole.Interface().(plan.Origin).Text)
		}
		for i := range v.NumField() {
			if v.Type().Field(i).Name != "Key" && v.Type().Field(i).IsExported() && !saysNoMore(v.Field(i), whole.Field(i)) {
				return false
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			if !slices.ContainsFunc(indexes(whole.Len()), func(k int) bool { return saysNoMore(v.Index(i), whole.Index(k)) }) {
				return false
			}
		}
	}
	return true
}

func indexes(n int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	return all
}

// within reports whether the words of a text stand in another one, in their order.
func within(text, whole string) bool {
	all := words(whole)
	for _, word := range words(text) {
		at := slices.Index(all, word)
		if at < 0 {
			return false
		}
		all = all[at+1:]
	}
	return true
}
