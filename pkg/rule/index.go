// What the rules of one plan look up again and again, prepared once: a lookup inside a loop over
// records would make the book quadratic, and a plan of a megabyte would take minutes.
package rule

import (
	"iter"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/acctplan/acctplan/pkg/field"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/rule/quota"
)

// Memo remembers what several rules ask about one plan. It must not be shared between plans,
// vendors or goroutines. The zero Memo remembers nothing yet.
type Memo struct {
	verdicts []quota.Verdict // of goals, in their order
	customer *[]string
	theirs   *[]*plan.Goal
	products *phrases
	people   *phrases
	listed   *listed
	owners   *map[target]string

	ownersAsked int // how often one of them was asked for, until they are listed

	contents *[]content
	team     *[]string
	addOwner *string
	// knownTeam is the hint for a name that nobody has.
	knownTeam *string
	open      *map[target]bool
	served    *map[target]bool
	speaking  *wordIndex
	opened    *wordIndex
	parts     *phrases
	callings  *callings
	planned   map[*plan.Stakeholder]bool
	asked     bool // the inquiries were looked for
	inquiries []inquiry
	serving   []bool
	blank     []int               // see blankFacts; nil where nobody has looked
	meant     map[string][]string // names by their first and last words
	noPeople  *bool
	units     *map[string]bool
	keys      *map[string]bool
	room      *strings.Builder // for texts in lower case
	said      *strings.Builder // for what findings say
	called    recordNames
	vague     []vagueness // of the customer's goals
	others    map[any]any // what rules outside of this package remember
}

// lower is a text in lower case. Many of them share the room of one, because a plan's texts are
// short and asked for by many rules.
func (p *Pass) lower(text string) string {
	upper := false
	for i := range len(text) {
		c := text[i]
		if c >= utf8.RuneSelf {
			return strings.ToLower(text)
		}
		upper = upper || 'A' <= c && c <= 'Z'
	}
	if !upper {
		return text
	}
	room := p.memo.room
	if room == nil || room.Cap()-room.Len() < len(text) {
		room = &strings.Builder{}
		room.Grow(max(len(text), 2048))
		p.memo.room = room
	}
	start := room.Len()
	var part [128]byte
	for rest := text; rest != ""; {
		n := copy(part[:], rest)
		for i, c := range part[:n] {
			part[i] = lowerByte(c)
		}
		room.Write(part[:n])
		rest = rest[n:]
	}
	return room.String()[start:]
}

// Remember is what find gives, asked for once a plan under a key.
func (p *Pass) Remember(key any, find func() any) any {
	if p.memo.others == nil {
		p.memo.others = map[any]any{}
	}
	if _, known := p.memo.others[key]; !known {
		p.memo.others[key] = find()
	}
	return p.memo.others[key]
}

// each hands over the records of a list by reference: they are too large to be copied for a glance.
func each[T any](list []T) iter.Seq[*T] {
	return func(yield func(*T) bool) {
		for i := range list {
			if !yield(&list[i]) {
				return
			}
		}
	}
}

// remembered is what find gives, asked for once.
//
//go:noinline // as many call it, once a plan each
func remembered[T any](slot **T, find func() T) T {
	if *slot == nil {
		found := find()
		*slot = &found
	}
	return **slot
}

// target is a record that somebody refers to or answers for.
type target struct {
	collection plan.Collection
	key        string
}

// addTargets collects the records that references lead to.
func addTargets(to map[target]bool, refs plan.Refs) {
	for _, ref := range refs.List {
		to[target{ref.Collection, ref.Key}] = true
	}
}

// openTargets are the records that open actions refer to.
func (p *Pass) openTargets() map[target]bool {
	return remembered(&p.memo.open, func() map[target]bool {
		found := map[target]bool{}
		for _, action := range p.Facts.OpenActions {
			addTargets(found, action.For)
		}
		return found
	})
}

// servedTargets are the records that opportunities, actions and milestones refer to, open or not.
func (p *Pass) servedTargets() map[target]bool {
	return remembered(&p.memo.served, func() map[target]bool {
		found := map[target]bool{}
		for i := range p.Plan.Opportunities {
			addTargets(found, p.Plan.Opportunities[i].Goal)
		}
		for i := range p.Plan.Actions {
			addTargets(found, p.Plan.Actions[i].For)
		}
		for i := range p.Plan.Milestones {
			addTargets(found, p.Plan.Milestones[i].For)
		}
		return found
	})
}

// ownerOf is our person who answers for a record; empty where none is named.
func (p *Pass) ownerOf(collection plan.Collection, key string) string {
	const few = 6 // times until a list of all of them is worth it
	if p.memo.owners == nil {
		if p.memo.ownersAsked++; p.memo.ownersAsked <= few {
			return ownerIn(p.Plan, target{collection, key})
		}
	}
	return remembered(&p.memo.owners, func() map[target]string { return ownersOf(p.Plan) })[target{collection, key}]
}

// eachOwner hands over the records for which somebody of us can answer, with who does, until found
// returns false. The owner is empty where none of us is named.
func eachOwner(about *plan.Plan, found func(it target, owner string) bool) {
	for i := range about.Actions {
		if !found(target{plan.Actions, about.Actions[i].Key}, responsible(about.Actions[i].Owners)) {
			return
		}
	}
	for i := range about.Opportunities {
		if !found(target{plan.Opportunities, about.Opportunities[i].Key}, responsible(about.Opportunities[i].Owner)) {
			return
		}
	}
	for i := range about.Risks {
		if !found(target{plan.Risks, about.Risks[i].Key}, responsible(about.Risks[i].Owner)) {
			return
		}
	}
	for i := range about.Stakeholders {
		if !found(target{plan.Stakeholders, about.Stakeholders[i].Key}, ours(about.Stakeholders[i].Counterpart)) {
			return
		}
	}
	for i := range about.Commitments {
		if !found(target{plan.Commitments, about.Commitments[i].Key}, responsible(about.Commitments[i].Owner)) {
			return
		}
	}
}

// ownerIn looks for what ownersOf lists.
func ownerIn(about *plan.Plan, wanted target) (who string) {
	eachOwner(about, func(it target, owner string) bool {
		if it != wanted {
			return true
		}
		who = owner
		return false
	})
	return who
}

// ownersOf lists who of us answers for which record.
func ownersOf(about *plan.Plan) map[target]string {
	owners := map[target]string{}
	eachOwner(about, func(it target, owner string) bool {
		if _, known := owners[it]; !known {
			owners[it] = owner
		}
		return true
	})
	return owners
}

// listed holds the names of everybody on the map and in the team, folded for comparison.
type listed struct{ theirs, ours map[string]bool }

// isListed reports whether somebody, or more than one, has exactly this name: then the name is
// not unknown, and stakeholders/duplicate says what is wrong.
func (p *Pass) isListed(name string) bool {
	known := remembered(&p.memo.listed, func() listed {
		known := listed{theirs: map[string]bool{}, ours: map[string]bool{}}
		for i := range p.Plan.Stakeholders {
			known.theirs[bareName(p.Plan.Stakeholders[i].Name.Text)] = true
		}
		for i := range p.Plan.Team {
			known.ours[folded(p.Plan.Team[i].Name.Text)] = true
		}
		return known
	})
	return known.theirs[bareName(name)] || known.ours[folded(name)]
}

// folded is a text as it is compared: its ordinary words with one space between them.
func folded(text string) string {
	text = strings.ToLower(text)
	if isFolded(text) {
		return text
	}
	var out strings.Builder
	for word, at := nextWord(text, 0); word != ""; word, at = nextWord(text, at) {
		if out.Len() == 0 {
			out.Grow(len(text))
		} else {
			out.WriteByte(' ')
		}
		out.WriteString(word)
	}
	return out.String()
}

// isFolded reports whether a text in lower case is nothing but words of ASCII with single spaces between
// them.
func isFolded(text string) bool {
	before := between
	for i := range len(text) {
		kind := int(kinds[text[i]])
		if kind == beyond || kind == between && (text[i] != ' ' || before == between) {
			return false
		}
		before = kind
	}
	return before == within
}

// content is what a section holds, its sub-sections included.
type content struct{ records, words int }

// contentOf counts the records and words of a section and its sub-sections.
func (p *Pass) contentOf(index int) content {
	return remembered(&p.memo.contents, func() []content {
		all := make([]content, len(p.Plan.Sections))
		for i := len(all) - 1; i >= 0; i-- { // from the end: a section stands behind the one that it stands in
			s := &p.Plan.Sections[i]
			all[i].records += s.Records
			all[i].words += s.Words
			if s.Parent > 0 {
				all[s.Parent-1].records += all[i].records
				all[s.Parent-1].words += all[i].words
			}
		}
		return all
	})[index]
}

// hasRecord reports whether a record of the plan has a key, in any case.
func (p *Pass) hasRecord(key string) bool {
	return remembered(&p.memo.keys, func() map[string]bool {
		keys := map[string]bool{}
		for _, record := range field.Records(p.Plan) {
			keys[strings.ToLower(record.Key)] = true
		}
		return keys
	})[strings.ToLower(key)]
}

// phrases finds which of many texts stand in another one, whatever their number.
type phrases struct {
	few      []string        // the known ones, where they are few
	known    map[string]bool // else
	lengths  []int           // of those in bytes, shortest first
	initials byteSet         // with which all of them begin
}

// newPhrases prepares the search for texts; empty ones are never found.
func newPhrases(texts []string) phrases {
	const few = 16 // texts that are compared with each place
	p := phrases{few: texts}
	for _, text := range texts {
		if text != "" {
			p.initials.add(text[0])
		}
	}
	if len(texts) <= few {
		return p
	}
	p.few, p.known = nil, make(map[string]bool, len(texts))
	lengths := map[int]bool{}
	for _, text := range texts {
		if text != "" {
			p.known[text] = true
			lengths[len(text)] = true
		}
	}
	p.lengths = slices.Sorted(maps.Keys(lengths))
	return p
}

// each hands over the phrases that stand in a text, some of them more than once, until found
// returns false.
func (p phrases) each(text string, found func(phrase string) bool) {
	if len(p.few) > 0 {
		for at := range len(text) {
			if !p.initials.has(text[at]) {
				continue
			}
			for _, phrase := range p.few {
				if phrase != "" && phrase[0] == text[at] && strings.HasPrefix(text[at:], phrase) && !found(phrase) {
					return
				}
			}
		}
		return
	}
	for _, length := range p.lengths {
		for at := 0; at+length <= len(text); at++ {
			if !p.initials.has(text[at]) {
				continue
			}
			if phrase := text[at : at+length]; p.known[phrase] && !found(phrase) {
				return
			}
		}
	}
}

// in reports whether one of the phrases stands in a text.
func (p phrases) in(text string) bool {
	any := false
	p.each(text, func(string) bool { any = true; return false })
	return any
}

// collect adds the phrases that stand in a text.
func (p phrases) collect(text string, to map[string]bool) {
	p.each(text, func(phrase string) bool { to[phrase] = true; return true })
}

// openActions indexes the words of the open actions, in the order of the facts.
func (p *Pass) openActions() *wordIndex {
	if p.memo.opened == nil {
		p.memo.opened = p.indexActions()
	}
	return p.memo.opened
}

func (p *Pass) indexActions() *wordIndex {
	index := newWordIndex(len(p.Facts.OpenActions))
	for _, action := range p.Facts.OpenActions {
		index.add(action.Action.Text)
	}
	return &index
}
