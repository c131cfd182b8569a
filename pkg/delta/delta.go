// Package delta says what changed in an account between two versions of its plan: who left,
// what moved, slipped, was won or closed. It compares what the versions say, record by record.
// How they say it (spelling, order, tables or lists, the places of sections) is no change.
package delta

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/sorting"
	"github.com/acctplan/acctplan/pkg/source"
)

// Kind is what happened.
type Kind string

// The kinds of changes.
const (
	Added          Kind = "added"           // a record, a fact's value or a section that was not there
	Removed        Kind = "removed"         // one that is not there any more
	Changed        Kind = "changed"         // values of a record, or a fact
	Renamed        Kind = "renamed"         // a record is called otherwise
	Left           Kind = "left"            // a person is marked as gone
	Returned       Kind = "returned"        // a person no longer is
	Moved          Kind = "moved"           // the renewal or a milestone has another date
	Slipped        Kind = "slipped"         // open work is due later
	BroughtForward Kind = "brought-forward" // open work is due earlier
	Done           Kind = "done"
	Dropped        Kind = "dropped"
	Reopened       Kind = "reopened"
	Closed         Kind = "closed"   // a risk
	Accepted       Kind = "accepted" // a risk
	Won            Kind = "won"
	Lost           Kind = "lost"
	Parked         Kind = "parked"
	Rewritten      Kind = "rewritten"  // the prose of a section
	Silenced       Kind = "silenced"   // a comment tells rules to be silent
	Unsilenced     Kind = "unsilenced" // such a comment is gone
	Unreadable     Kind = "unreadable" // a version has, or had, merge conflicts or a broken frontmatter, or is empty now
	Unmarked       Kind = "unmarked"   // the file is not marked as a plan any more
)

// Change is one thing that happened between two versions of a plan.
type Change struct {
	Kind       Kind
	Collection plan.Collection // of the record; empty for facts of the account, prose and comments
	Key        string          // the record's key in the later version; the earlier one's where it was removed
	Former     string          // the record's key in the earlier version; empty where it was added
	Subject    string          // what a person would call it: a name, a text, a section's title; never shortened
	Values     []Value         // the values that differ, in the format's order

	// Before and After are the places of what the change is about; zero in a version that does
	// not have it.
	Before, After source.Span

	// Times says how often the same work has slipped by now, this time included; 0 where
	// nobody has counted.
	Times int

	// Elsewhere says that the record came from, or went to, another plan of the comparison.
	Elsewhere bool

	rank rank
	what string // the sentence's beginning: "action slipped 5 Sep → 14 Oct 2026"
	of   string // its end: the subject, with what helps to know it
}

// Value is one value that differs. Before and After are as people write such values; empty
// where the version has none.
type Value struct {
	Field         string // as the format spells it: "last_contact"
	Before, After string
	// BeforeSpan and AfterSpan are the value's places; zero where it is not written.
	BeforeSpan, AfterSpan source.Span

	before, after told
	reserved      bool // both mean the same, and the words that the plan adds to it differ
}

// rank is how early an executive wants to hear of a change.
type rank uint8

const (
	rankDeparture rank = iota
	rankRenewal
	rankMoney
	rankRisk
	rankSlip
	rankRelation
	rankWork
	rankRest
	rankProse
	rankRoutine
)

// Compare says what changed between two versions of a plan: first who left, then the renewal,
// money, risks and what slipped, then the rest; within each, in the order of the plan. It is
// empty where both say the same. The versions are not changed, and neither may be nil.
func Compare(before, after *plan.Plan) []Change {
	c := &comparison{before: before, after: after}
	if c.emptied() {
		return c.changes
	}
	c.match()
	c.trouble()
	c.facts()
	for _, collection := range c.collections {
		c.records(collection)
	}
	c.extras()
	c.prose()
	c.comments()
	sorting.Stable(c.changes, func(a, b Change) int { return cmp.Compare(a.rank, b.rank) })
	return c.changes
}

// LostMark says that a file is not marked as a plan any more, which no plan says itself.
func LostMark() Change { return Change{Kind: Unmarked, what: "no longer marked as a plan"} }

// comparison is one call of Compare.
type comparison struct {
	before, after *plan.Plan
	old, new      map[plan.Collection][]*record
	collections   []plan.Collection // that either version has records of, in the model's order

	// earlier is the record that a record of the later version was, later the other way round.
	earlier, later map[*record]*record
	// references are what records are called by when values mention them.
	references [2]map[string]*record // of the earlier and the later version, by collection/key

	changes []Change
}

func (c *comparison) add(change Change) { c.changes = append(c.changes, change) }

// Sentence is the change as a person would say it, on one line without a full stop.
func (c Change) Sentence() string {
	text := c.what
	if c.Times > 1 {
		text += ", for the " + ordinal(c.Times) + " time"
	}
	if c.of != "" {
		text += ": " + c.of
	}
	return text
}

// ordinal is "second", "third", "11th".
func ordinal(n int) string {
	words := [...]string{"", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"}
	if n < len(words) {
		return words[n]
	}
	ending := "th"
	if tens := n % 100; tens < 11 || tens > 13 {
		switch n % 10 {
		case 1:
			ending = "st"
		case 2:
			ending = "nd"
		case 3:
			ending = "rd"
		}
	}
	return strconv.Itoa(n) + ending
}

// mostInARow is how many changes of one kind and collection Sentences says one by one.
const mostInARow = 8

// Sentences says changes as people would, in their order. Where many records of one kind came
// or went at once, it counts them.
func Sentences(changes []Change) []string {
	counts := map[[2]string]int{}
	many := func(c Change) ([2]string, bool) {
		key := [2]string{string(c.Kind), string(c.Collection)}
		return key, c.Collection != "" && !c.Elsewhere && (c.Kind == Added || c.Kind == Removed) && c.rank > rankRisk
	}
	for _, c := range changes {
		if key, ok := many(c); ok {
			counts[key]++
		}
	}
	var out []string
	said := map[[2]string]bool{}
	for _, c := range changes {
		key, ok := many(c)
		if !ok || counts[key] <= mostInARow {
			out = append(out, c.Sentence())
			continue
		}
		if !said[key] {
			said[key] = true
			out = append(out, countedRecords(c, counts[key]))
		}
	}
	return out
}

// countedRecords says that many records came or went: "14 new actions: Send the deck, …".
func countedRecords(first Change, count int) string {
	noun := wordsOf(first.Collection).many
	what := strconv.Itoa(count) + " new " + noun
	if first.Kind == Removed {
		what = strconv.Itoa(count) + " " + noun + " removed"
	}
	return what + ": " + short(first.Subject) + " and others"
}

// short is a text on one line, cut at a word where it is long.
func short(text string) string {
	const longest = 80
	text = strings.Join(strings.Fields(text), " ")
	letters := []rune(text)
	if len(letters) <= longest {
		return text
	}
	cut := string(letters[:longest])
	if space := strings.LastIndex(cut, " "); space > len(cut)/2 {
		cut = cut[:space]
	}
	return strings.TrimRight(cut, " ,;:.–-") + "…"
}

// apart are two texts on one line each, short and yet different: where they begin alike for longer
// than that, they are cut in front of the difference.
func apart(before, after string) (string, string) {
	one, other := short(before), short(after)
	if one != other {
		return one, other
	}
	before, after = plain(before), plain(after)
	same, start := 0, 0
	for same < len(before) && same < len(after) && before[same] == after[same] {
		if same++; before[same-1] == ' ' {
			start = same
		}
	}
	if same == len(before) && same == len(after) {
		return one, other
	}
	const lead = 20 // bytes in front of it that help to find the place
	if space := strings.LastIndexByte(before[:max(start-lead, 0)], ' '); space >= 0 {
		start = space + 1
	}
	return "…" + short(before[start:]), "…" + short(after[start:])
}
