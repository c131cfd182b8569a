package word

// Beginnings are a set of the two letters that the words of a folded text begin with, in which some share a place. It
// tells quickly, of most words and phrases, that the text does not hold them.
type Beginnings uint64

// BeginningsOf are those of a folded text's words.
func BeginningsOf(folded string) (set Beginnings) {
	for i := range len(folded) - 1 {
		if i == 0 || folded[i-1] == ' ' {
			set |= 1 << Place(folded[i:])
		}
	}
	return set
}

// Place is the place in the set of the word, of two letters or more, that a folded text begins with.
func Place(folded string) uint8 { return (folded[0]*29 + folded[1]) & 63 }

// Has reports whether a text may hold a word of that place.
func (set Beginnings) Has(place uint8) bool { return set&(1<<(place&63)) != 0 }
