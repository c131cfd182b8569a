package report

// The text form: one header line a finding that editors and grep understand, below it the
// line of the plan with the subject marked, the places that belong to it, and what to do.

import (
	"bufio"
	"io"
	"strconv"
	"strings"

	"github.com/clipperhouse/displaywidth"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/source"
)

// DefaultWidth is the width to assume where the terminal's is unknown.
const DefaultWidth = 100

// TextOptions says how Text prints. The zero value prints full diagnostics without colour
// and without shortening lines.
type TextOptions struct {
	Color   bool // ANSI colours
	Width   int  // columns of the terminal; 0 for no limit, DefaultWidth where it is unknown
	Concise bool // one line a finding: no excerpt, notes or hint

	// Brief leaves out the closing lines: findings only.
	Brief bool

	// Known prints the findings that were there before the change under review, too. They are counted
	// either way.
	Known bool

	// Wrap breaks messages and hints between words at the width, instead of leaving that to
	// the terminal, which breaks words. For a terminal that people read; what is piped or
	// searched keeps one line a message.
	Wrap bool

	// FixCommand is what the user can type to apply the safe edits of the findings, shown
	// beside the count of fixable findings ("acctplan fix"); empty to show the count alone.
	FixCommand string
	// UnsafeFixCommand is what applies the other edits too; empty where FixCommand shows them.
	UnsafeFixCommand string
}

// Text prints the result for people:
//
//	accounts/x.md:41:37: warning actions/overdue: "Draft the paper" was due 14 Oct 2026
//	  41 │ - [ ] Draft the paper @ines due:2026-10-14
//	     │                                 ^^^^^^^^^^
//	  note: accounts/x.md:12:3: the goal that it serves
//	  12 │ …
//	     │ ^
//	  fix: Set a new date, or tick it off.
//
// A finding that was there before the change under review is counted, or called old where it is
// printed. Lines of the plan are shortened to the width, what acctplan says about them never is.
// Nothing is printed at all where there is nothing to say. The error is the writer's.
func Text(w io.Writer, result Result, options TextOptions) error {
	failures, notices := result.sortedErrors(), result.sortedNotices()
	p := &textPrinter{
		out:     bufio.NewWriterSize(w, 64<<10),
		files:   newLocator(result.Source),
		options: options,
		style:   newStyle(options.Color),
	}
	var counted totals
	var fail []*finding.Finding // the first that fail the run
	beside := 0
	for f := range result.each() {
		counted.add(f)
		switch shown := !f.Known || options.Known; {
		case result.Fails(f) && len(fail) <= mostFailing:
			fail = append(fail, f)
		case shown:
			beside++
		}
		if !f.Known || options.Known {
			p.finding(f)
		}
	}
	if counted.findings == 0 && len(failures) == 0 && len(notices) == 0 {
		return nil
	}
	for _, failure := range failures {
		p.failure(failure)
	}
	for _, notice := range notices {
		p.notice(notice)
	}
	if !options.Brief {
		if len(failures)+len(notices) > 0 && !options.Concise {
			p.out.WriteByte('\n')
		}
		p.out.WriteString(closing(result, counted, options))
		p.failing(result, fail, beside)
	}
	return p.out.Flush()
}

// textPrinter prints findings one after the other. Errors of the writer stay in out.
type textPrinter struct {
	out     *bufio.Writer
	files   *locator
	options TextOptions
	style   style
	excerpt excerpt
	shown   place  // of which the excerpt stands directly above
	digits  []byte // scratch
}

// finding prints one finding, and the blank line behind it.
func (p *textPrinter) finding(f *finding.Finding) {
	subject := p.place(f.Path, f.Span)
	level := p.style.severity(f.Severity)
	severity, rule := f.Severity.String(), Visible(f.Rule)

	used := p.location(subject)
	if f.Known {
		level = p.style.known()
		severity = "old " + severity
	}
	p.styled(level.strong, severity)
	p.out.WriteByte(' ')
	p.styled(level.calm, rule)
	p.styled(p.style.dim, ":")
	p.out.WriteByte(' ')
	p.statement(f.Message, used+len(severity)+1+displaywidth.String(rule)+2)
	if p.options.Concise {
		return
	}

	related := make([]place, len(f.Related))
	gutter := subject.digits()
	for i, r := range f.Related {
		if len(f.Parts) > 0 {
			break
		}
		path := r.Path
		if path == "" {
			path = f.Path
		}
		related[i] = p.place(path, r.Span)
		gutter = max(gutter, related[i].digits())
	}
	if subject != p.shown { // one excerpt for what is said of one place
		p.snippet(subject, gutter, level.strong)
	}
	p.shown = subject
	if len(f.Parts) > 0 {
		p.parts(f)
	}
	for i, r := range f.Related {
		if len(f.Parts) > 0 {
			break // the line above says where they are
		}
		p.out.WriteString("  ")
		p.styled(p.style.note, "note:")
		p.out.WriteByte(' ')
		used := p.location(related[i])
		p.statement(r.Message, len("  note: ")+used)
		p.snippet(related[i], gutter, p.style.note)
		p.shown = related[i]
	}
	if f.Hint != "" {
		p.out.WriteString("  ")
		p.styled(p.style.fix, "fix:")
		p.out.WriteByte(' ')
		p.statement(f.Hint, len("  fix: "))
	}
	p.out.WriteByte('\n')
}

// mostLines is how many lines of a finding about several records are named.
const mostLines = 12

// parts prints on which lines the records of a finding stand.
func (p *textPrinter) parts(f *finding.Finding) {
	var lines []string
	for i := range f.Parts {
		line := strconv.Itoa(p.place(f.Path, f.Parts[i].Span).position.Line)
		if n := len(lines); n == 0 || lines[n-1] != line {
			lines = append(lines, line)
		}
	}
	if left := len(lines) - mostLines; left > 0 {
		lines = append(lines[:mostLines], strconv.Itoa(left)+" more")
	}
	word := "lines "
	if len(lines) == 1 {
		word = "line "
	}
	p.out.WriteString("  ")
	p.styled(p.style.note, "where:")
	p.out.WriteByte(' ')
	p.statement(word+strings.Join(lines, ", "), len("  where: "))
}

// failure prints a file that could not be read.
func (p *textPrinter) failure(failure FileError) {
	if failure.Path != "" {
		p.styled(p.style.path, Visible(failure.Path))
		p.styled(p.style.dim, ":")
		p.out.WriteByte(' ')
	}
	p.styled(p.style.severity(finding.Error).strong, "error:")
	p.out.WriteByte(' ')
	p.out.WriteString(Visible(failure.Message))
	p.out.WriteByte('\n')
}

// notice prints what became of a plan.
func (p *textPrinter) notice(n Notice) {
	p.styled(p.style.path, Visible(n.Path))
	p.styled(p.style.dim, ":")
	p.out.WriteByte(' ')
	color := p.style.note
	if n.Severity != finding.Off {
		color = p.style.severity(n.Severity).strong
	}
	p.styled(color, n.word()+":")
	p.out.WriteByte(' ')
	p.out.WriteString(Visible(n.Message))
	p.out.WriteByte('\n')
}

// place is a span, ready to be shown.
type place struct {
	path     string
	span     source.Span
	position source.Position
	file     *source.File // nil where nothing can be shown
}

func (p *textPrinter) place(path string, span source.Span) place {
	located := p.files.file(path)
	at := place{path: path, span: span, position: source.Position{Line: 1, Column: 1}}
	if located.file != nil && !span.IsZero() {
		at.file = located.file
		at.position = located.start.position(located.file, span.Start)
	}
	return at
}

// digits is how wide the line number of the place's excerpt is; 0 where it has none.
func (at place) digits() int {
	if at.file == nil {
		return 0
	}
	return len(strconv.Itoa(at.position.Line))
}

// location prints "path:line:column: " and tells how many columns that took.
func (p *textPrinter) location(at place) (columns int) {
	path := Visible(at.path)
	p.styled(p.style.path, path)
	p.digits = append(p.digits[:0], ':')
	p.digits = strconv.AppendInt(p.digits, int64(at.position.Line), 10)
	p.digits = append(p.digits, ':')
	p.digits = strconv.AppendInt(p.digits, int64(at.position.Column), 10)
	p.digits = append(p.digits, ':')
	p.out.WriteString(p.style.dim)
	p.out.Write(p.digits)
	p.out.WriteString(p.style.end(p.style.dim))
	p.out.WriteByte(' ')
	return displaywidth.String(path) + len(p.digits) + 1
}

// snippet prints the source line of the place, and carets below it.
func (p *textPrinter) snippet(at place, gutter int, color string) {
	if at.file == nil {
		return
	}
	columns := unlimited
	if p.options.Width > 0 {
		columns = min(unlimited, p.options.Width-gutter-len("   | "))
	}
	line, start := at.file.Line(at.position.Line)
	if start == 0 {
		for _, b := range source.ByteOrderMark {
			if len(line) == 0 || line[0] != b {
				break
			}
			line, start = line[1:], start+1
		}
	}
	// The line's own ending may belong to the span; what follows it makes it a longer one.
	end := min(at.span.End, len(at.file.Bytes))
	continues := false
	if lineEnd := start + len(line); end > lineEnd {
		continues = at.file.Trim(source.Span{Start: lineEnd, End: end}).Len() > 0
	}
	p.excerpt.lay(line, at.span.Start-start, at.span.End-start, continues, columns)

	p.gutter(at.position.Line, gutter)
	p.cells()
	p.out.WriteByte('\n')

	p.gutter(0, gutter)
	p.spaces(1 + p.excerpt.indent)
	p.out.WriteString(color)
	for range p.excerpt.carets {
		p.out.WriteByte('^')
	}
	if p.excerpt.subjectIsLonger {
		p.out.WriteString(ellipsis)
	}
	p.out.WriteString(p.style.end(color))
	p.out.WriteByte('\n')
}

// gutter prints the line number, right-aligned, and the bar; no number for line 0.
func (p *textPrinter) gutter(line, width int) {
	p.digits = p.digits[:0]
	if line > 0 {
		p.digits = strconv.AppendInt(p.digits, int64(line), 10)
	}
	p.spaces(2 + width - len(p.digits))
	p.out.WriteString(p.style.dim)
	p.out.Write(p.digits)
	p.out.WriteString(" │") // not a plain bar: the lines of a plan are full of those
	p.out.WriteString(p.style.end(p.style.dim))
}

// cells prints the visible part of the line.
func (p *textPrinter) cells() {
	e := &p.excerpt
	if e.first == e.past && !e.cutLeft && !e.cutRight {
		return // an empty line: no space at its end
	}
	p.out.WriteByte(' ')
	if e.cutLeft {
		p.styled(p.style.dim, ellipsis)
	}
	for _, c := range e.cells[e.first:e.past] {
		p.out.WriteString(c.text)
	}
	if e.cutRight {
		p.styled(p.style.dim, ellipsis)
	}
}

func (p *textPrinter) spaces(count int) {
	for range count {
		p.out.WriteByte(' ')
	}
}

// styled prints text in the colour, if there is one.
func (p *textPrinter) styled(color, text string) {
	p.out.WriteString(color)
	p.out.WriteString(text)
	p.out.WriteString(p.style.end(color))
}
