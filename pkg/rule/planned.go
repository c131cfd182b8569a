// Planned: who and what the open actions speak of. Every rule that says "nothing is planned" or "find
// out" asks here, so that all of them take the same action for an answer.
package rule

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/acctplan/acctplan/pkg/plan"
)

// callings are the words by which texts call the customer's people: a surname, or another part of the
// name, as the first name or a nickname, that nobody else in the plan has.
type callings struct {
	by       map[string]calling
	whole    map[string][]*plan.Stakeholder // by the folded name, of those whose surname is too short to stand alone
	lengths  []int                          // how many words those names have
	initials byteSet                        // with which the words begin
}

// calling is who is called by a word. Where it is no surname it counts with a capital letter or an @:
// "will" is a word before it is a name.
type calling struct {
	person *plan.Stakeholder
	others []*plan.Stakeholder // of the same surname, or listed twice
	given  bool
	shared bool // somebody else's first name too: it calls nobody
}

// callings are those of the plan.
func (p *Pass) callings() *callings {
	remembered(&p.memo.callings, p.findCallings)
	return p.memo.callings
}

func (p *Pass) findCallings() callings {
	people := p.Plan.Stakeholders
	c := callings{by: make(map[string]calling, 2*len(people))}
	enter := func(word string, person *plan.Stakeholder, given bool) {
		known, taken := c.by[word]
		switch {
		case !taken:
			c.by[word] = calling{person: person, given: given}
			c.initials.add(word[0])
		case given && known.given && folded(person.Name.Text) != folded(known.person.Name.Text):
			known.shared = true
			c.by[word] = known
		case given == known.given:
			known.others = append(known.others, person)
			c.by[word] = known
		}
	}
	for person := range each(people) {
		name := p.lower(person.Name.Text)
		if surname := lastWord(name); len(surname) > 2 {
			enter(surname, person, false)
		} else if surname != "" {
			words := ordinary(name)
			if c.whole == nil {
				c.whole = map[string][]*plan.Stakeholder{}
			}
			whole := strings.Join(words, " ")
			c.whole[whole] = append(c.whole[whole], person)
			if !slices.Contains(c.lengths, len(words)) {
				c.lengths = append(c.lengths, len(words))
			}
		}
	}
	for person := range each(people) {
		name := p.lower(person.Name.Text)
		for word, at := nextWord(name, 0); word != ""; word, at = nextWord(name, at) {
			if namesAlone(word) && word != lastWord(name) {
				enter(word, person, true)
			}
		}
	}
	for member := range each(p.Plan.Team) {
		name := p.lower(member.Name.Text)
		for word, at := nextWord(name, 0); word != ""; word, at = nextWord(name, at) {
			if c.by[word].given {
				delete(c.by, word)
			}
		}
	}
	return c
}

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
	if utf8.RuneCountInString(word) < 3 || isTitleWord(word) || len(word) <= longestSmall && smallWords()[smallWords().place(pack(word))] == pack(word) {
		return false
	}
	switch word {
	case "mrs", "prof", "ing", "dipl", "sir", "herr", "frau", "shri", "smt", "van", "von", "der", "den", "del", "della", "bin", "unknown":
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
		called := c.by[strings.ToLower(word)]
		if called.person == nil || called.shared || called.given && begunSmall(word) && !strings.HasSuffix(text[:at-len(word)], "@") {
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

// callsAnybody reports whether a text calls one of the customer's people.
func (c *callings) callsAnybody(text string) bool {
	called := false
	c.each(text, func(*plan.Stakeholder) bool { called = true; return false })
	return called
}

// isPlannedWith reports whether something is planned with somebody: an open action refers to them,
// calls them or is theirs, or a milestone ahead calls them.
func (p *Pass) isPlannedWith(person *plan.Stakeholder) bool {
	return remembered(&p.memo.planned, func() map[*plan.Stakeholder]bool {
		with := map[*plan.Stakeholder]bool{}
		add := func(person *plan.Stakeholder) bool { with[person] = true; return true }
		for _, action := range p.Facts.OpenActions {
			p.callings().each(action.Action.Text, add)
			for _, owner := range action.Owners.List {
				if owner.Side == plan.Theirs && owner.Index >= 0 && owner.Index < len(p.Plan.Stakeholders) {
					with[&p.Plan.Stakeholders[owner.Index]] = true
				}
			}
		}
		for milestone := range each(p.Plan.Milestones) {
			if milestone.IsOpen() {
				p.callings().each(milestone.Milestone.Text, add)
			}
		}
		return with
	})[person] || p.openTargets()[target{plan.Stakeholders, person.Key}]
}

// inquiry is an open action, or a question of the plan, that is to find something out.
type inquiry struct {
	text   string
	action int // its place among the open actions; -1 of a question
}

var askingWords = newWordSet("ask* find* learn* clarif* identif* who whom whose what which how why when whether check* confirm* determin* discover* research* establish* understand get know qualif* interview* map")

// inquiries are those of the plan.
func (p *Pass) inquiries() []inquiry {
	return remembered(&p.memo.inquiries, func() []inquiry {
		var list []inquiry
		for i, action := range p.Facts.OpenActions {
			if askingWords().in(action.Action.Text) {
				list = append(list, inquiry{action.Action.Text, i})
			}
		}
		for question := range each(p.Plan.Questions) {
			list = append(list, inquiry{question.Text.Text, -1})
		}
		return list
	})
}

// isSought reports whether somebody is to find out what one of the words means, such as who the
// economic buyer is.
func (p *Pass) isSought(words *wordSet) bool {
	return slices.ContainsFunc(p.inquiries(), func(q inquiry) bool { return words.in(q.text) })
}

// isSoughtOf does so for a field of a person, by its name in options.
func (p *Pass) isSoughtOf(person *plan.Stakeholder, field string) bool {
	var words *wordSet
	switch field {
	case "title":
		words = titleWords()
	case "unit":
		words = unitWords()
	case "role":
		words = roleWords()
	case "stance", "influence":
		words = stanceWords()
	case "priorities":
		words = priorityWords()
	case "counterpart":
		words = counterpartWords()
	default:
		return false
	}
	if asks(person.NextAction.Text, words) {
		return true
	}
	for _, q := range p.inquiries() {
		if words.in(q.text) && p.callings().calls(q.text, person) {
			return true
		}
	}
	return false
}

// asks reports whether a text is to find out what one of the words means.
func asks(text string, words *wordSet) bool {
	return text != "" && words.in(text) && askingWords().in(text)
}

// isSoughtFor does so for a field of an opportunity.
func (p *Pass) isSoughtFor(o *plan.Opportunity, field string) bool {
	var words *wordSet
	switch field {
	case "product":
		words = productWords()
	case "unit":
		words = unitWords()
	case "stakeholder":
		words = targetWords()
	case "rationale", "approach":
		words = reasonWords()
	case "amount":
		words = amountWords()
	case "probability":
		words = chanceWords()
	case "close":
		words = closeWords()
	default:
		return false
	}
	if asks(o.NextAction.Text, words) {
		return true
	}
	for _, q := range p.inquiries() {
		if words.in(q.text) && (q.action >= 0 && refersTo(p.Facts.OpenActions[q.action].For, plan.Opportunities, o.Key) ||
			covers(contentWords(q.text), contentWords(o.Opportunity.Text), 2)) {
			return true
		}
	}
	return false
}

// What somebody asks for who asks for a field, or for who plays a part.
var (
	buyerWords       = newWordSet("buyer* budget* sign signs signature approv* maker* pays eb")
	championWords    = newWordSet("champion* advocate* ally supporter*")
	endUserWords     = newWordSet("user* uses")
	titleWords       = newWordSet("title* job position does do")
	unitWords        = newWordSet("unit* department* team* division* site* works")
	roleWords        = newWordSet("role* buyer* champion* decid* decision* budget* sign signs approv* part influenc* user* does")
	stanceWords      = newWordSet("stance* think* thinks support* opinion* view* against side stand stands influenc* feel feels sceptic* attitude*")
	priorityWords    = newWordSet("priorit* care* want* matter* goal* need* worr* driv* look* aim* measured kpi*")
	counterpartWords = newWordSet("counterpart* sponsor* who owner* introduc*")
	productWords     = newWordSet("product* module* what which")
	targetWords      = newWordSet("stakeholder* who whom buyer* person contact sponsor*")
	reasonWords      = newWordSet("rationale* why reason* need* case benefit* approach* how")
	amountWords      = newWordSet("amount* size* value worth price* budget* much seat* many")
	chanceWords      = newWordSet("probab* likel* chance* odds forecast*")
	closeWords       = newWordSet("close* closing when date* timing")
)

// refersTo reports whether one of the references leads to a record.
func refersTo(refs plan.Refs, collection plan.Collection, key string) bool {
	return slices.ContainsFunc(refs.List, func(ref plan.Ref) bool { return ref.Collection == collection && ref.Key == key })
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

// servesByWords lists, by place among the open actions, those that speak of an opportunity, a goal or a
// risk in its own words.
func (p *Pass) servesByWords(i int) bool {
	return remembered(&p.memo.serving, func() []bool {
		serving := make([]bool, len(p.Facts.OpenActions))
		mark := func(text string, least int) {
			p.openActions().speaking(text, least, func(action int) bool { serving[action] = true; return true })
		}
		for _, o := range p.Facts.OpenOpportunities {
			mark(sentence(o.Opportunity.Text, o.Product.Text), 2)
		}
		for goal := range each(p.Plan.Goals) {
			mark(sentence(goal.Goal.Text, goal.Metric.Text), 2)
		}
		for _, risk := range p.Facts.OpenRisks {
			mark(sentence(risk.Risk.Text, risk.Mitigation.Text), 3)
		}
		return serving
	})[i]
}

// isSoughtBy reports whether somebody is to find out who plays the part, or has the job, of a person
// whom the plan does not name.
func (p *Pass) isSoughtBy(person *plan.Stakeholder) bool {
	return person.Roles.Has(plan.EconomicBuyer) && p.isSought(buyerWords()) || person.Roles.Has(plan.Champion) && p.isSought(championWords()) ||
		person.Roles.Has(plan.ExecutiveSponsor) && p.isSought(counterpartWords()) ||
		slices.ContainsFunc(p.inquiries(), func(q inquiry) bool {
			return person.Title.IsSet() && covers(contentWords(q.text), contentWords(person.Title.Text), 2)
		})
}
