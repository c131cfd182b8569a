package compile

// References: who "@lea" is, and which record "o1" is. They are resolved when every record is
// known, so a plan may mention people before it lists them.

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/acctplan/acctplan/pkg/compile/internal/memo"
	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
)

// pendingPerson is a mention, or a list of mentions, to resolve. side is whose person is meant
// where both sides have one of that name.
type pendingPerson struct {
	person *plan.Person
	people *plan.People
	side   plan.Side
}

// pendingRefs are references to records to resolve.
type pendingRefs struct {
	into   *plan.Refs
	parts  []piece
	whole  piece
	holder holder
	name   string
}

// someone is a person of the plan.
type someone struct {
	side  plan.Side
	index int
	id    string
	name  string
}

// directory finds people by what they are called. A name that fits several people of a side
// fits nobody.
type directory struct {
	people       []someone
	theirs, ours names
	short        names // by what a first name begins or ends with: "Seun" is Oluwaseun; nil until somebody asks
	roles        names // that our team fills
	colleagues   colleagues
	joined       map[string]someone // colleagues who are on the team, by folded name
}

// names say who of a directory's people is called so.
type names map[string]int

// several stands for people who share a name.
const several = -1

// shortName finds the only one who may be called so for short. Few plans make it necessary to ask.
func (d *directory) shortName(key string) (someone, bool) {
	if d.short == nil {
		d.short = names{}
		for who := range d.people {
			for _, short := range shortNames(d.people[who].name) {
				d.short.enter(short, who)
			}
		}
	}
	return d.one(d.short, key)
}

// enter makes somebody known by a name.
func (n names) enter(name string, who int) {
	if name == "" {
		return
	}
	if known, taken := n[name]; !taken {
		n[name] = who
	} else if known != who {
		n[name] = several
	}
}

// one finds the only one who is called so.
func (d *directory) one(n names, name string) (someone, bool) {
	if at, ok := n[name]; ok && at != several && name != "" {
		return d.people[at], true
	}
	return someone{}, false
}

func (c *compiler) resolve() {
	c.implicitTeam()
	d := c.directory()
	for _, pending := range c.persons {
		if pending.person != nil {
			c.resolvePerson(d, pending.person, pending.side)
			continue
		}
		for i := range pending.people.List {
			c.resolvePerson(d, &pending.people.List[i], pending.side)
		}
	}
	// The account's own people come first in their roles, so they are filled in again.
	records := c.recordIndex()
	for _, pending := range c.refs {
		c.resolveRefs(records, d, pending)
	}
}

// implicitTeam adds to the team those whom the facts name: an owner who is not on the list is
// on the team all the same.
func (c *compiler) implicitTeam() {
	p := c.plan
	for _, fact := range []struct {
		person *plan.Person
		role   string
	}{{&p.Owner, "owner"}, {&p.CSM, "csm"}, {&p.ExecutiveSponsor, "executive_sponsor"}} {
		if fact.person.State != plan.Set || strings.HasPrefix(fact.person.Text, "@") || c.words.Nobody(fact.person.Text) {
			continue
		}
		want := foldName(fact.person.Text)
		if want == "" || isAmong(p.Team, want, fact.person.Text) || isAmong(c.implicit, want, fact.person.Text) || areAmong(p.Team, fact.person.Text) {
			continue
		}
		m := plan.TeamMember{Name: plan.String{Origin: fact.person.Origin}}
		m.Record = plan.Record{Key: slug(fact.person.Text), Label: fact.person.Text, Span: fact.person.Span, Head: fact.person.Span}
		m.Role = plan.String{Origin: plan.Origin{Span: fact.person.Span, Text: c.roleWord(fact.role, fact.person.Text), State: plan.Set}}
		c.implicit = append(c.implicit, m)
	}
	// A team table may say who fills the roles that no fact names.
	for _, fact := range []struct {
		person *plan.Person
		role   string
	}{{&p.Owner, "owner"}, {&p.CSM, "csm"}, {&p.ExecutiveSponsor, "executive_sponsor"}} {
		if fact.person.State != plan.Missing || c.states(fact.role) {
			continue // a key that was left empty is for its author to fill
		}
		found := -1
		for i, m := range p.Team {
			if role, ok := c.words.OurRole(m.Role.Text); ok && role == fact.role && m.Role.State == plan.Set {
				if found >= 0 {
					found = -2
					break
				}
				found = i
			}
		}
		if found >= 0 {
			*fact.person = plan.Person{Origin: p.Team[found].Name.Origin}
			c.persons = append(c.persons, pendingPerson{person: fact.person, side: plan.Ours})
		}
	}
	// Nothing points into the team yet but the pending mentions, which hold people, not members.
	p.Team = append(p.Team, c.implicit...)
}

// areAmong reports whether a text names several people, all of whom are members of a team: "Priya Nair and Jonas
// Weber". They are no further member, whose name would begin as that of the first one does.
func areAmong(team []plan.TeamMember, text string) bool {
	if !strings.ContainsAny(text, "/&+,") && !strings.Contains(text, " and ") {
		return false // one name
	}
	names := strings.FieldsFunc(strings.NewReplacer(" and ", "/", " & ", "/", " + ", "/", ", ", "/").Replace(text), func(r rune) bool { return r == '/' })
	for _, name := range names {
		name = strings.TrimSpace(name)
		if want := foldName(name); want == "" || !isAmong(team, want, name) {
			return false
		}
	}
	return len(names) > 1
}

// isAmong reports whether one of the members of a team is called so, folded and as written.
func isAmong(team []plan.TeamMember, want, written string) bool {
	spaced := strings.ReplaceAll(want, ".", " ")
	for i := range team {
		m := &team[i]
		if rest, begins := strings.CutPrefix(foldName(m.Name.Text), want); begins && (rest == "" || rest[0] == ' ') || strings.EqualFold(m.Handle.Text, written) {
			return true
		}
		if m.Name.State != plan.Set {
			continue
		}
		for _, key := range nameKeys(m.Name.Text) {
			if key == want || key == spaced {
				return true
			}
		}
	}
	return false
}

// states reports whether the plan names the fact at all, be it without a value.
func (c *compiler) states(key string) bool {
	for _, f := range c.facts {
		if f.key == key {
			return true
		}
	}
	return false
}

// roleWord is how the plan's own body calls the role that somebody fills ("AE"), whether or not
// the frontmatter states the fact too; else the fact's key.
func (c *compiler) roleWord(key, name string) string {
	for _, f := range c.facts {
		if f.key == key && f.node == nil && strings.Contains(foldName(f.value.text), foldName(name)) {
			if word := strings.Trim(c.file.Text(f.keySpan), " *:_"); word != "" && c.isOurRole(word) {
				return word
			}
		}
	}
	return key
}

func (c *compiler) directory() *directory {
	theirs, ours := c.plan.Stakeholders, c.plan.Team
	d := &directory{
		people: make([]someone, 0, len(theirs)+len(ours)),
		theirs: make(names, 8*len(theirs)), ours: make(names, 8*len(ours)), roles: make(names, 4*len(ours)),
		colleagues: c.colleagues(), joined: map[string]someone{},
	}
	for i := range theirs {
		s, who := &theirs[i], len(d.people)
		name := s.Name.Text
		if s.Name.State != plan.Set {
			name = s.Label
		}
		d.people = append(d.people, someone{plan.Theirs, i, s.Key, name})
		for _, key := range nameKeys(name) {
			d.theirs.enter(key, who)
		}
		if s.ID.State == plan.Set {
			d.theirs.enter(foldID(s.ID.Text), who)
		}
	}
	for i := range ours {
		m, who := &ours[i], len(d.people)
		d.people = append(d.people, someone{plan.Ours, i, m.Key, m.Name.Text})
		for _, key := range nameKeys(m.Name.Text) {
			d.ours.enter(key, who)
		}
		if m.ID.State == plan.Set {
			d.ours.enter(foldID(m.ID.Text), who)
		}
		if m.Handle.State == plan.Set {
			d.ours.enter(foldName(m.Handle.Text), who)
		}
		if m.Role.State == plan.Set {
			c.enterRole(d, m.Role.Text, who)
			for part := range strings.FieldsFuncSeq(m.Role.Text, func(r rune) bool { return strings.ContainsRune(",/+&", r) }) {
				if part != m.Role.Text {
					c.enterRole(d, part, who)
				}
			}
		}
	}
	// The facts say who fills the three roles that every plan has.
	for _, fact := range []struct {
		person *plan.Person
		role   string
	}{{&c.plan.Owner, "owner"}, {&c.plan.CSM, "csm"}, {&c.plan.ExecutiveSponsor, "executive_sponsor"}} {
		if fact.person.State != plan.Set {
			continue
		}
		name := foldName(strings.TrimPrefix(fact.person.Text, "@"))
		if _, found := d.one(d.ours, name); found {
			d.roles[fact.role] = d.ours[name]
		}
	}
	return d
}

// enterRole makes somebody known by the role that they fill.
func (c *compiler) enterRole(d *directory, text string, who int) {
	if role, ok := c.words.OurRole(text); ok {
		d.roles.enter(role, who)
	}
	d.roles.enter(finding.Normalise(text), who)
}

// nickname parts a name from what stands in quotes behind it or within it: `Devendra Kulkarni "Dev"`.
func nickname(name string) (plain, short string) {
	if strings.IndexByte(name, '"') < 0 && strings.IndexByte(name, "“"[0]) < 0 {
		return name, ""
	}
	from := strings.IndexAny(name, "\"“„")
	if from <= 0 {
		return name, ""
	}
	_, width := utf8.DecodeRuneInString(name[from:])
	to := strings.IndexAny(name[from+width:], "\"”“")
	if to <= 0 {
		return name, ""
	}
	short = name[from+width : from+width+to]
	_, end := utf8.DecodeRuneInString(name[from+width+to:])
	return strings.TrimSpace(name[:from]) + name[from+width+to+end:], short
}

// bracketed parts a name from what stands in brackets behind it or within it, of several the first; nothing is inside where
// there are none, or nothing else.
func bracketed(name string) (plain, inside string) {
	if strings.IndexByte(name, '(') < 0 && strings.IndexByte(name, '[') < 0 && strings.IndexByte(name, "（"[0]) < 0 {
		return name, "" // as most names
	}
	from := strings.IndexAny(name, "([（")
	if from < 0 {
		return name, ""
	}
	_, open := utf8.DecodeRuneInString(name[from:])
	length := strings.IndexAny(name[from+open:], ")]）")
	if length < 0 {
		return name, ""
	}
	inside = name[from+open : from+open+length]
	_, end := utf8.DecodeRuneInString(name[from+open+length:])
	plain = strings.TrimSpace(name[:from]) + " " + strings.TrimSpace(name[from+open+length+end:])
	if plain = strings.TrimSpace(plain); plain == "" {
		return name, ""
	}
	return plain, strings.TrimSpace(inside)
}

// shortNames are what somebody may be called for short: three letters or more that a given name
// begins with, "Dev" of Devendra, or four that it ends with, "Seun" of Oluwaseun.
func shortNames(name string) []string { return shortNameLists.Of(name, shortNamesOf) }

// nameKeyLists and shortNameLists are what nameKeys and shortNames gave. Nobody changes the lists.
var nameKeyLists, shortNameLists memo.Table[[]string]

// shortNamesOf is shortNames, worked out.
func shortNamesOf(name string) []string {
	first, _, more := strings.Cut(foldName(name), " ")
	letters := []rune(first)
	if !more || len(letters) > 16 {
		return nil
	}
	var keys []string
	for n := 3; n < len(letters); n++ {
		keys = append(keys, string(letters[:n]))
	}
	for n := 4; n < len(letters); n++ {
		keys = append(keys, string(letters[len(letters)-n:]))
	}
	return keys
}

// FoldName makes names and handles comparable: case, accents, titles and punctuation do not matter.
func FoldName(name string) string { return foldName(name) }

// NameKeys are the ways to call somebody, as FoldName writes them: "dana whitlock", "dana", "dwhitlock".
func NameKeys(name string) []string { return nameKeys(name) }

// nameKeys are the ways to call somebody: the whole name, the first name, the last name, an
// initial with the last name.
func nameKeys(name string) []string { return nameKeyLists.Of(name, nameKeysOf) }

// nameKeysOf is nameKeys, worked out.
func nameKeysOf(name string) []string {
	if len(name) > 240 { // nobody's; each bracket and quote below costs a pass over what is left
		return []string{foldName(name)}
	}
	if plain, inside := bracketed(name); inside != "" {
		return append(nameKeysOf(plain), foldName(name), foldName(inside)) // "Robert (Bob) Hill", "Mona Nast (she/her)"
	}
	full := foldName(name)
	if plain, short := nickname(name); short != "" {
		return append(nameKeysOf(plain), full, foldName(short))
	}
	space := strings.IndexByte(full, ' ')
	if space < 0 {
		return []string{full}
	}
	lastSpace := strings.LastIndexByte(full, ' ')
	first, last := full[:space], full[lastSpace+1:]
	initial, lastInitial := firstRune(first), firstRune(last)
	// What is no part of the name is cut from one text.
	var room strings.Builder
	room.Grow(2*len(full) + 3*len(last) + 16)
	key := func(parts ...string) string {
		from := room.Len()
		for _, part := range parts {
			room.WriteString(part)
		}
		return room.String()[from:]
	}
	keys := make([]string, 0, 10)
	keys = append(keys, full, first, last)
	short := full // first and last name
	initials := key(initial, lastInitial)
	if space != lastSpace {
		short = key(first, " ", last)
		keys = append(keys, short, initials)
		from := room.Len()
		for word := range strings.SplitSeq(full, " ") {
			room.WriteString(firstRune(word))
		}
		initials = room.String()[from:]
	}
	return append(keys, initials,
		key(initial, last), key(first, last), // tlopez
		key(initial, " ", last), short[:len(first)+1+len(lastInitial)])
}

// firstRune is the beginning of a word.
func firstRune(word string) string {
	_, size := utf8.DecodeRuneInString(word)
	return word[:size]
}

// resolvePerson finds whom a mention means: a handle, a name, a first name that only one
// person has, or a role that the team fills.
func (c *compiler) resolvePerson(d *directory, p *plan.Person, side plan.Side) {
	text := strings.TrimSpace(p.Text)
	handle := strings.HasPrefix(text, "@")
	key := foldName(strings.TrimPrefix(text, "@"))
	front := key // what stands before a bracket
	if plain, inside := bracketed(text); inside != "" {
		key = foldName(plain)
		front = foldName(text[:strings.IndexAny(text, "([（")])
	}
	id := ""
	find := func(n names) (someone, bool) {
		if who, ok := d.one(n, key); ok {
			return who, true
		}
		if front != key && front != "" {
			if who, ok := d.one(n, front); ok {
				return who, true
			}
		}
		if id == "" {
			id = foldID(strings.TrimPrefix(text, "@"))
		}
		for _, k := range [...]string{id, strings.ReplaceAll(key, ".", " "), strings.ReplaceAll(key, "-", " ")} {
			if who, ok := d.one(n, k); ok {
				return who, true
			}
		}
		return someone{}, false
	}
	if _, ours := find(d.ours); handle && !ours {
		// A handle is somebody of ours, even where it is also a first name of theirs.
		if who, ok := c.colleague(d, key, p.Origin); ok {
			p.Side, p.Index, p.ID, p.Name = who.side, who.index, who.id, who.name
			return
		}
	}
	order := [...]names{d.ours, d.theirs}
	if side == plan.Theirs && !handle {
		order = [...]names{d.theirs, d.ours}
	}
	for _, n := range order {
		if who, ok := find(n); ok {
			p.Side, p.Index, p.ID, p.Name = who.side, who.index, who.id, who.name
			return
		}
	}
	if who, ok := c.colleague(d, key, p.Origin); ok {
		p.Side, p.Index, p.ID, p.Name = who.side, who.index, who.id, who.name
		return
	}
	if owner := c.plan.Owner; isSelf(text) && owner.State == plan.Set && p != &c.plan.Owner {
		if who, ok := d.one(d.ours, foldName(strings.TrimPrefix(owner.Text, "@"))); ok {
			p.Side, p.Index, p.ID, p.Name = who.side, who.index, who.id, who.name
			return
		}
	}
	word := strings.TrimPrefix(text, "@")
	role := c.namedRole(word, handle)
	if side == plan.Ours && role == "" && !c.words.Nobody(word) {
		if who, ok := c.joinMentioned(d, word); ok {
			p.Side, p.Index, p.ID, p.Name = who.side, who.index, who.id, who.name
			return
		}
	}
	if who, ok := d.shortName(key); ok && who.side == side {
		p.Side, p.Index, p.ID, p.Name = who.side, who.index, who.id, who.name
		return
	}
	if m, ok := c.mentionedPerson(word); ok {
		p.Name = m.name
	}
	if who, ok := d.one(d.roles, finding.Normalise(word)); ok && side != plan.Theirs && !mayBeName(word, handle) {
		p.Side, p.Index, p.ID, p.Name = who.side, who.index, who.id, who.name // by the plan's own word for the role
		return
	}
	if who, ok := d.one(d.roles, role); ok {
		p.Side, p.Index, p.ID, p.Name = who.side, who.index, who.id, who.name
		return
	}
	if c.words.Nobody(word) {
		p.Side = plan.Nobody
		return
	}
	for _, dash := range [...]string{" - ", " – ", " — "} {
		if _, behind, found := strings.Cut(text, dash); found && p.Name == "" && c.ownerScore(behind) >= fullName {
			who := plan.Person{Origin: p.Origin} // "Support - Mei Chen"
			who.Text = behind
			c.resolvePerson(d, &who, side)
			p.Side, p.Index, p.ID, p.Name = who.Side, who.Index, who.ID, cmp.Or(who.Name, behind)
			return
		}
	}
}

// namedRole is the role on our side that stands where a person could; empty where somebody may be called so.
func (c *compiler) namedRole(word string, handle bool) string {
	if mayBeName(word, handle) {
		return ""
	}
	role, _ := c.words.OurRole(word)
	return role
}

// mayBeName reports whether a word as short as a role's abbreviation is somebody's name: "Sam" and "@sam" are, "SAM" and
// "csm", which nobody could pronounce, are none.
func mayBeName(word string, handle bool) bool {
	if len(word) < 2 || len(word) > 4 || word == strings.ToUpper(word) && !handle {
		return false
	}
	return strings.ContainsAny(word[1:], "aeiouyAEIOUY") || strings.ContainsAny(word[:1], "aeiouyAEIOUY") && word[1] >= 'a'
}

// recordKey is one record that can be referred to.
type recordKey struct {
	collection plan.Collection
	key        string
}

// recordIndex finds records by id and by their own words.
// The first of several counts.
func (c *compiler) recordIndex() map[string]recordKey {
	p := c.plan
	index := make(map[string]recordKey, 2*(len(p.Goals)+len(p.Opportunities)+len(p.Risks)+len(p.Stakeholders))+len(p.Milestones)+len(p.Actions))
	enter := func(key string, k recordKey) {
		if _, taken := index[key]; !taken && key != "" {
			index[key] = k
		}
	}
	add := func(collection plan.Collection, r *plan.Record) {
		k := recordKey{collection, r.Key}
		if r.ID.State == plan.Set {
			enter(foldID(r.ID.Text), k)
		}
		enter(finding.Normalise(r.Label), k)
		enter(finding.Normalise(c.headNumber(r)), k)
	}
	for i := range p.Goals {
		add(plan.Goals, &p.Goals[i].Record)
	}
	for i := range p.Opportunities {
		add(plan.Opportunities, &p.Opportunities[i].Record)
	}
	for i := range p.Risks {
		add(plan.Risks, &p.Risks[i].Record)
	}
	for i := range p.Stakeholders {
		add(plan.Stakeholders, &p.Stakeholders[i].Record)
	}
	for i := range p.Milestones {
		add(plan.Milestones, &p.Milestones[i].Record)
	}
	for i := range p.Actions {
		add(plan.Actions, &p.Actions[i].Record)
	}
	for i := range p.Challenges {
		add(plan.Challenges, &p.Challenges[i].Record)
	}
	for i := range p.Contracts {
		add(plan.Contracts, &p.Contracts[i].Record)
	}
	for i := range p.Questions {
		add(plan.Questions, &p.Questions[i].Record)
	}
	for i := range p.Assumptions {
		add(plan.Assumptions, &p.Assumptions[i].Record)
	}
	for i := range p.Commitments {
		add(plan.Commitments, &p.Commitments[i].Record)
	}
	for i := range p.Asks {
		add(plan.Asks, &p.Asks[i].Record)
	}
	for i := range p.Targets {
		add(plan.Targets, &p.Targets[i].Record)
	}
	for i := range p.Competitors {
		add(plan.Competitors, &p.Competitors[i].Record)
	}
	return index
}

// headNumber is what a record's heading calls it before its name, "Objective 1"; empty where it has no such number.
func (c *compiler) headNumber(r *plan.Record) string {
	head := strings.TrimSpace(c.file.Text(r.Head))
	number, _, named := strings.Cut(head, ":")
	if !named || len(number) > 24 || number == "" || number[len(number)-1] < '0' || number[len(number)-1] > '9' {
		return ""
	}
	return number
}

// resolveRefs resolves a list of references. A text that is no list at all but the words of
// one record is that record.
func (c *compiler) resolveRefs(index map[string]recordKey, d *directory, pending pendingRefs) {
	if k, ok := lookup(index, pending.whole.text); ok {
		pending.into.List = append(pending.into.List, plan.Ref{Origin: pending.whole.string().Origin, Collection: k.collection, Key: k.key})
		return
	}
	for _, part := range pending.parts {
		ref := plan.Ref{Origin: part.string().Origin}
		if k, ok := lookup(index, part.text); ok {
			ref.Collection, ref.Key = k.collection, k.key
		} else {
			person := plan.Person{Origin: ref.Origin}
			c.resolvePerson(d, &person, plan.Theirs)
			switch {
			case person.Side == plan.Theirs:
				ref.Collection, ref.Key = plan.Stakeholders, c.plan.Stakeholders[person.Index].Key
			case person.Side == plan.Ours:
				ref.Collection, ref.Key = plan.Team, c.plan.Team[person.Index].Key
			case isPlaceholder(part):
				ref.State = plan.Placeholder
			case isConceptWord(part.text):
				ref.State = plan.Set
			default:
				ref.State = plan.Unreadable
				c.trouble(&plan.Problem{Kind: plan.DanglingReference, Text: part.text, Allowed: c.idsFor(pending.name)}, pending.holder, pending.name, part.span)
			}
		}
		pending.into.List = append(pending.into.List, ref)
	}
}

// isConceptWord accepts references to a part of the plan as a whole: "for:renewal".
func isConceptWord(text string) bool {
	switch strings.ToLower(text) {
	case "renewal", "account", "plan", "all", "review", "qbr", "ebr":
		return true
	}
	return false
}

// idsFor lists the ids that a reference could have meant.
func (c *compiler) idsFor(name string) []string {
	if ids, ok := c.refIDs[name]; ok {
		return ids
	}
	ids := c.listIDs(name)
	c.refIDs[name] = ids
	return ids
}

func (c *compiler) listIDs(name string) []string {
	var ids []string
	add := func(r plan.Record) {
		if r.ID.State == plan.Set {
			ids = append(ids, r.ID.Text)
		}
	}
	for _, r := range c.plan.Goals {
		add(r.Record)
	}
	if name == "goal" {
		return ids
	}
	for _, r := range c.plan.Opportunities {
		add(r.Record)
	}
	for _, r := range c.plan.Risks {
		add(r.Record)
	}
	return ids
}

func lookup(index map[string]recordKey, text string) (recordKey, bool) {
	if k, ok := index[foldID(text)]; ok {
		return k, true
	}
	k, ok := index[finding.Normalise(text)]
	return k, ok
}

// foldName makes names comparable: case, accents, titles and punctuation do not matter.
func foldName(name string) string {
	if simple(name) {
		return name
	}
	return foldedNames.Of(name, foldAny)
}

// foldedNames are names that were folded: a plan asks about the same ones again and again.
var foldedNames memo.Table[string]

// foldAny is foldName for a name that may not be folded yet.
func foldAny(name string) string {
	if folded, ok := foldPlain(name); ok {
		return folded
	}
	fields := strings.FieldsFunc(strings.ToLower(stripMarks(name)), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && !strings.ContainsRune("-'’._", r)
	})
	words := fields[:0]
	for i, w := range fields {
		if w = strings.Trim(w, "-'’._"); w == "" || isHonorific(w) && len(words) == 0 && i < len(fields)-1 {
			continue
		}
		words = append(words, w)
	}
	return strings.Join(words, " ")
}

// foldPlain is foldName for what most names are: words of ASCII letters, the first of which is no
// title. It is asked about every name several times.
func foldPlain(name string) (string, bool) {
	if len(name) > 64 {
		return "", false
	}
	var room [64]byte
	out, word := room[:0], -1 // where the first word ends
	for i := 0; i < len(name); i++ {
		b := name[i]
		switch {
		case b >= 'A' && b <= 'Z':
			b += 'a' - 'A'
		case b >= 'a' && b <= 'z' || b >= '0' && b <= '9':
		case b == ' ' && i > 0 && name[i-1] != ' ' && i+1 < len(name):
			if word < 0 {
				word = i
			}
		default:
			return "", false
		}
		out = append(out, b)
	}
	if word >= 0 && honorifics[string(out[:word])] {
		return "", false
	}
	return string(out), true
}

// simple reports whether a name is folded as it stands, which names are that were folded before:
// small letters and digits, with single blanks between words of which the first is no title.
func simple(name string) bool {
	word := 0
	for i := 0; i <= len(name); i++ {
		if i < len(name) && (name[i] >= 'a' && name[i] <= 'z' || name[i] >= '0' && name[i] <= '9') {
			word++
			continue
		}
		if word == 0 || i < len(name) && (name[i] != ' ' || i == word && isHonorific(name[:i])) {
			return false
		}
		word = 0
	}
	return true
}

// stripMarks drops accents from Latin letters; other scripts keep their marks, which are vowels.
func stripMarks(text string) string {
	ascii := true
	for i := 0; i < len(text); i++ {
		if text[i] >= 0x80 {
			ascii = false
			break
		}
	}
	if ascii {
		return text
	}
	var b strings.Builder
	latin := false
	for _, r := range norm.NFD.String(text) {
		if unicode.Is(unicode.Mn, r) {
			if latin {
				continue
			}
		} else {
			latin = unicode.Is(unicode.Latin, r)
		}
		switch r {
		case 'ł', 'Ł':
			r = 'l'
		case 'ø', 'Ø':
			r = 'o'
		case 'ß':
			b.WriteString("ss")
			continue
		}
		b.WriteRune(r)
	}
	return norm.NFC.String(b.String())
}
