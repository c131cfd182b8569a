// Earlier reports: which files a report may overwrite without asking.
package main

import (
	"bytes"
	"strings"
)

// isEarlierReport reports whether a file's content begins like a report that acctplan wrote in
// this form, so that it may be overwritten. An empty file is nobody's work.
func isEarlierReport(format string, content []byte) bool {
	head := string(content[:min(len(content), 1<<12)])
	if strings.TrimSpace(head) == "" {
		return true
	}
	switch format {
	case "json":
		return strings.HasPrefix(head, `{"version":1,"as_of":`)
	case "sarif":
		return strings.HasPrefix(head, `{`) && strings.Contains(head, `"name":"acctplan"`)
	case "gitlab":
		return strings.TrimSpace(head) == "[]" || strings.HasPrefix(head, `[`) && strings.Contains(head, `"check_name":`)
	case "junit":
		return strings.HasPrefix(head, `<?xml`) && strings.Contains(head, `<testsuites name="acctplan"`)
	case "markdown":
		return strings.HasPrefix(head, "<!-- acctplan -->")
	case "svg":
		return strings.HasPrefix(head, "<svg ") && strings.Contains(head, `id="relationships-title"`)
	case "mermaid":
		return strings.HasPrefix(head, "flowchart TB\n  accTitle: ")
	case "dot":
		return strings.HasPrefix(head, "digraph relationships {")
	case "github":
		return strings.HasPrefix(head, "::")
	}
	first, _, _ := strings.Cut(head, "\n") // text: a finding, a failure or the closing line
	return bytes.Contains(content, []byte(", as of ")) || strings.Contains(first, ": error: ") || strings.Contains(first, ": note: ") || isFindingLine(first)
}

// isFindingLine reports whether a line begins with "path:line:column: ".
func isFindingLine(line string) bool {
	place, _, ok := strings.Cut(line, ": ")
	parts := strings.Split(place, ":")
	if !ok || len(parts) < 3 {
		return false
	}
	for _, number := range parts[len(parts)-2:] {
		if number == "" || strings.Trim(number, "0123456789") != "" {
			return false
		}
	}
	return true
}
