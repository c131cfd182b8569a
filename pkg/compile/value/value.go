// Package value reads typed values out of the text that people write: dates, money,
// percentages, numbers, lengths of time, and yes or no.
//
// Every reader is a pure function from text to a value of package plan and a problem. The
// value's Text and State are filled, its Span is the caller's; the problem is nil where
// there is nothing to report and otherwise has Kind, Text, Detail, Hint and, where it
// applies, Readings or Allowed; its Span and Field are the caller's. Detail is a predicate:
// the quoted value put before it makes a sentence ("2026-02-31" does not exist: February
// 2026 has 28 days).
//
// Before a reader reads, it settles what is no value at all: a blank or a lone dash is
// Missing, "n/a" is NotApplicable, and "TBD" or "[Name]" is Placeholder with a problem of
// kind UnfilledValue. Text longer than MaxLength is refused unread, and no amount of digits
// makes a reader compute for long.
package value

import (
	"strings"
	"time"

	"github.com/acctplan/acctplan/pkg/plan"
)

// MaxLength is how many bytes a value may have; a longer one is a sentence, not a value.
const MaxLength = 200

// Settings is what a plan or its workspace says about how its values are to be read. The
// zero value assumes nothing.
type Settings struct {
	Currency        string     // the plan's own, ISO 4217; empty where it names none
	FiscalYearStart time.Month // 0: not configured
	DateOrder       DateOrder
}

// DateOrder tells how to read 11/06/2026.
type DateOrder uint8

// The date orders. With OrderUnset a date that has two readings is ambiguous.
const (
	OrderUnset DateOrder = iota
	DayFirst
	MonthFirst
	YearFirst // for two-digit years as in 26/11/06; a four-digit year shows its place itself
)

// settle decides what every reader decides alike: nothing written, not applicable, not
// filled in. It reports false where there is a value to read; then the origin holds its
// text and the state Set.
func settle(text string) (plan.Origin, *plan.Problem, bool) {
	origin := plan.Origin{Text: strings.TrimSpace(text), State: plan.Set}
	switch {
	case Blank(origin.Text):
		origin.State = plan.Missing
	case NotApplicable(origin.Text):
		origin.State = plan.NotApplicable
	case Placeholder(origin.Text):
		origin.State = plan.Placeholder
		return origin, problem(plan.UnfilledValue, origin.Text, "is not filled in", "fill it in, or leave it empty until it is known"), true
	default:
		return origin, nil, false
	}
	return origin, nil, true
}

// problem is the one way the readers make problems, so that none forgets a part.
func problem(kind plan.ProblemKind, text, detail, hint string) *plan.Problem {
	return &plan.Problem{Kind: kind, Text: shorten(text), Detail: detail, Hint: hint}
}

// shorten keeps messages readable when the value is a whole paragraph.
func shorten(text string) string {
	const most = 80
	if len(text) <= most {
		return text
	}
	cut := most
	for cut > 0 && text[cut]&0xC0 == 0x80 { // not inside a code point
		cut--
	}
	return text[:cut] + "…"
}

// withoutComment splits a trailing parenthesised comment off: "14 Oct 2026 (moved)" is
// "14 Oct 2026" and "moved". Text that is nothing but parentheses stays whole.
func withoutComment(text string) (value, comment string) {
	if !strings.HasSuffix(text, ")") {
		return text, ""
	}
	depth := 0
	for i := len(text) - 1; i >= 0; i-- {
		switch text[i] {
		case ')':
			depth++
		case '(':
			depth--
			if depth == 0 {
				value = strings.TrimSpace(text[:i])
				if value == "" {
					return text, ""
				}
				return value, strings.TrimSpace(text[i+1 : len(text)-1])
			}
		}
	}
	return text, ""
}
