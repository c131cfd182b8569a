package compile

// Keys and values that are about something other than the fact whose words they hold: what it was before, a part of it, an
// aim for it, somebody of theirs.
//
//	Last renewal: 1 February 2025
//	ARR at risk: £100k
//	Sponsor (theirs): Judith Amari

import (
	"strconv"
	"strings"

	"github.com/acctplan/acctplan/pkg/plan"
)

// isAboutOther reports whether a key that holds the words of a fact is not about that fact as it is now and as ours.
func isAboutOther(fact, key string) bool {
	lower := asciiLower(key)
	switch fact {
	case "arr":
		return hasWordOf(lower, "last", "previous", "prior", "original", "initial", "old", "former", "lost", "risk", "at-risk", "target", "starting", "opening", "churned")
	case "renewal":
		return hasWordOf(lower, "last", "previous", "prior", "original", "old", "former") ||
			hasWordOf(lower, "renewed") && !hasWordOf(lower, "until", "till", "to", "through")
	case "owner", "csm", "executive_sponsor":
		if hasWordOf(lower, "their", "theirs", "customer's", "client's") || hasWordOf(lower, "customer", "client") && hasWordOf(lower, "side", "sponsor") {
			return true
		}
		_, inside := bracketed(lower)
		switch inside {
		case "customer", "client", "them", "kunde", "beim kunden":
			return true
		}
	}
	return false
}

// addTheirs takes whom a value says to be one of theirs for a stakeholder: "Executive sponsor: Judith Amari, their CFO".
func (c *compiler) addTheirs(name, text piece, s *section) bool {
	for _, mark := range [...]string{", their ", " (their ", " – their "} {
		if at := strings.Index(text.text, mark); at > 0 {
			r := &raw{collection: plan.Stakeholders, place: c.newPlace(), section: s.index, span: union(name, text)}
			r.set("name", text.cut(0, at))
			r.set("title", text.cut(at+len(mark), len(text.text)).trimRight(")"))
			r.set("role", name)
			c.add(r)
			return true
		}
	}
	return false
}

// tellsWhen reports whether what stands behind a name says when that was so, or who it was before: "(since March), previously
// Ken Abbott", ", 11/09/2026".
func (c *compiler) tellsWhen(rest piece) bool {
	rest = rest.trimLeft(",(–—- ")
	word, _, _ := strings.Cut(asciiLower(rest.text), " ")
	switch word {
	case "since", "until", "till", "from", "previously", "formerly", "before", "then", "seit", "bis", "ab", "vorher", "depuis":
		return true
	}
	return c.dateLike(strings.TrimRight(rest.text, ")."))
}

// isNewer reports whether one of two ARRs is that of a later year than the other, by their keys: "ARR 2026" after "ARR 2025".
// One without a year is that of today, and one that is only planned is older than any.
func (c *compiler) isNewer(f, than fact) bool {
	return f.key == "arr" && f.node == nil && than.node == nil && !f.value.empty() && c.yearOf(f) > c.yearOf(than)
}

// yearOf is the year in a fact's key, 9999 where there is none, and 0 where the key says that it is to come.
func (c *compiler) yearOf(f fact) int {
	key := asciiLower(c.file.Text(f.keySpan))
	if hasWordOf(key, "plan", "planned", "forecast", "budget", "expected", "goal") {
		return 0
	}
	for word := range strings.FieldsSeq(key) {
		if word = strings.Trim(word, "()*:_|"); len(word) >= 4 && isYear(word[len(word)-4:]) {
			year, _ := strconv.Atoi(word[len(word)-4:])
			return year
		}
	}
	return 9999
}
