package compile

import (
	"strings"

	"github.com/acctplan/acctplan/pkg/compile/value"
	"github.com/acctplan/acctplan/pkg/plan"
)

// By when something is: the words that introduce a day, and the days at the end of a line, in a clause and in words
// that name none.

// dateLeads are the words that introduce a date.
var dateLeads = []string{
	"contract signature by ", "hoping to ", "should ", "could ", "might ", "would ", "expected to ", "expect to ", "want to ", "aim to ", "aiming to ", "contract signature ", "signature by ", "signature on ", "signed by ", "contract by ", "order by ", "decision by ", "want it closed by ", "wants it by ",
	"likely ", "close ", "closes ", "closing ", "expected ", "by the end of ", "by end of ", "by ", "due on ", "due by ", "due ", "target date ", "target ", "est. ", "until ", "before ",
	"to be confirmed by ", "to be decided by ", "to be signed by ", "they decide on ", "they decide ", "hoping for ", "hope for ", "close planned ", "closing planned ",
	"decision ", "order ", "decides ", "decided ", "slipped to ", "moved to ", "eta ", "no later than ", "on ", "from ", "for ", "planned ", "planned for ", "starts ", "start ",
	"bis zum ", "bis ", "avant le ", "avant ", "antes del ", "antes de ", "entro il ", "entro ", "senast ", "deadline ", "until the ", "pour le ", "le ", "am ",
}

// withoutLead cuts the words that introduce a date: "close Q2 2027", "likely Q4 2026".
func withoutLead(p piece) piece {
	for step := 0; step < 3; step++ {
		lower := asciiLower(p.text)
		cut := 0
		for _, lead := range dateLeads {
			if strings.HasPrefix(lower, lead) && len(lead) > cut {
				cut = len(lead)
			}
		}
		if cut == 0 {
			return p
		}
		p = p.cut(cut, len(p.text))
	}
	return p
}

// leadNoun is the length of the words in front of a day that say what happens on it, whatever that is: "PO
// by Mar 19", "first go-live on 1 May", "Entscheidung 30.04.2027"; 0 where a day stands by itself.
func leadNoun(lower string) int {
	for _, other := range [...]string{"renew", "expir", "ends ", "ending ", "since ", "last ", "seit ", "met ", "spoke "} {
		if strings.HasPrefix(lower, other) {
			return 0 // the end of what they have, or what was
		}
	}
	for _, word := range [...]string{" by ", " on ", " before ", " until ", " bis ", " am ", " op ", " le ", " el ", " em ", " til "} {
		if at := strings.Index(lower, word); at > 0 && strings.Count(lower[:at], " ") < 2 && !strings.ContainsAny(lower[:at], "0123456789") {
			return at + len(word)
		}
	}
	at := strings.IndexByte(lower, ' ')
	if at > 4 && at+6 < len(lower) && isDigitByte(lower[at+1]) && !strings.ContainsAny(lower[:at], "0123456789.") {
		return at // a year alone does not follow: it would be a part of the name
	}
	return 0
}

// dated finds the day that a short text tells, with or without words such as "close" or
// "by" in front of it. Words that name no day ("ASAP") count only where vague is set.
func (c *compiler) dated(p piece, vague bool) (piece, bool) {
	if len(p.text) > 48 {
		return p, false
	}
	when := withoutLead(p)
	if when.empty() || !vague && vagueDate(when.text) || !c.dateLike(when.text) {
		return p, false
	}
	if !strings.ContainsAny(when.text, "0123456789") && c.personNamed(when.text) != nil {
		return p, false // "Jan", who does it
	}
	return when, true
}

// dateLike reports whether a text is written as a date, be it a possible one or not.
func (c *compiler) dateLike(text string) bool {
	if value.Blank(text) {
		return false
	}
	if open := strings.IndexByte(text, '('); open > 0 && strings.Count(strings.TrimSpace(text[:open]), " ") > 1 && !c.dateLike(text[:open]) {
		return false // a day in parentheses behind something else
	}
	_, problem := value.Date(text, c.values)
	if problem == nil {
		return true
	}
	switch problem.Kind {
	case plan.ImpossibleDate, plan.AmbiguousValue, plan.AssumedFiscalYear:
		return true
	}
	// "Dec 5" is a date that lacks its year.
	return vagueDate(text) || problem.Kind == plan.UnresolvableDate && strings.Contains(problem.Detail, "year")
}

// misspeltDate reports whether a text behind "due" was meant as a date although it is none:
// "(due Octember)", "(due 14th of)", but not "(due diligence)".
func misspeltDate(text string) bool {
	fields := strings.Fields(text)
	if len(fields) == 0 || len(fields) > 3 {
		return false
	}
	return strings.ContainsAny(text, "0123456789") || len(fields) == 1 && text[0] >= 'A' && text[0] <= 'Z'
}

// vagueDate reports whether a text is one of the words that people write instead of a date.
func vagueDate(text string) bool {
	switch strings.ToLower(strings.Trim(text, " .!")) {
	case "asap", "ongoing", "tbd", "tbc", "soon", "next week", "next month", "next quarter", "this week",
		"this month", "this quarter", "continuous", "immediately", "q1", "q2", "q3", "q4", "eoy", "eoq", "eom":
		return true
	}
	return false
}

// readsDay reports whether a text is a date of which the year is known.
func (c *compiler) readsDay(text string) bool {
	d, problem := value.Date(text, c.values)
	return problem == nil && d.Known()
}

// isYear reports whether a text is a year and nothing else.
func isYear(text string) bool {
	return len(text) == 4 && text[0] >= '1' && text[0] <= '2' && strings.Trim(text, "0123456789") == ""
}

// isWhen reports whether a few words with a year among them say when something is.
func isWhen(text string) bool {
	fields := strings.Fields(text)
	return len(fields) > 1 && len(fields) < 5 && isYear(fields[len(fields)-1])
}

// isDeadline reports whether a part says by when in words that name no day.
func isDeadline(text string) bool {
	lower := asciiLower(text)
	switch lower {
	case "as soon as possible", "weekly", "monthly", "daily", "quarterly", "every week", "every month", "right away", "straight away", "when possible", "end of year", "year end", "before xmas", "so schnell wie möglich", "dès que possible", "lo antes posible", "zo snel mogelijk", "så snart som möjligt":
		return true
	}
	for _, lead := range []string{"every ", "each ", "as soon as ", "early ", "mid ", "late ", "before ", "by ", "until ", "after ", "ahead of ", "w/c ", "week of ", "end of ", "no later than "} {
		if strings.HasPrefix(lower, lead) && strings.Count(text, " ") <= 4 {
			return true
		}
	}
	return false
}

// isSeason reports whether a text is a season of a year: "summer 2027".
func isSeason(lower string) bool {
	season, year, found := strings.Cut(lower, " ")
	if year = strings.TrimPrefix(year, "of "); !found || !isYear(strings.TrimRight(year, ".")) {
		return false
	}
	switch season {
	case "spring", "summer", "autumn", "fall", "winter", "sommer", "herbst", "frühjahr", "frühling", "été", "printemps", "automne", "hiver", "verano", "otoño", "invierno", "primavera":
		return true
	}
	return false
}

// deadlines introduce the day by which something is done.
var deadlines = []string{
	" innen ", " senest ", " innan ", " før ", " före ", " inden ", " mennessä ", " vóór ", " tegen ", " uiterlijk ", " sebelum ", " até ", " fino a ", " do ", " par ", " in ", " till ", " during ",
	" d'ici ", " d'ici fin ", " d'ici à ", " due on ", " due by ", " due ", " by the end of ", " by end of ", " at the end of ", " at end of ", " by ", " within the end of ", " within ", " before ", " until ", " through ", " no later than ", " on ", " bis zum ", " bis ", " avant le ", " avant ",
	" antes del ", " antes de ", " en ", " entro il ", " entro ", " senast ", " am ",
}

// deadlineIn finds the day by which something is done in the last bytes of a text, behind words that introduce it:
// where those begin; 0 where there is none.
func (c *compiler) deadlineIn(p piece, longest int) (int, piece) {
	from := max(1, len(p.text)-longest)
	if from >= len(p.text) || !strings.ContainsAny(p.text[from:], "0123456789") {
		return 0, piece{}
	}
	lower := asciiLower(p.text[from:])
	for at := range len(lower) {
		if lower[at] != ' ' {
			continue
		}
		for _, lead := range deadlines {
			if !strings.HasPrefix(lower[at:], lead) {
				continue
			}
			when := p.cut(from+at+len(lead), len(p.text)).trimRight(".")
			if len(when.text) >= 4 && strings.ContainsAny(when.text, "0123456789") && c.dateLike(when.text) {
				return from + at, when
			}
		}
	}
	return 0, piece{}
}

// takeDeadline takes "by Q2 2027" from the end of a line.
func (c *compiler) takeDeadline(r *raw, p piece) piece {
	field := dateField[r.collection]
	switch r.collection {
	case plan.Goals, plan.Targets, plan.Actions, plan.Milestones, plan.Commitments:
	case plan.Opportunities:
		return c.takeBareFigures(r, p)
	default:
		return p
	}
	if r.has(field) {
		return p
	}
	for _, arrow := range arrows {
		if at := strings.LastIndex(p.text, arrow); at > 0 {
			if when, ok := c.dated(p.cut(at+len(arrow), len(p.text)), false); ok && strings.ContainsAny(when.text, "0123456789") && (!isMeasure(when.text) || len(when.text) > 4 && isYear(when.text[len(when.text)-4:])) {
				r.set(field, when) // "All sites on one portal → end of 2027"
				return p.cut(0, at)
			}
		}
	}
	if at, when := c.deadlineIn(p, 48); at > 0 {
		c.setDay(r, when)
		if isWork(r.collection) || r.collection == plan.Goals {
			return p.cut(0, at) // what is done by a day is the same work on another
		}
		return p
	}
	if r.collection == plan.Goals {
		lower := asciiLower(p.text)
		for _, lead := range [...]string{" by the ", " by ", " before ", " until ", " bis ", " im "} {
			if at := strings.LastIndex(lower, lead); at > 0 && isSeason(lower[at+len(lead):]) {
				r.set(field, p.cut(at+len(lead), len(p.text))) // "by summer 2027", though nobody can say which day
				return p.cut(0, at)
			}
		}
		return c.takeDeadlineWithin(r, p)
	}
	if isWork(r.collection) {
		// "Call the branch manager @leon 2026-09-22"
		if at := c.bareDate(p); at > 0 {
			r.set(field, p.cut(at, len(p.text)))
			return p.cut(0, at)
		}
	}
	return p
}

// takeDeadlineWithin takes the day by which a goal is reached where a remark follows it: "Reliability 98,5 %
// by Q2 2027, now it is 94 %". What is now is where the goal starts from.
func (c *compiler) takeDeadlineWithin(r *raw, p piece) piece {
	end := max(strings.LastIndexAny(p.text, ",;(→"), strings.LastIndex(p.text, " – "))
	if open := strings.LastIndexByte(p.text, '('); open > 0 && strings.HasSuffix(p.text, ")") {
		end = open // commas within the remark part nothing
	}
	if end <= 0 || len(p.text)-end > 80 {
		return p
	}
	at, when := c.deadlineIn(p.cut(0, end), 32)
	if at == 0 {
		return p
	}
	c.setDay(r, when)
	remark := p.cut(end, len(p.text)).trimLeft(",;(→– ").trimRight(").")
	c.takeNow(r, c.sentences(remark)[0])
	r.note(remark)
	return p.cut(0, at)
}

// setDay gives a record the day by which it is done, and whoever stands in parentheses behind it.
func (c *compiler) setDay(r *raw, when piece) {
	if inside, at := when.bracketed('(', ')'); at > 0 && !r.has("owner") && c.ownerScore(inside.text) >= givenName {
		r.set("owner", inside)
		when = when.cut(0, at)
	}
	r.set(dateField[r.collection], when)
}

// takeDeadlineOf cuts "by Dec 2027" from a goal's figures.
func (c *compiler) takeDeadlineOf(r *raw, p piece) piece {
	if r.has("by") {
		return p
	}
	at, when := c.deadlineIn(p, len(p.text))
	if at == 0 {
		return p
	}
	c.setDay(r, when)
	return p.cut(0, at)
}

// bareDate finds a day of a known year that ends a text without any mark before it: where it
// starts; 0 where there is none.
func (c *compiler) bareDate(p piece) int {
	text := strings.TrimRight(p.text, ".")
	if text == "" || text[len(text)-1] < '0' || text[len(text)-1] > '9' {
		return 0
	}
	best := 0
	at := len(text)
	for words := 0; words < 4; words++ {
		at = strings.LastIndexByte(text[:at], ' ')
		if at <= 0 {
			break
		}
		tail := text[at+1:]
		if len(tail) < 6 || tail[0] >= 'a' && tail[0] <= 'z' {
			continue
		}
		if d, problem := value.Date(tail, c.values); problem == nil && d.Known() && d.Precision == plan.ToDay {
			best = at
		}
	}
	for _, word := range [...]string{" from", " of", " dated", " since", " vom", " seit", " du"} {
		if strings.HasSuffix(text[:best], word) {
			return 0 // "Chase the invoice from 2026-10-01" says which invoice
		}
	}
	return best
}

// takeGoalDeadline takes the day by which a goal is reached from a clause, "95% by 31 March 2027", "deadline on
// paper is 31 December 2027", and leaves the rest of it.
func (c *compiler) takeGoalDeadline(r *raw, clause *piece) bool {
	if r.has("by") || len(clause.text) > 100 {
		return false
	}
	if when, ok := c.dated(*clause, false); ok && strings.ContainsAny(when.text, "0123456789") && c.readsDay(when.text) {
		c.setDay(r, when)
		*clause = clause.cut(0, 0)
		return true
	}
	if at, when := c.deadlineIn(*clause, len(clause.text)); at > 0 && c.readsDay(when.text) {
		before := clause.cut(0, at)
		field, _ := c.figureClause(before)
		if field == "baseline" {
			return false // "4 cases in 2025"
		}
		switch lead, _, _ := strings.Cut(asciiLower(clause.text[at+1:]), " "); {
		case (lead == "in" || lead == "on" || lead == "en" || lead == "do" || lead == "par" || lead == "am") && field != "target" && !r.has("baseline"):
		default:
			c.setDay(r, when)
			*clause = before
			return true
		}
	}
	lower := asciiLower(clause.text)
	for _, lead := range [...]string{" is ", " "} {
		if word, _, found := strings.Cut(lower, lead); found && (strings.HasPrefix(word, "deadline") || strings.HasPrefix(word, "commissioning") || strings.HasPrefix(word, "due")) {
			if when, ok := c.dated(clause.cut(len(word)+len(lead), len(clause.text)), false); ok && c.readsDay(when.text) {
				c.setDay(r, when)
				*clause = clause.cut(0, 0)
				return true
			}
		}
	}
	return false
}
