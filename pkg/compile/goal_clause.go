package compile

// What people say of a goal behind its name, clause by clause: where it stands, where it shall be, by when, and
// whose it is. The order and the marks between the clauses are everybody's own:
//
//	Fewer cancelled slots – was 11%, now 9%, goal 5% by 30 June 2027 (Colm Rafferty)
//	Ausschuss senken: heute 7,5 %, Ziel 4 % bis 31.12.2027, verantwortlich Sabine Kroll
//	Damaged pallets. 0.9% at the start of the year, target 0.3%. Owner: Rowan Bast.

import (
	"slices"
	"strings"

	"github.com/acctplan/acctplan/pkg/plan"
)

// clauseMarks part the clauses behind a goal's name.
var clauseMarks = []string{" – ", " — ", " - ", " -- ", ": ", "; ", " | ", " / ", " · ", " (", ")", " [", "]", "... ", "? ", "! "}

// goalClauses are the clauses of a text about a goal.
func (c *compiler) goalClauses(p piece) []piece {
	out := make([]piece, 0, 8)
	for _, sentence := range c.sentences(p) {
		for _, part := range sentence.commaParts(clauseMarks...) {
			if at := strings.Index(part.text, " and "); at > 0 {
				if field, _ := c.figureClause(part.cut(at+len(" and "), len(part.text))); field != "" {
					out = append(out, part.cut(0, at), part.cut(at+len(" and "), len(part.text)))
					continue
				}
			}
			out = append(out, part.trimRight(".,;"))
		}
	}
	return out
}

// takeGoalClauses takes the clauses behind a goal's name, one of which at least says by its words which figure it
// tells, and returns the name.
func (c *compiler) takeGoalClauses(r *raw, p piece) piece {
	if r.collection != plan.Goals || overloaded(p) || len(p.text) > 400 || !strings.ContainsAny(p.text, "0123456789") || r.has("baseline") || r.has("target") {
		return p
	}
	if !strings.Contains(p.text, ", ") && !hasMark(p.text, clauseMarks) && boldLead(p) == 0 {
		return p
	}
	name, rest := piece{}, p
	if n := boldLead(p); n > 0 {
		name = p.cut(0, len(strings.TrimRight(p.text[:n], " .:,;–—-")))
		rest = p.cut(n, len(p.text))
		rest = rest.trimLeft(" .:,;–—-")
	}
	clauses := c.goalClauses(rest)
	first := 0
	if name.empty() {
		for first = 1; first < len(clauses); first++ {
			if c.saysFigures(clauses, first) {
				break
			}
		}
		if first >= len(clauses) {
			return p
		}
		end := strings.Index(p.text, clauses[first].text)
		if end <= 0 {
			return p
		}
		name = p.cut(0, len(strings.TrimRight(p.text[:end], " .:,;–—-|/([·?!")))
		if open := strings.LastIndexByte(name.text, '('); open > strings.LastIndexByte(name.text, ')') {
			return p
		}
	} else if !slices.ContainsFunc(clauses, func(clause piece) bool { field, _ := c.figureClause(clause); return field != "" }) {
		return p
	}
	if _, key := c.fieldName(r, name.text); key || len(name.text) < 5 {
		return p
	}
	at := strings.LastIndex(name.text, " at ")
	whole := first > 0 && at > 0 && isMeasure(name.text[at+len(" at "):])
	c.tellGoal(r, clauses[first:], !whole)
	if whole {
		return p // "Scrap at 4.1%, they want 2.5%"
	}
	return name
}

// saysFigures reports whether the figures of a goal begin with a clause: it says which it tells, or the next does.
func (c *compiler) saysFigures(clauses []piece, at int) bool {
	if field, _ := c.figureClause(clauses[at]); field != "" {
		return true
	}
	if isDigitStart(clauses[at].text) && at+1 < len(clauses) && !c.figureAtStart(clauses[at]).empty() {
		field, _ := c.figureClause(clauses[at+1])
		return field == "target"
	}
	return false
}

// tellGoal gives a goal what clauses say of it. What they say beside is a note where the words are no prose of
// their own.
func (c *compiler) tellGoal(r *raw, clauses []piece, keep bool) {
	for i := 0; i < len(clauses); i++ {
		clause := clauses[i]
		if clause.empty() {
			continue
		}
		if name, _ := c.fieldName(r, clause.text); name == "owner" && i+1 < len(clauses) && c.ownerScore(clauses[i+1].text) >= nameShaped {
			if i++; !r.has(name) {
				r.set(name, clauses[i]) // "Owner: Sylvie Cordier."
			}
			continue
		}
		told := c.takeGoalDeadline(r, &clause)
		field, figure := c.figureClause(clause)
		if field == "" && keep && !told && !r.has("baseline") && isDigitStart(clause.text) && i+1 < len(clauses) {
			if next, _ := c.figureClause(clauses[i+1]); next == "target" {
				field, figure = "baseline", c.figureAtStart(clause) // "17 days, get to 9"
			}
		}
		if field == "" && keep && r.has("baseline") && !r.has("target") && isDigitStart(clause.text) && !isYear(clause.text) {
			if figure = c.figureAtStart(clause); !figure.empty() && (told || len(figure.text) == len(clause.text)) {
				field = "target" // "1.1 Mt last year, 1.35 Mt for 2027"
			}
		}
		switch {
		case !told && field == "" && !r.has("by") && isDeadline(clause.text):
			r.set("by", withoutLead(clause)) // "By June."
		case field != "" && !figure.empty():
			if !r.has(field) {
				r.set(field, figure)
			} else if keep {
				r.note(clause)
			}
		case clause.empty():
		case c.takeGoalPerson(r, clause):
		case c.takeSingle(r, clause, fullName):
		case keep && !told:
			r.note(clause)
		}
	}
}

// tellGoalProse gives a goal what sentences about it say, which stay the prose that they are.
func (c *compiler) tellGoalProse(r *raw, p piece) {
	if r.collection == plan.Goals && len(p.text) < 600 && !overloaded(p) {
		c.tellGoal(r, c.goalClauses(p), false)
	}
}
