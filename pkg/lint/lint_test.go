package lint_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/lint"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/rule"
)

func badPlan(t *testing.T, id string) *plan.Plan {
	t.Helper()
	r, err := rule.Lookup(id)
	if err != nil {
		t.Fatal(err)
	}
	return compileText(strings.ReplaceAll(id, "/", "-")+".md", r.Bad.Text())
}

// edited is the clean example plan with passages replaced, given as pairs.
func edited(t *testing.T, pairs ...string) *plan.Plan {
	t.Helper()
	text := rule.Example{}.Text()
	for i := 0; i+1 < len(pairs); i += 2 {
		if strings.Count(text, pairs[i]) != 1 {
			t.Fatalf("%q does not stand exactly once in the plan", pairs[i])
		}
		text = strings.Replace(text, pairs[i], pairs[i+1], 1)
	}
	return compileText("edited.md", text)
}

func wantRules(t *testing.T, findings []finding.Finding, want ...string) {
	t.Helper()
	slices.Sort(want)
	if got := rulesIn(findings); !slices.Equal(got, want) {
		t.Errorf("rules that fire: %v, want %v", got, want)
		for _, f := range findings {
			t.Logf("%s %s: %s", f.Severity, f.Rule, f.Message)
		}
	}
}

func TestSelection(t *testing.T) {
	plans := []*plan.Plan{edited(t, "industry: Food wholesale\n", "", "concept @jonas due:2026-10-27", "concept due:2026-10-27", "| Quiet mornings |", "| |")}
	everything := []string{"overview/field-missing", "actions/no-owner", "stakeholders/field-missing"}
	wantRules(t, inspect(t, plans, lint.Options{}), everything...)
	wantRules(t, inspect(t, plans, lint.Options{Select: []string{"actions"}}), "actions/no-owner")
	wantRules(t, inspect(t, plans, lint.Options{Select: []string{"stakeholders/*", "overview/field-missing"}}), "overview/field-missing", "stakeholders/field-missing")
	wantRules(t, inspect(t, plans, lint.Options{Ignore: []string{"actions", "overview/field-missing"}}), "stakeholders/field-missing")
	wantRules(t, inspect(t, plans, lint.Options{Select: []string{"actions"}, Ignore: []string{"actions/no-owner"}}))
}

func TestUnknownOptions(t *testing.T) {
	for name, o := range map[string]lint.Options{
		`"actions/no-owner"`: {Select: []string{"actions/no-ownr"}},
		`"goals"`:            {Ignore: []string{"gaols"}},
		`"risks/none"`:       {Severity: map[string]finding.Severity{"risks/nine": finding.Info}},
		`"time"`:             {Severity: map[string]finding.Severity{"tag:tiem": finding.Info}},
		`"max_days"`:         {Settings: map[string]map[string]rule.Value{"review/stale": {"maxdays": rule.WholeValue(3)}}},
		`integer`:            {Settings: map[string]map[string]rule.Value{"review/stale": {"max_days": rule.PhraseValue("three")}}},
	} {
		if _, err := lint.Run(nil, o); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%v, want a word about %s", err, name)
		}
		if o.Validate() == nil {
			t.Errorf("validate finds nothing wrong about %s", name)
		}
	}
}

func TestTiers(t *testing.T) {
	broken := []string{"industry: Food wholesale\n", "", "| Quiet mornings |", "| |", "## Landscape\n", "## Canteen\n\nGood soup.\n\n## Landscape\n"}
	for tier, want := range map[string][]string{
		"tier: strategic\n": {"overview/field-missing", "stakeholders/field-missing", "structure/unknown-section"},
		"tier: key\n":       {"overview/field-missing", "stakeholders/field-missing"},
		"tier: standard\n":  {"overview/field-missing"},
		"":                  {"overview/field-missing", "stakeholders/field-missing", "overview/tier-missing"},
	} {
		plans := []*plan.Plan{edited(t, append([]string{"tier: strategic\n", tier}, broken...)...)}
		wantRules(t, inspect(t, plans, lint.Options{}), want...)
	}
	standard := []*plan.Plan{edited(t, append([]string{"tier: strategic\n", "tier: standard\n"}, broken...)...)}
	wantRules(t, inspect(t, standard, lint.Options{Select: []string{"structure/unknown-section"}}), "structure/unknown-section")
	graver := map[string]finding.Severity{"structure/unknown-section": finding.Error} // how serious, not where
	wantRules(t, inspect(t, standard, lint.Options{Severity: graver}), "overview/field-missing")
	everywhere := []rule.Layer{{Tiers: map[string]plan.Tier{"structure/unknown-section": plan.Standard}}}
	wantRules(t, inspect(t, standard, lint.Options{Severity: graver, Layers: everywhere}), "structure/unknown-section", "overview/field-missing")
	strategic := []*plan.Plan{edited(t, broken...)}
	wantRules(t, inspect(t, strategic, lint.Options{Severity: graver}), "overview/field-missing", "stakeholders/field-missing", "structure/unknown-section")
}

func TestSeverity(t *testing.T) {
	plans := []*plan.Plan{badPlan(t, "actions/overdue")}
	for want, set := range map[finding.Severity]map[string]finding.Severity{
		finding.Warning: nil,
		finding.Error:   {"tag:time": finding.Error},
		finding.Info:    {"tag:time": finding.Error, "actions": finding.Info},
		finding.Off:     {"actions": finding.Info, "actions/overdue": finding.Off},
	} {
		findings := inspect(t, plans, lint.Options{Severity: set})
		switch {
		case want == finding.Off:
			wantRules(t, findings)
		case len(findings) != 1 || findings[0].Severity != want:
			t.Errorf("%v: got %v, want one %s", set, findings, want)
		}
	}
}

func TestSettings(t *testing.T) {
	plans := []*plan.Plan{badPlan(t, "review/stale")}
	settings := map[string]map[string]rule.Value{"review/stale": {"max_days": rule.WholeValue(400)}}
	wantRules(t, inspect(t, plans, lint.Options{}), "review/stale")
	slow := []*plan.Plan{edited(t, "reviewed: 2026-09-28\nnext_review: 2026-12-14\ncadence: quarterly\n", "reviewed: 2026-05-11\nnext_review: 2026-12-14\n")}
	wantRules(t, inspect(t, slow, lint.Options{Settings: settings, Select: []string{"review/stale"}}))
}

func TestSuppression(t *testing.T) {
	noOwner := []string{"concept @jonas due:2026-10-27", "concept due:2026-10-27"}
	for name, test := range map[string]struct {
		pairs []string
		want  []string
	}{
		"section":       {append([]string{"## Actions\n", "<!-- acctplan-ignore actions/no-owner: agreed with the new CSM -->\n\n## Actions\n"}, noOwner...), nil},
		"file":          {append([]string{"# Harbor Foods\n", "# Harbor Foods\n\n<!-- acctplan-ignore-file actions/no-owner: agreed with the new CSM -->\n"}, noOwner...), nil},
		"group":         {append([]string{"## Actions\n", "<!-- acctplan-ignore actions: agreed with the new CSM -->\n\n## Actions\n"}, noOwner...), nil},
		"elsewhere":     {append([]string{"## Goals\n", "<!-- acctplan-ignore actions/no-owner: agreed with the new CSM -->\n\n## Goals\n"}, noOwner...), []string{"actions/no-owner", "suppression/unused"}},
		"for a time":    {append([]string{"## Actions\n", "<!-- acctplan-ignore actions/no-owner: agreed with the new CSM until 2026-10-31 -->\n\n## Actions\n"}, noOwner...), nil},
		"past":          {append([]string{"## Actions\n", "<!-- acctplan-ignore actions/no-owner: agreed with the new CSM until 2026-09-30 -->\n\n## Actions\n"}, noOwner...), []string{"actions/no-owner", "suppression/expired"}},
		"no reason":     {append([]string{"## Actions\n", "<!-- acctplan-ignore actions/no-owner -->\n\n## Actions\n"}, noOwner...), []string{"suppression/no-reason"}},
		"one of two":    {append([]string{"## Actions\n", "<!-- acctplan-ignore actions/no-owner, actions/overdue: agreed with the new CSM -->\n\n## Actions\n"}, noOwner...), []string{"suppression/unused"}},
		"another rule":  {append([]string{"## Actions\n", "<!-- acctplan-ignore actions/no-date: agreed with the new CSM -->\n\n## Actions\n"}, noOwner...), []string{"actions/no-owner", "suppression/unused"}},
		"unknown rule":  {append([]string{"## Actions\n", "<!-- acctplan-ignore actions/no-ownr: agreed with the new CSM -->\n\n## Actions\n"}, noOwner...), []string{"actions/no-owner", "suppression/unknown-rule"}},
		"record":        {[]string{"| s5 | Sanne Visser | Dock Supervisor | Frozen | end-user | supporter | low | Femke Bos | Quiet mornings |", "| s5 | Sanne Visser | Dock Supervisor | Frozen | end-user | supporter | low | Femke Bos | |", "## Stakeholders\n", "## Stakeholders\n\n<!-- acctplan-ignore stakeholders/field-missing@s5: she starts in November -->\n"}, nil},
		"other record":  {[]string{"| s5 | Sanne Visser | Dock Supervisor | Frozen | end-user | supporter | low | Femke Bos | Quiet mornings |", "| s5 | Sanne Visser | Dock Supervisor | Frozen | end-user | supporter | low | Femke Bos | |", "## Stakeholders\n", "## Stakeholders\n\n<!-- acctplan-ignore stakeholders/field-missing@s4: he starts in November -->\n"}, []string{"stakeholders/field-missing", "suppression/unused"}},
		"of itself":     {[]string{"# Harbor Foods\n", "# Harbor Foods\n\n<!-- acctplan-ignore-file suppression/unused, prose/hedge: to silence the silencer -->\n"}, []string{"suppression/unused"}},
		"a turned-off":  {[]string{"tier: strategic", "tier: standard", "## Actions\n", "<!-- acctplan-ignore actions/vague: shorthand of ours -->\n\n## Actions\n"}, nil},
		"frontmatter":   {[]string{"renewal: 2027-03-31", "# acctplan-ignore overview/renewal-past: in negotiation\nrenewal: 2026-08-31"}, nil},
		"wrong comment": {[]string{"## Actions\n", "<!-- acctplan-ignore: no rule -->\n\n## Actions\n"}, []string{"suppression/malformed"}},
	} {
		t.Run(name, func(t *testing.T) {
			p := edited(t, test.pairs...)
			wantRules(t, inspect(t, []*plan.Plan{p}, lint.Options{}), test.want...)
		})
	}
}

func TestSuppressedAreKept(t *testing.T) {
	p := edited(t, "## Actions\n", "<!-- acctplan-ignore actions/no-owner: agreed with the new CSM -->\n\n## Actions\n", "concept @jonas due:2026-10-27", "concept due:2026-10-27")
	result, err := lint.Inspect([]*plan.Plan{p}, lint.Options{AsOf: rule.ExampleDay()})
	if err != nil || len(result.Findings) != 0 || len(result.Suppressed) != 1 || result.Suppressed[0].Rule != "actions/no-owner" {
		t.Errorf("got %+v, %v", result, err)
	}
}

func TestTemplates(t *testing.T) {
	const form = "# Account plan: [Account]\n\n## Goals\n\n| Goal | By |\n|------|----|\n| [Goal] | YYYY-MM-DD |\n\n## Stakeholders\n\n| Name | Role |\n|---|---|\n| [Name] | [Role] |\n\n" +
		"## Current state\n\n[…]\n\n## Opportunities\n\n[…]\n\n## Risks\n\n[…]\n\n## Actions\n\n- [ ] [Action] @owner due:YYYY-MM-DD\n"
	for _, path := range []string{"_template/plan.md", "sales/templates/plan.md"} {
		for _, f := range inspect(t, []*plan.Plan{compileText(path, form)}, lint.Options{}) {
			if !strings.HasPrefix(f.Rule, "structure/") || f.Rule == "structure/placeholder" {
				t.Errorf("%s: a template is linted for structure only: %s: %s", path, f.Rule, f.Message)
			}
		}
	}
	marked := compileText("plan.md", "---\nacctplan: 1\naccount: \"[Account]\"\ntemplate: true\n---\n\n"+form)
	for _, f := range inspect(t, []*plan.Plan{marked}, lint.Options{}) {
		if !strings.HasPrefix(f.Rule, "structure/") || f.Rule == "structure/placeholder" {
			t.Errorf("a template is linted for structure only: %s: %s", f.Rule, f.Message)
		}
	}
}

// TestOrder proves that the order in which plans come does not change what is said.
func TestOrder(t *testing.T) {
	var plans []*plan.Plan
	for _, r := range rule.All() {
		plans = append(plans, compileText(strings.ReplaceAll(r.ID, "/", "-")+".md", r.Bad.Text()))
	}
	want := inspect(t, plans, lint.Options{})
	if len(want) < len(plans) {
		t.Fatalf("%d findings in %d bad plans", len(want), len(plans))
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range 5 {
		random.Shuffle(len(plans), func(i, j int) { plans[i], plans[j] = plans[j], plans[i] })
		if got := inspect(t, plans, lint.Options{}); !reflect.DeepEqual(got, want) {
			t.Fatal("another order gives other findings")
		}
	}
	if !slices.IsSortedFunc(want, finding.Compare) {
		t.Error("findings are sorted")
	}
}

// TestTimePasses moves the day over plans that nobody touches: only findings that carry the
// tag may come and go.
func TestTimePasses(t *testing.T) {
	plans := []*plan.Plan{compileText("clean.md", rule.Example{}.Text())}
	for _, r := range rule.All() {
		if !r.HasTag(rule.TagTime) && r.ID != "stakeholders/contact-in-future" && r.ID != "review/future" {
			plans = append(plans, compileText(strings.ReplaceAll(r.ID, "/", "-")+".md", r.Bad.Text()))
		}
	}
	timeless := func(day plan.Day) []string {
		var keys []string
		for _, f := range inspect(t, plans, lint.Options{AsOf: day}) {
			if slices.Contains(f.Tags, rule.TagTime) {
				if f.Severity == finding.Error {
					t.Errorf("%s: time alone is no error: %s", f.Path, f.Message)
				}
				continue
			}
			keys = append(keys, fmt.Sprintf("%s %s %s %s %s", f.Path, f.Rule, f.Severity, f.Record, f.Content))
		}
		return keys
	}
	want := timeless(rule.ExampleDay())
	for day := rule.ExampleDay(); day < rule.ExampleDay()+500; day += 37 {
		got := timeless(day)
		for _, key := range got {
			if !slices.Contains(want, key) {
				t.Errorf("%s: came by the passing of time: %s", day, key)
			}
		}
		for _, key := range want {
			if !slices.Contains(got, key) {
				t.Errorf("%s: went by the passing of time: %s", day, key)
			}
		}
	}
}

// TestFingerprintsHold proves that a finding stays the same finding on another day.
func TestFingerprintsHold(t *testing.T) {
	p := []*plan.Plan{badPlan(t, "actions/overdue")}
	same := func(path string) string { return path }
	first := finding.Fingerprints(inspect(t, p, lint.Options{Select: []string{"actions/overdue"}}), same)
	later := finding.Fingerprints(inspect(t, p, lint.Options{Select: []string{"actions/overdue"}, AsOf: rule.ExampleDay() + 9}), same)
	if len(first) != 1 || !slices.Equal(first, later) {
		t.Errorf("%v on one day, %v on another", first, later)
	}
}

// TestNoCascades holds who speaks when several rules could.
func TestNoCascades(t *testing.T) {
	for name, test := range map[string]struct {
		pairs []string
		want  []string
	}{
		"the frontmatter does not parse": {[]string{"account: Harbor Foods", "account: [Harbor: Foods"}, []string{"structure/frontmatter-invalid"}},
		"a due date left open":           {[]string{"concept @jonas due:2026-10-27", "concept @jonas due:TBD"}, []string{"structure/placeholder"}},
		"a due date of a wish":           {[]string{"concept @jonas due:2026-10-27", "concept @jonas due:ongoing"}, []string{"actions/unresolvable-date"}},
		"owner and date":                 {[]string{"concept @jonas due:2026-10-27", "concept"}, []string{"actions/no-owner", "actions/no-date"}},
		"a heading alone":                {[]string{"## Questions\n\n- Who decides on the docks in Venlo? @priya due:2026-11-06\n", "## Risks of the market\n\n## Questions\n\n- Who decides on the docks in Venlo? @priya due:2026-11-06\n"}, []string{"structure/section-empty"}},
	} {
		t.Run(name, func(t *testing.T) {
			p := edited(t, test.pairs...)
			wantRules(t, inspect(t, []*plan.Plan{p}, lint.Options{}), test.want...)
		})
	}
}
