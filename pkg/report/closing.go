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
func closing(result Result, findings []finding.Finding, options TextOptions) string {
	var text strings.Builder
	counted := tally(result.Summary())
	if counted.any() {
		text.WriteString(counted.words())
	} else {
		text.WriteString("no findings")
	}
	text.WriteString(extent(result, findings))
	text.WriteString(", as of ")
	text.WriteString(result.AsOf.Time().Format("2 Jan 2006"))
	if unread := len(result.Errors); unread > 0 {
		text.WriteString("; " + plural(unread, "file") + " could not be read")
	}
	text.WriteByte('\n')
	if known := result.Summary().Known; known > 0 && !options.Known {
		text.WriteString("Old findings were there before this change; --verbose shows them\n")
	}
	text.WriteString(fixable(findings, options))
	return text.String()
}

const (
	mostFailing = 3 // findings that fail the run, where each is named at the end
	fewBeside   = 5 // and how many others make it worth while: fewer do not hide them
)

// failing names the few findings that fail the run where many others stand around them: findings
// are printed by place, so whom a hook blocks would have to look for the reason.
//
//	The check fails because of accounts/acme.md:7:1 (structure/merge-conflict)
func (p *textPrinter) failing(result Result, findings []finding.Finding) {
	if len(result.Errors) > 0 || slices.ContainsFunc(result.Notices, result.FailsBy) {
		return // which stand here, and are a reason of their own
	}
	var fail []*finding.Finding
	beside := 0
	for i := range findings {
		switch f := &findings[i]; {
		case result.Fails(f):
			if fail = append(fail, f); len(fail) > mostFailing {
				return
			}
		case !f.Known || p.options.Known:
			beside++
		}
	}
	if len(fail) == 0 || beside < fewBeside {
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

// extent says in how many plans the findings are.
func extent(result Result, findings []finding.Finding) string {
	touched := 0
	for i := range findings {
		if i == 0 || findings[i].Path != findings[i-1].Path {
			touched++
		}
	}
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
func fixable(findings []finding.Finding, options TextOptions) string {
	safe, unsafe := 0, 0
	for i := range findings {
		if len(findings[i].Edits) == 0 {
			continue
		}
		allSafe := true
		for _, edit := range findings[i].Edits {
			allSafe = allSafe && edit.Safe
		}
		if allSafe {
			safe++
		} else {
			unsafe++
		}
	}
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
