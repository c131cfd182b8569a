// Package format brings a plan into the one canonical spelling: frontmatter keys in the
// format's order and under their canonical names, dates as ISO dates, the words of the format
// in the frontmatter, the fields of tasks in one order and form.
//
// It never touches prose, never pads a table, keeps comments with their keys, and invents
// nothing: every change is proved by reading the plan again. Formatting twice changes nothing.
package format

import (
	"bytes"

	"github.com/acctplan/acctplan/pkg/compile"
	"github.com/acctplan/acctplan/pkg/compile/vocabulary"
	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/rewrite"
	"github.com/acctplan/acctplan/pkg/source"
	"github.com/acctplan/acctplan/pkg/syntax"
)

// rounds bounds how often a plan is formatted anew: one change may make room for another.
const rounds = 4

// File returns the bytes of the file, which must be UTF-8, in canonical form. The error is a
// *rewrite.ConflictError or a *rewrite.DifferentError: then the file must be left alone.
func File(file *source.File, settings compile.Settings) ([]byte, error) {
	text := rewrite.New(file, settings)
	before := text.Plan
	if conflict := before.Conflict(); conflict != nil {
		return nil, &rewrite.ConflictError{At: file.Position(conflict.Span.Start)}
	}
	Text(text)
	if err := text.Verify(before); err != nil {
		return nil, err
	}
	return text.File.Bytes, nil
}

// Text formats a plan that is being rewritten.
func Text(text *rewrite.Text) {
	for range rounds {
		before := text.File.Bytes
		for _, changes := range []func(*state) []rewrite.Change{keys, values, tasks, order} {
			text.Make(changes(newState(text)))
		}
		if bytes.Equal(before, text.File.Bytes) {
			return
		}
	}
}

// state is what the steps look at: a plan's text, its tree, and the words of its workspace.
type state struct {
	*rewrite.Text
	doc   *syntax.Document
	words *vocabulary.Vocabulary
}

func newState(text *rewrite.Text) *state {
	s := &state{Text: text, doc: syntax.Parse(text.File), words: text.Settings.Vocabulary}
	if s.words == nil {
		s.words = vocabulary.Default()
	}
	return s
}

// replace is a change of one place.
func (s *state) replace(span source.Span, text string) rewrite.Change {
	return rewrite.Change{
		What:  s.File.Text(span),
		Edits: []finding.Edit{{Span: span, Text: text, Safe: true}},
	}
}
