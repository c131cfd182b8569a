package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v5"
	"pgregory.net/rapid"

	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/report"
	"github.com/acctplan/acctplan/schema"
)

func TestTablesSchemaIsCurrent(t *testing.T) {
	if !bytes.Equal(schema.Tables(), Schema()) {
		t.Error("schema/tables.schema.json is not what the tables are: run go generate ./pkg/export")
	}
}

// Every column has a name of its own and says what it is.
func TestColumns(t *testing.T) {
	var described struct {
		Defs map[string]struct {
			Properties map[string]struct{ Description string }
		} `json:"$defs"`
	}
	if err := json.Unmarshal(Schema(), &described); err != nil {
		t.Fatal(err)
	}
	for _, table := range Tables() {
		known := map[string]bool{}
		for _, c := range table.Columns() {
			if known[c.Name] || described.Defs[table.Name].Properties[c.Name].Description == "" {
				t.Errorf("%s.%s is there twice, or nobody says what it is", table.Name, c.Name)
			}
			known[c.Name] = true
		}
	}
}

// rowSchemas are the schemas of the rows, by table.
func rowSchemas(t *testing.T) map[string]*jsonschema.Schema {
	t.Helper()
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat = true
	if err := compiler.AddResource(schema.BaseURL+"tables.schema.json", bytes.NewReader(schema.Tables())); err != nil {
		t.Fatal(err)
	}
	schemas := map[string]*jsonschema.Schema{}
	for _, table := range Tables() {
		schemas[table.Name] = compiler.MustCompile(schema.BaseURL + "tables.schema.json#/$defs/" + table.Name)
	}
	return schemas
}

// rows reads a table of NDJSON back.
func rows(t fataler, table Table, p *plan.Plan) []map[string]any {
	t.Helper()
	var rows []map[string]any
	decoder := json.NewDecoder(bytes.NewReader(table.AppendRows(nil, p, asOf, NDJSON)))
	decoder.UseNumber()
	for {
		var row map[string]any
		switch err := decoder.Decode(&row); err {
		case nil:
			rows = append(rows, row)
		case io.EOF:
			return rows
		default:
			t.Fatal(err)
		}
	}
}

// csvRows reads a table of CSV back, apostrophes included.
func csvRows(t fataler, table Table, p *plan.Plan) [][]string {
	t.Helper()
	text := table.AppendRows(table.Head(CSV), p, asOf, CSV)
	if lines := bytes.Count(text, []byte("\n")); lines != bytes.Count(text, []byte("\r\n")) {
		t.Fatal("a line does not end as RFC 4180 says")
	}
	records, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return records
}

// Whatever a plan says, the rows are as the schema says, a row for each record, and CSV says the
// same as NDJSON.
func TestEveryRowFitsTheSchema(t *testing.T) {
	schemas, tables, columns := rowSchemas(t), Tables(), map[string][]Column{}
	for _, table := range tables {
		columns[table.Name] = table.Columns()
	}
	rapid.Check(t, func(t *rapid.T) {
		p, _ := draw(t)
		_, document := exported(t, p)
		object := document["plans"].([]any)[0].(map[string]any)
		for _, table := range tables {
			want := 1
			if list, ok := object[table.Name].([]any); ok {
				want = len(list)
			}
			got, cells := rows(t, table, p), csvRows(t, table, p)
			if len(got) != want || len(cells) != want+1 {
				t.Fatalf("%s has %d rows and %d lines of CSV, want %d", table.Name, len(got), len(cells), want)
			}
			for i, row := range got {
				if err := schemas[table.Name].Validate(any(row)); err != nil {
					t.Fatalf("%s: %#v", table.Name, err)
				}
				for k, column := range columns[table.Name] {
					if cells[0][k] != column.Name {
						t.Fatalf("column %d of %s is %s, want %s", k, table.Name, cells[0][k], column.Name)
					}
					if same, cell := asCSV(row[column.Name], column), withoutApostrophes(cells[i+1][k]); cell != same {
						t.Errorf("%s.%s is %q in CSV, want %q", table.Name, column.Name, cell, same)
					}
				}
			}
		}
	})
}

func withoutApostrophes(cell string) string {
	return strings.ReplaceAll(strings.TrimPrefix(cell, "'"), ";'", ";")
}

// asCSV is a value of NDJSON as the field of CSV that says the same.
func asCSV(value any, c Column) string {
	switch value := value.(type) {
	case nil:
		return ""
	case string:
		return report.Visible(value)
	case []any:
		if len(value) == 0 {
			return ""
		}
	}
	return encodedLikeRows(value, c)
}

func encodedLikeRows(value any, c Column) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if c.Type == Pairs { // whose objects have an order
		first, second := "name", "value"
		if c.Name == "unread" {
			first, second = "field", "text"
		}
		var parts []string
		for _, item := range value.([]any) {
			pair := item.(map[string]any)
			parts = append(parts, `{"`+first+`":`+encodedLikeRows(pair[first], Column{})+`,"`+second+`":`+encodedLikeRows(pair[second], Column{})+`}`)
		}
		return "[" + strings.Join(parts, ",") + "]"
	}
	if err := e.Encode(value); err != nil {
		panic(err)
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// The keys lead to rows, and are the keys of no other.
func TestKeys(t *testing.T) {
	p := lakeshore()
	p.Key = "a/b%"
	p.Team = []plan.TeamMember{{Record: plan.Record{Key: "ines"}}}
	p.Stakeholders[0].Record = plan.Record{Key: "ada-roth"}
	known := map[string]bool{}
	var named []string
	for _, table := range Tables() {
		for _, row := range rows(t, table, p) {
			key := row["key"].(string)
			if known[key] {
				t.Errorf("two rows are called %s", key)
			}
			known[key] = true
			for name, value := range row {
				switch value := value.(type) {
				case string:
					if strings.HasSuffix(name, "_key") {
						named = append(named, value)
					}
				case []any:
					for _, item := range value {
						if key, isText := item.(string); isText && strings.HasSuffix(name, "_keys") {
							named = append(named, key)
						}
					}
				}
			}
		}
	}
	slices.Sort(named)
	for _, key := range named {
		if !known[key] {
			t.Errorf("no row is called %s", key)
		}
	}
	if want := []string{"a%2Fb%25", "a%2Fb%25/actions/draft-the-paper", "a%2Fb%25/goals/g1", "a%2Fb%25/stakeholders/ada-roth", "a%2Fb%25/team/ines"}; !reflect.DeepEqual(slices.Compact(named), want) {
		t.Errorf("%q are named, want %q", slices.Compact(named), want)
	}
}

func TestGoldenTables(t *testing.T) {
	var out bytes.Buffer
	for _, table := range Tables() {
		for _, format := range []Format{NDJSON, CSV} {
			if text := table.AppendRows(nil, lakeshore(), asOf, format); len(text) > 0 {
				out.WriteString("-- " + table.Name + "." + string(format) + " --\n")
				out.Write(bytes.ReplaceAll(append(table.Head(format), text...), []byte("\r"), nil))
			}
		}
	}
	path := filepath.Join("testdata", "lakeshore-tables.txt")
	if *update {
		if err := os.WriteFile(path, out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), out.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
