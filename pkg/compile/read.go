package compile

// Reading one field: a piece becomes a typed value, and trouble becomes a problem that
// names the record and the field.

import (
	"strings"

	"github.com/acctplan/acctplan/pkg/compile/value"
	"github.com/acctplan/acctplan/pkg/compile/vocabulary"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
)

// holder says in which record, or in which fact, a field is being read.
type holder struct {
	collection plan.Collection
	record     *plan.Record
	required   map[string]bool
	currency   string // of an amount that names none
}

// trouble completes a reader's problem with its place.
func (c *compiler) trouble(p *plan.Problem, h holder, name string, span source.Span) {
	if p == nil {
		return
	}
	q := *p
	q.Span, q.Field, q.Collection, q.Required = span, name, h.collection, h.required[name]
	if h.record != nil {
		q.Record, q.Label = h.record.Key, h.record.Label
	}
	c.problem(q)
}

// finish sets the place of a value that a reader returned.
func finish(o *plan.Origin, p piece) {
	o.Span = p.span
	if p.empty() {
		*o = plan.Origin{Span: p.span}
	}
}

func (c *compiler) text(h holder, name string, p piece) plan.String {
	s := p.string()
	switch {
	case s.State != plan.Set:
	case isPlaceholder(p):
		s.State = plan.Placeholder
		c.trouble(&plan.Problem{Kind: plan.UnfilledValue, Text: p.text}, h, name, p.span)
	case value.NotApplicable(p.text):
		s.State = plan.NotApplicable
	}
	return s
}

func (c *compiler) date(h holder, name string, p piece, allow value.Allow) plan.Date {
	if origin, unread := p.unread(); unread {
		return plan.Date{Origin: origin}
	}
	d, problem := value.DateOr(p.text, c.values, allow)
	finish(&d.Origin, p)
	c.trouble(problem, h, name, p.span)
	return d
}

func (c *compiler) money(h holder, name string, p piece) plan.Money {
	if origin, unread := p.unread(); unread {
		return plan.Money{Origin: origin}
	}
	settings := c.values
	if h.currency != "" {
		settings.Currency = h.currency
	}
	m, problem := value.Money(p.text, settings)
	if m.State == plan.Set && m.Currency == "" {
		m.Currency = h.currency
	}
	finish(&m.Origin, p)
	c.trouble(problem, h, name, p.span)
	return m
}

func (c *compiler) percent(h holder, name string, p piece) plan.Percent {
	if origin, unread := p.unread(); unread {
		return plan.Percent{Origin: origin}
	}
	v, problem := value.Percent(p.text, c.values)
	finish(&v.Origin, p)
	c.trouble(problem, h, name, p.span)
	return v
}

func (c *compiler) number(h holder, name string, p piece) plan.Number {
	if origin, unread := p.unread(); unread {
		return plan.Number{Origin: origin}
	}
	read := value.Number
	if name == "employees" || name == "seats" || name == "active" {
		read = value.Count
	}
	v, problem := read(p.text, c.values)
	finish(&v.Origin, p)
	c.trouble(problem, h, name, p.span)
	return v
}

func (c *compiler) days(h holder, name string, p piece) plan.Days {
	if origin, unread := p.unread(); unread {
		return plan.Days{Origin: origin}
	}
	v, problem := value.Days(p.text, c.values)
	finish(&v.Origin, p)
	c.trouble(problem, h, name, p.span)
	return v
}

func (c *compiler) flag(h holder, name string, p piece) plan.Flag {
	if origin, unread := p.unread(); unread {
		return plan.Flag{Origin: origin}
	}
	v, problem := value.Flag(p.text, c.values)
	finish(&v.Origin, p)
	c.trouble(problem, h, name, p.span)
	return v
}

// enum reads one word of a vocabulary. kind names the vocabulary for suggestions.
func enum[T ~string](c *compiler, h holder, name string, p piece, kind vocabulary.Kind, read func(string) (T, bool)) plan.Enum[T] {
	e := plan.Enum[T]{Origin: p.string().Origin}
	if e.State != plan.Set {
		return e
	}
	word, ok := read(p.text)
	switch {
	case ok:
		e.Value = word
	case isPlaceholder(p):
		e.State = plan.Placeholder
		c.trouble(&plan.Problem{Kind: plan.UnfilledValue, Text: p.text}, h, name, p.span)
	case value.NotApplicable(p.text):
		e.State = plan.NotApplicable
	default:
		e.State = plan.Unreadable
		c.trouble(&plan.Problem{Kind: plan.UnknownValue, Text: p.text, Allowed: c.words.Allowed(kind), Suggest: c.words.Suggest(kind, p.text)}, h, name, p.span)
	}
	return e
}

// stage reads an opportunity's stage. Companies have stages of their own: any word will do.
func (c *compiler) stage(h holder, name string, p piece) plan.Enum[plan.Stage] {
	s := c.text(h, name, p)
	e := plan.Enum[plan.Stage]{Origin: s.Origin}
	if s.State == plan.Set {
		if stage, ok := c.words.Stage(p.text); ok {
			e.Value = stage
		}
	}
	return e
}

// roles reads the words of a role cell. A job title among them is no role and no mistake.
func (c *compiler) roles(h holder, r *plan.Stakeholder, p piece, list []piece) {
	if p.empty() {
		if r.Roles.Span.IsZero() {
			r.Roles.Origin = plan.Origin{Span: p.span}
		}
		return
	}
	parts := list
	if parts == nil {
		if _, whole := c.words.Role(p.text); whole {
			parts = []piece{p}
		} else {
			parts = p.split(",", "/", "+", ";", "&", " and ")
		}
	}
	if r.Roles.State == plan.Missing {
		r.Roles.Origin = p.string().Origin
	}
	for _, part := range parts {
		if role, ok := c.words.Role(part.text); ok {
			if !r.Roles.Has(role) {
				r.Roles.List = append(r.Roles.List, plan.Enum[plan.Role]{Origin: part.string().Origin, Value: role})
			}
			continue
		}
		if c.words.JobTitle(part.text) && !r.Title.IsWritten() {
			r.Title = part.string()
			continue
		}
		e := enum(c, h, "role", part, "role", c.words.Role)
		r.Roles.List = append(r.Roles.List, e)
	}
	// The list is as good as its worst word.
	for _, e := range r.Roles.List {
		if e.State != plan.Set {
			r.Roles.State = e.State
			return
		}
	}
}

// peopleSeparators part several people in one place.
var peopleSeparators = []string{"+", "/", ";", "&", " and ", " und ", " et ", " with ", ", with ", " en ", " och ", " og ", ","}

// people reads the persons of a field; who they are is resolved once all records are known.
func (c *compiler) people(h holder, name string, into *plan.People, p piece, list []piece, side plan.Side) {
	if p.empty() && len(list) == 0 {
		if into.State == plan.Missing && into.Span.IsZero() {
			into.Origin = plan.Origin{Span: p.span}
		}
		return
	}
	s := c.text(h, name, p)
	if into.State == plan.Missing {
		into.Origin = s.Origin
	}
	if s.State != plan.Set {
		return
	}
	parts := list
	if parts == nil && strings.Contains(p.text, ",") && c.personNamed(p.text) != nil { // "Berg, Anna" is one
		parts = []piece{p}
	}
	if parts == nil {
		for _, line := range linesOf(p) {
			parts = append(parts, line.split(peopleSeparators...)...)
		}
		if len(parts) == 1 && strings.Count(" "+p.text, " @") > 1 {
			parts = p.split(" ") // "@rania @deepak"
		}
	}
	if len(into.List) == 0 { // all of a list is resolved at once, however often the record tells the field
		c.persons = append(c.persons, pendingPerson{people: into, side: side})
	}
	for i, part := range parts {
		if short := withoutRole(part); list == nil && short.text != part.text && c.nameScore(short.text) >= fullName {
			part = short // "Bianca Lund (SE)"
		}
		parts[i] = part
		// "Ada Roth, VP IT" is one person; "A (Role)" is A.
		if len(into.List) > 0 && c.words.JobTitle(part.text) && !c.knownPerson(part.text) && len(parts) > 1 {
			continue
		}
		into.List = append(into.List, plan.Person{Origin: part.string().Origin})
	}
}

// person reads a field that holds one person.
func (c *compiler) person(h holder, name string, into *plan.Person, p piece, side plan.Side) {
	if p.empty() {
		into.Origin = plan.Origin{Span: p.span}
		return
	}
	s := c.text(h, name, p)
	into.Origin = s.Origin
	if s.State == plan.Set {
		c.persons = append(c.persons, pendingPerson{person: into, side: side})
	}
}

// references reads ids or names of other records.
func (c *compiler) references(h holder, name string, into *plan.Refs, p piece, list []piece) {
	if p.empty() && len(list) == 0 {
		if into.State == plan.Missing && into.Span.IsZero() {
			into.Origin = plan.Origin{Span: p.span}
		}
		return
	}
	s := c.text(h, name, p)
	if into.State == plan.Missing {
		into.Origin = s.Origin
	}
	if s.State != plan.Set {
		return
	}
	parts := list
	if parts == nil {
		parts = p.split(",", ";", "+", "&")
		if len(parts) == 1 && strings.ContainsAny(p.text, " ") {
			allIDs := true
			for _, w := range strings.Fields(p.text) {
				allIDs = allIDs && looksLikeID(w)
			}
			if allIDs {
				parts = p.split(" ")
			}
		}
	}
	c.refs = append(c.refs, pendingRefs{into: into, parts: parts, whole: p, holder: h, name: name})
}

// stringList reads a list of plain texts.
func (c *compiler) stringList(f fact) plan.Strings {
	out := plan.Strings{Origin: f.value.string().Origin}
	list := f.list
	if list == nil {
		list = f.value.split(",", ";")
	}
	for _, p := range list {
		out.List = append(out.List, p.string())
	}
	return out
}
