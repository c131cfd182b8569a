package audience_test

import (
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/acctplan/acctplan/pkg/audience"
	"github.com/acctplan/acctplan/pkg/compile"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
)

func compiled(text string) *plan.Plan {
	return compile.Compile(source.NewFile("plan.md", []byte(text)), compile.Settings{})
}

// today is the day on which the pages are made.
var today = plan.DayOf(2026, 11, 27)

// What a configuration shows: what is shown where it says nothing, and all that can be shown.
var (
	asIs       = audience.Visibility{}
	everything = audience.Visibility{Show: audience.Names(audience.Offered)}
)

// read is what a customer reads of a text today, and what not.
func read(text string, v audience.Visibility) (*plan.Plan, []audience.Withheld, error) {
	return audience.Share(compiled(text), compile.Settings{}, v, nil, today)
}

// says is every text of a value.
func says(v reflect.Value) string {
	switch v.Kind() {
	case reflect.String:
		return v.String() + "\n"
	case reflect.Pointer:
		if !v.IsNil() {
			return says(v.Elem())
		}
	case reflect.Struct:
		var out strings.Builder
		for i := range v.NumField() {
			out.WriteString(says(v.Field(i)))
		}
		return out.String()
	case reflect.Slice:
		if v.Type().Elem().Kind() == reflect.Uint8 {
			return string(v.Bytes())
		}
		var out strings.Builder
		for i := range v.Len() {
			out.WriteString(says(v.Index(i)))
		}
		return out.String()
	}
	return ""
}

func shared(t interface {
	Helper()
	Fatal(...any)
}, text string) (string, *plan.Plan) {
	t.Helper()
	p, _, err := read(text, everything)
	if err != nil {
		t.Fatal(err)
	}
	return says(reflect.ValueOf(p).Elem()), p
}

const before = "---\nacctplan: 1\naccount: Acme\nowner: Dana West\n---\n# Acme\n\n## Summary\n\nAcme grows.\n\n"

// Each text has SECRET where it is internal, and "kept" where it is not.
var marked = map[string]string{
	"a paragraph":             "kept\n\n<!-- internal -->\n\nSECRET\n\n<!-- /internal -->\n\nkept too\n",
	"within a paragraph":      "kept <!-- internal -->SECRET<!-- /internal --> kept too\n",
	"without spaces":          "kept <!--internal-->SECRET<!--/internal--> kept too\n",
	"in capitals":             "kept <!-- INTERNAL -->SECRET<!-- /Internal --> kept too\n",
	"with a reason":           "kept <!-- internal: not before the tender -->SECRET<!-- /internal --> kept too\n",
	"much space":              "kept <!--\n\tinternal  \n-->SECRET<!--   /  internal\t--> kept too\n",
	"more dashes":             "kept <!--- internal --->SECRET<!--- /internal ---> kept too\n",
	"what cannot be seen":     "kept <!-- \u200binter\u00adnal\u00a0-->SECRET<!-- \u200b/internal --> kept too\n",
	"full width":              "kept <!-- ｉｎｔｅｒｎａｌ -->SECRET<!-- /internal --> kept too\n",
	"nested":                  "kept <!-- internal -->SECRET <!-- internal -->SECRET<!-- /internal --> SECRET<!-- /internal --> kept too\n",
	"unclosed":                "kept kept too\n\n<!-- internal -->\n\nSECRET\n\n## Goals\n\n- SECRET\n",
	"unclosed inside":         "kept kept too\n\n<!-- internal -->\n\nSECRET\n\n<!-- internal -->\n\nSECRET <!-- /internal --> SECRET\n",
	"closed in code":          "kept kept too\n\n<!-- internal -->\n\n```\n<!-- /internal -->\n```\n\nSECRET\n",
	"closed in a code span":   "kept kept too <!-- internal --> `<!-- /internal -->` SECRET\n",
	"opened in code":          "kept kept too\n\n```\n<!-- internal -->\nSECRET\n```\n\nSECRET\n",
	"all in code":             "kept kept too\n\n```\n<!-- internal -->\nSECRET\n<!-- /internal -->\n```\n\nkept\n",
	"opened in a remark":      "kept kept too <!-- see <!-- internal --> SECRET\n",
	"opened in HTML":          "kept kept too\n\n<div title=\"<!-- internal -->\">\nSECRET\n</div>\n",
	"in HTML":                 "kept kept too\n\n<div>\n<!-- internal -->\nSECRET\n<!-- /internal -->\nkept\n</div>\n",
	"a table cell":            "kept kept too\n\n## Goals\n\n| Goal | Metric |\n|---|---|\n| kept <!-- internal -->SECRET<!-- /internal --> | kept |\n",
	"cells":                   "kept kept too\n\n## Goals\n\n| Goal | Source | Metric |\n|---|---|---|\n| kept <!-- internal --> | SECRET | <!-- /internal --> kept |\n",
	"a row":                   "kept kept too\n\n## Goals\n\n| Goal | Metric |\n|---|---|\n| kept | kept |\n| <!-- internal --> SECRET | SECRET <!-- /internal --> |\n| kept | kept |\n",
	"rows":                    "kept kept too\n\n## Goals\n\n| Goal | Metric |\n|---|---|\n| kept | kept <!-- internal --> |\n| SECRET | SECRET |\n| <!-- /internal --> kept | kept |\n",
	"a task":                  "kept kept too\n\n## Goals\n\n- kept\n\n## Actions\n\n- [ ] kept @dana due:2026-12-01\n- [ ] <!-- internal -->SECRET @dana due:2026-12-01 SECRET<!-- /internal -->\n- [ ] kept <!-- internal -->SECRET<!-- /internal --> @dana\n",
	"tasks":                   "kept kept too\n\n## Actions\n\n- [ ] kept @dana\n<!-- internal -->\n- [ ] SECRET @dana\n- [ ] SECRET @dana\n<!-- /internal -->\n- [ ] kept @dana\n",
	"a nested list":           "kept kept too\n\n## Actions\n\n- [ ] kept @dana\n  <!-- internal -->\n  - [ ] SECRET @dana\n  <!-- /internal -->\n- [ ] kept @dana\n",
	"a quotation":             "kept kept too\n\n> kept\n> <!-- internal -->\n> SECRET\n> <!-- /internal -->\n> kept\n",
	"a section":               "kept kept too\n\n<!-- internal -->\n\n## Goals\n\n- SECRET\n\n<!-- /internal -->\n\n## Milestones\n\n| Milestone | On |\n|---|---|\n| kept | 2027-01-01 |\n",
	"a heading":               "kept kept too\n\n## Notes <!-- internal -->SECRET<!-- /internal -->\n\nkept\n",
	"the middle of a list":    "kept kept too\n\n## Goals\n\n- kept\n\n<!-- internal -->\n\n## Our targets\n\n- SECRET\n\n<!-- /internal -->\n\n- SECRET: a target, because it stands below that heading\n",
	"the end of a section":    "kept kept too\n\n## Goals\n\n- kept\n\n<!-- internal -->\n\nOur targets\n-----------\n\n- SECRET\n\n<!-- /internal -->\n\n- SECRET\n",
	"Windows' line ends":      "kept\r\n\r\n<!-- internal -->\r\n\r\nSECRET\r\n\r\n<!-- /internal -->\r\n\r\nkept too\r\n",
	"a record as a heading":   "kept kept too\n\n## Stakeholders\n\n### Kept Roth\n\n- Title: kept\n\n<!-- internal -->\n\n### SECRET Name\n\n- Title: SECRET\n\n<!-- /internal -->\n",
	"the names of an action":  "kept kept too\n\n## Stakeholders\n\n| ID | Name |\n|---|---|\n| s1 | Kept Roth |\n| <!-- internal --> s2 | SECRET Name <!-- /internal --> |\n\n## Actions\n\n- [ ] kept @s2\n",
	"a column moved":          "kept kept too\n\n## Goals\n\n| Goal | Source |\n|---|---|\n| kept | kept <!-- internal --> |\n\n| Target | Goal |\n|---|---|\n| SECRET <!-- /internal --> | kept |\n",
	"a mark breaks a heading": "kept kept too\n\n## Stakeholders\n\n### Kept Lind\n\n- Title: kept\n- Stance: SECRET<!-- internal -->\n\n<!-- /internal -->## Our targets\n\n- SECRET\n",
	"a heading in bold":       "kept kept too\n\n## Goals\n\n- kept\n\n<!-- internal -->\n\n**Our targets**\n\n- SECRET\n\n<!-- /internal -->\n\n- SECRET sold\n",
	"a field's name":          "kept kept too\n\n## Stakeholders\n\n### Kept Lind\n\n- Title: kept\n- <!-- internal -->Stance: <!-- /internal -->SECRET\n",
	"after a mark on a line":  "kept kept too\n\n<!-- internal --> SECRET\n\n- SECRET\n\n<!-- /internal -->kept\n",
}

func TestMarks(t *testing.T) {
	for name, text := range marked {
		t.Run(name, func(t *testing.T) {
			said, p := shared(t, before+text)
			if strings.Contains(said, "SECRET") {
				t.Errorf("internal text is shared:\n%s", said)
			}
			if !strings.Contains(strings.ToLower(said), "kept") {
				t.Errorf("nothing else is shared:\n%s", said)
			}
			if !slices.ContainsFunc(p.Summary, func(s plan.String) bool { return strings.Contains(s.Text, "Acme grows") }) {
				t.Error("the text before the marks is gone")
			}
		})
	}
}

// What is crossed out is not shared.
func TestStruckRecordsAreKeptBack(t *testing.T) {
	said, _ := shared(t, before+"## Value delivered\n\n| Outcome | Value |\n|---|---|\n| kept | 5 h |\n| ~~SECRET~~ | 7 h |\n\n## Goals\n\n| Goal | Metric |\n|---|---|\n| ~~SECRET~~ | 8 h |\n")
	if strings.Contains(said, "SECRET") || !strings.Contains(strings.ToLower(said), "kept") {
		t.Error(said)
	}
}

// The rows of a table keep their columns.
func TestCellsKeepTheirColumns(t *testing.T) {
	_, p := shared(t, before+marked["cells"])
	if len(p.Goals) != 1 || p.Goals[0].Goal.Text != "kept" || p.Goals[0].Metric.Text != "kept" || p.Goals[0].Source.IsWritten() {
		t.Errorf("%+v", p.Goals)
	}
	_, p = shared(t, before+marked["rows"])
	var goals []string
	for _, goal := range p.Goals {
		if goal.Goal.Text != "" {
			goals = append(goals, goal.Goal.Text+" "+goal.Metric.Text)
		}
	}
	if fmt.Sprint(goals) != "[kept kept kept kept]" {
		t.Errorf("%q", goals)
	}
}

// What only seems to be marked makes no page at all.
func TestDoubtfulMarks(t *testing.T) {
	for name, text := range map[string]string{
		"misspelt":           "<!-- internel -->x<!-- /internal -->",
		"a letter of others": "<!-- \u0456nternal -->x",
		"closes nothing":     "x <!-- /internal -->",
		"closed twice":       "<!-- internal -->x<!-- /internal --><!-- /internal -->",
		"with a word":        "<!-- internal only -->x",
		"begin":              "<!-- begin internal -->x<!-- end internal -->",
		"a remark":           "<!-- internal, ask Ada first -->",
		"not ended":          "<!-- internal x",
		"the other slash":    "<!-- internal -->x<!-- \\internal -->",
	} {
		_, _, err := read(before+text+"\n", asIs)
		if !errors.Is(err, audience.ErrDoubtfulMark) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, text := range map[string]string{"facts": strings.Replace(before, "Acme\n", "Acme # <!-- internal -->\n", 1)} {
		if _, _, err := read(text, asIs); !errors.Is(err, audience.ErrDoubtfulMark) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, text := range map[string]string{"other remarks": "<!-- todo --> <!-- external --> <!-- the interval --> <!-- acctplan-ignore goals: x -->"} {
		if _, _, err := read(before+text+"\n", asIs); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, _, err := read("## Goals\n\n- kept\n", asIs); err != audience.ErrNoAccount {
		t.Errorf("a plan without an account: %v", err)
	}
}

// A record without anything that is shown has no key either: it is made of what is not shown.
func TestNoKeyOfAnEmptyRecord(t *testing.T) {
	p, _, err := read(before+"## Stakeholders\n\n| Name | Title |\n|---|---|\n| Kept Roth | CFO |\n\n##<!-- internal -->\n<!--/internal-->\n# Ida Lind\n\n- Stance: w118\n", everything)
	if err != nil {
		t.Fatal(err)
	}
	for i := range p.Stakeholders {
		if strings.Contains(p.Stakeholders[i].Key, "w118") {
			t.Errorf("%+v", p.Stakeholders[i])
		}
	}
}

// Wherever marks stand in a plan, what is between them is not shared, and what is shared was said
// in the same place before.
func TestAnyRegionIsKeptBack(t *testing.T) {
	lines := strings.SplitAfter(before[strings.Index(before, "# Acme"):]+`## Goals

| ID | Goal | Metric | Baseline | Target | Owner |
|---|---|---|---|---|---|
| g1 | Close w101 faster | w102 | w103 | w104 | w105 |
| g2 | Open w106 | w107 | w108 | w109 | w110 |

- Lower w111 of w112

## Stakeholders

| Name | Title | Stance | Perception |
|---|---|---|---|
| W113 Roth | Director w114 | sceptic | w115 |

### W116 Lind

- Title: Director w117
- Stance: w118

## Our targets

| Target | Amount |
|---|---|
| Sell w119 | €20k |

## Risks

- w121 leaves, owner w122

## Actions

- [ ] w123 @w124 due:2026-12-01 for:g1
  - [ ] w125 for:g2
- [x] w126 done:2026-11-01 for:g1

`+"```\nw27\n```\n\n> w128\n> w129\n", "\n")
	word := regexp.MustCompile(`(?i)\bw\d\d\d\b`)
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(lines, "")
		words := func(s string) []string {
			return word.FindAllString(s, -1)
		}
		from := rapid.IntRange(0, len(text)).Draw(t, "from")
		to := rapid.IntRange(from, len(text)).Draw(t, "to")
		open := rapid.SampledFrom([]string{"<!-- internal -->", "\n<!--internal-->\n", "<!-- INTERNAL -->\n\n"}).Draw(t, "open")
		closing := rapid.SampledFrom([]string{"<!-- /internal -->", "\n<!--/internal-->\n", "\n\n<!-- /Internal -->", ""}).Draw(t, "close")
		inside := map[string]bool{}
		hidden := text[from:to]
		if closing == "" {
			hidden = text[from:]
		}
		for _, word := range words(hidden) {
			inside[word] = true
		}
		whole := "---\nacctplan: 1\naccount: Acme\n---\n" + text[:from] + open + text[from:to] + closing + text[to:]
		p, _, err := read(whole, everything)
		if err != nil {
			return // in doubt there is no page
		}
		for _, word := range words(says(reflect.ValueOf(p).Elem())) {
			if inside[word] {
				t.Fatalf("%s is internal, and shared:\n%s", word, whole)
			}
		}
		never := map[string]bool{"w115": true, "w118": true, "w119": true}
		for _, word := range words(says(reflect.ValueOf(p).Elem())) {
			if never[word] {
				t.Fatalf("%s is shared because text beside it is internal:\n%s", word, whole)
			}
		}
	})
}
