// A language that nobody speaks, for tests: every word of it stands in brackets, so that a word
// on a page outside of brackets is one that the catalogue lacks.

package locale

import (
	"reflect"
	"strings"
	"sync"
)

// pseudoLanguage is its name. It is in no list, but Of knows it.
const pseudoLanguage = "qps"

var pseudo = sync.OnceValue(func() *Labels {
	labels := english
	bracket(reflect.ValueOf(&labels).Elem())
	labels.Language = "en"
	return &labels
})

// bracket puts every text into brackets.
func bracket(value reflect.Value) {
	switch value.Kind() {
	case reflect.String:
		if value.String() != "" {
			value.SetString("⟦" + strings.ReplaceAll(value.String(), "%s", "⟧%s⟦") + "⟧")
		}
	case reflect.Struct:
		for i := range value.NumField() {
			bracket(value.Field(i))
		}
	case reflect.Array:
		for i := range value.Len() {
			bracket(value.Index(i))
		}
	case reflect.Map:
		terms := map[string]string{}
		for key, term := range value.Interface().(map[string]string) {
			terms[key] = "⟦" + term + "⟧"
		}
		value.Set(reflect.ValueOf(terms))
	}
}
