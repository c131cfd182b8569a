package rewrite

// Writing values in YAML and in the words of the format.

import (
	"strings"
	"unicode"

	"github.com/acctplan/acctplan/pkg/compile"
	"github.com/acctplan/acctplan/pkg/compile/value"
	"github.com/acctplan/acctplan/pkg/plan"
)

// Scalar writes a text of one line as a YAML scalar: plain where nothing else could be meant
// by it, else in double quotes. What is plain may stand in a flow list too.
func Scalar(text string) string {
	if isPlain(text) {
		return text
	}
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range text {
		switch r {
		case '"', '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case '\n', '\r', '\t':
			b.WriteByte(' ')
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// isPlain reports whether YAML reads the text as itself without quotes: it begins with a
// letter, a digit or a currency sign, and holds no character that YAML could obey.
func isPlain(text string) bool {
	switch strings.ToLower(text) {
	case "", "true", "false", "yes", "no", "on", "off", "null", "y", "n":
		return false
	}
	last := ' '
	for i, r := range text {
		word := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Sc, r)
		if i == 0 && !word || r == ' ' && last == ' ' {
			return false
		}
		if !word && !unicode.IsMark(r) && !strings.ContainsRune(" .-–—/&+%()_'’;@≈", r) {
			return false
		}
		last = r
	}
	return last != ' '
}

// ISODate writes a date as the format does: 2026-12-01, 2026-12, 2026-Q4, 2026-H2 or 2026. It
// declines what says more than a date ("by 1 Dec 2026", "1 Dec 2026 (moved)"), what depends on
// a fiscal year, and what the plan's settings would not read as the same days.
func ISODate(d plan.Date, settings compile.Settings) (string, bool) {
	if !d.Known() || !nothingButADate(d.Text) {
		return "", false
	}
	first := d.First.Time()
	iso := ""
	switch d.Precision {
	case plan.ToDay:
		iso = d.First.String()
	case plan.ToMonth:
		iso = first.Format("2006-01")
	case plan.ToQuarter:
		iso = first.Format("2006-Q") + string('1'+rune(first.Month()-1)/3)
	case plan.ToHalf:
		iso = first.Format("2006-H") + string('1'+rune(first.Month()-1)/6)
	case plan.ToYear:
		iso = first.Format("2006")
	}
	read, problem := value.Date(iso, value.Settings{FiscalYearStart: settings.FiscalYearStart, DateOrder: settings.DateOrder})
	if problem != nil || read.First != d.First || read.Last != d.Last || read.Precision != d.Precision {
		return "", false
	}
	return iso, true
}

// nothingButADate reports whether every word of a text is a month, a quarter, a half year or
// the ending of a numeral: then the day says all that the text says.
func nothingButADate(text string) bool {
	word := ""
	digits := false // the character before the word is a digit
	known := func() bool {
		defer func() { word = "" }()
		switch lower := strings.ToLower(word); lower {
		case "", "q", "h":
			return true
		case "st", "nd", "rd", "th":
			return digits
		case "fy":
			return false
		}
		read, problem := value.Date(word+" 2026", value.Settings{})
		return problem == nil && read.Known() && read.Precision == plan.ToMonth
	}
	var last rune
	for _, r := range text {
		switch {
		case unicode.IsLetter(r) || unicode.IsMark(r):
			if word == "" {
				digits = unicode.IsDigit(last)
			}
			word += string(r)
		case unicode.IsDigit(r) || strings.ContainsRune(" ,./-'’", r):
			if !known() {
				return false
			}
		default:
			return false
		}
		last = r
	}
	return known()
}
