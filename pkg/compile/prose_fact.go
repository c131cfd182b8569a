package compile

// Facts of the account that stand in sentences: "They pay us €180k a year, renewal in March 2027",
// "I own it (Kyle Pettibone), Jess Monroe is the CSM", "overall amber". A fact that stands for
// itself, in a table or behind a key, has the word; these are taken where none does.

import (
	"bytes"
	"strings"

	"github.com/acctplan/acctplan/pkg/plan"
)

// weakFact is a fact that a sentence tells.
type weakFact struct {
	key        string
	name, text piece
	section    *section
}

// proseLine is a line of prose that may tell facts.
type proseLine struct {
	section *section
	line    piece
}

// proseFacts remembers a line of prose in which facts are looked for once it is known which of them
// nothing else states. The prose stays what it is.
func (c *compiler) proseFacts(s *section, line piece) {
	if len(line.text) <= 1200 && s.record == nil && !overloaded(line) && (s.statesFacts() || strings.Contains(line.text, " is ") || strings.Contains(line.text, "(") || strings.Contains(line.text, " own")) {
		c.proseLines = append(c.proseLines, proseLine{s, line})
	}
}

// addWeakFacts takes the facts of sentences that nothing else states, the first of each.
func (c *compiler) addWeakFacts() {
	for i, stated := 0, c.states("currency"); i < len(c.proseLines) && !stated; i++ {
		stated = c.declaredCurrency(c.proseLines[i]) && c.states("currency")
	}
	people := !c.statesOwner() || !c.states("csm")
	figures := !c.states("arr") || !c.states("renewal") || !c.states("health") || !c.states("reviewed") || !c.states("next_review")
	for i := 0; i < len(c.proseLines) && (people || figures); i++ {
		c.readProseFacts(c.proseLines[i].section, c.proseLines[i].line, people, figures)
	}
	c.proseLines = nil
	stated := map[string]bool{} // so that not every weak fact asks all others
	for _, f := range c.weak {
		if stated[f.key] {
			continue
		}
		if !c.states(f.key) || f.key == "owner" && !c.statesOwner() {
			c.addFact(f.key, f.name, f.text, f.section)
			continue
		}
		stated[f.key] = true
	}
	c.weak = nil
}

// declaredCurrency takes the currency in which a sentence says that all amounts of the plan are: "All amounts
// CAD", "all figures in C$ unless stated"; false where none does.
func (c *compiler) declaredCurrency(p proseLine) bool {
	told := false
	for _, word := range [...]string{"mounts", "igures", "alues", "rices", "umbers", "oney", "ollar", "verything", "eträge", "ahlen", "ontants", "hiffres", "mportes", "alores", "mporti", "edragen", "elopp"} {
		told = told || strings.Contains(p.line.text, word)
	}
	if !told {
		return false
	}
	for _, sentence := range c.sentences(p.line) {
		lower := asciiLower(sentence.text)
		if len(lower) > 80 || !hasWordOf(lower, "all", "alle", "tous", "todos", "todas", "tutti", "alla", "everything", "amounts", "figures") ||
			!hasWordOf(lower, "amounts", "figures", "values", "prices", "numbers", "money", "dollars", "dollar", "sums", "everything", "beträge", "zahlen", "montants", "chiffres", "importes", "valores", "importi", "bedragen", "belopp") {
			continue
		}
		for at := 0; at < len(sentence.text); {
			end := at + strings.IndexByte(sentence.text[at:]+" ", ' ')
			word := sentence.cut(at, end)
			word = word.trimRight(".,;:)")
			word = word.trimLeft("(")
			if code, ok := currencyCode(word.text); ok && word.text != "$" && (len(word.text) < 3 || word.text == strings.ToUpper(word.text) || asciiLower(word.text) == "euros" || asciiLower(word.text) == "euro") {
				name := word
				name.text = code
				c.addFact("currency", sentence, name, p.section)
				return true
			}
			at = end + 1
		}
	}
	return false
}

// statesOwner reports whether the plan says whose account it is, not only who wrote the plan.
func (c *compiler) statesOwner() bool {
	for _, f := range c.facts {
		if f.key == "owner" && !f.author {
			return true
		}
	}
	return false
}

// readProseFacts looks for facts in a line of prose: who is who, and the account's figures.
func (c *compiler) readProseFacts(s *section, line piece, people, figures bool) {
	tells := s.tellsFacts()
	if tells {
		for _, part := range line.commaParts(". ", "; ") {
			c.proseKeyed(s, part.trimRight("."))
		}
		c.proseKeyed(s, line)
	}
	before := piece{}
	for _, part := range line.commaParts(". ", "; ", " / ", " | ", " · ", " – ", " — ", "! ", " and ", " (", ") ", ")", " but ", " so ") {
		described := c.endsInName(before)
		before = part
		part = part.trimRight(".!, )")
		part = part.trimLeft("(*_ ")
		if part.empty() || len(part.text) > 120 {
			continue
		}
		if people && !(described && !c.namesSomebodyGiven(part)) {
			c.proseOwner(s, part)
		}
		if figures && tells {
			c.proseFigure(s, part, sentenceAround(line.text, part.text))
		}
	}
	if people {
		c.proseRoles(s, line)
	}
}

// endsInName reports whether a clause ends in somebody's full name, which the next may describe: "Prepared by
// Alessio Bonetti, area manager North Italy".
func (c *compiler) endsInName(p piece) bool {
	last := strings.LastIndexByte(p.text, ' ')
	if last <= 0 {
		return false
	}
	first := strings.LastIndexByte(p.text[:last], ' ') + 1
	return c.nameForm(strings.TrimRight(p.text[first:], ".,")) >= fullName
}

// namesSomebodyGiven reports whether one of the words of a clause is a given name.
func (c *compiler) namesSomebodyGiven(p piece) bool {
	for word := range strings.FieldsSeq(p.text) {
		if word[0] >= 'A' && (word[0] <= 'Z' || word[0] >= 0x80) && c.words.GivenName(word) {
			return true
		}
	}
	return false
}

// tellsFacts reports whether prose below the heading may tell facts of the account: below one that
// holds them, and below one that says nothing, "Short story".
func (s *section) tellsFacts() bool {
	return s.statesFacts() || len(s.concepts) == 0 || s.concept() == plan.ConceptLandscape || s.concept() == plan.ConceptNotes
}

// proseKeyed takes a clause of a key and its value: "Owner is Sofie Lund", "stage = prospect".
func (c *compiler) proseKeyed(s *section, part piece) {
	for _, verb := range []string{" is ", ": ", " = ", " are "} {
		at := strings.Index(part.text, verb)
		if at <= 0 || at > maxKeyLength || len(part.text) > 100 {
			continue
		}
		key, v := part.cut(0, at), part.cut(at+len(verb), len(part.text))
		fact, known := c.factOf(strings.TrimPrefix(asciiLower(key.text), "the "), v)
		switch {
		case !known:
		case fact == "arr" || fact == "owner" || fact == "csm" || fact == "renewal" || fact == "health" || fact == "executive_sponsor" || fact == "reviewed" || fact == "next_review":
			if c.fitsFact(fact, v) {
				c.weakly(s, fact, key, v)
			}
		case fact == "nps" || fact == "location" || fact == "employees" || fact == "lifecycle" && verb == " = ":
			c.weakly(s, fact, key, v)
		}
		return
	}
}

// weakly keeps a fact of a sentence.
func (c *compiler) weakly(s *section, key string, name, text piece) {
	if key != "" && !text.empty() && !isAboutOther(key, name.text) &&
		!(isPersonFact(key) && bytes.HasPrefix(c.file.Bytes[text.span.End:], []byte(", their "))) {
		c.weak = append(c.weak, weakFact{key, name, text, s})
	}
}

// leadRole tells which of the three roles that every plan has a text names.
func (c *compiler) leadRole(text string) (string, bool) {
	lower := asciiLower(strings.TrimSpace(text))
	for _, word := range []string{"the ", "our ", "a "} {
		lower = strings.TrimPrefix(lower, word)
	}
	switch lower {
	case "sponsor", "exec", "owner", "lead", "sam", "am", "nam", "es", "success", "cs":
		return "", false // they mean too many things in a sentence
	}
	role, ok := c.words.OurRole(lower)
	switch role {
	case "owner", "csm", "executive_sponsor":
		return role, ok
	}
	return "", false
}

// someoneNamed is the full name that a text is, or means.
func (c *compiler) someoneNamed(p piece) (piece, bool) {
	if p.empty() || len(p.text) > 40 {
		return p, false
	}
	if c.nameForm(p.text) >= fullName {
		return p, true
	}
	if m, ok := c.mentionedPerson(p.text); ok && c.nameForm(p.text) >= nameShaped {
		return piece{text: m.name, span: p.span}, true
	}
	return p, false
}

// leadingName is the longest full name that a text begins with: "Lerato Mokoena in the car".
func (c *compiler) leadingName(p piece) (piece, bool) {
	best := piece{}
	for at, words := 0, 0; words < 4 && at < len(p.text); words++ {
		end := at + strings.IndexByte(p.text[at:]+" ", ' ')
		if who := p.cut(0, len(strings.TrimRight(p.text[:end], ",;"))); c.nameForm(who.text) >= fullName {
			best = who
		}
		if strings.HasSuffix(p.text[:end], ",") {
			break
		}
		at = end + 1
	}
	return best, !best.empty()
}

// proseOwner takes "Jess Monroe is the CSM", "CSM is Omar Haddad", "Sigrid owns it".
func (c *compiler) proseOwner(s *section, part piece) {
	for _, verb := range []string{" is ", " as ", " acts as ", ": "} {
		at := strings.Index(part.text, verb)
		if at <= 0 {
			continue
		}
		left, right := part.cut(0, at), part.cut(at+len(verb), len(part.text))
		if role, ok := c.leadRole(right.text); ok {
			if who, ok := c.someoneNamed(left); ok {
				c.weakly(s, role, right, who)
			}
		} else if role, ok := c.leadRole(left.text); ok {
			if who, ok := c.someoneNamed(right); ok {
				c.weakly(s, role, left, who)
			}
		}
		return
	}
	lower := asciiLower(part.text)
	for _, verb := range []string{" owns it", " owns this", " owns the account", " runs the account", " runs this account", " looks after the account", " leads the account", " manages the account", " has the account"} {
		if at := strings.Index(lower, verb); at > 0 && at+len(verb) == len(lower) {
			if who, ok := c.someoneNamed(part.cut(0, at)); ok {
				c.weakly(s, "owner", part.cut(at, len(part.text)), who)
			}
			return
		}
	}
	if !s.statesFacts() {
		return
	}
	// "Account manager Petra Quist", "Prepared by Renee Castellano"
	for _, lead := range []string{"prepared by ", "written by ", "owned by ", "run by ", "author ", "maintained by ", "dictated by ", "drafted by ", "compiled by ", "notes by "} {
		if strings.HasPrefix(lower, lead) {
			if who, ok := c.leadingName(part.cut(len(lead), len(part.text))); ok {
				c.weakly(s, "owner", part.cut(0, len(lead)), who)
			}
			return
		}
	}
	for at := strings.IndexByte(part.text, ' '); at > 0 && at < maxKeyLength; {
		if role, ok := c.leadRole(part.text[:at]); ok {
			if who, ok := c.someoneNamed(part.cut(at, len(part.text))); ok {
				c.weakly(s, role, part.cut(0, at), who)
				return
			}
		}
		next := strings.IndexByte(part.text[at+1:], ' ')
		if next < 0 {
			return
		}
		at += next + 1
	}
}

// proseRoles takes "Renee Castellano (AE)", "Helen Ogilvie, Key Account Manager", and "I own it (Kyle
// Pettibone)" from anywhere in a line.
func (c *compiler) proseRoles(s *section, line piece) {
	if !s.statesFacts() && !strings.Contains(line.text, "(") {
		return
	}
	parts := line.commaParts(". ", "; ", " (", ")", " – ", " — ", " - ", " · ", " | ", " / ", ": ")
	for i := 0; i+1 < len(parts); i++ {
		name, role := parts[i], parts[i+1].cut(0, len(strings.TrimRight(parts[i+1].text, ".,")))
		if lower := asciiLower(name.text); strings.HasSuffix(lower, "i own it") || strings.HasSuffix(lower, "i run this account") || strings.HasSuffix(lower, "i run it") {
			if who, ok := c.someoneNamed(role); ok {
				c.weakly(s, "owner", name, who)
			}
			continue
		}
		if name.text == "I" || strings.HasSuffix(name.text, " I") {
			if i+2 < len(parts) && (strings.HasPrefix(parts[i+2].text, "own") || strings.HasPrefix(parts[i+2].text, "run") || strings.HasPrefix(parts[i+2].text, "look after")) {
				if who, ok := c.someoneNamed(role); ok {
					c.weakly(s, "owner", parts[i+2], who) // "I (Petra Novak) own it"
				}
			}
			continue
		}
		key, ok := c.leadRole(role.text)
		if !ok {
			continue
		}
		// The name is the last words before: "Prepared by Renee Castellano (AE)".
		for at, words := len(name.text), 0; words < 4 && at > 0; words++ {
			at = strings.LastIndexByte(name.text[:at], ' ')
			if who := name.cut(at+1, len(name.text)); c.nameForm(who.text) >= fullName && strings.IndexByte("\"'(", who.text[0]) < 0 {
				c.weakly(s, key, role, who)
				break
			}
		}
	}
}

// proseFigure takes what a clause says of the account's value, renewal, health or review.
func (c *compiler) proseFigure(s *section, part piece, sentence string) {
	lower := asciiLower(part.text)
	if pair, ok := c.wordFact(part); ok {
		if fact, known := c.factOf(pair.key.text, pair.value); known && c.fitsFact(fact, pair.value) {
			switch fact {
			case "arr", "renewal", "health", "owner", "csm", "executive_sponsor", "reviewed", "next_review":
				c.weakly(s, fact, pair.key, pair.value)
				return
			}
		}
	}
	if at := strings.Index(part.text, " is "); at > 0 && at <= maxKeyLength {
		key, v := part.cut(0, at), part.cut(at+len(" is "), len(part.text))
		if fact, ok := c.factOf(strings.TrimPrefix(asciiLower(key.text), "the "), v); ok && (fact == "arr" || fact == "renewal" || fact == "health" || fact == "reviewed") && c.fitsFact(fact, v) {
			c.weakly(s, fact, key, v)
			return
		}
	}
	if score, ok := strings.CutPrefix(lower, "nps "); ok && len(score) <= 3 && strings.Trim(score, "0123456789+-") == "" {
		c.weakly(s, "nps", part.cut(0, len("nps")), part.cut(len("nps "), len(part.text)))
		return
	}
	if hasWordOf(lower, "health", "overall", "rag", "status", "account") || len(strings.Fields(lower)) == 1 {
		for at := 0; at < len(lower); {
			end := at + strings.IndexByte(lower[at:]+" ", ' ')
			switch word := strings.Trim(lower[at:end], ".,;:()"); word {
			case "green", "amber", "yellow", "red":
				if len(s.concepts) > 0 || s.title || hasWordOf(lower, "health", "rag") {
					c.weakly(s, "health", part.cut(0, at), part.cut(at, at+len(word)))
				}
				return
			}
			at = end + 1
		}
	}
	if day, ok := c.contractEnd(part, lower); ok {
		c.weakly(s, "renewal", part, day)
	}
	if day, ok := c.dayBehind(part, lower, "renews on ", "renews in ", "renews ", "renewing on ", "renewing in ", "renewing ", "renewal on ", "renewal in ", "renewal date ", "renewal is ", "renewal ", "up for renewal on ", "up for renewal in ", "up for renewal ", "due for renewal in ", "due for renewal on "); ok {
		c.weakly(s, "renewal", part, day)
	}
	if day, ok := c.dayBehind(part, lower, "next review on ", "next review ", "review again ", "look again on ", "look again ", "next look "); ok {
		c.weakly(s, "next_review", part, day)
		return
	}
	if day, ok := c.dayBehind(part, lower, "last updated ", "last reviewed ", "updated ", "last touched ", "last edited ", "last revised ", "as of "); ok {
		c.weakly(s, "reviewed", part, day)
	}
	if size := part.cut(0, len(withoutPeriod(part.text))); (size.text != part.text && hasWordOf(sentence, "our", "us", "we") || runsOn(sentence)) && c.sizeOf(size) {
		c.weakly(s, "arr", part.cut(len(size.text), len(part.text)), size) // "$395,000 p.a.", "€74k, renews 28/02/2027"
		return
	}
	if code, ok := currencyCode(part.text); ok && code == part.text && len(c.weak) > 0 && c.weak[len(c.weak)-1].key == "arr" {
		c.weakly(s, "currency", part, part) // "… p.a. (AUD, ex GST)"
		return
	}
	ours := hasWordOf(lower, "worth") && hasWordOf(sentence, "contract", "agreement", "subscription", "account") || hasWordOf(lower, "buys", "buy") && strings.Contains(sentence, "from us")
	if !ours && !hasWordOf(lower, "arr", "acv", "pays", "pay", "paying", "spend", "spends", "volume", "contract", "subscription", "bill", "us") || hasWordOf(lower, "lost", "save", "saves", "saving", "savings", "saved", "loss", "losing", "fines", "rfp", "tender", "opportunity", "market", "project", "deal", "pipeline", "potential", "upsell", "expansion", "budget", "revenue", "profit", "cost", "costs", "if", "could", "more", "extra") {
		return
	}
	if !hasWordOf(lower, "arr", "acv", "year", "annually", "yearly", "p.a", "annum", "/yr", "pa") && !strings.Contains(lower, "/y") {
		return
	}
	for at := 0; at < len(part.text); {
		end := at + strings.IndexByte(part.text[at:]+" ", ' ')
		word := part.cut(at, end)
		if next := end + 1; next < len(part.text) && isDigitByte(part.text[end-1]) {
			// "318.000 €", "1,4 MSEK": what follows the figure is its unit or its currency
			if two := part.cut(at, next+strings.IndexByte(part.text[next:]+" ", ' ')); c.sizeOf(two) {
				c.weakly(s, "arr", part.cut(0, at), two.trimRight(",;:"))
				return
			}
		}
		if word = word.cut(0, len(strings.TrimRight(strings.SplitN(word.text, "/", 2)[0], ".,;:"))); c.sizeOf(word) {
			c.weakly(s, "arr", part.cut(0, at), word)
			return
		}
		if next := end + 1; next < len(part.text) && len(word.text) <= 3 && strings.ToUpper(word.text) == word.text {
			if two := part.cut(at, next+strings.IndexByte(part.text[next:]+" ", ' ')); c.sizeOf(two) {
				c.weakly(s, "arr", part.cut(0, at), two) // "EUR 180k"
				return
			}
		}
		at = end + 1
	}
}

// runsOn reports whether a sentence speaks of the business that we have: of a contract with its end, and of
// nobody else's.
func runsOn(sentence string) bool {
	if hasWordOf(sentence, "their", "they", "competitor", "incumbent", "with") {
		return false
	}
	for _, words := range [...]string{"existing business", "contract until ", "contract to ", "contract through ", "renewing ", "renews ", "up for renewal"} {
		if strings.Contains(sentence, words) {
			return true
		}
	}
	return false
}

// sentenceAround is the sentence of a line in which a clause stands, in small letters.
func sentenceAround(line, clause string) string {
	at := strings.Index(line, clause)
	if at < 0 {
		return asciiLower(clause)
	}
	from, to := strings.LastIndex(line[:at], ". ")+1, len(line)
	if end := strings.Index(line[at+len(clause):], ". "); end >= 0 {
		to = at + len(clause) + end
	}
	return asciiLower(line[from:to])
}

// contractEnd finds the day until which the account's contract runs: "runs out on 30 June 2027", "the
// supply agreement ends 30 Sept 2027". A contract of theirs with others is told with other words.
func (c *compiler) contractEnd(part piece, lower string) (piece, bool) {
	for _, noun := range [...]string{"contract", "agreement", "subscription", "licence", "license", "term", "framework", "deal", ""} {
		at := strings.Index(lower, noun)
		if at < 0 || noun != "" && at+len(noun) < len(lower) && lower[at+len(noun)] != ' ' {
			continue
		}
		for _, other := range [...]string{"that ", "their ", "his ", "her ", "those ", "whose ", "wage ", "lease ", "union ", "collective ", "loan ", "rental ", "employment ", "labour ", "labor ", "pay ", "energy "} {
			if strings.HasSuffix(lower[:at], other) {
				return part, false
			}
		}
		from := at + len(noun)
		if noun != "" {
			from = min(from+1, len(lower))
		}
		for _, verb := range [...]string{"runs out on ", "runs out ", "runs until ", "runs to ", "runs through ", "runs till ", "ends on ", "ends ", "expires on ", "expires ", "is up on ", "is up ", "until ", "through ", "to "} {
			if noun == "" && !strings.HasPrefix(verb, "runs out") {
				break
			}
			if rest, ok := strings.CutPrefix(lower[from:], verb); ok {
				when := part.cut(len(part.text)-len(rest), len(part.text))
				if day := c.tokenValue("due", when, true); !day.empty() && !vagueDate(day.text) && strings.ContainsAny(day.text, "0123456789") {
					return day, true
				}
			}
		}
	}
	return part, false
}

// dayBehind finds the day that stands behind one of the phrases.
func (c *compiler) dayBehind(part piece, lower string, phrases ...string) (piece, bool) {
	for _, phrase := range phrases {
		at := strings.Index(lower, phrase)
		if at < 0 || at > 0 && lower[at-1] != ' ' {
			continue
		}
		if day := c.tokenValue("due", part.cut(at+len(phrase), len(part.text)), true); !day.empty() && !vagueDate(day.text) && strings.ContainsAny(day.text, "0123456789") {
			return day, true
		}
	}
	return part, false
}

// hasWordOf reports whether one of the words stands in a text.
func hasWordOf(lower string, words ...string) bool {
	for _, field := range strings.Fields(lower) {
		field = strings.Trim(field, ".,;:()!?'\"")
		for _, word := range words {
			if field == word {
				return true
			}
		}
	}
	return false
}
