// Wording: how findings spell names, dates, amounts and lists, so that all rules speak alike.
package rule

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"github.com/acctplan/acctplan/pkg/plan"
)

// longestQuote is how many characters of a record's text a message repeats.
const longestQuote = 60

// quoted puts a record's name in quotation marks, shortened at a word where it is long.
func quoted(text string) string { return `"` + shortened(text) + `"` }

func shortened(text string) string {
	if isShort(text) {
		return text
	}
	out := make([]byte, 0, len(text)) // as one line, with single spaces
	characters, end := 0, -1          // end: of the longest quote in out
	for word := range strings.FieldsSeq(text) {
		if len(out) > 0 {
			if characters == longestQuote {
				end = len(out)
				break
			}
			out, characters = append(out, ' '), characters+1
		}
		for at := range word {
			if characters == longestQuote {
				end = len(out) + at
				break
			}
			characters++
		}
		out = append(out, word...)
		if end >= 0 {
			break
		}
	}
	if end < 0 {
		return string(out)
	}
	if space := bytes.LastIndexByte(out[:end], ' '); space > longestQuote/2 {
		end = space
	}
	return string(append(bytes.TrimRight(out[:end], " ,;:.–-"), "…"...))
}

// isShort reports whether a text is quoted as it stands: short, and with nothing but single
// spaces between its words.
func isShort(text string) bool {
	if len(text) > longestQuote {
		return false
	}
	space := true // so that one at the beginning counts as a second
	for i := range len(text) {
		c := text[i]
		if c < ' ' || c >= utf8.RuneSelf || c == ' ' && space {
			return false // control characters and what may be another kind of space
		}
		space = c == ' '
	}
	return !space || text == ""
}

// dayText writes a day as people do: 5 Sep 2026.
func dayText(day plan.Day) string { return day.Time().Format("2 Jan 2006") }

// dateText writes a date as precisely as its author did.
func dateText(date plan.Date) string {
	if date.Known() && date.Precision != plan.ToDay {
		return date.Text
	}
	return dayText(date.Last)
}

// when is a date behind "was reviewed": on 5 Sep 2026, in Dec 2026.
func when(date plan.Date) string {
	if date.Known() && date.Precision != plan.ToDay {
		return "in " + dateText(date)
	}
	return "on " + dateText(date)
}

// ahead is how far off a day is: today, tomorrow, in 12 days.
func ahead(n int) string {
	switch n {
	case 0:
		return "today"
	case 1:
		return "tomorrow"
	}
	return "in " + days(n)
}

// sentence puts two texts behind each other, of which the second is often empty.
func sentence(first, second string) string {
	if second == "" {
		return first
	}
	return first + " " + second
}

// counted is a number with its noun: "1 day", "3 days".
func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}

// days is a number of days in words.
func days(n int) string { return counted(n, "day", "days") }

// all joins words as "a, b and c"; either as "a, b or c".
func all(words []string) string    { return joined(words, " and ") }
func either(words []string) string { return joined(words, " or ") }

func joined(words []string, last string) string {
	switch n := len(words); n {
	case 0:
		return ""
	case 1:
		return words[0]
	default:
		return strings.Join(words[:n-1], ", ") + last + words[n-1]
	}
}

// amountText writes money with its currency: EUR 480,000.
func amountText(amount decimal.Decimal, currency string) string {
	whole := amount.Round(0).String()
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "-", whole[1:]
	}
	for at := len(whole) - 3; at > 0; at -= 3 {
		whole = whole[:at] + "," + whole[at:]
	}
	return strings.TrimSpace(currency + " " + sign + whole)
}

// statedAmount is money as a sentence compares it with a sum: in the sum's notation, other than a range.
func statedAmount(amount *plan.Money) string {
	if amount.Min.Equal(amount.Max) && amount.Currency != "" {
		return amountText(amount.Amount, amount.Currency)
	}
	return shortened(amount.Text)
}

// recordOf is the identity of a record as findings carry it.
func recordOf(collection plan.Collection, record *plan.Record) string {
	return string(collection) + "/" + record.Key
}

// nameOf is what a person would call a record.
func nameOf(record *plan.Record) string {
	if record.Label != "" {
		return record.Label
	}
	return record.Key
}

// responsible is the first of the people who is known to be ours; empty where none is, and
// then the plan's owner should act.
func responsible(people plan.People) string {
	for _, person := range people.List {
		if person.Side == plan.Ours {
			return person.Label()
		}
	}
	return ""
}

// ours is the person's name where it is known to be one of us.
func ours(person plan.Person) string { return responsible(plan.People{List: []plan.Person{person}}) }

// handles lists the team's handles, for hints.
func (p *Pass) handles() []string {
	return remembered(&p.memo.team, func() []string { return handlesOf(p.Plan) })
}

func handlesOf(p *plan.Plan) []string {
	var names []string
	for member := range each(p.Team) {
		switch {
		case member.Handle.IsSet() && member.Handle.Text != "":
			names = append(names, "@"+strings.TrimPrefix(member.Handle.Text, "@"))
		case member.Name.IsSet():
			names = append(names, "@"+strings.ToLower(strings.Fields(member.Name.Text + " x")[0]))
		}
	}
	if len(names) == 0 && p.Owner.IsSet() {
		names = append(names, "@"+strings.TrimPrefix(strings.ToLower(strings.Fields(p.Owner.Label() + " x")[0]), "@"))
	}
	return slices.Compact(names)
}

// addOwner is the hint for a record without an owner.
func (p *Pass) addOwner() string {
	return remembered(&p.memo.addOwner, func() string { return addOneOf(p.handles()) })
}

func addOneOf(team []string) string {
	switch len(team) {
	case 0:
		return "Add the person who does it, for example @priya."
	case 1:
		return "Add @name, for example " + team[0] + "."
	}
	return "Add @name, for example " + team[0] + " (the team: " + strings.Join(team[:min(len(team), 6)], ", ") + ")."
}

// ordinary folds a text for comparison: lower case, words of letters and digits.
func ordinary(text string) []string {
	text = strings.ToLower(text)
	words := make([]string, 0, len(text)/6+1)
	for word, at := nextWord(text, 0); word != ""; word, at = nextWord(text, at) {
		words = append(words, word)
	}
	return words
}

// nextWord is the first word of letters and digits from a place of a text on, as it is written,
// and where it ends; empty where there is no further one.
func nextWord(text string, at int) (word string, end int) {
	for at < len(text) && kinds[text[at]] == between {
		at++
	}
	end = at
	for end < len(text) && kinds[text[end]] == within {
		end++
	}
	if end == len(text) || kinds[text[end]] == between {
		return text[at:end], end // nearly all words are plain
	}
	start := -1
	for at < len(text) {
		size, inWord := 1, false
		if c := text[at]; c < utf8.RuneSelf {
			inWord = kinds[c] == within
		} else {
			var r rune
			r, size = utf8.DecodeRuneInString(text[at:])
			inWord = unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
		}
		switch {
		case inWord && start < 0:
			start = at
		case !inWord && start >= 0:
			return text[start:at], at
		}
		at += size
	}
	if start < 0 {
		return "", at
	}
	return text[start:], at
}

// The kinds of a byte: between words, within one, or a part of a character that has to be looked at.
const (
	between = iota
	within
	beyond
)

// kinds are those of all bytes.
var kinds = func() (kinds [256]uint8) {
	for c := range kinds {
		switch letter := c | 0x20; {
		case c >= utf8.RuneSelf:
			kinds[c] = beyond
		case 'a' <= letter && letter <= 'z' || '0' <= c && c <= '9':
			kinds[c] = within
		}
	}
	return kinds
}()

// mentions reports whether the text has one of the words, or a word that begins with one
// that ends in a star. They are in lower case and not empty; the text may be in any.
//
//go:noinline // some hundred rules call it, and the binary has no room for copies of it
func mentions(text string, words ...string) bool {
	return wordList(words).in(text)
}

// wordSet are words as mentions takes them, for those who ask often.
type wordSet struct {
	initials byteSet
	words    []string
}

func wordList(words []string) *wordSet {
	set := &wordSet{words: words}
	for _, wanted := range words {
		set.initials.add(wanted[0])
	}
	return set
}

// newWordSet makes a set of the words of a text when it is first asked for.
func newWordSet(words string) func() *wordSet {
	return sync.OnceValue(func() *wordSet { return wordList(strings.Fields(words)) })
}

// in reports whether a text has one of the words.
func (s *wordSet) in(text string) bool {
	for word, at := nextWord(text, 0); word != ""; word, at = nextWord(text, at) {
		initial := lowerByte(word[0])
		if initial < utf8.RuneSelf && !s.initials.has(initial) {
			continue // few words begin like one of them
		}
		if !isASCII(word) {
			word = strings.ToLower(word)
			if initial = word[0]; !s.initials.has(initial) {
				continue
			}
		}
		for _, wanted := range s.words {
			if wanted[0] == initial && isWord(word, wanted) {
				return true
			}
		}
	}
	return false
}

// isWord reports whether a word, whose letters of ASCII may be in any case, is the wanted one or
// begins with what stands before its star.
func isWord(word, wanted string) bool {
	start, star := strings.CutSuffix(wanted, "*")
	if len(word) < len(start) || !star && len(word) != len(start) {
		return false
	}
	for i := range len(start) {
		if lowerByte(word[i]) != start[i] {
			return false
		}
	}
	return true
}

func isASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// byteSet is a set of bytes.
type byteSet [256 / 64]uint64

func (s *byteSet) add(c byte)      { s[c/64] |= 1 << (c % 64) }
func (s *byteSet) has(c byte) bool { return s[c/64]&(1<<(c%64)) != 0 }

// lowerByte is a byte in lower case, where it is a letter of ASCII.
func lowerByte(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c | 0x20
	}
	return c
}

// article is a noun with "a" or "an" before it.
func article(noun string) string {
	if noun != "" && strings.IndexByte("aeio", lowerByte(noun[0])) >= 0 {
		return "an " + noun
	}
	return "a " + noun
}

// asAction ends a hint: an action that serves a record, by its id where the author gave one.
func (p *Pass) asAction(begin string, record *plan.Record) string {
	if record.ID.IsSet() {
		return begin + " with for:" + record.Key + ", an owner and a date."
	}
	return begin + " that names it, with an owner and a date."
}

// exampleGoal ends a hint: with the id of the plan's first goal, where it has one.
func (p *Pass) exampleGoal(begin string) string {
	if goal := &p.Plan.Goals[0]; goal.ID.IsSet() {
		return begin + ", for example " + goal.Key + "."
	}
	return begin + " that it serves, in the goal's own words."
}
