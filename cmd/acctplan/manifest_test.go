package main

import (
	"reflect"
	"testing"

	"github.com/acctplan/acctplan/pkg/brief"
)

// What a page says is hashed as JSON, which leaves out what is not exported: everything that a
// page is made of has to be.
func TestBriefIsAllExported(t *testing.T) {
	seen := map[reflect.Type]bool{}
	var look func(of reflect.Type)
	look = func(of reflect.Type) {
		switch of.Kind() {
		case reflect.Slice, reflect.Array, reflect.Pointer, reflect.Map:
			look(of.Elem())
		case reflect.Struct:
			if seen[of] {
				return
			}
			seen[of] = true
			for i := range of.NumField() {
				field := of.Field(i)
				if !field.IsExported() || field.Tag.Get("json") != "" {
					t.Errorf("%s.%s does not enter the hash", of, field.Name)
				}
				look(field.Type)
			}
		case reflect.Func, reflect.Interface, reflect.Chan:
			t.Errorf("%s cannot be hashed", of)
		}
	}
	look(reflect.TypeFor[brief.Brief]())
}

func TestPageNames(t *testing.T) {
	for _, name := range []string{"acme.html", "acme.pdf", "müller.html", "a_b-c.d.pdf"} {
		if !isPageName(name) {
			t.Errorf("%s is the name of a page", name)
		}
	}
	for _, name := range []string{"", ".html", "../acme.html", "a/b.html", `a\b.html`, "/etc/x.pdf", "acme.js", "acme", ".hidden.html", "A.html", "\xff.html"} {
		if isPageName(name) {
			t.Errorf("%q is no name of a page", name)
		}
	}
}
