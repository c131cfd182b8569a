package config

// Rules of the team's own.

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/acctplan/acctplan/pkg/custom"
	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/rule"
	"github.com/acctplan/acctplan/pkg/source"
	"github.com/acctplan/acctplan/pkg/syntax"
)

// CustomRule is a rule of the team's own as it is written, for those who try its examples.
type CustomRule struct {
	custom.Definition
	Rule rule.Rule
	AsOf plan.Day // of its examples; 0 where none is written
}

// Bounds on the rules of one configuration.
const (
	mostCustomRules = 200
	mostExamples    = 20
)

var customID = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^custom/[a-z0-9]+(-[a-z0-9]+)*$`) })

// customRules reads rules. They are compiled when everything is known that they depend on; until
// then, they stand in the book by their ids.
func (r *reader) customRules(at string, pair syntax.Pair) {
	ids := []string{}
	for i, item := range r.items(at, pair, "{id: custom/has-sponsor, assert: plan.executive_sponsor.known, message: …}") {
		at := join(at, strconv.Itoa(i+1))
		if item.Kind != syntax.Mapping {
			r.problem(item.Span, "%s must hold keys such as id and assert, each with its value, but it is %s", at, kindOf(item))
			continue
		}
		if len(r.config.Custom) >= mostCustomRules {
			r.problem(item.Span, "%s: more than %d rules", at, mostCustomRules)
			return
		}
		if id := r.customRule(at, item); id != "" {
			ids = append(ids, id)
		}
	}
	r.record(at, pair, ids)
}

func (r *reader) customRule(at string, item *syntax.Node) string {
	made := CustomRule{Definition: custom.Definition{File: r.file, Severity: finding.Warning}}
	d := &made.Definition
	text := func(into *custom.Text) func(*reader, string, syntax.Pair) {
		return func(r *reader, at string, pair syntax.Pair) {
			if value, ok := r.scalar(at, pair, "a text"); ok && value != "" {
				*into = custom.Text{Text: strings.TrimRight(pair.Value.Value, "\n "), Span: pair.Value.Span}
			}
		}
	}
	r.mapping(at, item, []key{
		{name: "id", read: text(&d.ID)},
		{name: "summary", read: text(&d.Summary)},
		{name: "why", read: text(&d.Why)},
		{name: "for", read: text(&d.For)},
		{name: "when", read: text(&d.When)},
		{name: "assert", read: text(&d.Assert)},
		{name: "message", read: text(&d.Message)},
		{name: "hint", read: text(&d.Hint)},
		{name: "at", read: text(&d.At)},
		{name: "severity", read: func(r *reader, at string, pair syntax.Pair) {
			if word, ok := r.word(at, pair, severities[:3]); ok {
				d.Severity, _ = finding.ParseSeverity(word)
			}
		}},
		{name: "examples", read: func(r *reader, at string, pair syntax.Pair) {
			r.mapping(at, pair.Value, []key{
				{name: "as_of", read: func(r *reader, at string, pair syntax.Pair) {
					if text, ok := r.scalar(at, pair, "a day such as 2026-11-23"); ok {
						day, err := time.Parse(time.DateOnly, text)
						if err != nil {
							r.problem(pair.Value.Span, "%s is %s, but takes a day such as 2026-11-23", at, quoted(text))
							return
						}
						made.AsOf = plan.DayOf(day.Year(), day.Month(), day.Day())
					}
				}},
				{name: "good", read: func(r *reader, at string, pair syntax.Pair) { d.Good = r.examples(at, pair) }},
				{name: "bad", read: func(r *reader, at string, pair syntax.Pair) { d.Bad = r.examples(at, pair) }},
			})
		}},
	})
	if d.ID.IsZero() {
		r.problem(item.Span, "%s has no id; add one such as id: custom/has-sponsor", at)
		return ""
	}
	if id := d.ID.Text; !customID().MatchString(id) {
		r.problem(d.ID.Span, "%s.id is %s, but takes custom/ and words of small letters, digits and hyphens, such as custom/has-sponsor", at, quoted(id))
		return ""
	}
	if i := slices.IndexFunc(r.config.Custom, func(other CustomRule) bool { return other.ID.Text == d.ID.Text }); i >= 0 {
		other := r.config.Custom[i]
		r.problem(d.ID.Span, "%s: %s is a rule already, in %s", at, d.ID.Text, place{other.File, other.ID.Span}.line(r.file))
		return ""
	}
	r.config.Custom = append(r.config.Custom, made)
	r.config.Book = r.config.Book.With(rule.Rule{ID: d.ID.Text, Severity: d.Severity, Core: true})
	return d.ID.Text
}

// examples reads plans, one or a list.
func (r *reader) examples(at string, pair syntax.Pair) []custom.Text {
	items := []*syntax.Node{pair.Value}
	if pair.Value.Kind == syntax.Sequence {
		items = pair.Value.Items
	}
	var plans []custom.Text
	for _, item := range items {
		switch {
		case item.Kind != syntax.Scalar:
			r.problem(item.Span, "%s takes the text of a plan, below a |, not %s", at, kindOf(item))
		case len(plans) == mostExamples:
			r.problem(item.Span, "%s: more than %d examples", at, mostExamples)
		case !item.Null:
			plans = append(plans, custom.Text{Text: item.Value, Span: item.Span})
		}
	}
	return plans
}

// cutByHash says that YAML took the end of an expression for a comment, where it did.
func (r *reader) cutByHash(at source.Span) string {
	rest, _, _ := strings.Cut(r.file.String()[at.End:], "\n")
	if strings.HasPrefix(strings.TrimLeft(rest, " \t"), "#") {
		return `; YAML takes what stands behind " #" for a comment: put the expression in quotes`
	}
	return ""
}

// compileCustom makes rules of what was written.
func (r *reader) compileCustom() {
	book := rule.Standard()
	settings := custom.Settings{FiscalYearStart: r.config.Reading.FiscalYearStart}
	for i := range r.config.Custom {
		own := &r.config.Custom[i]
		made, problems := custom.Compile(own.Definition, settings)
		for _, problem := range problems {
			r.file = own.File
			r.problem(problem.Span, "%s: %s%s", own.ID.Text, problem.Message, r.cutByHash(problem.Span))
		}
		if len(problems) > 0 {
			made = rule.Rule{ID: own.ID.Text}
		}
		own.Rule = made
		book = book.With(made)
	}
	r.config.Book = book
}
