package compile

// Facts that their values give away, whatever the key is called: a colour that stands alone is the account's health, a
// day of the next meeting its next review, somebody's full name one of our people.

import (
	"strings"

	"github.com/acctplan/acctplan/pkg/plan"
)

// factByValue takes such a fact of a pair that nothing else understood.
func (c *compiler) factByValue(s *section, pair keyed) bool {
	if pair.value.empty() || strings.Count(pair.key.text, " ") > 6 || s.record != nil {
		return false
	}
	value := pair.value.trimRight(".! ")
	if isNextMeeting(pair.key.text) && c.fitsFact("next_review", value) {
		c.addFact("next_review", pair.key, value, s)
		return true
	}
	if !s.statesFacts() {
		return false
	}
	switch plan.Health(asciiLower(firstPiece(value).text)) {
	case plan.Green, plan.Amber, plan.Red, "orange", "yellow", "vert", "rouge", "gelb", "grün", "rot", "verde", "rojo", "rosso", "giallo", "groen", "rood", "grön", "gul", "röd":
		if _, ok := c.words.Health(firstPiece(value).text); ok && !c.states("health") {
			c.addFact("health", pair.key, value, s)
			return true
		}
	}
	who := firstPiece(withoutRole(value))
	first, _, more := strings.Cut(who.text, " ")
	if isHonorific(first) {
		_, rest, _ := strings.Cut(who.text, " ")
		first, _, more = strings.Cut(rest, " ")
	}
	if more && c.words.GivenName(first) && c.nameForm(who.text) >= fullName && !c.isRole(pair.key.text) && strings.Count(pair.key.text, " ") < 3 && !theirs(pair.key.text) {
		c.addTeamLine(s, "", keyed{key: pair.key, value: who}) // "Ops: Clinton Jacobs, depot Paarl"
		if len(who.text) < len(value.text) {
			c.prose(s, value.span, value.text, -1)
		}
		return true
	}
	return false
}

// theirs reports whether a key is about the customer's side.
func theirs(key string) bool {
	return hasWordOf(asciiLower(key), "customer", "client", "their", "kunde", "klant", "cliente", "sponsor", "contact", "reference", "competitor", "ceo", "cfo", "founder")
}

// isNextMeeting reports whether a key is about when the customer is met next: "Next regular meeting", "Next point on this
// account", "next qbr".
func isNextMeeting(key string) bool {
	if len(key) < 8 || strings.IndexByte("nNpPvV", key[0]) < 0 {
		return false
	}
	lower := asciiLower(key)
	if !strings.HasPrefix(lower, "next ") && !strings.HasPrefix(lower, "nächste") && !strings.HasPrefix(lower, "prochain") && !strings.HasPrefix(lower, "próxim") && !strings.HasPrefix(lower, "volgende ") && !strings.HasPrefix(lower, "nästa ") {
		return false
	}
	return hasWordOf(lower, "meeting", "review", "qbr", "ebr", "point", "check-in", "catch-up", "session", "termin", "treffen", "réunion", "reunión", "reunião", "incontro", "overleg", "möte", "steerco")
}
