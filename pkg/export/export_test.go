package export

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v5"
	"github.com/shopspring/decimal"

	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
	"github.com/acctplan/acctplan/schema"
)

var update = flag.Bool("update", false, "rewrite the golden files")

var asOf = plan.DayOf(2026, 11, 23)

// compiled is the schema of the exported model.
func compiled(t *testing.T) *jsonschema.Schema {
	t.Helper()
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat = true
	if err := compiler.AddResource(schema.BaseURL+"model.schema.json", bytes.NewReader(schema.Model())); err != nil {
		t.Fatal(err)
	}
	return compiler.MustCompile(schema.BaseURL + "model.schema.json")
}

// fataler is what testing.T and rapid.T have in common.
type fataler interface {
	Helper()
	Fatal(...any)
	Errorf(string, ...any)
}

// exported is the document of the plans, read back.
func exported(t fataler, plans ...*plan.Plan) (text string, document map[string]any) {
	t.Helper()
	var out bytes.Buffer
	if err := JSON(&out, plans, asOf); err != nil {
		t.Fatal(err)
	}
	decoder := json.NewDecoder(bytes.NewReader(out.Bytes()))
	decoder.UseNumber()
	if err := decoder.Decode(&document); err != nil {
		t.Fatal(err, out.String())
	}
	return out.String(), document
}

const lakeshoreText = `---
acctplan: 1
account: Lakeshore <Logistics> & Co
tier: huge
arr: €480k
potential: £0.4–0.8M
renewal: none
reviewed: Q4 2026
next_review: ASAP
notice: 90d
health_score: 71.5
units: [Docks, TBD]
owner: "@ines"
csm: "[Name]"
vintage: 1998
---
# Lakeshore

| id | goal | metric | by | owner |
|----|------|--------|----|-------|
| g1 | Shorter waits | TBD | Q4 2026 | Ada, @ghost |

- [x] Draft the paper @ines due:2026-10-14 for:g1,g9
`

// lakeshore is a plan with a value of every kind, understood and not.
func lakeshore() *plan.Plan {
	file := source.NewFile("accounts/lakeshore.md", []byte(lakeshoreText))
	written := func(text string, state plan.State) plan.Origin {
		i := strings.Index(lakeshoreText, text)
		return plan.Origin{Span: source.Span{Start: i, End: i + len(text)}, Text: text, State: state}
	}
	set := func(text string) plan.Origin { return written(text, plan.Set) }
	amount := func(text string) decimal.Decimal { return decimal.RequireFromString(text) }
	day := func(text string, at plan.Day) plan.Date {
		return plan.Date{Origin: set(text), First: at, Last: at}
	}
	quarter := plan.Date{Origin: set("Q4 2026"), First: plan.DayOf(2026, 10, 1), Last: plan.DayOf(2026, 12, 31), Precision: plan.ToQuarter}
	ines := plan.Person{Origin: set("@ines"), Side: plan.Ours, ID: "ines", Name: "Inês Duarte"}
	units := plan.Strings{Origin: set("[Docks, TBD]"), List: []plan.String{{Origin: set("Docks")}, {Origin: written("TBD", plan.Placeholder)}}}
	never := plan.Date{Origin: plan.Origin{Text: "never", State: plan.Set}, Never: true}
	left := plan.Date{Origin: plan.Origin{Text: "yes", State: plan.Set}, Yes: true}
	return &plan.Plan{
		File: file, Path: file.Path, Marked: true, HasFrontmatter: true, Key: "lakeshore",
		Title:       plan.String{Origin: set("Lakeshore")},
		Account:     plan.String{Origin: set("Lakeshore <Logistics> & Co")},
		Tier:        plan.Enum[plan.Tier]{Origin: written("huge", plan.Unreadable)},
		ARR:         plan.Money{Origin: set("€480k"), Amount: amount("480000"), Min: amount("480000"), Max: amount("480000.0"), Currency: "EUR"},
		Potential:   plan.Money{Origin: set("£0.4–0.8M"), Amount: amount("600000"), Min: amount("400000"), Max: amount("800000"), Currency: "GBP"},
		TargetARR:   plan.Money{Origin: plan.Origin{Text: "more", State: plan.Unreadable}},
		Renewal:     plan.Date{Origin: set("none"), None: true},
		Reviewed:    quarter,
		NextReview:  plan.Date{Origin: written("ASAP", plan.Unreadable)},
		Notice:      plan.Days{Origin: set("90d"), Value: 90},
		HealthScore: plan.Number{Origin: set("71.5"), Value: amount("71.50")},
		Units:       units,
		Owner:       ines,
		CSM:         plan.Person{Origin: written("[Name]", plan.Placeholder)},
		ExtraKeys:   []plan.Extra{{Name: plan.String{Origin: set("vintage")}, Value: plan.String{Origin: set("1998")}}},
		Stakeholders: []plan.Stakeholder{{
			Record: plan.Record{Key: "ada-roth", Label: "Ada Roth"},
			Name:   plan.String{Origin: plan.Origin{Text: "Ada Roth", State: plan.Set}},
			Roles: plan.Enums[plan.Role]{Origin: plan.Origin{Text: "champion, boss", State: plan.Set}, List: []plan.Enum[plan.Role]{
				{Origin: plan.Origin{Text: "champion", State: plan.Set}, Value: plan.Champion},
				{Origin: plan.Origin{Text: "boss", State: plan.Unreadable}},
			}},
			LastContact: never, Left: left,
		}},
		Goals: []plan.Goal{{
			Record: plan.Record{ID: plan.String{Origin: set("g1")}, Key: "g1", Label: "Shorter waits", Span: set("g1 | Shorter waits | TBD").Span},
			Goal:   plan.String{Origin: set("Shorter waits")},
			Metric: plan.String{Origin: written("TBD", plan.Placeholder)},
			By:     quarter,
			Owner: plan.People{Origin: set("Ada, @ghost"), List: []plan.Person{
				{Origin: set("Ada"), Side: plan.Theirs, ID: "ada-roth", Name: "Ada Roth"},
				{Origin: set("@ghost")},
			}},
			Source: plan.String{Origin: plan.Origin{Text: "n/a", State: plan.NotApplicable}},
		}},
		Opportunities: []plan.Opportunity{{
			Record:      plan.Record{Key: "more-docks"},
			Stage:       plan.Enum[plan.Stage]{Origin: plan.Origin{Text: "Solutioning", State: plan.Unreadable}},
			Probability: plan.Percent{Origin: plan.Origin{Text: "70%", State: plan.Set}, Value: amount("70")},
		}},
		Actions: []plan.Action{{
			Record: plan.Record{Key: "draft-the-paper", Label: "Draft the paper", Span: set("- [x] Draft the paper @ines due:2026-10-14 for:g1,g9").Span},
			Action: plan.String{Origin: set("Draft the paper")}, Owners: plan.People{Origin: set("@ines"), List: []plan.Person{ines}},
			Due: day("2026-10-14", plan.DayOf(2026, 10, 14)), Checked: plan.Flag{Origin: set("[x]"), Value: true},
			For: plan.Refs{Origin: set("g1,g9"), List: []plan.Ref{{Origin: set("g1"), Collection: plan.Goals, Key: "g1"}, {Origin: set("g9")}}},
		}, {
			Record: plan.Record{Key: "dropped"}, Parent: 1, Horizon: 30,
			Status: plan.Enum[plan.Status]{Origin: plan.Origin{Text: "cancelled", State: plan.Set}, Value: plan.Dropped},
		}},
	}
}

func TestGolden(t *testing.T) {
	text, document := exported(t, lakeshore(), &plan.Plan{})
	if err := compiled(t).Validate(any(document)); err != nil {
		t.Errorf("%#v", err)
	}
	var indented bytes.Buffer
	if err := json.Indent(&indented, []byte(text), "", "  "); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join("testdata", "lakeshore.json")
	if *update {
		if err := os.WriteFile(path, indented.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), indented.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestNoPlans(t *testing.T) {
	text, document := exported(t)
	if want := `{"version":1,"as_of":"2026-11-23","plans":[]}` + "\n"; text != want {
		t.Errorf("got %s", text)
	}
	if err := compiled(t).Validate(any(document)); err != nil {
		t.Error(err)
	}
}

// The values whose form the documentation promises.
func TestForms(t *testing.T) {
	text, _ := exported(t, lakeshore())
	for _, want := range []string{
		`"account":"Lakeshore <Logistics> & Co"`,
		`"arr":{"amount":"480000","currency":"EUR","text":"€480k"}`,
		`"potential":{"min":"400000","max":"800000","currency":"GBP","text":"£0.4–0.8M"}`,
		`"target_arr":{"text":"more"}`,
		`"renewal":{"none":true,"text":"none"}`,
		`"reviewed":{"date":"2026-12-31","precision":"quarter","text":"Q4 2026"}`,
		`"next_review":{"text":"ASAP"}`,
		`"notice":90,`,
		`"health_score":71.5,`,
		`"units":["Docks"]`,
		`"owner":{"text":"@ines","id":"ines","name":"Inês Duarte","side":"ours"}`,
		`"csm":null`,
		`"unread":{"tier":"huge","units":"TBD","target_arr":"more","csm":"[Name]","next_review":"ASAP"}`,
		`"roles":["champion"]`,
		`"last_contact":{"never":true,"text":"never"}`,
		`"left":{"yes":true,"text":"yes"}`,
		`"unread":{"roles":"boss"}`,
		`"metric":null`,
		`"owners":[{"text":"Ada","id":"ada-roth","name":"Ada Roth","side":"theirs"},{"text":"@ghost","id":null,"name":null,"side":null}]`,
		`"source":"n/a"`,
		`"stage":"Solutioning"`,
		`"probability":70,`,
		`"done":true,`,
		`"for":[{"text":"g1","collection":"goals","id":"g1"},{"text":"g9","collection":null,"id":null}]`,
		`"parent":"draft-the-paper","horizon_days":30`,
		`"extra":[{"name":"vintage","value":"1998","start":{"line":15,"column":1,"offset":`,
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%s is missing in\n%s", want, text)
		}
	}
	if strings.Count(text, `"done":false`) != 1 {
		t.Error("a dropped action counts as done")
	}
}

// Each plan is written before the next is asked for, and what a writer says comes back.
func TestDocumentKeepsNothing(t *testing.T) {
	var out bytes.Buffer
	document := NewDocument(&out, asOf)
	if out.Len() > 0 {
		t.Error("a document that may never be begun was begun")
	}
	for range 3 {
		written := out.Len()
		if err := document.Add(lakeshore()); err != nil {
			t.Fatal(err)
		}
		if out.Len() <= written {
			t.Error("a plan was held back")
		}
	}
	broken := errors.New("broken pipe")
	document = NewDocument(writerFunc(func([]byte) (int, error) { return 0, broken }), asOf)
	if err := document.Add(lakeshore()); !errors.Is(err, broken) {
		t.Error(err)
	}
	if err := document.Close(); !errors.Is(err, broken) {
		t.Error(err)
	}
}

type writerFunc func([]byte) (int, error)

func (f writerFunc) Write(p []byte) (int, error) { return f(p) }
