// Package report prints findings: as text for people at a terminal, as Markdown for people on
// a pull request, and in the forms that editors, forges and CI servers read. It takes values
// and writes to an io.Writer; it reads no file, no clock and no environment, so the same
// Result always prints the same bytes.
package report

import (
	"cmp"
	"slices"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/rule"
	"github.com/acctplan/acctplan/pkg/source"
)

// Result is what one run has to say. The zero Result says nothing.
type Result struct {
	AsOf  plan.Day // the day the plans were judged on
	Plans int      // how many plans were read

	// Checked names the plans, sorted by path, for the forms that tell of plans without
	// findings too; nil where they are not known.
	Checked []Plan

	// FailOn is the severity from which on a finding fails the run; Off where none does.
	FailOn finding.Severity

	// Findings are those to show, sorted with finding.Compare; a slice in another order is
	// sorted in a copy first. Those of severity Off are not shown.
	Findings []finding.Finding
	// Suppressed are the findings that somebody silenced, in the order of Findings.
	Suppressed []finding.Suppressed
	// Errors are the files that could not be read.
	Errors []FileError
	// Notices are what is to be said of plans that could not be checked because they are none
	// any more.
	Notices []Notice

	// Book is the rule book that was judged by; the zero Book stands for the standard one.
	Book rule.Book
	// Source gives the text of a file that a finding names; nil, or a nil File, where the
	// text is not to be had: then the finding stands at 1:1 and has no excerpt.
	Source func(path string) *source.File
	// PlanKey gives the identity of the plan in a file (plan.Plan.Key), which enters the
	// fingerprints so that they survive a moved file; nil means the path itself.
	PlanKey func(path string) string
}

// Plan is a plan that was checked.
type Plan struct {
	Path    string
	Account string // the account's name; empty where it is not known
}

// FileError is a file that could not be read, and why: a clause without a full stop.
type FileError struct {
	Path    string
	Message string
}

// Summary counts findings.
type Summary struct {
	Error, Warning, Info int // those that are not Known, by severity
	Known                int // those that were there before the change under review
}

// Summary counts the findings of the result.
func (r Result) Summary() Summary {
	var counts Summary
	for i := range r.Findings {
		switch f := &r.Findings[i]; {
		case f.Severity == finding.Off:
		case f.Known:
			counts.Known++
		case f.Severity == finding.Error:
			counts.Error++
		case f.Severity == finding.Warning:
			counts.Warning++
		case f.Severity == finding.Info:
			counts.Info++
		}
	}
	return counts
}

// Fails reports whether a finding fails the run: a new one of severity FailOn or more.
func (r Result) Fails(f *finding.Finding) bool {
	return !f.Known && r.FailOn != finding.Off && f.Severity >= r.FailOn
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

// key is the identity of the plan in a file.
func (r Result) key(path string) string {
	if r.PlanKey == nil {
		return path
	}
	return r.PlanKey(path)
}

// fingerprints are the identities of findings and suppressed ones, both sorted. They are made
// together, so that a finding keeps its own when another one like it is silenced.
func (r Result) fingerprints(findings []finding.Finding, suppressed []finding.Suppressed) (standing, silenced []string) {
	all := make([]finding.Finding, 0, len(findings)+len(suppressed))
	standing, silenced = make([]string, 0, len(findings)), make([]string, 0, len(suppressed))
	var isStanding []bool
	for i, j := 0, 0; i < len(findings) || j < len(suppressed); {
		next := j == len(suppressed) || i < len(findings) && finding.Compare(findings[i], suppressed[j].Finding) <= 0
		if next {
			all, i = append(all, findings[i]), i+1
		} else {
			all, j = append(all, suppressed[j].Finding), j+1
		}
		isStanding = append(isStanding, next)
	}
	for i, fingerprint := range finding.Fingerprints(all, r.key) {
		if isStanding[i] {
			standing = append(standing, fingerprint)
		} else {
			silenced = append(silenced, fingerprint)
		}
	}
	return standing, silenced
}

// sortedSuppressed gives the suppressed findings in printing order.
func (r Result) sortedSuppressed() []finding.Suppressed {
	return slices.SortedStableFunc(slices.Values(r.Suppressed), func(a, b finding.Suppressed) int { return finding.Compare(a.Finding, b.Finding) })
}
