package compile

import (
	"strings"

	"github.com/acctplan/acctplan/pkg/plan"
)

// The parts of a line about a piece of work, a deal, a risk or a goal: what stands in front of the text that
// names the record and what stands behind it, set apart by dashes, strokes, arrows and commas. Each part is asked
// what its own form says that it is (see attribute.go); what is left over is the record's text.
//
//	Loyalty connector: $15K, likely Q4 2026
//	**Fleet add-on** | €9k | 30% | close Q2 2027 | Teresa
//	Send the deck - Sam - 2026-12-01
//	Priyanka Rao – Epic integration demo – 10 Dec 2026
//	Plant in Ghent may be sold (High)

// arrows lead from what is to what shall be, or from a piece of work to whoever does it.
var arrows = []string{" → ", " -> ", " ➜ ", " => "}

// goalSeparators set the parts of a line apart in which an arrow tells a change.
var goalSeparators = append([]string{" | ", " · "}, dashes...)

// partSeparators set the parts of a line apart.
var partSeparators = append(arrows[:len(arrows):len(arrows)], goalSeparators...)

// isWork reports whether a collection's records are things that somebody of ours does.
func isWork(collection plan.Collection) bool {
	return collection == plan.Actions || collection == plan.Commitments
}

// takeParts takes the pieces of an item's line that are attributes and returns the text that
// names the record.
func (c *compiler) takeParts(r *raw, p piece) piece {
	slot := strings.HasSuffix(p.text, " -") || strings.HasSuffix(p.text, " –") || strings.HasSuffix(p.text, " —")
	p = c.takeMarks(r, p.trimRight(" |–—-→/,;"))
	p = c.takeWorkRemark(r, c.takeWorkLead(r, p))
	p = c.takeLeadIn(r, p)
	p = c.takeRiskClauses(r, c.takeGoalClauses(r, p))
	p = c.takeAside(r, c.takeFieldSentences(r, p))
	if label, ok := c.takeGravity(r, p); ok {
		return label
	}
	if label, ok := c.takeBehindName(r, p); ok {
		return label
	}
	separators := partSeparators
	if r.collection == plan.Goals || r.collection == plan.ValueDelivered {
		p, separators = c.takeKeeper(r, p), goalSeparators
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

// takeBehindName takes what stands behind a bold name of several words that a full stop, a colon or a bracket ends:
// "**Invoices settle in time.** From 45 days to 20 by June 2027".
func (c *compiler) takeBehindName(r *raw, p piece) (piece, bool) {
	goal := r.collection == plan.Goals
	n := boldLead(p)
	if n == 0 || !goal && r.collection != plan.Risks && r.collection != plan.Opportunities || !strings.Contains(strings.TrimSpace(p.text[:n]), " ") || !c.isLabel(r, p.cut(0, n)) {
		return p, false
	}
	lead, rest := strings.TrimRight(p.text[:n], " "), strings.TrimLeft(p.text[n:], " ")
	if !strings.HasSuffix(lead, ".") && !strings.HasPrefix(rest, ". ") && !strings.HasPrefix(rest, "(") && !(strings.HasSuffix(lead, ":") && goal) && !(strings.HasPrefix(rest, ": ") && r.collection != plan.Opportunities) {
		return p, false
	}
	about := p.cut(n, len(p.text)).trimLeft(" .:")
	if end := strings.IndexByte(about.text, ')'); end > 0 && about.text[0] == '(' && strings.ContainsAny(about.text[:end], ",;") && c.takeAll(r, about.cut(1, end), knownName) {
		about = about.cut(end+1, len(about.text)).trimLeft(" .:") // "**Auction clock** ($60k; 65%; 2027-02-12). Competes with Netbid"
	}
	if r.collection != plan.Risks {
		about = c.takeBehindCommas(r, about)
	}
	if goal {
		about = c.takeDeadline(r, about.trimRight("."))
		if !c.takeWholeChange(r, about) {
			c.takeChange(r, about)
		}
		c.takeNow(r, about)
	}
	r.note(about)
	return p.cut(0, len(strings.TrimRight(lead, " .:"))), true
}

// takeKeeper takes whose goal it is from behind an arrow: "MRI waiting time from 19 days to 7 → Prof. Wyss".
func (c *compiler) takeKeeper(r *raw, p piece) piece {
	const arrow = " → "
	at := strings.LastIndex(p.text, arrow)
	if at <= 0 || r.collection != plan.Goals || r.has("owner") || c.ownerScore(p.text[at+len(arrow):]) < titledName {
		return p
	}
	r.set("owner", p.cut(at+len(arrow), len(p.text)))
	return c.takeDeadline(r, p.cut(0, at))
}

// takeBehindTitle takes the parts behind a bold title; what is no attribute is a note.
func (c *compiler) takeBehindTitle(r *raw, parts []piece) piece {
	for i, part := range parts[1:] {
		switch {
		case c.takePart(r, part, nameShaped):
		case r.collection == plan.Risks && i == len(parts)-2 && r.has("likelihood") && r.has("impact") && !r.has("mitigation"):
			r.set("mitigation", c.takeDoer(r, part)) // "**Outages** (likelihood: high, impact: high) – load test, Rikke"
		case r.collection == plan.Opportunities:
			r.note(c.takeBehindCommas(r, part)) // "**Reports** – demo booked, 40%, 31 Mar 2027, Saoirse"
		default:
			r.note(part)
		}
	}
	return parts[0]
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
				r.noteAll(parts[i+1 : last])
				last = i
				break
			}
		}
	}
	if r.collection == plan.Opportunities && first == 0 && !r.has("amount") {
		for i := 1; i < last; i++ {
			if c.sizeOf(parts[i]) || isDenial(parts[i].text) {
				// "Analytics add-on – £38k – no date yet": behind the amount stand figures and remarks
				c.takeEach(r, parts[i:last], fullName)
				last = i
				break
			}
		}
	}
	if r.collection == plan.Opportunities && first == 0 && last == len(parts) {
		// "Payments module, ~$15k – Paula interested": what follows the figures is a remark.
		if label := c.takeTail(r, parts[0]); label.text != parts[0].text {
			r.noteAll(parts[1:])
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

// behindArrow reports whether an arrow leads to a part: "Kick-off deck → Fabio".
func behindArrow(p, part piece) bool {
	before := strings.TrimRight(before(p.text, part.text), " ")
	return strings.HasSuffix(before, "→") || strings.HasSuffix(before, "->") || strings.HasSuffix(before, "➜") || strings.HasSuffix(before, "=>")
}

// isLabel reports whether the bold beginning of a line names the record, rather than being
// somebody or a key.
func (c *compiler) isLabel(r *raw, part piece) bool {
	_, known := c.fieldName(r, strings.TrimRight(part.text, ":"))
	return !known && c.ownerScore(part.text) < givenName && !c.isLevel(r, part.text)
}

// leads takes a part at the front of a line: the day or the person of an action, the gravity of
// a risk. closed: attributes stood at the end, so the line is a run of fields.
func (c *compiler) leads(r *raw, part piece, closed bool) bool {
	date := dateField[r.collection]
	switch {
	case r.collection == plan.Risks:
		return !r.has("impact") && c.isLevel(r, part.text) && c.takePart(r, part, knownName)
	case r.collection != plan.Milestones && !isWork(r.collection):
		return false
	case !r.has(date) && c.takeDayBefore(r, part, len(part.text)):
		return true
	case r.collection == plan.Milestones:
		if isWhen(part.text) && !r.has(date) {
			r.set(date, part) // "Summer 2027" is when, though nobody can say which day
			return true
		}
		return false
	}
	need := fullName
	if closed {
		need = givenName
	}
	return c.ownerScore(part.text) >= need && c.takePart(r, part, need)
}
