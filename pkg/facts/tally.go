// Adding up: the sums of decimals that people write are small, and then machine words give the same digits.
package facts

import "github.com/shopspring/decimal"

// tally adds decimals, with the digits that decimal.Decimal.Add gives. The zero tally is the zero Decimal.
type tally struct {
	begun    bool
	small    int64 // times ten to the power of exponent, as long as nothing was large
	exponent int32
	large    *decimal.Decimal // the sum, where it is, or was on its way there
}

// smallDigits is how many digits a number has that is small: two of them can be multiplied, and many
// added, in a machine word.
const smallDigits = 9

// add adds a number.
//
//go:noinline // many call it, and the binary has no room for copies of it
func (t *tally) add(number decimal.Decimal) {
	if t.large == nil && number.NumDigits() <= smallDigits && t.addSmall(number.CoefficientInt64(), number.Exponent()) {
		return
	}
	sum := t.sum().Add(number)
	t.begun, t.large = true, &sum
}

// addShare adds a share, in per cent, of a number.
func (t *tally) addShare(number, share decimal.Decimal) {
	if t.large != nil || number.NumDigits() > smallDigits || share.NumDigits() > smallDigits ||
		!t.addSmall(number.CoefficientInt64()*share.CoefficientInt64(), number.Exponent()+share.Exponent()-2) {
		t.add(number.Mul(share).Shift(-2))
	}
}

// addSmall adds a number of two times smallDigits at most. It reports whether the sum is small; else nothing
// was added.
//
//go:noinline // many call it, and the binary has no room for copies of it
func (t *tally) addSmall(small int64, exponent int32) bool {
	least := min(t.exponent, exponent)
	if t.exponent-least > smallDigits || exponent-least > smallDigits {
		return false
	}
	sum, ok := scaled(t.small, t.exponent-least)
	more, okay := scaled(small, exponent-least)
	if !ok || !okay {
		return false
	}
	t.begun, t.small, t.exponent = true, sum+more, least
	return true
}

// scaled is a number times ten to a power; false where the result is not far from what a word can hold.
//
//go:noinline // many call it, and the binary has no room for copies of it
func scaled(number int64, power int32) (int64, bool) {
	const most = 1 << 61
	for range power {
		if number > most/10 || number < -most/10 {
			return 0, false
		}
		number *= 10
	}
	return number, number < most && number > -most
}

// sum is what was added.
func (t *tally) sum() decimal.Decimal {
	switch {
	case !t.begun:
		return decimal.Decimal{}
	case t.large != nil:
		return *t.large
	}
	return decimal.New(t.small, t.exponent)
}
