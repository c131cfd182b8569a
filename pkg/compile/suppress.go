package compile

// Suppression comments: "acctplan-ignore RULE: reason until 2027-01-31".

import (
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

func (c *compiler) suppress(s plan.Suppression) { c.plan.Suppressions = append(c.plan.Suppressions, s) }

func (c *compiler) readSuppression(comment syntax.Comment, lower string) plan.Suppression {
	s := plan.Suppression{Span: comment.Span, Target: comment.Target}
	text := comment.Text[len(ignoreMark):]
	if strings.HasPrefix(lower, ignoreFileMark) {
		s.File = true
		text = comment.Text[len(ignoreFileMark):]
	}
	if comment.Unclosed {
		s.Malformed = "is not closed with -->"
		return s
	}
	// Offsets of the comment's text in the file, for the span of each rule.
	base := strings.Index(c.file.Text(comment.Span), comment.Text)
	if base >= 0 {
		base += comment.Span.Start + len(comment.Text) - len(text)
	}
	rules, reason, found := strings.Cut(text, ":")
	if !found {
		rules = text
	}
	at := 0
	for _, name := range strings.Split(rules, ",") {
		trimmed := strings.TrimSpace(name)
		span := comment.Span
		if base >= 0 {
			start := base + at + strings.Index(name, trimmed)
			span = source.Span{Start: start, End: start + len(trimmed)}
		}
		at += len(name) + 1
		if trimmed == "" {
			continue
		}
		pattern := plan.RulePattern{Span: span, Rule: trimmed}
		if rule, record, ok := strings.Cut(trimmed, "@"); ok {
			pattern.Rule, pattern.Record = strings.TrimSpace(rule), strings.TrimSpace(record)
		}
		s.Rules = append(s.Rules, pattern)
	}
	if len(s.Rules) == 0 {
		s.Malformed = "names no rule"
		return s
	}
	reason = strings.TrimSpace(reason)
	lowerReason := asciiLower(reason)
	if i := strings.LastIndex(" "+lowerReason, " until "); i >= 0 {
		until := strings.TrimRight(strings.TrimSpace(reason[min(len(reason), i+len("until ")):]), ".)")
		d, _ := value.Date(until, c.values)
		if d.State == plan.Set {
			d.Text = until
			d.Span = comment.Span
			s.Until = d
			reason = strings.TrimRight(strings.TrimSpace(reason[:i]), " ,;(")
		} else if len(strings.Fields(until)) <= 3 {
			s.Malformed = "has an end date that is not a date: " + until
		}
	}
	if reason != "" {
		s.Reason = plan.String{Origin: plan.Origin{Span: comment.Span, Text: reason, State: plan.Set}}
	}
	return s
}
