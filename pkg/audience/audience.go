// Package audience decides what of a plan a customer may read. Two things decide: the list of
// fields that are allowed (Fields, adjusted by a Visibility), and the records themselves: an
// action is shown where it is a joint one. What is between marks of internal text has been taken
// out of the source before (syntax.WithoutInternal).
package audience

import (
	"slices"
	"strings"
)

// Visibility adjusts the list of fields. The zero value is the list as it is.
type Visibility struct {
	Show []string // names of offered fields, or of collections, that are shown
	Hide []string // names of shown fields, or of collections, that are not
}

// Shows reports whether a customer may read a field.
func (v Visibility) Shows(f Field) bool {
	switch f.Class {
	case Shown:
		return !named(v.Hide, f.Name)
	case Offered:
		return named(v.Show, f.Name) && !named(v.Hide, f.Name)
	}
	return false
}

// paths are the fields that a customer may read, by their place in the model.
func (v Visibility) paths() map[string]bool {
	allowed := map[string]bool{}
	for _, f := range Fields() {
		if v.Shows(f) {
			allowed[f.Path] = true
		}
	}
	return allowed
}

// named reports whether a list names a field or its collection.
func named(list []string, name string) bool {
	collection, _, _ := strings.Cut(name, ".")
	return slices.Contains(list, name) || slices.Contains(list, collection)
}

// Names lists the names that `visibility:` may show or hide: fields and, for several at once,
// their collections.
func Names(class Class) []string {
	var names []string
	for _, f := range Fields() {
		if f.Class != class {
			continue
		}
		if collection, _, inside := strings.Cut(f.Name, "."); inside && !slices.Contains(names, collection) {
			names = append(names, collection)
		}
		names = append(names, f.Name)
	}
	return names
}

// IsShown reports whether a field, or everything of a collection, is shown without a word.
func IsShown(name string) bool {
	return slices.Contains(Names(Shown), name) && !slices.Contains(Names(Offered), name)
}

// Forbidden says why something can never be shown; ok is false where it can be, or where there
// is no field of that name.
func Forbidden(name string) (why string, ok bool) {
	collection, _, _ := strings.Cut(name, ".")
	for _, f := range Fields() {
		if f.Class == Never && (f.Name == name || f.Name == collection) {
			return f.Why, true
		}
	}
	return "", false
}
