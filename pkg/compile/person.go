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
		} else if who, title := splitNameTitle(pair.key); !title.empty() && c.words.JobTitle(title.text) && personLike(who.text) {
			// "Tobias Crane, Head of Collections: champion, likes the scanner"
			r.set("name", who)
			r.set("title", title)
			c.fillAttributes(r, pair.value)
			return
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
	for _, sep := range append([]string{": "}, dashes...) {
		// "*Economic buyer* – Hendrik Maas (CFO)"
		if at := strings.Index(line.text, sep); at > 0 && !r.has("role") && c.personNamed(line.text[:at]) == nil {
			if _, role := c.words.Role(line.text[:at]); role {
				r.set("role", line.cut(0, at))
				line = line.cut(at+len(sep), len(line.text))
				break
			}
		}
	}
	if sentences := c.takeSentences(r, line); sentences.text != line.text {
		line = sentences.cut(0, len(strings.TrimRight(sentences.text, ".")))
	}
	line = c.takeParenthesesFields(r, line)
	line = c.takeTraits(r, line)
	// The dash sets a person's attributes apart: "Ada Roth, VP IT – champion", "Ada Roth – VP IT –
	// champion". A name without a title before the dash has its title behind it.
	parts := line.split(dashes...)
	if len(parts) == 0 {
		r.set("name", line)
		return
	}
	name, title := splitNameTitle(parts[0])
	r.set("name", name)
	if !title.empty() && len(parts) == 1 {
		c.fillAttributes(r, title)
		return
	}
	if !title.empty() && len(parts) > 1 && !c.isTrait(parts[1]) && !r.has("title") {
		title, parts = line.between(title, parts[1]), parts[1:] // "Head – Planning"
	}
	for _, part := range append([]piece{title}, parts[1:]...) {
		switch {
		case part.empty():
		case !r.has("title") && c.isTitle(part):
			c.setTitleOrRole(r, part)
		default:
			c.fillAttributes(r, part)
		}
	}
}

// isTrait reports whether a part of a line about a person is anything but more of the title.
func (c *compiler) isTrait(p piece) bool {
	if len(strings.Fields(p.text)) > 4 || strings.ContainsAny(p.text, "0123456789@:") || strings.Contains(asciiLower(p.text), "influence") {
		return true
	}
	for _, part := range p.split(",", ";", "/", " and ") {
		_, role := c.words.Role(part.text)
		_, stance := c.words.Stance(part.text)
		if role || stance {
			return true
		}
	}
	first := p.text[0]
	return first < 'A' || first > 'Z' // "prefers the old tool"
}

// isTitle reports whether a part of a line about a person is a job title, commas and all.
func (c *compiler) isTitle(p piece) bool {
	first, _, _ := strings.Cut(p.text, ",")
	if _, role := c.words.Role(first); role {
		return false
	}
	if _, stance := c.words.Stance(first); stance {
		return false
	}
	return c.words.JobTitle(p.text) && !strings.Contains(asciiLower(p.text), "last ")
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
	if open := strings.LastIndexByte(p.text, '('); open > 0 && strings.HasSuffix(p.text, ")") {
		// "VP Lending (champion)"
		if inside := p.cut(open+1, len(p.text)-1); c.isRole(inside.text) && !r.has("role") {
			r.set("role", inside)
			p = p.cut(0, open)
		}
	}
	if parts := p.split(", "); len(parts) > 1 && c.words.JobTitle(parts[0].text) {
		// "Technical Director, technical evaluator, must approve each ink": what goes on in small
		// letters is no title.
		last := len(parts)
		for last > 1 && parts[last-1].text[0] >= 'a' && parts[last-1].text[0] <= 'z' {
			last--
			if c.isRole(parts[last].text) && !r.has("role") {
				r.set("role", parts[last])
			} else {
				r.note(parts[last])
			}
		}
		p = p.between(parts[0], parts[last-1])
	}
	if !r.has("title") {
		if stop := strings.Index(p.text, ". "); stop > 3 {
			// "Head of ICT. Wants everything on one system."
			r.note(p.cut(stop+2, len(p.text)))
			p = p.cut(0, stop)
		}
		r.set("title", p.cut(0, len(strings.TrimRight(p.text, "."))))
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
		case strings.Contains(lower, "@") && strings.Contains(lower, ".") && !strings.Contains(lower, " "):
			r.set("email", part)
		case strings.Contains(lower, "influence") && !strings.Contains(lower, "influencer"):
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
			if halves := part.split(" / "); len(halves) == 2 && (c.isRole(halves[0].text) || c.isRole(halves[1].text)) {
				for _, half := range halves {
					c.setTitleOrRole(r, half) // "front desk lead / end user"
				}
				continue
			}
			// "advocate" is a stance first; only where a stance is told is it a role.
			_, stance := c.words.Stance(part.text)
			_, role := c.words.Role(part.text)
			switch {
			case stance && !r.has("stance") && (!role || r.has("role") || isStanceWord(part.text)):
				r.set("stance", part)
				continue
			case role:
				r.set("role", part)
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

// isStanceWord reports whether a word is a stance of the format itself.
func isStanceWord(word string) bool {
	switch plan.Stance(strings.ToLower(word)) {
	case plan.Advocate, plan.Supporter, plan.Neutral, plan.Sceptic, plan.Detractor:
		return true
	}
	return false
}

// ourMarks are what people write behind the name of a colleague who stands among the customer's people.
var ourMarks = []string{"(internal)", "(us)", "(ours)", "(our team)", "(vendor)", "[internal]"}

// takeOurs moves a row about one of our own people, standing among theirs, to the team: it is
// marked so, or its role is one that only our side has.
func (c *compiler) takeOurs(r *raw) bool {
	if r.collection != plan.Stakeholders {
		return false
	}
	name, ok := r.get("name")
	if !ok {
		return false
	}
	marked := false
	for _, mark := range ourMarks {
		if at := strings.Index(asciiLower(name.text), mark); at > 0 {
			name, marked = name.without(at, at+len(mark)), true
		}
	}
	role, hasRole := r.get("role")
	if !marked && hasRole {
		_, ours := c.words.OurRole(role.text)
		_, theirs := c.words.Role(role.text)
		marked = ours && !theirs && !c.words.Executive(role.text)
	}
	if !marked {
		return false
	}
	who, title := splitNameTitle(name)
	kept := []field{{name: "name", value: who, place: r.place}}
	for _, f := range r.fields {
		switch f.name {
		case "id":
			kept = append(kept, f)
		case "role":
			if !f.value.empty() {
				kept = append(kept, f)
			}
		case "title":
			if !hasRole && !f.value.empty() {
				kept = append(kept, field{name: "role", value: f.value, place: r.place})
			}
		case "name":
		default:
			if !f.value.empty() {
				r.notes = append(r.notes, f.value.string())
			}
		}
	}
	if !title.empty() && !hasRole {
		kept = append(kept, field{name: "role", value: title, place: r.place})
	}
	r.collection, r.fields, r.head = plan.Team, kept, who.span
	return true
}

// takeTraits takes "(champion, high influence)" from the end of a line about a person, where at
// least one of the words is a role, a stance or a level.
func (c *compiler) takeTraits(r *raw, line piece) piece {
	open := strings.LastIndexByte(line.text, '(')
	if open <= 0 {
		return line
	}
	end := strings.IndexByte(line.text[open:], ')')
	if end < 0 {
		return line
	}
	end += open
	inside := line.cut(open+1, end)
	known := false
	for _, part := range inside.split(",", ";", "/") {
		_, role := c.words.Role(part.text)
		_, stance := c.words.Stance(part.text)
		known = known || role || stance || strings.Contains(asciiLower(part.text), "influence")
	}
	if !known {
		return line
	}
	c.fillAttributes(r, inside)
	rest := line.cut(end+1, len(line.text))
	rest = rest.cut(len(rest.text)-len(strings.TrimLeft(rest.text, " ,;–—-")), len(rest.text))
	if !rest.empty() {
		c.fillAttributes(r, rest)
	}
	return line.cut(0, open)
}

// readTraitSentences takes roles and stances that stand as sentences of their own in the prose
// about a person: "Economic buyer. Neutral. Saw her once in February."
func (c *compiler) readTraitSentences(r *raw, p piece) {
	if r.collection != plan.Stakeholders {
		return
	}
	for _, sentence := range p.split(". ", "; ", ".") {
		if len(strings.Fields(sentence.text)) > 3 {
			continue
		}
		if _, ok := c.words.Role(sentence.text); ok && !r.has("role") {
			r.set("role", sentence)
		} else if c.words.JobTitle(sentence.text) && !r.has("title") {
			r.set("title", sentence)
		} else if _, ok := c.words.Stance(sentence.text); ok && !r.has("stance") {
			r.set("stance", sentence)
		}
	}
}
