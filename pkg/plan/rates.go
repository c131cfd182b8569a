package plan

import "github.com/shopspring/decimal"

// Rates are the exchange rates by which a team adds amounts of different currencies. The zero
// Rates knows none: then only amounts of one currency are added.
type Rates struct {
	Base  string                     // ISO 4217
	Worth map[string]decimal.Decimal // of one unit of a currency, in Base; positive
}

// Known reports whether there are rates at all.
func (r Rates) Known() bool { return r.Base != "" }

// Convert tells what an amount is worth in another currency; false where a rate is missing. An
// amount that names no currency is in every one. Into the base the result is exact, into
// another currency it is rounded to eight decimals.
func (r Rates) Convert(amount decimal.Decimal, from, to string) (decimal.Decimal, bool) {
	if from == to || from == "" || to == "" {
		return amount, true
	}
	worth, known := r.worth(from)
	per, wanted := r.worth(to)
	switch {
	case !known || !wanted:
		return decimal.Zero, false
	case to == r.Base:
		return amount.Mul(worth), true
	}
	return amount.Mul(worth).DivRound(per, 8), true
}

func (r Rates) worth(currency string) (decimal.Decimal, bool) {
	if currency == r.Base && r.Base != "" {
		return decimal.NewFromInt(1), true
	}
	worth, known := r.Worth[currency]
	return worth, known
}

// In is the amount in another currency, its range included; false where a rate is missing.
func (m Money) In(currency string, rates Rates) (Money, bool) {
	if m.Currency == currency || m.Currency == "" || currency == "" {
		return m, true
	}
	for _, part := range []*decimal.Decimal{&m.Amount, &m.Min, &m.Max} {
		converted, known := rates.Convert(*part, m.Currency, currency)
		if !known {
			return m, false
		}
		*part = converted
	}
	m.Currency = currency
	return m, true
}
