// Package locale holds what differs between the readers of a page: the words that a page says
// by itself, and how numbers, money and dates are written. Both are small tables of our own;
// a plan's own words are never translated.
package locale

import (
	"slices"
	"strings"
)

// Locale is a way of writing. The zero value is the house style: English, amounts short in the
// manner of their currency ("€1.2M"), days as "23 Nov 2026". Only the values that Of returns and
// the zero value are valid; the fields are exported so that a Locale can be compared and hashed.
type Locale struct {
	Tag   string // "de-DE", as in Tags; empty for the house style
	Words string // the language of the labels, as in Languages; empty for English
}

// Of is the locale for a tag and the language of the labels, each of which may be empty: labels
// then come in the tag's language where the catalogue has it, else in English. Case and the
// separator of a tag do not matter, and a language alone stands for its largest country. It
// reports false for a tag or a language that is not known.
func Of(tag, language string) (Locale, bool) {
	var l Locale
	if tag != "" {
		wanted := strings.ToLower(strings.ReplaceAll(strings.TrimSpace(tag), "_", "-"))
		i := slices.IndexFunc(formats[:], func(f format) bool {
			return strings.ToLower(f.tag) == wanted || strings.HasPrefix(strings.ToLower(f.tag), wanted+"-")
		})
		if i < 0 {
			return l, false
		}
		l.Tag = formats[i].tag
		l.Words, _, _ = strings.Cut(l.Tag, "-")
	}
	if language != "" {
		if l.Words = strings.ToLower(strings.TrimSpace(language)); l.Words != pseudoLanguage && !slices.Contains(Languages(), l.Words) {
			return Locale{}, false
		}
	}
	if l.Words != pseudoLanguage && !slices.Contains(Languages(), l.Words) || l.Words == english.Language {
		l.Words = ""
	}
	return l, true
}

// Languages are the languages that the catalogue has, sorted.
func Languages() []string { return []string{german.Language, english.Language} }

// Tags are the locales that are known, the largest country of each language first.
func Tags() []string {
	tags := make([]string, len(formats))
	for i, f := range formats {
		tags[i] = f.tag
	}
	return tags
}

// Labels are the words of a page.
//
//go:noinline // many call it, and the binary has no room for copies of it
func (l Locale) Labels() *Labels {
	switch l.Words {
	case german.Language:
		return &german
	case pseudoLanguage:
		return pseudo()
	}
	return &english
}

// Language is the BCP 47 tag of the text that a page says by itself: the locale's where the
// labels are in its language, else that of the labels.
func (l Locale) Language() string {
	language := l.Labels().Language
	if strings.HasPrefix(l.Tag, language+"-") {
		return l.Tag
	}
	return language
}
