package compile

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/acctplan/acctplan/pkg/plan"
)

// Who does it: whoever answers a risk, keeps a goal or takes on a piece of work, told in words around the name.
//
//	Oriol asks for three offers -> Marta: prepare value summary
//	load test in December, Rikke
//	Ileana Radu owns it

// tellsToAct reports whether a text says what somebody is to do: it begins with a verb as orders
// do, "get Yolanda to bring the slide", or with a person, "Beatriz to offer a hybrid model".
func (c *compiler) tellsToAct(text string) bool {
	word, rest, _ := strings.Cut(text, " ")
	if rest == "" {
		return false
	}
	for _, we := range [...]string{"we must ", "we should ", "we will ", "we need to ", "we have to ", "we'll ", "we ask ", "we offer ", "we propose ", "we show ", "we get ", "we bring ", "we send ", "we keep ", "we move ", "we talk ", "wir müssen ", "wir sollten ", "nous devons ", "tenemos que ", "dobbiamo ", "temos que ", "we moeten ", "vi måste "} {
		if strings.HasPrefix(asciiLower(text), we) {
			return true
		}
	}
	return isOrder(word) || c.nameScore(word) >= givenName || c.ownerScore(word) >= givenName && rest[0] >= 'a' && rest[0] <= 'z'
}

// whoActs reports whether words begin with somebody who does something: "Theo calls the team leads", "finance has sent
// a reminder".
func (c *compiler) whoActs(words []string) bool {
	if len(words) < 3 || slices.Contains(words, "said") || slices.Contains(words, "says") {
		return false
	}
	first, _ := utf8.DecodeRuneInString(words[1])
	return unicode.IsLower(first) && strings.HasSuffix(words[1], "s") && (c.nameScore(words[0]) >= givenName || c.isDepartment(words[0]))
}

// isOrder reports whether a word is a verb with which orders begin.
func isOrder(word string) bool {
	switch asciiLower(word) {
	case "get", "ask", "send", "offer", "meet", "call", "book", "build", "agree", "propose", "show", "find", "invite", "bring", "run", "set", "make", "move", "keep", "write", "sign", "review",
		"escalate", "add", "plan", "push", "train", "lock", "start", "use", "give", "take", "visit", "talk", "check", "split", "tie", "secure", "prepare", "present", "pre-empt", "negotiate", "hire", "fix", "extend",
		"explain", "involve", "align", "workshop", "weekly", "monthly", "document", "provide", "arrange", "early", "let", "put", "test", "sell", "lead", "avoid", "reduce", "increase", "monitor", "share", "brief", "watch":
		return true
	}
	return false
}

// withoutRole cuts "(CSA + CSM)" from behind a name.
func withoutRole(p piece) piece {
	if open := strings.IndexByte(p.text, '('); open > 0 && strings.HasSuffix(p.text, ")") {
		return p.cut(0, open)
	}
	return p
}

// mayBeOwner rules out clauses: an owner is short.
func (c *compiler) mayBeOwner(text string) bool {
	return len(strings.Fields(text)) <= 3 || strings.ContainsAny(text, "+/&,") || strings.Contains(text, " and ") && len(strings.Fields(text)) <= 8
}

// takeDoer takes whoever answers a risk from behind the answer: "ask Perrin openly (Claudia)", "load test in
// December, Rikke".
func (c *compiler) takeDoer(r *raw, part piece) piece {
	if r.has("owner") {
		return part
	}
	for _, is := range [...]struct {
		open, end byte
		need      int
	}{{'(', ')', givenName}, {'[', ']', nameShaped}} {
		if who, at := part.bracketed(is.open, is.end); at > 0 && c.ownerScore(who.text) >= is.need {
			r.set("owner", who)
			return part.cut(0, at)
		}
	}
	part = part.trimRight(".")
	if at := strings.LastIndex(part.text, ", "); at > 0 {
		tail := part.cut(at+2, len(part.text))
		if who, does, found := strings.Cut(tail.text, " "); found && strings.Count(does, " ") < 2 && (strings.HasSuffix(does, " it") || strings.HasSuffix(does, "s") || does == "to do") && does[0] >= 'a' && c.ownerScore(who) >= givenName {
			r.set("owner", tail.cut(0, len(who))) // "separate contract, Holly drafts it"
			return part.cut(0, at)
		}
		for _, by := range [...]string{"run by ", "led by ", "done by ", "carried by ", "driven by ", "by ", "with "} {
			if who, ok := strings.CutPrefix(tail.text, by); ok && c.ownerScore(who) >= fullName {
				r.set("owner", tail.cut(len(by), len(tail.text)))
				return part.cut(0, at)
			}
		}
	}
	for _, mark := range [...]string{", ", " – ", " — ", " - ", ". "} {
		if at := strings.LastIndex(part.text, mark); at > 0 && c.ownerScore(part.text[at+len(mark):]) >= givenName {
			r.set("owner", part.cut(at+len(mark), len(part.text)))
			return part.cut(0, at)
		}
	}
	return part
}

// setAnswer gives a risk the answer to it: whoever gives it by name is its owner, and the day it is due by its day.
func (c *compiler) setAnswer(r *raw, answer piece) {
	if who := c.whoIsTo(answer); who > 0 && !r.has("owner") {
		r.set("owner", answer.cut(0, who))
		answer = answer.cut(who+len(" to "), len(answer.text))
	}
	if !r.has("due") {
		for _, lead := range [...]string{", by ", " by ", " until ", " bis ", " due "} {
			if at := strings.LastIndex(asciiLower(answer.text), lead); at > 0 && strings.ContainsAny(answer.text[at:], "0123456789") && c.readsDay(answer.text[at+len(lead):]) {
				r.set("due", answer.cut(at+len(lead), len(answer.text)))
				answer = answer.cut(0, at)
				break
			}
		}
	}
	r.set("mitigation", c.takeDoer(r, answer))
}

// takeAnswerBehind takes what somebody is to do about a risk from behind a comma, once the risk has been graded: "…
// (high impact), Mette to get our roadmap in front of her".
func (c *compiler) takeAnswerBehind(r *raw, p piece) piece {
	if r.collection != plan.Risks || r.has("mitigation") || !r.has("impact") && !r.has("likelihood") {
		return p
	}
	for _, mark := range [...]string{", ", "; "} {
		at := strings.LastIndex(p.text, mark)
		if at <= 0 {
			continue
		}
		answer := p.cut(at+len(mark), len(p.text))
		if who := c.whoIsTo(answer); who > 0 {
			r.set("mitigation", answer)
			if !r.has("owner") {
				r.set("owner", answer.cut(0, who))
			}
			return p.cut(0, at)
		}
	}
	return p
}

// whoIsTo is the length of the name of whoever is to do something, "Mette to get our roadmap in front of her"; 0 where
// a text does not begin so.
func (c *compiler) whoIsTo(answer piece) int {
	who, what, found := strings.Cut(answer.text, " to ")
	if !found || what == "" || what[0] < 'a' || what[0] > 'z' || c.ownerScore(who) < nameShaped || !c.mayBeOwner(who) {
		return 0
	}
	return len(who)
}

// takeAnswerer takes whoever answers a risk from a mitigation that was read as a whole: "Marta: prepare value
// summary", "8D report (Renk)", "ask openly – Claudia".
func (c *compiler) takeAnswerer(r *raw) {
	if r.collection != plan.Risks || r.has("owner") {
		return
	}
	for i := range r.fields {
		f := &r.fields[i]
		if f.name != "mitigation" || f.value.empty() || f.value.misfit || overloaded(f.value) {
			continue
		}
		v := f.value
		if stop := strings.LastIndex(v.text, ". "); stop > 0 && !r.has("status") {
			if _, ok := c.words.Status(strings.TrimRight(v.text[stop+2:], ".")); ok {
				r.set("status", v.cut(stop+2, len(strings.TrimRight(v.text, ".")))) // "Pause clause in the contract. Open"
				f = &r.fields[i]
				f.value = v.cut(0, stop)
				v = f.value
			}
		}
		if stop := strings.LastIndex(v.text, ". "); stop > 0 && c.endsSentence(v.text[:stop]) {
			if name, who, ok := c.keyWord(r, v.cut(stop+2, len(strings.TrimRight(v.text, ".")))); ok && name == "owner" {
				f.value = v.cut(0, stop) // "offer the two-year price hold. Owner Rosalind."
				r.set("owner", who)
				return
			}
		}
		if who := withoutRole(v); c.ownerScore(who.text) >= fullName && c.mayBeOwner(who.text) {
			continue
		}
		if line, ok := keyLine(v); ok && !line.value.empty() && c.ownerScore(line.key.text) >= nameShaped && c.mayBeOwner(line.key.text) {
			f.value = line.value
			r.set("owner", withoutRole(line.key))
			return
		}
		if left := c.takeDoer(r, v); left.text != v.text && !left.empty() {
			r.fields[i].value = left
		}
		return
	}
}

// keepers are the words behind a name that say that something is that person's.
var keepers = []string{
	" looks after it", " looks after this", " owns it", " owns this one", " owns this", " owns that", " owns that one", " owns", " leads it", " leads", " leading", " is leading", " to lead", " runs this one", " runs it", " runs this", " drives it", " drives", " to drive",
	" is responsible", " on it", " is on it", " has it", " takes it", " sponsors it", " sponsors", " cares most", " promised one",
}

// keeperOf cuts such words from behind a name.
func keeperOf(p piece) (piece, bool) {
	for _, words := range keepers {
		if name, ok := strings.CutSuffix(p.text, words); ok {
			return p.cut(0, len(name)), true
		}
	}
	return p, false
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
	if keeper, ok := keeperOf(who); ok {
		who, sure = keeper, true
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
