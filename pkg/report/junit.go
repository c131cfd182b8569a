package report

// The JUnit form, which every CI server shows as a list of tests: a plan is a suite, a finding
// a case. A finding that fails the run is a failure; a milder or an old one is a skipped case,
// so that the list is red exactly where the run is.

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// JUnit prints the result as JUnit XML. Plans without findings are suites with one case that
// passes; a file that could not be read is a suite with an error.
func JUnit(w io.Writer, result Result, _ Options) error {
	suites := junitSuites(result)
	var tests, failures, errors int
	for _, suite := range suites {
		tests += len(suite.cases)
		failures += suite.failures
		errors += suite.errors
	}
	out := bufio.NewWriterSize(w, 64<<10)
	out.WriteString(`<?xml version="1.0" encoding="UTF-8"?>` + "\n")
	fmt.Fprintf(out, `<testsuites name="acctplan" tests="%d" failures="%d" errors="%d" time="0">`+"\n", tests, failures, errors)
	for _, suite := range suites {
		suite.write(out)
	}
	out.WriteString("</testsuites>\n")
	return out.Flush()
}

// junitSuite is one plan, one file that could not be read, or one plan that is gone.
type junitSuite struct {
	path                      string
	cases                     []junitCase
	failures, errors, skipped int
}

// junitCase is one finding. Kind is the element that says what became of the test, "failure",
// "error" or "skipped"; empty where it passed.
type junitCase struct {
	name, kind, sort, message, text string
}

// junitSuites sorts the findings into suites, by path.
func junitSuites(result Result) []*junitSuite {
	byPath := map[string]*junitSuite{}
	var suites []*junitSuite
	of := func(path string) *junitSuite {
		suite := byPath[path]
		if suite == nil {
			suite = &junitSuite{path: path}
			byPath[path], suites = suite, append(suites, suite)
		}
		return suite
	}
	for _, plan := range result.Checked {
		of(plan.Path)
	}
	files := newLocator(result.Source)
	for f := range result.each() {
		start, _ := files.file(f.Path).span(f.Span)
		suite := of(f.Path)
		c := junitCase{
			name: f.Rule, kind: "skipped", sort: f.Severity.String(), message: f.Message,
			text: fmt.Sprintf("%s:%d:%d: %s: %s", Visible(f.Path), start.Line, start.Column, f.Severity, Visible(f.Message)),
		}
		if f.Record != "" {
			c.name += " " + f.Record
		}
		if f.Hint != "" {
			c.text += "\nfix: " + Visible(f.Hint)
		}
		if f.Known {
			c.message = "old " + c.sort + ", there before this change: " + c.message
			c.text = "old: " + c.text
		} else {
			c.message = c.sort + ": " + c.message
		}
		if result.Fails(f) {
			c.kind = "failure"
			suite.failures++
		} else {
			suite.skipped++
		}
		suite.cases = append(suite.cases, c)
	}
	for _, failure := range result.sortedErrors() {
		suite := of(failure.Path)
		suite.errors++
		suite.cases = append(suite.cases, junitCase{name: "readable", kind: "error", sort: "unreadable", message: failure.Message, text: Visible(failure.Path) + ": " + Visible(failure.Message)})
	}
	for _, notice := range result.sortedNotices() {
		suite := of(notice.Path)
		c := junitCase{name: gone, kind: "skipped", sort: notice.word(), message: notice.word() + ": " + notice.Message}
		c.text = Visible(notice.Path) + ": " + notice.word() + ": " + Visible(notice.Message)
		if result.FailsBy(notice) {
			c.kind = "failure"
			suite.failures++
		} else {
			suite.skipped++
		}
		suite.cases = append(suite.cases, c)
	}
	for _, suite := range suites {
		if len(suite.cases) == 0 {
			suite.cases = []junitCase{{name: "nothing to mend"}}
		}
		suite.number()
	}
	slices.SortStableFunc(suites, func(a, b *junitSuite) int { return strings.Compare(a.path, b.path) })
	return suites
}

// number tells cases of one name apart: servers follow a test by its name.
func (s *junitSuite) number() {
	seen := map[string]int{}
	for i := range s.cases {
		name := s.cases[i].name
		if seen[name]++; seen[name] > 1 {
			s.cases[i].name += " (" + strconv.Itoa(seen[name]) + ")"
		}
	}
}

// write prints the suite. Errors of the writer stay in out.
func (s *junitSuite) write(out *bufio.Writer) {
	path := xmlText(s.path)
	fmt.Fprintf(out, `  <testsuite name="%s" tests="%d" failures="%d" errors="%d" skipped="%d" time="0">`+"\n", path, len(s.cases), s.failures, s.errors, s.skipped)
	for _, c := range s.cases {
		fmt.Fprintf(out, `    <testcase classname="%s" name="%s" time="0"`, path, xmlText(c.name))
		switch c.kind {
		case "":
			out.WriteString("/>\n")
			continue
		case "skipped": // its message stands in the text: not every reader knows the attribute
			fmt.Fprintf(out, ">\n      <skipped>%s</skipped>\n", xmlText(c.message))
		default:
			fmt.Fprintf(out, ">\n      <%s type=\"%s\" message=\"%s\">%s</%[1]s>\n", c.kind, c.sort, xmlText(c.message), xmlLines(c.text))
		}
		out.WriteString("    </testcase>\n")
	}
	out.WriteString("  </testsuite>\n")
}

// xmlText is text for an attribute or an element: visible, on one line, and without the
// characters that XML forbids even escaped.
func xmlText(text string) string { return xmlLines(Visible(text)) }

// xmlLines is xmlText for text whose lines were made visible one by one.
func xmlLines(text string) string {
	var out strings.Builder
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			out.WriteByte('\n')
		}
		_ = xml.EscapeText(&out, []byte(line)) // a strings.Builder takes everything
	}
	return out.String()
}
