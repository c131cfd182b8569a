package config

// Exchange rates, by which amounts of different currencies are added.

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/acctplan/acctplan/pkg/compile/value"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/syntax"
)

// rates reads a base currency and what one unit of others is worth in it. A later file
// replaces the table of an earlier one: rates of two days do not belong together.
func (r *reader) rates(at string, pair syntax.Pair) {
	rates := plan.Rates{Worth: map[string]decimal.Decimal{}}
	stated := 0
	r.eachPair(at, pair.Value, "a base and rates such as {base: EUR, USD: 0.92}", func(pair syntax.Pair) {
		name := join(at, pair.Key)
		if pair.Key == "base" {
			text, ok := r.scalar(name, pair, "a currency such as EUR")
			if ok && r.currency(name, pair.Value, text) {
				rates.Base = text
				r.record(name, pair, text)
			}
			return
		}
		if !value.KnownCurrency(pair.Key) {
			what := fmt.Sprintf("%s: %s is no currency", at, quoted(pair.Key))
			if near := nearCurrency(pair.Key); near != "" {
				r.problem(pair.KeySpan, "%s; did you mean %q?", what, near)
			} else {
				r.problem(pair.KeySpan, "%s that acctplan knows; write its three letters, such as USD, or base", what)
			}
			return
		}
		stated++
		text, ok := r.scalar(name, pair, "a number such as 0.92")
		if !ok {
			return
		}
		worth, ok := rate(text)
		if !ok {
			r.problem(pair.Value.Span, "%s is %s, but takes what one %s is worth in the base: a number such as 0.92", name, quoted(text), pair.Key)
			return
		}
		rates.Worth[pair.Key] = worth
		r.record(name, pair, text)
	})
	_, based := find(pair.Value, "base")
	switch _, same := rates.Worth[rates.Base]; {
	case stated > 0 && !based:
		r.problem(pair.KeySpan, "%s has rates but no base; add base: with the currency that they are in, such as base: EUR", at)
	case same:
		r.problem(pair.KeySpan, "%s: %s is the base, so it needs no rate; remove it", at, rates.Base)
	}
	r.config.Reading.Rates = rates
}

// currency checks the code of a currency.
func (r *reader) currency(at string, node *syntax.Node, text string) bool {
	if value.KnownCurrency(text) {
		return true
	}
	r.problem(node.Span, "%s is %s, but takes the three letters of a currency, such as EUR", at, quoted(text))
	return false
}

// nearCurrency is the currency that is meant where two letters changed places or capitals are missing; empty
// for none.
func nearCurrency(code string) string {
	if code = strings.ToUpper(code); len(code) != 3 {
		return ""
	}
	for _, near := range [...]string{code, code[1:2] + code[:1] + code[2:], code[:1] + code[2:] + code[1:2]} {
		if value.KnownCurrency(near) {
			return near
		}
	}
	return ""
}

// longestRate bounds the digits of a rate on either side of its point.
const longestRate = 12

// rate reads a positive decimal number without an exponent.
func rate(text string) (decimal.Decimal, bool) {
	whole, fraction, _ := strings.Cut(text, ".")
	if whole == "" || len(whole) > longestRate || len(fraction) > longestRate || strings.Trim(whole+fraction, "0123456789") != "" {
		return decimal.Zero, false
	}
	worth, err := decimal.NewFromString(text)
	return worth, err == nil && worth.IsPositive()
}
