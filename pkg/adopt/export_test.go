package adopt_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/acctplan/acctplan/pkg/adopt"
	"github.com/acctplan/acctplan/pkg/compile"
	"github.com/acctplan/acctplan/pkg/export"
	"github.com/acctplan/acctplan/pkg/format"
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

// TestExport: what other programs get of a plan does not change by adopting or formatting it.
func TestExport(t *testing.T) {
	for name, content := range corpus(t) {
		if bytes.Contains(content, []byte("\r")) {
			continue // the same plans once more
		}
		t.Run(name, func(t *testing.T) {
			before := exported(t, compile.Compile(file(content), compile.Settings{}))
			text, err := format.File(file(content), compile.Settings{})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(before, exported(t, compile.Compile(file(text), compile.Settings{}))); diff != "" {
				t.Errorf("formatting: %s", diff)
			}
			result, err := adopt.Adopt(file(content), compile.Settings{})
			if err != nil {
				return // refused; TestAdopt looks at why
			}
			if diff := cmp.Diff(before, exported(t, compile.Compile(file(result.File.Bytes), compile.Settings{}))); diff != "" {
				t.Errorf("adopting: %s", diff)
			}
		})
	}
}
