package compile

// Attributes without keys: the pieces of a line about a piece of work, an opportunity, a risk or
// a goal whose own form says what they are. What is left over is the record's text.
//
//	Loyalty connector: $15K, likely Q4 2026
//	**Fleet add-on** | €9k | 30% | close Q2 2027 | Teresa
//	Send the deck - Sam - 2026-12-01
//	Priyanka Rao – Epic integration demo – 10 Dec 2026
//	Plant in Ghent may be sold (High)

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/acctplan/acctplan/pkg/compile/value"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/syntax"
)

// partSeparators set the parts of a line apart.
var partSeparators = append([]string{" | ", " → ", " -> ", " ➜ ", " => ", " · "}, dashes...)

// isWork reports whether a collection's records are things that somebody of ours does.
func isWork(collection plan.Collection) bool {
	return collection == plan.Actions || collection == plan.Commitments
}

// takeParts takes the pieces of an item's line that are attributes and returns the text that
// names the record.
func (c *compiler) takeParts(r *raw, p piece) piece {
	slot := strings.HasSuffix(p.text, " -") || strings.HasSuffix(p.text, " –") || strings.HasSuffix(p.text, " —")
	p = p.trimRight(" |–—-→/,;")
	p = c.takeMarks(r, p)
	p = c.takeWorkLead(r, p)
	p = c.takeWorkRemark(r, p)
	p = c.takeLeadIn(r, p)
	p = c.takeGoalClauses(r, p)
	p = c.takeRiskClauses(r, p)
	p = c.takeFieldSentences(r, p)
	p = c.takeAside(r, p)
	if label, ok := c.takeGravity(r, p); ok {
		return label
	}
	if n := boldLead(p); n > 0 && (r.collection == plan.Goals || r.collection == plan.Risks || r.collection == plan.Opportunities) && len(strings.Fields(p.text[:n])) > 1 && c.isLabel(r, p.cut(0, n)) {
		lead := strings.TrimRight(p.text[:n], " ")
		rest := strings.TrimLeft(p.text[n:], " ")
		if strings.HasSuffix(lead, ".") || strings.HasPrefix(rest, ". ") || strings.HasPrefix(rest, "(") || strings.HasSuffix(lead, ":") && r.collection == plan.Goals || strings.HasPrefix(rest, ": ") && r.collection != plan.Opportunities {
			about := p.cut(n, len(p.text))
			about = about.trimLeft(" .:")
			if r.collection != plan.Risks {
				about = c.takeBehindCommas(r, about)
			}
			if r.collection == plan.Goals {
				about = c.takeDeadline(r, about.trimRight("."))
				if from, to, ok := changeOf(about); ok && !r.has("baseline") && !r.has("target") {
					r.set("baseline", from)
					r.set("target", to)
				} else {
					c.takeChange(r, about)
				}
				c.takeNow(r, about)
			}
			r.note(about)
			return p.cut(0, len(strings.TrimRight(p.text[:n], " .:")))
		}
	}
	if r.collection == plan.Goals && !r.has("owner") {
		if at := strings.LastIndex(p.text, " → "); at > 0 && c.ownerScore(p.text[at+len(" → "):]) >= titledName {
			r.set("owner", p.cut(at+len(" → "), len(p.text))) // "MRI waiting time from 19 days to 7 → Prof. Wyss"
			p = c.takeDeadline(r, p.cut(0, at))
		}
	}
	separators := partSeparators
	if r.collection == plan.Goals || r.collection == plan.ValueDelivered {
		separators = partSeparators[len(partSeparators)-len(dashes)-1:] // an arrow stands between what is and what shall be
	}
	parts := p.split(separators...)
	if strokes := p.split(" / "); len(strokes) > len(parts) && c.isAttribute(r, strokes[len(strokes)-1]) {
		parts = strokes // "Yard module / $60k / 70% / Tom"
	}
	if len(parts) > 1 {
		if n := boldLead(p); n > 0 && n <= len(parts[0].text)+1 && c.isLabel(r, parts[0]) {
			// "**Title** – attributes": whatever stands behind a bold title is about it. A theme of one
			// word is no goal without what follows: "**Attendance** – absenteeism from 24 % to 16 %".
			if r.collection == plan.Goals && len(parts) == 2 && !strings.Contains(parts[0].text, " ") && !c.isAttribute(r, parts[1]) {
				return c.takeTail(r, p)
			}
			return c.takeBehindTitle(r, parts)
		}
		p = c.peel(r, p, parts, slot)
	}
	return c.takeWorkRemark(r, c.takeTail(r, p))
}

// takeAside takes what stands behind the name of a goal or a deal and only says what is not there yet: "(no date
// yet, but comes from the board)", "– noch kein Betrag, Jörg fragt nach". In any language such a remark begins
// with a word of denial or of waiting.
func (c *compiler) takeAside(r *raw, p piece) piece {
	if r.collection != plan.Goals && r.collection != plan.Opportunities {
		return p
	}
	if open := strings.LastIndexByte(p.text, '('); open > 0 && strings.HasSuffix(p.text, ")") {
		inside := p.cut(open+1, len(p.text)-1)
		if isDenial(inside.text) {
			r.note(inside)
			return p.cut(0, open)
		}
		if r.collection == plan.Goals && !r.has("by") {
			// "(group objective, 2028)": a day among words about it; among people it is the day on which they said so
			parts := inside.commaParts("; ")
			if slices.ContainsFunc(parts, func(part piece) bool { return c.nameScore(part.text) >= givenName }) {
				return p
			}
			for i, part := range parts {
				if when, ok := c.dated(part, false); ok && len(parts) > 1 && strings.ContainsAny(when.text, "0123456789") && c.readsDay(when.text) {
					r.set("by", when)
					for j, other := range parts {
						if j != i {
							r.note(other)
						}
					}
					return p.cut(0, open)
				}
			}
		}
		return p
	}
	for _, dash := range dashes {
		if at := strings.LastIndex(p.text, dash); at > 0 && isDenial(p.text[at+len(dash):]) {
			r.note(p.cut(at+len(dash), len(p.text)))
			return p.cut(0, at)
		}
	}
	if at := strings.LastIndex(p.text, ", "); at > 0 && isDenial(p.text[at+2:]) && strings.Count(p.text[at+2:], " ") < 4 {
		r.note(p.cut(at+2, len(p.text)))
		return p.cut(0, at)
	}
	return p
}

// readsDay reports whether a text is a date of which the year is known.
func (c *compiler) readsDay(text string) bool {
	d, problem := value.Date(text, c.values)
	return problem == nil && d.Known()
}

// isDenial reports whether a remark begins by saying that something is not there, or not yet: "no date",
// "noch kein Betrag", "sem prazo definido".
func isDenial(text string) bool {
	words := strings.Fields(strings.ToLower(text))
	if len(words) < 2 {
		return false
	}
	switch words[0] {
	case "not", "nothing", "still", "pas", "inte", "ikke", "nicht":
		switch strings.Trim(words[1], ".,;") {
		case "yet", "dated", "priced", "sized", "decided", "agreed", "fixed", "confirmed", "clear", "open", "tbc", "tbd", "encore", "än", "ännu", "terminiert":
			return true
		}
	case "noch", "nog", "todavía", "ainda":
		return isDenial(strings.Join(words[1:], " ")) || words[1] == "offen" || words[1] == "open" || words[1] == "não"
	case "no", "kein", "keine", "ohne", "without", "sem", "sin", "sans", "senza", "geen", "zonder", "inget", "ingen", "utan", "aucune", "aucun", "nessuna", "nessun":
		switch strings.Trim(words[1], ".,;") {
		case "date", "dates", "deadline", "amount", "figure", "figures", "price", "number", "numbers", "owner", "timing", "time", "timeline", "timeframe", "target", "budget", "value", "commitment", "real",
			"termin", "datum", "frist", "betrag", "budgetfreigabe", "prazo", "data", "valor", "fecha", "plazo", "importe", "échéance", "montant", "délai", "scadenza", "importo", "bedrag", "belopp", "clear", "fixed", "firm", "agreed", "official":
			return true
		}
	}
	return false
}

// isAttribute reports whether a part is surely no text: a day, a figure, a level, or somebody known.
func (c *compiler) isAttribute(r *raw, part piece) bool {
	trial := raw{collection: r.collection, fields: slices.Clone(r.fields)}
	return c.takeSingle(&trial, part, knownName) || c.ownerScore(part.text) >= knownName
}

// takeFieldSentences takes sentences behind a record's own that are fields without colons: "The
// builder brings their vendor. Probability medium, impact high. → Claire writes the specification".
func (c *compiler) takeFieldSentences(r *raw, p piece) piece {
	if at := strings.Index(p.text, " ."); r.collection == plan.Risks && at > 0 && r.has("impact") && at+2 < len(p.text) && p.text[at+2] == ' ' {
		p = p.without(at, at+1) // what stood in parentheses was taken
	}
	if overloaded(p) {
		return p
	}
	if !strings.Contains(p.text, ". ") {
		return c.takeLevelsBehind(r, p)
	}
	parts := c.sentences(p)
	keep := len(parts)
	for i := 1; i < len(parts); i++ {
		part := parts[i].cut(0, len(strings.TrimRight(parts[i].text, ".")))
		arrow := strings.TrimLeft(part.text, "→➜->= ")
		switch {
		case c.takeAll(r, part, knownName), r.collection == plan.Opportunities && c.takeLeading(r, part):
		case r.collection != plan.Risks:
			if keep < len(parts) {
				r.note(part)
			}
			continue
		case len(arrow) < len(part.text) && !r.has("mitigation") && !strings.HasPrefix(part.text, " "):
			r.set("mitigation", c.takeEnd(r, part.cut(len(part.text)-len(arrow), len(part.text))))
		case keep < len(parts) && !r.has("mitigation") && c.tellsToAct(part.text):
			r.set("mitigation", part) // "High chance. Show payback per cow."
		case keep < len(parts):
			r.note(part)
			continue
		default:
			continue
		}
		keep = min(keep, i)
	}
	if keep == len(parts) {
		if len(parts) > 1 && (isWork(r.collection) || r.collection == plan.Opportunities) {
			// "Spares list, mid January. Nobody asked yet." A sentence that ends in fields is followed by remarks.
			trial := raw{collection: r.collection, fields: slices.Clone(r.fields)}
			if label := c.takeTail(&trial, parts[0]); len(trial.fields) > len(r.fields) && len(label.text) < len(parts[0].text) {
				for _, part := range parts[1:] {
					r.note(part)
				}
				return parts[0]
			}
		}
		if len(parts) > 1 && (r.collection == plan.Risks || r.collection == plan.Goals) && boldLead(p) == 0 && strings.Count(parts[0].text, " ") > 1 {
			for _, part := range parts[1:] {
				if !c.takeDeed(r, part) {
					r.note(part) // "I am alone on this account. If I am sick nobody sends the letter."
				}
			}
			return c.takeLevelsBehind(r, parts[0])
		}
		return p
	}
	return p.between(parts[0], parts[keep-1])
}

// takeGravity takes what stands behind a risk's bold name where that is how grave it is, and
// sentences about it: "**Resin price.** Medium. Quarterly formula in the contract."
func (c *compiler) takeGravity(r *raw, p piece) (piece, bool) {
	n := boldLead(p)
	if r.collection != plan.Risks || n == 0 || r.has("impact") {
		return p, false
	}
	rest := p.cut(n+len(p.text[n:])-len(strings.TrimLeft(p.text[n:], " .:;–—-(")), len(p.text))
	end := strings.IndexAny(rest.text, ".,;:)–—")
	if end < 0 {
		end = len(rest.text)
	}
	if !c.isLevel(r, strings.TrimSpace(rest.text[:end])) {
		return p, false
	}
	r.set("impact", rest.cut(0, end))
	r.note(rest.cut(end+len(rest.text[end:])-len(strings.TrimLeft(rest.text[end:], " .,;:)–—-")), len(rest.text)))
	return p.cut(0, len(strings.TrimRight(p.text[:n], " .:;"))), true
}

// takeBehindTitle takes the parts behind a bold title; what is no attribute is a note.
func (c *compiler) takeBehindTitle(r *raw, parts []piece) piece {
	for i, part := range parts[1:] {
		switch {
		case c.takePart(r, part, nameShaped):
		case r.collection == plan.Risks && i == len(parts)-2 && r.has("likelihood") && r.has("impact") && !r.has("mitigation"):
			r.set("mitigation", c.takeDoer(r, part)) // "**Outages** (likelihood: high, impact: high) – load test, Rikke"
		default:
			r.note(part)
		}
	}
	return parts[0]
}

// takeDoer takes whoever answers a risk from behind the answer: "ask Perrin openly (Claudia)", "load test in
// December, Rikke".
func (c *compiler) takeDoer(r *raw, part piece) piece {
	if r.has("owner") {
		return part
	}
	if at := strings.LastIndex(part.text, " ("); at > 0 && strings.HasSuffix(part.text, ")") && c.ownerScore(part.text[at+2:len(part.text)-1]) >= givenName {
		r.set("owner", part.cut(at+2, len(part.text)-1))
		return part.cut(0, at)
	}
	if open := strings.LastIndex(part.text, " ["); open > 0 && strings.HasSuffix(part.text, "]") && c.ownerScore(part.text[open+2:len(part.text)-1]) >= nameShaped {
		r.set("owner", part.cut(open+2, len(part.text)-1))
		return part.cut(0, open)
	}
	if at := strings.LastIndex(part.text, ", "); at > 0 {
		tail := strings.TrimRight(part.text[at+2:], ".")
		if who, does, found := strings.Cut(tail, " "); found && strings.Count(does, " ") < 2 && (strings.HasSuffix(does, " it") || strings.HasSuffix(does, "s") || does == "to do") && does[0] >= 'a' && c.ownerScore(who) >= givenName {
			r.set("owner", part.cut(at+2, at+2+len(who))) // "separate contract, Holly drafts it"
			return part.cut(0, at)
		}
		for _, by := range [...]string{"run by ", "led by ", "done by ", "carried by ", "driven by ", "by ", "with "} {
			if who, ok := strings.CutPrefix(tail, by); ok && c.ownerScore(who) >= fullName {
				r.set("owner", part.cut(at+2+len(by), at+2+len(tail)))
				return part.cut(0, at)
			}
		}
	}
	for _, mark := range [...]string{", ", " – ", " — ", " - ", ". "} {
		if at := strings.LastIndex(part.text, mark); at > 0 && c.ownerScore(strings.TrimRight(part.text[at+len(mark):], ".")) >= givenName {
			r.set("owner", part.cut(at+len(mark), len(strings.TrimRight(part.text, "."))))
			return part.cut(0, at)
		}
	}
	return part
}

// peel takes attributes from both ends of a run of parts. From the end dates come last and
// names before them, so a date makes a name likelier.
func (c *compiler) peel(r *raw, p piece, parts []piece, slot bool) piece {
	owner := ownerField[r.collection]
	first, last := 0, len(parts)
	leading := noName
	if isWork(r.collection) && !r.has(owner) {
		leading = c.ownerScore(parts[0].text)
	}
	for last > first+1 {
		part := parts[last-1]
		need := fullName
		if slot || r.has(dateField[r.collection]) || behindArrow(p, part) {
			need = nameShaped
		}
		if leading >= givenName && len(parts) > 1 {
			need = max(need, min(leading+1, knownName)) // the line begins with a likelier one
		}
		if !c.takePart(r, part, need) {
			if r.collection != plan.Risks || r.has("mitigation") || !(behindArrow(p, part) && (len(r.fields) > 0 || part.text[0] >= 'a' && part.text[0] <= 'z') || c.tellsToAct(part.text)) {
				break
			}
			r.set("mitigation", c.takeDoer(r, part)) // "Ransomware at the vendor → tabletop exercise", "Late parts - Giulia to call them"
		}
		last--
	}
	if last > 1 && isWork(r.collection) && !r.has(owner) && behindArrow(p, parts[1]) && leading >= nameShaped && c.ownerScore(parts[1].text) < leading && c.takePart(r, parts[0], nameShaped) {
		first++ // "Xavi + Laia -> handover"
	}
	for first < last-1 && c.leads(r, parts[first], last < len(parts) || r.has(dateField[r.collection])) {
		first++
	}
	if owner != "" && !r.has(owner) && last-first > 2 {
		// "Reference visit - Ada Roth - waiting for their lawyer"
		for i := first + 1; i < last; i++ {
			if c.ownerScore(parts[i].text) >= fullName && c.takePart(r, parts[i], fullName) {
				for _, part := range parts[i+1 : last] {
					r.note(part)
				}
				last = i
				break
			}
		}
	}
	if r.collection == plan.Opportunities && first == 0 && !r.has("amount") {
		for i := 1; i < last; i++ {
			if c.sizeOf(parts[i]) {
				// "Analytics add-on – £38k – no date yet": behind the amount stand figures and remarks
				for _, part := range parts[i:last] {
					if !c.takePart(r, part, fullName) {
						r.note(part)
					}
				}
				last = i
				break
			}
		}
	}
	if r.collection == plan.Opportunities && first == 0 && last == len(parts) {
		// "Payments module, ~$15k – Paula interested": what follows the figures is a remark.
		if label := c.takeTail(r, parts[0]); label.text != parts[0].text {
			for _, part := range parts[1:] {
				r.note(part)
			}
			return label
		}
	}
	if r.collection == plan.Risks && !r.has("impact") {
		for i := first + 1; i < last-1; i++ {
			if c.takeGrades(r, parts[i]) {
				// "No sponsor - High - Joachim to ask Lena", "Fire – likelihood high, impact low – test
				// the second site": what follows is done about it
				if rest := p.between(parts[i+1], parts[last-1]); !r.has("mitigation") {
					r.set("mitigation", rest)
				}
				last = i
				break
			}
		}
	}
	return p.between(parts[first], parts[last-1])
}

// tellsToAct reports whether a text says what somebody is to do: it begins with a verb as orders
// do, "get Yolanda to bring the slide", or with a person, "Beatriz to offer a hybrid model".
func (c *compiler) tellsToAct(text string) bool {
	word, rest, _ := strings.Cut(text, " ")
	if rest == "" {
		return false
	}
	for _, we := range [...]string{"we must ", "we should ", "we will ", "we need to ", "we have to ", "we'll ", "we ask ", "we offer ", "we propose ", "wir müssen ", "wir sollten ", "nous devons ", "tenemos que ", "dobbiamo ", "temos que ", "we moeten ", "vi måste "} {
		if strings.HasPrefix(asciiLower(text), we) {
			return true
		}
	}
	return isOrder(word) || c.nameScore(word) >= givenName || c.ownerScore(word) >= givenName && rest[0] >= 'a' && rest[0] <= 'z'
}

// isOrder reports whether a word is a verb with which orders begin.
func isOrder(word string) bool {
	switch asciiLower(word) {
	case "get", "ask", "send", "offer", "meet", "call", "book", "build", "agree", "propose", "show", "find", "invite", "bring", "run", "set", "make", "move", "keep", "write", "sign", "review",
		"escalate", "add", "plan", "push", "train", "lock", "start", "use", "give", "take", "visit", "talk", "check", "split", "tie", "secure", "prepare", "present", "pre-empt", "negotiate", "hire", "fix", "extend",
		"explain", "involve", "align", "workshop", "weekly", "monthly", "document", "provide", "arrange", "early", "let", "put", "test", "sell", "lead", "avoid", "reduce", "increase", "monitor":
		return true
	}
	return false
}

// behindArrow reports whether an arrow leads to a part: "Kick-off deck → Fabio".
func behindArrow(p, part piece) bool {
	at := strings.LastIndex(p.text, part.text)
	if at < 0 {
		return false
	}
	before := strings.TrimRight(p.text[:at], " ")
	return strings.HasSuffix(before, "→") || strings.HasSuffix(before, "->") || strings.HasSuffix(before, "➜") || strings.HasSuffix(before, "=>")
}

// isLabel reports whether the bold beginning of a line names the record, rather than being
// somebody or a key.
func (c *compiler) isLabel(r *raw, part piece) bool {
	_, known := c.fieldName(r, strings.TrimRight(part.text, ":"))
	return !known && c.ownerScore(part.text) < givenName && !c.isLevel(r, part.text)
}

// isLevel reports whether a text at an end of a risk is how grave it is.
func (c *compiler) isLevel(r *raw, text string) bool {
	if r.collection != plan.Risks || len(text) > 24 {
		return false
	}
	_, ok := c.words.Level(text)
	return ok
}

// leads takes a part at the front of a line: the day or the person of an action, the gravity of
// a risk. closed: attributes stood at the end, so the line is a run of fields.
func (c *compiler) leads(r *raw, part piece, closed bool) bool {
	switch {
	case r.collection == plan.Risks:
		return !r.has("impact") && c.isLevel(r, part.text) && c.takePart(r, part, knownName)
	case r.collection == plan.Milestones:
		if when, ok := c.dated(part, false); ok && !r.has("on") {
			r.set("on", when)
			return true
		}
		if isWhen(part.text) && !r.has("on") {
			r.set("on", part) // "Summer 2027" is when, though nobody can say which day
			return true
		}
		return false
	case !isWork(r.collection):
		return false
	}
	if when, ok := c.dated(part, false); ok && !r.has(dateField[r.collection]) {
		r.set(dateField[r.collection], when)
		return true
	}
	need := fullName
	if closed {
		need = givenName
	}
	return c.ownerScore(part.text) >= need && c.takePart(r, part, need)
}

// withoutRole cuts "(CSA + CSM)" from behind a name.
func withoutRole(p piece) piece {
	if open := strings.IndexByte(p.text, '('); open > 0 && strings.HasSuffix(p.text, ")") {
		return p.cut(0, open)
	}
	return p
}

// takePart takes one part whose form says what it is, or a list of such parts. need is how surely
// it must name somebody to be the owner.
func (c *compiler) takePart(r *raw, part piece, need int) bool {
	if c.takeSingle(r, part, need) {
		return true
	}
	if !strings.Contains(part.text, ", ") {
		return false
	}
	return c.takeAll(r, part, need) || r.collection == plan.Opportunities && c.takeLeading(r, part)
}

// takeSingle takes a part that is one attribute.
func (c *compiler) takeSingle(r *raw, part piece, need int) bool {
	date, owner := dateField[r.collection], ownerField[r.collection]
	if name, v, ok := c.keyWord(r, part); ok && !r.has(name) {
		r.set(name, v)
		return true
	}
	if date != "" && !r.has(date) {
		if when, ok := c.dated(part, true); ok {
			r.set(date, when)
			return true
		}
		if lead := leadNoun(asciiLower(part.text)); lead > 0 && (r.collection == plan.Opportunities || r.collection == plan.Goals) {
			if when, ok := c.dated(part.cut(lead, len(part.text)), false); ok && strings.ContainsAny(when.text, "0123456789") {
				r.set(date, when)
				return true
			}
		}
	}
	if isWork(r.collection) && !r.has(date) && isDeadline(part.text) {
		r.set(date, part) // "before Thanksgiving" is when, though nobody can say which day
		return true
	}
	switch r.collection {
	case plan.Opportunities:
		switch {
		case !r.has("probability") && c.chanceOf(part):
			r.set("probability", part)
			return true
		case !r.has("amount") && c.sizeOf(part):
			r.set("amount", part.cut(0, len(withoutPeriod(part.text))))
			return true
		case !r.has("stage") && c.isStage(part.text):
			r.set("stage", part)
			return true
		}
	case plan.Risks:
		if !r.has("impact") && c.isLevel(r, part.text) {
			r.set("impact", part)
			return true
		}
		if c.takeLevels(r, part) || c.takeGrade(r, part) {
			return true
		}
	case plan.Goals:
		if r.has("baseline") || r.has("target") {
			break
		}
		fields := len(r.fields)
		from, to, ok := changeOf(c.takeDeadlineOf(r, part)) // "from £11.80 to £9.90 by 31/12/2027"
		if by, _ := r.get("by"); !ok || len(r.fields) > fields && vagueDate(by.text) {
			r.fields = r.fields[:fields]
			from, to, ok = changeOf(part)
		}
		if ok {
			r.set("baseline", from)
			r.set("target", to)
			return true
		}
	case plan.Actions:
		if _, ok := c.words.Status(part.text); ok && !r.has("status") && len(part.text) > 3 && !c.knownPeople(part.text) {
			r.set("status", part)
			return true
		}
	}
	if owner == "" || r.has(owner) {
		return false
	}
	if !isWork(r.collection) {
		// A goal, risk or opportunity ends in a name only where the name is sure.
		least := knownName
		if len(r.fields) > 0 {
			least = fullName
		}
		if _, told := c.mentionedPerson(part.text); told && r.collection == plan.Opportunities && len(r.fields) > 1 {
			least, need = nameShaped, min(need, nameShaped) // "– €65k – Qualified – Cathal", of whom the plan tells more
		}
		need = max(need, least)
	}
	who := withoutRole(part)
	if c.ownerScore(who.text) >= need && c.mayBeOwner(who.text) {
		r.set(owner, who)
		return true
	}
	for _, leads := range [...]string{" leading", " leads", " to lead", " leads it", " owns it", " drives it", " is leading", " on it", " drives", " owns", " runs it", " runs this", " has it", " is on it", " to drive", " takes it"} {
		if name, ok := strings.CutSuffix(who.text, leads); ok && c.ownerScore(name) >= givenName {
			r.set(owner, who.cut(0, len(name))) // "Toby leading"
			return true
		}
	}
	return false
}

// isWhen reports whether a few words with a year among them say when something is.
func isWhen(text string) bool {
	fields := strings.Fields(text)
	return len(fields) > 1 && len(fields) < 5 && isYear(fields[len(fields)-1])
}

// isDeadline reports whether a part says by when in words that name no day.
func isDeadline(text string) bool {
	lower := asciiLower(text)
	switch lower {
	case "as soon as possible", "weekly", "monthly", "daily", "quarterly", "every week", "every month", "right away", "straight away", "when possible", "end of year", "year end", "before xmas", "so schnell wie möglich", "dès que possible", "lo antes posible", "zo snel mogelijk", "så snart som möjligt":
		return true
	}
	for _, lead := range []string{"every ", "each ", "as soon as ", "early ", "mid ", "late ", "before ", "by ", "until ", "after ", "ahead of ", "w/c ", "week of ", "end of ", "no later than "} {
		if strings.HasPrefix(lower, lead) && strings.Count(text, " ") <= 4 {
			return true
		}
	}
	return false
}

// isStage reports whether a text is a stage of the usual sales process.
func (c *compiler) isStage(text string) bool {
	if len(text) > 32 || len(text) < 4 {
		return false
	}
	_, ok := c.words.Stage(text)
	return ok
}

// takeGrades takes a part that says how likely or how bad a risk is, and nothing else.
func (c *compiler) takeGrades(r *raw, part piece) bool {
	trial := raw{collection: r.collection, fields: slices.Clone(r.fields)}
	if !c.takePart(&trial, part, knownName) {
		return false
	}
	for _, field := range trial.fields[len(r.fields):] {
		if field.name != "likelihood" && field.name != "impact" {
			return false
		}
	}
	r.fields = trial.fields
	return true
}

// takeGrade takes "high impact" and "medium chance", a level before what it is of.
func (c *compiler) takeGrade(r *raw, part piece) bool {
	at := strings.LastIndexByte(part.text, ' ')
	if at <= 0 || len(part.text) > 32 {
		return false
	}
	name := ""
	switch asciiLower(part.text[at+1:]) {
	case "impact", "consequence", "severity", "effect", "damage":
		name = "impact"
	case "chance", "chances", "likelihood", "probability", "risk", "likely":
		name = "likelihood"
	}
	level := core(part.cut(0, at))
	if _, ok := c.words.Level(level.text); !ok || name == "" || r.has(name) {
		return false
	}
	r.set(name, level)
	return true
}

// takeLevels takes "H/M", likelihood and impact in one.
func (c *compiler) takeLevels(r *raw, part piece) bool {
	at := strings.IndexAny(part.text, "/×x,")
	if at <= 0 || len(part.text) > 24 || r.has("likelihood") || r.has("impact") || isPlaceholder(part) {
		return false
	}
	_, size := utf8.DecodeRuneInString(part.text[at:])
	likelihood, impact := part.cut(0, at), part.cut(at+size, len(part.text))
	_, one := c.words.Level(likelihood.text)
	_, two := c.words.Level(impact.text)
	if !one || !two {
		return false
	}
	r.set("likelihood", likelihood)
	r.set("impact", impact)
	return true
}

// dateLeads are the words that introduce a date.
var dateLeads = []string{
	"contract signature by ", "hoping to ", "should ", "could ", "might ", "would ", "expected to ", "expect to ", "want to ", "aim to ", "aiming to ", "contract signature ", "signature by ", "signature on ", "signed by ", "contract by ", "order by ", "decision by ", "want it closed by ", "wants it by ",
	"likely ", "close ", "closes ", "closing ", "expected ", "by the end of ", "by end of ", "by ", "due on ", "due by ", "due ", "target date ", "target ", "est. ", "until ", "before ",
	"to be confirmed by ", "to be decided by ", "to be signed by ", "they decide on ", "they decide ", "hoping for ", "hope for ", "close planned ", "closing planned ",
	"decision ", "order ", "decides ", "decided ", "slipped to ", "moved to ", "eta ", "no later than ", "on ", "from ", "for ", "planned ", "planned for ", "starts ", "start ",
	"bis zum ", "bis ", "avant le ", "avant ", "antes del ", "antes de ", "entro il ", "entro ", "senast ", "deadline ", "until the ", "pour le ", "le ", "am ",
}

// withoutLead cuts the words that introduce a date: "close Q2 2027", "likely Q4 2026".
func withoutLead(p piece) piece {
	for step := 0; step < 3; step++ {
		lower := asciiLower(p.text)
		cut := 0
		for _, lead := range dateLeads {
			if strings.HasPrefix(lower, lead) && len(lead) > cut {
				cut = len(lead)
			}
		}
		if cut == 0 {
			return p
		}
		p = p.cut(cut, len(p.text))
	}
	return p
}

// leadNoun is the length of the words in front of a day that say what happens on it, whatever that is: "PO
// by Mar 19", "first go-live on 1 May", "Entscheidung 30.04.2027"; 0 where a day stands by itself.
func leadNoun(lower string) int {
	for _, other := range [...]string{"renew", "expir", "ends ", "ending ", "since ", "last ", "seit ", "met ", "spoke "} {
		if strings.HasPrefix(lower, other) {
			return 0 // the end of what they have, or what was
		}
	}
	for _, word := range [...]string{" by ", " on ", " before ", " until ", " bis ", " am ", " op ", " le ", " el ", " em ", " til "} {
		if at := strings.Index(lower, word); at > 0 && strings.Count(lower[:at], " ") < 2 && !strings.ContainsAny(lower[:at], "0123456789") {
			return at + len(word)
		}
	}
	at := strings.IndexByte(lower, ' ')
	if at > 4 && at+6 < len(lower) && isDigitByte(lower[at+1]) && !strings.ContainsAny(lower[:at], "0123456789.") {
		return at // a year alone does not follow: it would be a part of the name
	}
	return 0
}

// takeMarks takes what task lists put behind everything else: "!high", "#tag", "⏫".
func (c *compiler) takeMarks(r *raw, p piece) piece {
	for step := 0; step < 4; step++ {
		at := strings.LastIndexByte(p.text, ' ')
		if at < 0 {
			return p
		}
		word := p.text[at+1:]
		first, size := utf8.DecodeRuneInString(word)
		switch {
		case (first == '!' || first == '#') && len(word) > size && (word[size] >= 'a' && word[size] <= 'z' || word[size] >= 'A' && word[size] <= 'Z'):
		case first == '⏫' || first == '🔼' || first == '🔽' || first == '🔺' || first == '⏬' || first == '❗':
		default:
			return p
		}
		r.note(p.cut(at+1, len(p.text)))
		p = p.cut(0, at)
	}
	return p
}

// takeLeadIn takes what stands in front of a text and is no part of it: "TODO:", the day of an
// event, the gravity of a risk, whoever does it.
func (c *compiler) takeLeadIn(r *raw, p piece) piece {
	if isWork(r.collection) {
		lower := asciiLower(p.text)
		for _, word := range []string{"todo", "to do", "action item", "action", "ai", "task"} {
			if rest, ok := strings.CutPrefix(lower, word); ok && (strings.HasPrefix(rest, ":") || strings.HasPrefix(rest, " -") || strings.HasPrefix(rest, " –")) {
				rest = strings.TrimLeft(rest, " :-–")
				p = p.cut(len(p.text)-len(rest), len(p.text))
				break
			}
		}
	}
	p = c.takeSpan(r, p)
	p = c.takeLeadingDate(r, p)
	p = c.takeLeadingLevel(r, p)
	return c.takeLeadingOwner(r, p)
}

// takeSpan takes the days that a milestone lasts from its front or its end: "5–9 Dec 2026: workshop", "Workshop,
// 2026-12-05 to 2026-12-09".
func (c *compiler) takeSpan(r *raw, p piece) piece {
	const shortest, longest = len("5-9 Dec 26"), 40
	if r.collection != plan.Milestones || r.has("on") || len(p.text) <= shortest || !strings.ContainsAny(p.text, "0123456789") || overloaded(p) {
		return p
	}
	isSpan := func(from, to int) bool {
		text := strings.Trim(p.text[from:to], " *_")
		return len(text) >= shortest && value.IsSpan(text, c.values)
	}
	for end := min(len(p.text)-1, longest); end >= shortest; end-- {
		if strings.IndexByte(" :|,", p.text[end]) < 0 || strings.IndexByte(" :|,", p.text[end-1]) >= 0 || !isSpan(0, end) {
			continue
		}
		if rest := strings.TrimLeft(p.text[end:], " :|,–—-*_"); rest != "" {
			r.set("on", p.cut(0, end))
			return p.cut(len(p.text)-len(rest), len(p.text))
		}
	}
	to := len(strings.TrimRight(p.text, " )."))
	for at := max(1, to-longest); at < to-shortest; at++ {
		if strings.IndexByte(" (", p.text[at-1]) < 0 || !isSpan(at, to) {
			continue
		}
		if front := strings.TrimRight(p.text[:at], " :|,–—-("); front != "" {
			r.set("on", p.cut(at, to))
			return p.cut(0, len(front))
		}
	}
	return p
}

// takeLeadingDate takes "30 November 2026: 44 wards live" and "**Dec 2026** demo".
func (c *compiler) takeLeadingDate(r *raw, p piece) piece {
	date := dateField[r.collection]
	if r.collection != plan.Milestones && r.collection != plan.Actions || r.has(date) {
		return p
	}
	if at := strings.Index(p.text, ": "); at > 0 && at <= maxKeyLength {
		if when, ok := c.dated(p.cut(0, at), false); ok {
			r.set(date, when)
			return p.cut(at+2, len(p.text))
		}
	}
	if at := strings.Index(p.text, " | "); at > 0 && at < 24 {
		if when, ok := c.dated(p.cut(0, at), false); ok {
			r.set(date, when)
			return p.cut(at+len(" | "), len(p.text))
		}
	}
	if len(p.text) > 11 && p.text[0] >= '0' && p.text[0] <= '9' {
		// "2026-10-29 ERP connector demo"
		if end := strings.IndexByte(p.text, ' '); end >= 8 && end <= 10 && p.text[end+1] >= 'A' {
			if when, ok := c.dated(p.cut(0, end), false); ok {
				r.set(date, when)
				return p.cut(end, len(p.text))
			}
		}
	}
	if n := boldLead(p); n > 0 && n < len(p.text) {
		if when, ok := c.dated(p.cut(0, len(strings.TrimRight(p.text[:n], ": "))), false); ok {
			r.set(date, when)
			return p.cut(n+len(p.text[n:])-len(strings.TrimLeft(p.text[n:], " :–—-")), len(p.text))
		}
	}
	return p
}

// takeLeadingLevel takes "High: …", "[Medium] …" and "(Critical): …" from in front of a risk.
func (c *compiler) takeLeadingLevel(r *raw, p piece) piece {
	if r.collection != plan.Risks || r.has("impact") {
		return p
	}
	if at := strings.IndexByte(p.text, ' '); at > 2 && at < 6 && strings.IndexByte(p.text[:at], '/') > 0 && c.takeLevels(r, p.cut(0, at)) {
		return p.cut(at, len(p.text)) // "H/M  Drivers' strike"
	}
	if light, size := utf8.DecodeRuneInString(p.text); (light == '🔴' || light == '🟡' || light == '🟠' || light == '🟢') && len(p.text) > size+1 && p.text[size] == ' ' {
		r.set("impact", p.cut(0, size))
		return p.cut(size, len(p.text))
	}
	open, end := 0, 0
	switch {
	case strings.HasPrefix(p.text, "["):
		open, end = 1, strings.IndexByte(p.text, ']')
	case strings.HasPrefix(p.text, "("):
		open, end = 1, strings.IndexByte(p.text, ')')
	default:
		end = strings.IndexByte(p.text, ':')
	}
	if end <= open || end > 24 || !c.isLevel(r, p.text[open:end]) {
		return p
	}
	r.set("impact", p.cut(open, end))
	rest := strings.TrimLeft(p.text[end:], "]):–—- ")
	return p.cut(len(p.text)-len(rest), len(p.text))
}

// takeLeadingOwner takes "**James:** send the deck", "Ada Quist: …", "Tam to send …" and "Fenella
// will send …".
func (c *compiler) takeLeadingOwner(r *raw, p piece) piece {
	if r.collection == plan.Goals && !r.has("owner") {
		// "Prakash: yield from 91.2% to 93%"
		if line, ok := keyLine(p); ok && !line.value.empty() && c.ownerScore(line.key.text) == knownName {
			r.set("owner", line.key)
			return line.value
		}
	}
	if !isWork(r.collection) || r.has("owner") {
		return p
	}
	if strings.HasPrefix(p.text, "[") || strings.HasPrefix(p.text, "(") {
		// "[Nina] Book exec dinner"
		if end := strings.IndexAny(p.text, "])"); end > 1 && end < 32 && end+2 < len(p.text) && c.ownerScore(p.text[1:end]) >= givenName {
			r.set("owner", p.cut(1, end))
			return p.cut(end+1, len(p.text))
		}
	}
	if line, ok := keyLine(p); ok && !line.value.empty() {
		need := givenName
		if line.bold {
			need = nameShaped
		}
		if c.ownerScore(line.key.text) >= need && c.mayBeOwner(line.key.text) {
			r.set("owner", withoutRole(line.key))
			return line.value
		}
		return p
	}
	for _, verb := range []string{" to ", " will ", " should ", " must ", " muss ", " soll ", " doit ", " debe "} {
		at := strings.Index(p.text, verb)
		if at <= 0 || at > maxKeyLength {
			continue
		}
		next, _ := utf8.DecodeRuneInString(strings.TrimLeft(p.text[at+len(verb):], " "))
		if next < 'a' || next > 'z' || c.ownerScore(p.text[:at]) < givenName || !c.mayBeOwner(p.text[:at]) {
			continue
		}
		if stop := strings.LastIndex(p.text, ". "); stop > 0 && c.endsSentence(p.text[:stop]) && c.ownerScore(strings.TrimSpace(strings.SplitN(p.text[stop+2:], ",", 2)[0])) >= fullName {
			return p // who does it is said behind
		}
		r.set("owner", p.cut(0, at))
		return p.cut(at+len(verb), len(p.text))
	}
	return p
}

// takeTail takes attributes that commas, a colon or parentheses set apart at the end, as long as
// there are any.
func (c *compiler) takeTail(r *raw, p piece) piece {
	for step := 0; step < 4; step++ {
		shorter := c.takeDeadline(r, c.takeEnd(r, c.takeMarks(r, p)))
		if len(shorter.text) == len(p.text) {
			break
		}
		p = shorter
	}
	return p
}

func (c *compiler) takeEnd(r *raw, p piece) piece {
	date := dateField[r.collection]
	if date != "" && !r.has(date) {
		if at := strings.LastIndex(p.text, ": "); at > 0 && c.dateLike(strings.TrimSpace(p.text[at+2:])) {
			r.set(date, p.cut(at+2, len(p.text)))
			return p.cut(0, at)
		}
	}
	if open := strings.LastIndexByte(p.text, '('); open > 0 && strings.HasSuffix(p.text, ")") {
		inside := p.cut(open+1, len(p.text)-1)
		if when, ok := c.dated(inside, false); ok && date != "" && !r.has(date) {
			r.set(date, when)
			return p.cut(0, open)
		}
		need := givenName
		if !isWork(r.collection) {
			need = knownName
		}
		if (isWork(r.collection) || r.collection == plan.Opportunities || r.collection == plan.Risks || r.collection == plan.Goals) && c.takeAll(r, inside, need) {
			return p.cut(0, open)
		}
	}
	if open := strings.LastIndexByte(p.text, '['); open > 0 && strings.HasSuffix(p.text, "]") && isWork(r.collection) && c.takeAll(r, p.cut(open+1, len(p.text)-1), nameShaped) {
		return p.cut(0, open) // "Minutes of the steering group [Theo]"
	}
	if at := strings.LastIndex(p.text, ". "); at > 0 && c.endsSentence(p.text[:at]) && isWork(r.collection) && !r.has("owner") && r.has(date) {
		// "DTAC resubmission. **Callum Reid**, 20 November 2026"
		if who := p.cut(at+2, len(p.text)); c.ownerScore(who.text) >= fullName {
			r.set("owner", who)
			return p.cut(0, at)
		}
	}
	switch r.collection {
	case plan.Opportunities:
		if label, ok := c.takeBehindColon(r, p); ok {
			return label
		}
	case plan.Risks:
		return p // a comma in a risk is a comma
	case plan.Goals:
		if label, ok := c.takeChange(r, p); ok {
			return label
		}
	}
	return c.takeBehindCommas(r, p)
}

// takeBehindColon takes "Driver app: €85k / 70% / close end of Feb 2027" and keeps the remark of
// "Archive: no budget yet" as a note.
func (c *compiler) takeBehindColon(r *raw, p piece) (piece, bool) {
	at := strings.Index(p.text, ": ")
	if at <= 0 || len(strings.Fields(p.text[:at])) > 6 {
		return p, false
	}
	rest := p.cut(at+2, len(p.text))
	if c.takeAll(r, rest, fullName) || c.takeLeading(r, rest) {
		return p.cut(0, at), true
	}
	switch asciiLower(strings.Trim(p.text[:at], " *")) {
	case "upsell", "cross-sell", "cross sell", "expansion", "renewal", "new", "opportunity", "idea", "pilot", "growth":
		return p, false
	}
	c.takeFromRemark(r, rest)
	r.note(rest)
	return p.cut(0, at), true
}

// takeFromRemark takes figures out of a remark, "Nora asked. Spencer has it as $130K, closing
// February 26, 2027", which is kept as a whole.
func (c *compiler) takeFromRemark(r *raw, p piece) {
	if len(p.text) > 300 {
		return
	}
	for _, part := range p.commaParts(". ", "; ") {
		part = part.trimRight(".")
		if c.takePart(r, part, knownName+1) {
			continue
		}
		if last := part.cut(strings.LastIndexByte(part.text, ' ')+1, len(part.text)); !r.has("amount") && c.sizeOf(last) {
			r.set("amount", last)
		}
	}
}

// takeChange takes "Lower no-shows: 8% → 4%" and "Dock waiting time from 48 to 25 minutes" from a goal,
// whose name is what stands before the figures.
func (c *compiler) takeChange(r *raw, p piece) (piece, bool) {
	if r.has("baseline") || r.has("target") {
		return p, false
	}
	if at := strings.Index(p.text, ": "); at > 0 {
		if from, to, ok := changeOf(c.takeDeadlineOf(r, p.cut(at+2, len(p.text)))); ok {
			r.set("baseline", from)
			r.set("target", to)
			return p.cut(0, at), true
		}
		if rest := p.text[at+2:]; rest[0] >= '0' && rest[0] <= '9' && len(strings.Fields(p.text[:at])) <= 7 {
			// "Gate waiting: 120 min today, 45 min wanted"
			if now, wanted, ok := nowAndWanted(p.cut(at+2, len(p.text))); ok {
				r.set("baseline", now)
				r.set("target", wanted)
			} else {
				r.note(p.cut(at+2, len(p.text)))
			}
			return p.cut(0, at), true
		}
	}
	if label, from, to, ok := c.changeBehind(r, p); ok {
		r.set("baseline", from)
		r.set("target", to)
		return label, true
	}
	lower := asciiLower(p.text)
	for _, words := range [][2]string{{" from ", " to "}, {" von ", " auf "}, {" de ", " à "}, {" del ", " al "}, {" från ", " till "}, {" van ", " naar "}, {" fra ", " til "}} {
		at := strings.Index(lower, words[0])
		if at < 0 {
			continue
		}
		middle := strings.Index(lower[at:], words[1])
		if middle < 0 {
			continue
		}
		from := p.cut(at+len(words[0]), at+middle)
		from = from.cut(0, len(strings.TrimSuffix(strings.TrimSuffix(from.text, " down"), " up")))
		dated := len(r.fields)
		whole := c.takeDeadlineOf(r, p.cut(at+middle+len(words[1]), len(p.text)))
		to := whole
		for _, stop := range []string{" by ", ", ", " until ", " before ", ". ", " (", " in ", " bis ", " within ", " – ", " - ", " at "} {
			if end := strings.Index(to.text, stop); end > 0 {
				to = to.cut(0, end)
			}
		}
		to = to.trimRight(".")
		if !isMeasure(from.text) || !isMeasure(to.text) {
			r.fields = r.fields[:dated]
			return p, false
		}
		if stop := strings.Index(whole.text[len(to.text):], ", "); stop > 0 {
			c.takeDeadlineOf(r, whole.cut(0, len(to.text)+stop)) // "93% by 12/31/2027, off the hot seat"
		}
		r.set("baseline", from)
		r.set("target", to)
		label := p.cut(0, len(strings.TrimRight(p.text[:at], " :,–—-")))
		label = label.cut(0, len(strings.TrimSuffix(strings.TrimSuffix(label.text, " down"), " up")))
		if strings.IndexByte(label.text, ' ') < 0 {
			r.fields = append(r.fields[:dated], r.fields[len(r.fields)-2:]...)
			return p, false // "Attendance from 24% to 16%": one word tells too little
		}
		if rest := whole.cut(len(to.text), len(whole.text)); len(rest.text) > 2 {
			r.note(rest.trimLeft(" .,;–—-"))
		}
		return label, true
	}
	return p, false
}

// changeBehind parts "Pipeline wall clock 31h → 12h" into what is measured and how it shall change.
func (c *compiler) changeBehind(r *raw, p piece) (label, from, to piece, ok bool) {
	for _, arrow := range [...]string{" → ", " -> ", " => ", " ➜ "} {
		at := strings.Index(p.text, arrow)
		if at < 0 {
			continue
		}
		to = p.cut(at+len(arrow), len(p.text))
		for _, lead := range deadlines {
			if stop := strings.Index(asciiLower(to.text), lead); stop > 0 && !r.has("by") && c.dateLike(to.text[stop+len(lead):]) {
				r.set("by", to.cut(stop+len(lead), len(to.text)))
				to = to.cut(0, stop)
				break
			}
		}
		if stop := strings.Index(to.text, ", "); stop > 0 && isMeasure(to.text[:stop]) {
			r.note(to.cut(stop+2, len(to.text))) // "21 -> 35 days, no date"
			to = to.cut(0, stop)
		}
		first, _ := utf8.DecodeRuneInString(to.text)
		if !isMeasure(to.text) || isDigitByte(to.text[0]) && c.dateLike(to.text) && len(to.text) > 4 || first >= 'A' && first <= 'Z' {
			return p, from, to, false
		}
		start := at
		for words := 0; words < 2; words++ {
			if start = strings.LastIndexByte(p.text[:start], ' '); start <= 0 {
				return p, from, to, false
			}
			if from = p.cut(start, at); isMeasure(from.text) {
				label = p.cut(0, start)
				return label, from, to, len(strings.Fields(label.text)) > 1 && !strings.HasSuffix(label.text, ":") && !strings.HasSuffix(label.text, "from")
			}
		}
		return p, from, to, false
	}
	return p, from, to, false
}

// takeDeadlineOf cuts "by Dec 2027" from a goal's figures.
func (c *compiler) takeDeadlineOf(r *raw, p piece) piece {
	for _, lead := range deadlines {
		if at := strings.LastIndex(asciiLower(p.text), lead); at > 0 && !r.has("by") && c.dateLike(p.text[at+len(lead):]) {
			r.set("by", p.cut(at+len(lead), len(p.text)))
			return p.cut(0, at)
		}
	}
	return p
}

// takeBehindCommas takes the attributes that end a list of commas.
func (c *compiler) takeBehindCommas(r *raw, p piece) piece {
	parts := p.commaParts()
	if len(parts) == 0 {
		return p
	}
	if r.collection == plan.Opportunities && !r.has("amount") {
		for i, part := range parts {
			// Behind the amount stand figures and remarks: "$85K, swap now", "portal ~A$68k, Bo wants it".
			size := part
			if at := strings.LastIndexByte(part.text, ' '); i == 0 {
				size = part.cut(at+1, len(part.text))
				if at <= 0 || !strings.ContainsAny(size.text, "€$£₹¥") {
					continue
				}
			}
			if !c.sizeOf(size) {
				continue
			}
			label := p.cut(0, strings.Index(p.text, part.text))
			if i == 0 {
				label = part.cut(0, len(part.text)-len(size.text))
				r.set("amount", size.cut(0, len(withoutPeriod(size.text))))
			} else {
				label = label.trimRight(", ")
				c.takePart(r, part, fullName)
			}
			for _, part := range parts[i+1:] {
				if !c.takePart(r, part, fullName) {
					r.note(part)
				}
			}
			return withoutQuantity(r, label)
		}
	}
	last := len(parts)
	if isYear(parts[last-1].text) {
		return p // the year of something, or a date that nobody can read
	}
	for last > 1 && c.takePart(r, parts[last-1], c.needBehindComma(r)) {
		last--
	}
	if last == len(parts) || last == 0 {
		return p
	}
	return p.between(parts[0], parts[last-1])
}

// withoutQuantity cuts how much of it there is from behind what is sold: "Polish depots – 140 licences".
func withoutQuantity(r *raw, p piece) piece {
	parts := p.split(dashes...)
	if n := len(parts); n == 2 && isDigitByte(parts[1].text[0]) && strings.Count(parts[1].text, " ") <= 2 {
		r.note(parts[1])
		return parts[0]
	}
	return p
}

// commaParts splits at commas and the separators given, and leaves a day's own comma alone:
// "Oct 16, 2026".
func (p piece) commaParts(separators ...string) []piece {
	begins := firstBytes(separators)
	begins.add(',')
	return p.splitAt(begins, func(from, at int) int {
		if n := widthOf(p.text[at:], separators); n > 0 {
			return n
		}
		if !strings.HasPrefix(p.text[at:], ", ") {
			return 0
		}
		n := len(", ")
		if year := p.text[at+n:]; len(year) >= 4 && isYear(year[:4]) && (len(year) == 4 || !isDigitByte(year[4])) && looksDated(strings.TrimSpace(p.text[from:at])) {
			return 0
		}
		return n
	})
}

// isYear reports whether a text is a year and nothing else.
func isYear(text string) bool {
	return len(text) == 4 && text[0] >= '1' && text[0] <= '2' && strings.Trim(text, "0123456789") == ""
}

// needBehindComma is how surely a text behind a comma must name somebody: a list of things
// looks the same.
func (c *compiler) needBehindComma(r *raw) int {
	if isWork(r.collection) && r.has(dateField[r.collection]) {
		return fullName
	}
	return knownName
}

// takeLeading takes the parts of a list of which the first is an attribute; the words among
// them stay as notes: "~$38k, could close with renewal".
func (c *compiler) takeLeading(r *raw, p piece) bool {
	parts := p.commaParts("; ", " / ")
	if len(parts) == 0 || !c.takeSingle(r, parts[0], knownName) {
		return false
	}
	for _, part := range parts[1:] {
		if !c.takeSingle(r, part, knownName) {
			r.note(part)
		}
	}
	return true
}

// takeAll takes every part of a list of attributes, or none of them.
func (c *compiler) takeAll(r *raw, p piece, need int) bool {
	trial := *r
	trial.fields = slices.Clone(r.fields)
	parts := p.commaParts("; ", " / ", " · ", " | ", " – ", " — ", " - ")
	if len(parts) < 2 && strings.Contains(p.text, ", ") {
		return false
	}
	if len(parts) == 0 {
		return false
	}
	var who []piece // what is no attribute unless it is somebody: the others make a name likelier
	for i := len(parts) - 1; i >= 0; i-- {
		n := need
		if isWork(r.collection) && trial.has(dateField[r.collection]) {
			n = min(n, nameShaped)
		}
		if !c.takeSingle(&trial, parts[i], n) {
			who = append(who, parts[i])
		}
	}
	if len(who) > 0 && (len(who) > 1 || len(parts) < 3 || trial.has(ownerField[r.collection]) || !c.takeName(&trial, who[0])) {
		return false
	}
	r.fields = trial.fields
	return true
}

// withoutPeriod cuts what an amount is for from behind it: "first year", "per annum".
func withoutPeriod(text string) string {
	if at := strings.Index(text, " over "); at > 0 {
		text = text[:at] // "£720k over three years"
	}
	for _, tail := range []string{" first year", " in year one", " in year 1", " recurring", " one-off", " once", " a year", " per year", " p.a.", " p.a", " per annum", " annually", " / year", "/year", " / yr", " ARR", " ACV"} {
		text = strings.TrimSuffix(text, tail)
	}
	return text
}

// takeName takes a part beside several attributes for whoever does it.
func (c *compiler) takeName(r *raw, part piece) bool {
	owner, who := ownerField[r.collection], withoutRole(part)
	if owner == "" || c.ownerScore(who.text) < nameShaped || !c.mayBeOwner(who.text) {
		return false
	}
	r.set(owner, who)
	return true
}

// isAmount reports whether a text is an amount that shows it: by a currency or by its unit.
func isAmount(c *compiler, text string) bool {
	text = withoutPeriod(text)
	if text == "" || len(text) > 48 || !strings.ContainsAny(text, "0123456789") {
		return false
	}
	if !strings.ContainsAny(text, "€$£₹¥kKmM") && !strings.Contains(text, "Cr") && !strings.Contains(text, "lakh") && !strings.Contains(text, "crore") && !strings.HasPrefix(text, "Rs") {
		if len(text) < 4 || strings.ToUpper(text[:3]) != text[:3] {
			return false
		}
	}
	m, _ := value.Money(text, c.values)
	return m.State == plan.Set || m.State == plan.Ambiguous
}

// deadlines introduce the day by which something is done.
var deadlines = []string{
	" innen ", " senest ", " innan ", " før ", " före ", " inden ", " mennessä ", " vóór ", " tegen ", " uiterlijk ", " sebelum ", " até ", " fino a ", " do ", " par ", " in ", " till ", " during ",
	" d'ici ", " d'ici fin ", " d'ici à ", " due on ", " due by ", " due ", " by the end of ", " by end of ", " at the end of ", " at end of ", " by ", " within the end of ", " within ", " before ", " until ", " through ", " no later than ", " on ", " bis zum ", " bis ", " avant le ", " avant ",
	" antes del ", " antes de ", " en ", " entro il ", " entro ", " senast ", " am ",
}

// takeDeadline takes "by Q2 2027" from the end of a line.
func (c *compiler) takeDeadline(r *raw, p piece) piece {
	field := dateField[r.collection]
	switch r.collection {
	case plan.Goals, plan.Targets, plan.Actions, plan.Milestones, plan.Commitments:
	case plan.Opportunities:
		return c.takeBareFigures(r, p)
	default:
		return p
	}
	if r.has(field) {
		return p
	}
	lower := asciiLower(p.text)
	for _, arrow := range []string{" → ", " -> ", " => ", " ➜ "} {
		if at := strings.LastIndex(p.text, arrow); at > 0 {
			if when, ok := c.dated(p.cut(at+len(arrow), len(p.text)), false); ok && strings.ContainsAny(when.text, "0123456789") && (!isMeasure(when.text) || len(when.text) > 4 && isYear(when.text[len(when.text)-4:])) {
				r.set(field, when) // "All sites on one portal → end of 2027"
				return p.cut(0, at)
			}
		}
	}
	for _, lead := range deadlines {
		at := strings.LastIndex(lower, lead)
		if at <= 0 || len(lower)-at > 48 {
			continue
		}
		date := p.cut(at+len(lead), len(p.text))
		date = date.trimRight(".")
		if strings.ContainsAny(date.text, "0123456789") && len(date.text) >= 4 && c.dateLike(date.text) {
			r.set(field, date)
			if isWork(r.collection) || r.collection == plan.Goals {
				return p.cut(0, at) // what is done by a day is the same work on another
			}
			return p
		}
	}
	if r.collection == plan.Goals {
		for _, lead := range [...]string{" by the ", " by ", " before ", " until ", " bis ", " im "} {
			if at := strings.LastIndex(lower, lead); at > 0 && isSeason(lower[at+len(lead):]) {
				r.set(field, p.cut(at+len(lead), len(p.text))) // "by summer 2027", though nobody can say which day
				return p.cut(0, at)
			}
		}
		if label, ok := c.takeDeadlineWithin(r, p, lower); ok {
			return label
		}
	}
	if isWork(r.collection) {
		// "Call the branch manager @leon 2026-09-22"
		if at := c.bareDate(p); at > 0 {
			r.set(field, p.cut(at, len(p.text)))
			return p.cut(0, at)
		}
	}
	return p
}

// isSeason reports whether a text is a season of a year: "summer 2027".
func isSeason(lower string) bool {
	season, year, found := strings.Cut(lower, " ")
	if year = strings.TrimPrefix(year, "of "); !found || !isYear(strings.TrimRight(year, ".")) {
		return false
	}
	switch season {
	case "spring", "summer", "autumn", "fall", "winter", "sommer", "herbst", "frühjahr", "frühling", "été", "printemps", "automne", "hiver", "verano", "otoño", "invierno", "primavera":
		return true
	}
	return false
}

// takeDeadlineWithin takes the day by which a goal is reached where a remark follows it: "Reliability 98,5 %
// by Q2 2027, now it is 94 %". What is now is where the goal starts from.
func (c *compiler) takeDeadlineWithin(r *raw, p piece, lower string) (piece, bool) {
	end := strings.LastIndexAny(p.text, ",;(→")
	if arrow := strings.LastIndex(p.text, " – "); arrow > end {
		end = arrow
	}
	if open := strings.LastIndexByte(p.text, '('); open > 0 && strings.HasSuffix(p.text, ")") {
		end = open // commas within the remark part nothing
	}
	if end <= 0 || len(p.text)-end > 80 {
		return p, false
	}
	before := strings.TrimRight(lower[:end], " ")
	for _, lead := range deadlines {
		at := strings.LastIndex(before, lead)
		if at <= 0 || len(before)-at > 32 {
			continue
		}
		date := p.cut(at+len(lead), len(before))
		if !strings.ContainsAny(date.text, "0123456789") || len(date.text) < 4 || !c.dateLike(date.text) {
			continue
		}
		r.set("by", date)
		remark := p.cut(end, len(p.text))
		remark = remark.cut(len(remark.text)-len(strings.TrimLeft(remark.text, ",;(→– ")), len(strings.TrimRight(remark.text, ").")))
		c.takeNow(r, c.sentences(remark)[0])
		r.note(remark)
		return p.cut(0, at), true
	}
	return p, false
}

// nowAndWanted parts "38 now, 29 wanted" into the two figures.
func nowAndWanted(p piece) (now, wanted piece, ok bool) {
	first, second, found := strings.Cut(p.text, ", ")
	if !found {
		return p, p, false
	}
	cut := func(from int, text string, words ...string) (piece, bool) {
		for _, word := range words {
			if rest, ok := strings.CutSuffix(text, word); ok && isMeasure(rest) {
				return p.cut(from, from+len(rest)), true
			}
		}
		return p, false
	}
	now, one := cut(0, first, " now", " today", " currently", " heute", " aujourd'hui", " idag", " i dag", " hoy", " hoje", " oggi", " nu")
	wanted, two := cut(len(first)+2, second, " wanted", " targeted", " planned", " aimed for", " gewünscht", " Ziel", " mål", " target", " goal")
	return now, wanted, one && two
}

// takeNow takes "(currently 19)" for what a goal starts from, and "they want 12" for what it shall reach.
func (c *compiler) takeNow(r *raw, p piece) {
	for _, part := range p.split("(", ")", ", ", "; ") {
		lower := asciiLower(part.text)
		for _, is := range [...]struct {
			field string
			leads []string
		}{
			{"baseline", []string{"now it is ", "now it's ", "now at ", "now ", "currently at ", "currently ", "today at ", "today it is ", "today ", "at present ", "was ", "last year ", "last audit ", "baseline ", "from ", "heute ", "aktuell ", "derzeit ", "aujourd'hui ", "hoy ", "hoje ", "oggi ", "nu ", "idag ", "i dag "}},
			{"target", []string{"they want ", "want ", "wants ", "wanted ", "wanting ", "target ", "target: ", "goal ", "aim ", "should be ", "ziel ", "cible ", "objetivo ", "mål ", "doel "}},
		} {
			for _, lead := range is.leads {
				if !strings.HasPrefix(lower, lead) || r.has(is.field) {
					continue
				}
				if figure := figureIn(part.cut(len(lead), len(part.text))); !figure.empty() {
					r.set(is.field, figure)
					break
				}
			}
		}
	}
}

// figureIn is the figure with its unit at the beginning of a few words: "0.9%" of "0.9% last year".
func figureIn(p piece) piece {
	if isMeasure(p.text) {
		return p.cut(0, len(withoutWhen(p.text)))
	}
	if end := strings.IndexByte(p.text, ' '); end > 0 && isMeasure(p.text[:end]) {
		return p.cut(0, end)
	}
	return piece{}
}

// withoutWhen cuts the words from behind a figure that say of which time it is.
func withoutWhen(text string) string {
	for _, tail := range [...]string{" last year", " this year", " last season", " last month", " last quarter", " migrated", " today", " now"} {
		text = strings.TrimSuffix(text, tail)
	}
	return text
}

// bareDate finds a day of a known year that ends a text without any mark before it: where it
// starts; 0 where there is none.
func (c *compiler) bareDate(p piece) int {
	text := strings.TrimRight(p.text, ".")
	if text == "" || text[len(text)-1] < '0' || text[len(text)-1] > '9' {
		return 0
	}
	best := 0
	at := len(text)
	for words := 0; words < 4; words++ {
		at = strings.LastIndexByte(text[:at], ' ')
		if at <= 0 {
			break
		}
		tail := text[at+1:]
		if len(tail) < 6 || tail[0] >= 'a' && tail[0] <= 'z' {
			continue
		}
		if d, problem := value.Date(tail, c.values); problem == nil && d.Known() && d.Precision == plan.ToDay {
			best = at
		}
	}
	return best
}

// takeBareFigures takes "TMS lite $20k 50% Q1 2027", figures without any mark between them.
func (c *compiler) takeBareFigures(r *raw, p piece) piece {
	if r.has("amount") || strings.Count(p.text, " ") < 2 || len(p.text) > 120 {
		return p
	}
	trial := *r
	trial.fields = slices.Clone(r.fields)
	rest := p
	for step := 0; step < 4; step++ {
		taken := false
		var starts [3]int // of the last words; the longest figure counts
		words, at := 0, len(rest.text)
		for ; words < len(starts); words++ {
			if at = strings.LastIndexByte(rest.text[:at], ' '); at <= 0 {
				break
			}
			starts[words] = at
		}
		for words--; words >= 0 && !taken; words-- {
			part := rest.cut(starts[words], len(rest.text))
			if strings.ContainsAny(part.text, "0123456789") && (c.chanceOf(part) || c.sizeOf(part) || c.dateLike(part.text)) && c.takePart(&trial, part, knownName+1) {
				rest, taken = rest.cut(0, starts[words]), true
			}
		}
		if !taken {
			break
		}
	}
	if !trial.has("amount") {
		return p
	}
	r.fields = trial.fields
	return rest.trimRight(" ,–—-~(")
}

// between is the stretch of p from the beginning of one of its parts to the end of another.
func (p piece) between(first, last piece) piece {
	from := strings.Index(p.text, first.text)
	to := strings.LastIndex(p.text, last.text)
	if from < 0 || to < from {
		return p
	}
	return p.cut(from, to+len(last.text))
}

// boldLead is the length of the bold text that a line begins with; 0 where it does not, or
// where the whole line is bold.
func boldLead(p piece) int {
	n := 0
	for _, run := range p.exact() {
		if run.Style&syntax.Bold == 0 {
			break
		}
		n += len(run.Text)
	}
	if n >= len(p.text) {
		return 0
	}
	return n
}

// trimEmoji cuts the pictures that people put before a line. The lights that say how things
// stand are words, not decoration.
func trimEmoji(p piece) piece {
	for i, r := range p.text {
		if r == '🟢' || r == '🟡' || r == '🔴' || r == '🟠' || !isPicture(r) && r != ' ' {
			return p.cut(i, len(p.text))
		}
	}
	return p
}

// isPicture reports whether a code point is an emoji or belongs to one.
func isPicture(r rune) bool {
	return r >= 0x1F000 && r <= 0x1FAFF || r >= 0x25A0 && r <= 0x25FF || r >= 0x2600 && r <= 0x27BF || r >= 0x2B00 && r <= 0x2BFF ||
		r >= 0x2300 && r <= 0x23FF || r == 0xFE0F || r == 0x200D || r == 0x20E3 || r == utf8.RuneError
}
