package report

// The JSON form, described by schema/findings.schema.json. It is written by hand: the order
// of keys is a promise, arrays are never null, and ten thousand findings need no reflection.

import (
	"bufio"
	"io"
	"strconv"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/source"
)

// JSON prints the result as one JSON document, one finding a line, sorted by path, offset
// and rule. Where a file's text is not to be had, its positions are line 1, column 1, and
// keep the byte offsets that the findings and edits are about. The error is the writer's.
func JSON(w io.Writer, result Result) error {
	suppressed := result.sortedSuppressed()
	silenced := make([]string, len(suppressed))

	out := bufio.NewWriterSize(w, 64<<10)
	e := &jsonEncoder{files: newLocator(result.Source)}
	e.raw(`{"version":1,"as_of":`)
	e.text(result.AsOf.String())
	e.raw(`,"plans":`)
	e.number(result.Plans)
	e.raw(`,"findings":[`)
	var counts Summary
	number := 0
	for f, fingerprint := range result.identified(suppressed, silenced) {
		counts.add(f.Severity, f.Known)
		e.separate(number, "\n")
		number++
		e.finding(f, fingerprint)
		e.raw("}")
		out.Write(e.buffer)
		e.buffer = e.buffer[:0]
	}
	if number > 0 {
		e.raw("\n")
	}
	e.raw(`],"suppressed":[`)
	for i := range suppressed {
		e.separate(i, "\n")
		e.finding(&suppressed[i].Finding, silenced[i])
		e.field(`,"by":`, suppressorWord(suppressed[i].By))
		e.field(`,"reason":`, suppressed[i].Reason)
		e.raw("}")
		out.Write(e.buffer)
		e.buffer = e.buffer[:0]
	}
	if len(suppressed) > 0 {
		e.raw("\n")
	}
	e.raw(`],"errors":[`)
	for i, failure := range result.sortedErrors() {
		e.separate(i, "\n")
		e.raw(`{"path":`)
		e.text(failure.Path)
		e.raw(`,"message":`)
		e.text(failure.Message)
		e.raw("}")
	}
	if len(result.Errors) > 0 {
		e.raw("\n")
	}
	e.raw(`],"notices":[`)
	for i, notice := range result.sortedNotices() {
		e.separate(i, "\n")
		e.field(`{"path":`, notice.Path)
		e.field(`,"severity":`, notice.word())
		e.field(`,"message":`, notice.Message)
		e.raw("}")
	}
	if len(result.Notices) > 0 {
		e.raw("\n")
	}
	e.raw(`],"summary":{"error":`)
	e.number(counts.Error)
	e.raw(`,"warning":`)
	e.number(counts.Warning)
	e.raw(`,"info":`)
	e.number(counts.Info)
	e.raw(`,"known":`)
	e.number(counts.Known)
	e.raw("}}\n")
	out.Write(e.buffer)
	return out.Flush()
}

// jsonEncoder appends JSON to a buffer.
type jsonEncoder struct {
	buffer []byte
	files  *locator
}

func (e *jsonEncoder) raw(json string) { e.buffer = append(e.buffer, json...) }

//go:noinline // many call it, and the binary has no room for copies of it
func (e *jsonEncoder) text(s string) { e.buffer = AppendJSONString(e.buffer, s) }

//go:noinline // many call it, and the binary has no room for copies of it
func (e *jsonEncoder) number(n int)   { e.buffer = strconv.AppendInt(e.buffer, int64(n), 10) }
func (e *jsonEncoder) truth(yes bool) { e.buffer = strconv.AppendBool(e.buffer, yes) }

// separate writes the comma before every element but the first, and what stands before each.
func (e *jsonEncoder) separate(index int, before string) {
	if index > 0 {
		e.raw(",")
	}
	e.raw(before)
}

// suppressorWord is what JSON calls who silenced a finding.
func suppressorWord(by finding.Suppressor) string {
	if by == finding.Baseline {
		return "baseline"
	}
	return "comment"
}

// finding writes a finding without the brace that ends it.
func (e *jsonEncoder) finding(f *finding.Finding, fingerprint string) {
	file := e.files.file(f.Path)
	e.field(`{"path":`, f.Path)
	e.field(`,"rule":`, f.Rule)
	e.field(`,"severity":`, f.Severity.String())
	e.raw(`,"tags":[`)
	for i, tag := range f.Tags {
		e.separate(i, "")
		e.text(tag)
	}
	e.field(`],"message":`, f.Message)
	e.field(`,"hint":`, f.Hint)
	e.field(`,"account":`, f.Account)
	e.field(`,"record":`, f.Record)
	e.field(`,"owner":`, f.Owner)
	e.raw(",")
	e.span(file, f.Span)
	e.raw(`,"related":[`)
	for i, related := range f.Related {
		e.separate(i, "")
		path := related.Path
		if path == "" {
			path = f.Path
		}
		e.field(`{"path":`, path)
		e.field(`,"message":`, related.Message)
		e.raw(",")
		e.span(e.files.file(path), related.Span)
		e.raw("}")
	}
	e.raw(`],"edits":[`)
	for i, edit := range f.Edits {
		e.separate(i, "{")
		e.span(file, edit.Span)
		e.field(`,"text":`, edit.Text)
		e.raw(`,"safe":`)
		e.truth(edit.Safe)
		e.raw("}")
	}
	e.raw(`],"known":`)
	e.truth(f.Known)
	e.field(`,"fingerprint":`, fingerprint)
}

// field writes a text behind its key, which brings the punctuation before it.
//
//go:noinline // many call it, and the binary has no room for copies of it
func (e *jsonEncoder) field(key, value string) {
	e.raw(key)
	e.text(value)
}

// span writes the members "start" and "end".
func (e *jsonEncoder) span(file *located, span source.Span) {
	start, end := file.span(span)
	e.raw(`"start":`)
	e.position(start)
	e.raw(`,"end":`)
	e.position(end)
}

func (e *jsonEncoder) position(at source.Position) {
	e.raw(`{"line":`)
	e.number(at.Line)
	e.raw(`,"column":`)
	e.number(at.Column)
	e.raw(`,"offset":`)
	e.number(at.Offset)
	e.raw("}")
}
