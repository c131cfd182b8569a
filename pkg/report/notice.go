package report

import (
	"cmp"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/sorting"
)

// Notice is something that a reviewer must hear of a plan that is not there to be checked any
// more: it was deleted, or lost its mark.
type Notice struct {
	Path    string
	Message string // a clause without a full stop: "deleted since main"
	// Severity is how serious this is; the zero Severity fails no run.
	Severity finding.Severity
}

// FailsBy reports whether a notice fails the run.
func (r Result) FailsBy(n Notice) bool { return r.FailOn != finding.Off && n.Severity >= r.FailOn }

// sortedNotices gives the notices in printing order.
func (r Result) sortedNotices() []Notice {
	return sorting.Sorted(r.Notices, func(a, b Notice) int { return cmp.Compare(a.Path, b.Path) })
}

// word is what the text form calls a notice.
func (n Notice) word() string {
	if n.Severity == finding.Off {
		return "note"
	}
	return n.Severity.String()
}
