// Slips: how often the same work has been put off.
package delta

import "strconv"

// Slips counts how often the same work slipped, or the same renewal moved to a later day, over the versions of a plan. The zero Slips is ready.
type Slips struct {
	counts map[string]int
	due    map[string]string // by work: the date that it had last
}

// Count sets Times of every slip in the changes that the next version made. The versions must
// come in their order, the oldest first. What slipped to the same day on two branches slipped
// once.
func (s *Slips) Count(changes []Change) {
	if s.counts == nil {
		s.counts, s.due = map[string]int{}, map[string]string{}
	}
	work := func(c Change, subject string) string { return string(c.Collection) + "/" + fold(subject) }
	for _, c := range changes {
		if c.Kind != Renamed || len(c.Values) == 0 {
			continue
		}
		was, now := work(c, c.Values[0].Before), work(c, c.Values[0].After)
		if n, ok := s.counts[was]; ok {
			s.counts[now], s.due[now] = n, s.due[was]
			delete(s.counts, was)
		}
	}
	seen := map[string]int{}
	for i := range changes {
		c := &changes[i]
		isLater := c.Kind == Slipped || c.Kind == Moved && len(c.Values) > 0
		if !isLater && c.Kind != BroughtForward {
			continue
		}
		key := work(*c, c.Subject)
		if seen[key]++; seen[key] > 1 {
			key += "\x00" + strconv.Itoa(seen[key]) // other work of the same name
		}
		if isLater {
			if s.due[key] != c.Values[0].After {
				s.counts[key]++
			}
			c.Times = s.counts[key]
		}
		s.due[key] = c.Values[0].After
	}
}
