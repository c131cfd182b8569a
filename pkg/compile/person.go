package compile

// One line about one person: "**Champion:** Ada Roth, VP IT – supporter, last seen 2026-09-02".

import (
	"strings"

	"github.com/acctplan/acctplan/pkg/plan"
)

// fillPerson reads a bullet about a stakeholder.
func (c *compiler) fillPerson(s *section, r *raw, line piece) {
	line = c.takeID(r, line)
	if pair, ok := keyLine(line); ok && !pair.value.empty() {
		if _, role := c.words.Role(pair.key.text); role && !personIs(c, pair.key) {
			r.set("role", pair.key)
			line = pair.value
		} else if name, known := c.words.Field(plan.Stakeholders, pair.key.text); known && name == "name" {
			line = pair.value
		} else if personLike(pair.key.text) {
			// "**Ada Roth**: VP IT, supporter"
			r.set("name", pair.key)
			c.fillAttributes(r, pair.value)
			return
		}
	}
	if s.role != "" && !r.has("role") {
		r.set("role", piece{text: string(s.role), span: c.plan.Sections[s.index].Title.Span})
	}
	line = c.takeParenthesesFields(r, line)
	name, rest := splitNameTitle(line)
	r.set("name", name)
	if rest.empty() {
		return
	}
	title := rest
	for _, sep := range dashes {
		if i := strings.Index(rest.text, sep); i > 0 {
			title = rest.cut(0, i)
			c.fillAttributes(r, rest.cut(i+len(sep), len(rest.text)))
			c.setTitleOrRole(r, title)
			return
		}
	}
	c.fillAttributes(r, rest)
}

// takeParenthesesFields takes "(reports to: s1)" but leaves "(VP IT)" for the title.
func (c *compiler) takeParenthesesFields(r *raw, line piece) piece {
	return c.takeTokens(r, c.takeParentheses(r, line))
}

// personIs reports whether a key is a name that happens to be a role word too.
func personIs(c *compiler, p piece) bool { return c.personNamed(p.text) != nil }

// setTitleOrRole takes one attribute of a person for what its words are.
func (c *compiler) setTitleOrRole(r *raw, p piece) {
	if p.empty() {
		return
	}
	if _, ok := c.words.Role(p.text); ok && !r.has("role") {
		r.set("role", p)
		return
	}
	if !r.has("title") {
		r.set("title", p)
		return
	}
	r.note(p)
}

// fillAttributes reads "VP IT, champion, sceptic, high influence, last seen 2026-09-02, reports to Bo".
func (c *compiler) fillAttributes(r *raw, p piece) {
	for _, part := range p.split(",", ";", " – ", " — ", " - ", " · ", " | ") {
		lower := asciiLower(part.text)
		switch {
		case c.takeLead(r, part, lower, "last_contact", "last seen", "last contact", "last met", "last spoke", "met", "last touch"):
		case c.takeLead(r, part, lower, "reports_to", "reports to"):
		case c.takeLead(r, part, lower, "counterpart", "counterpart", "covered by", "our contact"):
		case c.takeLead(r, part, lower, "next_action", "next step", "next action", "next"):
		case strings.Contains(lower, "influence"):
			at := strings.Index(lower, "influence")
			level := part.cut(0, at)
			if level.empty() {
				level = part.cut(at+len("influence"), len(part.text))
				level = level.cut(len(level.text)-len(strings.TrimLeft(level.text, ": =")), len(level.text))
			}
			r.set("influence", level)
		default:
			if key, v, ok := c.keyWord(r, part); ok {
				r.set(key, v)
				continue
			}
			if _, ok := c.words.Role(part.text); ok {
				r.set("role", part)
				continue
			}
			if _, ok := c.words.Stance(part.text); ok && !r.has("stance") {
				r.set("stance", part)
				continue
			}
			c.setTitleOrRole(r, part)
		}
	}
}

// takeLead takes a part that begins with one of the leads.
func (c *compiler) takeLead(r *raw, part piece, lower, name string, leads ...string) bool {
	for _, lead := range leads {
		if !strings.HasPrefix(lower, lead+" ") && !strings.HasPrefix(lower, lead+":") || r.has(name) {
			continue
		}
		v := part.cut(len(lead)+1, len(part.text))
		if name == "last_contact" && !c.dateLike(v.text) {
			continue
		}
		r.set(name, v)
		return true
	}
	return false
}
