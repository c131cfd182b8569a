package custom

// Filling the view from a plan.

import (
	"math"
	"reflect"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"github.com/acctplan/acctplan/pkg/facts"
	"github.com/acctplan/acctplan/pkg/plan"
)

// longestText bounds every text of a view, in bytes, so that no expression has to read much.
const longestText = 2000

// unknown is a number that is not known: it compares as false with everything.
var unknown = math.NaN()

// filler fills views of one plan.
type filler struct {
	facts    *facts.Facts
	currency string
}

// viewOf is what expressions see of a plan.
func viewOf(known *facts.Facts) *Plan {
	p := known.Plan
	f := filler{facts: known, currency: facts.Currency(p)}
	if f.currency == "" {
		f.currency = known.Pipeline.Currency
	}
	view := &Plan{}
	view.from = from{model: reflect.ValueOf(p).Elem(), head: p.Facts}
	f.fill(reflect.ValueOf(view).Elem(), view.model)
	view.Path, view.Tier, view.Currency = p.Path, string(p.EffectiveTier()), f.currency
	if view.Lifecycle == "" {
		view.Lifecycle = string(plan.Customer)
	}
	view.Pipeline, view.WeightedPipeline = number(known.Pipeline.Unweighted), number(known.Pipeline.Weighted)
	view.Adoption = unknown
	if known.Adoption.Known {
		view.Adoption = number(known.Adoption.Percent)
	}
	view.Extra = map[string]string{}
	for _, extra := range p.ExtraKeys {
		view.Extra[extra.Name.Text] = shortened(extra.Value.Text)
	}
	for i, person := range view.Stakeholders {
		person.Engaged, person.HasLeft = known.IsEngaged(&p.Stakeholders[i]), p.Stakeholders[i].HasLeft(known.AsOf)
	}
	return view
}

// fill fills one part of the view from the part of the model that it shows.
func (f filler) fill(view, model reflect.Value) {
	for i := range view.NumField() {
		field := view.Type().Field(i)
		if !field.IsExported() {
			continue
		}
		source := model.FieldByName(field.Name)
		if !source.IsValid() {
			if method := model.Addr().MethodByName(field.Name); method.IsValid() && method.Type().NumIn() == 0 && field.Type.Kind() == reflect.Bool {
				view.Field(i).SetBool(method.Call(nil)[0].Bool())
			}
			continue
		}
		f.set(view.Field(i), source, field)
	}
}

// set converts one field.
func (f filler) set(into, model reflect.Value, field reflect.StructField) {
	switch m := model.Interface().(type) {
	case string:
		into.SetString(shortened(m))
	case bool:
		into.SetBool(m)
	case int:
		into.SetFloat(float64(m))
	case plan.Concept:
		into.SetString(string(m))
	case plan.String:
		into.SetString(text(m.Origin))
	case plan.Date:
		into.Set(reflect.ValueOf(dateOf(m)))
	case plan.Person:
		into.Set(reflect.ValueOf(personOf(m)))
	case plan.People:
		people := make([]*Person, 0, len(m.List))
		for _, person := range m.List {
			if one := personOf(person); one.Known {
				people = append(people, one)
			}
		}
		into.Set(reflect.ValueOf(people))
	case plan.Money:
		into.SetFloat(f.money(m))
	case plan.Number:
		into.SetFloat(ifSet(m.Origin, m.Value))
	case plan.Percent:
		into.SetFloat(ifSet(m.Origin, m.Value))
	case plan.Days:
		into.SetFloat(ifSet(m.Origin, decimal.NewFromInt(int64(m.Value))))
	case plan.Strings:
		words := make([]string, 0, len(m.List))
		for _, word := range m.List {
			words = append(words, text(word.Origin))
		}
		into.Set(reflect.ValueOf(words))
	case plan.Refs:
		ids := make([]string, 0, len(m.List))
		for _, ref := range m.List {
			if ref.Resolved() {
				ids = append(ids, ref.Key)
			}
		}
		into.Set(reflect.ValueOf(ids))
	case plan.Enums[plan.Role]:
		roles := make([]string, 0, len(m.List))
		for _, role := range m.List {
			if role.State == plan.Set {
				roles = append(roles, string(role.Value))
			}
		}
		into.Set(reflect.ValueOf(roles))
	case plan.Enum[plan.Stage]:
		into.SetString(string(m.Value))
		if m.Value == "" {
			into.SetString(text(m.Origin))
		}
	default:
		switch {
		case model.Kind() == reflect.Struct && model.FieldByName("Value").Kind() == reflect.String: // other enums
			into.SetString(model.FieldByName("Value").String())
		case model.Kind() == reflect.Slice:
			f.records(into, model, field.Tag.Get("expr"))
		default:
			panic("the view has no way to show " + model.Type().String())
		}
	}
}

// records fills a list of records.
func (f filler) records(into, model reflect.Value, collection string) {
	views := reflect.MakeSlice(into.Type(), model.Len(), model.Len())
	for i := range model.Len() {
		record := model.Index(i)
		view := reflect.New(into.Type().Elem().Elem())
		origin := view.Interface().(viewed).origin()
		origin.model = record
		switch own := record.Addr().Interface().(type) {
		case *plan.Section:
			origin.head, origin.key, origin.label = own.Title.At(own.Span), "", own.Title.Text
		default:
			about := record.FieldByName("Record").Addr().Interface().(*plan.Record)
			origin.head, origin.key, origin.label = about.Head, collection+"/"+about.Key, about.Label
		}
		f.fill(view.Elem(), record)
		views.Index(i).Set(view)
	}
	into.Set(views)
}

// money is an amount in the plan's currency; unknown where no rate leads there.
func (f filler) money(m plan.Money) float64 {
	converted, ok := m.In(f.currency, f.facts.Plan.Rates)
	if !ok || !m.IsSet() {
		return unknown
	}
	return number(converted.Amount)
}

func number(d decimal.Decimal) float64 {
	n, _ := d.Float64()
	return n
}

func ifSet(o plan.Origin, value decimal.Decimal) float64 {
	if !o.IsSet() {
		return unknown
	}
	return number(value)
}

// text is what was written and understood.
func text(o plan.Origin) string {
	if !o.IsSet() {
		return ""
	}
	return shortened(o.Text)
}

func shortened(text string) string {
	if len(text) <= longestText {
		return text
	}
	cut := longestText
	for !utf8.RuneStart(text[cut]) {
		cut--
	}
	return text[:cut]
}

func dateOf(d plan.Date) *Date {
	date := &Date{Text: shortened(d.Text), span: d.Span, Year: unknown, Month: unknown}
	if d.Known() {
		date.Known, date.first, date.last, date.day = true, d.First, d.Last, d.Precision == plan.ToDay
		date.Year, date.Month = float64(d.First.Time().Year()), float64(d.First.Time().Month())
	}
	return date
}

func dayOf(day plan.Day) *Date {
	return dateOf(plan.Date{Origin: plan.Origin{State: plan.Set, Text: day.String()}, First: day, Last: day})
}

func personOf(p plan.Person) *Person {
	return &Person{Known: p.IsSet() && p.Side != plan.Nobody, Name: shortened(p.Label()), Ours: p.Side == plan.Ours, Theirs: p.Side == plan.Theirs, span: p.Span}
}
