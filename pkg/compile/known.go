package compile

// What is known so far: who and which records a line may mean. Lines are many and so are
// records, so neither is searched for the other; each record is entered once.

import (
	"strings"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
)

// A line of more than maxLine bytes, or of more than maxMarks signs that may begin a field, is
// not searched for fields: it is a text that somebody forgot to part, or was not written by a
// person. The readers of fields look at the line again for each such sign.
const (
	maxLine  = 4 << 10
	maxMarks = 64
)

// overloaded reports whether a line is too long or too dense to be searched for fields.
func overloaded(line piece) bool {
	switch text := line.text; {
	case len(text) > maxLine:
		return true
	case len(text) <= maxMarks:
		return false
	default:
		return strings.Count(text, ":")+strings.Count(text, "@")+strings.Count(text, "(")+strings.Count(text, "[") > maxMarks
	}
}

// maxNameWords is the number of words of a name by which somebody can be called.
const maxNameWords = 8

// roster knows the people who were read so far by the beginnings of their names.
type roster struct {
	named map[string]*raw
	raws  map[plan.Collection]int // how many of each collection are entered
	facts int

	missed map[string]bool // what was asked for in vain
}

// personNamed finds somebody read so far by full or first name.
func (c *compiler) personNamed(text string) *raw {
	want := foldName(text)
	if want == "" {
		return nil
	}
	c.enterRead()
	known := &c.roster
	if found := known.named[want]; found != nil {
		return found
	}
	if strings.IndexByte(want, ' ') < 0 {
		if m, ok := c.mentionedPerson(want); ok && (m.told || c.words.GivenName(want) || c.isPersonMention(m)) {
			known.named[want] = &raw{fields: []field{{name: "name", value: piece{text: m.name, span: m.span}}}}
			return known.named[want]
		}
	}
	if c.working > 0 && len(known.missed) < maxMissed && strings.Count(want, " ") < 3 {
		if known.missed == nil {
			known.missed = map[string]bool{}
		}
		known.missed[want] = true
	}
	return nil
}

// enterRead enters who was read since the last look.
func (c *compiler) enterRead() {
	known := &c.roster
	if known.named == nil {
		known.named = map[string]*raw{}
	}
	if known.raws == nil {
		known.raws = map[plan.Collection]int{}
	}
	for _, collection := range []plan.Collection{plan.Team, plan.Stakeholders} {
		for _, r := range c.raws[collection][known.raws[collection]:] {
			if name, ok := r.get("name"); ok {
				known.enter(name.text, r)
			}
		}
		known.raws[collection] = len(c.raws[collection])
	}
	for _, f := range c.facts[known.facts:] {
		switch f.key {
		case "owner", "csm", "executive_sponsor":
			known.enter(f.value.text, &raw{})
		}
	}
	known.facts = len(c.facts)
}

// maxMissed bounds how many words are remembered that were nobody's name when they were met.
const maxMissed = 4096

// lateNames are all names of the plan, where one of them was met before the plan told whose it
// is; else nil.
func (c *compiler) lateNames() map[string]*raw {
	if len(c.roster.missed) == 0 {
		return nil
	}
	missed := c.roster.missed
	c.roster.missed = nil
	c.enterRead()
	for name := range missed {
		if c.roster.named[name] != nil {
			return c.roster.named
		}
	}
	return nil
}

// enter makes somebody known by the whole name and by every beginning of it.
func (k *roster) enter(name string, r *raw) {
	full := foldName(name)
	for at, words := 0, 0; at < len(full) && words < maxNameWords; words++ {
		end := len(full)
		if space := strings.IndexByte(full[at:], ' '); space >= 0 {
			end = at + space
		}
		if k.named[full[:end]] == nil {
			k.named[full[:end]] = r
		}
		at = end + 1
	}
	if full != "" && k.named[full] == nil {
		k.named[full] = r
	}
}

// register finds the records of one collection by id and by name; the first of a kind counts.
type register struct {
	ids, labels map[string]int // places in the collection
	entered     int
}

// existing finds a record read earlier whose id or name the text is.
func (c *compiler) existing(collection plan.Collection, name piece) *raw {
	id, label := foldID(name.text), finding.Normalise(name.text)
	if label == "" {
		return nil
	}
	who, _ := splitNameTitle(name)
	first := finding.Normalise(who.text)
	if i := strings.IndexAny(name.text, ":.–—- "); i > 0 && looksLikeID(name.text[:i]) {
		id = foldID(name.text[:i])
	}
	known := c.registered(collection)
	best := -1
	for _, candidate := range []struct {
		in  map[string]int
		key string
	}{{known.ids, id}, {known.labels, label}, {known.labels, first}} {
		if at, ok := candidate.in[candidate.key]; ok && candidate.key != "" && (best < 0 || at < best) {
			best = at
		}
	}
	if best < 0 {
		return nil
	}
	return c.raws[collection][best]
}

// registered enters what was read since the last look, and the last record once more: the
// lines below a heading may have added to it.
func (c *compiler) registered(collection plan.Collection) *register {
	known := c.registers[collection]
	if known == nil {
		known = &register{ids: map[string]int{}, labels: map[string]int{}}
		c.registers[collection] = known
	}
	enter := func(in map[string]int, key string, at int) {
		if _, taken := in[key]; !taken {
			in[key] = at
		}
	}
	raws := c.raws[collection]
	for i := max(0, known.entered-1); i < len(raws); i++ {
		if v, ok := raws[i].get("id"); ok {
			enter(known.ids, foldID(v.text), i)
		}
		if v, ok := raws[i].get(labelField[collection]); ok {
			enter(known.labels, finding.Normalise(v.text), i)
		}
	}
	known.entered = len(raws)
	return known
}
