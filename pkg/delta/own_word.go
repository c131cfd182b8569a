// Own words: a plan's word for what the format has a word for too.
package delta

import (
	"slices"
	"strings"
	"unicode"

	"github.com/acctplan/acctplan/pkg/field"
)

// ownWord is a word of the format as the plan has it: who writes "blocker" wants to read of
// blockers. Where the plan has a sign without letters, or more than a few words, it is the
// format's.
func ownWord(text, word string) string {
	text = plain(text)
	if fold(spaced(text)) == spaced(word) || !strings.ContainsFunc(text, unicode.IsLetter) || isLong(text) {
		return spaced(word)
	}
	return text
}

// sameStage reports whether two stages that the format has one word for are one in the plan's own
// pipeline, too, which may well tell a verbal agreement from a contract that was sent. The format's
// word, and a sign, stand for all of them.
func sameStage(before, after field.Value) bool {
	word, _ := after.Word()
	if word == "" {
		return true
	}
	a, b := stems(before.Origin.Text), stems(after.Origin.Text)
	of := stems(word)
	return len(a) == 0 || len(b) == 0 || slices.Equal(a, b) || slices.Equal(a, of) || slices.Equal(b, of)
}

// stems are the different words of a text without their endings, sorted: a proposal and what is
// proposed are one.
func stems(text string) []string {
	const letters = 5
	words := strings.FieldsFunc(fold(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) })
	for i, word := range words {
		if runes := []rune(word); len(runes) > letters {
			words[i] = string(runes[:letters])
		}
	}
	slices.Sort(words)
	return slices.Compact(words)
}
