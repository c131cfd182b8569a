// Planned: who and what the open actions speak of. Every rule that says "nothing is planned" or "find
// out" asks here, so that all of them take the same action for an answer.
package rule

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/acctplan/acctplan/pkg/plan"
)

// callings are the words by which texts call the customer's people: a surname, or another part of the
// name, as the first name or a nickname, that nobody else in the plan has.
type callings struct {
	all      []calling
	last     []int32                        // by the hash of a word: which of all that may be, the last one, counted from 1
	scatter  uint64                         // by what words are multiplied for it
	whole    map[string][]*plan.Stakeholder // by the folded name, of those whose surname is too short to stand alone
	lengths  []int                          // how many words those names have
	initials byteSet                        // with which the words begin
}

// calling is who is called by a word. Where it is no surname it counts with a capital letter or an @:
// "will" is a word before it is a name.
type calling struct {
	word   string // in lower case
	before int32  // the one before it of the same hash, counted from 1
	given  bool
	shared bool // somebody else's first name too: it calls nobody
	person *plan.Stakeholder
	others []*plan.Stakeholder // of the same surname, or listed twice
}

// callings are those of the plan.
func (p *Pass) callings() *callings {
	if p.memo.callings == nil {
		p.memo.callings = p.findCallings()
	}
	return p.memo.callings
}

func (p *Pass) findCallings() *callings {
	people := p.Plan.Stakeholders
	c := p.memo.spare.callings
	if p.memo.spare.callings = nil; c == nil || len(c.last) < 4*len(people) {
		c = newCallings(len(people))
	}
	var room, moreRoom [32]string
	names, surnames := room[:0], moreRoom[:0] // in lower case
	for i := range people {
		name := p.lower(people[i].Name.Text)
		surname := lastWord(name)
		names, surnames = append(names, name), append(surnames, surname)
		if len(surname) > 2 {
			c.enter(surname, &people[i], false)
		} else if surname != "" {
			words := ordinary(name)
			if c.whole == nil {
				c.whole = map[string][]*plan.Stakeholder{}
			}
			whole := strings.Join(words, " ")
			c.whole[whole] = append(c.whole[whole], &people[i])
			if !slices.Contains(c.lengths, len(words)) {
				c.lengths = append(c.lengths, len(words))
			}
		}
	}
	for i, name := range names {
		for word, at := nextWord(name, 0); word != ""; word, at = nextWord(name, at) {
			if word != surnames[i] && namesAlone(word) {
				c.enter(word, &people[i], true)
			}
		}
	}
	for i := range p.Plan.Team {
		name := p.Plan.Team[i].Name.Text
		for word, at := nextWord(name, 0); word != ""; word, at = nextWord(name, at) {
			if called := c.find(word); called != nil && called.given {
				called.shared = true
			}
		}
	}
	return c
}

// newCallings is empty, with room for those of so many people.
func newCallings(people int) *callings {
	size := 16
	for size < 4*people {
		size *= 2
	}
	return &callings{all: make([]calling, 0, 2*people), last: make([]int32, size), scatter: scatter()}
}

// enter notes that a word, in lower case, calls somebody.
func (c *callings) enter(word string, person *plan.Stakeholder, given bool) {
	known := c.find(word)
	switch {
	case known == nil:
		last := c.place(word)
		c.all = append(c.all, calling{word: word, before: *last, person: person, given: given})
		*last = int32(len(c.all))
		c.initials.add(word[0])
		if len(c.all) > len(c.last) {
			c.widen()
		}
	case given && known.given && folded(person.Name.Text) != folded(known.person.Name.Text):
		known.shared = true
	case given == known.given && len(known.others) < mostAlike:
		known.others = append(known.others, person)
	}
}

// clear empties the callings. It reports whether their room is worth keeping.
func (c *callings) clear() bool {
	if len(c.last) > mostSpare {
		return false
	}
	clear(c.all)
	clear(c.last)
	*c = callings{all: c.all[:0], last: c.last, scatter: c.scatter}
	return true
}

// widen makes the table of words four times as long.
func (c *callings) widen() {
	c.last = make([]int32, 4*len(c.last))
	for i := range c.all {
		last := c.place(c.all[i].word)
		c.all[i].before, *last = *last, int32(i+1)
	}
}

// find is who is called by a word, whose letters may be in any case; nil where nobody is.
//
//go:noinline // many call it, and the binary has no room for copies of it
func (c *callings) find(word string) *calling {
	if !isASCII(word) {
		word = strings.ToLower(word)
	}
	for last := *c.place(word); last > 0; last = c.all[last-1].before {
		if one := &c.all[last-1]; isAlike(word, one.word) {
			return one
		}
	}
	return nil
}

// place is where the last calling of a word's hash is noted.
//
//go:noinline // many call it, and the binary has no room for copies of it
func (c *callings) place(word string) *int32 {
	return &c.last[uint64(contentWordOf(word))*c.scatter>>32&uint64(len(c.last)-1)]
}

// What bounds the work on plans that nobody wrote: how many people of one surname are looked up, how many
// inquiries of which length, and how many records times actions are compared by words.
const (
	mostAlike     = 32
	mostInquiries = 32
	longestAsking = 400
	mostCompares  = 1 << 18
)

// lastWord is that of a text.
func lastWord(text string) string {
	last := ""
	for word, at := nextWord(text, 0); word != ""; word, at = nextWord(text, at) {
		last = word
	}
	return last
}

// namesAlone reports whether a part of a name, in lower case, can call somebody without the rest of it.
func namesAlone(word string) bool {
	if utf8.RuneCountInString(word) < 3 || isTitleWord(word) || isAddress(word) || len(word) <= longestSmall && isSmall(pack(word)) {
		return false
	}
	switch word {
	case "van", "von", "der", "den", "del", "della", "bin", "unknown":
		return false
	}
	return true
}

// each hands over the people whom a text calls, some of them more than once, until found returns false.
func (c *callings) each(text string, found func(*plan.Stakeholder) bool) {
	hand := func(people []*plan.Stakeholder) bool {
		for _, person := range people {
			if !found(person) {
				return false
			}
		}
		return true
	}
	for word, at := nextWord(text, 0); word != ""; word, at = nextWord(text, at) {
		if !c.initials.has(lowerByte(word[0])) && word[0] < utf8.RuneSelf {
			continue // few words are names
		}
		called := c.find(word)
		if called == nil || called.shared || called.given && begunSmall(word) && !strings.HasSuffix(text[:at-len(word)], "@") {
			continue
		}
		if !found(called.person) || !hand(called.others) {
			return
		}
	}
	if len(c.lengths) == 0 {
		return
	}
	words := ordinary(text)
	for _, length := range c.lengths {
		for at := 0; at+length <= len(words); at++ {
			if !hand(c.whole[strings.Join(words[at:at+length], " ")]) {
				return
			}
		}
	}
}

func begunSmall(word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	return unicode.IsLower(first)
}

// calls reports whether a text calls somebody.
func (c *callings) calls(text string, person *plan.Stakeholder) bool {
	called := false
	c.each(text, func(one *plan.Stakeholder) bool { called = called || one == person; return !called })
	return called
}

// called lists the people whom a text calls, some of them more than once.
func (c *callings) called(text string) (people []*plan.Stakeholder) {
	c.each(text, func(one *plan.Stakeholder) bool { people = append(people, one); return true })
	return people
}

// callsAnybody reports whether a text calls one of the customer's people.
func (c *callings) callsAnybody(text string) bool {
	called := false
	c.each(text, func(*plan.Stakeholder) bool { called = true; return false })
	return called
}

// isPlannedWith reports whether something is planned with somebody: an open action refers to them,
// calls them or is theirs, or a milestone ahead calls them.
func (p *Pass) isPlannedWith(person *plan.Stakeholder) bool {
	with := p.memo.planned
	if with == nil {
		with = map[*plan.Stakeholder]bool{}
		p.memo.planned = with
		add := func(person *plan.Stakeholder) bool { with[person] = true; return true }
		for _, action := range p.Facts.OpenActions {
			p.callings().each(action.Action.Text, add)
			for i := range action.Owners.List {
				if owner := &action.Owners.List[i]; owner.Side == plan.Theirs && owner.Index >= 0 && owner.Index < len(p.Plan.Stakeholders) {
					add(&p.Plan.Stakeholders[owner.Index])
				}
			}
		}
		for i := range p.Plan.Milestones {
			if milestone := &p.Plan.Milestones[i]; milestone.IsOpen() {
				p.callings().each(milestone.Milestone.Text, add)
			}
		}
	}
	return with[person] || p.openTargets()[target{plan.Stakeholders, person.Key}]
}

// inquiry is an open action, or a question of the plan, that is to find something out.
type inquiry struct {
	text string
	refs plan.Refs // of an action: what it is for

	// What it was asked before, which is asked for each of many records.
	known, asks uint32 // a bit for each of the fields
	called      answer[[]*plan.Stakeholder]
	words       answer[[]contentWord]
}

var askingWords = newWordSet("ask* find* learn* clarif* identif* who whom whose whether check confirm* determin* discover* research* establish* understand qualif* interview* map")

// isSought reports whether the question is true of an inquiry of the plan.
func (p *Pass) isSought(by func(*inquiry) bool) bool {
	if !p.memo.asked {
		p.memo.asked = true
		for _, action := range p.Facts.OpenActions {
			if len(action.Action.Text) <= longestAsking && len(p.memo.inquiries) < mostInquiries && askingWords().in(action.Action.Text) {
				p.memo.inquiries = append(p.memo.inquiries, inquiry{text: action.Action.Text, refs: action.For})
			}
		}
		for i := range p.Plan.Questions {
			if len(p.Plan.Questions[i].Text.Text) > longestAsking || len(p.memo.inquiries) >= mostInquiries {
				continue
			}
			p.memo.inquiries = append(p.memo.inquiries, inquiry{text: p.Plan.Questions[i].Text.Text})
		}
	}
	for i := range p.memo.inquiries {
		if by(&p.memo.inquiries[i]) {
			return true
		}
	}
	return false
}

// isSoughtAs reports whether somebody is to find out who plays a part.
func (p *Pass) isSoughtAs(role plan.Role) bool {
	return p.isSought(func(q *inquiry) bool { return q.asksFor(string(role)) })
}

// isSoughtOf does so for a field of a person, by its name in options.
func (p *Pass) isSoughtOf(person *plan.Stakeholder, field string) bool {
	return p.isAskedFor(person.NextAction.Text, field) || p.isSought(func(q *inquiry) bool {
		return q.asksFor(field) && slices.Contains(remembered(&q.called, func() []*plan.Stakeholder { return p.callings().called(q.text) }), person)
	})
}

// isSoughtFor does so for a field of an opportunity.
func (p *Pass) isSoughtFor(o *plan.Opportunity, field string) bool {
	return p.isAskedFor(o.NextAction.Text, field) || p.isSought(func(q *inquiry) bool {
		return q.asksFor(field) && (refersTo(q.refs, plan.Opportunities, o.Key) || covers(q.contents(), contentWords(o.Opportunity.Text), 2))
	})
}

// isSoughtBy does so for the name of somebody of whom the plan knows the part or the job alone.
func (p *Pass) isSoughtBy(person *plan.Stakeholder) bool {
	for _, role := range person.Roles.List {
		if p.isSoughtAs(role.Value) {
			return true
		}
	}
	return p.isSought(func(q *inquiry) bool { return covers(q.contents(), contentWords(person.Title.Text), 2) })
}

// contents are the content words of the inquiry.
func (q *inquiry) contents() []contentWord {
	return remembered(&q.words, func() []contentWord { return contentWords(q.text) })
}

// asksFor reports whether the inquiry asks for a field, or for who plays a part.
func (q *inquiry) asksFor(field string) bool {
	i := askedField(field)
	if bit := uint32(1) << i; q.known&bit == 0 {
		q.known |= bit
		if i > 0 && askedWords()[i].in(q.text) {
			q.asks |= bit
		}
	}
	return q.asks>>i&1 == 1
}

// isAskedFor reports whether a text, such as somebody's next action, is to find out a field.
func (p *Pass) isAskedFor(text, field string) bool {
	if text == "" {
		return false
	}
	if text != p.memo.asking.text { // each of its fields is asked for, one after the other
		p.memo.asking.text, p.memo.asking.asks = text, askingWords().in(text)
	}
	if !p.memo.asking.asks {
		return false
	}
	i := askedField(field)
	return i > 0 && askedWords()[i].in(text)
}

// askedWords are the words by which a text that asks something asks for a field, by askedField.
var askedWords = sync.OnceValue(func() (sets []*wordSet) {
	for _, words := range [...]string{
		"", // none that anybody asks for
		"buyer* budget* sign signs signature approv* maker* pays eb",
		"champion* advocate* ally supporter*",
		"user* uses",
		"sponsor* counterpart*",
		"title* job position does do",
		"unit* department* team* division* site* works",
		"role* buyer champion* decid* decision* budget* sign signs approv* part influenc* user* does",
		"stance* think* thinks support* opinion* view* against side stand stands influenc* feel feels sceptic* attitude*",
		"priorit* care* want* matter* goal* need* worr* driv* look* aim* measured kpi*",
		"product* module* what which",
		"stakeholder* who whom buyer* person contact sponsor*",
		"rationale* why reason* need* case benefit* approach* how",
		"amount* size* value worth price* budget* much seat* many",
		"probab* likel* chance* odds forecast*",
		"close* closing when date* timing",
	} {
		sets = append(sets, wordList(strings.Fields(words)))
	}
	return sets
})

// askedField is the number of a field, by its name in options, or of a part that somebody plays; 0 where
// nobody asks for it.
//
//go:noinline // many call it, and the binary has no room for copies of it
func askedField(name string) int {
	switch name {
	case "economic-buyer":
		return 1
	case "champion":
		return 2
	case "end-user":
		return 3
	case "executive-sponsor", "counterpart":
		return 4
	case "title":
		return 5
	case "unit":
		return 6
	case "role":
		return 7
	case "stance", "influence":
		return 8
	case "priorities":
		return 9
	case "product":
		return 10
	case "stakeholder":
		return 11
	case "rationale", "approach":
		return 12
	case "amount":
		return 13
	case "probability":
		return 14
	case "close":
		return 15
	}
	return 0
}

// refersTo reports whether one of the references leads to a record.
func refersTo(refs plan.Refs, collection plan.Collection, key string) bool {
	for i := range refs.List {
		if refs.List[i].Collection == collection && refs.List[i].Key == key {
			return true
		}
	}
	return false
}

// covers reports whether a text has so many of the words of another one, or all where those are fewer;
// both lists are sorted.
func covers(text, wanted []contentWord, least int) bool {
	shared := 0
	for _, word := range wanted {
		if _, found := slices.BinarySearch(text, word); found {
			shared++
		}
	}
	return len(wanted) > 0 && shared >= min(least, len(wanted))
}

// servesByWords reports whether an open action, by its place, speaks of an opportunity, a goal or a risk
// in its own words.
func (p *Pass) servesByWords(i int) bool {
	if p.memo.serving == nil {
		serving := make([]bool, len(p.Facts.OpenActions))
		p.memo.serving = serving
		if (len(p.Facts.OpenOpportunities)+len(p.Plan.Goals)+len(p.Facts.OpenRisks))*len(serving) > mostCompares {
			for i := range serving {
				serving[i] = true // nobody wrote that, and nothing is said about it
			}
			return true
		}
		mark := func(text, more string, least int) {
			p.openActions().speaking(sentence(text, more), least, func(action int) bool { serving[action] = true; return true })
		}
		for _, o := range p.Facts.OpenOpportunities {
			mark(o.Opportunity.Text, o.Product.Text, 2)
		}
		for i := range p.Plan.Goals {
			mark(p.Plan.Goals[i].Goal.Text, p.Plan.Goals[i].Metric.Text, 2)
		}
		for _, risk := range p.Facts.OpenRisks {
			mark(risk.Risk.Text, risk.Mitigation.Text, 3)
		}
	}
	return p.memo.serving[i]
}
