package compile

// Lines of text that carry named values: "**Key:** value", several of them on one line, a
// name with its title, a record's id in front of its text.

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/acctplan/acctplan/pkg/source"
	"github.com/acctplan/acctplan/pkg/syntax"
)

// keyed is one "key: value" of a line.
type keyed struct {
	key, value piece
	bold       bool // the key is bold: meant as a key even where it is unknown
	rest       bool // text stands before the key, so this is no key line
	asked      bool // fact is what factOf gave
	fact       string
}

// whole is the pair as a remark.
func (k keyed) whole() piece {
	return piece{text: k.key.text + ": " + k.value.text, span: union(k.key, k.value)}
}

// pieceLines cuts an inline at its line breaks.
func pieceLines(in syntax.Inline) []piece {
	if !broken(in) {
		if p := pieceOf(in); !p.empty() {
			return []piece{p}
		}
		return nil
	}
	var lines []piece
	for _, line := range inlineLines(in) {
		if p := pieceOf(line); !p.empty() {
			lines = append(lines, p)
		}
	}
	return lines
}

// broken reports whether an inline has a line break within it.
func broken(in syntax.Inline) bool {
	for i := range in.Runs {
		if strings.IndexByte(in.Runs[i].Text, '\n') >= 0 {
			return true
		}
	}
	return false
}

// inlineLines cuts an inline at its line breaks. Every line has the whole inline's span.
func inlineLines(in syntax.Inline) []syntax.Inline {
	var lines []syntax.Inline
	var runs []syntax.Run // of the line that is being read
	flush := func() {
		lines = append(lines, syntax.Inline{Span: in.Span, Runs: runs})
		runs = nil
	}
	for _, r := range in.Runs {
		for {
			at := strings.IndexByte(r.Text, '\n')
			if at < 0 {
				break
			}
			head := r
			head.Text, r.Text = r.Text[:at], r.Text[at+1:]
			if r.Verbatim {
				head.Span.End = head.Span.Start + at
				r.Span.Start += at + 1
			}
			runs = append(runs, head)
			flush()
		}
		if r.Text != "" {
			runs = append(runs, r)
		}
	}
	flush()
	return lines
}

func firstLine(in syntax.Inline) piece {
	if !broken(in) {
		if p := pieceOf(in); !p.empty() {
			return p
		}
		return piece{span: in.Span}
	}
	if lines := pieceLines(in); len(lines) > 0 {
		return lines[0]
	}
	return piece{span: in.Span}
}

// maxKeyLength is the longest key, in bytes, that a line can begin with. Longer ones are sentences.
const maxKeyLength = 48

// keyLine reads a line that begins with a key. The key may be bold or plain; the colon may
// stand inside or behind the bold.
func keyLine(line piece) (keyed, bool) {
	at, width := strings.IndexByte(line.text, ':'), 1
	if wide := strings.Index(line.text, "："); wide >= 0 && (at < 0 || wide < at) {
		at, width = wide, len("：")
	}
	if dots := strings.Index(line.text, "..."); dots > 0 && (at < 0 || dots < at) {
		at, width = dots, len(line.text)-dots-len(strings.TrimLeft(line.text[dots:], ". ")) // "Renewal ........ 30 Jun 2027"
		if at > maxKeyLength || width < len(".....") || at+width == len(line.text) {
			return keyed{}, false
		}
		key := line.cut(0, at)
		return keyed{key: key, value: line.cut(at+width, len(line.text))}, len(strings.Fields(key.text)) <= 6
	}
	if at <= 0 || at > maxKeyLength {
		return keyed{}, false
	}
	if strings.HasPrefix(line.text[at:], "::") {
		width = 2 // "title:: Chief Product Officer"
	}
	if rest := line.text[at+width:]; width == 1 && rest != "" && rest[0] != ' ' && !line.bold(0, at) {
		return keyed{}, false // "due:2026-10-14", a time, an address
	}
	key := line.cut(0, at)
	plain := key.text
	if stop := strings.Index(plain, ". "); stop > 0 && stop < 6 && isHonorific(plain[:stop]) {
		plain = plain[stop+2:] // "Dr. Aksel: fewer ventilation days"
	}
	if key.empty() || len(strings.Fields(key.text)) > 6 || strings.ContainsAny(plain, ".;?!") {
		return keyed{}, false
	}
	return keyed{key: key, value: line.cut(at+width, len(line.text)), bold: line.bold(0, at)}, true
}

// keyLines reads lines of key and value, several on a line where the keys are bold
// ("**ARR:** €2M | **Renewal:** 2027-03-31"). Lines without a key are left out.
func keyLines(lines []piece) []keyed {
	var out []keyed
	for _, line := range lines {
		if pairs := keyPairs(line); len(pairs) > 0 {
			out = append(out, pairs...)
		}
	}
	return out
}

// keyPairs splits one line at its bold keys; a line with a single plain key gives that one;
// a line that does not begin with a key gives none.
func keyPairs(line piece) []keyed {
	first, ok := keyLine(line)
	if !ok {
		return nil
	}
	if overloaded(line) {
		return []keyed{first}
	}
	if !first.bold {
		// "Owner: Ada · ARR: €2M": every part is a key line, or the line is only one.
		for _, separators := range [...][]string{{" · ", " | ", " • "}, {" / "}, {". "}} {
			if !holdsAny(line.text, separators) {
				continue
			}
			var pairs []keyed
			for _, part := range line.split(separators...) {
				if pair, ok := keyLine(part); ok {
					pairs = append(pairs, pair)
				} else {
					pairs = nil
					break
				}
			}
			if len(pairs) > 1 {
				return pairs
			}
		}
		return []keyed{first}
	}
	// Further keys start where bold text that ends in a colon starts.
	var starts []int
	pos := 0
	for _, r := range line.exact() {
		if r.Style&syntax.Bold != 0 && pos > 0 {
			rest := line.text[pos:]
			colon := strings.IndexByte(rest, ':')
			if wide := strings.Index(rest, "："); wide >= 0 && (colon < 0 || wide < colon) {
				colon = wide
			}
			if colon > 0 && colon <= maxKeyLength && line.bold(pos, pos+colon) {
				starts = append(starts, pos)
			}
		}
		pos += len(r.Text)
	}
	starts = append(starts, len(line.text))
	var out []keyed
	from := 0
	for _, to := range starts {
		part := line.cut(from, to)
		part = part.trimRight(" |·•;,–—")
		if pair, ok := keyLine(part); ok {
			out = append(out, pair)
		}
		from = to
	}
	return out
}

// dashes separate the parts of a line of text.
var dashes = []string{" - ", " – ", " — ", " -- "}

// splitNameTitle splits "Ada Roth, VP IT", "Ada Roth - VP IT" and "Ada Roth (VP IT)".
func splitNameTitle(p piece) (name, title piece) {
	cutAt, width := -1, 0
	for _, sep := range append([]string{", ", " | "}, dashes...) {
		if i := strings.Index(p.text, sep); i > 0 && (cutAt < 0 || i < cutAt) {
			cutAt, width = i, len(sep)
		}
	}
	if open := strings.IndexByte(p.text, '('); open > 0 && strings.HasSuffix(p.text, ")") && (cutAt < 0 || open < cutAt) {
		if strings.ContainsAny(p.text[open:], "0123456789≈~") {
			return p, piece{} // "Dock leads (≈220 users)" is a group, not a title
		}
		return p.cut(0, open), p.cut(open+1, len(p.text)-1)
	}
	if cutAt < 0 {
		return p, piece{}
	}
	return p.cut(0, cutAt), p.cut(cutAt+width, len(p.text))
}

// looksLikeID reports whether a word is an id such as g1, R-12 or o3.
func looksLikeID(word string) bool {
	word = strings.Trim(word, "#[]()")
	letters, digits := 0, 0
	for i := 0; i < len(word); i++ {
		switch b := word[i]; {
		case b >= '0' && b <= '9':
			digits++
		case digits == 0 && (b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z'):
			letters++
		case b == '-' && letters > 0 && digits == 0:
		default:
			return false
		}
	}
	return letters >= 1 && letters <= 11 && digits >= 1 && digits <= 4
}

// takeID takes an id from in front of a text: "g1: Cut …", "[R2] …", "O3 – …". A quarter or a
// half year is no id.
func (c *compiler) takeID(r *raw, p piece) piece {
	end := strings.IndexAny(p.text, " :")
	if end <= 0 {
		return p
	}
	word := strings.TrimRight(p.text[:end], ":.)–—-")
	if !looksLikeID(word) || r.has("id") || isPeriodWord(word) {
		return p
	}
	rest := strings.TrimLeft(p.text[len(word):], " :.)–—-")
	separated := strings.ContainsAny(p.text[len(word):len(p.text)-len(rest)], ":.)–—-") || strings.HasPrefix(p.text, "[") || boldLead(p) == len(word)
	// "### G1 Release a batch in 14 days": a heading has no other use for such a letter and number.
	separated = separated || r.head != (source.Span{}) && len(word) <= 3 && numberedAs(word) == r.collection
	if rest == "" || !separated {
		return p
	}
	id := p.cut(0, len(word))
	if trimmed := strings.Trim(id.text, "#[]()"); trimmed != id.text {
		at := strings.Index(id.text, trimmed)
		id = id.cut(at, at+len(trimmed))
	}
	r.set("id", id)
	return p.cut(len(p.text)-len(rest), len(p.text))
}

// isPeriodWord reports whether a word such as Q3, H1 or FY27 names a stretch of time.
func isPeriodWord(word string) bool {
	switch letters := strings.ToLower(strings.TrimRight(word, "0123456789")); letters {
	case "q", "h", "fy", "cy", "w", "week", "day", "month", "year", "t-", "p":
		return true
	}
	return false
}

// personLike reports whether a text could be a person's name: one to five words, the first
// of them capitalised or of a script without case, no digits.
func personLike(text string) bool {
	fields := strings.Fields(text)
	if len(fields) == 0 || len(fields) > 5 {
		return false
	}
	for _, r := range text {
		if unicode.IsDigit(r) || strings.ContainsRune(":;!?€$£₹%/", r) {
			return false
		}
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(fields[0], "\"'(@"))
	return unicode.IsUpper(r) || unicode.IsLetter(r) && !unicode.IsLower(r) || strings.HasPrefix(fields[0], "@")
}

// union covers several pieces.
func union(pieces ...piece) source.Span {
	var s source.Span
	for _, p := range pieces {
		s = s.Union(p.span)
	}
	return s
}

// asciiLower lowers A to Z only, so that offsets in the result are offsets in the text.
func asciiLower(text string) string {
	upper := false
	for i := 0; i < len(text) && !upper; i++ {
		upper = text[i] >= 'A' && text[i] <= 'Z'
	}
	if !upper {
		return text
	}
	var room [128]byte // of nearly all
	lower := append(room[:0], text...)
	for i, b := range lower {
		if b >= 'A' && b <= 'Z' {
			lower[i] = b + 'a' - 'A'
		}
	}
	return string(lower)
}

// boldLead is the length of the bold text that a line begins with; 0 where it does not, or
// where the whole line is bold.
func boldLead(p piece) int {
	n := 0
	for _, run := range p.exact() {
		if run.Style&syntax.Bold == 0 {
			break
		}
		n += len(run.Text)
	}
	if n >= len(p.text) {
		return 0
	}
	return n
}

// trimEmoji cuts the pictures that people put before a line. The lights that say how things
// stand are words, not decoration.
func trimEmoji(p piece) piece {
	for i, r := range p.text {
		if r == '🟢' || r == '🟡' || r == '🔴' || r == '🟠' || !isPicture(r) && r != ' ' {
			return p.cut(i, len(p.text))
		}
	}
	return p
}

// isPicture reports whether a code point is an emoji or belongs to one.
func isPicture(r rune) bool {
	return r >= 0x1F000 && r <= 0x1FAFF || r >= 0x25A0 && r <= 0x25FF || r >= 0x2600 && r <= 0x27BF || r >= 0x2B00 && r <= 0x2BFF ||
		r >= 0x2300 && r <= 0x23FF || r == 0xFE0F || r == 0x200D || r == 0x20E3 || r == utf8.RuneError
}
