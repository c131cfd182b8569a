// Package custom makes rules out of what a team writes in its configuration: expressions over a
// typed view of the plan, checked when they are read and bounded in everything they do.
//
// An expression sees the view, the as-of day and the functions below, and nothing else: no file,
// no environment, no network, no clock. It cannot loop but over lists of the view, and each turn
// of such a loop is counted.
package custom

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/rule"
	"github.com/acctplan/acctplan/pkg/source"
)

// Text is a text of the configuration and where it stands.
type Text struct {
	Text string
	Span source.Span // zero where nothing is written
}

// IsZero reports whether nothing is written.
func (t Text) IsZero() bool { return t.Span.IsZero() }

// Definition is a rule as a team wrote it.
type Definition struct {
	File *source.File

	ID       Text // "custom/name"
	For      Text // what it looks at: "plan", or a collection such as "actions"; plan where empty
	When     Text // which of them it is about; all where empty
	Assert   Text // what must hold
	Message  Text // what is said where it does not hold, with {{ expressions }}
	Hint     Text // what to do next, with {{ expressions }}; may be empty
	At       Text // where the finding points: a place of the plan; may be empty
	Summary  Text // what the rule finds; may be empty
	Why      Text // may be empty
	Severity finding.Severity

	Good, Bad []Text // plans that it must not and must object to
}

// Settings is what expressions depend on beside the plan.
type Settings struct {
	FiscalYearStart time.Month // 0: January
}

// Problem is a mistake in a definition, with its place in the configuration.
type Problem struct {
	Span    source.Span
	Message string // one line, without the key's name
}

// Bounds on one rule.
const (
	longestExpression = 4000 // bytes
	mostNodes         = 400  // of the tree of an expression
	deepestNesting    = 3    // of any, all, filter and such in each other
	longestMessage    = 500  // bytes of what is said
)

// Compile makes a rule of a definition. With problems, the rule must not be used.
func Compile(d Definition, s Settings) (rule.Rule, []Problem) {
	c := &compiler{definition: d, scope: "plan", settings: s}
	c.scopeOf()
	r := &ruleOf{definition: d}
	r.settings = s
	if !d.When.IsZero() {
		r.when = c.boolean("when", d.When)
	}
	if d.Assert.IsZero() {
		c.problem(d.ID.Span, "there is no assert; add what must hold, such as assert: plan.executive_sponsor.known")
	} else {
		r.assert = c.boolean("assert", d.Assert)
	}
	if d.Message.IsZero() {
		c.problem(d.ID.Span, "there is no message; add what is to be said where assert does not hold")
	} else {
		r.message = c.template("message", d.Message)
	}
	r.hint = c.template("hint", d.Hint)
	r.at = c.place(d.At)
	r.scope, r.record = c.scope, c.record
	if len(c.problems) > 0 {
		return rule.Rule{}, c.problems
	}
	made := rule.Rule{
		ID: d.ID.Text, Summary: summary(d), Why: oneLine(d.Why.Text), Do: plainTemplate(d.Hint.Text),
		Severity: d.Severity, Core: true, Check: r.check,
		From:  fmt.Sprintf("%s:%d", d.File.Path, d.File.Position(d.ID.Span.Start).Line),
		Terms: terms(d),
	}
	if c.timely {
		made.Tags = []string{rule.TagTime}
	}
	if len(d.Bad) > 0 {
		made.Bad = rule.Example{Excerpt: d.Bad[0].Text}
	}
	if len(d.Good) > 0 {
		made.Good = rule.Example{Excerpt: d.Good[0].Text}
	}
	return made, nil
}

// summary is what the rule finds: as written, else its message without the parts to fill in.
func summary(d Definition) string {
	text := oneLine(d.Summary.Text)
	if text == "" {
		text = plainTemplate(d.Message.Text)
	}
	return strings.TrimSuffix(text, ".")
}

// terms are what the rule asks, as its page shows it.
func terms(d Definition) []string {
	var terms []string
	for _, term := range []struct {
		name string
		text Text
	}{{"for", d.For}, {"when", d.When}, {"assert", d.Assert}, {"at", d.At}} {
		if !term.text.IsZero() {
			terms = append(terms, term.name+": "+oneLine(term.text.Text))
		}
	}
	return terms
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// compiler is the state of compiling one definition.
type compiler struct {
	definition Definition
	settings   Settings
	scope      string // of scopes
	record     string // what expressions call the record; empty for the plan
	timely     bool   // an expression depends on the as-of day
	problems   []Problem
}

//go:noinline // many call it, and the binary has no room for copies of it
func (c *compiler) problem(span source.Span, format string, arguments ...any) {
	c.problems = append(c.problems, Problem{Span: span, Message: fmt.Sprintf(format, arguments...)})
}

// scopeOf finds what the rule is for.
func (c *compiler) scopeOf() {
	wanted := c.definition.For
	if wanted.IsZero() {
		return
	}
	var names []string
	for _, scope := range scopes {
		if scope.collection == wanted.Text {
			c.scope, c.record = scope.collection, scope.record
			return
		}
		names = append(names, scope.collection)
	}
	message := fmt.Sprintf("for is %q", wanted.Text)
	if near := nearest(wanted.Text, names); near != "" {
		c.problem(wanted.Span, "%s; did you mean %q?", message, near)
		return
	}
	c.problem(wanted.Span, "%s, but takes one of %s", message, strings.Join(names, ", "))
}

// Scopes are what a rule can be for.
func Scopes() []string {
	names := make([]string, len(scopes))
	for i, scope := range scopes {
		names[i] = scope.collection
	}
	return slices.Clone(names)
}
