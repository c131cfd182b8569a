package compile

// One part of a line about a piece of work, a deal, a risk or a goal whose own form says what it is: a day, an
// amount, a chance, a grade, a change, somebody. It needs no key.

import (
	"strings"

	"github.com/acctplan/acctplan/pkg/compile/value"
	"github.com/acctplan/acctplan/pkg/plan"
)

// isAttribute reports whether a part is surely no text: a day, a figure, a level, or somebody known.
func (c *compiler) isAttribute(r *raw, part piece) bool {
	before := r.draft()
	taken := c.takeSingle(r, part, knownName)
	r.undo(before)
	return taken || c.ownerScore(part.text) >= knownName
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
		if name == date {
			c.setDay(r, v)
		} else {
			r.set(name, v)
		}
		return true
	}
	if date != "" && !r.has(date) {
		if when, ok := c.dated(part, true); ok {
			c.setDay(r, when)
			return true
		}
		if lead := leadNoun(asciiLower(part.text)); lead > 0 && (r.collection == plan.Opportunities || r.collection == plan.Goals) {
			if when, ok := c.dated(part.cut(lead, len(part.text)), false); ok && strings.ContainsAny(when.text, "0123456789") {
				c.setDay(r, when)
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
			r.set("probability", part.cut(len(part.text)-len(withoutBound(part.text)), len(part.text)))
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
		before := r.draft()
		if c.takeWholeChange(r, c.takeDeadlineOf(r, part)) { // "from £11.80 to £9.90 by 31/12/2027"
			return true
		}
		r.undo(before)
		if c.takeWholeChange(r, part) {
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
	if keeper, ok := keeperOf(who); ok && c.ownerScore(keeper.text) >= givenName {
		r.set(owner, keeper) // "Toby leading"
		return true
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

// takeLeading takes the parts of a list of which the first is an attribute; the words among
// them stay as notes: "~$38k, could close with renewal".
func (c *compiler) takeLeading(r *raw, p piece) bool {
	parts := p.commaParts("; ", " / ")
	if len(parts) == 0 || !c.takeSingle(r, parts[0], knownName) {
		return false
	}
	c.takeEach(r, parts[1:], knownName)
	return true
}

// takeEach takes those of several parts that are attributes; the others are notes.
func (c *compiler) takeEach(r *raw, parts []piece, need int) {
	for _, part := range parts {
		if !c.takePart(r, part, need) {
			r.note(part)
		}
	}
}

// takeAll takes every part of a list of attributes, or none of them.
func (c *compiler) takeAll(r *raw, p piece, need int) bool {
	parts := p.commaParts("; ", " / ", " · ", " | ", " – ", " — ", " - ")
	if len(parts) == 0 || len(parts) < 2 && strings.Contains(p.text, ", ") {
		return false
	}
	before := r.draft()
	var who []piece // what is no attribute unless it is somebody: the others make a name likelier
	for i := len(parts) - 1; i >= 0; i-- {
		n := need
		if isWork(r.collection) && r.has(dateField[r.collection]) {
			n = min(n, nameShaped)
		}
		if !c.takeSingle(r, parts[i], n) {
			who = append(who, parts[i])
		}
	}
	if len(who) > 0 && (len(who) > 1 || len(parts) < 3 || r.has(ownerField[r.collection]) || !c.takeName(r, who[0])) {
		r.undo(before)
		return false
	}
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
