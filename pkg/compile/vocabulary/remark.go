package vocabulary

// Remarks: the words by which a plan says, besides the fields for it, that somebody has left or that
// something is our guess. This is the one judgement of it: the reader fills Stakeholder.Left and
// Goal.Assumed by it, and whoever asks reads those.

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/acctplan/acctplan/pkg/compile/internal/memo"
	"github.com/acctplan/acctplan/pkg/compile/vocabulary/internal/word"
	"github.com/acctplan/acctplan/pkg/plan"
)

// isRemark reports whether a word is of a kind of those under "remarks".
func isRemark(text, kind string) bool {
	var buffer word.Buffer
	kinds, ok := remarkWords.find(word.Fold(&buffer, text))
	return ok && strings.Contains(kinds, " "+kind+" ")
}

// without cuts words of a kind from the front.
func without(words []string, kind string) []string {
	for len(words) > 0 && isRemark(words[0], kind) {
		words = words[1:]
	}
	return words
}

// SaysLeft reports whether a cell or a remark says of a person that they are gone: "left", "has
// left the company", "departed in May 2026", "no longer with us". What only begins alike ("left us a
// good review", "retired the old system") does not, nor does a question ("left?").
func SaysLeft(text string) bool { return leftTexts.Of(text, saysLeft) }

// What was said of the texts, titles and names that plans of one template repeat.
var leftTexts, leftTitles, leftNames memo.Table[bool]

// saysLeft is SaysLeft, worked out.
func saysLeft(text string) bool {
	if asks(text) {
		return false
	}
	if saysElsewhere(text) {
		return true
	}
	if !beginsWithLeaving(text) {
		return false // as most sentences of notes
	}
	words := without(strings.FieldsFunc(strings.ToLower(text), isBreak), "aside")
	rest := words[1:]
	switch {
	case isRemark(words[0], "left"):
		return len(rest) == 0 || isSince(rest) || isCompany(rest)
	case isRemark(words[0], "former"):
		return len(rest) == 0
	case words[0] == "passed":
		return slices.Equal(rest, []string{"away"})
	case words[0] == "no" || words[0] == "not":
		return len(rest) == 1 && rest[0] == "longer" || isNoLonger(rest)
	}
	return false
}

// isBreak reports whether a character stands between the words of a remark.
func isBreak(char rune) bool {
	return char < utf8.RuneSelf && (char == ' ' || char >= '\t' && char <= '\r' || strings.IndexByte(",;:.!?()[]*_~", byte(char)) >= 0) ||
		char >= utf8.RuneSelf && (unicode.IsSpace(char) || char == '–' || char == '—')
}

// beginsWithLeaving reports whether the first word that tells something is one by which saysLeft goes.
func beginsWithLeaving(text string) bool {
	for {
		var first string
		first, text = nextWord(text, isBreak)
		switch first = strings.ToLower(first); {
		case first == "":
			return false
		case isRemark(first, "aside"):
		case first == "passed", first == "no", first == "not":
			return true
		default:
			return isRemark(first, "left") || isRemark(first, "former")
		}
	}
}

// nextWord is the first word of a remark, and what stands behind it; both are empty where there is none.
func nextWord(text string, isBreak func(rune) bool) (word, rest string) {
	text = strings.TrimLeftFunc(text, isBreak)
	if end := strings.IndexFunc(text, isBreak); end >= 0 {
		return text[:end], text[end:]
	}
	return text, ""
}

// asks reports whether the first sentence of a text is a question.
func asks(text string) bool {
	end := strings.IndexAny(text, "?.!;")
	return end >= 0 && text[end] == '?'
}

// isNoLonger reports whether words behind "no" go on "longer with us".
func isNoLonger(words []string) bool {
	return len(words) > 1 && words[0] == "longer" && isRemark(words[1], "behind_no_longer")
}

// SentenceSaysLeft reports whether what a sentence says behind somebody's name says that they are gone: "has
// left for Nordbase", "is no longer with us", "joined DHL".
func SentenceSaysLeft(said string) bool {
	if asks(said) {
		return false
	}
	words := without(strings.FieldsFunc(said, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",;:.!?()", r) }), "aside")
	if len(words) == 0 {
		return false
	}
	rest := words[1:]
	switch verb := words[0]; {
	case isRemark(verb, "left"), isRemark(verb, "leaving"):
		switch {
		case len(rest) == 0:
			return true
		case isRemark(rest[0], "whose"):
			return isCompany(rest)
		case strings.EqualFold(rest[0], "this"):
			return len(rest) > 1 && isRemark(rest[1], "period")
		}
		return !isRemark(rest[0], "no_departure")
	case strings.EqualFold(verb, "no"):
		return isNoLonger(rest)
	case isRemark(verb, "moved"):
		if rest = without(rest, "aside"); len(rest) > 0 && strings.EqualFold(rest[0], "on") {
			if rest = rest[1:]; len(rest) == 0 {
				return true
			}
		}
		return len(rest) > 1 && strings.EqualFold(rest[0], "to") && (isCapital(rest[1]) || len(rest) > 2 && isCapital(rest[2]))
	case isRemark(verb, "joined"):
		return len(rest) > 0 && isCapital(rest[0])
	}
	return false
}

// isCapital reports whether a word is written like a name: "DHL", "Nordbase".
func isCapital(word string) bool { return strings.IndexFunc(word, unicode.IsUpper) == 0 }

// isSince reports whether words say when or whereto somebody went: "in May 2026", "2026-05-01".
func isSince(words []string) bool {
	if strings.IndexFunc(words[0], unicode.IsDigit) == 0 {
		return true
	}
	return isRemark(words[0], "when") || len(words[0]) >= 3 && isRemark(words[0][:3], "month")
}

// isCompany reports whether words name what somebody left: "the company", "our account", "company in
// May". What goes on without an article is a name: "Left Bank Manager" is somebody's title.
func isCompany(words []string) bool {
	bare := without(words, "whose")
	return len(bare) > 0 && isRemark(bare[0], "company") && (len(bare) < len(words) || len(bare) == 1 || isSince(bare[1:]))
}

// TitleSaysLeft reports whether somebody has a title no more: "former CFO", "ex-CFO", "CFO (left in
// May)", "VP, retired". Who has another one now ("former CFO, now chair") has not left.
func TitleSaysLeft(title string) bool { return leftTitles.Of(title, titleSaysLeft) }

// titleSaysLeft is TitleSaysLeft, worked out.
func titleSaysLeft(title string) bool {
	lower := strings.ToLower(strings.TrimSpace(title))
	var all []string
	for _, part := range strings.FieldsFunc(title, func(char rune) bool { return strings.ContainsRune(",;()[]/–—|", char) }) {
		all = append(all, strings.Split(part, " - ")...)
	}
	if slices.ContainsFunc(all, SaysLeft) || strings.ContainsAny(title, gone) || hasAnySuffix(lower, " a.d.", " i.r.", " ret.", "(ret.)") {
		return true
	}
	lower = strings.TrimLeft(lower, "([*_~ ")
	first := strings.IndexAny(lower, " -‑–.")
	if first <= 0 || asks(lower[first+1:]) || !isRemark(lower[:first], "former_title") {
		return false
	}
	_, now, ok := strings.Cut(lower, "now ")
	return !ok || strings.HasPrefix(now, "at ") || strings.HasPrefix(now, "with ")
}

// NameSaysLeft reports whether a remark behind a name says that the person is gone: "Max Nau (left)".
func NameSaysLeft(name string) bool {
	return leftNames.Of(name, func(name string) bool {
		return strings.ContainsAny(name, gone) || slices.ContainsFunc(behind(name), SaysLeft)
	})
}

// isInactive reports whether a status is that of somebody who is not there any more.
func isInactive(status string) bool { return strings.EqualFold(strings.TrimSpace(status), "inactive") }

func hasAnySuffix(text string, endings ...string) bool {
	return slices.ContainsFunc(endings, func(ending string) bool { return strings.HasSuffix(text, ending) })
}

// behind are the remarks behind a name, in brackets, after a comma or a dash.
func behind(name string) []string {
	if !mayHoldRemark(name) {
		return nil
	}
	parts := strings.FieldsFunc(strings.ReplaceAll(name, " - ", "–"), func(char rune) bool { return strings.ContainsRune(",;()[]–—|", char) })
	if len(parts) < 2 {
		return nil
	}
	return parts[1:]
}

// mayHoldRemark reports whether a text holds a character before which behind looks, or the beginning of one.
func mayHoldRemark(text string) bool {
	for i := range len(text) {
		switch text[i] {
		case ',', ';', '(', ')', '[', ']', '|', "–"[0]:
			return true
		case '-':
			if i > 0 && text[i-1] == ' ' {
				return true
			}
		}
	}
	return false
}

// ColleagueLeft reports whether the plan says that a colleague of ours is gone.
func ColleagueLeft(m *plan.TeamMember) bool {
	if m.Struck || NameSaysLeft(m.Label) || NameSaysLeft(m.Name.Text) || TitleSaysLeft(m.Role.Text) {
		return true
	}
	_, left := recordLeft(&m.Record)
	return left
}

// PersonLeft is the text that says that a person has left, besides the field for it: their title, stance,
// status, a remark behind the name, or the name crossed out.
func PersonLeft(s *plan.Stakeholder) (plan.Origin, bool) {
	switch {
	case s.Struck, NameSaysLeft(s.Label), NameSaysLeft(s.Name.Text):
		return s.Name.Origin, true
	case TitleSaysLeft(s.Title.Text):
		return s.Title.Origin, true
	case SaysLeft(s.Stance.Text), isInactive(s.Stance.Text):
		return s.Stance.Origin, true
	case SaysLeft(s.Perception.Text):
		return s.Perception.Origin, true
	case SaysLeft(s.Roles.Text):
		return s.Roles.Origin, true
	}
	return recordLeft(&s.Record)
}

// recordLeft is the remark, or the column for the status, that says that somebody has left.
func recordLeft(r *plan.Record) (plan.Origin, bool) {
	for _, note := range r.Notes {
		if SaysLeft(note.Text) {
			return note.Origin, true
		}
	}
	for _, extra := range r.Extra {
		switch strings.ToLower(strings.TrimSpace(extra.Name.Text)) {
		case "status", "state", "employment", "remark", "remarks", "comment", "comments", "note":
			if SaysLeft(extra.Value.Text) || isInactive(extra.Value.Text) {
				return extra.Value.Origin, true
			}
		}
	}
	return plan.Origin{}, false
}

// SaysAssumed reports whether a cell or a remark begins with a word for a guess.
func SaysAssumed(text string) bool {
	words := without(strings.FieldsFunc(strings.ToLower(text), func(char rune) bool { return !(char >= 'a' && char <= 'z') }), "before_guess")
	if len(words) == 0 {
		return false
	}
	switch words[0] {
	case "not", "to":
		return len(words) > 1 && (isRemark(words[1], "confirmed") || words[0] == "to" && len(words) > 2 && words[1] == "be")
	}
	return isRemark(words[0], "guess")
}
