// Attention: which accounts of a portfolio need somebody first, and why.

package brief

import (
	"cmp"
	"slices"
	"strings"

	"github.com/acctplan/acctplan/pkg/facts"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/sorting"
)

// reason is one thing that calls for attention, and how loudly: 3 for what costs the account,
// 2 for what soon will, 1 for what should not wait.
type reason struct {
	weight int
	text   string
}

// reasonsOf is what calls for attention whatever is found about the plan.
func (v voice) reasonsOf(f *facts.Facts) (reasons []reason) {
	say := func(weight int, text string) { reasons = append(reasons, reason{weight, text}) }
	switch days := f.ToRenewal.Days; {
	case !f.ToRenewal.Known:
	case days < 0:
		say(3, v.say.RenewalPassed.Of(-days))
	case days == 0:
		say(3, v.say.RenewalToday)
	case days <= 30:
		say(3, v.say.RenewalIn.Of(days))
	case days <= 90:
		say(2, v.say.RenewalIn.Of(days))
	}
	if notice := v.noticeText(f); notice != "" {
		say(2, notice)
	}
	switch f.Plan.Health.Value {
	case plan.Red:
		say(3, v.say.RedHealth)
	case plan.Amber:
		say(1, v.say.AmberHealth)
	}
	switch late := len(f.Overdue); {
	case late >= 3:
		say(2, v.say.ActionsLate.Of(late))
	case late > 0:
		say(1, v.say.ActionsLate.Of(late))
	}
	return reasons
}

// attentionOf adds up what calls for attention. The weights say no more than an order.
func (v voice) attentionOf(reasons []reason, tally Tally) (int, []string) {
	reasons = slices.Clone(reasons)
	if tally.Errors > 0 {
		reasons = append(reasons, reason{1, v.say.Errors.Of(tally.Errors)})
	}
	sorting.Stable(reasons, func(a, b reason) int { return cmp.Compare(b.weight, a.weight) })
	total := 0
	var texts []string
	for _, r := range reasons {
		total += r.weight
		texts = append(texts, r.text)
	}
	return total, texts
}

// ByAttention orders rows: those that need somebody first come first; then the higher tier, the
// nearer renewal, and the name.
func ByAttention(a, b *Row) int {
	return cmp.Or(cmp.Compare(b.Attention, a.Attention), cmp.Compare(a.TierOrder, b.TierOrder), ByRenewal(a, b), byName(a, b))
}

// ByRenewal orders rows by the day of their renewal; those without one come last.
func ByRenewal(a, b *Row) int {
	switch {
	case a.DaysLeft.Known && b.DaysLeft.Known:
		return cmp.Compare(a.DaysLeft.Days, b.DaysLeft.Days)
	case a.DaysLeft.Known:
		return -1
	case b.DaysLeft.Known:
		return 1
	}
	return 0
}

// byName orders rows by the account's name.
func byName(a, b *Row) int {
	return cmp.Or(strings.Compare(strings.ToLower(a.Account), strings.ToLower(b.Account)), strings.Compare(a.Account, b.Account))
}
