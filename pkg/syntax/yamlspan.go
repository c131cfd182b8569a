package syntax

// This file finds where YAML values end: yaml.v3 says only where they begin.

import (
	"strings"

	"gopkg.in/yaml.v3"
)

// meantAsText reports whether a plain value begins with what YAML takes for an anchor that
// nothing refers to, or for a tag of its own: "&Partners GmbH", "!urgent".
func (p *yamlPiece) meantAsText(n *yaml.Node, start int) bool {
	const quoted = yaml.DoubleQuotedStyle | yaml.SingleQuotedStyle | yaml.LiteralStyle | yaml.FoldedStyle
	if n.Kind != yaml.ScalarNode || n.Style&quoted != 0 || start >= len(p.text) {
		return false
	}
	if p.text[start] == '&' {
		return !p.aliased[n]
	}
	return p.text[start] == '!' && !strings.HasPrefix(n.Tag, "!!")
}

// asText gives a value the text that stands there, with its anchor or tag, and reports it.
func (p *yamlPiece) asText(out *Node, start, end int) {
	out.Value, out.Null = strings.Join(strings.Fields(p.text[start:end]), " "), false
	p.report(Problem{
		Kind:    YAMLSyntax,
		Span:    p.span(start, end),
		Message: "`" + short(out.Value) + "` must stand in quotes, because it begins with `" + p.text[start:start+1] + "`.",
		Hint:    "Write `" + quoteYAML(short(out.Value)) + "`.",
	})
}

// inAnchor reports whether yaml.v3 takes a character for a part of an anchor.
func inAnchor(c byte) bool {
	return c == '_' || c == '-' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

// properties skips the anchor and tag before a value. As yaml.v3 reads them, an anchor need not
// have white space behind it, and a tag does.
func (p *yamlPiece) properties(n *yaml.Node, start int) int {
	at := start
	for at < len(p.text) && (p.text[at] == '&' || p.text[at] == '!') {
		end := at + 1
		if p.text[at] == '&' {
			for end < len(p.text) && inAnchor(p.text[end]) {
				end++
			}
		} else {
			for end < len(p.text) && !isSpace(p.text[end]) && unicodeBreak(p.text[end:]) == 0 {
				end++
			}
		}
		next := p.skipSpace(end)
		if n.Kind == yaml.ScalarNode && n.Value == "" && n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) == 0 {
			next = end // there is no value: what follows is something else
			for next < len(p.text) && isBlank(p.text[next]) {
				next++
			}
			if next == len(p.text) || p.text[next] != '&' && p.text[next] != '!' {
				return end
			}
		}
		at = next
	}
	return at
}

// skipSpace skips white space, line endings and comments.
func (p *yamlPiece) skipSpace(at int) int {
	for at < len(p.text) {
		switch c := p.text[at]; {
		case isSpace(c):
			at++
		case c == '#' && (at == 0 || isSpace(p.text[at-1])):
			at = lineEnd(p.text, at)
		case c >= 0x80 && unicodeBreak(p.text[at:]) > 0:
			at += unicodeBreak(p.text[at:])
		default:
			return at
		}
	}
	return at
}

// closing is the offset behind the bracket that closes a flow collection whose last child
// ends at the offset.
func (p *yamlPiece) closing(at int, bracket byte) int {
	for at < len(p.text) {
		at = p.skipSpace(at)
		if at == len(p.text) {
			break
		}
		if p.text[at] == bracket {
			return at + 1
		}
		at++ // a comma, or the colon of a key without a value
	}
	return len(p.text)
}

// scalar reads a scalar and returns where it ends.
func (p *yamlPiece) scalar(n *yaml.Node, out *Node, start, indent int) int {
	out.Value = n.Value
	const quoted = yaml.DoubleQuotedStyle | yaml.SingleQuotedStyle | yaml.LiteralStyle | yaml.FoldedStyle
	out.Quoted = n.Style&quoted != 0
	out.Null = !out.Quoted && n.Tag == "!!null"
	switch {
	case n.Style&yaml.DoubleQuotedStyle != 0:
		return quoteEnd(p.text, start, '"')
	case n.Style&yaml.SingleQuotedStyle != 0:
		return quoteEnd(p.text, start, '\'')
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		return p.blockScalarEnd(start, indent)
	}
	end := p.plainEnd(n.Value, start)
	if end-start == len(n.Value) {
		out.Value = p.text[start:end] // spares a string
	}
	return end
}

// quoteEnd is the offset behind the quote that closes the one at start.
func quoteEnd(text string, start int, quote byte) int {
	for at := start + 1; at < len(text); at++ {
		switch text[at] {
		case '\\':
			if quote == '"' {
				at++
			}
		case quote:
			if quote == '\'' && at+1 < len(text) && text[at+1] == '\'' {
				at++
				continue
			}
			return at + 1
		}
	}
	return len(text)
}

// plainEnd is where a plain scalar ends. On one line its value is its text; over several
// lines, line endings and indentation were folded.
func (p *yamlPiece) plainEnd(value string, start int) int {
	if strings.HasPrefix(p.text[start:], value) {
		return start + len(value)
	}
	at := start
	for i := 0; i < len(value) && at < len(p.text); {
		if !isSpace(value[i]) && value[i] == p.text[at] {
			i++
			at++
			continue
		}
		if !isSpace(value[i]) && unicodeBreak(value[i:]) == 0 {
			break // not the text that yaml.v3 read: never seen
		}
		for i < len(value) && (isSpace(value[i]) || unicodeBreak(value[i:]) > 0) {
			i += max(1, unicodeBreak(value[i:]))
		}
		for at < len(p.text) && (isSpace(p.text[at]) || unicodeBreak(p.text[at:]) > 0) {
			at += max(1, unicodeBreak(p.text[at:]))
		}
	}
	return at
}

// blockScalarEnd is the end of the last line of a block scalar that is not blank. All of its
// lines are indented deeper than the mapping or list that it is a value of.
func (p *yamlPiece) blockScalarEnd(start, indent int) int {
	_, end := trim(p.text, start, lineEnd(p.text, start))
	if comment := strings.Index(p.text[start:end], " #"); comment >= 0 {
		_, end = trim(p.text, start, start+comment)
	}
	// "|2" says how far in the text stands: then its first line may stand further in.
	counted := strings.ContainsAny(p.text[start:end], "123456789")
	least := 0
	for at := nextLine(p.text, start); at < len(p.text); {
		next := nextLine(p.text, at)
		first, last := trim(p.text, at, next)
		if first < last {
			column := first - at
			if column <= indent || column < least {
				break
			}
			if least == 0 && !counted {
				least = column
			}
			end = last
		}
		at = next
	}
	return end
}

// deepEnd is where a node that is too deep to read is taken to end: at the end of its line.
func (p *yamlPiece) deepEnd(start int) int {
	_, end := trim(p.text, start, lineEnd(p.text, start))
	return end
}

// leftovers reports what stands behind the root, which yaml.v3 does not look at: a second YAML
// document, or what follows a root that is in brackets or a piece of text.
func (p *yamlPiece) leftovers(root *yaml.Node, end int) {
	rest := p.skipSpace(end)
	if root.Kind == yaml.MappingNode && root.Style&yaml.FlowStyle == 0 {
		rest = p.documentMark()
	}
	if rest == len(p.text) {
		return
	}
	start, end := trim(p.text, rest, len(p.text))
	problem := Problem{
		Kind:    YAMLSyntax,
		Span:    p.span(start, end),
		Message: "The facts end above this line. What follows in this block is not read.",
		Hint:    "Write facts as `key: value` lines, each with a line of its own.",
	}
	if mark := p.text[start:min(start+3, end)]; mark == "---" || mark == "..." {
		problem.Message = "A line that begins with `" + mark + "` ends the facts above it. What follows in this block is not read."
		problem.Hint = "Remove the `" + mark + "` at the beginning of this line, or put nothing else on it."
	}
	p.report(problem)
}

// documentMark is where a line begins that ends a YAML document; the end of the piece where none does.
func (p *yamlPiece) documentMark() int {
	for i, at := range p.lines {
		if i == 0 || !strings.HasPrefix(p.text[at:], "---") && !strings.HasPrefix(p.text[at:], "...") {
			continue
		}
		if at+3 == len(p.text) || isSpace(p.text[at+3]) {
			return at
		}
	}
	return len(p.text)
}
