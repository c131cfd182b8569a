package compile

// Records of two lines: a name on the first, what there is to say of it on the next, without any mark that says so.
//
//	Damaged pallets                              • Punctuality at peak
//	0.9% at the start of the year, target 0.3%.    Baseline 91.2% / Target 98% / Due 30 Jun 2027 / Kiran Bhandari

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/syntax"
)

// longestTitle is the most bytes that the first of two lines may have to be the name of what the next tells.
const longestTitle = 72

// isTitleLine reports whether a line may be a name above what is told of it: short, no sentence, and the next line
// begins anew.
func isTitleLine(line, next piece) bool {
	if len(line.text) > longestTitle || len(line.text) < 4 || strings.IndexByte(".,:;?!-", line.text[len(line.text)-1]) >= 0 || next.empty() {
		return false
	}
	first, _ := utf8.DecodeRuneInString(line.text)
	second, _ := utf8.DecodeRuneInString(next.text)
	return (unicode.IsUpper(first) || unicode.IsDigit(first) || !unicode.IsLower(first) && unicode.IsLetter(first)) && !unicode.IsLower(second)
}

// tellLines gives a record what the lines below its name say, which are fields or remarks.
func (c *compiler) tellLines(r *raw, lines []piece) {
	for _, line := range lines {
		if c.tellLine(r, line) {
			continue
		}
		var unread []keyed
		pairs := keyPairs(line)
		for _, pair := range pairs {
			if !c.readRecordField(r, pair) {
				unread = append(unread, pair)
			}
		}
		if len(unread) == len(pairs) {
			r.note(line)
			continue
		}
		for _, pair := range unread {
			r.note(pair.whole())
		}
	}
}

// tellLine gives a record what one line below its name says; false where it says nothing that is understood.
func (c *compiler) tellLine(r *raw, line piece) bool {
	before := len(r.fields)
	switch r.collection {
	case plan.Goals:
		c.tellGoal(r, c.goalClauses(line), false)
	case plan.Risks:
		for _, part := range line.split(" / ", ". ", "; ") {
			c.tellRisk(r, part.trimRight("."), false)
		}
	default:
		for _, part := range line.commaParts(" / ", " | ", " · ", "; ", ". ") {
			c.takeSingle(r, part.trimRight("."), fullName)
		}
	}
	if len(r.fields) > before && (strings.Contains(line.text, ". ") || len(line.text) > 80) {
		r.note(line)
	}
	return len(r.fields) > before
}

// tellBelow gives a record what a line of prose below its heading says, which stays the prose that it is.
func (c *compiler) tellBelow(r *raw, line piece) {
	switch {
	case overloaded(line) || len(line.text) > 400:
	case r.collection == plan.Goals:
		c.tellGoalProse(r, line)
	case r.collection == plan.Risks, r.collection == plan.Opportunities:
		notes := len(r.notes)
		c.tellLine(r, line)
		r.notes = r.notes[:notes]
	}
}

// titledLines reports whether lines are a name and what is told of it.
func (c *compiler) titledLines(collection plan.Collection, lines []piece) bool {
	switch collection {
	case plan.Goals, plan.Risks, plan.Opportunities:
	default:
		return false
	}
	if len(lines) < 2 || len(lines) > 5 || !isTitleLine(lines[0], lines[1]) || overloaded(lines[1]) || len(keyPairs(lines[0])) > 0 || collection != plan.Risks && c.carriesFields(collection, lines[0]) {
		return false
	}
	for _, line := range lines[1:] {
		if len(line.text) > 240 || numbering(line.text) > 0 || markOf(line.text) > 0 {
			return false
		}
	}
	trial := &raw{collection: collection}
	c.tellLines(trial, lines[1:])
	return len(trial.fields) > 0
}

// readTitledLines reads a paragraph of such lines as one record.
func (c *compiler) readTitledLines(s *section, collection plan.Collection, b syntax.Block, lines []piece) bool {
	if !c.titledLines(collection, lines) {
		return false
	}
	r := &raw{collection: collection, place: c.newPlace(), section: s.index, span: b.Span, horizon: s.horizon}
	c.tellLines(r, lines[1:])
	r.set(labelField[collection], lines[0])
	c.add(r)
	return true
}
