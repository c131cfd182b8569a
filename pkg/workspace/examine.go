// Examining bytes before they are compiled: is this text that acctplan can read?
package workspace

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"github.com/acctplan/acctplan/pkg/source"
)

// examine says what keeps bytes from being read as a plan, and what to do about it; empty
// where nothing does. An empty file passes: a rule speaks of it.
func examine(content []byte) string {
	switch {
	case len(content) > MaxSize:
		return fmt.Sprintf("larger than %d MiB, which no plan is: split it, or move attachments out of it", MaxSize>>20)
	case isPointer(content):
		return "a pointer of Git LFS instead of the plan: for your files run: git lfs pull; earlier versions in LFS cannot be read"
	case looksLikeUTF16(content):
		return "encoded as UTF-16: save it as UTF-8 (in Notepad: Save as, Encoding: UTF-8)"
	}
	if at := bytes.IndexByte(content, 0); at >= 0 {
		return fmt.Sprintf("not a text file: NUL byte at %s", place(content, at))
	}
	if at := invalidUTF8(content); at >= 0 {
		return fmt.Sprintf("not UTF-8: byte 0x%02X at %s; save the file as UTF-8", content[at], place(content, at))
	}
	return ""
}

// isPointer reports whether a file stands for one that Git LFS keeps elsewhere.
func isPointer(content []byte) bool {
	return len(content) < 1024 && bytes.HasPrefix(content, []byte("version https://git-lfs.github.com/spec/"))
}

// looksLikeUTF16 goes by the byte order mark, or by the zero byte that ASCII letters have
// there: every other of the first bytes.
func looksLikeUTF16(content []byte) bool {
	if bytes.HasPrefix(content, []byte{0xFF, 0xFE}) || bytes.HasPrefix(content, []byte{0xFE, 0xFF}) {
		return true
	}
	if len(content) < 8 {
		return false
	}
	return zeros(content, 0) && !zeros(content, 1) || zeros(content, 1) && !zeros(content, 0)
}

// zeros reports whether every other of the first eight bytes, from the offset, is zero.
func zeros(content []byte, offset int) bool {
	for i := offset; i < 8; i += 2 {
		if content[i] != 0 {
			return false
		}
	}
	return true
}

// invalidUTF8 is the offset of the first byte that is not UTF-8; -1 where there is none.
func invalidUTF8(content []byte) int {
	if utf8.Valid(content) {
		return -1
	}
	for at := 0; at < len(content); {
		r, size := utf8.DecodeRune(content[at:])
		if r == utf8.RuneError && size == 1 {
			return at
		}
		at += size
	}
	return -1
}

// place names a byte for people and for hex editors.
func place(content []byte, offset int) string {
	at := source.NewFile("", content[:offset]).Position(offset)
	return fmt.Sprintf("line %d, column %d (offset %d)", at.Line, at.Column, offset)
}
