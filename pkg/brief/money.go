// Money as the page writes it.

package brief

import "github.com/acctplan/acctplan/pkg/plan"

// moneyText writes an amount or a range; empty where none is written. An amount that could
// not be read stays as it was written.
func (v voice) moneyText(money plan.Money) string {
	if money.IsSet() {
		money.Currency = clean(money.Currency)
		return v.Money(money)
	}
	return shown(money.Origin)
}
