package baseline_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/acctplan/acctplan/pkg/baseline"
	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/source"
)

// names are those of a run from the folder of the baseline, in which a plan is what its file's
// name says, and risks/owner was once called risks/orphan.
var names = baseline.Names{
	Path: func(path string) string { return path },
	Key: func(path string) string {
		return strings.TrimSuffix(path[strings.LastIndexByte(path, '/')+1:], ".md")
	},
	Former: func(rule string) []string {
		if rule == "risks/owner" {
			return []string{"risks/orphan"}
		}
		return nil
	},
	About: func(f finding.Finding) string { return baseline.Excerpt(f.Content) },
}

func about(path, rule, content string, at int) finding.Finding {
	return finding.Finding{Path: path, Rule: rule, Content: content, Span: source.Span{Start: at, End: at + 1}}
}

// unmet lists the entries that were not met.
func unmet(b baseline.Baseline, met []bool) []string {
	var left []string
	for i, entry := range b.Entries {
		if !met[i] {
			left = append(left, entry.Plan+" "+entry.Rule+" "+entry.About)
		}
	}
	return left
}

func TestMatch(t *testing.T) {
	old := []finding.Finding{
		about("a/plan.md", "goals/none", "", 4), about("a/plan.md", "risks/owner", "Budget cut", 20), about("a/plan.md", "risks/owner", "Budget cut", 30),
		about("b/plan.md", "goals/none", "", 4),
	}
	b := baseline.Record(old, names)
	if len(b.Entries) != 4 {
		t.Fatalf("%d entries: %+v", len(b.Entries), b.Entries)
	}
	for name, test := range map[string]struct {
		now      []finding.Finding
		standing int
		unmet    []string
	}{
		"nothing changed": {now: old},
		"moved lines":     {now: []finding.Finding{about("a/plan.md", "risks/owner", "budget  CUT!", 1), about("a/plan.md", "risks/owner", "Budget cut", 2), about("a/plan.md", "goals/none", "", 900), about("b/plan.md", "goals/none", "", 77)}},
		"one more of the same": {now: []finding.Finding{old[0], old[1], old[2], about("a/plan.md", "risks/owner", "Budget cut", 50), old[3]},
			standing: 1},
		"mended":              {now: old[:3], unmet: []string{"b/plan.md goals/none "}},
		"a plan of that name": {now: append(old[:3:3], about("b/plan.md", "goals/none", "", 4), about("c/plan.md", "goals/none", "", 4)), standing: 1},
		"the plan has moved":  {now: append(old[:3:3], about("z/plan.md", "goals/none", "", 4))},
		"other words":         {now: []finding.Finding{old[0], about("a/plan.md", "risks/owner", "Budget freeze", 20), old[2], old[3]}, standing: 1, unmet: []string{"a/plan.md risks/owner Budget cut"}},
	} {
		t.Run(name, func(t *testing.T) {
			standing, known, met := b.Match(test.now, names)
			if len(standing) != test.standing || len(known) != len(test.now)-test.standing {
				t.Errorf("%d stand, want %d: %+v", len(standing), test.standing, standing)
			}
			if got := unmet(b, met); strings.Join(got, ";") != strings.Join(test.unmet, ";") {
				t.Errorf("met nothing: %q, want %q", got, test.unmet)
			}
		})
	}
}

// TestRenamedRule proves that an entry outlives its rule's name.
func TestRenamedRule(t *testing.T) {
	then := []finding.Finding{about("a.md", "risks/orphan", "Budget cut", 1), about("a.md", "risks/orphan", "Budget cut", 2)}
	b := baseline.Record(then, names)
	now := []finding.Finding{about("a.md", "risks/owner", "Budget cut", 11), about("a.md", "risks/owner", "Budget cut", 12), about("a.md", "risks/owner", "Strike", 13)}
	standing, _, met := b.Match(now, names)
	if len(standing) != 1 || standing[0].Content != "Strike" || len(unmet(b, met)) > 0 {
		t.Errorf("standing %+v, unmet %v", standing, unmet(b, met))
	}
}

// TestKnownOfAll proves that mending one of several records does not bring the others up again:
// what was known of all of them is known of each.
func TestKnownOfAll(t *testing.T) {
	b := baseline.Record([]finding.Finding{{Path: "a.md", Rule: "people/fields", AboutAll: true}}, names)
	now := []finding.Finding{{Path: "a.md", Rule: "people/fields", Record: "stakeholders/ada", Content: "Ada"}, {Path: "a.md", Rule: "people/fields", Record: "stakeholders/bo", Content: "Bo"}}
	if standing, _, met := b.Match(now, names); len(standing) > 0 || !met[0] {
		t.Errorf("standing %+v", standing)
	}
	moved := []finding.Finding{now[0], now[1]}
	moved[0].Path, moved[1].Path = "moved/a.md", "moved/a.md"
	if standing, _, _ := b.Match(moved, names); len(standing) > 0 {
		t.Errorf("after the plan has moved: standing %+v", standing)
	}
	plain := baseline.Record([]finding.Finding{{Path: "a.md", Rule: "people/fields"}}, names)
	if standing, _, _ := plain.Match(now, names); len(standing) != 2 {
		t.Errorf("a finding about the plan hides those about its records: standing %+v", standing)
	}
	if standing, _, _ := b.Match([]finding.Finding{{Path: "b.md", Rule: "people/fields", Record: "stakeholders/ada"}, {Path: "a.md", Rule: "people/left", Record: "stakeholders/ada"}}, names); len(standing) != 2 {
		t.Errorf("another plan's, another rule's: standing %+v", standing)
	}
}

func TestFile(t *testing.T) {
	b := baseline.Record([]finding.Finding{about("b.md", "risks/owner", "Budget \"cut\" <b> \x1b[31m|  "+strings.Repeat("long ", 40), 1), about("a.md", "goals/none", "", 1)}, names)
	text := b.Encode()
	lines := strings.Split(string(text), "\n")
	if !strings.HasPrefix(lines[3], `{"plan":"a.md","rule":"goals/none","about":"","key":"`) || !strings.HasPrefix(lines[4], `{"plan":"b.md","rule":"risks/owner","about":"Budget \"cut\" <b> �[31m| long long`) {
		t.Errorf("one entry a line, sorted:\n%s", text)
	}
	again, err := baseline.Decode(text)
	if err != nil || !bytes.Equal(again.Encode(), text) {
		t.Errorf("read again: %v\n%s", err, again.Encode())
	}
	if empty, err := baseline.Decode(baseline.Baseline{}.Encode()); err != nil || len(empty.Entries) != 0 {
		t.Errorf("an empty baseline: %+v, %v", empty, err)
	}
}

func TestMistakesInTheFile(t *testing.T) {
	const entry = `{"plan":"a.md","rule":"goals/none","about":"","key":"k"}`
	for text, want := range map[string]string{
		``:                                     "1:1: the file ends too early",
		`[]`:                                   "1:1: a baseline is a JSON object",
		`{}`:                                   `1:3: not a baseline: "acctplan_baseline" or "findings" is missing; write one with "acctplan baseline create"`,
		"{\"acctplan_baseline\": 2}":           "1:23: this acctplan reads version 1 of baselines; a newer one may have written this",
		"{\"acctplan_baseline\": 1,\n\"x\":1}": `2:1: a baseline has no "x"`,
		"{\"acctplan_baseline\": 1,\"findings\":[" + entry + ",]}":                  "not JSON",
		"{\"acctplan_baseline\": 1,\"findings\":[\n" + entry + "\n" + entry + "]}":  "3:1: not JSON: invalid character '{' after array element",
		"{\"acctplan_baseline\": 1,\"findings\":[\n<<<<<<< HEAD\n" + entry + "\n":   "2:1: a merge conflict is not resolved",
		"{\"acctplan_baseline\": 1,\"findings\":[{\"plan\":1}]}":                    `"plan" is a text`,
		"{\"acctplan_baseline\": 1,\"findings\":[{\"plan\":\"a\",\"rule\":\"b\"}]}": `1:37: an entry needs "plan", "rule" and "key"`,
		"{\"acctplan_baseline\": 1,\"findings\":[{\"line\":1}]}":                    `1:38: an entry has no "line"`,
		"{\"acctplan_baseline\": 1,\"findings\":[]} x":                              "1:40: nothing may follow the baseline",
		"{\"acctplan_baseline\": 1,\"findings\":[],\"findings\":[]}":                `1:39: "findings" stands here a second time`,
		"{\"acctplan_baseline\": 1,\"findings\":[{\"plan\":\"\xff\"}]}":             "1:46: not UTF-8",
		strings.Repeat("[", 1<<20):                                                  "1:1: a baseline is a JSON object",
	} {
		_, err := baseline.Decode([]byte(text))
		if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%.60q: %v, want %s", text, err, want)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(baseline.New([]baseline.Entry{{"a.md", "goals/none", "a goal", "k1"}, {"b.md", "risks/owner", "", "k2"}}).Encode())
	f.Add([]byte("{\"acctplan_baseline\": 1,\"findings\":[{}]}"))
	f.Add([]byte("\xff\x00[{"))
	f.Fuzz(func(t *testing.T, text []byte) {
		b, err := baseline.Decode(text)
		if err != nil {
			if strings.ContainsAny(err.Error(), "\n\x1b") {
				t.Errorf("not one line: %q", err)
			}
			return
		}
		again, err := baseline.Decode(b.Encode())
		if err != nil || !bytes.Equal(again.Encode(), b.Encode()) {
			t.Errorf("what was read cannot be written: %v", err)
		}
	})
}
