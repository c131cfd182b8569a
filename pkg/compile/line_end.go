package compile

import (
	"strings"
	"unicode/utf8"

	"github.com/acctplan/acctplan/pkg/plan"
)

// What ends a line: marks of task lists, attributes that commas, a colon or parentheses set apart, figures without
// any mark before them.

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

func (c *compiler) takeEnd(r *raw, p piece) piece {
	date, work := dateField[r.collection], isWork(r.collection)
	if date != "" && !r.has(date) {
		if at := strings.LastIndex(p.text, ": "); at > 0 && c.dateLike(strings.TrimSpace(p.text[at+2:])) {
			r.set(date, p.cut(at+2, len(p.text)))
			return p.cut(0, at)
		}
	}
	if inside, at := p.bracketed('(', ')'); at > 0 {
		if when, ok := c.dated(inside, false); ok && date != "" && !r.has(date) {
			r.set(date, when)
			return p.cut(0, at)
		}
		need := givenName
		if !work {
			need = knownName
		}
		if (work || r.collection == plan.Opportunities || r.collection == plan.Risks || r.collection == plan.Goals) && c.takeAll(r, inside, need) {
			return p.cut(0, at)
		}
	}
	if inside, at := p.bracketed('[', ']'); at > 0 && work && c.takeAll(r, inside, nameShaped) {
		return p.cut(0, at) // "Minutes of the steering group [Theo]"
	}
	if at := strings.LastIndex(p.text, ". "); at > 0 && c.endsSentence(p.text[:at]) && work && !r.has("owner") && r.has(date) {
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
			c.takeEach(r, parts[i+1:], fullName)
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

// needBehindComma is how surely a text behind a comma must name somebody: a list of things
// looks the same.
func (c *compiler) needBehindComma(r *raw) int {
	if isWork(r.collection) && r.has(dateField[r.collection]) || r.collection == plan.Opportunities && r.has("amount") && len(r.fields) > 1 {
		return fullName
	}
	return knownName
}

// takeBareFigures takes "TMS lite $20k 50% Q1 2027", figures without any mark between them.
func (c *compiler) takeBareFigures(r *raw, p piece) piece {
	if r.has("amount") || strings.Count(p.text, " ") < 2 || len(p.text) > 120 {
		return p
	}
	before := r.draft()
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
			if strings.ContainsAny(part.text, "0123456789") && (c.chanceOf(part) || c.sizeOf(part) || c.dateLike(part.text)) && c.takePart(r, part, knownName+1) {
				rest, taken = rest.cut(0, starts[words]), true
			}
		}
		if !taken {
			break
		}
	}
	if !r.has("amount") {
		r.undo(before)
		return p
	}
	return rest.trimRight(" ,–—-~(")
}
