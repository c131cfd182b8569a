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
	text     string // in lower case; the name of the kind for what holds digits
	stem     string
	said     uint64 // hash of the text; set where features are made of it
	root     uint64 // hash of the stem, likewise
	from, to int
	kind     kind
	capital  bool // begins with a capital letter
	quoted   bool // stands in a quotation of several words: somebody else speaks
	named    bool // stands for a name that the reader was told
}

// named are the texts that stand for tokens with digits: which number it is says nothing.
var named = [...]string{money: "0money", percent: "0percent", magnitude: "0magnitude", date: "0date", number: "0number"}

// isCurrency reports whether a word in front of or behind an amount makes it money.
func isCurrency(word string) bool {
	switch word {
	case "usd", "eur", "inr", "gbp", "mxn", "chf", "sek", "nok", "dkk", "aed", "sgd", "aud", "cad", "jpy", "brl", "zar", "pln", "czk",
		"rs", "kr", "euro", "euros", "dollars", "pounds", "rupees":
		return true
	}
	return false
}

// isMagnitude reports whether a word behind a number makes it large.
func isMagnitude(word string) bool {
	switch word {
	case "k", "m", "mn", "mm", "bn", "b", "cr", "crore", "crores", "lakh", "lakhs", "mio", "million", "millions", "billion", "thousand", "tsd":
		return true
	}
	return false
}

// isPercent reports whether a word behind a number makes it a share.
func isPercent(word string) bool {
	switch word {
	case "percent", "pct", "pt", "pts", "pp", "bp", "bps", "points", "point":
		return true
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
	return appendTokensOf(out, text, lowerASCII(text))
}

// appendTokensOf is appendTokens for a text that is cut, and the same in lower case.
func appendTokensOf(out []token, text, lower string) []token {
	first, quotes := len(out), 0
	for at := 0; at < len(text); {
		r, size := rune(text[at]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[at:])
		}
		switch {
		case r == ' ':
			at++
		case isLetter(r):
			end, plain := wordEnd(text, at)
			out = append(out, token{from: at, to: end, capital: r < utf8.RuneSelf && lower[at] != text[at] || r >= utf8.RuneSelf && unicode.IsUpper(r)})
			t := &out[len(out)-1]
			if plain {
				t.text = lower[at:end]
			} else {
				t.text = strings.ReplaceAll(strings.ToLower(text[at:end]), "’", "'")
			}
			t.read(text)
			at = end
		case r < utf8.RuneSelf && isDigit(byte(r)):
			next := numberToken(text, lower, at, false)
			if n := len(out); n > first && next.kind != percent && out[n-1].kind == word && isCurrency(out[n-1].text) && skipSpace(text, out[n-1].to) == next.from {
				next.kind, next.from = money, out[n-1].from
				next.text, next.stem = named[money], named[money]
				out[n-1] = next
			} else {
				out = append(out, next)
			}
			at = next.to
		case r == '€' || r == '$' || r == '£' || r == '₹' || r == '¥':
			if digit := skipSpace(text, at+size); digit < len(text) && isDigit(text[digit]) {
				next := numberToken(text, lower, digit, true)
				next.from = at
				out = append(out, next)
				at = next.to
				continue
			}
			out = append(out, token{kind: mark, from: at, to: at + size, text: "$", stem: "$"})
			at += size
		default:
			if said := markOf(r); said != "" {
				if said == `"` {
					quotes++
				}
				out = append(out, token{kind: mark, from: at, to: at + size, text: said, stem: said})
			}
			at += size
		}
	}
	if quotes > 1 {
		quote(out[first:])
	}
	return out
}

// isShouting reports whether a text is in capitals.
func isShouting(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return unicode.ToUpper(r) != r })
}

func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r|0x20 && r|0x20 <= 'z'
	}
	return unicode.IsLetter(r)
}

// lowerASCII is a text with its ASCII letters in lower case: of the same length, unlike what
// strings.ToLower gives.
func lowerASCII(text string) string {
	at := 0
	for at < len(text) && (text[at] < 'A' || text[at] > 'Z') {
		at++
	}
	if at == len(text) {
		return text
	}
	var room [Longest]byte
	lower := room[:copy(room[:], text)]
	for ; at < len(lower); at++ {
		if c := lower[at]; 'A' <= c && c <= 'Z' {
			lower[at] = c | 0x20
		}
	}
	return string(lower)
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
// an apostrophe or an ampersand between two of them. It is plain where all of it is ASCII.
func wordEnd(text string, at int) (end int, plain bool) {
	plain = true
	for at < len(text) {
		if c := text[at]; 'a' <= c|0x20 && c|0x20 <= 'z' || isDigit(c) {
			at++
			continue
		}
		r, size := rune(text[at]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[at:])
		}
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r):
		case r == '-' || r == '\'' || r == '’' || r == '&':
			if next, _ := utf8.DecodeRuneInString(text[at+size:]); !isLetter(next) {
				return at, plain
			}
		default:
			return at, plain
		}
		plain = plain && size == 1
		at += size
	}
	return at, plain
}

// read says what a word of a text is and which stem it has.
func (t *token) read(text string) {
	switch {
	case t.text == "us" && text[t.from:t.to] == "US" && !isShouting(text):
		t.text = "usa" // not the pronoun
	case isPeriod(t.text):
		t.kind, t.text, t.stem = date, named[date], named[date]
		return
	}
	t.stem = Stem(t.text)
}

// isPeriod reports whether a word names a quarter, a half or a financial year.
func isPeriod(word string) bool {
	if last := word[len(word)-1]; !isDigit(last) {
		return false // nearly every word
	}
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

// numberToken reads the number that begins at a digit, with what says of which kind it is. Lower is
// the text in lower case.
func numberToken(text, lower string, at int, paid bool) token {
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
		following := lettersAt(lower, behind)
		unit := behind + len(following)
		switch {
		case isPercent(following):
			out.kind, out.to = percent, unit
		case following == "per" && hasWord(text[skipSpace(text, unit):], "cent"):
			out.kind, out.to = percent, skipSpace(text, unit)+len("cent")
		case isMagnitude(following):
			out.kind, out.to = magnitude, unit
			behind = skipSpace(text, unit)
		}
		if out.kind != percent && out.kind != date {
			if sign, size := utf8.DecodeRuneInString(text[behind:]); size > 0 && (sign == '€' || sign == '£' || sign == '₹') {
				out.kind, out.to = money, behind+size
			} else {
				if following := lettersAt(lower, behind); isCurrency(following) {
					out.kind, out.to = money, behind+len(following)
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

// lettersAt are the letters of ASCII from a place on in a text in lower case.
func lettersAt(lower string, at int) string {
	end := at
	for end < len(lower) && lower[end] >= 'a' && lower[end] <= 'z' {
		end++
	}
	return lower[at:end]
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
	ending := 0
	switch last := len(word) - 1; word[last] {
	case 's':
		if ending = 1; word[last-1] == '\'' || word[last-1] == 'e' {
			ending = 2
		}
	case 'g':
		if word[last-1] == 'n' && word[last-2] == 'i' {
			ending = 3
		}
	case 'd':
		if word[last-1] == 'e' {
			ending = 2
		}
	case 'y':
		if word[last-1] == 'l' {
			ending = 2
		}
	}
	if len(word)-ending < 3 {
		return word
	}
	return word[:len(word)-ending]
}

// Word is where a word stands in a text as a reader sees it: what stands between two spaces, without
// the punctuation around it.
type Word struct {
	From, To int  // bytes
	Function bool // an article, a preposition, a bare number, punctuation: it says nothing alone
	Ends     bool // punctuation behind it separates it from the next
}

// isFunction reports whether a word says nothing alone.
func isFunction(word string) bool {
	switch word {
	case "a", "an", "the", "of", "to", "in", "on", "at", "by", "for", "from", "with", "and", "or", "as", "into", "is", "are", "be", "it",
		"that", "this", "than", "per", "off", "out", "up", "so", "before", "after", "until", "till", "while", "via", "over", "under",
		"all", "every", "each", "one", "two", "three", "four", "five", "new", "their", "its", "them", "they":
		return true
	}
	return false
}

// Words lists where the words of the sentence that was read last stand, in order.
func (r *Reader) Words(text string) []Word {
	list := r.reading.list
	out := make([]Word, 0, len(list))
	for i := 0; i < len(list); {
		w := Word{From: list[i].from, To: list[i].from, Function: true}
		to := list[i].from // of all of it
		for ; i < len(list) && (to == list[i].from || !strings.ContainsFunc(text[to:list[i].from], unicode.IsSpace)); i++ {
			t := &list[i]
			to = t.to
			switch {
			case t.kind == mark && t.text != "$" && t.text != "&" && t.text != "+":
				if w.To == w.From {
					w.From, w.To = t.to, t.to // before the word
				}
				w.Ends = true
				continue
			case t.named && strings.HasPrefix(t.text, "acme"): // their name is no reason
			case t.kind != mark && t.kind != number && t.kind != date && !isFunction(lowerASCII(text[t.from:t.to])):
				w.Function = false
			}
			w.To, w.Ends = t.to, false
		}
		switch {
		case w.To > w.From:
			out = append(out, w)
		case len(out) > 0:
			out[len(out)-1].Ends = true // punctuation alone
		}
	}
	return out
}
