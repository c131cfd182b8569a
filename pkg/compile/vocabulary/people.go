package vocabulary

// People: our roles, words that are nobody, and job titles.

import (
	"bytes"

	"github.com/acctplan/acctplan/pkg/compile/vocabulary/internal/word"
)

// ourRole is OurRole, worked out.
func (v *Vocabulary) ourRole(text string) (role string, ok bool) {
	if len(text) > maxHeader {
		return "", false
	}
	var buffer word.Buffer
	folded := word.Fold(&buffer, text)
	if role, ok = findWord(v.ourRoles, folded); ok {
		return role, true
	}
	for {
		first, rest := firstWord(folded)
		if len(rest) == 0 {
			break
		}
		if !isOurs(first) {
			break
		}
		folded = rest
		if role, ok = findWord(v.ourRoles, folded); ok {
			return role, true
		}
	}
	if plain := withoutParentheses(text); plain != text && !bytes.Contains(folded, []byte("theirs")) && !bytes.HasSuffix(folded, []byte(" side")) {
		return findWord(v.ourRoles, word.Fold(&buffer, plain))
	}
	return "", false
}

// isOurs knows the words in front of a role that do not change it.
func isOurs(word []byte) bool {
	switch string(word) {
	case "our", "the", "vendor", "internal", "senior", "lead", "sr", "regional", "enterprise", "strategic", "dedicated", "assigned":
		return true
	}
	return false
}

// Nobody reports whether a word in an owner's place names no person: "team", "sales", "TBD",
// "the QA team".
func (v *Vocabulary) Nobody(text string) bool {
	if len(text) > maxHeader {
		return false
	}
	var buffer word.Buffer
	folded := word.Fold(&buffer, text)
	if len(folded) == 0 {
		return false
	}
	if _, ok := v.nobody.find(folded); ok {
		return true
	}
	for _, group := range [...]string{" team", " teams", " department", " dept", " committee", " group"} {
		if bytes.HasSuffix(folded, []byte(group)) {
			return true
		}
	}
	return false
}

// JobTitle reports whether the text reads like a job title: "VP Operations", "Head of IT",
// "CISO". A text with any word of a job title is one, unless it is a buying role as a whole.
func (v *Vocabulary) JobTitle(text string) bool {
	if _, role := v.Role(text); role {
		return false
	}
	return v.titleRank(text) > 0
}

// Executive reports whether a job title is one of the upper floors: a chief, president, vice
// president, director, head, partner or member of the board. An assistant to one of them and
// an account executive are not.
func (v *Vocabulary) Executive(title string) bool { return v.titleRank(title) == 2 }

// titleRank is 2 for an executive's title, 1 for another job title, 0 for no title.
func (v *Vocabulary) titleRank(text string) int {
	if len(text) > maxHeader {
		return 0
	}
	var buffer word.Buffer
	folded := word.Fold(&buffer, text)
	rank, start, previous := 0, 0, -1 // where the word and the one before it start
	for start < len(folded) {
		end := start
		for end < len(folded) && folded[end] != ' ' {
			end++
		}
		token := folded[start:end]
		switch {
		case string(token) == "assistant", string(token) == "assistenz", string(token) == "to" && rank > 0:
			return max(rank, 1) // whom the rest names is not the title's holder
		default:
			rank = max(rank, v.tokenRank(token, bytes.TrimSpace(folded[end:])))
			if previous >= 0 && rank < 2 {
				if to, ok := v.titles.find(folded[previous:end]); ok && to == "executive" { // "general manager"
					rank = 2
				}
			}
		}
		previous, start = start, end+1
	}
	if rank == 0 && isChief(text) {
		return 2
	}
	return rank
}

// tokenRank ranks one word of a title; rest is what follows it.
func (v *Vocabulary) tokenRank(token, rest []byte) int {
	to, ok := v.titles.find(token)
	switch {
	case !ok:
		return germanRank(token)
	case to != "executive":
		return 1
	case (string(token) == "partner" || string(token) == "principal") && len(rest) > 0 && string(rest[:min(3, len(rest))]) != "and":
		return 1 // a partner manager is no partner, a principal engineer no principal
	}
	return 2
}

// germanRank reads the German titles that are written in one word with their department:
// "Einkaufsleiterin", "Vertriebsdirektor", "Qualitätsmanager".
func germanRank(token []byte) int {
	for _, end := range [...]string{"leiter", "leiterin", "leitung", "direktor", "direktorin", "vorstand", "chef", "chefin", "fuhrer", "fuhrerin"} {
		if len(token) > len(end)+2 && bytes.HasSuffix(token, []byte(end)) {
			if bytes.HasPrefix(token, []byte("team")) || bytes.HasPrefix(token, []byte("projekt")) || bytes.HasPrefix(token, []byte("schicht")) {
				return 1
			}
			return 2
		}
	}
	for _, end := range [...]string{"manager", "managerin", "ingenieur", "ingenieurin", "referent", "referentin", "einkaufer", "einkauferin", "berater", "beraterin", "meister", "planer", "planerin"} {
		if len(token) > len(end) && bytes.HasSuffix(token, []byte(end)) {
			return 1
		}
	}
	return 0
}

// isChief reports whether the text is a chief's abbreviation in capitals: "CHRO", "CISO".
func isChief(text string) bool {
	if len(text) < 3 || len(text) > 5 || text[0] != 'C' || text[len(text)-1] != 'O' {
		return false
	}
	for i := 0; i < len(text); i++ {
		if text[i] < 'A' || text[i] > 'Z' {
			return false
		}
	}
	return true
}
