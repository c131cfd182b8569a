// Package schemacheck decides whether a frontmatter keeps to plan.schema.json. It says yes or no
// and nothing more, about fifty times as fast as a validator that can say why, which is asked
// only where the answer is no.
//
// The schema is written as Go values by generate.go. Tests hold the answers to those of the
// validator on whatever values they can think of.
package schemacheck

//go:generate go run generate.go

import (
	"math"
	"unicode/utf8"
)

// Object is a JSON object whose names are all different, in any order. The other JSON values
// are string, float64, bool, nil and []any.
type Object []Member

// Member is one name of an object and its value.
type Member struct {
	Name  string
	Value any
}

// Has reports whether the object has the name.
func (o Object) Has(name string) bool {
	for i := range o {
		if o[i].Name == name {
			return true
		}
	}
	return false
}

// Set gives a name its value, in the place of the one that it had.
func (o *Object) Set(name string, value any) {
	for i := range *o {
		if (*o)[i].Name == name {
			(*o)[i].Value = value
			return
		}
	}
	*o = append(*o, Member{name, value})
}

// Map is the object, and those in it, as the maps that encoding/json makes of objects.
func (o Object) Map() map[string]any {
	m := make(map[string]any, len(o))
	for _, member := range o {
		m[member.Name] = plain(member.Value)
	}
	return m
}

func plain(v any) any {
	switch v := v.(type) {
	case Object:
		return v.Map()
	case []any:
		list := make([]any, len(v))
		for i := range v {
			list[i] = plain(v[i])
		}
		return list
	}
	return v
}

// Plan reports whether an object is valid against plan.schema.json.
func Plan(frontmatter Object) bool { return planSchema.allows(frontmatter) }

// schema holds the keywords that plan.schema.json uses; the zero value of each asks for nothing.
type schema struct {
	ref                                *schema
	anyOf                              []schema
	kinds                              kind
	enum                               []string // also a constant, as the only word
	number                             bound    // a constant that is a number
	minLength, minItems, minProperties int
	minimum, maximum                   bound
	pattern                            func(string) bool
	uniqueItems                        bool
	items                              *schema
	properties                         []property
	required                           []string
}

// property is what the value of a name must keep to.
type property struct {
	name string
	schema
}

// bound is a number that a schema names, where it names one.
type bound struct {
	set   bool
	value float64
}

// kind is a set of the types of JSON values.
type kind uint8

const (
	isString kind = 1 << iota
	isNumber
	isInteger
	isBoolean
	isArray
	isObject
	isNull
)

// allows reports whether a value keeps to the schema.
func (s *schema) allows(value any) bool {
	if s.ref != nil && !s.ref.allows(value) {
		return false
	}
	if s.anyOf != nil && !s.allowsAny(value) {
		return false
	}
	switch v := value.(type) {
	case string:
		return s.is(isString) && !s.number.set && s.allowsText(v)
	case float64:
		whole := isNumber
		if v == math.Trunc(v) {
			whole |= isInteger
		}
		return s.is(whole) && s.enum == nil && (!s.number.set || v == s.number.value) &&
			(!s.minimum.set || v >= s.minimum.value) && (!s.maximum.set || v <= s.maximum.value)
	case bool:
		return s.is(isBoolean) && s.enum == nil && !s.number.set
	case nil:
		return s.is(isNull) && s.enum == nil && !s.number.set
	case []any:
		return s.is(isArray) && s.enum == nil && !s.number.set && s.allowsList(v)
	case Object:
		return s.is(isObject) && s.enum == nil && !s.number.set && s.allowsObject(v)
	}
	return false
}

// is reports whether one of some types is allowed.
func (s *schema) is(one kind) bool { return s.kinds == 0 || s.kinds&one != 0 }

func (s *schema) allowsAny(value any) bool {
	for i := range s.anyOf {
		if s.anyOf[i].allows(value) {
			return true
		}
	}
	return false
}

func (s *schema) allowsText(text string) bool {
	if s.enum != nil {
		known := false
		for _, word := range s.enum {
			known = known || word == text
		}
		if !known {
			return false
		}
	}
	if len(text) < s.minLength || s.minLength > 1 && utf8.RuneCountInString(text) < s.minLength {
		return false
	}
	return s.pattern == nil || s.pattern(text)
}

func (s *schema) allowsList(list []any) bool {
	if len(list) < s.minItems || s.uniqueItems && !unique(list) {
		return false
	}
	if s.items == nil {
		return true
	}
	for _, item := range list {
		if !s.items.allows(item) {
			return false
		}
	}
	return true
}

// unique reports whether the items are texts and all different. All lists that must not repeat
// anything are lists of texts.
func unique(list []any) bool {
	if len(list) <= 8 {
		for i := range list {
			text, ok := list[i].(string)
			if !ok {
				return false
			}
			for _, earlier := range list[:i] {
				if earlier == text {
					return false
				}
			}
		}
		return true
	}
	seen := make(map[string]bool, len(list))
	for i := range list {
		text, ok := list[i].(string)
		if !ok || seen[text] {
			return false
		}
		seen[text] = true
	}
	return true
}

func (s *schema) allowsObject(object Object) bool {
	if len(object) < s.minProperties {
		return false
	}
	for _, name := range s.required {
		if !object.Has(name) {
			return false
		}
	}
	for i := range object {
		if p := s.property(object[i].Name); p != nil && !p.allows(object[i].Value) {
			return false
		}
	}
	return true
}

// property is the schema of a name's value; nil where anything goes.
func (s *schema) property(name string) *schema {
	low, high := 0, len(s.properties)
	for low < high {
		middle := int(uint(low+high) >> 1)
		switch p := &s.properties[middle]; {
		case p.name == name:
			return &p.schema
		case p.name < name:
			low = middle + 1
		default:
			high = middle
		}
	}
	return nil
}
