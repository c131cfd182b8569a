package schema

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v5"
)

// compile compiles a schema that may reach the other schemas of this package, and nothing else.
func compile(t *testing.T, name string) *jsonschema.Schema {
	t.Helper()
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat = true
	compiler.LoadURL = func(url string) (io.ReadCloser, error) {
		content, ok := Read(strings.TrimPrefix(url, BaseURL))
		if !ok {
			return nil, fmt.Errorf("%s reaches outside of this package", url)
		}
		return io.NopCloser(bytes.NewReader(content)), nil
	}
	compiled, err := compiler.Compile(BaseURL + name)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return compiled
}

func TestSchemasCompile(t *testing.T) {
	for _, name := range Names() {
		t.Run(name, func(t *testing.T) {
			compile(t, name)
			content, _ := Read(name)
			var head struct {
				Schema      string `json:"$schema"`
				ID          string `json:"$id"`
				Description string
			}
			if err := json.Unmarshal(content, &head); err != nil {
				t.Fatal(err)
			}
			if head.Schema != "https://json-schema.org/draft/2020-12/schema" || head.ID != BaseURL+name || head.Description == "" {
				t.Errorf("the schema calls itself %+v", head)
			}
		})
	}
}

func TestAccessors(t *testing.T) {
	for name, read := range map[string]func() []byte{
		"plan.schema.json": Plan, "findings.schema.json": Findings, "model.schema.json": Model,
		"config.schema.json": Config, "diff.schema.json": Diff, "log.schema.json": Log,
		"score.schema.json": Score, "statistics.schema.json": Statistics, "tables.schema.json": Tables,
	} {
		content := read()
		if !json.Valid(content) {
			t.Errorf("%s is not there", name)
			continue
		}
		content[0] = 'x'
		if !json.Valid(read()) {
			t.Errorf("%s: a caller changed everybody's copy", name)
		}
	}
	if _, ok := Read("other.schema.json"); ok {
		t.Error("a schema that is not there was read")
	}
}

// Every object of our own shape is closed and lists its keys as required, so that neither
// writer can add or forget one unnoticed; everything has a description.
func TestShapesAreClosedAndDescribed(t *testing.T) {
	for _, name := range []string{"findings.schema.json", "model.schema.json", "diff.schema.json", "log.schema.json", "score.schema.json", "statistics.schema.json", "tables.schema.json"} {
		var document any
		content, _ := Read(name)
		if err := json.Unmarshal(content, &document); err != nil {
			t.Fatal(err)
		}
		walk(name+"#", document, func(path string, node map[string]any) {
			properties, isObject := node["properties"].(map[string]any)
			if !isObject {
				return
			}
			if node["additionalProperties"] != false {
				t.Errorf("%s is open", path)
			}
			if required, _ := node["required"].([]any); len(required) != len(properties) {
				t.Errorf("%s: %d of %d keys are required", path, len(required), len(properties))
			}
			for key, property := range properties {
				described, _ := property.(map[string]any)
				if described["description"] == nil && described["$ref"] == nil {
					t.Errorf("%s: %s has no description", path, key)
				}
			}
		})
	}
}

// walk visits every object of a schema that is itself a schema or holds some.
func walk(path string, node any, visit func(path string, node map[string]any)) {
	switch node := node.(type) {
	case map[string]any:
		if _, isKey := node["type"].(string); isKey {
			visit(path, node)
		}
		for key, child := range node {
			walk(path+"/"+key, child, visit)
		}
	case []any:
		for i, child := range node {
			walk(fmt.Sprintf("%s/%d", path, i), child, visit)
		}
	}
}

func TestPlanIsTheFile(t *testing.T) {
	want, err := os.ReadFile("plan.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	if string(Plan()) != string(want) {
		t.Error("plan.schema.json.zst is not plan.schema.json; run: go generate ./schema")
	}
}
