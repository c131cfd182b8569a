package report

// The forms in which a result can be written, as one table: name, what for, writer.

import (
	"io"
	"strings"
)

// Format is one form of output. The zero Format is invalid.
type Format struct {
	Name    string // as users write it
	Summary string // what it is for, a clause
	// Lines is set where the form is made of lines for a log, so that another form of lines
	// may stand before or behind it on the same output.
	Lines bool
	// Write prints the result. The error is the writer's.
	Write func(w io.Writer, result Result, options Options) error
}

// Options are what the forms have to know besides the result. The zero value is useful.
type Options struct {
	Text    TextOptions // for "text" alone
	Version string      // of acctplan, without a v; empty for a build from between releases

	// Rooted gives a file's path as seen from the root of the repository, with forward
	// slashes, for the forms that a forge reads; absolute where the file lies outside. nil
	// means the path itself.
	Rooted func(path string) string
	// Link gives the web address of a line of a file; empty, or a nil Link, where nobody
	// knows one.
	Link func(path string, line int) string
	// Limit is the most bytes that "markdown" may take; 0 means CommentLimit.
	Limit int
}

// Formats lists the forms, those for people first.
func Formats() []Format {
	return []Format{
		{"text", "for people at a terminal", true, func(w io.Writer, r Result, o Options) error { return Text(w, r, o.Text) }},
		{"json", "for programs, everything there is", false, func(w io.Writer, r Result, _ Options) error { return JSON(w, r) }},
		{"sarif", "SARIF 2.1.0, for code scanning and editors", false, SARIF},
		{"github", "annotations of GitHub Actions", true, GitHub},
		{"gitlab", "a code quality report of GitLab", false, GitLab},
		{"junit", "JUnit XML, for CI servers", false, JUnit},
		{"markdown", "a comment on a pull request", false, Markdown},
	}
}

// FormatNamed finds a form by its name.
func FormatNamed(name string) (Format, bool) {
	for _, format := range Formats() {
		if format.Name == name {
			return format, true
		}
	}
	return Format{}, false
}

// rooted is a path as a forge knows it.
func (o Options) rooted(path string) string {
	if o.Rooted == nil {
		return path
	}
	return o.Rooted(path)
}

// link is the web address of a line; empty where nobody knows one.
func (o Options) link(path string, line int) string {
	if o.Link == nil {
		return ""
	}
	return o.Link(path, line)
}

// advice is a message together with what to do next, on one line.
func advice(message, hint string) string {
	if hint == "" {
		return message
	}
	return message + " " + hint
}

// sentence begins a clause with a capital and ends it with a full stop.
func sentence(clause string) string {
	if clause == "" {
		return ""
	}
	clause = strings.ToUpper(clause[:1]) + clause[1:]
	if strings.HasSuffix(clause, ".") {
		return clause
	}
	return clause + "."
}
