package config_test

import (
	"bytes"
	"encoding/json"
	"os"
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
		"fx: {base: EUR, USD: 0.92, GBP: '1.17'}", "fx: {USD: 0.92}", "fx: {base: euro}", "fx: {base: EUR, usd: 1}", "fx: {base: EUR, USD: -1}",
		"team: [Dana Whitlock, {name: Jo Lind, role: CSM, handle: jo, aliases: [jl, j.lind], email: jo@tidewater.example}]", "team: [{role: CSM}]", "team: {name: Jo, hanlde: x}",
		"require_plans: [accounts/a.md, 0042]", "require_plans: {a: b}",
		"severity: {all: off, custom: default, custom/x: info}\ncustom_rules: {id: custom/x, assert: 'true', message: no}", "tiers: {all: standard, goals: key, goals/none: default}", "tiers: {goals: low}",
		"overrides: [{paths: [a/**], tier: key, severity: {goals: off}, tiers: {risks: key}, rules: {review/stale: {max_days: 3}}}]", "overrides: [{tier: key}]", "overrides: [{paths: a/, teer: key}]",
		"custom_rules: [{id: custom/x, assert: true, message: no, for: actions, severity: error, examples: {as_of: '2026-11-23', good: a, bad: [b, c]}}]",
		"custom_rules: [{id: x, assert: 'true', message: no}]", "custom_rules: [{id: custom/x, message: no}]", "custom_rules: [{id: custom/x, assert: 'true', message: no, for: action}]",
		"custom_rules: [{id: custom/x, assert: 'true', message: no, severity: off}]", "custom_rules: [{id: custom/x, assert: 'true', mesage: no}]",
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

// TestDocumentedExamples proves that the schema and acctplan accept every block of YAML that the
// README shows as a configuration.
func TestDocumentedExamples(t *testing.T) {
	compiled, err := jsonschema.CompileString("config.schema.json", string(config.Schema()))
	if err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, section, _ := strings.Cut(string(page), "\n## Configure\n")
	section, _, _ = strings.Cut(section, "\n## ")
	blocks := strings.Split(section, "```yaml\n")[1:]
	if len(blocks) < 2 {
		t.Fatalf("%d blocks of YAML under Configure", len(blocks))
	}
	for _, block := range blocks {
		text, _, _ := strings.Cut(block, "```")
		text = strings.ReplaceAll(text, "as_of: 2026-11-23", `as_of: "2026-11-23"`) // the YAML of editors has no dates
		_, problems := config.Parse(source.NewFile("README.md", []byte(text)), nil)
		for _, problem := range problems {
			t.Error(problem)
		}
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
		if err := compiled.Validate(document); err != nil {
			t.Errorf("%s\n%v", text, err)
		}
	}
}
