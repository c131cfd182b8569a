package delta_test

// What a diff says of every field there is, in a file to be read aloud.

import (
	"flag"
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/acctplan/acctplan/pkg/compile/vocabulary"
	"github.com/acctplan/acctplan/pkg/delta"
	"github.com/acctplan/acctplan/pkg/field"
	"github.com/acctplan/acctplan/pkg/plan"
)

var update = flag.Bool("update", false, "write testdata/sentences.txt anew")

// labels is a record of every collection: what it is called, and what it is called later.
var labels = map[plan.Collection][2]string{
	plan.Goals:            {"Settle claims faster", "Settle claims within the week"},
	plan.Targets:          {"Sell the hubs", "Sell the hubs and the depots"},
	plan.Stakeholders:     {"Ines Duarte", "Ines Duarte-Roth"},
	plan.Team:             {"Kim Solheim", "Kim Solheim-Berg"},
	plan.DecisionProcess:  {"Budget approval", "Final budget approval"},
	plan.DecisionCriteria: {"Price per load", "Price per load and mile"},
	plan.Questions:        {"Who signs?", "Who signs, and when?"},
	plan.Assumptions:      {"The budget holds", "The budget holds until May"},
	plan.Commitments:      {"A weekly call", "A weekly call and a report"},
	plan.Asks:             {"Meet their board", "Meet their new board"},
	plan.Challenges:       {"Loads arrive late", "Loads arrive late in winter"},
	plan.Contracts:        {"Frame agreement", "Frame agreement 2027"},
	plan.Products:         {"Load Board", "Load Board Plus"},
	plan.Metrics:          {"Weekly users", "Weekly active users"},
	plan.ValueDelivered:   {"Fewer empty runs", "Far fewer empty runs"},
	plan.Whitespace:       {"Load Board", "Load Board Plus"},
	plan.Opportunities:    {"Hubs in the north", "All hubs in the north"},
	plan.Competitors:      {"Freshline", "Freshline Group"},
	plan.Risks:            {"Tender in spring", "Tender in early spring"},
	plan.Actions:          {"Send the pilot figures", "Send the final pilot figures"},
	plan.Milestones:       {"Pilot signed", "Second pilot signed"},
	plan.Log:              {"Met the board", "Met the whole board"},
	plan.SWOT:             {"Good name with drivers", "Very good name with drivers"},
	plan.Landscape:        {"Tech stack", "Whole tech stack"},
}

// samples are two values of a field, as authors write them.
func samples(collection plan.Collection, name string, data any) [2]string {
	if words, ok := map[string][2]string{
		"stance": {"supporter", "neutral"}, "role": {"champion", "coach"}, "status": {"open", "blocked"}, "stage": {"propose", "negotiate"},
		"coverage": {"open", "owned"}, "kind": {"meeting", "review"}, "quadrant": {"strength", "threat"}, "tier": {"key", "strategic"},
		"lifecycle": {"prospect", "customer"}, "health": {"green", "red"}, "audience": {"internal", "customer"}, "cadence": {"monthly", "weekly"},
		"every": {"month", "week"}, "email": {"ines@harrow.example", "duarte@harrow.example"},
		"counterpart": {"Lea Brandt", "Tom Ekberg"}, "owner": {"Ada Roth", "Bo Lindgren"}, "csm": {"Lea Brandt", "Tom Ekberg"}, "executive_sponsor": {"Lea Brandt", "Tom Ekberg"},
		"for": {"g1", "g2"}, "goal": {"g1", "g2"}, "blocked_by": {"a8", "a9"}, "of": {"Lea Brandt", "Tom Ekberg"}, "handle": {"ines", "iduarte"}, "id": {"harrow", "harrowgate"}, "parent": {"north-group", "south-group"}, "company_revenue": {"€40M", "€55M"},
		"health_score": {"60", "75"}, "nps": {"20", "35"}, "csat": {"80", "90"}, "reviewed": {"2026-09-05", "2026-10-14"},
	}[name]; ok && !(collection == plan.Team && name == "role" || collection == plan.Competitors && name == "status") {
		if collection != "" && collection != plan.Stakeholders && name == "owner" && collection != plan.Goals && collection != plan.DecisionProcess && collection != plan.Challenges {
			return [2]string{"Lea Brandt", "Tom Ekberg"}
		}
		return words
	}
	switch kind := reflect.TypeOf(data).Name(); {
	case kind == "Date":
		return [2]string{"2026-09-05", "2026-10-14"}
	case kind == "Money":
		return [2]string{"40k", "55k"}
	case kind == "Percent":
		return [2]string{"60%", "40%"}
	case kind == "Number":
		return [2]string{"120", "150"}
	case kind == "Days":
		return [2]string{"90", "60"}
	case kind == "Flag":
		return [2]string{"no", "yes"}
	case kind == "Person", kind == "People":
		return [2]string{"Ada Roth", "Bo Lindgren"}
	case kind == "Strings":
		return [2]string{"[North, South]", "[North, East]"}
	case strings.HasPrefix(kind, "Enum"):
		return [2]string{"medium", "high"}
	}
	return [2]string{"north hubs", "south depots"}
}

// long is a text that no sentence repeats.
const long = "They ship frozen goods through four hubs and would like to ship many more of them next year."

// around is what the records of the table refer to.
const around = `team:
  - {name: Lea Brandt, role: AE, handle: lea}
  - {name: Tom Ekberg, role: CSM, handle: tom}
stakeholders:
  - {name: Ada Roth, title: CFO}
  - {name: Bo Lindgren, title: Head of IT}
goals:
  - {id: g1, goal: Fill every truck}
  - {id: g2, goal: Lose no load}
actions:
  - {id: a8, action: Book the room}
  - {id: a9, action: Print the slides}
`

// withRecord is a plan that has one more record, with some fields; none where lines is nil.
func withRecord(collection plan.Collection, lines []string) string {
	key := string(collection)
	own := ""
	if lines != nil {
		own = "  - " + strings.Join(lines, "\n    ") + "\n"
	}
	text := around
	if head := key + ":\n"; strings.Contains(text, head) {
		text = strings.Replace(text, head, head+own, 1)
	} else if own != "" {
		text += head + own
	}
	return "---\nacctplan: 1\naccount: Harrow\ncurrency: EUR\n" + text + "---\n\n# Harrow\n"
}

// said is what there is to say between two texts, on one line.
func said(before, after string) string {
	lines := delta.Sentences(delta.Compare(read(before), read(after)))
	if len(lines) == 0 {
		return "(nothing)"
	}
	return strings.Join(lines, " | ")
}

// TestTable writes what a diff says of every fact, every field of every record and every step of
// work. Read it aloud: each line must be what a colleague would say.
func TestTable(t *testing.T) {
	words := vocabulary.Default()
	var b strings.Builder
	line := func(what, sentence string) { fmt.Fprintf(&b, "%-28s %s\n", what, sentence) }

	fmt.Fprintf(&b, "# facts of the account\n\n")
	fact := func(name, value string) string {
		facts := map[string]string{"acctplan": "1", "account": "Harrow", "currency": "EUR"}
		var order []string
		for _, key := range []string{"acctplan", "account", "currency"} {
			if key != name {
				order = append(order, key+": "+facts[key])
			}
		}
		if value != "" {
			order = append(order, name+": "+value)
		}
		return "---\n" + strings.Join(order, "\n") + "\nteam:\n  - {name: Lea Brandt}\n  - {name: Tom Ekberg}\n---\n\n# Harrow\n"
	}
	for _, v := range field.Facts(&plan.Plan{}) {
		s := samples("", v.Name, v.Data)
		switch v.Name {
		case "account":
			s = [2]string{"Harrow", "Harrowgate Freight"}
		case "currency":
			s = [2]string{"EUR", "USD"}
		case "owner":
			s = [2]string{"Lea Brandt", "Tom Ekberg"}
		}
		line(v.Name+" added", said(fact(v.Name, ""), fact(v.Name, s[1])))
		line(v.Name+" changed", said(fact(v.Name, s[0]), fact(v.Name, s[1])))
		line(v.Name+" removed", said(fact(v.Name, s[0]), fact(v.Name, "")))
	}
	for _, some := range [][3]string{
		{"renewal earlier", "2026-10-14", "2026-09-05"}, {"renewal none", "2026-09-05", "none"}, {"renewal again", "none", "2026-09-05"}, {"renewal vague", "2026-09-05", "2026-Q4"},
		{"industry long", "Freight", long}, {"industry rewritten", long, strings.Replace(long, "four", "five", 1)}, {"region of ours", "", ""},
	} {
		name, _, _ := strings.Cut(some[0], " ")
		if some[1] == "" {
			line("own key added", said(fact("region_lead", ""), fact("region_lead", "Sam")))
			line("own key changed", said(fact("region_lead", "Sam"), fact("region_lead", "Kim")))
			line("own key removed", said(fact("region_lead", "Sam"), fact("region_lead", "")))
			continue
		}
		line(some[0], said(fact(name, some[1]), fact(name, some[2])))
	}

	filled := map[plan.Collection][]field.Value{}
	p := &plan.Plan{}
	v := reflect.ValueOf(p).Elem()
	for i := range v.NumField() {
		if f := v.Field(i); f.Kind() == reflect.Slice && f.Type().Elem().Kind() == reflect.Struct {
			if record, ok := f.Type().Elem().FieldByName("Record"); ok && record.Anonymous {
				f.Set(reflect.MakeSlice(f.Type(), 1, 1))
			}
		}
	}
	var order []plan.Collection
	for _, r := range field.Records(p) {
		filled[r.Collection] = r.Values
		order = append(order, r.Collection)
	}
	for _, collection := range order {
		names := words.FieldNames(collection)
		label := labels[collection]
		if label[0] == "" {
			t.Fatalf("no record of %s", collection)
		}
		named := labelName(collection)
		record := func(name, value string) []string {
			lines := []string{"id: x1", named + ": " + label[0]}
			if value != "" {
				lines = append(lines, name+": "+value)
			}
			return lines
		}
		base := record("", "")
		if collection == plan.Whitespace {
			record = func(name, value string) []string {
				lines := []string{"id: x1", "product: Load Board", "unit: Depots"}
				if name == "unit" || name == "product" {
					lines = slices.DeleteFunc(lines, func(line string) bool { return strings.HasPrefix(line, name) })
				}
				if value != "" {
					lines = append(lines, name+": "+value)
				}
				return lines
			}
			base = record("", "")
		}
		if len(compiled(collection, base)) == 0 {
			t.Errorf("%s: no record comes of %v", collection, base)
		}
		var all []string
		fmt.Fprintf(&b, "\n# %s\n\n", collection)
		for _, v := range filled[collection] {
			if s := samples(collection, v.Name, v.Data); v.Name != named && (collection != plan.Whitespace || v.Name != "unit") && v.Name != "checked" && v.Name != "done" && v.Name != "left" && v.Name != "measure" && slices.Contains(names, v.Name) {
				all = append(all, v.Name+": "+s[0])
			}
		}
		line("record added", said(withRecord(collection, nil), withRecord(collection, base)))
		line("record added, all fields", said(withRecord(collection, nil), withRecord(collection, append(slices.Clone(base), all...))))
		line("record removed", said(withRecord(collection, base), withRecord(collection, nil)))
		line("record renamed", said(withRecord(collection, base), withRecord(collection, slices.Insert(slices.DeleteFunc(slices.Clone(base), func(line string) bool { return line == named+": "+label[0] }), 1, named+": "+label[1]))))
		longSaid := false
		for _, v := range filled[collection] {
			if v.Name == named || v.Name == "checked" || v.Name == "measure" {
				continue
			}
			s := samples(collection, v.Name, v.Data)
			line(v.Name+" added", said(withRecord(collection, base), withRecord(collection, record(v.Name, s[1]))))
			line(v.Name+" changed", said(withRecord(collection, record(v.Name, s[0])), withRecord(collection, record(v.Name, s[1]))))
			line(v.Name+" removed", said(withRecord(collection, record(v.Name, s[1])), withRecord(collection, base)))
			switch kind := reflect.TypeOf(v.Data).Name(); {
			case kind == "Date":
				line(v.Name+" earlier", said(withRecord(collection, record(v.Name, s[1])), withRecord(collection, record(v.Name, s[0]))))
				line(v.Name+" vague", said(withRecord(collection, record(v.Name, s[0])), withRecord(collection, record(v.Name, "2026-Q4"))))
				if v.Name == "renewal" {
					line(v.Name+" none", said(withRecord(collection, record(v.Name, s[0])), withRecord(collection, record(v.Name, "none"))))
				}
			case kind == "String" && v.Name != "handle" && v.Name != "email" && v.Name != "unit" && v.Name != "every" && v.Name != "product" && v.Name != "category" && !longSaid:
				longSaid = true // one text is like all others
				line(v.Name+" long added", said(withRecord(collection, base), withRecord(collection, record(v.Name, long))))
				line(v.Name+" long changed", said(withRecord(collection, record(v.Name, long)), withRecord(collection, record(v.Name, strings.Replace(long, "four", "five", 1)))))
				line(v.Name+" long removed", said(withRecord(collection, record(v.Name, long)), withRecord(collection, base)))
			case kind == "People":
				line(v.Name+" joined", said(withRecord(collection, record(v.Name, s[0])), withRecord(collection, record(v.Name, "["+s[0]+", "+s[1]+"]"))))
			}
		}
		line("notes added", said(withRecord(collection, base), withRecord(collection, record("notes", long))))
		line("own field added", said(withRecord(collection, base), withRecord(collection, record("Colour", "blue"))))
		line("own field changed", said(withRecord(collection, record("Colour", "blue")), withRecord(collection, record("Colour", "red"))))
		line("own field removed", said(withRecord(collection, record("Colour", "blue")), withRecord(collection, base)))
		var steps []string
		switch collection {
		case plan.Actions, plan.Milestones, plan.Commitments, plan.Risks:
			steps = []string{"status", "open", "doing", "blocked", "done", "dropped", "accepted"}
		case plan.Opportunities:
			steps = []string{"stage", "qualify", "won", "lost", "parked", "Paper chase"}
		case plan.Whitespace:
			steps = []string{"coverage", "owned", "open", "competitor", "n/a"}
		default:
			continue
		}
		for _, from := range steps[1:] {
			for _, to := range steps[1:] {
				if from != to && (from == steps[1] || to == steps[1] || from == steps[2]) {
					line(from+" → "+to, said(withRecord(collection, record(steps[0], from)), withRecord(collection, record(steps[0], to))))
				}
			}
		}
	}
	const path = "testdata/sentences.txt"
	if *update {
		if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(b.String(), "\n")); diff != "" {
		t.Errorf("read the new sentences, then run the test with -update: %s", diff)
	}
}

// labelName is the field that names a record of a collection.
func labelName(collection plan.Collection) string {
	switch collection {
	case plan.Stakeholders, plan.Team, plan.Contracts, plan.Landscape:
		return "name"
	case plan.Questions, plan.Assumptions, plan.Log, plan.SWOT:
		return "text"
	case plan.DecisionProcess:
		return "step"
	case plan.DecisionCriteria:
		return "criterion"
	case plan.Products, plan.Whitespace:
		return "product"
	case plan.ValueDelivered:
		return "outcome"
	case plan.Opportunities:
		return "opportunity"
	}
	return strings.TrimSuffix(string(collection), "s")
}

// compiled are the records that a plan with one more record has more than the one without.
func compiled(collection plan.Collection, lines []string) []field.Record {
	var out []field.Record
	for _, r := range field.Records(read(withRecord(collection, lines))) {
		if r.Collection == collection && (r.ID.Text == "x1" || collection == plan.Whitespace) {
			out = append(out, r)
		}
	}
	return out
}
