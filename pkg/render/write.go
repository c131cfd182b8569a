// Writing HTML: everything that a page says goes through a writer that knows what is markup and what is text.
//
// The pages are written by functions that are generated from the templates in page/. Only a constant or a value of one of the types
// below reaches a page as it is; everything else is text and is escaped. TestTemplates makes the functions, has html/template judge
// where in a page each value stands, and compares their pages with its own.

package render

import (
	"bytes"
	"io"
	"strconv"
	"sync"
	"unicode"
	"unicode/utf8"
)

type (
	markup  string // HTML that may enter a page as it is
	address string // a URL that is harmless and percent-encoded
	styles  string // CSS of ours, for a style element
)

// writer collects a page.
type writer struct {
	page []byte
	to   io.Writer // where a page that may be large is written to bit by bit; nil keeps it whole
	err  error     // the first one
	// doubtful says that some of the page may hold a control character.
	doubtful bool
}

// largestPart is how much of a page that is written bit by bit is kept.
const largestPart = 64 << 10

// markup is called in so many places that it would double the size of the functions if it were part of them.
//
//go:noinline
func (w *writer) markup(text markup) {
	if w.to != nil && len(w.page) >= largestPart {
		w.pass()
	}
	w.page = append(w.page, text...)
}

func (w *writer) picture(drawn markup, err error) {
	if w.err == nil {
		w.err = err
	}
	w.markup(drawn) // which may write what there is, and then nothing is doubtful
	w.doubtful = w.doubtful || !isClean(drawn)
}

func (w *writer) styles(sheet styles) { w.page = append(w.page, sheet...) }

func (w *writer) address(to address) { w.text(string(to)) }

//go:noinline // many call it, and the binary has no room for copies of it
func (w *writer) number(n int) { w.page = strconv.AppendInt(w.page, int64(n), 10) }

// text writes what stands between tags or in the quotation marks of an attribute.
func (w *writer) text(text string) {
	written, special := 0, false
	for i := 0; i < len(text); i++ {
		var escaped string
		switch text[i] {
		case '"':
			escaped = "&#34;"
		case '&':
			escaped = "&amp;"
		case '\'':
			escaped = "&#39;"
		case '+':
			escaped = "&#43;"
		case '<':
			escaped = "&lt;"
		case '>':
			escaped = "&gt;"
		case 0:
			escaped = "\uFFFD"
		default:
			special = special || text[i]-' ' >= 0x7F-' '
			continue
		}
		w.page = append(append(w.page, text[written:i]...), escaped...)
		written = i + 1
	}
	w.page = append(w.page, text[written:]...)
	w.doubtful = w.doubtful || special && !isClean(text)
}

// pass writes what there is of the page, rid of control characters and of those that turn the direction of what follows. What
// is not of a plan has none.
func (w *writer) pass() {
	page := w.page
	if w.doubtful {
		page = withoutControls(page)
	}
	if w.err == nil {
		_, w.err = w.to.Write(page)
	}
	w.page, w.doubtful = w.page[:0], false
}

// isUnwanted reports whether a character is a control character or turns the direction of what follows.
func isUnwanted(char rune) bool {
	return char != '\n' && (unicode.IsControl(char) || char >= 0x202A && char <= 0x202E || char >= 0x2066 && char <= 0x2069 || char == 0xFEFF)
}

// isClean reports whether no character of a text is unwanted.
func isClean[T string | markup](text T) bool {
	for i := range len(text) {
		switch char := text[i]; {
		case char-' ' < 0x7F-' ' || char == '\n': // nearly all of a page
		case char < ' ', char == 0x7F:
			return false
		case char == 0xC2, char == 0xE2, char == 0xEF: // what begins the others
			if next, _ := utf8.DecodeRuneInString(string(text[i:])); isUnwanted(next) {
				return false
			}
		}
	}
	return true
}

// withoutControls takes the unwanted characters out.
func withoutControls(page []byte) []byte {
	return bytes.Map(func(char rune) rune {
		if isUnwanted(char) {
			return -1
		}
		return char
	}, page)
}

// writers are those that no page is being written with.
var writers = sync.Pool{New: func() any { return new(writer) }}

// whole writes a page whole or not at all.
func whole(to io.Writer, write func(w *writer)) error { return written(to, nil, write) }

// stream is whole for a page that may be large: it is written bit by bit, and so in part where something goes wrong.
func stream(to io.Writer, write func(w *writer)) error { return written(to, to, write) }

func written(to, meanwhile io.Writer, write func(w *writer)) error {
	w := writers.Get().(*writer)
	defer writers.Put(w)
	*w = writer{page: w.page[:0], to: meanwhile}
	if write(w); w.err == nil {
		w.to = to
		w.pass()
	}
	w.to = nil
	return w.err
}
