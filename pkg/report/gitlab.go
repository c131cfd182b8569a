package report

// The form of GitLab: a code quality report, which merge requests show and compare with that
// of the target branch by fingerprint.

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"strings"

	"github.com/acctplan/acctplan/pkg/finding"
)

// GitLab prints the result as a code quality report, one finding a line. A file that could
// not be read is an issue of it as well, and so is a plan that the change under review took away.
func GitLab(w io.Writer, result Result, options Options) error {
	suppressed := result.sortedSuppressed()
	out := bufio.NewWriterSize(w, 64<<10)
	e := &jsonEncoder{files: newLocator(result.Source)}
	count := 0
	issue := func(check, description, fingerprint, severity, path string, begin, end int) {
		e.separate(count, "\n")
		e.field(`{"description":`, description)
		e.field(`,"check_name":`, check)
		e.field(`,"fingerprint":`, fingerprint)
		e.field(`,"severity":`, severity)
		e.field(`,"location":{"path":`, strings.TrimPrefix(options.rooted(path), "./"))
		e.raw(`,"lines":{"begin":`)
		e.number(begin)
		e.raw(`,"end":`)
		e.number(end)
		e.raw("}}}")
		out.Write(e.buffer)
		e.buffer = e.buffer[:0]
		count++
	}
	e.raw("[")
	for f, fingerprint := range result.identified(suppressed, make([]string, len(suppressed))) {
		start, end := e.files.file(f.Path).span(f.Span)
		issue(f.Rule, advice(f.Message, f.Hint), fingerprint, gitLabSeverity(f.Severity), f.Path, start.Line, max(start.Line, end.Line))
	}
	for _, failure := range result.sortedErrors() {
		sum := sha256.Sum256([]byte(unreadable + "\x00" + failure.Path + "\x00" + failure.Message))
		issue(unreadable, "The file could not be read: "+failure.Message, hex.EncodeToString(sum[:16]), "critical", failure.Path, 1, 1)
	}
	for _, notice := range result.sortedNotices() {
		sum := sha256.Sum256([]byte(gone + "\x00" + notice.Path + "\x00" + notice.Message))
		issue(gone, sentence(notice.Message), hex.EncodeToString(sum[:16]), gitLabSeverity(notice.Severity), notice.Path, 1, 1)
	}
	if count > 0 {
		e.raw("\n")
	}
	e.raw("]\n")
	out.Write(e.buffer)
	return out.Flush()
}

// gitLabSeverity is GitLab's word for a severity.
func gitLabSeverity(severity finding.Severity) string {
	switch severity {
	case finding.Error:
		return "major"
	case finding.Warning:
		return "minor"
	}
	return "info"
}
