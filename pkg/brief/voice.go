// The voice: the words and the way of writing numbers in which a view model is made.

package brief

import (
	"strings"

	"github.com/acctplan/acctplan/pkg/locale"
	"github.com/acctplan/acctplan/pkg/plan"
)

// voice speaks in one locale.
type voice struct {
	locale.Locale
	say *locale.Labels
}

func voiceOf(l locale.Locale) voice { return voice{Locale: l, say: l.Labels()} }

// enumText is the word of the vocabulary as a person writes it, else the text as written. Kind
// is what the catalogue calls the vocabulary: "stance".
func enumText[T ~string](v voice, kind string, e plan.Enum[T]) string {
	if e.State == plan.Set && e.Value != "" {
		return capital(v.say.Term(kind, string(e.Value)))
	}
	return shown(e.Origin)
}

// capital begins a word with a capital; hyphens of the format's words are blanks.
func capital(word string) string {
	return locale.Sentence(strings.ReplaceAll(word, "-", " "))
}
