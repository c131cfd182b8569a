package compile

// One line about one person, wherever it stands: "**Champion:** Ada Roth, VP IT – supporter,
// last seen 2026-09-02". The line is cut into pieces, the piece that is likeliest a name is the
// name, and each other piece is what its words are.

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/acctplan/acctplan/pkg/compile/vocabulary"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
	"github.com/acctplan/acctplan/pkg/syntax"
)

// fillPerson reads a line about a stakeholder.
func (c *compiler) fillPerson(s *section, r *raw, line piece) {
	line = c.takeID(r, line)
	line = c.takePersonKey(r, line)
	if sentences := c.takeSentences(r, line); sentences.text != line.text {
		line = sentences.trimRight(".")
	}
	line = c.takeParenthesesFields(r, line)
	line = c.takeHashRoles(r, line)
	if !r.has("name") {
		c.readPerson(r, line)
	} else {
		c.fillAttributes(r, line)
	}
	if s.index < len(c.plan.Sections) {
		c.inheritPart(s, r, c.plan.Sections[s.index].Title.Span)
	}
}

// inheritPart gives somebody the part and the stance that the heading above them tells.
func (c *compiler) inheritPart(s *section, r *raw, heading source.Span) {
	if r.collection != plan.Stakeholders {
		return
	}
	if s.role != "" {
		r.inherit("role", piece{text: string(s.role), span: heading})
	}
	if !s.stance.empty() {
		r.inherit("stance", s.stance)
	}
}

// takePersonKey takes the key of a line about a person: their role, their title, or their name.
func (c *compiler) takePersonKey(r *raw, line piece) piece {
	pair, ok := keyLine(line)
	if !ok || pair.value.empty() {
		for _, sep := range dashes {
			// "*Economic buyer* – Hendrik Maas (CFO)"
			if at := strings.Index(line.text, sep); at > 0 && c.isRole(line.text[:at]) {
				r.set("role", line.cut(0, at))
				return line.cut(at+len(sep), len(line.text))
			}
		}
		return line
	}
	if c.isRole(pair.key.text) {
		r.set("role", pair.key)
		if c.isStance(pair.key.text) && !c.isRoleOnly(pair.key.text) {
			r.set("stance", pair.key) // "Detractor: Melanie Foss"
		}
		return pair.value
	}
	if name, known := c.words.Field(plan.Stakeholders, pair.key.text); known && name == "name" {
		return pair.value
	}
	if strings.ContainsAny(pair.key.text, ",(|") {
		return line // "Tobias Crane, Head of Collections: champion, likes the scanner"
	}
	if c.nameScore(pair.key.text) == noName {
		// "Registrar: Puja Anand"
		first := c.personParts(pair.value)
		if len(first) > 0 && c.nameScore(first[0].text) >= givenName && c.titleScore(pair.key.text, true) > 0 {
			r.set("title", pair.key)
			return pair.value
		}
	}
	return line
}

// isRoleOnly reports whether a word is a role of the format itself, which tells no stance.
func (c *compiler) isRoleOnly(word string) bool {
	switch plan.Role(asciiLower(word)) {
	case plan.Champion, plan.Blocker, plan.Coach:
		return true
	}
	return false
}

// personPart is one piece of a line about a person.
type personPart struct {
	piece
	before byte // what sets it apart: 0 at the start, ',' '-' '(' ';' '.' ':'
}

// personParts cuts a line about a person at everything that people put between its pieces.
// Parentheses that hold a number belong to a group's name: "Dock leads (≈220 users)".
func (c *compiler) personParts(p piece) []personPart {
	var parts []personPart
	from, before := 0, byte(0)
	cut := func(to int, next byte, width int) {
		if part := p.cut(from, to); !part.empty() {
			parts = append(parts, personPart{part, before})
		}
		from, before = to+width, next
	}
	text := p.text
	depth := 0
	strokes := strings.Count(text, " / ") > 1 // "Greg Moss / CFO / signs"
	for i := 0; i < len(text); i++ {
		switch b := text[i]; {
		case b == '(':
			end := strings.IndexByte(text[i:], ')')
			if end < 0 || end == 1 {
				continue
			}
			inside := text[i+1 : i+end]
			if len(parts) == 0 && strings.ContainsAny(inside, "0123456789≈~") && !c.dateWithin(inside) {
				i += end
				continue
			}
			if rest := strings.TrimLeft(text[i+end+1:], " "); len(parts) == 0 && from == 0 && rest != "" && !strings.ContainsAny(rest[:1], ",;-–—:|.(") && !strings.HasPrefix(rest, "–") && !strings.HasPrefix(rest, "—") && !strings.HasPrefix(rest, "→") && c.nameScore(inside) >= nameShaped {
				i += end // "Robert (Bob) Hill"
				continue
			}
			cut(i, '(', 1)
			depth++
		case b == ')' && depth > 0:
			cut(i, ',', 1)
			depth--
		case b == ',' && i+6 <= len(text) && text[i+1] == ' ' && isYear(text[i+2:i+6]) && (i+6 == len(text) || !isDigitByte(text[i+6])) && looksDated(strings.TrimSpace(text[from:i])):
			// "met Oct 21, 2026": the comma is the date's
		case b == ',' || b == ';':
			cut(i, b, 1)
		case b == ':' && i+1 < len(text) && text[i+1] == ' ':
			cut(i, ':', 1)
		case b == '|' || b == '\n':
			cut(i, '-', 1)
		case b == ' ' && strokes && strings.HasPrefix(text[i:], " / "):
			cut(i, '-', len(" / "))
			i = from - 1
		case b == ' ' && i+2 < len(text) && (text[i+1] == '-' || text[i+1] == '~' || text[i+1] == '/' || text[i+1] >= utf8.RuneSelf):
			rest := text[i:]
			for _, dash := range [...]string{" - ", " – ", " — ", " -- ", " · ", " → ", " -> ", " • ", " ~ ", " // "} {
				if strings.HasPrefix(rest, dash) {
					cut(i, '-', len(dash))
					i = from - 1
					break
				}
			}
		case b == '.' && (i+1 == len(text) || text[i+1] == ' ') && (len(parts) > 0 || from > 0 || i > 4 || strings.ToUpper(text[:i]) == text[:i]) && c.endsSentence(text[from:i]):
			cut(i, '.', 1)
		}
	}
	cut(len(text), 0, 0)
	return parts
}

// dateWithin reports whether what stands in parentheses is about a day rather than a number of people.
func (c *compiler) dateWithin(inside string) bool {
	for _, part := range strings.FieldsFunc(inside, func(r rune) bool { return r == ',' || r == ';' }) {
		part = strings.TrimSpace(part)
		if c.isRole(part) || c.isStance(part) || c.words.JobTitle(part) {
			return true
		}
	}
	return false
}

// endsSentence reports whether a full stop behind the words ends a sentence, not an initial or
// an abbreviation.
func (c *compiler) endsSentence(words string) bool {
	last := strings.TrimLeft(words[strings.LastIndexByte(words, ' ')+1:], "([")
	if utf8.RuneCountInString(last) < 2 && last != "%" || isHonorific(last) || strings.Contains(last, ".") && !isDigitByte(last[len(last)-1]) {
		return false
	}
	switch asciiLower(last) {
	case "rs", "sr", "jr", "sp", "st", "no", "dept", "prob", "mgr", "dir", "eng", "asst", "assoc", "inc", "vs", "incl", "approx", "ext", "tel", "mob", "ca", "bzw", "resp", "mio", "mrd", "tsd", "mln", "mill", "mil", "aprox", "ing", "dott", "sra", "fr", "hr", "nr":
		return false
	}
	return true
}

// readPerson finds the name among the pieces of a line and gives each other piece its field.
func (c *compiler) readPerson(r *raw, line piece) {
	parts := c.personParts(line)
	if len(parts) == 0 {
		r.set("name", line)
		return
	}
	if name, rest, ok := c.markedName(line, parts[0].text); ok {
		r.set("name", name)
		c.fillAttributes(r, rest)
		return
	}
	at, best := 0, noName
	for i, part := range parts {
		if i > 2 {
			break
		}
		score := c.nameScore(part.text)
		if i > 0 && best == noName && c.titleScore(parts[0].text, true) < 4 && !c.isRole(parts[0].text) {
			break // a group, or words that nobody can tell from a name, come first
		}
		if score > best && (i == 0 || score >= givenName && score > best+1) {
			at, best = i, score
		}
	}
	name, rest := parts[at].piece, piece{}
	if best == noName {
		if title, who, ok := c.titleInFront(name); ok && at == 0 {
			// "CEO Arne Halvard"
			r.set("name", who)
			r.set("title", title)
			c.personAttributes(r, parts, at)
			return
		} else if cut, tail, ok := c.nameInFront(name); ok {
			name, rest = cut, tail
		} else if emphasised, ok := c.emphasisedName(line); ok {
			// "Nobody yet, but watch *Alistair Crewe* (Finance Director)."
			from := strings.Index(line.text, emphasised.text)
			r.set("name", emphasised)
			if front := line.cut(0, from); !front.empty() && c.words.JobTitle(front.text) {
				r.set("title", front) // "Owner/CEO **Hank Steegman** makes the call"
			}
			c.fillAttributes(r, line.cut(from+len(emphasised.text), len(line.text)))
			return
		}
	}
	r.set("name", name)
	r.note(rest)
	c.personAttributes(r, parts, at)
}

// markedName parts "[[Astrid Wolff]] CTO. …", where the link or the emphasis ends with the name and nothing else parts
// it from the words behind.
func (c *compiler) markedName(line piece, first string) (name, rest piece, ok bool) {
	if len(line.runs) < 2 {
		return name, rest, false
	}
	run := line.exact()[0]
	if end := len(run.Text); end >= len(first) || end+1 >= len(line.text) || line.text[end] != ' ' {
		return name, rest, false
	}
	name = line.cut(0, len(run.Text))
	if c.nameForm(name.text) < fullName {
		return name, rest, false
	}
	rest = line.cut(len(run.Text), len(line.text))
	word, _ := utf8.DecodeRuneInString(rest.text)
	return name, rest, unicode.IsUpper(word)
}

// titleInFront parts "Fleet IT lead Even Sand" into a job title and the name behind it.
func (c *compiler) titleInFront(p piece) (title, name piece, ok bool) {
	at := len(p.text)
	for words := 0; words < 3; words++ {
		if at = strings.LastIndexByte(p.text[:at], ' '); at <= 0 {
			break
		}
		if words == 0 || c.nameScore(p.text[at+1:]) < fullName || !c.words.JobTitle(p.text[:at]) {
			continue
		}
		return p.cut(0, at), p.cut(at, len(p.text)), true
	}
	return p, piece{}, false
}

// nameInFront cuts the name from the front of "Alfie Stone runs purchasing".
func (c *compiler) nameInFront(p piece) (name, rest piece, ok bool) {
	end := 0
	for at := 0; at < len(p.text); {
		next := strings.IndexByte(p.text[at:], ' ')
		if next < 0 {
			break
		}
		if score := c.nameScore(p.text[:at+next]); score >= fullName || score == givenName && end == 0 {
			end = at + next
		}
		at += next + 1
	}
	if end == 0 {
		return p, piece{}, false
	}
	rest = p.cut(end, len(p.text))
	first, _ := utf8.DecodeRuneInString(rest.text)
	if !unicode.IsLower(first) || !isClause(append([]string{"x"}, strings.Fields(rest.text)...)) {
		return p, piece{}, false
	}
	return p.cut(0, end), rest, true
}

// emphasisedName finds a name that is set in bold or italics within a line.
func (c *compiler) emphasisedName(line piece) (piece, bool) {
	at := 0
	for _, run := range line.exact() {
		end := at + len(run.Text)
		if run.Style&(syntax.Bold|syntax.Italic) != 0 && end <= len(line.text) {
			if name := line.cut(at, end); c.nameScore(name.text) >= fullName {
				return name, true
			}
		}
		at = end
	}
	return piece{}, false
}

// fillAttributes reads "VP IT, champion, sceptic, high influence, last seen 2026-09-02, reports to Bo".
func (c *compiler) fillAttributes(r *raw, p piece) {
	c.personAttributes(r, c.personParts(p), -1)
}

// personAttributes gives each piece its field; name is the place of the name among them.
func (c *compiler) personAttributes(r *raw, parts []personPart, name int) {
	first := true   // the next piece stands right behind the name
	weak := piece{} // a department that is a buying role where nothing else tells one
	for i := 0; i < len(parts); i++ {
		if i == name {
			continue
		}
		part := parts[i]
		if part.before == ':' && i > 0 && i-1 != name {
			if field, known := c.words.Field(plan.Stakeholders, parts[i-1].text); known && field != "name" {
				continue // it was taken with its key
			}
		}
		if i+1 < len(parts) && parts[i+1].before == ':' && i+1 != name {
			if field, known := c.words.Field(plan.Stakeholders, part.text); known && field != "name" {
				r.set(field, parts[i+1].piece)
				i++
				continue
			}
		}
		if i+1 < len(parts) && i+1 != name && !r.has("last_contact") && isContactLead(part.text) {
			if when, ok := c.dated(parts[i+1].piece, false); ok { // "met once (14 Oct 2026)"
				r.set("last_contact", when)
				i++
				first = false
				continue
			}
		}
		if c.isDepartment(part.text) && !r.has("title") && c.isRole(part.text) {
			weak = part.piece // "Procurement" is what somebody does, and a role
		} else if c.personTrait(r, part.piece) {
			first = false
			continue
		}
		if r.has("title") || c.titleScore(part.text, first) == 0 {
			if halves := part.split("/", " & ", " + ", " and "); len(halves) == 2 && c.takeHalves(r, halves) {
				first = false
				continue
			}
			c.takeRest(r, part.piece)
			first = false
			continue
		}
		// A title goes on behind commas as long as its words do: "Partner, Litigation".
		title := part.piece
		for i+1 < len(parts) && i+1 != name && parts[i+1].before == ',' && c.continuesTitle(title.text, parts[i+1].piece) {
			title = joinParts(personPart{title, 0}, parts[i+1])
			i++
		}
		if i+1 < len(parts) && i+1 != name && parts[i+1].before == '-' && c.continuesHead(title.text, parts[i+1].piece) {
			title = joinParts(personPart{title, 0}, parts[i+1]) // "Head – Planning"
			i++
		}
		if run := 0; part.before == '-' && i+1 < len(parts) && i+1 != name && parts[i+1].before == ',' && len(strings.Fields(parts[i+1].text)) <= 2 {
			// In a run that dashes part a comma stands within its field: "Production Manager, nights – end user".
			for _, other := range parts {
				if other.before == '-' {
					run++
				}
			}
			if next := parts[i+1].piece; run > 2 && c.nameScore(next.text) < fullName && !c.isTrait(next) && !isClause(strings.Fields(next.text)) {
				title = joinParts(personPart{title, 0}, parts[i+1])
				i++
			}
		}
		r.set("title", title)
		first = false
	}
	if !weak.empty() && !r.has("role") {
		r.set("role", weak)
	}
}

// looksDated reports whether a text ends in a number of one or two digits, as "met Oct 21" does.
func looksDated(text string) bool {
	last := strings.TrimRight(text[strings.LastIndexByte(text, ' ')+1:], "stndrh")
	return last != "" && len(last) <= 2 && isDigitByte(last[0]) && len(last) < len(text)
}

func isDigitByte(b byte) bool { return b >= '0' && b <= '9' }

// joinParts is the stretch of two neighbouring pieces.
func joinParts(a, b personPart) piece {
	if a.span.End > b.span.Start {
		return a.piece
	}
	joined := piece{text: a.text + ", " + b.text, span: a.span.Union(b.span)}
	gap := syntax.Run{Span: a.span, Text: ", "}
	gap.Span.Start, gap.Span.End = a.span.End, b.span.Start
	if b.before == '-' {
		gap.Text = " – "
		joined.text = a.text + gap.Text + b.text
	}
	joined.runs = slices.Concat(a.exact(), []syntax.Run{gap}, b.exact())
	return joined
}

// continuesTitle reports whether a piece behind a comma goes on with the title.
func (c *compiler) continuesTitle(title string, p piece) bool {
	words := strings.Fields(p.text)
	if len(words) == 0 || len(words) > 4 || strings.ContainsAny(p.text, "0123456789@:?!") || isClause(words) {
		return false
	}
	if first, _ := utf8.DecodeRuneInString(p.text); c.isDepartment(p.text) && c.words.JobTitle(title) && unicode.IsUpper(first) {
		return true
	}
	if c.isTrait(p) {
		return false
	}
	if first, _ := utf8.DecodeRuneInString(p.text); unicode.IsLower(first) {
		lead, _ := utf8.DecodeRuneInString(title)
		return unicode.IsLower(lead) && c.isDepartment(p.text)
	}
	return true
}

// continuesHead reports whether a piece behind a dash says what somebody is head of.
func (c *compiler) continuesHead(title string, p piece) bool {
	switch asciiLower(title) {
	case "head", "director", "vp", "svp", "lead", "manager", "chief", "president":
	default:
		return false
	}
	return c.continuesTitle(title, p)
}

// isTrait reports whether a piece is a role, a stance, a level of influence, a day or an address.
func (c *compiler) isTrait(p piece) bool {
	if _, ok := c.roleOf(p); ok {
		return true
	}
	if _, ok := c.stanceOf(p); ok {
		return true
	}
	return strings.Contains(asciiLower(p.text), "influence") || isAddress(p.text) || c.dateLike(p.text)
}

// takeRest keeps a piece that is no field. The words of a role or a stance within it tell that of somebody who has
// none: "openly against us since the March outage".
func (c *compiler) takeRest(r *raw, p piece) {
	if strings.Trim(p.text, ".-–— ") == "" {
		return
	}
	for _, trait := range [...]struct {
		field string
		kind  vocabulary.Kind
	}{{"role", vocabulary.KindRole}, {"stance", vocabulary.KindStance}} {
		if !r.has(trait.field) && c.nearlyOneOf(trait.kind, p.text) {
			r.set(trait.field, p) // whose reader says how it is spelled
			return
		}
	}
	r.note(p)
	if stance := c.toldWithin(p, c.isStance); !stance.empty() && !r.has("stance") {
		r.set("stance", stance)
	}
	if role := c.toldWithin(p, c.isRole); !role.empty() && !r.has("role") {
		r.set("role", role)
	}
}

// toldWithin finds two to four words of a clause that are the words of a role or of a stance, unless the clause
// denies or asks something.
func (c *compiler) toldWithin(p piece, is func(string) bool) piece {
	var starts [13]int
	words := 0
	for at := 0; at < len(p.text); words++ {
		if words == len(starts)-1 {
			return piece{}
		}
		starts[words] = at
		next := strings.IndexByte(p.text[at:], ' ')
		if next < 0 {
			next = len(p.text) - at
		}
		if words == 0 && c.nameScore(p.text[:next]) >= givenName {
			return piece{} // of somebody else
		}
		switch asciiLower(p.text[at : at+next]) {
		case "not", "never", "nobody", "nicht", "nie", "pas", "whether", "if", "was", "used":
			return piece{}
		}
		at += next + 1
	}
	starts[words] = len(p.text) + 1
	for n := min(4, words-1); n > 1; n-- {
		for i := 0; i+n <= words; i++ {
			switch asciiLower(p.text[starts[i] : starts[i+1]-1]) {
			case "with", "for", "behind", "mit", "avec", "con":
				continue // "very unhappy with us"
			}
			if text := strings.Trim(p.text[starts[i]:starts[i+n]-1], ".,;:!"); is(text) {
				return p.cut(starts[i], starts[i+n]-1).trimRight(".,;:!")
			}
		}
	}
	return piece{}
}

// takeHalves takes "front desk lead / end user".
func (c *compiler) takeHalves(r *raw, halves []piece) bool {
	known := false
	for _, half := range halves {
		_, role := c.roleOf(half)
		known = known || role
	}
	if !known {
		return false
	}
	for _, half := range halves {
		if !c.personTrait(r, half) && !r.has("title") {
			r.set("title", half)
		}
	}
	return true
}

// personTrait takes one piece that is something else than a title.
func (c *compiler) personTrait(r *raw, part piece) bool {
	lower := asciiLower(part.text)
	switch {
	case c.takeLastContact(r, part):
		return true
	case c.takeBoss(r, part, lower):
		return true
	case c.takeLead(r, part, lower, "counterpart", "counterpart", "covered by", "our contact"):
		return true
	case c.takeLead(r, part, lower, "next_action", "next step", "next action", "next"):
		return true
	case isAddress(part.text):
		if strings.Contains(part.text, "@") && !r.has("email") {
			r.set("email", part)
		} else {
			r.note(part)
		}
		return true
	case strings.Contains(lower, "influence") && !strings.Contains(lower, "influencer"):
		return c.takeInfluence(r, part, lower)
	}
	if key, v, ok := c.keyWord(r, part); ok {
		r.set(key, v)
		return true
	}
	// "advocate" is a stance first; only where a stance is told is it a role.
	stance, isStance := c.stanceOf(part)
	role, isRole := c.roleOf(part)
	switch {
	case isStance && !r.has("stance") && (!isRole || r.has("role") || isStanceWord(stance.text)):
		r.set("stance", stance)
	case isRole && (!r.has("role") || !c.words.JobTitle(part.text)):
		r.set("role", role)
	default:
		return false
	}
	return true
}

// takeBoss takes "reports to Anna Svensson".
func (c *compiler) takeBoss(r *raw, part piece, lower string) bool {
	return c.takeLead(r, part, lower, "reports_to", "reports to", "reporting to", "berichtet an")
}

// takeInfluence takes "high influence" and "influence: high".
func (c *compiler) takeInfluence(r *raw, part piece, lower string) bool {
	at := strings.Index(lower, "influence")
	level := part.cut(0, at)
	if level.empty() {
		level = part.cut(at+len("influence"), len(part.text))
		level = level.trimLeft(": =")
	}
	if r.has("influence") {
		return false
	}
	r.set("influence", level)
	return true
}

// contactLeads introduce the day somebody was last seen.
var contactLeads = []string{"last", "last seen", "last contact", "last met", "last spoke", "last spoken", "last touch", "last call", "last meeting", "last visit", "last visited", "last activity", "last email", "last chat", "last touchpoint", "last saw", "last heard", "last talked", "last talked to", "last catch-up", "last catch up", "spoke on", "met on", "met", "met once", "seen", "spoke", "zuletzt", "zuletzt getroffen", "zuletzt gesprochen", "zuletzt gesprochen am", "zuletzt gesehen am", "letzter kontakt", "letztes gespräch", "dernier contact", "último contacto", "senaste kontakt", "seen on", "saw", "saw her", "saw him", "spoke to", "spoke with", "last contact on", "last talk", "getroffen", "vu le", "rencontré le", "visto el", "träffad", "talked"}

// takeLastContact takes "last seen 2026-09-02" and "met once (14 Oct 2026)".
func (c *compiler) takeLastContact(r *raw, part piece) bool {
	if r.has("last_contact") {
		return false
	}
	lower := strings.ToLower(part.text)
	if len(lower) != len(part.text) {
		lower = asciiLower(part.text)
	}
	if lower == "never met" || lower == "not met" || lower == "not met yet" || lower == "not yet met" {
		r.set("last_contact", part)
		return true
	}
	for _, lead := range contactLeads {
		if rest, ok := strings.CutPrefix(lower, lead); !ok || rest == "" || rest[0] != ' ' && rest[0] != ':' {
			continue
		}
		v := part.cut(len(lead)+1, len(part.text))
		if when, ok := c.dated(v, false); ok {
			v = when
		} else if !c.dateLike(v.text) {
			continue
		}
		r.set("last_contact", v)
		return true
	}
	if when, ok := c.metWithin(part, lower); ok {
		r.set("last_contact", when)
		return true
	}
	return false
}

// metWithin finds the day in a few words that say when somebody was met: "met only once on 11 June
// 2026", "not seen since 3 July 2026", "last proper meeting 25 Nov 2026", "met him on 3 Sep 2026 for ten minutes".
func (c *compiler) metWithin(part piece, lower string) (piece, bool) {
	if len(lower) > 60 || !strings.ContainsAny(lower, "0123456789") {
		return part, false
	}
	met, last := false, false
	var starts []int
	for at, in := 0, false; at < len(lower); at++ {
		space := lower[at] == ' '
		if !space && !in {
			starts = append(starts, at)
		}
		in = !space
	}
	word := func(i int) (from, to int) {
		from, to = starts[i], len(lower)
		if i+1 < len(starts) {
			to = starts[i+1]
		}
		return from, to
	}
	for i := range starts {
		from, to := word(i)
		switch strings.Trim(lower[from:to], ".,:() ") {
		case "last":
			last = true
		case "met", "seen", "saw", "spoke", "spoken", "talked", "visited", "called", "contact", "contacted", "lunch", "dinner", "coffee", "phoned":
			met = true
		case "meeting", "call", "chat", "visit", "session", "mail", "email", "conversation", "touch":
			met = met || last // without it the day may be ahead
		case "next", "will", "to", "planned", "booked", "invited", "by":
			return part, false
		}
	}
	if !met {
		return part, false
	}
	for i := range starts {
		from, _ := word(i)
		if first, _ := utf8.DecodeRuneInString(part.text[from:]); !unicode.IsUpper(first) && !unicode.IsDigit(first) {
			continue
		}
		for end := min(i+3, len(starts)) - 1; end >= i; end-- { // the longest: "11 June 2026", not its year
			_, to := word(end)
			if day := part.cut(from, to).trimRight(" .,;:)"); len(day.text) > 4 && c.dateLike(day.text) {
				return day, true
			}
		}
	}
	return part, false
}

// isContactLead reports whether a text only introduces the day somebody was last seen.
func isContactLead(text string) bool {
	lower := asciiLower(text)
	for _, lead := range contactLeads {
		if lower == lead {
			return true
		}
	}
	return false
}

// takeHashRoles takes "#champion" and other tags out of a line about a person.
func (c *compiler) takeHashRoles(r *raw, line piece) piece {
	for from := 0; from < len(line.text); {
		at := strings.Index(line.text[from:], " #")
		if at < 0 {
			return line
		}
		at += from
		end := at + 2
		for end < len(line.text) && line.text[end] != ' ' && line.text[end] != ',' {
			end++
		}
		if role := line.cut(at+2, end); c.isRole(role.text) {
			r.set("role", role)
		} else if c.isStance(role.text) && !r.has("stance") {
			r.set("stance", role)
		} else {
			from = end
			continue
		}
		line = line.without(at, end)
		from = at
	}
	return line
}

// takeParenthesesFields takes "(reports to: s1)" but leaves "(VP IT)" for the title.
func (c *compiler) takeParenthesesFields(r *raw, line piece) piece {
	return c.takeTokens(r, c.takeParentheses(r, line))
}

// setTitleOrRole takes what stands behind a name, or in a cell for it, for what its words are.
func (c *compiler) setTitleOrRole(r *raw, p piece) { c.fillAttributes(r, p) }

// takeLead takes a part that begins with one of the leads.
func (c *compiler) takeLead(r *raw, part piece, lower, name string, leads ...string) bool {
	for _, lead := range leads {
		if !strings.HasPrefix(lower, lead+" ") && !strings.HasPrefix(lower, lead+":") || r.has(name) {
			continue
		}
		r.set(name, part.cut(len(lead)+1, len(part.text)))
		return true
	}
	return false
}

// isStanceWord reports whether a word is a stance of the format itself.
func isStanceWord(word string) bool {
	switch plan.Stance(strings.ToLower(word)) {
	case plan.Advocate, plan.Supporter, plan.Neutral, plan.Sceptic, plan.Detractor:
		return true
	}
	return false
}

// ourMarks are what people write behind the name of a colleague who stands among the customer's people.
var ourMarks = []string{"(internal)", "(us)", "(ours)", "(our team)", "(vendor)", "[internal]"}

// withoutOurMark is a name or a job without such a mark behind it, and whether there was one.
func withoutOurMark(p piece) (piece, bool) {
	if !strings.ContainsAny(p.text, "([") {
		return p, false
	}
	found := false
	for _, mark := range ourMarks {
		if at := strings.Index(asciiLower(p.text), mark); at > 0 {
			p, found = p.without(at, at+len(mark)), true
		}
	}
	return p, found
}

// takeOurs moves a row about one of our own people, standing among theirs, to the team: it is
// marked so, or its role is one that only our side has.
func (c *compiler) takeOurs(r *raw) bool {
	if r.collection != plan.Stakeholders {
		return false
	}
	name, ok := r.get("name")
	if !ok {
		return false
	}
	name, marked := withoutOurMark(name)
	for i := range r.fields {
		// "CSM (internal)" in the column of titles
		if f := &r.fields[i]; f.name == "title" || f.name == "role" {
			plain, found := withoutOurMark(f.value)
			f.value, marked = plain, marked || found
		}
	}
	role, hasRole := r.get("role")
	if !marked && hasRole {
		_, ours := c.words.OurRole(role.text)
		_, theirs := c.words.Role(role.text)
		marked = ours && !theirs && !c.words.Executive(role.text)
	}
	if !marked {
		return false
	}
	who, title := splitNameTitle(name)
	kept := []field{{name: "name", value: who, place: r.place}}
	for _, f := range r.fields {
		switch f.name {
		case "id":
			kept = append(kept, f)
		case "role":
			if !f.value.empty() {
				kept = append(kept, f)
			}
		case "title":
			if !hasRole && !f.value.empty() {
				kept = append(kept, field{name: "role", value: f.value, place: r.place})
			}
		case "name":
		default:
			if !f.value.empty() {
				r.notes = append(r.notes, f.value.string())
			}
		}
	}
	if !title.empty() && !hasRole {
		kept = append(kept, field{name: "role", value: title, place: r.place})
	}
	r.collection, r.fields, r.head = plan.Team, kept, who.span
	return true
}

// readTraitSentences takes roles, stances and the like that stand as short sentences of their own
// in the prose about a person: "Economic buyer. Neutral. Saw her once in February."
func (c *compiler) readTraitSentences(r *raw, p piece) {
	if r.collection != plan.Stakeholders {
		return
	}
	start := true
	for _, part := range c.personParts(p) {
		words := len(strings.Fields(part.text))
		if words <= 10 && c.takeLastContact(r, part.piece) {
			continue
		}
		if words <= 6 && !r.has("reports_to") && c.takeBoss(r, part.piece, asciiLower(part.text)) {
			continue
		}
		if words > 6 {
			start = false
			continue
		}
		if role, ok := c.roleOf(part.piece); ok && start && !r.has("role") && strings.Contains(part.text, " for ") {
			r.set("role", role) // "Champion for leak detection."
			start = false
			continue
		}
		if words > 3 && (!start || r.has("title") || c.titleScore(part.text, false) < 5) {
			start = false
			continue
		}
		role, isRole := c.roleOf(part.piece)
		stance, isStance := c.stanceOf(part.piece)
		switch {
		case isStance && !r.has("stance") && isStanceWord(stance.text) && !c.isRoleOnly(stance.text):
			r.set("stance", stance)
		case isRole && !r.has("role"):
			r.set("role", role)
		case !r.has("title") && c.titleScore(part.text, false) >= 5 && (start || words <= 3):
			r.set("title", part.piece)
		case isStance && !r.has("stance"):
			r.set("stance", stance)
		}
		start = false
	}
}

// nearlyOneOf reports whether a word is one of the format's own words of a kind but for a letter, or for
// two that changed places: "suporter", "champoin".
func (c *compiler) nearlyOneOf(kind vocabulary.Kind, word string) bool {
	word = asciiLower(word)
	if len(word) < 6 || len(word) > 16 || strings.ContainsAny(word, " -") {
		return false
	}
	return slices.ContainsFunc(c.words.Allowed(kind), func(known string) bool { return oneSlip(word, known) })
}

// oneSlip reports whether two words differ in one letter that is another, missing or too many, or in two
// neighbours that changed places.
func oneSlip(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	for i := range len(a) {
		if a[i] == b[i] {
			continue
		}
		if len(a) < len(b) {
			return a[i:] == b[i+1:]
		}
		return a[i+1:] == b[i+1:] || i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
	}
	return len(b) == len(a)+1
}
