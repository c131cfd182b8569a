// Package finding defines what a rule says about a plan: where, how serious, why, and
// what to do next. A Finding is a value; printing and filtering it are other packages' work.
package finding

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/acctplan/acctplan/pkg/source"
)

// Severity orders findings. The zero value, Off, means that a finding is not reported.
type Severity uint8

// The severities, mildest first.
const (
	Off Severity = iota
	Info
	Warning
	Error
)

var severityNames = [...]string{"off", "info", "warning", "error"}

// String is the word that users write in flags and configuration.
//
//go:noinline // many call it, and the binary has no room for copies of it
func (s Severity) String() string {
	if int(s) < len(severityNames) {
		return severityNames[s]
	}
	return fmt.Sprintf("severity(%d)", uint8(s))
}

// ParseSeverity reads "error", "warning", "info" or "off".
func ParseSeverity(word string) (Severity, bool) {
	i := slices.Index(severityNames[:], word)
	return Severity(max(i, 0)), i >= 0
}

// MarshalText writes the severity's word, for JSON.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads the severity's word, from JSON.
func (s *Severity) UnmarshalText(text []byte) error {
	severity, ok := ParseSeverity(string(text))
	if !ok {
		return fmt.Errorf("unknown severity %q", text)
	}
	*s = severity
	return nil
}

// Finding is one thing that is wrong, or worth knowing, at one place of one plan.
type Finding struct {
	Rule     string   // rule id, "group/name"; never empty
	Severity Severity // effective severity

	// Known marks a finding that was there before the change under review: it is shown, and
	// does not fail the run.
	Known bool

	// AboutAll marks a finding that speaks of every record of its kind at once. Whoever knows it
	// knows the findings of its rule about single ones.
	AboutAll bool

	Tags []string // sorted; "time" marks findings that appear only because time passes

	Path string      // the plan's path
	Span source.Span // exactly the subject

	Message string // what is wrong, with this plan's names and numbers; one or two sentences
	Hint    string // what to do next, one line; may be empty

	Account string // the account's name, where known
	Record  string // identity of the record, "collection/key" ("goals/g1"); empty for the plan itself
	Owner   string // the person on our side who should act; empty where nobody is known

	// Content is the text that makes this finding the same finding when lines move: the
	// record's or value's own words. It enters the fingerprint, normalised, and is not shown.
	Content string

	// Common is what the finding shares with others of its rule, nil where it stands for itself;
	// Name is then what a finding about several of them calls this one's record. Parts are the
	// findings that such a one was made of.
	Common *Common
	Name   string
	Parts  []Finding

	// Lacking of Wanted: how many of the fields that its rule asks of a record are missing. Both
	// are 0 where the rule does not count.
	Lacking, Wanted int

	Related []Related
	Edits   []Edit // together one fix
}

// Suppressed is a finding that is not reported, with who said so and why.
type Suppressed struct {
	Finding
	By     Suppressor
	Reason string // the author's words; empty for a baseline
}

// Suppressor is what keeps a finding from being reported.
type Suppressor uint8

const (
	Comment  Suppressor = iota // an acctplan-ignore comment in the plan
	Baseline                   // an entry of the baseline file
)

// Related is a second place that belongs to the finding.
type Related struct {
	Path    string
	Span    source.Span
	Message string
}

// Edit replaces the bytes of Span by Text. A Safe edit cannot change what the author meant.
type Edit struct {
	Span source.Span
	Text string
	Safe bool
}

// Compare orders findings by path, offset, rule, then everything else that is visible,
// so that the same findings always print in the same order.
func Compare(a, b Finding) int { return compare(&a, &b) }

func compare(a, b *Finding) int {
	if a.Path != b.Path {
		return strings.Compare(a.Path, b.Path)
	}
	if a.Span.Start != b.Span.Start {
		return cmp.Compare(a.Span.Start, b.Span.Start)
	}
	if a.Rule != b.Rule {
		return strings.Compare(a.Rule, b.Rule)
	}
	return cmp.Or(cmp.Compare(a.Span.End, b.Span.End), cmp.Compare(a.Message, b.Message), cmp.Compare(a.Record, b.Record))
}

// Sorted puts several lists of findings together in the order of Compare; those that it cannot
// tell apart stay in the order in which they come.
func Sorted(lists ...[]Finding) []Finding {
	var order order
	order.collect(lists)
	return appendValues(nil, order.sort())
}

// order is the order of findings, which are large, while sorting moves them often. It is used again for
// the findings of the next plan.
type order struct {
	list   []*Finding
	before []*Finding // room for the list as it was
	places []uint64   // likewise, of sort
}

// collect begins with the findings of several lists.
//
//go:noinline // many call it, and the binary has no room for copies of it
func (o *order) collect(lists [][]Finding) {
	o.list = o.list[:0]
	for _, list := range lists {
		o.list = slices.Grow(o.list, len(list))
		for i := range list {
			o.list = append(o.list, &list[i])
		}
	}
}

// clear lets go of the findings.
func (o *order) clear() {
	clear(o.list)
	clear(o.before)
}

// sort puts findings in the order of Compare; those that it cannot tell apart stay in order. Nearly
// always they are of one plan, and then where they begin decides: that and their number in the list
// make one number, which is quickly sorted.
func (o *order) sort() []*Finding {
	const bits = 20 // for the number in the list
	list, sorted := o.list, true
	places := slices.Grow(o.places[:0], len(list))
	for i, f := range list {
		if f.Path != list[0].Path || len(list) >= 1<<bits {
			slices.SortStableFunc(list, compare)
			return list
		}
		place := uint64(f.Span.Start)<<bits | uint64(i)
		sorted = sorted && (i == 0 || places[i-1] < place)
		places = append(places, place)
	}
	o.places = places
	if !sorted {
		sortPlaces(places)
		o.before = append(o.before[:0], list...)
		for i, place := range places {
			list[i] = o.before[place&(1<<bits-1)]
		}
	}
	for first := 0; first < len(list); {
		end := first + 1
		for end < len(list) && list[end].Span.Start == list[first].Span.Start {
			end++
		}
		if end-first > 1 {
			sortHere(list[first:end])
		}
		first = end
	}
	return list
}

// sortPlaces sorts numbers. Those of a plan come in few runs that rise already, one for each rule that
// goes through a list: where they are not many, nothing is quicker than to insert one after the other.
func sortPlaces(places []uint64) {
	const many = 48
	if len(places) > many {
		slices.Sort(places)
		return
	}
	for i := 1; i < len(places); i++ {
		place, at := places[i], i
		for at > 0 && places[at-1] > place {
			places[at] = places[at-1]
			at--
		}
		places[at] = place
	}
}

// sortHere is sort for findings that begin at one place of one plan: mostly very few.
func sortHere(order []*Finding) {
	const few = 24 // beyond which it takes more than one step for each pair
	if len(order) > few {
		slices.SortStableFunc(order, compare)
		return
	}
	for i := 1; i < len(order); i++ {
		f := order[i]
		at := i
		for at > 0 && (f.Rule < order[at-1].Rule || f.Rule == order[at-1].Rule && compare(f, order[at-1]) < 0) {
			order[at] = order[at-1]
			at--
		}
		order[at] = f
	}
}

// appendValues appends findings by value.
//
//go:noinline // many call it, and the binary has no room for copies of it
func appendValues(to []Finding, order []*Finding) []Finding {
	to = slices.Grow(to, len(order))
	for _, f := range order {
		to = append(to, *f)
	}
	return to
}

// Fingerprinter gives each finding an identity that survives moved lines and changed dates:
// the rule, the plan, the record and the record's own words, never a line number. Findings
// that are alike in all of these are told apart by their order, so they must come sorted.
type Fingerprinter struct {
	planOf func(path string) string
	seen   map[[16]byte]int
}

// NewFingerprinter begins with the first finding. planOf is the identity of the plan in a file.
func NewFingerprinter(planOf func(path string) string) *Fingerprinter {
	return &Fingerprinter{planOf: planOf, seen: map[[16]byte]int{}}
}

// Of is the identity of the next finding.
func (p *Fingerprinter) Of(f *Finding) string {
	sum := sha256.Sum256([]byte(strings.Join([]string{f.Rule, p.planOf(f.Path), f.Record, f.subject()}, "\x00")))
	key := [16]byte(sum[:16])
	p.seen[key]++
	if n := p.seen[key]; n > 1 {
		return fmt.Sprintf("%x-%d", key, n)
	}
	return hex.EncodeToString(key[:])
}

// Fingerprints are the identities of findings, which must be sorted.
func Fingerprints(findings []Finding, planOf func(path string) string) []string {
	fingerprints := NewFingerprinter(planOf)
	out := make([]string, len(findings))
	for i := range findings {
		out[i] = fingerprints.Of(&findings[i])
	}
	return out
}

// subject is the part of a finding's identity that its own words make.
func (f *Finding) subject() string {
	if f.AboutAll {
		return "*" // which no normalised text is
	}
	return Normalise(f.Content)
}

// Normalise folds case and drops everything but letters and digits, one space between words.
func Normalise(text string) string {
	var room [128]byte
	out := room[:]
	if len(text) > len(room) {
		out = make([]byte, len(text))
	}
	n, gap := 0, false
	for i := range len(text) {
		b := text[i]
		if letter := b | 0x20; letter >= 'a' && letter <= 'z' {
			b = letter
		} else if b < '0' || b > '9' {
			if b >= utf8.RuneSelf {
				return normaliseAny(text)
			}
			gap = n > 0
			continue
		}
		if gap {
			out[n] = ' '
			n++
			gap = false
		}
		out[n] = b
		n++
	}
	if string(out[:n]) == text {
		return text
	}
	return string(out[:n])
}

// normaliseAny is Normalise for any script.
func normaliseAny(text string) string {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	})
	return strings.Join(words, " ")
}
