// Guarding: a mistake of acctplan's own over one plan costs that plan its part of a run, which says
// so, names the file and how to report it, and ends with exit code 2. The others go on.
package main

import (
	"errors"
	"fmt"

	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/workspace"
)

// defect is a mistake of acctplan's own, which a panic brought up.
type defect struct{ problem any }

func (d defect) Error() string {
	return fmt.Sprintf("internal error: %v; please report it, with the plan if you can, at https://github.com/acctplan/acctplan/issues", d.problem)
}

// attempt does something over plans. A panic on the way becomes a defect.
func (a *app) attempt(do func() error, paths ...string) (err error) {
	defer func() {
		if problem := recover(); problem != nil {
			err = defect{problem}
		}
	}()
	if a.fault != nil {
		for _, path := range paths {
			a.fault(path)
		}
	}
	return do()
}

// contained is attempt for what changes one file, and for errors that people read: a defect names
// the file, as the others do by themselves.
func (a *app) contained(path string, do func() error) error {
	err := a.attempt(do, path)
	if errors.As(err, &defect{}) {
		return fmt.Errorf("%s: %w", path, err)
	}
	return err
}

// guard does something over one plan of the input; false where it panicked, which is an error of
// that file's then.
func (a *app) guard(in *input, path string, do func()) bool {
	err := a.attempt(func() error { do(); return nil }, path)
	if err != nil {
		in.Errors = append(in.Errors, workspace.FileError{Path: path, Message: err.Error()})
	}
	return err == nil
}

func pathOf(p *plan.Plan) string { return p.Path }

// survive does something over several plans at once, and, where that panics, once more without
// those over which it panics alone. It returns the others, and those as errors of their files. What
// is done must not be seen before survive returns: it may be done several times. The error is a
// panic over plans of which each alone gives none.
func survive[T any](a *app, items []T, path func(T) string, do func(items []T)) (rest []T, lost []workspace.FileError, err error) {
	try := func(items []T) error {
		var paths []string
		if a.fault != nil {
			for _, item := range items {
				paths = append(paths, path(item))
			}
		}
		return a.attempt(func() error { do(items); return nil }, paths...)
	}
	if err = try(items); err == nil {
		return items, nil, nil
	}
	for i, item := range items {
		if broken := try(items[i : i+1]); broken != nil {
			lost = append(lost, workspace.FileError{Path: path(item), Message: broken.Error()})
		} else {
			rest = append(rest, item)
		}
	}
	if len(lost) == 0 {
		return nil, nil, err
	}
	return rest, lost, try(rest)
}
