package adopt_test

import (
	"bytes"
	"encoding/json"
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/acctplan/acctplan/pkg/export"
	"github.com/acctplan/acctplan/pkg/plan"
)

// exported is the model of a plan as other programs get it, without what rewriting may change:
// places, the spelling of what was understood, the mark, and the order of foreign keys.
func exported(t *testing.T, p *plan.Plan) any {
	t.Helper()
	var out bytes.Buffer
	if err := export.JSON(&out, []*plan.Plan{p}, 0); err != nil {
		t.Fatal(err)
	}
	decoder := json.NewDecoder(&out)
	decoder.UseNumber()
	var model any
	if err := decoder.Decode(&model); err != nil {
		t.Fatal(err)
	}
	return stripped(model)
}

func stripped(v any) any {
	switch v := v.(type) {
	case []any:
		for i := range v {
			v[i] = stripped(v[i])
		}
	case map[string]any:
		delete(v, "start")
		delete(v, "end")
		delete(v, "marked")
		if isUnderstood(v) {
			delete(v, "text")
		}
		for key := range v {
			v[key] = stripped(v[key])
		}
	}
	return v
}

// isUnderstood reports whether an object is a date, an amount, a person or a reference that
// says more than its text.
func isUnderstood(v map[string]any) bool {
	for _, key := range []string{"precision", "none", "never", "yes", "currency"} {
		if _, ok := v[key]; ok && v["path"] == nil {
			return true
		}
	}
	if side, ok := v["side"]; ok {
		return side == "ours" || side == "theirs"
	}
	_, unplaced := v["why"]
	return !unplaced && v["collection"] != nil && v["id"] != nil
}

// exportStays checks that other programs get the same of a plan before and after. Plans with Windows
// line ends are the same plans once more.
func exportStays(t *testing.T, what string, before, after *plan.Plan) {
	t.Helper()
	if bytes.Contains(before.File.Bytes, []byte("\r")) {
		return
	}
	// cmp is slow where nothing differs.
	if a, b := exported(t, before), exported(t, after); !reflect.DeepEqual(a, b) {
		t.Errorf("%s: %s", what, cmp.Diff(a, b))
	}
}
