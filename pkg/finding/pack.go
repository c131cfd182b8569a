// Packing: the findings of a plan in a fraction of their room, for runs over thousands of plans that
// can print them only when the last one has been read.
package finding

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"io"
	"slices"
	"sync"

	"github.com/acctplan/acctplan/pkg/source"
)

// Packed are the findings of one plan, as a Packer packed them. The zero Packed holds none.
type Packed struct {
	bytes []byte
	words []byte // what the bytes refer to
	room  int    // of the bytes, once they are unpacked

	counts Counts
}

// Counts say how many findings there are, by severity.
type Counts [Error + 1]int32

// CountsOf counts findings.
func CountsOf(findings []Finding) (c Counts) {
	for i := range findings {
		c[findings[i].Severity]++
	}
	return c
}

// Packer packs the findings of plans that are much like each other: a rule says of many what it says of one. It may be
// used from several goroutines. The zero Packer is ready for use.
type Packer struct {
	lock  sync.Mutex
	words []byte    // the findings of the first plan that has many: others repeat a good part of them
	tools sync.Pool // of *packing
}

// packing is what packing needs and can be used again.
type packing struct {
	plain  []byte
	packed bytes.Buffer
	writer *flate.Writer
	knows  bool // the writer knows the Packer's words
}

const (
	packLevel = 3       // higher ones take longer and save a few per cent
	manyWords = 4 << 10 // bytes of findings that hold most of what others repeat
	mostWords = 8 << 10 // and more of them are of little help
)

// Pack packs findings, in their order. They must have been put together: what several have in common is not kept.
func (p *Packer) Pack(findings []*Finding) Packed {
	if len(findings) == 0 {
		return Packed{}
	}
	tool, _ := p.tools.Get().(*packing)
	if tool == nil {
		tool = &packing{}
	}
	defer p.tools.Put(tool)
	tool.plain = binary.AppendUvarint(tool.plain[:0], uint64(len(findings)))
	var counts Counts
	last := &Finding{}
	for _, f := range findings {
		counts[f.Severity]++
		tool.plain = appendFinding(tool.plain, f, last)
		last = f
	}
	p.lock.Lock()
	words := p.words
	if words == nil && len(tool.plain) >= manyWords {
		p.words = slices.Clone(tool.plain[:min(len(tool.plain), mostWords)])
	}
	p.lock.Unlock()
	tool.packed.Reset()
	if tool.writer == nil || tool.knows != (words != nil) {
		tool.writer, _ = flate.NewWriterDict(&tool.packed, packLevel, words) // the level is one that there is
		tool.knows = words != nil
	} else {
		tool.writer.Reset(&tool.packed)
	}
	_, _ = tool.writer.Write(tool.plain) // into memory, where nothing goes wrong
	_ = tool.writer.Close()
	return Packed{bytes: bytes.Clone(tool.packed.Bytes()), words: words, room: len(tool.plain), counts: counts}
}

// Size is how many bytes the findings take, without those that all of a Packer's share.
func (p Packed) Size() int { return len(p.bytes) }

// Unpack is what was packed. Each call makes the findings anew.
func (p Packed) Unpack() []Finding {
	if p.room == 0 {
		return nil
	}
	tool := unpackers.Get().(*unpacker)
	u := unpacking{text: tool.text(p)}
	unpackers.Put(tool)
	findings := make([]Finding, u.number())
	last := &Finding{}
	for i := range findings {
		findings[i] = u.finding(last)
		last = &findings[i]
	}
	return findings
}

// unpacker is what it takes to unpack. To make one takes forty times as much memory as the findings of a plan.
type unpacker struct {
	packed bytes.Reader
	reader io.Reader
	plain  []byte
}

// unpackers are those that nobody is using.
var unpackers = sync.Pool{New: func() any { return new(unpacker) }}

func (t *unpacker) text(p Packed) string {
	t.packed.Reset(p.bytes)
	if t.reader == nil {
		t.reader = flate.NewReaderDict(&t.packed, p.words)
	} else if err := t.reader.(flate.Resetter).Reset(&t.packed, p.words); err != nil {
		panic(err) // it never fails
	}
	t.plain = slices.Grow(t.plain[:0], p.room)[:p.room]
	if _, err := io.ReadFull(t.reader, t.plain); err != nil {
		panic(err) // the bytes have never left this process
	}
	t.packed.Reset(nil)
	return string(t.plain)
}

// The parts of a finding that most findings lack, as bits before the others.
const (
	packedTags = 1 << iota
	packedParts
	packedRelated
	packedEdits
	packedElsewhere // a path or an account that is not that of the finding before
	packedAboutAll
	packedKnown
	packedCounted
)

func appendFinding(to []byte, f, last *Finding) []byte {
	bits := flag(len(f.Tags) > 0, packedTags) | flag(len(f.Parts) > 0, packedParts) | flag(len(f.Related) > 0, packedRelated) |
		flag(len(f.Edits) > 0, packedEdits) | flag(f.Path != last.Path || f.Account != last.Account, packedElsewhere) |
		flag(f.AboutAll, packedAboutAll) | flag(f.Known, packedKnown) | flag(f.Lacking|f.Wanted != 0, packedCounted)
	to = append(to, bits, byte(f.Severity))
	for _, text := range []string{f.Rule, f.Message, f.Hint, f.Record, f.Owner, f.Content, f.Name} {
		to = appendText(to, text)
	}
	to = appendSpan(to, f.Span)
	if bits&packedElsewhere != 0 {
		to = appendText(appendText(to, f.Path), f.Account)
	}
	if bits&packedCounted != 0 {
		to = binary.AppendVarint(binary.AppendVarint(to, int64(f.Lacking)), int64(f.Wanted))
	}
	if bits&packedTags != 0 {
		to = binary.AppendUvarint(to, uint64(len(f.Tags)))
		for _, tag := range f.Tags {
			to = appendText(to, tag)
		}
	}
	if bits&packedRelated != 0 {
		to = binary.AppendUvarint(to, uint64(len(f.Related)))
		for _, r := range f.Related {
			to = appendText(appendSpan(appendText(to, r.Path), r.Span), r.Message)
		}
	}
	if bits&packedEdits != 0 {
		to = binary.AppendUvarint(to, uint64(len(f.Edits)))
		for _, e := range f.Edits {
			to = append(appendText(appendSpan(to, e.Span), e.Text), flag(e.Safe, 1))
		}
	}
	if bits&packedParts != 0 {
		to = binary.AppendUvarint(to, uint64(len(f.Parts)))
		for i := range f.Parts {
			to = appendFinding(to, &f.Parts[i], f)
		}
	}
	return to
}

func flag(is bool, bit byte) byte {
	if is {
		return bit
	}
	return 0
}

func appendText(to []byte, text string) []byte {
	return append(binary.AppendUvarint(to, uint64(len(text))), text...)
}

func appendSpan(to []byte, s source.Span) []byte {
	return binary.AppendVarint(binary.AppendVarint(to, int64(s.Start)), int64(s.End-s.Start))
}

// unpacking is what is still to be read of packed findings.
type unpacking struct{ text string }

func (u *unpacking) finding(last *Finding) Finding {
	bits := u.byte()
	f := Finding{
		Severity: Severity(u.byte()), AboutAll: bits&packedAboutAll != 0, Known: bits&packedKnown != 0, Path: last.Path, Account: last.Account,
	}
	for _, text := range []*string{&f.Rule, &f.Message, &f.Hint, &f.Record, &f.Owner, &f.Content, &f.Name} {
		*text = u.string()
	}
	f.Span = u.span()
	if bits&packedElsewhere != 0 {
		f.Path, f.Account = u.string(), u.string()
	}
	if bits&packedCounted != 0 {
		f.Lacking, f.Wanted = u.signed(), u.signed()
	}
	if bits&packedTags != 0 {
		f.Tags = make([]string, u.number())
		for i := range f.Tags {
			f.Tags[i] = u.string()
		}
	}
	if bits&packedRelated != 0 {
		f.Related = make([]Related, u.number())
		for i := range f.Related {
			f.Related[i] = Related{Path: u.string(), Span: u.span(), Message: u.string()}
		}
	}
	if bits&packedEdits != 0 {
		f.Edits = make([]Edit, u.number())
		for i := range f.Edits {
			f.Edits[i] = Edit{Span: u.span(), Text: u.string(), Safe: u.byte() == 1}
		}
	}
	if bits&packedParts != 0 {
		f.Parts = make([]Finding, u.number())
		for i := range f.Parts {
			f.Parts[i] = u.finding(&f)
		}
	}
	return f
}

func (u *unpacking) byte() byte {
	b := u.text[0]
	u.text = u.text[1:]
	return b
}

func (u *unpacking) string() string {
	n := u.number()
	text := u.text[:n]
	u.text = u.text[n:]
	return text
}

func (u *unpacking) span() source.Span {
	start := u.signed()
	return source.Span{Start: start, End: start + u.signed()}
}

func (u *unpacking) signed() int {
	n := u.number() // as binary.AppendVarint writes it: the sign is the last bit
	return n>>1 ^ -(n & 1)
}

func (u *unpacking) number() int {
	n, shift := 0, 0
	for {
		b := u.byte()
		n |= int(b&0x7f) << shift
		if b < 0x80 {
			return n
		}
		shift += 7
	}
}
