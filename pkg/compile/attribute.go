package compile

// Attributes without keys: the parts of a line whose own form says what they are.
//
//	Loyalty connector: $15K, likely Q4 2026
//	**Fleet add-on** | €9k | 30% | close Q2 2027 | Teresa
//	Send the deck - Sam - 2026-12-01
//	2026-10-09 – Callum – three-year fix paper
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
var partSeparators = append([]string{" | ", " → ", " -> ", " ➜ ", " => "}, dashes...)

// takeParts takes the parts of an item's line that are attributes and returns the text that
// names the record.
func (c *compiler) takeParts(r *raw, p piece) piece {
	slot := strings.HasSuffix(p.text, " -") || strings.HasSuffix(p.text, " –") || strings.HasSuffix(p.text, " —")
	p = p.cut(0, len(strings.TrimRight(p.text, " |–—-")))
	parts := p.split(partSeparators...)
	if len(parts) > 1 {
		if n := boldLead(p); n > 0 && n <= len(parts[0].text)+1 && c.isLabel(r, parts[0]) {
			// "**Title** – attributes": whatever stands behind a bold title is about it.
			for _, part := range parts[1:] {
				if !c.takePart(r, part, true) {
					r.note(part)
				}
			}
			return parts[0]
		}
		first, last := 0, len(parts)
		// From the end dates come last and names before them, so a date makes a name likelier.
		for last > first+1 && c.takePart(r, parts[last-1], slot || r.has(dateField[r.collection]) || behindArrow(p, parts[last-1])) {
			last--
		}
		for first < last-1 && c.leads(r, parts[first]) && c.takePart(r, parts[first], false) {
			first++
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
		p = p.between(parts[first], parts[last-1])
	}
	return c.takeTail(r, c.takeDeadline(r, p))
}

// behindArrow reports whether an arrow leads to a part: "Kick-off deck → Fabio".
func behindArrow(p, part piece) bool {
	before := strings.TrimRight(p.text[:strings.LastIndex(p.text, part.text)], " ")
	return strings.HasSuffix(before, "→") || strings.HasSuffix(before, "->") || strings.HasSuffix(before, "➜") || strings.HasSuffix(before, "=>")
}

// isLabel reports whether the bold beginning of a line names the record, rather than being
// somebody or a key.
func (c *compiler) isLabel(r *raw, part piece) bool {
	_, known := c.fieldName(r, strings.TrimRight(part.text, ":"))
	return !known && !c.knownPeople(part.text)
}

// leads reports whether a part at the front of an action may be an attribute: a day or a person.
func (c *compiler) leads(r *raw, part piece) bool {
	return r.collection == plan.Actions && (c.dateLike(part.text) && !vagueDate(part.text) || c.knownPeople(withoutRole(part).text))
}

// withoutRole cuts "(CSA + CSM)" from behind a name.
func withoutRole(p piece) piece {
	if open := strings.IndexByte(p.text, '('); open > 0 && strings.HasSuffix(p.text, ")") {
		return p.cut(0, open)
	}
	return p
}

// takePart takes one part whose form says what it is. loose: a short capitalised name may be
// an owner although the plan does not know it.
func (c *compiler) takePart(r *raw, part piece, loose bool) bool {
	date, owner := dateField[r.collection], ownerField[r.collection]
	if name, v, ok := c.keyWord(r, part); ok && !r.has(name) {
		r.set(name, v)
		return true
	}
	if when := withoutLead(part); date != "" && !r.has(date) && c.dateLike(when.text) {
		r.set(date, when)
		return true
	}
	if strings.Contains(part.text, ", ") && c.takeAll(r, part) {
		return true
	}
	switch r.collection {
	case plan.Opportunities:
		if strings.Contains(part.text, ", ") && c.takeLeading(r, part) {
			return true
		}
		if strings.HasSuffix(part.text, "%") && !r.has("probability") {
			if v, problem := value.Percent(part.text, c.values); problem == nil && v.State == plan.Set {
				r.set("probability", part)
				return true
			}
		}
		if !r.has("amount") && isAmount(c, part.text) {
			r.set("amount", part)
			return true
		}
	case plan.Risks:
		if _, ok := c.words.Level(part.text); ok && !r.has("impact") {
			r.set("impact", part)
			return true
		}
	case plan.Goals:
		lower := asciiLower(part.text)
		if to := strings.Index(lower, " to "); strings.HasPrefix(lower, "from ") && to > 0 && !r.has("baseline") {
			r.set("baseline", part.cut(len("from "), to))
			r.set("target", part.cut(to+len(" to "), len(part.text)))
			return true
		}
	}
	if owner == "" || r.has(owner) {
		return false
	}
	who := withoutRole(part)
	named := r.collection == plan.Actions || r.collection == plan.Commitments
	if c.knownPeople(who.text) && c.mayBeOwner(who.text) || named && loose && personLike(who.text) && c.mayBeOwner(who.text) {
		r.set(owner, who)
		return true
	}
	return false
}

// withoutLead cuts the words that introduce a date: "close Q2 2027", "likely Q4 2026".
func withoutLead(p piece) piece {
	for _, lead := range []string{"likely ", "close ", "closes ", "closing ", "expected ", "by ", "due ", "target ", "est. ", "until ", "before ", "decision ", "order ", "decides ", "decided "} {
		if strings.HasPrefix(asciiLower(p.text), lead) {
			return p.cut(len(lead), len(p.text))
		}
	}
	return p
}

// takeTail takes attributes that commas, a colon or parentheses set apart at the end.
func (c *compiler) takeTail(r *raw, p piece) piece {
	if date := dateField[r.collection]; date != "" && !r.has(date) {
		if at := strings.LastIndex(p.text, ": "); at > 0 && c.dateLike(strings.TrimSpace(p.text[at+2:])) {
			r.set(date, p.cut(at+2, len(p.text)))
			p = p.cut(0, at)
		} else if open := strings.LastIndexByte(p.text, '('); open > 0 && strings.HasSuffix(p.text, ")") {
			if when := withoutLead(p.cut(open+1, len(p.text)-1)); c.dateLike(when.text) && !vagueDate(when.text) {
				r.set(date, when)
				p = p.cut(0, open)
			}
		}
	}
	switch r.collection {
	case plan.Opportunities:
		if at := strings.Index(p.text, ": "); at > 0 && c.takeLeading(r, p.cut(at+2, len(p.text))) {
			return p.cut(0, at)
		}
		fallthrough
	case plan.Risks:
		if open := strings.LastIndexByte(p.text, '('); open > 0 && strings.HasSuffix(p.text, ")") && c.takeAll(r, p.cut(open+1, len(p.text)-1)) {
			return p.cut(0, open)
		}
	}
	if r.collection == plan.Risks {
		return p // a comma in a risk is a comma
	}
	parts := p.split(", ")
	if r.collection == plan.Opportunities {
		for i := 1; i < len(parts); i++ {
			if !isAmount(c, parts[i].text) || r.has("amount") {
				continue
			}
			// Behind the amount stand figures and remarks: "$85K, swap now".
			for _, part := range parts[i:] {
				if !c.takePart(r, part, false) {
					r.note(part)
				}
			}
			return p.between(parts[0], parts[i-1])
		}
	}
	last := len(parts)
	for last > 1 && c.takePart(r, parts[last-1], false) {
		last--
	}
	if last == len(parts) || last == 0 {
		return p
	}
	return p.between(parts[0], parts[last-1])
}

// takeLeading takes the parts of a list of which the first is an attribute; the words among
// them stay as notes: "~$38k, could close with renewal".
func (c *compiler) takeLeading(r *raw, p piece) bool {
	parts := p.split(", ", "; ")
	if len(parts) == 0 || !c.takePart(r, parts[0], false) {
		return false
	}
	for _, part := range parts[1:] {
		if !c.takePart(r, part, false) {
			r.note(part)
		}
	}
	return true
}

// takeAll takes every part of a list of attributes, or none of them.
func (c *compiler) takeAll(r *raw, p piece) bool {
	trial := *r
	trial.fields = slices.Clone(r.fields)
	parts := p.split(", ", "; ", " / ", " · ", " | ", " – ", " — ", " - ")
	if len(parts) < 2 && strings.Contains(p.text, ", ") {
		return false
	}
	for _, part := range parts {
		if !c.takePart(&trial, part, false) {
			return false
		}
	}
	r.fields = trial.fields
	return len(r.fields) > 0
}

// isAmount reports whether a text is an amount that shows it: by a currency or by its unit.
func isAmount(c *compiler, text string) bool {
	for _, tail := range []string{" a year", " per year", " p.a.", " per annum", " annually", " ARR"} {
		text = strings.TrimSuffix(text, tail)
	}
	if text == "" || !strings.ContainsAny(text, "0123456789") {
		return false
	}
	if !strings.ContainsAny(text, "€$£₹¥kKmM") && !strings.Contains(text, "Cr") && !strings.Contains(text, "lakh") {
		if len(text) < 4 || strings.ToUpper(text[:3]) != text[:3] {
			return false
		}
	}
	m, _ := value.Money(text, c.values)
	return m.State == plan.Set || m.State == plan.Ambiguous
}

// takeDeadline reads "by Q2 2027" at the end of a line. The words stay part of a goal, which
// would be another goal without them; an action loses them.
func (c *compiler) takeDeadline(r *raw, p piece) piece {
	field := dateField[r.collection]
	switch r.collection {
	case plan.Goals, plan.Targets, plan.Actions, plan.Milestones, plan.Commitments:
	default:
		return p
	}
	if r.has(field) {
		return p
	}
	if r.collection == plan.Actions {
		// "Call the branch manager @leon 2026-09-22"
		if at := strings.LastIndexByte(p.text, ' '); at > 0 && len(p.text)-at == len(" 2026-09-22") && strings.Count(p.text[at:], "-") == 2 && c.dateLike(p.text[at+1:]) {
			r.set(field, p.cut(at, len(p.text)))
			return p.cut(0, at)
		}
	}
	lower := asciiLower(p.text)
	for _, lead := range []string{" due on ", " due by ", " due ", " by the end of ", " by end of ", " by ", " before ", " until ", " bis ", " avant le ", " avant ", " antes de ", " en "} {
		at := strings.LastIndex(lower, lead)
		if at <= 0 {
			continue
		}
		date := p.cut(at+len(lead), len(p.text))
		date = date.cut(0, len(strings.TrimRight(date.text, ".")))
		if strings.ContainsAny(date.text, "0123456789") && len(date.text) >= 4 && c.dateLike(date.text) {
			r.set(field, date)
			if r.collection == plan.Actions || r.collection == plan.Commitments {
				return p.cut(0, at) // what is done by a day is the same work on another
			}
			break
		}
	}
	return p
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
	for _, run := range p.runs {
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
	return r >= 0x1F000 && r <= 0x1FAFF || r >= 0x2600 && r <= 0x27BF || r >= 0x2B00 && r <= 0x2BFF ||
		r >= 0x2300 && r <= 0x23FF || r == 0xFE0F || r == 0x200D || r == 0x20E3 || r == utf8.RuneError
}
