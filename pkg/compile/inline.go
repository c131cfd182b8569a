package compile

// Fields inside a line of text, as task lists and bullets carry them:
//
//	Send the proposal @lea due:2026-12-01 for:o1
//	Send the proposal (owner: Lea, due 1 Dec 2026)
//	Send the proposal - Lea - 2026-12-01
//	**Lea:** send the proposal [due:: 2026-12-01]
//	Budget freeze. Owner: Lea. Mitigation: right-sized offer by 10 Nov.

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/syntax"
)

// dateField is the field that a bare date at the end of an item fills.
var dateField = map[plan.Collection]string{
	plan.Actions: "due", plan.Milestones: "on", plan.Commitments: "due", plan.Asks: "by",
	plan.Questions: "due", plan.Assumptions: "due", plan.Risks: "due", plan.DecisionProcess: "by",
	plan.Goals: "by", plan.Opportunities: "close", plan.Targets: "by", plan.ValueDelivered: "date",
	plan.Metrics: "as_of", plan.Products: "as_of",
}

// ownerField is the field that a bare person fills.
var ownerField = map[plan.Collection]string{
	plan.Actions: "owner", plan.Commitments: "owner", plan.Questions: "owner", plan.Assumptions: "owner",
	plan.Risks: "owner", plan.DecisionProcess: "owner", plan.Asks: "of", plan.Goals: "owner",
	plan.Opportunities: "owner", plan.Challenges: "owner",
}

// inlineFields takes the fields out of a line and returns the text that remains.
func (c *compiler) inlineFields(r *raw, p piece) piece {
	c.working++
	defer func() { c.working-- }()
	// A reader is asked only where the signs stand by which it knows its fields: their code is more than a processor holds at
	// once, and most lines have one or two kinds of them.
	var signs byteSet
	for i := range len(p.text) {
		signs.add(p.text[i])
	}
	if signs.has('[') {
		p = c.takeDataview(r, p)
	}
	if signs.has('(') {
		p = c.takeParentheses(r, p)
	}
	if signs[2]|signs[3] != 0 { // beyond ASCII
		p = c.takeEmojiDates(r, p)
	}
	p = c.takeLinkedOwner(r, p)
	colon := signs.has(':')
	if colon {
		p = c.takeTokens(r, c.takeKeyedParts(r, p))
		p = c.takeSentences(r, p)
		p = c.takeLabelled(r, p)
	}
	if signs.has('@') {
		p = c.takeHandles(r, p)
	}
	if colon {
		p = c.takeStrangeTokens(r, p)
	}
	return c.takeRemark(r, c.takeAnswerBehind(r, c.takeParts(r, p)))
}

// fieldName resolves a key inside an item; the record's own text is not a field of itself.
func (c *compiler) fieldName(r *raw, key string) (string, bool) {
	name, ok := c.words.Field(r.collection, key)
	if !ok && r.collection == plan.Risks && len(key) <= maxKeyLength {
		// "What we'll do", "What we are doing about it": an answer to the risk, however it is put
		lower := asciiLower(key)
		if strings.HasPrefix(lower, "what we") || strings.HasPrefix(lower, "how we") || strings.HasPrefix(lower, "what i'") || strings.HasPrefix(lower, "was wir ") || strings.HasPrefix(lower, "wat we ") {
			return "mitigation", true
		}
	}
	if !ok || name == labelField[r.collection] {
		return "", false
	}
	return name, true
}

// takeDataview takes "[due:: 2026-10-14]".
func (c *compiler) takeDataview(r *raw, p piece) piece {
	if overloaded(p) {
		return p
	}
	for from := 0; ; {
		open := strings.IndexByte(p.text[from:], '[')
		if open < 0 {
			return p
		}
		open += from
		end := strings.IndexByte(p.text[open:], ']')
		if end < 0 {
			return p
		}
		from = open + 1
		sep, width := strings.Index(p.text[open:open+end], "::"), 2
		if sep < 0 {
			sep, width = strings.Index(p.text[open:open+end], ": "), 1 // "[due: 2026-10-14]"
		}
		if sep < 0 {
			continue
		}
		if name, ok := c.fieldName(r, p.text[open+1:open+sep]); ok {
			r.set(name, p.cut(open+sep+width, open+end))
			p = p.without(open, open+end+1)
			from = min(open, len(p.text))
		}
	}
}

// takeParentheses takes "(owner: Sam, due: 14 Oct 2026)" and "(due 14 Oct 2026)". What is in
// the parentheses beside known fields stays as a note.
func (c *compiler) takeParentheses(r *raw, p piece) piece {
	if overloaded(p) {
		return p
	}
	for from := 0; from < len(p.text); {
		open := strings.IndexByte(p.text[from:], '(')
		if open < 0 {
			break
		}
		open += from
		end := strings.IndexByte(p.text[open:], ')')
		if end < 0 {
			break
		}
		end += open
		inside := p.cut(open+1, end)
		if r.collection == plan.Goals && c.isSource(r, p.cut(0, open), inside) {
			r.set("source", inside)
			if end+1 < len(p.text) && p.text[end+1] == '.' {
				p = p.remove(len(strings.TrimRight(p.text[:open], " ")), end+1) // "by June 2027 (Bernd, on 6 October). The module does that."
			} else {
				p = p.without(open, end+1)
			}
			from = min(open, len(p.text))
			continue
		}
		type found struct {
			name  string
			value piece
		}
		var fields []found
		var rest []piece
		list := inside.split(",", ";", "|")
		if n := len(list); n >= 3 {
			// "(Bilal, Sep 18, 2026)"
			if date := inside.between(list[n-2], list[n-1]); c.dateLike(date.text) && !c.dateLike(list[n-2].text) {
				list = append(list[:n-2:n-2], date)
			}
		}
		if name, v, ok := c.keyWord(r, inside); ok && c.isDateName(name) && c.dateLike(v.text) {
			list = []piece{inside} // "(by Oct 2, 2026)"
		}
		for _, part := range list {
			if name, v, ok := c.keyWord(r, part); ok {
				fields = append(fields, found{name, v})
			} else if n := len(fields); n > 0 && continuesList(fields[n-1].name, part.text) {
				fields = append(fields, found{fields[n-1].name, part})
			} else {
				rest = append(rest, part)
			}
		}
		if len(fields) == 0 && r.collection == plan.Risks && !c.isLevel(r, inside.text) && c.takeGradeClause(r, inside) {
			p = p.without(open, end+1)
			from = min(open, len(p.text))
			continue
		}
		if len(fields) == 0 && c.isLevel(r, inside.text) && !r.has("impact") {
			// "Renewal slips (High) - offer service credits": what follows is done about it
			after := p.text[end+1:]
			if field, level := c.gradeOf(r, inside); field != "" {
				r.set(field, level) // "(unlikely)"
			} else if !c.takeLevels(r, inside) {
				r.set("impact", inside)
			}
			// "(High) – Owner: Ruben" has its own fields
			if rest := strings.TrimLeft(after, " -–—:→"); !c.beginsWithField(r, p.cut(len(p.text)-len(rest), len(p.text))) && rest != after && rest != "" && !r.has("mitigation") && len(rest) < len(after)-1 && strings.ContainsAny(after[:len(after)-len(rest)], "-–—→") {
				answer := c.takeOwnerLead(r, p.cut(len(p.text)-len(rest), len(p.text)))
				if who := withoutRole(answer); !r.has("owner") && c.ownerScore(who.text) >= nameShaped && c.mayBeOwner(who.text) {
					r.set("owner", who) // "(High) - Tanvi"
				} else {
					r.set("mitigation", c.takeBehindValue(r, "mitigation", answer))
				}
				return p.cut(0, open)
			}
			if open > 0 && p.text[open-1] == ' ' && end+1 < len(p.text) && strings.IndexByte(".,;:", p.text[end+1]) >= 0 {
				open--
			}
			p = p.without(open, end+1)
			from = min(open, len(p.text))
			continue
		}
		if len(fields) == 0 && r.collection == plan.Risks && c.takeGrade(r, inside) {
			p = p.without(open, end+1)
			p = p.trimRight(" ")
			if open < len(p.text) && open > 0 && strings.IndexByte(",.;", p.text[open]) >= 0 && p.text[open-1] == ' ' {
				p = p.remove(open-1, open)
			}
			from = min(open, len(p.text))
			continue
		}
		if len(fields) == 0 && dateField[r.collection] != "" && ownerField[r.collection] != "" {
			// "(Cass, 2026-10-02)": a date, and a person beside it.
			for i, part := range rest {
				switch {
				case c.dateLike(part.text) && !vagueDate(part.text) && !r.has(dateField[r.collection]) && !slices.ContainsFunc(fields, func(f found) bool { return f.name == dateField[r.collection] }):
					fields = append(fields, found{dateField[r.collection], part})
				case len(rest) > 1 && i < 2 && (c.knownPeople(part.text) || personLike(part.text) && len(strings.Fields(part.text)) <= 3 || c.ownerScore(part.text) >= fullName):
					fields = append(fields, found{ownerField[r.collection], part})
				default:
					fields = nil
				}
				if fields == nil {
					break
				}
			}
			if len(fields) != len(rest) || len(fields) > 0 && len(fields) < 2 && r.collection != plan.Actions || !slices.ContainsFunc(fields, func(f found) bool { return f.name == dateField[r.collection] }) {
				fields = nil
			} else {
				rest = nil
			}
		}
		if len(fields) == 0 {
			from = end + 1
			continue
		}
		for _, f := range fields {
			r.set(f.name, f.value)
		}
		for _, part := range rest {
			if !c.takeSingle(r, part, knownName) {
				r.note(part)
			}
		}
		p = p.without(open, end+1)
		from = min(open, len(p.text))
	}
	return p
}

// isSource reports whether parentheses behind a goal that has its deadline say who told of it and when: "(Karen Liu,
// kickoff 2026-06-22)".
func (c *compiler) isSource(r *raw, before, inside piece) bool {
	lower := asciiLower(inside.text)
	if r.has("source") || !hasWordOf(lower, "kickoff", "kick-off", "call", "meeting", "qbr", "ebr", "workshop", "mail", "email", "interview", "visit", "survey", "said", "letter", "report") || !strings.ContainsAny(lower, "0123456789") {
		return false
	}
	at, _ := c.deadlineIn(before, len(before.text))
	return at > 0
}

// continuesList reports whether a part without a key goes on with the field before it:
// "(with: Lea, Sam Okoro)", "(for: g1, o2)".
func continuesList(name, part string) bool {
	switch name {
	case "owner", "with":
		return !strings.Contains(part, " ") || personLike(part) && len(strings.Fields(part)) <= 3
	case "for", "goal", "blocked_by":
		return !strings.Contains(part, " ")
	}
	return false
}

// keyWord reads "due: 14 Oct 2026", "due 14 Oct 2026" or "owner Sam".
func (c *compiler) keyWord(r *raw, part piece) (string, piece, bool) {
	if at := strings.IndexByte(part.text, ':'); at > 0 {
		if name, ok := c.fieldName(r, part.text[:at]); ok {
			return name, part.cut(at+1, len(part.text)), true
		}
		return "", piece{}, false
	}
	at := strings.IndexByte(part.text, ' ')
	if at < 0 {
		return "", piece{}, false
	}
	next := strings.IndexByte(part.text[at+1:], ' ')
	if next > 0 {
		if _, key := c.fieldName(r, part.text[at+1:at+1+next]); key {
			if name, v, ok := c.keyedValue(r, part, at+1+next); ok {
				return name, v, ok // "target close 3/31/2027", either word of which is a key
			}
		}
	}
	if name, v, ok := c.keyedValue(r, part, at); ok {
		return name, v, ok
	}
	if next > 0 {
		return c.keyedValue(r, part, at+1+next) // "close date May 14, 2027"
	}
	return "", piece{}, false
}

// beginsWithField reports whether a text begins with the key of a field and a colon.
func (c *compiler) beginsWithField(r *raw, p piece) bool {
	key, _, found := strings.Cut(p.text, ":")
	if !found || len(key) > maxKeyLength {
		return false
	}
	_, known := c.fieldName(r, key)
	return known
}

// keyedValue reads a part whose first bytes are a key without a colon; false where the rest is
// no value of that key.
func (c *compiler) keyedValue(r *raw, part piece, at int) (string, piece, bool) {
	name, ok := c.fieldName(r, part.text[:at])
	if ok && name == "amount" && at < 5 && strings.ContainsAny(part.text[:at], "$€£₹¥") {
		ok = false // the sign of "€ 44.000", though a column may be headed by it
	}
	if !ok {
		return "", piece{}, false
	}
	v := part.cut(at, len(part.text))
	switch name {
	case "due", "by", "on", "done", "close", "date", "as_of", "raised":
		return name, v, c.dateLike(v.text) || misspeltDate(v.text)
	case "owner", "of":
		return name, v, personLike(v.text) && len(strings.Fields(v.text)) <= 4
	case "likelihood", "impact":
		_, ok := c.words.Level(v.text)
		return name, v, ok
	case "probability":
		return name, v, c.chanceOf(v)
	case "amount":
		return name, v, c.sizeOf(v)
	case "stage":
		return name, v, c.isStage(v.text)
	}
	return "", piece{}, false
}

// takeEmojiDates takes the dates of task plugins: 📅 2026-10-14, ✅ 2026-10-14.
func (c *compiler) takeEmojiDates(r *raw, p piece) piece {
	for _, mark := range []struct{ emoji, name string }{{"📅", "due"}, {"⏳", "due"}, {"🗓️", "due"}, {"🗓", "due"}, {"✅", "done"}, {"👤", "owner"}, {"🙋", "owner"}} {
		at := strings.Index(p.text, mark.emoji)
		if at < 0 || dateField[r.collection] == "" {
			continue
		}
		from := at + len(mark.emoji)
		word := p.cut(from, len(p.text))
		if end := strings.IndexByte(word.text, ' '); end > 0 && mark.name != "owner" {
			word = word.cut(0, end)
		}
		if mark.name == "owner" && (ownerField[r.collection] != "owner" || c.ownerScore(word.text) < nameShaped) {
			continue
		}
		if word.empty() {
			continue
		}
		name := mark.name
		if name == "due" {
			name = dateField[r.collection]
		}
		r.set(name, word)
		p = p.without(at, from+strings.Index(p.text[from:], word.text)+len(word.text))
	}
	return p
}

// takeLinkedOwner takes one of ours whom a link at the end names, "Find cover for the leave [[Ada Roth]]";
// "Prepare the offer with [[Ada Roth]]" is about her.
func (c *compiler) takeLinkedOwner(r *raw, p piece) piece {
	bytes := c.file.Bytes
	if !isWork(r.collection) || r.has("owner") || p.span.End+2 > len(bytes) || p.span.Start >= p.span.End || string(bytes[p.span.End:p.span.End+2]) != "]]" {
		return p
	}
	open := strings.LastIndex(string(bytes[p.span.Start:p.span.End]), "[[")
	if open < 0 {
		return p
	}
	name := string(bytes[p.span.Start+open+2 : p.span.End])
	name = name[strings.LastIndexByte(name, '|')+1:]
	at := len(p.text) - len(name)
	if at < 2 || p.text[at:] != name {
		return p
	}
	words := strings.Fields(p.text[:at])
	if who := c.personNamed(name); who == nil || who.collection == plan.Stakeholders || len(words) < 2 {
		return p
	}
	switch strings.ToLower(words[len(words)-1]) {
	case "with", "to", "for", "from", "by", "and", "via", "of", "at", "about", "on", "mit", "für", "met", "voor", "aan", "van", "en", "und", "avec", "à", "pour", "con", "para", "med", "til", "till", "call", "ask", "tell", "meet":
		return p
	}
	r.set("owner", p.cut(at, len(p.text)))
	return p.cut(0, at)
}

// takeHandles takes "@lea" and `@"Lea Brandt"`. Several handles are several owners.
func (c *compiler) takeHandles(r *raw, p piece) piece {
	name := ownerField[r.collection]
	if r.collection == plan.Log {
		name = "with"
	}
	if name == "" {
		return p
	}
	for from := 0; from < len(p.text); {
		at := strings.IndexByte(p.text[from:], '@')
		if at < 0 {
			break
		}
		at += from
		if at > 0 {
			if before, _ := utf8.DecodeLastRuneInString(p.text[:at]); !unicode.IsSpace(before) && !strings.ContainsRune("(,/+", before) {
				from = at + 1 // an e-mail address
				continue
			}
		}
		if date := dateField[r.collection]; date != "" && !r.has(date) {
			if day := c.tokenValue(date, p.cut(at+1, len(p.text)), true); !day.empty() && strings.HasPrefix(p.text[at+1:], day.text) && strings.ContainsAny(day.text, "0123456789") {
				r.set(date, day) // "@December 2, 2026", as some tools link days
				p = p.without(at, at+1+len(day.text))
				from = min(at, len(p.text))
				continue
			}
		}
		// A name that the plan does not know stays text, which the customer's page leaves out.
		if open, end := quotedHandle(p.text[at+1:]); end > 0 && c.personNamed(p.text[at+1+open:at+1+end-open]) != nil {
			r.set(name, p.cut(at+1+open, at+1+end-open))
			p = p.without(at, at+1+end)
			from = min(at, len(p.text))
			continue
		}
		end := at + 1
		for end < len(p.text) {
			ch, n := utf8.DecodeRuneInString(p.text[end:])
			if !unicode.IsLetter(ch) && !unicode.IsDigit(ch) && !unicode.IsMark(ch) && !strings.ContainsRune("_-.'", ch) {
				break
			}
			end += n
		}
		for end > at+1 && strings.ContainsRune(".-'", rune(p.text[end-1])) {
			end--
		}
		if end == at+1 {
			from = end
			continue
		}
		if last := surnameBehind(p.text, end); last > end && c.personNamed(p.text[at+1:last]) != nil {
			r.set(name, p.cut(at+1, last)) // "@Omar Reyes", whom the plan knows
			end = last
		} else {
			r.set(name, p.cut(at, end))
		}
		p = p.without(at, end)
		from = min(at, len(p.text))
	}
	return p
}

// surnameBehind is the end of the capitalised word behind a blank at a place of a text; the place itself where there is none.
func surnameBehind(text string, at int) int {
	if at >= len(text) || text[at] != ' ' {
		return at
	}
	return max(at, capitalised(text, at+1))
}

// quotedHandle finds the name in quotes that a text begins with: how wide a quote is, and where the text in quotes
// ends; 0 where it does not begin so.
func quotedHandle(text string) (width, end int) {
	for _, quotes := range [...][2]string{{`"`, `"`}, {"“", "”"}} {
		if inner, ok := strings.CutPrefix(text, quotes[0]); ok {
			if at := strings.Index(inner, quotes[1]); at > 0 && at <= 60 && strings.TrimSpace(inner[:at]) != "" {
				return len(quotes[0]), len(quotes[0]) + at + len(quotes[1])
			}
		}
	}
	return 0, 0
}

// knownPerson reports whether a text names somebody whom the plan already knows, or a role of ours.
func (c *compiler) knownPerson(text string) bool {
	if _, ok := c.words.OurRole(text); ok {
		return true
	}
	return c.personNamed(text) != nil
}

// knownPeople reports whether a text names one or several people whom the plan knows.
func (c *compiler) knownPeople(text string) bool {
	if c.knownPerson(text) {
		return true
	}
	parts := piece{text: text, runs: []syntax.Run{{Text: text}}}.split(peopleSeparators...)
	for _, part := range parts {
		if !c.knownPerson(part.text) {
			return false
		}
	}
	return len(parts) > 1
}
