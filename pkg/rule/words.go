// Wording: how findings spell names, dates, amounts and lists, so that all rules speak alike.
package rule

import (
	"bytes"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"github.com/acctplan/acctplan/pkg/plan"
)

// say puts texts behind each other. What is said about one plan shares a room: its findings are kept or
// forgotten together.
func (p *Pass) say(parts ...string) string {
	size := 0
	for _, part := range parts {
		size += len(part)
	}
	room := p.memo.said
	if room == nil || room.Cap()-room.Len() < size {
		room = &strings.Builder{}
		room.Grow(max(size, 1536))
		p.memo.said = room
	}
	start := room.Len()
	for _, part := range parts {
		room.WriteString(part)
	}
	return room.String()[start:]
}

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

// sentence is the function of that name, in the room of what is said.
func (p *Pass) sentence(first, second string) string {
	if second == "" {
		return first
	}
	return p.say(first, " ", second)
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
func ours(person plan.Person) string {
	if person.Side != plan.Ours {
		return ""
	}
	return person.Label()
}

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

// boundary is 1 for the bytes behind which a word may begin.
var boundary = func() (out [256]uint64) {
	for c, kind := range kinds {
		if kind == between {
			out[c] = 1
		}
	}
	return out
}()

// mentions reports whether the text has one of the words, or a word that begins with one
// that ends in a star. They are in lower case and not empty; the text may be in any.
//
//go:noinline // some hundred rules call it, and the binary has no room for copies of it
func mentions(text string, words ...string) bool {
	for word, at := nextWord(text, 0); word != ""; word, at = nextWord(text, at) {
		if !isASCII(word) {
			word = strings.ToLower(word)
		}
		initial := lowerByte(word[0])
		for _, wanted := range words {
			if wanted[0] == initial && isWord(word, wanted) {
				return true
			}
		}
	}
	return false
}

// wordSet are words as mentions takes them, for those who ask often.
type wordSet struct {
	initials byteSet    // in either case
	seconds  [32]uint64 // by the last bits of the initial: the last bits of the bytes behind it; all where there is none
	words    []string
}

func wordList(words []string) *wordSet {
	set := &wordSet{words: words}
	for _, wanted := range words {
		initial := wanted[0]
		set.initials.add(initial)
		if 'a' <= initial && initial <= 'z' {
			set.initials.add(initial &^ 0x20)
		}
		if len(wanted) == 1 || wanted[1] == '*' {
			set.seconds[initial%32] = math.MaxUint64
		} else {
			set.seconds[initial%32] |= 1 << (wanted[1] % 64)
		}
	}
	return set
}

// newWordSet makes a set of the words of a text when it is first asked for.
//
//go:noinline // many call it, and the binary has no room for copies of it
func newWordSet(words string) func() *wordSet {
	return sync.OnceValue(func() *wordSet { return wordList(strings.Fields(words)) })
}

// in reports whether a text has one of the words.
func (s *wordSet) in(text string) bool {
	before := uint64(1) // 1 where a word may begin
	for at := 0; at < len(text); at++ {
		c := text[at]
		if before&(s.initials[c/64]>>(c%64)) != 0 && kinds[c] == within { // few words begin like one of them
			end := at + 1
			for end < len(text) && kinds[text[end]] == within {
				end++
			}
			if end < len(text) && kinds[text[end]] == beyond {
				return s.inAny(text)
			}
			if s.has(text[at:end]) {
				return true
			}
			at = end - 1
		} else if c >= utf8.RuneSelf {
			return s.inAny(text)
		}
		before = boundary[text[at]]
	}
	return false
}

// has reports whether a word of ASCII is one of the words.
func (s *wordSet) has(word string) bool {
	initial, second := lowerByte(word[0]), byte(0)
	if len(word) > 1 {
		second = lowerByte(word[1])
	}
	return s.seconds[initial%32]&(1<<(second%64)) != 0 && s.lists(word, initial)
}

// lists reports whether a word with an initial, in lower case, is one of the words.
func (s *wordSet) lists(word string, initial byte) bool {
	for _, wanted := range s.words {
		if wanted[0] == initial && isWord(word, wanted) {
			return true
		}
	}
	return false
}

// inAny is in for any script.
func (s *wordSet) inAny(text string) bool {
	for word, at := nextWord(text, 0); word != ""; word, at = nextWord(text, at) {
		if !isASCII(word) {
			word = strings.ToLower(word)
		}
		if initial := lowerByte(word[0]); s.initials.has(initial) && s.lists(word, initial) {
			return true
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
