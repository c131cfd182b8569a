// Package report prints findings: as text for people at a terminal, as Markdown for people on
// a pull request, and in the forms that editors, forges and CI servers read. It takes values
// and writes to an io.Writer; it reads no file, no clock and no environment, so the same
// Result always prints the same bytes.
package report

import (
	"cmp"
	"iter"
	"slices"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/rule"
	"github.com/acctplan/acctplan/pkg/sorting"
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
	// List stands in the place of Findings where it is not nil: for more of them than anybody would like to hold.
	List finding.List
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
	for f := range r.each() {
		counts.add(f.Severity, f.Known)
	}
	return counts
}

// add counts one finding.
func (s *Summary) add(severity finding.Severity, known bool) {
	switch {
	case known:
		s.Known++
	case severity == finding.Error:
		s.Error++
	case severity == finding.Warning:
		s.Warning++
	case severity == finding.Info:
		s.Info++
	}
}

// Fails reports whether a finding fails the run: a new one of severity FailOn or more.
func (r Result) Fails(f *finding.Finding) bool {
	return !f.Known && r.FailOn != finding.Off && f.Severity >= r.FailOn
}

// each gives the findings to print one by one, in printing order.
func (r Result) each() iter.Seq[*finding.Finding] {
	all := r.List.All()
	if r.List == nil {
		findings := r.Findings
		if !slices.IsSortedFunc(findings, finding.Compare) {
			findings = sorting.Sorted(findings, finding.Compare)
		}
		all = func(yield func(*finding.Finding) bool) {
			for i := range findings {
				if !yield(&findings[i]) {
					return
				}
			}
		}
	}
	return func(yield func(*finding.Finding) bool) {
		for f := range all {
			if f.Severity != finding.Off && !yield(f) {
				return
			}
		}
	}
}

// sortedErrors gives the unreadable files in printing order.
func (r Result) sortedErrors() []FileError {
	return sorting.Sorted(r.Errors, func(a, b FileError) int {
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

// identified gives the findings of each with their identities, and puts those of the suppressed ones, which are sorted, in
// silenced, which has their length. They are made together, so that a finding keeps its own when another one like it is silenced.
func (r Result) identified(suppressed []finding.Suppressed, silenced []string) iter.Seq2[*finding.Finding, string] {
	return func(yield func(*finding.Finding, string) bool) {
		fingerprints := finding.NewFingerprinter(r.key)
		next := 0
		for f := range r.each() {
			for ; next < len(suppressed) && finding.Compare(*f, suppressed[next].Finding) > 0; next++ {
				silenced[next] = fingerprints.Of(&suppressed[next].Finding)
			}
			if !yield(f, fingerprints.Of(f)) {
				return
			}
		}
		for ; next < len(suppressed); next++ {
			silenced[next] = fingerprints.Of(&suppressed[next].Finding)
		}
	}
}

// sortedSuppressed gives the suppressed findings in printing order.
func (r Result) sortedSuppressed() []finding.Suppressed {
	return sorting.Sorted(r.Suppressed, func(a, b finding.Suppressed) int { return finding.Compare(a.Finding, b.Finding) })
}
