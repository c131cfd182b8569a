package facts

import (
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"
)

// TestTally compares sums with those of decimals, digit for digit.
func TestTally(t *testing.T) {
	number := rapid.Custom(func(t *rapid.T) decimal.Decimal {
		coefficient := rapid.OneOf(rapid.Int64Range(-1000, 1000), rapid.Int64()).Draw(t, "coefficient")
		return decimal.New(coefficient, rapid.OneOf(rapid.Int32Range(-3, 6), rapid.Int32Range(-40, 40)).Draw(t, "exponent"))
	})
	rapid.Check(t, func(t *rapid.T) {
		var got tally
		var want decimal.Decimal
		for range rapid.IntRange(0, 8).Draw(t, "number") {
			one := number.Draw(t, "one")
			if rapid.Bool().Draw(t, "share") {
				share := number.Draw(t, "share")
				got.addShare(one, share)
				want = want.Add(one.Mul(share).Shift(-2))
			} else {
				got.add(one)
				want = want.Add(one)
			}
			if sum := got.sum(); !same(sum, want) {
				t.Fatalf("%s instead of %s", sum, want)
			}
		}
	})
}
