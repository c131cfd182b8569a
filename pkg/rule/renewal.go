// The overview group, second half: the contract's dates and the plan's horizon.
package rule

import (
	"fmt"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
)

func checkRenewalPast(p *Pass) {
	renewal := p.Plan.Renewal
	if !renewal.Before(p.AsOf) || inverted(p.Plan.ContractStart, renewal) { // an impossible date is consistency/date-order
		return
	}
	p.Report(finding.Finding{
		Span:    renewal.Span,
		Message: fmt.Sprintf("The renewal date was %s, %s ago.", dateText(renewal), days(int(p.AsOf-renewal.Last))),
		Hint:    "Write the next renewal date, or \"renewal: none\" for a contract without an end.",
		Content: "renewal",
	})
}

func checkRenewalPrepared(p *Pass) {
	if !p.Facts.ToRenewal.Within(p.Whole("window")) || p.speaksOfRenewal(true) {
		return
	}
	p.Report(finding.Finding{
		Span:    p.Plan.Renewal.Span,
		Message: fmt.Sprintf("The contract renews %s, and no open action or risk mentions it.", ahead(p.Facts.ToRenewal.Days)),
		Hint:    "Add an action that leads to the signature: who presents which offer to whom, by when.",
		Content: "renewal",
	})
}

func checkNotice(p *Pass) {
	if !p.Facts.ToNotice.Within(p.Whole("window")) || p.speaksOfRenewal(false) {
		return
	}
	last := p.AsOf + plan.Day(p.Facts.ToNotice.Days)
	p.Report(finding.Finding{
		Span:    p.Plan.Notice.At(p.Plan.Renewal.Span),
		Message: fmt.Sprintf("%s can give notice until %s, and no open action mentions it.", orElse(p.Plan.Account.Text, "The customer"), dayText(last)),
		Hint:    "Add an action that settles the renewal before that day.",
		Content: "notice",
	})
}

// speaksOfRenewal reports whether an open action, or where risks count an open risk, is
// about the renewal.
func (p *Pass) speaksOfRenewal(risksCount bool) bool {
	words := []string{"renew*", "notice", "extension", "extend*", "contract*", "prolong*", "resign*", "signature"}
	for _, action := range p.Facts.OpenActions {
		if mentions(action.Action.Text, words...) || mentions(action.Action.Text, "offer", "proposal", "quote", "signs", "signed") {
			return true
		}
	}
	if risksCount {
		for _, risk := range p.Facts.OpenRisks {
			if mentions(risk.Risk.Text+" "+risk.Mitigation.Text+" "+risk.Category.Text, words...) {
				return true
			}
		}
	}
	return false
}

func checkPeriod(p *Pass) {
	start, end := p.Plan.PeriodStart, p.Plan.PeriodEnd
	if p.Plan.FactsUnread() != nil {
		return
	}
	if !end.IsWritten() {
		if p.isMisspelt("period_end") || p.saidTogether("overview/period-missing") {
			return
		}
		p.Report(finding.Finding{
			Span:    end.At(p.Plan.Facts),
			Message: "The plan does not say which period it is for.",
			Hint:    "Add period_start: and period_end:, twelve months apart.",
		})
		return
	}
	if !start.Known() || !end.Known() {
		return
	}
	if months := int(end.Last-start.First) * 12 / 365; months > p.Whole("max_months") {
		p.Report(finding.Finding{
			Span:    end.Span,
			Message: fmt.Sprintf("The plan looks %d months ahead; goals further away than %d months are wishes.", months, p.Whole("max_months")),
			Hint:    "Plan twelve months, and start the next plan from this one.",
			Content: "period",
		})
	}
}
