// Departures: the words by which a plan says that somebody has left, wherever it says so. This is
// the one judgement of it: the reader fills Stakeholder.Left by it, and whoever asks reads that.

package plan

import (
	"slices"
	"strings"
	"unicode"
)

// SaysLeft reports whether a cell or a remark says of a person that they are gone: "left", "has
// left the company", "departed in May 2026", "no longer with us". What only begins alike ("left us a
// good review", "retired the old system") does not.
func SaysLeft(text string) bool {
	words := strings.FieldsFunc(strings.ToLower(text), func(char rune) bool {
		return unicode.IsSpace(char) || strings.ContainsRune(",;:.!?()[]*_~–—", char)
	})
	for len(words) > 0 && slices.Contains([]string{"who", "she", "he", "they", "has", "have", "had", "is", "was", "already", "now", "since", "just", "recently"}, words[0]) {
		words = words[1:]
	}
	if len(words) == 0 {
		return false
	}
	rest := words[1:]
	switch words[0] {
	case "left", "departed", "gone", "retired", "resigned", "quit", "exited", "deceased":
		return len(rest) == 0 || isSince(rest) || isCompany(rest)
	case "ex", "former", "leaver":
		return len(rest) == 0
	case "passed":
		return slices.Equal(rest, []string{"away"})
	case "no", "not":
		if len(rest) > 0 && rest[0] == "longer" {
			rest = rest[1:]
			return len(rest) == 0 || slices.Contains([]string{"with", "at", "works", "working", "employed", "there", "here", "in", "active"}, rest[0])
		}
	}
	return false
}

// isSince reports whether words say when or whereto somebody went: "in May 2026", "2026-05-01".
func isSince(words []string) bool {
	if strings.IndexFunc(words[0], unicode.IsDigit) == 0 {
		return true
	}
	for _, month := range []string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"} {
		if strings.HasPrefix(words[0], month) {
			return true
		}
	}
	return slices.Contains([]string{"in", "on", "since", "as", "at", "end", "early", "late", "last", "this", "for", "to", "from", "by", "q1", "q2", "q3", "q4", "and", "successor"}, words[0])
}

// isCompany reports whether words name what somebody left: "the company", "our account".
func isCompany(words []string) bool {
	if slices.Contains([]string{"the", "their", "our"}, words[0]) {
		words = words[1:]
	}
	return len(words) > 0 && slices.Contains([]string{"company", "firm", "business", "organisation", "organization", "org", "bank", "group", "account", "team"}, words[0])
}

// TitleSaysLeft reports whether somebody has a title no more: "former CFO", "ex-CFO", "CFO (left in
// May)", "VP, retired". Who has another one now ("former CFO, now chair") has not left.
func TitleSaysLeft(title string) bool {
	lower := strings.ToLower(strings.TrimSpace(title))
	parts := strings.FieldsFunc(lower, func(char rune) bool { return strings.ContainsRune(",;()[]/–—|", char) })
	var all []string
	for _, part := range parts {
		all = append(all, strings.Split(part, " - ")...)
	}
	if slices.ContainsFunc(all, SaysLeft) {
		return true
	}
	lower = strings.TrimLeft(lower, "([*_~ ")
	if !slices.ContainsFunc([]string{"former ", "ex-", "ex ", "ex. ", "past ", "ex‑", "ex–"}, func(start string) bool { return strings.HasPrefix(lower, start) }) {
		return false
	}
	_, now, ok := strings.Cut(lower, "now ")
	return !ok || strings.HasPrefix(now, "at ") || strings.HasPrefix(now, "with ")
}

// NameSaysLeft reports whether a remark behind a name says that the person is gone: "Max Nau (left)".
func NameSaysLeft(name string) bool {
	return slices.ContainsFunc(behind(name), SaysLeft)
}

// behind are the remarks behind a name, in brackets, after a comma or a dash.
func behind(name string) []string {
	parts := strings.FieldsFunc(strings.ReplaceAll(name, " - ", "–"), func(char rune) bool { return strings.ContainsRune(",;()[]–—|", char) })
	if len(parts) < 2 {
		return nil
	}
	return parts[1:]
}

// leftBy is the text that says that a person has left, besides the field for it: their title, stance,
// status, a remark behind the name, or the name crossed out.
func (s *Stakeholder) leftBy() (Origin, bool) {
	switch {
	case s.Struck, NameSaysLeft(s.Label), NameSaysLeft(s.Name.Text):
		return s.Name.Origin, true
	case TitleSaysLeft(s.Title.Text):
		return s.Title.Origin, true
	case SaysLeft(s.Stance.Text):
		return s.Stance.Origin, true
	case SaysLeft(s.Perception.Text):
		return s.Perception.Origin, true
	case SaysLeft(s.Roles.Text):
		return s.Roles.Origin, true
	}
	return s.Record.leftBy()
}

// leftBy is the remark, or the column for the status, that says that somebody has left.
func (r *Record) leftBy() (Origin, bool) {
	for _, note := range r.Notes {
		if SaysLeft(note.Text) {
			return note.Origin, true
		}
	}
	for _, extra := range r.Extra {
		switch strings.ToLower(strings.TrimSpace(extra.Name.Text)) {
		case "status", "state", "employment", "remark", "remarks", "comment", "comments", "note":
			if SaysLeft(extra.Value.Text) {
				return extra.Value.Origin, true
			}
		}
	}
	return Origin{}, false
}

// SettleLeft fills Left where something else than its own field says that the person is gone. What
// the field says itself counts first, also that they have not left.
func (s *Stakeholder) SettleLeft() {
	if s.Left.IsWritten() {
		return
	}
	if by, left := s.leftBy(); left {
		s.Left = Date{Origin: Origin{Span: by.Span, Text: by.Text, State: Set}, Yes: true}
	}
}

// HasLeft reports whether the plan says that a colleague of ours is gone.
func (m *TeamMember) HasLeft() bool {
	if m.Struck || NameSaysLeft(m.Label) || NameSaysLeft(m.Name.Text) || TitleSaysLeft(m.Role.Text) {
		return true
	}
	_, left := m.Record.leftBy()
	return left
}
