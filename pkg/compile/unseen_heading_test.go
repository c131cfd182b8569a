package compile_test

// Headings in words that nobody has listed: what stands below decides what a section is. Each
// heading of the wild plans is replaced by one that says nothing, one at a time.

import (
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"github.com/acctplan/acctplan/pkg/compile"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
)

// unseen is a heading that says nothing.
const unseen = "Zqx 1"

// placed is a record with the place of its name.
type placed struct {
	label string
	head  source.Span
}

func placedRecords(p *plan.Plan) map[string][]placed {
	out := map[string][]placed{}
	add := func(collection, label string, r *plan.Record) {
		out[collection] = append(out[collection], placed{label, r.Head})
	}
	for _, r := range p.Stakeholders {
		add("stakeholders", r.Name.Text, &r.Record)
	}
	for _, r := range p.Goals {
		add("goals", r.Goal.Text, &r.Record)
	}
	for _, r := range p.Opportunities {
		add("opportunities", r.Opportunity.Text, &r.Record)
	}
	for _, r := range p.Risks {
		add("risks", r.Risk.Text, &r.Record)
	}
	for _, r := range p.Actions {
		add("actions", r.Action.Text, &r.Record)
	}
	for _, r := range p.Milestones {
		add("milestones", r.Milestone.Text, &r.Record)
	}
	for _, r := range p.Competitors {
		add("competitors", r.Competitor.Text, &r.Record)
	}
	return out
}

var labelKeys = map[string]string{"stakeholders": "name", "goals": "goal", "opportunities": "opportunity", "risks": "risk",
	"actions": "action", "milestones": "milestone", "competitors": "competitor"}

// matched tells which expected names were read, with their places, and how many names were read that
// nobody expects.
func matched(p *plan.Plan, want wanted) (names map[string]source.Span, false_ map[string]int) {
	names, false_ = map[string]source.Span{}, map[string]int{}
	got := placedRecords(p)
	for collection, key := range labelKeys {
		used := make([]bool, len(got[collection]))
		for n, w := range want.list(collection) {
			label := w.text(key)
			for i, r := range got[collection] {
				if label != "" && !used[i] && (alike(r.label, label) || collection == "goals" && figuresBehind(r.label, label, true)) {
					used[i] = true
					names[fmt.Sprint(collection, " ", n, " ", label)] = r.head
					break
				}
			}
		}
		if _, listed := want.get(collection); listed || lists(want, "missing", collection) {
			for i, r := range got[collection] {
				if !used[i] && r.label != "" {
					false_[collection]++
				}
			}
		}
	}
	return names, false_
}

func lists(want wanted, key, value string) bool {
	for _, w := range want.list(key) {
		if w.Value == value {
			return true
		}
	}
	return false
}

func TestUnseenHeadings(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	paths, err := filepath.Glob("../../testdata/wild/*/*.md")
	if err != nil {
		t.Fatal(err)
	}
	flat, _ := filepath.Glob("../../testdata/wild/*.md")
	paths = append(paths, flat...)
	right, all, extra := map[string]int{}, map[string]int{}, map[string]int{}
	sections, lost := 0, 0
	var misses []string
	for _, path := range paths {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		want := readWanted(t, strings.TrimSuffix(path, ".md")+".want.yaml")
		p := compile.Compile(source.NewFile(path, content), compile.Settings{})
		names, false_ := matched(p, want)
		for i, s := range p.Sections {
			if i == 0 || s.Headless || s.Title.Text == "" || s.Concept == "" || s.Parent > 0 && p.Sections[s.Parent-1].Concept == s.Concept {
				continue
			}
			within := map[string]bool{}
			for name, at := range names {
				if at.Start >= s.Span.Start && at.End <= s.Span.End && at.Start > s.Title.Span.End {
					within[name] = true
				}
			}
			if len(within) == 0 {
				continue
			}
			changed := string(content[:s.Title.Span.Start]) + unseen + string(content[s.Title.Span.End:])
			q := compile.Compile(source.NewFile(path, []byte(changed)), compile.Settings{})
			after, falseAfter := matched(q, want)
			sections++
			gone := 0
			for name := range within {
				collection, _, _ := strings.Cut(name, " ")
				all[collection]++
				if _, ok := after[name]; ok {
					right[collection]++
				} else {
					gone++
				}
			}
			more := ""
			for collection := range labelKeys {
				if n := falseAfter[collection] - false_[collection]; n > 0 {
					extra[collection] += n
					more += fmt.Sprintf(" +%d %s", n, collection)
				}
			}
			if gone > 0 || more != "" {
				lost++
				misses = append(misses, fmt.Sprintf("%s: %q (%s): %d of %d lost%s", strings.TrimPrefix(path, "../../testdata/wild/"), s.Title.Text, s.Concept, gone, len(within), more))
			}
		}
	}
	sort.Strings(misses)
	if testing.Verbose() {
		t.Log(strings.Join(misses, "\n"))
	}
	sum, of, wrong := 0, 0, 0
	for _, collection := range []string{"stakeholders", "goals", "opportunities", "risks", "actions", "milestones", "competitors"} {
		t.Logf("%s: %d of %d (%.1f %%), %d false", collection, right[collection], all[collection], 100*float64(right[collection])/float64(all[collection]), extra[collection])
		sum, of, wrong = sum+right[collection], of+all[collection], wrong+extra[collection]
	}
	t.Logf("%d sections, %d with losses: %d of %d names (%.1f %%), %d false", sections, lost, sum, of, 100*float64(sum)/float64(of), wrong)
	if share := float64(sum) / float64(of); share < .965 || wrong*78 > of {
		t.Errorf("%.1f %% of the names below an unseen heading were read, and %d false ones:\n%s", 100*share, wrong, strings.Join(misses, "\n"))
	}
}
