package compile_test

import (
	"reflect"

	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
)

// valueSpans collects the spans of every value and record of a plan.
func valueSpans(p *plan.Plan) []source.Span {
	var out []source.Span
	span := reflect.TypeFor[source.Span]()
	var walk func(v reflect.Value)
	walk = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i))
			}
		case reflect.Struct:
			if v.Type() == span {
				out = append(out, v.Interface().(source.Span))
				return
			}
			for i := range v.NumField() {
				if field := v.Type().Field(i); field.IsExported() && field.Name != "Sections" && field.Name != "Problems" && field.Name != "Facts" {
					walk(v.Field(i))
				}
			}
		}
	}
	walk(reflect.ValueOf(*p))
	return out
}
