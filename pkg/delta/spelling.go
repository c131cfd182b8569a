// Spelling: whether two names are one, written with a slip, an accent or an initial.
package delta

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// bySpelling pairs what is left where all but the name is as it was and the names are spelled
// alike. A successor in the same post with another name is somebody else.
func (m *matcher) bySpelling() {
	if !isNamed(m.collection) {
		return
	}
	m.by(func(r *record) string { return unaccented(r.label) })
	label := wordsOf(m.collection).label
	waiting := map[string][]*record{}
	for _, r := range m.old {
		if !m.taken[r] && r.label != "" {
			key := r.besides(label)
			waiting[key] = append(waiting[key], r)
		}
	}
	for _, now := range m.now {
		if m.taken[now] || now.label == "" {
			continue
		}
		key := now.besides(label)
		if len(waiting[key]) > mostHolders {
			continue
		}
		for i, was := range waiting[key] {
			if spelledAlike(was.label, now.label) {
				waiting[key] = slices.Delete(waiting[key], i, i+1)
				m.take(was, now)
				break
			}
		}
	}
}

// besides is what a record says besides its name, as written.
func (r *record) besides(label string) string {
	var b strings.Builder
	for _, v := range r.Values {
		if v.Name == label || v.Name == "id" {
			continue
		}
		b.WriteString(v.Name + "\x00")
		for _, part := range v.All() {
			b.WriteString(fold(part.Origin.Text) + "\x00")
		}
	}
	return b.String() + fold(joined(r.Notes))
}

// unaccented is a folded text without marks on its letters.
func unaccented(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(text))
}

// spelledAlike reports whether two folded names, word by word, are the same but for a slip of the
// pen, or an initial in the place of a name. At least one word must be more than an initial.
func spelledAlike(one, other string) bool {
	a, b := nameWords(one), nameWords(other)
	if len(a) != len(b) || len(a) == 0 || len(a) > mostTokens {
		return false
	}
	same, slips := 0, 0
	for i := range a {
		switch {
		case slices.Equal(a[i], b[i]):
			same++
		case len(a[i]) == 1 && len(b[i]) > 1 && a[i][0] == b[i][0], len(b[i]) == 1 && len(a[i]) > 1 && a[i][0] == b[i][0]:
			if len(a) == 1 {
				return false
			}
		case oneSlip(a[i], b[i]):
			slips++
		default:
			return false
		}
	}
	return same+slips > 0 && slips <= 2
}

func nameWords(name string) [][]rune {
	var out [][]rune
	for _, word := range strings.FieldsFunc(unaccented(name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		out = append(out, []rune(word))
	}
	return out
}

// oneSlip reports whether two words of at least three letters differ by one letter that was added,
// left out or mistaken, or by two neighbours that changed places.
func oneSlip(a, b []rune) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) < 3 || len(b)-len(a) > 1 {
		return false
	}
	start := 0
	for start < len(a) && a[start] == b[start] {
		start++
	}
	restA, restB := a[start:], b[start:]
	if len(a) < len(b) {
		return slices.Equal(restA, restB[1:])
	}
	if len(restA) == 0 || slices.Equal(restA[1:], restB[1:]) {
		return true
	}
	return restA[0] == restB[1] && restA[1] == restB[0] && slices.Equal(restA[2:], restB[2:])
}
