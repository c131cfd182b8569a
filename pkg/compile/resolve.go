package compile

// References: who "@lea" is, and which record "o1" is. They are resolved when every record is
// known, so a plan may mention people before it lists them.

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

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
	theirs, ours map[string][]someone
	short        map[string][]someone // by what a first name begins or ends with: "Seun" is Oluwaseun
	roles        map[string][]someone // roles that our team fills
	colleagues   colleagues
	joined       map[string]someone // colleagues who are on the team, by folded name
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
		found := false
		for _, m := range append(p.Team[:len(p.Team):len(p.Team)], c.implicit...) {
			name := foldName(m.Name.Text)
			for _, key := range nameKeys(m.Name.Text) {
				found = found || m.Name.State == plan.Set && (key == want || key == strings.ReplaceAll(want, ".", " "))
			}
			found = found || name == want || strings.HasPrefix(name, want+" ") || strings.EqualFold(m.Handle.Text, fact.person.Text)
		}
		if found || want == "" {
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

func (c *compiler) directory() directory {
	d := directory{theirs: map[string][]someone{}, ours: map[string][]someone{}, short: map[string][]someone{}, roles: map[string][]someone{}, colleagues: c.colleagues(), joined: map[string]someone{}}
	var room []someone // for the lists of one, which nearly all are
	add := func(m map[string][]someone, key string, s someone) {
		if key == "" {
			return
		}
		// One person is entered after the other, so a person who is entered already is the last.
		switch list := m[key]; {
		case len(list) == 0:
			if len(room) == 0 {
				room = make([]someone, 32)
			}
			room[0] = s
			m[key], room = room[:1:1], room[1:]
		case list[len(list)-1] != s:
			m[key] = append(list, s)
		}
	}
	for i, s := range c.plan.Stakeholders {
		who := someone{plan.Theirs, i, s.Key, s.Name.Text}
		if s.Name.State != plan.Set {
			who.name = s.Label
		}
		for _, key := range nameKeys(who.name) {
			add(d.theirs, key, who)
		}
		for _, key := range shortNames(who.name) {
			add(d.short, key, who)
		}
		if s.ID.State == plan.Set {
			add(d.theirs, foldID(s.ID.Text), who)
		}
	}
	for i, m := range c.plan.Team {
		who := someone{plan.Ours, i, m.Key, m.Name.Text}
		for _, key := range nameKeys(who.name) {
			add(d.ours, key, who)
		}
		for _, key := range shortNames(who.name) {
			add(d.short, key, who)
		}
		if m.ID.State == plan.Set {
			add(d.ours, foldID(m.ID.Text), who)
		}
		if m.Handle.State == plan.Set {
			add(d.ours, foldName(m.Handle.Text), who)
		}
		if m.Role.State == plan.Set {
			for _, part := range append([]string{m.Role.Text}, strings.FieldsFunc(m.Role.Text, func(r rune) bool { return strings.ContainsRune(",/+&", r) })...) {
				if role, ok := c.words.OurRole(part); ok {
					add(d.roles, role, who)
				}
				add(d.roles, finding.Normalise(part), who)
			}
		}
	}
	// The facts say who fills the three roles that every plan has.
	for _, fact := range []struct {
		person plan.Person
		role   string
	}{{c.plan.Owner, "owner"}, {c.plan.CSM, "csm"}, {c.plan.ExecutiveSponsor, "executive_sponsor"}} {
		if fact.person.State != plan.Set {
			continue
		}
		if found := d.ours[foldName(strings.TrimPrefix(fact.person.Text, "@"))]; len(found) == 1 {
			d.roles[fact.role] = found
		}
	}
	return d
}

// nickname parts a name from what stands in quotes behind it or within it: `Devendra Kulkarni "Dev"`.
func nickname(name string) (plain, short string) {
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

// shortNames are what somebody may be called for short: three letters or more that a given name
// begins with, "Dev" of Devendra, or four that it ends with, "Seun" of Oluwaseun.
func shortNames(name string) []string {
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

// nameKeys are the ways to call somebody: the whole name, the first name, the last name, an
// initial with the last name.
func nameKeys(name string) []string {
	full := foldName(name)
	if plain, short := nickname(name); short != "" {
		return append(nameKeys(plain), full, foldName(short))
	}
	words := strings.Fields(full)
	if len(words) < 2 {
		return []string{full}
	}
	first, last := words[0], words[len(words)-1]
	keys := []string{full, first, last}
	if len(words) > 2 {
		keys = append(keys, first+" "+last)
	}
	initials := ""
	for _, word := range words {
		initials += string([]rune(word)[0])
	}
	if len(words) > 2 {
		keys = append(keys, string([]rune(first)[0])+string([]rune(last)[0]))
	}
	keys = append(keys, initials)
	initial := first[:len(string([]rune(first)[0]))]
	keys = append(keys, initial+last, first+last) // tlopez
	return append(keys, initial+" "+last, first+" "+string([]rune(last)[0]))
}

// resolvePerson finds whom a mention means: a handle, a name, a first name that only one
// person has, or a role that the team fills.
func (c *compiler) resolvePerson(d directory, p *plan.Person, side plan.Side) {
	text := strings.TrimSpace(p.Text)
	handle := strings.HasPrefix(text, "@")
	key := foldName(strings.TrimPrefix(text, "@"))
	if at := strings.IndexByte(text, '('); at > 0 {
		key = foldName(text[:at])
	}
	id := foldID(strings.TrimPrefix(text, "@"))
	find := func(m map[string][]someone) (someone, bool) {
		for _, k := range []string{key, id, strings.ReplaceAll(key, ".", " "), strings.ReplaceAll(key, "-", " ")} {
			if list := m[k]; k != "" && len(list) == 1 {
				return list[0], true
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
	order := []map[string][]someone{d.ours, d.theirs}
	if side == plan.Theirs && !handle {
		order = []map[string][]someone{d.theirs, d.ours}
	}
	for _, m := range order {
		if who, ok := find(m); ok {
			p.Side, p.Index, p.ID, p.Name = who.side, who.index, who.id, who.name
			return
		}
	}
	if who, ok := c.colleague(d, key, p.Origin); ok {
		p.Side, p.Index, p.ID, p.Name = who.side, who.index, who.id, who.name
		return
	}
	if owner := c.plan.Owner; isSelf(text) && owner.State == plan.Set && p != &c.plan.Owner {
		if list := d.ours[foldName(strings.TrimPrefix(owner.Text, "@"))]; len(list) == 1 {
			p.Side, p.Index, p.ID, p.Name = list[0].side, list[0].index, list[0].id, list[0].name
			return
		}
	}
	word := strings.TrimPrefix(text, "@")
	if side == plan.Ours && !c.isOurRole(word) && !c.words.Nobody(word) {
		if who, ok := c.joinMentioned(d, word); ok {
			p.Side, p.Index, p.ID, p.Name = who.side, who.index, who.id, who.name
			return
		}
	}
	if list := d.short[key]; len(list) == 1 && list[0].side == side {
		p.Side, p.Index, p.ID, p.Name = list[0].side, list[0].index, list[0].id, list[0].name
		return
	}
	if m, ok := c.mentionedPerson(word); ok {
		p.Name = m.name
	}
	if role, ok := c.words.OurRole(word); ok {
		if list := d.roles[role]; len(list) == 1 {
			p.Side, p.Index, p.ID, p.Name = list[0].side, list[0].index, list[0].id, list[0].name
			return
		}
	}
	if list := d.roles[finding.Normalise(word)]; len(list) == 1 && side != plan.Theirs {
		p.Side, p.Index, p.ID, p.Name = list[0].side, list[0].index, list[0].id, list[0].name
		return
	}
	if c.words.Nobody(word) {
		p.Side = plan.Nobody
	}
}

// recordKey is one record that can be referred to.
type recordKey struct {
	collection plan.Collection
	key        string
}

// recordIndex finds records by id and by their own words.
func (c *compiler) recordIndex() map[string][]recordKey {
	index := map[string][]recordKey{}
	add := func(collection plan.Collection, r plan.Record) {
		k := recordKey{collection, r.Key}
		if r.ID.State == plan.Set {
			index[foldID(r.ID.Text)] = append(index[foldID(r.ID.Text)], k)
		}
		if name := finding.Normalise(r.Label); name != "" {
			index[name] = append(index[name], k)
		}
	}
	p := c.plan
	for _, r := range p.Goals {
		add(plan.Goals, r.Record)
	}
	for _, r := range p.Opportunities {
		add(plan.Opportunities, r.Record)
	}
	for _, r := range p.Risks {
		add(plan.Risks, r.Record)
	}
	for _, r := range p.Stakeholders {
		add(plan.Stakeholders, r.Record)
	}
	for _, r := range p.Milestones {
		add(plan.Milestones, r.Record)
	}
	for _, r := range p.Actions {
		add(plan.Actions, r.Record)
	}
	for _, r := range p.Challenges {
		add(plan.Challenges, r.Record)
	}
	for _, r := range p.Contracts {
		add(plan.Contracts, r.Record)
	}
	for _, r := range p.Questions {
		add(plan.Questions, r.Record)
	}
	for _, r := range p.Assumptions {
		add(plan.Assumptions, r.Record)
	}
	for _, r := range p.Commitments {
		add(plan.Commitments, r.Record)
	}
	for _, r := range p.Asks {
		add(plan.Asks, r.Record)
	}
	for _, r := range p.Targets {
		add(plan.Targets, r.Record)
	}
	for _, r := range p.Competitors {
		add(plan.Competitors, r.Record)
	}
	return index
}

// resolveRefs resolves a list of references. A text that is no list at all but the words of
// one record is that record.
func (c *compiler) resolveRefs(index map[string][]recordKey, d directory, pending pendingRefs) {
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

func lookup(index map[string][]recordKey, text string) (recordKey, bool) {
	for _, key := range []string{foldID(text), finding.Normalise(text)} {
		if list := index[key]; key != "" && len(list) > 0 {
			return list[0], true
		}
	}
	return recordKey{}, false
}

// foldName makes names comparable: case, accents, titles and punctuation do not matter.
func foldName(name string) string {
	if simple(name) {
		return name
	}
	return foldAny(name)
}

// foldAny is foldName for a name that may not be folded yet.
func foldAny(name string) string {
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
