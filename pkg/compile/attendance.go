package compile

// Who was in a meeting: "Present: Carla Nygaard (CIO), Mitch Dowd (network mgr) // us: Dana Petrovic, Hal
// Sweeney (SE)". Those of the customer are stakeholders where the line says what they are; ours are on
// the team.

import (
	"strings"

	"github.com/acctplan/acctplan/pkg/plan"
)

// isAttendance reports whether a key says who was there.
func isAttendance(key string) bool {
	switch asciiLower(strings.Trim(key, " *_:")) {
	case "present", "attendees", "attendance", "attended", "attended by", "participants", "in the room", "in attendance", "on the call", "who was there", "who came", "teilnehmer", "présents", "asistentes", "presenti", "aanwezig", "deltagare":
		return true
	}
	return false
}

// readAttendance reads the people of a meeting. What is left of the line stays prose.
func (c *compiler) readAttendance(s *section, line piece) bool {
	pair, ok := keyLine(line)
	if !ok || s.record != nil || !isAttendance(pair.key.text) || len(pair.value.text) > 600 || overloaded(pair.value) {
		return false
	}
	place, added := c.newPlace(), false
	sides := pair.value.split(" // ", "; ", " | ", " / ")
	guests := false // "…; from Cordell: Paula Stritch": the others are our own
	for _, side := range sides {
		at := strings.Index(side.text, ": ")
		guests = guests || at > 0 && at < maxKeyLength && (strings.HasPrefix(asciiLower(side.text), "from ") || strings.HasPrefix(asciiLower(side.text), "for ") || isTheirSide(side.text[:at]))
	}
	for _, side := range sides {
		ours := guests && !strings.Contains(side.text, ": ")
		if at := strings.Index(side.text, ": "); at > 0 && at < maxKeyLength {
			lead := asciiLower(side.text[:at])
			ours = isOurSide(lead) || lead == "us" || lead == "we" || strings.HasSuffix(lead, " us") || strings.HasPrefix(lead, "our")
			side = side.cut(at+2, len(side.text))
		}
		mixed := false
		for _, person := range c.attendees(side) {
			_, title := splitNameTitle(person)
			_, known := c.words.OurRole(title.text)
			mixed = mixed || known
		}
		for _, person := range c.attendees(side) {
			name, title := splitNameTitle(person)
			if c.nameScore(name.text) < fullName || title.empty() {
				continue // nobody can tell what a bare name is
			}
			r := &raw{collection: plan.Stakeholders, place: place, section: s.index, span: person.span}
			switch _, known := c.words.OurRole(title.text); {
			case ours || known:
				r.collection = plan.Team
				r.set("name", name)
				r.set("role", title)
			case mixed && c.isDepartment(title.text):
				continue // beside one of ours a department is ours as likely as theirs
			case c.words.JobTitle(title.text) || c.titleScore(title.text, true) >= 5:
				r.set("name", name)
				r.set("title", title)
			default:
				continue
			}
			c.add(r)
			added = true
		}
	}
	return added
}

// attendees parts a list of names at the commas that stand outside parentheses.
func (c *compiler) attendees(p piece) []piece {
	depth := 0
	return p.splitAt(firstBytes([]string{"(", ")", ","}), func(_, at int) int {
		switch p.text[at] {
		case '(':
			depth++
		case ')':
			depth--
		case ',':
			if depth <= 0 {
				return 1
			}
		}
		return 0
	})
}
