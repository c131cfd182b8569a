// Gaps: which of the wanted fields the records of a list lack, so that what they all lack is told apart
// from what one of them does, and how both are reported.
package rule

import (
	"math/bits"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
)

// gaps is a set of wanted fields, by their number in the list.
type gaps uint64

// mostWanted is how many fields can be wanted of a record; the formats have fewer.
const mostWanted = 64

func (g gaps) number() int { return bits.OnesCount64(uint64(g)) }

// first is the number of the first field of a set that is not empty.
func (g gaps) first() int { return bits.TrailingZeros64(uint64(g)) }

// sought is a list of records and what is wanted of each, with the words in which it is said what one
// of them, or all of them, lack. Records go by their number in the list. The functions capture nothing,
// because most plans lack nothing and should pay nothing.
type sought struct {
	concept plan.Concept
	records int
	wanted  []string
	lacks   func(p *Pass, i int, field string) bool
	spared  func(p *Pass, i int) bool // another rule says more of the record; nil where none does
	record  func(p *Pass, i int) *plan.Record
	field   func(p *Pass, i int, field string) plan.Origin
	report  func(p *Pass, i int, f finding.Finding)

	called  func(field string) string               // what people call a field
	name    func(p *Pass, i int) string             // what they call a record
	message func(p *Pass, name, what string) string // of one record
	none    func(what string) string                // of the whole list, open as in finding.Common
	without string                                  // of some of it, before what they lack: "{n} of the {of} people have no "
	unlike  string                                  // of some that lack different things
	hint    string
	hintAll string // where the whole list lacks it
}

// reportGaps reports what all the records lack as one gap, of a column that nobody has made, and what
// else some of them do.
func (p *Pass) reportGaps(s *sought) {
	s.wanted = s.wanted[:min(len(s.wanted), mostWanted)]
	each, everywhere := s.gaps(p)
	lacking, alike := 0, gaps(0)
	for i, g := range each {
		if g &^= everywhere; g == 0 || s.spared != nil && s.spared(p, i) {
			each[i] = 0
			continue
		}
		if lacking == 0 {
			alike = each[i] &^ everywhere
		} else if alike != each[i]&^everywhere {
			alike = 0
		}
		lacking++
	}
	if lacking == 0 && everywhere == 0 {
		return
	}
	words := gapNames{names: make([]string, len(s.wanted))}
	for i, field := range s.wanted {
		words.names[i] = s.called(field)
	}
	if everywhere != 0 {
		what := words.of(everywhere)
		common := p.inCommon(s.concept, "column", s.records, s.none(what), s.without+what+": {names}.", s.hintAll)
		for i := range s.records {
			s.report(p, i, finding.Finding{
				Message: s.message(p, s.name(p, i), what),
				Hint:    s.hint,
				Common:  common, Name: s.name(p, i), Content: p.say(nameOf(s.record(p, i)), " column"),
				Lacking: everywhere.number(), Wanted: len(s.wanted),
			})
		}
	}
	if lacking == 0 {
		return
	}
	some := s.unlike
	if alike != 0 {
		some = s.without + words.of(alike) + ": {names}."
	}
	common := p.inCommon(s.concept, "", s.records, "", some, s.hint)
	for i, missing := range each {
		if missing &^= everywhere; missing == 0 {
			continue
		}
		name, what := s.name(p, i), words.of(missing)
		f := finding.Finding{
			Message: s.message(p, name, what),
			Hint:    s.hint,
			Common:  common, Name: name,
			Lacking: missing.number(), Wanted: len(s.wanted),
		}
		if missing.number() == 1 {
			f.Span = place(s.field(p, i, s.wanted[missing.first()]), s.record(p, i))
		}
		if alike == 0 {
			f.Name = p.say(name, " (no ", what, ")")
		}
		s.report(p, i, f)
	}
}

// gaps are those of each record, and those that all of them have, of which there are none where the
// records are too few to speak of a column.
func (s *sought) gaps(p *Pass) (each []gaps, everywhere gaps) {
	each = make([]gaps, s.records)
	for i := range each {
		for n, field := range s.wanted {
			if s.lacks(p, i, field) {
				each[i] |= 1 << n
			}
		}
		if i == 0 && len(each) >= together {
			everywhere = each[0]
		}
		everywhere &= each[i]
	}
	return each, everywhere
}

// gapNames say gaps in words: "role or stance". Many records have the same.
type gapNames struct {
	names []string // of the wanted fields
	said  []saidGaps
}

type saidGaps struct {
	gaps gaps
	text string
}

func (n *gapNames) of(g gaps) string {
	for i := range n.said {
		if n.said[i].gaps == g {
			return n.said[i].text
		}
	}
	var room [8]string
	words := room[:0]
	for rest := g; rest != 0; rest &= rest - 1 {
		words = append(words, n.names[rest.first()])
	}
	text := either(words)
	if len(n.said) < together { // the others are as good as all different
		n.said = append(n.said, saidGaps{g, text})
	}
	return text
}
