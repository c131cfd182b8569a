// The score card: what a plan scores, on our own page of it.
package main

import (
	"slices"
	"strconv"

	"github.com/acctplan/acctplan/pkg/brief"
	"github.com/acctplan/acctplan/pkg/facts"
	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/score"
)

// scoreCard is a page's card with the plan's score. It is for our own page only: what a plan has
// and lacks is no business of the customer's.
func (m *pageMaker) scoreCard(one *page, findings []finding.Finding, known *facts.Facts) brief.KPI {
	findings = append(slices.Clip(findings), one.suppressed...)
	say := m.look.Locale.Labels()
	return brief.KPI{Name: say.PlanScore, Value: strconv.Itoa(score.Of(known, findings).Total), Notes: []string{say.OfHundred}}
}
