// Package sentence reads one short English sentence of an account plan into features that a
// linear model can weigh: its words, their neighbours, the letters in them, and the trades that
// the words belong to. It knows nothing about weights; the same reading serves the trainer and
// the classifier.
package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Longest is the number of bytes of a text that are read; what stands behind them is ignored,
// so that the price of a sentence is bounded.
const Longest = 400

// kind is what a token is.
type kind uint8

const (
	word kind = iota
	mark      // punctuation that says something
	money
	percent
	magnitude // a number with "k" or "m" that may be money
	date
	number
)

// token is a piece of the text with the bytes that it stands on.
type token struct {
	kind     kind
	from, to int
	text     string // in lower case; the name of the kind for what holds digits
	stem     string
	capital  bool // begins with a capital letter
	quoted   bool // stands in a quotation of several words: somebody else speaks
}

// named are the texts that stand for tokens with digits: which number it is says nothing.
var named = [...]string{money: "0money", percent: "0percent", magnitude: "0magnitude", date: "0date", number: "0number"}

// currencies are words in front of or behind an amount that make it money.
const currencies = " usd eur inr gbp mxn chf sek nok dkk aed sgd aud cad jpy brl zar pln czk rs kr euro euros dollars pounds rupees "

// magnitudes are words behind a number that make it large.
const magnitudes = " k m mn mm bn b cr crore crores lakh lakhs mio million millions billion thousand tsd "

// percents are words behind a number that make it a share.
const percents = " percent pct pt pts pp bp bps points point "

func among(list, word string) bool {
	for at := 0; word != ""; {
		found := strings.Index(list[at:], word)
		if found < 0 {
			return false
		}
		at += found
		if end := at + len(word); at > 0 && list[at-1] == ' ' && end < len(list) && list[end] == ' ' {
			return true
		}
		at++
	}
	return false
}

// tokens splits a text.
func tokens(text string) []token {
	return appendTokens(make([]token, 0, min(len(text), Longest)/4+4), text)
}

// appendTokens adds the tokens of a text to a list.
func appendTokens(out []token, text string) []token {
	text = cut(text)
	shouting := !strings.ContainsFunc(text, func(r rune) bool { return unicode.ToUpper(r) != r })
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		switch {
		case unicode.IsLetter(r):
			end := wordEnd(text, at)
			out = append(out, wordToken(text, at, end, shouting))
			at = end
		case r < utf8.RuneSelf && isDigit(byte(r)):
			next := numberToken(text, at, false)
			if n := len(out); n > 0 && next.kind != percent && out[n-1].kind == word && among(currencies, out[n-1].text) && skipSpace(text, out[n-1].to) == next.from {
				next.kind, next.from = money, out[n-1].from
				next.text, next.stem = named[money], named[money]
				out[n-1] = next
			} else {
				out = append(out, next)
			}
			at = next.to
		case strings.ContainsRune("€$£₹¥", r):
			if digit := skipSpace(text, at+size); digit < len(text) && isDigit(text[digit]) {
				next := numberToken(text, digit, true)
				next.from = at
				out = append(out, next)
				at = next.to
				continue
			}
			out = append(out, token{kind: mark, from: at, to: at + size, text: "$", stem: "$"})
			at += size
		default:
			if said := markOf(r); said != "" {
				out = append(out, token{kind: mark, from: at, to: at + size, text: said, stem: said})
			}
			at += size
		}
	}
	quote(out)
	return out
}

// cut ends a text at the last whole rune within the longest.
func cut(text string) string {
	if len(text) <= Longest {
		return text
	}
	end := Longest
	for end > 0 && !utf8.RuneStart(text[end]) {
		end--
	}
	return text[:end]
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

// skipSpace is the next place that holds no white space.
func skipSpace(text string, at int) int {
	for at < len(text) {
		r, size := utf8.DecodeRuneInString(text[at:])
		if !unicode.IsSpace(r) {
			break
		}
		at += size
	}
	return at
}

// wordEnd is where the word ends that begins at a letter: letters and digits, with a hyphen,
// an apostrophe or an ampersand between two of them.
func wordEnd(text string, at int) int {
	for at < len(text) {
		r, size := utf8.DecodeRuneInString(text[at:])
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			at += size
			continue
		}
		if r == '-' || r == '\'' || r == '’' || r == '&' {
			if next, _ := utf8.DecodeRuneInString(text[at+size:]); unicode.IsLetter(next) {
				at += size
				continue
			}
		}
		break
	}
	return at
}

func wordToken(text string, from, to int, shouting bool) token {
	raw := text[from:to]
	lower := strings.ToLower(raw)
	if strings.Contains(lower, "’") {
		lower = strings.ReplaceAll(lower, "’", "'")
	}
	first, _ := utf8.DecodeRuneInString(raw)
	out := token{kind: word, from: from, to: to, text: lower, capital: unicode.IsUpper(first)}
	switch {
	case raw == "US" && !shouting:
		out.text = "usa" // not the pronoun
	case isPeriod(lower):
		out.kind, out.text, out.stem = date, named[date], named[date]
		return out
	}
	out.stem = Stem(out.text)
	return out
}

// isPeriod reports whether a word names a quarter, a half or a financial year.
func isPeriod(word string) bool {
	digits := strings.TrimLeft(word, "qhfy")
	if len(digits) == len(word) || digits == "" || len(digits) > 4 {
		return false
	}
	for i := range len(digits) {
		if !isDigit(digits[i]) {
			return false
		}
	}
	switch word[:len(word)-len(digits)] {
	case "q", "h":
		return len(digits) == 1 && digits[0] >= '1' && digits[0] <= '4'
	case "fy":
		return true
	}
	return false
}

// numberToken reads the number that begins at a digit, with what says of which kind it is.
func numberToken(text string, at int, paid bool) token {
	end := at
	for end < len(text) && (isDigit(text[end]) || text[end] == '.' || text[end] == ',') {
		end++
	}
	digits := strings.TrimRight(text[at:end], ".,")
	end = at + len(digits)
	out := token{kind: number, from: at, to: end}
	if len(digits) == 4 && digits[:2] == "20" {
		out.kind = date
	}
	behind := skipSpace(text, end)
	if behind < len(text) && text[behind] == '%' {
		out.kind, out.to = percent, behind+1
	} else {
		unit := behind
		for unit < len(text) && (text[unit]|0x20 >= 'a' && text[unit]|0x20 <= 'z') {
			unit++
		}
		following := strings.ToLower(text[behind:unit])
		switch {
		case among(percents, following):
			out.kind, out.to = percent, unit
		case following == "per" && hasWord(text[skipSpace(text, unit):], "cent"):
			out.kind, out.to = percent, skipSpace(text, unit)+len("cent")
		case among(magnitudes, following):
			out.kind, out.to = magnitude, unit
			behind = skipSpace(text, unit)
		}
		if out.kind != percent && out.kind != date {
			if sign, size := utf8.DecodeRuneInString(text[behind:]); size > 0 && strings.ContainsRune("€£₹", sign) {
				out.kind, out.to = money, behind+size
			} else {
				unit := behind
				for unit < len(text) && (text[unit]|0x20 >= 'a' && text[unit]|0x20 <= 'z') {
					unit++
				}
				if among(currencies, strings.ToLower(text[behind:unit])) {
					out.kind, out.to = money, unit
				}
			}
		}
	}
	if paid {
		out.kind = money
	}
	out.text, out.stem = named[out.kind], named[out.kind]
	return out
}

// hasWord reports whether a text begins with a word, in whatever case.
func hasWord(text, word string) bool {
	return len(text) >= len(word) && strings.EqualFold(text[:len(word)], word)
}

// markOf is what a mark of punctuation is read as; none where it says nothing.
func markOf(r rune) string {
	switch r {
	case '+', '/', '&', '<', '>', '?', '!', ':', ';', ',', '(', ')', '=', '%', '#', '-', '"':
		return string(r)
	case '→', '⇒', '↑', '↓':
		return "→"
	case '–', '—':
		return "-"
	case '“', '”', '„', '«', '»':
		return `"`
	}
	return ""
}

// quote marks the words of quotations. Two words in quotation marks are irony, more are speech.
func quote(list []token) {
	open := -1
	for i := range list {
		if list[i].text != `"` {
			continue
		}
		if open < 0 {
			open = i
			continue
		}
		if i-open > 3 {
			for j := open + 1; j < i; j++ {
				list[j].quoted = true
			}
		}
		open = -1
	}
}

// Stem cuts the endings of English inflection off a word in lower case. It need not be a word:
// it only has to be the same for the forms of one.
func Stem(word string) string {
	if len(word) <= 4 {
		return word
	}
	for _, ending := range [...]string{"'s", "ing", "ed", "es", "s", "ly"} {
		if strings.HasSuffix(word, ending) && len(word)-len(ending) >= 3 {
			return word[:len(word)-len(ending)]
		}
	}
	return word
}

// Word is where a word, a number or a mark of punctuation stands in a text.
type Word struct {
	From, To int  // bytes
	Function bool // an article, a preposition, punctuation: it says nothing alone
}

// functionWords say nothing alone.
const functionWords = " a an the of to in on at by for from with and or as into is are be it that this than per off out up "

// Words lists where the words of a text stand, in order.
func Words(text string) []Word {
	list := tokens(text)
	out := make([]Word, len(list))
	for i, t := range list {
		out[i] = Word{From: t.from, To: t.to, Function: t.kind == mark || among(functionWords, t.text)}
	}
	return out
}
