package compile

// What people write around a piece of work: in front of it by when and who, behind its fields remarks about it.
//
//	by 2 Dec 2026 Siobhan sends the usage numbers to Frank
//	Erledigt: Testzugang für Herrn Pohl (Jonas Wirth)
//	Book the store visit in Leeds – Nina – 11 Dec 2026 (take the hotel near the station)

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/syntax"
)

// workMarks part a piece of work from its fields.
var workMarks = append([]string{", "}, partSeparators...)

// takeWorkLead takes "by 2 Dec 2026", "Done:" and the people who do it from in front of a piece of work.
func (c *compiler) takeWorkLead(r *raw, p piece) piece {
	if !isWork(r.collection) || overloaded(p) {
		return p
	}
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

// takeWorkRemark takes what stands behind the fields of a piece of work: a remark in parentheses, behind a dash or
// in a sentence of its own.
func (c *compiler) takeWorkRemark(r *raw, p piece) piece {
	if !isWork(r.collection) || overloaded(p) {
		return p
	}
	if !strings.HasSuffix(p.text, ")") {
	} else if open := strings.LastIndex(p.text, " ("); open > 0 && strings.Count(p.text[open:], " ") > 2 {
		// the words before the parentheses end in a field
		trial := raw{collection: r.collection, fields: append([]field(nil), r.fields...)}
		head := p.cut(0, open)
		parts := head.split(workMarks...)
		if last := parts[len(parts)-1]; len(parts) > 1 && c.beginsWithWork(parts[0]) && c.takeSingle(&trial, last, fullName) {
			r.note(p.cut(open+2, len(p.text)-1))
			return head
		}
	}
	for _, dash := range [...]string{" -- ", "; ", " – ", " — ", " - "} {
		if !strings.Contains(p.text, dash) {
			continue // finding the last one takes much longer
		}
		at := strings.LastIndex(p.text, dash)
		if at <= 0 {
			continue
		}
		remark, head := p.cut(at+len(dash), len(p.text)), p.cut(0, at)
		if first, _ := utf8.DecodeRuneInString(remark.text); !unicode.IsLower(first) || strings.Count(remark.text, " ") < 2 || c.ownerScore(remark.text) >= nameShaped {
			break
		}
		trial := raw{collection: r.collection, fields: append([]field(nil), r.fields...)}
		if trial.has("due") && trial.has("owner") && holdsOneOf(asciiLower(remark.text), " ", " is ", " are ", " was ", " has ", " have ") && c.beginsWithWork(head) {
			r.note(remark) // a state; "then call" is work
			return head
		}
		parts := head.split(workMarks...)
		if last := parts[len(parts)-1]; len(parts) > 1 && c.beginsWithWork(parts[0]) && c.takeSingle(&trial, last, fullName) {
			r.note(remark)
			return head
		}
		break
	}
	if r.has("owner") && r.has("due") && strings.Contains(p.text, ". ") {
		if sentences := c.sentences(p); len(sentences) > 1 && strings.Count(sentences[0].text, " ") > 1 {
			for _, sentence := range sentences[1:] {
				r.note(sentence)
			}
			return sentences[0]
		}
	}
	return p
}

// beginsWithWork reports whether a part is neither a day nor somebody.
func (c *compiler) beginsWithWork(p piece) bool {
	return strings.Contains(p.text, " ") && !c.dateLike(p.text) && c.ownerScore(p.text) < nameShaped
}

// proseActions reads a paragraph that tells who will do what by when, sentence by sentence.
func (c *compiler) proseActions(s *section, line piece) {
	place := c.newPlace()
	for _, sentence := range c.sentences(line) {
		r := &raw{collection: plan.Actions, place: place, section: s.index, span: sentence.span, horizon: s.horizon}
		part := sentence
		for _, lead := range [...]string{"on their side, ", "on our side, ", "then ", "also, ", "after that, ", "finally, ", "and "} {
			if strings.HasPrefix(asciiLower(part.text), lead) {
				part = part.cut(len(lead), len(part.text))
			}
		}
		label := c.inlineFields(r, part)
		label = label.trimRight(" ,;.")
		if rest, ok := strings.CutPrefix(label.text, "then "); ok {
			label = label.cut(len(label.text)-len(rest), len(label.text))
		}
		if !r.has("owner") || !r.has("due") || strings.Count(label.text, " ") < 1 {
			continue
		}
		r.set("action", label)
		c.add(r)
	}
}

// lineList makes a list of the lines of a paragraph.
func lineList(b syntax.Block) syntax.Block {
	list := syntax.Block{Kind: syntax.List, Span: b.Span}
	for _, line := range pieceLines(b.Inline) {
		list.Items = append(list.Items, itemOfLine(line))
	}
	return list
}
