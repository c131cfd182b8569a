// Assumptions: the words by which a plan says that a goal is our guess and not the customer's word,
// besides the field for it.

package plan

import "strings"

// saysAssumed reports whether a cell or a remark begins with a word for a guess.
func saysAssumed(text string) bool {
	words := strings.FieldsFunc(strings.ToLower(text), func(char rune) bool { return !(char >= 'a' && char <= 'z') })
	for len(words) > 0 && (words[0] == "our" || words[0] == "an" || words[0] == "a" || words[0] == "internal" || words[0] == "just") {
		words = words[1:]
	}
	if len(words) == 0 {
		return false
	}
	switch words[0] {
	case "assumed", "assumption", "assumptions", "assume", "hypothesis", "hypothetical", "guess", "guessed", "unconfirmed", "unverified":
		return true
	case "not", "to":
		return len(words) > 1 && (words[1] == "confirmed" || words[1] == "verified" || words[1] == "validated" || words[0] == "to" && len(words) > 2 && words[1] == "be")
	}
	return false
}

// SettleAssumed fills Assumed where the source, the status or a remark in brackets in the goal says
// that it is a guess. What the field itself says counts first, also a "no".
func (g *Goal) SettleAssumed() {
	if g.Assumed.IsWritten() {
		return
	}
	mark := func(by Origin) {
		g.Assumed = Flag{Origin: Origin{Span: by.Span, Text: by.Text, State: Set}, Value: true}
	}
	if saysAssumed(g.Source.Text) {
		mark(g.Source.Origin)
		return
	}
	for rest := g.Goal.Text; ; {
		open := strings.IndexAny(rest, "([")
		if open < 0 {
			break
		}
		rest = rest[open+1:]
		end := strings.IndexAny(rest, ")]")
		if end < 0 {
			end = len(rest)
		}
		if saysAssumed(rest[:end]) {
			mark(g.Goal.Origin)
			return
		}
	}
	for _, extra := range g.Extra {
		if strings.EqualFold(strings.TrimSpace(extra.Name.Text), "status") && saysAssumed(extra.Value.Text) {
			mark(extra.Value.Origin)
			return
		}
	}
	for _, note := range g.Notes {
		if len(note.Text) < 60 && saysAssumed(note.Text) {
			mark(note.Origin)
			return
		}
	}
}

// GivenUp reports whether the goal is pursued no more by its status: "dropped", "parked".
func (g *Goal) GivenUp() bool {
	for _, extra := range g.Extra {
		if !strings.EqualFold(strings.TrimSpace(extra.Name.Text), "status") {
			continue
		}
		word, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(extra.Value.Text)), " ")
		switch strings.Trim(word, ".,;:()") {
		case "dropped", "cancelled", "canceled", "abandoned", "parked", "rejected", "obsolete", "withdrawn", "paused", "discarded":
			return true
		}
	}
	return false
}
