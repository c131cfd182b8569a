package compile

// Suppression comments: "acctplan-ignore RULE: reason until 2027-01-31".

import (
	"slices"
	"strings"

	"github.com/acctplan/acctplan/pkg/compile/value"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
	"github.com/acctplan/acctplan/pkg/syntax"
)

const (
	ignoreMark     = "acctplan-ignore"
	ignoreFileMark = "acctplan-ignore-file"
)

func (c *compiler) readSuppressions() {
	for _, comment := range c.doc.Comments {
		lower := asciiLower(comment.Text)
		if !strings.HasPrefix(lower, ignoreMark) {
			if strings.HasPrefix(lower, "acctplan") && !strings.HasPrefix(lower, "acctplan:") {
				c.suppress(plan.Suppression{Span: comment.Span, Malformed: "begins with neither acctplan-ignore nor acctplan-ignore-file"})
			}
			continue
		}
		c.suppress(c.readSuppression(comment, lower))
	}
}

// firstItem narrows a target that is a list to its first item: a comment above a task is about
// that task, not about all that follow it.
func (c *compiler) firstItem(target source.Span) source.Span {
	for _, b := range c.doc.Blocks {
		if b.Kind == syntax.List && b.Span == target && len(b.Items) > 0 {
			return b.Items[0].Span
		}
	}
	return target
}

func (c *compiler) suppress(s plan.Suppression) { c.plan.Suppressions = append(c.plan.Suppressions, s) }

func (c *compiler) readSuppression(comment syntax.Comment, lower string) plan.Suppression {
	s := plan.Suppression{Span: comment.Span, Target: c.firstItem(comment.Target)}
	text := c.commentPiece(comment)
	mark := len(ignoreMark)
	if strings.HasPrefix(lower, ignoreFileMark) {
		s.File = true
		mark = len(ignoreFileMark)
	}
	text = text.cut(mark, len(text.text))
	if comment.Unclosed {
		s.Malformed = "is not closed with -->"
		return s
	}
	rules, reason := text, piece{}
	if colon := strings.IndexByte(text.text, ':'); colon >= 0 {
		rules, reason = text.cut(0, colon), text.cut(colon+1, len(text.text))
	}
	rules = c.takeUntil(&s, rules)
	for _, name := range ruleNames(rules) {
		pattern := plan.RulePattern{Span: name.span, Rule: name.text}
		if rule, record, ok := strings.Cut(name.text, "@"); ok {
			pattern.Rule, pattern.Record = strings.TrimSpace(rule), strings.TrimSpace(record)
		}
		s.Rules = append(s.Rules, pattern)
	}
	if len(s.Rules) == 0 {
		s.Malformed = "names no rule"
		return s
	}
	reason = c.takeUntil(&s, reason)
	s.Reason = reason.string()
	switch asciiLower(strings.TrimRight(reason.text, " .!?")) {
	case "todo", "fixme", "later", "wip":
		s.Reason.State = plan.Placeholder // somebody meant to write it
	}
	if isPlaceholder(reason) {
		s.Reason.State = plan.Placeholder
	}
	return s
}

// takeUntil takes "until 2027-01-31" from the end of a part of a comment.
func (c *compiler) takeUntil(s *plan.Suppression, part piece) piece {
	lower := " " + asciiLower(part.text)
	i := -1
	for _, lead := range [...]string{" until ", " until=", " until:"} {
		i = max(i, strings.LastIndex(lower, lead))
	}
	if i < 0 {
		return part
	}
	until := part.cut(min(len(part.text), i+len("until ")), len(part.text))
	until = until.trimRight(".)")
	d, _ := value.Date(until.text, c.values)
	if d.State == plan.Set {
		finish(&d.Origin, until)
		s.Until = d
		part = part.cut(0, i)
		return part.trimRight(" ,;(")
	}
	if len(strings.Fields(until.text)) <= 3 {
		s.Malformed = "has an end date that is not a date: " + until.text
	}
	return part
}

// ruleNames parts the rules of a comment at commas, and at blanks between what can be nothing but rules.
func ruleNames(rules piece) []piece {
	var names []piece
	for _, part := range rules.split(",") {
		words := strings.Fields(part.text)
		if len(words) < 2 || slices.ContainsFunc(words, func(word string) bool { return strings.Count(word, "/") != 1 }) {
			names = append(names, part)
			continue
		}
		names = append(names, part.split(" ")...)
	}
	return names
}

// commentPiece is the text of a comment. Where it does not stand in the file as it is, such as
// in several lines of YAML, every part of it stands at the whole comment.
func (c *compiler) commentPiece(comment syntax.Comment) piece {
	run := syntax.Run{Span: comment.Span, Text: comment.Text}
	if at := strings.Index(c.file.Text(comment.Span), comment.Text); at >= 0 {
		start := comment.Span.Start + at
		run = syntax.Run{Span: source.Span{Start: start, End: start + len(comment.Text)}, Text: comment.Text, Verbatim: true}
	}
	return piece{text: comment.Text, span: run.Span, runs: []syntax.Run{run}}
}
