package syntax

// Frontmatter in TOML, between lines of "+++", as some site generators write it: `key = value`
// lines of strings, numbers, dates and lists of them. Tables and anything deeper are left out:
// facts stand one a line.

import (
	"strings"

	"github.com/acctplan/acctplan/pkg/source"
)

// readTOML reads frontmatter between two lines of "+++" and returns where the body begins; begin
// where there is none.
func readTOML(doc *Document, text string, begin int) int {
	openEnd := lineEnd(text, begin)
	if strings.TrimRight(text[begin:openEnd], " \t\r") != "+++" {
		return begin
	}
	root := &Node{Kind: Mapping}
	top := true // outside any [table]
	for at := nextLine(text, begin); at < len(text); {
		next := nextLine(text, at)
		end := lineEnd(text, at)
		line := strings.TrimSpace(text[at:end])
		switch {
		case line == "+++":
			root.Span = source.Span{Start: nextLine(text, begin), End: at}
			doc.Frontmatter = &Frontmatter{Span: source.Span{Start: begin, End: end}, Open: source.Span{Start: begin, End: begin + 3}, Root: root, TOML: true}
			return next
		case strings.HasPrefix(line, "["):
			top = false
		case top && line != "" && line[0] != '#':
			if pair, ok := tomlPair(text, at, end); ok {
				root.Pairs = append(root.Pairs, pair)
			}
		}
		at = next
	}
	return begin
}

// tomlPair reads one line of key and value.
func tomlPair(text string, from, to int) (Pair, bool) {
	equals := strings.IndexByte(text[from:to], '=')
	if equals <= 0 {
		return Pair{}, false
	}
	start, end := trim(text, from, from+equals)
	key := source.Span{Start: start, End: end}
	start, end = trim(text, from+equals+1, to)
	pair := Pair{Key: strings.Trim(text[key.Start:key.End], `"'`), KeySpan: key}
	if start < end && text[start] == '[' && text[end-1] == ']' {
		list := &Node{Kind: Sequence, Span: source.Span{Start: start, End: end}}
		for at := start + 1; at < end-1; {
			stop := at
			for quote := byte(0); stop < end-1 && (quote != 0 || text[stop] != ','); stop++ {
				if c := text[stop]; c == '"' || c == '\'' {
					switch quote {
					case 0:
						quote = c
					case c:
						quote = 0
					}
				}
			}
			if first, last := trim(text, at, stop); first < last {
				list.Items = append(list.Items, tomlScalar(text, first, last))
			}
			at = stop + 1
		}
		pair.Value = list
		return pair, true
	}
	pair.Value = tomlScalar(text, start, end)
	return pair, pair.Key != ""
}

// tomlScalar reads a string, or anything else as it is written; a comment behind it is cut.
func tomlScalar(text string, from, to int) *Node {
	if from < to && (text[from] == '"' || text[from] == '\'') {
		if end := strings.IndexByte(text[from+1:to], text[from]); end >= 0 {
			end += from + 1
			return &Node{Span: source.Span{Start: from, End: end + 1}, Value: text[from+1 : end], Quoted: true}
		}
	}
	if hash := strings.IndexByte(text[from:to], '#'); hash >= 0 {
		_, to = trim(text, from, from+hash)
	}
	return &Node{Span: source.Span{Start: from, End: to}, Value: text[from:to], Null: from >= to}
}
