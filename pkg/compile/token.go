package compile

// Fields written as tokens, "due:2026-12-01", and as sentences, "Owner: Lea. Mitigation: …".

import (
	"strings"

	"github.com/acctplan/acctplan/pkg/plan"
)

// takeTokens takes "due:2026-10-14", "for:o1,g2", "owner:@lea" and, for dates, "due: 14 Oct 2026".
func (c *compiler) takeTokens(r *raw, p piece) piece {
	if overloaded(p) {
		return p
	}
	for from := 0; from < len(p.text); {
		colon := strings.IndexByte(p.text[from:], ':')
		if colon < 0 {
			return p
		}
		colon += from
		start := strings.LastIndexAny(p.text[:colon], " (,;") + 1
		name, ok := c.fieldName(r, p.text[start:colon])
		if !ok || start == colon || p.bold(start, colon) || p.text[start] >= 'A' && p.text[start] <= 'Z' {
			from = colon + 1
			continue
		}
		rest := p.cut(colon+1, len(p.text))
		spaced := colon+1 < len(p.text) && p.text[colon+1] == ' '
		v := c.tokenValue(name, rest, spaced)
		if v.empty() && (spaced && !c.isDateName(name) || rest.empty() && !strings.HasSuffix(p.text, ":")) {
			from = colon + 1
			continue
		}
		r.set(name, v)
		end := colon + 1
		if !v.empty() {
			end += strings.Index(p.text[colon+1:], v.text) + len(v.text)
			if rest.text[0] == '"' && end < len(p.text) && p.text[end] == '"' {
				end++
			}
		}
		p = p.without(start, end)
		from = min(start, len(p.text))
	}
	return p
}

// takeStrangeTokens takes "priority:high effort:x" from the end of a piece of work that has other fields: what other programs
// know as a field is none of acctplan's, but no part of what is to be done. The record keeps it.
func (c *compiler) takeStrangeTokens(r *raw, p piece) piece {
	if !isWork(r.collection) || len(r.fields) == 0 || overloaded(p) {
		return p
	}
	var keys, values []piece
	for {
		p = p.trimRight(" ")
		start := strings.LastIndexByte(p.text, ' ') + 1
		if head, ok := strings.CutSuffix(p.text, `"`); ok {
			open := strings.LastIndexByte(head, '"')
			start = strings.LastIndexByte(p.text[:max(open, 0)], ' ') + 1
		}
		key, value, ok := strings.Cut(p.text[start:], ":")
		if start == 0 || !ok || !isStrangeKey(key) || !isStrangeValue(value) {
			break
		}
		keys = append(keys, p.cut(start, start+len(key)))
		quoted := len(value) - len(strings.TrimLeft(value, `"`))
		values = append(values, p.cut(start+len(key)+1+quoted, len(p.text)-quoted))
		p = p.cut(0, start)
	}
	for i := len(keys) - 1; i >= 0; i-- {
		r.keep(keys[i], values[i])
	}
	return p
}

// isStrangeKey reports whether a word is one by which other programs call a field: small letters, no more.
func isStrangeKey(word string) bool {
	switch word {
	case "http", "https", "mailto", "tel", "file", "ftp", "sip":
		return false
	}
	return len(word) >= 3 && len(word) <= 16 && strings.Trim(word, "abcdefghijklmnopqrstuvwxyz_-") == ""
}

// isStrangeValue reports whether a text is what stands behind such a word: one word, or several in quotes.
func isStrangeValue(text string) bool {
	if inner, ok := strings.CutPrefix(text, `"`); ok {
		inner, ok = strings.CutSuffix(inner, `"`)
		return ok && strings.TrimSpace(inner) != "" && !strings.Contains(inner, `"`)
	}
	return text != "" && !strings.ContainsAny(text, ` :/@"`)
}

func (c *compiler) isDateName(name string) bool {
	switch name {
	case "due", "by", "on", "done", "close", "date", "as_of", "raised", "last_contact", "left":
		return true
	}
	return false
}

// tokenValue is the value behind "key:". It ends at the next blank, unless it is quoted, or
// a date of several words.
func (c *compiler) tokenValue(name string, rest piece, spaced bool) piece {
	if rest.empty() {
		return rest
	}
	if rest.text[0] == '"' {
		if end := closingQuote(rest.text); end > 1 {
			return rest.cut(1, end)
		}
	}
	var room [4]string
	fields := room[:0] // three, and as many as are joined by commas
	for word := range strings.FieldsSeq(rest.text) {
		if fields = append(fields, word); len(fields) >= 3 && !strings.HasSuffix(word, ",") {
			break
		}
	}
	if c.isDateName(name) {
		// The longest run of words that is a date, three at most.
		end := 0
		best := 0
		for i, w := range fields[:min(3, len(fields))] {
			end += strings.Index(rest.text[end:], w) + len(w)
			text := strings.TrimRight(rest.text[:end], ".,;)")
			if i > 0 && strings.ContainsAny(text, "@:") {
				break // the next field
			}
			if c.dateLike(text) {
				best = len(text)
			}
		}
		if best > 0 {
			return rest.cut(0, best)
		}
		if spaced {
			return piece{}
		}
	}
	if spaced {
		return piece{}
	}
	word := fields[0]
	for i := 1; i < len(fields) && strings.HasSuffix(word, ","); i++ {
		word = rest.text[:strings.Index(rest.text, fields[i])+len(fields[i])] // "for:o1, g2"
	}
	return rest.cut(0, len(strings.TrimRight(word, ".,;)")))
}

// closingQuote is the place of the quotation mark that ends the quotation which a text begins with; negative where it is
// not ended. One behind a stroke is a part of what is quoted.
func closingQuote(text string) int {
	for i := 1; i < len(text); i++ {
		if text[i] == '"' && text[i-1] != '\\' {
			return i
		}
	}
	return -1
}

// shortFields are fields whose value ends with the sentence.
var shortFields = map[string]bool{
	"last_contact": true, "due": true, "by": true, "close": true, "on": true, "stance": true, "influence": true,
	"role": true, "likelihood": true, "impact": true, "status": true, "reports_to": true, "amount": true, "probability": true, "stage": true,
}

// takeBehindValue takes an owner or a day that a dash sets apart at the end of a longer field:
// "Mitigation: tiered prices – Anke Voigt".
func (c *compiler) takeBehindValue(r *raw, name string, v piece) piece {
	for step := 0; step < 2; step++ {
		parts := v.split(dashes...)
		if len(parts) < 2 || name == "owner" {
			return v
		}
		last := parts[len(parts)-1]
		if !c.takePart(r, last, fullName) {
			return v
		}
		v = v.between(parts[0], parts[len(parts)-2])
	}
	return v
}

// sentenceStart is where the last sentence of a text begins, or the last part that something sets apart.
func sentenceStart(text string) int {
	for {
		at := strings.LastIndexByte(text, ' ') + 1
		if at == 0 {
			return 0
		}
		for _, end := range [...]string{". ", "; ", " | ", " · ", " – ", " — ", " - ", " -> ", " → ", "! ", "? ", ", ", ": ", " / ", " // "} {
			if strings.HasSuffix(text[:at], end) {
				return at
			}
		}
		text = text[:at-1]
	}
}

// takeSentences takes fields that are written as sentences: "Owner: Lea. Mitigation: call the CFO."
func (c *compiler) takeSentences(r *raw, p piece) piece {
	if overloaded(p) {
		return p
	}
	type start struct {
		at, valueAt int
		name        string
	}
	var starts []start
	for colon := 0; colon < len(p.text); colon++ {
		if p.text[colon] != ':' {
			continue
		}
		at := sentenceStart(p.text[:colon])
		if at == 0 && len(starts) == 0 && !p.bold(0, colon) && r.collection != plan.Actions {
			// A key at the very beginning makes the whole item fields without a text.
			if _, ok := c.fieldName(r, p.text[:colon]); !ok {
				continue
			}
		}
		if name, ok := c.fieldName(r, p.text[at:colon]); ok && at < colon && (at > 0 || name != "owner" && name != "notes") {
			valueAt := colon + 1
			if valueAt < len(p.text) && p.text[valueAt] == ':' {
				colon++
				valueAt++ // "baseline:: 41%"
			}
			starts = append(starts, start{at, valueAt, name})
		}
	}
	if len(starts) == 0 {
		return p
	}
	end := len(p.text)
	for i := len(starts) - 1; i >= 0; i-- {
		v := p.cut(starts[i].valueAt, end)
		if stop := strings.Index(v.text, ". "); stop > 0 && shortFields[starts[i].name] {
			for _, rest := range c.sentences(v.cut(stop+2, len(v.text))) {
				if !c.takeAll(r, rest.trimRight("."), knownName) {
					r.note(rest)
				}
			}
			v = v.cut(0, stop)
		}
		var sentences []piece
		if starts[i].name == "owner" && strings.Contains(v.text, ". ") {
			sentences = c.sentences(v)
		}
		if len(sentences) > 1 && c.ownerScore(sentences[0].text) >= fullName {
			rest := v.between(sentences[1], sentences[len(sentences)-1])
			if from := len("From "); r.collection == plan.Goals && strings.HasPrefix(rest.text, "From ") && !r.has("source") {
				r.set("source", rest.cut(from, len(rest.text))) // "Owner: Dr. Hinrichs. From the council paper 2026/118."
			} else {
				r.note(rest) // "Owner: Greg Pawluk. Asked for by two residences."
			}
			v = sentences[0]
		}
		if stop := strings.Index(v.text, "; "); stop > 0 && (shortFields[starts[i].name] || starts[i].name == "owner") {
			if rest := v.cut(stop+2, len(v.text)); isWork(r.collection) && c.takeSingle(r, rest.trimRight(".;"), knownName) {
				v = v.cut(0, stop) // "deadline: 9 Dec 2026; open"
			}
		}
		v = v.trimRight(".;,|·–— ")
		if i == len(starts)-1 && !shortFields[starts[i].name] {
			v = c.takeBehindValue(r, starts[i].name, v)
		}
		r.set(starts[i].name, v)
		end = starts[i].at
	}
	rest := p.cut(0, end)
	return rest.trimRight(";,|·–— ")
}

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
