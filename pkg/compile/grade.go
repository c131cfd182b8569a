package compile

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/acctplan/acctplan/pkg/plan"
)

// How likely and how bad a risk is, in the words and places in which people say it.
//
//	High: plant in Ghent may be sold
//	**Resin price.** Medium. Quarterly formula in the contract.
//	Drivers' strike – likelihood high, impact low – agree a fallback carrier

// isLevel reports whether a text at an end of a risk is how grave it is.
func (c *compiler) isLevel(r *raw, text string) bool {
	if r.collection != plan.Risks || len(text) > 24 {
		return false
	}
	_, ok := c.words.Level(text)
	return ok
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

// takeGravity takes what stands behind a risk's bold name where that is how grave it is, and
// sentences about it: "**Resin price.** Medium. Quarterly formula in the contract."
func (c *compiler) takeGravity(r *raw, p piece) (piece, bool) {
	n := boldLead(p)
	if r.collection != plan.Risks || n == 0 || r.has("impact") {
		return p, false
	}
	rest := p.cut(n, len(p.text)).trimLeft(" .:;–—-(")
	end := strings.IndexAny(rest.text, ".,;:)–—")
	if end < 0 {
		end = len(rest.text)
	}
	if !c.isLevel(r, strings.TrimSpace(rest.text[:end])) {
		return p, false
	}
	r.set("impact", rest.cut(0, end))
	r.note(rest.cut(end, len(rest.text)).trimLeft(" .,;:)–—-"))
	return p.cut(0, len(strings.TrimRight(p.text[:n], " .:;"))), true
}

// takeGrades takes a part that says how likely or how bad a risk is, and nothing else.
func (c *compiler) takeGrades(r *raw, part piece) bool {
	before := r.draft()
	if c.takePart(r, part, knownName) && !slices.ContainsFunc(r.fields[before.fields:], func(f field) bool { return f.name != "likelihood" && f.name != "impact" }) {
		return true
	}
	r.undo(before)
	return false
}

// takeGrade takes "high impact", "medium chance" and "unlikely".
func (c *compiler) takeGrade(r *raw, part piece) bool {
	field, level := c.gradeOf(r, part)
	if field == "" || r.has(field) {
		return false
	}
	r.set(field, level)
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
	parts := clause.split(", ", " / ", " and ", " but ", "/")
	if len(parts) == 0 {
		return false
	}
	if field, _ := c.gradeOf(r, parts[0]); field == "" {
		return false
	}
	for _, part := range parts {
		if field, level := c.gradeOf(r, part); field == "" {
			r.note(part)
		} else if !r.has(field) {
			r.set(field, level)
		}
	}
	return true
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
