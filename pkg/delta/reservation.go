// Reservations: the words that a plan writes beyond a value which the format understands, and by
// which its author takes part of it back: "advocate (wavering)", "closed?", "up to £120k".
package delta

import (
	"slices"
	"strings"
	"unicode"

	"github.com/acctplan/acctplan/pkg/field"
	"github.com/acctplan/acctplan/pkg/plan"
)

// reservations are what a value's text says beyond the value: what stands in brackets, a question
// mark and, by the kind of value, signs and words of more or less. They are folded and sorted, and
// alike for two spellings of one value. Texts and references to records have none: their words
// are compared as they are.
func reservations(v field.Value) string {
	var words []string
	text, remarks := cutBrackets(ownText(v))
	words = append(words, remarks...)
	if strings.Contains(text, "?") && strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		words = append(words, "?")
	}
	switch data := v.Data.(type) {
	case plan.String, plan.Strings, plan.Ref, plan.Refs:
		return ""
	case plan.Enum[plan.Coverage]:
		if data.Value == plan.CoverageCompetitor {
			return "" // the competitor's name, a value of its own
		}
		words = append(words, behindDash(text)...)
	case plan.Money:
		words = append(append(words, moreOrLess(text)...), behindAmount(text)...)
	case plan.Percent, plan.Number:
		words = append(words, moreOrLess(text)...)
	case plan.Date:
		for _, word := range lettersOf(text) {
			if slices.Contains(hedges, word) {
				words = append(words, word)
			}
		}
	case plan.Days, plan.Flag:
	default: // words of the format, and people
		words = append(words, behindDash(text)...)
	}
	slices.Sort(words)
	return strings.Join(slices.Compact(words), "\x00")
}

// ownText is a value on one line as the plan has it, with the remark that its text leaves out.
func ownText(v field.Value) string {
	if person, ok := v.Data.(plan.Person); ok && person.Remark != "" {
		return plain(person.Text + " (" + person.Remark + ")")
	}
	return plain(v.Origin.Text)
}

// isDoubted reports whether a value is written with a question mark: "closed?".
func isDoubted(v field.Value) bool {
	return slices.Contains(strings.Split(reservations(v), "\x00"), "?")
}

// hedges are the words beside a date that say how sure it is, or which part of a period is meant.
var hedges = []string{
	"tbc", "tentative", "tentatively", "provisional", "maybe", "likely", "estimated", "est", "expected", "confirmed", "planned",
	"about", "around", "approx", "approximately", "circa", "ca", "before", "early", "mid", "middle", "late", "beginning", "start", "end",
}

// cutBrackets takes what stands in brackets out of a text. A box to tick is no remark.
func cutBrackets(text string) (rest string, remarks []string) {
	var b strings.Builder
	for {
		open := strings.IndexAny(text, "([")
		if open < 0 {
			break
		}
		closing := strings.IndexAny(text[open:], ")]")
		if closing < 0 {
			break
		}
		if remark := fold(text[open+1 : open+closing]); len(remark) > 1 {
			remarks = append(remarks, remark)
		}
		b.WriteString(text[:open] + " ")
		text = text[open+closing+1:]
	}
	return b.String() + text, remarks
}

// behindDash is the remark behind a word: "green – with worries", "high; since May".
func behindDash(text string) []string {
	text = strings.NewReplacer(" – ", ";", " — ", ";", " - ", ";").Replace(text)
	if _, remark, ok := strings.Cut(text, ";"); ok && strings.ContainsFunc(remark, unicode.IsLetter) {
		return []string{fold(strings.TrimRight(remark, "? "))}
	}
	return nil
}

// moreOrLess are the signs and words in front of a number that make it a bound, and a plus behind
// it. Of a word that stands for a number ("high" for a probability) there are none.
func moreOrLess(text string) []string {
	digit := strings.IndexFunc(text, unicode.IsDigit)
	if digit < 0 {
		return nil
	}
	var out []string
	for _, sign := range text[:digit] {
		if strings.ContainsRune("<>≤≥~≈", sign) {
			out = append(out, string(sign))
		}
	}
	for _, word := range lettersOf(text[:digit]) {
		if slices.Contains(bounds, word) {
			out = append(out, word)
		}
	}
	if strings.HasSuffix(strings.TrimRight(text, " %"), "+") {
		out = append(out, "+")
	}
	return out
}

// bounds are the words in front of a number that make it less than certain.
var bounds = []string{
	"up", "most", "least", "over", "under", "above", "below", "max", "min", "nearly", "almost", "some", "about", "around", "approx", "approximately", "circa", "ca", "roughly",
	"est", "estimated",
}

// behindAmount are the words behind an amount that say what it is; all ways to say that it is one
// a year are one.
func behindAmount(text string) []string {
	last := strings.LastIndexFunc(text, unicode.IsDigit)
	if last < 0 {
		return nil
	}
	var out []string
	for _, word := range lettersOf(text[last:]) {
		switch word {
		case "p", "a", "pa", "per", "an", "annum", "annually", "annual", "yearly", "year", "yr", "jahr", "año", "ano":
			out = append(out, "p.a.")
		case "net", "new", "gross", "total", "est", "estimated", "approx", "ca", "recurring", "arr", "acv", "tcv", "contract", "revenue", "potential", "expansion", "incremental", "upsell", "budget":
			out = append(out, word)
		}
	}
	return out
}

// lettersOf are the words of a text, folded, without digits and signs.
func lettersOf(text string) []string {
	return strings.FieldsFunc(fold(text), func(r rune) bool { return !unicode.IsLetter(r) })
}
