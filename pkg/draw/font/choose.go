// Choosing a face: the first one that has every character of a cluster.

package font

import "unicode"

// Weights of the main family, as positions in its range.
const (
	regularWeight = iota
	mediumWeight
	semiBoldWeight
	boldWeight
)

// Replacement, an empty box, is shown for what no face covers. (The main family has no U+FFFD.)
const Replacement = '\u25A1'

// Choice is the face for a cluster of characters.
type Choice struct {
	Face *Face
	// Covered is false when no face has the cluster's first character. Show Replacement in its place; Face has it.
	Covered bool
	// Partial is set when the face has the cluster's first character but not all of the others. Try again with a shorter cluster.
	Partial bool
	// Thicken is set when a bold weight was asked for and the face has none.
	Thicken bool
}

// Main returns the face of the main family: 0 is Regular, 1 Medium, 2 SemiBold, 3 Bold; other weights are limited to these.
func Main(weight int) *Face {
	return inter[max(regularWeight, min(weight, boldWeight))]
}

// Choose picks the face for a grapheme cluster in a weight as in Main. An empty cluster gets the main face.
func Choose(weight int, cluster []rune) Choice {
	main := Choice{Face: Main(weight), Covered: true}
	if len(cluster) == 0 || len(cluster) == 1 && cluster[0] < 0x7F {
		return main
	}
	pictorial := wantsEmoji(cluster)
	if !pictorial && covers(main.Face, cluster) {
		return main
	}
	families := fallback(cluster[0])
	if pictorial {
		families = append([]*family{&emojiFamily}, families...)
	}
	for _, family := range families {
		if choice := family.choose(weight); covers(choice.Face, cluster) {
			return choice
		}
	}
	if covers(main.Face, cluster) {
		return main
	}
	// No face has all of it: a face with the base character shows the rest as well as it can.
	if ignorable(cluster[0]) || has(main.Face, cluster[0]) {
		main.Partial = true
		return main
	}
	for _, family := range families {
		if choice := family.choose(weight); has(choice.Face, cluster[0]) {
			choice.Partial = true
			return choice
		}
	}
	main.Covered = false
	return main
}

func (f *family) choose(weight int) Choice {
	switch {
	case weight < semiBoldWeight:
		return Choice{Face: f.regular, Covered: true}
	case f.bold != nil:
		return Choice{Face: f.bold, Covered: true}
	}
	return Choice{Face: f.regular, Covered: true, Thicken: true}
}

func has(face *Face, char rune) bool {
	_, ok := face.Glyph(char)
	return ok
}

func covers(face *Face, cluster []rune) bool {
	for _, char := range cluster {
		if !ignorable(char) && !has(face, char) {
			return false
		}
	}
	// What is invisible from its first character on stays in the main family.
	return !ignorable(cluster[0]) || face == inter[0] || face == inter[1] || face == inter[2] || face == inter[3]
}

// wantsEmoji reports whether a cluster asks for its pictorial form, or has no other.
func wantsEmoji(cluster []rune) bool {
	for _, char := range cluster {
		if char == 0xFE0F || char >= 0x1F3FB && char <= 0x1F3FF {
			return true
		}
	}
	return cluster[0] >= 0x1F1E6 && cluster[0] <= 0x1F1FF
}

// ignorable reports whether a character is invisible by itself, so that a face need not have it: joiners, variation selectors, tags.
func ignorable(char rune) bool {
	switch {
	case char == 0x00AD, char == 0x034F, char == 0x061C, char == 0x115F, char == 0x1160, char == 0x3164, char == 0xFEFF, char == 0xFFA0:
		return true
	case char >= 0x200B && char <= 0x200F, char >= 0x2028 && char <= 0x202E, char >= 0x2060 && char <= 0x206F,
		char >= 0x180B && char <= 0x180F, char >= 0xFE00 && char <= 0xFE0F, char >= 0xE0000 && char <= 0xE0FFF:
		return true
	}
	return unicode.Is(unicode.Zl, char) || unicode.Is(unicode.Zp, char)
}
