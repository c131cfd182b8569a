package report

// What a plan, a path or a message says is untrusted: it may hold characters that move the
// cursor, colour the terminal or turn the writing direction. Nothing of that kind reaches
// the output as it is: people see an escape, programs a JSON escape of the same character.

import (
	"bytes"
	"encoding/json"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

const hexDigits = "0123456789abcdef"

// Visible replaces every character that a terminal would obey or hide by an escape that
// can be read: \n, \t, \x1b, \u202e, and \xff for a byte that is not UTF-8. Text without
// such characters is returned as it is, and the result always prints on one line.
func Visible(text string) string {
	i := strings.IndexFunc(text, isHidden)
	if i < 0 && utf8.ValidString(text) {
		return text
	}
	return string(appendVisible(make([]byte, 0, len(text)+16), text))
}

// isHidden reports whether a character controls the terminal or shows nothing of itself:
// controls (C0, DEL, C1), line and paragraph separators, bidirectional marks, embeddings,
// overrides and isolates, the byte order mark, and spaces and hyphens without a width. The
// joiners U+200C and U+200D stay: scripts and emoji need them.
func isHidden(r rune) bool {
	switch {
	case r < 0x20, r >= 0x7F && r <= 0x9F:
		return true
	case r < 0xAD:
		return false
	case r == 0xAD, r == 0x61C, r == 0x180E, r == 0x200B, r == 0x200E, r == 0x200F, r == 0xFEFF:
		return true
	}
	return r >= 0x2028 && r <= 0x202E || r >= 0x2060 && r <= 0x206F || r >= 0xFFF9 && r <= 0xFFFB
}

// appendVisible appends text with its hidden characters escaped.
func appendVisible(out []byte, text string) []byte {
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			out = append(out, '\\', 'x', hexDigits[text[i]>>4], hexDigits[text[i]&15])
		case r == '\n':
			out = append(out, '\\', 'n')
		case r == '\r':
			out = append(out, '\\', 'r')
		case r == '\t':
			out = append(out, '\\', 't')
		case r < 0x80 && isHidden(r):
			out = append(out, '\\', 'x', hexDigits[r>>4], hexDigits[r&15])
		case isHidden(r):
			out = appendUnicodeEscape(out, r)
		default:
			out = append(out, text[i:i+size]...)
		}
		i += size
	}
	return out
}

// AppendJSONString appends text as a JSON string. It leaves <, > and & alone, and escapes
// what Visible escapes, so that JSON on a terminal is as harmless as text; a byte that is
// not UTF-8 becomes U+FFFD, since JSON cannot say it.
func AppendJSONString(out []byte, text string) []byte {
	out = append(out, '"')
	plain := 0 // start of the run that needs no escape
	for i := 0; i < len(text); {
		if c := text[i]; c >= 0x20 && c < 0x7F && c != '"' && c != '\\' {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		invalid := r == utf8.RuneError && size == 1
		if r >= 0x80 && !invalid && !isHidden(r) {
			i += size
			continue
		}
		out = append(out, text[plain:i]...)
		switch {
		case invalid:
			out = append(out, `\ufffd`...)
		case r == '"' || r == '\\':
			out = append(out, '\\', byte(r))
		case r == '\n':
			out = append(out, '\\', 'n')
		case r == '\r':
			out = append(out, '\\', 'r')
		case r == '\t':
			out = append(out, '\\', 't')
		default:
			out = appendUnicodeEscape(out, r)
		}
		i += size
		plain = i
	}
	out = append(out, text[plain:]...)
	return append(out, '"')
}

// WriteJSON writes a document as JSON and a line feed, indented where indent says by what. It
// leaves <, > and & alone and escapes what Visible escapes. The error is the writer's, or says that
// JSON has no such value.
func WriteJSON(w io.Writer, document any, indent string) error {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", indent)
	if err := encoder.Encode(document); err != nil {
		return err
	}
	text := out.Bytes()
	// What is hidden stands in strings, but for the line feeds between them.
	if bytes.IndexFunc(text, func(r rune) bool { return r != '\n' && isHidden(r) }) >= 0 {
		var escaped []byte
		for _, r := range out.String() {
			if r != '\n' && isHidden(r) {
				escaped = appendUnicodeEscape(escaped, r)
			} else {
				escaped = utf8.AppendRune(escaped, r)
			}
		}
		text = escaped
	}
	_, err := w.Write(text)
	return err
}

// appendUnicodeEscape appends \uXXXX; no hidden character lies beyond U+FFFF.
func appendUnicodeEscape(out []byte, r rune) []byte {
	out = append(out, '\\', 'u')
	for digits := len(strconv.FormatInt(int64(r), 16)); digits < 4; digits++ {
		out = append(out, '0')
	}
	return strconv.AppendInt(out, int64(r), 16)
}
