package compile

// What people say of a goal behind its name, clause by clause: where it stands, where it shall be, by when, and
// whose it is. The order and the marks between the clauses are everybody's own:
//
//	Fewer cancelled slots – was 11%, now 9%, goal 5% by 30 June 2027 (Colm Rafferty)
//	Ausschuss senken: heute 7,5 %, Ziel 4 % bis 31.12.2027, verantwortlich Sabine Kroll
//	Damaged pallets. 0.9% at the start of the year, target 0.3%. Owner: Rowan Bast.

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/acctplan/acctplan/pkg/plan"
)

// clauseMarks part the clauses behind a goal's name.
var clauseMarks = []string{" – ", " — ", " - ", " -- ", ": ", "; ", " | ", " / ", " · ", " (", ")", " [", "]", "... ", "? ", "! "}

// standing are the words in front of a figure that say that it is today's, or was when this began.
var standing = []string{
	"today it takes ", "it takes ", "takes ", "today it is ", "today it's ", "today ", "it was ", "it is at ", "it is ", "it's at ", "it's ", "we're at ", "we are at ", "they're at ", "they are at ", "is at ", "now at ", "now it is ", "now it's ", "now ", "was at ", "was ", "were ",
	"currently at ", "currently ", "current ", "stands at ", "sits at ", "started at ", "starts at ", "start at ", "start ", "they keep ", "they have ", "baseline is ", "baseline ", "last year ", "at ", "from ", "down from ", "up from ", "at present ", "so far ",
	"heute bei ", "heute ", "aktuell ", "derzeit ", "jetzt ", "ist ", "aujourd'hui ", "actuellement ", "hoy ", "actualmente ", "hoje ", "atualmente ", "oggi ", "attualmente ", "nu ", "vandaag ", "idag ", "i dag ", "nå ", "dziś ", "obecnie ",
}

// standingBehind are the words behind a figure that say so.
var standingBehind = []string{
	" now", " today", " currently", " at present", " so far", " last year", " last month", " last quarter", " last season", " this year", " when we started", " when we began", " at the start of the year", " at the start", " at the beginning", " at kick-off", " at kickoff", " before us", " on average now",
	" heute", " aktuell", " derzeit", " aujourd'hui", " actuellement", " hoy", " hoje", " oggi", " nu", " vandaag", " idag", " i dag", " nå", " dziś",
}

// wanted are the words in front of a figure that say that it shall be.
var wanted = []string{
	"they want to be at ", "they want ", "they need ", "we want ", "wants ", "want to see ", "want ", "wanted ", "and need ", "need to be at ", "need to reach ", "needs ", "need ", "target is ", "the target is ", "targets ", "target ", "the goal is ", "goal is ", "goal ", "aiming for ", "aims for ", "aim for ", "aim is ", "aim ",
	"it should be ", "should be ", "should fall to ", "should rise to ", "should drop to ", "should reach ", "should go to ", "has to be ", "must be ", "get to ", "get it to ", "go to ", "bring it to ", "down to ", "to ", "shall be ", "board wants ", "plan ", "planned ",
	"ziel ist ", "ziel ", "soll ", "cible ", "objectif ", "objetivo ", "meta ", "obiettivo ", "doel ", "mål ", "cel ",
}

// wantedBehind are the words behind a figure that say so.
var wantedBehind = []string{" wanted", " targeted", " planned", " aimed for", " needed", " desired", " target", " goal", " gewünscht", " ziel", " mål", " voulu", " visé"}

// figureClause reads a clause that says by its words which of the two figures it tells; the field is empty where it
// tells none.
func (c *compiler) figureClause(p piece) (field string, figure piece) {
	lower := asciiLower(p.text)
	if tellsChange(lower) {
		return "", piece{}
	}
	for _, is := range [...]struct {
		field         string
		leads, behind []string
	}{{"target", wanted, wantedBehind}, {"baseline", standing, standingBehind}} {
		lead := 0
		for _, words := range is.leads {
			if strings.HasPrefix(lower, words) && len(words) > lead {
				lead = len(words)
			}
		}
		if lead > 0 {
			if figure := c.figureAtStart(p.cut(lead, len(p.text))); !figure.empty() {
				return is.field, figure
			}
		}
		for _, words := range is.behind {
			if at := strings.Index(lower, words); at > 0 && (at+len(words) == len(lower) || lower[at+len(words)] == ' ') {
				if figure := c.figureAtStart(p.cut(0, at)); !figure.empty() && len(figure.text) == len(strings.TrimSpace(p.text[:at])) {
					return is.field, figure
				}
			}
		}
	}
	return "", piece{}
}

// tellsChange reports whether a clause tells both figures at once, "from 8% to 5%".
func tellsChange(lower string) bool {
	if strings.Contains(lower, "→") || strings.Contains(lower, "->") || strings.Contains(lower, "=>") {
		return true
	}
	for _, words := range [...][2]string{{"from ", " to "}, {"von ", " auf "}, {"de ", " à "}, {"del ", " al "}, {"de ", " a "}, {"från ", " till "}, {"van ", " naar "}, {"fra ", " til "}, {"da ", " a "}, {"dal ", " al "}} {
		if at := strings.Index(lower, words[0]); at == 0 || at > 0 && lower[at-1] == ' ' {
			if strings.Contains(lower[at:], words[1]) {
				return true
			}
		}
	}
	return false
}

// figureAtStart is the figure with its unit that a clause begins with: "58%" of "58% in January", "9,000 a month",
// "14% of supply"; empty where it begins with something else.
func (c *compiler) figureAtStart(p piece) piece {
	if len(p.text) > 80 {
		return piece{}
	}
	fields := strings.Fields(withoutBound(p.text))
	if len(fields) == 0 || !strings.ContainsAny(fields[0], "0123456789") && (len(fields) < 2 || len(fields[0]) > 3 || !strings.ContainsAny(fields[1], "0123456789")) {
		return piece{}
	}
	if !isMeasure(strings.Join(fields[:min(2, len(fields))], " ")) || isYear(fields[0]) && len(fields) == 1 || c.dateLike(p.text) && !isMeasureOnly(fields) {
		return piece{}
	}
	end := len(p.text)
	lower := asciiLower(p.text)
	for _, stop := range [...]string{" in ", " on average", " on ", " at ", " by ", " for ", " from ", " to ", " and ", " when ", " but ", " because ", " last ", " this ", " of them", " so ", " or ", " last", " im ", " seit ", " bis ", " ab ", " en ", " depuis ", " desde ", " until ", " before ", " since ", " now", " today", " already"} {
		if at := strings.Index(lower, stop); at > 0 && at < end {
			end = at
		}
	}
	figure := p.cut(0, len(withoutWhen(p.text[:end])))
	if len(strings.Fields(withoutBound(figure.text))) > 4 || !isMeasure(figure.text) {
		return piece{}
	}
	return figure
}

// isMeasureOnly reports whether words that could be a day are a figure: "48", "5,200".
func isMeasureOnly(fields []string) bool {
	return len(fields) == 1 && !strings.ContainsAny(fields[0], "/-") && strings.Count(fields[0], ".") < 2
}

// goalClauses are the clauses of a text about a goal.
func (c *compiler) goalClauses(p piece) []piece {
	out := make([]piece, 0, 8)
	for _, sentence := range c.sentences(p) {
		for _, part := range sentence.commaParts(clauseMarks...) {
			if at := strings.Index(part.text, " and "); at > 0 {
				if field, _ := c.figureClause(part.cut(at+len(" and "), len(part.text))); field != "" {
					out = append(out, part.cut(0, at), part.cut(at+len(" and "), len(part.text)))
					continue
				}
			}
			out = append(out, part.trimRight(".,;"))
		}
	}
	return out
}

// takeGoalClauses takes the clauses behind a goal's name, one of which at least says by its words which figure it
// tells, and returns the name.
func (c *compiler) takeGoalClauses(r *raw, p piece) piece {
	if r.collection != plan.Goals || overloaded(p) || len(p.text) > 400 || !strings.ContainsAny(p.text, "0123456789") || r.has("baseline") || r.has("target") {
		return p
	}
	if !strings.Contains(p.text, ", ") && !hasMark(p.text, clauseMarks) && boldLead(p) == 0 {
		return p
	}
	name, rest := piece{}, p
	if n := boldLead(p); n > 0 {
		name = p.cut(0, len(strings.TrimRight(p.text[:n], " .:,;–—-")))
		rest = p.cut(n, len(p.text))
		rest = rest.trimLeft(" .:,;–—-")
	}
	clauses := c.goalClauses(rest)
	first := 0
	if name.empty() {
		for first = 1; first < len(clauses); first++ {
			if c.saysFigures(clauses, first) {
				break
			}
		}
		if first >= len(clauses) {
			return p
		}
		end := strings.Index(p.text, clauses[first].text)
		if end <= 0 {
			return p
		}
		name = p.cut(0, len(strings.TrimRight(p.text[:end], " .:,;–—-|/([·?!")))
		if open := strings.LastIndexByte(name.text, '('); open > strings.LastIndexByte(name.text, ')') {
			return p
		}
	} else if !slices.ContainsFunc(clauses, func(clause piece) bool { field, _ := c.figureClause(clause); return field != "" }) {
		return p
	}
	if _, key := c.fieldName(r, name.text); key || len(name.text) < 5 {
		return p
	}
	at := strings.LastIndex(name.text, " at ")
	whole := first > 0 && at > 0 && isMeasure(name.text[at+len(" at "):])
	c.tellGoal(r, clauses[first:], !whole)
	if whole {
		return p // "Scrap at 4.1%, they want 2.5%"
	}
	return name
}

// saysFigures reports whether the figures of a goal begin with a clause: it says which it tells, or the next does.
func (c *compiler) saysFigures(clauses []piece, at int) bool {
	if field, _ := c.figureClause(clauses[at]); field != "" {
		return true
	}
	if isDigitStart(clauses[at].text) && at+1 < len(clauses) && !c.figureAtStart(clauses[at]).empty() {
		field, _ := c.figureClause(clauses[at+1])
		return field == "target"
	}
	return false
}

// isDigitStart reports whether a text begins with a figure.
func isDigitStart(text string) bool {
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(text, "~≈<>≥≤+-−"))
	return unicode.IsDigit(first) || strings.ContainsRune("€$£₹¥", first)
}

// tellGoal gives a goal what clauses say of it. What they say beside is a note where the words are no prose of
// their own.
func (c *compiler) tellGoal(r *raw, clauses []piece, keep bool) {
	for i, clause := range clauses {
		if clause.empty() {
			continue
		}
		told := c.takeGoalDeadline(r, &clause)
		field, figure := c.figureClause(clause)
		if field == "" && keep && !told && !r.has("baseline") && isDigitStart(clause.text) && i+1 < len(clauses) {
			if next, _ := c.figureClause(clauses[i+1]); next == "target" {
				field, figure = "baseline", c.figureAtStart(clause) // "17 days, get to 9"
			}
		}
		if field == "" && keep && r.has("baseline") && !r.has("target") && isDigitStart(clause.text) && !isYear(clause.text) {
			if figure = c.figureAtStart(clause); !figure.empty() && (told || len(figure.text) == len(clause.text)) {
				field = "target" // "1.1 Mt last year, 1.35 Mt for 2027"
			}
		}
		switch {
		case !told && field == "" && !r.has("by") && isDeadline(clause.text):
			r.set("by", withoutLead(clause)) // "By June."
		case field != "" && !figure.empty():
			if !r.has(field) {
				r.set(field, figure)
			} else if keep {
				r.note(clause)
			}
		case clause.empty():
		case c.takeGoalPerson(r, clause):
		case c.takeSingle(r, clause, fullName):
		case keep && !told:
			r.note(clause)
		}
	}
}

// takeGoalDeadline takes the day by which a goal is reached from a clause, "95% by 31 March 2027", "deadline on
// paper is 31 December 2027", and leaves the rest of it.
func (c *compiler) takeGoalDeadline(r *raw, clause *piece) bool {
	if r.has("by") || len(clause.text) > 100 {
		return false
	}
	if when, ok := c.dated(*clause, false); ok && strings.ContainsAny(when.text, "0123456789") && c.readsDay(when.text) {
		r.set("by", when)
		*clause = clause.cut(0, 0)
		return true
	}
	lower := asciiLower(clause.text)
	for _, lead := range deadlines {
		at := strings.LastIndex(lower, lead)
		if at <= 0 {
			continue
		}
		when := clause.cut(at+len(lead), len(clause.text))
		if strings.TrimSpace(lead) == "in" && !isYear(when.text) && len(when.text) < 5 || !strings.ContainsAny(when.text, "0123456789") || !c.dateLike(when.text) || !c.readsDay(when.text) {
			continue
		}
		before := clause.cut(0, at)
		if field, _ := c.figureClause(before); field == "baseline" {
			return false // "4 cases in 2025"
		}
		if trimmed := strings.TrimSpace(lead); trimmed == "in" || trimmed == "on" || trimmed == "en" || trimmed == "do" || trimmed == "par" || trimmed == "am" {
			if field, _ := c.figureClause(before); field != "target" && !r.has("baseline") {
				continue
			}
		}
		r.set("by", when)
		*clause = before
		return true
	}
	for _, lead := range [...]string{" is ", " "} {
		if word, _, found := strings.Cut(lower, lead); found && (strings.HasPrefix(word, "deadline") || strings.HasPrefix(word, "commissioning") || strings.HasPrefix(word, "due")) {
			if when, ok := c.dated(clause.cut(len(word)+len(lead), len(clause.text)), false); ok && c.readsDay(when.text) {
				r.set("by", when)
				*clause = clause.cut(0, 0)
				return true
			}
		}
	}
	return false
}

// goalKeepers are the words behind a name that say that a goal is that person's.
var goalKeepers = []string{
	" looks after it", " looks after this", " owns it", " owns this one", " owns this", " owns", " leads it", " leads", " runs this one", " runs it", " runs this", " drives it", " drives", " is responsible", " is on it", " has it", " sponsors it", " sponsors", " cares most", " promised one", " owns that", " owns that one",
}

// takeGoalPerson takes whose goal it is from a clause: "Colm Rafferty", "verantwortlich Sabine Kroll", "Kyle Bristow
// in IT", "Ileana Radu owns", "that's Carla Munn's", "belongs to Anders Quill".
func (c *compiler) takeGoalPerson(r *raw, clause piece) bool {
	if r.has("owner") || len(clause.text) > 80 || isDeadline(clause.text) || c.dateLike(clause.text) {
		return false
	}
	lower := asciiLower(clause.text)
	who := clause
	lead := 0
	for _, words := range [...]string{"also ", "again ", "belongs to ", "owner is ", "owned by ", "led by ", "sponsor is ", "that's ", "that is ", "this is ", "owner ", "verantwortlich ist ", "verantwortlich ", "responsable ", "ansvarig ", "verantwoordelijk ", "responsabile ", "responsável ", "mentioned by "} {
		if strings.HasPrefix(lower, words) && len(words) > lead {
			lead = len(words)
		}
	}
	who = who.cut(lead, len(who.text))
	sure := lead > 0 && lower[:lead] != "also " && lower[:lead] != "this is " && lower[:lead] != "that is "
	for _, words := range goalKeepers {
		if name, ok := strings.CutSuffix(who.text, words); ok {
			who, sure = who.cut(0, len(name)), true
			break
		}
	}
	for _, tail := range [...]string{"'s", "’s"} {
		if name, ok := strings.CutSuffix(who.text, tail); ok && lead > 0 {
			who, sure = who.cut(0, len(name)), true
		}
	}
	for _, at := range [...]string{" in ", " at ", " from ", " of "} {
		if end := strings.Index(who.text, at); end > 0 {
			who = who.cut(0, end)
		}
	}
	who = withoutRole(who)
	need := fullName
	if sure {
		need = nameShaped
	}
	if c.ownerScore(who.text) < need || !c.mayBeOwner(who.text) {
		return false
	}
	r.set("owner", who)
	return true
}

// tellGoalProse gives a goal what sentences about it say, which stay the prose that they are.
func (c *compiler) tellGoalProse(r *raw, p piece) {
	if r.collection == plan.Goals && len(p.text) < 600 && !overloaded(p) {
		c.tellGoal(r, c.goalClauses(p), false)
	}
}
