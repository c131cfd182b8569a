// Brackets: rule N0 of the bidirectional algorithm, which keeps a pair of brackets together in one direction.

package draw

import (
	"slices"

	"golang.org/x/text/unicode/bidi"
)

// deepestBrackets is the depth at which the algorithm stops looking for pairs.
const deepestBrackets = 63

// resolveBrackets gives paired brackets the direction of what they enclose.
func resolveBrackets(types, classes []bidi.Class, chars []rune, base uint8) {
	for _, pair := range bracketPairs(types, chars) {
		opener, closer := pair[0], pair[1]
		direction := levelClass(base)
		found, opposite := false, false
		for _, class := range types[opener+1 : closer] {
			if strong, ok := strongClass(class); ok {
				if strong == direction {
					found = true
					break
				}
				opposite = true
			}
		}
		switch {
		case found:
		case opposite:
			before := levelClass(base)
			for i := opener - 1; i >= 0; i-- {
				if strong, ok := strongClass(types[i]); ok {
					before = strong
					break
				}
			}
			if before != direction {
				direction = before
			}
		default:
			continue
		}
		for _, at := range pair {
			types[at] = direction
			// Marks that took the bracket's type by W1 follow it.
			for i := at + 1; i < len(classes) && classes[i] == bidi.NSM; i++ {
				types[i] = direction
			}
		}
	}
}

// bracketPairs returns the positions of openers and their closers, in the order of the openers.
func bracketPairs(types []bidi.Class, chars []rune) [][2]int {
	type open struct {
		closer rune
		at     int
	}
	var stack []open
	var pairs [][2]int
	for i, char := range chars {
		if types[i] != bidi.ON {
			continue
		}
		properties, _ := bidi.LookupRune(char)
		if !properties.IsBracket() {
			continue
		}
		if properties.IsOpeningBracket() {
			if len(stack) == deepestBrackets {
				break
			}
			stack = append(stack, open{canonicalBracket(mirrored(char)), i})
			continue
		}
		closer := canonicalBracket(char)
		for k := len(stack) - 1; k >= 0; k-- {
			if stack[k].closer == closer {
				pairs = append(pairs, [2]int{stack[k].at, i})
				stack = stack[:k]
				break
			}
		}
	}
	slices.SortFunc(pairs, func(a, b [2]int) int { return a[0] - b[0] })
	return pairs
}

// mirrored returns the other bracket of a pair, and every other rune unchanged.
func mirrored(bracket rune) rune {
	if properties, _ := bidi.LookupRune(bracket); !properties.IsBracket() {
		return bracket
	}
	for _, char := range bidi.ReverseString(string(bracket)) {
		return char
	}
	return bracket
}

// canonicalBracket folds the two brackets that Unicode has twice.
func canonicalBracket(bracket rune) rune {
	if bracket == 0x3009 {
		return 0x232A
	}
	return bracket
}
