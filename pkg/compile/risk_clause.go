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

// gradeOf finds the field and the level that a few words tell: "unlikely", "prob. medium", "high impact",
// "probabilidade alta"; the field is empty where they tell none.
func (c *compiler) gradeOf(r *raw, p piece) (field string, level piece) {
	p = p.trimRight(".,;:")
	if p.empty() || len(p.text) > 40 {
		return "", piece{}
	}
	switch asciiLower(p.text) {
	case "likely", "unlikely", "very likely", "very unlikely", "quite likely", "not likely", "probable", "improbable", "almost certain", "certain", "remote", "rare", "wahrscheinlich", "unwahrscheinlich", "probabile", "improbabile", "sannolikt", "osannolikt":
		return "likelihood", p
	}
	for _, at := range [...]int{strings.IndexByte(p.text, ' '), strings.LastIndexByte(p.text, ' ')} {
		if at <= 0 {
			return "", piece{}
		}
		for _, halves := range [...][2]piece{{p.cut(0, at), p.cut(at, len(p.text))}, {p.cut(at, len(p.text)), p.cut(0, at)}} {
			name, ok := c.fieldName(r, strings.TrimRight(halves[0].text, ".:"))
			if !ok || name != "likelihood" && name != "impact" {
				continue
			}
			level := core(halves[1])
			if _, ok := c.words.Level(level.text); ok {
				return name, level
			}
		}
	}
	return "", piece{}
}

// takeGradeClause takes a clause that begins with a grade, "likely, and would kill the extension", and keeps what
// follows in it as a remark.
func (c *compiler) takeGradeClause(r *raw, clause piece) bool {
	end := len(clause.text)
	for _, mark := range [...]string{", ", " / ", " and ", " but ", "/"} {
		if at := strings.Index(clause.text[:end], mark); at > 0 {
			end = at
		}
	}
	if field, _ := c.gradeOf(r, clause.cut(0, end)); field == "" {
		return false
	}
	for _, part := range clause.split(", ", " / ", " and ", " but ", "/") {
		field, level := c.gradeOf(r, part)
		switch {
		case field == "" && !r.has("impact") && hasWordOf(asciiLower(part.text), "badly", "hurt", "fatal", "kill"):
			r.note(part)
		case field == "":
			r.note(part)
		case !r.has(field):
			r.set(field, level)
		}
	}
	return true
}

// takeRiskClauses takes the clauses behind a risk's name, one of which at least is a grade in words or the answer
// behind a mark, and returns the name.
func (c *compiler) takeRiskClauses(r *raw, p piece) piece {
	if r.collection != plan.Risks || overloaded(p) || len(p.text) > 400 || boldLead(p) > 0 || !hasMark(p.text, riskMarks) {
		return p
	}
	clauses := make([]piece, 0, 8)
	for _, sentence := range c.sentences(p) {
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
		arrow := len(clause.text) - len(strings.TrimLeft(clause.text, "→➜->= "))
		clause = clause.cut(arrow, len(clause.text))
		marked := arrow > 0 || behindArrow(p, clause) || strings.HasSuffix(strings.TrimRight(before(p.text, clause.text), " "), ">")
		switch {
		case clause.empty():
		case c.takeGradeClause(r, clause):
		case c.takeKeyed(r, clause):
		case !r.has("mitigation") && (marked || c.tellsToAct(clause.text)) && !isDenial(clause.text):
			c.setAnswer(r, clause)
		case c.takeSingle(r, clause, fullName):
		default:
			r.note(clause)
		}
	}
	return name
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

// setAnswer gives a risk the answer to it: whoever gives it by name is its owner, and the day it is due by its day.
func (c *compiler) setAnswer(r *raw, answer piece) {
	if who := c.whoIsTo(answer); who > 0 && !r.has("owner") {
		r.set("owner", answer.cut(0, who))
		answer = answer.cut(who+len(" to "), len(answer.text))
	}
	if !r.has("due") {
		lower := asciiLower(answer.text)
		for _, lead := range [...]string{", by ", " by ", " until ", " bis ", " due "} {
			if at := strings.LastIndex(lower, lead); at > 0 && strings.ContainsAny(answer.text[at:], "0123456789") && c.readsDay(answer.text[at+len(lead):]) {
				r.set("due", answer.cut(at+len(lead), len(answer.text)))
				answer = answer.cut(0, at)
				break
			}
		}
	}
	r.set("mitigation", c.takeDoer(r, answer))
}

// takeLevelsBehind takes likelihood and impact from behind what may happen: "The platform becomes free: high,
// high", "The council stops it (medium / low)".
func (c *compiler) takeLevelsBehind(r *raw, p piece) piece {
	if r.collection != plan.Risks || boldLead(p) > 0 {
		return p
	}
	for _, mark := range [...]string{": ", " (", " – ", " - "} {
		at := strings.LastIndex(p.text, mark)
		if at <= 0 {
			continue
		}
		behind := p.cut(at+len(mark), len(p.text))
		if levels := behind.trimRight(")."); c.takeLevels(r, levels) {
			return p.cut(0, at)
		}
	}
	return p
}

// takeDeed takes a sentence behind a risk in which somebody whom the plan knows does something about it, with
// who and until when: "Jonas talks to Hinrichs about what it cannot do, by March 2027".
func (c *compiler) takeDeed(r *raw, sentence piece) bool {
	who, rest, _ := strings.Cut(sentence.text, " ")
	lower := asciiLower(sentence.text)
	ourselves := (strings.HasPrefix(lower, "we ") || strings.Contains(lower, "; we ")) && !hasWordOf(lower, "no", "not", "nothing", "cannot", "don't")
	named := rest != "" && rest[0] >= 'a' && rest[0] <= 'z' && c.knownPerson(who)
	if r.collection != plan.Risks || r.has("mitigation") || !named && !ourselves {
		return false
	}
	deed := sentence.trimRight(".")
	owner := piece{}
	if named {
		owner = deed.cut(0, len(who))
	}
	for _, mark := range [...]string{" – ", " — ", " - "} {
		if at := strings.LastIndex(deed.text, mark); at > 0 && c.knownPerson(deed.text[at+len(mark):]) {
			owner, deed = deed.cut(at+len(mark), len(deed.text)), deed.cut(0, at)
			break
		}
	}
	if at := strings.LastIndex(deed.text, " by "); at > 0 && !r.has("due") && c.dateLike(deed.text[at+len(" by "):]) {
		r.set("due", deed.cut(at+len(" by "), len(deed.text)))
		deed = deed.cut(0, at)
		deed = deed.trimRight(", ")
	}
	if !r.has("owner") && !owner.empty() {
		r.set("owner", owner)
	}
	r.set("mitigation", deed)
	return true
}
