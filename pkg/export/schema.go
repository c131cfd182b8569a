package export

// The schema of the tables, made from their columns and from what the schema of the document says
// of the fields that they come from.

//go:generate go run generate.go

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/acctplan/acctplan/schema"
)

// fieldSchema is what is used of a schema in the schema of the document.
type fieldSchema struct {
	Description string
	Ref         string `json:"$ref"`
	Enum        []any
	Items       *fieldSchema
	Properties  map[string]*fieldSchema
}

// Schema writes schema/tables.schema.json: for each table, by its name in $defs, the rows.
func Schema() []byte {
	var model struct {
		Defs map[string]*fieldSchema `json:"$defs"`
	}
	if err := json.Unmarshal(schema.Model(), &model); err != nil {
		panic(err) // it is part of the program
	}
	resolve := func(s *fieldSchema) *fieldSchema {
		if s != nil && s.Ref != "" {
			return model.Defs[strings.TrimPrefix(s.Ref, "#/$defs/")]
		}
		return s
	}
	var out bytes.Buffer
	fmt.Fprintf(&out, `{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "%stables.schema.json",
  "title": "acctplan tables",
  "description": "The tables that acctplan exports: each of $defs but unread and extra is a table, and describes its rows in NDJSON. The columns of CSV are the same in the same order; null is an empty field, a list JSON, and an apostrophe stands before texts that a spreadsheet would take for a formula. Made from the program by go generate; do not edit.",
  "$defs": {`, schema.BaseURL)
	for i, t := range Tables() {
		of := model.Defs["plan"]
		if t.Name != PlansTable {
			of = resolve(of.Properties[t.Name].Items)
		}
		if i > 0 {
			out.WriteByte(',')
		}
		columns := t.Columns()
		var names []string
		for _, c := range columns {
			names = append(names, c.Name)
		}
		fmt.Fprintf(&out, "\n    %s: {\n      \"description\": %s,\n      \"type\": \"object\",\n      \"additionalProperties\": false,\n      \"required\": %s,\n      \"properties\": {",
			encoded(t.Name), encoded(of.Description), encoded(names))
		for k, c := range columns {
			if k > 0 {
				out.WriteByte(',')
			}
			field := of.Properties[c.field]
			fmt.Fprintf(&out, "\n        %s: {%s", encoded(c.Name), c.typeSchema(resolve(field), resolve))
			if c.Unit != "" {
				fmt.Fprintf(&out, `, "unit": %s`, encoded(c.Unit))
			}
			fmt.Fprintf(&out, `, "description": %s}`, encoded(c.description(t, field)))
		}
		out.WriteString("\n      }\n    }")
	}
	for _, pair := range [][4]string{
		{"unread", "field", "The field that it stands in.", "text"}, {"extra", "name", "The key or column, as written.", "value"},
	} {
		fmt.Fprintf(&out, `,
    "%s": {
      "description": "One entry of a column of that name.",
      "type": "object",
      "additionalProperties": false,
      "required": ["%[2]s", "%[4]s"],
      "properties": {
        "%[2]s": {"type": "string", "description": "%[3]s"},
        "%[4]s": {"type": "string", "description": "What is written there."}
      }
    }`, pair[0], pair[1], pair[2], pair[3])
	}
	out.WriteString("\n  }\n}\n")
	return out.Bytes()
}

// encoded is a value as JSON.
func encoded(value any) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(value); err != nil {
		panic(err) // of texts and lists of texts
	}
	return strings.ReplaceAll(strings.TrimSuffix(b.String(), "\n"), `","`, `", "`)
}

// neverNull are the columns that are never null.
var neverNull = []string{"key", "plan_key", "id", "path", "line", "marked", "open", "done", "group"}

// typeSchema is the type of a column's cells in JSON Schema.
func (c Column) typeSchema(field *fieldSchema, resolve func(*fieldSchema) *fieldSchema) string {
	null := `["%s", "null"]`
	if slices.Contains(neverNull, c.Name) || c.Name == "as_of" && field == nil {
		null = `"%s"`
	}
	switch c.Type {
	case Strings:
		items := `{"type": "string"}`
		switch words := []any(nil); {
		case c.part == keysPart:
			items = `{"type": ["string", "null"]}`
		case field != nil && field.Items != nil:
			if words = resolve(field.Items).Enum; words != nil {
				items = `{"enum": ` + encoded(words) + `}`
			}
		}
		return `"type": "array", "items": ` + items
	case Pairs:
		return fmt.Sprintf(`"type": "array", "items": {"$ref": "#/$defs/%s"}`, c.Name)
	case Decimal:
		return `"type": ` + fmt.Sprintf(null, "number")
	case Day:
		return `"type": ` + fmt.Sprintf(null, "string") + `, "format": "date"`
	case Boolean, Integer:
		return `"type": ` + fmt.Sprintf(null, c.Type)
	}
	switch {
	case c.part == precisionPart:
		return `"enum": ["day", "week", "month", "quarter", "half", "year", "none", "never", "undated", null]`
	case c.part == "" && field != nil && field.Enum != nil:
		return `"enum": ` + strings.ReplaceAll(encoded(field.Enum), ",null]", ", null]")
	}
	return `"type": ` + fmt.Sprintf(null, "string")
}

// description says what a column holds.
func (c Column) description(t Table, field *fieldSchema) string {
	switch c.part {
	case precisionPart:
		return "How exactly " + c.field + " is written; or that there is none on purpose, that it never happened, or that it did on a day that is not given."
	case minPart:
		return "The least that " + c.field + " may be; the same unless a range is written."
	case maxPart:
		return "The most that " + c.field + " may be; the same unless a range is written."
	case currencyPart:
		return "The currency of " + c.field + ", ISO 4217; null where neither it nor the plan names one."
	case keyPart:
		if t.Name == "actions" && c.field == "parent" {
			return "The key of the action that this is a part of."
		}
		return "The key of " + c.field + " in stakeholders or team; null where no record, or more than one, fits."
	case keysPart:
		return "The key of each, at its place in the list; null where no record, or more than one, fits."
	}
	switch {
	case c.Name == "unread":
		return "What was written but not understood, placeholders such as \"TBD\" among it, by the field that it stands in."
	case field == nil:
		return c.ownDescription(t)
	case c.Unit == Currency:
		return field.Description + " The middle where a range is written."
	case c.Type == Day:
		return field.Description + " The last day of it where a period is written."
	}
	return field.Description
}

// ownDescription says what a column holds that no field of the document does.
func (c Column) ownDescription(t Table) string {
	switch c.Name {
	case "key":
		if t.Name == PlansTable {
			return "What names the row among all rows of all tables: the plan's id, / written as %2F."
		}
		return "What names the row among all rows of all tables: the plan's id, the table and the record's id, with slashes between them; / in an id is written as %2F."
	case "plan_key":
		return "The key of the plan, in the table plans."
	case "account":
		return "The customer's name."
	case "path":
		return "The file, as it was named or found."
	case "line":
		return "The line of the file in which the record begins, from 1."
	case "as_of":
		return "The day on which the plan was read."
	case "open":
		return "Whether it is still open, as acctplan's rules and pages count."
	}
	return ""
}
