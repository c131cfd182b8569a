// Room for texts: what is made up for one plan, put behind each other, because an allocation for each
// would cost more than to write it.
package rule

import (
	"strings"
	"unicode/utf8"
	"unsafe"
)

// textRoom gives room to texts of one plan, which are kept or forgotten together. The zero textRoom has
// none yet.
type textRoom struct {
	free []byte // behind the texts that were made
}

// take is room for a text of a size, taken from some more.
//
//go:noinline // many call it, and the binary has no room for copies of it
func (r *textRoom) take(size, more int) []byte {
	if len(r.free) < size {
		r.free = make([]byte, max(size, more))
	}
	text := r.free[:size:size]
	r.free = r.free[size:]
	return text
}

// textIn is the text that a room was filled with, which nobody fills again.
func textIn(filled []byte) string { return unsafe.String(unsafe.SliceData(filled), len(filled)) }

// say puts texts behind each other.
func (p *Pass) say(parts ...string) string {
	size := 0
	for _, part := range parts {
		size += len(part)
	}
	text := p.memo.said.take(size, 1536)
	at := 0
	for _, part := range parts {
		at += copy(text[at:], part)
	}
	return textIn(text)
}

// lower is a text in lower case.
func (p *Pass) lower(text string) string {
	upper := false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c < utf8.RuneSelf:
			upper = upper || lowered[c] != c
		case isDash(text, i):
			i += dash - 1
		default:
			return strings.ToLower(text)
		}
	}
	if !upper {
		return text
	}
	small := p.memo.room.take(len(text), 2048)
	for i := range small {
		small[i] = lowered[text[i]]
	}
	return textIn(small)
}
