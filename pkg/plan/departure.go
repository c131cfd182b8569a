// Departures: who is gone, on a day. This is the one judgement of it, for rules, briefs, maps, diffs and pages for
// customers; the reader fills Stakeholder.Left from the field and from whatever else says so.

package plan

import "math"

// Someday is behind every day: who leaves at all has left by then.
const Someday Day = math.MaxInt32

// HasLeft reports whether the person is gone on a day: the plan says so without a date, or with one that has begun.
//
//go:noinline // many call it, and the binary has no room for copies of it
func (s *Stakeholder) HasLeft(asOf Day) bool {
	return s.Left.State == Set && !s.Left.None && !(s.Left.Known() && s.Left.First > asOf)
}
