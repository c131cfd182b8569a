// Package rewrite changes how a plan is written without changing what it says. Every change
// is proved by reading the plan again: one after which the plan would say anything else is
// not made.
package rewrite

import (
	"fmt"
	"unicode/utf8"

	"github.com/acctplan/acctplan/pkg/compile"
	"github.com/acctplan/acctplan/pkg/edit"
	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/meaning"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
)

// Change is one edit, or several that make sense only together.
type Change struct {
	Edits []finding.Edit
	What  string // in words, for whoever asks what was not done: "the key client"
}

// Text is a plan's text on its way from one version to the next. The Plan is always that of
// the File.
type Text struct {
	File     *source.File
	Plan     *plan.Plan
	Settings compile.Settings
	Declined []Change // that would have changed what the plan says; their edits are of older versions
}

// New reads a plan's text. It must be UTF-8.
func New(file *source.File, settings compile.Settings) *Text {
	return &Text{File: file, Plan: compile.Compile(file, settings), Settings: settings}
}

// Make makes those of the changes, which must not overlap, after which the plan still says
// the same, and reports whether it made any. The others are Declined.
func (t *Text) Make(changes []Change) (changed bool) {
	if len(changes) == 0 {
		return false
	}
	s := &search{text: t}
	s.accept(changes)
	if s.file == nil {
		return false
	}
	t.File, t.Plan = s.file, s.plan
	return true
}

// search finds a set of changes that all may be made together.
type search struct {
	text     *Text
	accepted []finding.Edit
	file     *source.File // with the accepted edits; nil while there are none
	plan     *plan.Plan
}

// accept takes as many of the changes as it can: all at once, else each half for itself, so
// that one bad change among many costs few readings.
func (s *search) accept(changes []Change) {
	edits := s.accepted[:len(s.accepted):len(s.accepted)]
	for _, c := range changes {
		edits = append(edits, c.Edits...)
	}
	if file, read, ok := s.text.tried(edits); ok {
		s.accepted, s.file, s.plan = edits, file, read
		return
	}
	if len(changes) == 1 {
		s.text.Declined = append(s.text.Declined, changes[0])
		return
	}
	middle := len(changes) / 2
	s.accept(changes[:middle])
	s.accept(changes[middle:])
}

// tried makes edits and reports whether the plan says the same afterwards.
func (t *Text) tried(edits []finding.Edit) (*source.File, *plan.Plan, bool) {
	content, err := edit.Apply(t.File.Bytes, edits)
	if err != nil || !utf8.Valid(content) {
		return nil, nil, false
	}
	file := source.NewFile(t.File.Path, content)
	read := compile.Compile(file, t.Settings)
	return file, read, len(meaning.Compare(t.Plan, read)) == 0
}

// DifferentError says that a rewritten plan would not say what it said before. It means a
// mistake in this program; the plan must be left as it was.
type DifferentError struct{ Difference meaning.Difference }

func (e *DifferentError) Error() string {
	return fmt.Sprintf("rewriting it would change what it says (%s), so it was left alone; please report this with the file", e.Difference)
}

// ConflictError says that a plan holds a merge conflict, so that nobody knows what it says.
type ConflictError struct{ At source.Position }

func (e *ConflictError) Error() string {
	return fmt.Sprintf("line %d: a merge conflict is not resolved, so the plan was left alone; keep what is right and delete the lines of signs first", e.At.Line)
}

// Verify compares the text with the plan that it was made from, once more and as a whole.
func (t *Text) Verify(before *plan.Plan) error {
	if differences := meaning.Compare(before, t.Plan); len(differences) > 0 {
		return &DifferentError{differences[0]}
	}
	return nil
}
