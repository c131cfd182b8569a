package config

// How pages are written for their readers: numbers, dates, and the language of their words.

import (
	"strings"

	"github.com/acctplan/acctplan/pkg/locale"
	"github.com/acctplan/acctplan/pkg/syntax"
)

// Locale is how pages are written: the tag and the language that a flag names, each of which may
// be empty, else those of the files. It reports false for one that is not known.
func (c Config) Locale(tag, language string) (locale.Locale, bool) {
	if tag == "" {
		tag = c.tag
	}
	if language == "" {
		language = c.language
	}
	return locale.Of(tag, language)
}

func (r *reader) locale(at string, pair syntax.Pair) {
	text, ok := r.scalar(at, pair, "a language and a country, such as de-DE")
	if !ok {
		return
	}
	known, ok := locale.Of(text, "")
	if !ok || text == "" {
		r.unknown(pair.Value.Span, at+" is "+quoted(text)+", but takes one of "+strings.Join(locale.Tags(), ", "), strings.ReplaceAll(text, "_", "-"), locale.Tags())
		return
	}
	r.config.tag = known.Tag
	r.record(at, pair, known.Tag)
}

func (r *reader) pageLanguage(at string, pair syntax.Pair) {
	text, ok := r.scalar(at, pair, strings.Join(locale.Languages(), " or "))
	if !ok {
		return
	}
	if _, known := locale.Of("", text); !known || text == "" {
		r.problem(pair.Value.Span, "%s is %s, but pages can be had in %s; numbers and dates take their form from locale", at, quoted(text), strings.Join(locale.Languages(), " and "))
		return
	}
	r.config.language = strings.ToLower(text)
	r.record(at, pair, r.config.language)
}
