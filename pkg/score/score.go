// Package score adds up what is there of an account plan and what is not, from 0 to 100, and
// shows its working: every point has a line of the plan that earned it, or would have.
//
// # The formula
//
// A plan is looked at in four elements with fixed weights:
//
//	Coverage             40   facts, goals, people, current state, opportunities, risks, competition
//	Freshness            20   reviewed, next review, no date gone by, figures with a day
//	Action discipline    20   owner, date, nothing overdue, the next 90 days
//	Relationship depth   20   economic buyer, champion, engaged people, contact, next steps
//
// An element is made of criteria, each with points. A criterion about records earns the share of
// its points that its records are sound, on average. Several things may be asked of a record, and
// what is there of them counts: a risk with a rating and a plan against it, but without an owner, is
// sound by two thirds; a person of whom two of four fields are known by half. A goal that is ours,
// or that nobody could measure, is not sound at all, and neither is a placeholder. Records that say
// the same count once, by the worst of them. A criterion about a single thing earns all of its points or none. What is not
// asked of an account (competition on a standard one, adoption of a prospect) counts neither
// way: an element's points are
//
//	weight × earned ÷ asked
//
// and the score is their sum, rounded to the nearest whole number.
//
// What is objected to is what the rule book says, with the team's settings: how many people have to be
// engaged, and after how many days a review, a contact or a figure is old. A comment that
// silences a finding does not earn its point, and neither does the silence of the rules: a standard
// account hears nothing of a goal without a day or a risk without an owner, but they count as such. So mending a finding never costs points, and
// filling a plan with placeholders or repetition never earns any.
//
// # Sources
//
// The elements are those that the guides on account planning agree on: the sections that every
// plan has, at least quarterly reviews ("a plan written once and filed away is worthless"),
// actions with an owner and a date, and relationships that reach the economic buyer and more
// than one person. The weights are a judgement: half of what a plan is worth is what it says,
// the other half whether somebody lives by it. They are printed, so that nobody has to believe
// them. The number is for the plan's owner; it never stands on a page for the customer.
package score

import (
	"math"

	"github.com/acctplan/acctplan/pkg/facts"
	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
)

// Score is what one plan scores. Points are between 0 and their weight.
type Score struct {
	Plan     *plan.Plan
	Total    int // 0 to 100
	Elements []Element
}

// Element is one of the parts that the score is the sum of.
type Element struct {
	Name     string
	Weight   int
	Points   float64
	Criteria []Criterion
}

// Criterion is one thing that is asked of a plan.
type Criterion struct {
	Name   string
	Weight int
	Points float64
	Asked  bool // false: not of this account, and then it counts neither way
	Lines  []Line
}

// Line is one thing that is there, or is not.
type Line struct {
	There bool        // all of it
	Share float64     // how much of it is there, from 0 to 1
	Span  source.Span // where it stands, or should stand
	Text  string      // what it is; of what is not there, what is wrong with it
	Rule  string      // that objects; empty where none does
}

// Of scores a plan. The findings are the plan's, those that comments silence included; others
// are overlooked.
func Of(known *facts.Facts, findings []finding.Finding) Score {
	e := newExaminer(known, findings)
	score := Score{Plan: known.Plan}
	total := 0.0
	for _, element := range elements() {
		scored := Element{Name: element.name, Weight: element.weight}
		asked, earned := 0, 0.0
		for _, criterion := range element.criteria {
			one := Criterion{Name: criterion.name, Weight: criterion.points}
			if one.Asked = criterion.core || known.Plan.EffectiveTier() != plan.Standard; one.Asked {
				one.Lines, one.Asked = criterion.look(e)
			}
			for i := range one.Lines {
				if one.Lines[i].There {
					one.Lines[i].Share = 1
				}
			}
			if one.Asked {
				one.Points = float64(one.Weight) * share(one.Lines)
				asked += one.Weight
				earned += one.Points
			}
			scored.Criteria = append(scored.Criteria, one)
		}
		if asked > 0 {
			scored.Points = float64(element.weight) * earned / float64(asked)
		}
		total += scored.Points
		score.Elements = append(score.Elements, scored)
	}
	score.Total = int(math.Round(total))
	return score
}

// share is which part of the lines is there.
func share(lines []Line) float64 {
	if len(lines) == 0 {
		return 0
	}
	there := 0.0
	for i := range lines {
		there += lines[i].Share
	}
	return there / float64(len(lines))
}
