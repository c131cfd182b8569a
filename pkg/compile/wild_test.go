package compile_test

// Plans as people write them, by authors who have not seen this code: each fixture says in
// NAME.want.yaml what a careful reader finds in NAME.md. Names and texts must be right almost
// always; owners, dates, amounts and roles nearly so.

import (
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"github.com/acctplan/acctplan/pkg/compile"
	"github.com/acctplan/acctplan/pkg/compile/value"
	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
	"github.com/acctplan/acctplan/pkg/syntax"
)

// score counts what was read right.
type score struct {
	right, all int
	misses     []string
}

func (s *score) check(ok bool, format string, args ...any) {
	s.all++
	if ok {
		s.right++
		return
	}
	s.misses = append(s.misses, fmt.Sprintf(format, args...))
}

func (s *score) share() float64 {
	if s.all == 0 {
		return 1
	}
	return float64(s.right) / float64(s.all)
}

// wanted is a YAML node with the little access that the test needs.
type wanted struct{ *syntax.Node }

func (w wanted) get(key string) (wanted, bool) {
	if w.Node == nil {
		return w, false
	}
	for _, pair := range w.Pairs {
		if pair.Key == key && !pair.Value.Null {
			return wanted{pair.Value}, true
		}
	}
	return wanted{}, false
}

func (w wanted) text(key string) string {
	v, _ := w.get(key)
	if v.Node == nil {
		return ""
	}
	return v.Value
}

func (w wanted) list(key string) []wanted {
	v, ok := w.get(key)
	if !ok {
		return nil
	}
	if v.Kind == syntax.Scalar {
		return []wanted{v}
	}
	var out []wanted
	for _, item := range v.Items {
		out = append(out, wanted{item})
	}
	return out
}

func readWanted(t *testing.T, path string) wanted {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	doc := syntax.Parse(source.NewFile(path, []byte("---\n"+string(content)+"\n---\n")))
	if doc.Frontmatter == nil || doc.Frontmatter.Root == nil || len(doc.Problems) > 0 {
		t.Fatalf("%s does not parse: %v", path, doc.Problems)
	}
	return wanted{doc.Frontmatter.Root}
}

func same(a, b string) bool { return finding.Normalise(a) == finding.Normalise(b) }

// alike allows what honest readers may differ in: an id in front of a text, a deadline behind it.
func alike(got, want string) bool {
	a, b := finding.Normalise(got), finding.Normalise(want)
	if a == b {
		return true
	}
	short, long := min(len(a), len(b)), max(len(a), len(b))
	return short*10 >= long*6 && short > 8 && (strings.Contains(a, b) || strings.Contains(b, a))
}

func dateText(d plan.Date) string {
	switch {
	case d.None:
		return "none"
	case d.Never:
		return "never"
	case d.Known():
		return d.Last.String()
	}
	return ""
}

func moneyIs(m plan.Money, want wanted) bool {
	if want.Kind == syntax.Scalar {
		if want.Value == "none" {
			return m.State == plan.Missing // the plan does not say it
		}
		return m.State == plan.Set && m.Amount.String() == want.Value
	}
	if c := want.text("currency"); c != "" && c != m.Currency {
		return false
	}
	if lo := want.text("min"); lo != "" {
		return m.Min.String() == lo && m.Max.String() == want.text("max")
	}
	return m.State == plan.Set && m.Amount.String() == want.text("amount")
}

func peopleNames(p plan.People) string {
	var names []string
	for _, person := range p.List {
		names = append(names, finding.Normalise(person.Label()))
	}
	return strings.Join(names, "+")
}

func wantNames(list []wanted) string {
	var names []string
	for _, w := range list {
		names = append(names, finding.Normalise(w.Value))
	}
	return strings.Join(names, "+")
}

func samePeople(got plan.People, want []wanted) bool {
	if peopleNames(got) == wantNames(want) {
		return true
	}
	if withoutHonorifics(peopleNames(got)) == withoutHonorifics(wantNames(want)) {
		return true
	}
	// As written counts too: the plan may not say who "Sam" is.
	var texts []string
	for _, person := range got.List {
		texts = append(texts, finding.Normalise(person.Text))
	}
	return strings.Join(texts, "+") == wantNames(want)
}

// withoutHonorifics drops what people put in front of names: "Dr. Karen Oduya" is Karen Oduya.
func withoutHonorifics(names string) string {
	var out []string
	for _, name := range strings.Split(names, "+") {
		for _, title := range []string{"dr ", "prof ", "mr ", "mrs ", "ms ", "smt ", "shri "} {
			name = strings.TrimPrefix(name, title)
		}
		out = append(out, name)
	}
	return strings.Join(out, "+")
}

// figuresBehind reports whether one of two names of a goal is the other with figures behind it: honest
// readers differ in whether a goal is called "No-shows" or "No-shows: 8% → 4%", "Dock waiting time" or
// "Dock waiting time down from 48 to 25 minutes". What starts with the figures must be understood, or
// the name with them is the right one.
func figuresBehind(label, want string, understood bool) bool {
	short, long := label, want
	if len(short) > len(long) {
		short, long = long, short
	}
	rest, found := strings.CutPrefix(finding.Normalise(long), finding.Normalise(short)+" ")
	if !found {
		return false
	}
	rest = strings.TrimPrefix(strings.TrimPrefix(rest, "down "), "up ")
	if understood {
		for _, from := range []string{"from ", "von ", "de ", "del ", "från ", "van ", "fra ", "da ", "dal "} {
			rest = strings.TrimPrefix(rest, from)
		}
	} else if len(label) > len(want) || !strings.Contains(want, ": ") {
		return false
	}
	return rest != "" && strings.ContainsAny(rest[:1], "0123456789$€£₹<≤")
}

// record is one record of the model, in the words of the fixtures.
type record struct {
	label      string
	understood bool // of a goal: where it starts and where it ends
	fields     map[string]func(wanted) (bool, string)
}

func textField(s plan.String) func(wanted) (bool, string) {
	return func(w wanted) (bool, string) { return same(s.Text, w.Value), s.Text }
}

func dateField(d plan.Date) func(wanted) (bool, string) {
	return func(w wanted) (bool, string) { return dateText(d) == w.Value, dateText(d) }
}

func wordField[T ~string](e plan.Enum[T]) func(wanted) (bool, string) {
	return func(w wanted) (bool, string) { return string(e.Value) == w.Value, string(e.Value) }
}

func moneyField(m plan.Money) func(wanted) (bool, string) {
	return func(w wanted) (bool, string) { return moneyIs(m, w), m.Amount.String() + " " + m.Currency }
}

func peopleField(p plan.People) func(wanted) (bool, string) {
	return func(w wanted) (bool, string) {
		list := []wanted{w}
		if w.Kind == syntax.Sequence {
			list = nil
			for _, item := range w.Items {
				list = append(list, wanted{item})
			}
		}
		return samePeople(p, list), peopleNames(p)
	}
}

func personField(p plan.Person) func(wanted) (bool, string) {
	return func(w wanted) (bool, string) { return same(p.Label(), w.Value) || same(p.Text, w.Value), p.Label() }
}

func records(p *plan.Plan) map[string][]record {
	out := map[string][]record{}
	type fields = map[string]func(wanted) (bool, string)
	add := func(collection, label string, f fields) {
		out[collection] = append(out[collection], record{label: label, fields: f})
	}
	for _, r := range p.Team {
		add("team", r.Name.Text, fields{"role": textField(r.Role)})
	}
	for _, r := range p.Stakeholders {
		var roles []string
		for _, e := range r.Roles.List {
			roles = append(roles, string(e.Value))
		}
		sort.Strings(roles)
		add("stakeholders", r.Name.Text, fields{"title": textField(r.Title), "stance": wordField(r.Stance), "influence": wordField(r.Influence),
			"last_contact": dateField(r.LastContact), "reports_to": personField(r.ReportsTo), "unit": textField(r.Unit), "next_action": textField(r.NextAction),
			"roles": func(w wanted) (bool, string) {
				var want []string
				for _, item := range w.Items {
					want = append(want, item.Value)
				}
				if w.Kind == syntax.Scalar {
					want = []string{w.Value}
				}
				sort.Strings(want)
				return strings.Join(want, ",") == strings.Join(roles, ","), strings.Join(roles, ",")
			}})
	}
	for _, r := range p.Goals {
		add("goals", r.Goal.Text, fields{"by": dateField(r.By), "owner": peopleField(r.Owner), "baseline": textField(r.Baseline), "target": textField(r.Target)})
		out["goals"][len(out["goals"])-1].understood = r.Baseline.IsWritten() && r.Target.IsWritten()
	}
	for _, r := range p.Opportunities {
		add("opportunities", r.Opportunity.Text, fields{"amount": moneyField(r.Amount), "close": dateField(r.Close), "owner": peopleField(r.Owner),
			"probability": func(w wanted) (bool, string) {
				want := strings.TrimSuffix(w.Value, "%")
				if v, _ := value.Percent(w.Value, value.Settings{}); v.State == plan.Set {
					want = v.Value.String()
				}
				return r.Probability.Value.String() == want, r.Probability.Value.String()
			}})
	}
	for _, r := range p.Risks {
		add("risks", r.Risk.Text, fields{"likelihood": wordField(r.Likelihood), "impact": wordField(r.Impact), "owner": peopleField(r.Owner), "mitigation": textField(r.Mitigation), "due": dateField(r.Due)})
	}
	for _, r := range p.Actions {
		add("actions", r.Action.Text, fields{"owners": peopleField(r.Owners), "due": dateField(r.Due),
			"done": func(w wanted) (bool, string) {
				if w.Value != "true" && w.Value != "false" {
					return dateText(r.Done) == w.Value, dateText(r.Done)
				}
				return fmt.Sprint(!r.IsOpen()) == w.Value, fmt.Sprint(!r.IsOpen())
			}})
	}
	for _, r := range p.Milestones {
		add("milestones", r.Milestone.Text, fields{"on": dateField(r.On)})
	}
	for _, r := range p.Competitors {
		add("competitors", r.Competitor.Text, nil)
	}
	return out
}

// compareWild scores one fixture: names and texts, then fields.
func compareWild(p *plan.Plan, want wanted, name string, texts, fields *score) {
	if account := want.text("account"); account != "" {
		texts.check(same(p.Account.Text, account), "%s: account %q, want %q", name, p.Account.Text, account)
	}
	if facts, ok := want.get("facts"); ok {
		for _, pair := range facts.Pairs {
			w := wanted{pair.Value}
			got, ok := factOf(p, pair.Key)
			if !ok || pair.Value.Null {
				continue
			}
			right, is := got(w)
			fields.check(right, "%s: %s is %q, want %s", name, pair.Key, is, w.Value+w.text("amount")+" "+w.text("currency"))
		}
	}
	labels := map[string]string{"team": "name", "stakeholders": "name", "goals": "goal", "opportunities": "opportunity", "risks": "risk",
		"actions": "action", "milestones": "milestone", "competitors": "competitor"}
	got := records(p)
	for _, collection := range []string{"team", "stakeholders", "goals", "opportunities", "risks", "actions", "milestones", "competitors"} {
		list := want.list(collection)
		if collection == "team" && len(list) == 0 {
			continue
		}
		used := make([]bool, len(got[collection]))
		for _, w := range list {
			label := w.text(labels[collection])
			if label == "" {
				continue
			}
			at := -1
			for i, r := range got[collection] {
				if !used[i] && (alike(r.label, label) || collection == "goals" && figuresBehind(r.label, label, r.understood)) {
					at = i
					break
				}
			}
			texts.check(at >= 0, "%s: %s: missing %q", name, collection, label)
			if at < 0 {
				continue
			}
			used[at] = true
			for _, pair := range w.Pairs {
				read, ok := got[collection][at].fields[pair.Key]
				if !ok || pair.Value.Null {
					continue
				}
				right, is := read(wanted{pair.Value})
				fields.check(right, "%s: %s %q: %s is %q, want %q", name, collection, label, pair.Key, is, describe(wanted{pair.Value}))
			}
		}
		if _, listed := want.get(collection); listed && collection != "team" {
			for i, r := range got[collection] {
				if !used[i] && r.label != "" && !value.ContainsPlaceholder(r.label) {
					texts.check(false, "%s: %s: too much: %q", name, collection, r.label)
				}
			}
		}
	}
}

func describe(w wanted) string {
	if w.Kind == syntax.Scalar {
		return w.Value
	}
	var parts []string
	for _, item := range w.Items {
		parts = append(parts, item.Value)
	}
	for _, pair := range w.Pairs {
		parts = append(parts, pair.Value.Value)
	}
	return strings.Join(parts, " ")
}

func factOf(p *plan.Plan, key string) (func(wanted) (bool, string), bool) {
	switch key {
	case "arr":
		return moneyField(p.ARR), true
	case "target_arr":
		return moneyField(p.TargetARR), true
	case "renewal":
		return dateField(p.Renewal), true
	case "contract_start":
		return dateField(p.ContractStart), true
	case "reviewed":
		return dateField(p.Reviewed), true
	case "next_review":
		return dateField(p.NextReview), true
	case "owner":
		return personField(p.Owner), true
	case "csm":
		return personField(p.CSM), true
	case "executive_sponsor":
		return personField(p.ExecutiveSponsor), true
	case "health":
		return wordField(p.Health), true
	case "tier":
		return wordField(p.Tier), true
	case "industry":
		return textField(p.Industry), true
	case "location":
		return textField(p.Location), true
	case "currency":
		return textField(p.Currency), true
	case "nps", "health_score", "employees":
		n := map[string]plan.Number{"nps": p.NPS, "health_score": p.HealthScore, "employees": p.Employees}[key]
		return func(w wanted) (bool, string) {
			return n.Value.String() == strings.ReplaceAll(w.Value, ",", ""), n.Value.String()
		}, true
	}
	return nil, false
}

// scoreWild scores a directory of fixtures.
func scoreWild(t *testing.T, dir string) (texts, fields score, files int) {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(dir, "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		want := readWanted(t, strings.TrimSuffix(path, ".md")+".want.yaml")
		p := compile.Compile(source.NewFile(path, content), compile.Settings{})
		compareWild(p, want, filepath.Base(path), &texts, &fields)
	}
	return texts, fields, len(paths)
}

// wildFloors are the shares of names and of fields below which a set must not fall again, where they are not .95 and .90;
// CONVENTIONS.txt has what the sets were read blind.
var wildFloors = map[string][2]float64{
	"sixth":       {.95, .93},
	"eighth":      {.965, .97},
	"ninth":       {.975, .99},
	"tenth":       {.98, .985},
	"eleventh":    {.98, .985},
	"twelfth":     {.97, .93},
	"thirteenth":  {.98, .97},
	"fourteenth":  {.97, .965},
	"fifteenth":   {.96, .935},
	"sixteenth":   {.97, .98},
	"seventeenth": {.96, .97},
	"eighteenth":  {.95, .95},
	"snippets-1":  {.875, .935},
	"snippets-2":  {.93, .935},
}

func TestWildPlans(t *testing.T) {
	for _, dir := range []string{"../../testdata/wild", "../../testdata/wild/held", "../../testdata/wild/second", "../../testdata/wild/third", "../../testdata/wild/fourth", "../../testdata/wild/nasty", "../../testdata/wild/fifth", "../../testdata/wild/sixth", "../../testdata/wild/seventh", "../../testdata/wild/eighth", "../../testdata/wild/ninth", "../../testdata/wild/tenth", "../../testdata/wild/eleventh", "../../testdata/wild/twelfth", "../../testdata/wild/thirteenth", "../../testdata/wild/fourteenth", "../../testdata/wild/fifteenth", "../../testdata/wild/sixteenth", "../../testdata/wild/seventeenth", "../../testdata/wild/eighteenth", "../../testdata/wild/nineteenth", "../../testdata/wild/snippets-1", "../../testdata/wild/snippets-2"} {
		t.Run(filepath.Base(dir), func(t *testing.T) {
			texts, fields, files := scoreWild(t, dir)
			t.Logf("%d plans; names and texts %.1f %% of %d; owners, dates, amounts, roles %.1f %% of %d",
				files, 100*texts.share(), texts.all, 100*fields.share(), fields.all)
			if testing.Verbose() {
				t.Log(strings.Join(append(texts.misses, fields.misses...), "\n"))
			}
			names, rest := .95, .90
			if own, listed := wildFloors[filepath.Base(dir)]; listed {
				names, rest = own[0], own[1]
			}
			if texts.share() < names || fields.share() < rest {
				t.Errorf("below %.0f %% of names or %.0f %% of fields:\n%s", 100*names, 100*rest, strings.Join(append(texts.misses, fields.misses...), "\n"))
			}
		})
	}
}
