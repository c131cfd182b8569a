// Money as the page writes it.

package brief

import (
	"github.com/acctplan/acctplan/pkg/figure"
	"github.com/acctplan/acctplan/pkg/plan"
)

// moneyText writes an amount or a range; empty where none is written. An amount that could
// not be read stays as it was written.
func moneyText(money plan.Money) string {
	if money.IsSet() {
		return clean(figure.Money(money))
	}
	return shown(money.Origin)
}
