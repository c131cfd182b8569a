package value

// Currencies: the signs and words that name them, and how their users write numbers.

import (
	"strings"
	"unicode/utf8"
)

// currencyMark is a currency as written.
type currencyMark uint8

const (
	noCurrency  currencyMark = iota
	namedOne                 // a code, or a sign that only one currency has
	dollarSign               // $, which many dollars and pesos share
	kronaWord                // kr
	yenSign                  // ¥, yen or yuan
	rupeeWord                // Rs, rupees of several countries
	unknownName              // letters that are no currency
)

// currencyAt recognises a currency at the front of the text. For a shared sign the code is
// what it means where the plan's own currency is not one of those that use it.
func currencyAt(text string) (code string, mark currencyMark, size int) {
	if text == "" {
		return "", noCurrency, 0
	}
	if text[0] < utf8.RuneSelf {
		if text[0] == '$' {
			return "USD", dollarSign, 1
		}
		end := 0
		for end < len(text) && isASCIILetter(text[end]) {
			end++
		}
		if end == 0 {
			return "", noCurrency, 0
		}
		if end < len(text) && text[end] == '$' && end <= 3 { // A$, US$
			if code = dollarOf(text[:end]); code != "" {
				return code, namedOne, end + 1
			}
			return "", noCurrency, 0
		}
		if strings.HasPrefix(text, "zł") {
			return "PLN", namedOne, len("zł")
		}
		if strings.HasPrefix(text, "Kč") {
			return "CZK", namedOne, len("Kč")
		}
		code, mark = currencyWord(text[:end])
		return code, mark, end
	}
	r, size := utf8.DecodeRuneInString(text)
	switch r {
	case '€':
		code = "EUR"
	case '£':
		code = "GBP"
	case '₹':
		code = "INR"
	case '¥', '\uffe5':
		return "JPY", yenSign, size
	case '₩':
		code = "KRW"
	case '₽':
		code = "RUB"
	case '₺':
		code = "TRY"
	case '₪':
		code = "ILS"
	case '฿':
		code = "THB"
	case '₫':
		code = "VND"
	case '₱':
		code = "PHP"
	case '₴':
		code = "UAH"
	case '₦':
		code = "NGN"
	case '₡':
		code = "CRC"
	case '＄':
		return "USD", dollarSign, size
	case '元':
		code = "CNY"
	case '円':
		code = "JPY"
	default:
		return "", noCurrency, 0
	}
	return code, namedOne, size
}

func dollarOf(letters string) string {
	switch strings.ToUpper(letters) {
	case "US":
		return "USD"
	case "A", "AU":
		return "AUD"
	case "C", "CA":
		return "CAD"
	case "S", "SG":
		return "SGD"
	case "HK":
		return "HKD"
	case "NZ":
		return "NZD"
	case "NT":
		return "TWD"
	case "MX":
		return "MXN"
	case "R":
		return "BRL"
	case "USD", "AUD", "CAD", "SGD", "HKD", "NZD", "TWD", "MXN":
		return strings.ToUpper(letters)
	}
	return ""
}

// currencyWord knows ISO codes and the everyday names of currencies.
func currencyWord(word string) (string, currencyMark) {
	if len(word) == 3 {
		if code := isoCode(word); code != "" {
			return code, namedOne
		}
	}
	if len(word) > 10 {
		return "", unknownName
	}
	switch strings.ToLower(word) {
	case "euro", "euros":
		return "EUR", namedOne
	case "dollar", "dollars", "bucks":
		return "USD", dollarSign
	case "pound", "pounds", "quid":
		return "GBP", namedOne
	case "yen":
		return "JPY", namedOne
	case "yuan", "rmb", "renminbi":
		return "CNY", namedOne
	case "rupee", "rupees", "rs":
		return "INR", rupeeWord
	case "rupiah", "rp":
		return "IDR", namedOne
	case "franc", "francs", "franken", "sfr", "fr":
		return "CHF", namedOne
	case "kr", "krona", "kronor", "kroner", "krone":
		return "", kronaWord
	case "reais", "real":
		return "BRL", namedOne
	case "rand":
		return "ZAR", namedOne
	case "r":
		if word == "R" {
			return "ZAR", namedOne
		}
	case "rm", "ringgit":
		return "MYR", namedOne
	case "ft":
		return "HUF", namedOne
	case "zloty":
		return "PLN", namedOne
	case "dhs", "dh", "dirham", "dirhams":
		return "AED", namedOne
	case "ksh", "kshs":
		return "KES", namedOne
	case "ush", "ushs":
		return "UGX", namedOne
	case "tsh", "tshs":
		return "TZS", namedOne
	case "naira":
		return "NGN", namedOne
	case "cedi", "cedis":
		return "GHS", namedOne
	}
	return "", unknownName
}

// KnownCurrency reports whether a text is the ISO 4217 code, in capitals, of a currency in circulation.
func KnownCurrency(code string) bool {
	const rare = " AFN AOA BBD BIF BMD BND BOB BSD BTN BYN BZD CDF CUP CVE DJF DZD ERN FJD FKP GIP GMD GNF GTQ GYD HNL HTG IQD IRR JMD KGS KMF KPW KYD LBP LRD LSL LYD MDL MGA MKD MRU MVR MWK MZN NIO PAB PGK PYG SBD SCR SDG SHP SLE SOS SRD SSP STN SVC SYP SZL TJS TMT TTD VES VUV WST XCD XPF YER "
	return len(code) == 3 && (isoCode(code) == code || strings.Contains(rare, " "+code+" "))
}

// isoCode gives the upper-case code of a currency in circulation; empty for other words. Codes
// that are everyday words in another case (ALL, TOP, TRY) count only in capitals.
func isoCode(word string) string {
	if word == "ALL" || word == "TOP" || word == "TRY" || word == "GEL" || word == "MAD" || word == "PEN" || word == "LAK" || word == "BAM" {
		return word
	}
	switch upper := strings.ToUpper(word); upper {
	case "USD", "EUR", "GBP", "CHF", "JPY", "CNY", "INR", "AUD", "CAD", "SGD", "HKD", "NZD", "TWD", "SEK", "NOK", "DKK", "ISK", "PLN", "CZK", "HUF",
		"RON", "BGN", "RSD", "UAH", "RUB", "ILS", "AED", "SAR", "QAR", "KWD", "BHD", "OMR", "JOD", "EGP", "TND", "ZAR", "NGN", "KES", "GHS",
		"TZS", "UGX", "ETB", "BRL", "MXN", "ARS", "CLP", "COP", "UYU", "CRC", "DOP", "IDR", "MYR", "THB", "PHP", "VND", "KRW", "PKR", "BDT", "LKR",
		"NPR", "MMK", "KHR", "MNT", "KZT", "UZS", "AZN", "AMD", "MOP", "XOF", "XAF", "MUR", "NAD", "BWP", "ZMW", "RWF":
		return upper
	}
	return ""
}

// resolveCurrency decides which currency a mark means in a plan that counts in own. It
// reports false where the mark is shared and nothing tells which is meant.
func resolveCurrency(code string, mark currencyMark, own string) (string, bool) {
	switch mark {
	case noCurrency:
		return own, true
	case dollarSign:
		if usesDollarSign(own) {
			return own, true
		}
	case yenSign:
		if own == "CNY" {
			return own, true
		}
	case rupeeWord:
		if own == "PKR" || own == "LKR" || own == "NPR" || own == "MUR" {
			return own, true
		}
	case kronaWord:
		if own == "SEK" || own == "NOK" || own == "DKK" || own == "ISK" || own == "CZK" {
			return own, true
		}
		return "", false
	}
	return code, true
}

// usesDollarSign reports whether a currency is written with a plain $ at home.
func usesDollarSign(code string) bool {
	switch code {
	case "USD", "AUD", "CAD", "SGD", "HKD", "NZD", "TWD", "MXN", "ARS", "CLP", "COP", "UYU", "DOP", "NAD":
		return true
	}
	return false
}

// habitOf is how a currency's users write numbers.
func habitOf(code string) convention {
	switch code {
	case "USD", "GBP", "INR", "JPY", "CNY", "AUD", "CAD", "SGD", "HKD", "NZD", "TWD", "MXN", "KRW", "ILS", "THB", "PHP", "MYR", "AED", "SAR", "QAR",
		"KWD", "BHD", "OMR", "EGP", "NGN", "KES", "GHS", "PKR", "BDT", "LKR", "NPR", "DOP", "TZS", "UGX", "ETB", "MMK", "MOP", "MUR", "NAD", "BWP", "ZMW":
		return commaThousands
	case "BRL", "IDR", "VND", "TRY", "DKK", "ARS", "CLP", "COP", "UYU", "SEK", "NOK", "ISK", "PLN", "CZK", "HUF", "RON", "BGN", "RSD", "RUB", "UAH", "CRC":
		return pointThousands
	}
	return mixedConvention
}

func isASCIILetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
