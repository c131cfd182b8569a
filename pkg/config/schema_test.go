package config_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v5"
	"gopkg.in/yaml.v3"

	"github.com/acctplan/acctplan/pkg/config"
	"github.com/acctplan/acctplan/pkg/source"
	"github.com/acctplan/acctplan/schema"
)

// TestSchemaIsCurrent proves that the published schema is the one that is generated.
func TestSchemaIsCurrent(t *testing.T) {
	if !bytes.Equal(schema.Config(), config.Schema()) {
		t.Error("schema/config.schema.json is not current: run go generate ./pkg/config")
	}
}

// TestSchemaAgrees proves that an editor and acctplan say the same about a file.
func TestSchemaAgrees(t *testing.T) {
	compiled, err := jsonschema.CompileString("config.schema.json", string(config.Schema()))
	if err != nil {
		t.Fatal(err)
	}
	canonical := strings.NewReplacer("./archive/", "archive/", "April", "april", "decision_process: H", "decision-process: H", "economic_buyer", "economic-buyer").Replace(full)
	for _, text := range []string{
		canonical, "{}", "plans: one.md", "fiscal_year_start: 4", "rules: {overview/field-missing: {fields: [arr, renewal]}}", "rules: {goals/no-date: {inherit_period: true}}",
		"vocabluary: {}", "version: 2", "plans: {a: b}", "plans: ['']", "date_order: european", "fiscal_year_start: 13", "vocabulary: {roles: {friend: [x1]}}",
		"vocabulary: {columns: {risks: {owners: [x]}}}", "vendor: {name: a}", "severity: {goals: warn}", "severity: {goal: off}",
		"rules: {review/stale: {max_days: soon}}", "rules: {review/stale: {days: 3}}", "rules: {review/stale: {max_days: -1}}", "extends: [strict]", "extends: minimal",
	} {
		var document any
		if err := yaml.Unmarshal([]byte(text), &document); err != nil {
			t.Fatal(err)
		}
		asJSON, err := json.Marshal(document)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(asJSON, &document); err != nil {
			t.Fatal(err)
		}
		_, problems := config.Parse(source.NewFile("c.yaml", []byte(text)), nil)
		if err := compiled.Validate(document); (err == nil) != (len(problems) == 0) {
			t.Errorf("%s\nthe schema says: %v\nacctplan says: %v", text, err, problems)
		}
	}
}
