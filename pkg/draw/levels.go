// Levels: the Unicode bidirectional algorithm (UAX #9) for one paragraph, without explicit embeddings and isolates, which cleaning removes.

package draw

import "golang.org/x/text/unicode/bidi"

// firstRightToLeft is the lowest code point of a right-to-left script; text below it needs no algorithm.
const firstRightToLeft = 0x0590

// bidiLevels returns the embedding level of every rune and of the paragraph. Nil levels mean that every level is 0.
func bidiLevels(text []rune) (levels []uint8, base uint8) {
	simple := true
	for _, char := range text {
		if char >= firstRightToLeft {
			simple = false
			break
		}
	}
	if simple {
		return nil, 0
	}
	classes := make([]bidi.Class, 0, len(text))
	chars := make([]rune, 0, len(text))
	at := make([]int, 0, len(text))
	rightToLeft := false
	for i, char := range text {
		properties, _ := bidi.LookupRune(char)
		class := properties.Class()
		switch class {
		case bidi.BN, bidi.Control, bidi.LRE, bidi.RLE, bidi.LRO, bidi.RLO, bidi.PDF, bidi.LRI, bidi.RLI, bidi.FSI, bidi.PDI:
			continue // invisible to the algorithm (rule X9)
		case bidi.R, bidi.AL, bidi.AN:
			rightToLeft = true
		}
		classes, chars, at = append(classes, class), append(chars, char), append(at, i)
	}
	if !rightToLeft {
		return nil, 0
	}
	for _, class := range classes {
		if class == bidi.L {
			break
		}
		if class == bidi.R || class == bidi.AL {
			base = 1
			break
		}
	}
	types := resolveWeak(classes, base)
	resolveBrackets(types, classes, chars, base)
	resolveNeutral(types, base)

	levels = make([]uint8, len(text))
	for i := range levels {
		levels[i] = base
	}
	next := 0
	for i := range levels {
		if next < len(at) && at[next] == i {
			levels[i] = implicitLevel(types[next], base)
			next++
		} else if i > 0 {
			levels[i] = levels[i-1]
		}
	}
	return levels, base
}

func implicitLevel(class bidi.Class, base uint8) uint8 {
	switch {
	case base == 0 && class == bidi.R:
		return 1
	case base == 0 && (class == bidi.AN || class == bidi.EN):
		return 2
	case base == 1 && class != bidi.R:
		return 2
	}
	return base
}

func levelClass(level uint8) bidi.Class {
	if level%2 == 1 {
		return bidi.R
	}
	return bidi.L
}

// resolveWeak applies rules W1 to W7.
func resolveWeak(classes []bidi.Class, base uint8) []bidi.Class {
	types := make([]bidi.Class, len(classes))
	previous, strong := levelClass(base), levelClass(base)
	for i, class := range classes {
		if class == bidi.NSM { // W1
			class = previous
		}
		previous = class
		switch class {
		case bidi.L, bidi.R:
			strong = class
		case bidi.AL:
			strong = class
		case bidi.EN: // W2
			if strong == bidi.AL {
				class = bidi.AN
			}
		}
		types[i] = class
	}
	for i, class := range types { // W3
		if class == bidi.AL {
			types[i] = bidi.R
		}
	}
	for i := 1; i+1 < len(types); i++ { // W4
		before, after := types[i-1], types[i+1]
		if before == after && (types[i] == bidi.CS && (before == bidi.EN || before == bidi.AN) || types[i] == bidi.ES && before == bidi.EN) {
			types[i] = before
		}
	}
	for i := 0; i < len(types); { // W5
		if types[i] != bidi.ET {
			i++
			continue
		}
		end := i
		for end < len(types) && types[end] == bidi.ET {
			end++
		}
		if i > 0 && types[i-1] == bidi.EN || end < len(types) && types[end] == bidi.EN {
			for k := i; k < end; k++ {
				types[k] = bidi.EN
			}
		}
		i = end
	}
	strong = levelClass(base)
	for i, class := range types {
		switch class {
		case bidi.ES, bidi.ET, bidi.CS: // W6
			types[i] = bidi.ON
		case bidi.L, bidi.R:
			strong = class
		case bidi.EN: // W7
			if strong == bidi.L {
				types[i] = bidi.L
			}
		}
	}
	return types
}

// strongClass returns the direction a type counts as next to a neutral, and false for a neutral.
func strongClass(class bidi.Class) (bidi.Class, bool) {
	switch class {
	case bidi.L:
		return bidi.L, true
	case bidi.R, bidi.EN, bidi.AN:
		return bidi.R, true
	}
	return bidi.ON, false
}

// resolveNeutral applies rules N1 and N2.
func resolveNeutral(types []bidi.Class, base uint8) {
	before := levelClass(base)
	for i := 0; i < len(types); {
		if class, strong := strongClass(types[i]); strong {
			before = class
			i++
			continue
		}
		end := i
		after := levelClass(base)
		for ; end < len(types); end++ {
			if class, strong := strongClass(types[end]); strong {
				after = class
				break
			}
		}
		class := levelClass(base)
		if before == after {
			class = before
		}
		for ; i < end; i++ {
			types[i] = class
		}
	}
}
