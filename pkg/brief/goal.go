// The customer's goals: how far they have come, and what of our work serves them.

package brief

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/acctplan/acctplan/pkg/facts"
	"github.com/acctplan/acctplan/pkg/plan"
)

// Goal is an objective of the customer's.
type Goal struct {
	Goal     string
	Unit     string // may be empty
	Metric   string // may be empty
	Baseline string // may be empty
	Target   string // may be empty
	Current  string // where the metric stands now, from the plan's metrics; may be empty
	By       string // may be empty
	Missed   Label  // that the day has passed and the goal is not reached; may be empty
	Owner    string // of the customer's; may be empty
	Help     string // how we help; may be empty
	Assumed  bool   // our guess, not the customer's word
	Progress Progress
	// Opportunities names the open opportunities that serve the goal; Work says how much else
	// does: "2 open actions, next 3 Dec 2026", "1 milestone".
	Opportunities []string
	Work          []string
}

// Progress is the way from a goal's baseline to its target as a picture shows it.
type Progress struct {
	Known    bool    // baseline and target are numbers of one kind and differ
	Measured bool    // so is the current value
	Share    float64 // of the way; from 0 to 1 however far the value is off; counts only where Measured
	Behind   bool    // the value is farther from the target than at the start
}

func (v voice) goalsOf(p *plan.Plan, f *facts.Facts) []Goal {
	var goals []Goal
	for i := range p.Goals {
		goal := &p.Goals[i]
		text := shown(goal.Goal.Origin)
		if text == "" {
			continue
		}
		row := Goal{
			Goal: text, Unit: shown(goal.Unit.Origin), Metric: shown(goal.Metric.Origin), Baseline: shown(goal.Baseline.Origin),
			Target: shown(goal.Target.Origin), Current: currentOf(p, goal), By: v.dateText(goal.By), Owner: peopleText(goal.Owner),
			Help: shown(goal.Enables.Origin), Assumed: goal.Assumed.Value,
		}
		row.Progress = progressOf(row.Baseline, row.Current, row.Target)
		if goal.By.Before(f.AsOf) {
			switch {
			case !row.Progress.Measured:
				row.Missed = Label{Text: v.say.DayPassed, Tone: Fair} // nobody says whether it is reached
			case row.Progress.Share < 1:
				row.Missed = Label{Text: v.say.Inside(v.say.Missed), Tone: Bad}
			}
		}
		row.served(v, f, goal.Key)
		goals = append(goals, row)
	}
	return goals
}

// currentOf finds where a goal's metric stands: a field of the goal that says so, else the
// newest of the plan's metrics that has the goal's metric for a name.
func currentOf(p *plan.Plan, goal *plan.Goal) string {
	for _, extra := range goal.Extra {
		if plan.IsCurrent(clean(extra.Name.Text)) {
			return shown(extra.Value.Origin)
		}
	}
	name := shown(goal.Metric.Origin)
	if name == "" {
		return ""
	}
	newest, text := plan.Day(0), ""
	for _, metric := range p.Metrics {
		if value := shown(metric.Value.Origin); value != "" && strings.EqualFold(shown(metric.Metric.Origin), name) {
			if day := metric.AsOf.Last; text == "" || day >= newest {
				newest, text = day, value
			}
		}
	}
	return text
}

// served counts what serves a goal: opportunities that name it, open actions and milestones
// for it or for one of these.
func (g *Goal) served(v voice, f *facts.Facts, key string) {
	serving := map[plan.Ref]bool{{Collection: plan.Goals, Key: key}: true}
	for _, opportunity := range f.OpenOpportunities {
		if !names(opportunity.Goal, serving) {
			continue
		}
		serving[plan.Ref{Collection: plan.Opportunities, Key: opportunity.Key}] = true
		if name := opportunityName(opportunity); name != "" {
			g.Opportunities = append(g.Opportunities, name)
		}
	}
	var actions []*plan.Action
	for _, action := range f.OpenActions {
		if names(action.For, serving) {
			actions = append(actions, action)
		}
	}
	if len(actions) > 0 {
		text := v.say.OpenActions.Of(len(actions))
		next := slices.MinFunc(actions, func(a, b *plan.Action) int {
			if a.Due.Known() != b.Due.Known() {
				if a.Due.Known() {
					return -1
				}
				return 1
			}
			return cmp.Compare(a.Due.Last, b.Due.Last)
		})
		switch {
		case next.Due.Before(f.AsOf):
			text += ", " + fmt.Sprintf(v.say.OverdueSince, v.dateText(next.Due))
		case next.Due.Known():
			text += ", " + fmt.Sprintf(v.say.NextOn, v.dateText(next.Due))
		}
		g.Work = append(g.Work, text)
	}
	milestones := 0
	for _, milestone := range f.Plan.Milestones {
		if milestone.IsOpen() && names(milestone.For, serving) {
			milestones++
		}
	}
	if milestones > 0 {
		g.Work = append(g.Work, v.say.MilestoneCount.Of(milestones))
	}
}

// names reports whether references lead to one of the wanted records.
func names(refs plan.Refs, wanted map[plan.Ref]bool) bool {
	return slices.ContainsFunc(refs.List, func(ref plan.Ref) bool {
		return wanted[plan.Ref{Collection: ref.Collection, Key: ref.Key}]
	})
}

// progressOf reads three values as numbers of one kind.
func progressOf(baseline, current, target string) Progress {
	from, fromUnit, ok := quantity(baseline)
	to, toUnit, toOK := quantity(target)
	if !ok || !toOK || from == to || !oneUnit(fromUnit, toUnit) {
		return Progress{}
	}
	now, nowUnit, measured := quantity(current)
	if !measured || !oneUnit(nowUnit, toUnit) || !oneUnit(nowUnit, fromUnit) {
		return Progress{Known: true}
	}
	share := (now - from) / (to - from)
	return Progress{Known: true, Measured: true, Share: max(0, min(1, share)), Behind: share < 0}
}

// oneUnit reports whether two units may be the same: one that is not written is.
func oneUnit(a, b string) bool { return a == b || a == "" || b == "" }

// quantity reads one number with its unit before or behind it: "61 h", "€58M", "1,200". Commas
// group digits. A text with a second number says something else.
func quantity(text string) (value float64, unit string, ok bool) {
	const digits = "0123456789"
	first := strings.IndexAny(text, digits)
	if first < 0 {
		return 0, "", false
	}
	end := strings.LastIndexAny(text, digits) + 1
	value, err := strconv.ParseFloat(strings.ReplaceAll(text[first:end], ",", ""), 64)
	if err != nil || strings.ContainsAny(text[first:end], "eExXpP_") {
		return 0, "", false
	}
	before, behind := strings.TrimSpace(text[:first]), strings.TrimSpace(text[end:])
	for _, minus := range []string{"-", "−"} {
		if rest, negative := strings.CutSuffix(before, minus); negative {
			value, before = -value, rest
		}
	}
	for _, scale := range []struct {
		word   string
		factor float64
	}{{"k", 1e3}, {"K", 1e3}, {"M", 1e6}, {"B", 1e9}, {"Cr", 1e7}, {"lakh", 1e5}} {
		if behind == scale.word {
			value, behind = value*scale.factor, ""
			break
		}
	}
	return value, strings.ToLower(before + strings.TrimSuffix(behind, "s")), true
}
