package compile

// Records that are told in prose below their heading: "They want to cut scrap from 8 to 4 % by June.
// Roy also wants all sites on one screen." below "Goals"; a sentence with an amount and a day below
// "Where it could grow". The prose stays what it is.

import (
	"strings"

	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/syntax"
)

// wishes are the words behind which a sentence tells what somebody aims at.
var wishes = []string{
	" want to ", " wants to ", " also wants to ", " want ", " wants ", " wanted ", " would like to ", " would like ", " aim to ", " aims to ", " aim for ", " aims for ", " plan to ", " plans to ",
	" need to ", " needs to ", " need ", " needs ", " hope to ", " hopes to ", " intend to ", " intends to ", " are trying to ", " is trying to ", " must ", " goal is to ", " goal is ", " target is to ", " target is ",
	" objective is to ", " ambition is to ", " priority is to ", " priority is ", " are after ", " is after ", " looking to ", " has to ", " have to ", " committed to ", " asked for ", " ask for ", " is to ",
}

// proseRecords reads the sentences of a paragraph that tell records: goals, deals, a risk, work or people.
func (c *compiler) proseRecords(s *section, line piece) {
	if s.record != nil || len(line.text) > 2000 || overloaded(line) {
		return
	}
	switch firstCollection(s.concepts) {
	case plan.Goals:
		c.proseGoals(s, line)
	case plan.Opportunities:
		c.proseOpportunities(s, line)
	case plan.Risks:
		c.proseRisk(s, line)
	case plan.Actions:
		c.proseActions(s, line)
	case plan.Stakeholders:
		c.prosePeople(s, line)
	}
}

// proseRisk takes a short paragraph for a risk where the section below its heading is nothing but such
// paragraphs: "Glass vials: only half of Q1 is confirmed. Tove is looking for a second source." Its first
// sentence is the risk; one of the others that says who does what is the answer to it.
func (c *compiler) proseRisk(s *section, line piece) {
	if len(s.concepts) != 1 || len(s.blocks) > 12 || len(line.text) > 320 {
		return
	}
	for _, b := range s.blocks {
		if b.Kind != syntax.Paragraph {
			return // an introduction to what is listed
		}
	}
	sentences := c.sentences(line)
	if len(sentences) > 4 || strings.HasSuffix(line.text, ":") || strings.HasSuffix(sentences[0].text, "?") {
		return
	}
	switch first, _, _ := strings.Cut(asciiLower(sentences[0].text), " "); strings.Trim(first, ".,") {
	case "no", "none", "nothing", "see", "we", "i", "these", "this", "those", "todo", "tbd", "n/a", "keine", "aucun", "ninguno", "geen", "inga", "ingen":
		return
	}
	if len(strings.Fields(sentences[0].text)) < 3 {
		return
	}
	r := &raw{collection: plan.Risks, place: c.newPlace(), section: s.index, span: line.span}
	label := c.inlineFields(r, sentences[0])
	if label.empty() {
		return
	}
	r.set("risk", label)
	for _, sentence := range sentences[1:] {
		if !r.has("mitigation") && c.tellsToAct(sentence.text) {
			r.set("mitigation", sentence)
		} else if !c.takeAll(r, sentence, knownName) {
			r.note(sentence)
		}
	}
	c.add(r)
}

func (c *compiler) proseGoals(s *section, line piece) {
	place := c.newPlace()
	wished := false
	var last *raw
	for _, sentence := range c.sentences(line) {
		lower := asciiLower(" " + sentence.text)
		from, at := -1, len(lower)
		for _, wish := range wishes {
			if i := strings.Index(lower, wish); i >= 0 && (i < at || i == at && i+len(wish) > from) && i < 60 {
				at, from = i, i+len(wish)
			}
		}
		start := from - 1 // lower has a blank in front
		switch {
		case from > 0 && strings.Contains(lower[:from], " not "), strings.Contains(lower, " from us"), strings.HasPrefix(lower, " we "), strings.HasPrefix(lower, " no "):
			continue
		case from > 0:
			wished = true
		case wished && strings.HasPrefix(lower, " also "):
			start = len("also ")
		case wished && strings.HasPrefix(lower, " and "):
			start = len("and ")
		default:
			if r := c.deadlineGoal(s, place, sentence); r != nil {
				last = r
			} else if last != nil && !last.has("owner") {
				c.takeGoalPerson(last, sentence)
			}
			continue
		}
		rest := sentence.cut(start, len(sentence.text))
		for _, part := range c.wishesOf(rest) {
			r := &raw{collection: plan.Goals, place: place, section: s.index, span: part.span}
			label := c.inlineFields(r, part)
			label = label.trimRight(" .,;")
			if len(strings.Fields(label.text)) < 2 {
				continue
			}
			r.set("goal", label)
			c.add(r)
		}
	}
}

// deadlineGoal takes a sentence that names what shall be, and by when: "Onboarding a merchant in under 24
// hours by the end of June 2027".
func (c *compiler) deadlineGoal(s *section, place int, sentence piece) *raw {
	first, _, _ := strings.Cut(asciiLower(sentence.text), " ")
	switch first {
	case "we", "our", "i", "it", "this", "that", "these", "those", "he", "she", "they", "there", "but", "so", "if", "when", "last", "no":
		return nil
	}
	if len(strings.Fields(sentence.text)) > 24 || isClause(strings.Fields(sentence.text[:strings.IndexAny(sentence.text+";", ";,")])) {
		return nil
	}
	r := &raw{collection: plan.Goals, place: place, section: s.index, span: sentence.span}
	label := c.inlineFields(r, sentence)
	if by, ok := r.get("by"); !ok || vagueDate(by.text) || len(strings.Fields(label.text)) < 3 {
		return nil
	}
	r.set("goal", label)
	return c.add(r)
}

// wishesOf parts "cut scrap to 4 % by June and to open the second plant".
func (c *compiler) wishesOf(p piece) []piece {
	for _, word := range []string{" and to ", ", and to ", "; and to ", " and also to "} {
		if at := strings.Index(p.text, word); at > 0 {
			return []piece{p.cut(0, at), p.cut(at+len(word), len(p.text))}
		}
	}
	return []piece{p}
}

func (c *compiler) proseOpportunities(s *section, line piece) {
	place := c.newPlace()
	var last *raw
	for _, sentence := range c.sentences(line) {
		if c.dealsOf(s, place, sentence) {
			continue
		}
		r := &raw{collection: plan.Opportunities, place: place, section: s.index, span: sentence.span}
		label, about := sentence, piece{}
		if at := strings.Index(sentence.text, ": "); at > 0 {
			label, about = sentence.cut(0, at), sentence.cut(at+2, len(sentence.text))
		} else if at := strings.Index(sentence.text, ", "); at > 0 {
			label, about = sentence.cut(0, at), sentence.cut(at+2, len(sentence.text))
		}
		c.takeEach(r, about.commaParts("; ", " – ", " — "), knownName)
		if r.has("amount") && (r.has("close") || r.has("probability")) && len(strings.Fields(label.text)) <= 16 {
			r.set("opportunity", label)
			last = c.add(r)
		} else if last != nil {
			c.takeAll(last, sentence, knownName) // "… PO by Mar 19, 2027. Owner Patrícia."
		}
	}
}

// dealsOf takes the deals of a sentence that lists them each with its price and its day in parentheses: "two
// things: SMS bundle for $6k (closes 2027-02-15) and the clinics in Alma for $31k (May 2027)".
func (c *compiler) dealsOf(s *section, place int, sentence piece) bool {
	taken := false
	rest := sentence
	if at := strings.Index(rest.text, ": "); at > 0 {
		rest = rest.cut(at+2, len(rest.text))
	}
	for {
		open := strings.Index(rest.text, " (")
		end := strings.IndexByte(rest.text, ')')
		if open < 0 || end < open {
			return taken
		}
		label, inside := rest.cut(0, open), rest.cut(open+2, end)
		rest = rest.cut(end+1, len(rest.text))
		for _, lead := range [...]string{", and the ", " and the ", ", and ", " and ", ", "} {
			if strings.HasPrefix(" "+label.text, lead) {
				label = label.cut(len(lead)-1, len(label.text))
				break
			}
		}
		at := strings.LastIndex(label.text, " for ")
		if at < 0 || !c.sizeOf(label.cut(at+5, len(label.text))) {
			continue
		}
		r := &raw{collection: plan.Opportunities, place: place, section: s.index, span: label.span.Union(inside.span)}
		r.set("amount", label.cut(at+5, len(label.text)))
		c.takeEach(r, inside.split(", ", "; "), knownName)
		if !r.has("close") && !r.has("probability") {
			continue
		}
		r.set("opportunity", label.cut(0, at))
		c.add(r)
		taken = true
	}
}

// sentences cuts a line of prose at the ends of its sentences.
func (c *compiler) sentences(line piece) []piece {
	var out []piece
	from := 0
	for i := 0; i+1 < len(line.text); i++ {
		if b := line.text[i]; (b == '.' && c.endsSentence(line.text[from:i]) || b == '!' || b == '?') && line.text[i+1] == ' ' {
			out = append(out, line.cut(from, i))
			from = i + 2
		}
	}
	return append(out, line.cut(from, len(strings.TrimRight(line.text, ".!"))))
}

// proseActions reads a paragraph that tells who will do what by when, sentence by sentence.
func (c *compiler) proseActions(s *section, line piece) {
	place := c.newPlace()
	for _, sentence := range c.sentences(line) {
		r := &raw{collection: plan.Actions, place: place, section: s.index, span: sentence.span, horizon: s.horizon}
		part := sentence
		for _, lead := range [...]string{"on their side, ", "on our side, ", "then ", "also, ", "after that, ", "finally, ", "and "} {
			if strings.HasPrefix(asciiLower(part.text), lead) {
				part = part.cut(len(lead), len(part.text))
			}
		}
		label := c.inlineFields(r, part)
		label = label.trimRight(" ,;.")
		if rest, ok := strings.CutPrefix(label.text, "then "); ok {
			label = label.cut(len(label.text)-len(rest), len(label.text))
		}
		if !r.has("owner") || !r.has("due") || strings.Count(label.text, " ") < 1 {
			continue
		}
		r.set("action", label)
		c.add(r)
	}
}
