package report

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// golden compares output with the file of that name in testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}

const lakeshore = "accounts/lakeshore.md"

const lakeshoreText = `---
acctplan: 1
account: Lakeshore Logistics
renewal: 2026-12-01
arr: 480k
---

# Lakeshore Logistics

## Goals

| Id | Goal | Metric | By |
|----|------|--------|----|
| g1 | Cut dock waiting time across all eleven European sites, beginning with Rotterdam and Gdańsk, before the peak season starts | minutes per truck | ASAP |
| g2 | 倉庫の待ち時間を短縮する 🚚 | 分 | Q4 2026 |

## Actions

- [ ] Draft the renewal paper @ines due:2026-10-14 for:g1
	- [ ] Ask finance @bo due:2026-31-02

Risk register, kept by the team and
looked at monthly.
`

// here is a plan file and a result that shows every part of the output.
func sample(t *testing.T) Result {
	t.Helper()
	files := map[string]*source.File{lakeshore: source.NewFile(lakeshore, []byte(lakeshoreText))}
	at := func(text string) source.Span {
		i := strings.Index(lakeshoreText, text)
		if i < 0 {
			t.Fatalf("%q is not in the plan", text)
		}
		return source.Span{Start: i, End: i + len(text)}
	}
	empty := at("minutes per truck |").End
	findings := []finding.Finding{
		{
			Rule: "renewal/close", Severity: finding.Warning, Tags: []string{"time"}, Path: lakeshore, Span: at("2026-12-01"),
			Account: "Lakeshore Logistics", Owner: "Inês Duarte",
			Message: "The renewal is in 8 days, and no opportunity of stage commit covers it.",
			Hint:    "Add the renewal to Opportunities, or set renewal: none for a contract that never ends.",
		},
		{
			Rule: "goals/date", Severity: finding.Error, Path: lakeshore, Span: at("ASAP"), Record: "goals/g1",
			Message: `"ASAP" is no date.`, Hint: "Write a day, a month or a quarter: 2026-12-31, Dec 2026, Q4 2026.",
			Content: "ASAP",
		},
		{
			Rule: "goals/unclear", Severity: finding.Info, Path: lakeshore, Span: at("eleven European sites"), Record: "goals/g1",
			Message: "The other goals name one site each.",
		},
		{
			Rule: "goals/owner", Severity: finding.Warning, Path: lakeshore, Span: source.Span{Start: empty, End: empty},
			Message: "The goal has no owner.", Record: "goals/g1",
		},
		{
			Rule: "goals/wording", Severity: finding.Info, Path: lakeshore, Span: at("待ち時間を短縮する 🚚"), Record: "goals/g2",
			Message: "The goal has no baseline.", Known: true,
		},
		{
			Rule: "actions/overdue", Severity: finding.Warning, Tags: []string{"time"}, Path: lakeshore, Span: at("2026-10-14"),
			Record:  "actions/draft-the-renewal-paper",
			Message: `"Draft the renewal paper" was due on 14 Oct 2026, 40 days ago.`, Hint: "Set a new day, or tick it off.",
			Related: []finding.Related{
				{Path: lakeshore, Span: at("g1"), Message: "the goal that it serves"},
				{Path: "accounts/gone.md", Span: source.Span{Start: 7, End: 9}, Message: "the parent's plan"},
			},
		},
		{
			Rule: "values/impossible-date", Severity: finding.Error, Path: lakeshore, Span: at("2026-31-02"),
			Message: "The year 2026 has no month 31.", Hint: "Write 2026-02-28.",
			Edits: []finding.Edit{{Span: at("2026-31-02"), Text: "2026-02-28", Safe: true}},
		},
		{
			Rule: "structure/prose", Severity: finding.Info, Path: lakeshore, Span: at("Risk register, kept by the team and\nlooked at monthly."),
			Message: "This paragraph gave no record.",
			Edits:   []finding.Edit{{Span: at("Risk register"), Text: "## Risks"}},
		},
		{
			Rule: "structure/no-source", Severity: finding.Warning, Path: "accounts/vanished.md", Span: source.Span{Start: 20, End: 24},
			Message: "The text of this <plan> & its lines are not to be had.",
		},
	}
	return Result{
		AsOf: plan.DayOf(2026, 11, 23), Plans: 6, Findings: findings, FailOn: finding.Error,
		Checked: []Plan{{"accounts/calm & quiet.md", "Calm & Quiet Co. <Ltd>"}, {lakeshore, "Lakeshore Logistics"}, {"accounts/vanished.md", ""}},
		Suppressed: []finding.Suppressed{
			{Finding: finding.Finding{
				Rule: "goals/metric", Severity: finding.Warning, Path: lakeshore, Span: at("minutes per truck"), Record: "goals/g1",
				Message: "The metric has no unit.",
			}, Reason: "the site managers count them by hand"},
			{Finding: finding.Finding{
				Rule: "structure/no-source", Severity: finding.Warning, Path: "accounts/vanished.md", Span: source.Span{Start: 20, End: 24},
				Message: "Said before.",
			}, By: finding.Baseline},
		},
		Errors: []FileError{{Path: "accounts/locked.md", Message: "permission denied"}},
		Source: func(path string) *source.File { return files[path] },
	}
}

func text(t *testing.T, result Result, options TextOptions) string {
	t.Helper()
	var out strings.Builder
	if err := Text(&out, result, options); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestTextGolden(t *testing.T) {
	for name, options := range map[string]TextOptions{
		"full.txt":    {Known: true},
		"width80.txt": {Known: true, Width: 80, FixCommand: "acctplan fix"},
		"narrow.txt":  {Known: true, Width: 12},
		"color.txt":   {Known: true, Width: 100, Color: true, Wrap: true, FixCommand: "acctplan fix"},
		"concise.txt": {Concise: true},
	} {
		t.Run(name, func(t *testing.T) { golden(t, name, text(t, sample(t), options)) })
	}
}
