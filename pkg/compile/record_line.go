package compile

// Where the name of a record ends. Behind it people write its fields with their keys, with or without anything
// that sets them apart, remarks about it, and answers to it with whoever gives them:
//
//	Executive call with Walt **Owner:** Sheila **Due:** Dec 2, 2026
//	Payroll errors under 0.2% (was 0.9% last year)
//	Local content above 60% - asked by Mr. Balasubramanian himself
//	Oriol asks for three offers -> Marta: prepare value summary

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/acctplan/acctplan/pkg/plan"
)

// takeLabelled takes fields that stand behind the text with their keys, though nothing sets them apart: the keys
// are bold or begin with a capital, and each value is of the kind that its field has.
func (c *compiler) takeLabelled(r *raw, p piece) piece {
	if strings.IndexByte(p.text, ':') < 0 || overloaded(p) {
		return p
	}
	type start struct {
		at, valueAt int
		name        string
	}
	var starts []start
	for colon := 1; colon < len(p.text); colon++ {
		if p.text[colon] != ':' || colon+1 < len(p.text) && p.text[colon+1] != ' ' && !p.bold(colon-1, colon+1) {
			continue
		}
		found, at := start{}, colon
		for words := 0; words < 3 && at > 0; words++ {
			if at = strings.LastIndexByte(p.text[:at], ' '); at < 0 {
				break
			}
			key := p.text[at+1 : colon]
			bold := p.bold(at+1, colon)
			if before := strings.TrimRight(p.text[:at], " "); bold && before != "" && p.bold(len(before)-1, len(before)) {
				continue // the end of a bold name
			}
			if name, ok := c.fieldName(r, key); ok && name != "notes" && (bold || key[0] >= 'A' && key[0] <= 'Z') {
				found = start{at + 1, colon + 1, name}
			}
		}
		if found.name != "" {
			starts = append(starts, found)
		}
	}
	end := len(p.text)
	for i := len(starts) - 1; i >= 0; i-- {
		v := p.cut(starts[i].valueAt, end)
		v = v.trimRight(".;,|·–—-( ")
		if v.empty() || r.has(starts[i].name) || !p.bold(starts[i].at, starts[i].valueAt-1) && !c.ofItsKind(starts[i].name, v) {
			continue
		}
		r.set(starts[i].name, v)
		end = starts[i].at
	}
	if end == len(p.text) {
		return p
	}
	rest := p.cut(0, end)
	return rest.trimRight(";,|·–—-( ")
}

// ofItsKind reports whether a value is one that a field of this name has, so that what stands before it is its key.
func (c *compiler) ofItsKind(name string, v piece) bool {
	switch {
	case c.isDateName(name):
		return c.dateLike(v.text)
	case name == "owner" || name == "of":
		return len(v.text) < 60 && c.ownerScore(v.text) >= nameShaped
	case name == "likelihood" || name == "impact" || name == "influence":
		_, ok := c.words.Level(v.text)
		return ok
	case name == "stance":
		return c.isStance(v.text)
	case name == "role":
		return c.isRole(v.text)
	case name == "amount":
		return c.sizeOf(v)
	case name == "probability":
		return c.chanceOf(v)
	case name == "stage":
		return c.isStage(v.text)
	case name == "status":
		_, ok := c.words.Status(v.text)
		return ok
	case name == "mitigation":
		return true
	}
	return false
}

// takeRemark takes what stands behind a name and only tells about it: whose wish a goal is, what there is today,
// where it was said. Fields within it are the record's.
func (c *compiler) takeRemark(r *raw, p piece) piece {
	switch r.collection {
	case plan.Goals, plan.Opportunities, plan.Risks:
	default:
		return p
	}
	for step := 0; step < 2; step++ {
		at, remark := c.remarkBehind(r, p)
		if at <= 0 || strings.IndexByte(strings.TrimSpace(p.text[:at]), ' ') < 0 {
			return p
		}
		if r.collection == plan.Goals {
			c.takeNow(r, c.takeDeadlineOf(r, remark))
		}
		r.note(remark)
		p = p.cut(0, at)
		p = c.takeTail(r, p.trimRight(" ,;:–—-"))
	}
	return p
}

// remarkBehind finds a remark at the end of a text: where the text before it ends; 0 where there is none.
func (c *compiler) remarkBehind(r *raw, p piece) (int, piece) {
	if open := strings.LastIndexByte(p.text, '('); open > 0 && strings.HasSuffix(p.text, ")") {
		if inside := p.cut(open+1, len(p.text)-1); c.tellsAbout(r, inside) {
			return open, inside
		}
		return 0, p
	}
	for _, mark := range dashes {
		if at := strings.LastIndex(p.text, mark); at > 0 {
			if rest := p.cut(at+len(mark), len(p.text)); c.tellsAbout(r, rest) {
				return at, rest
			}
		}
	}
	return 0, p
}

// tellsAbout reports whether a text behind a name is a remark about what the name stands for: it begins with a word
// that can only tell of something told before, or with somebody who says something.
func (c *compiler) tellsAbout(r *raw, p piece) bool {
	words := strings.Fields(p.text)
	if len(words) < 2 {
		return false
	}
	first := strings.Trim(asciiLower(words[0]), ".,:;")
	switch first {
	case "asked", "requested", "demanded", "promised", "mentioned", "raised", "said", "told", "according", "source", "quote", "quoted", "per", "see", "gefordert", "laut", "quelle", "selon", "según", "fuente", "enligt", "ifølge", "volgens", "secondo":
		return true
	case "was", "were", "now", "currently", "today", "heute", "aktuell", "derzeit", "actuellement", "aujourd'hui", "actualmente", "hoy", "hoje", "oggi", "nu", "nå", "idag", "presently", "last", "at":
		return r.collection == plan.Goals && strings.ContainsAny(p.text, "0123456789")
	case "from":
		return r.collection == plan.Goals && c.nameScore(strings.Join(words[1:], " ")) >= fullName
	}
	if r.collection == plan.Risks {
		return false
	}
	// "Hollis says this is THE thing"
	for n := 1; n <= 3 && n < len(words); n++ {
		next, _ := utf8.DecodeRuneInString(words[n])
		if unicode.IsUpper(next) {
			continue
		}
		who := strings.Join(words[:n], " ")
		return isSaying(words[n]) && (c.ownerScore(who) >= nameShaped || n == 1 && isPronoun(asciiLower(who)))
	}
	return false
}

// isPronoun reports whether a word stands for somebody.
func isPronoun(word string) bool {
	switch word {
	case "he", "she", "they", "everybody", "everyone", "nobody":
		return true
	}
	return false
}

// isSaying reports whether a word is a verb of saying or wishing, as remarks about somebody's goal have.
func isSaying(word string) bool {
	switch strings.Trim(word, ".,:") {
	case "says", "said", "wants", "wanted", "asked", "asks", "insists", "cares", "promised", "told", "calls", "mentioned", "likes", "loves", "repeats", "keeps", "brings", "brought", "repeated", "thinks", "pushes", "raised", "sagt", "will", "möchte", "dit", "veut", "dice", "quiere", "diz", "quer", "vuole", "zegt", "wil", "säger", "vill":
		return true
	}
	return false
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
