// What a goal says itself, without who told us of it and how we help with it. Both are asked for
// beside a goal, and neither says whose it is.
package rule

import (
	"slices"
	"strings"
)

// clauseMarks part a goal from what is said beside it.
var clauseMarks = [...]string{". ", "; ", ": ", ", ", " - ", " – ", " — ", " (", ")"}

// ownClauses is a goal's text without the clauses behind the first that only say where it comes from or
// how we help.
func ownClauses(text string) string {
	var kept []byte
	start, from := 0, 0           // of the clause, and of the mark in front of it
	dropped, last := false, false // a clause, the last one
	for at := 0; at <= len(text); at++ {
		width := 0
		if at < len(text) {
			for _, mark := range clauseMarks {
				if strings.HasPrefix(text[at:], mark) {
					width = len(mark)
					break
				}
			}
			if width == 0 {
				continue
			}
		}
		last = start > 0 && (isBeside(text[start:at]) || last && strings.HasPrefix(text[from:], ": ")) // "How we help: the connector"
		if last {
			dropped = true
			if width == 1 && strings.HasPrefix(text[from:], " (") {
				at, width = at+1, 0 // the parentheses hold nothing else
				from, start = at, at
				at--
				continue
			}
		} else {
			kept = append(kept, text[from:at]...)
		}
		from, start = at, at+width
		at += max(0, width-1)
	}
	if !dropped {
		return text
	}
	return strings.TrimRight(string(kept), " (")
}

// isBeside reports whether a clause tells of a goal's source or of our help.
func isBeside(clause string) bool {
	first, rest, _ := strings.Cut(strings.ToLower(strings.TrimSpace(clause)), " ")
	if oneOf(first, "in", "from", "at", "how", "where") {
		first, rest, _ = strings.Cut(rest, " ")
	}
	second, _, _ := strings.Cut(rest, " ")
	switch {
	case gainWords().in(clause):
		return tellingWords().in(clause)
	case first == "we":
		return helpWords().in(second)
	case first == "our" && oneOf(second, "team", "part", "role", "help", "side", "people", "contribution", "consultants", "engineers"):
		return true
	}
	return tellingWords().in(clause) || occasionWords().in(clause) && (first == "our" || clause != "" && clause[0] >= 'A' && clause[0] <= 'Z')
}

func oneOf(word string, words ...string) bool { return slices.Contains(words, word) }

var (
	tellingWords  = newWordSet("told says")
	occasionWords = newWordSet("qbr ebr kickoff kick-off kick interview workshop talks said")
	helpWords     = newWordSet("help* deliver* provide* support* suppl* migrat* train* hold do come contribute build bring give prepare plan")
	gainWords     = newWordSet("sell* upsell* expan* renew* licence* license* seat* arr quota deal* revenue contract*")
)
