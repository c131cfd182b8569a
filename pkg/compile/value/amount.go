package value

// Amounts: digits with their separators, and whether a separator groups thousands or begins
// the decimals. Nothing here computes more than a few multiplications, whatever is written.

import (
	"strings"
	"unicode/utf8"

	"github.com/shopspring/decimal"
)

// maxDigits is how many digits a number may have. A plan has no larger ones, and exact
// arithmetic on longer ones is how a crafted file would stop the program.
const maxDigits = 24

// convention is how a currency's users write numbers.
type convention uint8

const (
	mixedConvention convention = iota // euros and francs: both are common
	commaThousands                    // 1,200.50
	pointThousands                    // 1.200,50
)

// amount is an unsigned number as it was written. The two decimals differ only when
// ambiguous holds.
type amount struct {
	value     decimal.Decimal // the separator taken as grouping where that is possible
	fraction  decimal.Decimal // the separator taken as the decimal sign
	ambiguous bool            // one separator with three digits behind it
	separator byte            // of an ambiguous amount: ',' or '.'
	lead      int             // of an ambiguous amount: digits in front of the separator
}

// scanAmount reads digits and separators from the front of the text and returns how long they
// are; 0 where there is no well-formed number.
func scanAmount(text string) (amount, int) {
	var digits [maxDigits]byte
	var groups [maxDigits]uint8 // lengths of the runs of digits
	var separators [maxDigits]byte
	count, runs := 0, 0
	i := 0
	for i < len(text) {
		start := i
		for i < len(text) && text[i] >= '0' && text[i] <= '9' {
			if count == maxDigits {
				return amount{}, 0
			}
			digits[count] = text[i]
			count++
			i++
		}
		if i == start && !(runs == 0 && i < len(text) && text[i] == '.') { // ".5" has no leading digit
			return amount{}, 0
		}
		groups[runs] = uint8(i - start)
		runs++
		separator, size := separatorAt(text[i:])
		if separator == 0 || runs == maxDigits {
			break
		}
		if separator == ' ' && !threeDigits(text[i+size:]) {
			break
		}
		if i+size >= len(text) || text[i+size] < '0' || text[i+size] > '9' {
			break
		}
		separators[runs-1] = separator
		i += size
	}
	if count == 0 {
		return amount{}, 0
	}
	read, ok := arrange(digits[:count], groups[:runs], separators[:runs-1])
	if !ok {
		return amount{}, 0
	}
	return read, i
}

// separatorAt recognises a separator of digits; all spaces and all apostrophes are alike.
func separatorAt(text string) (byte, int) {
	if text == "" {
		return 0, 0
	}
	switch text[0] {
	case ',', '.', '\'', ' ':
		return text[0], 1
	case '_':
		return '\'', 1
	}
	if text[0] < utf8.RuneSelf {
		return 0, 0
	}
	switch r, size := utf8.DecodeRuneInString(text); r {
	case '\u00a0', '\u202f', '\u2009', '\u2007':
		return ' ', size
	case '’', '٬', '‘':
		return '\'', size
	}
	return 0, 0
}

// threeDigits reports whether exactly three digits stand at the front: a group of thousands.
func threeDigits(text string) bool {
	n := 0
	for n < len(text) && n < 4 && text[n] >= '0' && text[n] <= '9' {
		n++
	}
	return n == 3
}

// arrange decides what the separators mean.
func arrange(digits []byte, groups []uint8, separators []byte) (amount, bool) {
	switch len(separators) {
	case 0:
		return amount{value: exact(digits, 0)}, true
	case 1:
		decimals := int(groups[1])
		if separators[0] == ' ' || separators[0] == '\'' {
			return amount{value: exact(digits, 0)}, decimals == 3 && groups[0] >= 1 && groups[0] <= 3
		}
		if decimals == 3 && groups[0] >= 1 && groups[0] <= 3 && digits[0] != '0' {
			return amount{
				value: exact(digits, 0), fraction: exact(digits, decimals),
				ambiguous: true, separator: separators[0], lead: int(groups[0]),
			}, true
		}
		return amount{value: exact(digits, decimals)}, true
	}
	last := len(separators) - 1
	if separators[last] != separators[0] {
		// The last separator is the decimal sign, the others group.
		if separators[last] != ',' && separators[last] != '.' {
			return amount{}, false
		}
		if !grouped(groups[:last+1], separators[:last]) {
			return amount{}, false
		}
		return amount{value: exact(digits, int(groups[last+1]))}, true
	}
	return amount{value: exact(digits, 0)}, grouped(groups, separators)
}

// grouped reports whether the runs of digits are groups of thousands, or Indian ones with
// their groups of two (12,00,000), all divided by the same sign.
func grouped(groups []uint8, separators []byte) bool {
	for _, separator := range separators {
		if separator != separators[0] {
			return false
		}
	}
	if groups[0] < 1 || groups[0] > 3 || groups[len(groups)-1] != 3 {
		return false
	}
	thousands, indian := true, groups[0] <= 2 && separators[0] == ','
	for _, group := range groups[1 : len(groups)-1] {
		thousands = thousands && group == 3
		indian = indian && group == 2
	}
	return thousands || indian
}

// exact makes a decimal of digits of which the last ones stand behind the decimal sign.
func exact(digits []byte, decimals int) decimal.Decimal {
	if len(digits) <= 18 {
		var n int64
		for _, digit := range digits {
			n = n*10 + int64(digit-'0')
		}
		return decimal.New(n, -int32(decimals))
	}
	whole, err := decimal.NewFromString(string(digits))
	if err != nil {
		return decimal.Decimal{}
	}
	return whole.Shift(-int32(decimals))
}

// settleAmount picks the reading of an amount that a currency's convention makes plain. It
// reports false where both remain plausible.
//
//   - "$1,200", "R$ 1.200": the separator groups, as the currency's users write it.
//   - "$1.250M", "kr 1,250 Mio": with a unit the other separator is the decimal sign.
//   - "€240,000", "$12.500", "DKK 175,000": nobody writes tens and hundreds with three decimals, so it
//     groups, whatever the currency's own sign.
//   - "€1,200" groups, for a written currency shows that it is not 1.2; "1,200" in a plan
//     that counts in euros, and "€1.200", stay ambiguous.
func settleAmount(read amount, habit convention, unit, writtenCurrency bool) (decimal.Decimal, bool) {
	if !read.ambiguous {
		return read.value, true
	}
	native := habit == commaThousands && read.separator == ',' || habit == pointThousands && read.separator == '.'
	switch {
	case native && !(unit && habit == pointThousands):
		return read.value, true
	case habit != mixedConvention && unit && !native:
		return read.fraction, true
	case unit:
		return decimal.Decimal{}, false
	case read.lead > 1:
		return read.value, true
	case habit != mixedConvention:
		return decimal.Decimal{}, false
	case writtenCurrency && read.separator == ',':
		return read.value, true
	}
	return decimal.Decimal{}, false
}

// unitOf knows the words that multiply: "k", "Mio", "crore". It gives the power of ten.
// Upper and lower case mean the same; rupees tells whether "L" can be lakh.
func unitOf(word string, rupees bool) (int32, bool) {
	if len(word) > 12 {
		return 0, false
	}
	switch strings.ToLower(word) {
	case "k", "thousand", "thousands", "tsd", "ths", "mil", "mila", "tausend", "duizend", "tusen", "tys", "tis":
		return 3, true
	case "t":
		return 3, word == "T" && !rupees // "240 T€"
	case "m", "mm", "mn", "mln", "mio", "million", "millions", "mill", "millionen", "millones", "millón", "milhão", "milhao", "milhões", "milhoes", "milione", "milioni", "miljoen", "miljon", "mi", "miljoner", "millioner", "miljoonaa", "milyon", "juta", "milj", "mkr":
		return 6, true
	case "b", "bn", "bln", "billion", "billions", "mrd", "md", "mds", "milliarden", "milliards", "miliar", "milyar", "miljarder", "milliarder":
		return 9, true
	case "tn", "trn", "trillion":
		return 12, true
	case "cr", "crs", "crore", "crores":
		return 7, true
	case "lakh", "lakhs", "lac", "lacs", "lk":
		return 5, true
	case "l":
		return 5, rupees
	case "万", "萬":
		return 4, true // "480万円"
	case "億", "亿":
		return 8, true
	}
	return 0, false
}
