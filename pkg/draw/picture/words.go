// Words that pictures say, in the language of their page.

package picture

import "github.com/acctplan/acctplan/pkg/locale"

// labelsOf is a catalogue; nil is English.
func labelsOf(labels *locale.Labels) *locale.Labels {
	if labels == nil {
		return locale.Locale{}.Labels()
	}
	return labels
}

// wordsOf are the words of a catalogue.
func wordsOf(labels *locale.Labels) *locale.Picture { return &labelsOf(labels).Picture }

func inside(labels *locale.Labels, word string) string {
	return labelsOf(labels).Inside(word)
}
