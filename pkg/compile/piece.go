package compile

// A piece is a stretch of text that knows, for every part of itself, where that part
// stands in the source. All values are cut from pieces.

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
	"github.com/acctplan/acctplan/pkg/syntax"
)

// piece is visible text with the runs that it is made of. text is the runs joined, line
// breaks as spaces, one byte for one byte of the runs. span covers it in the source; for an
// empty piece it is the place where text is missing, or zero.
//
// Pieces are cut all the time and their runs are looked at seldom, so that all pieces of a text
// share its runs: the first may begin before the piece and the last end behind it. exact cuts
// them to measure.
type piece struct {
	text string
	span source.Span
	runs []syntax.Run
	skip int // how many bytes of the first run stand before the piece

	// misfit marks the source of something that no field can hold, such as a list where one
	// value belongs. It was reported; readers keep its text and say nothing more.
	misfit bool
}

// pieceOf makes a trimmed piece of an inline; an empty one keeps the inline's span.
func pieceOf(in syntax.Inline) piece {
	if len(in.Runs) == 1 {
		if r := &in.Runs[0]; r.Verbatim && isBare(r.Text) { // as most are
			p := piece{text: r.Text, span: r.Span, runs: in.Runs}
			if strings.IndexByte(r.Text, '[') < 0 {
				return p
			}
			return unwiki(p)
		}
	}
	p := piece{text: in.Text(), span: in.Span, runs: in.Runs}
	return unwiki(p.cut(0, len(p.text)))
}

// isBare reports whether a text neither begins nor ends with white space, as far as its bytes say.
func isBare(text string) bool {
	if text == "" {
		return false
	}
	first, last := text[0], text[len(text)-1]
	return first > ' ' && first < utf8.RuneSelf && last > ' ' && last < utf8.RuneSelf
}

// unwiki takes wiki links, "[[Dora Keller]]" or "[[dora|Dora Keller]]", for what they show, and
// drops the marks of footnotes, "[^1]".
func unwiki(p piece) piece {
	from := 0
	for links := 0; links < maxMarks; links++ {
		open := strings.IndexByte(p.text[from:], '[')
		if open < 0 || open+from+2 >= len(p.text) {
			return p
		}
		open += from
		switch p.text[open+1] {
		case '[':
			end := strings.Index(p.text[open:], "]]")
			if end < 0 {
				return p
			}
			end += open
			show := open + 2
			if bar := strings.LastIndexByte(p.text[open:end], '|'); bar >= 0 {
				show = open + bar + 1
			}
			p = p.remove(end, end+2)
			p = p.remove(open, min(show, len(p.text))) // at the end, blanks went with the marks: "[[ ]]"
			from = open
		case '^':
			end := strings.IndexByte(p.text[open:], ']')
			if end < 3 || end > 24 || open+end+1 < len(p.text) && p.text[open+end+1] == ':' {
				from = open + 1
				continue
			}
			p = p.remove(open, open+end+1)
			from = open
		default:
			from = open + 1
		}
		if from >= len(p.text) {
			return p.cut(0, len(p.text))
		}
	}
	return p
}

// remove is the piece without text[from:to]; what remains is joined as it stands.
func (p piece) remove(from, to int) piece {
	out := piece{text: p.text[:from] + p.text[to:], span: p.span}
	pos := 0
	for _, r := range p.exact() {
		end := pos + len(r.Text)
		for _, part := range [2][2]int{{pos, min(end, from)}, {max(pos, to), end}} {
			if part[0] >= part[1] {
				continue
			}
			run := r
			run.Text = r.Text[part[0]-pos : part[1]-pos]
			if r.Verbatim {
				run.Span = source.Span{Start: r.Span.Start + part[0] - pos, End: r.Span.Start + part[1] - pos}
			}
			out.runs = append(out.runs, run)
		}
		pos = end
	}
	if from == 0 || to == len(p.text) {
		return out.cut(0, len(out.text))
	}
	return out
}

// pieceOfNode makes a piece of a YAML scalar. Its span is the whole scalar, quotes included.
func pieceOfNode(file *source.File, n *syntax.Node) piece {
	if n.Null {
		return piece{span: n.Span}
	}
	run := syntax.Run{Span: n.Span, Text: n.Value}
	switch raw := file.Text(n.Span); {
	case raw == n.Value:
		run.Verbatim = true
	case n.Quoted && len(raw) == len(n.Value)+2 && raw[1:len(raw)-1] == n.Value:
		run.Verbatim = true
		run.Span = source.Span{Start: n.Span.Start + 1, End: n.Span.End - 1}
	}
	text := strings.ReplaceAll(n.Value, "\n", " ")
	p := unwiki(piece{text: text, span: run.Span, runs: []syntax.Run{run}}.cut(0, len(text)))
	p.span = n.Span
	return p
}

// textPiece is a text that stands nowhere, for readers that look at its words only.
func textPiece(text string) piece {
	return piece{text: text, runs: []syntax.Run{{Text: text}}}
}

func (p piece) empty() bool { return p.text == "" }

// exact are the runs of the piece and nothing else. The slice must not be changed.
func (p piece) exact() []syntax.Run {
	if len(p.runs) == 0 {
		return nil
	}
	first, last := &p.runs[0], &p.runs[len(p.runs)-1]
	before := -p.skip
	for i := range p.runs[:len(p.runs)-1] {
		before += len(p.runs[i].Text)
	}
	switch rest := before + len(last.Text) - len(p.text); {
	case p.skip == 0 && rest == 0:
		return p.runs[:len(p.runs):len(p.runs)]
	case rest < 0: // words that a reader put together, of which no run tells
		return []syntax.Run{{Span: p.span, Text: p.text}}
	}
	runs := slices.Clone(p.runs)
	cutRun(&runs[len(runs)-1], 0, len(p.text)-before)
	if len(runs) == 1 {
		runs[0] = *first
		cutRun(&runs[0], p.skip, p.skip+len(p.text))
	} else {
		cutRun(&runs[0], p.skip, len(first.Text))
	}
	return runs
}

// cutRun shortens a run to its text[from:to].
func cutRun(r *syntax.Run, from, to int) {
	if r.Verbatim {
		r.Span = source.Span{Start: r.Span.Start + from, End: r.Span.Start + to}
	}
	r.Text = r.Text[from:to]
}

// spanOf is the source range of text[from:to].
func (p *piece) spanOf(from, to int) source.Span {
	if from >= to {
		at := p.offset(from)
		return source.Span{Start: at, End: at}
	}
	var out source.Span
	pos := -p.skip
	for i := range p.runs {
		r := &p.runs[i]
		end := pos + len(r.Text)
		if pos >= to {
			break
		}
		if end > from {
			s := r.Span
			if r.Verbatim {
				s = source.Span{Start: r.Span.Start + max(from-pos, 0), End: r.Span.Start + min(to, end) - pos}
			}
			out = out.Union(s)
		}
		pos = end
	}
	return out
}

// offset is the source offset of the text offset.
func (p *piece) offset(at int) int {
	if at >= len(p.text) {
		return p.span.End
	}
	pos := -p.skip
	for i := range p.runs {
		r := &p.runs[i]
		end := pos + len(r.Text)
		if at < end {
			if r.Verbatim {
				return r.Span.Start + at - pos
			}
			return r.Span.Start
		}
		pos = end
	}
	return p.span.End
}

// trimmed is text[from:to] without the white space at its ends.
func trimmed(text string, from, to int) (int, int) {
	for from < to {
		if b := text[from]; b > ' ' && b < utf8.RuneSelf {
			break
		}
		r, n := utf8.DecodeRuneInString(text[from:to])
		if !unicode.IsSpace(r) {
			break
		}
		from += n
	}
	for to > from {
		if b := text[to-1]; b > ' ' && b < utf8.RuneSelf {
			break
		}
		r, n := utf8.DecodeLastRuneInString(text[from:to])
		if !unicode.IsSpace(r) {
			break
		}
		to -= n
	}
	return from, to
}

// cut is text[from:to] as a piece of its own, trimmed of white space. An empty result
// stands at the place where the text would have been.
func (p piece) cut(from, to int) piece {
	from, to = trimmed(p.text, from, to)
	if from >= to {
		if strings.TrimSpace(p.text) == "" {
			return piece{span: p.span}
		}
		return piece{span: p.spanOf(from, from)}
	}
	if len(p.runs) == 1 {
		return piece{text: p.text[from:to], span: p.spanOf(from, to), runs: p.runs, skip: p.skip + from}
	}
	out := piece{text: p.text[from:to], span: p.spanOf(from, to)}
	first, last, pos := -1, -1, -p.skip
	for i := range p.runs {
		end := pos + len(p.runs[i].Text)
		if pos >= to {
			break
		}
		if end > from {
			if first < 0 {
				first, out.skip = i, max(from-pos, 0)
			}
			last = i
		}
		pos = end
	}
	if first >= 0 {
		out.runs = p.runs[first : last+1 : last+1]
	}
	return out
}

// trimLeft is the piece without the characters of a set that it begins with, and then without white space.
func (p piece) trimLeft(set string) piece {
	return p.cut(len(p.text)-len(strings.TrimLeft(p.text, set)), len(p.text))
}

// trimRight is the piece without the characters of a set that it ends with, and then without white space.
func (p piece) trimRight(set string) piece {
	return p.cut(0, len(strings.TrimRight(p.text, set)))
}

// bracketed is what stands in the brackets that a piece ends with, and where they open; 0 where it ends otherwise.
func (p piece) bracketed(open, end byte) (inside piece, at int) {
	if n := len(p.text); n == 0 || p.text[n-1] != end {
		return piece{}, 0
	}
	if at = strings.LastIndexByte(p.text, open); at <= 0 {
		return piece{}, 0
	}
	return p.cut(at+1, len(p.text)-1), at
}

// without is the piece with text[from:to] taken out. Its span still covers what remains on
// both sides; its text has one space in the gap.
func (p piece) without(from, to int) piece {
	before, after := p.cut(0, from), p.cut(to, len(p.text))
	switch {
	case before.empty() && after.empty():
		return piece{span: before.span}
	case before.empty():
		return after
	case after.empty():
		return before
	}
	gap := syntax.Run{Span: source.Span{Start: before.span.End, End: after.span.Start}, Text: " "}
	runs := make([]syntax.Run, 0, len(before.runs)+1+len(after.runs))
	runs = append(append(append(runs, before.exact()...), gap), after.exact()...)
	return piece{text: before.text + " " + after.text, span: before.span.Union(after.span), runs: runs}
}

// split cuts the piece at each of the separators; empty parts are left out.
func (p piece) split(separators ...string) []piece {
	var alone, second byteSet // of separators of one byte, and behind the first byte of the others
	for _, separator := range separators {
		if len(separator) == 1 {
			alone.add(separator[0])
		} else {
			second.add(separator[1])
		}
	}
	begins := firstBytes(separators)
	return p.parts(func(from int) (at, width int) {
		for at := from; at < len(p.text); at++ {
			if b := p.text[at]; !begins.has(b) || !alone.has(b) && (at+1 == len(p.text) || !second.has(p.text[at+1])) {
				continue // a letter, or a blank between words, nearly always
			}
			if width := widthOf(p.text[at:], separators); width > 0 {
				return at, width
			}
		}
		return 0, 0
	})
}

// splitAt cuts the piece where width, told where the part began and where it is now, gives the
// bytes of a separator; 0 is none. It is asked at the bytes that separators begin with only. Empty
// parts are left out.
//
//go:noinline // several call it, and the binary has no room for copies of it
func (p piece) splitAt(begins byteSet, width func(from, at int) int) []piece {
	return p.parts(func(from int) (int, int) {
		for at := from; at < len(p.text); at++ {
			if begins.has(p.text[at]) {
				if n := width(from, at); n > 0 {
					return at, n
				}
			}
		}
		return 0, 0
	})
}

// parts cuts the piece where next, told where the part begins, finds the separator behind it: its place and its bytes, 0
// for none. Empty parts are left out.
func (p piece) parts(next func(from int) (at, width int)) []piece {
	var parts []piece
	from := 0
	for {
		at, n := next(from)
		if n == 0 {
			break
		}
		if part := p.cut(from, at); !part.empty() {
			if parts == nil {
				parts = make([]piece, 0, 4)
			}
			parts = append(parts, part)
		}
		from = at + n
	}
	if part := p.cut(from, len(p.text)); !part.empty() {
		parts = append(parts, part)
	}
	return parts
}

// byteSet is a set of bytes.
type byteSet [4]uint64

// firstBytes are the bytes that words begin with.
func firstBytes(words []string) (set byteSet) {
	for _, word := range words {
		set.add(word[0])
	}
	return set
}

func (s *byteSet) add(b byte)      { s[b>>6] |= 1 << (b & 63) }
func (s *byteSet) has(b byte) bool { return s[b>>6]&(1<<(b&63)) != 0 }

// widthOf is the length of the longest of the separators that the text begins with; 0 for none.
func widthOf(text string, separators []string) int {
	n := 0
	for _, separator := range separators {
		if strings.HasPrefix(text, separator) {
			n = max(n, len(separator))
		}
	}
	return n
}

// bold reports whether text[from:to] is bold throughout.
func (p *piece) bold(from, to int) bool { return p.styled(syntax.Bold, from, to) }

// emphasised reports whether the whole piece is bold or italic.
func (p *piece) emphasised() bool { return p.styled(syntax.Bold|syntax.Italic, 0, len(p.text)) }

// struck reports whether the whole piece is crossed out.
func (p *piece) struck() bool { return p.styled(syntax.Strike, 0, len(p.text)) }

// styled reports whether all of text[from:to] but white space has one of some styles.
func (p *piece) styled(style syntax.Style, from, to int) bool {
	pos := -p.skip
	any := false
	for i := range p.runs {
		r := &p.runs[i]
		end := pos + len(r.Text)
		if end > from && pos < to {
			if r.Style&style == 0 && strings.TrimSpace(r.Text[max(-pos, 0):min(len(p.text), end)-pos]) != "" {
				return false
			}
			any = true
		}
		pos = end
	}
	return any
}

// string makes a text value of the piece.
//
//go:noinline // many call it, and the binary has no room for copies of it
func (p piece) string() plan.String {
	if origin, unread := p.unread(); unread {
		return plan.String{Origin: origin}
	}
	return plan.String{Origin: plan.Origin{Span: p.span, Text: p.text, State: plan.Set}}
}

// unread reports whether there is nothing in the piece for a reader to read, and gives the
// origin of the value all the same.
//
//go:noinline
func (p piece) unread() (plan.Origin, bool) {
	switch {
	case p.empty():
		return plan.Origin{Span: p.span}, true
	case p.misfit:
		return plan.Origin{Span: p.span, Text: p.text, State: plan.Unreadable}, true
	}
	return plan.Origin{}, false
}

// words counts the words of a text.
func words(text string) int {
	n, counted := 0, false // the word that stands here is counted
	for i := range len(text) {
		switch b := text[i]; {
		case b >= utf8.RuneSelf:
			return wordsOfAnyScript(text)
		case b == ' ' || b >= '\t' && b <= '\r':
			counted = false
		case !counted && (b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9'):
			n, counted = n+1, true
		}
	}
	return n
}

// wordsOfAnyScript is words for a text that is not ASCII alone.
func wordsOfAnyScript(text string) int {
	n := 0
	for w := range strings.FieldsSeq(text) {
		for _, r := range w {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				n++
				break
			}
		}
	}
	return n
}

// between is the stretch of p from the beginning of one of its parts to the end of another.
func (p piece) between(first, last piece) piece {
	from := strings.Index(p.text, first.text)
	to := strings.LastIndex(p.text, last.text)
	if from < 0 || to < from {
		return p
	}
	return p.cut(from, to+len(last.text))
}

// commaParts splits at commas and the separators given, and leaves a day's own comma alone:
// "Oct 16, 2026".
func (p piece) commaParts(separators ...string) []piece {
	begins := firstBytes(separators)
	begins.add(',')
	return p.splitAt(begins, func(from, at int) int {
		if n := widthOf(p.text[at:], separators); n > 0 {
			return n
		}
		if !strings.HasPrefix(p.text[at:], ", ") {
			return 0
		}
		n := len(", ")
		if year := p.text[at+n:]; len(year) >= 4 && isYear(year[:4]) && (len(year) == 4 || !isDigitByte(year[4])) && looksDated(strings.TrimSpace(p.text[from:at])) {
			return 0
		}
		return n
	})
}
