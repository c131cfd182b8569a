// Departures: the ways in which a plan says that somebody left, besides the field for it.
package delta

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/acctplan/acctplan/pkg/compile/vocabulary"
	"github.com/acctplan/acctplan/pkg/plan"
)

// cutLeft takes the remark "(left)" off a folded name.
func cutLeft(label string) (name string, left bool) {
	head, remark, ok := strings.Cut(label, " (")
	if remark, closed := strings.CutSuffix(remark, ")"); ok && closed && vocabulary.SaysLeft(remark) {
		return head, true
	}
	return label, false
}

// titleSaysLeft reports whether somebody is called a former CFO, or "CFO (left 2026-11-20)".
func (r *record) titleSaysLeft() bool { return vocabulary.TitleSaysLeft(r.value("title").Origin.Text) }

// noteSaysLeft reports whether a remark says that somebody is gone.
func (r *record) noteSaysLeft() bool {
	return slices.ContainsFunc(r.Notes, func(note plan.String) bool { return vocabulary.SaysLeft(note.Text) })
}

// logSaysLeft reports whether a log entry that the later version brought says that somebody whom
// it does not list any more is gone: a sentence with their name as its subject and a verb of
// leaving. The first name will do where nobody else has it.
func (c *comparison) logSaysLeft(was *record) bool {
	names := []string{was.name()}
	if first, _, more := strings.Cut(plain(was.name()), " "); more && c.isOnlyFirstName(was, first) {
		names = append(names, first)
	}
	for _, entry := range c.new[plan.Log] {
		if c.earlier[entry] != nil {
			continue
		}
		for _, sentence := range sentencesOf(plain(entry.Label)) {
			for _, name := range names {
				if vocabulary.SentenceSaysLeft(afterName(sentence, name)) {
					return true
				}
			}
		}
	}
	return false
}

// isOnlyFirstName reports whether nobody else in either version is called so.
func (c *comparison) isOnlyFirstName(was *record, first string) bool {
	for _, list := range [][]*record{c.old[plan.Stakeholders], c.new[plan.Stakeholders], c.old[plan.Team], c.new[plan.Team]} {
		for _, r := range list {
			if r != was && slices.Contains(strings.Fields(r.label), fold(first)) {
				return false
			}
		}
	}
	return first != ""
}

// afterName is what a sentence says behind a name that stands in it as a word of its own, without
// a remark about the person between commas or in brackets; empty where it has no such name.
func afterName(sentence, name string) string {
	at := strings.Index(strings.ToLower(sentence), strings.ToLower(name))
	if name == "" || at < 0 || len(strings.ToLower(sentence)) != len(sentence) {
		return ""
	}
	if before, _ := utf8.DecodeLastRuneInString(sentence[:at]); at > 0 && (unicode.IsLetter(before) || before == '-') {
		return ""
	}
	rest := sentence[at+min(len(name), len(sentence)-at):]
	switch {
	case strings.HasPrefix(rest, " ("):
		_, rest, _ = strings.Cut(rest, ")")
	case strings.HasPrefix(rest, ", "):
		remark, after, ok := strings.Cut(rest[2:], ",")
		if rest = rest[2:]; ok && len(strings.Fields(remark)) <= 5 {
			rest = after
		}
	case !strings.HasPrefix(rest, " "):
		return "" // "Ines Duarte's assistant"
	}
	return strings.TrimSpace(rest)
}

// withoutLeft is a name without the remark "(left)".
func withoutLeft(name string) string {
	if _, left := cutLeft(fold(name)); left {
		name, _, _ = strings.Cut(name, " (")
	}
	return name
}
