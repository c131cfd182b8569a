package export

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
)

// The properties below are checked on plans that are filled by reflection: a field that the
// model gains and the export forgets fails them.

// filler fills a plan with drawn values, each of its own text.
type filler struct {
	t     *rapid.T
	count int
	size  int      // of the file
	texts []string // what must be found in the document
}

func (f *filler) token(kind string) string {
	f.count++
	return fmt.Sprintf("%s-%d-é", kind, f.count)
}

func (f *filler) span() source.Span {
	start := rapid.IntRange(0, f.size).Draw(f.t, "start")
	return source.Span{Start: start, End: rapid.IntRange(start, f.size).Draw(f.t, "end")}
}

func (f *filler) origin() plan.Origin {
	state := plan.State(rapid.IntRange(int(plan.Missing), int(plan.NotApplicable)).Draw(f.t, "state"))
	if state == plan.Missing {
		return plan.Origin{}
	}
	return plan.Origin{Span: f.span(), Text: f.token("text"), State: state}
}

// expect remembers that the origin's text has to appear.
func (f *filler) expect(origin plan.Origin) plan.Origin {
	if origin.IsWritten() {
		f.texts = append(f.texts, origin.Text)
	}
	return origin
}

// expectUnread remembers it for a value whose canonical form takes the place of its text.
func (f *filler) expectUnread(origin plan.Origin) plan.Origin {
	if !origin.IsSet() {
		f.expect(origin)
	}
	return origin
}

func (f *filler) decimal() decimal.Decimal {
	return decimal.New(rapid.Int64Range(-1e12, 1e12).Draw(f.t, "amount"), rapid.Int32Range(-4, 4).Draw(f.t, "exponent"))
}

// vocabulary are the words of the enumerations, by type.
var vocabulary = map[reflect.Type][]string{
	reflect.TypeFor[plan.Tier]():      {"strategic", "key", "standard"},
	reflect.TypeFor[plan.Lifecycle](): {"customer", "prospect"},
	reflect.TypeFor[plan.Health]():    {"green", "amber", "red"},
	reflect.TypeFor[plan.Cadence]():   {"weekly", "biweekly", "monthly", "quarterly", "half-yearly", "yearly"},
	reflect.TypeFor[plan.Audience]():  {"internal", "customer"},
	reflect.TypeFor[plan.Role]():      {"economic-buyer", "champion", "executive-sponsor", "coach", "technical-buyer", "end-user", "influencer", "blocker", "procurement"},
	reflect.TypeFor[plan.Stance]():    {"advocate", "supporter", "neutral", "sceptic", "detractor", "unknown"},
	reflect.TypeFor[plan.Level]():     {"critical", "high", "medium", "low"},
	reflect.TypeFor[plan.Status]():    {"open", "doing", "blocked", "done", "dropped", "accepted"},
	reflect.TypeFor[plan.Stage]():     {"discover", "qualify", "validate", "propose", "negotiate", "commit", "won", "lost", "parked"},
	reflect.TypeFor[plan.Coverage]():  {"owned", "open", "competitor", "n/a"},
	reflect.TypeFor[plan.LogKind]():   {"stakeholder", "competitor", "business", "usage", "review", "meeting", "won", "lost", "note"},
	reflect.TypeFor[plan.Quadrant]():  {"strength", "weakness", "opportunity", "threat"},
	reflect.TypeFor[plan.Collection](): {"goals", "targets", "stakeholders", "decision_process", "decision_criteria", "questions", "assumptions",
		"commitments", "asks", "team", "contracts", "challenges", "current_state", "metrics", "value_delivered", "whitespace", "opportunities",
		"competitors", "risks", "actions", "milestones", "log", "swot", "landscape"},
	reflect.TypeFor[plan.Concept](): {"", "goals", "decision-process"},
	reflect.TypeFor[plan.UnplacedReason](): {"surplus-cell", "unknown-column", "unknown-field", "swallowed-text", "broken-table", "unmapped-table",
		"unreadable-item", "code-block", "too-deep"},
}

// notExported are the fields that the export leaves out on purpose: what findings say, and
// what the compiler keeps for rules.
var notExported = map[string]bool{
	"Problems": true, "Suppressions": true, "HasFrontmatter": true, "Facts": true, "Head": true,
	"File": true, "ID": true, "Suggest": true, "Words": true, "Records": true, "Headless": true, "Index": true,
	"Internal": true, // places, which the export has of everything that stands there
}

// fill fills any value of the model.
func (f *filler) fill(v reflect.Value) {
	switch p := v.Addr().Interface().(type) {
	case *plan.String:
		p.Origin = f.expect(f.origin())
		return
	case *plan.Date:
		p.Origin = f.expect(f.origin())
		if p.IsSet() {
			switch rapid.IntRange(0, 5).Draw(f.t, "date") {
			case 0:
				p.None = true
			case 1:
				p.Never = true
			case 2:
				p.Yes = true
			default:
				p.First = plan.Day(rapid.IntRange(0, 40_000).Draw(f.t, "first"))
				p.Last = p.First + plan.Day(rapid.IntRange(0, 365).Draw(f.t, "days"))
				p.Precision = plan.Precision(rapid.IntRange(0, 4).Draw(f.t, "precision"))
			}
		}
		return
	case *plan.Money:
		p.Origin = f.expect(f.origin())
		p.Amount = f.decimal()
		p.Min, p.Max = p.Amount, p.Amount
		if rapid.Bool().Draw(f.t, "range") {
			p.Max = f.decimal()
		}
		p.Currency = rapid.SampledFrom([]string{"", "EUR"}).Draw(f.t, "currency")
		return
	case *plan.Number:
		p.Origin, p.Value = f.expectUnread(f.origin()), f.decimal()
		return
	case *plan.Percent:
		p.Origin, p.Value = f.expectUnread(f.origin()), f.decimal()
		return
	case *plan.Days:
		p.Origin, p.Value = f.expectUnread(f.origin()), f.count
		return
	case *plan.Flag:
		p.Origin, p.Value = f.expectUnread(f.origin()), rapid.Bool().Draw(f.t, "flag")
		return
	case *plan.Person:
		p.Origin = f.expect(f.origin())
		if p.IsSet() {
			p.Side = plan.Side(rapid.IntRange(0, 3).Draw(f.t, "side"))
			p.ID, p.Name = f.token("id"), f.token("name")
			f.texts = append(f.texts, p.ID, p.Name)
		}
		return
	case *plan.Record:
		p.Key, p.Label, p.Span = f.token("key"), f.token("label"), f.span()
		f.texts = append(f.texts, p.Key, p.Label)
		f.fill(reflect.ValueOf(&p.Notes).Elem())
		f.fill(reflect.ValueOf(&p.Extra).Elem())
		return
	case *source.Span:
		*p = f.span()
		return
	case *plan.Rates: // of the configuration, not of the plan
		return
	}
	if words, ok := vocabulary[v.Type()]; ok {
		v.SetString(rapid.SampledFrom(words).Draw(f.t, "word"))
		return
	}
	switch v.Kind() {
	case reflect.Slice:
		length := rapid.IntRange(0, 2).Draw(f.t, "length")
		v.Set(reflect.MakeSlice(v.Type(), length, length))
		for i := range length {
			f.fill(v.Index(i))
		}
	case reflect.Struct:
		f.fillStruct(v)
	case reflect.Bool:
		v.SetBool(rapid.Bool().Draw(f.t, "bool"))
	case reflect.Int:
		v.SetInt(int64(rapid.IntRange(0, 3).Draw(f.t, "int")))
	case reflect.String:
		token := f.token("string")
		f.texts = append(f.texts, token)
		v.SetString(token)
	default:
		f.t.Fatalf("the model has a %s, which this test does not know", v.Type())
	}
}

// fillStruct fills enumerations, lists of values, and whatever else has fields.
func (f *filler) fillStruct(v reflect.Value) {
	for i := range v.NumField() {
		if !notExported[v.Type().Field(i).Name] && v.Type().Field(i).Name != "Origin" {
			f.fill(v.Field(i))
		}
	}
	field := v.FieldByName("Origin")
	if !field.IsValid() {
		return
	}
	origin := f.origin()
	word, items := v.FieldByName("Value"), v.FieldByName("List")
	switch {
	case items.IsValid():
		if items.Len() > 0 {
			origin.State = plan.Set // its items say what became of it
		}
		f.expectUnread(origin)
	case word.IsValid():
		f.expectUnread(origin)
		if !origin.IsSet() {
			word.SetZero()
		}
	default:
		f.expect(origin)
	}
	field.Set(reflect.ValueOf(origin))
}

// draw draws a whole plan, and what has to be found in its document.
func draw(t *rapid.T) (*plan.Plan, []string) {
	content := strings.Repeat("日本 | a\r\n", 20)
	f := &filler{t: t, size: len(content)}
	p := &plan.Plan{}
	f.fill(reflect.ValueOf(p).Elem())
	p.File = source.NewFile("a.md", []byte(content))
	return p, f.texts
}

func TestEveryPlanFitsTheSchema(t *testing.T) {
	model := compiled(t)
	rapid.Check(t, func(t *rapid.T) {
		p, _ := draw(t)
		text, document := exported(t, p)
		if err := model.Validate(any(document)); err != nil {
			t.Fatalf("%#v", err)
		}
		if again, _ := exported(t, p); again != text {
			t.Error("the same plan gave two documents")
		}
	})
}

func TestNothingIsDropped(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, texts := draw(t)
		document, _ := exported(t, p)
		for _, text := range texts {
			if !strings.Contains(document, text) {
				t.Errorf("%s is missing in\n%s", text, document)
			}
		}
	})
}

// Every record of every collection appears, in order, with the place where it stands.
func TestEveryRecordHasItsPlace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, _ := draw(t)
		_, document := exported(t, p)
		object := document["plans"].([]any)[0].(map[string]any)
		want := make(map[string]plan.Record)
		for _, field := range reflect.VisibleFields(reflect.TypeFor[plan.Plan]()) {
			collection := reflect.ValueOf(p).Elem().FieldByIndex(field.Index)
			if collection.Kind() != reflect.Slice || collection.Type().Elem().Kind() != reflect.Struct {
				continue
			}
			if _, isRecord := collection.Type().Elem().FieldByName("Record"); !isRecord {
				continue
			}
			for i := range collection.Len() {
				record := collection.Index(i).FieldByName("Record").Interface().(plan.Record)
				want[record.Key] = record
			}
		}
		found := 0
		for _, name := range vocabulary[reflect.TypeFor[plan.Collection]()] {
			list, ok := object[name].([]any)
			if !ok {
				t.Fatalf("there is no list %s", name)
			}
			for _, item := range list {
				found++
				got := item.(map[string]any)
				record := want[got["id"].(string)]
				for key, offset := range map[string]int{"start": record.Span.Start, "end": record.Span.End} {
					at := p.File.Position(offset)
					wanted := fmt.Sprintf("map[column:%d line:%d offset:%d]", at.Column, at.Line, at.Offset)
					if place := fmt.Sprint(got[key]); place != wanted {
						t.Errorf("%s of %s is %s, want %s", key, record.Key, place, wanted)
					}
				}
			}
		}
		if found != len(want) {
			t.Errorf("%d of %d records", found, len(want))
		}
	})
}
