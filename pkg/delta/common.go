// What two comparisons have in common.
package delta

import "strings"

// Common keeps those of the changes that the others make too: where a merge is compared with
// each of its parents, what it did itself and did not take from either. Prose that both sides
// wrote on differs from both where git just put their lines together; it is not kept.
func Common(changes, others []Change) []Change {
	made := map[string]bool{}
	for _, c := range others {
		for _, key := range c.effects() {
			made[key] = true
		}
	}
	var kept []Change
	for _, c := range changes {
		if c.Kind == Rewritten {
			continue
		}
		for _, key := range c.effects() {
			if made[key] {
				kept = append(kept, c)
				break
			}
		}
	}
	return kept
}

// effects says what is so after a change, value by value.
func (c Change) effects() []string {
	about := string(c.Collection) + "\x00" + fold(c.Subject) + "\x00"
	if c.Kind == Added || c.Kind == Removed || len(c.Values) == 0 {
		return []string{about + string(c.Kind)}
	}
	out := make([]string, 0, len(c.Values))
	for _, v := range c.Values {
		out = append(out, about+strings.Join([]string{v.Field, v.After}, "\x00"))
	}
	return out
}
