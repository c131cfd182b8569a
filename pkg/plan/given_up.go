// Goals that are pursued no more, by what a plan says besides the fields of the format.

package plan

import (
	"slices"
	"strings"
	"unicode"
)

// GivenUp reports whether the goal is pursued no more, by its status ("dropped", "parked") or by what is set off in its
// text: "Faster billing (dropped)", "Faster billing - abandoned in May", "Faster billing ❌".
func (g *Goal) GivenUp() bool {
	for _, extra := range g.Extra {
		if strings.EqualFold(strings.TrimSpace(extra.Name.Text), "status") && saysGivenUp(extra.Value.Text) {
			return true
		}
	}
	if strings.ContainsAny(g.Goal.Text, "❌✗✘🚫") {
		return true
	}
	parts := strings.FieldsFunc(strings.ReplaceAll(strings.ReplaceAll(g.Goal.Text, " - ", "–"), " on hold", "–on hold"), func(char rune) bool { return strings.ContainsRune("()[]{},;:–—", char) })
	return len(parts) > 1 && slices.ContainsFunc(parts, saysGivenUp)
}

// saysGivenUp reports whether a remark begins with a word for what is pursued no more.
func saysGivenUp(remark string) bool {
	words := strings.FieldsFunc(strings.ToLower(remark), func(char rune) bool { return !unicode.IsLetter(char) })
	if len(words) > 1 && (words[0] == "on" && words[1] == "hold" || words[0] == "given" && words[1] == "up") {
		return true
	}
	return len(words) > 0 && slices.Contains([]string{"dropped", "cancelled", "canceled", "abandoned", "parked", "rejected", "obsolete", "withdrawn", "paused", "discarded"}, words[0])
}
