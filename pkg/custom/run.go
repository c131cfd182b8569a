package custom

// Running: a rule that was compiled looks at one plan.

import (
	"errors"
	"fmt"
	"reflect"
	"strings"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser"
	"github.com/expr-lang/expr/vm"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/rule"
	"github.com/acctplan/acctplan/pkg/source"
)

// ruleOf is a definition that was compiled.
type ruleOf struct {
	definition Definition
	settings   Settings
	scope      string
	record     string

	when, assert  *program // when is nil for always
	message, hint template
	at            place
}

// place is where findings point: a part of the view, and a field of it.
type place struct {
	part  *program // nil: what the rule is for
	field string   // as expressions call it; empty for the part itself
}

// place compiles what at names. A field is named by the part that it belongs to, because the
// value of a field has no place, but the field has.
func (c *compiler) place(text Text) place {
	if text.IsZero() {
		return place{}
	}
	mapping := c.mapping(text, 0, text.Text)
	whole, kind := c.compile("at", text.Text, mapping)
	if whole == nil {
		return place{}
	}
	if hasPlace(kind) {
		return place{part: whole}
	}
	tree, err := parser.Parse(text.Text)
	if err == nil {
		node := tree.Node
		if chain, ok := node.(*ast.ChainNode); ok {
			node = chain.Node
		}
		if member, ok := node.(*ast.MemberNode); ok {
			name, isName := member.Property.(*ast.StringNode)
			part, kind := c.compile("at", member.Node.String(), mapping)
			if isName && part != nil && hasPlace(kind) {
				return place{part: part, field: name.Value}
			}
		}
	}
	c.problem(text.Span, "at must name a place of the plan, such as plan.renewal or a record, but is %s", typeName(kind))
	return place{}
}

// hasPlace reports whether a value knows where it stands.
func hasPlace(t reflect.Type) bool {
	return t != nil && (t == reflect.TypeFor[*Date]() || t == reflect.TypeFor[*Person]() || t.Implements(reflect.TypeFor[viewed]()))
}

// memoKey is under which the view of a plan is remembered: all rules of a team share it.
type memoKey struct{}

// check is the rule's look at one plan.
func (r *ruleOf) check(p *rule.Pass) {
	view := p.Remember(memoKey{}, func() any { return viewOf(p.Facts) }).(*Plan)
	e := &environment{view: view, asOf: p.AsOf, rates: p.Plan.Rates, settings: r.settings}
	values := e.values()
	if r.record == "" {
		if err := r.look(p, e, values, view); err != nil {
			p.Fail(err)
		}
		return
	}
	field, _ := fieldOf(reflect.TypeFor[Plan](), r.scope)
	records := reflect.ValueOf(view).Elem().FieldByIndex(field.Index)
	for i := range records.Len() {
		record := records.Index(i).Interface()
		values[r.record] = record
		if err := r.look(p, e, values, record.(viewed)); err != nil {
			p.Fail(err)
			return
		}
	}
}

// look judges the plan or one record.
func (r *ruleOf) look(p *rule.Pass, e *environment, values map[string]any, about viewed) error {
	if r.when != nil {
		applies, err := r.run(r.when, e, values)
		if yes, _ := applies.(bool); err != nil || !yes {
			return err
		}
	}
	holds, err := r.run(r.assert, e, values)
	if yes, _ := holds.(bool); err != nil || yes {
		return err
	}
	message, err := r.say(r.message, e, values)
	if err != nil {
		return err
	}
	hint, err := r.say(r.hint, e, values)
	if err != nil {
		return err
	}
	span, err := r.place(p.Plan, e, values, about)
	if err != nil {
		return err
	}
	f := finding.Finding{Span: span, Message: message, Hint: hint, Record: about.origin().key, Content: about.origin().label}
	if action, ok := about.(*Action); ok && len(action.Owners) > 0 {
		f.Owner = action.Owners[0].Name
	}
	p.Report(f)
	return nil
}

// run evaluates an expression. An error names its place in the configuration.
func (r *ruleOf) run(p *program, e *environment, values map[string]any) (any, error) {
	e.patterns = p.patterns
	e.work++
	machine := vm.VM{MemoryBudget: mostMemory}
	result, err := machine.Run(p.Program, values)
	if err == nil {
		return result, nil
	}
	offset, message := 0, err.Error()
	var placed *file.Error
	if errors.As(err, &placed) {
		offset, message = runeOffset(p.Program.Source().String(), placed.From), placed.Message
	}
	at := r.definition.File.Position(p.at(offset).Start)
	message = strings.TrimSpace(strings.SplitN(message, "\n", 2)[0])
	switch {
	case strings.Contains(message, "memory budget"):
		message = errWork.Error()
	case strings.Contains(message, "from <nil>"), strings.Contains(message, "nil pointer"), strings.Contains(message, "on zero Value"):
		message = "nothing was found here to take a field of; write ?. instead of ."
	case outOfRange().MatchString(message):
		found := outOfRange().FindStringSubmatch(message)
		message = fmt.Sprintf("there is no entry %s: the list has %s on this plan, counted from 0; look with any or find instead", found[1], found[2])
	case strings.HasPrefix(message, "invalid operation: <nil>"), strings.Contains(message, "empty"):
		message = "there is nothing here on this plan: an empty list has no smallest, largest or first; ask len before"
	case isInternal().MatchString(message):
		message = "this cannot be worked out on this plan; check that each part of it is what the rest expects"
	}
	return nil, fmt.Errorf("%s:%d:%d: %s", r.definition.File.Path, at.Line, at.Column, message)
}

// Messages of the language when it runs.
var (
	outOfRange = lazily(`^index out of range: (-?\d+) \(array length is (\d+)\)`)
	isInternal = lazily(`<nil>|interface|runtime|reflect|\*custom\.|goroutine|\bint\b|\bfloat64\b|invalid operation|cannot fetch|panic`)
)

// say fills in a text.
func (r *ruleOf) say(t template, e *environment, values map[string]any) (string, error) {
	var b strings.Builder
	for _, piece := range t {
		b.WriteString(piece.text)
		if piece.value == nil {
			continue
		}
		value, err := r.run(piece.value, e, values)
		if err != nil {
			return "", err
		}
		b.WriteString(say(value))
		if b.Len() > 4*longestMessage {
			break
		}
	}
	text := oneLine(strings.ToValidUTF8(b.String(), ""))
	if len(text) > longestMessage {
		text = text[:strings.LastIndexFunc(text[:longestMessage], func(r rune) bool { return r == ' ' })+1]
		text = strings.TrimSpace(text) + " …"
	}
	return text, nil
}

// place is where a finding points: the field, or its empty cell, else the record, else the top
// of the plan.
func (r *ruleOf) place(about *plan.Plan, e *environment, values map[string]any, subject viewed) (source.Span, error) {
	head := subject.origin().head
	if r.at.part == nil {
		return head, nil
	}
	part, err := r.run(r.at.part, e, values)
	if err != nil {
		return head, err
	}
	switch v := part.(type) {
	case *Date:
		if v != nil && !v.span.IsZero() {
			return v.span, nil
		}
	case *Person:
		if v != nil && !v.span.IsZero() {
			return v.span, nil
		}
	case viewed:
		if reflect.ValueOf(v).IsNil() {
			return head, nil
		}
		return fieldPlace(about, v, r.at.field), nil
	}
	return head, nil
}

// fieldPlace is where a field of a part of the view stands.
func fieldPlace(about *plan.Plan, part viewed, field string) source.Span {
	from := part.origin()
	described, ok := fieldOf(reflect.TypeOf(part), field)
	if !ok {
		return from.head
	}
	model := from.model.FieldByName(described.Name)
	if model.Kind() == reflect.Struct {
		if origin, ok := model.FieldByName("Origin").Interface().(plan.Origin); ok {
			return origin.At(from.head)
		}
	}
	if model.Kind() == reflect.Slice { // a collection of the plan: its heading
		concept := plan.Concept(strings.ReplaceAll(field, "_", "-"))
		if concept == "competitors" {
			concept = plan.ConceptCompetition
		}
		for _, s := range about.Sections {
			if s.Has(concept) && !s.Headless {
				return s.Title.Span
			}
		}
	}
	return from.head
}
