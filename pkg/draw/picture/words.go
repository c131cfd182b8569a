// Words that pictures say, in the language of their page.

package picture

import "github.com/acctplan/acctplan/pkg/locale"

// wordsOf are the words of a catalogue; nil is English.
func wordsOf(labels *locale.Labels) *locale.Picture {
	if labels == nil {
		labels = locale.Locale{}.Labels()
	}
	return &labels.Picture
}

func inside(labels *locale.Labels, word string) string {
	if labels == nil {
		labels = locale.Locale{}.Labels()
	}
	return labels.Inside(word)
}
