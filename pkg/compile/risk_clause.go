package compile

// What people say of a risk behind its name, clause by clause: how likely and how bad it is, and what is done about
// it. Like a goal's, the clauses come in any order, with any marks between them and often without keys:
//
//	Plant 3 closes. Unlikely. No plan yet.
//	Regulator may cap IT spend (prob. medium / impact high) > Craig to brief their team by 15 Jan 2027
//	Diretor industrial reforma-se; probabilidade média, impacto alto; resposta: conhecer o sucessor

import (
	"slices"
	"strings"

	"github.com/acctplan/acctplan/pkg/plan"
)

// riskMarks part the clauses behind a risk's name.
var riskMarks = []string{" – ", " — ", " - ", " -- ", "; ", " (", ")", " > ", " → ", " -> ", " => "}

// takeRiskClauses takes the clauses behind a risk's name, one of which at least is a grade in words or the answer
// behind a mark, and returns the name.
func (c *compiler) takeRiskClauses(r *raw, p piece) piece {
	if r.collection != plan.Risks || overloaded(p) || len(p.text) > 400 || boldLead(p) > 0 || !hasMark(p.text, riskMarks) {
		return p
	}
	clauses := make([]piece, 0, 8)
	for i, sentence := range c.sentences(p) {
		if i > 0 && c.tellsToAct(sentence.text) {
			clauses = append(clauses, sentence) // "We get Nigel (COO) to show him the savings"
			continue
		}
		clauses = append(clauses, sentence.split(riskMarks...)...)
	}
	first := len(clauses)
	for i := 1; i < len(clauses); i++ {
		trial := raw{collection: r.collection}
		if c.takeGradeClause(&trial, clauses[i]) {
			first = i
			break
		}
	}
	end := -1
	if first < len(clauses) {
		end = strings.Index(p.text, clauses[first].text)
	} else if at := strings.Index(p.text, " > "); at > 0 && c.tellsToAct(p.text[at+len(" > "):]) {
		end = at + len(" > ")
		clauses, first = []piece{p.cut(end, len(p.text))}, 0
	}
	if end <= 0 {
		return p
	}
	name := p.cut(0, len(strings.TrimRight(p.text[:end], " .,;:–—-(>→=")))
	if len(name.text) < 5 || strings.Count(name.text, "(") > strings.Count(name.text, ")") {
		return p
	}
	for _, clause := range clauses[first:] {
		clause = clause.trimRight(".;")
		answer := clause.trimLeft("→➜->= ")
		marked := len(answer.text) < len(clause.text) || behindArrow(p, answer) || strings.HasSuffix(strings.TrimRight(before(p.text, answer.text), " "), ">")
		if !answer.empty() && !c.tellRisk(r, answer, marked && !isDenial(answer.text)) {
			r.note(answer)
		}
	}
	return name
}

// tellRisk gives a risk what a clause says of it; false where that is nothing. marked: an arrow leads to what is done
// about it.
func (c *compiler) tellRisk(r *raw, clause piece, marked bool) bool {
	switch {
	case c.takeGradeClause(r, clause), c.takeKeyed(r, clause):
	case !r.has("mitigation") && (marked || c.tellsToAct(clause.text)):
		c.setAnswer(r, clause)
	default:
		return c.takeSingle(r, clause, fullName)
	}
	return true
}

// hasMark reports whether a sentence ends within a text, or one of the marks stands in it.
func hasMark(text string, marks []string) bool {
	return strings.Contains(text, ". ") || holdsAny(text, marks)
}

// holdsAny reports whether a text holds one of the words or marks.
func holdsAny(text string, words []string) bool {
	return slices.ContainsFunc(words, func(word string) bool { return strings.Contains(text, word) })
}

// before is what stands before the last place of a part in a text.
func before(text, part string) string { return text[:max(0, strings.LastIndex(text, part))] }

// takeKeyed takes "resposta: conhecer o sucessor".
func (c *compiler) takeKeyed(r *raw, clause piece) bool {
	pair, ok := keyLine(clause)
	if !ok || pair.value.empty() {
		return false
	}
	name, ok := c.fieldName(r, pair.key.text)
	switch {
	case !ok || r.has(name):
		return false
	case name == "mitigation":
		c.setAnswer(r, pair.value)
	default:
		r.set(name, pair.value)
	}
	return true
}

// takeOwnerLead takes whoever owns a risk from in front of the answer to it: "owner Lena – keep a second supplier",
// "@lena – keep a second supplier".
func (c *compiler) takeOwnerLead(r *raw, answer piece) piece {
	parts := answer.split(dashes...)
	if r.collection != plan.Risks || r.has("owner") || len(parts) < 2 {
		return answer
	}
	who := parts[0]
	if lead := strings.IndexByte(who.text, ' '); lead > 0 {
		name, ok := c.fieldName(r, who.text[:lead])
		if !ok || name != "owner" {
			return answer
		}
		who = who.cut(lead, len(who.text))
	} else if !strings.HasPrefix(who.text, "@") {
		return answer
	}
	if c.ownerScore(who.text) < nameShaped {
		return answer
	}
	r.set("owner", who)
	return answer.between(parts[1], parts[len(parts)-1])
}
