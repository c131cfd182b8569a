// Options: what a team may set about a rule in its configuration.
package rule

import (
	"fmt"
	"strconv"
	"strings"
)

// Kind is the type of an option's value.
type Kind string

// The kinds of options.
const (
	Whole  Kind = "integer" // a whole number, 0 or more
	Share  Kind = "number"  // a number with decimals, 0 or more
	YesNo  Kind = "boolean"
	Words  Kind = "list" // a list of words
	Phrase Kind = "string"
)

// Option is one setting of a rule.
type Option struct {
	Name    string   // as written in the configuration
	Default Value    // its Kind is the option's
	Doc     string   // one sentence without a full stop
	Allowed []string // the words that a list or string may hold; empty for any
	Most    int      // the largest number that makes sense, 100 for per cent; 0 for any
}

// Value is an option's value; the field that Kind names holds it.
type Value struct {
	Kind   Kind
	Whole  int
	Share  float64
	YesNo  bool
	Words  []string
	Phrase string
}

// WholeValue makes a whole number.
func WholeValue(n int) Value { return Value{Kind: Whole, Whole: n} }

// ShareValue makes a number with decimals.
func ShareValue(n float64) Value { return Value{Kind: Share, Share: n} }

// YesNoValue makes a yes or no.
func YesNoValue(yes bool) Value { return Value{Kind: YesNo, YesNo: yes} }

// WordsValue makes a list of words.
func WordsValue(words ...string) Value { return Value{Kind: Words, Words: words} }

// PhraseValue makes a text.
func PhraseValue(text string) Value { return Value{Kind: Phrase, Phrase: text} }

// String writes the value as YAML would.
func (v Value) String() string {
	switch v.Kind {
	case Whole:
		return strconv.Itoa(v.Whole)
	case Share:
		return strconv.FormatFloat(v.Share, 'g', -1, 64)
	case YesNo:
		return strconv.FormatBool(v.YesNo)
	case Words:
		return "[" + strings.Join(v.Words, ", ") + "]"
	}
	return v.Phrase
}

// Read makes a value for the option from words of the configuration: one word for a scalar,
// any number for a list. The error says what the option takes.
func (o Option) Read(words ...string) (Value, error) {
	kind := o.Default.Kind
	if kind == Words {
		for _, word := range words {
			if err := o.allow(word); err != nil {
				return Value{}, err
			}
		}
		return WordsValue(words...), nil
	}
	if len(words) != 1 {
		return Value{}, fmt.Errorf("option %q takes one %s, not a list", o.Name, kind)
	}
	switch word := words[0]; kind {
	case Whole:
		n, err := strconv.Atoi(word)
		if err != nil || n < 0 {
			return Value{}, fmt.Errorf("option %q takes a whole number, 0 or more, not %q", o.Name, word)
		}
		return WholeValue(n), o.atMost(float64(n), word)
	case Share:
		n, err := strconv.ParseFloat(word, 64)
		if err != nil || !(n >= 0 && n < 1e12) {
			return Value{}, fmt.Errorf("option %q takes a number, 0 or more, not %q", o.Name, word)
		}
		return ShareValue(n), o.atMost(n, word)
	case YesNo:
		if word != "true" && word != "false" {
			return Value{}, fmt.Errorf("option %q takes true or false, not %q", o.Name, word)
		}
		return YesNoValue(word == "true"), nil
	default:
		return PhraseValue(word), o.allow(word)
	}
}

func (o Option) atMost(n float64, word string) error {
	if o.Most > 0 && n > float64(o.Most) {
		return fmt.Errorf("option %q takes at most %d, not %s (%s)", o.Name, o.Most, word, o.Doc)
	}
	return nil
}

func (o Option) allow(word string) error {
	if len(o.Allowed) == 0 {
		return nil
	}
	for _, allowed := range o.Allowed {
		if word == allowed {
			return nil
		}
	}
	return fmt.Errorf("option %q does not know %q; it takes %s", o.Name, word, strings.Join(o.Allowed, ", "))
}
