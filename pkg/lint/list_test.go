package lint_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/lint"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/rule"
	"github.com/acctplan/acctplan/pkg/source"
)

// TestList compares a list with what is found otherwise: over plans with one id, some of which silence that, some
// something else, and some what they need not.
func TestList(t *testing.T) {
	var plans []*plan.Plan
	comment := func(rule string) string { return "<!-- acctplan-ignore-file " + rule + ": for a reason -->\n" }
	for name, text := range benchmarked(t) {
		for folder, before := range map[string]string{
			"": "", "silenced/": comment("actions/overdue"), "other/": comment("workspace/duplicate-id"), "unused/": comment("workspace/parent-cycle") + comment("goals/none"),
		} {
			plans = append(plans, compileText(folder+name+".md", text+"\n"+before))
		}
	}
	options := lint.Options{
		AsOf:     rule.ExampleDay(),
		Required: []rule.Requirement{{Path: "none.md", File: "a.yaml", Span: source.Span{Start: 2, End: 4}}, {Path: "no.md", File: "a.yaml", Span: source.Span{Start: 6, End: 8}}},
	}
	found, err := lint.Inspect(plans, options)
	if err != nil {
		t.Fatal(err)
	}
	met := map[string]int{}
	for _, f := range found.Findings {
		met[f.Rule]++
	}
	for _, f := range found.Suppressed {
		met[f.Rule+", silenced"]++
	}
	for _, id := range []string{"workspace/duplicate-id", "workspace/duplicate-id, silenced", "workspace/no-plan", "suppression/unused", "actions/overdue, silenced"} {
		if met[id] == 0 {
			t.Errorf("nothing is tried of %s", id)
		}
	}
	if found.List != nil {
		t.Error("there is a list")
	}
	for _, plain := range []int{0, 3, 1000} {
		options.List, options.Plain = true, plain
		listed, err := lint.Inspect(plans, options)
		if err != nil {
			t.Fatal(err)
		}
		var all []finding.Finding
		for f := range listed.List.All() {
			all = append(all, *f)
		}
		same := cmp.Options{cmpopts.IgnoreFields(finding.Finding{}, "Common"), cmpopts.EquateEmpty()}
		if diff := cmp.Diff(found.Findings, all, same); diff != "" || listed.Findings != nil {
			t.Errorf("%d plain: %s", plain, diff)
		}
		if diff := cmp.Diff(found.Suppressed, listed.Suppressed, same); diff != "" {
			t.Errorf("%d plain: %s", plain, diff)
		}
	}
}
