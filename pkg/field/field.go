// Package field names the values of a plan as the format does: every fact of the account and
// every field of every record, in the model's order. Programs that treat all values alike
// (comparing two plans, showing one, rewriting spellings) need no list of fields of their own.
package field

import (
	"reflect"
	"strings"
	"sync"
	"unicode"

	"github.com/acctplan/acctplan/pkg/plan"
)

// Value is one value of a plan. Data is the value as the model has it: plan.String, plan.Date,
// plan.Enum[plan.Role] and so on; Origin is its origin, for all kinds alike.
type Value struct {
	Name   string // as the format spells it: "due", "reports_to"
	Origin plan.Origin
	Data   any
	Parts  []Value // of a list: its members, in order, under the same name
}

// Word is the canonical word of an enumeration; ok is false for every other kind of value.
// The word is empty unless the value was understood as one of the format's words.
func (v Value) Word() (word string, ok bool) {
	data := reflect.ValueOf(v.Data)
	if data.Kind() != reflect.Struct || !strings.HasPrefix(data.Type().Name(), "Enum[") {
		return "", false
	}
	return data.FieldByName("Value").String(), true
}

// All lists the value and its members, the value first.
func (v Value) All() []Value { return append([]Value{v}, v.Parts...) }

// Mark is what the model says about a record besides its fields: "parent", "horizon", "group".
// Number is 0 or 1 for a yes or no.
type Mark struct {
	Name   string
	Number int
}

// Record is one record of a plan, of whatever collection.
type Record struct {
	Collection plan.Collection
	*plan.Record
	Values []Value
	Marks  []Mark
}

// Facts lists the facts of the account, those that are not written included.
func Facts(p *plan.Plan) []Value {
	values, _ := values(reflect.ValueOf(p).Elem())
	facts := values[:0]
	for _, v := range values {
		if v.Name != "title" { // the heading of the file is no fact
			facts = append(facts, v)
		}
	}
	return facts
}

// Records lists the records of all collections. The embedded records are the plan's own.
func Records(p *plan.Plan) []Record {
	var out []Record
	out = each(out, plan.Team, p.Team)
	out = each(out, plan.Goals, p.Goals)
	out = each(out, plan.Targets, p.Targets)
	out = each(out, plan.Stakeholders, p.Stakeholders)
	out = each(out, plan.DecisionProcess, p.DecisionProcess)
	out = each(out, plan.DecisionCriteria, p.DecisionCriteria)
	out = each(out, plan.Questions, p.Questions)
	out = each(out, plan.Assumptions, p.Assumptions)
	out = each(out, plan.Commitments, p.Commitments)
	out = each(out, plan.Asks, p.Asks)
	out = each(out, plan.Challenges, p.Challenges)
	out = each(out, plan.Contracts, p.Contracts)
	out = each(out, plan.Products, p.Products)
	out = each(out, plan.Metrics, p.Metrics)
	out = each(out, plan.ValueDelivered, p.Values)
	out = each(out, plan.Whitespace, p.Whitespace)
	out = each(out, plan.Opportunities, p.Opportunities)
	out = each(out, plan.Competitors, p.Competitors)
	out = each(out, plan.Risks, p.Risks)
	out = each(out, plan.Actions, p.Actions)
	out = each(out, plan.Milestones, p.Milestones)
	out = each(out, plan.Log, p.Log)
	out = each(out, plan.SWOT, p.SWOT)
	return each(out, plan.Landscape, p.Landscape)
}

func each[T any](out []Record, collection plan.Collection, list []T) []Record {
	for i := range list {
		record := reflect.ValueOf(&list[i]).Elem()
		r := Record{Collection: collection, Record: record.FieldByName("Record").Addr().Interface().(*plan.Record)}
		r.Values, r.Marks = values(record)
		out = append(out, r)
	}
	return out
}

// values lists what the fields of a struct hold: values with an origin, and plain marks.
func values(of reflect.Value) (values []Value, marks []Mark) {
	for _, m := range membersOf(of.Type()) {
		switch held := of.Field(m.index); held.Kind() {
		case reflect.Struct:
			values = append(values, m.value(held))
		case reflect.Int:
			marks = append(marks, Mark{Name: m.name, Number: int(held.Int())})
		case reflect.Bool:
			mark := Mark{Name: m.name}
			if held.Bool() {
				mark.Number = 1
			}
			marks = append(marks, mark)
		}
	}
	return values, marks
}

// member is a field of a struct of the model that is a value or a mark.
type member struct {
	name   string // as the format spells it
	index  int    // in the struct
	origin []int  // of a value: where it has its origin
	list   []int  // of a value with members of its own: where they are
	part   *member
}

// value makes a value of a struct that embeds an origin.
func (m *member) value(held reflect.Value) Value {
	v := Value{Name: m.name, Origin: held.FieldByIndex(m.origin).Interface().(plan.Origin), Data: held.Interface()}
	if m.part != nil {
		list := held.FieldByIndex(m.list)
		for i := range list.Len() {
			v.Parts = append(v.Parts, m.part.value(list.Index(i)))
		}
	}
	return v
}

// known holds the members of each type of the model, since reflection walks a whole type to find a name.
var known sync.Map // of []member by reflect.Type

func membersOf(of reflect.Type) []member {
	if found, ok := known.Load(of); ok {
		return found.([]member)
	}
	var members []member
	for i := range of.NumField() {
		declared := of.Field(i)
		m := member{name: Name(declared.Name), index: i}
		switch declared.Type.Kind() {
		case reflect.Struct:
			if !m.isValue(declared.Type) {
				continue
			}
		case reflect.Int, reflect.Bool:
		default:
			continue
		}
		members = append(members, m)
	}
	known.Store(of, members)
	return members
}

// isValue reports whether a type embeds an origin, and notes where it has it and its list.
func (m *member) isValue(of reflect.Type) bool {
	origin, ok := of.FieldByName("Origin")
	if !ok || !origin.Anonymous {
		return false
	}
	m.origin = origin.Index
	if list, ok := of.FieldByName("List"); ok {
		if part := (&member{name: m.name}); part.isValue(list.Type.Elem()) {
			m.list, m.part = list.Index, part
		}
	}
	return true
}

// renamed are the fields that the format calls otherwise than the model.
var renamed = map[string]string{
	"CRMID": "crm_id", "ProductsOwned": "products", "Owners": "owner", "Roles": "role",
}

// Name is the format's name of a field of the model: "NextAction" is "next_action".
func Name(goName string) string {
	if name, ok := renamed[goName]; ok {
		return name
	}
	var b strings.Builder
	lower := false
	for _, r := range goName {
		if unicode.IsUpper(r) && lower {
			b.WriteByte('_')
		}
		lower = unicode.IsLower(r)
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}
