package brief_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/acctplan/acctplan/pkg/brief"
)

func TestGoalsShowTheirWayAndWhatServesThem(t *testing.T) {
	b := briefOf(`# A

## Goals

| ID | Goal | Metric | Baseline | Target | Enables |
|---|---|---|---|---|---|
| g1 | halve the standstill | hours | 61 h | 41 h | we see it coming |
| g2 | grow | revenue | €58M | €49M | |
| g3 | talk | | 2 to 3 | 5 | |
| g4 | overshoot | rate | 10% | 20% | |
| g5 | mixed | rate | 10% | 20 days | |

## Current state

| Metric | Value | As of |
|---|---|---|
| Hours | 56 h | 2026-11-01 |
| Hours | 60 h | 2026-08-01 |
| rate | 25% | 2026-11-01 |

## Opportunities

| ID | Opportunity | Stage | Goal |
|---|---|---|---|
| o1 | Sensors | Propose | g1 |
| o2 | Old sensors | Lost | g1 |

## Actions

- [ ] late @ada due:2026-11-01 for:o1
- [ ] soon @ada due:2026-12-01 for:g1
- [x] done @ada due:2026-11-01 for:g1 done:2026-11-01

## Milestones

| Milestone | On | For |
|---|---|---|
| ready | 2027-01-01 | o1 |
`)
	var ways []brief.Progress
	for _, goal := range b.Goals {
		ways = append(ways, goal.Progress)
	}
	want := []brief.Progress{{Known: true, Measured: true, Share: 0.25}, {Known: true}, {}, {Known: true, Measured: true, Share: 1}, {}}
	if diff := cmp.Diff(want, ways); diff != "" {
		t.Error(diff)
	}
	first := b.Goals[0]
	if diff := cmp.Diff([]string{"Sensors"}, first.Opportunities); diff != "" || first.Current != "56 h" || first.Help != "we see it coming" {
		t.Errorf("%s%+v", diff, first)
	}
	if diff := cmp.Diff([]string{"2 open actions, overdue since 1 Nov 2026", "1 milestone"}, first.Work); diff != "" {
		t.Error(diff)
	}
}

func TestMapShowsGaps(t *testing.T) {
	b := briefOf("---\naccount: A\nunits: [North, South, West]\n---\n# A\n\n## Stakeholders\n\n| ID | Name | Title | Unit | Role | Reports to |\n|---|---|---|---|---|---|\n| s1 | Ada Roth | CEO | North | champion | |\n| s2 | Bo Li | Head of South | | end-user | s1 |\n")
	var got []string
	for _, node := range b.Map.Nodes {
		got = append(got, node.Name+" in "+node.Unit)
	}
	if diff := cmp.Diff([]string{"Ada Roth in North", "Bo Li in North", "Economic buyer in ", "West in West"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestScoreCardIsGivenFromOutside(t *testing.T) {
	p, f := compiled("# A\n")
	score := brief.KPI{Name: "Plan score", Value: "82", Notes: []string{"of 100"}}
	if diff := cmp.Diff([]brief.KPI{score}, brief.Of(p, f, nil, brief.Options{Score: score}).KPIs); diff != "" {
		t.Error(diff)
	}
}
