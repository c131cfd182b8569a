package report

// The form of GitHub Actions: commands in the log that the runner turns into annotations on
// the lines of a pull request.

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/acctplan/acctplan/pkg/finding"
)

// annotationLimit is how many annotations of each kind GitHub takes from one step; it drops
// the others without a word.
const annotationLimit = 10

// GitHub prints the result as workflow commands. Of each kind only as many are printed as
// GitHub shows, the files that could not be read and the new findings first; a last notice
// says how many were left out. Nothing is printed where there is nothing to say.
func GitHub(w io.Writer, result Result, options Options) error {
	var kinds [3][]annotation // errors, warnings, notices: the first of them
	all := make([]int, len(kinds))
	full := func(kind int) bool { return len(kinds[kind]) == annotationLimit }
	add := func(kind int, a annotation) {
		all[kind]++
		if !full(kind) {
			kinds[kind] = append(kinds[kind], a)
		}
	}
	files := newLocator(result.Source)
	for _, failure := range result.sortedErrors() {
		add(0, annotation{path: options.rooted(failure.Path), title: "acctplan", message: "The file could not be read: " + Visible(failure.Message)})
	}
	for _, notice := range result.sortedNotices() {
		kind := map[finding.Severity]int{finding.Error: 0, finding.Warning: 1}
		at, ok := kind[notice.Severity]
		if !ok {
			at = 2
		}
		add(at, annotation{path: options.rooted(notice.Path), title: "acctplan", message: Visible(sentence(notice.Message))})
	}
	old := 0
	for f := range result.each() {
		if f.Known {
			old++
			continue
		}
		kind := 2
		switch f.Severity {
		case finding.Error:
			kind = 0
		case finding.Warning:
			kind = 1
		}
		if full(kind) {
			all[kind]++
			continue
		}
		start, end := files.file(f.Path).span(f.Span)
		a := annotation{path: options.rooted(f.Path), title: "acctplan " + f.Rule, message: Visible(f.Message), line: start.Line, endLine: end.Line}
		if f.Hint != "" {
			a.message += "\n" + Visible(f.Hint)
		}
		if start.Line == end.Line {
			a.column, a.endColumn = start.Column, end.Column
		}
		add(kind, a)
	}

	room := []int{annotationLimit, annotationLimit, annotationLimit}
	more := slices.ContainsFunc(all, func(n int) bool { return n > annotationLimit })
	if more || old > 0 {
		room[2]-- // for the last notice
	}
	out := bufio.NewWriterSize(w, 64<<10)
	var shown []string
	for kind, word := range []string{"error", "warning", "notice"} {
		list := kinds[kind][:min(len(kinds[kind]), room[kind])]
		for _, a := range list {
			out.WriteString(a.command(word))
		}
		if all[kind] > len(list) {
			shown = append(shown, fmt.Sprintf("%s of %s", group(len(list)), plural(all[kind], []string{"error", "warning", "info"}[kind])))
			more = true
		}
	}
	var last []string
	if more {
		last = append(last, strings.Join(shown, ", ")+" are marked here, because GitHub shows no more of one step. The log and the job summary have all.")
	}
	if old > 0 {
		was := map[bool]string{true: " was", false: " were"}[old == 1]
		last = append(last, plural(old, "more finding")+was+" there before this change.")
	}
	if len(last) > 0 {
		out.WriteString(annotation{title: "acctplan", message: strings.Join(last, "\n")}.command("notice"))
	}
	return out.Flush()
}

// annotation is a note on some lines of a file. Numbers that are 0 are not known.
type annotation struct {
	path                             string // empty for a note about the run
	title, message                   string
	line, endLine, column, endColumn int
}

// command is the line that makes the runner show an annotation.
func (a annotation) command(word string) string {
	var line strings.Builder
	line.WriteString("::" + word + " ")
	if a.path != "" {
		line.WriteString("file=" + escapeProperty(Visible(a.path)) + ",")
	}
	for _, number := range []struct {
		key   string
		value int
	}{{"line", a.line}, {"endLine", a.endLine}, {"col", a.column}, {"endColumn", a.endColumn}} {
		if number.value > 0 {
			line.WriteString(number.key + "=" + strconv.Itoa(number.value) + ",")
		}
	}
	line.WriteString("title=" + escapeProperty(Visible(a.title)) + "::" + escapeData(a.message) + "\n")
	return line.String()
}

// escapeData escapes what would end the message of a command.
func escapeData(text string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(strings.ToValidUTF8(text, "\uFFFD"))
}

// escapeProperty escapes what would end a property of a command.
func escapeProperty(text string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C").Replace(strings.ToValidUTF8(text, "\uFFFD"))
}
