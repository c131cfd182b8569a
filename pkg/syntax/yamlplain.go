package syntax

// This file reads without yaml.v3 what nearly all frontmatter is: lines of a key and a value in one plain
// form. What it reads, it reads as yaml.v3 does; FuzzPlainMapping compares them.

import (
	"strings"
	"unicode/utf8"

	"github.com/acctplan/acctplan/pkg/source"
)

// plainMapping reads a piece of YAML that stands at the offset; nil where one of its lines has another form than
// `key: value`, with a value that is a word or more, a text in quotes without escapes, or a list of words in brackets.
func plainMapping(piece string, base int) *Node {
	lines := strings.Count(piece, "\n")
	if lines == 0 || piece[len(piece)-1] != '\n' {
		return nil
	}
	root := &Node{Kind: Mapping, Pairs: make([]Pair, 0, lines)}
	values := make([]Node, lines)
	for at := 0; at < len(piece); {
		end := at + strings.IndexByte(piece[at:], '\n')
		line := piece[at:end]
		key := plainKey(line)
		if key == 0 {
			return nil
		}
		value := &values[len(root.Pairs)]
		from := base + at + key + len(": ")
		if !plainValue(value, line[key+len(": "):], from) {
			return nil
		}
		root.Pairs = append(root.Pairs, Pair{
			Key:     line[:key],
			KeySpan: source.Span{Start: base + at, End: base + at + key},
			Value:   value,
		})
		root.Span = source.Span{Start: base, End: value.Span.End}
		at = end + 1
	}
	return root
}

// plainKey is the length of the key that a line begins with, in front of a colon and a blank; 0 where there is none.
func plainKey(line string) int {
	const longest = 100
	for i := range min(len(line), longest) {
		switch b := line[i]; {
		case isLetterOrDigit(b) && (i > 0 || b > '9'), i > 0 && (b == '_' || b == '-'):
		case b == ':' && i+2 < len(line) && line[i+1] == ' ' && !meansNull(line[:i]):
			return i
		default:
			return 0
		}
	}
	return 0
}

// plainValue reads the value of a line, which stands at the offset; false where it has another form.
func plainValue(n *Node, text string, at int) bool {
	n.Kind, n.Span = Scalar, source.Span{Start: at, End: at + len(text)}
	last := len(text) - 1
	switch first := text[0]; {
	case first == '"' || first == '\'':
		n.Value, n.Quoted = text[1:max(1, last)], true
		return last > 0 && text[last] == first && strings.IndexByte(n.Value, first) < 0 && strings.IndexByte(n.Value, '\\') < 0 && printable(n.Value)
	case first == '[':
		return last > 1 && text[last] == ']' && plainList(n, text[1:last], at+1)
	}
	n.Value = text
	return isLetterOrDigit(text[0]) && text[last] != ' ' && text[last] != ':' && !meansNull(text) &&
		!strings.Contains(text, ": ") && !strings.Contains(text, " #") && printable(text)
}

// plainList reads what stands between brackets at the offset: words between commas.
func plainList(n *Node, text string, at int) bool {
	n.Kind = Sequence
	items := make([]Node, strings.Count(text, ",")+1)
	n.Items = make([]*Node, 0, len(items))
	for i := range items {
		word, rest, more := strings.Cut(text, ", ")
		if word == "" || !isLetterOrDigit(word[0]) || word[len(word)-1] == ' ' || meansNull(word) || more && rest == "" {
			return false
		}
		for k := range len(word) {
			if b := word[k]; !isLetterOrDigit(b) && b < utf8.RuneSelf && strings.IndexByte(" _-./+&()", b) < 0 {
				return false
			}
		}
		if !printable(word) {
			return false
		}
		items[i] = Node{Kind: Scalar, Value: word, Span: source.Span{Start: at, End: at + len(word)}}
		n.Items = append(n.Items, &items[i])
		text, at = rest, at+len(word)+len(", ")
	}
	return text == ""
}

func isLetterOrDigit(b byte) bool {
	return b|0x20 >= 'a' && b|0x20 <= 'z' || b >= '0' && b <= '9'
}

// meansNull reports whether YAML takes a word for nothing.
func meansNull(word string) bool { return word == "null" || word == "Null" || word == "NULL" }

// printable reports whether a text has only characters that certainly mean nothing to YAML and stand on one line:
// those of ASCII, and most of two or three bytes.
func printable(text string) bool {
	for i := 0; i < len(text); {
		b := text[i]
		if b >= ' ' && b < 0x7F {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if r < 0xA0 || r > 0xD7FF || r == '\u2028' || r == '\u2029' {
			return false
		}
		i += size
	}
	return true
}
