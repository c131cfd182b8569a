// Files: numbered objects, packed into a PDF with object and cross-reference streams.

package pdf

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
)

// file collects objects. Object numbers count from 1.
type file struct {
	objects []object
	packer  *zlib.Writer
}

type object struct {
	body   []byte
	stream bool
}

// reserve gives out a number for an object whose content is set later.
func (f *file) reserve() int {
	f.objects = append(f.objects, object{})
	return len(f.objects)
}

func (f *file) set(number int, body string) { f.objects[number-1].body = []byte(body) }

func (f *file) add(body string) int {
	number := f.reserve()
	f.set(number, body)
	return number
}

// stream adds a compressed stream; dictionary holds the entries beside Length and Filter.
func (f *file) stream(dictionary string, data []byte) int {
	return f.rawStream(dictionary+" /Filter /FlateDecode", f.pack(data))
}

func (f *file) rawStream(dictionary string, data []byte) int {
	number := f.reserve()
	f.objects[number-1] = object{streamBody(dictionary, data), true}
	return number
}

func streamBody(dictionary string, data []byte) []byte {
	body := make([]byte, 0, len(dictionary)+len(data)+64)
	body = append(body, "<<"...)
	body = append(body, dictionary...)
	body = append(body, " /Length "...)
	body = strconv.AppendInt(body, int64(len(data)), 10)
	body = append(body, ">>\nstream\n"...)
	body = append(body, data...)
	return append(body, "\nendstream"...)
}

// pack compresses with a compressor whose output is pinned by the module's version, unlike the standard library's.
func (f *file) pack(data []byte) []byte {
	var out bytes.Buffer
	if f.packer == nil {
		// The level is valid, so there is no error to have.
		f.packer, _ = zlib.NewWriterLevel(&out, 6)
	} else {
		f.packer.Reset(&out)
	}
	// Writing to a buffer does not fail.
	_, _ = f.packer.Write(data)
	_ = f.packer.Close()
	return out.Bytes()
}

// bytes lays out the file. Everything that is not a stream goes into one object stream.
func (f *file) bytes(catalog, info int) []byte {
	type entry struct{ kind, position, index int }
	packed, references := len(f.objects)+1, len(f.objects)+2
	table := make([]entry, references+1)
	var header, body, out []byte
	count := 0
	for i, o := range f.objects {
		if o.stream {
			continue
		}
		header = strconv.AppendInt(header, int64(i+1), 10)
		header = append(header, ' ')
		header = strconv.AppendInt(header, int64(len(body)), 10)
		header = append(header, ' ')
		body = append(append(body, o.body...), '\n')
		table[i+1] = entry{2, packed, count}
		count++
	}
	emit := func(number int, content []byte) {
		table[number] = entry{1, len(out), 0}
		out = append(strconv.AppendInt(out, int64(number), 10), " 0 obj\n"...)
		out = append(append(out, content...), "\nendobj\n"...)
	}
	out = append(out, "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"...)
	for i, o := range f.objects {
		if o.stream {
			emit(i+1, o.body)
		}
	}
	dictionary := fmt.Sprintf("/Type /ObjStm /N %d /First %d /Filter /FlateDecode", count, len(header))
	emit(packed, streamBody(dictionary, f.pack(append(header, body...))))
	sum := sha256.Sum256(out)
	id := hex.EncodeToString(sum[:16])
	start := len(out)
	table[references] = entry{1, start, 0}
	cross := make([]byte, 0, 8*len(table))
	for i, e := range table {
		if i == 0 {
			cross = append(cross, 0, 0, 0, 0, 0, 0xFF, 0xFF)
			continue
		}
		cross = append(cross, byte(e.kind), byte(e.position>>24), byte(e.position>>16), byte(e.position>>8), byte(e.position), byte(e.index>>8), byte(e.index))
	}
	dictionary = fmt.Sprintf("/Type /XRef /Size %d /W [1 4 2] /Root %d 0 R /Info %d 0 R /ID [<%s> <%s>] /Filter /FlateDecode", len(table), catalog, info, id, id)
	emit(references, streamBody(dictionary, f.pack(cross)))
	return fmt.Appendf(out, "startxref\n%d\n%%%%EOF\n", start)
}
