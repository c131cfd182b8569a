package report

// Spreadsheets take a cell that begins with =, +, - or @ for a formula, and a formula can read
// other cells, ask a server or run a program. What a plan says never becomes one.

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// AppendCSV appends text as a field of CSV by RFC 4180: in quotes where it has to be. Hidden
// characters are spelled out as by Visible, so that a record is always one line.
//
// An apostrophe is put before a text that begins like a formula or with an apostrophe, blanks
// and quotation marks aside, and likewise after each semicolon in it, which separates cells in
// many countries. To read the text back, take one apostrophe away from its beginning and from
// behind each semicolon, where there is one.
func AppendCSV(out []byte, text string) []byte {
	text = inert(Visible(text))
	if text == "" || !strings.ContainsAny(text, ",\";") && text[0] != ' ' && text[len(text)-1] != ' ' {
		return append(out, text...)
	}
	out = append(out, '"')
	for {
		before, after, quote := strings.Cut(text, `"`)
		out = append(out, before...)
		if !quote {
			return append(out, '"')
		}
		out, text = append(out, `""`...), after
	}
}

// IsInertCSV reports whether AppendCSV puts no apostrophe into a text.
func IsInertCSV(text string) bool { return inert(text) == text }

// inert puts the apostrophes into a text.
func inert(text string) string {
	var b strings.Builder
	for {
		if isLikeFormula(text) {
			b.WriteByte('\'')
		} else if b.Len() == 0 && !strings.Contains(text, ";") {
			return text
		}
		i := strings.IndexByte(text, ';') + 1
		if i == 0 {
			b.WriteString(text)
			return b.String()
		}
		b.WriteString(text[:i])
		text = text[i:]
	}
}

// isLikeFormula reports whether a spreadsheet may take a cell for a formula, or for a text that
// an apostrophe was put before. Some take the wide forms of East Asia, too.
func isLikeFormula(cell string) bool {
	cell = strings.TrimLeftFunc(cell, func(r rune) bool { return r == '"' || unicode.IsSpace(r) })
	first, _ := utf8.DecodeRuneInString(cell)
	return cell != "" && strings.ContainsRune("=+-@'＝＋－＠", first)
}
