package syntax

// This file finds merge conflicts that nobody has resolved.

import (
	"strings"

	"github.com/acctplan/acctplan/pkg/source"
)

// The signs that git puts at the beginning of a line where two branches changed the same lines,
// in their order. The base stands there with merge.conflictStyle diff3 and zdiff3 only.
const (
	conflictOurs   = "<<<<<<<"
	conflictBase   = "|||||||"
	conflictMiddle = "======="
	conflictTheirs = ">>>>>>>"
)

// reportConflicts notes each merge conflict: from the line that opens it to the one that closes it.
// Lines of "=" alone are none, they underline a heading; nor is what stands in fenced code.
func reportConflicts(doc *Document, text string) {
	if !strings.Contains(text, conflictOurs) {
		return
	}
	var (
		fence  string // that opened the code in which the line stands; empty outside
		start  int    // of the conflict that the line may belong to
		inside string // the sign that was read last; empty outside of conflicts
	)
	for at := textStart(doc.File.Bytes); at < len(text); at = nextLine(text, at) {
		end := lineEnd(text, at)
		line := text[at:end]
		if inside == "" {
			if fence = fenceAfter(fence, line); fence != "" {
				continue
			}
		}
		switch {
		case isConflictSign(line, conflictOurs):
			start, inside = at, conflictOurs
		case inside == conflictOurs && isConflictSign(line, conflictBase):
			inside = conflictBase
		case (inside == conflictOurs || inside == conflictBase) && isConflictSign(line, conflictMiddle):
			inside = conflictMiddle
		case inside == conflictMiddle && isConflictSign(line, conflictTheirs):
			doc.report(Problem{Kind: MergeConflict, Span: source.Span{Start: start, End: end}, Message: "Two branches changed these lines, and nobody has decided between them."})
			inside = ""
		}
	}
}

// isConflictSign reports whether a line begins with the sign, and not with more of its characters.
func isConflictSign(line, sign string) bool {
	rest, ok := strings.CutPrefix(line, sign)
	return ok && (rest == "" || isBlank(rest[0]))
}

// fenceAfter is the fence of the code that is open behind a line; empty where none is.
func fenceAfter(fence, line string) string {
	text := strings.TrimLeft(line, " ")
	if len(line)-len(text) > 3 || text == "" || text[0] != '`' && text[0] != '~' {
		return fence
	}
	rest := strings.TrimLeft(text, text[:1])
	run := text[:len(text)-len(rest)]
	switch {
	case fence == "" && len(run) >= 3 && (run[0] == '~' || !strings.Contains(rest, "`")):
		return run
	case fence != "" && strings.HasPrefix(run, fence) && strings.TrimSpace(rest) == "":
		return ""
	}
	return fence
}
