package compile

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/acctplan/acctplan/pkg/compile/value"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/syntax"
)

// What stands in front of a record's text and is no part of it: "TODO:", by when and who, the days that an event
// lasts.
//
//	by 2 Dec 2026 Siobhan sends the usage numbers to Frank
//	**James:** send the deck
//	5–9 Dec 2026: workshop

// takeLeadIn takes what stands in front of a text and is no part of it: "TODO:", the day of an
// event, the gravity of a risk, whoever does it.
func (c *compiler) takeLeadIn(r *raw, p piece) piece {
	if isWork(r.collection) {
		lower := asciiLower(p.text)
		for _, word := range []string{"todo", "to do", "action item", "action", "ai", "task"} {
			if rest, ok := strings.CutPrefix(lower, word); ok && (strings.HasPrefix(rest, ":") || strings.HasPrefix(rest, " -") || strings.HasPrefix(rest, " –")) {
				rest = strings.TrimLeft(rest, " :-–")
				p = p.cut(len(p.text)-len(rest), len(p.text))
				break
			}
		}
	}
	p = c.takeLeadingAmount(r, c.takeSpan(r, p))
	p = c.takeLeadingDate(r, p)
	p = c.takeLeadingLevel(r, p)
	return c.takeLeadingOwner(r, p)
}

// takeWorkLead takes "by 2 Dec 2026", "Done:" and the people who do it from in front of a piece of work.
func (c *compiler) takeWorkLead(r *raw, p piece) piece {
	if !isWork(r.collection) || overloaded(p) {
		return p
	}
	p = c.takeOwnerWord(r, p)
	if pair, ok := keyLine(p); ok && !pair.value.empty() && !r.has("status") && len(strings.Fields(pair.key.text)) == 1 && c.ownerScore(pair.key.text) < givenName {
		if _, known := c.words.Status(pair.key.text); known {
			r.set("status", pair.key)
			p = pair.value
		}
	}
	if !r.has("due") {
		for _, lead := range [...]string{"by ", "until ", "before ", "on ", "bis ", "avant le ", "antes del ", "entro il ", "senast ", "innan "} {
			if len(p.text) <= len(lead) || !strings.EqualFold(p.text[:len(lead)], lead) {
				continue
			}
			end, best := len(lead), 0
			for words := 0; words < 3 && end < len(p.text); words++ {
				next := strings.IndexByte(p.text[end+1:], ' ')
				if next < 0 {
					break
				}
				end += 1 + next
				if day := strings.TrimRight(p.text[len(lead):end], ",:"); strings.ContainsAny(day, "0123456789") && c.readsDay(day) {
					best = end
				}
			}
			if best > 0 {
				r.set("due", p.cut(len(lead), len(strings.TrimRight(p.text[:best], ",:"))))
				p = p.cut(best, len(p.text))
				p = p.trimLeft(",:–—- ")
				return c.takeDoers(r, p)
			}
			break
		}
	}
	return p
}

// takeKeyedParts takes the keyed parts with which a piece of work begins: "Owner: Ines; Due: 2026-12-09; Get view".
func (c *compiler) takeKeyedParts(r *raw, p piece) piece {
	if !isWork(r.collection) || !strings.Contains(p.text, "; ") || overloaded(p) {
		return p
	}
	parts := p.split("; ")
	var names []string
	for i, part := range parts {
		pair, ok := keyLine(part)
		name, known := c.fieldName(r, pair.key.text)
		if ok && known && !pair.value.empty() && !r.has(name) {
			names, parts[i] = append(names, name), pair.value
		} else {
			break
		}
	}
	if len(names) == 0 || len(names) != len(parts)-1 {
		return p
	}
	for i, name := range names {
		r.set(name, parts[i])
	}
	return parts[len(names)]
}

// takeOwnerWord takes who does a piece of work from behind the word and the day before it: "… due 2026-12-09 owner Ines".
func (c *compiler) takeOwnerWord(r *raw, p piece) piece {
	const word = " owner "
	at := strings.LastIndex(p.text, word)
	if at <= 0 || r.has("owner") || strings.IndexByte("0123456789,;", p.text[at-1]) < 0 {
		return p
	}
	who := p.cut(at+len(word), len(p.text)).trimRight(".")
	for _, one := range who.split(peopleSeparators...) {
		if c.ownerScore(one.text) < givenName {
			return p
		}
	}
	r.set("owner", who)
	return p.cut(0, at).trimRight(",;")
}

// takeDoers takes those whose names a sentence about work begins with, behind the day by which they do it: what they
// do is the work, verb and all.
func (c *compiler) takeDoers(r *raw, p piece) piece {
	if r.has("owner") {
		return p
	}
	end, words := 0, 0
	for at := 0; words < 7; words++ {
		next := strings.IndexByte(p.text[at:], ' ')
		if next < 0 {
			break
		}
		who := p.text[:at+next]
		if c.ownerScore(who) >= nameShaped {
			end = at + next
		}
		at += next + 1
	}
	if end == 0 || end+1 >= len(p.text) {
		return p
	}
	rest := p.cut(end, len(p.text))
	first, _ := utf8.DecodeRuneInString(rest.text)
	word, _, _ := strings.Cut(rest.text, " ")
	if !unicode.IsLower(first) || word == "and" || word == "und" || word == "with" || word == "to" || word == "will" || particles[word] || !c.mayBeOwner(p.text[:end]) {
		return p
	}
	r.set("owner", p.cut(0, end))
	return rest
}

// takeLeadingAmount takes what a deal is worth from in front of it: "€40k – dispatch module", "€95k **Blade
// inspection** – proposal".
func (c *compiler) takeLeadingAmount(r *raw, p piece) piece {
	if r.collection != plan.Opportunities || r.has("amount") || !isDigitStart(p.text) && !strings.ContainsAny(p.text[:min(len(p.text), 5)], "0123456789") {
		return p
	}
	end := 0
	for _, mark := range [...]string{" – ", " — ", " - ", ": ", " | ", " · "} {
		if at := strings.Index(p.text, mark); at > 0 && (end == 0 || at < end) {
			end = at
		}
	}
	if runs := p.exact(); len(runs) > 1 && runs[0].Style&syntax.Bold == 0 && runs[1].Style&syntax.Bold != 0 && (end == 0 || len(runs[0].Text) < end) {
		end = len(strings.TrimRight(runs[0].Text, " "))
	}
	if size := p.cut(0, end); end > 0 && end < 24 && c.sizeOf(size) {
		if rest := p.cut(end, len(p.text)).trimLeft(" –—-:|·,"); !rest.empty() {
			r.set("amount", size.cut(0, len(withoutPeriod(size.text))))
			return rest
		}
	}
	return p
}

// takeSpan takes the days that a milestone lasts from its front or its end: "5–9 Dec 2026: workshop", "Workshop,
// 2026-12-05 to 2026-12-09".
func (c *compiler) takeSpan(r *raw, p piece) piece {
	const shortest, longest = len("5-9 Dec 26"), 40
	if r.collection != plan.Milestones || r.has("on") || len(p.text) <= shortest || !strings.ContainsAny(p.text, "0123456789") || overloaded(p) {
		return p
	}
	isSpan := func(from, to int) bool {
		text := strings.Trim(p.text[from:to], " *_")
		return len(text) >= shortest && value.IsSpan(text, c.values)
	}
	for end := min(len(p.text)-1, longest); end >= shortest; end-- {
		if strings.IndexByte(" :|,", p.text[end]) < 0 || strings.IndexByte(" :|,", p.text[end-1]) >= 0 || !isSpan(0, end) {
			continue
		}
		if rest := strings.TrimLeft(p.text[end:], " :|,–—-*_"); rest != "" {
			r.set("on", p.cut(0, end))
			return p.cut(len(p.text)-len(rest), len(p.text))
		}
	}
	to := len(strings.TrimRight(p.text, " )."))
	for at := max(1, to-longest); at < to-shortest; at++ {
		if strings.IndexByte(" (", p.text[at-1]) < 0 || !isSpan(at, to) {
			continue
		}
		if front := strings.TrimRight(p.text[:at], " :|,–—-("); front != "" {
			r.set("on", p.cut(at, to))
			return p.cut(0, len(front))
		}
	}
	return p
}

// takeLeadingDate takes "30 November 2026: 44 wards live" and "**Dec 2026** demo".
func (c *compiler) takeLeadingDate(r *raw, p piece) piece {
	if r.collection != plan.Milestones && r.collection != plan.Actions || r.has(dateField[r.collection]) {
		return p
	}
	for _, mark := range [...]struct {
		mark    string
		longest int
	}{{": ", maxKeyLength}, {" | ", 23}} {
		if at := strings.Index(p.text, mark.mark); at > 0 && at <= mark.longest && c.takeDayBefore(r, p, at) {
			return p.cut(at+len(mark.mark), len(p.text))
		}
	}
	// "2026-10-29 ERP connector demo"
	if end := strings.IndexByte(p.text, ' '); end >= 8 && end <= 10 && isDigitByte(p.text[0]) && p.text[end+1] >= 'A' && c.takeDayBefore(r, p, end) {
		return p.cut(end, len(p.text))
	}
	if n := boldLead(p); n > 0 && c.takeDayBefore(r, p, len(strings.TrimRight(p.text[:n], ": "))) {
		return p.cut(n, len(p.text)).trimLeft(" :–—-")
	}
	return p
}

// takeDayBefore takes the day that a text is up to a place.
func (c *compiler) takeDayBefore(r *raw, p piece, end int) bool {
	when, ok := c.dated(p.cut(0, end), false)
	if ok {
		r.set(dateField[r.collection], when)
	}
	return ok
}

// takeLeadingOwner takes "**James:** send the deck", "Ada Quist: …", "Tam to send …" and "Fenella
// will send …".
func (c *compiler) takeLeadingOwner(r *raw, p piece) piece {
	if r.collection == plan.Goals && !r.has("owner") {
		// "Prakash: yield from 91.2% to 93%"
		if line, ok := keyLine(p); ok && !line.value.empty() && c.ownerScore(line.key.text) == knownName {
			r.set("owner", line.key)
			return line.value
		}
	}
	if !isWork(r.collection) || r.has("owner") {
		return p
	}
	if strings.HasPrefix(p.text, "[") || strings.HasPrefix(p.text, "(") {
		// "[Nina] Book exec dinner"
		if end := strings.IndexAny(p.text, "])"); end > 1 && end < 32 && end+2 < len(p.text) && c.ownerScore(p.text[1:end]) >= givenName {
			r.set("owner", p.cut(1, end))
			return p.cut(end+1, len(p.text))
		}
	}
	if line, ok := keyLine(p); ok && !line.value.empty() {
		need := givenName
		if line.bold {
			need = nameShaped
		}
		if c.ownerScore(line.key.text) >= need && c.mayBeOwner(line.key.text) {
			r.set("owner", withoutRole(line.key))
			return line.value
		}
		return p
	}
	for _, verb := range []string{" to ", " will ", " should ", " must ", " muss ", " soll ", " doit ", " debe "} {
		at := strings.Index(p.text, verb)
		if at <= 0 || at > maxKeyLength {
			continue
		}
		next, _ := utf8.DecodeRuneInString(strings.TrimLeft(p.text[at+len(verb):], " "))
		if next < 'a' || next > 'z' || c.ownerScore(p.text[:at]) < givenName || !c.mayBeOwner(p.text[:at]) {
			continue
		}
		if stop := strings.LastIndex(p.text, ". "); stop > 0 && c.endsSentence(p.text[:stop]) && c.ownerScore(strings.TrimSpace(strings.SplitN(p.text[stop+2:], ",", 2)[0])) >= fullName {
			return p // who does it is said behind
		}
		r.set("owner", p.cut(0, at))
		return p.cut(at+len(verb), len(p.text))
	}
	if c.beginsWithKnown(p.text) {
		return c.takeDoers(r, p) // "Katrin Bauer schickt das Angebot bis 08.12.2026"
	}
	return p
}

// beginsWithKnown reports whether a text begins with the first and the last name of somebody whom the plan knows, and
// goes on with a verb.
func (c *compiler) beginsWithKnown(text string) bool {
	first := strings.IndexByte(text, ' ')
	if first <= 0 || !unicode.IsUpper(rune(text[0])) {
		return false
	}
	second := strings.IndexByte(text[first+1:], ' ')
	if second <= 0 || !unicode.IsUpper(rune(text[first+1])) || c.personNamed(text[:first+1+second]) == nil {
		return false
	}
	verb := text[first+second+2:]
	verb, _, _ = strings.Cut(verb, " ")
	return strings.HasSuffix(verb, "t") || strings.HasSuffix(verb, "s") || strings.HasPrefix(verb, "und") || strings.HasPrefix(verb, "and")
}
