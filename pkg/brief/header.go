// The head of the page: who it is about, and its key figures.

package brief

import (
	"fmt"
	"strings"

	"github.com/acctplan/acctplan/pkg/facts"
	"github.com/acctplan/acctplan/pkg/plan"
)

// noticeAhead is how many days before the last day of notice the page begins to warn.
const noticeAhead = 60

func (v voice) accountName(p *plan.Plan) string {
	for _, name := range []string{shown(p.Account.Origin), shown(p.Title.Origin), clean(p.Key)} {
		if name != "" {
			return name
		}
	}
	return v.say.UnnamedAccount
}

func (v voice) headerOf(p *plan.Plan, f *facts.Facts) Header {
	header := Header{
		Account: v.accountName(p),
		Health:  v.healthLabel(p.Health),
		Owner:   personText(p.Owner),
		Role:    v.ownerRole(p),
		AsOf:    fmt.Sprintf(v.say.AsOf, v.dayText(f.AsOf)),
	}
	if reviewed := v.dateText(p.Reviewed); reviewed != "" {
		header.Reviewed = fmt.Sprintf(v.say.Reviewed, reviewed)
	}
	tier := ""
	if p.Tier.State == plan.Set && p.Tier.Value != "" {
		tier = v.say.Term("account", string(p.Tier.Value))
	} else if word := shown(p.Tier.Origin); word != "" {
		tier = fmt.Sprintf(v.say.TierAccount, word)
	}
	if p.IsProspect() {
		tier = join(" · ", tier, v.say.Prospect)
	}
	for _, detail := range []string{tier, shown(p.Industry.Origin), shown(p.Location.Origin)} {
		if detail != "" {
			header.Details = append(header.Details, detail)
		}
	}
	return header
}

// ownerRole is what the team says about the owner, else the plain word.
func (v voice) ownerRole(p *plan.Plan) string {
	if p.Owner.Side == plan.Ours && p.Owner.Index >= 0 && p.Owner.Index < len(p.Team) {
		if role := shown(p.Team[p.Owner.Index].Role.Origin); role != "" && !strings.EqualFold(role, "owner") {
			return role
		}
	}
	if personText(p.Owner) == "" {
		return ""
	}
	return v.say.AccountOwner
}

func (v voice) healthLabel(health plan.Enum[plan.Health]) Label {
	word := enumText(v, "health", health)
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

func (v voice) kpisOf(p *plan.Plan, f *facts.Facts, score KPI) []KPI {
	var cards []KPI
	for _, card := range []KPI{v.revenueCard(p), v.pipelineCard(f), v.renewalCard(p, f), v.adoptionCard(f), v.npsCard(p), v.scoreCard(p), score} {
		if card.Value != "" {
			cards = append(cards, card)
		}
	}
	return cards
}

// revenueCard shows what the account is worth now and our number for it; for an account that
// buys nothing yet, what it could be worth.
func (v voice) revenueCard(p *plan.Plan) KPI {
	var target []string
	goal := v.moneyText(p.TargetARR)
	if goal != "" {
		target = []string{fmt.Sprintf(v.say.Target, goal)}
		if by := v.dateText(p.TargetBy); by != "" {
			target = append(target, fmt.Sprintf(v.say.By, by))
		}
	}
	if arr := v.moneyText(p.ARR); arr != "" {
		return KPI{Name: v.say.ARR, Value: arr, Notes: target}
	}
	if potential := v.moneyText(p.Potential); potential != "" {
		return KPI{Name: v.say.Potential, Value: potential, Notes: target}
	}
	if goal == "" {
		return KPI{}
	}
	return KPI{Name: v.say.TargetARR, Value: goal, Notes: target[1:]}
}

func (v voice) pipelineCard(f *facts.Facts) KPI {
	pipeline := f.Pipeline
	if len(pipeline.Counted) == 0 {
		return KPI{}
	}
	card := KPI{Name: v.say.OpenPipeline, Value: v.Amount(pipeline.Unweighted, pipeline.Currency)}
	if least, most := v.Amount(pipeline.Min, pipeline.Currency), v.Amount(pipeline.Max, pipeline.Currency); least != most {
		card.Value = least + "–" + most
	}
	if len(pipeline.Unrated) < len(pipeline.Counted) {
		card.Notes = append(card.Notes, fmt.Sprintf(v.say.Weighted, v.Amount(pipeline.Weighted, pipeline.Currency)))
	}
	card.Notes = append(card.Notes, v.notWeighted(len(pipeline.Impossible), len(pipeline.Late))...)
	if n := len(pipeline.Skipped); n > 0 {
		card.Notes = append(card.Notes, fmt.Sprintf(v.say.OtherCurrencies, n))
	}
	return card
}

// notWeighted says how many deals a weighted sum leaves out, and why.
func (v voice) notWeighted(impossible, late int) (notes []string) {
	if impossible > 0 {
		notes = append(notes, v.say.NotWeighted.Of(impossible))
	}
	if late > 0 {
		notes = append(notes, v.say.NotWeightedLate.Of(late))
	}
	return notes
}

// renewalText is the renewal's date and how far away it is.
func (v voice) renewalText(p *plan.Plan, f *facts.Facts) (string, Label) {
	switch {
	case p.Renewal.IsSet() && p.Renewal.None:
		return v.say.Evergreen, Label{}
	case f.ToRenewal.Known:
		return v.dateText(p.Renewal), v.daysLeft(f.ToRenewal.Days, 90)
	}
	return shown(p.Renewal.Origin), Label{}
}

func (v voice) renewalCard(p *plan.Plan, f *facts.Facts) KPI {
	value, left := v.renewalText(p, f)
	card := KPI{Name: v.say.Renewal, Value: value, Tone: left.Tone}
	if left.Text != "" {
		card.Notes = []string{left.Text}
	}
	if notice := v.noticeText(f); notice != "" {
		card.Notes, card.Tone = append(card.Notes, notice), max(card.Tone, Fair)
	}
	return card
}

// noticeText says until when notice can be given, or that the day has passed though the contract still runs; empty while
// that is far away.
func (v voice) noticeText(f *facts.Facts) string {
	text := v.say.NoticeBy
	switch {
	case !f.ToNotice.Known, f.ToNotice.Days > noticeAhead, f.ToRenewal.Days < 0:
		return ""
	case f.ToNotice.Days < 0:
		text = v.say.NoticePassed
	}
	return fmt.Sprintf(text, v.dayText(f.AsOf+plan.Day(f.ToNotice.Days)))
}

func (v voice) adoptionCard(f *facts.Facts) KPI {
	adoption := f.Adoption
	if !adoption.Known {
		return KPI{}
	}
	card := KPI{Name: v.say.Adoption, Value: v.Percent(adoption.Percent.Round(0))}
	if adoption.Paid.IsPositive() {
		card.Notes = []string{fmt.Sprintf(v.say.Seats, v.Number(adoption.Used.Round(0)), v.Number(adoption.Paid))}
	}
	return card
}

func (v voice) npsCard(p *plan.Plan) KPI {
	card := KPI{Name: v.say.NPS, Value: v.numberText(p.NPS)}
	if csat := v.numberText(p.CSAT); csat != "" {
		if card.Value == "" {
			return KPI{Name: v.say.CustomerSatisfaction, Value: csat}
		}
		card.Notes = []string{fmt.Sprintf(v.say.CSAT, csat)}
	}
	return card
}

func (v voice) scoreCard(p *plan.Plan) KPI {
	card := KPI{Name: v.say.HealthScore, Value: v.numberText(p.HealthScore), Notes: []string{v.say.OfHundred}}
	if asOf := v.dateText(p.HealthAsOf); asOf != "" {
		card.Notes = append(card.Notes, fmt.Sprintf(v.say.AsOfInside, asOf))
	}
	return card
}

func (v voice) numberText(number plan.Number) string {
	if !number.IsSet() {
		return shown(number.Origin)
	}
	return v.Number(number.Value)
}
