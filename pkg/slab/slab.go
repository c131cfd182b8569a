// Package slab hands out short slices that are cut from long ones, and uses the long ones again: reading
// a plan needs hundreds of lists that nobody needs once it is read.
package slab

// most is how many items are kept to be used again.
const most = 8192

// Slab hands out slices. The zero Slab is ready.
type Slab[T any] struct {
	room []T
	used int
	Next int // how long the next long slice is to be at least
}

// Take is a slice of n zero items. Appending to it moves it elsewhere.
func (s *Slab[T]) Take(n int) []T {
	if n > len(s.room)-s.used {
		s.room, s.used = make([]T, max(n, s.Next, min(2*len(s.room), most), 64)), 0
		s.Next = 0
	}
	out := s.room[s.used : s.used+n : s.used+n]
	s.used += n
	return out
}

// Reset takes all slices back. Nobody may use them any more.
func (s *Slab[T]) Reset() {
	clear(s.room[:s.used])
	s.used, s.Next = 0, 0
	if len(s.room) > most {
		s.room = nil
	}
}
