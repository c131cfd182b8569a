package quota

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// englishWords are function words that hardly any other language has.
const englishWords = " the and of to for with from by on at as is are be or not no their our its they we they're we're than who which this that it's into out up down off over under per every all more less fewer without before after when while "

// foreignWords are function words of other languages of business, and of none in English.
const foreignWords = " der das und für mit von zum zur im ist auf bei aus nach bis über unter ohne eine einen einer den des dem sich wird werden nicht durch um " +
	"le les des du et pour avec dans sur au aux une est par leur leurs nos notre ses d'ici l'année " +
	"el los las del y para con una por en su sus nuestro nuestra sin más al hasta que " +
	"il gli della delle dei nel nella per di e con una sono senza più entro " +
	"o os da das dos em um uma com até seu seus nosso nossa não ao pela pelo " +
	"het een van voor naar onze hun bij op te niet zonder " +
	"och för med av på till från inte utan och det ett som vår deras og til fra ikke uten " +
	"w z na oraz przez ve için ile bir "

// The languages of a function word.
const (
	inEnglish = iota + 1
	inOthers
)

// functionWords knows the language of each word of the lists; English wins.
var functionWords = sync.OnceValue(func() map[string]uint8 {
	known := map[string]uint8{}
	for _, word := range strings.Fields(foreignWords) {
		known[word] = inOthers
	}
	for _, word := range strings.Fields(englishWords) {
		known[word] = inEnglish
	}
	return known
})

// English guesses whether a text is English, from its function words and its script. A text
// that has neither kind of function word counts as English unless most of its letters are
// beyond ASCII or it holds several letters that English does not use.
func English(text string) bool {
	text = text[:min(len(text), 400)]
	letters, latin, accents := 0, 0, 0
	for _, r := range text {
		if !unicode.IsLetter(r) {
			continue
		}
		letters++
		switch {
		case r < 0x80:
			latin++
		case unicode.Is(unicode.Latin, r) && unicode.IsLower(r):
			accents++
			latin++
		case unicode.Is(unicode.Latin, r):
			latin++
		}
	}
	if 2*latin < letters {
		return false
	}
	english, foreign := 0, 0
	known := functionWords()
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '’' }) {
		first, _ := utf8.DecodeRuneInString(word)
		switch known[strings.ToLower(word)] {
		case inEnglish:
			english++
		case inOthers:
			if !unicode.IsUpper(first) && len(word) > 1 {
				foreign++ // a capital is a name: "El Corte", "Le Havre"
			}
		}
	}
	switch {
	case foreign >= 2 && foreign > english:
		return false
	case english == 0:
		return foreign == 0 && accents < 3
	}
	return true
}
