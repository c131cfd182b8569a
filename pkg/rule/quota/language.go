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

// functions are the function words of the lists, each packed, by their hash: a table with open
// addressing.
type functions struct {
	words     [512]uint64 // twice as many as there are; 0 is an empty place
	languages [512]uint8
}

func (f *functions) place(word uint64) uint64 {
	at := word * 0x9e3779b97f4a7c15 >> 55
	for f.words[at] != 0 && f.words[at] != word {
		at = (at + 1) % uint64(len(f.words))
	}
	return at
}

// functionWords knows the language of each word of the lists; English wins.
var functionWords = sync.OnceValue(func() *functions {
	known := &functions{}
	add := func(list string, language uint8) {
		for word := range strings.FieldsSeq(list) {
			packed := pack(word)
			at := known.place(packed)
			known.words[at], known.languages[at] = packed, language
		}
	}
	add(foreignWords, inOthers)
	add(englishWords, inEnglish)
	return known
})

// longestFunction is the number of bytes of the longest of them.
const longestFunction = len("l'année")

// pack is a word of up to eight bytes in one number; 0 where it is longer. The word is in lower
// case, but for ASCII letters.
func pack(word string) (packed uint64) {
	if len(word) > longestFunction {
		return 0
	}
	for i := range len(word) {
		c := word[i]
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		packed = packed<<8 | uint64(c)
	}
	return packed
}

// languageOf is that of a function word, which may be in any case; 0 for all other words.
func (f *functions) languageOf(word string, plain bool) uint8 {
	if !plain {
		word = strings.ToLower(word)
	}
	return f.languages[f.place(pack(word))]
}

// Language is what tells the language of a text. The zero value is that of an empty one.
type Language struct {
	letters, latin, accents int
	english, foreign        int // function words
}

// longestGuess is how many bytes of a text are read to guess its language.
const longestGuess = 400

// English guesses whether a text is English. No more than its first 400 bytes are read.
func English(text string) bool { return LanguageOf(text).English() }

// LanguageOf reads the first 400 bytes of a text.
func LanguageOf(text string) (l Language) {
	text = text[:min(len(text), longestGuess)]
	known := functionWords()
	start, packed := -1, uint64(0) // of the word
	for at := 0; at < len(text); at++ {
		c := text[at]
		switch letter := c | 0x20; {
		case 'a' <= letter && letter <= 'z':
			l.letters++
			c = letter
		case c == '\'':
		case c >= utf8.RuneSelf:
			return languageOfAny(text)
		default:
			if start >= 0 {
				l.count(known, text[start:at], packed)
				start, packed = -1, 0
			}
			continue
		}
		if start < 0 {
			start = at
		}
		packed = packed<<8 | uint64(c)
	}
	if start >= 0 {
		l.count(known, text[start:], packed)
	}
	l.latin = l.letters
	return l
}

// count counts a word of ASCII, of which the last eight bytes are packed.
func (l *Language) count(known *functions, word string, packed uint64) {
	if len(word) > longestFunction {
		return
	}
	l.countAs(known.languages[known.place(packed)], word)
}

// countAs counts a word of a language.
func (l *Language) countAs(language uint8, word string) {
	switch language {
	case inEnglish:
		l.english++
	case inOthers:
		if first, _ := utf8.DecodeRuneInString(word); !unicode.IsUpper(first) && len(word) > 1 {
			l.foreign++ // a capital is a name: "El Corte", "Le Havre"
		}
	}
}

// languageOfAny is LanguageOf for any script.
func languageOfAny(text string) (l Language) {
	known := functionWords()
	start, plain := -1, true // of the word, and whether all of it is ASCII
	for at := 0; at <= len(text); {
		r, size := rune(0), 1 // which ends the last word
		if at < len(text) {
			r = rune(text[at])
		}
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[at:])
			plain = false
		}
		inWord := false
		switch {
		case r == ' ': // as most often
		case 'a' <= r|0x20 && r|0x20 <= 'z':
			l.letters, l.latin, inWord = l.letters+1, l.latin+1, true
		case r == '\'' || r == '’':
			inWord = true
		case r >= utf8.RuneSelf && unicode.IsLetter(r):
			l.letters, inWord = l.letters+1, true
			if unicode.Is(unicode.Latin, r) {
				l.latin++
				if unicode.IsLower(r) {
					l.accents++
				}
			}
		}
		switch {
		case inWord && start < 0:
			start, plain = at, size == 1
		case !inWord && start >= 0:
			word := text[start:at]
			start = -1
			l.countAs(known.languageOf(word, plain), word)
		}
		at += size
	}
	return l
}

// And is the language of this text and of another behind it, with something other than a letter
// between them.
func (l Language) And(next Language) Language {
	return Language{
		letters: l.letters + next.letters, latin: l.latin + next.latin, accents: l.accents + next.accents,
		english: l.english + next.english, foreign: l.foreign + next.foreign,
	}
}

// English guesses whether it is English, from its function words and its script. A text that has
// neither kind of function word counts as English unless most of its letters are beyond ASCII or it
// holds several letters that English does not use.
func (l Language) English() bool {
	if 2*l.latin < l.letters {
		return false
	}
	switch {
	case l.foreign >= 2 && l.foreign > l.english:
		return false
	case l.english == 0:
		return l.foreign == 0 && l.accents < 3
	}
	return true
}
