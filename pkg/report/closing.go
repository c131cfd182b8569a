package report

import (
	"slices"
	"strconv"
	"strings"

	"github.com/acctplan/acctplan/pkg/finding"
)

// closing is the last lines of the text form: how many findings in how many plans, as of
// which day, and how many of them acctplan can mend itself.
//
//	3 errors, 12 warnings, 4 infos, 7 old findings in 2 of 6 plans, as of 23 Nov 2026
//	Old findings were there before this change; --verbose shows them
//	2 fixable with `acctplan fix`, 1 more after a review
func closing(result Result, counted totals, options TextOptions) string {
	var text strings.Builder
	if all := tally(counted.Summary); all.any() {
		text.WriteString(all.words())
	} else {
		text.WriteString("no findings")
	}
	text.WriteString(counted.extent(result))
	text.WriteString(", as of ")
	text.WriteString(result.AsOf.Time().Format("2 Jan 2006"))
	if unread := len(result.Errors); unread > 0 {
		text.WriteString("; " + plural(unread, "file") + " could not be read")
	}
	text.WriteByte('\n')
	if counted.Known > 0 && !options.Known {
		text.WriteString("Old findings were there before this change; --verbose shows them\n")
	}
	text.WriteString(counted.fixable(options))
	return text.String()
}

const (
	mostFailing = 3 // findings that fail the run, where each is named at the end
	fewBeside   = 5 // and how many others make it worth while: fewer do not hide them
)

// failing names the few findings that fail the run where many others are printed around them: findings
// are printed by place, so whom a hook blocks would have to look for the reason.
//
//	The check fails because of accounts/acme.md:7:1 (structure/merge-conflict)
func (p *textPrinter) failing(result Result, fail []*finding.Finding, beside int) {
	if len(result.Errors) > 0 || slices.ContainsFunc(result.Notices, result.FailsBy) {
		return // which stand here, and are a reason of their own
	}
	if len(fail) == 0 || len(fail) > mostFailing || beside < fewBeside {
		return
	}
	p.out.WriteString("The check fails because of ")
	for i, f := range fail {
		if i > 0 {
			p.out.WriteString(", ")
		}
		at := p.place(f.Path, f.Span)
		p.out.WriteString(Visible(at.path) + ":" + strconv.Itoa(at.position.Line) + ":" + strconv.Itoa(at.position.Column) + " (" + Visible(f.Rule) + ")")
	}
	p.out.WriteByte('\n')
}

// totals are what is counted of findings that come in printing order.
type totals struct {
	Summary
	findings     int
	files        int // that they stand in
	safe, unsafe int // how many bring edits: safe ones only, and others
	last         string
}

func (t *totals) add(f *finding.Finding) {
	t.Summary.add(f.Severity, f.Known)
	if t.findings == 0 || f.Path != t.last {
		t.files++
		t.last = f.Path
	}
	t.findings++
	switch unsafe := slices.ContainsFunc(f.Edits, func(e finding.Edit) bool { return !e.Safe }); {
	case unsafe:
		t.unsafe++
	case len(f.Edits) > 0:
		t.safe++
	}
}

// totals are those of the result's findings.
func (r Result) totals() (t totals) {
	for f := range r.each() {
		t.add(f)
	}
	return t
}

// extent says in how many plans the findings are.
func (t *totals) extent(result Result) string {
	touched := t.files
	switch {
	case touched > result.Plans: // findings about other files, such as the configuration
		return " in " + plural(touched, "file")
	case touched == 0 || result.Plans == 1:
		return " in " + plural(result.Plans, "plan")
	}
	return " in " + strconv.Itoa(touched) + " of " + plural(result.Plans, "plan")
}

// fixable says how many findings carry edits: those that are safe to apply unseen, and
// those that somebody should look at. Empty where none does.
func (t *totals) fixable(options TextOptions) string {
	safe, unsafe := t.safe, t.unsafe
	command, unsafeCommand, moreWith := "automatically", "automatically", ""
	if options.FixCommand != "" {
		command = "with `" + options.FixCommand + "`"
		unsafeCommand = command
	}
	if options.UnsafeFixCommand != "" {
		unsafeCommand = "with `" + options.UnsafeFixCommand + "`"
		moreWith = " " + unsafeCommand
	}
	switch {
	case safe > 0 && unsafe > 0:
		return strconv.Itoa(safe) + " fixable " + command + ", " + strconv.Itoa(unsafe) + " more" + moreWith + " after a review\n"
	case safe > 0:
		return strconv.Itoa(safe) + " fixable " + command + "\n"
	case unsafe > 0:
		return strconv.Itoa(unsafe) + " fixable " + unsafeCommand + " after a review\n"
	}
	return ""
}

// plural is "1 error", "2 errors".
func plural(count int, word string) string {
	text := group(count) + " " + word
	if count != 1 {
		text += "s"
	}
	return text
}

// group writes a number with commas between thousands.
func group(count int) string {
	digits := strconv.Itoa(count)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}
