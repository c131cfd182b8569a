// Package report prints findings: as text for people at a terminal, and as JSON for
// programs. It takes values and writes to an io.Writer; it reads no file, no clock and no
// environment, so the same Result always prints the same bytes.
package report

import (
	"cmp"
	"slices"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
)

// Result is what one run has to say. The zero Result says nothing.
type Result struct {
	AsOf  plan.Day // the day the plans were judged on
	Plans int      // how many plans were read

	// Findings are those to show, sorted with finding.Compare; a slice in another order is
	// sorted in a copy first. Those of severity Off are not shown.
	Findings []finding.Finding
	// Errors are the files that could not be read.
	Errors []FileError

	// Source gives the text of a file that a finding names; nil, or a nil File, where the
	// text is not to be had: then the finding stands at 1:1 and has no excerpt.
	Source func(path string) *source.File
	// PlanKey gives the identity of the plan in a file (plan.Plan.Key), which enters the
	// fingerprints so that they survive a moved file; nil means the path itself.
	PlanKey func(path string) string
}

// FileError is a file that could not be read, and why: a clause without a full stop.
type FileError struct {
	Path    string
	Message string
}

// Summary counts findings by severity.
type Summary struct {
	Error, Warning, Info int
}

// Summary counts the findings of the result by severity.
func (r Result) Summary() Summary {
	var counts Summary
	for i := range r.Findings {
		switch r.Findings[i].Severity {
		case finding.Error:
			counts.Error++
		case finding.Warning:
			counts.Warning++
		case finding.Info:
			counts.Info++
		}
	}
	return counts
}

// sorted gives the findings to print in printing order, without touching the caller's slice.
func (r Result) sorted() []finding.Finding {
	findings := r.Findings
	off := func(f finding.Finding) bool { return f.Severity == finding.Off }
	if slices.ContainsFunc(findings, off) {
		findings = slices.DeleteFunc(slices.Clone(findings), off)
	}
	if slices.IsSortedFunc(findings, finding.Compare) {
		return findings
	}
	return slices.SortedStableFunc(slices.Values(findings), finding.Compare)
}

// sortedErrors gives the unreadable files in printing order.
func (r Result) sortedErrors() []FileError {
	return slices.SortedStableFunc(slices.Values(r.Errors), func(a, b FileError) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Message, b.Message))
	})
}
