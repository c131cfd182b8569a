// Goals that are pursued no more, by what a plan says besides the fields of the format.

package plan

import "strings"

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
