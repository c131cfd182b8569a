// Departures: the ways in which a plan says that somebody left, besides the field for it.
package delta

import (
	"slices"
	"strings"

	"github.com/acctplan/acctplan/pkg/plan"
)

// isLeftWord reports whether a cell or a remark says no more than that somebody is gone.
func isLeftWord(text string) bool {
	return slices.Contains([]string{"left", "has left", "gone", "departed", "left the company"}, fold(text))
}

// cutLeft takes the remark "(left)" off a folded name.
func cutLeft(label string) (name string, left bool) {
	head, remark, ok := strings.Cut(label, " (")
	if remark, closed := strings.CutSuffix(remark, ")"); ok && closed && isLeftWord(remark) {
		return head, true
	}
	return label, false
}

// saysLeft reports whether a stakeholder's name, stance, status or a remark, which the reader has
// parted from the name, says that they are gone.
func (r *record) saysLeft() bool {
	if _, left := cutLeft(fold(r.Label)); left || isLeftWord(r.value("stance").Origin.Text) || isLeftWord(r.value("status").Origin.Text) {
		return true
	}
	if r.noteSaysLeft() {
		return true
	}
	return slices.ContainsFunc(r.Extra, func(extra plan.Extra) bool {
		return fold(extra.Name.Text) == "status" && isLeftWord(extra.Value.Text)
	})
}

// noteSaysLeft reports whether a remark says no more than that somebody is gone.
func (r *record) noteSaysLeft() bool {
	return slices.ContainsFunc(r.Notes, func(note plan.String) bool { return isLeftWord(note.Text) })
}

// logSaysLeft reports whether a log entry that the later version brought says that somebody whom
// it does not list any more is gone: it has their whole name and a word for leaving.
func (c *comparison) logSaysLeft(name string) bool {
	name = fold(name)
	return name != "" && slices.ContainsFunc(c.new[plan.Log], func(entry *record) bool {
		if c.earlier[entry] != nil || !strings.Contains(entry.label, name) {
			return false
		}
		_, said, _ := strings.Cut(entry.label, name)
		words := tokensOf(said)
		return slices.ContainsFunc([]string{"left", "leaves", "leaving", "departed", "resigned", "retired"}, func(word string) bool {
			return slices.Contains(words, word)
		})
	})
}

// withoutLeft is a name without the remark "(left)".
func withoutLeft(name string) string {
	if _, left := cutLeft(fold(name)); left {
		name, _, _ = strings.Cut(name, " (")
	}
	return name
}
