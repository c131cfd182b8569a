// The head of the page: who it is about, and its key figures.

package brief

import (
	"fmt"
	"strings"

	"github.com/acctplan/acctplan/pkg/facts"
	"github.com/acctplan/acctplan/pkg/figure"
	"github.com/acctplan/acctplan/pkg/plan"
)

// noticeAhead is how many days before the last day of notice the page begins to warn.
const noticeAhead = 60

func accountName(p *plan.Plan) string {
	for _, name := range []string{shown(p.Account.Origin), shown(p.Title.Origin), clean(p.Key)} {
		if name != "" {
			return name
		}
	}
	return "Unnamed account"
}

func headerOf(p *plan.Plan, f *facts.Facts) Header {
	header := Header{
		Account: accountName(p),
		Health:  healthLabel(p.Health),
		Owner:   personText(p.Owner),
		Role:    ownerRole(p),
		AsOf:    "As of " + dayText(f.AsOf),
	}
	if reviewed := dateText(p.Reviewed); reviewed != "" {
		header.Reviewed = "Reviewed " + reviewed
	}
	tier := ""
	if word := enumText(p.Tier); word != "" {
		tier = word + " account"
	}
	if p.IsProspect() {
		tier = join(" · ", tier, "Prospect")
	}
	for _, detail := range []string{tier, shown(p.Industry.Origin), shown(p.Location.Origin)} {
		if detail != "" {
			header.Details = append(header.Details, detail)
		}
	}
	return header
}

// ownerRole is what the team says about the owner, else the plain word.
func ownerRole(p *plan.Plan) string {
	if p.Owner.Side == plan.Ours && p.Owner.Index >= 0 && p.Owner.Index < len(p.Team) {
		if role := shown(p.Team[p.Owner.Index].Role.Origin); role != "" && !strings.EqualFold(role, "owner") {
			return role
		}
	}
	if personText(p.Owner) == "" {
		return ""
	}
	return "Account owner"
}

func healthLabel(health plan.Enum[plan.Health]) Label {
	word := enumText(health)
	switch health.Value {
	case plan.Green:
		return Label{Text: word, Tone: Good}
	case plan.Amber:
		return Label{Text: word, Tone: Fair}
	case plan.Red:
		return Label{Text: word, Tone: Bad}
	}
	return Label{Text: word}
}

func kpisOf(p *plan.Plan, f *facts.Facts, score KPI) []KPI {
	var cards []KPI
	for _, card := range []KPI{revenueCard(p), pipelineCard(f), renewalCard(p, f), adoptionCard(f), npsCard(p), scoreCard(p), score} {
		if card.Value != "" {
			cards = append(cards, card)
		}
	}
	return cards
}

// revenueCard shows what the account is worth now and our number for it; for an account that
// buys nothing yet, what it could be worth.
func revenueCard(p *plan.Plan) KPI {
	var target []string
	goal := moneyText(p.TargetARR)
	if goal != "" {
		target = []string{"Target " + goal}
		if by := dateText(p.TargetBy); by != "" {
			target = append(target, "by "+by)
		}
	}
	if arr := moneyText(p.ARR); arr != "" {
		return KPI{Name: "ARR", Value: arr, Notes: target}
	}
	if potential := moneyText(p.Potential); potential != "" {
		return KPI{Name: "Potential a year", Value: potential, Notes: target}
	}
	if goal == "" {
		return KPI{}
	}
	return KPI{Name: "Target ARR", Value: goal, Notes: target[1:]}
}

func pipelineCard(f *facts.Facts) KPI {
	pipeline := f.Pipeline
	if len(pipeline.Counted) == 0 {
		return KPI{}
	}
	card := KPI{Name: "Open pipeline", Value: figure.Amount(pipeline.Unweighted, pipeline.Currency)}
	if !pipeline.Min.Equal(pipeline.Max) {
		card.Value = figure.Amount(pipeline.Min, pipeline.Currency) + "–" + figure.Amount(pipeline.Max, pipeline.Currency)
	}
	if len(pipeline.Unrated) < len(pipeline.Counted) {
		card.Notes = append(card.Notes, figure.Amount(pipeline.Weighted, pipeline.Currency)+" weighted")
	}
	if n := len(pipeline.Skipped); n > 0 {
		card.Notes = append(card.Notes, fmt.Sprintf("and %d in other currencies", n))
	}
	return card
}

// renewalText is the renewal's date and how far away it is.
func renewalText(p *plan.Plan, f *facts.Facts) (string, Label) {
	switch {
	case p.Renewal.IsSet() && p.Renewal.None:
		return "Evergreen", Label{}
	case f.ToRenewal.Known:
		return dateText(p.Renewal), daysLeft(f.ToRenewal.Days, 90)
	}
	return shown(p.Renewal.Origin), Label{}
}

func renewalCard(p *plan.Plan, f *facts.Facts) KPI {
	value, left := renewalText(p, f)
	card := KPI{Name: "Renewal", Value: value, Tone: left.Tone}
	if left.Text != "" {
		card.Notes = []string{left.Text}
	}
	if f.ToNotice.Within(noticeAhead) {
		card.Notes, card.Tone = append(card.Notes, "notice by "+dayText(f.AsOf+plan.Day(f.ToNotice.Days))), Fair
	}
	return card
}

func adoptionCard(f *facts.Facts) KPI {
	adoption := f.Adoption
	if !adoption.Known {
		return KPI{}
	}
	card := KPI{Name: "Adoption", Value: adoption.Percent.Round(0).String() + "%"}
	if adoption.Paid.IsPositive() {
		card.Notes = []string{figure.Grouped(adoption.Used.Round(0)) + " of " + figure.Grouped(adoption.Paid) + " seats"}
	}
	return card
}

func npsCard(p *plan.Plan) KPI {
	card := KPI{Name: "Net promoter score", Value: numberText(p.NPS)}
	if csat := numberText(p.CSAT); csat != "" {
		if card.Value == "" {
			return KPI{Name: "Customer satisfaction", Value: csat}
		}
		card.Notes = []string{"CSAT " + csat}
	}
	return card
}

func scoreCard(p *plan.Plan) KPI {
	card := KPI{Name: "Health score", Value: numberText(p.HealthScore), Notes: []string{"of 100"}}
	if asOf := dateText(p.HealthAsOf); asOf != "" {
		card.Notes = append(card.Notes, "as of "+asOf)
	}
	return card
}

func numberText(number plan.Number) string {
	if !number.IsSet() {
		return shown(number.Origin)
	}
	if number.Value.IsNegative() {
		return "−" + figure.Grouped(number.Value.Neg())
	}
	return figure.Grouped(number.Value)
}

func summaryOf(p *plan.Plan) []string {
	var paragraphs []string
	for _, paragraph := range p.Summary {
		if text := shown(paragraph.Origin); text != "" {
			paragraphs = append(paragraphs, text)
		}
	}
	return paragraphs
}
