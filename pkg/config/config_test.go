package config_test

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/acctplan/acctplan/pkg/compile"
	"github.com/acctplan/acctplan/pkg/compile/value"
	"github.com/acctplan/acctplan/pkg/compile/vocabulary"
	"github.com/acctplan/acctplan/pkg/config"
	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/lint"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/rule"
	"github.com/acctplan/acctplan/pkg/source"
)

// full sets everything that can be set.
const full = `# What we do our own way.
version: 1
plans: [accounts/**/*.md, ./archive/]
date_order: day-first
fiscal_year_start: April
vocabulary:
  headings:
    stakeholders: [Power map, 3. Who is who]
    decision_process: How they buy
  columns:
    actions:
      owner: [DRI]
    current_state:
      product: [SKU]
  keys:
    renewal: [vertragsende]
  our_roles:
    csm: [Kundenflüsterer]
    night-watch: [night shift]
  roles:
    champion: [Mutmacher]
    economic_buyer: ["💰"]
  stances:
    supporter: [auf unserer Seite]
  statuses:
    done: [fertig gemacht]
  levels:
    high: [riesig]
extra_keys: [region_lead, cost_center]
extra_sections:
  - Weekly ramblings
vendor:
  names: [Tidewater]
  products: [Tidewater Flow]
team: [Dana Whitlock, {name: Jo Lind, handle: jo}]
fx: {base: EUR, USD: 0.92}
require_plans: [accounts/acme.md]
tiers: {goals: key}
overrides:
  - {paths: accounts/emea/**, tier: standard, severity: {goals: info}}
custom_rules:
  - {id: custom/named, for: actions, assert: len(action.owners) > 0, message: "{{ action.action }} has no owner."}
severity:
  tag:time: info
  goals: warning
  goals/none: off
rules:
  review/stale:
    max_days: 60
  consistency/arr-breakdown: {tolerance: 2.5}
  structure/unknown-key:
    allow: [squad]
`

func parse(t *testing.T, text string) config.Config {
	t.Helper()
	c, problems := config.Parse(source.NewFile(".acctplan.yaml", []byte(text)), nil)
	for _, problem := range problems {
		t.Error(problem)
	}
	return c
}

func TestFull(t *testing.T) {
	c := parse(t, full)
	if c.Reading.DateOrder != value.DayFirst || c.Reading.FiscalYearStart != time.April || c.Reading.Marked {
		t.Errorf("reading: %+v", c.Reading)
	}
	words := c.Reading.Vocabulary
	for title, concept := range map[string]plan.Concept{
		"Power Map": plan.ConceptStakeholders, "2) who is who": plan.ConceptStakeholders,
		"How they buy": plan.ConceptDecisionProcess, "WEEKLY RAMBLINGS": plan.ConceptNotes, "Goals": plan.ConceptGoals,
	} {
		if got := words.Heading(title, "").Concepts; !slices.Equal(got, []plan.Concept{concept}) {
			t.Errorf("%s is %v, want %s", title, got, concept)
		}
	}
	if field, _ := words.Field(plan.Actions, "DRI"); field != "owner" {
		t.Errorf("DRI is %q", field)
	}
	if field, _ := words.Field(plan.Products, "sku"); field != "product" {
		t.Errorf("SKU is %q", field)
	}
	if key, _ := words.Key("Vertragsende"); key != "renewal" {
		t.Errorf("Vertragsende is %q", key)
	}
	for text, want := range map[string]string{"kundenflüsterer": "csm", "Night shift": "night_watch"} {
		if role, _ := words.OurRole(text); role != want {
			t.Errorf("%s is %q, want %q", text, role, want)
		}
	}
	for _, test := range []struct {
		kind       vocabulary.Kind
		text, want string
	}{
		{vocabulary.KindRole, "mutmacher", "champion"}, {vocabulary.KindRole, "💰", "economic-buyer"},
		{vocabulary.KindStance, "Auf unserer Seite", "supporter"}, {vocabulary.KindStatus, "Fertig gemacht", "done"},
		{vocabulary.KindLevel, "riesig", "high"},
	} {
		if got, _ := words.Word(test.kind, test.text); got != test.want {
			t.Errorf("%s %q is %q, want %q", test.kind, test.text, got, test.want)
		}
	}
	if diff := cmp.Diff(rule.Vendor{Names: []string{"Tidewater"}, Products: []string{"Tidewater Flow"}}, c.Vendor); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(map[string]finding.Severity{"tag:time": finding.Info, "goals": finding.Warning, "goals/none": finding.Off}, layerOf(c).Severity); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(map[string]map[string]rule.Value{
		"consistency/arr-breakdown": {"tolerance": rule.ShareValue(2.5)},
		"review/stale":              {"max_days": rule.WholeValue(60)},
		"structure/unknown-key":     {"allow": rule.WordsValue("squad")},
	}, layerOf(c).Options); diff != "" {
		t.Error(diff)
	}
	if err := (lint.Options{Layers: c.Layers(nil), Book: c.Book}).Validate(); err != nil {
		t.Errorf("lint refuses what config accepts: %v", err)
	}
}

// layerOf is what the file says about rules.
func layerOf(c config.Config) rule.Layer {
	layers := c.Layers(nil)
	if len(layers) == 0 {
		return rule.Layer{}
	}
	return layers[0]
}

func TestNothing(t *testing.T) {
	for _, text := range []string{"", "\n", "# only a comment\n", "---\n", "plans:\nvendor:\n  names:\nvocabulary:\n  headings:\nrules:\n  goals/none:\n", "\ufeffversion: 1\n"} {
		c := parse(t, text)
		if !reflect.DeepEqual(c.Reading, compile.Settings{}) || len(c.Plans)+len(layerOf(c).Severity)+len(layerOf(c).Options) > 0 {
			t.Errorf("%q: %+v", text, c)
		}
	}
}

// TestProblems shows what is said of each mistake, and where.
func TestProblems(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"vocabluary: {}", `1:1: unknown key "vocabluary"; did you mean "vocabulary"?`},
		{"version: 1\nqqqq: 1", `2:1: unknown key "qqqq"; there are: version, extends, custom_rules, plans, date_order, fiscal_year_start, vocabulary, extra_keys, extra_sections, vendor, team, fx, visibility, require_plans, history, locale, language, theme, severity, tiers, rules, overrides`},
		{"date-order: day-first", `1:1: unknown key "date-order"; did you mean "date_order"?`},
		{"version: 2", `1:10: version is "2", but this acctplan knows version 1 only`},
		{"- plans", `1:1: this file must hold lines of "key: value", such as "date_order: day-first"`},
		{"plans: a\nplans: b", `2:1: "plans" stands here a second time; keep this one or that of line 1`},
		{"plans: [ok.md", "1:8: The bracket `[` is not closed. Write `plans: [ok.md]`."},
		{"version: b c: d", "1:10: `b c: d` must stand in quotes, because it holds a colon and a space. Write `version: \"b c: d\"`."},

		{"plans: {a: b}", `1:8: plans takes a list such as [first, second], not a group of keys`},
		{"plans: [[a]]", `1:9: plans takes a list of words, but this entry is a list`},
		{"plans: [a, ]\nversion: ", ``},
		{"plans: ['']", `1:9: plans has an empty entry; remove it`},
		{"plans: ['a\\*.md']", `1:9: plans: write "a\\*.md" with forward slashes, also on Windows`},
		{"plans: [../a]", `1:9: plans: "../a" leads out of the folder of this file; write a path below it, such as accounts/**/*.md`},
		{"plans: '[a'", `1:8: plans: "[a" is not a pattern for files; write one such as accounts/**/*.md`},

		{"date_order: dayfirst", `1:13: date_order is "dayfirst", but takes one of day-first, month-first, year-first; did you mean "day-first"?`},
		{"date_order: 3", `1:13: date_order is "3", but takes one of day-first, month-first, year-first`},
		{"date_order: [day-first]", `1:13: date_order takes one value (day-first, month-first, year-first), not a list`},
		{"fiscal_year_start: Arpil", `1:20: fiscal_year_start is "Arpil", but takes a month, such as april or 4; did you mean "april"?`},
		{"history: sometimes", `1:10: history is "sometimes", but takes true or false`},
		{"fiscal_year_start: 13", `1:20: fiscal_year_start is "13", but takes a month, such as april or 4`},

		{"vocabulary: [a]", `1:13: vocabulary must hold keys such as headings and columns, each with its value, but it is a list`},
		{"vocabulary: {role: {}}", `1:14: unknown key "role" in vocabulary; did you mean "roles"?`},
		{"vocabulary: {roles: {champ: [x1]}}", `1:22: unknown word "champ" in vocabulary.roles; did you mean "champion"?`},
		{"vocabulary: {headings: {goal: [Aims]}}", `1:25: unknown word "goal" in vocabulary.headings; did you mean "goals"?`},
		{"vocabulary: {columns: {action: {owner: [x]}}}", `1:24: unknown word "action" in vocabulary.columns; did you mean "actions"?`},
		{"vocabulary: {columns: {risks: {owners: [x]}}}", `1:32: unknown word "owners" in vocabulary.columns.risks; did you mean "owner"?`},
		{"vocabulary: {keys: {renewl: [x]}}", `1:21: unknown word "renewl" in vocabulary.keys; did you mean "renewal"?`},
		{"vocabulary: {roles: {friend: [x1]}}", `1:22: unknown word "friend" in vocabulary.roles; there are: economic-buyer, champion, executive-sponsor, coach, technical-buyer, end-user, influencer, blocker, procurement`},
		{"vocabulary: {stances: {neutral: ['**']}}", `1:34: vocabulary.stances.neutral: "**" cannot be a word, because nothing in it counts when words are compared, or it is too long`},
		{"vocabulary:\n  levels:\n    high: [big]\n    low: [Big]", `4:11: vocabulary.levels.low: "Big" stands for high already, in line 3`},
		{"vocabulary: {headings: {goals: [Aims]}}\nextra_sections: [AIMS]", `2:18: extra_sections: "AIMS" stands for goals already, in line 1`},

		{"extra_keys: [type]", `1:14: extra_keys: acctplan reads "type" as lifecycle, so it cannot be a key of your own; call it "x-type" in the plans`},
		{"extra_keys: [Contacts]", `1:14: extra_keys: acctplan reads "Contacts" as stakeholders, so it cannot be a key of your own; call it "x-Contacts" in the plans`},
		{"vendor: Tidewater", `1:9: vendor must hold keys such as names and products, each with its value, but it is "Tidewater"`},
		{"vendor: {name: Tidewater}", `1:10: unknown key "name" in vendor; did you mean "names"?`},

		{"severity: off", `1:11: severity must hold rules or groups such as goals/none and goals, each with its value, but it is "off"`},
		{"severity: {goals/nome: off}", `1:12: severity: no rule or group is called "goals/nome"; did you mean "goals/none"?`},
		{"severity: {tag:tine: off}", `1:12: severity: no rule has the tag "tine"; there are: time`},
		{"severity: {goals: warn}", `1:19: severity.goals is "warn", but takes one of error, warning, info, off, default; did you mean "warning"?`},
		{"severity: {goals: warning, goals/*: off}", `1:28: severity: "goals/*" means goals, which line 1 sets already`},
		{"severity: {goals: [off]}", `1:19: severity.goals takes one value (error, warning, info, off, default), not a list`},

		{"rules: {goals/nome: {}}", `1:9: rules: no rule is called "goals/nome"; did you mean "goals/none"?`},
		{"rules: {goals/none: off}", `1:21: rules.goals/none takes options; write "goals/none: off" below severity`},
		{"rules: {goals/none: {min: 3}}", `1:9: rule goals/none has no options`},
		{"rules: {review/stale: {maxdays: 3}}", `1:24: rule review/stale has no option "maxdays"; did you mean "max_days"?`},
		{"rules: {review/stale: {max_days: soon}}", `1:34: rules.review/stale.max_days: option "max_days" takes a whole number, 0 or more, not "soon"`},
		{"rules: {review/stale: {max_days: -5}}", `1:34: rules.review/stale.max_days: option "max_days" takes a whole number, 0 or more, not "-5"`},
		{"rules: {health/too-rosy: {floor: 5000}}", `1:34: rules.health/too-rosy.floor: option "floor" takes at most 100, not 5000 (per cent of adoption below which an account is not green)`},
		{"rules: {actions/one-owner: {share: 60}}", `1:36: rules.actions/one-owner.share: option "share" takes at most 1, not 60 (share of the open actions that one person may own)`},
		{"fx: {base: EUR, UDS: 0.92}", `1:17: fx: "UDS" is no currency; did you mean "USD"?`},
		{"fx: {base: EUR, usd: 0.92}", `1:17: fx: "usd" is no currency; did you mean "USD"?`},
		{"fx: {base: EUR, XYZ: 3}", `1:17: fx: "XYZ" is no currency that acctplan knows; write its three letters, such as USD, or base`},
		{"fx: {base: EUR, BOB: 0.13}", ""},
		{"custom_rules:\n  - id: custom/x\n    assert: all(plan.goals, # >= 0)\n    message: m", `3:27: custom/x: assert: the expression ends too early; YAML takes what stands behind " #" for a comment: put the expression in quotes`},
		{"---\nacctplan: 1\naccount: Acme\nowner: Dana\n---\n# Acme\n\n- a: [\n", "2:1: this file is an account plan, as this line says, and no configuration"},
		{"rules: {review/stale: {max_days: [3]}}", `1:34: rules.review/stale.max_days takes one value (integer), not a list`},
	} {
		t.Run(test.text, func(t *testing.T) {
			_, problems := config.Parse(source.NewFile(".acctplan.yaml", []byte(test.text)), nil)
			var got []string
			for _, problem := range problems {
				got = append(got, strings.TrimPrefix(problem.String(), ".acctplan.yaml:"))
			}
			if len(got) == 0 || test.want == "" {
				got = append(got, "")
			}
			if got[0] != test.want || len(problems) > 1 && !strings.Contains(test.text, "b c") {
				t.Errorf("got:\n%s\nwant:\n%s", strings.Join(got, "\n"), test.want)
			}
		})
	}
}

// TestOwnKeys proves that no rule asks about extra_keys.
func TestOwnKeys(t *testing.T) {
	c := parse(t, "extra_keys: [region_lead]")
	text := "---\nacctplan: 1\naccount: Harbor Foods\nregion_lead: Jo\nregion_leed: Jo\n---\n"
	about := compile.Compile(source.NewFile("a.md", []byte(text)), c.Reading)
	findings, err := lint.Run([]*plan.Plan{about}, lint.Options{Select: []string{"structure/unknown-key"}, Layers: c.Layers(nil), AsOf: rule.ExampleDay()})
	if err != nil || len(findings) != 1 || !strings.Contains(findings[0].Message, "region_leed") {
		t.Errorf("%v %+v", err, findings)
	}
}

func TestIsPlan(t *testing.T) {
	c := parse(t, "plans: [accounts/**/*.md, ./old/, one.md]")
	c.Directory = "/team"
	for path, want := range map[string]bool{
		"/team/accounts/a.md": true, "/team/accounts/x/y/a.md": true, "/team/accounts/a.txt": false,
		"/team/old/a.md": true, "/team/old/x/a.md": true, "/team/one.md": true, "/team/x/one.md": false,
		"/team/older/a.md": false, "/one.md": false, "/team2/one.md": false,
	} {
		if got := c.IsPlan(path); got != want {
			t.Errorf("%s: %v", path, got)
		}
	}
	if (config.Config{}).IsPlan("/team/one.md") {
		t.Error("without a file, nothing is a plan by a glob")
	}
}

func TestFind(t *testing.T) {
	root := t.TempDir()
	inner := filepath.Join(root, "repository", "accounts", "emea")
	if err := os.MkdirAll(inner, 0o755); err != nil {
		t.Fatal(err)
	}
	write := func(path string) string {
		path = filepath.Join(root, path)
		if err := os.WriteFile(path, nil, 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	check := func(directory, want string) {
		t.Helper()
		if got, ok := config.Find(directory); got != want || ok != (want != "") {
			t.Errorf("%s: %q, want %q", directory, got, want)
		}
	}
	outer := write(config.Name)
	check(inner, outer)
	check(filepath.Join(inner, "not", "there"), outer)
	write("repository/.git") // a work tree has a file
	check(inner, "")
	top := write("repository/" + config.Name)
	check(inner, top)
	check(filepath.Dir(top), top)
	near := write("repository/accounts/" + config.Name)
	check(inner, near)
}

func TestRead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "c.yaml")
	for content, want := range map[string]string{
		"a\x00": "not text in UTF-8; save it as UTF-8", "\xff\xfe": "not text in UTF-8; save it as UTF-8",
		strings.Repeat("#", config.MaxSize+1): "too large to be a configuration",
	} {
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := config.Read(path, "c.yaml"); err == nil || err.Error() != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
	if _, err := config.Read(filepath.Dir(path), "c"); err == nil || strings.Contains(err.Error(), "/") {
		t.Errorf("%v", err)
	}
}

func TestSettings(t *testing.T) {
	c := parse(t, "date_order: day-first\nseverity:\n  goals: info\n  tag:time: off\nrules:\n  review/stale:\n    max_days: 60\n")
	show := func(settings []config.Setting, name string) string {
		for _, s := range settings {
			if s.Name == name {
				return s.Text() + " " + s.Place()
			}
		}
		return "not there"
	}
	for name, want := range map[string]string{
		"date_order": "day-first .acctplan.yaml:1", "plans": "[] default", "severity.goals": "info .acctplan.yaml:3",
		"rules.review/stale.max_days": "60 .acctplan.yaml:7",
	} {
		if got := show(c.Settings(""), name); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
	for name, want := range map[string]string{
		"severity.goals/none": "info .acctplan.yaml:3", "severity.review/stale": "off .acctplan.yaml:4",
		"rules.review/stale.max_days": "60 .acctplan.yaml:7", "severity.structure/empty": "error default",
		"rules.actions/near-term-count.min": "3 default",
	} {
		if got := show(c.RuleSettings(""), name); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}
