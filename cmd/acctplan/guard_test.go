package main

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// A panic over some of several plans costs those, and one over plans of which none gives it alone
// is the run's.
func TestSurvive(t *testing.T) {
	itself := func(s string) string { return s }
	for _, test := range []struct {
		name        string
		panics      func([]string) bool
		rest, lost  []string
		wholeBroken bool
	}{
		{"none", func([]string) bool { return false }, []string{"a", "b", "c"}, nil, false},
		{"one", func(l []string) bool { return slices.Contains(l, "b") }, []string{"a", "c"}, []string{"b"}, false},
		{"all", func(l []string) bool { return len(l) > 0 }, nil, []string{"a", "b", "c"}, false},
		{"together", func(l []string) bool { return len(l) > 1 }, nil, nil, true},
	} {
		var done []string
		rest, lost, err := survive(&app{}, []string{"a", "b", "c"}, itself, func(items []string) {
			if test.panics(items) {
				panic("no such cell")
			}
			done = items
		})
		var paths []string
		for _, failure := range lost {
			paths = append(paths, failure.Path)
			if !strings.HasPrefix(failure.Message, "internal error: no such cell; please report it") {
				t.Error(failure.Message)
			}
		}
		if fmt.Sprint(rest, paths) != fmt.Sprint(test.rest, test.lost) || (err != nil) != test.wholeBroken {
			t.Errorf("%s: %q are left, %q lost, %v", test.name, rest, paths, err)
		}
		if !test.wholeBroken && fmt.Sprint(done) != fmt.Sprint(test.rest) {
			t.Errorf("%s: %q are done", test.name, done)
		}
	}
}

func TestContained(t *testing.T) {
	err := (&app{}).contained("acme.md", func() error { panic("no such cell") })
	if err == nil || !strings.HasPrefix(err.Error(), "acme.md: internal error: no such cell; please report it") {
		t.Errorf("the error is %v", err)
	}
	if err := (&app{}).contained("acme.md", func() error { return nil }); err != nil {
		t.Error(err)
	}
}
